//! Compressed clusters.

use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use zstd::stream::raw::{DParameter, Decoder, Operation};

/// The largest window of a zstd frame: 8 MiB. Writers need no more than a cluster, at most 2 MiB.
const WINDOW_LOG: u32 = 23;

/// A compression of the clusters of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    /// A bare deflate stream.
    Deflate,
    /// A zstd frame.
    Zstd,
}

/// Fills `cluster` from the start of `bytes`, which can go on after their end. Returns true on success.
pub(super) fn inflate(compression: Compression, bytes: &[u8], cluster: &mut [u8]) -> bool {
    match compression {
        Compression::Deflate => deflate(bytes, cluster),
        Compression::Zstd => zstd(bytes, cluster).unwrap_or(false),
    }
}

fn deflate(bytes: &[u8], cluster: &mut [u8]) -> bool {
    let mut state = Box::<DecompressorOxide>::default();
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (_, _, filled) = decompress(&mut state, bytes, cluster, 0, flags);
    filled == cluster.len()
}

fn zstd(bytes: &[u8], cluster: &mut [u8]) -> std::io::Result<bool> {
    let mut decoder = Decoder::new()?;
    decoder.set_parameter(DParameter::WindowLogMax(WINDOW_LOG))?;
    let (mut read, mut filled) = (0, 0);
    loop {
        let (from, to) = (bytes.get(read..).unwrap_or(&[]), cluster.get_mut(filled..).unwrap_or(&mut []));
        let step = decoder.run_on_buffers(from, to)?;
        read += step.bytes_read;
        filled += step.bytes_written;
        if filled == cluster.len() {
            return Ok(true);
        }
        // The frame is at its end, or makes no progress, and the cluster is not full.
        if step.remaining == 0 || (step.bytes_read == 0 && step.bytes_written == 0) {
            return Ok(false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_with_something_behind_them_fill_clusters() {
        let content: Vec<u8> = (0..65536u32).map(|number| (number / 100) as u8).collect();
        let mut frame = zstd::encode_all(&content[..], 3).unwrap();
        frame.extend_from_slice(b"something else");
        let mut cluster = vec![0; 65536];
        assert!(inflate(Compression::Zstd, &frame, &mut cluster));
        assert!(cluster == content);
        assert!(!inflate(Compression::Zstd, &frame, &mut vec![0; 131_072]));
        assert!(!inflate(Compression::Zstd, &frame[..100], &mut cluster));
        assert!(!inflate(Compression::Deflate, &[], &mut cluster));
        // One stored block of 4 bytes, the last one.
        let stored = [1, 4, 0, 0xfb, 0xff, b'd', b'i', b's', b'k', 99, 99];
        let mut small = [0; 4];
        assert!(inflate(Compression::Deflate, &stored, &mut small));
        assert_eq!(&small, b"disk");
        assert!(!inflate(Compression::Deflate, &stored, &mut [0; 5]));
    }
}

//! The header of a qcow2 file.

use super::MAGIC;
use super::inflate::Compression;
use crate::disk::format::input::{be32, be64};
use crate::disk::format::{Format, Input, MAX_SIZE, Result};

/// The features that a reader must know: their bits, and the end of a message about an image that has them. The last
/// one, the compression, is known here.
const FEATURES: [(u64, &str); 3] = [
    (1 << 2, "keeps its data in another file"),
    (1 << 4, "has subclusters (extended L2 entries)"),
    (!0b1_1111, "has features that are not known here"),
];
const DIRTY: u64 = 1 << 0;
const CORRUPT: u64 = 1 << 1;
const COMPRESSION: u64 = 1 << 3;

/// The part of the header that a reader needs, checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) version: u32,
    pub(super) cluster_bits: u32,
    pub(super) size: u64,
    pub(super) l1_entries: u64,
    pub(super) l1_offset: u64,
    pub(super) compression: Compression,
}

impl Header {
    /// Reads and checks the header.
    pub(super) fn read(input: &Input) -> Result<Self> {
        let mut bytes = [0; 112];
        input.read_padded(0, &mut bytes)?;
        Self::parse(&bytes)
    }

    fn parse(bytes: &[u8; 112]) -> Result<Self> {
        if !bytes.starts_with(&MAGIC) {
            return Err(Format::Qcow2.damaged("it does not begin like one"));
        }
        let version = be32(bytes, 4);
        if version != 2 && version != 3 {
            return Err(Format::Qcow2.unsupported(format!("has version {version}")));
        }
        if be64(bytes, 8) != 0 {
            return Err(Format::Qcow2.unsupported("has a backing file"));
        }
        if be32(bytes, 32) != 0 {
            return Err(Format::Qcow2.unsupported("is encrypted"));
        }
        let compression = if version == 3 { Self::features(bytes)? } else { Compression::Deflate };
        let header = Self {
            version,
            cluster_bits: be32(bytes, 20),
            size: be64(bytes, 24),
            l1_entries: u64::from(be32(bytes, 36)),
            l1_offset: be64(bytes, 40),
            compression,
        };
        if !(9..=21).contains(&header.cluster_bits) {
            let bits = header.cluster_bits;
            return Err(Format::Qcow2.damaged(format!("clusters of 2^{bits} bytes; 2^9 to 2^21 there are")));
        }
        Format::Qcow2.limit(header.size, MAX_SIZE)?;
        if header.l1_entries < header.size.div_ceil(header.cluster() * header.l2_entries()) {
            return Err(Format::Qcow2.damaged("the L1 table is too short for the size"));
        }
        Ok(header)
    }

    /// Checks the features, which only version 3 has.
    fn features(bytes: &[u8]) -> Result<Compression> {
        let features = be64(bytes, 72);
        if features & CORRUPT != 0 {
            return Err(Format::Qcow2.damaged("it is marked as corrupt; qemu-img check -r all may repair it"));
        }
        if features & DIRTY != 0 {
            let what = "it is marked as in use: it was not closed, or is open; see qemu-img check -r all";
            return Err(Format::Qcow2.damaged(what));
        }
        if let Some((_, what)) = FEATURES.iter().find(|(bit, _)| features & bit != 0) {
            return Err(Format::Qcow2.unsupported(*what));
        }
        let kind = if be32(bytes, 100) > 104 { bytes.get(104).copied().unwrap_or(0) } else { 0 };
        match (features & COMPRESSION != 0, kind) {
            (false, 0) => Ok(Compression::Deflate),
            (true, 1) => Ok(Compression::Zstd),
            _ => Err(Format::Qcow2.unsupported(format!("has compression type {kind}"))),
        }
    }

    /// Returns the bytes in a cluster.
    pub(super) fn cluster(&self) -> u64 {
        1 << self.cluster_bits
    }

    /// Returns the number of entries in an L2 table.
    pub(super) fn l2_entries(&self) -> u64 {
        self.cluster() / 8
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::format::input::put;

    fn sound() -> [u8; 112] {
        let mut bytes = [0; 112];
        put(&mut bytes, 0, &MAGIC);
        put(&mut bytes, 4, &3u32.to_be_bytes());
        put(&mut bytes, 20, &16u32.to_be_bytes());
        put(&mut bytes, 24, &(5u64 << 30).to_be_bytes());
        put(&mut bytes, 36, &10u32.to_be_bytes());
        put(&mut bytes, 40, &65536u64.to_be_bytes());
        put(&mut bytes, 100, &112u32.to_be_bytes());
        bytes
    }

    fn refusal(at: usize, value: &[u8]) -> String {
        let mut bytes = sound();
        put(&mut bytes, at, value);
        Header::parse(&bytes).unwrap_err().to_string()
    }

    #[test]
    fn a_sound_header_is_read() {
        let header = Header::parse(&sound()).unwrap();
        assert_eq!(header.cluster(), 65536);
        assert_eq!(header.l2_entries(), 8192);
        assert_eq!((header.size, header.l1_entries, header.l1_offset), (5 << 30, 10, 65536));
        assert_eq!(header.compression, Compression::Deflate);
        let mut zstd = sound();
        put(&mut zstd, 72, &COMPRESSION.to_be_bytes());
        put(&mut zstd, 104, &[1]);
        assert_eq!(Header::parse(&zstd).unwrap().compression, Compression::Zstd);
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_name() {
        assert!(refusal(0, b"QFI ").contains("does not begin"));
        assert!(refusal(4, &1u32.to_be_bytes()).contains("version 1"));
        assert!(refusal(8, &1u64.to_be_bytes()).contains("backing file"));
        assert!(refusal(20, &8u32.to_be_bytes()).contains("2^8"));
        assert!(refusal(20, &u32::MAX.to_be_bytes()).contains("clusters"));
        assert!(refusal(24, &(MAX_SIZE + 1).to_be_bytes()).contains("more than"));
        assert!(refusal(32, &2u32.to_be_bytes()).contains("encrypted"));
        assert!(refusal(36, &9u32.to_be_bytes()).contains("too short"));
        assert!(refusal(72, &1u64.to_be_bytes()).contains("in use"));
        assert!(refusal(72, &2u64.to_be_bytes()).contains("corrupt"));
        assert!(refusal(72, &4u64.to_be_bytes()).contains("another file"));
        assert!(refusal(72, &8u64.to_be_bytes()).contains("compression type 0"));
        assert!(refusal(72, &16u64.to_be_bytes()).contains("subclusters"));
        assert!(refusal(72, &(1u64 << 40).to_be_bytes()).contains("not known"));
        assert!(refusal(104, &[1]).contains("compression type 1"));
    }
}

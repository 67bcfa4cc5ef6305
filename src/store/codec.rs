//! The codec: it turns a block into a record and back.
//!
//! A block is kept raw, as a zstd frame, or as a **delta** against another block (its base). A delta holds only the
//! lines that differ from the base. The record of a delta is a zstd frame of
//!
//! | bytes | content |
//! |---|---|
//! | 128 | one bit for each of 1,024 lines of 64 bytes, lowest bit of the first byte first: set if the line differs |
//! | 64 × ones | the lines that differ |
//!
//! On disk images, blocks are overwritten in place. A delta takes fewer bytes there than a zstd frame with the base as
//! its prefix. It also takes a third of the time.

use crate::model::BLOCK_SIZE;
use std::io;
use std::str::FromStr;
use zstd::bulk::{Compressor, Decompressor};
use zstd::zstd_safe::compress_bound;

/// A block is kept compressed only if that saves at least 1/16 of its bytes.
const WORTH_IT: usize = BLOCK_SIZE - BLOCK_SIZE / 16;

/// The size of a sample in bytes. A block that follows an incompressible block is tested by samples.
const SAMPLE: usize = 2048;
const SAMPLES: [usize; 2] = [BLOCK_SIZE / 4, 3 * BLOCK_SIZE / 4];

/// The size in bytes of a line, the smallest unit of a delta.
const LINE: usize = 64;
const LINES: usize = BLOCK_SIZE / LINE;
/// The size of the map in bytes: one bit for each line.
const MAP: usize = LINES / 8;
/// The number of bytes of a block that one byte of the map describes.
const PART: usize = 8 * LINE;
/// The largest number of different lines in a delta. A block with more is stored whole: it takes little more room, and
/// later blocks can be small deltas against it.
const MOST_LINES: usize = LINES / 2;

/// The encoding of a block in its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// The block itself.
    Raw,
    /// A zstd frame of the block.
    Zstd,
    /// A zstd frame of the differences from its base.
    Delta,
}

impl Encoding {
    /// Returns true if the block can be decoded from the record alone.
    pub fn is_whole(self) -> bool {
        self != Self::Delta
    }

    /// Returns the byte of the encoding in a footer.
    pub fn to_byte(self) -> u8 {
        match self {
            Self::Raw => 0,
            Self::Zstd => 1,
            Self::Delta => 2,
        }
    }

    /// Returns the encoding of a byte in a footer.
    pub fn from_byte(byte: u8) -> Option<Self> {
        match byte {
            0 => Some(Self::Raw),
            1 => Some(Self::Zstd),
            2 => Some(Self::Delta),
            _ => None,
        }
    }
}

/// The amount of work for compression.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compression {
    /// None.
    Off,
    /// A level of zstd, −7 (fast) to 19 (small).
    Level(i32),
    /// Little work for a whole disk, and more for its changes.
    #[default]
    Auto,
}

impl Compression {
    const FASTEST: i32 = -7;
    const SMALLEST: i32 = 19;
    /// Measured on two cores with blocks of 64 KiB of a system disk, against level 1: a first snapshot takes four
    /// fifths of the time and 1.04 of the bytes (of text more). Faster levels gain little more time.
    const WHOLE_DISK: i32 = -1;
    /// An increment is small beside the bytes that a capture reads, so its size counts more than the time.
    const INCREMENT: i32 = 1;

    /// Returns the compression for the changes of a disk that was captured before.
    #[must_use]
    pub fn for_increment(self) -> Self {
        if self == Self::Auto { Self::Level(Self::INCREMENT) } else { self }
    }

    /// Returns the level for data that is always compressed.
    fn level(self) -> i32 {
        match self {
            Self::Level(level) => level,
            Self::Auto => Self::WHOLE_DISK,
            Self::Off => Self::FASTEST,
        }
    }
}

/// A text that is no [`Compression`].
#[derive(Debug, thiserror::Error)]
#[error("{0:?} is no compression: say off, auto, or a level of zstd from -7 (fast) to 19 (small), but 0")]
pub struct UnknownCompression(String);

impl FromStr for Compression {
    type Err = UnknownCompression;

    fn from_str(text: &str) -> Result<Self, UnknownCompression> {
        match text {
            "off" => Ok(Self::Off),
            "auto" => Ok(Self::Auto),
            _ => text
                .parse()
                .ok()
                .filter(|level| *level != 0 && (Self::FASTEST..=Self::SMALLEST).contains(level))
                .map(Self::Level)
                .ok_or_else(|| UnknownCompression(text.to_owned())),
        }
    }
}

/// Encodes and decodes blocks. Each thread has its own codec, since a codec keeps its tables.
pub struct Codec {
    compression: Compression,
    compressor: Compressor<'static>,
    decompressor: Decompressor<'static>,
    /// A compressed sample, or a decompressed delta.
    scratch: Vec<u8>,
    /// A delta before its compression.
    delta: Vec<u8>,
    /// Whether the block before was not worth compressing. Such blocks often follow each other.
    is_hard: bool,
}

impl std::fmt::Debug for Codec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Codec").field("compression", &self.compression).finish_non_exhaustive()
    }
}

impl Codec {
    /// Returns a codec.
    ///
    /// # Errors
    /// When zstd cannot be set up.
    pub fn new(compression: Compression) -> io::Result<Self> {
        Ok(Self {
            compression,
            // The compressor is also needed without compression, since deltas are always compressed.
            compressor: Compressor::new(compression.level())?,
            decompressor: Decompressor::new()?,
            scratch: vec![0; MAP + BLOCK_SIZE],
            delta: Vec::with_capacity(MAP + BLOCK_SIZE),
            is_hard: false,
        })
    }

    /// Appends a block's zstd frame to `frames` if that saves enough bytes. Else nothing is appended, and the block is
    /// best kept raw.
    ///
    /// # Errors
    /// When zstd fails.
    pub fn encode(&mut self, block: &[u8; BLOCK_SIZE], frames: &mut Vec<u8>) -> io::Result<Encoding> {
        if self.compression == Compression::Off || self.is_hard && self.looks_hard(block)? {
            return Ok(Encoding::Raw);
        }
        let start = frames.len();
        let length = append_frame(&mut self.compressor, block, frames)?;
        self.is_hard = length > WORTH_IT;
        if self.is_hard {
            frames.truncate(start);
            return Ok(Encoding::Raw);
        }
        Ok(Encoding::Zstd)
    }

    /// Returns true if samples of a block do not compress.
    fn looks_hard(&mut self, block: &[u8; BLOCK_SIZE]) -> io::Result<bool> {
        for start in SAMPLES {
            let sample = &block[start..start + SAMPLE];
            if self.compressor.compress_to_buffer(sample, &mut self.scratch)? <= SAMPLE - SAMPLE / 16 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Appends the record of a block as a delta against `base` to `frames`. Returns true if it was appended, and false
    /// if the blocks have too little in common.
    ///
    /// # Errors
    /// When zstd fails.
    pub fn encode_delta(
        &mut self,
        block: &[u8; BLOCK_SIZE],
        base: &[u8; BLOCK_SIZE],
        frames: &mut Vec<u8>,
    ) -> io::Result<bool> {
        self.delta.clear();
        self.delta.resize(MAP, 0);
        // Most parts are equal, and comparing whole parts is faster than comparing lines.
        let parts = block.as_chunks::<PART>().0.iter().zip(base.as_chunks::<PART>().0);
        for (byte, (part, old)) in parts.enumerate().filter(|(_, (part, old))| part != old) {
            let lines = part.as_chunks::<LINE>().0.iter().zip(old.as_chunks::<LINE>().0);
            for (bit, (line, _)) in lines.enumerate().filter(|(_, (line, old))| line != old) {
                if self.delta.len() == MAP + MOST_LINES * LINE {
                    return Ok(false);
                }
                self.delta[byte] |= 1 << bit;
                self.delta.extend_from_slice(line);
            }
        }
        append_frame(&mut self.compressor, &self.delta, frames)?;
        Ok(true)
    }

    /// Decodes a record into `block`. For a delta, `block` holds the base at the call.
    ///
    /// # Errors
    /// When the record is invalid.
    pub fn decode(
        &mut self,
        encoding: Encoding,
        record: &[u8],
        block: &mut [u8; BLOCK_SIZE],
    ) -> io::Result<()> {
        match encoding {
            Encoding::Raw => {
                let whole: &[u8; BLOCK_SIZE] = record.try_into().map_err(|_| not_a_block())?;
                block.copy_from_slice(whole);
            }
            Encoding::Zstd => {
                let length = self.decompressor.decompress_to_buffer(record, &mut block[..])?;
                if length != BLOCK_SIZE {
                    return Err(not_a_block());
                }
            }
            Encoding::Delta => self.apply_delta(record, block)?,
        }
        Ok(())
    }

    fn apply_delta(&mut self, record: &[u8], block: &mut [u8; BLOCK_SIZE]) -> io::Result<()> {
        let length = self.decompressor.decompress_to_buffer(record, &mut self.scratch)?;
        let (map, lines) = self.scratch[..length].split_at_checked(MAP).ok_or_else(not_a_block)?;
        let mut new = lines.chunks_exact(LINE);
        for (number, line) in block.as_chunks_mut::<LINE>().0.iter_mut().enumerate() {
            if map[number / 8] & 1 << (number % 8) != 0 {
                line.copy_from_slice(new.next().ok_or_else(not_a_block)?);
            }
        }
        if new.next().is_some() || !new.remainder().is_empty() {
            return Err(not_a_block());
        }
        Ok(())
    }
}

/// Appends the zstd frame of `bytes` to `frames`, where zstd writes it. Returns its length in bytes.
fn append_frame(
    compressor: &mut Compressor<'static>,
    bytes: &[u8],
    frames: &mut Vec<u8>,
) -> io::Result<usize> {
    frames.reserve(compress_bound(bytes.len()));
    let start = frames.len() as u64;
    let mut end = io::Cursor::new(frames);
    end.set_position(start);
    compressor.compress_to_buffer(bytes, &mut end)
}

fn not_a_block() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "not a whole block")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn noise(seed: u32) -> Box<[u8; BLOCK_SIZE]> {
        let mut state = seed | 1;
        let mut block = Box::new([0; BLOCK_SIZE]);
        for byte in block.iter_mut() {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            *byte = (state >> 16) as u8;
        }
        block
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        /// After any writes, a delta restores the block, or there is no delta because too much was written.
        #[test]
        fn deltas_bring_back_what_was_written(
            writes in prop::collection::vec((0..BLOCK_SIZE, 1..20_000usize, any::<u8>()), 0..8),
        ) {
            let base = noise(3);
            let mut block = base.clone();
            for (start, length, byte) in writes {
                block[start..BLOCK_SIZE.min(start + length)].fill(byte);
            }
            let differing =
                block.as_chunks::<LINE>().0.iter().zip(base.as_chunks::<LINE>().0).filter(|(a, b)| a != b).count();
            let mut codec = Codec::new(Compression::default()).unwrap();
            let mut record = Vec::new();
            let is_delta = codec.encode_delta(&block, &base, &mut record).unwrap();
            prop_assert_eq!(is_delta, differing <= MOST_LINES);
            if is_delta {
                let mut decoded = base.clone();
                codec.decode(Encoding::Delta, &record, &mut decoded).unwrap();
                prop_assert!(decoded == block);
            } else {
                prop_assert!(record.is_empty());
            }
        }

        /// The decoder does not panic on any bytes.
        #[test]
        fn damaged_deltas_are_refused(content in prop::collection::vec(any::<u8>(), 0..300)) {
            let mut codec = Codec::new(Compression::default()).unwrap();
            let frame = zstd::bulk::compress(&content, 1).unwrap();
            let ones = content.iter().take(MAP).map(|byte| byte.count_ones() as usize).sum::<usize>();
            let is_whole = content.len() >= MAP && content.len() - MAP == ones * LINE;
            let mut block = noise(1);
            prop_assert_eq!(codec.decode(Encoding::Delta, &frame, &mut block).is_ok(), is_whole);
            prop_assert!(codec.decode(Encoding::Delta, &content, &mut block).is_err());
        }
    }

    #[test]
    fn blocks_come_back_at_every_compression() {
        let mut text = Box::new([0; BLOCK_SIZE]);
        text.iter_mut()
            .zip(b"one line like the other\n".iter().cycle())
            .for_each(|(byte, letter)| *byte = *letter);
        for compression in ["off", "auto", "-7", "1", "19"] {
            let mut codec = Codec::new(compression.parse().unwrap()).unwrap();
            // Noise comes first and between, since an incompressible block must not hide a compressible one.
            for block in [noise(1), noise(2), text.clone(), noise(3), text.clone()] {
                let mut frames = Vec::new();
                let encoding = codec.encode(&block, &mut frames).unwrap();
                let is_small = block == text && compression != "off";
                assert_eq!(encoding, if is_small { Encoding::Zstd } else { Encoding::Raw }, "{compression}");
                let record = if is_small { &frames[..] } else { &block[..] };
                let mut decoded = noise(4);
                codec.decode(encoding, record, &mut decoded).unwrap();
                assert!(decoded == block);
            }
        }
        for bad in ["", "0", "20", "-8", "fast", "1.5"] {
            assert!(bad.parse::<Compression>().is_err(), "{bad}");
        }
    }
}

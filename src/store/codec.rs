//! How a block is turned into a record and back.

use crate::model::BLOCK_SIZE;
use std::io;

/// The zstd level: on 64 KiB blocks the levels above cost more time than they save bytes.
const LEVEL: i32 = 1;

/// A block is kept compressed only if that saves at least a sixteenth of it.
const WORTH_IT: usize = BLOCK_SIZE - BLOCK_SIZE / 16;

/// How a record holds its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As it is.
    Raw,
    /// As a zstd frame.
    Zstd,
}

impl Encoding {
    /// The byte that stands for it in a footer.
    pub fn to_byte(self) -> u8 {
        match self {
            Self::Raw => 0,
            Self::Zstd => 1,
        }
    }

    /// Reads that byte.
    pub fn from_byte(byte: u8) -> Option<Self> {
        match byte {
            0 => Some(Self::Raw),
            1 => Some(Self::Zstd),
            _ => None,
        }
    }
}

/// Encodes and decodes blocks; one for each thread, since it keeps its tables.
pub struct Codec {
    compressor: zstd::bulk::Compressor<'static>,
    decompressor: zstd::bulk::Decompressor<'static>,
    scratch: Vec<u8>,
}

impl std::fmt::Debug for Codec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Codec")
    }
}

impl Codec {
    /// A codec.
    ///
    /// # Errors
    /// When zstd cannot be set up.
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            compressor: zstd::bulk::Compressor::new(LEVEL)?,
            decompressor: zstd::bulk::Decompressor::new()?,
            scratch: vec![0; zstd::zstd_safe::compress_bound(BLOCK_SIZE)],
        })
    }

    /// Appends a block's zstd frame to `frames` if that is worth it; else the block is best kept as it
    /// is, and nothing is appended.
    ///
    /// # Errors
    /// When zstd fails.
    pub fn encode(&mut self, block: &[u8; BLOCK_SIZE], frames: &mut Vec<u8>) -> io::Result<Encoding> {
        let length = self.compressor.compress_to_buffer(&block[..], &mut self.scratch)?;
        if length > WORTH_IT {
            return Ok(Encoding::Raw);
        }
        frames.extend_from_slice(&self.scratch[..length]);
        Ok(Encoding::Zstd)
    }

    /// Decodes a record into a block.
    ///
    /// # Errors
    /// When the record is no block.
    pub fn decode(
        &mut self,
        encoding: Encoding,
        record: &[u8],
        block: &mut [u8; BLOCK_SIZE],
    ) -> io::Result<()> {
        let cut = || io::Error::new(io::ErrorKind::InvalidData, "not a whole block");
        match encoding {
            Encoding::Raw => {
                let whole: &[u8; BLOCK_SIZE] = record.try_into().map_err(|_| cut())?;
                block.copy_from_slice(whole);
            }
            Encoding::Zstd => {
                let length = self.decompressor.decompress_to_buffer(record, &mut block[..])?;
                if length != BLOCK_SIZE {
                    return Err(cut());
                }
            }
        }
        Ok(())
    }
}

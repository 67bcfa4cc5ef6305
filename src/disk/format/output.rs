//! An image file of some format that is being written.

use super::{FormatError, Result};
use crate::model::BLOCK_SIZE;
use std::fs::File;
use std::os::unix::fs::FileExt;

/// The bytes in a piece (a block), which every format writes in one go.
pub(super) const PIECE: u64 = BLOCK_SIZE as u64;

/// A file that is being written.
pub(super) trait Output {
    /// Takes a piece of the disk at a multiple of [`PIECE`], the pieces in their order. Omitted pieces are zeros. The
    /// last one can reach past the end of the disk, with zeros.
    fn put(&mut self, offset: u64, piece: &[u8]) -> Result<()>;

    /// Writes everything that is left to be written.
    fn finish(&mut self) -> Result<()>;
}

pub(super) fn write_at(file: &File, offset: u64, bytes: &[u8]) -> Result<()> {
    file.write_all_at(bytes, offset).map_err(FormatError::Write)
}

pub(super) fn set_length(file: &File, length: u64) -> Result<()> {
    file.set_len(length).map_err(FormatError::Write)
}

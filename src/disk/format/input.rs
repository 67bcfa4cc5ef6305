//! The file that an image is read from: no offset in it is trusted.

use super::{Format, FormatError, Result};
use crate::sys;
use std::fs::File;
use std::ops::Range;
use std::os::unix::fs::FileExt;

/// The largest table that is held in memory, in bytes.
pub(super) const MAX_TABLE: u64 = 32 << 20;

/// An open file of known length.
#[derive(Debug)]
pub(super) struct Input {
    file: File,
    length: u64,
    format: Format,
}

impl Input {
    pub(super) fn new(file: File, format: Format) -> Result<Self> {
        let length = sys::file::length(&file).map_err(FormatError::Read)?;
        Ok(Self { file, length, format })
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Returns true if the file holds all `length` bytes from `offset`.
    pub(super) fn holds(&self, offset: u64, length: u64) -> bool {
        offset.checked_add(length).is_some_and(|end| end <= self.length)
    }

    /// Fills `bytes` from `offset`. If the file is too short, the error names the bytes by `what`.
    pub(super) fn read(&self, offset: u64, bytes: &mut [u8], what: &str) -> Result<()> {
        if !self.holds(offset, bytes.len() as u64) {
            return Err(self.format.damaged(format!("{what} would lie past the end of the file")));
        }
        self.file.read_exact_at(bytes, offset).map_err(FormatError::Read)
    }

    /// Fills `bytes` from `offset`; bytes past the end of the file read as zeros.
    pub(super) fn read_padded(&self, offset: u64, bytes: &mut [u8]) -> Result<()> {
        let inside = self.length.saturating_sub(offset).min(bytes.len() as u64);
        let (inside, outside) = bytes.split_at_mut(index(inside));
        outside.fill(0);
        self.file.read_exact_at(inside, offset).map_err(FormatError::Read)
    }

    /// Reads a table of `length` bytes. Before anything is allocated, the table must be in the file and no larger than
    /// [`MAX_TABLE`].
    pub(super) fn table(&self, offset: u64, length: u64, what: &str) -> Result<Vec<u8>> {
        if length > MAX_TABLE {
            return Err(self.format.unsupported(format!("has a larger {what} than {MAX_TABLE} bytes")));
        }
        if !self.holds(offset, length) {
            return Err(self.format.damaged(format!("the {what} would lie past the end of the file")));
        }
        let mut bytes = vec![0; index(length)];
        self.read(offset, &mut bytes, what)?;
        Ok(bytes)
    }

    /// Reads a table of `count` numbers of 8 bytes; see [`Input::table`].
    pub(super) fn numbers(&self, offset: u64, count: u64, what: &str) -> Result<Vec<u64>> {
        let bytes = self.table(offset, count.saturating_mul(8), what)?;
        Ok(bytes.as_chunks().0.iter().map(|number| u64::from_be_bytes(*number)).collect())
    }

    /// Returns the next range of the file at or after `from`, before `end`, that is no hole of the file itself.
    pub(super) fn next_data(&self, from: u64, end: u64) -> Result<Option<Range<u64>>> {
        sys::file::next_data(&self.file, from, end.min(self.length)).map_err(FormatError::Read)
    }
}

/// Returns a number as an index; a number that is too large becomes an index out of every slice.
pub(super) fn index(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Returns the big-endian number of 4 bytes at `at`; 0 past the end.
pub(super) fn be32(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |number| u32::from_be_bytes(*number))
}

/// Returns the big-endian number of 8 bytes at `at`; 0 past the end.
pub(super) fn be64(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |number| u64::from_be_bytes(*number))
}

/// Fills `bytes`, which begin at `offset` of a whole of `size` bytes, piece by piece. `read` is given neighbouring
/// pieces that each lie in one unit. Bytes past the end become zero.
pub(super) fn by_units(
    size: u64,
    unit: u64,
    offset: u64,
    bytes: &mut [u8],
    mut read: impl FnMut(u64, &mut [u8]) -> Result<()>,
) -> Result<()> {
    let inside = size.saturating_sub(offset).min(bytes.len() as u64);
    let (mut rest, outside) = bytes.split_at_mut(index(inside));
    outside.fill(0);
    let mut at = offset;
    while !rest.is_empty() {
        let length = (unit - at % unit).min(rest.len() as u64);
        let (piece, after) = rest.split_at_mut(index(length));
        read(at, piece)?;
        (rest, at) = (after, at + length);
    }
    Ok(())
}

/// Puts `value` into `bytes` at `at`, if there is room.
pub(super) fn put(bytes: &mut [u8], at: usize, value: &[u8]) {
    if let Some(place) = bytes.get_mut(at..).and_then(|rest| rest.get_mut(..value.len())) {
        place.copy_from_slice(value);
    }
}

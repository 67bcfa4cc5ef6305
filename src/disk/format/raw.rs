//! Raw images: byte `n` of the file is byte `n` of the disk. A hole of the file is a hole of the disk.

use super::input::by_units;
use super::output::Output;
use super::{Format, Input, MAX_SIZE, Result, Source};
use std::fs::File;
use std::ops::Range;

/// The disk in a raw file or block device.
#[derive(Debug)]
pub struct Raw {
    input: Input,
}

impl Raw {
    /// Opens the disk in a raw file.
    ///
    /// # Errors
    /// When the file cannot be read or is too large.
    pub fn open(file: File) -> Result<Self> {
        let input = Input::new(file, Format::Raw)?;
        Format::Raw.limit(input.length(), MAX_SIZE)?;
        Ok(Self { input })
    }
}

impl Source for Raw {
    fn size(&self) -> u64 {
        self.input.length()
    }

    fn next_data(&mut self, from: u64) -> Result<Option<Range<u64>>> {
        self.input.next_data(from, self.size())
    }

    fn read_at(&mut self, offset: u64, bytes: &mut [u8]) -> Result<()> {
        by_units(self.size(), MAX_SIZE, offset, bytes, |at, piece| self.input.read(at, piece, "data"))
    }
}

/// A raw file that is being written.
pub(super) struct Draft<'a> {
    file: &'a File,
    size: u64,
}

impl<'a> Draft<'a> {
    pub(super) fn new(file: &'a File, size: u64) -> Self {
        Self { file, size }
    }
}

impl Output for Draft<'_> {
    fn put(&mut self, offset: u64, piece: &[u8]) -> Result<()> {
        let inside = self.size.saturating_sub(offset).min(piece.len() as u64);
        let inside = piece.get(..super::index(inside)).unwrap_or(piece);
        super::output::write_at(self.file, offset, inside)
    }

    fn finish(&mut self) -> Result<()> {
        super::output::set_length(self.file, self.size)
    }
}

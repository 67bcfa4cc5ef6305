//! The input of a capture: blocks at any offset, read by several threads at once.

use super::{EngineError, Result};
use crate::disk::Image;
use crate::disk::format::{FormatError, Reader, Source};
use crate::model::{BlockNumber, ByteSize, Run};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The most blocks in a run of data of a file. The blocks are neighbours in the disk, not necessarily in the file.
const LONGEST_RUN: u64 = 64;

/// The blocks of a disk in an image or a file.
pub(super) trait Blocks: Sync {
    /// Returns the size of the disk.
    fn size(&self) -> ByteSize;

    /// Returns the approximate number of bytes to read.
    fn amount(&self) -> Result<u64>;

    /// Returns the next run of blocks at or after `from` that can hold data; `None` if the rest is zeros.
    fn next_data(&self, from: BlockNumber) -> Result<Option<Run>>;

    /// Reads neighbouring blocks; bytes past the end read as zeros.
    fn read(&self, start: BlockNumber, blocks: &mut [u8]) -> Result<()>;
}

/// The blocks of an image.
#[derive(Clone, Copy)]
pub(super) struct ImageBlocks<'a> {
    pub image: &'a Image,
    /// The image's path, for messages.
    pub path: &'a Path,
}

impl ImageBlocks<'_> {
    fn failed(&self) -> impl FnOnce(std::io::Error) -> EngineError + use<> {
        EngineError::io(format!("reading {}", self.path.display()))
    }
}

impl Blocks for ImageBlocks<'_> {
    fn size(&self) -> ByteSize {
        self.image.size()
    }

    fn amount(&self) -> Result<u64> {
        self.image.allocated().map_err(self.failed())
    }

    fn next_data(&self, from: BlockNumber) -> Result<Option<Run>> {
        self.image.next_data(from, BlockNumber(self.size().blocks())).map_err(self.failed())
    }

    fn read(&self, start: BlockNumber, blocks: &mut [u8]) -> Result<()> {
        self.image.read(start, blocks).map_err(self.failed())
    }
}

/// The blocks of the disk in an image file of any format. They are the beginning of a disk that can be larger. One
/// thread reads at a time.
pub(super) struct FileBlocks<'a> {
    reader: Mutex<Reader>,
    size: ByteSize,
    name: &'a Path,
}

impl<'a> FileBlocks<'a> {
    /// Opens the disk in a file as a disk of this size. The `name` is for messages.
    ///
    /// # Errors
    /// When the disk in the file is larger.
    pub(super) fn open(reader: Reader, size: ByteSize, name: &'a Path) -> Result<Self> {
        if reader.size() > size.0 {
            // The file changed after the size was chosen.
            return Err(EngineError::Changed { path: name.display().to_string() });
        }
        Ok(Self { reader: Mutex::new(reader), size, name })
    }

    fn reader(&self) -> MutexGuard<'_, Reader> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn failed(&self) -> impl FnOnce(FormatError) -> EngineError {
        |error| EngineError::of_format(error, self.name, self.name)
    }
}

impl Blocks for FileBlocks<'_> {
    fn size(&self) -> ByteSize {
        self.size
    }

    fn amount(&self) -> Result<u64> {
        Ok(self.reader().size())
    }

    fn next_data(&self, from: BlockNumber) -> Result<Option<Run>> {
        let mut reader = self.reader();
        let mut run: Option<Run> = None;
        // Neighbouring runs are returned together, wherever their pieces lie in the file.
        while run.is_none_or(|run| run.length < LONGEST_RUN) {
            let at = run.map_or(from, |run| run.end());
            let Some(range) = reader.next_data(at.offset()).map_err(self.failed())? else { break };
            let (start, end) =
                (BlockNumber::containing(range.start), BlockNumber(ByteSize(range.end).blocks()));
            match &mut run {
                None => run = Some(Run::new(start, end.0 - start.0)),
                Some(run) if start == run.end() => run.length += end.0 - start.0,
                Some(_) => break,
            }
        }
        Ok(run)
    }

    fn read(&self, start: BlockNumber, blocks: &mut [u8]) -> Result<()> {
        self.reader().read_at(start.offset(), blocks).map_err(self.failed())
    }
}

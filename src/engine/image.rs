//! The images of disks: makes, copies, resizes and removes them.

use super::spread::{cores, spread};
use super::{Engine, EngineError, Result};
use crate::catalog::{Disk, Unswept};
use crate::disk::format::{self, Format, FormatError, Reader, Source};
use crate::disk::{Image, is_zero};
use crate::model::{BLOCK_SIZE, BlockNumber, ByteSize, Run};
use crate::sys::direct::AlignedBuffer;
use crate::sys::file::Stamp;
use crate::sys::place::{Access, Place};
use std::io;
use std::iter;
use std::path::Path;

/// The number of blocks of an image that are copied together.
const PIECE: u64 = 16;

/// The number of blocks that space is reserved for at once, so that they are contiguous. The space of zero blocks is
/// freed again.
const ROOM: u64 = 1024;

impl Engine {
    /// Makes the empty, sparse image of a new disk, with the disk's size.
    ///
    /// # Errors
    /// When the file cannot be made, or exists already.
    pub fn create_image(&self, disk: &Disk) -> Result<()> {
        let image = self.new_image(disk)?;
        self.finish_image(disk, &image)
    }

    pub(super) fn new_image(&self, disk: &Disk) -> Result<Image> {
        let path = self.image_path(disk);
        let directory = self.home.disks(&disk.region);
        directory
            .make_directories()
            .and_then(|()| Image::create(&path, disk.size))
            .map_err(EngineError::io(format!("making {}", path.display())))
    }

    pub(super) fn finish_image(&self, disk: &Disk, image: &Image) -> Result<()> {
        image
            .sync()
            .and_then(|()| self.home.disks(&disk.region).sync_directory())
            .map_err(EngineError::io(format!("syncing {}", self.image_path(disk).display())))
    }

    /// Makes the image of a new disk from another file, which has the disk's size. Returns the stamp of the file (a
    /// block device has none).
    ///
    /// # Errors
    /// When either file fails, or the source changes meanwhile; the new image is then removed.
    pub fn copy_image(&self, source: &Path, format: Format, disk: &Disk) -> Result<Option<Stamp>> {
        let failed = || format!("copying {}", source.display());
        let source = Place::anywhere(source);
        let from = Image::open(&source).map_err(EngineError::io(failed()))?;
        let before = from.settle_telling().map_err(EngineError::io(failed()))?;
        let mut to = self.new_image(disk)?;
        self.progress.start(&failed(), from.allocated().unwrap_or(disk.size.0));
        let copied = match format {
            // The file changed after the disk's size was chosen.
            Format::Raw if from.size() != disk.size => {
                Err(EngineError::SourceChanged { path: source.display().to_string() })
            }
            Format::Raw => match to.become_like(&from, disk.size) {
                // If the file system cannot share the file's blocks, the blocks are copied.
                Err(_) => self.copy_data(&from, &to, &source, &self.image_path(disk)),
                Ok(()) => Ok(()),
            },
            _ => source.open(Access::Read).map_err(EngineError::io(failed())).and_then(|file| {
                let read = Reader::open(file, format).and_then(|mut reader| self.convert(&mut reader, &to));
                read.map_err(|error| EngineError::of_format(error, &source, &self.image_path(disk)))
            }),
        };
        self.progress.finish();
        let copied = copied.map_err(|error| error.needing(from.allocated().unwrap_or(disk.size.0)));
        let copied = copied.and_then(|()| {
            let after = from.stamp().map_err(EngineError::io(failed()))?;
            if before != after {
                return Err(EngineError::SourceChanged { path: source.display().to_string() });
            }
            self.finish_image(disk, &to).map(|()| before)
        });
        if copied.is_err() {
            self.remove_image(disk)?;
        }
        copied
    }

    /// Copies the blocks of another image of the same size, except zeros, into a new image.
    fn copy_data(&self, from: &Image, to: &Image, source: &Path, path: &Path) -> Result<()> {
        let reading = || EngineError::io(format!("reading {}", source.display()));
        let writing = || EngineError::io(format!("writing {}", path.display()));
        let end = BlockNumber(from.size().blocks());
        let (mut at, mut with_room) = (BlockNumber(0), BlockNumber(0));
        let mut next = || -> Result<Option<Run>> {
            let Some(data) = from.next_data(at, end).map_err(reading())? else { return Ok(None) };
            let piece = Run::new(data.start, data.length.min(PIECE));
            at = piece.end();
            if at > with_room {
                let room = Run::new(data.start, data.length.min(ROOM));
                to.reserve(room).map_err(writing())?;
                with_room = room.end();
            }
            Ok(Some(piece))
        };
        let pieces = iter::from_fn(|| next().transpose());
        let progress = &*self.progress;
        let buffer = || Ok(AlignedBuffer::with_capacity(PIECE as usize * BLOCK_SIZE));
        // More threads than cores: while some wait for the disk, others look for zeros.
        spread(pieces, 2 * cores(), buffer, |buffer, piece| {
            let piece = piece?;
            buffer.resize(piece.length as usize * BLOCK_SIZE);
            let read = from.read(piece.start, buffer.as_mut_slice());
            read.map_err(|error| EngineError::of_format(FormatError::Read(error), source, path))?;
            put(to, piece.start, buffer.as_slice()).map_err(writing())?;
            progress.advance(buffer.as_slice().len() as u64);
            Ok(())
        })
    }

    /// Writes the blocks of an image file of any format, except zeros, into a new image. The new image is at least as
    /// large.
    pub(super) fn convert(&self, from: &mut Reader, to: &Image) -> Result<(), FormatError> {
        let mut write =
            |number, block: &[u8; BLOCK_SIZE]| to.write(number, block).map_err(FormatError::Write);
        format::each_block(from, &mut |bytes| self.progress.advance(bytes), &mut write)
    }

    /// Returns the format of an image file, and the size of the disk in it. A block device is raw.
    ///
    /// # Errors
    /// When the file is missing, or is no image.
    pub fn measure(path: &Path, format: Option<Format>) -> Result<(Format, ByteSize)> {
        let failed = || format!("opening {}", path.display());
        let place = Place::anywhere(path);
        let image = Image::open(&place).map_err(EngineError::io(failed()))?;
        if image.is_device() {
            return Ok((Format::Raw, image.size()));
        }
        let file = place.open(Access::Read).map_err(EngineError::io(failed()))?;
        let reader = match format {
            Some(format) => Reader::open(file, format),
            None => Reader::detect(file),
        };
        let reader = reader.map_err(|error| EngineError::of_format(error, path, path))?;
        Ok((reader.format(), ByteSize(reader.size())))
    }

    /// Removes a disk's image; an adopted image stays in its place. A missing image is no error.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn remove_image(&self, disk: &Disk) -> Result<()> {
        if disk.adopted.is_some() {
            return Ok(());
        }
        remove_durably(&self.image_path(disk))
    }

    /// Removes the image of a disk whose row is gone, its kept clone, and the note of its removal. An error is kept for
    /// [`Engine::troubles`]: the note stays, and the next run removes the leftovers.
    pub fn discard_image(&self, disk: &Disk) {
        let discarded = self.try_discard_image(disk);
        self.keep_trouble(discarded);
    }

    /// Does the same as [`Engine::discard_image`], but returns the error.
    pub(super) fn try_discard_image(&self, disk: &Disk) -> Result<()> {
        self.remove_image(disk)?;
        self.sweep_frozen()?;
        let note = Unswept::Object(disk.id.to_string());
        Ok(self.catalog.write(|transaction| note.clear(transaction, &disk.region))?)
    }

    /// Enlarges a disk's image and returns the size before. If the image is larger already, changes nothing and returns
    /// `None`: another program can have enlarged an image that is used in place.
    ///
    /// # Errors
    /// When the file cannot be resized; it is unchanged then. A block device can never be resized.
    pub fn resize_image(&self, disk: &Disk, size: ByteSize) -> Result<Option<ByteSize>> {
        let path = self.image_path(disk);
        let failed = || EngineError::io(format!("resizing {}", path.display()));
        let mut image = Image::open_for_writing(&path).map_err(failed())?;
        let before = image.size();
        if before > size {
            return Ok(None);
        }
        let resized = image.resize(size).and_then(|()| image.sync());
        if resized.is_err() {
            self.take_growth_back(disk, before, size);
        }
        resized.map(|()| Some(before)).map_err(failed())
    }

    /// Reduces an image to its size `before`, if it was enlarged but its disk was not. An image with data in the added
    /// part stays as it is. Errors are ignored: an image may be larger than its disk.
    pub fn take_growth_back(&self, disk: &Disk, before: ByteSize, size: ByteSize) {
        let Ok(mut image) = Image::open_for_writing(&self.image_path(disk)) else { return };
        let (start, end) = (BlockNumber(before.blocks()), BlockNumber(size.blocks()));
        if image.size() == size && matches!(image.next_data(start, end), Ok(None)) {
            let _ = image.resize(before).and_then(|()| image.sync());
        }
    }
}

/// Writes neighbouring blocks into an image; blocks of zeros become holes.
pub(super) fn put(image: &Image, start: BlockNumber, blocks: &[u8]) -> io::Result<()> {
    let mut at = start;
    let blocks = blocks.as_chunks::<BLOCK_SIZE>().0;
    for alike in blocks.chunk_by(|one, next| is_zero(one) == is_zero(next)) {
        let run = Run::new(at, alike.len() as u64);
        at = run.end();
        if is_zero(&alike[0]) { image.punch(run)? } else { image.write(run.start, alike.as_flattened())? }
    }
    Ok(())
}

/// Removes a file durably, so that it does not return after a power cut. A missing file is no error.
pub(super) fn remove_durably(place: &Place) -> Result<()> {
    let failed = || EngineError::io(format!("removing {}", place.display()));
    place.remove().map_err(failed())?;
    match place.parent() {
        Some(directory) if directory.is_directory().map_err(failed())? => {
            directory.sync_directory().map_err(failed())
        }
        _ => Ok(()),
    }
}

//! Refresh: the file that a disk was copied from → the disk's image, in place.
//!
//! The refresh first reads all of the file, and compares it with the image. If the file cannot be read, or changes
//! meanwhile, the image is not touched. Then the refresh reserves room for new blocks, and sets the disk `ReIniting`,
//! as a rollback does. It writes the blocks that differ. A refresh that fails or is killed then leaves the disk
//! `ReIniting`. No other process goes on with it, since the file can be another one by then. The disk tells the
//! reason until a refresh or rollback succeeds, or its image is taken as it is.

use super::image::put;
use super::rollback::usable_again;
use super::source::{SourceFile, is_less_than_disk};
use super::{Engine, EngineError, Result};
use crate::catalog::ReadTx;
use crate::catalog::{CatalogError, Disk};
use crate::disk::format::{FormatError, Reader, Source, each_block};
use crate::disk::{Image, is_zero};
use crate::model::{BLOCK_SIZE, BlockNumber, ByteSize, DiskId, DiskStatus, Run};
use crate::sys;
use crate::sys::direct::AlignedBuffer;
use crate::sys::file::Stamp;
use crate::sys::place::{Access, Place};
use rustix::io::Errno;
use std::io;
use std::path::Path;

/// The number of blocks that are compared or written together.
const PIECE: u64 = 16;

/// The result of a refresh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refreshed {
    /// Bytes of the file that were read, without its holes.
    pub read: u64,
    /// Bytes of the disk that were written, in whole blocks.
    pub changed: u64,
    /// The disk's size.
    pub size: ByteSize,
}

/// The result of comparing a file with an image.
struct Compared {
    reader: Reader,
    /// The file's stamp before it was read.
    stamp: Option<Stamp>,
    /// The new size of the disk.
    size: ByteSize,
    /// The runs that differ, in the order of the image; true if zeros belong there.
    differing: Vec<(Run, bool)>,
    read: u64,
}

/// Returns the name of the lock that a refresh of a disk holds. In the disk's row this name tells a refresh from a
/// rollback.
fn worker(disk: &DiskId) -> String {
    format!("refresh-{disk}")
}

impl Engine {
    /// Brings the content of a file into the disk that was copied from it, and writes only blocks that differ. The
    /// disk gets the size of that content. `check` says whether the disk may change now; it is called again before
    /// the first byte is written. The caller holds the disk's lock.
    ///
    /// # Errors
    /// The error of `check`; when the file cannot be read, changes meanwhile, or holds less than the disk; when the
    /// machine or the catalog fails. Before the first byte is written, an error leaves the disk as it was; after
    /// that, the disk stays `ReIniting`.
    pub fn refresh<E: From<EngineError> + From<CatalogError>>(
        &self,
        id: &DiskId,
        source: &SourceFile,
        check: impl Fn(&ReadTx, &Disk) -> Result<(), E>,
    ) -> Result<Refreshed, E> {
        let worker = worker(id);
        let Some(_lock) = self.lock(&worker)? else {
            return Err(EngineError::io(format!("locking {worker}"))(io::ErrorKind::WouldBlock.into()).into());
        };
        let disk = self.disk(id)?;
        check(&self.catalog.read(), &disk)?;
        let path = self.image_path(&disk);
        let failed = || format!("writing {}", path.display());
        let mut image = Image::open_for_writing(&path).map_err(EngineError::io(failed()))?;
        let compared = self.compare(&disk, &image, source);
        self.progress.finish();
        let mut compared = compared?;
        let size = compared.size;
        let changed = compared.differing.iter().map(|(run, _)| run.length * BLOCK_SIZE as u64).sum();
        let refreshed = Refreshed { read: compared.read, changed, size };
        sys::crash::point("refresh-compared");
        let is_half = disk.status == DiskStatus::ReIniting;
        if compared.differing.is_empty() && size == disk.size && size == image.size() && !is_half {
            self.catalog.write(|transaction| source.remember(transaction, id, compared.stamp))?;
            return Ok(refreshed);
        }
        let room = Room::of(&image, &compared.differing).map_err(EngineError::io(failed()))?;
        let no_room = |error, needed| EngineError::io(failed())(error).needing(needed);
        match self.catalog.must_be_writable() {
            Err(CatalogError::Full { is_crowded: false, .. }) => {
                let needed = room.bytes() + sys::file::LITTLE_ROOM;
                return Err(no_room(Errno::NOSPC.into(), needed).into());
            }
            other => other?,
        }
        room.make(&mut image, size).map_err(|error| no_room(error, room.bytes()))?;
        let marked = self.catalog.write(|transaction| -> Result<(), E> {
            let disk =
                Disk::find(transaction, id)?.ok_or_else(|| EngineError::Gone { what: id.to_string() })?;
            check(transaction, &disk)?;
            disk.begin_rewriting(transaction)?;
            source.remember(transaction, id, None)?;
            let status = DiskStatus::ReIniting;
            let marked =
                Disk { status, rollback_to: None, worker: Some(worker.clone()), stamp: None, ..disk };
            Ok(marked.update(transaction)?)
        });
        if marked.is_err() {
            room.undo(&mut image).map_err(EngineError::io(failed()))?;
        }
        marked?;
        sys::crash::point("refresh-marked");
        let written = self.write_differing(&mut compared, source, &image, &path);
        self.progress.finish();
        if let Err(error) = written {
            return Err(self.give_up(id, error).into());
        }
        sys::crash::point("refresh-before-commit");
        self.catalog.write(|transaction| -> Result<(), EngineError> {
            source.remember(transaction, id, compared.stamp)?;
            usable_again(Disk { size, stamp: None, ..self_row(transaction, id)? }, transaction)?;
            Ok(())
        })?;
        Ok(refreshed)
    }

    /// Reads all of a file, and finds the blocks of an image that differ from it.
    fn compare(&self, disk: &Disk, image: &Image, source: &SourceFile) -> Result<Compared> {
        let path = source.path.display();
        let reading = || EngineError::io(format!("reading {path}"));
        let place = Place::anywhere(&source.path);
        let file = Image::open(&place).map_err(reading())?;
        let stamp = file.settle_telling().map_err(reading())?;
        let opened = place.open(Access::Read).map_err(reading())?;
        let of_format = |error| EngineError::of_format(error, &source.path, &self.image_path(disk));
        let mut reader = Reader::open(opened, source.format).map_err(of_format)?;
        // The image of a disk that is half refreshed can have the file's size already.
        let is_half = disk.status == DiskStatus::ReIniting;
        let size = if is_half { disk.size } else { disk.size.max(image.size()) };
        if is_less_than_disk(ByteSize(reader.size()), size) {
            return Err(EngineError::SourceTooSmall {
                path: path.to_string(),
                disk: disk.id.to_string(),
                found: reader.size(),
                expected: size.0,
            });
        }
        self.progress.start(&format!("comparing {}", disk.id), file.allocated().unwrap_or(size.0));
        let mut read = 0;
        let mut comparison = Comparison::new(image);
        let mut advance = |bytes| {
            read += bytes;
            self.progress.advance(bytes);
        };
        // The visitor returns errors of the image as errors of writing.
        let mut visit =
            |number, block: &[u8; BLOCK_SIZE]| comparison.block(number, block).map_err(FormatError::Write);
        each_block(&mut reader, &mut advance, &mut visit).map_err(of_format)?;
        let end = BlockNumber(image.size().blocks());
        comparison
            .zeros_until(end)
            .map_err(EngineError::io(format!("reading {}", self.image_path(disk).display())))?;
        unchanged(&file, stamp, &source.path)?;
        let size = size.max(ByteSize(reader.size()));
        Ok(Compared { reader, stamp, size, differing: comparison.differing, read })
    }

    /// Writes the blocks that differ, durably.
    fn write_differing(
        &self,
        compared: &mut Compared,
        source: &SourceFile,
        image: &Image,
        path: &Path,
    ) -> Result<()> {
        let failed = || EngineError::io(format!("writing {}", path.display()));
        let blocks: u64 = compared.differing.iter().map(|(run, _)| run.length).sum();
        self.progress.start(&format!("refreshing {}", path.display()), blocks * BLOCK_SIZE as u64);
        let mut buffer = AlignedBuffer::with_capacity(PIECE as usize * BLOCK_SIZE);
        for (run, is_hole) in &compared.differing {
            if *is_hole {
                image.punch(*run).map_err(failed())?;
                self.progress.advance(run.length * BLOCK_SIZE as u64);
                sys::crash::point("refresh-piece-written");
                continue;
            }
            for piece in pieces(*run) {
                buffer.resize(piece.length as usize * BLOCK_SIZE);
                let read = compared.reader.read_at(piece.start.offset(), buffer.as_mut_slice());
                read.map_err(|error| EngineError::of_format(error, &source.path, path))?;
                put(image, piece.start, buffer.as_slice()).map_err(failed())?;
                self.progress.advance(buffer.as_slice().len() as u64);
                sys::crash::point("refresh-piece-written");
            }
        }
        image.sync().map_err(failed())?;
        let file = Image::open(&Place::anywhere(&source.path))
            .map_err(EngineError::io(format!("reading {}", source.path.display())))?;
        unchanged(&file, compared.stamp, &source.path)
    }

    /// Returns the error of a refresh that was cut off, if a `ReIniting` disk is in the middle of one.
    pub(super) fn cut_off_refresh(&self, disk: &Disk) -> Result<Option<EngineError>> {
        if disk.worker.as_deref() != Some(&worker(&disk.id)) {
            return Ok(None);
        }
        let source = SourceFile::of_disk(&self.catalog.read(), &disk.id)?;
        let path = source.map_or_else(|| "a file".to_owned(), |source| source.path.display().to_string());
        Ok(Some(EngineError::RefreshCutOff { disk: disk.id.to_string(), path }))
    }
}

/// Returns the row of a disk that must exist, within a transaction.
fn self_row(transaction: &ReadTx, id: &DiskId) -> Result<Disk, CatalogError> {
    Disk::find(transaction, id)?.ok_or_else(|| CatalogError::Inconsistent(format!("{id} is gone")))
}

fn unchanged(file: &Image, before: Option<Stamp>, path: &Path) -> Result<()> {
    let now = file.stamp().map_err(EngineError::io(format!("reading {}", path.display())))?;
    if now == before { Ok(()) } else { Err(EngineError::SourceChanged { path: path.display().to_string() }) }
}

/// The room that an image needs in addition when a file is brought into it.
struct Room {
    /// The image's size before the refresh.
    before: ByteSize,
    /// The holes into which blocks will be written.
    holes: Vec<Run>,
}

impl Room {
    /// Returns the room that an image needs in addition for the blocks that differ.
    fn of(image: &Image, differing: &[(Run, bool)]) -> io::Result<Self> {
        let before = image.size();
        let mut holes = Vec::new();
        for (run, _) in differing.iter().filter(|(_, is_hole)| !is_hole) {
            let mut at = run.start;
            while at < run.end() {
                let data = image.next_data(at, run.end())?;
                let end = data.map_or(run.end(), |data| data.start);
                if end > at {
                    holes.push(Run::new(at, end.0 - at.0));
                }
                at = data.map_or(run.end(), |data| data.end());
            }
        }
        Ok(Self { before, holes })
    }

    fn bytes(&self) -> u64 {
        self.holes.iter().map(|hole| hole.length * BLOCK_SIZE as u64).sum()
    }

    /// Gives the image its new size, and reserves the room; the image keeps its content. On an error, the image is as
    /// it was.
    fn make(&self, image: &mut Image, size: ByteSize) -> io::Result<()> {
        let made =
            image.resize(size).and_then(|()| self.holes.iter().try_for_each(|hole| image.reserve(*hole)));
        if made.is_err() {
            self.undo(image)?;
        }
        made
    }

    /// Gives the image its old size and its holes again.
    fn undo(&self, image: &mut Image) -> io::Result<()> {
        let resized = image.resize(self.before);
        self.holes.iter().try_for_each(|hole| image.punch(*hole)).and(resized)
    }
}

fn pieces(run: Run) -> impl Iterator<Item = Run> {
    (0..run.length)
        .step_by(PIECE as usize)
        .map(move |done| Run::new(run.start.plus(done), (run.length - done).min(PIECE)))
}

/// Compares an image with its new content, block by block.
struct Comparison<'a> {
    image: &'a Image,
    /// All blocks before this one were compared.
    at: BlockNumber,
    differing: Vec<(Run, bool)>,
    buffer: Vec<u8>,
}

impl<'a> Comparison<'a> {
    fn new(image: &'a Image) -> Self {
        Self { image, at: BlockNumber(0), differing: Vec::new(), buffer: Vec::new() }
    }

    /// Compares a block. All blocks between it and the one before are to be zeros.
    fn block(&mut self, number: BlockNumber, block: &[u8; BLOCK_SIZE]) -> io::Result<()> {
        self.zeros_until(number)?;
        self.buffer.resize(BLOCK_SIZE, 0);
        self.image.read(number, &mut self.buffer)?;
        if self.buffer != block {
            self.differs(number, false);
        }
        self.at = number.plus(1);
        Ok(())
    }

    /// Finds the blocks before `end` in which the image has data, and zeros belong.
    fn zeros_until(&mut self, end: BlockNumber) -> io::Result<()> {
        while let Some(data) = self.image.next_data(self.at, end)? {
            for piece in pieces(Run::new(data.start, data.end().min(end).0 - data.start.0)) {
                self.buffer.resize(piece.length as usize * BLOCK_SIZE, 0);
                self.image.read(piece.start, &mut self.buffer)?;
                for step in 0..piece.length {
                    let is_empty = self.buffer.as_chunks().0.get(step as usize).is_none_or(is_zero);
                    if !is_empty {
                        self.differs(piece.start.plus(step), true);
                    }
                }
                self.at = piece.end();
            }
        }
        self.at = self.at.max(end);
        Ok(())
    }

    fn differs(&mut self, number: BlockNumber, is_hole: bool) {
        match self.differing.last_mut() {
            Some((run, is_same)) if run.end() == number && *is_same == is_hole => run.length += 1,
            _ => self.differing.push((Run::new(number, 1), is_hole)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_found_and_nothing_else() {
        let directory = tempfile::tempdir().unwrap();
        let place = Place::anywhere(directory.path().join("image"));
        let image = Image::create(&place, ByteSize(100 * BLOCK_SIZE as u64)).unwrap();
        for number in [3, 4, 5, 50, 99] {
            image.write(BlockNumber(number), &[7; BLOCK_SIZE]).unwrap();
        }
        // Reserved room that was never written is no data.
        image.reserve(Run::new(BlockNumber(10), 2)).unwrap();
        let mut comparison = Comparison::new(&image);
        comparison.block(BlockNumber(4), &[7; BLOCK_SIZE]).unwrap();
        comparison.block(BlockNumber(5), &[8; BLOCK_SIZE]).unwrap();
        comparison.block(BlockNumber(6), &[8; BLOCK_SIZE]).unwrap();
        comparison.zeros_until(BlockNumber(100)).unwrap();
        let run = |start, length| Run::new(BlockNumber(start), length);
        let expected = vec![(run(3, 1), true), (run(5, 2), false), (run(50, 1), true), (run(99, 1), true)];
        assert_eq!(comparison.differing, expected);
    }
}

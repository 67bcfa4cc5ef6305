//! Restore and rollback: chain → disk. How a rollback ends: `rollback`.

use super::content::Cursor;
use super::presence::is_missing;
use super::progress::Progress;
use super::spread::{cores, spread};
use super::{Engine, EngineError, Result};
use crate::catalog::{CatalogError, Chain, Disk, Placed, Snapshot};
use crate::disk::{Image, is_zero};
use crate::model::{BLOCK_SIZE, BlockNumber, ByteSize, Hash, Run, SnapshotId, SnapshotStatus};
use crate::store::{BlockReader, Store};
use crate::sys;
use crate::sys::direct::AlignedBuffer;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// The most blocks that a worker takes at once: neighbours on the disk, wherever they are stored.
const PIECE: u64 = 16;

/// The most workers; each has the memory of a piece and of its records.
const MOST_WORKERS: usize = 32;

impl Engine {
    /// Writes a snapshot's content into the image of a new disk (which it makes). The caller holds the
    /// disk's lock; the disk's row is `Creating`.
    ///
    /// # Errors
    /// When a block is damaged or something fails; the image is then removed.
    pub fn restore(&mut self, snapshot: &Snapshot, disk: &Disk) -> Result<()> {
        let (store, _shared) = self.shared_store(&snapshot.region)?;
        let mut image = self.new_image(disk)?;
        let written = self.write_content(&mut image, disk, snapshot, &store);
        let written = written.and_then(|()| self.finish_image(disk, &image));
        if written.is_err() {
            self.remove_image(disk)?;
        }
        written
    }

    /// Gives the empty image of a disk a snapshot's content: as a clone if there is one, else from the store.
    pub(super) fn write_content(
        &self,
        image: &mut Image,
        disk: &Disk,
        snapshot: &Snapshot,
        store: &Store,
    ) -> Result<()> {
        if let Some(clone) = self.clone_beside(snapshot, image)?
            && self.share(&clone, snapshot, disk, image, disk.size.max(clone.size()))?
        {
            return Ok(());
        }
        let path = self.image_path(disk);
        let writer =
            Writer { image, path: &path, store, progress: &*self.progress, point: "restore-piece-written" };
        self.progress.start(&format!("restoring {}", snapshot.id), snapshot.full_blocks * BLOCK_SIZE as u64);
        let written = self.content(&snapshot.id).and_then(|content| writer.write_new(&content));
        self.progress.finish();
        written
    }

    /// What an accomplished snapshot holds. One that was progressing when somebody began to use its frozen
    /// image may have failed since: then its chain says nothing of it.
    fn content(&self, id: &SnapshotId) -> Result<Vec<Placed>> {
        let connection = self.catalog.read();
        let snapshot = Snapshot::find(connection, id)?
            .filter(|snapshot| snapshot.status == SnapshotStatus::Accomplished)
            .ok_or_else(|| EngineError::Gone { what: format!("the content of {id}") })?;
        let chain = Chain::by_number(connection, snapshot.chain)?
            .ok_or_else(|| EngineError::Gone { what: format!("the chain of {}", snapshot.id) })?;
        Ok(chain.content(connection, snapshot.sequence)?)
    }

    /// Brings the image of a `ReIniting` disk to what its row's `rollback_to` says (`None`: empty), writing only blocks
    /// that differ. Gives the size that the disk has then. Can be repeated.
    pub(super) fn bring_back(&mut self, disk: &Disk) -> Result<ByteSize> {
        let path = self.image_path(disk);
        let failed = || format!("rolling {} back", path.display());
        let mut image = match Image::open_for_writing(&path) {
            Err(error) if is_missing(&error) => return self.make_anew(disk, &path),
            opened => opened.map_err(|error| self.cannot_open(disk, &path, error))?,
        };
        let (store, _shared) = self.shared_store(&disk.region)?;
        if let Some(size) = self.rollback_to_clone(disk, &mut image)? {
            return Ok(size);
        }
        let (content, size) = self.target(disk)?;
        image.can_become(size).map_err(EngineError::io(failed()))?;
        let total = image.allocated().map_err(EngineError::io(failed()))?;
        self.progress.start(&format!("rolling {} back", disk.id), 2 * total);
        // First every block that is to be written is read and checked; only then the image is touched.
        let writer = Writer::back(&image, &path, &store, &*self.progress);
        let suspects = self.suspects(disk, &image, content.clone())?;
        let differing = writer.differing(&suspects)?;
        sys::crash::point("rollback-compared");
        self.catalog.write(|transaction| disk.begin_rewriting(transaction))?;
        image.resize(size).map_err(EngineError::io(failed()))?;
        let writer = Writer::back(&image, &path, &store, &*self.progress);
        writer.punch_outside(&content)?;
        writer.write_all(&differing)?;
        image.sync().map_err(EngineError::io(failed()))?;
        Ok(size)
    }

    /// Brings the image to a clone with the content of where it is to go, if there is one. Gives its size then.
    fn rollback_to_clone(&mut self, disk: &Disk, image: &mut Image) -> Result<Option<ByteSize>> {
        let Some(target) = &disk.rollback_to else { return Ok(None) };
        let Some(snapshot) = Snapshot::find(self.catalog.read(), target)? else { return Ok(None) };
        let Some(clone) = self.clone_beside(&snapshot, image)? else { return Ok(None) };
        let size = self.size_at(disk, &snapshot)?;
        self.catalog.write(|transaction| disk.begin_rewriting(transaction))?;
        if !self.share(&clone, &snapshot, disk, image, size)? {
            return Ok(None);
        }
        sys::crash::point("rollback-cloned");
        image.sync().map_err(EngineError::io(format!("syncing {}", self.image_path(disk).display())))?;
        Ok(Some(size))
    }

    /// Makes the image of a disk a clone with a snapshot's content, of this size. `false` if that fails and the
    /// store has the content, too; what it left is a part of the content.
    fn share(
        &self,
        clone: &Image,
        snapshot: &Snapshot,
        disk: &Disk,
        image: &mut Image,
        size: ByteSize,
    ) -> Result<bool> {
        let is_stored = snapshot.status == SnapshotStatus::Accomplished;
        let shared = match image.become_like(clone, size) {
            Err(_) if is_stored => image.resize(size).map(|()| false),
            other => other.map(|()| true),
        };
        shared.map_err(EngineError::io(format!("writing {}", self.image_path(disk).display())))
    }

    /// The size of a disk once it is rolled back to a snapshot: that of its own snapshot, or its own.
    pub(super) fn size_at(&self, disk: &Disk, snapshot: &Snapshot) -> Result<ByteSize, CatalogError> {
        let is_its_own = snapshot.disk_id(self.catalog.read())? == disk.id;
        Ok(if is_its_own { snapshot.disk_size } else { disk.size })
    }

    /// What the row of a `ReIniting` disk says it is to hold, and its size then.
    fn target(&self, disk: &Disk) -> Result<(Vec<Placed>, ByteSize)> {
        let Some(target) = &disk.rollback_to else { return Ok((Vec::new(), disk.size)) };
        let snapshot = Snapshot::find(self.catalog.read(), target)?
            .ok_or_else(|| EngineError::Gone { what: target.to_string() })?;
        Ok((self.content(target)?, self.size_at(disk, &snapshot)?))
    }
}

/// Writes content into an image on every core.
struct Writer<'a> {
    image: &'a Image,
    path: &'a Path,
    store: &'a Store,
    progress: &'a dyn Progress,
    /// Where tests kill it.
    point: &'static str,
}

/// A worker's tools.
struct Tools<'a> {
    reader: BlockReader<'a>,
    old: Vec<u8>,
    new: AlignedBuffer,
}

impl<'a> Tools<'a> {
    fn new(store: &'a Store) -> Result<Self> {
        Ok(Self {
            reader: BlockReader::new(store)?,
            old: Vec::new(),
            new: AlignedBuffer::with_capacity(PIECE as usize * BLOCK_SIZE),
        })
    }

    /// Reads the blocks of a piece into `new`, each checked against its hash.
    fn read(&mut self, piece: &[Placed]) -> Result<()> {
        let length: u64 = piece.iter().map(|placed| placed.run.length).sum();
        self.new.resize(length as usize * BLOCK_SIZE);
        let mut blocks = self.new.as_mut_slice().as_chunks_mut::<BLOCK_SIZE>().0;
        for placed in piece {
            let (these, rest) = blocks.split_at_mut(placed.run.length as usize);
            self.reader.read(placed.at, placed.base, these)?;
            blocks = rest;
        }
        Ok(())
    }
}

impl<'a> Writer<'a> {
    /// What brings an image back to what it was.
    fn back(image: &'a Image, path: &'a Path, store: &'a Store, progress: &'a dyn Progress) -> Self {
        Self { image, path, store, progress, point: "rollback-piece-written" }
    }
}

impl Writer<'_> {
    fn failed(&self) -> impl FnOnce(std::io::Error) -> EngineError + use<> {
        EngineError::io(format!("writing {}", self.path.display()))
    }

    /// Does `work` on all of the content, in pieces, on every core.
    fn on_pieces(
        &self,
        content: &[Placed],
        work: impl Fn(&mut Tools<'_>, &[Placed]) -> Result<()> + Sync,
    ) -> Result<()> {
        // More than cores: while some wait for the disk, others decode.
        let threads = (4 * cores()).min(MOST_WORKERS);
        let tools = || Tools::new(self.store);
        spread(Pieces { content, at: 0, done: 0 }, threads, tools, |tools, piece| {
            work(tools, &piece)?;
            let blocks: u64 = piece.iter().map(|placed| placed.run.length).sum();
            self.progress.advance(blocks * BLOCK_SIZE as u64);
            Ok(())
        })
    }

    /// Writes all of the content into an image that is all holes.
    fn write_new(&self, content: &[Placed]) -> Result<()> {
        for neighbours in content.chunk_by(|one, next| one.run.end() == next.run.start) {
            let blocks = neighbours.iter().map(|placed| placed.run.length).sum();
            self.image.reserve(Run::new(neighbours[0].run.start, blocks)).map_err(self.failed())?;
        }
        self.write_all(content)
    }

    /// Writes all of the content.
    fn write_all(&self, content: &[Placed]) -> Result<()> {
        self.on_pieces(content, |tools, piece| {
            tools.read(piece)?;
            self.image.write(piece[0].run.start, tools.new.as_slice()).map_err(self.failed())?;
            sys::crash::point(self.point);
            Ok(())
        })
    }

    /// The parts of the content that the image does not have, each read from the store and checked.
    fn differing(&self, content: &[Placed]) -> Result<Vec<Placed>> {
        let all = Mutex::new(Vec::new());
        self.on_pieces(content, |tools, piece| {
            for placed in piece {
                tools.old.resize(placed.run.length as usize * BLOCK_SIZE, 0);
                self.image.read(placed.run.start, &mut tools.old).map_err(self.failed())?;
                let expected = self.store.hashes(placed.at, placed.run.length)?;
                let blocks = tools.old.as_chunks::<BLOCK_SIZE>().0.iter().zip(expected);
                let differs: Vec<bool> =
                    blocks.map(|(block, expected)| is_zero(block) || Hash::of(block) != expected).collect();
                let mut at = 0;
                for run in differs.chunk_by(|one, next| one == next) {
                    if run[0] {
                        let part = placed.from(placed.run.start.plus(at)).first(run.len() as u64);
                        tools.read(&[part])?;
                        all.lock().unwrap_or_else(PoisonError::into_inner).push(part);
                    }
                    at += run.len() as u64;
                }
            }
            Ok(())
        })?;
        let mut all = all.into_inner().unwrap_or_else(PoisonError::into_inner);
        all.sort_unstable_by_key(|placed| placed.run.start);
        Ok(all)
    }

    /// Makes holes of what the image has and the content has not.
    fn punch_outside(&self, content: &[Placed]) -> Result<()> {
        let mut cursor = Cursor::new(content);
        let end = BlockNumber(self.image.size().blocks());
        let mut at = BlockNumber(0);
        while at < end {
            let next = cursor.next(at).map(|placed| placed.run);
            let gap_end = next.map_or(end, |run| run.start.min(end));
            while let Some(data) = self.image.next_data(at, gap_end).map_err(self.failed())? {
                self.image.punch(data).map_err(self.failed())?;
                sys::crash::point("rollback-punched");
                at = data.end();
            }
            at = next.map_or(end, |run| run.end());
        }
        Ok(())
    }
}

/// Cuts content into pieces for the workers.
struct Pieces<'a> {
    content: &'a [Placed],
    at: usize,
    done: u64,
}

impl Iterator for Pieces<'_> {
    /// Blocks that follow each other on the disk.
    type Item = Vec<Placed>;

    fn next(&mut self) -> Option<Vec<Placed>> {
        let mut piece: Vec<Placed> = Vec::new();
        let mut room = PIECE;
        while let Some(placed) = self.content.get(self.at).filter(|_| room > 0) {
            let part = placed.from(placed.run.start.plus(self.done)).first(room);
            if piece.last().is_some_and(|last| last.run.end() != part.run.start) {
                break;
            }
            piece.push(part);
            room -= part.run.length;
            self.done += part.run.length;
            if self.done == placed.run.length {
                self.at += 1;
                self.done = 0;
            }
        }
        (!piece.is_empty()).then_some(piece)
    }
}

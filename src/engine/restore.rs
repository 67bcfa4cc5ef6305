//! Restore and rollback: chain → disk.

use super::content::Cursor;
use super::progress::Progress;
use super::{Engine, EngineError, Result};
use crate::catalog::{Chain, Disk, Placed, Snapshot};
use crate::disk::{Image, is_zero};
use crate::model::{BLOCK_SIZE, BlockNumber, DiskId, DiskStatus, Hash};
use crate::store::{Codec, Store};
use crate::sys;
use crate::sys::direct::AlignedBuffer;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// The most blocks that a worker takes at once.
const PIECE: u64 = 16;

impl Engine {
    /// Writes a snapshot's content into the image of a new disk (which it makes). The caller holds the
    /// disk's lock; the disk's row is `Creating`.
    ///
    /// # Errors
    /// When a block is damaged or something fails; the image is then removed.
    pub fn restore(&mut self, snapshot: &Snapshot, disk: &Disk) -> Result<()> {
        let (store, _shared) = self.shared_store(&snapshot.region)?;
        let content = self.content(snapshot)?;
        let image = self.new_image(disk)?;
        let path = self.image_path(disk);
        let writer =
            Writer { image: &image, path: &path, store: &store, progress: &*self.progress, is_new: true };
        self.progress.start(&format!("restoring {}", snapshot.id), snapshot.full_blocks * BLOCK_SIZE as u64);
        let written = writer.run(&content);
        self.progress.finish();
        let written = written.and_then(|()| self.finish_image(disk, &image));
        if written.is_err() {
            self.remove_image(disk)?;
        }
        written
    }

    fn content(&self, snapshot: &Snapshot) -> Result<Vec<Placed>> {
        let connection = self.catalog.read();
        let chain = Chain::by_number(connection, snapshot.chain)?
            .ok_or_else(|| EngineError::Gone { what: format!("the chain of {}", snapshot.id) })?;
        Ok(chain.content(connection, snapshot.sequence)?)
    }

    /// Brings a `ReIniting` disk to what its row's `rollback_to` says (`None`: empty), writing only
    /// blocks that differ, and sets its status back to `Available` or `In_use`. A snapshot of the disk
    /// itself brings its size too; a disk that is emptied, or that goes back to the snapshot it was made
    /// from, keeps its size. The caller holds the disk's lock. Can be repeated.
    ///
    /// # Errors
    /// When something fails; the disk stays `ReIniting`.
    pub fn rollback(&mut self, id: &DiskId) -> Result<()> {
        let disk = self.disk(id)?;
        if disk.status != DiskStatus::ReIniting {
            return Err(EngineError::Gone { what: format!("the rollback of {id}") });
        }
        let (store, _shared) = self.shared_store(&disk.region)?;
        let (content, size) = match &disk.rollback_to {
            None => (Vec::new(), disk.size),
            Some(target) => {
                let snapshot = Snapshot::find(self.catalog.read(), target)?
                    .ok_or_else(|| EngineError::Gone { what: target.to_string() })?;
                let is_its_own = snapshot.disk_id(self.catalog.read())? == *id;
                let size = if is_its_own { snapshot.disk_size } else { disk.size };
                (self.content(&snapshot)?, size)
            }
        };
        let path = self.image_path(&disk);
        let failed = || format!("rolling {} back", path.display());
        let mut image = Image::open_for_writing(&path).map_err(EngineError::io(failed()))?;
        image.resize(size).map_err(EngineError::io(failed()))?;
        let writer =
            Writer { image: &image, path: &path, store: &store, progress: &*self.progress, is_new: false };
        let total = image.allocated().map_err(EngineError::io(failed()))?;
        self.progress.start(&format!("rolling {id} back"), total);
        let written = writer.run(&content);
        self.progress.finish();
        written?;
        image.sync().map_err(EngineError::io(failed()))?;
        sys::crash::point("rollback-before-commit");
        self.catalog.write(|transaction| {
            let mut disk =
                Disk::find(transaction, id)?.ok_or_else(|| EngineError::Gone { what: id.to_string() })?;
            disk.status = if disk.instance.is_some() { DiskStatus::InUse } else { DiskStatus::Available };
            disk.size = size;
            disk.rollback_to = None;
            disk.worker = None;
            disk.stamp = None;
            disk.update(transaction)?;
            Ok(())
        })
    }
}

/// Writes content into an image on every core.
struct Writer<'a> {
    image: &'a Image,
    path: &'a Path,
    store: &'a Store,
    progress: &'a dyn Progress,
    /// Whether the image is one hole: nothing needs to be compared or punched.
    is_new: bool,
}

/// A worker's tools.
struct Tools {
    codec: Codec,
    records: Vec<u8>,
    old: Vec<u8>,
    new: AlignedBuffer,
}

impl Tools {
    fn new() -> Result<Self> {
        Ok(Self {
            codec: Codec::new().map_err(EngineError::io("setting zstd up"))?,
            records: Vec::new(),
            old: Vec::new(),
            new: AlignedBuffer::with_capacity(PIECE as usize * BLOCK_SIZE),
        })
    }
}

impl Writer<'_> {
    fn failed(&self) -> impl FnOnce(std::io::Error) -> EngineError + use<> {
        EngineError::io(format!("writing {}", self.path.display()))
    }

    fn run(&self, content: &[Placed]) -> Result<()> {
        let pieces = Mutex::new(Pieces { content, at: 0, done: 0 });
        let failed = AtomicBool::new(false);
        let workers = thread::available_parallelism().map_or(2, usize::from).clamp(1, 8);
        thread::scope(|scope| {
            let work = || -> Result<()> {
                let mut tools = Tools::new()?;
                loop {
                    let next = pieces.lock().unwrap_or_else(PoisonError::into_inner).next();
                    let Some(piece) = next.filter(|_| !failed.load(Ordering::Relaxed)) else { return Ok(()) };
                    if let Err(error) = self.write(&mut tools, piece) {
                        failed.store(true, Ordering::Relaxed);
                        return Err(error);
                    }
                    self.progress.advance(piece.run.length * BLOCK_SIZE as u64);
                }
            };
            let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
            let mut outcome = if self.is_new { Ok(()) } else { self.punch_outside(content) };
            for thread in threads {
                outcome = outcome.and(thread.join().unwrap_or(Err(EngineError::ThreadDied)));
            }
            outcome
        })
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

    /// Writes the blocks of a piece that the image does not have.
    fn write(&self, tools: &mut Tools, piece: Placed) -> Result<()> {
        if self.is_new {
            return self.write_blocks(tools, piece);
        }
        tools.old.resize(piece.run.length as usize * BLOCK_SIZE, 0);
        self.image.read(piece.run.start, &mut tools.old).map_err(self.failed())?;
        let expected = Cursor::new(&[piece]).hashes(self.store, piece.run)?;
        let blocks = tools.old.as_chunks::<BLOCK_SIZE>().0;
        let differs: Vec<bool> = blocks
            .iter()
            .zip(&expected)
            .map(|(block, expected)| is_zero(block) || Some(Hash::of(block)) != *expected)
            .collect();
        let mut at = 0;
        while at < differs.len() {
            let length = differs[at..].iter().take_while(|one| **one == differs[at]).count();
            if differs[at] {
                let from = piece.from(piece.run.start.plus(at as u64));
                self.write_blocks(tools, from.first(length as u64))?;
                sys::crash::point("rollback-piece-written");
            }
            at += length;
        }
        Ok(())
    }

    fn write_blocks(&self, tools: &mut Tools, Placed { run, pack, first_slot }: Placed) -> Result<()> {
        let slots = first_slot.0..first_slot.plus(run.length).0;
        let footer = self.store.read_records(pack, slots, &mut tools.records)?;
        tools.new.resize(run.length as usize * BLOCK_SIZE);
        let blocks = tools.new.as_mut_slice().as_chunks_mut::<BLOCK_SIZE>().0;
        for (step, block) in (0..).zip(blocks) {
            let slot = first_slot.plus(step);
            Store::decode(&mut tools.codec, pack, &footer, first_slot, slot, &tools.records, block)?;
        }
        self.image.write(run.start, tools.new.as_slice()).map_err(self.failed())
    }
}

/// Cuts content into pieces for the workers.
struct Pieces<'a> {
    content: &'a [Placed],
    at: usize,
    done: u64,
}

impl Pieces<'_> {
    fn next(&mut self) -> Option<Placed> {
        let placed = self.content.get(self.at)?;
        let piece = placed.from(placed.run.start.plus(self.done)).first(PIECE);
        self.done += piece.run.length;
        if self.done >= placed.run.length {
            self.at += 1;
            self.done = 0;
        }
        Some(piece)
    }
}

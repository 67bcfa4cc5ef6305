//! Writes content into an image on every core, and compares an image with content.

use super::content::Cursor;
use super::progress::Meter;
use super::spread::{cores, spread};
use super::{EngineError, Result};
use crate::catalog::Placed;
use crate::disk::{Image, is_zero};
use crate::model::{BLOCK_SIZE, BlockNumber, Hash, PackName, Run};
use crate::store::{BlockReader, Store};
use crate::sys;
use crate::sys::direct::AlignedBuffer;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// The largest number of blocks that a worker takes at a time: neighbours on the disk, wherever they are stored.
const PIECE: u64 = 16;

/// The largest number of workers; each has the memory of a piece and of its records.
const MOST_WORKERS: usize = 32;

/// Writes content into an image on every core.
pub(super) struct Writer<'a> {
    pub image: &'a Image,
    pub path: &'a Path,
    pub store: &'a Store,
    pub progress: &'a Meter,
    /// The crash point after a piece, at which tests kill the process.
    pub point: &'static str,
}

/// The tools of a worker.
struct Tools<'a> {
    reader: BlockReader<&'a Store>,
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

    /// Reads the blocks of a piece into `new`, and checks each against its hash.
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
    /// Returns the writer of a rollback.
    pub(super) fn back(image: &'a Image, path: &'a Path, store: &'a Store, progress: &'a Meter) -> Self {
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
        // More threads than cores: some decode while others wait for the disk.
        let threads = (4 * cores()).min(MOST_WORKERS);
        let tools = || Tools::new(self.store);
        spread(Pieces { content, at: 0, done: 0 }, threads, tools, |tools, piece| {
            work(tools, &piece)?;
            let blocks: u64 = piece.iter().map(|placed| placed.run.length).sum();
            self.progress.advance(blocks * BLOCK_SIZE as u64);
            Ok(())
        })
    }

    /// Writes all of the content into an image that consists of holes.
    pub(super) fn write_new(&self, content: &[Placed]) -> Result<()> {
        for neighbours in content.chunk_by(|one, next| one.run.end() == next.run.start) {
            let blocks = neighbours.iter().map(|placed| placed.run.length).sum();
            self.image.reserve(Run::new(neighbours[0].run.start, blocks)).map_err(self.failed())?;
        }
        self.write_all(content)
    }

    /// Writes all of the content.
    pub(super) fn write_all(&self, content: &[Placed]) -> Result<()> {
        self.on_pieces(content, |tools, piece| {
            tools.read(piece)?;
            self.image.write(piece[0].run.start, tools.new.as_slice()).map_err(self.failed())?;
            sys::crash::point(self.point);
            Ok(())
        })
    }

    /// Writes the readable part of the content into an image that consists of holes. Returns the blocks that cannot
    /// be read, or that lie in packs in doubt.
    pub(super) fn write_readable(
        &self,
        content: &[Placed],
        doubts: &BTreeSet<PackName>,
    ) -> Result<Vec<BlockNumber>> {
        let unreadable = Mutex::new(Vec::new());
        self.on_pieces(content, |tools, piece| {
            let blocks = piece.iter().flat_map(|placed| {
                (0..placed.run.length).map(|step| placed.from(placed.run.start.plus(step)).first(1))
            });
            // All together if they can be read, else block by block.
            let parts: Vec<Vec<Placed>> = if doubts.is_empty() && tools.read(piece).is_ok() {
                vec![piece.to_vec()]
            } else {
                blocks.map(|block| vec![block]).collect()
            };
            for part in parts {
                let Placed { run, at, base } = part[0];
                let is_doubted = [Some(at), base].into_iter().flatten().any(|at| doubts.contains(&at.pack));
                if !is_doubted && tools.read(&part).is_ok() {
                    self.image.write(run.start, tools.new.as_slice()).map_err(self.failed())?;
                } else {
                    unreadable.lock().unwrap_or_else(PoisonError::into_inner).push(run.start);
                }
            }
            Ok(())
        })?;
        let mut unreadable = unreadable.into_inner().unwrap_or_else(PoisonError::into_inner);
        unreadable.sort_unstable();
        Ok(unreadable)
    }

    /// Returns the parts of the content that the image does not have. Each is read from the store and checked.
    pub(super) fn differing(&self, content: &[Placed]) -> Result<Vec<Placed>> {
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

    /// Makes holes of the blocks that the image has and the content has not.
    pub(super) fn punch_outside(&self, content: &[Placed]) -> Result<()> {
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

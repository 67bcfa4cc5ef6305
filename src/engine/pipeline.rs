//! The pipeline of a capture, bounded by its buffers:
//!
//! ```text
//! scan ──► compare (every core) ──► encode (every core) ──► assemble (in order) ──► write
//!   ▲       read, hash, look up,      delta or whole,         dedupe, digest,        put, index
//!   │       ask for bases             compress                runs of changes
//!   └────────────────────────── empty buffers ◄──────────────────┘
//! ```
//!
//! *scan* walks the blocks in which the image has data, or which the chain remembers. It takes all of them, or those
//! that can have changed. It hands out chunks with the hashes that the chain has for them. *compare* finds the blocks
//! that differ, and has the kernel read the bases of deltas ahead. *encode* makes records. *assemble* takes the
//! chunks in the order of the blocks. So neighbours stay neighbours in a pack, and a full capture is a handful of
//! extents. A buffer goes round: there are as many chunks in progress as buffers. Every queue has room for all
//! chunks, so only scan waits for room. An error goes down the line like a chunk.

use super::assembler::{Assembler, write_packs};
use super::blocks::Blocks;
use super::change_source::Runs;
use super::content::{Cursor, Old};
use super::encode::{Encoded, Encoder};
use super::found::{Base, Found};
use super::packing::Packing;
use super::progress::Meter;
use super::spread::cores;
use super::{EngineError, Result};
use crate::catalog::KnownDamage;
use crate::disk::is_zero;
use crate::model::{BLOCK_SIZE, BlockNumber, Hash, Location, Run};
use crate::store::{Compression, Index, Store};
use crate::sys::panic::Fault;
use std::mem;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// The number of blocks in a chunk.
const CHUNK: u64 = 16;

/// The number of packs in memory: one being filled, one waiting, one being written.
const PACKS: usize = 3;

/// The most threads that hash and compress; more threads would only wait for the disk.
const MOST_WORKERS: usize = 8;

/// The objects that a pipeline works on.
pub(super) struct Pipeline<'a> {
    pub from: &'a dyn Blocks,
    pub store: &'a Store,
    pub compression: Compression,
    pub progress: &'a Meter,
}

/// The facts that are known before anything is read.
pub(super) struct Known<'a> {
    /// The blocks in which the image can differ from the newest snapshot.
    pub changes: Runs<'a>,
    /// The result of the capture if the image does not differ there.
    pub found: Found,
}

/// A chunk in progress: neighbouring blocks, or blocks apart with none to read between.
pub(super) struct Chunk {
    pub number: u64,
    runs: Vec<Run>,
    /// True if the image can have data there, false if there is a hole.
    has_data: bool,
    /// The content that the chain remembers, block by block.
    pub base: Vec<Old>,
    pub buffers: Buffers,
}

impl Chunk {
    pub fn blocks(&self) -> impl Iterator<Item = BlockNumber> {
        self.runs.iter().flat_map(|run| run.start.0..run.end().0).map(BlockNumber)
    }
}

/// The outcome for a block. `New` is the type of the facts about a new block.
pub(super) enum Outcome<New> {
    /// The block is as the chain remembers it.
    Same(Hash),
    /// The block is zero. `is_new`: true if it was not zero before.
    Zero { is_new: bool },
    /// The block is new to the chain, and stored already.
    Known(Hash, Location),
    /// The block is new.
    New(Hash, New),
}

impl<New> Outcome<New> {
    fn try_map<To>(self, work: impl FnOnce(&Hash, New) -> Result<To>) -> Result<Outcome<To>> {
        Ok(match self {
            Self::New(hash, new) => Outcome::New(hash, work(&hash, new)?),
            Self::Same(hash) => Outcome::Same(hash),
            Self::Known(hash, location) => Outcome::Known(hash, location),
            Self::Zero { is_new } => Outcome::Zero { is_new },
        })
    }
}

/// The memory of a chunk, which goes round.
#[derive(Default)]
pub(super) struct Buffers {
    /// The blocks as they are on the disk.
    pub blocks: Vec<u8>,
    /// The frames of the new blocks that compress, one after the other.
    pub frames: Vec<u8>,
}

/// A chunk with the outcomes for its blocks.
pub(super) struct Worked<New> {
    pub chunk: Chunk,
    pub outcomes: Vec<Outcome<New>>,
}

/// A chunk between compare and encode: a new block has the place of its possible base.
type Compared = Worked<Option<Location>>;

/// A queue from which several threads take.
type Queue<T> = Mutex<Receiver<Result<T>>>;

/// Takes from one queue, works, and puts into the next. Ends when the first queue is closed, or no thread takes from
/// the next.
fn serve<T, U>(from: &Queue<T>, to: &SyncSender<Result<U>>, mut work: impl FnMut(T) -> Result<U>) {
    loop {
        let next = from.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(next) = next else { return };
        if to.send(next.and_then(&mut work)).is_err() {
            return;
        }
    }
}

impl Pipeline<'_> {
    /// Runs the pipeline. Calls `tick` for each chunk that is done; an error of `tick` ends the work.
    pub(super) fn run(
        self,
        base: &Base,
        known: Option<Known<'_>>,
        tick: &mut dyn FnMut() -> Result<()>,
    ) -> Result<Found> {
        let workers = cores().min(MOST_WORKERS);
        let buffers = 4 * workers + 4;
        let index = Mutex::new(self.store.index()?);
        let (chunk_sender, chunks) = sync_channel(buffers);
        let (compared_sender, compared) = sync_channel(buffers);
        let (worked_sender, worked) = sync_channel(buffers);
        let (buffer_sender, empty) = sync_channel(buffers);
        let (pack_sender, packs) = sync_channel(1);
        let (spent_sender, spent) = sync_channel(PACKS);
        for _ in 0..buffers {
            let _ = buffer_sender.send(Buffers::default());
        }
        let (chunks, compared) = (Mutex::new(chunks), Mutex::new(compared));
        let (changes, found) = known.map(|known| (known.changes, known.found)).unzip();
        let (this, index, chunks, compared) = (&self, &index, &chunks, &compared);
        let mut assembler = Assembler {
            packing: Packing::new()?,
            packs: pack_sender,
            spent,
            takes_out: found.is_some(),
            found: found.unwrap_or_default(),
        };
        // A thread that cannot be started ends the work: its queues are closed, and so the other threads end.
        let started = || EngineError::io("starting a thread");
        thread::scope(|scope| {
            let scan = move || {
                if let Err(error) = this.scan(base, changes, &chunk_sender, &empty) {
                    let _ = chunk_sender.send(Err(error));
                }
            };
            thread::Builder::new().spawn_scoped(scope, scan).map_err(started())?;
            for _ in 0..workers {
                let to = compared_sender.clone();
                let compare = move || serve(chunks, &to, |chunk| this.compare(&base.damage, index, chunk));
                thread::Builder::new().spawn_scoped(scope, compare).map_err(started())?;
                let to = worked_sender.clone();
                let encode = move || match Encoder::new(this.store, this.compression) {
                    Ok(mut encoder) => serve(compared, &to, |chunk| encode(&mut encoder, chunk)),
                    Err(error) => drop(to.send(Err(error))),
                };
                thread::Builder::new().spawn_scoped(scope, encode).map_err(started())?;
            }
            drop((compared_sender, worked_sender));
            let write = move || write_packs(this.store, index, &packs, &spent_sender);
            let writer = thread::Builder::new().spawn_scoped(scope, write).map_err(started())?;
            let assembled = assembler.run(worked, buffer_sender, tick);
            // All senders are dropped now, so the threads end.
            let Assembler { packs, found, .. } = assembler;
            drop(packs);
            let written = writer.join().map_err(|fault| Fault::of(&*fault))?;
            // The error of the writer comes first: it is the cause of the assembler's.
            written.and(assembled).map(|()| found)
        })
    }

    /// Hands out chunks until the image and the chain are walked through, in the blocks that can differ. Ends earlier
    /// if no thread takes chunks.
    fn scan(
        &self,
        base: &Base,
        changes: Option<Runs<'_>>,
        chunks: &SyncSender<Result<Chunk>>,
        buffers: &Receiver<Buffers>,
    ) -> Result<()> {
        let everything = changes.is_none().then_some(Run::new(BlockNumber(0), u64::MAX));
        let parts = changes.into_iter().flatten().chain(everything);
        let mut remembered = Cursor::new(&base.content);
        let mut hashes = Cursor::new(&base.content);
        let mut numbers = 0..;
        // Returns true if the next stage still takes chunks.
        let mut hand_out = |runs: Vec<Run>, has_data| -> Result<bool> {
            if runs.is_empty() {
                return Ok(true);
            }
            let (Some(number), Ok(buffers)) = (numbers.next(), buffers.recv()) else { return Ok(false) };
            let mut old = Vec::with_capacity(CHUNK as usize);
            for run in &runs {
                old.extend(hashes.old(self.store, &base.damage, *run)?);
            }
            Ok(chunks.send(Ok(Chunk { number, runs, has_data, base: old, buffers })).is_ok())
        };
        let mut data = self.from.next_data(BlockNumber(0))?;
        let (mut runs, mut room, mut all_have_data) = (Vec::new(), CHUNK, true);
        for part in parts {
            let mut at = part.start;
            while at < part.end() {
                if data.is_some_and(|run| run.end() <= at) {
                    data = self.from.next_data(at)?;
                }
                let old = remembered.next(at).map(|placed| placed.run);
                let (run, has_data) = match (data, old) {
                    (Some(run), _) if run.start <= at => (Run::new(at, run.end().0 - at.0), true),
                    (Some(run), Some(old)) if old.start < run.start => {
                        (Run::new(old.start, old.length.min(run.start.0 - old.start.0)), false)
                    }
                    (Some(run), _) => (run, true),
                    (None, Some(old)) => (old, false),
                    (None, None) => break,
                };
                if run.start >= part.end() {
                    break;
                }
                if room == 0 || has_data != all_have_data {
                    if !hand_out(mem::take(&mut runs), all_have_data)? {
                        return Ok(());
                    }
                    (room, all_have_data) = (CHUNK, has_data);
                }
                let run = Run::new(run.start, run.length.min(room).min(part.end().0 - run.start.0));
                room -= run.length;
                at = run.end();
                runs.push(run);
            }
        }
        hand_out(runs, all_have_data).map(drop)
    }

    /// Finds the blocks of a chunk that differ.
    fn compare(&self, damage: &KnownDamage, index: &Mutex<Index>, mut chunk: Chunk) -> Result<Compared> {
        if !chunk.has_data {
            let outcomes = chunk.base.iter().map(|old| Outcome::Zero { is_new: *old != Old::Zero }).collect();
            chunk.buffers.blocks.clear();
            return Ok(Worked { chunk, outcomes });
        }
        let blocks = &mut chunk.buffers.blocks;
        blocks.resize(chunk.base.len() * BLOCK_SIZE, 0);
        let mut rest = &mut blocks[..];
        for run in &chunk.runs {
            let (these, others) = rest.split_at_mut(run.length as usize * BLOCK_SIZE);
            self.from.read(run.start, these)?;
            rest = others;
        }
        let blocks = blocks.as_chunks::<BLOCK_SIZE>().0;
        let hashes: Vec<Option<Hash>> =
            blocks.iter().map(|block| if is_zero(block) { None } else { Some(Hash::of(block)) }).collect();
        let is_new = |(hash, old): &(&Option<Hash>, &Old)| hash.is_some_and(|hash| !old.is(&hash));
        let new: Vec<Hash> =
            hashes.iter().zip(&chunk.base).filter(is_new).filter_map(|(hash, _)| *hash).collect();
        let known = match new.as_slice() {
            [] => Vec::new(),
            new => index.lock().unwrap_or_else(PoisonError::into_inner).find(self.store, new)?,
        };
        let mut known = known.into_iter();
        let mut outcomes = Vec::with_capacity(blocks.len());
        for (hash, old) in hashes.into_iter().zip(&chunk.base) {
            outcomes.push(match hash {
                None => Outcome::Zero { is_new: *old != Old::Zero },
                Some(hash) if old.is(&hash) => Outcome::Same(hash),
                Some(hash) => match known.next().flatten().filter(|at| !damage.holds(*at)) {
                    Some(location) => Outcome::Known(hash, location),
                    None => {
                        let base = old.whole();
                        if let Some(base) = base {
                            self.store.read_ahead(base);
                        }
                        Outcome::New(hash, base)
                    }
                },
            });
        }
        self.progress.advance((blocks.len() * BLOCK_SIZE) as u64);
        Ok(Worked { chunk, outcomes })
    }
}

/// Makes the records of a chunk's new blocks.
fn encode(encoder: &mut Encoder<'_>, Compared { mut chunk, outcomes }: Compared) -> Result<Worked<Encoded>> {
    let Buffers { blocks, frames } = &mut chunk.buffers;
    frames.clear();
    let blocks = blocks.as_chunks::<BLOCK_SIZE>().0;
    let encode = |(number, outcome): (usize, Outcome<_>)| {
        outcome.try_map(|hash, base| encoder.encode(&blocks[number], hash, base, frames))
    };
    let outcomes = outcomes.into_iter().enumerate().map(encode).collect::<Result<_>>()?;
    Ok(Worked { chunk, outcomes })
}

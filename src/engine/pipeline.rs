//! The pipeline of a capture, bounded by its buffers:
//!
//! ```text
//! scan ──chunks──► work (every core) ──results──► assemble (in order) ──packs──► write
//!   ▲               read, compare, hash,            dedupe, digest,               put, index
//!   │               look up, compress               runs of changes
//!   └───────────────────── empty buffers ◄─────────────┘
//! ```
//!
//! *scan* walks the blocks that the image has data in or the chain remembers, everywhere or where the
//! image may have changed, and hands out chunks with the hashes the chain has for them. *work* finds what
//! is not as it was. *assemble* takes the results in the order of the blocks, so that neighbours stay
//! neighbours in a pack and a full capture is a handful of extents. A buffer goes round: as many chunks
//! are on their way as there are buffers.

use super::content::{Cursor, Old};
use super::found::{Base, Found};
use super::progress::Progress;
use super::{EngineError, Result};
use crate::catalog::KnownDamage;
use crate::disk::{Changes, Image, is_zero};
use crate::model::{BLOCK_SIZE, BlockNumber, Hash, PackName, Run};
use crate::store::{Codec, Encoding, Index, Location, PackBuilder, Record, Seal, SealedPack, Store, seal};
use crate::sys;
use crate::sys::direct::AlignedBuffer;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Blocks in a chunk.
const CHUNK: u64 = 16;

/// Packs in memory: one being filled, one waiting, one being written.
const PACKS: usize = 3;

/// The most threads that hash and compress; more would only wait for the disk.
const MOST_WORKERS: usize = 8;

/// What a pipeline works on.
pub(super) struct Pipeline<'a> {
    pub image: &'a Image,
    /// The image's path, for messages.
    pub path: &'a Path,
    pub store: &'a Store,
    pub progress: &'a dyn Progress,
}

/// What is known before anything is read.
pub(super) struct Known<'a> {
    /// Where the image may differ from the newest snapshot.
    pub changes: Changes<'a>,
    /// What is found if it does not differ there.
    pub found: Found,
}

/// A chunk on its way to a worker.
struct Chunk {
    number: u64,
    run: Run,
    /// Whether the image may have data there; else it is a hole.
    has_data: bool,
    /// What the chain remembers, block by block.
    base: Vec<Old>,
    buffers: Buffers,
}

/// What a worker found in a block.
enum Outcome {
    /// As the chain remembers it.
    Same(Hash),
    /// Zero; not before if it is new.
    Zero { is_new: bool },
    /// New to the chain, and stored already.
    Known(Hash, Location),
    /// New.
    New(Hash, Encoded),
}

/// An encoded block: its record is a part of the chunk's frames, or the block itself.
struct Encoded {
    encoding: Encoding,
    frame: Range<usize>,
    seal: Seal,
}

/// The memory of a chunk; it goes round.
#[derive(Default)]
struct Buffers {
    /// The blocks as they are on the disk.
    blocks: Vec<u8>,
    /// The frames of those that are new and compress, one after the other.
    frames: Vec<u8>,
}

/// A chunk on its way to the assembler.
struct Worked {
    chunk: Chunk,
    outcomes: Vec<Outcome>,
}

impl Pipeline<'_> {
    /// Runs it. `tick` is told how many bytes are done, and may end the work with an error.
    pub(super) fn run(
        self,
        base: &Base,
        known: Option<Known<'_>>,
        tick: &mut dyn FnMut(u64) -> Result<()>,
    ) -> Result<Found> {
        let workers = thread::available_parallelism().map_or(2, usize::from).clamp(1, MOST_WORKERS);
        let buffers = 2 * workers + 4;
        let index = Mutex::new(self.store.index()?);
        let (chunk_sender, chunk_receiver) = sync_channel(buffers);
        let (worked_sender, worked_receiver) = sync_channel(buffers);
        let (buffer_sender, buffer_receiver) = sync_channel(buffers);
        let (pack_sender, pack_receiver) = sync_channel(1);
        let (spent_sender, spent_receiver) = sync_channel(PACKS);
        for _ in 0..buffers {
            let _ = buffer_sender.send(Buffers::default());
        }
        let chunk_receiver = Mutex::new(chunk_receiver);
        let (changes, found) = known.map(|known| (known.changes, known.found)).unzip();
        let (this, index, chunks) = (&self, &index, &chunk_receiver);
        let mut assembler = Assembler {
            builder: PackBuilder::new().map_err(EngineError::io("naming a pack"))?,
            packs: pack_sender,
            spent: spent_receiver,
            recent: Recent::default(),
            takes_out: found.is_some(),
            found: found.unwrap_or_default(),
        };
        thread::scope(|scope| {
            let failure = worked_sender.clone();
            scope.spawn(move || {
                if let Err(error) = this.scan(base, changes, &chunk_sender, &buffer_receiver) {
                    let _ = failure.send(Err(error));
                }
            });
            for _ in 0..workers {
                let worked = worked_sender.clone();
                scope.spawn(move || this.work(&base.damage, index, chunks, &worked));
            }
            drop(worked_sender);
            let writer = scope.spawn(move || write_packs(this.store, index, &pack_receiver, &spent_sender));
            let assembled = assembler.run(worked_receiver, buffer_sender, tick);
            // All senders are gone now, so the threads come to their ends.
            let Assembler { packs, found, .. } = assembler;
            drop(packs);
            let written = writer.join().map_err(|_| EngineError::ThreadDied)?;
            // A failed writer is why the assembler could not go on.
            written.and(assembled).map(|()| found)
        })
    }

    fn failed(&self) -> impl FnOnce(std::io::Error) -> EngineError + use<> {
        EngineError::io(format!("reading {}", self.path.display()))
    }

    /// Hands out chunks until the image and the chain are walked through, where they may differ, or nobody
    /// wants them.
    fn scan(
        &self,
        base: &Base,
        changes: Option<Changes<'_>>,
        chunks: &SyncSender<Chunk>,
        buffers: &Receiver<Buffers>,
    ) -> Result<()> {
        let everything = changes.is_none().then_some(Run::new(BlockNumber(0), u64::MAX));
        let parts = changes.into_iter().flatten().chain(everything);
        let mut remembered = Cursor::new(&base.content);
        let mut hashes = Cursor::new(&base.content);
        let end = BlockNumber(self.image.size().blocks());
        let mut data = self.image.next_data(BlockNumber(0), end).map_err(self.failed())?;
        let mut numbers = 0..;
        for part in parts {
            let mut at = part.start;
            while at < part.end() {
                if data.is_some_and(|run| run.end() <= at) {
                    data = self.image.next_data(at, end).map_err(self.failed())?;
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
                let run = Run::new(run.start, run.length.min(CHUNK).min(part.end().0 - run.start.0));
                let (Some(number), Ok(memory)) = (numbers.next(), buffers.recv()) else { return Ok(()) };
                let old = hashes.old(self.store, &base.damage, run)?;
                at = run.end();
                if chunks.send(Chunk { number, run, has_data, base: old, buffers: memory }).is_err() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Finds what is not as it was, chunk by chunk.
    fn work(
        &self,
        damage: &KnownDamage,
        index: &Mutex<Index>,
        chunks: &Mutex<Receiver<Chunk>>,
        results: &SyncSender<Result<Worked>>,
    ) {
        let mut codec = match Codec::new().map_err(EngineError::io("setting zstd up")) {
            Ok(codec) => codec,
            Err(error) => {
                let _ = results.send(Err(error));
                return;
            }
        };
        loop {
            let next = chunks.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(chunk) = next else { return };
            let worked = self.work_on(damage, index, &mut codec, chunk);
            let is_failure = worked.is_err();
            if results.send(worked).is_err() || is_failure {
                return;
            }
        }
    }

    fn work_on(
        &self,
        damage: &KnownDamage,
        index: &Mutex<Index>,
        codec: &mut Codec,
        mut chunk: Chunk,
    ) -> Result<Worked> {
        if !chunk.has_data {
            let outcome = |old: &Old| {
                if *old == Old::Zero {
                    Outcome::Zero { is_new: false }
                } else {
                    Outcome::Zero { is_new: true }
                }
            };
            let outcomes = chunk.base.iter().map(outcome).collect();
            chunk.buffers.blocks.clear();
            return Ok(Worked { chunk, outcomes });
        }
        let Buffers { blocks, frames } = &mut chunk.buffers;
        frames.clear();
        blocks.resize(chunk.run.length as usize * BLOCK_SIZE, 0);
        self.image.read(chunk.run.start, blocks).map_err(self.failed())?;
        let blocks = blocks.as_chunks::<BLOCK_SIZE>().0;
        let hashes: Vec<Option<Hash>> =
            blocks.iter().map(|block| if is_zero(block) { None } else { Some(Hash::of(block)) }).collect();
        let is_new =
            |(hash, old): &(&Option<Hash>, &Old)| hash.is_some_and(|hash| **old != Old::Stored(hash));
        let new: Vec<Hash> =
            hashes.iter().zip(&chunk.base).filter(is_new).filter_map(|(hash, _)| *hash).collect();
        let known = match new.as_slice() {
            [] => Vec::new(),
            new => index.lock().unwrap_or_else(PoisonError::into_inner).find(self.store, new)?,
        };
        let mut known = known.into_iter();
        let mut outcomes = Vec::with_capacity(blocks.len());
        for ((block, hash), old) in blocks.iter().zip(hashes).zip(&chunk.base) {
            outcomes.push(match hash {
                None => Outcome::Zero { is_new: *old != Old::Zero },
                Some(hash) if *old == Old::Stored(hash) => Outcome::Same(hash),
                Some(hash) => match known.next().flatten().filter(|at| !damage.holds(at.pack, at.slot)) {
                    Some(location) => Outcome::Known(hash, location),
                    None => Outcome::New(hash, encode(codec, block, frames)?),
                },
            });
        }
        self.progress.advance((blocks.len() * BLOCK_SIZE) as u64);
        Ok(Worked { chunk, outcomes })
    }
}

fn encode(codec: &mut Codec, block: &[u8; BLOCK_SIZE], frames: &mut Vec<u8>) -> Result<Encoded> {
    let start = frames.len();
    let encoding = codec.encode(block, frames).map_err(EngineError::io("compressing"))?;
    let frame = start..frames.len();
    let seal = match encoding {
        Encoding::Raw => seal(block),
        Encoding::Zstd => seal(&frames[frame.clone()]),
    };
    Ok(Encoded { encoding, frame, seal })
}

/// Blocks of the packs that the index may not know yet.
#[derive(Default)]
pub(super) struct Recent {
    newer: HashMap<Hash, Location>,
    older: HashMap<Hash, Location>,
}

impl Recent {
    /// Forgets in two generations: what the index was told long ago goes.
    pub(super) fn pack_sealed(&mut self) {
        if self.newer.len() > 4 * crate::store::TARGET_SLOTS {
            self.older = std::mem::take(&mut self.newer);
        }
    }

    pub(super) fn find(&self, hash: &Hash) -> Option<Location> {
        self.newer.get(hash).or_else(|| self.older.get(hash)).copied()
    }

    pub(super) fn add(&mut self, hash: Hash, location: Location) {
        self.newer.insert(hash, location);
    }
}

/// Puts the results together.
struct Assembler {
    builder: PackBuilder,
    packs: SyncSender<SealedPack>,
    /// The memory of packs that are written.
    spent: Receiver<AlignedBuffer>,
    recent: Recent,
    /// Whether what the chain remembers is in `found` already, and goes out of it.
    takes_out: bool,
    found: Found,
}

impl Assembler {
    fn run(
        &mut self,
        results: Receiver<Result<Worked>>,
        buffers: SyncSender<Buffers>,
        tick: &mut dyn FnMut(u64) -> Result<()>,
    ) -> Result<()> {
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for worked in results {
            let worked = worked?;
            waiting.insert(worked.chunk.number, worked);
            while let Some(worked) = waiting.remove(&next) {
                let spent = self.take(worked)?;
                tick(spent.blocks.len() as u64)?;
                let _ = buffers.send(spent);
                next += 1;
            }
        }
        if !self.builder.is_empty() {
            self.seal()?;
        }
        Ok(())
    }

    /// Takes a chunk's results in; gives its memory back.
    fn take(&mut self, worked: Worked) -> Result<Buffers> {
        let Chunk { run, base, buffers, .. } = worked.chunk;
        if self.takes_out {
            (run.start.0..)
                .zip(&base)
                .for_each(|(number, old)| self.found.take_out(BlockNumber(number), old));
        }
        for (number, outcome) in (run.start.0..).zip(worked.outcomes) {
            let block = BlockNumber(number);
            let (hash, location) = match outcome {
                Outcome::Zero { is_new: false } => continue,
                Outcome::Zero { is_new: true } => {
                    self.found.zero(block);
                    continue;
                }
                Outcome::Same(hash) => (hash, None),
                Outcome::Known(hash, location) => (hash, Some(location)),
                Outcome::New(hash, Encoded { encoding, frame, seal }) => {
                    let bytes = match encoding {
                        Encoding::Raw => {
                            let start = (number - run.start.0) as usize * BLOCK_SIZE;
                            &buffers.blocks[start..start + BLOCK_SIZE]
                        }
                        Encoding::Zstd => &buffers.frames[frame],
                    };
                    (hash, Some(self.store(hash, Record { encoding, bytes, seal })?))
                }
            };
            match location {
                None => self.found.same(block, &hash),
                Some(location) => self.found.stored(block, &hash, location),
            }
        }
        Ok(buffers)
    }

    /// Where a new block lies: a block like it that was stored a moment ago, or a new slot.
    fn store(&mut self, hash: Hash, record: Record<'_>) -> Result<Location> {
        if let Some(location) = self.recent.find(&hash) {
            return Ok(location);
        }
        let location = Location { pack: self.builder.name(), slot: self.builder.push(hash, record) };
        self.recent.add(hash, location);
        if self.builder.is_full() {
            self.seal()?;
        }
        Ok(location)
    }

    fn seal(&mut self) -> Result<()> {
        let next = match self.spent.try_recv() {
            Ok(memory) => PackBuilder::reusing(memory),
            Err(_) => PackBuilder::new(),
        };
        let next = next.map_err(EngineError::io("naming a pack"))?;
        let full = std::mem::replace(&mut self.builder, next);
        self.recent.pack_sealed();
        self.packs.send(full.seal()).map_err(|_| EngineError::ThreadDied)
    }
}

/// Makes sealed packs part of the store, and the index know them.
fn write_packs(
    store: &Store,
    index: &Mutex<Index>,
    packs: &Receiver<SealedPack>,
    spent: &SyncSender<AlignedBuffer>,
) -> Result<()> {
    let known = |pack: PackName, hashes: &mut dyn Iterator<Item = Hash>| {
        index.lock().unwrap_or_else(PoisonError::into_inner).add(pack, hashes)
    };
    for pack in packs {
        store.put(&pack)?;
        sys::crash::point("capture-pack-put");
        known(pack.name, &mut pack.footer.entries.iter().map(|entry| entry.hash))?;
        let _ = spent.try_send(pack.bytes);
    }
    Ok(())
}

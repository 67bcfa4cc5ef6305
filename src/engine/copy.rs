//! Copy: a chain in one region → a chain in another.
//!
//! The hashes in the packs' footers tell how the source differs from the disk's newest copy in the destination. Only
//! differing blocks that the destination's store lacks are copied, in their stored form. The write order is that of a
//! capture.

use super::capture::Taken;
use super::content::Cursor;
use super::encode::Encoder;
use super::found::{Base, Found};
use super::packing::Packing;
use super::region::Shared;
use super::{Engine, EngineError, Result};
use crate::catalog::{CopyOf, KnownDamage, Placed};
use crate::model::{BLOCK_SIZE, BlockNumber, Hash, Location, RegionId, SnapshotId, SnapshotStatus};
use crate::store::{BlockReader, Index, Record, Store, StoreError};
use crate::sys;

/// The most blocks that are compared together.
const PIECE: u64 = 256;

impl Engine {
    /// Fills the progressing copy `id`. The caller holds the lock that the copy's row names. On success the copy is
    /// accomplished; on an error it is failed, or gone if it was cancelled.
    ///
    /// # Errors
    /// When the source is gone or damaged, or something fails.
    pub fn copy_snapshot(&self, id: &SnapshotId) -> Result<()> {
        let (copy, _) = self.snapshot_and_chain(id)?;
        let copied = self.try_copy(id);
        self.progress.finish();
        if copied.is_err() {
            self.fail_snapshot(id, &copy.region)?;
        }
        copied
    }

    fn try_copy(&self, id: &SnapshotId) -> Result<()> {
        let (copy, chain) = self.snapshot_and_chain(id)?;
        let of = CopyOf::find(&self.catalog.read(), id)?
            .ok_or_else(|| EngineError::Gone { what: format!("the source of {id}") })?;
        let [from, region] = self.two_regions([&of.source_region, &copy.region])?;
        self.check_is_wanted(id)?;
        // The source is read under the locks, so that its packs stay in place.
        let (source, source_chain) = self.snapshot_and_chain(&of.source)?;
        if source.status != SnapshotStatus::Accomplished {
            return Err(EngineError::Gone { what: of.source.to_string() });
        }
        // The digest of the copied content is checked at the end.
        let content = source_chain.sound_content(&self.catalog.read(), source.sequence)?;
        let mut base = self.base(&chain)?;
        self.note_lost_packs(&region, &mut base)?;
        let total = source.full_blocks * BLOCK_SIZE as u64;
        self.progress.start_snapshot(id, &format!("copying {}", of.source), total);
        let mut copier = Copier {
            source: &from.store,
            store: &region.store,
            index: region.store.index()?,
            packing: Packing::new()?,
            reader: BlockReader::new(&*from.store)?,
            encoder: Encoder::new(&region.store, self.compression)?,
            records: Vec::new(),
            blocks: Vec::new(),
            found: Found::default(),
        };
        copier.run(&base, &content, &mut |blocks| {
            self.progress.advance(blocks * BLOCK_SIZE as u64);
            self.progress.beat().map(drop)
        })?;
        let found = Found { begins_anew: base.begins_anew, ..copier.found };
        if source.digest != Some(found.digest) {
            return Err(EngineError::Differs { snapshot: of.source.to_string() });
        }
        sys::crash::point("copy-packs-written");
        let taken = Taken {
            id: id.clone(),
            chain,
            size: source.disk_size,
            memory: None,
            clone: None,
            seen: None,
            found,
        };
        self.accomplish(&region, &[taken], |_| Ok(()))
    }

    /// Opens and shares two regions in the order of their names, so that no deadlock is possible.
    fn two_regions(&self, regions: [&RegionId; 2]) -> Result<[Shared; 2]> {
        let [one, other] = regions;
        if one <= other {
            let first = self.regions.shared(one)?;
            Ok([first, self.regions.shared(other)?])
        } else {
            let first = self.regions.shared(other)?;
            Ok([self.regions.shared(one)?, first])
        }
    }
}

/// Copies the blocks that the destination lacks.
struct Copier<'a> {
    source: &'a Store,
    /// The destination.
    store: &'a Store,
    index: Index,
    packing: Packing,
    reader: BlockReader<&'a Store>,
    encoder: Encoder<'a>,
    /// Records in their stored form.
    records: Vec<u8>,
    /// Blocks that are stored as deltas.
    blocks: Vec<[u8; BLOCK_SIZE]>,
    found: Found,
}

/// A block of the content.
struct Block {
    number: BlockNumber,
    hash: Hash,
    /// The location of the destination's old block, if a delta can be made against it.
    old: Option<Location>,
    there: There,
}

impl Block {
    fn is_missing(&self) -> bool {
        self.there == There::Missing
    }
}

/// The place of a block in the destination.
#[derive(Clone, Copy, PartialEq, Eq)]
enum There {
    /// The newest copy has it in its place.
    Same,
    /// The store has it.
    At(Location),
    /// The destination lacks the block.
    Missing,
}

impl Copier<'_> {
    /// Walks `content` beside `base`. Passes the number of blocks done to `tick`; an error of `tick` ends the work.
    fn run(
        &mut self,
        base: &Base,
        content: &[Placed],
        tick: &mut dyn FnMut(u64) -> Result<()>,
    ) -> Result<()> {
        let damage = &base.damage;
        let mut base = Cursor::new(&base.content);
        let mut at = BlockNumber(0);
        for placed in content {
            self.end(&mut base, at, placed.run.start)?;
            at = placed.run.start;
            while at < placed.run.end() {
                let piece = placed.from(at).first(PIECE);
                self.take(&mut base, damage, piece)?;
                tick(piece.run.length)?;
                at = piece.run.end();
            }
        }
        self.end(&mut base, at, BlockNumber(u64::MAX))?;
        self.seal()
    }

    /// Records that the blocks of the base in `from..until` are zero now.
    fn end(&mut self, base: &mut Cursor<'_>, from: BlockNumber, until: BlockNumber) -> Result<()> {
        let mut at = from;
        while let Some(old) = base.next(at).filter(|old| old.run.start < until) {
            let run = old.first(until.0 - old.run.start.0).run;
            for step in 0..run.length {
                self.found.zero(run.start.plus(step));
            }
            at = run.end();
        }
        Ok(())
    }

    /// Processes a piece of the content.
    fn take(&mut self, base: &mut Cursor<'_>, damage: &KnownDamage, piece: Placed) -> Result<()> {
        let old = base.old(self.store, damage, piece.run)?;
        let hashes = self.source.hashes(piece.at, piece.run.length)?;
        let differing: Vec<Hash> =
            hashes.iter().zip(&old).filter(|(hash, old)| !old.is(hash)).map(|(hash, _)| *hash).collect();
        let mut known = self.index.find(self.store, &differing)?.into_iter();
        let mut blocks = Vec::with_capacity(hashes.len());
        for (step, (hash, old)) in (0..).zip(hashes.into_iter().zip(&old)) {
            let there = if old.is(&hash) {
                There::Same
            } else {
                known.next().flatten().filter(|at| !damage.holds(*at)).map_or(There::Missing, There::At)
            };
            blocks.push(Block { number: piece.run.start.plus(step), hash, old: old.whole(), there });
        }
        for these in blocks.chunk_by(|one, next| one.is_missing() && next.is_missing()) {
            let first = &these[0];
            let placed = piece.from(first.number).first(these.len() as u64);
            match (first.there, placed.base) {
                (There::Same, _) => self.found.same(first.number, &first.hash),
                (There::At(location), _) => self.found.stored(first.number, &first.hash, location, None),
                (There::Missing, None) => self.bring(placed, these)?,
                (There::Missing, Some(_)) => self.bring_deltas(placed, these)?,
            }
        }
        Ok(())
    }

    /// Copies blocks in their stored form.
    fn bring(&mut self, placed: Placed, blocks: &[Block]) -> Result<()> {
        let Location { pack, slot } = placed.at;
        let mut records = std::mem::take(&mut self.records);
        let slots = slot.0..slot.plus(placed.run.length).0;
        let footer = self.source.read_records(pack, slots.clone(), &mut records)?;
        for ((slot, entry, record), block) in footer.split(slots, &records).zip(blocks) {
            let record = entry.sealed(record).ok_or(StoreError::not_as_written(pack, slot))?;
            self.store(block, record, None)?;
        }
        self.records = records;
        Ok(())
    }

    /// Copies blocks that are deltas against bases that the destination can lack. They become deltas against the
    /// destination's blocks, or whole blocks.
    fn bring_deltas(&mut self, placed: Placed, blocks: &[Block]) -> Result<()> {
        let mut read = std::mem::take(&mut self.blocks);
        read.resize(blocks.len(), [0; BLOCK_SIZE]);
        self.reader.read(placed.at, placed.base, &mut read)?;
        let mut frames = std::mem::take(&mut self.records);
        for (block, bytes) in blocks.iter().zip(&read) {
            frames.clear();
            let encoded = self.encoder.encode(bytes, &block.hash, block.old, &mut frames)?;
            let record = encoded.record(bytes, &frames);
            let record = Record { encoding: encoded.encoding, bytes: record, seal: encoded.seal };
            self.store(block, record, encoded.base)?;
        }
        (self.records, self.blocks) = (frames, read);
        Ok(())
    }

    fn store(&mut self, block: &Block, record: Record<'_>, base: Option<Location>) -> Result<()> {
        let (at, base) = self.packing.put(block.hash, record, base);
        self.found.stored(block.number, &block.hash, at, base);
        if self.packing.is_full() {
            self.seal()?;
        }
        Ok(())
    }

    fn seal(&mut self) -> Result<()> {
        let Some(pack) = self.packing.seal(None)? else { return Ok(()) };
        self.store.put(&pack)?;
        sys::crash::point("copy-pack-put");
        Ok(self.index.add(pack.name, &pack.footer)?)
    }
}

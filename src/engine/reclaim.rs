//! Reclaim: frees the blocks in packs that no snapshot sees any more.
//!
//! Reclaim keeps packs that are mostly alive. It copies the living blocks of the others into new packs, beside
//! captures and restores. Then it waits until no other process is at work in the store. One transaction points the
//! extents at the new packs, and the old packs are removed. An old pack of which more blocks are needed by then stays
//! until the next reclaim.
//!
//! The base of a delta is alive until the delta is dead. Both move as they are stored: the extent says where the base
//! lies.

use super::capture::pack_row;
use super::region::{Alone, Region};
use super::{Engine, EngineError, Result};
use crate::catalog::{CatalogError, KnownDamage, PackRow, Unswept, unsound_rows};
use crate::model::{Location, PackName, RegionId};
use crate::store::{PackBuilder, SealedPack, StoreError};
use crate::sys;
use crate::sys::lock::Mode;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A pack is rewritten if at least a tenth of its bytes is dead; no pack has more after a reclaim.
const DEAD_SHARE: u64 = 10;

/// The number of neighbouring blocks that are read together.
const TOGETHER: usize = 16;

/// The number of further attempts to copy the living blocks, if a sweep removed the copies.
const ATTEMPTS: u32 = 3;

/// The plan of a reclaim for a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct PackPlan {
    /// The pack's name.
    pub pack: PackName,
    /// The number of blocks in the pack.
    pub blocks: u64,
    /// The number of blocks that no snapshot sees.
    pub dead_blocks: u64,
    /// The size of the dead blocks, in bytes.
    pub dead_size: u64,
}

/// The plan of a reclaim for a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ReclaimPlan {
    /// The region.
    pub region_id: RegionId,
    /// The number of packs in the region's store.
    pub packs: u64,
    /// The packs to rewrite.
    pub rewrite: Vec<PackPlan>,
    /// The bytes to copy.
    pub copy_size: u64,
    /// The bytes to free (approximately).
    pub free_size: u64,
}

/// The result of a reclaim in a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ReclaimReport {
    /// The region.
    pub region_id: RegionId,
    /// The number of packs that were rewritten.
    pub rewritten_packs: u64,
    /// The number of packs that were made of them.
    pub new_packs: u64,
    /// The number of unreferenced packs that were removed.
    pub swept_packs: u64,
    /// The bytes that were freed.
    pub freed_size: u64,
}

/// The new places of the blocks of a rewritten pack, by slot.
type Moves = BTreeMap<u32, Location>;

impl Engine {
    /// Returns the plans of [`Engine::reclaim`], by region.
    ///
    /// # Errors
    /// When the catalog or a pack cannot be read.
    pub fn reclaim_plan(&self) -> Result<Vec<ReclaimPlan>> {
        self.regions.list()?.iter().map(|region| self.plan_region(region)).collect()
    }

    fn plan_region(&self, region: &RegionId) -> Result<ReclaimPlan> {
        let shared = self.regions.shared(region)?;
        let connection = &self.catalog.read();
        // The blocks of an unsound row would be taken for dead.
        if let Some(row) = unsound_rows(connection)?.pop() {
            return Err(CatalogError::from(row).into());
        }
        let packs = PackRow::of_region(connection, region)?;
        let damage = KnownDamage::of_region(connection, region)?;
        let mut plan = ReclaimPlan {
            region_id: region.clone(),
            packs: packs.len() as u64,
            rewrite: Vec::new(),
            copy_size: 0,
            free_size: 0,
        };
        for pack in packs {
            let live = PackRow::live_slots(connection, pack.name)?;
            // Verify reports damaged packs; reclaim leaves them alone.
            if live.len() as u64 == u64::from(pack.slots) || damage.touches(pack.name) {
                continue;
            }
            let footer = match shared.store.footer(pack.name) {
                Ok(footer) => footer,
                Err(error) if error.is_damage() => continue,
                Err(error) => return Err(error.into()),
            };
            let sizes = |is_live: bool| -> u64 {
                let slots = (0u32..).zip(&footer.entries).filter(|(slot, _)| live.contains(slot) == is_live);
                slots.map(|(_, entry)| u64::from(entry.length)).sum()
            };
            let (live_size, dead_size) = (sizes(true), sizes(false));
            // A damaged block that no snapshot needs goes, however small it is.
            let is_damaged = damage.slots.contains_key(&pack.name);
            if dead_size * DEAD_SHARE < live_size + dead_size && !is_damaged {
                continue;
            }
            plan.copy_size += live_size;
            plan.free_size += dead_size;
            plan.rewrite.push(PackPlan {
                pack: pack.name,
                blocks: u64::from(pack.slots),
                dead_blocks: u64::from(pack.slots) - live.len() as u64,
                dead_size,
            });
        }
        Ok(plan)
    }

    /// Rewrites the packs of a plan, and sweeps. Before it switches, it waits until the captures and restores in the
    /// region have ended.
    ///
    /// # Errors
    /// When a living block is damaged, or the machine or the catalog fails. The extents then point where they did.
    pub fn reclaim(&self, plan: &ReclaimPlan) -> Result<ReclaimReport> {
        let region = &plan.region_id;
        let _only_reclaim =
            sys::lock::wait(&self.home.locks().join(format!("reclaim-{region}")), Mode::Exclusive)
                .map_err(EngineError::io("locking reclaim"))?;
        self.catalog.must_be_writable()?;
        self.check_for_strangers(region)?;
        let mut attempts = 0..ATTEMPTS;
        let (moves, new_packs, alone) = loop {
            self.progress.start(&format!("reclaiming {region}"), plan.copy_size);
            let copied = self.copy_living(plan);
            self.progress.finish();
            let (moves, new_packs) = copied?;
            sys::crash::point("reclaim-copied");
            let alone = self.regions.open(region)?.alone()?;
            // No row names the new packs yet, so a sweep can have removed them.
            match new_packs.iter().try_for_each(|pack| alone.store.footer(pack.name).map(drop)) {
                Ok(()) => break (moves, new_packs, alone),
                Err(error) if attempts.next().is_none() => return Err(error.into()),
                Err(_) => {}
            }
        };
        let before = self.stored_size(region)?;
        let rewritten_packs = self.switch(&alone, &moves, &new_packs)?;
        sys::crash::point("reclaim-switched");
        let swept = self.sweep_alone(&alone)?;
        alone.store.index()?.compact()?;
        Ok(ReclaimReport {
            region_id: region.clone(),
            rewritten_packs,
            new_packs: if rewritten_packs == 0 { 0 } else { new_packs.len() as u64 },
            swept_packs: swept.packs.saturating_sub(rewritten_packs),
            freed_size: before.saturating_sub(self.stored_size(region)?),
        })
    }

    fn stored_size(&self, region: &RegionId) -> Result<u64> {
        Ok(PackRow::of_region(&self.catalog.read(), region)?.iter().map(|pack| pack.bytes).sum())
    }

    /// Copies the living blocks of the planned packs into new packs, and checks each record.
    fn copy_living(&self, plan: &ReclaimPlan) -> Result<(BTreeMap<PackName, Moves>, Vec<PackRow>)> {
        let region = &plan.region_id;
        let shared = self.regions.shared(region)?;
        let store = &shared.store;
        // No sweep takes the note before this process releases the store.
        self.catalog.write(|transaction| Unswept::Everything.note(transaction, region))?;
        let mut all = BTreeMap::new();
        let mut new_packs = Vec::new();
        let new_builder = || PackBuilder::new().map_err(EngineError::io("naming a pack"));
        let mut builder = new_builder()?;
        let mut records = Vec::new();
        let mut put = |sealed: SealedPack| -> Result<()> {
            store.put(&sealed)?;
            sys::crash::point("reclaim-pack-put");
            new_packs.push(pack_row(sealed.name, &sealed.footer));
            Ok(())
        };
        for planned in &plan.rewrite {
            let pack = planned.pack;
            let mut moves = Moves::new();
            let live = Vec::from_iter(PackRow::live_slots(&self.catalog.read(), pack)?);
            let neighbours = live.chunk_by(|one, next| one + 1 == *next);
            for slots in neighbours.flat_map(|slots| slots.chunks(TOGETHER)) {
                let slots = slots[0]..slots[0] + slots.len() as u32;
                let footer = store.read_records(pack, slots.clone(), &mut records)?;
                for (slot, entry, record) in footer.split(slots, &records) {
                    let record = entry.sealed(record).ok_or(StoreError::not_as_written(pack, slot))?;
                    let place = builder.push(entry.hash, record);
                    moves.insert(slot.0, Location { pack: builder.name(), slot: place });
                    self.progress.advance(u64::from(entry.length));
                    if builder.is_full() {
                        put(std::mem::replace(&mut builder, new_builder()?).seal())?;
                    }
                }
            }
            all.insert(pack, moves);
        }
        if !builder.is_empty() {
            put(builder.seal())?;
        }
        store.sync()?;
        Ok((all, new_packs))
    }

    /// Points the extents at the new packs. Returns the number of old packs that are needed no more. A sweep removes
    /// the rest of those, and the manifests that name them.
    fn switch(&self, alone: &Alone, moves: &BTreeMap<PackName, Moves>, new_packs: &[PackRow]) -> Result<u64> {
        let Region { id: region, store, .. } = &**alone;
        let switched = self.catalog.write(|transaction| -> Result<_, CatalogError> {
            for pack in new_packs {
                pack.register(transaction, region)?;
            }
            let mut switched = BTreeSet::new();
            for (pack, moves) in moves {
                let live = PackRow::live_slots(transaction, *pack)?;
                if live.iter().all(|slot| moves.contains_key(slot)) {
                    PackRow::move_extents(transaction, *pack, |old| moves.get(&old.slot.0).copied())?;
                    switched.insert(*pack);
                }
            }
            let touched = switched.iter().copied().chain(new_packs.iter().map(|pack| pack.name));
            let mut numbers = Vec::new();
            for pack in touched {
                numbers.extend(PackRow::number(transaction, pack)?);
            }
            for pack in PackRow::drop_unneeded(transaction, numbers)? {
                // The note names the pack, so that an old manifest with this name is not taken for a newer catalog's.
                Unswept::Object(pack.to_string()).note(transaction, region)?;
            }
            Unswept::Everything.note(transaction, region)?;
            Ok(switched)
        })?;
        sys::crash::point("reclaim-committed");
        let mut index = store.index()?;
        for pack in new_packs {
            index.add(pack.name, &*store.footer(pack.name)?)?;
        }
        Ok(switched.len() as u64)
    }
}

//! Reclaim: frees the blocks in packs that no snapshot sees any more.
//!
//! Packs that are mostly alive stay. The others' living blocks are copied into new packs, beside
//! captures and restores; then, while nobody else is at work in the store, one transaction points the
//! extents at the new packs and the old ones go. If somebody came to need more of an old pack in the
//! meantime, that pack stays for the next time.
//!
//! A block that a delta is against is alive as long as the delta is. Both move as they are stored: where a
//! base lies is the extent's to say.

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

/// A pack is rewritten when at least a tenth of its bytes is dead: afterwards no pack has more.
const DEAD_SHARE: u64 = 10;

/// How many neighbouring blocks are read together.
const TOGETHER: usize = 16;

/// How often more the living blocks are copied when a sweep took the copies.
const ATTEMPTS: u32 = 3;

/// What reclaim means to do with a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct PackPlan {
    /// The pack's name.
    pub pack: PackName,
    /// Blocks in it.
    pub blocks: u64,
    /// Those that no snapshot sees.
    pub dead_blocks: u64,
    /// What they take, in bytes.
    pub dead_size: u64,
}

/// What reclaim means to do in a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ReclaimPlan {
    /// The region.
    pub region_id: RegionId,
    /// Packs in its store.
    pub packs: u64,
    /// The packs to rewrite.
    pub rewrite: Vec<PackPlan>,
    /// Bytes that are copied.
    pub copy_size: u64,
    /// Bytes that become free, or nearly so.
    pub free_size: u64,
}

/// What reclaim did in a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ReclaimReport {
    /// The region.
    pub region_id: RegionId,
    /// Packs that were rewritten.
    pub rewritten_packs: u64,
    /// Packs that were made of them.
    pub new_packs: u64,
    /// Packs that were found lying about and removed.
    pub swept_packs: u64,
    /// Bytes that became free.
    pub freed_size: u64,
}

/// Where the blocks of a rewritten pack went.
type Moves = BTreeMap<u32, Location>;

impl Engine {
    /// What [`Engine::reclaim`] would do now, region by region.
    ///
    /// # Errors
    /// When the catalog or a pack cannot be read.
    pub fn reclaim_plan(&self) -> Result<Vec<ReclaimPlan>> {
        self.regions.list()?.iter().map(|region| self.plan_region(region)).collect()
    }

    fn plan_region(&self, region: &RegionId) -> Result<ReclaimPlan> {
        let shared = self.regions.shared(region)?;
        let connection = &self.catalog.read();
        // What a row does not say any more would be taken for dead.
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
            // What is damaged is for verify to report, not for reclaim to stumble over.
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
            // A damaged block that nobody needs goes, however small it is.
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

    /// Rewrites the packs of a plan, and sweeps. Waits for captures and restores in the region to end
    /// before it switches.
    ///
    /// # Errors
    /// When a living block is damaged or something fails; extents then point where they did.
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
            // Nobody knows the new packs yet, so a sweep may have come first.
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

    /// Copies the living blocks of the planned packs into new packs. Each record is checked on its way.
    fn copy_living(&self, plan: &ReclaimPlan) -> Result<(BTreeMap<PackName, Moves>, Vec<PackRow>)> {
        let region = &plan.region_id;
        let shared = self.regions.shared(region)?;
        let store = &shared.store;
        // Until the store is let go of, no sweep takes the note.
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

    /// Points the extents at the new packs; how many old packs are needed no more. What is left of those, and the
    /// manifests that name them, are for a sweep.
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
                // Named, so that a manifest that still names it is not taken for a newer catalog's.
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

//! Healing: what needs a damaged block comes to need another copy of it.
//!
//! A capture or a copy that stores a block with the hash of a damaged one heals all snapshots that need it, in the
//! transaction that makes the new snapshot accomplished; `repair` looks for such blocks on purpose. The damaged slot
//! stays known until its pack is rewritten, so that nothing builds on it.

use super::found::Base;
use super::region::Region;
use super::{Engine, EngineError, Result};
use crate::catalog::{Bases, KnownDamage, PackRow, Placed, Unswept};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{BLOCK_SIZE, Location, PackName, RegionId, ShortHash, SnapshotId};
use crate::store::{BlockReader, Store, StoreError};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Where blocks lie, by their hashes, and what they are deltas against there.
pub(super) type Places = HashMap<ShortHash, (Location, Option<Location>)>;

/// What was healed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Healed {
    /// Damaged blocks that nothing needs any more.
    pub blocks: u64,
    /// The snapshots that need no damaged block any more.
    pub snapshots: BTreeSet<SnapshotId>,
}

/// Has what needs damaged blocks need what was stored of them here. To be called in a transaction in which the packs of
/// it are registered and durable.
pub(super) fn heal_with(
    transaction: &WriteTx,
    region: &Region,
    stored: impl IntoIterator<Item = Placed>,
) -> Result<()> {
    if KnownDamage::of_region(transaction, &region.id)?.is_harmless() {
        return Ok(());
    }
    let mut places = Places::new();
    for placed in stored {
        for (step, hash) in (0..).zip(region.store.hashes(placed.at, placed.run.length)?) {
            let base = placed.base.map(|base| base.plus(step));
            places.insert(hash.short(), (placed.at.plus(step), base));
        }
    }
    heal(transaction, region, &places).map(drop)
}

/// Points what needs damaged blocks at these places of the same hashes. To be called in a transaction in which the
/// packs of the places are registered and durable. Manifests that are to be written anew are noted.
pub(super) fn heal(transaction: &WriteTx, region: &Region, places: &Places) -> Result<Healed> {
    let Region { id: region, store, .. } = region;
    let mut damage = KnownDamage::of_region(transaction, region)?;
    let mut moves = BTreeMap::new();
    for (location, hash) in damage.wanted() {
        let place = places
            .get(&hash)
            .filter(|(at, base)| !damage.holds(*at) && !base.is_some_and(|base| damage.holds(base)));
        moves.extend(place.map(|place| (location, *place)));
    }
    if moves.is_empty() {
        return Ok(Healed::default());
    }
    let before = damage.snapshots(transaction)?;
    let packs: BTreeSet<PackName> = moves.keys().map(|location| location.pack).collect();
    let mut numbers = Vec::new();
    for pack in &packs {
        for changed in PackRow::replace_blocks(transaction, *pack, &moves)? {
            for snapshot in changed.snapshots(transaction)? {
                Unswept::Object(snapshot.to_string()).note(transaction, region)?;
            }
        }
        numbers.extend(PackRow::number(transaction, *pack)?);
    }
    for location in moves.keys() {
        if damage.packs.contains(&location.pack) {
            damage.hashes.remove(location);
        } else {
            damage.spent.insert(*location);
        }
    }
    for gone in PackRow::drop_unneeded(transaction, numbers)? {
        Unswept::Object(gone.to_string()).note(transaction, region)?;
        damage.packs.remove(&gone);
        damage.slots.remove(&gone);
        damage.hashes.retain(|location, _| location.pack != gone);
        damage.spent.retain(|location| location.pack != gone);
    }
    forget_whole(transaction, store, region, &mut damage)?;
    damage.replace(transaction, region)?;
    let after = damage.snapshots(transaction)?;
    let snapshots = before.difference(&after).cloned().collect();
    Ok(Healed { blocks: moves.len() as u64, snapshots })
}

/// Takes deltas out of what is known to be damaged whose bases are whole again.
fn forget_whole(
    transaction: &ReadTx,
    store: &Store,
    region: &RegionId,
    damage: &mut KnownDamage,
) -> Result<()> {
    let bases = Bases::of_region(transaction, region)?;
    let mut reader = BlockReader::new(store)?;
    let mut block = Box::new([0; BLOCK_SIZE]);
    let mut record = Vec::new();
    let needed: Vec<Location> = damage.needed_slots().collect();
    for location in needed {
        let Some(base) = bases.find(location) else { continue };
        let slot = location.slot.0;
        let is_sealed = store
            .read_records(location.pack, slot..slot + 1, &mut record)
            .is_ok_and(|footer| footer.entries.get(slot as usize).is_some_and(|entry| entry.seals(&record)));
        let is_whole = is_sealed
            && !damage.holds(base)
            && reader.read(location, Some(base), std::slice::from_mut(&mut *block)).is_ok();
        if is_whole && let Some(slots) = damage.slots.get_mut(&location.pack) {
            slots.remove(&location.slot);
            damage.hashes.remove(&location);
        }
    }
    damage.slots.retain(|_, slots| !slots.is_empty());
    Ok(())
}

/// What the dedupe index still says of packs that are lost, as long as nothing is stored anew.
pub(super) fn remembered(store: &Store, packs: &BTreeSet<PackName>) -> Result<Vec<(Location, ShortHash)>> {
    if packs.is_empty() {
        return Ok(Vec::new());
    }
    Ok(store.index()?.of_packs(packs)?)
}

impl Engine {
    /// Has what a capture or a copy is compared with known of packs that are lost, and what was in them, before that is
    /// stored anew: then that heals.
    pub(super) fn note_lost_packs(&self, region: &Region, base: &mut Base) -> Result<()> {
        let packs: BTreeSet<PackName> = base.content.iter().map(|placed| placed.at.pack).collect();
        for pack in packs {
            if let Err(error) = region.store.footer(pack) {
                self.note_damage(region, &error.into());
            }
        }
        match self.recall_hashes(region) {
            Err(error) if !error.is_damage() => return Err(error),
            _ => {}
        }
        base.damage = KnownDamage::of_region(&self.catalog.read(), &region.id)?;
        Ok(())
    }

    /// Notes damage that somebody stumbled over, as verify does. If that fails, verify will find it.
    pub(super) fn note_damage(&self, region: &Region, error: &EngineError) {
        let noted = match error {
            EngineError::Store(StoreError::DamagedBlock { pack, slot, .. }) => {
                self.note_slot(region, Location { pack: *pack, slot: *slot })
            }
            EngineError::Store(StoreError::Damaged { pack, .. }) => self.note_pack(region, *pack),
            _ => Ok(()),
        };
        // Whoever stumbled has an error to tell already.
        drop(noted);
    }

    fn note_slot(&self, region: &Region, location: Location) -> Result<()> {
        let Region { id: region, store, .. } = region;
        let hash = store.hashes(location, 1)?.first().map(|hash| hash.short());
        self.catalog.write(|transaction| {
            let mut damage = KnownDamage::of_region(transaction, region)?;
            if !damage.holds(location) {
                damage.slots.entry(location.pack).or_default().insert(location.slot);
                damage.hashes.extend(hash.map(|hash| (location, hash)));
                damage.replace(transaction, region)?;
            }
            Ok(())
        })
    }

    fn note_pack(&self, region: &Region, pack: PackName) -> Result<()> {
        let Region { id: region, store, .. } = region;
        // It may have a footer all the same, and lack what was looked for in it.
        if store.footer(pack).is_ok() {
            return Ok(());
        }
        let hashes = remembered(store, &BTreeSet::from([pack]))?;
        self.catalog.write(|transaction| {
            let mut damage = KnownDamage::of_region(transaction, region)?;
            let live = PackRow::live_slots(transaction, pack)?;
            if !damage.packs.contains(&pack) && !live.is_empty() {
                damage.packs.insert(pack);
                damage.slots.remove(&pack);
                damage.spent.retain(|location| location.pack != pack);
                damage.hashes.extend(hashes.into_iter().filter(|(at, _)| live.contains(&at.slot.0)));
                damage.replace(transaction, region)?;
            }
            Ok(())
        })
    }
}

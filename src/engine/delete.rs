//! Deleting snapshots, and sweeping what nobody refers to out of a store.
//!
//! The order is the capture's turned round: first one transaction that forgets (and notes what is then
//! garbage), then the files go, while nobody writes or reads packs; last the note goes. A crash in
//! between leaves the note, and the next run sweeps.

use super::capture::manifest;
use super::{Engine, EngineError, Result};
use crate::catalog::{
    CatalogError, Chain, Disk, InstantAccessUse, KeptClone, PackRow, SizeSample, Snapshot, Tag, Unswept,
};
use crate::model::{DiskId, PackName, RegionId, SnapshotId, SnapshotStatus, Time};
use crate::store::{Manifest, ObjectKind, Store, StoreError};
use crate::sys;
use crate::sys::lock::Mode;
use rusqlite::{Connection, Transaction};
use std::collections::BTreeSet;

/// What a sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SweepOutcome {
    /// Packs that were removed.
    pub packs: u64,
    /// Manifests that were removed.
    pub manifests: u64,
}

impl Engine {
    /// Forgets a snapshot and frees what only it needed; a progressing one is cancelled. Removes its
    /// tags, and its chain's row when that was the last one. `check` runs first, in the same
    /// transaction.
    ///
    /// # Errors
    /// What `check` returns, or when something fails; nothing has changed then.
    pub fn delete_snapshot<E: From<EngineError> + From<CatalogError>>(
        &mut self,
        id: &SnapshotId,
        check: impl FnOnce(&Transaction<'_>, &Snapshot) -> Result<(), E>,
    ) -> Result<(), E> {
        let now = sys::clock::now().map_err(EngineError::from)?;
        let (region, kept, has_garbage) = self.catalog.write(|transaction| {
            let snapshot = Snapshot::find(transaction, id)?
                .ok_or_else(|| E::from(EngineError::Gone { what: id.to_string() }))?;
            check(transaction, &snapshot)?;
            // Its row goes with the snapshot's.
            let kept = KeptClone::of_snapshot(transaction, id)?;
            let has_garbage = forget(transaction, &snapshot, now)?;
            Ok::<_, E>((snapshot.region, kept, has_garbage))
        })?;
        sys::crash::point("delete-committed");
        if let Some(kept) = kept {
            self.thaw(&region, &kept.file)?;
        }
        if has_garbage {
            self.sweep(&region)?;
        }
        Ok(())
    }

    /// Removes what is noted as garbage in a region's store, if nobody is at work there; else it stays
    /// noted.
    ///
    /// # Errors
    /// When something cannot be looked at or removed; the notes stay.
    pub fn sweep(&mut self, region: &RegionId) -> Result<SweepOutcome> {
        let store = self.open_store(region)?;
        let path = self.store_lock_path(region);
        let lock = sys::lock::attempt(&path, Mode::Exclusive)
            .map_err(EngineError::io(format!("locking {}", path.display())))?;
        match lock {
            Some(_alone) => self.sweep_alone(region, &store),
            None => Ok(SweepOutcome::default()),
        }
    }

    /// The same, for a caller that holds the store's lock alone.
    pub(super) fn sweep_alone(&mut self, region: &RegionId, store: &Store) -> Result<SweepOutcome> {
        let notes = Unswept::of_region(self.catalog.read(), region)?;
        self.renew_manifests(store, &notes)?;
        let removed = if notes.contains(&Unswept::Everything) {
            self.sweep_everything(region, store)?
        } else {
            let names = notes.iter().filter_map(|note| match note {
                Unswept::Object(name) => Some(name.clone()),
                Unswept::Everything => None,
            });
            self.remove_objects(region, store, names.collect())?
        };
        self.catalog.write(|transaction| -> Result<(), CatalogError> {
            for note in &notes {
                // What was needed when it was looked at may have become garbage since: then the note is a new one.
                if let Unswept::Object(name) = note
                    && !removed.contains(name)
                    && !is_needed(transaction, name)?
                {
                    continue;
                }
                note.clear(transaction, region)?;
            }
            Ok(())
        })?;
        let packs = removed.iter().filter(|name| PackName::parse(name).is_some()).count() as u64;
        let manifests = removed.iter().filter(|name| SnapshotId::parse(name).is_some()).count() as u64;
        Ok(SweepOutcome { packs, manifests })
    }

    /// Writes the manifests that are noted and that living snapshots have anew, where they tell otherwise than the catalog.
    fn renew_manifests(&self, store: &Store, notes: &[Unswept]) -> Result<()> {
        let connection = self.catalog.read();
        let mut is_written = false;
        for note in notes {
            let Unswept::Object(name) = note else { continue };
            let Some(id) = SnapshotId::parse(name) else { continue };
            let Some(snapshot) = Snapshot::find(connection, &id)? else { continue };
            let Some(chain) = Chain::by_number(connection, snapshot.chain)? else { continue };
            if snapshot.status == SnapshotStatus::Accomplished {
                let true_one = manifest(connection, &chain, &snapshot)?;
                if !Manifest::read(store.backend(), name).is_ok_and(|told| told.agrees(&true_one)) {
                    true_one.write(store.backend())?;
                    is_written = true;
                }
            }
        }
        if is_written { Ok(store.sync()?) } else { Ok(()) }
    }

    fn sweep_everything(&mut self, region: &RegionId, store: &Store) -> Result<BTreeSet<String>> {
        let strangers = self.strangers(region, store)?;
        if !strangers.is_empty() {
            return Err(EngineError::Strangers { region: region.to_string(), snapshots: strangers });
        }
        store
            .backend()
            .sweep_drafts()
            .map_err(StoreError::io(format!("sweeping drafts in {}", store.backend().place())))?;
        let packs = store.packs()?.into_iter().map(|pack| pack.to_string());
        let manifests = store
            .backend()
            .list(ObjectKind::Manifest)
            .map_err(StoreError::io(format!("listing manifests in {}", store.backend().place())))?;
        // First, so that no manifest ever names a pack that is gone.
        self.mend_manifests(region, store)?;
        self.remove_objects(region, store, packs.chain(manifests).collect())
    }

    /// The snapshots of a store that the catalog never heard of: it is older than the store. Whatever `snap` itself
    /// left behind has a row, or is noted.
    pub(super) fn strangers(&self, region: &RegionId, store: &Store) -> Result<Vec<String>> {
        let connection = self.catalog.read();
        let mut strangers = store
            .backend()
            .list(ObjectKind::Manifest)
            .map_err(StoreError::io(format!("listing manifests in {}", store.backend().place())))?;
        for at in (0..strangers.len()).rev() {
            let Some(id) = SnapshotId::parse(&strangers[at]) else { continue };
            match Snapshot::find(connection, &id) {
                Ok(None) => {}
                // One whose row is not what was written is known all the same.
                Ok(Some(_)) | Err(CatalogError::Damaged { .. }) => drop(strangers.swap_remove(at)),
                Err(error) => return Err(error.into()),
            }
        }
        // After the rows: one that went meanwhile is noted by now.
        let notes = Unswept::of_region(connection, region)?;
        strangers.retain(|name| !notes.contains(&Unswept::Object(name.clone())));
        strangers.sort();
        Ok(strangers)
    }

    /// Removes those objects that the catalog does not need, and names them.
    fn remove_objects(
        &self,
        region: &RegionId,
        store: &Store,
        names: Vec<String>,
    ) -> Result<BTreeSet<String>> {
        let connection = self.catalog.read();
        let mut packs = Vec::new();
        let mut removed = BTreeSet::new();
        for name in names {
            if is_needed(connection, &name)? {
                continue;
            }
            if let Some(pack) = PackName::parse(&name) {
                store.delete_pack(pack)?;
                sys::crash::point("sweep-pack-removed");
                packs.push(pack);
            } else if let Some(disk) = DiskId::parse(&name) {
                let path = self.home.image(region, &disk);
                path.remove().map_err(EngineError::io(format!("removing {}", path.display())))?;
            } else {
                store.backend().delete(ObjectKind::Manifest, &name).map_err(StoreError::io(format!(
                    "removing manifest {name} in {}",
                    store.backend().place()
                )))?;
            }
            removed.insert(name);
        }
        if !packs.is_empty() {
            store.index()?.remove(&packs)?;
        }
        Ok(removed)
    }

    /// Writes those manifests of a region anew that are missing, or name packs that are gone.
    fn mend_manifests(&self, region: &RegionId, store: &Store) -> Result<()> {
        let connection = self.catalog.read();
        let known: BTreeSet<String> =
            PackRow::of_region(connection, region)?.iter().map(|pack| pack.name.to_string()).collect();
        for snapshot in Snapshot::of_region(connection, region)? {
            if snapshot.status != SnapshotStatus::Accomplished {
                continue;
            }
            let is_good = Manifest::read(store.backend(), snapshot.id.as_str())
                .is_ok_and(|manifest| manifest.content.packs.iter().all(|pack| known.contains(pack)));
            if is_good {
                continue;
            }
            if let Some(chain) = Chain::by_number(connection, snapshot.chain)? {
                manifest(connection, &chain, &snapshot)?.write(store.backend())?;
            }
        }
        Ok(store.sync()?)
    }
}

/// Whether the catalog needs the pack, the image or the manifest with this name.
fn is_needed(connection: &Connection, name: &str) -> Result<bool, CatalogError> {
    if let Some(pack) = PackName::parse(name) {
        return Ok(PackRow::number(connection, pack)?.is_some());
    }
    if let Some(disk) = DiskId::parse(name) {
        return Ok(Disk::find(connection, &disk)?.is_some());
    }
    let snapshot = SnapshotId::parse(name).map(|id| Snapshot::find(connection, &id)).transpose()?.flatten();
    Ok(snapshot.is_some_and(|snapshot| snapshot.status == SnapshotStatus::Accomplished))
}

/// Takes a snapshot out of the catalog, with its tags, and its chain's row when that was the last one. What becomes garbage
/// is noted; whether there is something to sweep at once. To be called in a transaction.
///
/// # Errors
/// When the catalog fails.
pub fn forget(transaction: &Connection, snapshot: &Snapshot, now: Time) -> Result<bool, CatalogError> {
    let chain = Chain::by_number(transaction, snapshot.chain)?
        .ok_or_else(|| CatalogError::Inconsistent(format!("{} has no chain", snapshot.id)))?;
    let was_accomplished = snapshot.status == SnapshotStatus::Accomplished;
    if was_accomplished {
        let packs = chain.forget(transaction, snapshot.sequence)?;
        for pack in PackRow::drop_unneeded(transaction, packs)? {
            Unswept::Object(pack.to_string()).note(transaction, &snapshot.region)?;
        }
    }
    // Its manifest; one that was not accomplished may have one, too.
    Unswept::Object(snapshot.id.to_string()).note(transaction, &snapshot.region)?;
    if !was_accomplished {
        InstantAccessUse::take_back(transaction, &snapshot.id)?;
    }
    if snapshot.status == SnapshotStatus::Progressing {
        // Whoever captures it may die before it sees that, and then no row tells of its packs. The note
        // waits until it has let go of the store.
        Unswept::Everything.note(transaction, &snapshot.region)?;
    }
    snapshot.delete(transaction)?;
    Tag::remove_all(transaction, snapshot.id.as_str())?;
    chain.drop_if_empty(transaction)?;
    if was_accomplished {
        SizeSample::record(transaction, &snapshot.region, now)?;
    }
    Ok(was_accomplished)
}

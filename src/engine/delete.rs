//! Deletes snapshots, and sweeps unreferenced objects out of a store.
//!
//! The order is the capture's in reverse. One transaction forgets the rows and notes the garbage. Then the files are
//! removed, while no process writes or reads packs, and their directories are synced. The notes are removed last. A
//! crash in between leaves the notes, and the next run sweeps. If removing files fails, the notes also stay: the
//! deletion is done, and the error is reported beside the answer.
//!
//! Nothing is removed from a store that has manifests of snapshots that the catalog does not have (see `strangers`).

use super::image::remove_durably;
use super::manifest::manifest;
use super::region::{Alone, Region};
use super::{Engine, EngineError, Result};
use crate::catalog::{
    CatalogError, Chain, Disk, Forgotten, InstantAccessUse, KeptClone, PackRow, SizeSample, Snapshot, Tag,
    Unswept,
};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{DiskId, PackName, RegionId, SnapshotId, SnapshotStatus, Time};
use crate::store::{Manifest, ObjectKind, Store, StoreError};
use crate::sys;
use std::collections::BTreeSet;

/// The counts of objects that a sweep removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SweepOutcome {
    /// Packs that were removed.
    pub packs: u64,
    /// Manifests that were removed.
    pub manifests: u64,
}

impl Engine {
    /// Deletes a snapshot and frees the blocks that only it needed; a progressing snapshot is cancelled. Removes its
    /// tags, and its chain's row with the chain's last snapshot. Calls `check` first, in the same transaction.
    ///
    /// # Errors
    /// The errors of `check`, or when something fails; nothing has changed then.
    pub fn delete_snapshot<E: From<EngineError> + From<CatalogError>>(
        &self,
        id: &SnapshotId,
        check: impl FnOnce(&WriteTx, &Snapshot) -> Result<(), E>,
    ) -> Result<(), E> {
        let now = sys::clock::now().map_err(EngineError::from)?;
        let (region, kept, has_garbage) = self.catalog.write(|transaction| {
            let snapshot = Snapshot::find(transaction, id)?
                .ok_or_else(|| E::from(EngineError::Gone { what: id.to_string() }))?;
            check(transaction, &snapshot)?;
            // The clone's row is deleted with the snapshot's row.
            let kept = KeptClone::of_snapshot(transaction, id)?;
            let has_garbage = forget(transaction, &snapshot, now)?;
            Ok::<_, E>((snapshot.region, kept, has_garbage))
        })?;
        sys::crash::point("delete-committed");
        if let Some(kept) = kept {
            let thawed = self.thaw(&region, &kept.file);
            self.keep_trouble(thawed);
        }
        if has_garbage {
            self.sweep_noted(&region);
        }
        Ok(())
    }

    /// Sweeps objects that were just noted. An error is kept for [`Engine::troubles`]: the caller's work is done, and
    /// the next run sweeps.
    pub fn sweep_noted(&self, region: &RegionId) {
        let swept = self.sweep(region);
        self.keep_trouble(swept);
    }

    /// Removes the objects that are noted as garbage in a region's store. If another process works there, they stay
    /// noted.
    ///
    /// # Errors
    /// When an object cannot be looked at or removed; the notes stay.
    pub fn sweep(&self, region: &RegionId) -> Result<SweepOutcome> {
        self.catalog.must_be_writable()?;
        match self.regions.open(region)?.try_alone()? {
            Some(region) => self.sweep_alone(&region),
            None => Ok(SweepOutcome::default()),
        }
    }

    /// Sweeps a region that the caller holds alone.
    pub(super) fn sweep_alone(&self, alone: &Alone) -> Result<SweepOutcome> {
        let Region { id: region, store, .. } = &**alone;
        let mut notes = Unswept::of_region(&self.catalog.read(), region)?;
        let is_image =
            |note: &mut Unswept| matches!(note, Unswept::Object(name) if DiskId::parse(name).is_some());
        let images: Vec<Unswept> = notes.extract_if(.., is_image).collect();
        self.sweep_images(region, &images)?;
        let mut manifests = self.manifests(alone)?;
        if manifests.is_unsettled || notes.is_empty() && manifests.forgotten.is_empty() {
            return Ok(SweepOutcome::default());
        }
        self.add_moved(alone, &mut manifests)?;
        manifests.none_is_strange(region)?;
        self.renew_manifests(store, &notes)?;
        // The checkpoint comes first: if the catalog loses its log, no removed object must be needed again.
        self.catalog.checkpoint();
        let mut names = names_of(&notes);
        names.extend(manifests.forgotten);
        if notes.contains(&Unswept::Everything) {
            store
                .backend()
                .sweep_drafts()
                .map_err(StoreError::io(format!("sweeping drafts in {}", store.backend().place())))?;
            names.extend(store.packs()?.iter().map(ToString::to_string));
            names.extend(
                store
                    .backend()
                    .list(ObjectKind::Manifest)
                    .map_err(StoreError::io(format!("listing manifests in {}", store.backend().place())))?,
            );
            // Manifests are mended first, so that no manifest ever names a missing pack.
            self.mend_manifests(region, store)?;
        }
        let removed = self.remove_objects(store, names)?;
        self.clear_notes(region, &notes, &removed)?;
        let packs = removed.iter().filter(|name| PackName::parse(name).is_some()).count() as u64;
        let manifests = removed.iter().filter(|name| SnapshotId::parse(name).is_some()).count() as u64;
        Ok(SweepOutcome { packs, manifests })
    }

    /// Removes the images of disks that are gone. Images are no part of the store.
    fn sweep_images(&self, region: &RegionId, notes: &[Unswept]) -> Result<()> {
        if notes.is_empty() {
            return Ok(());
        }
        let mut removed = BTreeSet::new();
        for name in names_of(notes) {
            if let Some(disk) = DiskId::parse(&name)
                && !is_needed(&self.catalog.read(), &name)?
            {
                remove_durably(&self.home.image(region, &disk))?;
                removed.insert(name);
            }
        }
        self.clear_notes(region, notes, &removed)
    }

    /// Deletes the notes of objects that are `removed`, or needed again.
    fn clear_notes(&self, region: &RegionId, notes: &[Unswept], removed: &BTreeSet<String>) -> Result<()> {
        self.catalog.write(|transaction| {
            for note in notes {
                // An object that was needed before can have become garbage since: then its note is new, and stays.
                if let Unswept::Object(name) = note
                    && !removed.contains(name)
                    && !is_needed(transaction, name)?
                {
                    continue;
                }
                note.clear(transaction, region)?;
            }
            Ok(())
        })
    }

    /// Rewrites noted manifests of living snapshots that disagree with the catalog.
    fn renew_manifests(&self, store: &Store, notes: &[Unswept]) -> Result<()> {
        let mut is_written = false;
        for note in notes {
            let Unswept::Object(name) = note else { continue };
            let Some(id) = SnapshotId::parse(name) else { continue };
            let connection = &self.catalog.read();
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

    /// Removes the objects that the catalog does not need; returns their names.
    fn remove_objects(&self, store: &Store, names: BTreeSet<String>) -> Result<BTreeSet<String>> {
        let mut packs = Vec::new();
        let mut removed = BTreeSet::new();
        for name in names {
            if is_needed(&self.catalog.read(), &name)? {
                continue;
            }
            if let Some(pack) = PackName::parse(&name) {
                store.delete_pack(pack)?;
                sys::crash::point("sweep-pack-removed");
                packs.push(pack);
            } else {
                store.backend().delete(ObjectKind::Manifest, &name).map_err(StoreError::io(format!(
                    "removing manifest {name} in {}",
                    store.backend().place()
                )))?;
            }
            removed.insert(name);
        }
        if !removed.is_empty() {
            // The store is synced before the notes are deleted: objects that return after a power cut are still noted.
            store.sync()?;
        }
        if !packs.is_empty() {
            store.index()?.remove(&packs)?;
        }
        Ok(removed)
    }

    /// Rewrites the manifests of a region that are missing, or name missing packs.
    fn mend_manifests(&self, region: &RegionId, store: &Store) -> Result<()> {
        let connection = &self.catalog.read();
        let known: BTreeSet<String> =
            PackRow::of_region(connection, region)?.iter().map(|pack| pack.name.to_string()).collect();
        for snapshot in Snapshot::of_region(connection, region)? {
            if snapshot.status != SnapshotStatus::Accomplished {
                continue;
            }
            let is_good = Manifest::read(store.backend(), snapshot.id.as_str()).is_ok_and(|manifest| {
                manifest.about.sequence == snapshot.sequence.0
                    && manifest.content.packs.iter().all(|pack| known.contains(pack))
            });
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

fn names_of(notes: &[Unswept]) -> BTreeSet<String> {
    let names = notes.iter().filter_map(|note| match note {
        Unswept::Object(name) => Some(name.clone()),
        Unswept::Everything => None,
    });
    names.collect()
}

/// Returns true if the catalog needs the pack, image or manifest with this name.
fn is_needed(connection: &ReadTx, name: &str) -> Result<bool, CatalogError> {
    if let Some(pack) = PackName::parse(name) {
        return Ok(PackRow::number(connection, pack)?.is_some());
    }
    if let Some(disk) = DiskId::parse(name) {
        return Ok(Disk::find(connection, &disk)?.is_some());
    }
    let snapshot = SnapshotId::parse(name).map(|id| Snapshot::find(connection, &id)).transpose()?.flatten();
    Ok(snapshot.is_some_and(|snapshot| snapshot.status == SnapshotStatus::Accomplished))
}

/// Deletes a snapshot's row and tags, and its chain's row if it was the chain's last snapshot. Notes the new garbage.
/// Returns true if garbage can be swept at once. To be called in a transaction.
///
/// # Errors
/// When the catalog fails.
pub fn forget(transaction: &WriteTx, snapshot: &Snapshot, now: Time) -> Result<bool, CatalogError> {
    let chain = Chain::by_number(transaction, snapshot.chain)?
        .ok_or_else(|| CatalogError::Inconsistent(format!("{} has no chain", snapshot.id)))?;
    let was_accomplished = snapshot.status == SnapshotStatus::Accomplished;
    if was_accomplished {
        let packs = chain.forget(transaction, snapshot.sequence)?;
        for pack in PackRow::drop_unneeded(transaction, packs)? {
            Unswept::Object(pack.to_string()).note(transaction, &snapshot.region)?;
        }
    }
    // The manifest is noted: a snapshot that was not accomplished can also have one.
    Forgotten::note(transaction, &snapshot.id)?;
    Unswept::Object(snapshot.id.to_string()).note(transaction, &snapshot.region)?;
    if !was_accomplished {
        InstantAccessUse::take_back(transaction, &snapshot.id)?;
    }
    if snapshot.status == SnapshotStatus::Progressing {
        // The capture can die before it sees the deletion, and then no row names its packs. The note is handled after
        // the capture releases the store.
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

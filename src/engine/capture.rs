//! Capture: disk → chain.
//!
//! # Write order
//! records → fsync of each pack → rename → manifest, likewise → fsync of the directories → commit of the transaction
//! that makes the snapshot accomplished. A crash before the last step leaves a progressing snapshot whose lock is free,
//! and unreferenced objects. The next run marks the snapshot as failed, and sweeps the objects.
//!
//! # What is read
//! A capture reads the blocks that can have changed, as a change source names them (see `change_source`). It reads them
//! from the disk's image. If a frozen clone is the point in time, the image is read only while it still equals the
//! clone.

use super::blocks::{Blocks, ImageBlocks};
use super::change_source::{ChangeSource, FullScan, KeptExtents};
use super::found::{Base, Found};
use super::heal::heal_with;
use super::kept::MadeClone;
use super::manifest::manifest;
use super::pipeline::{Known, Pipeline};
use super::point::PointInTime;
use super::region::{Region, Shared};
use super::{Engine, EngineError, Result};
use crate::catalog::WriteTx;
use crate::catalog::{
    Catalog, CatalogError, Chain, Change, Disk, Forgotten, KeptClone, KnownDamage, PackRow, SizeSample,
    Snapshot, SnapshotLock, Unswept,
};
use crate::disk::Image;
use crate::model::{ByteSize, PackName, RegionId, Seen, SnapshotId, SnapshotStatus, Time};
use crate::store::{Footer, ObjectKind, StoreError};
use crate::sys;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

impl Engine {
    /// Captures the progressing snapshot `id` of its disk. The caller holds the lock that the snapshot's row names. On
    /// success the snapshot is accomplished; on an error it is failed, or gone if it was cancelled.
    ///
    /// # Errors
    /// When the image changes during the capture, or something fails.
    pub fn capture(&self, id: &SnapshotId) -> Result<()> {
        let (snapshot, _) = self.snapshot_and_chain(id)?;
        let captured = self.try_capture(id);
        self.progress.finish();
        if captured.is_err() {
            self.end_failed(&snapshot);
        } else {
            // The frozen image goes last, so that a snapshot without it has a final status.
            let thawed = self.thaw(&snapshot.region, id);
            self.keep_trouble(thawed);
        }
        captured
    }

    /// Ends the capture of a progressing snapshot whose capture will not begin.
    pub(super) fn abandon_capture(&self, id: &SnapshotId) {
        if let Ok(Some(snapshot)) = Snapshot::find(&self.catalog.read(), id) {
            self.end_failed(&snapshot);
        }
    }

    /// Marks a snapshot as failed, and removes its frozen image. If only one of both succeeds, no later run captures
    /// the snapshot, or takes it as accomplished.
    fn end_failed(&self, snapshot: &Snapshot) {
        let failed = self.fail_snapshot(&snapshot.id, &snapshot.region);
        if failed.is_err() {
            self.remove_manifest(&snapshot.region, &snapshot.id);
        }
        self.keep_trouble(failed);
        let thawed = self.thaw(&snapshot.region, &snapshot.id);
        self.keep_trouble(thawed);
    }

    /// Removes the manifest of a snapshot whose capture failed, if the catalog cannot record the failure.
    pub(super) fn remove_manifest(&self, region: &RegionId, id: &SnapshotId) {
        let removed = self.regions.open(region).and_then(|region| {
            let failed = StoreError::io(format!("removing manifest {id}"));
            Ok(region.store.backend().delete(ObjectKind::Manifest, id.as_str()).map_err(failed)?)
        });
        self.keep_trouble(removed);
    }

    /// Marks a progressing snapshot that will not be accomplished as failed, and sweeps its leftovers, even if it was
    /// cancelled.
    pub(super) fn fail_snapshot(&self, id: &SnapshotId, region: &RegionId) -> Result<()> {
        let has_leftovers = self.catalog.write(|transaction| -> Result<_, CatalogError> {
            Forgotten::note(transaction, id)?;
            if let Some(snapshot) = Snapshot::find(transaction, id)? {
                if snapshot.status != SnapshotStatus::Progressing {
                    return Ok(false);
                }
                Snapshot { status: SnapshotStatus::Failed, worker: None, ..snapshot }.update(transaction)?;
                Catalog::forget_answers(transaction, id.as_str())?;
            }
            Unswept::Everything.note(transaction, region)?;
            Ok(true)
        })?;
        if has_leftovers {
            self.sweep_noted(region);
        }
        Ok(())
    }

    fn try_capture(&self, id: &SnapshotId) -> Result<()> {
        let mut point = self.point_in_time(id)?;
        if !self.is_unchanged(&mut point)? && !point.is_frozen {
            point.wait_for_stamp()?;
            if !self.freeze_point(&mut point)? {
                point.settle()?;
            }
        }
        sys::crash::point("capture-frozen");
        let region = self.regions.shared(&point.chain.region)?;
        self.check_is_wanted(id)?;
        let taken = self.take(&point, &region)?;
        sys::crash::point("capture-packs-written");
        self.accomplish(&region, &[taken], |_| Ok(()))
    }

    /// Checks that a snapshot was not cancelled before the store was shared. If it is deleted from here on, its stored
    /// blocks are noted and swept.
    pub(super) fn check_is_wanted(&self, id: &SnapshotId) -> Result<()> {
        let snapshot = Snapshot::find(&self.catalog.read(), id)?;
        let is_wanted = snapshot.is_some_and(|snapshot| snapshot.status == SnapshotStatus::Progressing);
        if is_wanted { Ok(()) } else { Err(EngineError::Cancelled) }
    }

    /// Stores the blocks that are new at a point in time. The image must not have changed since.
    pub(super) fn take(&self, point: &PointInTime, region: &Shared) -> Result<Taken> {
        let PointInTime { snapshot, chain, disk, image, .. } = point;
        let newest = self.sound_newest(chain)?;
        let mut clone = point.comparable_clone();
        let found = match newest.as_ref().filter(|_| point.is_unchanged).and_then(Found::like) {
            Some(found) => {
                clone = self.made_clone(disk, newest.as_ref())?.or(clone);
                found
            }
            None => self.find_changes(point, region, newest.as_ref())?,
        };
        Ok(Taken {
            id: snapshot.id.clone(),
            chain: chain.clone(),
            size: image.size(),
            memory: point.memory(),
            clone,
            seen: self.seen(disk),
            found,
        })
    }

    /// Stores the blocks that differ from the newest snapshot.
    fn find_changes(&self, point: &PointInTime, region: &Shared, newest: Option<&Snapshot>) -> Result<Found> {
        if let Some(origin) = &point.origin {
            let found = self.read_changes(point, origin, region, newest);
            if found.is_ok() || point.check(origin).is_ok() {
                return found;
            }
            // The clone has not changed. Blocks that were stored from the image are used again, or swept.
            self.catalog.write(|transaction| Unswept::Everything.note(transaction, &region.id))?;
        }
        self.read_changes(point, &point.image, region, newest)
    }

    /// Reads the blocks that can differ from the newest snapshot, and stores those that do. `read` is the image of the
    /// point in time, or its origin.
    fn read_changes(
        &self,
        point: &PointInTime,
        read: &Image,
        region: &Shared,
        newest: Option<&Snapshot>,
    ) -> Result<Found> {
        let PointInTime { snapshot, chain, disk, path, image, .. } = point;
        let mut base = self.base(chain)?;
        let newest = newest.filter(|_| !base.begins_anew);
        let source: Box<dyn ChangeSource> = match self.kept_clone(&disk.id, newest)? {
            Some(kept) if point.is_frozen => Box::new(KeptExtents { image, path, kept }),
            _ => Box::new(FullScan),
        };
        let changes = source.changes()?;
        if changes.is_none() {
            self.note_lost_packs(region, &mut base)?;
        }
        let known = changes.zip(newest.and_then(Found::like));
        let total = ImageBlocks { image, path }.amount()?;
        self.progress.start_snapshot(&snapshot.id, &format!("capturing {}", snapshot.id), total);
        let compression = if newest.is_some() { self.compression.for_increment() } else { self.compression };
        let run = |known| {
            let from = &ImageBlocks { image: read, path };
            let store = &region.store;
            Pipeline { from, store, compression, progress: &self.progress }.run(&base, known, &mut || {
                if self.progress.beat()? { point.check(read) } else { Ok(()) }
            })
        };
        let mut found = run(known.map(|(changes, found)| Known { changes, found }))?;
        if found.is_unsure {
            found = run(None)?;
            // Blocks that were stored before are used now, or swept.
            self.catalog.write(|transaction| Unswept::Everything.note(transaction, &chain.region))?;
        }
        point.check(read)?;
        found.begins_anew = base.begins_anew;
        Ok(found)
    }

    /// Fills the progressing snapshot `id`, the first of its chain, with the blocks of `from`. The caller holds the
    /// lock that the snapshot's row names. On success the snapshot is accomplished; on an error it stays as it is.
    pub(super) fn capture_blocks(&self, id: &SnapshotId, from: &dyn Blocks) -> Result<()> {
        let (snapshot, chain) = self.snapshot_and_chain(id)?;
        let region = self.regions.shared(&chain.region)?;
        self.check_is_wanted(id)?;
        let total = from.amount()?;
        self.progress.start_snapshot(id, &format!("importing {id}"), total);
        let pipeline =
            Pipeline { from, store: &region.store, compression: self.compression, progress: &self.progress };
        let found = pipeline.run(&self.base(&chain)?, None, &mut || self.progress.beat().map(drop))?;
        sys::crash::point("capture-packs-written");
        let taken =
            Taken { id: snapshot.id, size: from.size(), memory: None, clone: None, seen: None, found, chain };
        self.accomplish(&region, &[taken], |_| Ok(()))
    }

    /// Returns the base of a capture: the content of the newest living snapshot of a chain.
    pub(super) fn base(&self, chain: &Chain) -> Result<Base> {
        let damage = KnownDamage::of_region(&self.catalog.read(), &chain.region)?;
        let content = self.sound_current(chain)?;
        Ok(Base { begins_anew: content.is_none(), content: content.unwrap_or_default(), damage })
    }

    /// Ends a capture: syncs the store, and then records the snapshots in one transaction with the changes of `also`.
    pub(super) fn accomplish(
        &self,
        region: &Shared,
        taken: &[Taken],
        also: impl FnOnce(&WriteTx) -> Result<()>,
    ) -> Result<()> {
        let Region { id, store, .. } = &**region;
        let mut packs = BTreeMap::new();
        for change in taken.iter().flat_map(|taken| &taken.found.changes) {
            let Change::Stored(placed) = change else { continue };
            for name in [Some(placed.at), placed.base].into_iter().flatten().map(|location| location.pack) {
                if let Entry::Vacant(vacant) = packs.entry(name) {
                    vacant.insert(pack_row(name, &*store.footer(name)?));
                }
            }
        }
        let now = sys::clock::now()?;
        let before = self.kept_of(taken)?;
        let told = taken.iter().map(|taken| self.tell_taken(store, taken)).collect::<Result<Vec<_>>>()?;
        store.sync()?;
        self.catalog.write(|transaction| {
            for pack in packs.values() {
                pack.register(transaction, id)?;
            }
            for (taken, told) in taken.iter().zip(&told) {
                let snapshot = taken.record(transaction, now)?;
                // A block that this snapshot shares can have been healed meanwhile: then a sweep rewrites the manifest.
                if let Some(told) = told
                    && !told.agrees(&manifest(transaction, &taken.chain, &snapshot)?)
                {
                    Unswept::Object(snapshot.id.to_string()).note(transaction, id)?;
                }
            }
            also(transaction)?;
            let changes = taken.iter().flat_map(|taken| &taken.found.changes);
            heal_with(transaction, region, changes.filter_map(Change::stored))?;
            SizeSample::record(transaction, id, now)?;
            sys::crash::point("capture-before-commit");
            Ok::<_, EngineError>(())
        })?;
        sys::crash::point("capture-committed");
        self.catalog.checkpoint();
        // The capture is done. The next run removes files that cannot be removed now.
        for (region, file) in before {
            let thawed = self.thaw(&region, &file);
            self.keep_trouble(thawed);
        }
        Ok(())
    }
}

/// A snapshot's content, durable except for the catalog's rows.
pub(super) struct Taken {
    /// The snapshot.
    pub id: SnapshotId,
    /// Its chain.
    pub chain: Chain,
    /// The disk's size.
    pub size: ByteSize,
    /// The disk's memory of this snapshot.
    pub memory: Option<String>,
    /// A clone with the snapshot's content, which can be kept.
    pub clone: Option<MadeClone>,
    /// The identity of the disk's image.
    pub seen: Option<Seen>,
    /// The changes since the newest snapshot.
    pub found: Found,
}

impl Taken {
    /// Marks the snapshot as accomplished.
    fn record(&self, transaction: &WriteTx, now: Time) -> Result<Snapshot> {
        let snapshot = self.accomplished(transaction)?;
        if self.found.begins_anew {
            self.chain.begin_anew(transaction, snapshot.sequence)?;
        }
        self.chain.record(transaction, snapshot.sequence, &self.found.changes)?;
        snapshot.update(transaction)?;
        SnapshotLock::begin(transaction, &snapshot.id, now)?;
        if !self.chain.copies
            && let Some(mut disk) = Disk::find(transaction, &self.chain.id.disk())?
        {
            disk.stamp = self.memory.clone();
            disk.size = self.size;
            disk.seen = self.seen.clone().or(disk.seen);
            disk.update(transaction)?;
            match &self.clone {
                Some(MadeClone { file, stamp }) if KeptClone::is_wanted(transaction, &disk.id)? => {
                    let stamp = serde_json::to_string(stamp)
                        .map_err(|error| EngineError::io("noting a clone")(error.into()))?;
                    let (snapshot, file) = (snapshot.id.clone(), file.clone());
                    KeptClone { disk: disk.id, snapshot, file, stamp }.put(transaction)?;
                }
                _ => KeptClone::forget(transaction, &disk.id)?,
            }
        }
        Ok(snapshot)
    }
}

/// Returns the catalog's row of a pack.
pub(super) fn pack_row(name: PackName, footer: &Footer) -> PackRow {
    let slots = u32::try_from(footer.entries.len()).unwrap_or(u32::MAX);
    PackRow { name, slots, bytes: footer.file_length }
}

//! Strangers: snapshots that the manifests of a store tell of, and the catalog does not know.
//!
//! A catalog that is older than its store, or has lost its last transactions, must remove nothing. Objects that it
//! does not know can be all that is left of a snapshot. So, before an object is removed from a store, the manifests
//! and packs are compared with the catalog:
//!
//! | the manifest is of | it is |
//! |---|---|
//! | an accomplished snapshot | known; unless it names packs that are there and that the catalog neither has nor noted as garbage |
//! | a progressing one | left to the run that settles that snapshot, see `recover`; nothing is swept meanwhile |
//! | one that is noted as garbage, or [forgotten](Forgotten) | garbage, also if it came back after a power cut |
//! | any other, a failed one among them | a stranger |
//!
//! A stranger stops every sweep of its store, until the newer catalog is back or the stranger is taken in.

use super::heal::heal_with;
use super::region::Region;
use super::told::{Told, changes};
use super::{Engine, EngineError, Result};
use crate::catalog::{
    CatalogError, Chain, Disk, Forgotten, KeptClone, PackRow, Placed, SizeSample, Snapshot, SnapshotLock,
    Unswept,
};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{ChainId, RegionId, SnapshotId, SnapshotStatus, Time};
use crate::store::{Manifest, ObjectKind, StoreError};
use crate::sys;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The manifests of a store, sorted by the state of their snapshots in the catalog.
#[derive(Debug, Default)]
pub(super) struct Manifests {
    /// The manifests of strangers.
    pub strangers: Vec<String>,
    /// The manifests of snapshots that no longer count.
    pub forgotten: Vec<String>,
    /// The manifests of accomplished snapshots.
    known: Vec<SnapshotId>,
    /// True if a manifest is of a progressing snapshot.
    pub is_unsettled: bool,
}

/// The result of recovering the strangers in the store of a region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct RecoverReport {
    /// The snapshots that were taken into the catalog.
    pub recovered: BTreeSet<String>,
    /// The manifests whose snapshot cannot be taken in, with the reasons.
    pub unusable: BTreeMap<String, String>,
    /// The unusable manifests that were moved away.
    pub set_aside: BTreeSet<String>,
}

impl Manifests {
    /// Checks that there are no strangers.
    ///
    /// # Errors
    /// The error that names the strangers.
    pub(super) fn none_is_strange(&self, region: &RegionId) -> Result<()> {
        if self.strangers.is_empty() {
            return Ok(());
        }
        let mut snapshots = self.strangers.clone();
        snapshots.sort();
        Err(EngineError::Strangers { region: region.to_string(), snapshots })
    }
}

impl Engine {
    /// Compares the manifests of a store with the catalog. The caller holds the store's lock.
    pub(super) fn manifests(&self, region: &Region) -> Result<Manifests> {
        let Region { id: region, store, .. } = region;
        let names = store
            .backend()
            .list(ObjectKind::Manifest)
            .map_err(StoreError::io(format!("listing manifests in {}", store.backend().place())))?;
        // The catalog is read after the files: a manifest that is made meanwhile has a row by now.
        let connection = &self.catalog.read();
        let rows = Snapshot::statuses(connection, region)?;
        let noted = Unswept::names(connection, region)?;
        let mut manifests = Manifests::default();
        for name in names {
            match (rows.get(&name), SnapshotId::parse(&name)) {
                // A row without a readable status still makes the snapshot known.
                (Some(None), _) => {}
                // A noted manifest is written anew.
                (Some(Some(SnapshotStatus::Accomplished)), _) if noted.contains(&name) => {}
                (Some(Some(SnapshotStatus::Accomplished)), Some(id)) => manifests.known.push(id),
                (Some(Some(SnapshotStatus::Progressing)), _) => manifests.is_unsettled = true,
                (_, Some(id)) if Forgotten::has(connection, &id)? => manifests.forgotten.push(name),
                _ if noted.contains(&name) => {}
                _ => manifests.strangers.push(name),
            }
        }
        Ok(manifests)
    }

    /// Adds accomplished snapshots to the strangers, if their manifests name packs that the catalog does not know.
    pub(super) fn add_moved(&self, region: &Region, manifests: &mut Manifests) -> Result<()> {
        let unknown = self.unknown_packs(region)?;
        if unknown.is_empty() {
            return Ok(());
        }
        for id in &manifests.known {
            // An unreadable manifest tells nothing; it is written anew.
            if let Ok(told) = Manifest::read(region.store.backend(), id.as_str())
                && told.content.packs.iter().any(|pack| unknown.contains(pack))
            {
                manifests.strangers.push(id.to_string());
            }
        }
        Ok(())
    }

    /// Returns the packs of a store that the catalog neither has nor noted as garbage.
    fn unknown_packs(&self, region: &Region) -> Result<BTreeSet<String>> {
        let Region { id: region, store, .. } = region;
        let mut packs: BTreeSet<String> = store.packs()?.iter().map(ToString::to_string).collect();
        let connection = &self.catalog.read();
        for known in PackRow::sound_of_region(connection, region)? {
            packs.remove(&known.name.to_string());
        }
        let noted = Unswept::names(connection, region)?;
        packs.retain(|pack| !noted.contains(pack));
        Ok(packs)
    }

    /// Checks that no stranger keeps the store of a region from being swept.
    ///
    /// # Errors
    /// When there are strangers, or the machine or the catalog fails.
    pub(super) fn check_for_strangers(&self, region: &RegionId) -> Result<()> {
        let region = self.regions.shared(region)?;
        let mut manifests = self.manifests(&region)?;
        self.add_moved(&region, &mut manifests)?;
        manifests.none_is_strange(&region.id)
    }

    /// Takes the strangers of all stores into the catalog, if their content is complete. With `sets_aside`, moves the
    /// manifests of the others away.
    ///
    /// # Errors
    /// When the machine or the catalog fails.
    pub fn recover_strangers(&self, sets_aside: bool) -> Result<RecoverReport> {
        self.catalog.must_be_writable()?;
        let mut report = RecoverReport::default();
        for region in self.regions.list()? {
            // Alone: a capture compares with the newest snapshot of its chain, and this can change which that is.
            let region = self.regions.open(&region)?.alone()?;
            let mut manifests = self.manifests(&region)?;
            self.add_moved(&region, &mut manifests)?;
            let mut all = Vec::new();
            for name in manifests.strangers {
                match Told::read(&region, &name) {
                    Ok(told) => all.push(told),
                    Err(error) if error.is_damage() => {
                        if sets_aside {
                            region.store.set_aside(&name)?;
                            report.set_aside.insert(name.clone());
                        }
                        report.unusable.insert(name, error.to_string());
                    }
                    Err(error) => return Err(error),
                }
            }
            let ids: Vec<String> = all.iter().map(|told| told.snapshot.id.to_string()).collect();
            self.take_in(&region, all, |_| Ok(()))?;
            report.recovered.extend(ids);
        }
        Ok(report)
    }

    /// Takes snapshots with complete content into the catalog, in one transaction with `also`. The caller holds the
    /// store's lock, and no capture in their chains is in progress.
    pub(super) fn take_in(
        &self,
        region: &Region,
        all: Vec<Told>,
        also: impl FnOnce(&WriteTx) -> Result<(), CatalogError>,
    ) -> Result<()> {
        if all.is_empty() {
            return Ok(());
        }
        let now = sys::clock::now()?;
        // The packs possibly have names that are not durable yet.
        region.store.sync()?;
        let id = &region.id;
        self.catalog.write(|transaction| {
            let mut late = BTreeSet::new();
            let stored: Vec<Placed> = all.iter().flat_map(|told| told.content.iter().copied()).collect();
            for told in &all {
                if Snapshot::find(transaction, &told.snapshot.id)?.is_none() {
                    late.insert(told.snapshot.id.clone());
                }
            }
            let mut by_chain: BTreeMap<(ChainId, bool), Vec<Told>> = BTreeMap::new();
            for told in all {
                let chain = chain_of(transaction, &told, id)?;
                let copies =
                    chain.map_or_else(|| is_copy(transaction, &told, id), |chain| Ok(chain.copies))?;
                by_chain.entry((told.chain.clone(), copies)).or_default().push(told);
            }
            let mut dropped = Vec::new();
            for ((chain, copies), told) in by_chain {
                let chain = Chain::begun(transaction, &chain, id, copies)?;
                dropped.extend(take_into(transaction, &chain, told, now)?);
            }
            for pack in dropped {
                Unswept::Object(pack).note(transaction, id)?;
            }
            Snapshot::list_as_made(transaction, &late)?;
            also(transaction)?;
            heal_with(transaction, region, stored)?;
            SizeSample::record(transaction, id, now)?;
            // Manifests whose sequence numbers have changed are written anew.
            Ok::<_, EngineError>(Unswept::Everything.note(transaction, id)?)
        })?;
        self.catalog.checkpoint();
        Ok(())
    }
}

/// Returns the chain of a told snapshot, if there is one.
fn chain_of(connection: &ReadTx, told: &Told, region: &RegionId) -> Result<Option<Chain>, CatalogError> {
    if let Some(there) = Snapshot::find(connection, &told.snapshot.id)? {
        return Chain::by_number(connection, there.chain);
    }
    told_chain(connection, told, region)
}

/// Returns the chain that a manifest names for its snapshot, if there is one.
pub(super) fn told_chain(
    connection: &ReadTx,
    told: &Told,
    region: &RegionId,
) -> Result<Option<Chain>, CatalogError> {
    let disk = told.chain.disk();
    if is_copy(connection, told, region)? {
        return Chain::of_copies(connection, &disk, region);
    }
    Ok(Chain::of_disk(connection, &disk)?.filter(|chain| chain.region == *region))
}

/// Returns true if a told snapshot is a copy. Older manifests do not tell this; for them, the rows of the disk
/// decide.
fn is_copy(connection: &ReadTx, told: &Told, region: &RegionId) -> Result<bool, CatalogError> {
    let disk = told.chain.disk();
    if let Some(copies) = told.copies {
        return Ok(copies);
    }
    if let Some(disk) = Disk::find(connection, &disk)? {
        return Ok(disk.region != *region);
    }
    match Chain::of_disk(connection, &disk)? {
        Some(chain) => Ok(chain.region != *region),
        None => Ok(Chain::of_copies(connection, &disk, region)?.is_some()),
    }
}

/// Takes snapshots into their chain. Returns the packs that are needed no more.
fn take_into(transaction: &WriteTx, chain: &Chain, mut all: Vec<Told>, now: Time) -> Result<Vec<String>> {
    for index in (0..all.len()).rev() {
        // The snapshot can have been deleted since its manifest was read.
        if Forgotten::has(transaction, &all[index].snapshot.id)? {
            all.swap_remove(index);
        }
    }
    all.sort_by_key(|told| told.snapshot.sequence);
    if let Some(other) = Snapshot::progressing(transaction, chain.number)?
        && all.iter().all(|told| told.snapshot.id != other.id)
    {
        return Err(EngineError::Busy { snapshot: other.id.to_string() });
    }
    let accomplished = |connection| -> Result<Vec<Snapshot>, CatalogError> {
        let mut living = Snapshot::of_chain(connection, chain.number)?;
        living.retain(|snapshot| snapshot.status == SnapshotStatus::Accomplished);
        Ok(living)
    };
    let mut contents: HashMap<SnapshotId, Vec<Placed>> = HashMap::new();
    for snapshot in accomplished(transaction)? {
        let content = chain.content(transaction, snapshot.sequence)?;
        contents.insert(snapshot.id, content);
    }
    for told in all {
        told.packs.iter().try_for_each(|pack| pack.register(transaction, &chain.region))?;
        let there = Snapshot::find(transaction, &told.snapshot.id)?;
        let (is_there, row) = (there.is_some(), Snapshot { chain: chain.number, ..told.row(there) });
        if is_there {
            row.update(transaction)?
        } else {
            chain.squeeze_in(transaction, &row)?
        }
        SnapshotLock::begin(transaction, &row.id, now)?;
        contents.insert(row.id, told.content);
    }
    let mut before = Vec::new();
    let mut steps = Vec::new();
    for snapshot in accomplished(transaction)? {
        let content = contents.remove(&snapshot.id).unwrap_or_default();
        steps.push((snapshot.sequence, changes(&before, &content)));
        before = content;
    }
    let packs = chain.rebuild(transaction, &steps)?;
    if !chain.copies
        && let Some(disk) = Disk::find(transaction, &chain.id.disk())?
    {
        // The records about the image are relative to the newest snapshot, which can be another now.
        KeptClone::forget(transaction, &disk.id)?;
        Disk { stamp: None, ..disk }.update(transaction)?;
    }
    Ok(PackRow::drop_unneeded(transaction, packs)?.iter().map(ToString::to_string).collect())
}

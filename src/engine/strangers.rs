//! Strangers: snapshots of which a store tells and the catalog does not know.
//!
//! A catalog that is older than its store, or has lost its last transactions, must remove nothing: what it does not know
//! may be all that is left of a snapshot. The manifests and packs tell. Before anything is removed from a store, they are
//! compared with the catalog:
//!
//! | the manifest is of | it is |
//! |---|---|
//! | an accomplished snapshot | known; unless it names packs that are there and that the catalog neither has nor noted as garbage |
//! | a progressing one | left to whoever settles that, see `recover`; nothing is swept meanwhile |
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

/// What the manifests of a store are to the catalog.
#[derive(Debug, Default)]
pub(super) struct Manifests {
    /// Those of strangers.
    pub strangers: Vec<String>,
    /// Those of snapshots that no longer count.
    pub forgotten: Vec<String>,
    /// Those of snapshots that are accomplished.
    known: Vec<SnapshotId>,
    /// Whether one is of a progressing snapshot.
    pub is_unsettled: bool,
}

/// What was found of strangers in the store of a region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct RecoverReport {
    /// The snapshots that were taken into the catalog.
    pub recovered: BTreeSet<String>,
    /// Manifests that tell of a snapshot which cannot be taken in, and why.
    pub unusable: BTreeMap<String, String>,
    /// Those of them that were moved away.
    pub set_aside: BTreeSet<String>,
}

impl Manifests {
    /// Checks that the catalog knows all of them.
    ///
    /// # Errors
    /// The strangers.
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
    /// Compares the manifests of a store with the catalog. To be called with the store's lock held.
    pub(super) fn manifests(&self, region: &Region) -> Result<Manifests> {
        let Region { id: region, store, .. } = region;
        let names = store
            .backend()
            .list(ObjectKind::Manifest)
            .map_err(StoreError::io(format!("listing manifests in {}", store.backend().place())))?;
        // After the files: what is made meanwhile has a row by now.
        let connection = &self.catalog.read();
        let rows = Snapshot::statuses(connection, region)?;
        let noted = Unswept::names(connection, region)?;
        let mut manifests = Manifests::default();
        for name in names {
            match (rows.get(&name), SnapshotId::parse(&name)) {
                // One whose row does not tell how far it is is known all the same.
                (Some(None), _) => {}
                // What is noted is written anew.
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

    /// Adds those accomplished snapshots to the strangers whose manifests name packs that the catalog does not know.
    pub(super) fn add_moved(&self, region: &Region, manifests: &mut Manifests) -> Result<()> {
        let unknown = self.unknown_packs(region)?;
        if unknown.is_empty() {
            return Ok(());
        }
        for id in &manifests.known {
            // One that cannot be read tells nothing; it is written anew.
            if let Ok(told) = Manifest::read(region.store.backend(), id.as_str())
                && told.content.packs.iter().any(|pack| unknown.contains(pack))
            {
                manifests.strangers.push(id.to_string());
            }
        }
        Ok(())
    }

    /// The packs of a store that the catalog neither has nor noted as garbage.
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

    /// Checks that nothing keeps the store of a region from being swept.
    ///
    /// # Errors
    /// When there are strangers, or it cannot be found out.
    pub(super) fn check_for_strangers(&self, region: &RegionId) -> Result<()> {
        let region = self.regions.shared(region)?;
        let mut manifests = self.manifests(&region)?;
        self.add_moved(&region, &mut manifests)?;
        manifests.none_is_strange(&region.id)
    }

    /// Takes the strangers of all stores into the catalog, as far as they are all there. Moves the manifests of the others
    /// away if asked to.
    ///
    /// # Errors
    /// When something cannot be looked at, or the catalog fails.
    pub fn recover_strangers(&self, sets_aside: bool) -> Result<RecoverReport> {
        self.catalog.must_be_writable()?;
        let mut report = RecoverReport::default();
        for region in self.regions.list()? {
            // Alone: a capture compares with the newest snapshot of its chain, which may become another.
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

    /// Takes snapshots that are all there into the catalog, in one transaction with what `also` says. The caller holds the
    /// store's lock, and no capture in their chains is under way.
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
        // Their names may not be durable yet.
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
            // Manifests whose sequence numbers are others now are written anew.
            Ok::<_, EngineError>(Unswept::Everything.note(transaction, id)?)
        })?;
        self.catalog.checkpoint();
        Ok(())
    }
}

/// The chain of a told snapshot, as far as it has one.
fn chain_of(connection: &ReadTx, told: &Told, region: &RegionId) -> Result<Option<Chain>, CatalogError> {
    if let Some(there) = Snapshot::find(connection, &told.snapshot.id)? {
        return Chain::by_number(connection, there.chain);
    }
    told_chain(connection, told, region)
}

/// The chain that a manifest tells its snapshot stands in, as far as there is one.
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

/// Whether a told snapshot is a copy; older manifests do not tell, so that what is known of its disk must.
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

/// Takes snapshots into their chain; the packs that nothing needs any more.
fn take_into(transaction: &WriteTx, chain: &Chain, mut all: Vec<Told>, now: Time) -> Result<Vec<String>> {
    for index in (0..all.len()).rev() {
        // It may have been deleted since its manifest was read.
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
        // What is known of the image is measured by the newest snapshot, which may be another now.
        KeptClone::forget(transaction, &disk.id)?;
        Disk { stamp: None, ..disk }.update(transaction)?;
    }
    Ok(PackRow::drop_unneeded(transaction, packs)?.iter().map(ToString::to_string).collect())
}

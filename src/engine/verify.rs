//! Verify: reads all stores back, and checks every hash, digest and cross-reference.

use super::capture::pack_row;
use super::check::{Damage, PackChecker};
use super::heal::remembered;
use super::manifest::manifest;
use super::spread::{cores, spread};
use super::{Engine, Result};
use crate::catalog::{
    Bases, CatalogError, Chain, Disk, Extent, KnownDamage, PackRow, Placed, ReadTx, Snapshot, UnsoundRow,
    Unswept, unsound_rows, wrong_tallies,
};
use crate::model::{Digest, Location, PackName, RegionId, ResourceType, Sequence, Slot, SnapshotStatus};
use crate::store::{Manifest, Store};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::{Mutex, PoisonError};

/// The most threads that read packs.
const MOST_WORKERS: usize = 8;

/// The result of a verify.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct VerifyReport {
    /// The number of packs that were read.
    pub packs: u64,
    /// The number of blocks that were read, decoded and hashed.
    pub blocks: u64,
    /// The number of snapshots whose digests were computed anew.
    pub snapshots: u64,
    /// The problems that were found, as text for people (empty: none).
    pub problems: Vec<String>,
    /// The snapshots that cannot be restored whole.
    pub damaged_snapshots: BTreeSet<String>,
    /// The disks of the damaged snapshots.
    pub damaged_disks: BTreeSet<String>,
}

impl VerifyReport {
    /// Returns true if no row of a table is unsound.
    fn is_sound(&self, table: &str) -> bool {
        let told = format!("of the catalog's table {table} is not what was written");
        !self.problems.iter().any(|problem| problem.ends_with(&told))
    }
}

impl Engine {
    /// Reads every pack of every region, and checks packs, rows and manifests against each other.
    ///
    /// # Errors
    /// When the machine or the catalog fails; damage is a finding and no error.
    pub fn verify(&self) -> Result<VerifyReport> {
        let mut report = VerifyReport::default();
        report.problems.extend(self.catalog.integrity()?);
        self.verify_rows(&mut report)?;
        for region in self.regions.list()? {
            let has_forgotten = self.verify_region(&region, &mut report)?;
            if has_forgotten && !self.catalog.is_read_only() {
                self.sweep_noted(&region);
            }
        }
        Ok(report)
    }

    /// Finds the rows of the catalog that are unsound, and the snapshots of which they tell.
    fn verify_rows(&self, report: &mut VerifyReport) -> Result<()> {
        let connection = &self.catalog.read();
        for UnsoundRow { table, key } in unsound_rows(connection)? {
            report.problems.push(format!("row {key} of the catalog's table {table} is not what was written"));
            match table {
                "snapshot" => report.damaged_snapshots.extend([key]),
                "disk" => report.damaged_disks.extend([key]),
                // The snapshots of an unsound chain are not looked at.
                "chain" => {
                    let number = key.parse().unwrap_or_default();
                    let snapshots = Snapshot::sound_of_chain(connection, number)?;
                    report.damaged_snapshots.extend(snapshots.iter().map(|one| one.id.to_string()));
                }
                _ => {}
            }
        }
        report.problems.extend(wrong_tallies(connection)?.iter().map(ToString::to_string));
        Ok(())
    }

    /// Verifies a region. Returns true if manifests of snapshots that no longer count came back.
    fn verify_region(&self, region: &RegionId, report: &mut VerifyReport) -> Result<bool> {
        let shared = self.regions.shared(region)?;
        let manifests = self.manifests(&shared)?;
        report.problems.extend(manifests.strangers.iter().map(|id| {
            format!(
                "the store of {region} has {id}, which the catalog does not know; `snap store recover` takes it in"
            )
        }));
        // Reads one state of the catalog, even if other processes commit meanwhile. The packs that it names stay,
        // since this process shares the store's lock.
        let damage = self.verify_state(&self.catalog.read(), region, &shared.store, report)?;
        if !self.catalog.is_read_only() && damage != KnownDamage::of_region(&self.catalog.read(), region)? {
            self.catalog.write(|transaction| damage.replace(transaction, region))?;
        }
        Ok(!manifests.forgotten.is_empty())
    }

    fn verify_state(
        &self,
        connection: &ReadTx,
        region: &RegionId,
        store: &Store,
        report: &mut VerifyReport,
    ) -> Result<KnownDamage> {
        // Unsound rows are reported already.
        let rows = PackRow::sound_of_region(connection, region)?;
        let chains = Chain::sound_of_region(connection, region)?;
        let known: BTreeMap<PackName, PackRow> = rows.iter().map(|row| (row.name, *row)).collect();
        // Packs that the catalog does not know are being written, or were left by a crash. They are also checked,
        // since captures can reuse their blocks.
        let names: BTreeSet<PackName> = known.keys().copied().chain(store.packs()?).collect();
        let bases = Bases::of_region(connection, region)?;
        let mut damage = self.verify_packs(store, &names, &bases, report)?;
        for row in &rows {
            if let Ok(footer) = store.footer(row.name)
                && *row != pack_row(row.name, &footer)
            {
                report.problems.push(format!("pack {} is not the one that the catalog knows", row.name));
                damage.insert(row.name, Damage::Whole);
            }
        }
        let damage = self.judge(connection, region, store, &known, damage, report)?;
        let going = Unswept::names(connection, region)?;
        for chain in chains {
            self.verify_chain(connection, store, &chain, &damage, &going, report)?;
        }
        Ok(damage)
    }

    fn verify_packs(
        &self,
        store: &Store,
        names: &BTreeSet<PackName>,
        bases: &Bases,
        report: &mut VerifyReport,
    ) -> Result<BTreeMap<PackName, Damage>> {
        let total = names.iter().filter_map(|name| {
            store.backend().length(crate::store::ObjectKind::Pack, &name.to_string()).ok()
        });
        self.progress.start("verifying", total.sum());
        let results = Mutex::new((BTreeMap::new(), &mut *report));
        let progress = &*self.progress;
        let tools = || PackChecker::new(store, bases);
        let outcome = spread(names.iter(), cores().min(MOST_WORKERS), tools, |checker, name| {
            let (blocks, problems, damage) = checker.check(*name)?;
            if let Ok(footer) = store.footer(*name) {
                progress.advance(footer.file_length);
            }
            let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
            results.1.packs += 1;
            results.1.blocks += blocks;
            results.1.problems.extend(problems);
            results.0.extend(damage.map(|damage| (*name, damage)));
            Ok(())
        });
        self.progress.finish();
        outcome?;
        Ok(results.into_inner().unwrap_or_else(PoisonError::into_inner).0)
    }

    /// Returns the damage that matters, with the hashes by which copies of the damaged blocks can be found.
    fn judge(
        &self,
        connection: &ReadTx,
        region: &RegionId,
        store: &Store,
        packs: &BTreeMap<PackName, PackRow>,
        found: BTreeMap<PackName, Damage>,
        report: &mut VerifyReport,
    ) -> Result<KnownDamage> {
        let mut known = KnownDamage::default();
        if found.is_empty() {
            return Ok(known);
        }
        let before = KnownDamage::of_region(connection, region)?;
        let is_lost = |(_, damage): &(&PackName, &Damage)| matches!(damage, Damage::Whole);
        let lost: BTreeSet<PackName> = found.iter().filter(is_lost).map(|(pack, _)| *pack).collect();
        let of_index = remembered(store, &lost)?;
        for (pack, damage) in found {
            let live = PackRow::live_slots(connection, pack).ok();
            match damage {
                // A pack without a row: no snapshot needs it, and no block of it can be looked up.
                Damage::Whole if matches!(PackRow::number(connection, pack), Ok(None)) => {}
                Damage::Whole => {
                    known.packs.insert(pack);
                    let of_before = before.hashes.iter().map(|(location, hash)| (*location, *hash));
                    // The pack can still have the footer that was written.
                    let footer = store.footer(pack).ok();
                    let footer = footer.filter(|one| packs.get(&pack) == Some(&pack_row(pack, one)));
                    let entries = footer.iter().flat_map(|footer| (0..).zip(&footer.entries));
                    let of_footer = entries
                        .map(|(slot, entry)| (Location { pack, slot: Slot(slot) }, entry.hash.short()));
                    let all = of_before.chain(of_index.iter().copied()).chain(of_footer);
                    // If the rows are unsound, every slot can be needed.
                    known.hashes.extend(all.filter(|(location, _)| {
                        location.pack == pack
                            && live.as_ref().is_none_or(|live| live.contains(&location.slot.0))
                    }));
                }
                Damage::Slots(slots) => {
                    let footer = store.footer(pack)?;
                    for (slot, what) in slots {
                        let location = Location { pack, slot };
                        if live.as_ref().is_none_or(|live| live.contains(&slot.0)) {
                            report.problems.push(what);
                        } else {
                            known.spent.insert(location);
                        }
                        known.slots.entry(pack).or_default().insert(slot);
                        let entry = footer.entries.get(slot.0 as usize);
                        known.hashes.extend(entry.map(|entry| (location, entry.hash.short())));
                    }
                }
            }
        }
        Ok(known)
    }

    fn verify_chain(
        &self,
        connection: &ReadTx,
        store: &Store,
        chain: &Chain,
        damage: &KnownDamage,
        going: &HashSet<String>,
        report: &mut VerifyReport,
    ) -> Result<()> {
        let living: Vec<Snapshot> = Snapshot::sound_of_chain(connection, chain.number)?
            .into_iter()
            .filter(|snapshot| snapshot.status == SnapshotStatus::Accomplished)
            .collect();
        let extents = chain.extents(connection)?;
        let kept: u64 = extents.iter().map(|extent| extent.placed.run.length).sum();
        let counted = chain.blocks(connection)?;
        if counted != kept && report.is_sound("extent") {
            report.problems.push(format!("chain {} counts {counted} blocks and keeps {kept}", chain.id));
        }
        let sequences: Vec<Sequence> = living.iter().map(|snapshot| snapshot.sequence).collect();
        let mut steps = Steps::new(sequences.len());
        let mut damaged = BTreeSet::new();
        for extent in &extents {
            let span = span(&sequences, extent);
            if span.is_empty() {
                report.problems.push(format!(
                    "chain {} keeps block {} that no snapshot sees",
                    chain.id, extent.placed.run.start.0
                ));
                continue;
            }
            if !steps.add(store, extent, span.clone(), damage)? {
                damaged.extend(span);
            }
        }
        for (position, (snapshot, (digest, blocks))) in living.iter().zip(steps.totals()).enumerate() {
            report.snapshots += 1;
            let is_damaged = damaged.contains(&position);
            if is_damaged {
                report.problems.push(format!(
                    "snapshot {} of disk {} is damaged",
                    snapshot.id,
                    chain.id.disk()
                ));
            } else if snapshot.digest != Some(digest) || snapshot.full_blocks != blocks {
                report
                    .problems
                    .push(format!("snapshot {} does not have the content of its digest", snapshot.id));
            }
            if is_damaged || snapshot.digest != Some(digest) {
                report.damaged_snapshots.insert(snapshot.id.to_string());
                report.damaged_disks.insert(chain.id.disk().to_string());
            }
            let told = Manifest::read(store.backend(), snapshot.id.as_str());
            match told {
                Ok(told) => match manifest(connection, chain, snapshot) {
                    // That row is reported already.
                    Err(CatalogError::Damaged { .. }) => {}
                    catalogued => {
                        let catalogued = catalogued?;
                        // Blocks were moved just now: a sweep will write the manifest anew.
                        let is_old = told.is_about(&catalogued)
                            && (going.contains(snapshot.id.as_str())
                                || told.content.packs.iter().any(|pack| going.contains(pack)));
                        if !is_old && !told.agrees(&catalogued) {
                            let id = &snapshot.id;
                            report.problems.push(format!("the manifest of {id} tells another content"));
                        }
                    }
                },
                Err(error) => report.problems.push(error.to_string()),
            }
        }
        // A disk that was made from a damaged snapshot is not damaged itself, but cannot be made again.
        for snapshot in living.iter().filter(|one| report.damaged_snapshots.contains(one.id.as_str())) {
            let made = match Disk::made_from(connection, &snapshot.id) {
                Err(CatalogError::Damaged { .. }) => Vec::new(),
                made => made?,
            };
            for disk in made {
                report.problems.push(format!(
                    "{} {} was made from the damaged {} and cannot be re-initialised",
                    ResourceType::Disk,
                    disk.id,
                    snapshot.id
                ));
            }
        }
        Ok(())
    }
}

/// Returns the positions of the living snapshots that see an extent.
fn span(living: &[Sequence], extent: &Extent) -> std::ops::Range<usize> {
    let first = living.partition_point(|sequence| *sequence < extent.born);
    let last = match extent.died {
        Some(died) => living.partition_point(|sequence| *sequence < died),
        None => living.len(),
    };
    first..last
}

/// The digests of all snapshots of a chain, computed together. For each snapshot, these are the blocks that it has
/// more and less than the one before it.
struct Steps {
    more: Vec<(Digest, u64)>,
    less: Vec<(Digest, u64)>,
}

impl Steps {
    fn new(snapshots: usize) -> Self {
        Self { more: vec![Default::default(); snapshots + 1], less: vec![Default::default(); snapshots + 1] }
    }

    /// Adds an extent that the snapshots in `span` see. Returns true if all of it is sound.
    fn add(
        &mut self,
        store: &Store,
        extent: &Extent,
        span: std::ops::Range<usize>,
        damage: &KnownDamage,
    ) -> Result<bool> {
        let Placed { run, at, .. } = extent.placed;
        if damage.packs.contains(&at.pack) {
            return Ok(false);
        }
        let hashes = match store.hashes(at, run.length) {
            Err(error) if error.is_damage() => return Ok(false),
            other => other?,
        };
        for (step, hash) in (0..).zip(&hashes) {
            let block = run.start.plus(step);
            self.more[span.start].0.add(block, hash);
            self.less[span.end].0.add(block, hash);
        }
        self.more[span.start].1 += run.length;
        self.less[span.end].1 += run.length;
        Ok((0..run.length).all(|step| !damage.holds(at.plus(step))))
    }

    fn totals(&self) -> impl Iterator<Item = (Digest, u64)> {
        self.more.iter().zip(&self.less).scan((Digest::default(), 0), |(digest, blocks), (more, less)| {
            *digest = digest.plus(more.0).minus(less.0);
            *blocks = *blocks + more.1 - less.1;
            Some((*digest, *blocks))
        })
    }
}

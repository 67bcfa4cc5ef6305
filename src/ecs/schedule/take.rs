//! Taking automatic snapshots.

use super::report::{Pass, Skipped, SlotOf, Taken};
use super::slot::{Known, Slot};
use super::{Moment, expire};
use crate::catalog::{Chain, Disk, DueCopy, Instance, NewSnapshot, Policy, PolicyDisk, Snapshot, Tag};
use crate::catalog::{ReadTx, WriteTx};
use crate::ecs::error::ApiError;
use crate::ecs::ids;
use crate::ecs::snapshots::capture_failed;
use crate::engine::{Engine, EngineError, SnapshotCapture};
use crate::model::{
    DiskStatus, InstanceStatus, ResourceType, SnapshotId, SnapshotStatus, SnapshotType, Time, policy_date,
};

/// The decision about a slot.
enum Decision {
    /// Do nothing: the slot was moved or done in the meantime.
    Nothing,
    /// Pass this slot over, for this reason.
    Skip(Time, &'static str),
    /// Capture this snapshot of a slot; the snapshot is in the catalog now.
    Capture(Time, Box<Snapshot>),
}

/// Returns the rows whose slots have come, or differ from those by the clock now, in the order of their slots.
pub fn unsettled(catalog: &ReadTx, now: Time) -> Result<Vec<PolicyDisk>, ApiError> {
    let mut rows = Vec::new();
    for row in PolicyDisk::all(catalog)? {
        let policy = Policy::find(catalog, &row.policy)?;
        if policy.is_some_and(|policy| row.due <= now || row.due > policy.schedule().after(now)) {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// Returns the slot of a disk that counts now.
pub(super) fn slot(catalog: &ReadTx, row: &PolicyDisk, policy: &Policy, now: Time) -> Result<Slot, ApiError> {
    let made = match Chain::of_disk(catalog, &row.disk)? {
        Some(chain) => Snapshot::automatic_times(catalog, chain.number)?,
        None => Vec::new(),
    };
    let known = Known { schedule: policy.schedule(), policy_made: policy.created, due: row.due, made: &made };
    Ok(known.at(now))
}

/// Takes the snapshot of a slot that has come, or passes the slot over. It is passed over in these cases: it has a
/// snapshot, the disk is not In_use, the disk's instance is starting or stopping, policies may not snapshot the disk,
/// or another snapshot of it is in progress. While other work holds the disk, the slot waits for the next pass. At
/// most `most` automatic snapshots of a disk are kept.
pub fn take(engine: &Engine, row: &PolicyDisk, moment: Moment, most: usize, pass: &mut Pass) {
    if let Err(error) = try_take(engine, row, moment, most, pass) {
        pass.fail(row.disk.as_str(), &error);
    }
}

fn try_take(
    engine: &Engine,
    row: &PolicyDisk,
    moment: Moment,
    most: usize,
    pass: &mut Pass,
) -> Result<(), ApiError> {
    let now = moment.now;
    let lock = engine.lock(row.disk.as_str())?;
    let is_free = lock.is_some();
    let decision = engine.catalog().write(|catalog| decide(catalog, row, now, is_free))?;
    let (due, snapshot) = match decision {
        Decision::Nothing => return Ok(()),
        Decision::Skip(due, reason) => {
            pass.skipped.push(Skipped { slot: SlotOf::new(row, due), reason });
            return Ok(());
        }
        Decision::Capture(due, snapshot) => (due, snapshot),
    };
    if let Err(error) = engine.perform(&SnapshotCapture(snapshot.id.clone()).into()) {
        // A user who deleted the snapshot does not want it in the next pass either.
        if matches!(error, EngineError::Cancelled) {
            engine.catalog().write(|catalog| advance(catalog, row, now))?;
        }
        drop_failed(engine, &snapshot, pass)?;
        return Err(capture_failed(&snapshot.id, &error));
    }
    engine.catalog().write(|catalog| advance(catalog, row, now))?;
    drop(lock);
    drop_failed(engine, &snapshot, pass)?;
    let chain = snapshot.chain;
    let slot = SlotOf::new(row, due);
    pass.created.push(Taken { snapshot_id: snapshot.id, snapshot_name: snapshot.name, slot });
    drop_oldest(engine, chain, moment.until, most, pass)
}

/// Decides in the same transaction that records the decision. `is_free` is true if this process holds the disk's
/// lock.
fn decide(catalog: &WriteTx, row: &PolicyDisk, now: Time, is_free: bool) -> Result<Decision, ApiError> {
    if PolicyDisk::of_disk(catalog, &row.disk)?.as_ref() != Some(row) {
        return Ok(Decision::Nothing);
    }
    let (Some(disk), Some(policy)) = (Disk::find(catalog, &row.disk)?, Policy::find(catalog, &row.policy)?)
    else {
        return Ok(Decision::Nothing);
    };
    let due = match slot(catalog, row, &policy, now)? {
        Slot::Due(due) => due,
        Slot::Next(_) => {
            advance(catalog, row, now)?;
            return Ok(Decision::Nothing);
        }
        Slot::Settled(due, reason) => {
            advance(catalog, row, now)?;
            return Ok(Decision::Skip(due, reason));
        }
    };
    if let Some(reason) = obstacle(catalog, &disk)? {
        advance(catalog, row, now)?;
        return Ok(Decision::Skip(due, reason));
    }
    if !is_free {
        return Ok(Decision::Nothing);
    }
    begin(catalog, &disk, &policy, now).map(|snapshot| Decision::Capture(due, Box::new(snapshot)))
}

/// Returns the reason why policies pass a disk over until a user changes it, if they do.
pub(super) fn rests(disk: &Disk) -> Option<&'static str> {
    if !disk.enable_auto_snapshot {
        return Some("EnableAutoSnapshot of the disk is false");
    }
    (disk.status != DiskStatus::InUse).then_some("the disk is not In_use")
}

/// Returns the reason why no snapshot of a disk may be taken at its slot, if there is one.
fn obstacle(catalog: &ReadTx, disk: &Disk) -> Result<Option<&'static str>, ApiError> {
    if let Some(chain) = Chain::of_disk(catalog, &disk.id)?
        && Snapshot::progressing(catalog, chain.number)?.is_some()
    {
        return Ok(Some("a snapshot of the disk is being made"));
    }
    if let Some(reason) = rests(disk) {
        return Ok(Some(reason));
    }
    let instance = match &disk.instance {
        Some(id) => Instance::get(catalog, &disk.region, id)?,
        None => None,
    };
    let is_settled =
        |instance: &Instance| matches!(instance.status, InstanceStatus::Running | InstanceStatus::Stopped);
    Ok(if instance.as_ref().is_none_or(is_settled) {
        None
    } else {
        Some("its instance is neither Running nor Stopped")
    })
}

/// Adds the snapshot, with the policy's retention and tags, and notes the copy it is to have.
fn begin(catalog: &WriteTx, disk: &Disk, policy: &Policy, now: Time) -> Result<Snapshot, ApiError> {
    let new = NewSnapshot {
        kind: SnapshotType::Auto,
        name: format!("auto2.0_{}_{}", policy_date(now), policy.id),
        retention_days: policy.retention_days,
        ..NewSnapshot::new(ids::snapshot(&disk.region)?, now, disk.id.as_str())
    };
    let snapshot = Snapshot::begin(catalog, disk, new)?;
    for tag in Tag::of(catalog, policy.id.as_str())? {
        Tag { resource: snapshot.id.to_string(), ..tag }.set(
            catalog,
            &disk.region,
            ResourceType::Snapshot,
        )?;
    }
    if policy.copies
        && let Some(region) = policy.copy_region.clone()
    {
        let retention_days = policy.copy_retention_days;
        DueCopy { snapshot: snapshot.id.clone(), region, retention_days }.insert(catalog)?;
    }
    Ok(snapshot)
}

/// Moves a slot past the present, unless it was moved in the meantime.
fn advance(catalog: &WriteTx, row: &PolicyDisk, now: Time) -> Result<(), ApiError> {
    let is_there = PolicyDisk::of_disk(catalog, &row.disk)?.as_ref() == Some(row);
    if let Some(policy) = Policy::find(catalog, &row.policy)?.filter(|_| is_there) {
        PolicyDisk { due: policy.schedule().after(now), ..row.clone() }.update(catalog)?;
    }
    Ok(())
}

/// Deletes the failed automatic snapshots of a disk from before this one, which was made or failed itself. So failed
/// snapshots do not pile up.
fn drop_failed(engine: &Engine, snapshot: &Snapshot, pass: &mut Pass) -> Result<(), ApiError> {
    let failed = Snapshot::failed_automatic(&engine.catalog().read(), snapshot.chain)?;
    for id in failed.into_iter().filter(|id| *id != snapshot.id) {
        let is_failed = |snapshot: &Snapshot| snapshot.status == SnapshotStatus::Failed;
        expire::delete(engine, &id, "Failed", is_failed, pass);
    }
    Ok(())
}

/// Deletes the excess automatic snapshots of a chain, the oldest first; expired snapshots are deleted anyway. If a
/// snapshot may not be deleted, it stays, and the next one is deleted in its place.
fn drop_oldest(
    engine: &Engine,
    chain: i64,
    until: Time,
    most: usize,
    pass: &mut Pass,
) -> Result<(), ApiError> {
    let oldest: Vec<SnapshotId> = Snapshot::automatic(&engine.catalog().read(), chain, until)?;
    let mut excess = oldest.len().saturating_sub(most);
    for id in oldest.iter().rev().skip(1).rev() {
        if excess == 0 {
            break;
        }
        if expire::delete(engine, id, "Quota", |_| true, pass) {
            excess -= 1;
        }
    }
    Ok(())
}

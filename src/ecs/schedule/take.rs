//! Taking automatic snapshots.

use super::report::{Pass, Skipped, Taken};
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

/// What is to be done about a slot.
enum Decision {
    /// Nothing: it was moved or done meanwhile.
    Nothing,
    /// Pass it over, and why.
    Skip(&'static str),
    /// Capture this snapshot, which is in the catalog now.
    Capture(Box<Snapshot>),
}

/// Brings slots that are further away than their schedules have them, since the clock was ahead, as near as they are.
pub fn bring_slots_near(engine: &Engine, now: Time) -> Result<(), ApiError> {
    let due = |catalog: &ReadTx| PolicyDisk::due(catalog, None);
    let far = |catalog: &ReadTx, row: &PolicyDisk| -> Result<Option<PolicyDisk>, ApiError> {
        let near = nearest(catalog, row, now)?;
        Ok((near < row.due).then(|| PolicyDisk { due: near, ..row.clone() }))
    };
    let is_any_far = |catalog: &ReadTx| -> Result<bool, ApiError> {
        due(catalog)?.iter().try_fold(false, |found, row| Ok(found || far(catalog, row)?.is_some()))
    };
    if !is_any_far(&engine.catalog().read())? {
        return Ok(());
    }
    engine.catalog().write(|catalog| {
        for row in due(catalog)? {
            if let Some(near) = far(catalog, &row)? {
                near.update(catalog)?;
            }
        }
        Ok(())
    })
}

/// When the slot of a disk comes: when its row says so, but no later than its policy's next slot.
pub(super) fn nearest(catalog: &ReadTx, row: &PolicyDisk, now: Time) -> Result<Time, ApiError> {
    let policy = Policy::find(catalog, &row.policy)?;
    Ok(policy.map_or(row.due, |policy| row.due.min(policy.schedule().after(now))))
}

/// Takes the snapshot of a slot that has come, or passes it over: when the disk is not In_use, its
/// instance is on its way up or down, policies may not snapshot it, or a snapshot of it is being made.
/// While something else is at work on the disk, the slot waits for the next pass. `most` automatic
/// snapshots of a disk are kept.
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
    let captured = match decision {
        Decision::Nothing => return Ok(()),
        Decision::Skip(reason) => {
            pass.skipped.push(Skipped { slot: row.into(), reason });
            return Ok(());
        }
        Decision::Capture(snapshot) => match engine.perform(&SnapshotCapture(snapshot.id.clone()).into()) {
            Ok(()) => Ok(snapshot),
            Err(error) => Err((snapshot, error)),
        },
    };
    let snapshot = match captured {
        Ok(snapshot) => snapshot,
        Err((snapshot, error)) => {
            // Whoever deleted the snapshot does not want it in the next pass either.
            if matches!(error, EngineError::Cancelled) {
                engine.catalog().write(|catalog| advance(catalog, row, now))?;
            }
            drop_failed(engine, &snapshot, pass)?;
            return Err(capture_failed(&snapshot.id, &error));
        }
    };
    engine.catalog().write(|catalog| advance(catalog, row, now))?;
    drop(lock);
    drop_failed(engine, &snapshot, pass)?;
    let chain = snapshot.chain;
    pass.created.push(Taken { snapshot_id: snapshot.id, snapshot_name: snapshot.name, slot: row.into() });
    drop_oldest(engine, chain, moment.until, most, pass)
}

/// Decides in the transaction that also writes the decision down. `is_free` says that the disk's lock is
/// ours.
fn decide(catalog: &WriteTx, row: &PolicyDisk, now: Time, is_free: bool) -> Result<Decision, ApiError> {
    if PolicyDisk::of_disk(catalog, &row.disk)?.as_ref() != Some(row) {
        return Ok(Decision::Nothing);
    }
    let (Some(disk), Some(policy)) = (Disk::find(catalog, &row.disk)?, Policy::find(catalog, &row.policy)?)
    else {
        return Ok(Decision::Nothing);
    };
    let chain = Chain::of_disk(catalog, &disk.id)?;
    if let Some(reason) = obstacle(catalog, &disk, chain.as_ref())? {
        advance(catalog, row, now)?;
        return Ok(Decision::Skip(reason));
    }
    if !is_free {
        return Ok(Decision::Nothing);
    }
    let last = chain.map(|chain| Snapshot::last_automatic(catalog, chain.number)).transpose()?.flatten();
    // One of a later time was made while the clock was ahead.
    if last.is_some_and(|last| last >= row.due && last <= now.plus_hours(1)) {
        advance(catalog, row, now)?;
        return Ok(Decision::Nothing);
    }
    begin(catalog, &disk, &policy, now).map(|snapshot| Decision::Capture(Box::new(snapshot)))
}

/// Why policies pass a disk over until somebody changes it, if they do.
pub(super) fn rests(disk: &Disk) -> Option<&'static str> {
    if !disk.enable_auto_snapshot {
        return Some("EnableAutoSnapshot of the disk is false");
    }
    (disk.status != DiskStatus::InUse).then_some("the disk is not In_use")
}

/// Why no snapshot of a disk may be taken at its slot, if none may.
fn obstacle(catalog: &ReadTx, disk: &Disk, chain: Option<&Chain>) -> Result<Option<&'static str>, ApiError> {
    if let Some(chain) = chain
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

/// Adds the snapshot, which takes the policy's retention and tags with it, and notes the copy it is to
/// have.
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

/// Moves a slot past the present, unless it was moved meanwhile.
fn advance(catalog: &WriteTx, row: &PolicyDisk, now: Time) -> Result<(), ApiError> {
    let is_there = PolicyDisk::of_disk(catalog, &row.disk)?.as_ref() == Some(row);
    if let Some(policy) = Policy::find(catalog, &row.policy)?.filter(|_| is_there) {
        PolicyDisk { due: policy.schedule().after(now), ..row.clone() }.update(catalog)?;
    }
    Ok(())
}

/// Deletes automatic snapshots of a disk that failed before this one, which was made or failed itself: of those that
/// failed, no heap is to grow.
fn drop_failed(engine: &Engine, snapshot: &Snapshot, pass: &mut Pass) -> Result<(), ApiError> {
    let failed = Snapshot::failed_automatic(&engine.catalog().read(), snapshot.chain)?;
    for id in failed.into_iter().filter(|id| *id != snapshot.id) {
        let is_failed = |snapshot: &Snapshot| snapshot.status == SnapshotStatus::Failed;
        expire::delete(engine, &id, "Failed", is_failed, pass);
    }
    Ok(())
}

/// Deletes automatic snapshots of a chain that are too many, the oldest first; those whose retention has ended go anyway.
/// One that may not go stays, and the next goes in its place.
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

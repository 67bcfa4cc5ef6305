//! What `ResetDisk` and `ReInitDisk` share: a disk goes back to a snapshot, or becomes empty.
//!
//! While it does it is `ReIniting` and nobody may use it. A process that is killed at it leaves the disk so, and the
//! next run finishes it. One that fails tells so; how the disk is left then is the engine's `rollback` to say.

use super::{wrong_instance_status, wrong_status};
use crate::catalog::ReadTx;
use crate::catalog::{Disk, Instance};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::engine::{DiskRollback, EngineError};
use crate::model::{DiskId, DiskStatus, DiskType, InstanceStatus, SnapshotId};
use crate::sys::limit::LeavesWord;
use crate::sys::lock::Lock;

/// Marks the disk, as `check` finds it, and brings it to the snapshot that `check` answers (`None`:
/// empty), or has a worker do it. `lock` is the disk's. Whether the disk is there already.
///
/// # Errors
/// What `check` returns, and nothing has changed; or when something fails on the way: then the disk is as it was, or
/// stays `ReIniting` if its image is half written.
pub fn run(
    context: &Context<'_>,
    id: &DiskId,
    lock: Lock,
    check: impl FnOnce(&ReadTx, &Disk) -> Result<Option<SnapshotId>, ApiError>,
) -> Result<bool, ApiError> {
    let region = context.region.clone();
    context.engine.take_word(id);
    // An end for lack of memory is answered with an error, and settles no rows.
    let _word = LeavesWord::in_file_of(&lock).map_err(EngineError::io(format!("locking {id}")))?;
    let begun = context.engine.catalog().write(|transaction| {
        let disk = existing::disk(transaction, &region, id)?;
        let target = check(transaction, &disk)?;
        let marked =
            Disk { status: DiskStatus::ReIniting, rollback_to: target, worker: Some(id.to_string()), ..disk };
        Ok::<_, ApiError>(marked.update(transaction)?)
    });
    if let Err(error) = begun {
        if error.is_internal() {
            // If this fails too, the row is as it was as far as anybody can tell.
            let _ = context.engine.leave_word(id);
        }
        return Err(error);
    }
    Ok(context.carry_out(DiskRollback(id.clone()), id.as_str(), vec![lock])?)
}

/// Checks that what a disk holds may be replaced now. What somebody left half done may be finished, or taken over: that
/// the disk's lock is free says that nobody is at it.
///
/// # Errors
/// The service's error that says why not.
pub fn may_be_rewritten(connection: &ReadTx, disk: &Disk) -> Result<(), ApiError> {
    if !matches!(disk.status, DiskStatus::Available | DiskStatus::InUse | DiskStatus::ReIniting) {
        return Err(wrong_status(connection, disk, "Available, or In_use on a Stopped instance"));
    }
    // A system disk comes off a stopped instance only.
    let otherwise = if disk.kind == DiskType::Data { ", or DetachDisk takes the disk off" } else { "" };
    holder(connection, disk)?.map_or(Ok(()), |instance| must_be_stopped(&instance, otherwise))
}

/// Refuses an instance that is not Stopped. The hint says what stops it, and what helps `otherwise`.
///
/// # Errors
/// `IncorrectInstanceStatus` if it is in another state.
pub fn must_be_stopped(instance: &Instance, otherwise: &str) -> Result<(), ApiError> {
    if instance.status == InstanceStatus::Stopped {
        return Ok(());
    }
    Err(wrong_instance_status(instance, "Stopped")
        .hint(format!("StopInstance --InstanceId {} stops it{otherwise}.", instance.id)))
}

/// The instance that holds the disk, if one does.
pub fn holder(connection: &ReadTx, disk: &Disk) -> Result<Option<Instance>, ApiError> {
    match &disk.instance {
        Some(id) => existing::instance(connection, &disk.region, id).map(Some),
        None => Ok(None),
    }
}

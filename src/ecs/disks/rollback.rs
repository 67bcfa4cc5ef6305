//! The shared part of `ResetDisk` and `ReInitDisk`: a disk goes back to a snapshot, or becomes empty.
//!
//! During the rollback the disk is `ReIniting`, and no one may use it. If the process is killed, the next run
//! finishes the rollback. If the rollback fails, it reports the failure; the engine's `rollback` describes the state
//! of the disk then.

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

/// Marks the disk and brings it to the snapshot that `check` returns (`None`: empty), or hands the work to a worker.
/// `lock` is the lock of the disk. Returns true if the work is done.
///
/// # Errors
/// The error of `check`; then nothing has changed. Or the error of a later step; then the disk is as before, or stays
/// `ReIniting` if its image is half written.
pub fn run(
    context: &Context<'_>,
    id: &DiskId,
    lock: Lock,
    check: impl FnOnce(&ReadTx, &Disk) -> Result<Option<SnapshotId>, ApiError>,
) -> Result<bool, ApiError> {
    let region = context.region.clone();
    context.engine.take_word(id);
    // If memory runs out, the caller gets an error, and no rows are settled.
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
            // If this fails too, the row is as before, as far as is known.
            let _ = context.engine.leave_word(id);
        }
        return Err(error);
    }
    Ok(context.carry_out(DiskRollback(id.clone()), id.as_str(), vec![lock])?)
}

/// Checks that the content of a disk may be replaced now. Half-done work may be finished or taken over, since the
/// disk's free lock proves that no process is at work.
///
/// # Errors
/// The service's error with the reason.
pub fn may_be_rewritten(connection: &ReadTx, disk: &Disk) -> Result<(), ApiError> {
    if !matches!(disk.status, DiskStatus::Available | DiskStatus::InUse | DiskStatus::ReIniting) {
        return Err(wrong_status(connection, disk, "Available, or In_use on a Stopped instance"));
    }
    // A system disk can be detached from a stopped instance only.
    let otherwise = if disk.kind == DiskType::Data { ", or DetachDisk takes the disk off" } else { "" };
    holder(connection, disk)?.map_or(Ok(()), |instance| must_be_stopped(&instance, otherwise))
}

/// Refuses an instance that is not Stopped. The hint names the operation that stops the instance, and the alternative
/// `otherwise`.
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

/// Returns the instance that the disk is attached to.
pub fn holder(connection: &ReadTx, disk: &Disk) -> Result<Option<Instance>, ApiError> {
    match &disk.instance {
        Some(id) => existing::instance(connection, &disk.region, id).map(Some),
        None => Ok(None),
    }
}

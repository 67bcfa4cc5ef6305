//! `ResetDisk`.

use super::{lock, must_not_be_captured, not_ready, rollback};
use crate::catalog::ReadTx;
use crate::catalog::{CopyOf, Disk, Snapshot};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{DiskId, DiskStatus, DiskType, SnapshotCategory, SnapshotId, SnapshotStatus};

operation! {
    /// Rolls a disk back to one of its snapshots.
    ///
    /// What was written since is lost. If it fails before anything was written, the disk is as it was. If it fails half
    /// way, the disk stays ReIniting, and nobody goes on by itself: repeat the request, roll back to another
    /// snapshot, or take the disk as it is with `snap disk cancel-rollback`. If the process is killed on the way, the
    /// next command that changes something finishes the rollback and says so. An image that is missing is made anew.
    ResetDisk in Disks "用快照回滚云盘。" {
        /// The disk: Available, or In_use on a Stopped instance.
        "DiskId" disk: DiskId,
        /// The snapshot; it must be one of that disk's.
        "SnapshotId" snapshot: SnapshotId,
    }
    common { DRY_RUN }
    errors {
        IncorrectDiskStatus, IncorrectDiskStatusHasUnfinishedSnapshot, IncorrectInstanceStatus,
        InvalidOperationDiskResetInProgress, InvalidParameterMismatch, InvalidSnapshotIdNotReady,
        OperationConflict,
        DryRunOperation "the request is right, and was only to be checked",
        InvalidInstanceIdNotFound "no such instance",
        InvalidSnapshotIdNotFound "no such snapshot",
        OperationDenied "a local snapshot from before the disk was re-initialised or replaced",
    }
}

impl Operation for ResetDisk {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let disk = existing::disk(&context.catalog(), &context.region, &self.disk)?;
        let is_available = self.is_available(context)?;
        self.check(&context.catalog(), &disk, is_available)?;
        context.stop_if_dry()?;
        let busy = match disk.status {
            DiskStatus::ReIniting => Code::InvalidOperationDiskResetInProgress,
            _ => Code::OperationConflict,
        };
        let lock = lock(context, &self.disk, Code::IncorrectDiskStatusHasUnfinishedSnapshot, busy)?;
        rollback::run(context, &self.disk, lock, |connection, disk| {
            self.check(connection, disk, is_available)?;
            Ok(Some(self.snapshot.clone()))
        })?;
        Ok(Empty {})
    }
}

impl ResetDisk {
    /// Returns true if the snapshot can be used now.
    ///
    /// # Errors
    /// When the catalog fails or a frozen image cannot be opened.
    pub fn is_available(&self, context: &Context<'_>) -> Result<bool, ApiError> {
        match Snapshot::find(&context.catalog(), &self.snapshot)? {
            Some(snapshot) => Ok(context.is_available(&snapshot)?),
            None => Ok(false),
        }
    }

    /// Checks that the disk can be rolled back now, to an available or unavailable snapshot.
    ///
    /// # Errors
    /// The service's error with the reason.
    pub fn check(&self, connection: &ReadTx, disk: &Disk, is_available: bool) -> Result<(), ApiError> {
        if CopyOf::find(connection, &self.snapshot)?.is_some() {
            return Err(ApiError::new(
                Code::InvalidParameterMismatch,
                format!("The snapshot {} is a copy, and no disk is rolled back to a copy.", self.snapshot),
            )
            .hint("CreateDisk makes a new disk from it in its region."));
        }
        let snapshot = existing::snapshot(connection, &disk.region, &self.snapshot)?;
        let origin = snapshot.disk_id(connection)?;
        must_not_be_outdated(&snapshot, &origin, disk)?;
        if origin != disk.id {
            return Err(ApiError::new(
                Code::InvalidParameterMismatch,
                format!("The snapshot {} is not one of the disk {}.", snapshot.id, disk.id),
            )
            .hint(format!("It is one of {origin}. CreateDisk makes a new disk from any snapshot.")));
        }
        // A snapshot in progress can have ended since the first look.
        if !is_available && snapshot.status != SnapshotStatus::Accomplished {
            return Err(not_ready(&snapshot));
        }
        rollback::may_be_rewritten(connection, disk)?;
        if is_available && snapshot.status == SnapshotStatus::Progressing {
            return Ok(());
        }
        must_not_be_captured(connection, &disk.id, Code::IncorrectDiskStatusHasUnfinishedSnapshot)
    }
}

/// Refuses a local snapshot from before its disk was re-initialised. Also refuses one from before `disk` replaced its
/// disk as the system disk of the instance (chapter 2 of the service's document).
fn must_not_be_outdated(snapshot: &Snapshot, origin: &DiskId, disk: &Disk) -> Result<(), ApiError> {
    if snapshot.category != SnapshotCategory::Flash {
        return Ok(());
    }
    let why = if *origin == disk.id {
        if disk.begun_after.is_none_or(|newest| newest < snapshot.sequence) {
            return Ok(());
        }
        format!("before the disk {} was re-initialised", disk.id)
    } else {
        let is_system = [snapshot.disk_kind, disk.kind] == [DiskType::System; 2];
        if !is_system || snapshot.instance.is_none() || snapshot.instance != disk.origin_instance {
            return Ok(());
        }
        format!("of {origin}, which the disk {} replaced", disk.id)
    };
    Err(ApiError::new(
        Code::OperationDenied,
        format!("The local snapshot {} was taken {why}: it cannot roll it back.", snapshot.id),
    )
    .hint("CreateDisk makes a new disk from it."))
}

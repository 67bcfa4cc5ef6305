//! `ResetDisk`.

use super::{
    lock, must_be_accomplished, must_not_be_captured, rollback, wrong_instance_status, wrong_status,
};
use crate::catalog::{CopyOf, Disk, Snapshot};
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{DiskId, DiskStatus, DiskType, InstanceStatus, SnapshotId};
use rusqlite::Connection;

operation! {
    /// Rolls a disk back to one of its snapshots.
    ///
    /// What was written since is lost. If the machine stops on the way the disk stays ReIniting, and the
    /// same request again finishes the rollback.
    ResetDisk in Disks "用快照回滚云盘。" {
        /// The disk: Available, or In_use on a Stopped instance.
        "DiskId" disk: DiskId,
        /// The snapshot; it must be one of that disk's.
        "SnapshotId" snapshot: SnapshotId,
        /// `true` only checks the request.
        "DryRun" dry_run: Option<bool>,
    }
    errors {
        400 "DryRunOperation" "the request is right, and was only to be checked",
        403 "IncorrectDiskStatus" "the disk is in another state",
        403 "IncorrectDiskStatus.HasUnfinishedSnapshot" "a snapshot of the disk is progressing",
        403 "IncorrectInstanceStatus" "the instance is not Stopped",
        403 "InvalidOperation.DiskResetInProgress" "the disk is being rolled back",
        403 "InvalidParameter.Mismatch" "the snapshot is another disk's",
        403 "InvalidSnapshotId.NotReady" "the snapshot is not accomplished",
        403 "Operation.Conflict" "another operation on the disk is running",
        404 "InvalidDiskId.NotFound" "no such disk",
        404 "InvalidInstanceId.NotFound" "no such instance",
        404 "InvalidSnapshotId.NotFound" "no such snapshot",
    }
}

impl Operation for ResetDisk {
    type Answer = Empty;

    fn run(self, context: &mut Context<'_>) -> Result<Empty, ApiError> {
        let disk = existing::disk(context.catalog(), &context.region, &self.disk)?;
        let is_instant = match Snapshot::find(context.catalog(), &self.snapshot)? {
            Some(snapshot) => context.is_instant(&snapshot)?,
            None => false,
        };
        self.check(context.catalog(), &disk, is_instant)?;
        context.stop_if_dry(self.dry_run)?;
        let busy = match disk.status {
            DiskStatus::ReIniting => "InvalidOperation.DiskResetInProgress",
            _ => "Operation.Conflict",
        };
        let lock = lock(context, &self.disk, "IncorrectDiskStatus.HasUnfinishedSnapshot", busy)?;
        rollback::run(context, &self.disk, lock, |connection, disk| {
            self.check(connection, disk, is_instant)?;
            Ok(Some(self.snapshot.clone()))
        })?;
        Ok(Empty {})
    }
}

impl ResetDisk {
    /// Checks that the disk can be rolled back now.
    ///
    /// # Errors
    /// The service's error that says why not.
    pub fn check(&self, connection: &Connection, disk: &Disk, is_instant: bool) -> Result<(), ApiError> {
        if CopyOf::find(connection, &self.snapshot)?.is_some() {
            return Err(ApiError::new(
                "InvalidParameter.Mismatch",
                format!("The snapshot {} is a copy, and no disk is rolled back to a copy.", self.snapshot),
            )
            .hint("CreateDisk makes a new disk from it in its region."));
        }
        let snapshot = existing::snapshot(connection, &disk.region, &self.snapshot)?;
        let origin = snapshot.disk_id(connection)?;
        if origin != disk.id {
            return Err(ApiError::new(
                "InvalidParameter.Mismatch",
                format!("The snapshot {} is not one of the disk {}.", snapshot.id, disk.id),
            )
            .hint(format!("It is one of {origin}. CreateDisk makes a new disk from any snapshot.")));
        }
        if !is_instant {
            must_be_accomplished(&snapshot)?;
        }
        // A rollback that somebody left half done may be finished, or taken over with another snapshot:
        // that the disk's lock is free says that nobody is at it.
        if !matches!(disk.status, DiskStatus::Available | DiskStatus::InUse | DiskStatus::ReIniting) {
            return Err(wrong_status(disk, "Available, or In_use on a Stopped instance"));
        }
        match rollback::holder(connection, disk)? {
            Some(instance) if instance.status != InstanceStatus::Stopped => {
                // A system disk comes off a stopped instance only.
                let or_detach =
                    if disk.kind == DiskType::Data { ", or DetachDisk takes the disk off" } else { "" };
                return Err(wrong_instance_status(&instance, "Stopped")
                    .hint(format!("StopInstance --InstanceId {} stops it{or_detach}.", instance.id)));
            }
            _ => {}
        }
        if is_instant {
            return Ok(());
        }
        must_not_be_captured(connection, &disk.id, "IncorrectDiskStatus.HasUnfinishedSnapshot")
    }
}

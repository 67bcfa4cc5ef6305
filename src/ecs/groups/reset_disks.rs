//! `ResetDisks`.

use super::progress::{Done, Progress, done};
use crate::catalog::ReadTx;
use crate::catalog::{Disk, Group};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, item, operation};
use crate::ecs::disks::{self, ResetDisk};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{DiskId, GroupId, InstanceStatus, SnapshotId};
use std::collections::HashSet;

operation! {
    /// Rolls disks back to the snapshots of one snapshot-consistent group.
    ///
    /// What was written since is lost. The disks must be on Stopped instances whose system disks were not
    /// replaced since the group was made. The answer says how it went with each disk, as ResetDisk would; what is
    /// said there of failures holds here.
    ResetDisks in Groups "用快照一致性组回滚多块云盘。" {
        /// The disks, each with its snapshot: as many as a group can have (16), all snapshots of one group.
        "Disk" disk: Vec<DiskItem>,
    }
    common { REGION_ID, DRY_RUN }
    errors {
        InvalidDiskIdNotFound,
        DryRunOperation "the request is right, and was only to be checked",
        IncorrectDiskStatus "a disk is detached, or in another state",
        IncorrectDiskStatusHasUnfinishedSnapshot "a snapshot of a disk is progressing",
        IncorrectInstanceStatus "an instance is not Stopped",
        InvalidInstanceIdNotFound "no such instance",
        InvalidOperationDiskResetInProgress "a disk is being rolled back",
        InvalidParameter "too many disks, or one twice",
        InvalidParameterMismatch "a snapshot is another disk's, or they are not of one group",
        InvalidSnapshotIdNotFound "no such snapshot",
        InvalidSnapshotIdNotReady "a snapshot is not accomplished",
        OperationConflict "another operation on a disk is running",
        OperationDenied "an instance's system disk was replaced since, or a disk was re-initialised since its local snapshot",
    }
}

item! {
    /// `Disk.N` of a request.
    DiskItem {
        /// The disk.
        "DiskId" disk: Option<DiskId>,
        /// Its snapshot.
        "SnapshotId" snapshot: Option<SnapshotId>,
    }
}

impl Operation for ResetDisks {
    type Answer = Done;

    fn run(self, context: &Context<'_>) -> Result<Done, ApiError> {
        let resets = resets(self.disk, context.quotas.disks_per_group as usize)?;
        let mut groups: HashSet<Option<GroupId>> = HashSet::new();
        for reset in &resets {
            let disk = existing::disk(&context.catalog(), &context.region, &reset.disk)?;
            must_be_stopped(&context.catalog(), &disk)?;
            reset.check(&context.catalog(), &disk, reset.is_available(context)?)?;
            if disk.instance.is_none() {
                return Err(ApiError::new(
                    Code::IncorrectDiskStatus,
                    format!("The disk {} is {}; it must be In_use.", disk.id, disk.status),
                )
                .hint("ResetDisk rolls a detached disk back."));
            }
            let group = Group::of_snapshot(&context.catalog(), &reset.snapshot)?;
            must_not_be_replaced(&context.catalog(), &disk, group.as_ref())?;
            groups.insert(group);
        }
        if groups.len() != 1 || groups.contains(&None) {
            return Err(ApiError::new(
                Code::InvalidParameterMismatch,
                "The specified snapshots are not of one snapshot-consistent group.",
            )
            .hint("ResetDisk rolls a disk back to any of its snapshots."));
        }
        context.stop_if_dry()?;
        let progress = resets.into_iter().map(|reset| {
            let disk = reset.disk.clone();
            Progress::new("DiskId", disk.as_str(), reset.run(context).map(|_| ()))
        });
        Ok(done(progress.collect()))
    }
}

/// Checks that the instance which holds a disk is Stopped. Unlike in ResetDisk, detaching the disk is no alternative.
fn must_be_stopped(catalog: &ReadTx, disk: &Disk) -> Result<(), ApiError> {
    match disks::holder(catalog, disk)? {
        Some(instance) if instance.status != InstanceStatus::Stopped => {
            Err(disks::wrong_instance_status(&instance, "Stopped")
                .hint(format!("StopInstance --InstanceId {} stops it.", instance.id)))
        }
        _ => Ok(()),
    }
}

/// Checks that the instance which holds a disk has the operating system from when the group was made (document 004,
/// chapter 5.2).
fn must_not_be_replaced(catalog: &ReadTx, disk: &Disk, group: Option<&GroupId>) -> Result<(), ApiError> {
    let (Some(instance), Some(group)) = (&disk.instance, group) else { return Ok(()) };
    if !Group::outlived_system(catalog, group, instance)? {
        return Ok(());
    }
    Err(ApiError::new(
        Code::OperationDenied,
        format!("The system disk of the instance {instance} was replaced since the group {group} was made."),
    )
    .hint("ResetDisk rolls back one disk of it; CreateDisk makes new disks from the group's snapshots."))
}

/// Returns the pairs of a request, each disk once.
fn resets(items: Vec<DiskItem>, most: usize) -> Result<Vec<ResetDisk>, ApiError> {
    if items.is_empty() {
        return Err(ApiError::missing("Disk.1.DiskId"));
    }
    if items.len() > most {
        return Err(ApiError::new(
            Code::InvalidParameter,
            format!("The request names {} disks; a group has at most {most}.", items.len()),
        ));
    }
    let mut seen = HashSet::new();
    let mut resets = Vec::with_capacity(items.len());
    for (index, item) in (1..).zip(items) {
        let disk = item.disk.ok_or_else(|| ApiError::missing(&format!("Disk.{index}.DiskId")))?;
        let snapshot = item.snapshot.ok_or_else(|| ApiError::missing(&format!("Disk.{index}.SnapshotId")))?;
        if !seen.insert(disk.clone()) {
            return Err(ApiError::new(
                Code::InvalidParameter,
                format!("Disk.{index}.DiskId names the disk {disk}, which another Disk.N names already."),
            ));
        }
        resets.push(ResetDisk { disk, snapshot });
    }
    Ok(resets)
}

//! `ResetDisks`.

use super::progress::Done;
use crate::catalog::Group;
use crate::ecs::declaration::{Operation, item, operation};
use crate::ecs::disks::ResetDisk;
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{DiskId, GroupId, SnapshotId};
use std::collections::HashSet;

/// How many disks a request can name.
const DISKS: usize = 10;

operation! {
    /// Rolls disks back to the snapshots of one snapshot-consistent group.
    ///
    /// What was written since is lost. The disks must be on Stopped instances. The answer says how it
    /// went with each disk; a disk that stays ReIniting is finished by the same request, or by ResetDisk.
    ResetDisks in Groups "用快照一致性组回滚多块云盘。" {
        /// The disks, each with its snapshot: 1 to 10, all snapshots of one group.
        "Disk" disk: Vec<DiskItem>,
        /// true only checks the request.
        "DryRun" dry_run: Option<bool>,
    }
    common { REGION_ID }
    errors {
        400 "DryRunOperation" "the request is right, and was only to be checked",
        403 "IncorrectDiskStatus" "a disk is detached, or in another state",
        403 "IncorrectDiskStatus.HasUnfinishedSnapshot" "a snapshot of a disk is progressing",
        403 "IncorrectInstanceStatus" "an instance is not Stopped",
        404 "InvalidDiskId.NotFound" "no such disk",
        404 "InvalidInstanceId.NotFound" "no such instance",
        403 "InvalidOperation.DiskResetInProgress" "a disk is being rolled back",
        403 "InvalidParameter.Mismatch" "a snapshot is another disk's, or they are not of one group",
        404 "InvalidSnapshotId.NotFound" "no such snapshot",
        403 "InvalidSnapshotId.NotReady" "a snapshot is not accomplished",
        403 "Operation.Conflict" "another operation on a disk is running",
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

    fn run(self, context: &mut Context<'_>) -> Result<Done, ApiError> {
        let resets = resets(self.disk)?;
        let mut groups: HashSet<Option<GroupId>> = HashSet::new();
        for reset in &resets {
            let disk = existing::disk(context.catalog(), &context.region, &reset.disk)?;
            reset.check(context.catalog(), &disk, false)?;
            if disk.instance.is_none() {
                return Err(ApiError::new(
                    "IncorrectDiskStatus",
                    format!("The disk {} is {}; it must be In_use.", disk.id, disk.status),
                )
                .hint("ResetDisk rolls a detached disk back."));
            }
            groups.insert(Group::of_snapshot(context.catalog(), &reset.snapshot)?);
        }
        if groups.len() != 1 || groups.contains(&None) {
            return Err(ApiError::new(
                "InvalidParameter.Mismatch",
                "The specified snapshots are not of one snapshot-consistent group.",
            )
            .hint("ResetDisk rolls a disk back to any of its snapshots."));
        }
        context.stop_if_dry(self.dry_run)?;
        let mut done = Done::default();
        for reset in resets {
            let disk = reset.disk.clone();
            done.operation_progress_set.add("DiskId", disk.as_str(), reset.run(context).map(|_| ()));
        }
        Ok(done)
    }
}

/// The pairs of a request, each disk once.
fn resets(items: Vec<DiskItem>) -> Result<Vec<ResetDisk>, ApiError> {
    if items.is_empty() {
        return Err(ApiError::missing("Disk.1.DiskId"));
    }
    if items.len() > DISKS {
        return Err(ApiError::invalid("Disk.N"));
    }
    let mut seen = HashSet::new();
    let mut resets = Vec::with_capacity(items.len());
    for (index, item) in (1..).zip(items) {
        let disk = item.disk.ok_or_else(|| ApiError::missing(&format!("Disk.{index}.DiskId")))?;
        let snapshot = item.snapshot.ok_or_else(|| ApiError::missing(&format!("Disk.{index}.SnapshotId")))?;
        if !seen.insert(disk.clone()) {
            return Err(ApiError::invalid(&format!("Disk.{index}.DiskId")));
        }
        resets.push(ResetDisk { disk, snapshot, dry_run: None });
    }
    Ok(resets)
}

//! The report of a pass.

use crate::catalog::PolicyDisk;
use crate::ecs::error::ApiError;
use crate::model::{DiskId, PolicyId, RegionId, SnapshotId, Time};
use serde::Serialize;

/// The report of a pass.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Pass {
    /// The present time of the pass.
    pub time: String,
    /// True if another process was running a pass, so that nothing was done.
    pub busy: bool,
    /// Automatic snapshots that were taken.
    pub created: Vec<Taken>,
    /// Slots that were passed over.
    pub skipped: Vec<Skipped>,
    /// Copies that were made.
    pub copied: Vec<Copied>,
    /// Snapshots that were deleted.
    pub deleted: Vec<Deleted>,
    /// Snapshots that were to be deleted, but may not be deleted yet.
    pub kept: Vec<Kept>,
    /// The failures.
    pub failed: Vec<Failed>,
}

/// An automatic snapshot that was taken.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Taken {
    /// Its id.
    pub snapshot_id: SnapshotId,
    /// Its name.
    pub snapshot_name: String,
    /// The slot, or the first of several missed slots.
    #[serde(flatten)]
    pub slot: SlotOf,
}

/// A slot of a disk.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct SlotOf {
    /// The disk.
    pub disk_id: DiskId,
    /// Its policy.
    pub auto_snapshot_policy_id: PolicyId,
    /// The time when the snapshot was due.
    pub due: String,
}

/// A slot that was passed over.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Skipped {
    /// The slot.
    #[serde(flatten)]
    pub slot: SlotOf,
    /// The reason.
    pub reason: &'static str,
}

/// A copy that was made.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Copied {
    /// The snapshot.
    pub snapshot_id: SnapshotId,
    /// Its copy.
    pub copy_id: SnapshotId,
    /// The region of the copy.
    pub region_id: RegionId,
}

/// A snapshot that was deleted.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Deleted {
    /// Its id.
    pub snapshot_id: SnapshotId,
    /// The reason: it expired, it failed, or its disk had too many automatic snapshots.
    pub reason: &'static str,
}

/// A snapshot that was to be deleted, but may not be deleted yet.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Kept {
    /// Its id.
    pub snapshot_id: SnapshotId,
    /// The code of the obstacle.
    pub code: &'static str,
    /// The obstacle.
    pub message: String,
}

/// A failure.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Failed {
    /// The disk or snapshot.
    pub resource_id: String,
    /// The description of the failure.
    pub message: String,
}

impl Pass {
    /// Builds the report of a pass that has done nothing yet.
    pub fn new(now: Time) -> Self {
        Self { time: now.to_seconds(), ..Self::default() }
    }

    /// Records a failure of a disk or a snapshot.
    pub fn fail(&mut self, resource: &str, error: &ApiError) {
        self.failed.push(Failed { resource_id: resource.to_owned(), message: error.to_string() });
    }
}

impl SlotOf {
    /// Builds the slot `due` of the disk of a row.
    pub fn new(row: &PolicyDisk, due: Time) -> Self {
        Self { disk_id: row.disk.clone(), auto_snapshot_policy_id: row.policy.clone(), due: due.to_seconds() }
    }
}

//! What a pass did.

use crate::catalog::PolicyDisk;
use crate::ecs::error::ApiError;
use crate::model::{DiskId, PolicyId, RegionId, SnapshotId, Time};
use serde::Serialize;

/// What a pass did.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Pass {
    /// The time that it took for the present.
    pub time: String,
    /// Whether another process was at it, so that nothing was done.
    pub busy: bool,
    /// Automatic snapshots that were taken.
    pub created: Vec<Taken>,
    /// Slots that were passed over.
    pub skipped: Vec<Skipped>,
    /// Copies that were made.
    pub copied: Vec<Copied>,
    /// Snapshots that were deleted.
    pub deleted: Vec<Deleted>,
    /// Snapshots that were to be deleted and may not go yet.
    pub kept: Vec<Kept>,
    /// What went wrong.
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
    /// The slot, or the first of several that were missed.
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
    /// When the snapshot was due.
    pub due: String,
}

/// A slot that was passed over.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Skipped {
    /// The slot.
    #[serde(flatten)]
    pub slot: SlotOf,
    /// Why.
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
    /// Where the copy is.
    pub region_id: RegionId,
}

/// A snapshot that was deleted.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Deleted {
    /// Its id.
    pub snapshot_id: SnapshotId,
    /// Why: its retention ended, it failed, or its disk had too many automatic ones.
    pub reason: &'static str,
}

/// A snapshot that was to be deleted and may not go yet.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Kept {
    /// Its id.
    pub snapshot_id: SnapshotId,
    /// The code of what is in the way.
    pub code: &'static str,
    /// What is in the way.
    pub message: String,
}

/// Something that went wrong.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Failed {
    /// The disk or snapshot.
    pub resource_id: String,
    /// What went wrong.
    pub message: String,
}

impl Pass {
    /// A pass that has done nothing yet.
    pub fn new(now: Time) -> Self {
        Self { time: now.to_seconds(), ..Self::default() }
    }

    /// Notes what went wrong with a disk or a snapshot.
    pub fn fail(&mut self, resource: &str, error: &ApiError) {
        self.failed.push(Failed { resource_id: resource.to_owned(), message: error.to_string() });
    }
}

impl SlotOf {
    /// The slot `due` of the disk of a row.
    pub fn new(row: &PolicyDisk, due: Time) -> Self {
        Self { disk_id: row.disk.clone(), auto_snapshot_policy_id: row.policy.clone(), due: due.to_seconds() }
    }
}

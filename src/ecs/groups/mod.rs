//! Snapshot-consistent groups: snapshots of several disks with one point in time.

mod create_snapshot_group;
mod delete_snapshot_group;
mod describe_snapshot_groups;
mod modify_snapshot_group;
mod progress;
mod reset_disks;

pub use create_snapshot_group::CreateSnapshotGroup;
pub use delete_snapshot_group::DeleteSnapshotGroup;
pub use describe_snapshot_groups::DescribeSnapshotGroups;
pub use modify_snapshot_group::ModifySnapshotGroup;
pub use reset_disks::ResetDisks;

use super::error::ApiError;
use crate::catalog::Group;
use crate::model::{GroupId, RegionId};
use rusqlite::Connection;

/// The group with this id.
///
/// # Errors
/// `InvalidSnapshotGroup.NotFound` if there is none, or when the catalog fails.
fn existing(connection: &Connection, region: &RegionId, id: &GroupId) -> Result<Group, ApiError> {
    Group::get(connection, region, id)?.ok_or_else(|| {
        ApiError::new(
            "InvalidSnapshotGroup.NotFound",
            format!("The specified SnapshotGroupId {id} does not exist in {region}."),
        )
        .hint("DescribeSnapshotGroups lists the groups.")
    })
}

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

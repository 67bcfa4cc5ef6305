//! Snapshots and their chains.

pub(super) mod capturable;
mod copy_snapshot;
mod create_snapshot;
mod days;
mod delete_snapshot;
mod describe_snapshot_links;
mod describe_snapshots;
mod modify_snapshot_attribute;
mod open_snapshot_service;

pub use copy_snapshot::CopySnapshot;
pub use create_snapshot::CreateSnapshot;
pub use days::InstantAccessDays;
pub use delete_snapshot::{DeleteSnapshot, may_go};
pub use describe_snapshot_links::DescribeSnapshotLinks;
pub use describe_snapshots::DescribeSnapshots;
pub use modify_snapshot_attribute::ModifySnapshotAttribute;
pub use open_snapshot_service::OpenSnapshotService;

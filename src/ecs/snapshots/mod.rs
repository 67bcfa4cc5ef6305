//! Snapshots and their chains.

pub(super) mod capturable;
mod copy_snapshot;
mod create_snapshot;
mod days;
mod delete_snapshot;
mod describe_locked_snapshots;
mod describe_snapshot_links;
mod describe_snapshot_monitor_data;
mod describe_snapshot_package;
mod describe_snapshots;
mod describe_snapshots_usage;
mod export_snapshot;
mod lock;
mod lock_snapshot;
mod modify_snapshot_attribute;
mod modify_snapshot_category;
mod open_snapshot_service;
mod unlock_snapshot;

pub use copy_snapshot::CopySnapshot;
pub use create_snapshot::{CreateSnapshot, capture_failed};
pub use days::InstantAccessDays;
pub use delete_snapshot::{DeleteSnapshot, may_go};
pub use describe_locked_snapshots::DescribeLockedSnapshots;
pub use describe_snapshot_links::DescribeSnapshotLinks;
pub use describe_snapshot_monitor_data::DescribeSnapshotMonitorData;
pub use describe_snapshot_package::DescribeSnapshotPackage;
pub use describe_snapshots::DescribeSnapshots;
pub use describe_snapshots_usage::DescribeSnapshotsUsage;
pub use export_snapshot::ExportSnapshot;
pub use lock_snapshot::LockSnapshot;
pub use modify_snapshot_attribute::ModifySnapshotAttribute;
pub use modify_snapshot_category::ModifySnapshotCategory;
pub use open_snapshot_service::OpenSnapshotService;
pub use unlock_snapshot::UnlockSnapshot;

//! The table of operations.

use super::declaration::{Declaration, Declared, Operation};
use super::error::ApiError;
use super::service::{Context, call};
use super::{disks, instances, policies, regions, snapshots, tags};
use serde_json::Value;

/// An operation in the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its declaration.
    pub declaration: &'static Declaration,
    /// What decodes, runs and encodes it.
    pub(super) call: fn(&mut Context<'_>) -> Result<Value, ApiError>,
}

const fn entry<O: Operation>() -> Entry {
    Entry { declaration: <O as Declared>::DECLARATION, call: call::<O> }
}

/// Every operation, sorted by name.
pub static OPERATIONS: &[Entry] = &[
    entry::<policies::ApplyAutoSnapshotPolicy>(),
    entry::<disks::AttachDisk>(),
    entry::<policies::CancelAutoSnapshotPolicy>(),
    entry::<policies::CreateAutoSnapshotPolicy>(),
    entry::<disks::CreateDisk>(),
    entry::<snapshots::CreateSnapshot>(),
    entry::<policies::DeleteAutoSnapshotPolicy>(),
    entry::<disks::DeleteDisk>(),
    entry::<instances::DeleteInstance>(),
    entry::<snapshots::DeleteSnapshot>(),
    entry::<policies::DescribeAutoSnapshotPolicyAssociations>(),
    entry::<policies::DescribeAutoSnapshotPolicyEx>(),
    entry::<disks::DescribeDisks>(),
    entry::<instances::DescribeInstances>(),
    entry::<regions::DescribeRegions>(),
    entry::<snapshots::DescribeSnapshotLinks>(),
    entry::<snapshots::DescribeSnapshots>(),
    entry::<regions::DescribeZones>(),
    entry::<disks::DetachDisk>(),
    entry::<tags::ListTagResources>(),
    entry::<policies::ModifyAutoSnapshotPolicyEx>(),
    entry::<disks::ModifyDiskAttribute>(),
    entry::<snapshots::ModifySnapshotAttribute>(),
    entry::<snapshots::OpenSnapshotService>(),
    entry::<disks::ReInitDisk>(),
    entry::<disks::ResetDisk>(),
    entry::<disks::ResizeDisk>(),
    entry::<instances::RunInstances>(),
    entry::<instances::StartInstance>(),
    entry::<instances::StopInstance>(),
    entry::<tags::TagResources>(),
    entry::<tags::UntagResources>(),
];

/// The operation with this exact name.
pub fn find(name: &str) -> Option<&'static Entry> {
    OPERATIONS.iter().find(|entry| entry.declaration.name == name)
}

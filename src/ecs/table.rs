//! The table of operations.

use super::declaration::{Declaration, Declared, Operation};
use super::error::ApiError;
use super::service::{Context, call};
use super::{disks, instances, misc, policies, regions, snapshots, tags};
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
    entry::<tags::AddTags>(),
    entry::<policies::ApplyAutoSnapshotPolicy>(),
    entry::<disks::AttachDisk>(),
    entry::<policies::CancelAutoSnapshotPolicy>(),
    entry::<policies::CreateAutoSnapshotPolicy>(),
    entry::<disks::CreateDisk>(),
    entry::<snapshots::CreateSnapshot>(),
    entry::<policies::DeleteAutoSnapshotPolicy>(),
    entry::<disks::DeleteDisk>(),
    entry::<instances::DeleteInstance>(),
    entry::<instances::DeleteInstances>(),
    entry::<snapshots::DeleteSnapshot>(),
    entry::<misc::DescribeAccountAttributes>(),
    entry::<policies::DescribeAutoSnapshotPolicyAssociations>(),
    entry::<policies::DescribeAutoSnapshotPolicyEx>(),
    entry::<misc::DescribeDiskDefaultKMSKeyId>(),
    entry::<misc::DescribeDiskEncryptionByDefaultStatus>(),
    entry::<disks::DescribeDisks>(),
    entry::<disks::DescribeDisksFullStatus>(),
    entry::<instances::DescribeInstanceAttribute>(),
    entry::<instances::DescribeInstanceStatus>(),
    entry::<instances::DescribeInstances>(),
    entry::<snapshots::DescribeLockedSnapshots>(),
    entry::<misc::DescribePrice>(),
    entry::<regions::DescribeRegions>(),
    entry::<tags::DescribeResourceByTags>(),
    entry::<snapshots::DescribeSnapshotLinks>(),
    entry::<snapshots::DescribeSnapshotMonitorData>(),
    entry::<snapshots::DescribeSnapshotPackage>(),
    entry::<snapshots::DescribeSnapshots>(),
    entry::<snapshots::DescribeSnapshotsUsage>(),
    entry::<tags::DescribeTags>(),
    entry::<regions::DescribeZones>(),
    entry::<disks::DetachDisk>(),
    entry::<misc::DisableDiskEncryptionByDefault>(),
    entry::<misc::EnableDiskEncryptionByDefault>(),
    entry::<snapshots::ExportSnapshot>(),
    entry::<misc::JoinResourceGroup>(),
    entry::<tags::ListTagResources>(),
    entry::<snapshots::LockSnapshot>(),
    entry::<policies::ModifyAutoSnapshotPolicyEx>(),
    entry::<disks::ModifyDiskAttribute>(),
    entry::<misc::ModifyDiskDefaultKMSKeyId>(),
    entry::<disks::ModifyDiskSpec>(),
    entry::<instances::ModifyInstanceAttribute>(),
    entry::<snapshots::ModifySnapshotAttribute>(),
    entry::<snapshots::ModifySnapshotCategory>(),
    entry::<snapshots::OpenSnapshotService>(),
    entry::<disks::ReInitDisk>(),
    entry::<instances::RebootInstance>(),
    entry::<instances::RebootInstances>(),
    entry::<tags::RemoveTags>(),
    entry::<disks::ResetDisk>(),
    entry::<misc::ResetDiskDefaultKMSKeyId>(),
    entry::<disks::ResizeDisk>(),
    entry::<instances::RunInstances>(),
    entry::<instances::StartInstance>(),
    entry::<instances::StartInstances>(),
    entry::<instances::StopInstance>(),
    entry::<instances::StopInstances>(),
    entry::<tags::TagResources>(),
    entry::<snapshots::UnlockSnapshot>(),
    entry::<tags::UntagResources>(),
];

/// The operation with this exact name.
pub fn find(name: &str) -> Option<&'static Entry> {
    OPERATIONS.iter().find(|entry| entry.declaration.name == name)
}

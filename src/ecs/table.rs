//! The table of operations.

use super::declaration::{Declaration, Declared, Operation};
use super::error::ApiError;
use super::service::{Context, call};
use super::{disks, groups, images, instances, misc, policies, regions, snapshots, tags, tasks};
use serde_json::Value;

/// An operation in the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its declaration.
    pub declaration: &'static Declaration,
    /// The function that decodes, runs and encodes the operation.
    pub(super) call: fn(&Context<'_>) -> Result<Value, ApiError>,
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
    entry::<images::CancelCopyImage>(),
    entry::<tasks::CancelTask>(),
    entry::<images::CopyImage>(),
    entry::<snapshots::CopySnapshot>(),
    entry::<policies::CreateAutoSnapshotPolicy>(),
    entry::<disks::CreateDisk>(),
    entry::<images::CreateImage>(),
    entry::<instances::CreateInstance>(),
    entry::<snapshots::CreateSnapshot>(),
    entry::<groups::CreateSnapshotGroup>(),
    entry::<policies::DeleteAutoSnapshotPolicy>(),
    entry::<disks::DeleteDisk>(),
    entry::<images::DeleteImage>(),
    entry::<instances::DeleteInstance>(),
    entry::<instances::DeleteInstances>(),
    entry::<snapshots::DeleteSnapshot>(),
    entry::<groups::DeleteSnapshotGroup>(),
    entry::<misc::DescribeAccountAttributes>(),
    entry::<policies::DescribeAutoSnapshotPolicyAssociations>(),
    entry::<policies::DescribeAutoSnapshotPolicyEx>(),
    entry::<misc::DescribeDiskDefaultKMSKeyId>(),
    entry::<misc::DescribeDiskEncryptionByDefaultStatus>(),
    entry::<disks::DescribeDisks>(),
    entry::<disks::DescribeDisksFullStatus>(),
    entry::<images::DescribeImageFromFamily>(),
    entry::<images::DescribeImageSharePermission>(),
    entry::<images::DescribeImages>(),
    entry::<instances::DescribeInstanceAttribute>(),
    entry::<instances::DescribeInstanceStatus>(),
    entry::<instances::DescribeInstances>(),
    entry::<snapshots::DescribeLockedSnapshots>(),
    entry::<misc::DescribePrice>(),
    entry::<regions::DescribeRegions>(),
    entry::<tags::DescribeResourceByTags>(),
    entry::<groups::DescribeSnapshotGroups>(),
    entry::<snapshots::DescribeSnapshotLinks>(),
    entry::<snapshots::DescribeSnapshotMonitorData>(),
    entry::<snapshots::DescribeSnapshotPackage>(),
    entry::<snapshots::DescribeSnapshots>(),
    entry::<snapshots::DescribeSnapshotsUsage>(),
    entry::<tags::DescribeTags>(),
    entry::<tasks::DescribeTaskAttribute>(),
    entry::<tasks::DescribeTasks>(),
    entry::<regions::DescribeZones>(),
    entry::<disks::DetachDisk>(),
    entry::<misc::DisableDiskEncryptionByDefault>(),
    entry::<misc::EnableDiskEncryptionByDefault>(),
    entry::<images::ExportImage>(),
    entry::<snapshots::ExportSnapshot>(),
    entry::<images::ImportImage>(),
    entry::<misc::JoinResourceGroup>(),
    entry::<tags::ListTagResources>(),
    entry::<snapshots::LockSnapshot>(),
    entry::<policies::ModifyAutoSnapshotPolicyEx>(),
    entry::<disks::ModifyDiskAttribute>(),
    entry::<misc::ModifyDiskDefaultKMSKeyId>(),
    entry::<disks::ModifyDiskSpec>(),
    entry::<images::ModifyImageAttribute>(),
    entry::<images::ModifyImageSharePermission>(),
    entry::<instances::ModifyInstanceAttribute>(),
    entry::<snapshots::ModifySnapshotAttribute>(),
    entry::<snapshots::ModifySnapshotCategory>(),
    entry::<groups::ModifySnapshotGroup>(),
    entry::<snapshots::OpenSnapshotService>(),
    entry::<disks::ReInitDisk>(),
    entry::<instances::RebootInstance>(),
    entry::<instances::RebootInstances>(),
    entry::<tags::RemoveTags>(),
    entry::<instances::ReplaceSystemDisk>(),
    entry::<disks::ResetDisk>(),
    entry::<misc::ResetDiskDefaultKMSKeyId>(),
    entry::<groups::ResetDisks>(),
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

/// Returns the operation with this exact name.
pub fn find(name: &str) -> Option<&'static Entry> {
    OPERATIONS.iter().find(|entry| entry.declaration.name == name)
}

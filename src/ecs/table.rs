//! The table of operations.

use super::declaration::{Declaration, Declared, Operation};
use super::error::ApiError;
use super::service::{Context, call};
use super::{disks, images, instances, regions, snapshots, tags, tasks};
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
    entry::<disks::AttachDisk>(),
    entry::<tasks::CancelTask>(),
    entry::<disks::CreateDisk>(),
    entry::<images::CreateImage>(),
    entry::<instances::CreateInstance>(),
    entry::<snapshots::CreateSnapshot>(),
    entry::<disks::DeleteDisk>(),
    entry::<images::DeleteImage>(),
    entry::<instances::DeleteInstance>(),
    entry::<snapshots::DeleteSnapshot>(),
    entry::<disks::DescribeDisks>(),
    entry::<images::DescribeImageFromFamily>(),
    entry::<images::DescribeImageSharePermission>(),
    entry::<images::DescribeImages>(),
    entry::<instances::DescribeInstances>(),
    entry::<regions::DescribeRegions>(),
    entry::<snapshots::DescribeSnapshotLinks>(),
    entry::<snapshots::DescribeSnapshots>(),
    entry::<tasks::DescribeTaskAttribute>(),
    entry::<tasks::DescribeTasks>(),
    entry::<regions::DescribeZones>(),
    entry::<disks::DetachDisk>(),
    entry::<images::ExportImage>(),
    entry::<images::ImportImage>(),
    entry::<tags::ListTagResources>(),
    entry::<disks::ModifyDiskAttribute>(),
    entry::<images::ModifyImageAttribute>(),
    entry::<images::ModifyImageSharePermission>(),
    entry::<snapshots::ModifySnapshotAttribute>(),
    entry::<snapshots::OpenSnapshotService>(),
    entry::<disks::ReInitDisk>(),
    entry::<instances::ReplaceSystemDisk>(),
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

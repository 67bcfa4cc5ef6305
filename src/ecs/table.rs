//! The table of operations.

use super::declaration::{Declaration, Declared, Operation};
use super::error::ApiError;
use super::service::{Context, call};
use super::{disks, regions};
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
    entry::<disks::CreateDisk>(),
    entry::<disks::DeleteDisk>(),
    entry::<disks::DescribeDisks>(),
    entry::<regions::DescribeRegions>(),
    entry::<regions::DescribeZones>(),
    entry::<disks::DetachDisk>(),
    entry::<disks::ModifyDiskAttribute>(),
    entry::<disks::ReInitDisk>(),
    entry::<disks::ResetDisk>(),
    entry::<disks::ResizeDisk>(),
];

/// The operation with this exact name.
pub fn find(name: &str) -> Option<&'static Entry> {
    OPERATIONS.iter().find(|entry| entry.declaration.name == name)
}

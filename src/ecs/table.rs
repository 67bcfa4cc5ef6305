//! The table of operations.

use super::declaration::{Declaration, Declared, Operation};
use super::error::ApiError;
use super::service::{Context, call};
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
    entry::<super::snapshots::CreateSnapshot>(),
    entry::<super::instances::DeleteInstance>(),
    entry::<super::snapshots::DeleteSnapshot>(),
    entry::<super::instances::DescribeInstances>(),
    entry::<super::regions::DescribeRegions>(),
    entry::<super::snapshots::DescribeSnapshotLinks>(),
    entry::<super::snapshots::DescribeSnapshots>(),
    entry::<super::tags::ListTagResources>(),
    entry::<super::snapshots::ModifySnapshotAttribute>(),
    entry::<super::snapshots::OpenSnapshotService>(),
    entry::<super::instances::RunInstances>(),
    entry::<super::instances::StartInstance>(),
    entry::<super::instances::StopInstance>(),
    entry::<super::tags::TagResources>(),
    entry::<super::tags::UntagResources>(),
];

/// The operation with this exact name.
pub fn find(name: &str) -> Option<&'static Entry> {
    OPERATIONS.iter().find(|entry| entry.declaration.name == name)
}

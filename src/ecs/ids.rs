//! New ids, in the service's form: a prefix, the region's short code, random letters and digits.

use super::error::ApiError;
use super::places;
use crate::model::{DiskId, GroupId, ImageId, InstanceId, PolicyId, RegionId, SnapshotId, TaskId};
use crate::sys;

/// The number of letters and digits after a prefix.
const TAIL_LENGTH: usize = 20;

fn tail(region: &RegionId) -> Result<String, ApiError> {
    let code = places::short_code(region);
    let rest = sys::random::letters(TAIL_LENGTH - code.len()).map_err(ApiError::internal)?;
    Ok(format!("{code}{rest}"))
}

/// Declares functions that make ids.
macro_rules! new_ids {
    ($(#[doc = $doc:literal] $name:ident: $id:ident;)+) => { $(
        #[doc = $doc]
        ///
        /// # Errors
        /// When the kernel has no randomness to give.
        pub fn $name(region: &RegionId) -> Result<$id, ApiError> {
            tail(region).map(|tail| $id::with_tail(&tail))
        }
    )+ };
}

new_ids! {
    /// A new disk's id.
    disk: DiskId;
    /// A new snapshot's id.
    snapshot: SnapshotId;
    /// A new group's id.
    group: GroupId;
    /// A new task's id.
    task: TaskId;
    /// A new instance's id.
    instance: InstanceId;
    /// A new image's id.
    image: ImageId;
    /// A new policy's id.
    policy: PolicyId;
}

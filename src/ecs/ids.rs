//! New ids, in the service's form: a prefix, the region's short code, random letters and digits.

use super::error::ApiError;
use super::places;
use crate::model::{DiskId, GroupId, ImageId, InstanceId, PolicyId, RegionId, SnapshotId, TaskId};
use crate::sys;

/// Letters and digits after a prefix.
const TAIL_LENGTH: usize = 20;

fn tail(region: &RegionId) -> Result<String, ApiError> {
    let code = places::short_code(region);
    let rest = sys::random::letters(TAIL_LENGTH - code.len()).map_err(ApiError::internal)?;
    Ok(format!("{code}{rest}"))
}

/// A new disk's id.
///
/// # Errors
/// When the kernel has no randomness to give.
pub fn disk(region: &RegionId) -> Result<DiskId, ApiError> {
    tail(region).map(|tail| DiskId::with_tail(&tail))
}

/// A new snapshot's id.
///
/// # Errors
/// When the kernel has no randomness to give.
pub fn snapshot(region: &RegionId) -> Result<SnapshotId, ApiError> {
    tail(region).map(|tail| SnapshotId::with_tail(&tail))
}

/// A new group's id.
///
/// # Errors
/// When the kernel has no randomness to give.
pub fn group(region: &RegionId) -> Result<GroupId, ApiError> {
    tail(region).map(|tail| GroupId::with_tail(&tail))
}

/// A new task's id.
///
/// # Errors
/// When the kernel has no randomness to give.
pub fn task(region: &RegionId) -> Result<TaskId, ApiError> {
    tail(region).map(|tail| TaskId::with_tail(&tail))
}

/// A new instance's id.
///
/// # Errors
/// When the kernel has no randomness to give.
pub fn instance(region: &RegionId) -> Result<InstanceId, ApiError> {
    tail(region).map(|tail| InstanceId::with_tail(&tail))
}

/// A new image's id.
///
/// # Errors
/// When the kernel has no randomness to give.
pub fn image(region: &RegionId) -> Result<ImageId, ApiError> {
    tail(region).map(|tail| ImageId::with_tail(&tail))
}

/// A new policy's id.
///
/// # Errors
/// When the kernel has no randomness to give.
pub fn policy(region: &RegionId) -> Result<PolicyId, ApiError> {
    tail(region).map(|tail| PolicyId::with_tail(&tail))
}

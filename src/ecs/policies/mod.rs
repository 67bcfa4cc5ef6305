//! Automatic snapshot policies, and the disks that have them. Their scheduled work is in
//! [`schedule`](super::schedule).

mod apply_auto_snapshot_policy;
mod cancel_auto_snapshot_policy;
mod create_auto_snapshot_policy;
mod delete_auto_snapshot_policy;
mod describe_auto_snapshot_policy_associations;
mod describe_auto_snapshot_policy_ex;
mod modify_auto_snapshot_policy_ex;
mod values;

pub use apply_auto_snapshot_policy::ApplyAutoSnapshotPolicy;
pub use cancel_auto_snapshot_policy::CancelAutoSnapshotPolicy;
pub use create_auto_snapshot_policy::CreateAutoSnapshotPolicy;
pub use delete_auto_snapshot_policy::DeleteAutoSnapshotPolicy;
pub use describe_auto_snapshot_policy_associations::DescribeAutoSnapshotPolicyAssociations;
pub use describe_auto_snapshot_policy_ex::DescribeAutoSnapshotPolicyEx;
pub use modify_auto_snapshot_policy_ex::ModifyAutoSnapshotPolicyEx;

use super::code::Code;
use super::error::ApiError;
use super::parameter::{JsonTexts, Scalar};
use super::rules::existing::{self, shown};
use crate::catalog::{Disk, Policy, PolicyDisk};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{DiskId, PolicyId, RegionId, Time};

/// The code of nearly every error in a request about policies.
const WRONG: Code = Code::ParameterInvalid;

/// The maximum number of disks that a request can name.
const DISKS: usize = 100;

/// Gives a disk a policy, which replaces an earlier one. The first slot is the first hour of the policy that is later
/// than `now`.
///
/// # Errors
/// When the catalog fails.
pub fn apply(connection: &WriteTx, policy: &Policy, disk: &DiskId, now: Time) -> Result<(), ApiError> {
    let (disk, id, due) = (disk.clone(), policy.id.clone(), policy.schedule().after(now));
    let before = PolicyDisk::of_disk(connection, &disk)?;
    let replaced = before.as_ref().map(|before| before.policy.clone());
    let new = PolicyDisk { disk, policy: id, due, replaced };
    match before {
        Some(before) if before.policy == policy.id => Ok(()),
        Some(_) => Ok(new.update(connection)?),
        None => Ok(new.insert(connection)?),
    }
}

/// Passes over the slots of a disk since `since` (default: all), when policies were not allowed to snapshot the disk.
///
/// # Errors
/// When the catalog fails.
pub fn pass_over(
    connection: &WriteTx,
    disk: &DiskId,
    since: Option<Time>,
    now: Time,
) -> Result<(), ApiError> {
    let came = |row: &PolicyDisk| row.due <= now && since.is_none_or(|since| since <= row.due);
    let Some(row) = PolicyDisk::of_disk(connection, disk)?.filter(came) else {
        return Ok(());
    };
    if let Some(policy) = Policy::find(connection, &row.policy)? {
        PolicyDisk { due: policy.schedule().after(now), ..row }.update(connection)?;
    }
    Ok(())
}

/// Returns the policy that a request names in the family's old way.
///
/// # Errors
/// `ParameterInvalid` (404) if the policy does not exist, or when the catalog fails.
fn named(connection: &ReadTx, region: &RegionId, text: &str) -> Result<Policy, ApiError> {
    let found = match PolicyId::parse(text) {
        Some(id) => Policy::get(connection, region, &id)?,
        None => None,
    };
    found.ok_or_else(|| {
        let message = format!("The specified autoSnapshotPolicyId \"{}\" does not exist.", shown(text));
        ApiError::new(WRONG, message)
            .status(404)
            .hint("DescribeAutoSnapshotPolicyEx lists the policies of the region.")
    })
}

/// Returns the ids in a `diskIds`.
///
/// # Errors
/// `ParameterInvalid` if the text is no JSON array of 1 to 100 texts, `InvalidDiskId.NotFound` for a text that is no
/// id.
fn disk_ids(texts: JsonTexts) -> Result<Vec<DiskId>, ApiError> {
    let texts = texts.at_most(DISKS, WRONG, "diskIds")?;
    if texts.is_empty() {
        return Err(ApiError::new(WRONG, "The specified diskIds names no disk."));
    }
    texts.iter().map(|text| Scalar::parse(text, "diskIds")).collect()
}

/// Returns the disks with these ids.
///
/// # Errors
/// `InvalidDiskId.NotFound` for the first missing disk, or when the catalog fails.
fn disks(connection: &ReadTx, region: &RegionId, ids: &[DiskId]) -> Result<Vec<Disk>, ApiError> {
    ids.iter().map(|id| existing::disk(connection, region, id)).collect()
}

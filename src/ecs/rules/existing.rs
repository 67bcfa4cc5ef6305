//! Looking up what a request names. A resource of another region does not exist for it.

use crate::catalog::{Disk, Image, Instance, Policy, Snapshot};
use crate::ecs::declaration::Kind;
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Scalar;
use crate::model::{DiskId, ImageId, InstanceId, PolicyId, RegionId, SnapshotId};
use rusqlite::Connection;

/// How many ids a hint names.
const NAMED: usize = 5;

/// How many characters of a caller's text a message shows.
const SHOWN: usize = 64;

/// A caller's text, short and printable enough for a message.
pub fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).flat_map(char::escape_debug).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

fn not_found(
    code: &'static str,
    what: &str,
    id: &str,
    region: &RegionId,
    ids: impl ExactSizeIterator<Item = String>,
) -> ApiError {
    let more = ids.len().saturating_sub(NAMED);
    let named: Vec<String> = ids.take(NAMED).collect();
    let hint = match (named.is_empty(), more) {
        (true, _) => format!("There is no {what} in {region} yet."),
        (false, 0) => format!("In {region} there is: {}.", named.join(", ")),
        (false, more) => format!("In {region} there is: {}, and {more} more.", named.join(", ")),
    };
    ApiError::new(code, format!("The specified {what} {id} does not exist in {region}.")).hint(hint)
}

/// The disk with this id.
///
/// # Errors
/// `InvalidDiskId.NotFound` if there is none, or when the catalog fails.
pub fn disk(connection: &Connection, region: &RegionId, id: &DiskId) -> Result<Disk, ApiError> {
    if let Some(disk) = Disk::get(connection, region, id)? {
        return Ok(disk);
    }
    let ids = Disk::of_region(connection, region)?.into_iter().map(|disk| disk.id.to_string());
    Err(not_found("InvalidDiskId.NotFound", "disk", id.as_str(), region, ids))
}

/// The snapshot with this id.
///
/// # Errors
/// `InvalidSnapshotId.NotFound` if there is none, or when the catalog fails.
pub fn snapshot(connection: &Connection, region: &RegionId, id: &SnapshotId) -> Result<Snapshot, ApiError> {
    if let Some(snapshot) = Snapshot::get(connection, region, id)? {
        return Ok(snapshot);
    }
    let ids = Snapshot::of_region(connection, region)?.into_iter().map(|snapshot| snapshot.id.to_string());
    Err(not_found("InvalidSnapshotId.NotFound", "snapshot", id.as_str(), region, ids))
}

/// The instance with this id.
///
/// # Errors
/// `InvalidInstanceId.NotFound` if there is none, or when the catalog fails.
pub fn instance(connection: &Connection, region: &RegionId, id: &InstanceId) -> Result<Instance, ApiError> {
    if let Some(instance) = Instance::get(connection, region, id)? {
        return Ok(instance);
    }
    let ids = Instance::of_region(connection, region)?.into_iter().map(|instance| instance.id.to_string());
    Err(not_found("InvalidInstanceId.NotFound", "instance", id.as_str(), region, ids))
}

/// The custom image with this id.
///
/// # Errors
/// `InvalidImageId.NotFound` if there is none, or when the catalog fails.
pub fn image(connection: &Connection, region: &RegionId, id: &ImageId) -> Result<Image, ApiError> {
    if let Some(image) = Image::get(connection, region, id)? {
        return Ok(image);
    }
    let ids = Image::of_region(connection, region)?.into_iter().map(|image| image.id.to_string());
    Err(not_found("InvalidImageId.NotFound", "custom image", id.as_str(), region, ids))
}

/// The automatic snapshot policy with this id.
///
/// # Errors
/// `InvalidAutoSnapshotPolicyId.NotFound` if there is none, or when the catalog fails.
pub fn policy(connection: &Connection, region: &RegionId, id: &PolicyId) -> Result<Policy, ApiError> {
    if let Some(policy) = Policy::get(connection, region, id)? {
        return Ok(policy);
    }
    let ids = Policy::of_region(connection, region)?.into_iter().map(|policy| policy.id.to_string());
    Err(not_found("InvalidAutoSnapshotPolicyId.NotFound", "policy", id.as_str(), region, ids))
}

/// The id of a resource group. There is no list of them here, so that every well-formed id exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceGroup(pub String);

impl Scalar for ResourceGroup {
    const KIND: Kind = Kind::String;

    fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
        let tail = text.strip_prefix("rg-").unwrap_or_default();
        let is_id =
            (1..=60).contains(&tail.len()) && tail.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-');
        if !is_id {
            return Err(ApiError::new(
                "InvalidResourceGroup.NotFound",
                format!("The specified {name} does not exist: it is no resource group id (rg-…)."),
            ));
        }
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_texts_are_shown_short() {
        assert_eq!(shown("a\0\n"), "a\\0\\n");
        assert_eq!(shown(&"x".repeat(1 << 20)).chars().count(), SHOWN + 1);
    }
}

//! Looking up the resources that a request names. A resource of another region does not exist for the request.

use crate::catalog::{CatalogError, ReadTx};
use crate::catalog::{Disk, Group, Image, Instance, Policy, Snapshot};
use crate::ecs::code::Code;
use crate::ecs::declaration::{ErrorDeclaration, Kind};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Scalar;
use crate::model::{DiskId, GroupId, ImageId, InstanceId, PolicyId, RegionId, SnapshotId};

/// The maximum number of ids that a hint names.
const NAMED: usize = 5;

/// The maximum number of characters of a caller's text that a message shows.
const SHOWN: usize = 64;

/// Makes a caller's text short and printable enough for a message.
pub fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).flat_map(char::escape_debug).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

fn not_found(
    code: Code,
    what: &str,
    id: &str,
    region: &RegionId,
    its: Option<&RegionId>,
    ids: impl ExactSizeIterator<Item = String>,
) -> ApiError {
    let more = ids.len().saturating_sub(NAMED);
    let named: Vec<String> = ids.take(NAMED).collect();
    let hint = match (its, named.is_empty(), more) {
        (Some(its), ..) => format!("There is no {what} {id} in {region}, but in {its}."),
        (None, true, _) => format!("There is no {what} in {region} yet."),
        (None, false, 0) => format!("In {region} there is: {}.", named.join(", ")),
        (None, false, more) => format!("In {region} there is: {}, and {more} more.", named.join(", ")),
    };
    ApiError::new(code, format!("The specified {what} {id} does not exist in {region}.")).hint(hint)
}

/// Declares functions that look up a resource by its id.
macro_rules! existing {
    ($(#[doc = $doc:literal] $name:ident: $row:ident by $id:ident, $what:literal, $code:expr;)+) => { $(
        #[doc = $doc]
        ///
        /// # Errors
        /// The code of its kind if there is none, or when the catalog fails.
        pub fn $name(connection: &ReadTx, region: &RegionId, id: &$id) -> Result<$row, ApiError> {
            if let Some(found) = $row::get(connection, region, id)? {
                return Ok(found);
            }
            let its = $row::find(connection, id)?.map(|row| row.region);
            let ids = $row::of_region(connection, region)?.into_iter().map(|row| row.id.to_string());
            Err(not_found($code, $what, id.as_str(), region, its.as_ref(), ids))
        }
    )+

        /// Returns the region of the resource with this id and any kind, if the resource exists.
        ///
        /// # Errors
        /// When the catalog fails.
        pub fn region_of(connection: &ReadTx, id: &str) -> Result<Option<RegionId>, CatalogError> {
            $(
                if let Some(id) = $id::parse(id) {
                    return Ok($row::find(connection, &id)?.map(|row| row.region));
                }
            )+
            Ok(None)
        }
    };
}

existing! {
    /// The disk with this id.
    disk: Disk by DiskId, "disk", Code::InvalidDiskIdNotFound;
    /// The snapshot with this id.
    snapshot: Snapshot by SnapshotId, "snapshot", Code::InvalidSnapshotIdNotFound;
    /// The snapshot-consistent group with this id.
    group: Group by GroupId, "snapshot-consistent group", Code::InvalidSnapshotGroupNotFound;
    /// The instance with this id.
    instance: Instance by InstanceId, "instance", Code::InvalidInstanceIdNotFound;
    /// The custom image with this id.
    image: Image by ImageId, "custom image", Code::InvalidImageIdNotFound;
    /// The automatic snapshot policy with this id.
    policy: Policy by PolicyId, "policy", Code::InvalidAutoSnapshotPolicyIdNotFound;
}

/// The id of a resource group. Every well-formed id exists, since there is no list of groups here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceGroup(pub String);

impl Scalar for ResourceGroup {
    const KIND: Kind = Kind::String;
    const ERRORS: &'static [ErrorDeclaration] = &[ErrorDeclaration::new(Code::InvalidResourceGroupNotFound)];

    fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
        let tail = text.strip_prefix("rg-").unwrap_or_default();
        let is_id =
            (1..=60).contains(&tail.len()) && tail.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-');
        if !is_id {
            return Err(ApiError::new(
                Code::InvalidResourceGroupNotFound,
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

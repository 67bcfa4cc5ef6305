//! `JoinResourceGroup`.

use crate::catalog::WriteTx;
use crate::catalog::{Disk, Group, Image, Instance, Policy, Snapshot};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing::{ResourceGroup, shown};
use crate::ecs::service::Context;
use crate::model::{DiskId, GroupId, ImageId, InstanceId, PolicyId, RegionId, ResourceType, SnapshotId};

operation! {
    /// Puts a disk, a snapshot, an image or an instance into a resource group.
    ///
    /// There is no list of groups here: every well-formed id exists.
    JoinResourceGroup in Misc "将云盘、快照、镜像或实例加入资源组。" {
        /// What the resource is: instance, disk, snapshot, image, snapshotgroup or snapshotpolicy.
        "ResourceType" resource_type: Option<String>,
        /// The resource.
        "ResourceId" resource_id: Option<String>,
        /// The group.
        "ResourceGroupId" resource_group: Option<ResourceGroup>,
    }
    common { OPTIONAL_REGION_ID }
    errors {
        InvalidResourceGroupDuplicate, InvalidResourceIdNotFound,
        InvalidResourceTypeNotFound "the type is not one that has groups here",
        403 MissingParameter "one of the three is absent",
    }
}

impl Operation for JoinResourceGroup {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let kind = self.resource_type.ok_or_else(|| ApiError::missing("ResourceType"))?;
        let id = self.resource_id.ok_or_else(|| ApiError::missing("ResourceId"))?;
        let group = self.resource_group.ok_or_else(|| ApiError::missing("ResourceGroupId"))?.0;
        let kind = ResourceType::parse(&kind).ok_or_else(|| {
            ApiError::new(
                Code::InvalidResourceTypeNotFound,
                format!("The specified ResourceType \"{}\" is not one that has groups here.", shown(&kind)),
            )
            .hint("It can be instance, disk, snapshot, image, snapshotgroup or snapshotpolicy.")
        })?;
        let region = context.region.clone();
        context.engine.catalog().write(|catalog| {
            let before = join(catalog, &region, kind, &id, &group)?.ok_or_else(|| {
                ApiError::new(
                    Code::InvalidResourceIdNotFound,
                    format!("The specified {kind} \"{}\" does not exist in {region}.", shown(&id)),
                )
            })?;
            if before == group {
                return Err(ApiError::new(
                    Code::InvalidResourceGroupDuplicate,
                    format!("The {kind} {id} is in the resource group {group} already."),
                ));
            }
            Ok(Empty {})
        })
    }
}

/// Puts the resource into the group, and returns its former group; `None` if the resource does not exist.
fn join(
    catalog: &WriteTx,
    region: &RegionId,
    kind: ResourceType,
    id: &str,
    group: &str,
) -> Result<Option<String>, ApiError> {
    macro_rules! join {
        ($id:ident, $row:ident) => {{
            let Some(id) = $id::parse(id) else { return Ok(None) };
            let Some(mut row) = $row::get(catalog, region, &id)? else { return Ok(None) };
            let before = std::mem::replace(&mut row.resource_group, group.to_owned());
            row.update(catalog)?;
            Ok(Some(before))
        }};
    }
    match kind {
        ResourceType::Disk => join!(DiskId, Disk),
        ResourceType::Snapshot => join!(SnapshotId, Snapshot),
        ResourceType::Image => join!(ImageId, Image),
        ResourceType::SnapshotGroup => join!(GroupId, Group),
        ResourceType::Instance => join!(InstanceId, Instance),
        ResourceType::Policy => join!(PolicyId, Policy),
    }
}

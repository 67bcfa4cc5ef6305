//! `DescribeSnapshotGroups`.

use crate::catalog::ReadTx;
use crate::catalog::{self, Group, Snapshot};
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Texts;
use crate::ecs::rules::existing;
use crate::ecs::rules::filter::admits;
use crate::ecs::rules::tag::{TagFilter, TagItem, no_key_twice};
use crate::ecs::service::Context;
use crate::model::{DiskId, DiskType, GroupId, InstanceId, ResourceType, SnapshotId, SnapshotStatus};
use serde::Serialize;

operation! {
    /// Lists snapshot-consistent groups, newest first, with their snapshots.
    ///
    /// All filters must hold. Pages come by NextToken and MaxResults.
    DescribeSnapshotGroups in Groups "查询快照一致性组及其快照，最新的在前。" {
        /// Only these groups, at most 10.
        "SnapshotGroupId" groups: Texts,
        /// Only groups of this instance.
        "InstanceId" instance: Option<InstanceId>,
        /// Only groups with this name.
        "Name" name: Option<String>,
        /// Only groups with one of these states: progressing, accomplished, failed.
        "Status" status: Texts,
        /// Only groups of this resource group.
        "ResourceGroupId" resource_group: Option<String>,
        /// Only groups with all these tags.
        "Tag" tag: Vec<TagItem>,
        /// The token that the page before came with.
        "NextToken" next_token: Option<String>,
        /// Groups on a page: 10, the default, to 100.
        "MaxResults" max_results: Option<i64>,
    }
    common { REGION_ID }
    refused { "AdditionalAttributes": Texts }
    errors {
        DuplicateTagKey, InvalidTagMismatch, InvalidTagCount,
        InvalidInstanceIdNotFound "no such instance",
        403 InvalidStatusValueNotSupported "a Status is none of the words",
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Groups {
    next_token: String,
    snapshot_groups: Field<Vec<GroupAnswer>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct GroupAnswer {
    creation_time: String,
    description: String,
    instance_id: String,
    name: String,
    resource_group_id: String,
    snapshot_group_id: GroupId,
    snapshots: Field<Vec<Member>>,
    status: SnapshotStatus,
    tags: Field<Vec<TagAnswer>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Member {
    available: bool,
    instant_access: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    instant_access_retention_days: Option<u32>,
    progress: String,
    snapshot_id: SnapshotId,
    source_disk_id: DiskId,
    source_disk_type: DiskType,
    tags: Field<Vec<TagAnswer>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct TagAnswer {
    key: String,
    value: String,
}

impl Operation for DescribeSnapshotGroups {
    type Answer = Groups;

    fn run(self, context: &Context<'_>) -> Result<Groups, ApiError> {
        if self.groups.0.len() > 10 {
            return Err(ApiError::invalid("SnapshotGroupId.N"));
        }
        let states = states(&self.status)?;
        let paging = context.paging(
            None,
            None,
            self.next_token.as_deref(),
            Some(self.max_results.unwrap_or(10)),
            100,
        )?;
        let catalog = &context.catalog();
        if let Some(id) = &self.instance {
            existing::instance(catalog, &context.region, id)?;
        }
        let filter = TagFilter::new(self.tag)?;
        no_key_twice(filter.keys())?;
        let tags = catalog::Tag::by_resource(catalog, &context.region, ResourceType::SnapshotGroup)?;
        let mut groups = Group::of_region(catalog, &context.region)?;
        groups.retain(|group| {
            let ids = &self.groups.0;
            (ids.is_empty() || ids.iter().any(|id| id == group.id.as_str()))
                && self.instance.as_ref().is_none_or(|id| group.instance.as_ref() == Some(id))
                && admits(self.name.as_ref(), &group.name)
                && (states.is_empty() || states.contains(&group.status))
                && admits(self.resource_group.as_ref(), &group.resource_group)
                && filter.admits(tags.get(group.id.as_str()).map_or(&[], Vec::as_slice))
        });
        let order = Group::order(catalog, &context.region)?;
        let page = paging.cut(groups, |group| order.position(group.id.as_str()));
        let snapshot_group =
            page.items.into_iter().map(|group| answer(context, group)).collect::<Result<_, _>>()?;
        Ok(Groups { next_token: page.next_token, snapshot_groups: Field("SnapshotGroup", snapshot_group) })
    }
}

fn states(texts: &Texts) -> Result<Vec<SnapshotStatus>, ApiError> {
    let read = |text: &String| {
        SnapshotStatus::parse(text).ok_or_else(|| {
            ApiError::new(
                Code::InvalidStatusValueNotSupported,
                "A specified Status is none of progressing, accomplished, failed.",
            )
        })
    };
    texts.0.iter().map(read).collect()
}

fn answer(context: &Context<'_>, group: Group) -> Result<GroupAnswer, ApiError> {
    let catalog = &context.catalog();
    let members = group.members(catalog)?.into_iter().map(|member| self::member(context, member));
    Ok(GroupAnswer {
        snapshots: Field("Snapshot", members.collect::<Result<_, _>>()?),
        tags: tags(catalog, group.id.as_str())?,
        creation_time: group.created.to_seconds(),
        description: group.description,
        instance_id: group.instance.map(|id| id.to_string()).unwrap_or_default(),
        name: group.name,
        resource_group_id: group.resource_group,
        snapshot_group_id: group.id,
        status: group.status,
    })
}

fn member(context: &Context<'_>, snapshot: Snapshot) -> Result<Member, ApiError> {
    let catalog = &context.catalog();
    Ok(Member {
        available: context.is_available(&snapshot)?,
        instant_access: snapshot.instant_access,
        instant_access_retention_days: snapshot.instant_access_days,
        progress: format!("{}%", snapshot.progress),
        source_disk_id: snapshot.disk_id(catalog)?,
        source_disk_type: snapshot.disk_kind,
        tags: tags(catalog, snapshot.id.as_str())?,
        snapshot_id: snapshot.id,
    })
}

fn tags(catalog: &ReadTx, resource: &str) -> Result<Field<Vec<TagAnswer>>, ApiError> {
    let tags = catalog::Tag::of(catalog, resource)?;
    let tag = tags.into_iter().map(|tag| TagAnswer { key: tag.key, value: tag.value }).collect();
    Ok(Field("Tag", tag))
}

//! `AddTags`.

use super::tag_resources::GivenTags;
use super::target::{self, TaggedType};
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::tag;
use crate::ecs::service::Context;

operation! {
    /// Puts tags on one resource: the old form of TagResources.
    AddTags in Tags "为一个资源添加标签（TagResources 的旧接口）。" {
        /// What the resource is: instance, disk or snapshot.
        "ResourceType" resource_type: TaggedType,
        /// The resource.
        "ResourceId" resource_id: String,
        /// The tags, at most 20.
        "Tag" tags: GivenTags,
    }
    common { REGION_ID }
    errors {
        404 "MissingParameter.ResourceType" "ResourceType is absent",
        400 "Duplicate.TagKey" "a tag key is given twice",
        404 "InvalidResourceId.NotFound" "no such resource of that type in the region",
        404 "InvalidResourceType.NotFound" "the type is not one that is tagged here",
        400 "InvalidTagCount" "more than 20 tags",
        400 "InvalidTagKey.Malformed" "a tag key breaks the rules",
        400 "InvalidTagValue.Malformed" "a tag value breaks the rules",
        400 "OperationDenied.QuotaExceed" "the resource would carry more than 20 tags",
    }
}

impl Operation for AddTags {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let tags = tag::new_tags(self.tags.0)?;
        let (asked, kind, id) = (context.asked(), self.resource_type.0, self.resource_id);
        context.engine.catalog().write(|catalog| {
            target::all_exist(catalog, &asked.region, kind, std::slice::from_ref(&id))?;
            tag::put(catalog, &asked, kind, &id, &tags).map_err(|error| match error.code {
                "QuotaExceed.Tags" => ApiError { code: "OperationDenied.QuotaExceed", ..error },
                _ => error,
            })?;
            Ok(Empty {})
        })
    }
}

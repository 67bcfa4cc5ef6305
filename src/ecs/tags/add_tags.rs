//! `AddTags`.

use super::tag_resources::GivenTags;
use super::target::{self, TaggedType};
use crate::ecs::code::Code;
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
        DuplicateTagKey, InvalidResourceIdNotFound, InvalidResourceTypeNotFound, InvalidTagCount,
        InvalidTagKeyMalformed, InvalidTagValueMalformed, OperationDeniedQuotaExceed,
        MissingParameterResourceType "ResourceType is absent",
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
                Code::QuotaExceedTags => ApiError { code: Code::OperationDeniedQuotaExceed, ..error },
                _ => error,
            })?;
            Ok(Empty {})
        })
    }
}

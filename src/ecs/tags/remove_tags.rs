//! `RemoveTags`.

use super::tag_resources::GivenTags;
use super::target::{self, TaggedType};
use crate::catalog::Tag;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::tag;
use crate::ecs::service::Context;

operation! {
    /// Takes tags off one resource: the old form of UntagResources.
    ///
    /// Keys count, values do not; a key that the resource does not carry is no error.
    RemoveTags in Tags "删除一个资源的标签（UntagResources 的旧接口）。" {
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
        InvalidTagKeyMalformed, InvalidTagValueMalformed,
        MissingParameterResourceType "ResourceType is absent",
    }
}

impl Operation for RemoveTags {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let tags = tag::new_tags(self.tags.0)?;
        let (region, kind, id) = (context.region.clone(), self.resource_type.0, self.resource_id);
        context.engine.catalog().write(|catalog| {
            target::all_exist(catalog, &region, kind, std::slice::from_ref(&id))?;
            for tag in &tags {
                Tag::remove(catalog, &id, &tag.key)?;
            }
            Ok(Empty {})
        })
    }
}

//! `UntagResources`.

use super::target::{self, ResourceIds, TaggedType};
use crate::catalog::Tag;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Texts;
use crate::ecs::rules::tag::{self, TAGS_PER_REQUEST};
use crate::ecs::service::Context;

operation! {
    /// Takes tags off disks, snapshots, images or instances.
    ///
    /// A key that a resource does not carry is no error.
    UntagResources in Tags "删除云盘、快照、镜像或实例的标签。" {
        /// What the resources are: instance, disk, snapshot, image, snapshotgroup or snapshotpolicy.
        "ResourceType" resource_type: TaggedType,
        /// The resources, at most 50.
        "ResourceId" resource_ids: ResourceIds,
        /// The keys of the tags, at most 20.
        "TagKey" tag_keys: Texts,
        /// true takes off every tag but the system's; it counts only without TagKey.
        "All" all: Option<bool>,
    }
    common { REGION_ID }
    errors {
        InvalidResourceIdNotFound, InvalidResourceTypeNotFound, MissingParameterResourceType,
        NumberExceedResourceIds,
        DuplicateTagKey "a key is given twice",
        InvalidTagKeyMalformed "a key is one of the system's",
        MissingParameterTags "neither a TagKey nor All",
        NumberExceedTags "more than 20 keys",
    }
}

impl Operation for UntagResources {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let keys = self.tag_keys.0;
        if keys.is_empty() && self.all != Some(true) {
            return Err(ApiError::new(Code::MissingParameterTags, "No tag key is supplied.")
                .hint("Give TagKey.1, or --All true to take off every tag."));
        }
        if keys.len() > TAGS_PER_REQUEST {
            return Err(ApiError::new(
                Code::NumberExceedTags,
                format!("The request names {} keys; {TAGS_PER_REQUEST} is the limit.", keys.len()),
            ));
        }
        tag::no_key_twice(keys.iter().map(String::as_str))?;
        if keys.iter().any(|key| tag::is_system(key)) {
            return Err(ApiError::new(
                Code::InvalidTagKeyMalformed,
                "The specified TagKey.n is one of the system's tags, which stay.",
            ));
        }
        let (region, kind, ids) = (context.region.clone(), self.resource_type.0, self.resource_ids.0);
        target::not_too_many(&ids, &context.quotas)?;
        context.engine.catalog().write(|catalog| {
            target::all_exist(catalog, &region, kind, &ids)?;
            for id in &ids {
                if keys.is_empty() {
                    tag::take_all(catalog, id)?;
                }
                for key in &keys {
                    Tag::remove(catalog, id, key)?;
                }
            }
            Ok(Empty {})
        })
    }
}

//! `TagResources`.

use super::target::{self, ResourceIds, TaggedType};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Kind, Need, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::{Decoder, Item, Parameter};
use crate::ecs::rules::tag::{self, TagItem};
use crate::ecs::service::Context;

operation! {
    /// Puts tags on disks, snapshots, images or instances.
    ///
    /// A tag with a key that the resource carries already takes the new value. Either every resource
    /// gets every tag or nothing changes.
    TagResources in Tags "为云盘、快照、镜像或实例添加标签。" {
        /// What the resources are: instance, disk, snapshot, image, snapshotgroup or snapshotpolicy.
        "ResourceType" resource_type: TaggedType,
        /// The resources, at most 50.
        "ResourceId" resource_ids: ResourceIds,
        /// The tags, at most 20.
        "Tag" tags: GivenTags,
    }
    common { REGION_ID }
    errors {
        DuplicateTagKey, InvalidResourceIdNotFound, InvalidResourceTypeNotFound, InvalidTagCount,
        InvalidTagKeyMalformed, InvalidTagValueMalformed, MissingParameterResourceType,
        NumberExceedResourceIds,
        MissingParameterTags "no tag",
        QuotaExceedTags "a resource would carry more than 20 tags",
    }
}

/// `Tag.N`: at least one.
#[derive(Clone, Debug)]
pub struct GivenTags(pub Vec<TagItem>);

impl Parameter for GivenTags {
    const KIND: Kind = Kind::RepeatStruct(TagItem::FIELDS);
    const NEED: Need = Need::Required;

    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, ApiError> {
        let items: Vec<TagItem> = Parameter::decode(decoder, name)?;
        if items.is_empty() {
            return Err(ApiError::new(Code::MissingParameterTags, "No tag is supplied.")
                .hint("Give at least Tag.1.Key."));
        }
        Ok(Self(items))
    }
}

impl Operation for TagResources {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let tags = tag::new_tags(self.tags.0)?;
        let (asked, kind, ids) = (context.asked(), self.resource_type.0, self.resource_ids.0);
        target::not_too_many(&ids, &asked.quotas)?;
        context.engine.catalog().write(|catalog| {
            target::all_exist(catalog, &asked.region, kind, &ids)?;
            for id in &ids {
                tag::put(catalog, &asked, kind, id, &tags)?;
            }
            Ok(Empty {})
        })
    }
}

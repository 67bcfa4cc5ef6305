//! `ListTagResources`.

use super::target::{self, TaggedType};
use crate::catalog;
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Kind, Need, Operation, ParameterDeclaration, operation};
use crate::ecs::effect::Effect;
use crate::ecs::error::ApiError;
use crate::ecs::parameter::{Decoder, Item, Texts};
use crate::ecs::rules::tag::{TagFilter, TagItem, no_key_twice};
use crate::ecs::service::Context;
use crate::model::{ResourceType, Time};
use serde::Serialize;
use std::collections::HashSet;

/// The number of tags on a page.
const PAGE: i64 = 50;

/// The maximum number of `TagFilter` in a request, and of values in one `TagFilter`.
const FILTERS: usize = 5;

operation! {
    /// Lists the tags of disks, snapshots, images or instances.
    ///
    /// Names the resources, or what they must carry, or both; then every tag of each resource is listed.
    ListTagResources in Tags "查询云盘、快照、镜像或实例的标签。" {
        /// What the resources are: instance, disk, snapshot, image, snapshotgroup or snapshotpolicy.
        "ResourceType" resource_type: TaggedType,
        /// Only these resources, at most 50.
        "ResourceId" resource_ids: Texts,
        /// Only resources with all these tags, at most 20.
        "Tag" tag: Vec<TagItem>,
        /// Only resources with a tag like each of these, at most 5.
        "TagFilter" tag_filter: Vec<Like>,
        /// The token that the page before came with.
        "NextToken" next_token: Option<String>,
    }
    common { REGION_ID }
    errors {
        DuplicateTagKey, InvalidResourceIdNotFound, InvalidResourceTypeNotFound, InvalidTagMismatch,
        InvalidTagCount, MissingParameterResourceType, MissingParameterTags, NumberExceedResourceIds,
        NumberExceedTags,
    }
}

/// `TagFilter.N`: a part of a key, and parts of its value of which one must be there.
#[derive(Clone, Debug)]
pub struct Like {
    key: Option<String>,
    values: Vec<String>,
}

impl Item for Like {
    const FIELDS: &'static [ParameterDeclaration] = &[
        ParameterDeclaration {
            name: "TagKey",
            kind: Kind::String,
            need: Need::Optional,
            effect: Effect::Full,
            help: &["A part of the key."],
        },
        ParameterDeclaration {
            name: "TagValues",
            kind: Kind::RepeatList,
            need: Need::Optional,
            effect: Effect::Full,
            help: &["Parts of the value, at most 5: one of them must be in it."],
        },
    ];

    fn decode(decoder: &Decoder<'_>, prefix: &str) -> Result<Self, ApiError> {
        let value = |n: usize| decoder.text(&format!("{prefix}.TagValues.{n}")).map(str::to_owned);
        Ok(Self {
            key: decoder.scalar(&format!("{prefix}.TagKey"))?,
            values: (1..=FILTERS).filter_map(value).collect(),
        })
    }
}

impl Like {
    fn admits(&self, tags: &[catalog::Tag]) -> bool {
        tags.iter().any(|tag| {
            self.key.as_ref().is_none_or(|key| tag.key.contains(key))
                && (self.values.is_empty() || self.values.iter().any(|value| tag.value.contains(value)))
        })
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Listed {
    next_token: String,
    tag_resources: Field<Vec<TagAnswer>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct TagAnswer {
    resource_id: String,
    resource_type: ResourceType,
    tag_key: String,
    tag_value: String,
}

impl Operation for ListTagResources {
    type Answer = Listed;

    fn run(self, context: &Context<'_>) -> Result<Listed, ApiError> {
        let ids = self.resource_ids.0;
        if ids.is_empty() && self.tag.is_empty() && self.tag_filter.is_empty() {
            return Err(ApiError::new(Code::MissingParameterTags, "Neither a resource nor a tag is named.")
                .hint("Give ResourceId.1 or Tag.1.Key."));
        }
        target::not_too_many(&ids, &context.quotas)?;
        if self.tag_filter.len() > FILTERS {
            return Err(ApiError::new(
                Code::NumberExceedTags,
                format!("The request has {} tag filters; {FILTERS} is the limit.", self.tag_filter.len()),
            ));
        }
        let filter = TagFilter::new(self.tag)?;
        no_key_twice(filter.keys())?;
        let paging =
            context.paging(None, None, self.next_token.as_deref(), Some(PAGE), PAGE.unsigned_abs())?;

        let (catalog, kind) = (&context.catalog(), self.resource_type.0);
        target::all_exist(catalog, &context.region, kind, &ids)?;
        let ids: HashSet<String> = ids.into_iter().collect();
        let admits = |(id, tags): &(String, Vec<catalog::Tag>)| {
            (ids.is_empty() || ids.contains(id))
                && filter.admits(tags)
                && self.tag_filter.iter().all(|like| like.admits(tags))
        };
        let tags: Vec<catalog::Tag> = catalog::Tag::by_resource(catalog, &context.region, kind)?
            .into_iter()
            .filter(admits)
            .flat_map(|(_, tags)| tags)
            .collect();
        // The order is by resource, then by key: no id contains a blank.
        let page = paging.cut(tags, |tag| (Time(0), format!("{} {}", tag.resource, tag.key)));
        let tag_resource = page.items.into_iter().map(|tag| TagAnswer {
            resource_id: tag.resource,
            resource_type: kind,
            tag_key: tag.key,
            tag_value: tag.value,
        });
        Ok(Listed {
            next_token: page.next_token,
            tag_resources: Field("TagResource", tag_resource.collect()),
        })
    }
}

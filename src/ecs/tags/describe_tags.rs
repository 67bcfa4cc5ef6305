//! `DescribeTags`.

use super::target::kinds;
use crate::catalog::Tag;
use crate::ecs::answer::Field;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::paging::{PageFields, Paging};
use crate::ecs::rules::tag::{TagFilter, TagItem};
use crate::ecs::service::Context;
use crate::model::Time;
use serde::Serialize;
use std::collections::BTreeMap;

operation! {
    /// Lists the tags that are in use, each with how many resources of every kind carry it.
    ///
    /// The old form of ListTagResources. What several filters ask for must all be true.
    DescribeTags in Tags "查询正在使用的标签及各类资源的数量。" {
        /// Only tags of resources of this type: instance, disk, snapshot …
        "ResourceType" resource_type: Option<String>,
        /// Only tags of this resource.
        "ResourceId" resource_id: Option<String>,
        /// Only tags of resources with all these tags.
        "Tag" tag: Vec<TagItem>,
        /// The page, from 1.
        "PageNumber" page_number: Option<i64>,
        /// Tags on a page: 1 to 100, 50 without.
        "PageSize" page_size: Option<i64>,
    }
    common { REGION_ID }
    refused { "Category": String }
    errors {
        InvalidTagMismatch, InvalidTagCount,
        InvalidResourceTypeNotFound "no such type",
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Described {
    tags: Field<Vec<Used>>,
    #[serde(flatten)]
    page: PageFields,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Used {
    resource_type_count: BTreeMap<&'static str, u64>,
    tag_key: String,
    tag_value: String,
}

/// The kinds of resources with tags, as the answer spells them.
const KINDS: [&str; 12] = [
    "Ddh",
    "Disk",
    "Eni",
    "Image",
    "Instance",
    "KeyPair",
    "LaunchTemplate",
    "ReservedInstance",
    "Securitygroup",
    "Snapshot",
    "SnapshotPolicy",
    "Volume",
];

impl Operation for DescribeTags {
    type Answer = Described;

    fn run(self, context: &Context<'_>) -> Result<Described, ApiError> {
        let paging = Paging::numbered(self.page_number, self.page_size.or(Some(50)))?;
        let filter = TagFilter::new(self.tag)?;
        let mut used: BTreeMap<(String, String), BTreeMap<&'static str, u64>> = BTreeMap::new();
        for kind in kinds(self.resource_type.as_deref())? {
            for (id, tags) in Tag::by_resource(&context.catalog(), &context.region, kind)? {
                if self.resource_id.as_ref().is_some_and(|wanted| *wanted != id) || !filter.admits(&tags) {
                    continue;
                }
                for tag in tags {
                    let counts = used
                        .entry((tag.key, tag.value))
                        .or_insert_with(|| KINDS.iter().map(|name| (*name, 0)).collect());
                    let mut counts = counts.iter_mut();
                    if let Some((_, count)) =
                        counts.find(|(name, _)| name.eq_ignore_ascii_case(kind.as_str()))
                    {
                        *count += 1;
                    }
                }
            }
        }
        let rows: Vec<Used> = used
            .into_iter()
            .map(|((tag_key, tag_value), counts)| Used { resource_type_count: counts, tag_key, tag_value })
            .collect();
        let page = paging.cut(rows, |row| (Time(0), format!("{}\0{}", row.tag_key, row.tag_value)));
        let fields = page.fields();
        Ok(Described { tags: Field("Tag", page.items), page: fields })
    }
}

//! `DescribeResourceByTags`.

use super::target::kinds;
use crate::catalog::Tag;
use crate::ecs::answer::Field;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::paging::{PageFields, Paging};
use crate::ecs::rules::tag::{TagFilter, TagItem};
use crate::ecs::service::Context;
use crate::model::{RegionId, ResourceType, Time};
use serde::Serialize;

operation! {
    /// Lists the resources that carry tags: an old form of ListTagResources.
    DescribeResourceByTags in Tags "查询带有标签的资源（ListTagResources 的旧接口）。" {
        /// Only resources of this type: instance, disk, snapshot …
        "ResourceType" resource_type: Option<String>,
        /// Only resources with all these tags.
        "Tag" tag: Vec<TagItem>,
        /// The page, from 1.
        "PageNumber" page_number: Option<i64>,
        /// Resources on a page: 1 to 100, 50 without.
        "PageSize" page_size: Option<i64>,
    }
    common { REGION_ID }
    errors {
        InvalidTagMismatch, InvalidTagCount,
        InvalidResourceTypeNotFound "no such type",
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Carriers {
    resources: Field<Vec<Resource>>,
    #[serde(flatten)]
    page: PageFields,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Resource {
    region_id: RegionId,
    resource_id: String,
    resource_type: ResourceType,
}

impl Operation for DescribeResourceByTags {
    type Answer = Carriers;

    fn run(self, context: &Context<'_>) -> Result<Carriers, ApiError> {
        let paging = Paging::numbered(self.page_number, self.page_size.or(Some(50)))?;
        let filter = TagFilter::new(self.tag)?;
        let mut found = Vec::new();
        for kind in kinds(self.resource_type.as_deref())? {
            let resources = Tag::by_resource(&context.catalog(), &context.region, kind)?;
            found.extend(resources.into_iter().filter(|(_, tags)| filter.admits(tags)).map(|(id, _)| {
                Resource { region_id: context.region.clone(), resource_id: id, resource_type: kind }
            }));
        }
        let page = paging.cut(found, |one| (Time(0), one.resource_id.clone()));
        let fields = page.fields();
        Ok(Carriers { resources: Field("Resource", page.items), page: fields })
    }
}

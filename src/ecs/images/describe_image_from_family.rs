//! `DescribeImageFromFamily`.

use super::image_answer::{self, Details, ImageAnswer};
use super::origin;
use crate::catalog::{Image, Tag};
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use serde::Serialize;

operation! {
    /// Shows the newest Available image of a family.
    ///
    /// The answer holds no image if there is none.
    DescribeImageFromFamily in Images "查询镜像族系中最新的可用镜像。" {
        /// The family.
        "ImageFamily" family: String,
    }
    common { REGION_ID }
    errors {}
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct FromFamily {
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<ImageAnswer>,
}

impl Operation for DescribeImageFromFamily {
    type Answer = FromFamily;

    fn run(self, context: &Context<'_>) -> Result<FromFamily, ApiError> {
        let catalog = &context.catalog();
        let Some(image) = origin::newest(catalog, &context.region, &self.family)? else {
            return Ok(FromFamily { image: None });
        };
        let details = Details {
            disks: image.disks(catalog)?,
            tags: Tag::of(catalog, image.id.as_str())?.as_slice().into(),
            is_used: Image::instances(catalog, &context.region)?.contains_key(image.id.as_str()),
            is_shared: !image.shares(catalog)?.is_empty(),
            progress: image_answer::progress(catalog, &image)?,
        };
        Ok(FromFamily { image: Some(image_answer::custom(&image, details)) })
    }
}

//! Images whose snapshots take their time: they are Creating until all of them are accomplished.

use super::must_be_unnamed;
use crate::catalog::{Image, ImageDisk};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::rules::tag::{self, NewTag};
use crate::ecs::service::{Asked, Context};
use crate::engine::EngineError;
use crate::model::{ImageStatus, ResourceType};
use rusqlite::Connection;

/// Adds an image with its disks and tags.
///
/// # Errors
/// `InvalidImageName.Duplicated` if its name is taken, or when the catalog fails.
pub fn insert(
    catalog: &Connection,
    asked: &Asked<'_>,
    image: &Image,
    disks: &[ImageDisk],
    tags: &[NewTag],
) -> Result<(), ApiError> {
    must_be_unnamed(catalog, image)?;
    image.insert(catalog)?;
    for disk in disks {
        image.add_disk(catalog, disk)?;
    }
    tag::put(catalog, asked, ResourceType::Image, image.id.as_str(), tags)
}

/// The image while it is being made; whoever makes it holds the lock with its id.
pub fn begun(image: Image) -> Image {
    Image { status: ImageStatus::Creating, worker: Some(image.id.to_string()), ..image }
}

/// Says how the making of an image ended: it is Available, or CreateFailed and the promise of the client
/// token is taken back.
///
/// # Errors
/// `InternalError` if it failed, or when the catalog fails.
pub fn end(
    context: &mut Context<'_>,
    asked: &Asked<'_>,
    image: &Image,
    made: Result<(), EngineError>,
) -> Result<(), ApiError> {
    let status = if made.is_ok() { ImageStatus::Available } else { ImageStatus::CreateFailed };
    context.engine.catalog_mut().write(|catalog| {
        if made.is_err() {
            asked.forget_answer(catalog)?;
        }
        let image = existing::image(catalog, &image.region, &image.id)?;
        Ok::<_, ApiError>(Image { status, worker: None, ..image }.update(catalog)?)
    })?;
    made.map_err(|error| ApiError::internal(format!("the image {} is {status}: {error}", image.id)))
}

//! Images whose snapshots take their time: they are Creating until all of them are accomplished.

use super::must_be_unnamed;
use crate::catalog::WriteTx;
use crate::catalog::{Image, ImageDisk, NewSnapshot};
use crate::ecs::error::ApiError;
use crate::ecs::rules::tag::{self, NewTag};
use crate::ecs::service::{Asked, Context};
use crate::engine::ImageBuild;
use crate::model::{ImageStatus, ResourceType, SnapshotId};
use crate::sys::lock::Lock;

/// Adds an image with its disks and tags.
///
/// # Errors
/// `InvalidImageName.Duplicated` if its name is taken, or when the catalog fails.
pub fn insert(
    catalog: &WriteTx,
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
    // A copy is in another region than the request.
    tag::put(catalog, &asked.in_region(&image.region), ResourceType::Image, image.id.as_str(), tags)
}

/// The image while it is being made; whoever makes it holds the lock with its id.
pub fn begun(image: Image) -> Image {
    Image { status: ImageStatus::Creating, worker: Some(image.id.to_string()), ..image }
}

/// A snapshot that an image is to hold; whoever fills it holds the lock `worker`.
pub fn snapshot(image: &Image, id: SnapshotId, worker: &str) -> NewSnapshot {
    NewSnapshot {
        name: format!("SnapshotForImage-{}", image.id),
        resource_group: image.resource_group.clone(),
        ..NewSnapshot::new(id, image.created, worker)
    }
}

/// Does the job that makes an image, or hands it to a worker.
///
/// # Errors
/// `InternalError` if it failed, or cannot be handed over.
pub fn carry_out(context: &Context<'_>, image: &Image, locks: Vec<Lock>) -> Result<(), ApiError> {
    context.carry_out(ImageBuild(image.id.clone()), image.id.as_str(), locks).map_err(|error| {
        ApiError::internal(format!("the image {} is CreateFailed: {error}", image.id)).because_of(&error)
    })?;
    Ok(())
}

//! Images with snapshots in progress: an image is Creating until all its snapshots are accomplished.

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
/// `InvalidImageName.Duplicated` if another image has the name, or when the catalog fails.
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

/// Returns the image in its state while it is being made; the worker holds the lock with the image's id.
pub fn begun(image: Image) -> Image {
    Image { status: ImageStatus::Creating, worker: Some(image.id.to_string()), ..image }
}

/// Returns a new snapshot of an image; the process that fills the snapshot holds the lock `worker`.
pub fn snapshot(image: &Image, id: SnapshotId, worker: &str) -> NewSnapshot {
    NewSnapshot {
        name: format!("SnapshotForImage-{}", image.id),
        resource_group: image.resource_group.clone(),
        ..NewSnapshot::new(id, image.created, worker)
    }
}

/// Does the job that makes an image, or hands the job to a worker.
///
/// # Errors
/// `InternalError` if the job failed or cannot be handed over.
pub fn carry_out(context: &Context<'_>, image: &Image, locks: Vec<Lock>) -> Result<(), ApiError> {
    context.carry_out(ImageBuild(image.id.clone()), image.id.as_str(), locks).map_err(|error| {
        ApiError::internal(format!("the image {} is CreateFailed: {error}", image.id)).because_of(&error)
    })?;
    Ok(())
}

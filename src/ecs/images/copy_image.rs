//! `CopyImage`.

use super::making;
use super::must_be_unnamed;
use crate::catalog::{CopyOf, Image, ImageDisk, Snapshot};
use crate::catalog::{ReadTx, WriteTx};
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing::{self, ResourceGroup, shown};
use crate::ecs::rules::name::{Description, ImageName};
use crate::ecs::rules::tag::{self, TagItem};
use crate::ecs::service::Context;
use crate::ecs::{ids, places};
use crate::model::{ImageId, ImageStatus, RegionId, SnapshotId};
use crate::sys::lock::Lock;
use std::collections::BTreeSet;

operation! {
    /// Copies a custom image into another region.
    ///
    /// Its snapshots are copied there, and belong to the copy. The answer comes when the copy is
    /// Available.
    CopyImage in Images "将自定义镜像复制到其他地域。" {
        /// The image, which must be Available.
        "ImageId" image_id: ImageId,
        /// The region that gets the copy; another one than the image's.
        "DestinationRegionId" destination: String,
        /// The copy's name, which no other image there has; its id when it is left away.
        "DestinationImageName" name: Option<ImageName>,
        /// A description of the copy: 2 to 256 characters, not beginning with http:// or https://.
        "DestinationDescription" description: Option<Description>,
        /// Must not be true: images are not encrypted here.
        "Encrypted" encrypted: Option<bool>,
        /// Not to be given, since images here are not encrypted.
        "KMSKeyId" key: Option<String>,
        /// The resource group of the copy.
        "ResourceGroupId" resource_group: Option<ResourceGroup>,
        /// Tags for the copy, at most 20.
        "Tag" tag: Vec<TagItem>,
    }
    common { REGION_ID, CLIENT_TOKEN, DRY_RUN }
    ignored { "EncryptAlgorithm": String }
    errors {
        DestinationRegionNotFound, IdempotentParameterMismatch, IncorrectDestinationRegion,
        InvalidRegionNotSupport, InvalidTagKeyMalformed, InvalidTagValueMalformed,
        OperationDeniedImageCopying,
        IncorrectImageStatus "the image is not Available",
        InvalidImageNameDuplicated "another image of the destination has the name",
        InvalidParameterEncryptedIllegal "KMSKeyId without Encrypted",
    }
}

impl Operation for CopyImage {
    type Answer = Field<ImageId>;

    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        self.refuse_encryption()?;
        let destination = destination(&self.destination, &context.region)?;
        let source = copyable(&context.catalog(), &context.region, &self.image_id)?;
        let disks = source.disks(&context.catalog())?;
        let copy = making::begun(self.row(context, &source, &destination)?);
        must_be_unnamed(&context.catalog(), &copy)?;
        let tags = tag::new_tags(self.tag)?;
        context.stop_if_dry()?;

        let parts = parts(context, &disks, &destination)?;
        let mut locks = lock(context, &parts)?;
        let Some(image_lock) = context.engine.lock(copy.id.as_str())? else {
            return Err(ApiError::internal(format!("{} is locked", copy.id)));
        };
        locks.push(image_lock);
        let answer = Field("ImageId", copy.id.clone());
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            copyable(catalog, &asked.region, &source.id)?;
            let mut copied = Vec::with_capacity(disks.len());
            for (disk, part) in disks.iter().zip(&parts) {
                let snapshot = part.as_ref().map(|part| part.begin(catalog, &copy)).transpose()?;
                copied.push(ImageDisk { snapshot, ..disk.clone() });
            }
            making::insert(catalog, &asked, &copy, &copied, &tags)?;
            asked.keep_answer(catalog, &answer)
        })?;
        making::carry_out(context, &copy, locks)?;
        Ok(answer)
    }
}

impl CopyImage {
    fn refuse_encryption(&self) -> Result<(), ApiError> {
        if self.encrypted == Some(true) {
            return Err(ApiError::new(
                Code::InvalidRegionNotSupport,
                "Encrypted is true, but images here cannot be encrypted.",
            ));
        }
        if self.key.is_some() {
            return Err(ApiError::new(
                Code::InvalidParameterEncryptedIllegal,
                "KMSKeyId needs Encrypted to be true.",
            ));
        }
        Ok(())
    }

    fn row(&self, context: &Context<'_>, source: &Image, region: &RegionId) -> Result<Image, ApiError> {
        let id = ids::image(region)?;
        Ok(Image {
            region: region.clone(),
            name: self.name.as_ref().map_or_else(|| id.to_string(), |name| name.0.clone()),
            description: self.description.as_ref().map(|text| text.0.clone()).unwrap_or_default(),
            family: String::new(),
            resource_group: self.resource_group.as_ref().map(|group| group.0.clone()).unwrap_or_default(),
            is_copy: true,
            is_public: false,
            created: context.now,
            id,
            ..source.clone()
        })
    }
}

/// A snapshot to be copied.
struct Part {
    id: SnapshotId,
    source: Snapshot,
    worker: String,
}

impl Part {
    fn begin(&self, catalog: &WriteTx, image: &Image) -> Result<SnapshotId, ApiError> {
        let new = making::snapshot(image, self.id.clone(), &self.worker);
        Ok(Snapshot::begin_copy(catalog, &self.source, &image.region, new)?.id)
    }
}

/// Returns one part for each disk of the image (`None` for an empty disk).
fn parts(
    context: &Context<'_>,
    disks: &[ImageDisk],
    destination: &RegionId,
) -> Result<Vec<Option<Part>>, ApiError> {
    let part = |disk: &ImageDisk| {
        let Some(id) = &disk.snapshot else { return Ok(None) };
        let source = existing::snapshot(&context.catalog(), &context.region, id)?;
        let worker = CopyOf::worker(&source.disk_id(&context.catalog())?, destination);
        Ok(Some(Part { id: ids::snapshot(destination)?, source, worker }))
    };
    disks.iter().map(part).collect()
}

/// Takes the lock of each worker once.
fn lock(context: &Context<'_>, parts: &[Option<Part>]) -> Result<Vec<Lock>, ApiError> {
    let workers: BTreeSet<&str> = parts.iter().flatten().map(|part| part.worker.as_str()).collect();
    let mut locks = Vec::with_capacity(workers.len());
    for worker in workers {
        let Some(lock) = context.engine.lock(worker)? else {
            return Err(ApiError::new(
                Code::OperationDeniedImageCopying,
                "A snapshot of one of the image's disks is just being copied there.",
            )
            .hint("Try again when that copy is done."));
        };
        locks.push(lock);
    }
    Ok(locks)
}

fn destination(text: &str, source: &RegionId) -> Result<RegionId, ApiError> {
    let region = places::region(text).map_err(|error| ApiError {
        code: Code::DestinationRegionNotFound,
        message: format!("The specified DestinationRegionId \"{}\" does not exist.", shown(text)),
        ..error
    })?;
    if region == *source {
        return Err(ApiError::new(
            Code::IncorrectDestinationRegion,
            format!("The image is in {region} already; a copy goes to another region."),
        ));
    }
    Ok(region)
}

fn copyable(catalog: &ReadTx, region: &RegionId, id: &ImageId) -> Result<Image, ApiError> {
    let image = existing::image(catalog, region, id)?;
    if image.status != ImageStatus::Available {
        return Err(ApiError::new(
            Code::IncorrectImageStatus,
            format!("The image {id} is {}.", image.status),
        )
        .hint("It must be Available."));
    }
    Ok(image)
}

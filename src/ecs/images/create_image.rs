//! `CreateImage`.

use super::making;
use super::mapping::{self, DiskDeviceMapping};
use super::must_be_unnamed;
use super::words::{
    Architecture, BootMode, ImdsSupport, Platform, SecureBoot, UNKNOWN_LINUX, Version, usual_boot_mode,
};
use crate::catalog::ReadTx;
use crate::catalog::{Disk, Image, ImageDisk, ImportedFrom, Snapshot};
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::ids;
use crate::ecs::rules::existing::{self, ResourceGroup};
use crate::ecs::rules::name::{Description, ImageFamily, ImageName};
use crate::ecs::rules::tag::{self, NewTag, TAGS_PER_REQUEST, TagItem};
use crate::ecs::service::{Asked, Context};
use crate::ecs::snapshots::capturable::{check_chain, check_disk};
use crate::model::{DiskType, ImageId, ImageStatus, InstanceId, InstanceStatus, SnapshotId};
use crate::sys::lock::Lock;

operation! {
    /// Makes a custom image, from which instances can be made.
    ///
    /// It is made from the snapshot of a system disk, with snapshots of data disks if
    /// DiskDeviceMapping names them, or from an instance: then a snapshot of each of its disks is taken.
    /// Its snapshots cannot be deleted before the image is. Of several sources InstanceId counts first,
    /// then DiskDeviceMapping.
    CreateImage in Images "创建自定义镜像。" {
        /// The instance, Running or Stopped, whose disks make the image.
        "InstanceId" instance_id: Option<InstanceId>,
        /// The snapshot of a system disk.
        "SnapshotId" snapshot_id: Option<SnapshotId>,
        /// The disks of the image: one snapshot of a system disk, and at most 16 data disks.
        "DiskDeviceMapping" mapping: Vec<DiskDeviceMapping>,
        /// The image's name, which no other image of the region has; its id when it is left away.
        "ImageName" name: Option<ImageName>,
        /// A description: 2 to 256 characters, not beginning with http:// or https://.
        "Description" description: Option<Description>,
        /// The family of the image, of which the newest one can be asked for.
        "ImageFamily" family: Option<ImageFamily>,
        /// The version of the image.
        "ImageVersion" version: Option<Version>,
        /// The operating system, such as Ubuntu (Others Linux).
        "Platform" platform: Option<Platform>,
        /// i386, x86_64, which it is when it is left away, or arm64.
        "Architecture" architecture: Option<Architecture>,
        /// BIOS, UEFI or UEFI-Preferred. When it is left away, it is UEFI for arm64, and BIOS otherwise.
        "BootMode" boot_mode: Option<BootMode>,
        /// The metadata service that the image needs: v1, which it is when it is left away, or v2.
        "Features.ImdsSupport" imds_support: Option<ImdsSupport>,
        /// Whether the image supports secure boot: supported or unsupported.
        "SecureBootOptions.SecureBootSupport" secure_boot: Option<SecureBoot>,
        /// The resource group of the image.
        "ResourceGroupId" resource_group: Option<ResourceGroup>,
        /// Tags for the image, at most 20.
        "Tag" tag: Vec<TagItem>,
    }
    common { REGION_ID, CLIENT_TOKEN, DRY_RUN }
    ignored { "DetectionStrategy": String }
    errors {
        DuplicateTagKey, IdempotenceParamNotMatch, InvalidDiskCategoryCreateImage, InvalidImageNameDuplicated,
        InvalidImageVersionMalformed, InvalidInstanceNotFoundSystemDisk, InvalidParameterAllEmpty,
        InvalidParameterDiskType, InvalidSizeValueNotSupported,
        InvalidSnapshotCategoryNotSupportImageCreation, InvalidSystemSnapshotMissing, InvalidTagKeyMalformed,
        InvalidTagValueMalformed, QuotaExceedTags,
        IncorrectDiskStatus "a disk of the instance is neither In_use nor Available",
        IncorrectDiskStatusCreatingSnapshot "a snapshot of one of the instance's disks is progressing",
        400 IncorrectInstanceStatus "the instance is neither Running nor Stopped",
        400 InvalidDeviceInUse,
        InvalidDeviceMalformed "a device name is not /dev/xvda to /dev/xvdz",
        InvalidDiskTypeValueNotSupported "a DiskType is neither system nor data",
        InvalidSnapshotIdNotReady "a snapshot is not accomplished",
        QuotaExceedSnapshot "a disk of the instance has 256 manual snapshots",
    }
}

impl Operation for CreateImage {
    type Answer = Field<ImageId>;

    fn run(mut self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        if self.tag.len() > TAGS_PER_REQUEST {
            return Err(ApiError::new(
                Code::QuotaExceedTags,
                format!("An image cannot carry more than {TAGS_PER_REQUEST} tags."),
            ));
        }
        let tags = tag::new_tags(std::mem::take(&mut self.tag))?;
        let image = self.row(context)?;
        match &self.instance_id {
            Some(instance) => self.capture(context, instance, image, &tags),
            None => self.collect(context, image, &tags),
        }
    }
}

impl CreateImage {
    fn row(&self, context: &Context<'_>) -> Result<Image, ApiError> {
        let id = ids::image(&context.region)?;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let architecture = self.architecture.map_or("x86_64", |architecture| architecture.0);
        Ok(Image {
            region: context.region.clone(),
            status: ImageStatus::Available,
            name: self.name.as_ref().map_or_else(|| id.to_string(), |name| name.0.clone()),
            description: text(&self.description.as_ref().map(|description| description.0.clone())),
            family: text(&self.family.as_ref().map(|family| family.0.clone())),
            version: text(&self.version.as_ref().map(|version| version.0.clone())),
            platform: self.platform.map_or(UNKNOWN_LINUX, |platform| platform.0).to_owned(),
            architecture: architecture.to_owned(),
            boot_mode: self.boot_mode.map_or(usual_boot_mode(architecture), |mode| mode.0).to_owned(),
            imds_support: self.imds_support.map_or("v1", |version| version.0).to_owned(),
            nvme_support: String::new(),
            secure_boot: self.secure_boot.map_or("", |word| word.0).to_owned(),
            license: "Auto".to_owned(),
            resource_group: text(&self.resource_group.as_ref().map(|group| group.0.clone())),
            is_copy: false,
            is_public: false,
            created: context.now,
            worker: None,
            id,
        })
    }

    fn collect(
        &self,
        context: &Context<'_>,
        image: Image,
        tags: &[NewTag],
    ) -> Result<Field<ImageId>, ApiError> {
        let disks = |catalog: &ReadTx| match &self.snapshot_id {
            _ if !self.mapping.is_empty() => mapping::disks(catalog, &image.region, &self.mapping),
            Some(id) => mapping::of_snapshot(catalog, &image.region, id),
            None => Err(ApiError::new(
                Code::InvalidParameterAllEmpty,
                "InstanceId, DiskDeviceMapping.N and SnapshotId are all empty.",
            )),
        };
        disks(&context.catalog())?;
        must_be_unnamed(&context.catalog(), &image)?;
        context.stop_if_dry()?;
        let answer = Field("ImageId", image.id.clone());
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            making::insert(catalog, &asked, &image, &disks(catalog)?, tags)?;
            asked.keep_answer(catalog, &answer)
        })?;
        Ok(answer)
    }

    /// Takes the snapshots of the instance's disks, under their locks or from frozen images. The image is Creating
    /// until all snapshots are accomplished.
    fn capture(
        &self,
        context: &Context<'_>,
        instance: &InstanceId,
        image: Image,
        tags: &[NewTag],
    ) -> Result<Field<ImageId>, ApiError> {
        let disks = capturable(&context.catalog(), &context.asked(), instance)?;
        must_be_unnamed(&context.catalog(), &image)?;
        context.stop_if_dry()?;
        let disk_locks = lock(context, &disks)?;
        let Some(lock) = context.engine.lock(image.id.as_str())? else {
            return Err(ApiError::internal(format!("{} is locked", image.id)));
        };
        let snapshots =
            (disks.iter().map(|_| ids::snapshot(&context.region))).collect::<Result<Vec<_>, _>>()?;
        let image = making::begun(image);
        let answer = Field("ImageId", image.id.clone());
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            let now = capturable(catalog, &asked, instance)?;
            let same = |(one, other): (&Disk, &Disk)| one.id == other.id;
            if now.len() != disks.len() || !now.iter().zip(&disks).all(same) {
                return Err(busy(instance));
            }
            let mut held = Vec::with_capacity(now.len());
            for (disk, id) in now.iter().zip(&snapshots) {
                let snapshot =
                    Snapshot::begin(catalog, disk, making::snapshot(&image, id.clone(), image.id.as_str()))?;
                held.push(ImageDisk {
                    device: disk.device.clone(),
                    kind: disk.kind,
                    size: disk.size,
                    snapshot: Some(snapshot.id),
                    imported: ImportedFrom::default(),
                });
            }
            making::insert(catalog, &asked, &image, &held, tags)?;
            asked.keep_answer(catalog, &answer)
        })?;
        // All disks are frozen at one point in time. A disk that cannot be frozen must hold still until it is
        // captured; that cannot be promised after the answer. If freezing fails now, the capture would fail the same
        // way.
        let begun = Snapshot::of_image(&context.catalog(), &image.id)?;
        let is_frozen = context.engine.freeze_together(&format!("the image {}", image.id), &begun);
        let context = &context.with_background(context.in_background() && is_frozen.unwrap_or_default());
        let disk_locks = (!context.in_background()).then_some(disk_locks);
        making::carry_out(context, &image, vec![lock])?;
        drop(disk_locks);
        Ok(answer)
    }
}

/// Returns the disks of an instance, after all rules.
fn capturable(catalog: &ReadTx, asked: &Asked<'_>, id: &InstanceId) -> Result<Vec<Disk>, ApiError> {
    let instance = existing::instance(catalog, &asked.region, id)?;
    if !matches!(instance.status, InstanceStatus::Running | InstanceStatus::Stopped) {
        return Err(ApiError::new(
            Code::IncorrectInstanceStatus,
            format!("The instance {id} is {}.", instance.status),
        )
        .hint("It must be Running or Stopped."));
    }
    let disks = Disk::of_instance(catalog, id)?;
    if !disks.iter().any(|disk| disk.kind == DiskType::System) {
        return Err(ApiError::new(
            Code::InvalidInstanceNotFoundSystemDisk,
            format!("The instance {id} has no system disk."),
        ));
    }
    for disk in &disks {
        if disk.category.is_ephemeral() {
            return Err(ApiError::new(
                Code::InvalidDiskCategoryCreateImage,
                format!("The disk {} is a {} disk, which no image can hold.", disk.id, disk.category),
            )
            .hint("Make the image from snapshots of the other disks."));
        }
        check_disk(catalog, disk, false)?;
        check_chain(catalog, disk, &asked.quotas, false)?;
    }
    Ok(disks)
}

fn lock(context: &Context<'_>, disks: &[Disk]) -> Result<Vec<Lock>, ApiError> {
    let mut locks = Vec::with_capacity(disks.len());
    for disk in disks {
        let Some(lock) = context.engine.lock(disk.id.as_str())? else {
            return Err(ApiError::new(
                Code::IncorrectDiskStatusCreatingSnapshot,
                format!("Another operation on the disk {} is running.", disk.id),
            )
            .hint("Try again when it is done."));
        };
        locks.push(lock);
    }
    Ok(locks)
}

fn busy(instance: &InstanceId) -> ApiError {
    ApiError::new(Code::IncorrectDiskStatus, format!("The disks of {instance} are changing; try again."))
}

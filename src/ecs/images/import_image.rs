//! `ImportImage`.

use super::words::{
    ANY, Architecture, ImdsSupport, ImportedBootMode, License, NvmeSupport, Platform, UNKNOWN_LINUX,
    UNKNOWN_WINDOWS, os_type, usual_boot_mode,
};
use super::{making, must_be_unnamed};
use crate::catalog::{Disk, Image, ImageDisk, ImportedFrom, Snapshot};
use crate::disk::format::Format;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, item, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::device;
use crate::ecs::rules::existing::{ResourceGroup, shown};
use crate::ecs::rules::name::{Description, ImageName};
use crate::ecs::rules::tag::{self, TagItem};
use crate::ecs::service::Context;
use crate::ecs::{ids, import};
use crate::engine::{Engine, EngineError, ImageImport, ImportedFile, open_object};
use crate::model::{ByteSize, DiskType, ImageId, ImageStatus, RegionId, TaskId};
use serde::Serialize;
use std::fs::File;
use std::iter;

/// The maximum number of disks of an image.
const DISKS: usize = 17;

operation! {
    /// Makes a custom image from image files in a bucket.
    ///
    /// A bucket is a directory `buckets/<name>` of the home. The first file is the system disk, the others
    /// are data disks. The answer comes when the image is Available, or in the background at once; a task
    /// tells how far it is.
    ImportImage in Images "用存储空间中的镜像文件创建自定义镜像。" {
        /// The files, at most 17.
        "DiskDeviceMapping" mapping: Vec<ImportedDisk>,
        /// The image's name, which no other image of the region has; its id when it is left away.
        "ImageName" name: Option<ImageName>,
        /// A description: 2 to 256 characters, not beginning with http:// or https://.
        "Description" description: Option<Description>,
        /// The operating system, such as Ubuntu (Others Linux, or Other Windows as OSType says).
        "Platform" platform: Option<Platform>,
        /// linux, which it is when it is left away, or windows.
        "OSType" os_type: Option<String>,
        /// i386, x86_64, which it is when it is left away, or arm64.
        "Architecture" architecture: Option<Architecture>,
        /// BIOS or UEFI. When it is left away, it is UEFI for arm64, and BIOS otherwise.
        "BootMode" boot_mode: Option<ImportedBootMode>,
        /// Auto, Aliyun or BYOL.
        "LicenseType" license: Option<License>,
        /// v1 or v2.
        "Features.ImdsSupport" imds_support: Option<ImdsSupport>,
        /// supported or unsupported.
        "Features.NvmeSupport" nvme_support: Option<NvmeSupport>,
        /// The resource group of the image.
        "ResourceGroupId" resource_group: Option<ResourceGroup>,
        /// Tags for the image, at most 20.
        "Tag" tag: Vec<TagItem>,
    }
    common { REGION_ID, CLIENT_TOKEN, DRY_RUN }
    ignored { "DetectionStrategy": String, "RoleName": String, "StorageLocationArn": String }
    errors {
        IdempotentParameterMismatch, ImportImageFailed, InvalidDataDiskSize, InvalidImageNameDuplicated,
        InvalidImageSize, InvalidOSSBucketNotFound, InvalidOSSObjectNotFound, InvalidOSTypeMalformed,
        InvalidTagKeyMalformed, InvalidTagValueMalformed, MissingParameterDiskDeviceMapping,
        InvalidBootModeNotSupport "BootMode is neither BIOS nor UEFI",
        InvalidImageFormatMalformed "a Format is not RAW, VHD or QCOW2, or the file is none such",
    }
}

item! {
    /// `DiskDeviceMapping.N` of a request.
    ImportedDisk {
        /// The bucket.
        "OSSBucket" bucket: Option<String>,
        /// The file in the bucket.
        "OSSObject" object: Option<String>,
        /// RAW, VHD or QCOW2; what the file looks like when it is left away.
        "Format" format: Option<String>,
        /// The size of the disk in GiB; the least possible when it is left away.
        "DiskImageSize" size: Option<i64>,
        /// Old spelling of DiskImageSize.
        "DiskImSize" old_size: Option<i64>,
    }
    ignored { "Device": String }
}

/// The answer.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Imported {
    image_id: ImageId,
    region_id: RegionId,
    task_id: TaskId,
}

/// A file that becomes a disk of the image.
struct Part {
    file: ImportedFile,
    device: String,
    /// The disk of the snapshot. The disk never exists: its row is not added.
    disk: Disk,
    from: ImportedFrom,
}

impl Operation for ImportImage {
    type Answer = Imported;

    fn run(mut self, context: &Context<'_>) -> Result<Imported, ApiError> {
        let tags = tag::new_tags(std::mem::take(&mut self.tag))?;
        let image = making::begun(self.row(context)?);
        let parts = self.parts(context)?;
        must_be_unnamed(&context.catalog(), &image)?;
        context.stop_if_dry()?;

        let Some(lock) = context.engine.lock(image.id.as_str())? else {
            return Err(ApiError::internal(format!("{} is locked", image.id)));
        };
        let files = parts.iter().map(|part| part.file.clone()).collect();
        let job = ImageImport { image: image.id.clone(), files };
        let task = context.begin_task(&job.into(), image.id.as_str())?;
        let answer =
            Imported { image_id: image.id.clone(), region_id: image.region.clone(), task_id: task.clone() };
        let asked = context.asked();
        let begun = context.engine.catalog().write(|catalog| {
            for part in &parts {
                let new = making::snapshot(&image, part.file.snapshot.clone(), image.id.as_str());
                Snapshot::begin(catalog, &part.disk, new)?;
            }
            let disks: Vec<ImageDisk> = parts.iter().map(Part::image_disk).collect();
            making::insert(catalog, &asked, &image, &disks, &tags)?;
            asked.keep_answer(catalog, &answer)
        });
        if let Err(error) = begun {
            context.engine.end_task(&task, Some(error.to_string()))?;
            return Err(error);
        }
        context.carry_out_task(&task, vec![lock]).map_err(|error| {
            ApiError::new(
                Code::ImportImageFailed,
                format!("The image {} is CreateFailed: {error}.", image.id),
            )
            .because_of(&error)
        })?;
        Ok(answer)
    }
}

impl ImportImage {
    fn row(&self, context: &Context<'_>) -> Result<Image, ApiError> {
        let id = ids::image(&context.region)?;
        let asked = match self.os_type.as_deref() {
            None => None,
            Some(word) if word.eq_ignore_ascii_case("linux") => Some("linux"),
            Some(word) if word.eq_ignore_ascii_case("windows") => Some("windows"),
            Some(other) => {
                return Err(ApiError::new(
                    Code::InvalidOSTypeMalformed,
                    format!("The specified OSType \"{}\" is not valid.", shown(other)),
                )
                .hint("It can be linux or windows."));
            }
        };
        let platform = match (self.platform.map(|word| word.0), asked) {
            (None | Some(ANY), Some("windows")) => UNKNOWN_WINDOWS,
            (None, _) => UNKNOWN_LINUX,
            (Some(platform), Some(asked)) if os_type(platform) != asked => {
                return Err(ApiError::new(
                    Code::InvalidOSTypeMalformed,
                    format!("The specified OSType {asked} is not that of the Platform \"{platform}\"."),
                ));
            }
            (Some(platform), _) => platform,
        };
        let architecture = self.architecture.map_or("x86_64", |word| word.0);
        Ok(Image {
            region: context.region.clone(),
            status: ImageStatus::Creating,
            name: self.name.as_ref().map_or_else(|| id.to_string(), |name| name.0.clone()),
            description: self.description.as_ref().map(|text| text.0.clone()).unwrap_or_default(),
            family: String::new(),
            version: String::new(),
            platform: platform.to_owned(),
            architecture: architecture.to_owned(),
            boot_mode: self.boot_mode.map_or(usual_boot_mode(architecture), |word| word.0).to_owned(),
            imds_support: self.imds_support.map_or("v1", |word| word.0).to_owned(),
            nvme_support: self.nvme_support.map_or("", |word| word.0).to_owned(),
            secure_boot: String::new(),
            license: self.license.map_or("Auto", |word| word.0).to_owned(),
            resource_group: self.resource_group.as_ref().map(|group| group.0.clone()).unwrap_or_default(),
            is_copy: false,
            is_public: false,
            created: context.now,
            worker: None,
            id,
        })
    }

    fn parts(&self, context: &Context<'_>) -> Result<Vec<Part>, ApiError> {
        if self.mapping.is_empty() {
            return Err(ApiError::new(
                Code::MissingParameterDiskDeviceMapping,
                "DiskDeviceMapping.1.OSSBucket and DiskDeviceMapping.1.OSSObject are not supplied.",
            ));
        }
        if self.mapping.len() > DISKS {
            return Err(ApiError::new(
                Code::InvalidParameter,
                format!("DiskDeviceMapping holds more than {DISKS} disks."),
            ));
        }
        // The first file is the system disk.
        let system = iter::once((DiskType::System, device::SYSTEM.to_owned()));
        let data = device::free(DiskType::Data, &[]).map(|device| (DiskType::Data, device));
        self.mapping
            .iter()
            .zip(system.chain(data))
            .map(|(item, (kind, device))| Part::new(context, item, kind, device))
            .collect()
    }
}

impl Part {
    fn new(
        context: &Context<'_>,
        item: &ImportedDisk,
        kind: DiskType,
        device: String,
    ) -> Result<Self, ApiError> {
        let (largest, code) = match kind {
            DiskType::System => (2048, Code::InvalidImageSize),
            DiskType::Data => (65_536, Code::InvalidDataDiskSize),
        };
        let opened = item.open(context)?;
        let format = item.format()?;
        let held = Engine::measure_file(&opened, format).map_err(|error| {
            ApiError::new(Code::InvalidImageFormatMalformed, format!("The file cannot be imported: {error}."))
        })?;
        let least = held.gib().max(1);
        let asked = item.size.or(item.old_size);
        let gib = asked.map_or(Some(least), |gib| u64::try_from(gib).ok());
        let gib = gib.filter(|gib| (least..=largest).contains(gib)).ok_or_else(|| {
            ApiError::new(code, format!("The disk in the file has {least} GiB, which does not fit."))
                .hint(format!("A {kind} disk can have up to {largest} GiB, and not less than its file."))
        })?;
        let row = import::new_row(&context.region, ByteSize::from_gib(gib), None)?;
        let disk = Disk { kind, ..row };
        let file = ImportedFile {
            bucket: item.bucket.clone().unwrap_or_default(),
            object: item.object.clone().unwrap_or_default(),
            format,
            snapshot: ids::snapshot(&context.region)?,
        };
        let from = ImportedFrom {
            format: match &item.format {
                Some(word) => word.clone(),
                None => Format::detect(&opened).map(|format| format.to_string()).unwrap_or_default(),
            },
            bucket: file.bucket.clone(),
            object: file.object.clone(),
        };
        Ok(Self { file, device, disk, from })
    }

    fn image_disk(&self) -> ImageDisk {
        ImageDisk {
            device: self.device.clone(),
            kind: self.disk.kind,
            size: self.disk.size,
            snapshot: Some(self.file.snapshot.clone()),
            imported: self.from.clone(),
        }
    }
}

impl ImportedDisk {
    fn open(&self, context: &Context<'_>) -> Result<File, ApiError> {
        let name = self.bucket.as_deref().unwrap_or_default();
        let bucket = context.engine.bucket(name).ok_or_else(|| super::no_bucket(context, name))?;
        let object = self.object.as_deref().unwrap_or_default();
        let opened = open_object(&bucket, object);
        opened.map_err(EngineError::io(format!("opening {}", bucket.join(object).display())))?.ok_or_else(
            || {
                ApiError::new(
                    Code::InvalidOSSObjectNotFound,
                    format!("The specified OSSObject \"{}\" does not exist in the bucket.", shown(object)),
                )
            },
        )
    }

    fn format(&self) -> Result<Option<Format>, ApiError> {
        self.format.as_deref().map(super::image_format).transpose()
    }
}

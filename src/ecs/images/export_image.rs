//! `ExportImage`.

use crate::catalog::ImageDisk;
use crate::disk::format::Format;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing::{self, shown};
use crate::ecs::service::Context;
use crate::engine::{ExportedContent, ExportedFile, ImageExport};
use crate::model::{DiskType, ImageId, ImageStatus, RegionId, TaskId};
use serde::Serialize;

operation! {
    /// Writes the disks of a custom image to files in a bucket.
    ///
    /// A bucket is a directory `buckets/<name>` of the home. The files are called
    /// `<prefix>_<image>_system.<format>` and `<prefix>_<image>_data_<device>.<format>`. The answer comes
    /// when they are there, or in the background at once; a task tells how far it is.
    ExportImage in Images "将自定义镜像的云盘导出为存储空间中的文件。" {
        /// The image.
        "ImageId" image_id: ImageId,
        /// The bucket.
        "OSSBucket" bucket: String,
        /// What the names of the files begin with: 1 to 30 letters and digits; nothing when it is left
        /// away.
        "OSSPrefix" prefix: Option<String>,
        /// raw, which it is when it is left away, vhd or qcow2.
        "ImageFormat" format: Option<String>,
    }
    common { REGION_ID, DRY_RUN }
    ignored { "RoleName": String }
    errors {
        ExportImageFailed, ImageIsExporting, IncorrectImageStatus, InvalidImageFormatMalformed,
        InvalidOSSBucketNotFound, InvalidOSSPrefixMalformed,
    }
}

/// The answer.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Exported {
    region_id: RegionId,
    task_id: TaskId,
}

impl Operation for ExportImage {
    type Answer = Exported;

    fn run(self, context: &Context<'_>) -> Result<Exported, ApiError> {
        let image = existing::image(&context.catalog(), &context.region, &self.image_id)?;
        if !matches!(image.status, ImageStatus::Available | ImageStatus::Deprecated) {
            return Err(ApiError::new(
                Code::IncorrectImageStatus,
                format!("The image {} is {}.", image.id, image.status),
            ));
        }
        let format = self.format.as_deref().map_or(Ok(Format::Raw), super::image_format)?;
        let prefix = prefix(self.prefix.as_deref())?;
        if context.engine.bucket(&self.bucket).is_none() {
            return Err(super::no_bucket(context, &self.bucket));
        }
        context.stop_if_dry()?;

        let worker = format!("export-{}", image.id);
        let Some(lock) = context.engine.lock(&worker)? else {
            return Err(ApiError::new(
                Code::ImageIsExporting,
                format!("The image {} is being exported.", image.id),
            )
            .hint("Try again when that is done."));
        };
        let mut files = Vec::new();
        for disk in image.disks(&context.catalog())? {
            if let Some(snapshot) = &disk.snapshot {
                let name = format!("{prefix}{}_{}", image.id, file_name(&disk, format));
                let content = Some(ExportedContent { snapshot: snapshot.clone(), size: disk.size });
                files.push(ExportedFile { name, content });
            }
        }
        let job = ImageExport { image: image.id.clone(), bucket: self.bucket, format, files };
        let task = context.begin_task(&job.into(), &worker)?;
        context.carry_out_task(&task, vec![lock]).map_err(|error| {
            ApiError::new(
                Code::ExportImageFailed,
                format!("The image {} could not be exported: {error}.", image.id),
            )
            .because_of(&error)
        })?;
        Ok(Exported { region_id: image.region, task_id: task })
    }
}

fn prefix(text: Option<&str>) -> Result<String, ApiError> {
    match text {
        None => Ok(String::new()),
        Some(text) if text.len() <= 30 && text.bytes().all(|c| c.is_ascii_alphanumeric()) => {
            Ok(format!("{text}_"))
        }
        Some(text) => Err(ApiError::new(
            Code::InvalidOSSPrefixMalformed,
            format!("The specified OSSPrefix \"{}\" is not 1 to 30 letters and digits.", shown(text)),
        )),
    }
}

/// Returns the end of a file's name. All device names end in a few letters.
fn file_name(disk: &ImageDisk, format: Format) -> String {
    let ending = format.name().to_ascii_lowercase();
    match disk.kind {
        DiskType::System => format!("system.{ending}"),
        DiskType::Data => {
            let tail: String = disk.device.chars().filter(char::is_ascii_alphanumeric).collect();
            format!("data_{}.{ending}", tail.trim_start_matches("dev"))
        }
    }
}

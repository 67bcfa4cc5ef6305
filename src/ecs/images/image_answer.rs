//! An image in answers.

use super::public::{self, PublicImage};
use super::words::os_type;
use crate::catalog::ReadTx;
use crate::catalog::{CatalogError, Image, ImageDisk, Task};
use crate::ecs::answer::Field;
use crate::ecs::rules::tag::Tags;
use crate::model::{ByteSize, DiskType, ImageStatus, SnapshotId};
use serde::Serialize;

/// The fields of an image that every answer shows.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ImageAnswer {
    architecture: String,
    creation_time: String,
    description: String,
    disk_device_mappings: Field<Vec<DiskDeviceMapping>>,
    image_family: String,
    image_id: String,
    image_name: String,
    image_owner_alias: &'static str,
    image_version: String,
    is_copied: bool,
    is_self_shared: &'static str,
    is_subscribed: bool,
    is_support_cloudinit: bool,
    is_support_io_optimized: bool,
    #[serde(rename = "OSName")]
    os_name: String,
    #[serde(rename = "OSType")]
    os_type: &'static str,
    platform: String,
    product_code: &'static str,
    progress: String,
    size: u64,
    status: ImageStatus,
    tags: Tags,
    usage: &'static str,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct DiskDeviceMapping {
    device: String,
    format: String,
    #[serde(rename = "ImportOSSBucket")]
    bucket: String,
    #[serde(rename = "ImportOSSObject")]
    object: String,
    size: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    snapshot_id: Option<SnapshotId>,
    r#type: DiskType,
}

/// An image, as DescribeImages lists it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Listed {
    #[serde(flatten)]
    image: ImageAnswer,
    boot_mode: String,
    features: Features,
    is_public: bool,
    license_type: String,
    login_as_non_root_supported: bool,
    #[serde(rename = "OSNameEn")]
    os_name_en: String,
    resource_group_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    secure_boot_options: Option<Field<String>>,
    usable: bool,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Features {
    imds_support: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    nvme_support: String,
}

/// The details of an image besides its row.
#[derive(Debug)]
pub struct Details {
    /// Its disks.
    pub disks: Vec<ImageDisk>,
    /// Its tags.
    pub tags: Tags,
    /// True if instances were made from the image.
    pub is_used: bool,
    /// True if the image is shared with an account.
    pub is_shared: bool,
    /// The progress of making the image, in percent.
    pub progress: u32,
}

/// Returns the progress of making an image, in percent, as its task gives it.
///
/// # Errors
/// When the catalog fails.
pub fn progress(catalog: &ReadTx, image: &Image) -> Result<u32, CatalogError> {
    match image.status {
        ImageStatus::Available | ImageStatus::Deprecated | ImageStatus::UnAvailable => Ok(100),
        ImageStatus::CreateFailed => Ok(0),
        ImageStatus::Creating | ImageStatus::Waiting => {
            Ok(Task::at_work_on(catalog, image.id.as_str())?.map_or(0, |task| task.progress))
        }
    }
}

/// Returns true if the status of an image allows making instances from it.
pub fn is_usable(status: ImageStatus) -> bool {
    status == ImageStatus::Available
}

/// True since the public images of the service support cloud-init.
pub const PUBLIC_HAS_CLOUDINIT: bool = true;

/// False since the content of custom images is unknown.
pub const CUSTOM_HAS_CLOUDINIT: bool = false;

/// True since all images support I/O optimized instances.
pub const IS_IO_OPTIMIZED: bool = true;

fn usage(is_used: bool) -> &'static str {
    if is_used { "instance" } else { "none" }
}

/// Returns the answer for a custom image.
pub fn custom(image: &Image, details: Details) -> ImageAnswer {
    let system = details.disks.iter().find(|disk| disk.kind == DiskType::System);
    let size = system.map_or(ByteSize(0), |disk| disk.size);
    let mapping = |disk: ImageDisk| DiskDeviceMapping {
        device: disk.device,
        format: disk.imported.format,
        bucket: disk.imported.bucket,
        object: disk.imported.object,
        size: disk.size.gib().to_string(),
        snapshot_id: disk.snapshot,
        r#type: disk.kind,
    };
    ImageAnswer {
        architecture: image.architecture.clone(),
        creation_time: image.created.to_seconds(),
        description: image.description.clone(),
        disk_device_mappings: Field("DiskDeviceMapping", details.disks.into_iter().map(mapping).collect()),
        image_family: image.family.clone(),
        image_id: image.id.to_string(),
        image_name: image.name.clone(),
        image_owner_alias: "self",
        image_version: image.version.clone(),
        is_copied: image.is_copy,
        is_self_shared: if details.is_shared { "True" } else { "False" },
        is_subscribed: false,
        is_support_cloudinit: CUSTOM_HAS_CLOUDINIT,
        is_support_io_optimized: IS_IO_OPTIMIZED,
        os_name: image.platform.clone(),
        os_type: os_type(&image.platform),
        platform: image.platform.clone(),
        product_code: "",
        progress: format!("{}%", details.progress),
        size: size.gib(),
        status: image.status,
        tags: details.tags,
        usage: usage(details.is_used),
    }
}

/// Returns a custom image for the list.
pub fn listed(image: &Image, details: Details) -> Listed {
    Listed {
        image: custom(image, details),
        boot_mode: image.boot_mode.clone(),
        features: Features {
            imds_support: image.imds_support.clone(),
            nvme_support: image.nvme_support.clone(),
        },
        is_public: image.is_public,
        license_type: image.license.clone(),
        login_as_non_root_supported: false,
        os_name_en: image.platform.clone(),
        resource_group_id: image.resource_group.clone(),
        secure_boot_options: Some(&image.secure_boot)
            .filter(|support| !support.is_empty())
            .map(|support| Field("SecureBootSupport", support.clone())),
        usable: is_usable(image.status),
    }
}

/// Returns a public image for the list.
pub fn listed_public(image: &PublicImage, is_used: bool) -> Listed {
    Listed {
        image: ImageAnswer {
            architecture: "x86_64".to_owned(),
            creation_time: public::CREATED.to_seconds(),
            description: "A blank image: there is no operating system in it.".to_owned(),
            disk_device_mappings: Field("DiskDeviceMapping", Vec::new()),
            image_family: String::new(),
            image_id: image.id.to_owned(),
            image_name: image.id.to_owned(),
            image_owner_alias: "system",
            image_version: String::new(),
            is_copied: false,
            is_self_shared: "",
            is_subscribed: false,
            is_support_cloudinit: PUBLIC_HAS_CLOUDINIT,
            is_support_io_optimized: IS_IO_OPTIMIZED,
            os_name: image.os.to_owned(),
            os_type: os_type(image.platform),
            platform: image.platform.to_owned(),
            product_code: "",
            progress: "100%".to_owned(),
            size: image.size,
            status: ImageStatus::Available,
            tags: Tags::default(),
            usage: usage(is_used),
        },
        boot_mode: "BIOS".to_owned(),
        features: Features { imds_support: "v1".to_owned(), nvme_support: String::new() },
        is_public: false,
        license_type: "Auto".to_owned(),
        login_as_non_root_supported: false,
        os_name_en: image.os.to_owned(),
        resource_group_id: String::new(),
        secure_boot_options: None,
        usable: is_usable(ImageStatus::Available),
    }
}

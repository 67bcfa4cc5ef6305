//! `ModifyImageAttribute`.

use super::must_be_unnamed;
use super::words::{BootMode, ImdsSupport, License, NvmeSupport};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Kind, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Scalar;
use crate::ecs::rules::existing::{self, shown};
use crate::ecs::rules::name::{ImageFamily, ImageName, NewDescription};
use crate::ecs::service::Context;
use crate::model::{ImageId, ImageStatus};

operation! {
    /// Changes what is told of a custom image.
    ///
    /// What is left away stays as it is.
    ModifyImageAttribute in Images "修改自定义镜像的信息。" {
        /// The image.
        "ImageId" image_id: ImageId,
        /// The new name, which no other image of the region has.
        "ImageName" name: Option<ImageName>,
        /// The new description; empty takes it away.
        "Description" description: Option<NewDescription>,
        /// The new family; empty takes the image out of its family.
        "ImageFamily" family: Option<NewFamily>,
        /// Deprecated, so that the image is no longer the one of its family, or Available again.
        "Status" status: Option<String>,
        /// BIOS, UEFI or UEFI-Preferred.
        "BootMode" boot_mode: Option<BootMode>,
        /// Auto, Aliyun or BYOL.
        "LicenseType" license: Option<License>,
        /// v1 or v2.
        "Features.ImdsSupport" imds_support: Option<ImdsSupport>,
        /// supported or unsupported.
        "Features.NvmeSupport" nvme_support: Option<NvmeSupport>,
    }
    common { REGION_ID, DRY_RUN }
    errors {
        InvalidImageFamilyMalformed, InvalidImageNameDuplicated,
        IncorrectImageStatus "the image is neither Available nor Deprecated, and Status is given",
    }
}

/// A family that can also be removed.
#[derive(Clone, Debug)]
pub struct NewFamily(String);

impl Scalar for NewFamily {
    const KIND: Kind = Kind::String;
    const EMPTY_COUNTS: bool = true;

    fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
        if text.is_empty() {
            return Ok(Self(String::new()));
        }
        ImageFamily::parse(text, name).map(|family| Self(family.0))
    }
}

impl Operation for ModifyImageAttribute {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let status = self.status.as_deref().map(new_status).transpose()?;
        let dry_run = context.stop_if_dry();
        let region = context.region.clone();
        context.engine.catalog().write(|catalog| {
            let mut image = existing::image(catalog, &region, &self.image_id)?;
            if let Some(status) = status {
                if !matches!(image.status, ImageStatus::Available | ImageStatus::Deprecated) {
                    return Err(ApiError::new(
                        Code::IncorrectImageStatus,
                        format!("The image {} is {}.", image.id, image.status),
                    ));
                }
                image.status = status;
            }
            if let Some(name) = self.name {
                image.name = name.0;
                must_be_unnamed(catalog, &image)?;
            }
            let set = |field: &mut String, value: Option<String>| {
                if let Some(value) = value {
                    *field = value;
                }
            };
            set(&mut image.description, self.description.map(|description| description.0));
            set(&mut image.family, self.family.map(|family| family.0));
            set(&mut image.boot_mode, self.boot_mode.map(|mode| mode.0.to_owned()));
            set(&mut image.license, self.license.map(|license| license.0.to_owned()));
            set(&mut image.imds_support, self.imds_support.map(|version| version.0.to_owned()));
            set(&mut image.nvme_support, self.nvme_support.map(|support| support.0.to_owned()));
            dry_run?;
            image.update(catalog)?;
            Ok(Empty {})
        })
    }
}

fn new_status(text: &str) -> Result<ImageStatus, ApiError> {
    match ImageStatus::parse(text) {
        Some(status @ (ImageStatus::Available | ImageStatus::Deprecated)) => Ok(status),
        _ => Err(ApiError::new(
            Code::InvalidParameter,
            format!("The specified Status \"{}\" is not valid.", shown(text)),
        )
        .hint("It can be Deprecated or Available.")),
    }
}

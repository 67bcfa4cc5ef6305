//! `DeleteImage`.

use crate::catalog::ReadTx;
use crate::catalog::{Image, Tag};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{ImageId, ImageStatus};

operation! {
    /// Deletes a custom image.
    ///
    /// Its snapshots stay, and can be deleted then. System disks of instances that were made from it can
    /// no longer be re-initialised.
    DeleteImage in Images "删除自定义镜像。" {
        /// The image.
        "ImageId" image_id: ImageId,
        /// true deletes it even when instances were made from it.
        "Force" force: Option<bool>,
    }
    common { REGION_ID, DRY_RUN }
    errors {
        ImageIsCreating, ImageIsPublic, ImageUseShared, ImageUsingByInstance,
    }
}

impl Operation for DeleteImage {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let dry_run = context.stop_if_dry();
        let force = self.force == Some(true);
        let region = context.region.clone();
        context.engine.catalog().write(|catalog| {
            let image = existing::image(catalog, &region, &self.image_id)?;
            check(catalog, &image, force)?;
            dry_run?;
            image.remove(catalog)?;
            Tag::remove_all(catalog, image.id.as_str())?;
            Ok(Empty {})
        })
    }
}

fn check(catalog: &ReadTx, image: &Image, force: bool) -> Result<(), ApiError> {
    let id = &image.id;
    if matches!(image.status, ImageStatus::Creating | ImageStatus::Waiting) {
        return Err(ApiError::new(Code::ImageIsCreating, format!("The image {id} is still being made."))
            .hint("`snap task wait` waits for it."));
    }
    if image.is_public {
        return Err(ApiError::new(Code::ImageIsPublic, format!("Everybody may use the image {id}."))
            .hint("Take it back first: ModifyImageSharePermission with --IsPublic false."));
    }
    if let Some(share) = image.shares(catalog)?.first() {
        return Err(ApiError::new(
            Code::ImageUseShared,
            format!("The image {id} is shared with the account {}.", share.account),
        )
        .hint("Take it back first: ModifyImageSharePermission with --RemoveAccount.1."));
    }
    match Image::instances(catalog, &image.region)?.get(id.as_str()) {
        Some(count) if !force => Err(ApiError::new(
            Code::ImageUsingByInstance,
            format!("The image {id} was used to make instances that are still there ({count})."),
        )
        .hint("Add --Force true to delete it all the same.")),
        _ => Ok(()),
    }
}

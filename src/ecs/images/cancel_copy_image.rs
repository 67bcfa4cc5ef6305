//! `CancelCopyImage`.

use crate::catalog::Tag;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::ecs::snapshots::may_go;
use crate::model::{ImageId, ImageStatus, SnapshotStatus};

operation! {
    /// Ends the copying of an image.
    ///
    /// The half-made copy goes with its snapshots. A copy that is done stays.
    CancelCopyImage in Images "取消正在进行的镜像复制。" {
        /// The copy, in the region that is asked.
        "ImageId" image_id: ImageId,
    }
    common { REGION_ID }
    errors {
        ImageCreatedNotFromCopy,
        IncorrectImageStatus "the copying has ended",
    }
}

impl Operation for CancelCopyImage {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let region = context.region.clone();
        let disks = context.engine.catalog().write(|catalog| {
            let image = existing::image(catalog, &region, &self.image_id)?;
            if !image.is_copy {
                return Err(ApiError::new(
                    Code::ImageCreatedNotFromCopy,
                    format!("The image {} is no copy.", image.id),
                ));
            }
            if image.status != ImageStatus::Creating {
                return Err(ApiError::new(
                    Code::IncorrectImageStatus,
                    format!("The image {} is {}; its copying has ended.", image.id, image.status),
                ));
            }
            let disks = image.disks(catalog)?;
            image.remove(catalog)?;
            Tag::remove_all(catalog, image.id.as_str())?;
            Ok(disks)
        })?;
        for snapshot in disks.into_iter().filter_map(|disk| disk.snapshot) {
            let gone = context.engine.delete_snapshot(&snapshot, |catalog, row| match row.status {
                SnapshotStatus::Progressing => Ok(()),
                _ => may_go(catalog, row, false),
            });
            match gone {
                Err(error) if error.is_internal() => return Err(error),
                // An image with something made from it in the meantime stays.
                _ => {}
            }
        }
        Ok(Empty {})
    }
}

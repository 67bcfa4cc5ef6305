//! `DeleteDisk`.

use super::{lock, must_not_be_captured, wrong_status};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::{existing, release};
use crate::ecs::service::Context;
use crate::model::{DiskId, DiskStatus};

operation! {
    /// Deletes a disk.
    ///
    /// Its manual snapshots stay. Its automatic ones go with it if DeleteAutoSnapshot is true. An image
    /// that is used in place stays where it is.
    DeleteDisk in Disks "删除云盘。" {
        /// The disk; it must be Available.
        "DiskId" disk: DiskId,
    }
    errors {
        DiskCreatingSnapshot, IncorrectDiskStatus,
    }
}

impl Operation for DeleteDisk {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        existing::disk(&context.catalog(), &context.region, &self.disk)?;
        let _lock = lock(context, &self.disk, Code::DiskCreatingSnapshot, Code::IncorrectDiskStatus)?;
        let (region, now) = (context.region.clone(), context.now);
        let released = context.engine.catalog().write(|transaction| {
            let disk = existing::disk(transaction, &region, &self.disk)?;
            if disk.status != DiskStatus::Available {
                let error = wrong_status(transaction, &disk, "Available");
                return Err(match &disk.instance {
                    Some(holder) => error.hint(format!("DetachDisk from {holder} first.")),
                    None => error,
                });
            }
            must_not_be_captured(transaction, &disk.id, Code::DiskCreatingSnapshot)?;
            release::forget(transaction, disk, now)
        })?;
        release::free(context, released);
        Ok(Empty {})
    }
}

//! `DeleteDisk`.

use super::{lock, must_not_be_captured, snapshots_of, wrong_status};
use crate::catalog::Tag;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{DiskId, DiskStatus, SnapshotType};

operation! {
    /// Deletes a disk.
    ///
    /// Its manual snapshots stay. Its automatic ones go with it if DeleteAutoSnapshot is true. An image
    /// that is used in place stays where it is.
    DeleteDisk in Disks {
        /// The disk; it must be Available.
        "DiskId" disk: DiskId,
    }
    errors {
        403 "DiskCreatingSnapshot" "a snapshot of the disk is progressing",
        403 "IncorrectDiskStatus" "the disk is in another state",
        404 "InvalidDiskId.NotFound" "no such disk",
    }
}

impl Operation for DeleteDisk {
    type Answer = Empty;

    fn run(self, context: &mut Context<'_>) -> Result<Empty, ApiError> {
        existing::disk(context.catalog(), &context.region, &self.disk)?;
        let _lock = lock(context, &self.disk, "DiskCreatingSnapshot", "IncorrectDiskStatus")?;
        let region = context.region.clone();
        let (disk, automatic) = context.engine.catalog_mut().write(|transaction| {
            let disk = existing::disk(transaction, &region, &self.disk)?;
            if disk.status != DiskStatus::Available {
                let error = wrong_status(&disk, "Available");
                return Err(match &disk.instance {
                    Some(holder) => error.hint(format!("DetachDisk from {holder} first.")),
                    None => error,
                });
            }
            must_not_be_captured(transaction, &disk.id, "DiskCreatingSnapshot")?;
            let mut automatic = snapshots_of(transaction, &disk.id)?;
            automatic.retain(|snapshot| disk.delete_auto_snapshot && snapshot.kind == SnapshotType::Auto);
            Tag::remove_all(transaction, disk.id.as_str())?;
            disk.delete(transaction)?;
            Ok((disk, automatic))
        })?;
        // From here on the disk is gone for everybody; what a crash leaves behind is only space.
        context.engine.remove_image(&disk)?;
        for snapshot in automatic {
            context.engine.delete_snapshot(&snapshot.id, |_, _| Ok::<_, ApiError>(()))?;
        }
        Ok(Empty {})
    }
}

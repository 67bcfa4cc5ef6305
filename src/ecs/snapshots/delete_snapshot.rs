//! `DeleteSnapshot`.

use super::lock;
use crate::catalog::ReadTx;
use crate::catalog::{Disk, Image, Snapshot};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::disks::half_written;
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{DiskStatus, SnapshotId};

operation! {
    /// Deletes a snapshot.
    ///
    /// Every other snapshot of the disk stays whole; what only this one needed is freed. A snapshot that
    /// is still progressing is cancelled. A locked snapshot cannot be deleted until its lock expires
    /// (OperationDenied; what the service answers then is not published).
    DeleteSnapshot in Snapshots "删除快照。" {
        /// The snapshot.
        "SnapshotId" snapshot_id: SnapshotId,
        /// true deletes it even when disks were made from it; those can no longer be re-initialised.
        "Force" force: Option<bool>,
    }
    errors {
        SnapshotCreatedDisk, SnapshotCreatedImage,
        400 IncorrectDiskStatusCreatingSnapshot "another snapshot of the disk is progressing",
        OperationConflict "a disk is being made from it or rolled back to it",
        OperationDenied "the snapshot is locked",
    }
}

impl Operation for DeleteSnapshot {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let (id, force) = (&self.snapshot_id, self.force == Some(true));
        existing::snapshot(&context.catalog(), &context.region, id)?;
        let deleted =
            context.engine.delete_snapshot(id, |catalog, snapshot| may_go(catalog, snapshot, force));
        deleted.map_err(|error: ApiError| {
            // Another process can have deleted the snapshot in the meantime.
            existing::snapshot(&context.catalog(), &context.region, id).err().unwrap_or(error)
        })?;
        Ok(Empty {})
    }
}

/// Checks that a snapshot may be deleted now; with `force` also if disks were made from it.
///
/// # Errors
/// The service's error with the reason.
pub fn may_go(catalog: &ReadTx, snapshot: &Snapshot, force: bool) -> Result<(), ApiError> {
    let id = &snapshot.id;
    let children = Disk::made_from(catalog, id)?;
    let going_back = Disk::going_back_to(catalog, id)?;
    let being_made = children.iter().filter(|disk| disk.status == DiskStatus::Creating);
    if let Some(disk) = being_made.chain(&going_back).next() {
        let error = |more: &str| {
            ApiError::new(
                Code::OperationConflict,
                format!("The disk {} is {} and needs the snapshot {id}.{more}", disk.id, disk.status),
            )
        };
        return Err(match half_written(catalog, disk)? {
            Some(told) => error(&format!(" {}", told.why)).hint(told.what_next),
            None => error("").hint("Try again when the disk is ready."),
        });
    }
    let progressing = Snapshot::progressing(catalog, snapshot.chain)?;
    if let Some(sibling) = progressing.filter(|sibling| sibling.id != *id) {
        return Err(ApiError::new(
            Code::IncorrectDiskStatusCreatingSnapshot,
            format!("The snapshot {} of the same disk is still progressing.", sibling.id),
        )
        .hint("Try again when it is accomplished."));
    }
    lock::must_not_hold(catalog, snapshot)?;
    if let Some(image) = Image::holding(catalog, id)?.first() {
        return Err(ApiError::new(
            Code::SnapshotCreatedImage,
            format!("The snapshot {id} belongs to the image {}.", image.id),
        )
        .hint(format!("Delete the image first: DeleteImage --ImageId {}.", image.id)));
    }
    match children.first() {
        Some(disk) if !force => Err(ApiError::new(
            Code::SnapshotCreatedDisk,
            format!("The snapshot {id} was used to make the disk {}.", disk.id),
        )
        .hint("Add --Force true to delete it all the same.")),
        _ => Ok(()),
    }
}

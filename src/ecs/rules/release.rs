//! Deleting disks: with DeleteDisk, or with their instance.

use crate::catalog::{Disk, Snapshot, Tag, Unswept, WriteTx};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use crate::ecs::snapshots::may_go;
use crate::engine;
use crate::model::{SnapshotType, Time};

/// A deleted disk that still takes space.
#[derive(Debug)]
#[must_use = "its image is still there"]
pub struct Released {
    disk: Disk,
    has_garbage: bool,
}

/// Takes a disk out of the catalog, with its tags and the automatic snapshots that are deleted with it. An automatic
/// snapshot stays if it is locked, held by an image, or source of a new disk in progress. The rest to remove is
/// noted, so that a crash does not leave it behind.
///
/// # Errors
/// When the catalog fails.
pub fn forget(connection: &WriteTx, disk: Disk, now: Time) -> Result<Released, ApiError> {
    let mut has_garbage = false;
    for snapshot in Snapshot::of_disk(connection, &disk.id)? {
        if disk.delete_auto_snapshot && snapshot.kind == SnapshotType::Auto {
            match may_go(connection, &snapshot, true) {
                Ok(()) => {
                    has_garbage |= engine::forget(connection, &snapshot, now)?;
                    continue;
                }
                Err(error) if error.is_internal() => return Err(error),
                Err(_) => {}
            }
        }
        // Instant access ends with the disk.
        if snapshot.instant_access {
            snapshot.end_instant_access(connection)?;
        }
    }
    Tag::remove_all(connection, disk.id.as_str())?;
    if disk.adopted.is_none() {
        Unswept::Object(disk.id.to_string()).note(connection, &disk.region)?;
    }
    disk.delete(connection)?;
    Ok(Released { disk, has_garbage })
}

/// Frees the space of a deleted disk: its image, unless that was used in place, and its snapshots. The disk is
/// deleted even if this fails.
pub fn free(context: &Context<'_>, released: Released) {
    context.engine.discard_image(&released.disk);
    if released.has_garbage {
        context.engine.sweep_noted(&released.disk.region);
    }
}

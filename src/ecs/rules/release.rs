//! How disks go: with DeleteDisk, or with their instance.

use crate::catalog::{Chain, Disk, Snapshot, Tag, Unswept};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use crate::ecs::snapshots::may_go;
use crate::model::{SnapshotId, SnapshotType};
use rusqlite::Connection;

/// A disk that is gone for everybody, and what of it still takes space.
#[derive(Debug)]
#[must_use = "its image and automatic snapshots are still there"]
pub struct Released {
    disk: Disk,
    automatic: Vec<SnapshotId>,
}

/// Takes a disk out of the catalog, with its tags. What is left of it is noted, so that a crash does not
/// leave it lying about.
///
/// # Errors
/// When the catalog fails.
pub fn forget(connection: &Connection, disk: Disk) -> Result<Released, ApiError> {
    let mut automatic = Vec::new();
    if let Some(chain) = Chain::of_disk(connection, &disk.id)? {
        for snapshot in Snapshot::of_chain(connection, chain.number)? {
            if disk.delete_auto_snapshot && snapshot.kind == SnapshotType::Auto {
                automatic.push(snapshot.id.clone());
            }
            // Instant access ends with the disk.
            if snapshot.instant_access {
                snapshot.end_instant_access(connection)?;
            }
        }
    }
    Tag::remove_all(connection, disk.id.as_str())?;
    if disk.adopted.is_none() {
        Unswept::Object(disk.id.to_string()).note(connection, &disk.region)?;
    }
    disk.delete(connection)?;
    Ok(Released { disk, automatic })
}

/// Frees what a disk left: its image, unless that was used in place, and the automatic snapshots that go
/// with it. A snapshot that may not go now stays: one that is locked or held by an image, or that a new disk is just
/// being made from.
///
/// # Errors
/// When the image cannot be removed or the catalog fails.
pub fn free(context: &mut Context<'_>, released: Released) -> Result<(), ApiError> {
    context.engine.discard_image(&released.disk)?;
    for id in released.automatic {
        let deleted =
            context.engine.delete_snapshot(&id, |catalog, snapshot| may_go(catalog, snapshot, true));
        match deleted {
            Err(error) if !error.is_internal() => {}
            other => other?,
        }
    }
    Ok(())
}

//! What the operations that change an instance's state have in common.

use crate::catalog::{Disk, Instance};
use crate::ecs::error::ApiError;
use crate::model::{DiskStatus, DiskType, InstanceStatus};
use rusqlite::Connection;

/// The stopped mode of an instance that is not stopped.
pub const NOT_STOPPED: &str = "Not-applicable";

/// Refuses an instance that is in another state than is needed.
///
/// # Errors
/// `IncorrectInstanceStatus`.
pub fn must_be(instance: &Instance, needed: InstanceStatus) -> Result<(), ApiError> {
    if instance.status == needed {
        return Ok(());
    }
    Err(ApiError::new(
        "IncorrectInstanceStatus",
        format!("The instance {} is {}.", instance.id, instance.status),
    )
    .hint(format!("It must be {needed}.")))
}

/// Refuses an instance whose system disk was detached.
///
/// # Errors
/// `DiskError`.
pub fn has_system_disk(catalog: &Connection, instance: &Instance) -> Result<(), ApiError> {
    if Disk::of_instance(catalog, &instance.id)?.iter().any(|disk| disk.kind == DiskType::System) {
        return Ok(());
    }
    Err(ApiError::new("DiskError", format!("The instance {} has no system disk.", instance.id))
        .hint("AttachDisk with Bootable=true brings the one that was detached back."))
}

/// Refuses an instance with a disk whose content is neither old nor new.
///
/// # Errors
/// `DiskError`.
pub fn disks_are_whole(catalog: &Connection, instance: &Instance) -> Result<(), ApiError> {
    let disks = Disk::of_instance(catalog, &instance.id)?;
    match disks.iter().find(|disk| disk.status == DiskStatus::ReIniting) {
        None => Ok(()),
        Some(disk) => {
            Err(ApiError::new("DiskError", format!("The instance's disk {} is {}.", disk.id, disk.status))
                .hint("Try again when it is In_use."))
        }
    }
}

//! The shared rules of the operations that change an instance's state.

use crate::catalog::ReadTx;
use crate::catalog::{Disk, Instance};
use crate::ecs::code::Code;
use crate::ecs::disks::{half_written, must_have_image};
use crate::ecs::error::ApiError;
use crate::home::Home;
use crate::model::{DiskStatus, DiskType, InstanceStatus};

/// The stopped mode of an instance that is not stopped.
pub const NOT_STOPPED: &str = "Not-applicable";

/// Refuses an instance in a state other than `needed`.
///
/// # Errors
/// `IncorrectInstanceStatus`.
pub fn must_be(instance: &Instance, needed: InstanceStatus) -> Result<(), ApiError> {
    if instance.status == needed {
        return Ok(());
    }
    Err(ApiError::new(
        Code::IncorrectInstanceStatus,
        format!("The instance {} is {}.", instance.id, instance.status),
    )
    .hint(format!("It must be {needed}.")))
}

/// Refuses an instance whose system disk was detached.
///
/// # Errors
/// `DiskError`.
pub fn has_system_disk(catalog: &ReadTx, instance: &Instance) -> Result<(), ApiError> {
    if Disk::of_instance(catalog, &instance.id)?.iter().any(|disk| disk.kind == DiskType::System) {
        return Ok(());
    }
    Err(ApiError::new(Code::DiskError, format!("The instance {} has no system disk.", instance.id))
        .hint("AttachDisk with Bootable=true brings the one that was detached back."))
}

/// Refuses an instance with a disk whose content is neither old nor new, or whose image is missing.
///
/// # Errors
/// `DiskError`.
pub fn disks_are_whole(catalog: &ReadTx, home: &Home, instance: &Instance) -> Result<(), ApiError> {
    Disk::of_instance(catalog, &instance.id)?.iter().try_for_each(|disk| is_whole(catalog, home, disk))
}

/// Refuses a disk whose content is neither old nor new, or whose image is missing.
///
/// # Errors
/// `DiskError`.
pub fn is_whole(catalog: &ReadTx, home: &Home, disk: &Disk) -> Result<(), ApiError> {
    if disk.status != DiskStatus::ReIniting {
        return must_have_image(home, disk, Code::DiskError);
    }
    let error = |more: &str| {
        ApiError::new(Code::DiskError, format!("The instance's disk {} is {}.{more}", disk.id, disk.status))
    };
    Err(match half_written(catalog, disk)? {
        Some(told) => error(&format!(" {}", told.why)).hint(told.what_next),
        None => error("").hint("Try again when it is In_use."),
    })
}

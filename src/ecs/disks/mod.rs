//! Disks.

mod attach_disk;
mod create_disk;
mod delete_disk;
mod describe_disks;
mod describe_disks_full_status;
mod detach_disk;
mod disk_answer;
mod disk_filter;
mod modify_disk_attribute;
mod modify_disk_spec;
pub(super) mod performance;
mod re_init_disk;
mod reset_disk;
mod resize_disk;
mod rollback;

pub use attach_disk::AttachDisk;
pub use create_disk::CreateDisk;
pub use delete_disk::DeleteDisk;
pub use describe_disks::DescribeDisks;
pub use describe_disks_full_status::DescribeDisksFullStatus;
pub use detach_disk::DetachDisk;
pub use modify_disk_attribute::ModifyDiskAttribute;
pub use modify_disk_spec::ModifyDiskSpec;
pub use re_init_disk::ReInitDisk;
pub use reset_disk::ResetDisk;
pub use resize_disk::ResizeDisk;
pub use rollback::{holder, may_be_rewritten};

use super::code::Code;
use super::error::ApiError;
use super::service::Context;
use crate::catalog::ReadTx;
use crate::catalog::{Disk, Instance, Snapshot};
use crate::engine;
use crate::home::Home;
use crate::model::{DiskCategory, DiskId, DiskStatus, SnapshotCategory, SnapshotStatus};
use crate::sys::lock::Lock;

/// Returns the error of a snapshot that cannot be used now.
fn not_ready(snapshot: &Snapshot) -> ApiError {
    let error = ApiError::new(
        Code::InvalidSnapshotIdNotReady,
        format!("The snapshot {} is {}; it must be accomplished.", snapshot.id, snapshot.status),
    );
    match snapshot.status {
        SnapshotStatus::Progressing => {
            error.hint("DescribeSnapshots shows its Progress; `snap task wait` waits for it.")
        }
        _ => error,
    }
}

/// Checks that the image of a disk exists.
///
/// # Errors
/// An error with `code` if the image is missing.
pub fn must_have_image(home: &Home, disk: &Disk, code: Code) -> Result<(), ApiError> {
    match engine::image_trouble(home, disk) {
        None => Ok(()),
        Some(trouble) => Err(ApiError::new(code, format!("The disk {} cannot be used: {trouble}.", disk.id))
            .hint(format!(
                "Bring it back, or say where it is (`snap disk relocate {} PATH`); ResetDisk makes it anew from a snapshot.",
                disk.id
            ))),
    }
}

/// Checks that no snapshot of a disk is in progress.
///
/// # Errors
/// An error with `code` if a snapshot is in progress.
pub fn must_not_be_captured(connection: &ReadTx, disk: &DiskId, code: Code) -> Result<(), ApiError> {
    let progressing = Snapshot::of_disk(connection, disk)?
        .into_iter()
        .find(|snapshot| snapshot.status == SnapshotStatus::Progressing);
    match progressing {
        None => Ok(()),
        Some(snapshot) => Err(ApiError::new(
            code,
            format!("The snapshot {} of the disk {disk} is still progressing.", snapshot.id),
        )
        .hint("Wait until DescribeSnapshots shows it accomplished, or delete it.")),
    }
}

/// Takes the lock of a disk.
///
/// # Errors
/// If another process holds the lock: the code `captured` if a snapshot is in progress, else the code `busy`.
fn lock(context: &Context<'_>, disk: &DiskId, captured: Code, busy: Code) -> Result<Lock, ApiError> {
    if let Some(lock) = context.engine.lock(disk.as_str())? {
        return Ok(lock);
    }
    must_not_be_captured(&context.catalog(), disk, captured)?;
    Err(ApiError::new(busy, format!("Another operation on the disk {disk} is running."))
        .hint("Try again when it has ended; `snap task wait` waits for what goes on in the background."))
}

/// Returns the error of a disk in a wrong status: `needed` names the valid ones. After a rollback that failed half
/// way, the error also gives the reason and the remedy.
pub fn wrong_status(connection: &ReadTx, disk: &Disk, needed: &str) -> ApiError {
    let error = |more: &str| {
        let Disk { id, status, .. } = disk;
        ApiError::new(
            Code::IncorrectDiskStatus,
            format!("The disk {id} is {status}; it must be {needed}.{more}"),
        )
    };
    match half_written(connection, disk) {
        Ok(Some(told)) => error(&format!(" {}", told.why)).hint(told.what_next),
        _ => error(""),
    }
}

/// A rollback that failed half way, described for people.
#[derive(Debug)]
pub struct HalfWritten {
    /// The step that failed, and the reason.
    pub why: String,
    /// The remedy.
    pub what_next: String,
}

/// Describes the state of a disk after a rollback that failed half way; `None` for other disks.
///
/// # Errors
/// When the catalog fails.
pub fn half_written(connection: &ReadTx, disk: &Disk) -> Result<Option<HalfWritten>, ApiError> {
    if disk.status != DiskStatus::ReIniting {
        return Ok(None);
    }
    let id = &disk.id;
    // Without a snapshot, the disk was being emptied or refreshed.
    let what = match &disk.rollback_to {
        Some(snapshot) => format!("Its rollback to {snapshot} failed half way"),
        None => "Its image is half written".to_owned(),
    };
    Ok(disk.why_half_written(connection)?.map(|why| HalfWritten {
        why: format!("{what}: {why}."),
        what_next: format!(
            "Repeat what failed, or make a rollback; `snap disk cancel-rollback {id}` takes the disk as it is."
        ),
    }))
}

/// Returns the error of an instance in a wrong status: `needed` names the valid ones.
pub fn wrong_instance_status(instance: &Instance, needed: &str) -> ApiError {
    ApiError::new(
        Code::IncorrectInstanceStatus,
        format!("The instance {} is {}; it must be {needed}.", instance.id, instance.status),
    )
}

/// Checks that a disk can burst.
///
/// # Errors
/// The service's error for a disk that is not AutoPL or is too small.
pub(super) fn must_be_able_to_burst(category: DiskCategory, gib: u64) -> Result<(), ApiError> {
    if category != DiskCategory::CloudAuto {
        return Err(ApiError::new(
            Code::BurstingEnabledForDiskCategoryUnsupported,
            format!("Disks of the category {category} cannot burst; only {} can.", DiskCategory::CloudAuto),
        ));
    }
    if gib <= 3 {
        return Err(ApiError::new(
            Code::InvalidBurstingEnabledDiskSizeTooSmall,
            format!("A disk of {gib} GiB cannot burst; it must be larger than 3 GiB."),
        ));
    }
    Ok(())
}

/// Returns the local snapshots of a disk.
fn local_snapshots(connection: &ReadTx, disk: &DiskId) -> Result<Vec<Snapshot>, ApiError> {
    let mut all = Snapshot::of_disk(connection, disk)?;
    all.retain(|snapshot| snapshot.category == SnapshotCategory::Flash);
    Ok(all)
}

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
mod performance;
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
pub use rollback::holder;

use super::error::ApiError;
use super::service::Context;
use super::snapshots::must_not_hold;
use crate::catalog::{Disk, Instance, Snapshot};
use crate::model::{DiskCategory, DiskId, SnapshotCategory, SnapshotStatus};
use crate::sys::lock::Lock;
use rusqlite::Connection;

/// Checks that a snapshot is complete.
///
/// # Errors
/// `InvalidSnapshotId.NotReady` if it is not.
fn must_be_accomplished(snapshot: &Snapshot) -> Result<(), ApiError> {
    if snapshot.status == SnapshotStatus::Accomplished {
        return Ok(());
    }
    Err(ApiError::new(
        "InvalidSnapshotId.NotReady",
        format!("The snapshot {} is {}; it must be accomplished.", snapshot.id, snapshot.status),
    )
    .hint("DescribeSnapshots shows its Progress; `snap task wait` waits for it."))
}

/// Checks that no snapshot of a disk is progressing.
///
/// # Errors
/// An error with `code` if one is.
pub fn must_not_be_captured(
    connection: &Connection,
    disk: &DiskId,
    code: &'static str,
) -> Result<(), ApiError> {
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
/// If somebody else has it: an error with the code `captured` if a snapshot is being made, else one
/// with the code `busy`.
fn lock(
    context: &Context<'_>,
    disk: &DiskId,
    captured: &'static str,
    busy: &'static str,
) -> Result<Lock, ApiError> {
    if let Some(lock) = context.engine.lock(disk.as_str())? {
        return Ok(lock);
    }
    must_not_be_captured(context.catalog(), disk, captured)?;
    Err(ApiError::new(busy, format!("Another operation on the disk {disk} is running."))
        .hint("Try again when it has ended; `snap task wait` waits for what goes on in the background."))
}

/// The error of a disk whose status does not fit: `needed` says which would.
fn wrong_status(disk: &Disk, needed: &str) -> ApiError {
    ApiError::new(
        "IncorrectDiskStatus",
        format!("The disk {} is {}; it must be {needed}.", disk.id, disk.status),
    )
}

/// The error of an instance whose status does not fit: `needed` says which would.
pub fn wrong_instance_status(instance: &Instance, needed: &str) -> ApiError {
    ApiError::new(
        "IncorrectInstanceStatus",
        format!("The instance {} is {}; it must be {needed}.", instance.id, instance.status),
    )
}

/// Checks that a disk can burst.
///
/// # Errors
/// The service's error for a disk of another category than AutoPL, or one that is too small.
fn must_be_able_to_burst(category: DiskCategory, gib: u64) -> Result<(), ApiError> {
    if category != DiskCategory::CloudAuto {
        return Err(ApiError::new(
            "BurstingEnabledForDiskCategoryUnsupported",
            format!("Disks of the category {category} cannot burst; only {} can.", DiskCategory::CloudAuto),
        ));
    }
    if gib <= 3 {
        return Err(ApiError::new(
            "InvalidBurstingEnabled.DiskSizeTooSmall",
            format!("A disk of {gib} GiB cannot burst; it must be larger than 3 GiB."),
        ));
    }
    Ok(())
}

/// Whether a text can be a password: 8 to 30 characters, of at least three of the four kinds.
pub fn is_password(text: &str) -> bool {
    const SPECIAL: &str = "()`~!@#$%^&*-_+=|{}[]:;'<>,.?/";
    let kinds = [
        text.chars().any(|c| c.is_ascii_uppercase()),
        text.chars().any(|c| c.is_ascii_lowercase()),
        text.chars().any(|c| c.is_ascii_digit()),
        text.chars().any(|c| SPECIAL.contains(c)),
    ];
    (8..=30).contains(&text.chars().count())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || SPECIAL.contains(c))
        && kinds.iter().filter(|kind| **kind).count() >= 3
}

/// The local snapshots of a disk.
fn local_snapshots(connection: &Connection, disk: &DiskId) -> Result<Vec<Snapshot>, ApiError> {
    let mut all = Snapshot::of_disk(connection, disk)?;
    all.retain(|snapshot| snapshot.category == SnapshotCategory::Flash);
    Ok(all)
}

/// Checks that the content of a disk may be replaced, which takes its local snapshots away.
///
/// # Errors
/// `OperationDenied` if one of them is locked.
pub fn local_snapshots_may_go(connection: &Connection, disk: &DiskId) -> Result<(), ApiError> {
    local_snapshots(connection, disk)?.iter().try_for_each(|snapshot| must_not_hold(connection, snapshot))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_keep_the_rules() {
        for good in ["Abcdefg1", "abc123!!", "ABC-def-12", &format!("Aa1{}", "x".repeat(27))] {
            assert!(is_password(good), "{good}");
        }
        for bad in ["", "Abcde1!", "abcdefgh", "abcdefg1", "Abc 1234", "Abcdefg1é", &"Aa1".repeat(11)] {
            assert!(!is_password(bad), "{bad}");
        }
    }
}

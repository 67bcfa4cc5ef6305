//! The rules for captures of disks: with CreateSnapshot, or in a group.

use crate::catalog::ReadTx;
use crate::catalog::{Disk, Instance, Snapshot};
use crate::ecs::code::Code;
use crate::ecs::disks::wrong_status;
use crate::ecs::error::ApiError;
use crate::ecs::quotas::Quotas;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{DiskId, DiskStatus, InstanceStatus, SnapshotCategory, SnapshotStatus, SnapshotType};

/// Returns the reason why the disk's lock is not free.
///
/// # Errors
/// When the disk does not exist or the catalog fails.
pub fn at_work(context: &Context<'_>, id: &DiskId) -> Result<ApiError, ApiError> {
    let disk = existing::disk(&context.catalog(), &context.region, id)?;
    Ok(match disk.status {
        DiskStatus::InUse | DiskStatus::Available => creating(id),
        _ => wrong_status(&context.catalog(), &disk, NEEDED),
    })
}

/// The valid statuses of a disk for a snapshot.
const NEEDED: &str = "In_use or Available";

fn creating(id: &DiskId) -> ApiError {
    ApiError::new(
        Code::IncorrectDiskStatusCreatingSnapshot,
        format!("Another snapshot of the disk {id} is being made."),
    )
    .hint("Try again when it is accomplished.")
}

/// Checks that a snapshot can be made of the disk now.
///
/// # Errors
/// The service's error with the reason.
pub fn check_disk(catalog: &ReadTx, disk: &Disk, instant_access: bool) -> Result<(), ApiError> {
    match disk.status {
        DiskStatus::InUse => check_instance(catalog, disk)?,
        DiskStatus::Available if disk.ever_attached => {}
        DiskStatus::Available => {
            return Err(ApiError::new(
                Code::IncorrectDiskStatusNeverAttached,
                format!("The disk {} was never attached to an instance.", disk.id),
            )
            .hint("Attach it once (AttachDisk), then take the snapshot."));
        }
        _ => return Err(wrong_status(catalog, disk, NEEDED)),
    }
    if disk.category.is_ephemeral() {
        return Err(ApiError::new(
            Code::DiskCategoryOperationNotSupported,
            format!("A {} disk has no snapshots: it lives and dies with its instance.", disk.category),
        ));
    }
    if instant_access && !disk.category.is_essd() {
        return Err(ApiError::new(
            Code::DiskCategoryOperationNotSupported,
            format!("A {} disk has no instant access; ESSDs do.", disk.category),
        ));
    }
    Ok(())
}

fn check_instance(catalog: &ReadTx, disk: &Disk) -> Result<(), ApiError> {
    let Some(id) = &disk.instance else { return Ok(()) };
    match Instance::get(catalog, &disk.region, id)? {
        Some(instance) if !matches!(instance.status, InstanceStatus::Running | InstanceStatus::Stopped) => {
            Err(ApiError::new(
                Code::IncorrectInstanceStatus,
                format!("The disk's instance {id} is {}.", instance.status),
            )
            .hint("It must be Running or Stopped."))
        }
        _ => Ok(()),
    }
}

/// Checks that the disk's chain takes another snapshot now.
///
/// # Errors
/// The service's error with the reason.
pub fn check_chain(
    catalog: &ReadTx,
    disk: &Disk,
    quotas: &Quotas,
    instant_access: bool,
) -> Result<(), ApiError> {
    let snapshots = Snapshot::of_disk(catalog, &disk.id)?;
    if snapshots.iter().any(|snapshot| snapshot.status == SnapshotStatus::Progressing) {
        return Err(creating(&disk.id));
    }
    let good = || snapshots.iter().filter(|snapshot| snapshot.status != SnapshotStatus::Failed);
    let full = |what: &str, limit: u32| {
        ApiError::new(Code::QuotaExceedSnapshot, format!("The disk {} has {limit} {what} already.", disk.id))
            .hint("Delete one that is not needed any more (DeleteSnapshot).")
    };
    let limit = quotas.manual_snapshots_per_disk;
    if good().filter(|snapshot| snapshot.kind == SnapshotType::User).count() >= limit as usize {
        return Err(full("manual snapshots", limit));
    }
    let limit = quotas.instant_access_per_disk;
    if instant_access && good().filter(|snapshot| snapshot.instant_access).count() >= limit as usize {
        return Err(full("snapshots with instant access", limit));
    }
    Ok(())
}

/// Checks that a local snapshot can be made of the disk: the disk is an ESSD without too many snapshots.
///
/// # Errors
/// The service's error with the reason.
pub fn check_local(catalog: &ReadTx, disk: &Disk, quotas: &Quotas) -> Result<(), ApiError> {
    if !disk.category.is_essd() {
        return Err(ApiError::new(
            Code::DiskCategoryOperationNotSupported,
            format!("A {} disk has no local snapshots; ESSDs do.", disk.category),
        ));
    }
    let limit = quotas.local_snapshots_per_disk;
    let local = Snapshot::of_disk(catalog, &disk.id)?.into_iter().filter(|snapshot| {
        snapshot.category == SnapshotCategory::Flash && snapshot.status != SnapshotStatus::Failed
    });
    if local.count() >= limit as usize {
        return Err(ApiError::new(
            Code::QuotaExceedSnapshot,
            format!("The disk {} has {limit} local snapshots already.", disk.id),
        )
        .hint("Delete one that is not needed any more (DeleteSnapshot)."));
    }
    Ok(())
}

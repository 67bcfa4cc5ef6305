//! `DeleteInstance`.

use crate::catalog::{Disk, Group, Instance, Snapshot, Tag};
use crate::catalog::{ReadTx, WriteTx};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::rules::release::{self, Released};
use crate::ecs::service::Context;
use crate::model::{DiskStatus, InstanceId, InstanceStatus, SnapshotStatus, Time};

operation! {
    /// Deletes an instance.
    ///
    /// Disks that go with their instance are deleted, and their automatic snapshots too where
    /// DeleteAutoSnapshot says so; other disks become Available. Manual snapshots stay.
    DeleteInstance in Instances "删除实例。" {
        /// The instance; Stopped, if not Force is true.
        "InstanceId" instance_id: InstanceId,
        /// true deletes a running instance as well.
        "Force" force: Option<bool>,
    }
    common { DRY_RUN }
    ignored { "ForceStop": bool, "TerminateSubscription": bool }
    errors {
        IncorrectInstanceStatusInitializing, InvalidOperationDeletionProtection,
        IncorrectInstanceStatus "the instance runs and Force is not true, or one of its disks is busy",
    }
}

impl Operation for DeleteInstance {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let force = self.force == Some(true);
        let instance = existing::instance(&context.catalog(), &context.region, &self.instance_id)?;
        check(&context.catalog(), &instance, force)?;
        context.stop_if_dry()?;

        let going = going(&context.catalog(), &instance)?;
        let mut locks = Vec::with_capacity(going.len());
        for disk in &going {
            match context.engine.lock(disk.id.as_str())? {
                Some(lock) => locks.push(lock),
                None => return Err(busy(&instance, disk, "at work")),
            }
        }
        let asked = context.asked();
        let released = context.engine.catalog().write(|catalog| {
            let instance = existing::instance(catalog, &asked.region, &self.instance_id)?;
            check(catalog, &instance, force)?;
            // Disks that were added or changed before the locks were held would be deleted without a lock.
            let unlocked = |disk: &&Disk| going.iter().all(|locked| locked.id != disk.id);
            if let Some(disk) = self::going(catalog, &instance)?.iter().find(unlocked) {
                return Err(busy(&instance, disk, "changing"));
            }
            remove(catalog, &instance, asked.now)
        })?;
        for disk in released {
            release::free(context, disk);
        }
        Ok(Empty {})
    }
}

/// Returns the disks that are deleted with the instance.
fn going(catalog: &ReadTx, instance: &Instance) -> Result<Vec<Disk>, ApiError> {
    let mut disks = Disk::of_instance(catalog, &instance.id)?;
    disks.retain(|disk| disk.delete_with_instance);
    Ok(disks)
}

fn busy(instance: &Instance, disk: &Disk, doing: &str) -> ApiError {
    ApiError::new(
        Code::IncorrectInstanceStatus,
        format!("The instance {} cannot be deleted now: its disk {} is {doing}.", instance.id, disk.id),
    )
    .hint("Try again when the disk is ready.")
}

/// Checks that an instance may be deleted now; with `force` a running one too.
///
/// # Errors
/// The service's error with the reason.
pub(super) fn check(catalog: &ReadTx, instance: &Instance, force: bool) -> Result<(), ApiError> {
    let id = &instance.id;
    if instance.deletion_protection {
        return Err(ApiError::new(
            Code::InvalidOperationDeletionProtection,
            format!("The instance {id} is protected from being deleted."),
        )
        .hint("ModifyInstanceAttribute --DeletionProtection false takes that away."));
    }
    match instance.status {
        InstanceStatus::Stopped => {}
        InstanceStatus::Running if force => {}
        InstanceStatus::Pending => {
            return Err(ApiError::new(
                Code::IncorrectInstanceStatusInitializing,
                format!("The instance {id} is still being made."),
            ));
        }
        status => {
            return Err(ApiError::new(
                Code::IncorrectInstanceStatus,
                format!("The instance {id} is {status}."),
            )
            .hint("Stop it first (StopInstance), or add --Force true."));
        }
    }
    for disk in Disk::of_instance(catalog, id)? {
        if disk.status != DiskStatus::InUse {
            return Err(busy(instance, &disk, disk.status.as_str()));
        }
        let progressing = |snapshot: &Snapshot| snapshot.status == SnapshotStatus::Progressing;
        if disk.delete_with_instance && Snapshot::of_disk(catalog, &disk.id)?.iter().any(progressing) {
            return Err(busy(instance, &disk, "being captured by a snapshot"));
        }
    }
    Ok(())
}

/// Removes the rows of the instance and of the deleted disks, and detaches the other disks.
fn remove(catalog: &WriteTx, instance: &Instance, now: Time) -> Result<Vec<Released>, ApiError> {
    let mut released = Vec::new();
    for mut disk in Disk::of_instance(catalog, &instance.id)? {
        if disk.delete_with_instance {
            released.push(release::forget(catalog, disk, now)?);
        } else {
            disk.status = DiskStatus::Available;
            disk.instance = None;
            disk.device = String::new();
            disk.detached = Some(now);
            disk.update(catalog)?;
            Group::disturb(catalog, &disk.id)?;
        }
    }
    Tag::remove_all(catalog, instance.id.as_str())?;
    instance.delete(catalog)?;
    Ok(released)
}

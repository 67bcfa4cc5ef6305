//! `DetachDisk`.

use super::{wrong_instance_status, wrong_status};
use crate::catalog::ReadTx;
use crate::catalog::{Disk, Group, Instance};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{DiskId, DiskStatus, DiskType, InstanceId, InstanceStatus};

operation! {
    /// Detaches a disk from its instance.
    ///
    /// A system disk can be detached only while its instance is stopped.
    DetachDisk in Disks "从实例上卸载云盘。" {
        /// The disk.
        "DiskId" disk: DiskId,
        /// The instance that it is on.
        "InstanceId" instance: InstanceId,
        /// Whether the disk goes with its instance when it is attached again: by default true for a system disk and
        /// false for a data disk. It must be true for an ephemeral disk.
        "DeleteWithInstance" delete_with_instance: Option<bool>,
    }
    errors {
        DependencyViolation, IncorrectDiskStatus, InvalidDiskAlreadyDetached,
        InvalidParameterDeleteWithInstance,
        IncorrectInstanceStatus "the instance is in another state",
        InvalidInstanceIdNotFound "no such instance",
    }
}

impl Operation for DetachDisk {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let (region, now) = (context.region.clone(), context.now);
        context.engine.catalog().write(|transaction| {
            let disk = existing::disk(transaction, &region, &self.disk)?;
            let instance = existing::instance(transaction, &region, &self.instance)?;
            self.check(transaction, &disk, &instance)?;
            let detached = Disk {
                status: DiskStatus::Available,
                instance: None,
                device: String::new(),
                delete_with_instance: self.delete_with_instance.unwrap_or(disk.kind == DiskType::System),
                detached: Some(now),
                ..disk
            };
            detached.update(transaction)?;
            Group::disturb(transaction, &detached.id)?;
            Ok(Empty {})
        })
    }
}

impl DetachDisk {
    fn check(&self, catalog: &ReadTx, disk: &Disk, instance: &Instance) -> Result<(), ApiError> {
        match &disk.instance {
            None if disk.status == DiskStatus::Available => {
                return Err(ApiError::new(
                    Code::InvalidDiskAlreadyDetached,
                    format!("The disk {} is attached to no instance.", disk.id),
                ));
            }
            Some(holder) if *holder != instance.id => {
                return Err(ApiError::new(
                    Code::DependencyViolation,
                    format!("The disk {} is not attached to the instance {}.", disk.id, instance.id),
                )
                .hint(format!("It is attached to {holder}.")));
            }
            _ if disk.status != DiskStatus::InUse => return Err(wrong_status(catalog, disk, "In_use")),
            _ => {}
        }
        if disk.category.is_ephemeral() && self.delete_with_instance != Some(true) {
            return Err(ApiError::new(
                Code::InvalidParameterDeleteWithInstance,
                format!("DeleteWithInstance must be true for a disk of the category {}.", disk.category),
            ));
        }
        match (disk.kind, instance.status) {
            (_, InstanceStatus::Stopped) | (DiskType::Data, InstanceStatus::Running) => Ok(()),
            (DiskType::System, _) => Err(wrong_instance_status(instance, "Stopped")
                .hint("StopInstance first: a system disk leaves only a stopped instance.")),
            (DiskType::Data, _) => Err(wrong_instance_status(instance, "Running or Stopped")),
        }
    }
}

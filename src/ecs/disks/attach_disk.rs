//! `AttachDisk`.

use super::{must_have_image, wrong_instance_status, wrong_status};
use crate::catalog::ReadTx;
use crate::catalog::{Disk, Instance};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::policies;
use crate::ecs::rules::password::is_password;
use crate::ecs::rules::{device, existing};
use crate::ecs::service::Context;
use crate::model::{DiskCategory, DiskId, DiskStatus, DiskType, InstanceId, InstanceStatus};

operation! {
    /// Attaches a disk to an instance.
    ///
    /// The instance must be in the disk's zone. A system disk returns only to the instance it was made
    /// for, while that is stopped.
    AttachDisk in Disks "将云盘挂载到实例。" {
        /// The disk; it must be Available.
        "DiskId" disk: DiskId,
        /// Names the instance: Running or Stopped for data disks, Stopped for system disks.
        "InstanceId" instance: InstanceId,
        /// The device name, /dev/xvdb to /dev/xvdz; the first free one if it is not given.
        "Device" device: Option<String>,
        /// Whether the disk goes with the instance.
        "DeleteWithInstance" delete_with_instance: Option<bool>,
        /// `true` attaches a system disk.
        "Bootable" bootable: Option<bool>,
        /// `true` takes a regional disk from an instance in another zone; not here.
        "Force" force: Option<bool>,
        /// The password of a system disk: 8 to 30 characters of three kinds.
        "Password" password: Option<String>,
    }
    ignored { "KeyPairName": String }
    errors {
        InstanceDiskLimitExceeded, InvalidDeviceMalformed, InvalidDiskDiskNotBootable,
        InvalidInstanceNotOriginInstance, InvalidParameterDeleteWithInstance,
        InvalidParameterForceDiskCategoryNotSupported, InvalidParameterForceRegionNotSupported,
        ResourcesNotInSameZone,
        IncorrectDiskStatus "the disk is in another state, or its image is missing",
        400 IncorrectInstanceStatus "the instance is in another state",
        InvalidDeviceInUse "the device name is taken",
        InvalidInstanceIdNotFound "no such instance",
    }
}

impl Operation for AttachDisk {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        if self.password.as_deref().is_some_and(|password| !is_password(password)) {
            return Err(ApiError::invalid("Password"));
        }
        let asked = context.asked();
        context.engine.catalog().write(|transaction| {
            let disk = existing::disk(transaction, &asked.region, &self.disk)?;
            let instance = existing::instance(transaction, &asked.region, &self.instance)?;
            self.check(transaction, &disk, &instance)?;
            must_have_image(&asked.home, &disk, Code::IncorrectDiskStatus)?;
            let most = asked.quotas.data_disks_per_instance;
            let device = self.device(&disk, &Disk::of_instance(transaction, &instance.id)?, most)?;
            // A system disk is deleted with its instance by default; a data disk stays.
            let stays = disk.kind == DiskType::System && disk.delete_with_instance;
            let attached = Disk {
                status: DiskStatus::InUse,
                instance: Some(instance.id),
                device,
                delete_with_instance: self.delete_with_instance.unwrap_or(stays),
                ever_attached: true,
                attached: Some(asked.now),
                ..disk
            };
            attached.update(transaction)?;
            // Slots from before the detachment are still to be taken.
            policies::pass_over(transaction, &attached.id, attached.detached, asked.now)?;
            Ok(Empty {})
        })
    }
}

impl AttachDisk {
    fn check(&self, catalog: &ReadTx, disk: &Disk, instance: &Instance) -> Result<(), ApiError> {
        let regional = disk.category == DiskCategory::CloudRegionalDiskAuto;
        if self.force == Some(true) {
            return Err(match regional {
                true => ApiError::new(
                    Code::InvalidParameterForceRegionNotSupported,
                    format!("A disk cannot be forced onto an instance in {}.", disk.region),
                ),
                false => ApiError::new(
                    Code::InvalidParameterForceDiskCategoryNotSupported,
                    format!("A disk of the category {} cannot be forced onto an instance.", disk.category),
                ),
            });
        }
        if disk.status != DiskStatus::Available {
            let error = wrong_status(catalog, disk, "Available");
            return Err(match &disk.instance {
                Some(holder) => error.hint(format!("It is attached to {holder}; DetachDisk frees it.")),
                None => error,
            });
        }
        if disk.category.is_ephemeral() && self.delete_with_instance != Some(true) {
            return Err(ApiError::new(
                Code::InvalidParameterDeleteWithInstance,
                format!("DeleteWithInstance must be true for a disk of the category {}.", disk.category),
            ));
        }
        match disk.kind {
            DiskType::System => self.check_system(disk, instance)?,
            DiskType::Data if self.bootable == Some(true) => {
                return Err(ApiError::new(
                    Code::InvalidDiskDiskNotBootable,
                    format!("The disk {} is a data disk: Bootable cannot be true.", disk.id),
                ));
            }
            DiskType::Data => {}
        }
        let fits = match disk.kind {
            DiskType::System => instance.status == InstanceStatus::Stopped,
            DiskType::Data => matches!(instance.status, InstanceStatus::Running | InstanceStatus::Stopped),
        };
        if !fits {
            let needed = if disk.kind == DiskType::System { "Stopped" } else { "Running or Stopped" };
            return Err(wrong_instance_status(instance, needed));
        }
        if disk.zone != instance.zone && !regional {
            return Err(ApiError::new(
                Code::ResourcesNotInSameZone,
                format!(
                    "The disk {} is in {}, the instance {} in {}.",
                    disk.id, disk.zone, instance.id, instance.zone
                ),
            ));
        }
        Ok(())
    }

    fn check_system(&self, disk: &Disk, instance: &Instance) -> Result<(), ApiError> {
        if disk.origin_instance.as_ref() != Some(&instance.id) {
            let error = ApiError::new(
                Code::InvalidInstanceNotOriginInstance,
                format!("The system disk {} was not made for the instance {}.", disk.id, instance.id),
            );
            return Err(match &disk.origin_instance {
                Some(origin) => error.hint(format!("It was made for {origin}.")),
                None => error,
            });
        }
        if self.bootable != Some(true) {
            return Err(ApiError::invalid("Bootable")
                .hint(format!("{} is a system disk: Bootable must be true.", disk.id)));
        }
        Ok(())
    }

    /// Returns the device name that the disk gets beside the other disks of the instance.
    fn device(&self, disk: &Disk, others: &[Disk], most: u32) -> Result<String, ApiError> {
        let data_disks = others.iter().filter(|other| other.kind == DiskType::Data).count();
        let exceeded = || {
            ApiError::new(
                Code::InstanceDiskLimitExceeded,
                format!("The instance {} holds {data_disks} data disks already.", self.instance),
            )
        };
        if disk.kind == DiskType::Data && data_disks >= most as usize {
            return Err(exceeded());
        }
        let Some(wanted) = &self.device else {
            let taken: Vec<&str> = others.iter().map(|other| other.device.as_str()).collect();
            return device::free(disk.kind, &taken).next().ok_or_else(exceeded);
        };
        if !device::fits(wanted, disk.kind) {
            return Err(ApiError::new(
                Code::InvalidDeviceMalformed,
                "The specified Device is none of /dev/xvdb to /dev/xvdz (or /dev/xvda for a system disk).",
            ));
        }
        if let Some(other) = others.iter().find(|other| other.device == *wanted) {
            return Err(ApiError::new(
                Code::InvalidDeviceInUse,
                format!("The specified Device {wanted} is taken by {}.", other.id),
            ));
        }
        Ok(wanted.clone())
    }
}

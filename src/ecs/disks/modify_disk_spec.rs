//! `ModifyDiskSpec`.

use super::{local_snapshots, must_not_be_captured, performance, wrong_status};
use crate::catalog::Disk;
use crate::catalog::ReadTx;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::{existing, size, task};
use crate::ecs::service::Context;
use crate::model::{DiskCategory, DiskId, DiskStatus, DiskType, InstanceStatus, PerformanceLevel, TaskId};
use serde::Serialize;

operation! {
    /// Changes a disk's category, performance level or provisioned IOPS.
    ///
    /// Local disks are as fast as the machine: what changes is what they stand for. A category can only
    /// become a faster one: cloud_efficiency, cloud_essd_entry, cloud_ssd, then cloud_essd or cloud_auto.
    ModifyDiskSpec in Disks "变更云盘的类型、性能等级或预配置 IOPS。" {
        /// The disk: In_use or Available.
        "DiskId" disk: DiskId,
        /// The category: cloud_essd, cloud_auto, cloud_ssd, cloud_essd_entry or cloud_efficiency.
        "DiskCategory" category: Option<String>,
        /// The performance level of a cloud_essd: PL0, PL1, PL2 or PL3. There is no way back to PL0.
        "PerformanceLevel" level: Option<String>,
        /// The IOPS of a cloud_auto beyond its base: up to 50000 and 1000 for each GiB.
        "ProvisionedIops" provisioned_iops: Option<i64>,
        /// For regional disks that leave their region, which none does here.
        "DestinationZoneId" destination_zone: Option<String>,
        /// For disks in dedicated clusters, which none is here.
        "PerformanceControlOptions.IOPS" control_iops: Option<i64>,
        /// For disks in dedicated clusters, which none is here.
        "PerformanceControlOptions.Throughput" control_throughput: Option<i64>,
        /// For disks in dedicated clusters, which none is here.
        "PerformanceControlOptions.Recover" control_recover: Option<String>,
    }
    common { DRY_RUN }
    errors {
        DiskCreatingSnapshot, DiskHasFlashSnapshot, InvalidDestinationZoneIdDiskCategoryUnsupported,
        InvalidDiskDetachedSystemDisk, InvalidDiskCategoryNotSupported,
        InvalidOperationInstanceStatusUnsupported, InvalidPerformanceLevelTooLow,
        InvalidPerformanceLevelParamMismatch, InvalidPerformanceParameterDiskNotInDedicatedStorageCluster,
        NoChangeInDiskCategoryAndPerformanceLevel, OperationDenied, OperationDeniedPerformanceLevelNotMatch,
        IncorrectDiskStatus "the disk is neither In_use nor Available",
        InvalidDiskCategoryValueNotSupported "DiskCategory is none of the words",
        InvalidDiskIdNotFound "no such disk in the region",
        InvalidPerformanceLevelMalformed "PerformanceLevel is none of the words",
        InvalidProvisionedIopsLimitExceed "ProvisionedIops is too large for the disk",
        ProvisionedIopsForDiskCategoryUnsupported "ProvisionedIops for a disk that is no cloud_auto",
    }
}

/// The answer: a task if the category changes.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Changed {
    #[serde(skip_serializing_if = "Option::is_none")]
    task_id: Option<TaskId>,
}

impl Operation for ModifyDiskSpec {
    type Answer = Changed;

    fn run(self, context: &Context<'_>) -> Result<Changed, ApiError> {
        if self.destination_zone.is_some() {
            return Err(ApiError::new(
                Code::InvalidDestinationZoneIdDiskCategoryUnsupported,
                "The disk cannot go to another zone.",
            ));
        }
        if self.control_iops.is_some() || self.control_throughput.is_some() || self.control_recover.is_some()
        {
            return Err(ApiError::new(
                Code::InvalidPerformanceParameterDiskNotInDedicatedStorageCluster,
                format!("The disk {} is in no dedicated cluster.", self.disk),
            ));
        }
        let dry_run = context.stop_if_dry();
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            let before = existing::disk(catalog, &asked.region, &self.disk)?;
            let disk = self.changed(before.clone())?;
            must_be_ready(catalog, &disk)?;
            dry_run?;
            disk.update(catalog)?;
            let is_task = disk.category != before.category;
            let task = is_task.then(|| task::finished(catalog, &asked, "ModifyDiskSpec", disk.id.as_str()));
            Ok(Changed { task_id: task.transpose()? })
        })
    }
}

fn must_be_ready(catalog: &ReadTx, disk: &Disk) -> Result<(), ApiError> {
    if !matches!(disk.status, DiskStatus::InUse | DiskStatus::Available) {
        return Err(wrong_status(catalog, disk, "In_use or Available"));
    }
    match &disk.instance {
        Some(id) => {
            let status = existing::instance(catalog, &disk.region, id)?.status;
            if !matches!(status, InstanceStatus::Running | InstanceStatus::Stopped) {
                return Err(ApiError::new(
                    Code::InvalidOperationInstanceStatusUnsupported,
                    format!("The disk's instance {id} is {status}; it must be Running or Stopped."),
                ));
            }
        }
        None if disk.kind == DiskType::System => {
            return Err(ApiError::new(
                Code::InvalidDiskDetachedSystemDisk,
                format!("The system disk {} is detached; it can be changed on its instance.", disk.id),
            ));
        }
        None => {}
    }
    if let Some(snapshot) = local_snapshots(catalog, &disk.id)?.first() {
        return Err(ApiError::new(
            Code::DiskHasFlashSnapshot,
            format!("The disk {} has the local snapshot {}.", disk.id, snapshot.id),
        )
        .hint(format!("Delete it first: DeleteSnapshot --SnapshotId {}.", snapshot.id)));
    }
    must_not_be_captured(catalog, &disk.id, Code::DiskCreatingSnapshot)
}

/// Returns the rank of a category by speed; `None` for a category that cannot change.
fn rank(category: DiskCategory) -> Option<u8> {
    match category {
        DiskCategory::CloudEfficiency => Some(0),
        DiskCategory::CloudEssdEntry => Some(1),
        DiskCategory::CloudSsd => Some(2),
        DiskCategory::CloudEssd | DiskCategory::CloudAuto => Some(3),
        DiskCategory::Cloud
        | DiskCategory::CloudRegionalDiskAuto
        | DiskCategory::EphemeralStandard
        | DiskCategory::EphemeralPremium => None,
    }
}

impl ModifyDiskSpec {
    /// Returns the disk with the requested changes.
    fn changed(&self, disk: Disk) -> Result<Disk, ApiError> {
        let gib = disk.size.gib();
        let category = self.category(&disk)?;
        let level = self.level(&disk, category)?;
        let is_other = (category, level) != (disk.category, disk.performance_level);
        if is_other && !size::range(disk.kind, category, level).contains(&gib) {
            let code = if category == disk.category || self.level.is_some() {
                Code::OperationDeniedPerformanceLevelNotMatch
            } else {
                Code::OperationDenied
            };
            let level = level.map(|level| format!(" {level}")).unwrap_or_default();
            return Err(ApiError::new(code, format!("A disk of {gib} GiB cannot be {category}{level}.")));
        }
        let iops = self.iops(&disk, category)?;
        if (category, level, iops) == (disk.category, disk.performance_level, disk.provisioned_iops) {
            return Err(ApiError::new(
                Code::NoChangeInDiskCategoryAndPerformanceLevel,
                format!("The disk {} is what the request asks for already.", disk.id),
            )
            .hint("Give another DiskCategory, PerformanceLevel or ProvisionedIops."));
        }
        Ok(Disk {
            category,
            performance_level: level,
            provisioned_iops: iops,
            bursting: disk.bursting && category == DiskCategory::CloudAuto,
            ..disk
        })
    }

    fn category(&self, disk: &Disk) -> Result<DiskCategory, ApiError> {
        let Some(text) = &self.category else { return Ok(disk.category) };
        let wanted = DiskCategory::parse(text).and_then(|category| Some((category, rank(category)?)));
        let Some((wanted, fast)) = wanted else {
            return Err(ApiError::new(
                Code::InvalidDiskCategoryValueNotSupported,
                format!("The specified DiskCategory \"{}\" is not valid.", existing::shown(text)),
            )
            .hint("It can be cloud_essd, cloud_auto, cloud_ssd, cloud_essd_entry or cloud_efficiency."));
        };
        match rank(disk.category) {
            None => Err(ApiError::new(
                Code::InvalidDiskCategoryNotSupported,
                format!("A disk of the category {} cannot become another.", disk.category),
            )),
            Some(now) if fast < now => Err(ApiError::new(
                Code::OperationDenied,
                format!("A disk of the category {} cannot become {wanted}, which is slower.", disk.category),
            )),
            Some(_) => Ok(wanted),
        }
    }

    fn level(&self, disk: &Disk, category: DiskCategory) -> Result<Option<PerformanceLevel>, ApiError> {
        let now = disk.performance_level.filter(|_| disk.category == category);
        let Some(text) = &self.level else {
            let first = (category == DiskCategory::CloudEssd).then_some(PerformanceLevel::Pl1);
            return Ok(now.or(first));
        };
        let Some(level) = PerformanceLevel::parse(text) else {
            return Err(ApiError::new(
                Code::InvalidPerformanceLevelMalformed,
                "The specified PerformanceLevel is none of PL0, PL1, PL2, PL3.",
            ));
        };
        if category != DiskCategory::CloudEssd {
            return Err(ApiError::new(
                Code::InvalidPerformanceLevelParamMismatch,
                format!("A disk of the category {category} has no PerformanceLevel; only cloud_essd has."),
            ));
        }
        match now {
            Some(now) if level == PerformanceLevel::Pl0 && now != level => Err(ApiError::new(
                Code::InvalidPerformanceLevelTooLow,
                format!("The disk {} is {now}, and cannot become {level}.", disk.id),
            )),
            _ => Ok(Some(level)),
        }
    }

    fn iops(&self, disk: &Disk, category: DiskCategory) -> Result<Option<u32>, ApiError> {
        match self.provisioned_iops {
            None => Ok(disk.provisioned_iops.filter(|_| category == DiskCategory::CloudAuto)),
            given => performance::provisioned_iops(given, category, disk.size.gib()),
        }
    }
}

//! `ResizeDisk`.

use super::{lock, must_have_image, must_not_be_captured, wrong_status};
use crate::catalog::Disk;
use crate::catalog::ReadTx;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::rules::size;
use crate::ecs::service::Context;
use crate::engine::EngineError;
use crate::model::{ByteSize, DiskId, DiskStatus, DiskType, InstanceStatus, RegionId};

operation! {
    /// Makes a disk larger.
    ///
    /// The new space is zeros; partitions and file systems are left as they are.
    ResizeDisk in Disks "扩容云盘。" {
        /// The disk; it must be In_use or Available.
        "DiskId" disk: DiskId,
        /// The new size in GiB; larger than now, in the category's range.
        "NewSize" new_size: i64,
        /// offline (the default), or online, which needs a Running instance.
        "Type" kind: Option<String>,
    }
    common { CLIENT_TOKEN }
    errors {
        DiskCreatingSnapshot, IdempotentParameterMismatch, IdempotentProcessing, InvalidDiskSizeTooLarge,
        InvalidInstanceStatusNotRunning, InvalidParamType, OperationConflict,
        IncorrectDiskStatus "the disk is in another state, or its image is missing",
        InvalidDataDiskSizeValueNotSupported "the size is below the category's range",
        400 InvalidDiskDetachedSystemDisk "a system disk is resized on its instance",
        InvalidDiskSizeTooSmall "the size is not larger than now",
        InvalidSystemDiskSizeValueNotSupported "the size is below the category's range",
        OperationDenied "a block device cannot be resized",
    }
}

/// The answer; pay-as-you-go changes have no order.
#[derive(Debug, serde::Serialize)]
pub struct Resized {}

impl Operation for ResizeDisk {
    type Answer = Resized;

    fn run(self, context: &Context<'_>) -> Result<Resized, ApiError> {
        self.check(&context.catalog(), &context.region)?;
        let _lock = lock(context, &self.disk, Code::DiskCreatingSnapshot, Code::OperationConflict)?;
        // Under the lock, the size and the status stay the same.
        let (disk, size) = self.check(&context.catalog(), &context.region)?;
        must_have_image(context.engine.home(), &disk, Code::IncorrectDiskStatus)?;
        // The image is resized first. After a crash in between, the next capture or the same request puts both right.
        let before = match context.engine.resize_image(&disk, size) {
            Err(error @ EngineError::Io { .. }) if disk.adopted.is_some() => {
                return Err(ApiError::new(
                    Code::OperationDenied,
                    format!(
                        "The image of the disk {} is used in place and cannot be resized: {error}.",
                        disk.id
                    ),
                ));
            }
            Ok(None) => {
                return Err(ApiError::new(
                    Code::InvalidDiskSizeTooSmall,
                    format!(
                        "The image of the disk {} is larger than {} GiB already.",
                        disk.id, self.new_size
                    ),
                )
                .hint("Nothing is ever cut off: give a NewSize that holds all of it."));
            }
            outcome => outcome?,
        };
        let asked = context.asked();
        let told = context.engine.catalog().write(|transaction| {
            let disk = existing::disk(transaction, &asked.region, &self.disk)?;
            Disk { size, ..disk }.update(transaction)?;
            asked.keep_answer(transaction, &Resized {})
        });
        if told.is_err()
            && let Some(before) = before
        {
            context.engine.take_growth_back(&disk, before, size);
        }
        told.map(|()| Resized {})
    }
}

impl ResizeDisk {
    /// Returns the disk and its requested size, after all rules.
    fn check(&self, connection: &ReadTx, region: &RegionId) -> Result<(Disk, ByteSize), ApiError> {
        let online = match self.kind.as_deref() {
            None | Some("offline") => false,
            Some("online") => true,
            Some(_) => {
                return Err(ApiError::new(
                    Code::InvalidParamType,
                    "The specified Type is neither offline nor online.",
                ));
            }
        };
        let disk = existing::disk(connection, region, &self.disk)?;
        let size = self.size(&disk)?;
        if !matches!(disk.status, DiskStatus::InUse | DiskStatus::Available) {
            return Err(wrong_status(connection, &disk, "In_use or Available"));
        }
        if disk.kind == DiskType::System && disk.instance.is_none() {
            return Err(ApiError::new(
                Code::InvalidDiskDetachedSystemDisk,
                format!("The system disk {} is detached; it can be resized on its instance.", disk.id),
            ));
        }
        if online {
            let status = match &disk.instance {
                Some(id) => Some(existing::instance(connection, region, id)?.status),
                None => None,
            };
            if status != Some(InstanceStatus::Running) {
                return Err(ApiError::new(
                    Code::InvalidInstanceStatusNotRunning,
                    format!("The disk {} is on no Running instance, which Type online needs.", disk.id),
                )
                .hint("Type offline needs none."));
            }
        }
        must_not_be_captured(connection, &disk.id, Code::DiskCreatingSnapshot)?;
        Ok((disk, size))
    }

    fn size(&self, disk: &Disk) -> Result<ByteSize, ApiError> {
        let wanted = ByteSize::from_gib(u64::try_from(self.new_size).unwrap_or(0));
        let now = disk.size.gib();
        if wanted <= disk.size {
            return Err(ApiError::new(
                Code::InvalidDiskSizeTooSmall,
                format!("The specified NewSize {} is not larger than the {now} GiB of now.", self.new_size),
            ));
        }
        let range = size::range(disk.kind, disk.category, disk.performance_level);
        if size::in_range(&range, self.new_size).is_some() {
            return Ok(wanted);
        }
        let code = if wanted > ByteSize::from_gib(*range.end()) {
            Code::InvalidDiskSizeTooLarge
        } else if disk.kind == DiskType::System {
            Code::InvalidSystemDiskSizeValueNotSupported
        } else {
            Code::InvalidDataDiskSizeValueNotSupported
        };
        Err(ApiError::new(
            code,
            format!(
                "The specified NewSize {} is outside {} to {} GiB.",
                self.new_size,
                range.start(),
                range.end()
            ),
        ))
    }
}

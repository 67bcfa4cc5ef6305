//! `ModifyDiskAttribute`.

use super::{must_be_able_to_burst, wrong_status};
use crate::catalog::Disk;
use crate::catalog::ReadTx;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::{Scalar, Texts};
use crate::ecs::policies;
use crate::ecs::rules::existing;
use crate::ecs::rules::name::{DiskName, NewDescription};
use crate::ecs::service::Context;
use crate::model::{DiskId, DiskStatus};

/// The maximum number of disks that one request can change.
const DISK_IDS: usize = 100;

operation! {
    /// Changes attributes of one disk or of several.
    ///
    /// What is not given stays as it is. Either all of the disks change or none.
    ModifyDiskAttribute in Disks "修改一块或多块云盘的属性。" {
        /// The disk; not together with DiskIds.
        "DiskId" disk: Option<DiskId>,
        /// Up to 100 disks; not together with DiskId.
        "DiskIds" disks: Texts,
        /// The name: 2 to 128 characters, a letter first, then letters, digits and : _ . -.
        "DiskName" name: Option<DiskName>,
        /// The description: 2 to 256 characters, or empty to take it away.
        "Description" description: Option<NewDescription>,
        /// Whether the disk goes with its instance.
        "DeleteWithInstance" delete_with_instance: Option<bool>,
        /// Whether automatic snapshots go with the disk.
        "DeleteAutoSnapshot" delete_auto_snapshot: Option<bool>,
        /// Whether policies may snapshot the disk.
        "EnableAutoSnapshot" enable_auto_snapshot: Option<bool>,
        /// Bursting; of a cloud_auto disk of more than 3 GiB only.
        "BurstingEnabled" bursting: Option<bool>,
    }
    common { OPTIONAL_REGION_ID }
    errors {
        BurstingEnabledForDiskCategoryUnsupported, DeleteWithInstanceConflict,
        InvalidBurstingEnabledDiskSizeTooSmall, MissingParameterDiskIdOrDiskIds, NoAttributeToModify,
        ParameterConflictDiskIdAndDiskIds,
        IncorrectDiskStatus "the disk is being made",
        404 InvalidDescriptionMalformed,
    }
}

impl Operation for ModifyDiskAttribute {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let ids = self.ids()?;
        if self.changes_nothing() {
            return Err(ApiError::new(Code::NoAttributeToModify, "No attribute to be modified is given.").hint(
                "Give DiskName, Description, DeleteWithInstance, DeleteAutoSnapshot, EnableAutoSnapshot or \
                 BurstingEnabled.",
            ));
        }
        let asked = context.asked();
        context.engine.catalog().write(|transaction| {
            for id in &ids {
                let old = existing::disk(transaction, &asked.region, id)?;
                let was_paused = !old.enable_auto_snapshot;
                let disk = self.changed(transaction, old)?;
                disk.update(transaction)?;
                if was_paused && disk.enable_auto_snapshot {
                    policies::pass_over(transaction, id, None, asked.now)?;
                }
            }
            Ok(Empty {})
        })
    }
}

impl ModifyDiskAttribute {
    fn ids(&self) -> Result<Vec<DiskId>, ApiError> {
        match (&self.disk, self.disks.0.as_slice()) {
            (None, []) => Err(ApiError::new(
                Code::MissingParameterDiskIdOrDiskIds,
                "One of the parameters DiskId and DiskIds.N must be given.",
            )),
            (Some(_), [_, ..]) => Err(ApiError::new(
                Code::ParameterConflictDiskIdAndDiskIds,
                "The parameters DiskId and DiskIds.N exclude each other.",
            )),
            (Some(id), []) => Ok(vec![id.clone()]),
            (None, texts) if texts.len() > DISK_IDS => Err(ApiError::invalid("DiskIds")),
            (None, texts) => texts.iter().map(|text| Scalar::parse(text, "DiskIds")).collect(),
        }
    }

    fn changes_nothing(&self) -> bool {
        let flags =
            [self.delete_with_instance, self.delete_auto_snapshot, self.enable_auto_snapshot, self.bursting];
        self.name.is_none() && self.description.is_none() && flags.iter().all(Option::is_none)
    }

    /// Returns the disk with its new attributes.
    fn changed(&self, transaction: &ReadTx, mut disk: Disk) -> Result<Disk, ApiError> {
        if disk.status == DiskStatus::Creating {
            return Err(wrong_status(transaction, &disk, "ready"));
        }
        if disk.category.is_ephemeral() && self.delete_with_instance == Some(false) {
            return Err(ApiError::new(
                Code::DeleteWithInstanceConflict,
                format!("A disk of the category {} goes with its instance.", disk.category),
            ));
        }
        if self.bursting == Some(true) {
            must_be_able_to_burst(disk.category, disk.size.gib())?;
        }
        if let Some(name) = &self.name {
            disk.name.clone_from(&name.0);
        }
        if let Some(description) = &self.description {
            disk.description.clone_from(&description.0);
        }
        disk.delete_with_instance = self.delete_with_instance.unwrap_or(disk.delete_with_instance);
        disk.delete_auto_snapshot = self.delete_auto_snapshot.unwrap_or(disk.delete_auto_snapshot);
        disk.enable_auto_snapshot = self.enable_auto_snapshot.unwrap_or(disk.enable_auto_snapshot);
        disk.bursting = self.bursting.unwrap_or(disk.bursting);
        Ok(disk)
    }
}

//! `ModifySnapshotAttribute`.

use super::days::RetentionDays;
use crate::catalog::Snapshot;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Kind, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Scalar;
use crate::ecs::rules::existing;
use crate::ecs::rules::name::{NewDescription, SnapshotName};
use crate::ecs::service::Context;
use crate::model::{SnapshotId, SnapshotStatus};

operation! {
    /// Changes a snapshot's name, description or retention.
    ///
    /// At least one attribute must be given.
    ModifySnapshotAttribute in Snapshots "修改快照的名称、描述或保留时间。" {
        /// The snapshot.
        "SnapshotId" snapshot_id: SnapshotId,
        /// The new name: 2 to 128 characters, a letter first, then letters, digits and : _ . -.
        /// It does not begin with auto.
        "SnapshotName" snapshot_name: Option<SnapshotName>,
        /// The new description: empty, or 2 to 256 characters not beginning with http:// or https://.
        "Description" description: Option<NewDescription>,
        /// After how many days from its creation the snapshot goes by itself; it can only grow.
        "RetentionDays" retention_days: Option<RetentionDays>,
        /// true turns instant access off.
        "DisableInstantAccess" disable_instant_access: Option<Disable>,
    }
    errors {
        InvalidOperationDecreaseRetentionDaysUnsupported, InvalidSnapshotDisableInstantAccessMalformed,
        404 InvalidDescriptionMalformed,
        400 InvalidSnapshotIdNotReady "the snapshot is still progressing",
        NoAttributeToModify "nothing to change was given",
    }
}

/// `DisableInstantAccess`, which has an error of its own.
#[derive(Clone, Copy, Debug)]
pub struct Disable(bool);

impl Scalar for Disable {
    const KIND: Kind = Kind::Boolean;

    fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
        bool::parse(text, name).map(Self).map_err(|_| {
            ApiError::new(
                Code::InvalidSnapshotDisableInstantAccessMalformed,
                format!("The specified {name} is neither true nor false."),
            )
        })
    }
}

impl Operation for ModifySnapshotAttribute {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        if self.snapshot_name.is_none()
            && self.description.is_none()
            && self.retention_days.is_none()
            && self.disable_instant_access.is_none()
        {
            return Err(ApiError::new(Code::NoAttributeToModify, "No attribute to modify is given.")
                .hint("Give SnapshotName, Description, RetentionDays or DisableInstantAccess."));
        }
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            let mut snapshot = existing::snapshot(catalog, &asked.region, &self.snapshot_id)?;
            self.change(&mut snapshot)?;
            snapshot.modified = asked.now;
            snapshot.update(catalog)?;
            Ok(Empty {})
        })
    }
}

impl ModifySnapshotAttribute {
    fn change(self, snapshot: &mut Snapshot) -> Result<(), ApiError> {
        if snapshot.status == SnapshotStatus::Progressing {
            return Err(ApiError::new(
                Code::InvalidSnapshotIdNotReady,
                format!("The snapshot {} is still progressing.", snapshot.id),
            )
            .hint("Try again when it is accomplished."));
        }
        if let Some(days) = self.retention_days {
            check_retention(snapshot, days)?;
            snapshot.retention_days = Some(days.0);
        }
        if let Some(name) = self.snapshot_name {
            snapshot.name = name.0;
        }
        if let Some(description) = self.description {
            snapshot.description = description.0;
        }
        if self.disable_instant_access.is_some_and(|disable| disable.0) {
            snapshot.instant_access = false;
            snapshot.instant_access_days = None;
        }
        Ok(())
    }
}

/// Checks that the retention grows; the retention of a snapshot kept without end cannot grow.
fn check_retention(snapshot: &Snapshot, days: RetentionDays) -> Result<(), ApiError> {
    const CODE: Code = Code::InvalidOperationDecreaseRetentionDaysUnsupported;
    match snapshot.retention_days {
        Some(kept) if kept <= days.0 => Ok(()),
        Some(kept) => Err(ApiError::new(
            CODE,
            format!("The snapshot {} is kept for {kept} days; {} would be less.", snapshot.id, days.0),
        )
        .hint(format!("Give {kept} days or more."))),
        None => Err(ApiError::new(
            CODE,
            format!("The snapshot {} is kept for ever; {} days would be less.", snapshot.id, days.0),
        )
        .hint("Delete it yourself when it is not needed any more (DeleteSnapshot).")),
    }
}

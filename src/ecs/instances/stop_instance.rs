//! `StopInstance`.

use super::states;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing::{self, shown};
use crate::ecs::service::Context;
use crate::model::{InstanceId, InstanceStatus};

operation! {
    /// Stops a running instance.
    ///
    /// Its disks stay attached; a stopped instance's disks can be rolled back.
    StopInstance in Instances {
        /// The instance.
        "InstanceId" instance_id: InstanceId,
        /// KeepCharging or StopCharging, to be shown by DescribeInstances.
        "StoppedMode" stopped_mode: Option<String>,
        /// true checks the request and ends with DryRunOperation.
        "DryRun" dry_run: Option<bool>,
    }
    ignored { "ConfirmStop": bool, "ForceStop": bool, "Hibernate": bool }
    errors {
        403 "DiskError" "a disk of the instance is being rolled back or re-initialised",
        400 "DryRunOperation" "DryRun is true and every check passed",
        403 "IncorrectInstanceStatus" "the instance is not Running",
        404 "InvalidInstanceId.NotFound" "no such instance in the region",
        400 "InvalidParameter" "StoppedMode is neither of the two",
    }
}

impl Operation for StopInstance {
    type Answer = Empty;

    fn run(self, context: &mut Context<'_>) -> Result<Empty, ApiError> {
        let mode = match self.stopped_mode.as_deref() {
            None | Some("KeepCharging") => "KeepCharging",
            Some("StopCharging") => "StopCharging",
            Some(other) => {
                return Err(ApiError::new(
                    "InvalidParameter",
                    format!("The specified StoppedMode \"{}\" is not valid.", shown(other)),
                )
                .hint("It can be KeepCharging or StopCharging."));
            }
        };
        let dry_run = context.stop_if_dry(self.dry_run);
        let asked = context.asked();
        context.engine.catalog_mut().write(|catalog| {
            let mut instance = existing::instance(catalog, &asked.region, &self.instance_id)?;
            states::must_be(&instance, InstanceStatus::Running)?;
            states::disks_are_whole(catalog, &instance)?;
            dry_run?;
            instance.status = InstanceStatus::Stopped;
            instance.stopped_mode = mode.to_owned();
            instance.update(catalog)?;
            Ok(Empty {})
        })
    }
}

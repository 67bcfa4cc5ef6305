//! `StartInstance`.

use super::states;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{InstanceId, InstanceStatus};

operation! {
    /// Starts a stopped instance.
    StartInstance in Instances {
        /// The instance.
        "InstanceId" instance_id: InstanceId,
        /// true checks the request and ends with DryRunOperation.
        "DryRun" dry_run: Option<bool>,
    }
    ignored { "InitLocalDisk": bool }
    errors {
        403 "DiskError" "a disk of the instance is being rolled back or re-initialised",
        400 "DryRunOperation" "DryRun is true and every check passed",
        403 "IncorrectInstanceStatus" "the instance is not Stopped",
        404 "InvalidInstanceId.NotFound" "no such instance in the region",
    }
}

impl Operation for StartInstance {
    type Answer = Empty;

    fn run(self, context: &mut Context<'_>) -> Result<Empty, ApiError> {
        let dry_run = context.stop_if_dry(self.dry_run);
        let asked = context.asked();
        context.engine.catalog_mut().write(|catalog| {
            let mut instance = existing::instance(catalog, &asked.region, &self.instance_id)?;
            states::must_be(&instance, InstanceStatus::Stopped)?;
            states::disks_are_whole(catalog, &instance)?;
            dry_run?;
            instance.status = InstanceStatus::Running;
            instance.stopped_mode = states::NOT_STOPPED.to_owned();
            instance.started = Some(asked.now);
            instance.update(catalog)?;
            Ok(Empty {})
        })
    }
}

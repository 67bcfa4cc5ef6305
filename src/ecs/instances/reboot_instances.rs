//! `RebootInstances`.

use super::power::{Batch, InstanceIds, Power, Responses, switch_all};
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;

operation! {
    /// Restarts running instances.
    RebootInstances in Instances "批量重启运行中的实例。" {
        /// The instances, at most 100.
        "InstanceId" instance_ids: InstanceIds,
        /// AllTogether (the default): all or none; SuccessFirst: those that can.
        "BatchOptimization" batch: Option<Batch>,
    }
    common { REGION_ID, DRY_RUN }
    ignored { "ForceReboot": bool }
    errors {
        InvalidInstanceIdNotFound,
        DiskError "a disk of an instance is being rolled back or re-initialised",
        IncorrectInstanceStatus "an instance is not Running",
    }
}

impl Operation for RebootInstances {
    type Answer = Responses;

    fn run(self, context: &Context<'_>) -> Result<Responses, ApiError> {
        let power = Power::Reboot;
        switch_all(context, &self.instance_ids, power, self.batch)
    }
}

//! `StopInstances`.

use super::power::{Batch, InstanceIds, Power, Responses, switch_all};
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;

operation! {
    /// Stops running instances.
    StopInstances in Instances "批量停止运行中的实例。" {
        /// The instances, at most 100.
        "InstanceId" instance_ids: InstanceIds,
        /// AllTogether (the default): all or none; SuccessFirst: those that can.
        "BatchOptimization" batch: Option<Batch>,
        /// KeepCharging or StopCharging, to be shown by DescribeInstances.
        "StoppedMode" stopped_mode: Option<String>,
    }
    common { REGION_ID, DRY_RUN }
    ignored { "ForceStop": bool }
    errors {
        InvalidInstanceIdNotFound,
        DiskError "a disk of an instance is being rolled back or re-initialised",
        IncorrectInstanceStatus "an instance is not Running",
    }
}

impl Operation for StopInstances {
    type Answer = Responses;

    fn run(self, context: &Context<'_>) -> Result<Responses, ApiError> {
        let power = Power::stop(self.stopped_mode.as_deref())?;
        switch_all(context, &self.instance_ids, power, self.batch)
    }
}

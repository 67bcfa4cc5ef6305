//! `StartInstances`.

use super::power::{Batch, InstanceIds, Power, Responses, switch_all};
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;

operation! {
    /// Starts stopped instances.
    StartInstances in Instances "批量启动已停止的实例。" {
        /// The instances, at most 100.
        "InstanceId" instance_ids: InstanceIds,
        /// AllTogether (the default): all or none; SuccessFirst: those that can.
        "BatchOptimization" batch: Option<Batch>,
    }
    common { REGION_ID, DRY_RUN }
    errors {
        InvalidInstanceIdNotFound,
        DiskError "an instance has no system disk, or one of its disks is being rolled back or re-initialised",
        IncorrectInstanceStatus "an instance is not Stopped",
    }
}

impl Operation for StartInstances {
    type Answer = Responses;

    fn run(self, context: &Context<'_>) -> Result<Responses, ApiError> {
        let power = Power::Start;
        switch_all(context, &self.instance_ids, power, self.batch)
    }
}

//! `StartInstance`.

use super::power::Power;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use crate::model::InstanceId;

operation! {
    /// Starts a stopped instance.
    StartInstance in Instances "启动已停止的实例。" {
        /// The instance.
        "InstanceId" instance_id: InstanceId,
    }
    common { DRY_RUN }
    ignored { "InitLocalDisk": bool }
    errors {
        IncorrectInstanceStatus,
        DiskError "the instance has no system disk, or one of its disks is being rolled back or re-initialised",
    }
}

impl Operation for StartInstance {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let dry = context.stop_if_dry();
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            Power::Start.switch(catalog, &asked, &self.instance_id, dry)?;
            Ok(Empty {})
        })
    }
}

//! `StopInstance`.

use super::power::Power;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use crate::model::InstanceId;

operation! {
    /// Stops a running instance.
    ///
    /// Its disks stay attached; a stopped instance's disks can be rolled back.
    StopInstance in Instances "停止运行中的实例。" {
        /// The instance.
        "InstanceId" instance_id: InstanceId,
        /// KeepCharging or StopCharging, to be shown by DescribeInstances.
        "StoppedMode" stopped_mode: Option<String>,
    }
    common { DRY_RUN }
    ignored { "ConfirmStop": bool, "ForceStop": bool, "Hibernate": bool }
    errors {
        DiskError,
        IncorrectInstanceStatus "the instance is not Running",
    }
}

impl Operation for StopInstance {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let power = Power::stop(self.stopped_mode.as_deref())?;
        let dry = context.stop_if_dry();
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            power.switch(catalog, &asked, &self.instance_id, dry)?;
            Ok(Empty {})
        })
    }
}

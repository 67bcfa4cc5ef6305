//! `RebootInstance`.

use super::power::Power;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use crate::model::InstanceId;

operation! {
    /// Restarts a running instance.
    RebootInstance in Instances "重启运行中的实例。" {
        /// The instance.
        "InstanceId" instance_id: InstanceId,
    }
    common { DRY_RUN }
    ignored { "ForceStop": bool }
    errors {
        DiskError,
        IncorrectInstanceStatus "the instance is not Running",
    }
}

impl Operation for RebootInstance {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let dry = context.stop_if_dry();
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            Power::Reboot.switch(catalog, &asked, &self.instance_id, dry)?;
            Ok(Empty {})
        })
    }
}

//! `DeleteInstances`.

use super::delete_instance::{self, DeleteInstance};
use super::power::InstanceIds;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;

operation! {
    /// Deletes instances, as DeleteInstance does one.
    ///
    /// When one of them refuses, nothing is deleted.
    DeleteInstances in Instances "批量删除实例。" {
        /// The instances, at most 100; Stopped, if not Force is true.
        "InstanceId" instance_ids: InstanceIds,
        /// true deletes running instances as well.
        "Force" force: Option<bool>,
    }
    common { REGION_ID, CLIENT_TOKEN, DRY_RUN }
    ignored { "ForceStop": bool, "TerminateSubscription": bool }
    errors {
        IdempotentParameterMismatch, InvalidInstanceIdNotFound,
        IncorrectInstanceStatus "an instance runs and Force is not true, or one of its disks is busy",
        IncorrectInstanceStatusInitializing "an instance is still being made",
        InvalidOperationDeletionProtection "an instance is protected",
    }
}

impl Operation for DeleteInstances {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let mut ids = self.instance_ids.0;
        ids.sort();
        ids.dedup();
        for id in &ids {
            let instance = existing::instance(&context.catalog(), &context.region, id)?;
            delete_instance::check(&context.catalog(), &instance, self.force == Some(true))?;
        }
        context.stop_if_dry()?;
        for instance_id in ids {
            DeleteInstance { instance_id, force: self.force }.run(context)?;
        }
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            asked.keep_answer(catalog, &Empty {})?;
            Ok(Empty {})
        })
    }
}

//! `CreateInstance`.

use super::new_instance::{CreateAttributes, NewInstance};
use super::wish::Wish;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use crate::model::{InstanceId, InstanceStatus};
use serde::Serialize;

operation! {
    /// Makes one instance with its disks, and leaves it Stopped.
    ///
    /// StartInstance starts it. RunInstances makes and starts several at once. Keeps and shows settings
    /// for charges, networks, metadata, processors and hosts; they have no other effect.
    CreateInstance in Instances "创建一台实例及其云盘，创建后为已停止状态。" {
        /// The type, such as ecs.g6.large. It has no effect.
        "InstanceType" instance_type: String,
    }
    common { REGION_ID, CLIENT_TOKEN, DRY_RUN }
    blocks { new: NewInstance, attributes: CreateAttributes }
    ignored { "NodeControllerId": String, "UseAdditionalService": bool }
    errors {
        InvalidDataDiskSnapshotIdNotFound, InvalidInnerIpAddressMalformed,
        InvalidIoOptimizedValueValueNotSupported, InvalidParameterBandwidth, InvalidParameterConflict,
        InvalidPrivateIpAddressMalformed, InvalidVSwitchIdNotFound,
        InvalidAutoSnapshotPolicyIdNotFound "no such automatic snapshot policy in the region",
        InvalidSecurityGroupIdNotFound "SecurityGroupId is no id of a security group",
    }
}

/// The answer.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Created {
    #[serde(skip_serializing_if = "Option::is_none")]
    instance_id: Option<InstanceId>,
}

impl Operation for CreateInstance {
    type Answer = Created;

    fn run(self, context: &Context<'_>) -> Result<Created, ApiError> {
        let wish =
            Wish { instance_type: Some(self.instance_type), ..Wish::of_one(self.new, self.attributes.0) };
        let plan = wish.plan(context).map_err(|error| match error.code {
            // RunInstances has another code for this error.
            Code::InvalidSnapshotIdNotFound => {
                ApiError { code: Code::InvalidDataDiskSnapshotIdNotFound, ..error }
            }
            _ => error,
        })?;
        context.stop_if_dry()?;
        plan.make(context, InstanceStatus::Stopped, |ids| Created { instance_id: ids.into_iter().next() })
    }
}

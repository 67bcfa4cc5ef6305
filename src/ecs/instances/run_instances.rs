//! `RunInstances`.

use super::asked::Extras;
use super::network::{self, NetworkInterface};
use super::new_instance::{NewInstance, RunAttributes};
use super::wish::Wish;
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Texts;
use crate::ecs::service::Context;
use crate::model::{InstanceId, InstanceStatus, PolicyId};

operation! {
    /// Makes instances with their disks, and starts them.
    ///
    /// An instance here is what disks are attached to: it has states and no processor. Its system disk
    /// holds what its image does, and is empty if that is a public image; data disks are empty or come
    /// from snapshots, their own or those of the image. Keeps and shows settings for charges, networks, metadata,
    /// processors and hosts; they have no other effect.
    RunInstances in Instances "创建并启动一台或多台实例及其云盘。" {
        /// Sets the number of instances: 1 to 100 (1).
        "Amount" amount: Option<i64>,
        /// The least that is enough: 1 to Amount. Here all are made, or none.
        "MinAmount" min_amount: Option<i64>,
        /// The type, such as ecs.g6.large, which it is when it is left away. It has no effect.
        "InstanceType" instance_type: Option<String>,
        /// true adds 001, 002 … to the names of several instances.
        "UniqueSuffix" unique_suffix: Option<bool>,
        /// A host name for each instance.
        "HostNames" host_names: Texts,
        /// Must not be true: disks are not encrypted here.
        "SystemDisk.Encrypted" system_encrypted: Option<bool>,
        /// Not to be given, since disks are not encrypted here.
        "SystemDisk.EncryptAlgorithm" system_encrypt_algorithm: Option<String>,
        /// Not to be given, since disks are not encrypted here.
        "SystemDisk.KMSKeyId" system_key: Option<String>,
        /// Whether a cloud_auto system disk bursts.
        "SystemDisk.BurstingEnabled" system_bursting: Option<bool>,
        /// IOPS of the system disk on top of the base; of a cloud_auto disk only.
        "SystemDisk.ProvisionedIops" system_iops: Option<i64>,
        /// The automatic snapshot policy that the system disk gets.
        "SystemDisk.AutoSnapshotPolicyId" system_policy: Option<PolicyId>,
        /// Network interfaces, at most 10.
        "NetworkInterface" interfaces: Vec<NetworkInterface>,
    }
    common { REGION_ID, CLIENT_TOKEN, DRY_RUN }
    blocks { new: NewInstance, attributes: RunAttributes }
    ignored {
        "AutoPay": bool, "Ipv6AddressCount": i64, "NetworkInterfaceQueueNumber": i64,
        "SecurityOptions.ConfidentialComputingMode": String, "SecurityOptions.TrustedSystemMode": String,
    }
    refused { "LaunchTemplateId": String, "LaunchTemplateName": String, "LaunchTemplateVersion": i64 }
    errors {
        IdempotentProcessing, InvalidAutoReleaseTimeMalformed, InvalidInternetMaxBandwidthInMalformed,
        InvalidInternetMaxBandwidthOutMalformed, InvalidIoOptimizeValueNotSupported,
        InvalidMinAmountMalformed, InvalidParamAmount, InvalidParamNetworkInterface,
        InvalidParamsHostnameExceed, InvalidSecurityGroupIdNotFound,
        InvalidParameterConflict "parameters that exclude each other, or a performance level for a disk that is no ESSD",
        InvalidPrivateIpAddressMalformed "PrivateIpAddress is no address, or too few follow it",
        400 InvalidSnapshotIdNotFound,
        404 InvalidVSwitchIdNotFound,
    }
}

impl Operation for RunInstances {
    type Answer = Field<Field<Vec<InstanceId>>>;

    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        let plan = self.wish(context)?.plan(context)?;
        context.stop_if_dry()?;
        plan.make(context, InstanceStatus::Running, |ids| {
            Field("InstanceIdSets", Field("InstanceIdSet", ids))
        })
    }
}

impl RunInstances {
    fn wish(self, context: &Context<'_>) -> Result<Wish, ApiError> {
        let count = self.count()?;
        let mut attributes = self.attributes.0;
        for parameter in network::take_over(self.interfaces, &mut attributes)? {
            context.engine.tell(format!(
                "{parameter} is checked and not shown, since the interface is secondary; with InstanceType Primary \
                 it counts for the instance"
            ));
        }
        Ok(Wish {
            count,
            instance_type: self.instance_type,
            unique_suffix: self.unique_suffix == Some(true),
            host_names: self.host_names.0,
            system: Extras {
                encrypted: self.system_encrypted,
                encrypt_algorithm: self.system_encrypt_algorithm,
                key: self.system_key,
                cluster: None,
                bursting: self.system_bursting,
                provisioned_iops: self.system_iops,
            },
            system_policy: self.system_policy,
            ..Wish::of_one(self.new, attributes)
        })
    }

    fn count(&self) -> Result<u32, ApiError> {
        let amount = self.amount.unwrap_or(1);
        let least = self.min_amount.unwrap_or(1);
        if !(1..=100).contains(&amount) {
            return Err(ApiError::new(
                Code::InvalidParamAmount,
                format!("The specified Amount {amount} is not 1 to 100."),
            ));
        }
        if !(1..=amount).contains(&least) {
            return Err(ApiError::new(
                Code::InvalidMinAmountMalformed,
                format!("The specified MinAmount {least} is not 1 to the Amount {amount}."),
            ));
        }
        u32::try_from(amount).map_err(ApiError::internal)
    }
}

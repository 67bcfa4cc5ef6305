//! `RunInstances`.

use super::asked::Extras;
use super::network::{self, NetworkInterface};
use super::new_instance::{NewInstance, RunAttributes};
use super::wish::Wish;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Texts;
use crate::ecs::service::Context;
use crate::model::{InstanceId, InstanceStatus, PolicyId};
use serde::Serialize;

operation! {
    /// Makes instances with their disks, and starts them.
    ///
    /// An instance here is what disks are attached to: it has states and no processor. Its system disk
    /// holds what its image does, and is empty if that is a public image; data disks are empty or come
    /// from snapshots, their own or those of the image. What is said of charges, networks, metadata,
    /// processors and hosts is kept and shown, and has no further effect.
    RunInstances in Instances "创建并启动一台或多台实例及其云盘。" {
        /// How many: 1 to 100 (1).
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
    common { REGION_ID, CLIENT_TOKEN }
    blocks { new: NewInstance, attributes: RunAttributes }
    ignored {
        "AutoPay": bool, "Ipv6AddressCount": i64, "NetworkInterfaceQueueNumber": i64,
        "SecurityOptions.ConfidentialComputingMode": String, "SecurityOptions.TrustedSystemMode": String,
    }
    refused { "LaunchTemplateId": String, "LaunchTemplateName": String, "LaunchTemplateVersion": i64 }
    errors {
        400 "BurstingEnabledForDiskCategoryUnsupported" "a disk is to burst that is not cloud_auto",
        404 "DeploymentSet.NotFound" "DeploymentSetId is no id of a deployment set",
        400 "DryRunOperation" "DryRun is true and every check passed",
        400 "Duplicate.TagKey" "a tag key is given twice",
        403 "IdempotentParameterMismatch" "the client token was used with other parameters",
        403 "IdempotentProcessing" "a request with the client token is running",
        400 "InstanceDiskNumber.LimitExceed" "more than 16 data disks",
        400 "InvalidAutoReleaseTime.Malformed" "AutoReleaseTime is no time, or not half an hour to three years from now",
        404 "InvalidAutoSnapshotPolicyId.NotFound" "no such policy in the region",
        400 "InvalidBurstingEnabled.DiskSizeTooSmall" "a disk is to burst that has 3 GiB or less",
        403 "InvalidClientToken.Malformed" "the client token is no ASCII or longer than 64",
        400 "InvalidDataDevice.Malformed" "a device name is not /dev/xvdb to /dev/xvdz",
        400 "InvalidDataDiskCategory.ValueNotSupported" "a data disk's category is none of the words",
        400 "InvalidDataDiskSize.ValueNotSupported" "a data disk's size is absent, out of range or not that of its local snapshot",
        400 "InvalidDescription.Malformed" "the description breaks the rules",
        403 "InvalidDevice.InUse" "a device name is given twice",
        400 "InvalidDiskCategory.Mismatch" "a local snapshot is to become no ESSD",
        400 "InvalidDiskDescription.Malformed" "a disk's description breaks the rules",
        400 "InvalidDiskName.Malformed" "a disk's name breaks the rules",
        403 "InvalidDiskSize.TooSmall" "a data disk is smaller than its snapshot",
        400 "InvalidHostName.Malformed" "the host name breaks the rules",
        400 "InvalidHpcClusterId.NotFound" "HpcClusterId is no id of an HPC cluster",
        400 "InvalidHttpEndpoint.NotSupported" "HttpEndpoint is none of the words",
        400 "InvalidHttpPutResponseHopLimit.NotSupported" "HttpPutResponseHopLimit is not 1 to 64",
        400 "InvalidHttpTokens.NotSupported" "HttpTokens is none of the words",
        404 "InvalidImageId.NotFound" "no such image",
        404 "InvalidInstanceChargeType.NotFound" "InstanceChargeType is none of the words",
        400 "InvalidInstanceName.Malformed" "the name breaks the rules",
        400 "InvalidInstanceType.ValueNotSupported" "the type does not look like ecs.g6.large",
        400 "InvalidInternetChargeType.ValueNotSupported" "InternetChargeType is none of the words",
        400 "InvalidInternetMaxBandwidthIn.Malformed" "InternetMaxBandwidthIn is not 1 to 200",
        400 "InvalidInternetMaxBandwidthOut.Malformed" "InternetMaxBandwidthOut is not 0 to 100",
        400 "InvalidIoOptimize.ValueNotSupported" "IoOptimized is none of the words",
        400 "InvalidMinAmount.Malformed" "MinAmount is not 1 to Amount",
        403 "InvalidParam.Amount" "Amount is not 1 to 100",
        400 "InvalidParam.NetworkInterface" "a NetworkInterface has an unknown InstanceType, or there are more than 10 or two Primary ones",
        400 "InvalidParam.Tenancy" "Tenancy is none of the words",
        400 "InvalidParameter.Conflict" "parameters that exclude each other, or a performance level for a disk that is no ESSD",
        400 "InvalidParameter.CreditSpecification" "CreditSpecification is none of the words",
        400 "InvalidParameter.EncryptedIllegal" "a key or an algorithm without Encrypted",
        400 "InvalidParameter.EncryptedNotSupported" "an encrypted disk is asked for",
        403 "InvalidParams.HostnameExceed" "HostNames has not one name for each instance",
        400 "InvalidPeriod" "Period or PeriodUnit is none of those allowed",
        400 "InvalidPrivateIpAddress.Malformed" "PrivateIpAddress is no address, or too few follow it",
        400 "InvalidProvisionedIops.LimitExceed" "more IOPS than a disk of that size can have",
        404 "InvalidResourceGroup.NotFound" "ResourceGroupId is no id of a resource group",
        404 "InvalidSecurityGroupId.NotFound" "a security group's id is none",
        403 "InvalidSnapshotId.NotDataDiskSnapshot" "the snapshot is one of a system disk",
        400 "InvalidSnapshotId.NotFound" "no such snapshot in the region",
        403 "InvalidSnapshotId.NotReady" "the snapshot is not accomplished",
        400 "InvalidSpotDuration" "SpotDuration is neither 0 nor 1",
        400 "InvalidSpotInterruptionBehavior" "SpotInterruptionBehavior is none of the words",
        400 "InvalidSpotPrepaid" "a SpotStrategy for an instance that is PrePaid",
        400 "InvalidSpotPriceLimit" "SpotPriceLimit is not 0 to 999999",
        400 "InvalidSpotStrategy" "SpotStrategy is none of the words",
        404 "InvalidStorageClusterId.NotExist" "a dedicated cluster is named; there are none",
        400 "InvalidStorageSetId.NotFound" "a storage set is named; there are none",
        400 "InvalidSystemDiskCategory.ValueNotSupported" "the category cannot be a system disk",
        404 "InvalidSystemDiskSize.LessThanImageSize" "the system disk is smaller than its image",
        404 "InvalidSystemDiskSize.LessThanMinSize" "the system disk is smaller than its category allows",
        400 "InvalidSystemDiskSize.ValueNotSupported" "the system disk's size is no number or too large",
        400 "InvalidTagCount" "more than 20 tags",
        400 "InvalidTagKey.Malformed" "a tag key breaks the rules",
        400 "InvalidTagValue.Malformed" "a tag value breaks the rules",
        404 "InvalidVSwitchId.NotFound" "VSwitchId is no id of a vSwitch",
        404 "InvalidZoneId.NotFound" "the zone is not in the region",
        400 "MissingParameter.PrivatePoolOptionsId" "PrivatePoolOptions.MatchCriteria is Target, and there is no Id",
        403 "OperationDenied.ImageNotValid" "the image is not ready",
        400 "ProvisionedIopsForDiskCategoryUnsupported" "a disk is to have ProvisionedIops that is not cloud_auto",
    }
}

/// The answer.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Ran {
    instance_id_sets: InstanceIdSets,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct InstanceIdSets {
    instance_id_set: Vec<InstanceId>,
}

impl Operation for RunInstances {
    type Answer = Ran;

    fn run(self, context: &Context<'_>) -> Result<Ran, ApiError> {
        let dry_run = self.new.dry_run;
        let plan = self.wish()?.plan(context)?;
        context.stop_if_dry(dry_run)?;
        plan.make(context, InstanceStatus::Running, |ids| Ran {
            instance_id_sets: InstanceIdSets { instance_id_set: ids },
        })
    }
}

impl RunInstances {
    fn wish(self) -> Result<Wish, ApiError> {
        let count = self.count()?;
        let mut attributes = self.attributes.0;
        network::take_over(self.interfaces, &mut attributes)?;
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
                "InvalidParam.Amount",
                format!("The specified Amount {amount} is not 1 to 100."),
            ));
        }
        if !(1..=amount).contains(&least) {
            return Err(ApiError::new(
                "InvalidMinAmount.Malformed",
                format!("The specified MinAmount {least} is not 1 to the Amount {amount}."),
            ));
        }
        u32::try_from(amount).map_err(ApiError::internal)
    }
}

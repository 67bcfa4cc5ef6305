//! `CreateInstance`.

use super::new_instance::{CreateAttributes, NewInstance};
use super::wish::Wish;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use crate::model::{InstanceId, InstanceStatus};
use serde::Serialize;

operation! {
    /// Makes one instance with its disks, and leaves it Stopped.
    ///
    /// StartInstance starts it. RunInstances makes and starts several at once. What is said of charges,
    /// networks, metadata, processors and hosts is kept and shown, and has no further effect.
    CreateInstance in Instances "创建一台实例及其云盘，创建后为已停止状态。" {
        /// The type, such as ecs.g6.large. It has no effect.
        "InstanceType" instance_type: String,
    }
    common { REGION_ID, CLIENT_TOKEN }
    blocks { new: NewInstance, attributes: CreateAttributes }
    ignored { "NodeControllerId": String, "UseAdditionalService": bool }
    errors {
        400 "BurstingEnabledForDiskCategoryUnsupported" "a disk is to burst that is not cloud_auto",
        404 "DeploymentSet.NotFound" "DeploymentSetId is no id of a deployment set",
        400 "DryRunOperation" "DryRun is true and every check passed",
        400 "Duplicate.TagKey" "a tag key is given twice",
        403 "IdempotentParameterMismatch" "the client token was used with other parameters",
        400 "InstanceDiskNumber.LimitExceed" "more than 16 data disks",
        404 "InvalidAutoSnapshotPolicyId.NotFound" "no such automatic snapshot policy in the region",
        400 "InvalidBurstingEnabled.DiskSizeTooSmall" "a disk is to burst that has 3 GiB or less",
        403 "InvalidClientToken.Malformed" "the client token is no ASCII or longer than 64",
        400 "InvalidDataDevice.Malformed" "a device name is not /dev/xvdb to /dev/xvdz",
        400 "InvalidDataDiskCategory.ValueNotSupported" "a data disk's category is none of the words",
        400 "InvalidDataDiskSize.ValueNotSupported" "a data disk's size is absent, out of range or not that of its local snapshot",
        404 "InvalidDataDiskSnapshotId.NotFound" "no such snapshot in the region",
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
        400 "InvalidInnerIpAddress.Malformed" "InnerIpAddress is no address",
        404 "InvalidInstanceChargeType.NotFound" "InstanceChargeType is none of the words",
        400 "InvalidInstanceName.Malformed" "the name breaks the rules",
        400 "InvalidInstanceType.ValueNotSupported" "the type does not look like ecs.g6.large",
        400 "InvalidInternetChargeType.ValueNotSupported" "InternetChargeType is none of the words",
        400 "InvalidIoOptimizedValue.ValueNotSupported" "IoOptimized is none of the words",
        400 "InvalidParam.Tenancy" "Tenancy is none of the words",
        400 "InvalidParameter.Bandwidth" "a bandwidth is out of range",
        400 "InvalidParameter.Conflict" "a performance level for a disk that is no ESSD",
        400 "InvalidParameter.CreditSpecification" "CreditSpecification is none of the words",
        400 "InvalidParameter.EncryptedIllegal" "a key or an algorithm without Encrypted",
        400 "InvalidParameter.EncryptedNotSupported" "an encrypted disk is asked for",
        400 "InvalidPeriod" "Period or PeriodUnit is none of those allowed",
        400 "InvalidPrivateIpAddress.Malformed" "PrivateIpAddress is no address",
        400 "InvalidProvisionedIops.LimitExceed" "more IOPS than a disk of that size can have",
        404 "InvalidResourceGroup.NotFound" "ResourceGroupId is no id of a resource group",
        404 "InvalidSecurityGroupId.NotFound" "SecurityGroupId is no id of a security group",
        403 "InvalidSnapshotId.NotDataDiskSnapshot" "the snapshot is one of a system disk",
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
        403 "InvalidVSwitchId.NotFound" "VSwitchId is no id of a vSwitch",
        404 "InvalidZoneId.NotFound" "the zone is not in the region",
        400 "MissingParameter.PrivatePoolOptionsId" "PrivatePoolOptions.MatchCriteria is Target, and there is no Id",
        403 "OperationDenied.ImageNotValid" "the image is not ready",
        400 "ProvisionedIopsForDiskCategoryUnsupported" "a disk is to have ProvisionedIops that is not cloud_auto",
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
        let dry_run = self.new.dry_run;
        let wish =
            Wish { instance_type: Some(self.instance_type), ..Wish::of_one(self.new, self.attributes.0) };
        let plan = wish.plan(context).map_err(|error| match error.code {
            // RunInstances has another word for it.
            "InvalidSnapshotId.NotFound" => ApiError { code: "InvalidDataDiskSnapshotId.NotFound", ..error },
            _ => error,
        })?;
        context.stop_if_dry(dry_run)?;
        plan.make(context, InstanceStatus::Stopped, |ids| Created { instance_id: ids.into_iter().next() })
    }
}

//! `RunInstances`.

use super::asked::{DataDisk, SystemDisk};
use super::network::{Arn, NetworkInterface};
use super::wish::Wish;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Texts;
use crate::ecs::rules::existing::ResourceGroup;
use crate::ecs::rules::name::{Description, DiskName};
use crate::ecs::rules::tag::TagItem;
use crate::ecs::service::Context;
use crate::model::{InstanceId, InstanceStatus, PolicyId, ZoneId};
use serde::Serialize;

operation! {
    /// Makes instances with their disks, and starts them.
    ///
    /// An instance here is what disks are attached to: it has states and no processor. Its system disk
    /// holds what its image does, and is empty if that is a public image; data disks are empty or come
    /// from snapshots, their own or those of the image.
    RunInstances in Instances "创建并启动一台或多台实例及其云盘。" {
        /// How many: 1 to 100, 1 when it is left away.
        "Amount" amount: Option<i64>,
        /// The image: a custom one (m-…) or one of the blank public ones; blank_x64_20G.vhd when it is
        /// left away.
        "ImageId" image_id: Option<String>,
        /// The family whose newest image is taken when ImageId is left away.
        "ImageFamily" image_family: Option<String>,
        /// The type, such as ecs.g6.large, which it is when it is left away. It has no effect.
        "InstanceType" instance_type: Option<String>,
        /// The zone; the first of the region when it is left away.
        "ZoneId" zone_id: Option<ZoneId>,
        /// The name, with `[begin,digits]` in it where it counts; the instance's id when it is left away.
        "InstanceName" instance_name: Option<String>,
        /// The host name, with `[begin,digits]` in it where it counts.
        "HostName" host_name: Option<String>,
        /// true adds 001, 002 … to the names of several instances.
        "UniqueSuffix" unique_suffix: Option<bool>,
        /// A description: 2 to 256 characters, not beginning with http:// or https://.
        "Description" description: Option<Description>,
        /// The name of a key pair.
        "KeyPairName" key_pair: Option<String>,
        /// true protects the instances from being deleted.
        "DeletionProtection" deletion_protection: Option<bool>,
        /// PostPaid or PrePaid; neither has an effect.
        "InstanceChargeType" charge_type: Option<String>,
        /// The resource group of the instances.
        "ResourceGroupId" resource_group: Option<ResourceGroup>,
        /// The category of the system disk; cloud_essd when it is left away.
        "SystemDisk.Category" system_category: Option<String>,
        /// The size of the system disk in GiB; the image's, or the least possible, when it is left away.
        "SystemDisk.Size" system_size: Option<String>,
        /// The performance level of an ESSD system disk: PL0, PL1, PL2 or PL3.
        "SystemDisk.PerformanceLevel" system_level: Option<String>,
        /// The name of the system disk.
        "SystemDisk.DiskName" system_name: Option<DiskName>,
        /// The description of the system disk.
        "SystemDisk.Description" system_description: Option<String>,
        /// Must not be true: disks are not encrypted here.
        "SystemDisk.Encrypted" system_encrypted: Option<bool>,
        /// The automatic snapshot policy that the system disk gets.
        "SystemDisk.AutoSnapshotPolicyId" system_policy: Option<PolicyId>,
        /// Data disks, at most 16 with those of the image. One with the device name of a disk of the image
        /// says how that is to be made.
        "DataDisk" data_disk: Vec<DataDisk>,
        /// Tags for the instances and their disks, at most 20.
        "Tag" tag: Vec<TagItem>,
        /// true checks the request and ends with DryRunOperation.
        "DryRun" dry_run: Option<bool>,
    }
    common { REGION_ID, CLIENT_TOKEN }
    ignored {
        "Affinity": String, "Arn": Vec<Arn>, "AutoPay": bool, "AutoReleaseTime": String, "AutoRenew": bool,
        "AutoRenewPeriod": i64, "ClockOptions.PtpStatus": String,
        "CpuOptions.Core": i64, "CpuOptions.NestedVirtualization": String, "CpuOptions.Numa": String,
        "CpuOptions.ThreadsPerCore": i64,
        "CpuOptions.TopologyType": String, "CreditSpecification": String, "DedicatedHostId": String,
        "DeploymentSetGroupNo": i64, "DeploymentSetId": String, "HibernationOptions.Configured": bool,
        "HostNames": Texts, "HpcClusterId": String, "HttpEndpoint": String, "HttpPutResponseHopLimit": i64,
        "HttpTokens": String, "ImageOptions.LoginAsNonRoot": bool,
        "InternetChargeType": String, "InternetMaxBandwidthIn": i64, "InternetMaxBandwidthOut": i64,
        "IoOptimized": String, "Ipv6Address": Texts, "Ipv6AddressCount": i64, "Isp": String,
        "ManagedHostId": String, "MinAmount": i64, "NetworkInterface": Vec<NetworkInterface>,
        "NetworkInterfaceQueueNumber": i64, "NetworkOptions.BandwidthWeighting": String,
        "NetworkOptions.EnableJumboFrame": bool, "NetworkOptions.EnableNetworkEncryption": bool,
        "Password": String, "PasswordInherit": bool, "Period": i64, "PeriodUnit": String,
        "PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord": bool,
        "PrivateDnsNameOptions.EnableInstanceIdDnsARecord": bool,
        "PrivateDnsNameOptions.EnableIpDnsARecord": bool,
        "PrivateDnsNameOptions.EnableIpDnsPtrRecord": bool, "PrivateDnsNameOptions.HostnameType": String,
        "PrivateIpAddress": String, "PrivatePoolOptions.Id": String,
        "PrivatePoolOptions.MatchCriteria": String, "RamRoleName": String,
        "SchedulerOptions.DedicatedHostClusterId": String, "SecurityEnhancementStrategy": String,
        "SecurityGroupId": String, "SecurityGroupIds": Texts,
        "SecurityOptions.ConfidentialComputingMode": String, "SecurityOptions.EnableSecureBoot": bool,
        "SecurityOptions.TrustedSystemMode": String,
        "SpotDuration": i64, "SpotInterruptionBehavior": String, "SpotPriceLimit": f64,
        "SpotStrategy": String, "StorageSetId": String, "StorageSetPartitionNumber": i64,
        "SystemDisk.BurstingEnabled": bool,
        "SystemDisk.EncryptAlgorithm": String, "SystemDisk.KMSKeyId": String,
        "SystemDisk.ProvisionedIops": i64, "SystemDisk.StorageClusterId": String, "Tenancy": String,
        "UserData": String, "VSwitchId": String,
    }
    refused { "LaunchTemplateId": String, "LaunchTemplateName": String, "LaunchTemplateVersion": i64 }
    errors {
        400 "DryRunOperation" "DryRun is true and every check passed",
        400 "Duplicate.TagKey" "a tag key is given twice",
        403 "IdempotentParameterMismatch" "the client token was used with other parameters",
        403 "IdempotentProcessing" "a request with the client token is running",
        400 "InstanceDiskNumber.LimitExceed" "more than 16 data disks",
        404 "InvalidAutoSnapshotPolicyId.NotFound" "no such policy in the region",
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
        404 "InvalidImageId.NotFound" "no such image",
        404 "InvalidInstanceChargeType.NotFound" "InstanceChargeType is none of the words",
        400 "InvalidInstanceName.Malformed" "the name breaks the rules",
        400 "InvalidInstanceType.ValueNotSupported" "the type does not look like ecs.g6.large",
        403 "InvalidParam.Amount" "Amount is not 1 to 100",
        400 "InvalidParameter.Conflict" "a performance level for a disk that is no ESSD",
        400 "InvalidParameter.EncryptedNotSupported" "an encrypted disk is asked for",
        404 "InvalidResourceGroup.NotFound" "ResourceGroupId is no id of a resource group",
        403 "InvalidSnapshotId.NotDataDiskSnapshot" "the snapshot is one of a system disk",
        400 "InvalidSnapshotId.NotFound" "no such snapshot in the region",
        403 "InvalidSnapshotId.NotReady" "the snapshot is not accomplished",
        400 "InvalidSystemDiskCategory.ValueNotSupported" "the category cannot be a system disk",
        404 "InvalidSystemDiskSize.LessThanImageSize" "the system disk is smaller than its image",
        404 "InvalidSystemDiskSize.LessThanMinSize" "the system disk is smaller than its category allows",
        400 "InvalidSystemDiskSize.ValueNotSupported" "the system disk's size is no number or too large",
        400 "InvalidTagCount" "more than 20 tags",
        400 "InvalidTagKey.Malformed" "a tag key breaks the rules",
        400 "InvalidTagValue.Malformed" "a tag value breaks the rules",
        404 "InvalidZoneId.NotFound" "the zone is not in the region",
        403 "OperationDenied.ImageNotValid" "the image is not ready",
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

    fn run(self, context: &mut Context<'_>) -> Result<Ran, ApiError> {
        let dry_run = self.dry_run;
        let plan = self.wish()?.plan(context)?;
        context.stop_if_dry(dry_run)?;
        plan.make(context, InstanceStatus::Running, |ids| Ran {
            instance_id_sets: InstanceIdSets { instance_id_set: ids },
        })
    }
}

impl RunInstances {
    fn wish(self) -> Result<Wish, ApiError> {
        let amount = self.amount.unwrap_or(1);
        let count =
            u32::try_from(amount).ok().filter(|count| (1..=100).contains(count)).ok_or_else(|| {
                ApiError::new(
                    "InvalidParam.Amount",
                    format!("The specified Amount {amount} is not 1 to 100."),
                )
            })?;
        Ok(Wish {
            count,
            image_id: self.image_id,
            image_family: self.image_family,
            instance_type: self.instance_type,
            zone_id: self.zone_id,
            instance_name: self.instance_name,
            host_name: self.host_name,
            unique_suffix: self.unique_suffix == Some(true),
            description: self.description,
            key_pair: self.key_pair,
            deletion_protection: self.deletion_protection == Some(true),
            charge_type: self.charge_type,
            resource_group: self.resource_group,
            system: SystemDisk {
                category: self.system_category,
                size: self.system_size,
                level: self.system_level,
                name: self.system_name,
                description: self.system_description,
                encrypted: self.system_encrypted,
                policy: self.system_policy,
            },
            data: self.data_disk,
            tags: self.tag,
        })
    }
}

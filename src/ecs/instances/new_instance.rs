//! The common parameters of RunInstances and CreateInstance.

use super::asked::DataDisk;
use super::attributes::{self, CHANGEABLE, OF_CREATE, OF_NEW, OF_RUN};
use crate::ecs::declaration::block;
use crate::ecs::rules::arn::Arn;
use crate::ecs::rules::existing::ResourceGroup;
use crate::ecs::rules::name::{Description, DiskName};
use crate::ecs::rules::password::Password;
use crate::ecs::rules::tag::TagItem;
use crate::model::ZoneId;

block! {
    /// The parameters of new instances.
    NewInstance {
        /// The image: a custom one (m-…) or one of the blank public ones (blank_x64_20G.vhd).
        "ImageId" image_id: Option<String>,
        /// The family whose newest image is taken when ImageId is left away.
        "ImageFamily" image_family: Option<String>,
        /// The zone (the first of the region).
        "ZoneId" zone_id: Option<ZoneId>,
        /// Sets the name (default: the instance's id).
        /// Numbers the instances of RunInstances where the name contains `[begin,digits]`.
        "InstanceName" instance_name: Option<String>,
        /// Sets the host name. A value that begins with - is written with an equals sign: --HostName=-x.
        /// Numbers the instances of RunInstances where the name contains `[begin,digits]`.
        "HostName" host_name: Option<String>,
        /// A description: 2 to 256 characters, not beginning with http:// or https://.
        "Description" description: Option<Description>,
        /// The name of a key pair.
        "KeyPairName" key_pair: Option<String>,
        /// Sets the password: 8 to 30 characters of three kinds. It has no effect.
        "Password" _password: Option<Password>,
        /// true protects from being deleted.
        "DeletionProtection" deletion_protection: Option<bool>,
        /// The resource group.
        "ResourceGroupId" resource_group: Option<ResourceGroup>,
        /// The category of the system disk (cloud_essd).
        "SystemDisk.Category" system_category: Option<String>,
        /// The size of the system disk in GiB (40, or the image's size if that is more).
        "SystemDisk.Size" system_size: Option<String>,
        /// The performance level of an ESSD system disk: PL0, PL1, PL2 or PL3.
        "SystemDisk.PerformanceLevel" system_level: Option<String>,
        /// The name of the system disk.
        "SystemDisk.DiskName" system_name: Option<DiskName>,
        /// The description of the system disk.
        "SystemDisk.Description" system_description: Option<String>,
        /// Not to be given, since there are no dedicated clusters here.
        "SystemDisk.StorageClusterId" system_cluster: Option<String>,
        /// Not to be given, since there are no storage sets here.
        "StorageSetId" storage_set: Option<String>,
        /// Not to be given, since there are no storage sets here.
        "StorageSetPartitionNumber" storage_set_partitions: Option<i64>,
        /// Data disks, at most 16 with those of the image. One with the device name of a disk of the image
        /// says how that is to be made.
        "DataDisk" data_disk: Vec<DataDisk>,
        /// Tags for the instances and their disks, at most 20.
        "Tag" tag: Vec<TagItem>,
    }
    ignored {
        "Arn": Vec<Arn>, "AutoRenew": bool, "AutoRenewPeriod": i64,
        "PasswordInherit": bool, "RamRoleName": String,
        "SecurityEnhancementStrategy": String, "UserData": String,
    }
    errors {
        DeploymentSetNotFound, DuplicateTagKey, IdempotentParameterMismatch, InstanceDiskNumberLimitExceed,
        InvalidDataDeviceMalformed, InvalidDataDiskCategoryValueNotSupported,
        InvalidDataDiskSizeValueNotSupported, InvalidDescriptionMalformed, InvalidDeviceInUse,
        InvalidDiskCategoryMismatch, InvalidDiskDescriptionMalformed, InvalidDiskSizeTooSmall,
        InvalidHostNameMalformed, InvalidHpcClusterIdNotFound, InvalidHttpEndpointNotSupported,
        InvalidHttpPutResponseHopLimitNotSupported, InvalidHttpTokensNotSupported,
        InvalidInstanceChargeTypeNotFound, InvalidInstanceNameMalformed, InvalidInstanceTypeValueNotSupported,
        InvalidInternetChargeTypeValueNotSupported, InvalidParamTenancy, InvalidParameterCreditSpecification,
        InvalidParameterEncryptedIllegal, InvalidParameterEncryptedNotSupported, InvalidPasswordMalformed,
        InvalidPeriod, InvalidProvisionedIopsLimitExceed, InvalidResourceGroupNotFound,
        InvalidSnapshotIdNotDataDiskSnapshot, InvalidSnapshotIdNotReady, InvalidSpotDuration,
        InvalidSpotInterruptionBehavior, InvalidSpotPrepaid, InvalidSpotPriceLimit, InvalidSpotStrategy,
        InvalidStorageClusterIdNotExist, InvalidStorageSetIdNotFound,
        InvalidSystemDiskCategoryValueNotSupported, InvalidSystemDiskSizeLessThanImageSize,
        InvalidSystemDiskSizeLessThanMinSize, InvalidSystemDiskSizeValueNotSupported, InvalidTagCount,
        InvalidTagKeyMalformed, InvalidTagValueMalformed, InvalidZoneIdNotFound,
        MissingParameterPrivatePoolOptionsId, OperationDeniedImageNotValid,
        ProvisionedIopsForDiskCategoryUnsupported,
        BurstingEnabledForDiskCategoryUnsupported "a disk is to burst that is not cloud_auto",
        InvalidBurstingEnabledDiskSizeTooSmall "a disk is to burst that has 3 GiB or less",
        InvalidDiskNameMalformed "a disk's name breaks the rules",
        InvalidImageIdNotFound "no such image",
    }
}

attributes::attributes! {
    /// The attributes that RunInstances takes.
    RunAttributes: OF_NEW, OF_RUN, CHANGEABLE
}

attributes::attributes! {
    /// The attributes that CreateInstance takes.
    CreateAttributes: OF_NEW, OF_CREATE
}

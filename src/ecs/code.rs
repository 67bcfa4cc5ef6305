//! The codes of the service's errors, each declared once.

use serde::{Serialize, Serializer};
use std::fmt;

/// Declares the codes: the HTTP status, the name, the text of the service, and the default reason.
macro_rules! codes {
    ($($status:literal $name:ident $text:literal $when:literal,)+) => {
        /// The code of an error.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $when] $name,)+
        }

        impl Code {
            /// Every code, sorted by its text.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Returns the service's text, such as `InvalidDiskId.NotFound`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// Returns the HTTP status (the default; an operation can declare another).
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status,)+ }
            }

            /// Returns when the code is reported (the default; an operation can declare another reason).
            pub const fn when(self) -> &'static str {
                match self { $(Self::$name => $when,)+ }
            }
        }
    };
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, text: &&str) -> bool {
        self.as_str() == *text
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

codes! {
    403 AutoSnapshotPolicyQuotaExceed "AutoSnapshotPolicy.QuotaExceed" "the region has 100 policies",
    400 BurstingEnabledForDiskCategoryUnsupported "BurstingEnabledForDiskCategoryUnsupported" "the category cannot burst",
    403 CancelTaskFailed "CancelTaskFailed" "the task just ended, or a request waits for it",
    403 CapacityExceedTooManyDisks "CapacityExceed.TooManyDisks" "the disks have more than 32 TiB together",
    403 CreateSnapshotFailed "CreateSnapshot.Failed" "the disks could not be captured",
    403 DeleteWithInstanceConflict "DeleteWithInstance.Conflict" "an ephemeral disk goes with its instance",
    403 DependencyViolation "DependencyViolation" "the disk is on another instance",
    404 DeploymentSetNotFound "DeploymentSet.NotFound" "DeploymentSetId is no id of a deployment set",
    400 DestinationRegionNotFound "DestinationRegion.NotFound" "no such destination region",
    400 DiskCategoryOperationNotSupported "DiskCategory.OperationNotSupported" "a disk is no ESSD",
    403 DiskCreatingSnapshot "DiskCreatingSnapshot" "a snapshot of the disk is progressing",
    403 DiskError "DiskError" "a disk of the instance is being rolled back or re-initialised",
    403 DiskHasFlashSnapshot "DiskHasFlashSnapshot" "the disk has local snapshots",
    400 DiskHasSnapshotsWithInstantAccessEnabledOperationNotSupported "DiskHasSnapshotsWithInstantAccessEnabled.OperationNotSupported" "the disk has instant-access snapshots",
    403 DiskIdLimitExceeded "DiskIdLimitExceeded" "more than 100 disks",
    400 DryRunOperation "DryRunOperation" "DryRun is true and every check passed",
    400 DuplicateTagKey "Duplicate.TagKey" "a tag key is given twice",
    403 EventIdLimitExceeded "EventIdLimitExceeded" "more than 100 events",
    403 ExportImageFailed "ExportImageFailed" "a file could not be written",
    400 IdempotenceParamNotMatch "IdempotenceParamNotMatch" "the client token was used with other parameters",
    403 IdempotentParameterMismatch "IdempotentParameterMismatch" "the client token was used with other parameters",
    403 IdempotentProcessing "IdempotentProcessing" "a request with the client token is running",
    400 ImageCreatedNotFromCopy "ImageCreatedNotFromCopy" "the image is no copy",
    403 ImageIsCreating "ImageIsCreating" "the image is still being made",
    403 ImageIsExporting "ImageIsExporting" "the image is being exported",
    403 ImageIsPublic "ImageIsPublic" "everybody may use the image",
    403 ImageUseShared "ImageUseShared" "the image is shared with an account",
    403 ImageUsingByInstance "ImageUsingByInstance" "instances were made from it, and Force is not true",
    403 ImportImageFailed "ImportImageFailed" "a file is damaged, or the import failed",
    403 IncorrectDestinationRegion "IncorrectDestinationRegion" "the destination is the image's region",
    403 IncorrectDiskStatus "IncorrectDiskStatus" "the disk is in another state",
    403 IncorrectDiskStatusCreatingSnapshot "IncorrectDiskStatus.CreatingSnapshot" "another snapshot of a disk is progressing",
    403 IncorrectDiskStatusHasUnfinishedSnapshot "IncorrectDiskStatus.HasUnfinishedSnapshot" "a snapshot of the disk is progressing",
    403 IncorrectDiskStatusNeverAttached "IncorrectDiskStatus.NeverAttached" "a disk that was not imported was never attached to an instance",
    400 IncorrectImageStatus "IncorrectImageStatus" "the image is not ready",
    403 IncorrectInstanceStatus "IncorrectInstanceStatus" "the instance is not Stopped",
    403 IncorrectInstanceStatusInitializing "IncorrectInstanceStatus.Initializing" "the instance is still being made",
    403 InstanceDiskLimitExceeded "InstanceDiskLimitExceeded" "the instance holds its most disks",
    400 InstanceDiskNumberLimitExceed "InstanceDiskNumber.LimitExceed" "more than 16 data disks",
    500 InternalError "InternalError" "the machine or the home fails",
    403 InvalidDotParameter "Invalid.Parameter" "there is no such attribute",
    404 InvalidAcceptLanguageNotFound "InvalidAcceptLanguage.NotFound" "the language is none of those",
    404 InvalidAccountNotFound "InvalidAccount.NotFound" "an account is no number",
    403 InvalidAmountMalformed "InvalidAmount.Malformed" "Amount is not 1 to 1000",
    404 InvalidApiNotFound "InvalidApi.NotFound" "there is no such operation",
    404 InvalidArchitecture "InvalidArchitecture" "Architecture is none of the words",
    400 InvalidArchitectureMalformed "InvalidArchitecture.Malformed" "Architecture is none of the words",
    400 InvalidAutoReleaseTimeMalformed "InvalidAutoReleaseTime.Malformed" "AutoReleaseTime is no time, or not half an hour to three years from now",
    404 InvalidAutoSnapshotPolicyIdNotFound "InvalidAutoSnapshotPolicyId.NotFound" "no such policy in the region",
    400 InvalidBootModeNotSupport "InvalidBootMode.NotSupport" "BootMode is none of the words",
    400 InvalidBurstingEnabledDiskSizeTooSmall "InvalidBurstingEnabled.DiskSizeTooSmall" "bursting needs more than 3 GiB",
    400 InvalidCategoryValueNotSupported "InvalidCategory.ValueNotSupported" "no such category",
    403 InvalidCategoryAndInstantAccessMalformed "InvalidCategoryAndInstantAccess.Malformed" "Category together with InstantAccess",
    403 InvalidClientTokenMalformed "InvalidClientToken.Malformed" "the client token is no ASCII or longer than 64",
    400 InvalidCoolOffPeriodExceedLockDuration "InvalidCoolOffPeriod.ExceedLockDuration" "the cool-off period is not shorter than the lock",
    400 InvalidDataDeviceMalformed "InvalidDataDevice.Malformed" "a device name is not /dev/xvdb to /dev/xvdz",
    400 InvalidDataDiskCategoryValueNotSupported "InvalidDataDiskCategory.ValueNotSupported" "a data disk's category is none of the words",
    400 InvalidDataDiskSize "InvalidDataDiskSize" "a data disk is too large, or larger than its DiskImageSize",
    400 InvalidDataDiskSizeValueNotSupported "InvalidDataDiskSize.ValueNotSupported" "a data disk's size is absent, out of range or not that of its local snapshot",
    404 InvalidDataDiskSnapshotIdNotFound "InvalidDataDiskSnapshotId.NotFound" "no such snapshot in the region",
    403 InvalidDefaultEncryptionNotFound "InvalidDefaultEncryption.NotFound" "always: encryption by default is off",
    400 InvalidDescriptionMalformed "InvalidDescription.Malformed" "the description breaks the rules",
    400 InvalidDestinationZoneIdDiskCategoryUnsupported "InvalidDestinationZoneId.DiskCategoryUnsupported" "DestinationZoneId is given",
    403 InvalidDeviceInUse "InvalidDevice.InUse" "a device name is given twice",
    400 InvalidDeviceMalformed "InvalidDevice.Malformed" "no such device name",
    404 InvalidDiskAlreadyDetached "InvalidDisk.AlreadyDetached" "the disk is on no instance",
    403 InvalidDiskDetachedSystemDisk "InvalidDisk.DetachedSystemDisk" "a system disk is changed on its instance",
    403 InvalidDiskDiskCategoryInconsistent "InvalidDisk.DiskCategoryInconsistent" "regional disks together with those of a zone",
    400 InvalidDiskDiskNotBootable "InvalidDisk.DiskNotBootable" "a data disk cannot boot",
    400 InvalidDiskCategoryConflictSnapshotCategory "InvalidDiskCategory.ConflictSnapshotCategory" "a local snapshot is to become no ESSD",
    400 InvalidDiskCategoryCreateImage "InvalidDiskCategory.CreateImage" "a disk of the instance is ephemeral",
    400 InvalidDiskCategoryMismatch "InvalidDiskCategory.Mismatch" "a local snapshot is to become no ESSD",
    403 InvalidDiskCategoryNotSupported "InvalidDiskCategory.NotSupported" "the disk's category cannot become another",
    400 InvalidDiskCategoryValueNotSupported "InvalidDiskCategory.ValueNotSupported" "no such category",
    404 InvalidDiskChargeTypeNotFound "InvalidDiskChargeType.NotFound" "no such charge type",
    400 InvalidDiskDescriptionMalformed "InvalidDiskDescription.Malformed" "a disk's description breaks the rules",
    404 InvalidDiskIdNotFound "InvalidDiskId.NotFound" "no such disk",
    404 InvalidDiskIdOperationNotSupported "InvalidDiskId.OperationNotSupported" "the image that the disk was made from is gone",
    400 InvalidDiskIds "InvalidDiskIds" "DiskIds is no JSON array of at most 100 ids",
    403 InvalidDiskIdsMalformed "InvalidDiskIds.Malformed" "DiskIds is no JSON array of at most 100 texts",
    400 InvalidDiskIdsNotInSameZone "InvalidDiskIds.NotInSameZone" "the disks are in several zones",
    400 InvalidDiskNameMalformed "InvalidDiskName.Malformed" "the name breaks the rules",
    400 InvalidDiskSizeNotSupported "InvalidDiskSize.NotSupported" "the size is outside the category's range",
    403 InvalidDiskSizeTooLarge "InvalidDiskSize.TooLarge" "the size is above the category's range",
    403 InvalidDiskSizeTooSmall "InvalidDiskSize.TooSmall" "a data disk is smaller than its snapshot",
    400 InvalidDiskTypeValueNotSupported "InvalidDiskType.ValueNotSupported" "no such type",
    400 InvalidEncryptedNotMatchEncryptAlgorithm "InvalidEncrypted.NotMatchEncryptAlgorithm" "EncryptAlgorithm without Encrypted",
    403 InvalidEncryptedNotMatchKmsKeyId "InvalidEncrypted.NotMatchKmsKeyId" "KMSKeyId without Encrypted",
    400 InvalidEndTimeMalformed "InvalidEndTime.Malformed" "EndTime is no time, or not after StartTime",
    404 InvalidFilterKeyNotFound "InvalidFilterKey.NotFound" "a Filter key is neither of the two",
    404 InvalidFilterValue "InvalidFilterValue" "the filter's value is no time",
    400 InvalidHostNameMalformed "InvalidHostName.Malformed" "the host name breaks the rules",
    400 InvalidHpcClusterIdNotFound "InvalidHpcClusterId.NotFound" "HpcClusterId is no id of an HPC cluster",
    400 InvalidHttpEndpointNotSupported "InvalidHttpEndpoint.NotSupported" "HttpEndpoint is none of the words",
    400 InvalidHttpPutResponseHopLimitNotSupported "InvalidHttpPutResponseHopLimit.NotSupported" "HttpPutResponseHopLimit is not 1 to 64",
    400 InvalidHttpTokensNotSupported "InvalidHttpTokens.NotSupported" "HttpTokens is none of the words",
    400 InvalidImageFamilyMalformed "InvalidImageFamily.Malformed" "the family's name breaks the rules",
    400 InvalidImageFormatMalformed "InvalidImageFormat.Malformed" "ImageFormat is not raw, vhd or qcow2",
    404 InvalidImageIdNotFound "InvalidImageId.NotFound" "no such custom image in the region",
    400 InvalidImageNameDuplicated "InvalidImageName.Duplicated" "another image of the region has the name",
    400 InvalidImageNameMalformed "InvalidImageName.Malformed" "the name breaks the rules",
    400 InvalidImageOwnerAliasValueNotSupported "InvalidImageOwnerAlias.ValueNotSupported" "ImageOwnerAlias is none of the words",
    400 InvalidImageSize "InvalidImageSize" "the system disk is too large, or larger than its DiskImageSize",
    400 InvalidImageVersionMalformed "InvalidImageVersion.Malformed" "the version breaks the rules",
    400 InvalidInnerIpAddressMalformed "InvalidInnerIpAddress.Malformed" "InnerIpAddress is no address",
    403 InvalidInstanceNoDisk "InvalidInstance.NoDisk" "no disk of the instance is left",
    400 InvalidInstanceNotFoundSystemDisk "InvalidInstance.NotFoundSystemDisk" "the instance has no system disk",
    400 InvalidInstanceNotOriginInstance "InvalidInstance.NotOriginInstance" "the system disk belongs to another instance",
    404 InvalidInstanceChargeTypeNotFound "InvalidInstanceChargeType.NotFound" "InstanceChargeType is none of the words",
    403 InvalidInstanceChargeTypeValueNotSupported "InvalidInstanceChargeType.ValueNotSupported" "InstanceId is given: no disk is paid in advance but with its instance",
    404 InvalidInstanceIdNotFound "InvalidInstanceId.NotFound" "no such instance in the region",
    400 InvalidInstanceNameMalformed "InvalidInstanceName.Malformed" "the name breaks the rules",
    403 InvalidInstanceStatusNotRunning "InvalidInstanceStatus.NotRunning" "online needs a Running instance",
    400 InvalidInstanceTypeValueNotSupported "InvalidInstanceType.ValueNotSupported" "the type does not look like ecs.g6.large",
    403 InvalidInstantAccessRetentionDaysMalformed "InvalidInstantAccessRetentionDays.Malformed" "InstantAccessRetentionDays is not 1 to 65536",
    400 InvalidInternetChargeTypeValueNotSupported "InvalidInternetChargeType.ValueNotSupported" "InternetChargeType is none of the words",
    400 InvalidInternetMaxBandwidthInMalformed "InvalidInternetMaxBandwidthIn.Malformed" "InternetMaxBandwidthIn is not 1 to 200",
    400 InvalidInternetMaxBandwidthOutMalformed "InvalidInternetMaxBandwidthOut.Malformed" "InternetMaxBandwidthOut is not 0 to 100",
    400 InvalidIoOptimizeValueNotSupported "InvalidIoOptimize.ValueNotSupported" "IoOptimized is none of the words",
    400 InvalidIoOptimizedValueValueNotSupported "InvalidIoOptimizedValue.ValueNotSupported" "IoOptimized is none of the words",
    400 InvalidLockDurationExceedRetentionDays "InvalidLockDuration.ExceedRetentionDays" "the lock would outlast the snapshot",
    400 InvalidLockModeMalformed "InvalidLockMode.Malformed" "LockMode is not compliance",
    404 InvalidLockReasonNotFound "InvalidLockReason.NotFound" "no such lock reason",
    400 InvalidLockStatusMalformed "InvalidLockStatus.Malformed" "LockStatus is none of the words",
    400 InvalidMinAmountMalformed "InvalidMinAmount.Malformed" "MinAmount is not 1 to Amount",
    404 InvalidNetworkTypeNotFound "InvalidNetworkType.NotFound" "InstanceNetworkType is none of the words",
    400 InvalidOSSBucketNotFound "InvalidOSSBucket.NotFound" "no such bucket",
    400 InvalidOSSObjectNotFound "InvalidOSSObject.NotFound" "no such file in the bucket",
    400 InvalidOSSPrefixMalformed "InvalidOSSPrefix.Malformed" "the prefix breaks the rules",
    404 InvalidOSType "InvalidOSType" "OSType is neither linux nor windows",
    400 InvalidOSTypeMalformed "InvalidOSType.Malformed" "OSType is neither linux nor windows, or not that of Platform",
    403 InvalidOperationCoolOffPeriodExpired "InvalidOperation.CoolOffPeriodExpired" "the lock can only be made longer",
    403 InvalidOperationCreateFromSnapshotUnsupported "InvalidOperation.CreateFromSnapshotUnsupported" "an ephemeral disk cannot come from a snapshot",
    400 InvalidOperationDecreaseRetentionDaysUnsupported "InvalidOperation.DecreaseRetentionDaysUnsupported" "the snapshot would go earlier than now",
    403 InvalidOperationDeletionProtection "InvalidOperation.DeletionProtection" "the instance is protected",
    403 InvalidOperationDiskHasUnfinishedSnapshotCopy "InvalidOperation.DiskHasUnfinishedSnapshotCopy" "a copy of the disk into the region is running",
    403 InvalidOperationDiskResetInProgress "InvalidOperation.DiskResetInProgress" "the disk is being rolled back",
    400 InvalidOperationInstanceStatusUnsupported "InvalidOperation.InstanceStatusUnsupported" "the instance is neither Running nor Stopped",
    403 InvalidOperationInstantAccessEnabledUnsupport "InvalidOperation.InstantAccessEnabledUnsupport" "instant access is on",
    403 InvalidOperationKMSServiceNotOpen "InvalidOperation.KMSServiceNotOpen" "always: there is no key service here",
    403 InvalidOperationNotSupportCopyInSameRegion "InvalidOperation.NotSupportCopyInSameRegion" "the destination is the snapshot's region",
    403 InvalidOperationSnapshotNotAvailable "InvalidOperation.SnapshotNotAvailable" "the snapshot has failed",
    403 InvalidParamAmount "InvalidParam.Amount" "Amount is not 1 to 100",
    400 InvalidParamExcludeDiskIdsAndDiskIdsConflict "InvalidParam.ExcludeDiskIdsAndDiskIds.Conflict" "DiskId and ExcludeDiskId together",
    400 InvalidParamNetworkInterface "InvalidParam.NetworkInterface" "a NetworkInterface has an unknown InstanceType, or there are more than 10 or two Primary ones",
    400 InvalidParamTenancy "InvalidParam.Tenancy" "Tenancy is none of the words",
    400 InvalidParamType "InvalidParam.Type" "neither offline nor online",
    403 InvalidParamZoneIdAndInstanceIdConflict "InvalidParam.ZoneIdAndInstanceId.Conflict" "ZoneId and InstanceId together",
    400 InvalidParameter "InvalidParameter" "a value cannot be used",
    403 InvalidParameterAdvancedFeatures "InvalidParameter.AdvancedFeatures" "AdvancedFeatures is given",
    400 InvalidParameterAllEmpty "InvalidParameter.AllEmpty" "neither instance, mapping nor snapshot is given",
    400 InvalidParameterArns "InvalidParameter.Arns" "Arn is given",
    400 InvalidParameterBandwidth "InvalidParameter.Bandwidth" "a bandwidth is out of range",
    400 InvalidParameterConflict "InvalidParameter.Conflict" "a performance level for a disk that is no ESSD",
    403 InvalidParameterCopiedSnapshotsRetentionDays "InvalidParameter.CopiedSnapshotsRetentionDays" "it is neither -1 nor 1 to 65536",
    400 InvalidParameterCreditSpecification "InvalidParameter.CreditSpecification" "CreditSpecification is none of the words",
    403 InvalidParameterDeleteWithInstance "InvalidParameter.DeleteWithInstance" "an ephemeral disk goes with its instance",
    400 InvalidParameterDescription "InvalidParameter.Description" "the description breaks the rules",
    400 InvalidParameterDiskType "InvalidParameter.DiskType" "a DiskType contradicts its snapshot, or there are two system disks",
    400 InvalidParameterEncryptedKmsNotEnable "InvalidParameter.Encrypted.KmsNotEnable" "encrypted copies are asked for",
    400 InvalidParameterEncryptedIllegal "InvalidParameter.EncryptedIllegal" "a key or an algorithm without Encrypted",
    400 InvalidParameterEncryptedNotSupported "InvalidParameter.EncryptedNotSupported" "an encrypted disk is asked for",
    400 InvalidParameterFeaturesImdsSupport "InvalidParameter.FeaturesImdsSupport" "Features.ImdsSupport is neither v1 nor v2",
    403 InvalidParameterMismatch "InvalidParameter.Mismatch" "the snapshot is another disk's",
    403 InvalidParameterMultiAttach "InvalidParameter.MultiAttach" "MultiAttach is neither Disabled nor Enabled",
    403 InvalidParameterMultiAttachAndEnableSharedNotMatch "InvalidParameter.MultiAttachAndEnableSharedNotMatch" "MultiAttach and EnableShared exclude each other",
    403 InvalidParameterMultiAttachAndInstanceIdConflict "InvalidParameter.MultiAttachAndInstanceIdConflict" "MultiAttach and InstanceId together",
    400 InvalidParameterName "InvalidParameter.Name" "the name breaks the rules",
    400 InvalidParameterSnapshotCategory "InvalidParameter.SnapshotCategory" "Category is not Archive, or the snapshot is a local one",
    403 InvalidParameterStorageSetPartitionNumber "InvalidParameter.StorageSetPartitionNumber" "less than 2 partitions",
    403 InvalidParameterTargetCopyRegions "InvalidParameter.TargetCopyRegions" "it is not exactly one other region",
    403 InvalidParameterTimeEndBeforeStart "InvalidParameter.TimeEndBeforeStart" "EventTime.End is before EventTime.Start",
    400 InvalidParameterTooManyDataQueried "InvalidParameter.TooManyDataQueried" "more than 400 points",
    400 InvalidParameterForceDiskCategoryNotSupported "InvalidParameterForce.DiskCategoryNotSupported" "the category cannot be forced",
    400 InvalidParameterForceRegionNotSupported "InvalidParameterForce.RegionNotSupported" "the region has no forced attach",
    403 InvalidParamsHostnameExceed "InvalidParams.HostnameExceed" "HostNames has not one name for each instance",
    400 InvalidPasswordMalformed "InvalidPassword.Malformed" "the password breaks the rules",
    400 InvalidPasswordParamMismatch "InvalidPasswordParam.Mismatch" "Password together with PasswordInherit",
    400 InvalidPerformanceLevelMalformed "InvalidPerformanceLevel.Malformed" "no such performance level",
    403 InvalidPerformanceLevelTooLow "InvalidPerformanceLevel.TooLow" "PL0 is less than the disk has",
    400 InvalidPerformanceLevelValueNotSupported "InvalidPerformanceLevel.ValueNotSupported" "the category has no performance levels",
    400 InvalidPerformanceLevelParamMismatch "InvalidPerformanceLevelParam.Mismatch" "a performance level for a disk that is no cloud_essd",
    403 InvalidPerformanceParameterDiskNotInDedicatedStorageCluster "InvalidPerformanceParameter.DiskNotInDedicatedStorageCluster" "PerformanceControlOptions are given",
    400 InvalidPeriod "InvalidPeriod" "Period or PeriodUnit is none of those allowed",
    400 InvalidPeriodValueNotSupported "InvalidPeriod.ValueNotSupported" "Period is not 60, 600 or 3600",
    400 InvalidPlatformMalformed "InvalidPlatform.Malformed" "Platform is none of the words",
    400 InvalidPriceUnitValueNotSupported "InvalidPriceUnit.ValueNotSupported" "PriceUnit is none of the words",
    400 InvalidPrivateIpAddressMalformed "InvalidPrivateIpAddress.Malformed" "PrivateIpAddress is no address",
    400 InvalidProvisionedIopsLimitExceed "InvalidProvisionedIops.LimitExceed" "more IOPS than a disk of that size can have",
    403 InvalidRegionNotSupport "InvalidRegion.NotSupport" "Encrypted is true",
    400 InvalidRegionIdMalFormed "InvalidRegionId.MalFormed" "DestinationRegionId is no region id",
    403 InvalidRegionIdNotExists "InvalidRegionId.NotExists" "no such destination region",
    404 InvalidRegionIdNotFound "InvalidRegionId.NotFound" "no such region",
    403 InvalidRegionIdNotSupportedEncryptedSnapshotCopy "InvalidRegionId.NotSupportedEncryptedSnapshotCopy" "Encrypted is true",
    403 InvalidResourceGroupDuplicate "InvalidResourceGroup.Duplicate" "the resource is in the group already",
    404 InvalidResourceGroupNotFound "InvalidResourceGroup.NotFound" "ResourceGroupId is no id of a resource group",
    404 InvalidResourceIdNotFound "InvalidResourceId.NotFound" "no such resource of that type in the region",
    404 InvalidResourceTypeNotFound "InvalidResourceType.NotFound" "the type is not one that is tagged here",
    400 InvalidResourceTypeValueNotSupported "InvalidResourceType.ValueNotSupported" "ResourceType is none of the words",
    400 InvalidRetentionDaysLessThanLockExpiredTime "InvalidRetentionDays.LessThanLockExpiredTime" "the snapshot would go before its lock expires",
    400 InvalidRetentionDaysMalformed "InvalidRetentionDays.Malformed" "RetentionDays is not 1 to 65536",
    404 InvalidSecurityGroupIdNotFound "InvalidSecurityGroupId.NotFound" "a security group's id is none",
    400 InvalidSizeValueNotSupported "InvalidSize.ValueNotSupported" "a size is out of range",
    400 InvalidSnapshotNotFound "InvalidSnapshot.NotFound" "no such snapshot",
    403 InvalidSnapshotCategoryMalformed "InvalidSnapshotCategory.Malformed" "Category is neither Standard nor Flash",
    403 InvalidSnapshotCategoryNotSupportCopy "InvalidSnapshotCategory.NotSupportCopy" "the snapshot is a local one",
    403 InvalidSnapshotCategoryNotSupportCrossRegionCopy "InvalidSnapshotCategory.NotSupportCrossRegionCopy" "the snapshot is archived",
    403 InvalidSnapshotCategoryNotSupportImageCreation "InvalidSnapshotCategory.NotSupportImageCreation" "a snapshot is archived",
    404 InvalidSnapshotDisableInstantAccessMalformed "InvalidSnapshotDisableInstantAccess.Malformed" "DisableInstantAccess is neither true nor false",
    404 InvalidSnapshotGroupNotFound "InvalidSnapshotGroup.NotFound" "no such group in the region",
    403 InvalidSnapshotIdNotDataDiskSnapshot "InvalidSnapshotId.NotDataDiskSnapshot" "the snapshot is one of a system disk",
    404 InvalidSnapshotIdNotFound "InvalidSnapshotId.NotFound" "no such snapshot in the region",
    403 InvalidSnapshotIdNotReady "InvalidSnapshotId.NotReady" "the snapshot is not accomplished",
    403 InvalidSnapshotIdsMalformed "InvalidSnapshotIds.Malformed" "SnapshotIds is no JSON array of at most 100 ids",
    404 InvalidSnapshotLinkIdNotFound "InvalidSnapshotLinkId.NotFound" "no such chain in the region",
    400 InvalidSnapshotLinkIds "InvalidSnapshotLinkIds" "SnapshotLinkIds is no JSON array of at most 100 ids",
    404 InvalidSnapshotLockNotFound "InvalidSnapshotLock.NotFound" "the snapshot is not locked",
    400 InvalidSnapshotNameMalformed "InvalidSnapshotName.Malformed" "the name breaks the rules",
    400 InvalidSnapshotPolicyNameMalformed "InvalidSnapshotPolicyName.Malformed" "the name breaks the rules",
    404 InvalidSnapshotTypeNotFound "InvalidSnapshotType.NotFound" "SnapshotType is none of the words",
    404 InvalidSourceDiskType "InvalidSourceDiskType" "SourceDiskType is none of the words",
    403 InvalidSourceSnapshot "InvalidSourceSnapshot" "the snapshot that the disk was made from is gone",
    400 InvalidSpotDuration "InvalidSpotDuration" "SpotDuration is neither 0 nor 1",
    400 InvalidSpotInterruptionBehavior "InvalidSpotInterruptionBehavior" "SpotInterruptionBehavior is none of the words",
    400 InvalidSpotPrepaid "InvalidSpotPrepaid" "a SpotStrategy for an instance that is PrePaid",
    400 InvalidSpotPriceLimit "InvalidSpotPriceLimit" "SpotPriceLimit is not 0 to 999999",
    400 InvalidSpotStrategy "InvalidSpotStrategy" "SpotStrategy is none of the words",
    400 InvalidStartTimeMalformed "InvalidStartTime.Malformed" "StartTime is no time",
    400 InvalidStartTimeTooEarly "InvalidStartTime.TooEarly" "StartTime is more than 15 days back",
    404 InvalidStatusNotFound "InvalidStatus.NotFound" "Status is none of the words",
    400 InvalidStatusSnapshotAgeLimit "InvalidStatus.SnapshotAgeLimit" "the snapshot is younger than 14 days",
    400 InvalidStatusSnapshotInArchive "InvalidStatus.SnapshotInArchive" "the snapshot is archived already",
    400 InvalidStatusSnapshotUnfinished "InvalidStatus.SnapshotUnfinished" "the snapshot has failed",
    400 InvalidStatusValueNotSupported "InvalidStatus.ValueNotSupported" "no such status",
    400 InvalidStorageClusterIdConflictWithStorageSetId "InvalidStorageClusterId.ConflictWithStorageSetId" "a cluster and a storage set together",
    404 InvalidStorageClusterIdNotExist "InvalidStorageClusterId.NotExist" "a dedicated cluster is named; there are none",
    400 InvalidStorageSetIdNotFound "InvalidStorageSetId.NotFound" "a storage set is named; there are none",
    400 InvalidSystemDiskCategoryValueNotSupported "InvalidSystemDiskCategory.ValueNotSupported" "the category cannot be a system disk",
    404 InvalidSystemDiskSizeLessThanImageSize "InvalidSystemDiskSize.LessThanImageSize" "the system disk is smaller than its image",
    404 InvalidSystemDiskSizeLessThanMinSize "InvalidSystemDiskSize.LessThanMinSize" "the system disk is smaller than its category allows",
    404 InvalidSystemDiskSizeMoreThanMaxSize "InvalidSystemDiskSize.MoreThanMaxSize" "the size is more than the category allows",
    400 InvalidSystemDiskSizeValueNotSupported "InvalidSystemDiskSize.ValueNotSupported" "the system disk's size is no number or too large",
    403 InvalidSystemSnapshotMissing "InvalidSystemSnapshot.Missing" "there is no snapshot of a system disk",
    400 InvalidTagMismatch "InvalidTag.Mismatch" "a tag value without its key",
    400 InvalidTagCount "InvalidTagCount" "more than 20 tags",
    400 InvalidTagKeyMalformed "InvalidTagKey.Malformed" "a tag key breaks the rules",
    400 InvalidTagValueMalformed "InvalidTagValue.Malformed" "a tag value breaks the rules",
    403 InvalidTaskIdIncorrectTaskStatus "InvalidTaskId.IncorrectTaskStatus" "the task has ended",
    400 InvalidTaskIdNotFound "InvalidTaskId.NotFound" "no such task in the region",
    403 InvalidTaskIdTaskActionNotSupport "InvalidTaskId.TaskActionNotSupport" "the task is neither an import nor an export",
    404 InvalidUsage "InvalidUsage" "Usage is neither instance nor none",
    403 InvalidVSwitchIdNotFound "InvalidVSwitchId.NotFound" "VSwitchId is no id of a vSwitch",
    400 InvalidZoneIdDiskCategoryUnsupported "InvalidZoneId.DiskCategoryUnsupported" "a regional disk has no zone",
    404 InvalidZoneIdNotFound "InvalidZoneId.NotFound" "the zone is not in the region",
    400 MissingParameter "MissingParameter" "a mandatory parameter is absent",
    403 MissingParameterAutoSnapshotPolicyIdOrDiskId "MissingParameter.AutoSnapshotPolicyIdOrDiskId" "neither AutoSnapshotPolicyId nor DiskId",
    403 MissingParameterDiskDeviceMapping "MissingParameter.DiskDeviceMapping" "no file is given",
    400 MissingParameterDiskIdOrDiskIds "MissingParameter.DiskIdOrDiskIds" "neither DiskId nor DiskIds",
    400 MissingParameterPrivatePoolOptionsId "MissingParameter.PrivatePoolOptionsId" "PrivatePoolOptions.MatchCriteria is Target, and there is no Id",
    404 MissingParameterResourceType "MissingParameter.ResourceType" "no ResourceType",
    404 MissingParameterTags "MissingParameter.Tags" "neither a resource nor a tag is named",
    400 MissingParamterInstanceId "MissingParamter.InstanceId" "neither InstanceId nor DiskId, or ExcludeDiskId without InstanceId",
    400 NoAttributeToModify "NoAttributeToModify" "nothing to change",
    403 NoChangeInDiskCategoryAndPerformanceLevel "NoChangeInDiskCategoryAndPerformanceLevel" "nothing would change",
    400 NumberExceedResourceIds "NumberExceed.ResourceIds" "more than 50 resources",
    400 NumberExceedTags "NumberExceed.Tags" "more than 5 tag filters",
    403 NumberExceedTooManyDisks "NumberExceed.TooManyDisks" "more than 16 disks",
    403 OperationConflict "Operation.Conflict" "another operation on the disk is running",
    403 OperationDenied "OperationDenied" "the category is slower than the disk's, or does not come in its size",
    403 OperationDeniedImageCopying "OperationDenied.ImageCopying" "a snapshot of one of its disks is being copied there",
    403 OperationDeniedImageNotValid "OperationDenied.ImageNotValid" "the image is not ready",
    403 OperationDeniedPerformanceLevelNotMatch "OperationDenied.PerformanceLevelNotMatch" "the level does not come in the disk's size",
    400 OperationDeniedQuotaExceed "OperationDenied.QuotaExceed" "the resource would carry more than 20 tags",
    403 OperationDeniedZoneNotSupportMultiAttachDisk "OperationDenied.ZoneNotSupportMultiAttachDisk" "multi-attach is asked for",
    403 ParameterConflictAutoSnapshotPolicyIdAndDiskId "ParameterConflict.AutoSnapshotPolicyIdAndDiskId" "AutoSnapshotPolicyId and DiskId together",
    400 ParameterConflictDiskIdAndDiskIds "ParameterConflict.DiskIdAndDiskIds" "DiskId and DiskIds together",
    403 ParameterInvalid "ParameterInvalid" "hours, days or retention are out of range",
    400 PartofDiskCategoryOperationNotSupported "PartofDiskCategory.OperationNotSupported" "some of the disks cannot be snapshotted",
    400 PriceNotFound "PriceNotFound" "a resource that has no price here",
    400 ProvisionedIopsForDiskCategoryUnsupported "ProvisionedIopsForDiskCategoryUnsupported" "a disk is to have ProvisionedIops that is not cloud_auto",
    403 QuotaExceedShareImageUser "QuotaExceed.ShareImageUser" "the image would be shared with more than 50 accounts",
    403 QuotaExceedSnapshot "QuotaExceed.Snapshot" "a disk has 256 manual snapshots",
    403 QuotaExceedTags "QuotaExceed.Tags" "more than 20 tags",
    403 ResourcesNotInSameZone "ResourcesNotInSameZone" "disk and instance are in different zones",
    403 SnapshotCreatedDisk "SnapshotCreatedDisk" "disks were made from it, and Force is not true",
    403 SnapshotCreatedImage "SnapshotCreatedImage" "a custom image holds it",
    400 UnsupportedOperation "UnsupportedOperation" "the operation is not built here",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_named_by_their_texts() {
        assert!(Code::ALL.is_sorted_by(|a, b| a.as_str() < b.as_str()));
        for code in Code::ALL {
            // The text of this code would give a name that another code has.
            let dot = if *code == Code::InvalidDotParameter { "Dot" } else { "" };
            assert_eq!(format!("{code:?}"), code.as_str().replace('.', dot));
        }
    }
}

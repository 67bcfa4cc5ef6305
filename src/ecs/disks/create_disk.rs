//! `CreateDisk`.

use super::{must_be_able_to_burst, not_ready, performance};
use crate::catalog::Disk;
use crate::catalog::ReadTx;
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::arn::Arn;
use crate::ecs::rules::existing::{self, ResourceGroup};
use crate::ecs::rules::name::{Description, DiskName};
use crate::ecs::rules::tag::{self, TagItem};
use crate::ecs::rules::{local, size};
use crate::ecs::service::{Asked, Context};
use crate::ecs::{ids, places};
use crate::engine::DiskFill;
use crate::model::{
    ByteSize, DiskCategory, DiskId, InstanceId, PerformanceLevel, ResourceType, SnapshotId, SnapshotStatus,
    ZoneId,
};

operation! {
    /// Makes a data disk, empty or from a snapshot.
    ///
    /// The disk is a sparse image file; `snap disk path` prints where it is. It can be snapshotted once
    /// it was attached to an instance.
    CreateDisk in Disks "创建数据盘，可以是空盘或来自快照。" {
        /// The zone of the disk.
        "ZoneId" zone: Option<ZoneId>,
        /// Not to be given, since disks that are paid in advance come with their instance: make the disk, then AttachDisk.
        "InstanceId" instance: Option<InstanceId>,
        /// The category: cloud (the default), cloud_efficiency, cloud_ssd, cloud_essd, cloud_auto,
        /// cloud_essd_entry, cloud_regional_disk_auto, elastic_ephemeral_disk_standard or
        /// elastic_ephemeral_disk_premium.
        "DiskCategory" category: Option<String>,
        /// The performance level of a cloud_essd: PL0, PL1 (the default), PL2 or PL3.
        "PerformanceLevel" performance_level: Option<String>,
        /// The size in GiB; the category says how much. At least the snapshot's.
        "Size" size: Option<i64>,
        /// The snapshot whose content the disk begins with.
        "SnapshotId" snapshot: Option<SnapshotId>,
        /// The name: 2 to 128 characters, a letter first, then letters, digits and : _ . -.
        "DiskName" name: Option<DiskName>,
        /// The description: 2 to 256 characters.
        "Description" description: Option<Description>,
        /// The resource group.
        "ResourceGroupId" resource_group: Option<ResourceGroup>,
        /// Up to 20 tags.
        "Tag" tags: Vec<TagItem>,
        /// Bursting; of a cloud_auto disk of more than 3 GiB only.
        "BurstingEnabled" bursting: Option<bool>,
        /// IOPS on top of the base; of a cloud_auto disk only.
        "ProvisionedIops" provisioned_iops: Option<i64>,
        /// Disabled; local disks are on one instance at a time.
        "MultiAttach" multi_attach: Option<String>,
        /// false; local disks are not encrypted.
        "Encrypted" encrypted: Option<bool>,
        /// Not to be given, since local disks are not encrypted.
        "KMSKeyId" key: Option<String>,
        /// Not to be given, since local disks are not encrypted.
        "EncryptAlgorithm" encrypt_algorithm: Option<String>,
        /// Not to be given, since there are no dedicated clusters here.
        "StorageClusterId" storage_cluster: Option<String>,
        /// Not to be given, since there are no storage sets here.
        "StorageSetId" storage_set: Option<String>,
        /// How many partitions the storage set has; at least 2.
        "StorageSetPartitionNumber" storage_set_partitions: Option<i64>,
        /// Not to be given.
        "AdvancedFeatures" advanced_features: Option<String>,
        /// Not to be given.
        "Arn" arns: Vec<Arn>,
    }
    common { REGION_ID, CLIENT_TOKEN }
    errors {
        BurstingEnabledForDiskCategoryUnsupported, DuplicateTagKey, IdempotentParameterMismatch,
        IdempotentProcessing, InvalidBurstingEnabledDiskSizeTooSmall,
        InvalidDiskCategoryConflictSnapshotCategory, InvalidDiskCategoryValueNotSupported,
        InvalidDiskSizeNotSupported, InvalidEncryptedNotMatchEncryptAlgorithm,
        InvalidInstanceChargeTypeValueNotSupported, InvalidOperationCreateFromSnapshotUnsupported,
        InvalidParamZoneIdAndInstanceIdConflict, InvalidParameterAdvancedFeatures, InvalidParameterArns,
        InvalidParameterMultiAttach, InvalidParameterMultiAttachAndInstanceIdConflict,
        InvalidParameterStorageSetPartitionNumber, InvalidPerformanceLevelMalformed,
        InvalidPerformanceLevelValueNotSupported, InvalidRegionIdNotFound, InvalidSnapshotIdNotReady,
        InvalidStorageClusterIdConflictWithStorageSetId, InvalidTagKeyMalformed, InvalidTagValueMalformed,
        InvalidZoneIdDiskCategoryUnsupported, OperationDeniedZoneNotSupportMultiAttachDisk,
        InvalidInstanceIdNotFound "no such instance",
        InvalidParameterEncryptedIllegal "KMSKeyId without Encrypted",
        403 InvalidParameterEncryptedNotSupported "encryption is asked for",
        InvalidProvisionedIopsLimitExceed "the IOPS are outside 0 to the limit",
        InvalidResourceGroupNotFound "no such resource group",
        InvalidSnapshotIdNotFound "no such snapshot",
        InvalidStorageClusterIdNotExist "no such dedicated cluster",
        InvalidStorageSetIdNotFound "no such storage set",
        InvalidZoneIdNotFound "no such zone",
        MissingParameter "ZoneId, or Size without SnapshotId, is missing",
        ProvisionedIopsForDiskCategoryUnsupported "the category takes no provisioned IOPS",
        QuotaExceedTags "too many tags",
    }
}

/// The codes for a disk that does not suit its local snapshot.
const CODES: local::Codes = local::Codes {
    category: Code::InvalidDiskCategoryConflictSnapshotCategory,
    size: Code::InvalidDiskSizeNotSupported,
};

impl Operation for CreateDisk {
    type Answer = Field<DiskId>;

    fn run(mut self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        self.refuse_what_is_not_here()?;
        let zone = self.zone(context)?;
        let tags = tag::new_tags(std::mem::take(&mut self.tags))?;
        let asked = context.asked();
        let disk = self.row(&asked, zone)?;
        let lock = context
            .engine
            .lock(disk.id.as_str())?
            .ok_or_else(|| ApiError::internal(format!("the new disk {} is locked", disk.id)))?;

        let snapshot = match &self.snapshot {
            Some(id) => Some(existing::snapshot(&context.catalog(), &context.region, id)?),
            None => None,
        };
        let is_available = match &snapshot {
            Some(snapshot) => context.is_available(snapshot)?,
            None => false,
        };
        let answer = Field("DiskId", disk.id.clone());
        let disk = context.engine.catalog().write(|transaction| {
            let disk = self.sized(transaction, disk, is_available)?;
            disk.insert(transaction)?;
            tag::put(transaction, &asked, ResourceType::Disk, disk.id.as_str(), &tags)?;
            asked.keep_answer(transaction, &answer)?;
            Ok::<_, ApiError>(disk)
        })?;
        context.carry_out(DiskFill(disk.id.clone()), disk.id.as_str(), vec![lock])?;
        Ok(answer)
    }
}

impl CreateDisk {
    /// Refuses features that local disks do not have.
    fn refuse_what_is_not_here(&self) -> Result<(), ApiError> {
        let refusal = if self.encrypted == Some(true) {
            (
                Code::InvalidParameterEncryptedNotSupported,
                "Encrypted is true, but local disks cannot be encrypted.",
            )
        } else if self.encrypt_algorithm.is_some() {
            (Code::InvalidEncryptedNotMatchEncryptAlgorithm, "EncryptAlgorithm needs Encrypted to be true.")
        } else if self.key.is_some() {
            (Code::InvalidParameterEncryptedIllegal, "KMSKeyId needs Encrypted to be true.")
        } else if self.storage_cluster.is_some() && self.storage_set.is_some() {
            (
                Code::InvalidStorageClusterIdConflictWithStorageSetId,
                "StorageClusterId and StorageSetId exclude each other.",
            )
        } else if self.storage_cluster.is_some() {
            (Code::InvalidStorageClusterIdNotExist, "The specified StorageClusterId does not exist.")
        } else if self.storage_set.is_some() {
            (Code::InvalidStorageSetIdNotFound, "The specified StorageSetId does not exist.")
        } else if self.storage_set_partitions.is_some_and(|count| count < 2) {
            (Code::InvalidParameterStorageSetPartitionNumber, "StorageSetPartitionNumber must be at least 2.")
        } else if self.advanced_features.is_some() {
            (Code::InvalidParameterAdvancedFeatures, "The specified AdvancedFeatures are not supported.")
        } else if !self.arns.is_empty() {
            (Code::InvalidParameterArns, "The specified Arn is not supported.")
        } else {
            return self.check_multi_attach();
        };
        Err(ApiError::new(refusal.0, refusal.1))
    }

    fn check_multi_attach(&self) -> Result<(), ApiError> {
        match self.multi_attach.as_deref() {
            None | Some("Disabled") => Ok(()),
            Some("Enabled") if self.instance.is_some() => Err(ApiError::new(
                Code::InvalidParameterMultiAttachAndInstanceIdConflict,
                "MultiAttach and InstanceId exclude each other.",
            )),
            Some("Enabled") => Err(ApiError::new(
                Code::OperationDeniedZoneNotSupportMultiAttachDisk,
                "Local disks are on one instance at a time: MultiAttach cannot be Enabled.",
            )),
            Some(_) => Err(ApiError::new(
                Code::InvalidParameterMultiAttach,
                "The specified MultiAttach is neither Disabled nor Enabled.",
            )),
        }
    }

    /// Returns the zone, after the rules on `ZoneId` and `InstanceId`.
    fn zone(&self, context: &Context<'_>) -> Result<ZoneId, ApiError> {
        if let Some(id) = &self.instance {
            if self.zone.is_some() {
                return Err(ApiError::new(
                    Code::InvalidParamZoneIdAndInstanceIdConflict,
                    "ZoneId and InstanceId exclude each other.",
                ));
            }
            existing::instance(&context.catalog(), &context.region, id)?;
            return Err(ApiError::new(
                Code::InvalidInstanceChargeTypeValueNotSupported,
                format!("No disk can be made for the instance {id}: disks that are paid in advance come with their instance."),
            )
            .hint("Give ZoneId instead, then attach the disk with AttachDisk."));
        }
        let regional = self.category()? == DiskCategory::CloudRegionalDiskAuto;
        match &self.zone {
            Some(_) if regional => Err(ApiError::new(
                Code::InvalidZoneIdDiskCategoryUnsupported,
                "A disk of the category cloud_regional_disk_auto has no zone: ZoneId must not be given.",
            )),
            Some(zone) => places::zone(&context.region, zone).map(|()| zone.clone()),
            // A regional disk can be attached in every zone; the row names the first zone.
            None if regional => places::first_zone(&context.region),
            None => Err(ApiError::missing("ZoneId")),
        }
    }

    fn category(&self) -> Result<DiskCategory, ApiError> {
        let Some(text) = &self.category else { return Ok(DiskCategory::Cloud) };
        DiskCategory::parse(text).ok_or_else(|| {
            let all: Vec<&str> = DiskCategory::ALL.iter().map(|category| category.as_str()).collect();
            ApiError::new(
                Code::InvalidDiskCategoryValueNotSupported,
                "The specified DiskCategory does not exist.",
            )
            .hint(format!("The categories are {}.", all.join(", ")))
        })
    }

    fn level(&self, category: DiskCategory) -> Result<Option<PerformanceLevel>, ApiError> {
        match &self.performance_level {
            None if category == DiskCategory::CloudEssd => Ok(Some(PerformanceLevel::Pl1)),
            None => Ok(None),
            Some(text) => match PerformanceLevel::parse(text) {
                None => Err(ApiError::new(
                    Code::InvalidPerformanceLevelMalformed,
                    "The specified PerformanceLevel is none of PL0, PL1, PL2, PL3.",
                )),
                Some(_) if category != DiskCategory::CloudEssd => Err(ApiError::new(
                    Code::InvalidPerformanceLevelValueNotSupported,
                    format!(
                        "A disk of the category {category} has no PerformanceLevel; only cloud_essd has."
                    ),
                )),
                level => Ok(level),
            },
        }
    }

    /// Builds the new disk's row, without the values that come from its snapshot.
    fn row(&self, asked: &Asked<'_>, zone: ZoneId) -> Result<Disk, ApiError> {
        let category = self.category()?;
        if self.snapshot.is_some() && category.is_ephemeral() {
            return Err(ApiError::new(
                Code::InvalidOperationCreateFromSnapshotUnsupported,
                format!("A disk of the category {category} cannot be made from a snapshot."),
            ));
        }
        let id = ids::disk(&asked.region)?;
        Ok(Disk {
            category,
            performance_level: self.level(category)?,
            name: self.name.as_ref().map_or_else(String::new, |name| name.0.clone()),
            description: self.description.as_ref().map_or_else(String::new, |text| text.0.clone()),
            resource_group: self.resource_group.as_ref().map_or_else(String::new, |group| group.0.clone()),
            delete_with_instance: category.is_ephemeral(),
            bursting: self.bursting == Some(true),
            source_snapshot: self.snapshot.clone(),
            worker: Some(id.to_string()),
            ..Disk::new(id, asked.region.clone(), zone, ByteSize(0), asked.now)
        })
    }

    /// Adds the size, and the values that depend on the size, to the row.
    fn sized(&self, connection: &ReadTx, mut disk: Disk, is_available: bool) -> Result<Disk, ApiError> {
        let snapshot = match &self.snapshot {
            Some(id) => Some(existing::snapshot(connection, &disk.region, id)?),
            None => None,
        };
        if let Some(snapshot) = &snapshot {
            if !is_available && snapshot.status != SnapshotStatus::Accomplished {
                return Err(not_ready(snapshot));
            }
            local::must_suit_local(snapshot, disk.category, self.size, CODES)?;
        }
        let range = size::data_range(disk.category, disk.performance_level);
        let outside = |what: &str| {
            ApiError::new(
                Code::InvalidDiskSizeNotSupported,
                format!("{what} for a disk of the category {}.", disk.category),
            )
            .hint(format!("It can have {} to {} GiB.", range.start(), range.end()))
        };
        let wanted = match self.size {
            Some(gib) => Some(
                size::in_range(&range, gib)
                    .ok_or_else(|| outside(&format!("The specified Size {gib} is not supported")))?,
            ),
            None => None,
        };
        // A size from a snapshot is bound by the upper limit only: an imported image can be smaller than any disk of
        // the service.
        let least = snapshot.as_ref().map(|snapshot| snapshot.disk_size.gib());
        let gib = wanted.max(least).ok_or_else(|| ApiError::missing("Size"))?;
        if gib > *range.end() {
            return Err(outside(&format!("The snapshot's size {gib} is not supported")));
        }
        if disk.bursting {
            must_be_able_to_burst(disk.category, gib)?;
        }
        disk.provisioned_iops = performance::provisioned_iops(self.provisioned_iops, disk.category, gib)?;
        // An imported image need not be whole GiB; a copy has the exact size of the image.
        disk.size = wanted
            .map(ByteSize::from_gib)
            .max(snapshot.as_ref().map(|snapshot| snapshot.disk_size))
            .unwrap_or(ByteSize::from_gib(gib));
        Ok(disk)
    }
}

//! `CopySnapshot`.

use super::days::RetentionDays;
use crate::catalog::ReadTx;
use crate::catalog::{Chain, CopyOf, NewSnapshot, Snapshot};
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Demanded;
use crate::ecs::rules::arn::Arn;
use crate::ecs::rules::existing::{self, ResourceGroup};
use crate::ecs::rules::name::{CopyDescription, SnapshotName};
use crate::ecs::rules::tag::{self, TagItem};
use crate::ecs::service::Context;
use crate::ecs::{ids, places};
use crate::engine::SnapshotCopy;
use crate::model::{DiskId, RegionId, ResourceType, SnapshotCategory, SnapshotId, SnapshotStatus};

operation! {
    /// Copies a snapshot into another region.
    ///
    /// The first copy of a disk's snapshot in a region brings all its data there, a later one what is
    /// not there yet. The copy has no tags of its source, cannot roll back the source's disk, and stays
    /// when the source goes; new disks can be made from it. The answer comes when it is accomplished;
    /// deleting it earlier cancels it.
    CopySnapshot in Snapshots "将快照复制到其他地域。" {
        /// The snapshot, in the region that is asked; it must be accomplished.
        "SnapshotId" snapshot_id: SnapshotId,
        /// The region that gets the copy; another one than the snapshot's.
        "DestinationRegionId" destination: String,
        /// Names the copy: 2 to 128 characters, a letter first, then letters, digits and : _ . -. It does not
        /// begin with auto.
        "DestinationSnapshotName" name: Demanded<SnapshotName>,
        /// Describes the copy: 0 to 256 characters, not beginning with http:// or https://.
        "DestinationSnapshotDescription" description: Demanded<CopyDescription>,
        /// After how many days the copy goes by itself: 1 to 65536. It stays for ever without.
        "RetentionDays" retention_days: Option<RetentionDays>,
        /// false; snapshots here are not encrypted.
        "Encrypted" encrypted: Option<bool>,
        /// Not to be given, since snapshots here are not encrypted.
        "KMSKeyId" key: Option<String>,
        /// The resource group of the copy.
        "ResourceGroupId" resource_group: Option<ResourceGroup>,
        /// Tags for the copy, at most 20.
        "Tag" tag: Vec<TagItem>,
    }
    common { REGION_ID, CLIENT_TOKEN }
    ignored { "Arn": Vec<Arn>, "DestinationStorageLocationArn": String }
    errors {
        DuplicateTagKey, InvalidEncryptedNotMatchKmsKeyId, InvalidOperationDiskHasUnfinishedSnapshotCopy,
        InvalidOperationNotSupportCopyInSameRegion, InvalidRegionIdMalFormed, InvalidRegionIdNotExists,
        InvalidRegionIdNotSupportedEncryptedSnapshotCopy, InvalidSnapshotCategoryNotSupportCopy,
        InvalidSnapshotCategoryNotSupportCrossRegionCopy, InvalidSnapshotIdNotReady, InvalidTagCount,
        InvalidTagKeyMalformed, InvalidTagValueMalformed,
        IdempotentParameterMismatch "the ClientToken was used with other parameters",
        IdempotentProcessing "a request with the same ClientToken is running",
        InvalidClientTokenMalformed "the ClientToken is no ASCII or longer than 64",
        403 InvalidDescriptionMalformed,
        403 InvalidRetentionDaysMalformed,
        403 InvalidSnapshotIdNotFound,
        403 InvalidSnapshotNameMalformed,
    }
}

impl Operation for CopySnapshot {
    type Answer = Field<SnapshotId>;

    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        self.refuse_encryption()?;
        let destination = destination(&self.destination, &context.region)?;
        let tags = tag::new_tags(self.tag)?;
        let source = copyable(&context.catalog(), &context.region, &self.snapshot_id)?;
        let disk = source.disk_id(&context.catalog())?;
        let worker = CopyOf::worker(&disk, &destination);
        let Some(lock) = context.engine.lock(&worker)? else {
            return Err(unfinished(&disk, &destination));
        };

        let id = ids::snapshot(&destination)?;
        let answer = Field("SnapshotId", id.clone());
        let new = NewSnapshot {
            name: self.name.0.0,
            description: self.description.0.0,
            resource_group: self.resource_group.map(|group| group.0).unwrap_or_default(),
            retention_days: self.retention_days.map(|days| days.0),
            ..NewSnapshot::new(id.clone(), context.now, &worker)
        };
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            let source = copyable(catalog, &asked.region, &self.snapshot_id)?;
            must_be_idle(catalog, &disk, &destination)?;
            Snapshot::begin_copy(catalog, &source, &destination, new)?;
            tag::put(catalog, &asked.in_region(&destination), ResourceType::Snapshot, id.as_str(), &tags)?;
            asked.keep_answer(catalog, &answer)
        })?;
        context.carry_out(SnapshotCopy(id.clone()), &worker, vec![lock]).map_err(|error| {
            ApiError::internal(format!("the copy {id} failed: {error}")).because_of(&error)
        })?;
        Ok(answer)
    }
}

impl CopySnapshot {
    fn refuse_encryption(&self) -> Result<(), ApiError> {
        if self.encrypted == Some(true) {
            return Err(ApiError::new(
                Code::InvalidRegionIdNotSupportedEncryptedSnapshotCopy,
                "Encrypted is true, but snapshots here cannot be encrypted.",
            ));
        }
        if self.key.is_some() {
            return Err(ApiError::new(
                Code::InvalidEncryptedNotMatchKmsKeyId,
                "KMSKeyId needs Encrypted to be true.",
            ));
        }
        Ok(())
    }
}

/// Returns the region that a copy goes to.
fn destination(text: &str, source: &RegionId) -> Result<RegionId, ApiError> {
    let shown = existing::shown(text);
    let region = RegionId::parse(text).ok_or_else(|| {
        ApiError::new(
            Code::InvalidRegionIdMalFormed,
            format!("The specified DestinationRegionId \"{shown}\" is no region id."),
        )
    })?;
    places::region(region.as_str()).map_err(|_| {
        ApiError::new(
            Code::InvalidRegionIdNotExists,
            format!("The specified DestinationRegionId {shown} does not exist."),
        )
        .hint("DescribeRegions lists the regions.")
    })?;
    if region == *source {
        return Err(ApiError::new(
            Code::InvalidOperationNotSupportCopyInSameRegion,
            format!("The snapshot is in {region} already; a copy goes to another region."),
        ));
    }
    Ok(region)
}

/// Returns the snapshot, if it can be copied.
fn copyable(catalog: &ReadTx, region: &RegionId, id: &SnapshotId) -> Result<Snapshot, ApiError> {
    let snapshot = existing::snapshot(catalog, region, id)?;
    let refusal = match snapshot.category {
        SnapshotCategory::Standard => None,
        SnapshotCategory::Flash => Some(Code::InvalidSnapshotCategoryNotSupportCopy),
        SnapshotCategory::Archive => Some(Code::InvalidSnapshotCategoryNotSupportCrossRegionCopy),
    };
    if let Some(code) = refusal {
        return Err(ApiError::new(
            code,
            format!("The snapshot {id} is of the category {} and cannot be copied.", snapshot.category),
        ));
    }
    if snapshot.status != SnapshotStatus::Accomplished {
        return Err(ApiError::new(
            Code::InvalidSnapshotIdNotReady,
            format!("The snapshot {id} is {}; it must be accomplished.", snapshot.status),
        )
        .hint("DescribeSnapshots shows its Progress; `snap task wait` waits for it."));
    }
    Ok(snapshot)
}

fn must_be_idle(catalog: &ReadTx, disk: &DiskId, region: &RegionId) -> Result<(), ApiError> {
    let Some(chain) = Chain::of_copies(catalog, disk, region)? else { return Ok(()) };
    let copies = Snapshot::of_chain(catalog, chain.number)?;
    match copies.iter().any(|copy| copy.status == SnapshotStatus::Progressing) {
        true => Err(unfinished(disk, region)),
        false => Ok(()),
    }
}

fn unfinished(disk: &DiskId, region: &RegionId) -> ApiError {
    ApiError::new(
        Code::InvalidOperationDiskHasUnfinishedSnapshotCopy,
        format!("Another snapshot of the disk {disk} is being copied to {region}."),
    )
    .hint("Try again when that copy is accomplished.")
}

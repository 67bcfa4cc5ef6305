//! `CreateSnapshot`.

use super::capturable::{at_work, check_chain, check_disk, check_local};
use super::days::{InstantAccessDays, RetentionDays};
use crate::catalog::{NewSnapshot, Snapshot};
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::ids;
use crate::ecs::rules::existing::{self, ResourceGroup};
use crate::ecs::rules::name::{Description, SnapshotName};
use crate::ecs::rules::tag::{self, TagItem};
use crate::ecs::service::Context;
use crate::engine::{EngineError, Job, SnapshotCapture};
use crate::model::{DiskId, ResourceType, SnapshotCategory, SnapshotId};

operation! {
    /// Takes a snapshot of a disk.
    ///
    /// The snapshot holds what the disk holds now; only blocks that changed since the disk's snapshot
    /// before are read and stored. The answer comes when the snapshot is accomplished. The disk must be
    /// In_use, or Available and attached at least once before; one that was imported or adopted (`snap disk
    /// import`) counts as attached.
    CreateSnapshot in Snapshots "为云盘创建快照。" {
        /// The disk.
        "DiskId" disk_id: DiskId,
        /// The snapshot's name: 2 to 128 characters, a letter first, then letters, digits and : _ . -.
        /// It does not begin with auto.
        "SnapshotName" snapshot_name: Option<SnapshotName>,
        /// A description: 2 to 256 characters, not beginning with http:// or https://.
        "Description" description: Option<Description>,
        /// After how many days the snapshot goes by itself: 1 to 65536. It stays for ever without.
        "RetentionDays" retention_days: Option<RetentionDays>,
        /// Standard, which it is if not given, or Flash for a local snapshot.
        "Category" category: Option<String>,
        /// Whether the snapshot can be used while it is still progressing; ESSDs only.
        "InstantAccess" instant_access: Option<bool>,
        /// For how many days instant access stays on: 1 to 65536 (as many as RetentionDays).
        "InstantAccessRetentionDays" instant_access_days: Option<InstantAccessDays>,
        /// The resource group of the snapshot.
        "ResourceGroupId" resource_group: Option<ResourceGroup>,
        /// Tags for the snapshot, at most 20.
        "Tag" tag: Vec<TagItem>,
    }
    common { CLIENT_TOKEN }
    ignored { "StorageLocationArn": String }
    errors {
        DuplicateTagKey, IncorrectDiskStatusNeverAttached, InvalidCategoryAndInstantAccessMalformed,
        InvalidSnapshotCategoryMalformed, InvalidTagKeyMalformed, InvalidTagValueMalformed, QuotaExceedTags,
        400 CreateSnapshotFailed "the disk could not be captured: its image is missing, or changed meanwhile",
        DiskCategoryOperationNotSupported "an ephemeral disk, or InstantAccess with a disk that is no ESSD",
        IdempotentParameterMismatch "the ClientToken was used with other parameters",
        IdempotentProcessing "a request with the same ClientToken is running",
        IncorrectDiskStatus "the disk is neither In_use nor Available",
        IncorrectDiskStatusCreatingSnapshot "another snapshot of the disk is progressing",
        400 IncorrectInstanceStatus "the disk's instance is neither Running nor Stopped",
        InvalidClientTokenMalformed "the ClientToken is no ASCII or longer than 64",
        404 InvalidDescriptionMalformed,
        InvalidDiskIdNotFound "no such disk in the region",
        QuotaExceedSnapshot "the disk has 256 manual snapshots, or 10 with instant access",
    }
}

/// Returns the error for a snapshot whose disk could not be captured.
pub fn capture_failed(id: &SnapshotId, error: &EngineError) -> ApiError {
    ApiError::new(Code::CreateSnapshotFailed, format!("The snapshot {id} failed: {error}.")).because_of(error)
}

impl Operation for CreateSnapshot {
    type Answer = Field<SnapshotId>;

    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        let is_local = self.check_category()?;
        let most_tags = context.quotas.tags_per_resource;
        if self.tag.len() > most_tags as usize {
            return Err(ApiError::new(
                Code::QuotaExceedTags,
                format!("A snapshot cannot carry more than {most_tags} tags."),
            ));
        }
        let tags = tag::new_tags(self.tag)?;
        // The check comes before the lock, so that unknown ids leave no lock file behind.
        existing::disk(&context.catalog(), &context.region, &self.disk_id)?;
        let Some(disk_lock) = context.engine.lock(self.disk_id.as_str())? else {
            return Err(at_work(context, &self.disk_id)?);
        };
        // A capture of a frozen image leaves the disk alone, so the capture goes on under its own lock.
        let worker = format!("capture-{}", self.disk_id);
        let Some(lock) = context.engine.lock(&worker)? else {
            return Err(at_work(context, &self.disk_id)?);
        };

        let id = ids::snapshot(&context.region)?;
        let answer = Field("SnapshotId", id.clone());
        let instant_access = self.instant_access == Some(true);
        let retention_days = self.retention_days.map(|days| days.0);
        let instant_access_days = self.instant_access_days.map(|days| days.0).or(retention_days);
        let new = NewSnapshot {
            name: self.snapshot_name.map(|name| name.0).unwrap_or_default(),
            description: self.description.map(|description| description.0).unwrap_or_default(),
            resource_group: self.resource_group.map(|group| group.0).unwrap_or_default(),
            retention_days,
            instant_access,
            instant_access_days: instant_access_days.filter(|_| instant_access),
            ..NewSnapshot::new(id.clone(), context.now, &worker)
        };
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            let disk = existing::disk(catalog, &asked.region, &self.disk_id)?;
            check_disk(catalog, &disk, instant_access)?;
            if is_local {
                check_local(catalog, &disk, &asked.quotas)?;
            }
            check_chain(catalog, &disk, &asked.quotas, instant_access)?;
            let mut snapshot = Snapshot::begin(catalog, &disk, new)?;
            if is_local {
                snapshot.category = SnapshotCategory::Flash;
                snapshot.update(catalog)?;
            }
            tag::put(catalog, &asked, ResourceType::Snapshot, id.as_str(), &tags)?;
            asked.keep_answer(catalog, &answer)
        })?;

        let failed = |error: EngineError| capture_failed(&id, &error);
        let job = Job::from(SnapshotCapture(id.clone()));
        // Without a frozen image, the image must hold still until it is captured; that cannot be promised after the
        // answer.
        let can_wait = context.in_background()
            && context.engine.freeze(&id).map_err(|error| failed(context.engine.abandon(&job, error)))?;
        let context = &context.with_background(can_wait);
        let disk_lock = (!context.in_background()).then_some(disk_lock);
        context.carry_out(job, &worker, vec![lock]).map_err(failed)?;
        drop(disk_lock);
        Ok(answer)
    }
}

impl CreateSnapshot {
    /// Returns true if the request asks for a local snapshot.
    fn check_category(&self) -> Result<bool, ApiError> {
        const CODE: Code = Code::InvalidSnapshotCategoryMalformed;
        let Some(category) = &self.category else { return Ok(false) };
        let is_flash = category.eq_ignore_ascii_case("flash");
        if !is_flash && !category.eq_ignore_ascii_case("standard") {
            let shown = existing::shown(category);
            return Err(ApiError::new(CODE, format!("The specified Category \"{shown}\" is not valid."))
                .hint("Category can be Standard, or Flash for a local snapshot."));
        }
        if self.instant_access == Some(true) {
            return Err(ApiError::new(
                Code::InvalidCategoryAndInstantAccessMalformed,
                "Category and InstantAccess cannot be given together.",
            ));
        }
        Ok(is_flash)
    }
}

//! `CreateSnapshotGroup`.

use crate::catalog::ReadTx;
use crate::catalog::{Disk, Group, NewSnapshot, Snapshot, Tag};
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::ids;
use crate::ecs::parameter::{Scalar, Texts};
use crate::ecs::quotas::Quotas;
use crate::ecs::rules::existing::{self, ResourceGroup};
use crate::ecs::rules::name::{GroupDescription, GroupName};
use crate::ecs::rules::tag::{self, TagItem};
use crate::ecs::service::Context;
use crate::ecs::snapshots::InstantAccessDays;
use crate::ecs::snapshots::capturable::{at_work, check_chain, check_disk};
use crate::engine::{EngineError, GroupCapture};
use crate::model::{
    DiskCategory, DiskId, DiskStatus, GroupId, InstanceId, RegionId, ResourceType, SnapshotId, SnapshotStatus,
};
use std::collections::BTreeSet;

operation! {
    /// Takes snapshots of ESSDs of one instance, or of several instances in one zone.
    ///
    /// All have one point in time. The disks are In_use on Running or Stopped instances: at most 16, with
    /// 32 TiB together. Fixes the point in time first, by clones on XFS and Btrfs; elsewhere the disks must
    /// not be written until the answer. Fails if an instance is stopped or restarted, or a disk detached,
    /// before that. The tag acs:ecs:createFrom of each snapshot names the instance.
    CreateSnapshotGroup in Groups "为多块云盘创建同一时间点的快照一致性组。" {
        /// The instance whose disks are taken.
        "InstanceId" instance: Option<InstanceId>,
        /// The disks; with InstanceId, only its own. Not with ExcludeDiskId.
        "DiskId" disks: Texts,
        /// The disks of the instance that are left out.
        "ExcludeDiskId" excluded: Texts,
        /// The group's name: 2 to 128 characters, a letter first, then letters, digits and : _ . -.
        "Name" name: Option<GroupName>,
        /// A description: 2 to 256 characters, not beginning with http:// or https://.
        "Description" description: Option<GroupDescription>,
        /// Whether the snapshots can be used while they are still progressing.
        "InstantAccess" instant_access: Option<bool>,
        /// For how many days instant access stays on: 1 to 65536.
        "InstantAccessRetentionDays" instant_access_days: Option<InstantAccessDays>,
        /// The resource group of the group and its snapshots.
        "ResourceGroupId" resource_group: Option<ResourceGroup>,
        /// Tags for the group, at most 20.
        "Tag" tag: Vec<TagItem>,
    }
    common { REGION_ID, CLIENT_TOKEN }
    ignored { "StorageLocationArn": String }
    errors {
        CapacityExceedTooManyDisks, CreateSnapshotFailed, DiskCategoryOperationNotSupported, DuplicateTagKey,
        IncorrectDiskStatusCreatingSnapshot, InvalidDiskDiskCategoryInconsistent, InvalidDiskIdsNotInSameZone,
        InvalidInstanceNoDisk, InvalidParamExcludeDiskIdsAndDiskIdsConflict, InvalidTagKeyMalformed,
        InvalidTagValueMalformed, MissingParamterInstanceId, NumberExceedTooManyDisks, QuotaExceedSnapshot,
        QuotaExceedTags,
        IdempotentParameterMismatch "the ClientToken was used with other parameters",
        IdempotentProcessing "a request with the same ClientToken is running",
        IncorrectDiskStatus "a disk is not In_use",
        400 IncorrectInstanceStatus "an instance is neither Running nor Stopped",
        InvalidClientTokenMalformed "the ClientToken is no ASCII or longer than 64",
        InvalidDiskIdNotFound "no such disk in the region, or not on the instance",
    }
}

impl Operation for CreateSnapshotGroup {
    type Answer = Field<GroupId>;

    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        let most_tags = context.quotas.tags_per_resource;
        if self.tag.len() > most_tags as usize {
            return Err(ApiError::new(
                Code::QuotaExceedTags,
                format!("A group cannot carry more than {most_tags} tags."),
            ));
        }
        let chosen = self.choose(&context.catalog(), &context.region, &context.quotas)?;
        let mut disk_locks = Vec::with_capacity(chosen.len());
        for disk in &chosen {
            match context.engine.lock(disk.as_str())? {
                Some(lock) => disk_locks.push(lock),
                None => return Err(at_work(context, disk)?),
            }
        }
        let id = ids::group(&context.region)?;
        // A capture of frozen images leaves the disks alone, so the capture goes on under its own lock.
        let worker = id.to_string();
        let Some(lock) = context.engine.lock(&worker)? else {
            return Err(ApiError::internal(format!("{worker} is locked")));
        };
        let instant_access = self.instant_access == Some(true);
        let group = Group {
            id,
            region: context.region.clone(),
            status: SnapshotStatus::Progressing,
            name: self.name.map(|name| name.0).unwrap_or_default(),
            description: self.description.map(|text| text.0).unwrap_or_default(),
            resource_group: self.resource_group.map(|group| group.0).unwrap_or_default(),
            instance: self.instance,
            created: context.now,
            worker: Some(worker.clone()),
            fixed: false,
        };
        let tags = tag::new_tags(self.tag)?;
        let new = |id: SnapshotId| NewSnapshot {
            description: format!("Created from {}", group.id),
            resource_group: group.resource_group.clone(),
            instant_access,
            instant_access_days: self.instant_access_days.filter(|_| instant_access).map(|days| days.0),
            ..NewSnapshot::new(id, group.created, &worker)
        };
        let answer = Field("SnapshotGroupId", group.id.clone());
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            check_group(catalog, &group.region, &chosen, &asked.quotas, instant_access)?;
            group.insert(catalog)?;
            for id in &chosen {
                let disk = existing::disk(catalog, &group.region, id)?;
                let snapshot = Snapshot::begin(catalog, &disk, new(ids::snapshot(&group.region)?))?;
                group.add(catalog, &snapshot.id)?;
                if let Some(instance) = &disk.instance {
                    Tag {
                        resource: snapshot.id.to_string(),
                        key: tag::CREATED_FROM.to_owned(),
                        value: instance.to_string(),
                    }
                    .set(catalog, &group.region, ResourceType::Snapshot)?;
                }
            }
            tag::put(catalog, &asked, ResourceType::SnapshotGroup, group.id.as_str(), &tags)?;
            asked.keep_answer(catalog, &answer)
        })?;
        let failed = |error: EngineError| {
            ApiError::new(Code::CreateSnapshotFailed, format!("The group {} failed: {error}.", group.id))
                .because_of(&error)
        };
        // Without frozen images, the disks must hold still until they are captured; that cannot be promised after the
        // answer.
        let is_fixed = context.engine.fix_group(&group.id).map_err(failed)?;
        let context = &context.with_background(context.in_background() && is_fixed);
        let disk_locks = (!is_fixed).then_some(disk_locks);
        context.carry_out(GroupCapture(group.id.clone()), &worker, vec![lock]).map_err(failed)?;
        drop(disk_locks);
        Ok(answer)
    }
}

impl CreateSnapshotGroup {
    /// Selects the disks of the group.
    fn choose(
        &self,
        catalog: &ReadTx,
        region: &RegionId,
        quotas: &Quotas,
    ) -> Result<BTreeSet<DiskId>, ApiError> {
        let named = ids_of(&self.disks, "DiskId")?;
        let excluded = ids_of(&self.excluded, "ExcludeDiskId")?;
        if !named.is_empty() && !excluded.is_empty() {
            return Err(ApiError::new(
                Code::InvalidParamExcludeDiskIdsAndDiskIdsConflict,
                "DiskId.N and ExcludeDiskId.N exclude each other.",
            ));
        }
        let chosen = match &self.instance {
            Some(id) => {
                existing::instance(catalog, region, id)?;
                let own: BTreeSet<DiskId> =
                    Disk::of_instance(catalog, id)?.into_iter().map(|disk| disk.id).collect();
                if let Some(other) = named.iter().chain(&excluded).find(|disk| !own.contains(*disk)) {
                    return Err(ApiError::new(
                        Code::InvalidDiskIdNotFound,
                        format!("The specified disk {other} is not on the instance {id}."),
                    ));
                }
                let all = if named.is_empty() { own } else { named };
                all.difference(&excluded).cloned().collect::<BTreeSet<_>>()
            }
            None if named.is_empty() || !excluded.is_empty() => {
                return Err(ApiError::new(
                    Code::MissingParamterInstanceId,
                    "InstanceId is not supplied, and neither is a list of disks.",
                ));
            }
            None => named,
        };
        if chosen.is_empty() {
            return Err(ApiError::new(
                Code::InvalidInstanceNoDisk,
                "No disk of the instance is left to take.",
            ));
        }
        check_group(catalog, region, &chosen, quotas, self.instant_access == Some(true))?;
        Ok(chosen)
    }
}

fn ids_of(texts: &Texts, name: &str) -> Result<BTreeSet<DiskId>, ApiError> {
    texts.0.iter().map(|text| <DiskId as Scalar>::parse(text, name)).collect()
}

/// Checks that these disks can be a group now.
fn check_group(
    catalog: &ReadTx,
    region: &RegionId,
    ids: &BTreeSet<DiskId>,
    quotas: &Quotas,
    instant_access: bool,
) -> Result<(), ApiError> {
    let (most, tib) = (quotas.disks_per_group, quotas.tib_per_group);
    if ids.len() > most as usize {
        return Err(ApiError::new(
            Code::NumberExceedTooManyDisks,
            format!("A group has at most {most} disks, not {}.", ids.len()),
        ));
    }
    let disks =
        ids.iter().map(|id| existing::disk(catalog, region, id)).collect::<Result<Vec<_>, ApiError>>()?;
    for disk in &disks {
        if !disk.category.is_essd() {
            return Err(ApiError::new(
                Code::DiskCategoryOperationNotSupported,
                format!("The disk {} is a {}; only ESSDs can be in a group.", disk.id, disk.category),
            )
            .hint("Leave it out with ExcludeDiskId, or name the others with DiskId."));
        }
        if disk.status != DiskStatus::InUse {
            return Err(ApiError::new(
                Code::IncorrectDiskStatus,
                format!("The disk {} is {}; it must be In_use.", disk.id, disk.status),
            ));
        }
        check_disk(catalog, disk, false)?;
        check_chain(catalog, disk, quotas, instant_access)?;
    }
    let is_regional = |disk: &Disk| disk.category == DiskCategory::CloudRegionalDiskAuto;
    if disks.windows(2).any(|pair| is_regional(&pair[0]) != is_regional(&pair[1])) {
        return Err(ApiError::new(
            Code::InvalidDiskDiskCategoryInconsistent,
            "The disks are partly regional and partly of a zone.",
        )
        .hint("Make a group of each kind."));
    }
    if disks.windows(2).any(|pair| pair[0].zone != pair[1].zone) {
        return Err(ApiError::new(Code::InvalidDiskIdsNotInSameZone, "The disks are not all in one zone."));
    }
    if disks.iter().map(|disk| disk.size.0).sum::<u64>() > u64::from(tib) << 40 {
        return Err(ApiError::new(
            Code::CapacityExceedTooManyDisks,
            format!("The disks of a group have at most {tib} TiB together."),
        ));
    }
    Ok(())
}

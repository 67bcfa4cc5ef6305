//! The filters of `DescribeDisks`.

use super::describe_disks::DescribeDisks;
use super::disk_answer::charge_type;
use crate::catalog::{Disk, Snapshot, Tag};
use crate::ecs::code::Code;
use crate::ecs::error::ApiError;
use crate::ecs::places;
use crate::ecs::rules::filter::{self, Created, admits};
use crate::ecs::rules::tag::TagFilter;
use crate::ecs::service::Context;
use crate::model::{
    DiskCategory, DiskStatus, DiskType, InstanceId, PerformanceLevel, PolicyId, SnapshotId, ZoneId,
};
use std::collections::HashSet;

/// The filters of a request, checked.
#[derive(Debug)]
pub struct DiskFilter {
    ids: Option<HashSet<String>>,
    instance: Option<String>,
    snapshot: Option<String>,
    zone: Option<ZoneId>,
    name: Option<String>,
    status: Option<DiskStatus>,
    kind: Option<DiskType>,
    charge_type: Option<&'static str>,
    category: Option<DiskCategory>,
    performance_level: Option<PerformanceLevel>,
    tags: TagFilter,
    resource_group: Option<String>,
    delete_with_instance: Option<bool>,
    delete_auto_snapshot: Option<bool>,
    enable_auto_snapshot: Option<bool>,
    has_policy: Option<bool>,
    policy: Option<String>,
    created: Created,
    /// True if the request asks for a property that no disk here has: encrypted, locked …
    impossible: bool,
}

impl DiskFilter {
    /// Checks the filters of a request and takes them out of the request.
    ///
    /// # Errors
    /// The service's error for the first filter that names a missing resource.
    pub fn new(asked: &mut DescribeDisks, context: &Context<'_>) -> Result<Self, ApiError> {
        let ids = match asked.disk_ids.take() {
            Some(ids) => {
                let limit = context.quotas.ids_per_describe as usize;
                Some(ids.at_most(limit, Code::InvalidDiskIdsMalformed, "DiskIds")?.into_iter().collect())
            }
            None => None,
        };
        if let Some(zone) = &asked.zone {
            places::zone(&context.region, zone)?;
        }
        if let Some(snapshot) = &asked.snapshot {
            check_snapshot(context, snapshot)?;
        }
        let impossible = asks_for_the_impossible(asked)?;
        let category = asked.category.as_deref();
        // Categories that no disk here has are valid words all the same.
        let is_foreign =
            matches!(category, Some("local_ssd_pro" | "local_hdd_pro" | "ephemeral" | "ephemeral_ssd"));
        Ok(Self {
            ids,
            instance: asked.instance.take(),
            snapshot: asked.snapshot.take(),
            zone: asked.zone.take(),
            name: asked.name.take(),
            status: filter::word(
                asked.status.as_deref(),
                DiskStatus::parse,
                Code::InvalidStatusValueNotSupported,
                "Status",
            )?,
            kind: filter::word(
                asked.kind.as_deref(),
                DiskType::parse,
                Code::InvalidDiskTypeValueNotSupported,
                "DiskType",
            )?,
            charge_type: filter::word(
                asked.charge_type.as_deref(),
                known(&["PrePaid", "PostPaid"]),
                Code::InvalidDiskChargeTypeNotFound,
                "DiskChargeType",
            )?,
            category: filter::word(
                category.filter(|_| !is_foreign),
                DiskCategory::parse,
                Code::InvalidCategoryValueNotSupported,
                "Category",
            )?,
            performance_level: filter::word(
                asked.performance_level.as_deref(),
                PerformanceLevel::parse,
                Code::InvalidParameter,
                "PerformanceLevel",
            )?,
            tags: TagFilter::new(std::mem::take(&mut asked.tags))?,
            resource_group: asked.resource_group.take(),
            delete_with_instance: asked.delete_with_instance,
            delete_auto_snapshot: asked.delete_auto_snapshot,
            enable_auto_snapshot: asked.enable_auto_snapshot,
            has_policy: asked.has_policy,
            policy: asked.policy.take(),
            created: Created::new([
                (asked.filter_1_key.take(), asked.filter_1_value.take()),
                (asked.filter_2_key.take(), asked.filter_2_value.take()),
            ])?,
            impossible: impossible || is_foreign,
        })
    }

    /// Returns true if a disk with these tags and this policy passes all filters.
    pub fn admits(&self, disk: &Disk, tags: &[Tag], policy: Option<&PolicyId>) -> bool {
        let instance = disk.instance.as_ref().map_or("", InstanceId::as_str);
        let snapshot = disk.source_snapshot.as_ref().map_or("", SnapshotId::as_str);
        !self.impossible
            && self.ids.as_ref().is_none_or(|ids| ids.contains(disk.id.as_str()))
            && admits(self.instance.as_deref(), instance)
            && admits(self.snapshot.as_deref(), snapshot)
            && admits(self.zone.as_ref(), &disk.zone)
            && admits(self.name.as_ref(), &disk.name)
            && admits(self.status.as_ref(), &disk.status)
            && admits(self.kind.as_ref(), &disk.kind)
            && self.charge_type.is_none_or(|word| word == charge_type(disk))
            && admits(self.category.as_ref(), &disk.category)
            && self.performance_level.is_none_or(|level| disk.performance_level == Some(level))
            && admits(self.resource_group.as_ref(), &disk.resource_group)
            && admits(self.delete_with_instance.as_ref(), &disk.delete_with_instance)
            && admits(self.delete_auto_snapshot.as_ref(), &disk.delete_auto_snapshot)
            && admits(self.enable_auto_snapshot.as_ref(), &disk.enable_auto_snapshot)
            && admits(self.has_policy.as_ref(), &policy.is_some())
            && admits(self.policy.as_deref(), policy.map_or("", PolicyId::as_str))
            && self.created.admits(disk.created)
            && self.tags.admits(tags)
    }
}

/// Checks that a snapshot exists, or existed when a disk was made from it.
fn check_snapshot(context: &Context<'_>, text: &str) -> Result<(), ApiError> {
    let connection = &context.catalog();
    let is_known = match SnapshotId::parse(text) {
        None => false,
        Some(id) => {
            Snapshot::get(connection, &context.region, &id)?.is_some()
                || !Disk::made_from(connection, &id)?.is_empty()
        }
    };
    if is_known {
        return Ok(());
    }
    Err(ApiError::new(Code::InvalidSnapshotNotFound, "The specified SnapshotId does not exist."))
}

/// Returns a parser that accepts only these words.
fn known(words: &'static [&'static str]) -> impl Fn(&str) -> Option<&'static str> {
    move |text| words.iter().copied().find(|word| *word == text)
}

/// Checks the filters for properties that no local disk has. Returns true if a filter asks for one.
fn asks_for_the_impossible(asked: &DescribeDisks) -> Result<bool, ApiError> {
    let lock_reason = filter::word(
        asked.lock_reason.as_deref(),
        known(&["financial", "security"]),
        Code::InvalidLockReasonNotFound,
        "LockReason",
    )?;
    let multi_attach = filter::word(
        asked.multi_attach.as_deref(),
        known(&["Disabled", "Enabled", "LegacyShared"]),
        Code::InvalidParameterMultiAttach,
        "MultiAttach",
    )?;
    let is_legacy = multi_attach.map(|word| word == "LegacyShared");
    if asked.shared.is_some() && is_legacy.is_some() && asked.shared != is_legacy {
        return Err(ApiError::new(
            Code::InvalidParameterMultiAttachAndEnableSharedNotMatch,
            "The specified MultiAttach and EnableShared exclude each other.",
        ));
    }
    Ok(lock_reason.is_some()
        || asked.portable == Some(false)
        || multi_attach.is_some_and(|word| word != "Disabled")
        || asked.key.is_some()
        || [asked.encrypted, asked.shared].contains(&Some(true)))
}

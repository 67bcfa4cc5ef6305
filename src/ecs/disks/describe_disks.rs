//! `DescribeDisks`.

use super::performance;
use crate::catalog::{Disk, Snapshot, Tag};
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::{JsonTexts, Texts};
use crate::ecs::places;
use crate::ecs::rules::filter::{self, Created, admits};
use crate::ecs::rules::paging::{Page, Paging};
use crate::ecs::rules::tag::{TagFilter, TagItem, Tags};
use crate::ecs::service::Context;
use crate::model::{
    DiskCategory, DiskId, DiskStatus, DiskType, InstanceId, PerformanceLevel, RegionId, ResourceType,
    SnapshotId, Time, ZoneId,
};
use serde::Serialize;
use std::collections::HashSet;

/// How many disks can be asked for by id.
const DISK_IDS: usize = 100;

/// How many disks a page can hold when pages follow tokens.
const MAX_RESULTS: u64 = 500;

/// When what is paid as you go expires.
const NEVER: &str = "2999-09-08T16:00Z";

operation! {
    /// Lists disks.
    ///
    /// What several filters ask for must all be true of a disk.
    DescribeDisks in Disks {
        /// The region; the configured one if it is not given.
        "RegionId" _region: Option<RegionId>,
        /// Up to 100 disk ids, as a JSON array: ["d-…","d-…"]. An empty array finds nothing.
        "DiskIds" disk_ids: Option<JsonTexts>,
        /// The instance that the disks are on.
        "InstanceId" instance: Option<String>,
        /// The snapshot that the disks were made from.
        "SnapshotId" snapshot: Option<String>,
        /// The zone.
        "ZoneId" zone: Option<ZoneId>,
        /// The name.
        "DiskName" name: Option<String>,
        /// The status: In_use, Available, Attaching, Detaching, Creating, ReIniting or All.
        "Status" status: Option<String>,
        /// The type: system, data or all.
        "DiskType" kind: Option<String>,
        /// The category, such as cloud_essd, or all.
        "Category" category: Option<String>,
        /// The performance level: PL0, PL1, PL2 or PL3.
        "PerformanceLevel" performance_level: Option<String>,
        /// Tags that the disks carry; a key without a value asks for the key only.
        "Tag" tags: Vec<TagItem>,
        /// The resource group.
        "ResourceGroupId" resource_group: Option<String>,
        /// Whether the disks can be detached and kept.
        "Portable" portable: Option<bool>,
        /// Whether the disks go with their instance.
        "DeleteWithInstance" delete_with_instance: Option<bool>,
        /// Whether automatic snapshots go with the disks.
        "DeleteAutoSnapshot" delete_auto_snapshot: Option<bool>,
        /// Whether policies may snapshot the disks.
        "EnableAutoSnapshot" enable_auto_snapshot: Option<bool>,
        /// Whether the disks have a policy; none has.
        "EnableAutomatedSnapshotPolicy" has_policy: Option<bool>,
        /// The policy of the disks; none has one.
        "AutoSnapshotPolicyId" policy: Option<String>,
        /// Whether the disks are encrypted; none is.
        "Encrypted" encrypted: Option<bool>,
        /// The key of the disks; none has one.
        "KMSKeyId" key: Option<String>,
        /// Disabled, Enabled or LegacyShared; all are Disabled.
        "MultiAttach" multi_attach: Option<String>,
        /// Whether the disks are shared block storage; none is.
        "EnableShared" shared: Option<bool>,
        /// PrePaid or PostPaid; all are PostPaid.
        "DiskChargeType" charge_type: Option<String>,
        /// Why the disks are locked: financial or security; none is.
        "LockReason" lock_reason: Option<String>,
        /// CreationStartTime, or CreationEndTime.
        "Filter.1.Key" filter_1_key: Option<String>,
        /// The time: yyyy-MM-ddTHH:mmZ.
        "Filter.1.Value" filter_1_value: Option<String>,
        /// CreationEndTime, or CreationStartTime.
        "Filter.2.Key" filter_2_key: Option<String>,
        /// The time: yyyy-MM-ddTHH:mmZ.
        "Filter.2.Value" filter_2_value: Option<String>,
        /// The page, from 1.
        "PageNumber" page_number: Option<i64>,
        /// Disks on a page: 1 to 100, 10 if it is not given.
        "PageSize" page_size: Option<i64>,
        /// Where the page begins: the NextToken of the page before.
        "NextToken" next_token: Option<String>,
        /// Disks on a page when pages follow tokens: 10 to 500.
        "MaxResults" max_results: Option<i64>,
        /// `true` only checks the request.
        "DryRun" dry_run: Option<bool>,
    }
    ignored { "AdditionalAttributes": Texts }
    errors {
        400 "DryRunOperation" "the request is right, and was only to be checked",
        400 "InvalidCategory.ValueNotSupported" "no such category",
        400 "InvalidDiskType.ValueNotSupported" "no such type",
        400 "InvalidSnapshot.NotFound" "no such snapshot",
        400 "InvalidStatus.ValueNotSupported" "no such status",
        400 "InvalidTag.Mismatch" "a tag value without a key",
        400 "InvalidTagCount" "too many tags",
        400 "InvalidZoneId.NotFound" "no such zone",
        403 "InvalidDiskIds.Malformed" "DiskIds is no JSON array of at most 100 texts",
        403 "InvalidParameter.MultiAttach" "no such value of MultiAttach",
        403 "InvalidParameter.MultiAttachAndEnableSharedNotMatch" "MultiAttach and EnableShared exclude each other",
        404 "InvalidDiskChargeType.NotFound" "no such charge type",
        404 "InvalidFilterKey.NotFound" "no such filter",
        404 "InvalidFilterValue" "the filter's value is no time",
        404 "InvalidLockReason.NotFound" "no such lock reason",
        404 "InvalidRegionId.NotFound" "no such region",
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Disks {
    disks: DiskList,
    next_token: String,
    page_number: u64,
    page_size: u64,
    total_count: u64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct DiskList {
    disk: Vec<DiskAnswer>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct DiskAnswer {
    attached_time: String,
    attachments: Attachments,
    auto_snapshot_policy_id: &'static str,
    bursting_enabled: bool,
    category: DiskCategory,
    creation_time: String,
    delete_auto_snapshot: bool,
    delete_with_instance: bool,
    description: String,
    detached_time: String,
    device: String,
    disk_charge_type: &'static str,
    disk_id: DiskId,
    disk_name: String,
    enable_auto_snapshot: bool,
    enable_automated_snapshot_policy: bool,
    encrypted: bool,
    expired_time: &'static str,
    #[serde(flatten)]
    performance: Option<Performance>,
    image_id: String,
    instance_id: String,
    #[serde(rename = "KMSKeyId")]
    kms_key_id: &'static str,
    mount_instance_num: usize,
    mount_instances: MountInstances,
    multi_attach: &'static str,
    operation_locks: OperationLocks,
    #[serde(skip_serializing_if = "Option::is_none")]
    performance_level: Option<PerformanceLevel>,
    portable: bool,
    product_code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    provisioned_iops: Option<u32>,
    region_id: RegionId,
    resource_group_id: String,
    serial_number: String,
    size: u64,
    source_snapshot_id: String,
    status: DiskStatus,
    tags: Tags,
    #[serde(rename = "Type")]
    kind: DiskType,
    zone_id: ZoneId,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Attachments {
    attachment: Vec<Attachment>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct MountInstances {
    mount_instance: Vec<Attachment>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Attachment {
    attached_time: String,
    device: String,
    instance_id: InstanceId,
}

/// No disk is ever locked, so nothing is in the list.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct OperationLocks {
    operation_lock: [(); 0],
}

#[derive(Debug, Serialize)]
struct Performance {
    #[serde(rename = "IOPS")]
    iops: u64,
    #[serde(rename = "IOPSRead")]
    iops_read: u64,
    #[serde(rename = "IOPSWrite")]
    iops_write: u64,
    #[serde(rename = "Throughput")]
    throughput: u64,
    #[serde(rename = "ThroughputRead")]
    throughput_read: u64,
    #[serde(rename = "ThroughputWrite")]
    throughput_write: u64,
}

impl Operation for DescribeDisks {
    type Answer = Disks;

    fn run(mut self, context: &mut Context<'_>) -> Result<Disks, ApiError> {
        let paging = Paging::new(
            self.page_number,
            self.page_size,
            self.next_token.as_deref(),
            self.max_results,
            MAX_RESULTS,
        )?;
        let dry_run = self.dry_run;
        let filter = Filter::new(&mut self, context)?;
        context.stop_if_dry(dry_run)?;

        let connection = context.catalog();
        let mut tags = Tag::by_resource(connection, &context.region, ResourceType::Disk)?;
        let found: Vec<Disk> = Disk::of_region(connection, &context.region)?
            .into_iter()
            .filter(|disk| filter.admits(disk, tags.get(disk.id.as_str()).map_or(&[], Vec::as_slice)))
            .collect();
        let page: Page<Disk> = paging.cut(found, |disk| (disk.created, disk.id.to_string()));
        let answer = |disk: Disk| {
            let tags = tags.remove(disk.id.as_str()).unwrap_or_default();
            DiskAnswer::new(disk, &tags)
        };
        Ok(Disks {
            disks: DiskList { disk: page.items.into_iter().map(answer).collect() },
            next_token: page.next_token,
            page_number: page.page_number,
            page_size: page.page_size,
            total_count: page.total_count,
        })
    }
}

/// The filters of a request, checked.
#[derive(Debug)]
struct Filter {
    ids: Option<HashSet<String>>,
    instance: Option<String>,
    snapshot: Option<String>,
    zone: Option<ZoneId>,
    name: Option<String>,
    status: Option<DiskStatus>,
    kind: Option<DiskType>,
    category: Option<DiskCategory>,
    performance_level: Option<PerformanceLevel>,
    tags: TagFilter,
    resource_group: Option<String>,
    portable: Option<bool>,
    delete_with_instance: Option<bool>,
    delete_auto_snapshot: Option<bool>,
    enable_auto_snapshot: Option<bool>,
    created: Created,
    /// Something is asked for that no disk here is: encrypted, paid in advance, locked …
    impossible: bool,
}

impl Filter {
    fn new(asked: &mut DescribeDisks, context: &Context<'_>) -> Result<Self, ApiError> {
        let ids = match asked.disk_ids.take() {
            Some(ids) => {
                Some(ids.at_most(DISK_IDS, "InvalidDiskIds.Malformed", "DiskIds")?.into_iter().collect())
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
        // Categories that are no disks of ours are known words all the same.
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
                "InvalidStatus.ValueNotSupported",
                "Status",
            )?,
            kind: filter::word(
                asked.kind.as_deref(),
                DiskType::parse,
                "InvalidDiskType.ValueNotSupported",
                "DiskType",
            )?,
            category: filter::word(
                category.filter(|_| !is_foreign),
                DiskCategory::parse,
                "InvalidCategory.ValueNotSupported",
                "Category",
            )?,
            performance_level: filter::word(
                asked.performance_level.as_deref(),
                PerformanceLevel::parse,
                "InvalidParameter",
                "PerformanceLevel",
            )?,
            tags: TagFilter::new(std::mem::take(&mut asked.tags))?,
            resource_group: asked.resource_group.take(),
            portable: asked.portable,
            delete_with_instance: asked.delete_with_instance,
            delete_auto_snapshot: asked.delete_auto_snapshot,
            enable_auto_snapshot: asked.enable_auto_snapshot,
            created: Created::new([
                (asked.filter_1_key.take(), asked.filter_1_value.take()),
                (asked.filter_2_key.take(), asked.filter_2_value.take()),
            ])?,
            impossible: impossible || is_foreign,
        })
    }

    fn admits(&self, disk: &Disk, tags: &[Tag]) -> bool {
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
            && admits(self.category.as_ref(), &disk.category)
            && self.performance_level.is_none_or(|level| disk.performance_level == Some(level))
            && admits(self.resource_group.as_ref(), &disk.resource_group)
            && admits(self.portable.as_ref(), &disk.portable)
            && admits(self.delete_with_instance.as_ref(), &disk.delete_with_instance)
            && admits(self.delete_auto_snapshot.as_ref(), &disk.delete_auto_snapshot)
            && admits(self.enable_auto_snapshot.as_ref(), &disk.enable_auto_snapshot)
            && self.created.admits(disk.created)
            && self.tags.admits(tags)
    }
}

/// Checks that a snapshot exists, or did when a disk was made from it.
fn check_snapshot(context: &Context<'_>, text: &str) -> Result<(), ApiError> {
    let connection = context.catalog();
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
    Err(ApiError::new("InvalidSnapshot.NotFound", "The specified SnapshotId does not exist."))
}

/// Checks the filters for what no local disk is; `true` if one asks for it.
fn asks_for_the_impossible(asked: &DescribeDisks) -> Result<bool, ApiError> {
    let known =
        |words: &'static [&'static str]| move |text: &str| words.iter().copied().find(|word| *word == text);
    let charge_type = filter::word(
        asked.charge_type.as_deref(),
        known(&["PrePaid", "PostPaid"]),
        "InvalidDiskChargeType.NotFound",
        "DiskChargeType",
    )?;
    let lock_reason = filter::word(
        asked.lock_reason.as_deref(),
        known(&["financial", "security"]),
        "InvalidLockReason.NotFound",
        "LockReason",
    )?;
    let multi_attach = filter::word(
        asked.multi_attach.as_deref(),
        known(&["Disabled", "Enabled", "LegacyShared"]),
        "InvalidParameter.MultiAttach",
        "MultiAttach",
    )?;
    let is_legacy = multi_attach.map(|word| word == "LegacyShared");
    if asked.shared.is_some() && is_legacy.is_some() && asked.shared != is_legacy {
        return Err(ApiError::new(
            "InvalidParameter.MultiAttachAndEnableSharedNotMatch",
            "The specified MultiAttach and EnableShared exclude each other.",
        ));
    }
    Ok(charge_type == Some("PrePaid")
        || lock_reason.is_some()
        || multi_attach.is_some_and(|word| word != "Disabled")
        || asked.policy.is_some()
        || asked.key.is_some()
        || [asked.has_policy, asked.encrypted, asked.shared].contains(&Some(true)))
}

impl DiskAnswer {
    fn new(disk: Disk, tags: &[Tag]) -> Self {
        let size = disk.size.gib();
        let seconds = |time: Option<Time>| time.map(Time::to_seconds).unwrap_or_default();
        let attached_time = seconds(disk.attached.filter(|_| disk.instance.is_some()));
        let attachments: Vec<Attachment> = disk
            .instance
            .iter()
            .map(|instance| Attachment {
                attached_time: attached_time.clone(),
                device: disk.device.clone(),
                instance_id: instance.clone(),
            })
            .collect();
        let performance = performance::base(disk.category, disk.performance_level, size).map(|base| {
            let iops = base.iops + u64::from(disk.provisioned_iops.unwrap_or(0));
            Performance {
                iops,
                iops_read: iops,
                iops_write: iops,
                throughput: base.throughput,
                throughput_read: base.throughput,
                throughput_write: base.throughput,
            }
        });
        Self {
            attached_time,
            mount_instance_num: attachments.len(),
            mount_instances: MountInstances { mount_instance: attachments.clone() },
            attachments: Attachments { attachment: attachments },
            auto_snapshot_policy_id: "",
            bursting_enabled: disk.bursting,
            category: disk.category,
            creation_time: disk.created.to_seconds(),
            delete_auto_snapshot: disk.delete_auto_snapshot,
            delete_with_instance: disk.delete_with_instance,
            description: disk.description,
            detached_time: seconds(disk.detached),
            device: disk.device,
            disk_charge_type: "PostPaid",
            serial_number: disk.id.tail().to_owned(),
            disk_id: disk.id,
            disk_name: disk.name,
            enable_auto_snapshot: disk.enable_auto_snapshot,
            enable_automated_snapshot_policy: false,
            encrypted: false,
            expired_time: NEVER,
            performance,
            image_id: disk.image,
            instance_id: disk.instance.map(|id| id.to_string()).unwrap_or_default(),
            kms_key_id: "",
            multi_attach: "Disabled",
            operation_locks: OperationLocks { operation_lock: [] },
            performance_level: disk.performance_level,
            portable: disk.portable,
            product_code: "",
            provisioned_iops: disk.provisioned_iops,
            region_id: disk.region,
            resource_group_id: disk.resource_group,
            size,
            source_snapshot_id: disk.source_snapshot.map(|id| id.to_string()).unwrap_or_default(),
            status: disk.status,
            tags: Tags::from(tags),
            kind: disk.kind,
            zone_id: disk.zone,
        }
    }
}

//! `DescribeDisks`.

use super::disk_answer::DiskAnswer;
use super::disk_filter::DiskFilter;
use super::half_written;
use crate::catalog::{Disk, PolicyDisk, Tag};
use crate::ecs::answer::Field;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::{JsonTexts, Texts};
use crate::ecs::rules::paging::{Page, TokenFields};
use crate::ecs::rules::tag::TagItem;
use crate::ecs::service::Context;
use crate::model::{DiskStatus, ResourceType, ZoneId};
use serde::Serialize;

/// The maximum number of disks on a page with tokens.
const MAX_RESULTS: u64 = 500;

operation! {
    /// Lists disks.
    ///
    /// What several filters ask for must all be true of a disk.
    DescribeDisks in Disks "查询云盘。" {
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
        /// The status: In_use, Available, Attaching, Detaching, Creating, ReIniting or All; or Unavailable, which a disk is
        /// whose image is missing.
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
        /// Whether the disks can be detached and kept: all can.
        "Portable" portable: Option<bool>,
        /// Whether the disks go with their instance.
        "DeleteWithInstance" delete_with_instance: Option<bool>,
        /// Whether automatic snapshots go with the disks.
        "DeleteAutoSnapshot" delete_auto_snapshot: Option<bool>,
        /// Whether policies may snapshot the disks.
        "EnableAutoSnapshot" enable_auto_snapshot: Option<bool>,
        /// Whether the disks have an automatic snapshot policy.
        "EnableAutomatedSnapshotPolicy" has_policy: Option<bool>,
        /// The automatic snapshot policy of the disks.
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
    }
    common { REGION_ID, DRY_RUN }
    ignored { "AdditionalAttributes": Texts }
    errors {
        InvalidCategoryValueNotSupported, InvalidDiskChargeTypeNotFound, InvalidDiskIdsMalformed,
        InvalidDiskTypeValueNotSupported, InvalidFilterValue, InvalidLockReasonNotFound,
        InvalidParameterMultiAttachAndEnableSharedNotMatch, InvalidRegionIdNotFound, InvalidSnapshotNotFound,
        InvalidStatusValueNotSupported,
        DryRunOperation "the request is right, and was only to be checked",
        InvalidFilterKeyNotFound "no such filter",
        InvalidParameterMultiAttach "no such value of MultiAttach",
        InvalidTagMismatch "a tag value without a key",
        InvalidTagCount "too many tags",
        400 InvalidZoneIdNotFound "no such zone",
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Disks {
    disks: Field<Vec<DiskAnswer>>,
    #[serde(flatten)]
    page: TokenFields,
}

impl Operation for DescribeDisks {
    type Answer = Disks;

    fn run(mut self, context: &Context<'_>) -> Result<Disks, ApiError> {
        let paging = context.paging(
            self.page_number,
            self.page_size,
            self.next_token.as_deref(),
            self.max_results,
            MAX_RESULTS,
        )?;
        let filter = DiskFilter::new(&mut self, context)?;
        context.stop_if_dry()?;

        let connection = &context.catalog();
        let mut tags = Tag::by_resource(connection, &context.region, ResourceType::Disk)?;
        let policies = PolicyDisk::of_region(connection, &context.region)?;
        let found: Vec<Disk> = Disk::of_region(connection, &context.region)?
            .into_iter()
            .map(|disk| shown(context, disk))
            .filter(|disk| {
                let tags = tags.get(disk.id.as_str()).map_or(&[][..], Vec::as_slice);
                filter.admits(disk, tags, policies.get(&disk.id))
            })
            .collect();
        let order = Disk::order(connection, &context.region)?;
        let page: Page<Disk> = paging.cut(found, |disk| order.position(disk.id.as_str()));
        let fields = page.token_fields();
        for disk in &page.items {
            tell_trouble(context, disk)?;
        }
        let answer = |disk: Disk| {
            let tags = tags.remove(disk.id.as_str()).unwrap_or_default();
            let policy = policies.get(&disk.id);
            DiskAnswer::new(disk, &tags, policy)
        };
        Ok(Disks { disks: Field("Disk", page.items.into_iter().map(answer).collect()), page: fields })
    }
}

/// Returns the disk with its displayed status: a disk without its image is not usable.
pub(super) fn shown(context: &Context<'_>, disk: Disk) -> Disk {
    let is_usable = matches!(disk.status, DiskStatus::Available | DiskStatus::InUse);
    if is_usable && context.engine.image_trouble(&disk).is_some() {
        return Disk { status: DiskStatus::Unavailable, ..disk };
    }
    disk
}

/// Reports why a disk is unusable, if only a user can end that state.
fn tell_trouble(context: &Context<'_>, disk: &Disk) -> Result<(), ApiError> {
    if disk.status == DiskStatus::Unavailable
        && let Some(trouble) = context.engine.image_trouble(disk)
    {
        context.engine.tell(format!("{} cannot be used: {trouble}", disk.id));
    }
    if let Some(told) = half_written(&context.catalog(), disk)? {
        context.engine.tell(format!("{} is {}. {} {}", disk.id, disk.status, told.why, told.what_next));
    }
    Ok(())
}

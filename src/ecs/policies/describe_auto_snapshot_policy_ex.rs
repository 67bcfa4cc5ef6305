//! `DescribeAutoSnapshotPolicyEx`.

use super::values::{Days, ON_DISKS, shown_numbers};
use crate::catalog::{Policy, PolicyDisk, Tag};
use crate::ecs::answer::Field;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::filter::admits;
use crate::ecs::rules::paging::{PageFields, Paging};
use crate::ecs::rules::tag::{TagFilter, TagItem, Tags};
use crate::ecs::service::Context;
use crate::model::{PolicyId, RegionId, ResourceType};
use serde::Serialize;

operation! {
    /// Lists automatic snapshot policies.
    ///
    /// What several filters ask for must all be true of a policy.
    DescribeAutoSnapshotPolicyEx in Policies "查询自动快照策略。" {
        /// The policy.
        "AutoSnapshotPolicyId" policy: Option<String>,
        /// The name.
        "AutoSnapshotPolicyName" name: Option<String>,
        /// The resource group.
        "ResourceGroupId" resource_group: Option<String>,
        /// Tags that the policies carry; a key without a value asks for the key only.
        "Tag" tags: Vec<TagItem>,
        /// The page, from 1.
        "PageNumber" page_number: Option<i64>,
        /// Policies on a page: 1 to 100, 10 if it is not given.
        "PageSize" page_size: Option<i64>,
    }
    common { REGION_ID }
    errors {
        400 InvalidRegionIdNotFound,
        InvalidTagMismatch "a tag value without a key",
        InvalidTagCount "too many tags",
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Policies {
    auto_snapshot_policies: Field<Vec<PolicyAnswer>>,
    #[serde(flatten)]
    page: PageFields,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct PolicyAnswer {
    association_type: &'static str,
    auto_snapshot_policy_id: PolicyId,
    auto_snapshot_policy_name: String,
    copied_snapshots_retention_days: i64,
    copy_encryption_configuration: Encryption,
    creation_time: String,
    disk_nums: usize,
    enable_cross_region_copy: bool,
    region_id: RegionId,
    repeat_weekdays: String,
    resource_group_id: String,
    retention_days: i64,
    status: &'static str,
    tags: Tags,
    target_copy_regions: String,
    target_tags: Field<[(); 0]>,
    time_points: String,
    #[serde(rename = "Type")]
    kind: &'static str,
    volume_nums: usize,
}

/// Copies are never encrypted.
#[derive(Debug, Serialize)]
struct Encryption {
    #[serde(rename = "Encrypted")]
    encrypted: bool,
    #[serde(rename = "KMSKeyId")]
    key: &'static str,
}

impl Operation for DescribeAutoSnapshotPolicyEx {
    type Answer = Policies;

    fn run(self, context: &Context<'_>) -> Result<Policies, ApiError> {
        let paging = Paging::numbered(self.page_number, self.page_size)?;
        let filter = TagFilter::new(self.tags)?;
        let catalog = &context.catalog();
        let mut tags = Tag::by_resource(catalog, &context.region, ResourceType::Policy)?;
        let mut policies = Policy::of_region(catalog, &context.region)?;
        policies.retain(|policy| {
            admits(self.policy.as_deref(), policy.id.as_str())
                && admits(self.name.as_ref(), &policy.name)
                && admits(self.resource_group.as_ref(), &policy.resource_group)
                && filter.admits(tags.get(policy.id.as_str()).map_or(&[], Vec::as_slice))
        });
        let order = Policy::order(catalog, &context.region)?;
        let page = paging.cut(policies, |policy| order.position(policy.id.as_str()));
        let fields = page.fields();
        let mut rows = Vec::with_capacity(page.items.len());
        for policy in page.items {
            let disks = PolicyDisk::of_policy(catalog, &policy.id)?.len();
            let tags = tags.remove(policy.id.as_str()).unwrap_or_default();
            rows.push(answer(policy, disks, Tags::from(tags.as_slice())));
        }
        Ok(Policies { auto_snapshot_policies: Field("AutoSnapshotPolicy", rows), page: fields })
    }
}

fn answer(policy: Policy, disks: usize, tags: Tags) -> PolicyAnswer {
    PolicyAnswer {
        association_type: ON_DISKS,
        auto_snapshot_policy_id: policy.id,
        auto_snapshot_policy_name: policy.name,
        copied_snapshots_retention_days: Days::number(policy.copy_retention_days),
        copy_encryption_configuration: Encryption { encrypted: false, key: "" },
        creation_time: policy.created.to_seconds(),
        disk_nums: disks,
        enable_cross_region_copy: policy.copies,
        region_id: policy.region,
        repeat_weekdays: shown_numbers(policy.weekdays.numbers()),
        resource_group_id: policy.resource_group,
        retention_days: Days::number(policy.retention_days),
        status: "Normal",
        tags,
        target_copy_regions: policy.copy_region.map(|region| format!("[\"{region}\"]")).unwrap_or_default(),
        target_tags: Field("TargetTag", []),
        time_points: shown_numbers(policy.hours.numbers()),
        kind: "Custom",
        volume_nums: 0,
    }
}

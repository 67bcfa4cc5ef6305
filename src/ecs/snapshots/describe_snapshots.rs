//! `DescribeSnapshots`.

use crate::catalog::{self, Chain, CopyOf, Disk, ImageDisk, Snapshot};
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::JsonTexts;
use crate::ecs::rules::existing;
use crate::ecs::rules::filter::{self, Created};
use crate::ecs::rules::paging::TokenFields;
use crate::ecs::rules::tag::{TagFilter, TagItem, Tags};
use crate::ecs::service::Context;
use crate::model::{
    BLOCK_SIZE, ChainId, DiskId, DiskType, InstanceId, RegionId, ResourceType, SnapshotCategory, SnapshotId,
    SnapshotStatus, SnapshotType, Time,
};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

operation! {
    /// Lists snapshots, newest first.
    ///
    /// All filters must hold. Pages come by PageNumber and PageSize, with a TotalCount, or by NextToken
    /// and MaxResults.
    DescribeSnapshots in Snapshots "查询快照，最新的在前。" {
        /// Only snapshots of this disk, which may be gone. The id of its chain (sl-…) says the same.
        "DiskId" disk_id: Option<String>,
        /// Only snapshots of the disks attached to this instance.
        "InstanceId" instance_id: Option<String>,
        /// Only snapshots of this chain. The id of its disk (d-…) says the same.
        "SnapshotLinkId" link_id: Option<String>,
        /// Only these snapshots: a JSON array of at most 100 ids.
        "SnapshotIds" snapshot_ids: Option<JsonTexts>,
        /// Only snapshots with this name.
        "SnapshotName" snapshot_name: Option<String>,
        /// Only snapshots with this status: progressing, accomplished, failed or all.
        "Status" status: Option<String>,
        /// Only snapshots made by a policy (auto), by people (user), or all.
        "SnapshotType" snapshot_type: Option<String>,
        /// Only snapshots of system disks (system) or of data disks (data).
        "SourceDiskType" source_disk_type: Option<String>,
        /// Only snapshots that images (image), disks (disk), both (image_disk) or neither (none) were
        /// made from.
        "Usage" usage: Option<String>,
        /// Only snapshots of this category: Standard, Flash or archive.
        "Category" category: Option<String>,
        /// true asks for encrypted snapshots; there are none here.
        "Encrypted" encrypted: Option<bool>,
        /// Asks for snapshots encrypted with this key; there are none here.
        "KMSKeyId" kms_key_id: Option<String>,
        /// Only snapshots of this resource group.
        "ResourceGroupId" resource_group: Option<String>,
        /// CreationStartTime.
        "Filter.1.Key" filter_1_key: Option<String>,
        /// Only snapshots made at this time or later: yyyy-MM-ddTHH:mmZ.
        "Filter.1.Value" filter_1_value: Option<String>,
        /// CreationEndTime.
        "Filter.2.Key" filter_2_key: Option<String>,
        /// Only snapshots made at this time or earlier: yyyy-MM-ddTHH:mmZ.
        "Filter.2.Value" filter_2_value: Option<String>,
        /// Only snapshots with all these tags.
        "Tag" tag: Vec<TagItem>,
        /// The page, from 1.
        "PageNumber" page_number: Option<i64>,
        /// Snapshots on a page: 1 to 100, 10 without.
        "PageSize" page_size: Option<i64>,
        /// The token that the page before came with.
        "NextToken" next_token: Option<String>,
        /// Snapshots on a page with tokens: 10 to 100.
        "MaxResults" max_results: Option<i64>,
    }
    common { REGION_ID, DRY_RUN }
    errors {
        InvalidFilterKeyNotFound, InvalidSnapshotIdsMalformed, InvalidSnapshotLinkIdNotFound,
        InvalidSnapshotTypeNotFound, InvalidSourceDiskType, InvalidStatusNotFound, InvalidTagMismatch,
        InvalidTagCount,
        InvalidFilterValue "a Filter value is no time",
        InvalidSnapshotCategoryMalformed "Category is none of the words",
        InvalidUsage "Usage is none of the words",
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Snapshots {
    snapshots: Field<Vec<SnapshotAnswer>>,
    #[serde(flatten)]
    page: TokenFields,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct SnapshotAnswer {
    available: bool,
    category: SnapshotCategory,
    creation_time: String,
    description: String,
    encrypted: bool,
    full_snapshot_size_in_bytes: u64,
    instant_access: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    instant_access_retention_days: Option<u32>,
    last_modified_time: String,
    product_code: &'static str,
    progress: String,
    region_id: RegionId,
    #[serde(skip_serializing_if = "Option::is_none")]
    remain_time: Option<i64>,
    resource_group_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    retention_days: Option<u32>,
    snapshot_id: SnapshotId,
    snapshot_link_id: ChainId,
    snapshot_name: String,
    #[serde(rename = "SnapshotSN")]
    snapshot_sn: String,
    snapshot_type: SnapshotType,
    source_disk_id: DiskId,
    source_disk_size: String,
    source_disk_type: DiskType,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_region_id: Option<RegionId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_snapshot_id: Option<SnapshotId>,
    source_storage_type: &'static str,
    status: SnapshotStatus,
    tags: Tags,
    usage: &'static str,
}

/// The filters, checked; `None` lets everything through.
#[derive(Debug)]
struct Wanted {
    ids: Option<HashSet<String>>,
    name: Option<String>,
    status: Option<SnapshotStatus>,
    kind: Option<SnapshotType>,
    disk_kind: Option<DiskType>,
    usage: Option<&'static str>,
    category: Option<SnapshotCategory>,
    resource_group: Option<String>,
    created: Created,
    chains: Option<HashSet<ChainId>>,
    tags: Option<TagFilter>,
    /// True if the request asks for a property that no snapshot here has.
    impossible: bool,
}

/// The snapshots that something was made from.
#[derive(Debug)]
struct Used {
    by_disks: HashSet<SnapshotId>,
    by_images: HashSet<SnapshotId>,
}

impl Used {
    fn word(&self, id: &SnapshotId) -> &'static str {
        match (self.by_images.contains(id), self.by_disks.contains(id)) {
            (true, true) => "image_disk",
            (true, false) => "image",
            (false, true) => "disk",
            (false, false) => "none",
        }
    }
}

impl Operation for DescribeSnapshots {
    type Answer = Snapshots;

    fn run(self, context: &Context<'_>) -> Result<Snapshots, ApiError> {
        let paging = context.paging(
            self.page_number,
            self.page_size,
            self.next_token.as_deref(),
            self.max_results,
            100,
        )?;
        let chains: HashMap<i64, ChainId> = Chain::of_region(&context.catalog(), &context.region)?
            .into_iter()
            .map(|chain| (chain.number, chain.id))
            .collect();
        let wanted = self.wanted(context, &chains)?;
        context.stop_if_dry()?;

        let catalog = &context.catalog();
        let used = Used {
            by_disks: Snapshot::with_disks(catalog, &context.region)?,
            by_images: ImageDisk::snapshots(catalog, &context.region)?,
        };
        let mut tags = match &wanted.tags {
            Some(_) => catalog::Tag::by_resource(catalog, &context.region, ResourceType::Snapshot)?,
            None => HashMap::new(),
        };
        let mut snapshots = Snapshot::of_region(catalog, &context.region)?;
        snapshots.retain(|snapshot| wanted.admits(snapshot, &chains, &used, &tags));
        let order = Snapshot::order(catalog, &context.region)?;
        let page = paging.cut(snapshots, |snapshot| order.position(snapshot.id.as_str()));
        let fields = page.token_fields();

        let mut rows = Vec::with_capacity(page.items.len());
        for snapshot in page.items {
            let Some(chain) = chains.get(&snapshot.chain) else { continue };
            let tags = match tags.remove(snapshot.id.as_str()) {
                Some(tags) => tags,
                None => catalog::Tag::of(catalog, snapshot.id.as_str())?,
            };
            let usage = used.word(&snapshot.id);
            let source = CopyOf::find(catalog, &snapshot.id)?;
            let available = context.is_available(&snapshot)?;
            let tags = tags.as_slice().into();
            rows.push(answer(snapshot, available, chain.clone(), source, usage, tags, context.now));
        }
        Ok(Snapshots { snapshots: Field("Snapshot", rows), page: fields })
    }
}

impl DescribeSnapshots {
    fn wanted(self, context: &Context<'_>, chains: &HashMap<i64, ChainId>) -> Result<Wanted, ApiError> {
        let catalog = &context.catalog();
        let mut asked: Vec<HashSet<ChainId>> = Vec::new();
        if let Some(id) = &self.link_id {
            let named = ChainId::named_by(id);
            let known = chains.values().find(|chain| Some(*chain) == named.as_ref());
            let Some(chain) = known else {
                return Err(ApiError::new(
                    Code::InvalidSnapshotLinkIdNotFound,
                    format!("The specified SnapshotLinkId {} does not exist.", existing::shown(id)),
                )
                .hint("DescribeSnapshotLinks lists the chains."));
            };
            asked.push(HashSet::from([chain.clone()]));
        }
        if let Some(id) = &self.disk_id {
            asked.push(ChainId::named_by(id).into_iter().collect());
        }
        if let Some(id) = &self.instance_id {
            let disks = match InstanceId::parse(id) {
                Some(id) => Disk::of_instance(catalog, &id)?,
                None => Vec::new(),
            };
            asked.push(disks.iter().map(|disk| disk.id.chain()).collect());
        }
        let limit = context.quotas.ids_per_describe as usize;
        let ids = self
            .snapshot_ids
            .map(|texts| texts.at_most(limit, Code::InvalidSnapshotIdsMalformed, "SnapshotIds"))
            .transpose()?;
        let small = |text: &str| text.to_ascii_lowercase();
        let usage = filter::word(
            self.usage.as_deref(),
            |text| ["image", "disk", "image_disk", "none"].into_iter().find(|word| *word == text),
            Code::InvalidUsage,
            "Usage",
        )?;
        Ok(Wanted {
            ids: ids.map(HashSet::from_iter),
            name: self.snapshot_name,
            status: filter::word(
                self.status.as_deref(),
                SnapshotStatus::parse,
                Code::InvalidStatusNotFound,
                "Status",
            )?,
            kind: filter::word(
                self.snapshot_type.as_deref(),
                SnapshotType::parse,
                Code::InvalidSnapshotTypeNotFound,
                "SnapshotType",
            )?,
            disk_kind: filter::word(
                self.source_disk_type.as_deref(),
                |text| DiskType::parse(&small(text)),
                Code::InvalidSourceDiskType,
                "SourceDiskType",
            )?,
            usage,
            category: filter::word(
                self.category.as_deref(),
                |text| SnapshotCategory::parse(&small(text)),
                Code::InvalidSnapshotCategoryMalformed,
                "Category",
            )?,
            resource_group: self.resource_group,
            created: Created::new([
                (self.filter_1_key, self.filter_1_value),
                (self.filter_2_key, self.filter_2_value),
            ])?,
            chains: asked.into_iter().reduce(|all, more| all.intersection(&more).cloned().collect()),
            tags: if self.tag.is_empty() { None } else { Some(TagFilter::new(self.tag)?) },
            impossible: self.encrypted == Some(true) || self.kms_key_id.is_some(),
        })
    }
}

impl Wanted {
    fn admits(
        &self,
        snapshot: &Snapshot,
        chains: &HashMap<i64, ChainId>,
        used: &Used,
        tags: &HashMap<String, Vec<catalog::Tag>>,
    ) -> bool {
        use filter::admits;
        let tags = || tags.get(snapshot.id.as_str()).map_or(&[][..], Vec::as_slice);
        !self.impossible
            && self.ids.as_ref().is_none_or(|ids| ids.contains(snapshot.id.as_str()))
            && self
                .chains
                .as_ref()
                .is_none_or(|wanted| chains.get(&snapshot.chain).is_some_and(|chain| wanted.contains(chain)))
            && admits(self.name.as_ref(), &snapshot.name)
            && admits(self.status.as_ref(), &snapshot.status)
            && admits(self.kind.as_ref(), &snapshot.kind)
            && admits(self.disk_kind.as_ref(), &snapshot.disk_kind)
            && admits(self.category.as_ref(), &snapshot.category)
            && admits(self.resource_group.as_ref(), &snapshot.resource_group)
            && self.usage.is_none_or(|wanted| wanted == used.word(&snapshot.id))
            && self.created.admits(snapshot.created)
            && self.tags.as_ref().is_none_or(|filter| filter.admits(tags()))
    }
}

fn answer(
    snapshot: Snapshot,
    available: bool,
    chain: ChainId,
    source: Option<CopyOf>,
    usage: &'static str,
    tags: Tags,
    now: Time,
) -> SnapshotAnswer {
    let (source_snapshot_id, source_region_id) =
        source.map(|source| (source.source, source.source_region)).unzip();
    SnapshotAnswer {
        available,
        remain_time: remaining(&snapshot, now),
        snapshot_sn: serial(&snapshot.id),
        category: snapshot.category,
        creation_time: snapshot.created.to_seconds(),
        description: snapshot.description,
        encrypted: false,
        full_snapshot_size_in_bytes: snapshot.full_blocks.saturating_mul(BLOCK_SIZE as u64),
        instant_access: snapshot.instant_access,
        instant_access_retention_days: snapshot.instant_access_days,
        last_modified_time: snapshot.modified.to_seconds(),
        product_code: "",
        progress: format!("{}%", snapshot.progress),
        region_id: snapshot.region,
        resource_group_id: snapshot.resource_group,
        retention_days: snapshot.retention_days,
        snapshot_id: snapshot.id,
        source_disk_id: chain.disk(),
        snapshot_link_id: chain,
        snapshot_name: snapshot.name,
        snapshot_type: snapshot.kind,
        source_disk_size: snapshot.disk_size.gib().to_string(),
        source_disk_type: snapshot.disk_kind,
        source_region_id,
        source_snapshot_id,
        source_storage_type: "disk",
        status: snapshot.status,
        tags,
        usage,
    }
}

/// Estimates the remaining seconds of a progressing snapshot at its present speed.
fn remaining(snapshot: &Snapshot, now: Time) -> Option<i64> {
    if snapshot.status != SnapshotStatus::Progressing {
        return None;
    }
    let done = i64::from(snapshot.progress.clamp(1, 100));
    let elapsed = now.0.saturating_sub(snapshot.created.0).max(0);
    Some(elapsed.saturating_mul(100 - done) / done)
}

/// Returns a serial number in the service's form, unique to the snapshot and always the same.
fn serial(id: &SnapshotId) -> String {
    let hash = blake3::hash(id.as_str().as_bytes());
    let number =
        |at: usize| hash.as_bytes()[at..at + 4].iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte));
    format!("{:05}-{:09}-{:09}", number(0) % 100_000, number(4) % 1_000_000_000, number(8) % 1_000_000_000)
}

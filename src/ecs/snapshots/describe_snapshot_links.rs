//! `DescribeSnapshotLinks`.

use crate::catalog::ReadTx;
use crate::catalog::{Chain, Disk, Instance, Snapshot};
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::JsonTexts;
use crate::ecs::rules::existing;
use crate::ecs::rules::paging::TokenFields;
use crate::ecs::service::Context;
use crate::model::{BLOCK_SIZE, ChainId, DiskId, DiskType, InstanceId, RegionId, SnapshotCategory, Time};
use serde::Serialize;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

operation! {
    /// Lists snapshot chains, newest first.
    ///
    /// A chain holds all snapshots of one disk; it stays when the disk is gone.
    DescribeSnapshotLinks in Snapshots "查询快照链，最新的在前。" {
        /// Only the chains of the disks attached to this instance.
        "InstanceId" instance_id: Option<InstanceId>,
        /// Only the chains of these disks: a JSON array of at most 100 ids (d-…, or sl-… of the chains).
        "DiskIds" disk_ids: Option<JsonTexts>,
        /// Only these chains: a JSON array of at most 100 ids (sl-…, or d-… of the disks).
        "SnapshotLinkIds" link_ids: Option<JsonTexts>,
        /// The page, from 1.
        "PageNumber" page_number: Option<i64>,
        /// Chains on a page: 1 to 100, 10 without.
        "PageSize" page_size: Option<i64>,
        /// The token that the page before came with.
        "NextToken" next_token: Option<String>,
        /// Chains on a page with tokens: 10 to 100.
        "MaxResults" max_results: Option<i64>,
    }
    common { REGION_ID }
    errors {
        InvalidDiskIds, InvalidSnapshotLinkIds,
        400 InvalidInstanceIdNotFound,
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Links {
    snapshot_links: Field<Vec<Link>>,
    #[serde(flatten)]
    page: TokenFields,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Link {
    category: SnapshotCategory,
    instance_id: String,
    instance_name: String,
    instant_access: bool,
    region_id: RegionId,
    snapshot_link_id: ChainId,
    source_disk_id: DiskId,
    source_disk_name: String,
    source_disk_size: u64,
    source_disk_type: DiskType,
    total_count: u64,
    total_size: u64,
}

impl Operation for DescribeSnapshotLinks {
    type Answer = Links;

    fn run(self, context: &Context<'_>) -> Result<Links, ApiError> {
        let paging = context.paging(
            self.page_number,
            self.page_size,
            self.next_token.as_deref(),
            self.max_results,
            100,
        )?;
        let limit = context.quotas.ids_per_describe as usize;
        let ids = |given: Option<JsonTexts>, code, name| {
            given.map(|texts| texts.at_most(limit, code, name)).transpose()
        };
        let disk_ids = ids(self.disk_ids, Code::InvalidDiskIds, "DiskIds")?;
        let link_ids = ids(self.link_ids, Code::InvalidSnapshotLinkIds, "SnapshotLinkIds")?;
        let attached = match &self.instance_id {
            None => None,
            Some(id) => {
                existing::instance(&context.catalog(), &context.region, id)?;
                let disks = Disk::of_instance(&context.catalog(), id)?;
                Some(disks.iter().map(|disk| disk.id.to_string()).collect::<Vec<_>>())
            }
        };

        let names = |ids: &[String], chain: &Chain| {
            ids.iter().any(|id| ChainId::named_by(id).as_ref() == Some(&chain.id))
        };
        let mut chains = Chain::of_region(&context.catalog(), &context.region)?;
        chains.retain(|chain| {
            [&disk_ids, &link_ids, &attached]
                .into_iter()
                .all(|ids| ids.as_deref().is_none_or(|ids| names(ids, chain)))
        });
        // Copies that came back to their disk's region belong to its chain.
        let mut rows: Vec<Vec<Chain>> = Vec::new();
        let mut by_id: HashMap<ChainId, usize> = HashMap::new();
        for chain in chains {
            match by_id.entry(chain.id.clone()) {
                Entry::Occupied(row) => rows[*row.get()].push(chain),
                Entry::Vacant(row) => {
                    row.insert(rows.len());
                    rows.push(vec![chain]);
                }
            }
        }
        // Chains are numbered in the order of their beginnings, so the number serves as the time.
        let page = paging.cut(rows, |row| (Time(row[0].number), String::new()));
        let fields = page.token_fields();
        let snapshot_link = links(&context.catalog(), &context.region, page.items)?;
        Ok(Links { snapshot_links: Field("SnapshotLink", snapshot_link), page: fields })
    }
}

fn links(catalog: &ReadTx, region: &RegionId, rows: Vec<Vec<Chain>>) -> Result<Vec<Link>, ApiError> {
    let instances: HashMap<InstanceId, String> = Instance::of_region(catalog, region)?
        .into_iter()
        .map(|instance| (instance.id, instance.name))
        .collect();
    let order = Snapshot::order(catalog, region)?;
    let mut links = Vec::with_capacity(rows.len());
    for row in rows {
        let (mut snapshots, mut total_count, mut blocks) = (Vec::new(), 0, 0);
        for chain in &row {
            snapshots.extend(Snapshot::of_chain(catalog, chain.number)?);
            let usage = chain.usage(catalog)?;
            total_count += usage.snapshots;
            blocks += usage.blocks;
        }
        let Some(newest) = snapshots.iter().max_by_key(|one| order.number(one.id.as_str())) else { continue };
        let id = row[0].id.clone();
        // In another region there are copies, and no disk.
        let disk = Disk::get(catalog, region, &id.disk())?;
        let instance = disk.as_ref().and_then(|disk| disk.instance.as_ref());
        links.push(Link {
            category: newest.category,
            instance_id: instance.map(InstanceId::to_string).unwrap_or_default(),
            instance_name: instance.and_then(|id| instances.get(id)).cloned().unwrap_or_default(),
            instant_access: snapshots.iter().any(|snapshot| snapshot.instant_access),
            region_id: region.clone(),
            source_disk_id: id.disk(),
            source_disk_size: disk.as_ref().map_or(newest.disk_size, |disk| disk.size).gib(),
            source_disk_type: disk.as_ref().map_or(newest.disk_kind, |disk| disk.kind),
            source_disk_name: disk.map(|disk| disk.name).unwrap_or_default(),
            snapshot_link_id: id,
            total_count,
            total_size: blocks.saturating_mul(BLOCK_SIZE as u64),
        });
    }
    Ok(links)
}

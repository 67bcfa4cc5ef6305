//! `DescribeSnapshotsUsage`.

use crate::catalog::Chain;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use crate::model::BLOCK_SIZE;
use serde::Serialize;

operation! {
    /// Says how many snapshots there are in the region, and how many bytes their chains hold.
    DescribeSnapshotsUsage in Snapshots "查询地域内的快照数量和快照链容量。" {}
    common { REGION_ID }
    errors {}
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Usage {
    snapshot_count: u64,
    snapshot_size: u64,
}

impl Operation for DescribeSnapshotsUsage {
    type Answer = Usage;

    fn run(self, context: &Context<'_>) -> Result<Usage, ApiError> {
        let catalog = &context.catalog();
        let mut total = Usage { snapshot_count: 0, snapshot_size: 0 };
        for chain in Chain::of_region(catalog, &context.region)? {
            let usage = chain.usage(catalog)?;
            total.snapshot_count += usage.snapshots;
            total.snapshot_size += usage.blocks.saturating_mul(BLOCK_SIZE as u64);
        }
        Ok(total)
    }
}

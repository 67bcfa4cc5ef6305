//! `DescribeLockedSnapshots`.

use super::lock::LockAnswer;
use crate::catalog::SnapshotLock;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Texts;
use crate::ecs::rules::filter;
use crate::ecs::service::Context;
use crate::model::LockStatus;
use serde::Serialize;

operation! {
    /// Lists the locks on snapshots, newest first, expired ones among them.
    DescribeLockedSnapshots in Snapshots "查询快照锁定信息，包括已过期的，最新的在前。" {
        /// Only the locks of these snapshots, at most 100.
        "SnapshotIds" snapshot_ids: Texts,
        /// Only locks with this status: compliance-cooloff, compliance or expired.
        "LockStatus" status: Option<String>,
        /// The token that the page before came with.
        "NextToken" next_token: Option<String>,
        /// Locks on a page: 10 to 100.
        "MaxResults" max_results: Option<i64>,
    }
    common { REGION_ID, DRY_RUN }
    errors {
        InvalidLockStatusMalformed,
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Locks {
    locked_snapshots_info: Vec<LockAnswer>,
    next_token: String,
}

impl Operation for DescribeLockedSnapshots {
    type Answer = Locks;

    fn run(self, context: &Context<'_>) -> Result<Locks, ApiError> {
        let size = self.max_results.unwrap_or(10);
        let paging = context.paging(None, None, self.next_token.as_deref(), Some(size), 100)?;
        let ids = self.snapshot_ids.0;
        if ids.len() > context.quotas.ids_per_describe as usize {
            return Err(ApiError::invalid("SnapshotIds"));
        }
        let status = filter::word(
            self.status.as_deref(),
            LockStatus::parse,
            Code::InvalidLockStatusMalformed,
            "LockStatus",
        )?;
        context.stop_if_dry()?;

        let mut locks = SnapshotLock::of_region(&context.catalog(), &context.region)?;
        locks.retain(|lock| {
            (ids.is_empty() || ids.iter().any(|id| id == lock.snapshot.as_str()))
                && filter::admits(status.as_ref(), &lock.status(context.now))
        });
        let order = SnapshotLock::order(&context.catalog(), &context.region)?;
        let page = paging.cut(locks, |lock| order.position(lock.snapshot.as_str()));
        Ok(Locks {
            locked_snapshots_info: page.items.iter().map(|lock| LockAnswer::new(lock, context.now)).collect(),
            next_token: page.next_token,
        })
    }
}

//! `UnlockSnapshot`.

use super::lock::cool_off_is_over;
use crate::catalog::SnapshotLock;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{LockStatus, SnapshotId};

operation! {
    /// Takes the lock off a snapshot, while that is in its cool-off period.
    UnlockSnapshot in Snapshots "在冷静期内解除快照锁定。" {
        /// The snapshot.
        "SnapshotId" snapshot_id: SnapshotId,
    }
    common { REGION_ID, CLIENT_TOKEN, DRY_RUN }
    errors {
        IdempotentParameterMismatch, InvalidOperationCoolOffPeriodExpired, InvalidSnapshotLockNotFound,
    }
}

impl Operation for UnlockSnapshot {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let dry_run = context.stop_if_dry();
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            let snapshot = existing::snapshot(catalog, &asked.region, &self.snapshot_id)?;
            let lock = SnapshotLock::of(catalog, &snapshot.id)?;
            let Some(lock) = lock.filter(|lock| lock.status(asked.now) != LockStatus::Expired) else {
                return Err(ApiError::new(
                    Code::InvalidSnapshotLockNotFound,
                    format!("The snapshot {} is not locked.", snapshot.id),
                ));
            };
            if lock.status(asked.now) == LockStatus::Compliance {
                return Err(cool_off_is_over(&lock));
            }
            dry_run?;
            lock.delete(catalog)?;
            asked.keep_answer(catalog, &Empty {})?;
            Ok(Empty {})
        })
    }
}

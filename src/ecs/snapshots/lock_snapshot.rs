//! `LockSnapshot`.

use super::lock::{LockAnswer, cool_off_is_over};
use crate::catalog::ReadTx;
use crate::catalog::{Snapshot, SnapshotLock};
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing::{self, shown};
use crate::ecs::service::{Asked, Context};
use crate::model::{LockStatus, SnapshotId, SnapshotStatus};

operation! {
    /// Locks a snapshot: it cannot be deleted until the lock expires.
    ///
    /// In its cool-off period the lock can be changed and taken away, afterwards only be made longer (with
    /// CoolOffPeriod 0). The lock of a progressing snapshot begins to count when that is accomplished.
    LockSnapshot in Snapshots "锁定快照，锁定到期前无法删除。" {
        /// The snapshot.
        "SnapshotId" snapshot_id: SnapshotId,
        /// compliance.
        "LockMode" mode: String,
        /// The hours in which the lock can still be changed: 0 to 72, and less than the lock lasts.
        "CoolOffPeriod" cool_off: i64,
        /// The days that the lock lasts: 1 to 36500, no longer than the snapshot is kept.
        "LockDuration" days: i64,
    }
    common { REGION_ID, CLIENT_TOKEN, DRY_RUN }
    errors {
        IdempotentParameterMismatch, InvalidCoolOffPeriodExceedLockDuration,
        InvalidLockDurationExceedRetentionDays, InvalidLockModeMalformed,
        InvalidOperationCoolOffPeriodExpired, InvalidOperationSnapshotNotAvailable,
    }
}

impl Operation for LockSnapshot {
    type Answer = Field<LockAnswer>;

    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        if self.mode != "compliance" {
            return Err(ApiError::new(
                Code::InvalidLockModeMalformed,
                format!(
                    "The specified LockMode \"{}\" is not valid; it can be compliance.",
                    shown(&self.mode)
                ),
            ));
        }
        let number = |value: i64, range: std::ops::RangeInclusive<u32>, name| {
            u32::try_from(value).ok().filter(|value| range.contains(value)).ok_or_else(|| {
                let (least, most) = (range.start(), range.end());
                ApiError::invalid(name).hint(format!("It can be {least} to {most}."))
            })
        };
        let cool_off = number(self.cool_off, 0..=72, "CoolOffPeriod")?;
        let days = number(self.days, 1..=36_500, "LockDuration")?;
        if cool_off >= days * 24 {
            return Err(ApiError::new(
                Code::InvalidCoolOffPeriodExceedLockDuration,
                format!("A cool-off period of {cool_off} hours is not shorter than a lock of {days} days."),
            ));
        }
        let dry_run = context.stop_if_dry();
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            let snapshot = existing::snapshot(catalog, &asked.region, &self.snapshot_id)?;
            let lock = next(catalog, &asked, &snapshot, cool_off, days)?;
            dry_run?;
            if let Some(before) = SnapshotLock::of(catalog, &snapshot.id)? {
                before.delete(catalog)?;
            }
            lock.insert(catalog)?;
            let answer = Field("LockedSnapshotInfo", LockAnswer::new(&lock, asked.now));
            asked.keep_answer(catalog, &answer)?;
            Ok(answer)
        })
    }
}

/// Returns the new lock of the snapshot, or its prolonged lock.
fn next(
    catalog: &ReadTx,
    asked: &Asked<'_>,
    snapshot: &Snapshot,
    cool_off: u32,
    days: u32,
) -> Result<SnapshotLock, ApiError> {
    let start = match snapshot.status {
        SnapshotStatus::Accomplished => Some(asked.now),
        SnapshotStatus::Progressing => None,
        SnapshotStatus::Failed => {
            return Err(ApiError::new(
                Code::InvalidOperationSnapshotNotAvailable,
                format!("The snapshot {} has failed; there is nothing to lock.", snapshot.id),
            ));
        }
    };
    let before = SnapshotLock::of(catalog, &snapshot.id)?;
    let lock = match before.filter(|lock| lock.status(asked.now) == LockStatus::Compliance) {
        Some(lock) if cool_off > 0 || days < lock.days => return Err(cool_off_is_over(&lock)),
        Some(lock) => SnapshotLock { days, ..lock },
        None => SnapshotLock {
            snapshot: snapshot.id.clone(),
            region: asked.region.clone(),
            created: asked.now,
            cool_off,
            days,
            start,
        },
    };
    let end = lock.end().unwrap_or_else(|| asked.now.plus_days(days));
    match snapshot.retention_days {
        Some(kept) if end > snapshot.created.plus_days(kept) => Err(ApiError::new(
            Code::InvalidLockDurationExceedRetentionDays,
            format!(
                "The lock would end at {}, and the snapshot {} goes after {kept} days from its creation.",
                end.to_seconds(),
                snapshot.id
            ),
        )
        .hint("Lock it for a shorter time, or keep it for longer (ModifySnapshotAttribute).")),
        _ => Ok(lock),
    }
}

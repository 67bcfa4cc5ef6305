//! The shared rules of the operations on locks.

use crate::catalog::ReadTx;
use crate::catalog::{Catalog, Snapshot, SnapshotLock};
use crate::ecs::code::Code;
use crate::ecs::error::ApiError;
use crate::model::{LockStatus, SnapshotId, Time};
use crate::sys;
use serde::Serialize;

/// A lock as the service shows it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct LockAnswer {
    snapshot_id: SnapshotId,
    lock_mode: &'static str,
    lock_status: LockStatus,
    lock_creation_time: String,
    cool_off_period: u32,
    cool_off_period_expired_time: String,
    lock_duration: u32,
    lock_duration_start_time: String,
    lock_expired_time: String,
}

impl LockAnswer {
    /// Returns the answer for the lock at `now`.
    pub fn new(lock: &SnapshotLock, now: Time) -> Self {
        Self {
            snapshot_id: lock.snapshot.clone(),
            lock_mode: "compliance",
            lock_status: lock.status(now),
            lock_creation_time: lock.created.to_seconds(),
            cool_off_period: lock.cool_off,
            cool_off_period_expired_time: lock.cool_off_end().to_seconds(),
            lock_duration: lock.days,
            lock_duration_start_time: lock.start.map(Time::to_seconds).unwrap_or_default(),
            lock_expired_time: lock.end().map(Time::to_seconds).unwrap_or_default(),
        }
    }
}

/// Refuses a locked snapshot, even in its cool-off. A lock that ended by a clock that is not believed holds.
///
/// # Errors
/// `OperationDenied`.
pub fn must_not_hold(catalog: &ReadTx, snapshot: &Snapshot) -> Result<(), ApiError> {
    let Some(lock) = SnapshotLock::of(catalog, &snapshot.id)? else { return Ok(()) };
    let now = sys::clock::now().map_err(ApiError::internal)?;
    let until = lock.end().map(|end| format!(" until {}", end.to_seconds())).unwrap_or_default();
    let error =
        ApiError::new(Code::OperationDenied, format!("The snapshot {} is locked{until}.", snapshot.id));
    match lock.status(now) {
        LockStatus::Expired if lock.status(Catalog::clock_up_to(catalog, now)?) == LockStatus::Expired => Ok(()),
        LockStatus::Expired => Err(error.hint(
            "The clock is far ahead of all times before and may be wrong. If it is right, run snap schedule run now, and \
             again a day later: the lock has expired then.",
        )),
        LockStatus::Compliance => Err(error),
        LockStatus::CoolOff => Err(error
            .hint(format!("UnlockSnapshot takes the lock away until {}.", lock.cool_off_end().to_seconds()))),
    }
}

/// Returns the error of a lock that can only be prolonged now.
pub fn cool_off_is_over(lock: &SnapshotLock) -> ApiError {
    ApiError::new(
        Code::InvalidOperationCoolOffPeriodExpired,
        format!(
            "The cool-off period of the lock on {} ended at {}.",
            lock.snapshot,
            lock.cool_off_end().to_seconds()
        ),
    )
    .hint("LockSnapshot with CoolOffPeriod 0 and a longer LockDuration is all that can be done now.")
}

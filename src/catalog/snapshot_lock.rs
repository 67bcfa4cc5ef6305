//! Locks on snapshots. A snapshot with a lock in force cannot be deleted.

use super::column::table_row;
use super::{MadeOrder, Result};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{LockStatus, RegionId, SnapshotId, Time};

table_row! {
    /// A lock.
    SnapshotLock in "snapshot_lock" {
        /// The snapshot.
        snapshot: SnapshotId,
        /// Its region.
        region: RegionId,
        /// The time when the lock was made.
        created: Time,
        /// The number of hours in which it can still be changed.
        cool_off: u32,
        /// The number of days that it lasts.
        days: u32,
        /// The time when it began to count (`None` while the snapshot is progressing).
        start: Option<Time>,
    }
}

impl SnapshotLock {
    /// Returns the lock of a snapshot, including an expired lock.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of(connection: &ReadTx, snapshot: &SnapshotId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE snapshot = ?1", [snapshot])?.pop())
    }

    /// Returns the locks of a region, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE region = ?1 ORDER BY rowid DESC", [region])
    }

    /// Returns the order in which the locks of a region were made, by snapshot.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn order(connection: &ReadTx, region: &RegionId) -> Result<MadeOrder> {
        MadeOrder::of(connection, "snapshot_lock", "snapshot", region)
    }

    /// Begins to count the time of the snapshot's lock, if there is one. Called when the snapshot is accomplished.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn begin(connection: &WriteTx, snapshot: &SnapshotId, now: Time) -> Result<()> {
        connection
            .prepare_cached("UPDATE snapshot_lock SET start = ?2 WHERE snapshot = ?1 AND start IS NULL")?
            .execute((snapshot, now))?;
        Ok(())
    }

    /// Returns the time until which the lock can still be changed.
    pub fn cool_off_end(&self) -> Time {
        self.created.plus_hours(self.cool_off)
    }

    /// Returns the time when the lock expires (`None` while the snapshot is progressing).
    pub fn end(&self) -> Option<Time> {
        self.start.map(|start| start.plus_days(self.days))
    }

    /// Returns the status of the lock at `now`.
    pub fn status(&self, now: Time) -> LockStatus {
        if self.end().is_some_and(|end| end <= now) {
            LockStatus::Expired
        } else if now < self.cool_off_end() {
            LockStatus::CoolOff
        } else {
            LockStatus::Compliance
        }
    }
}

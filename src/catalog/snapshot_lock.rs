//! Locks on snapshots: while one holds, the snapshot cannot be deleted.

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
        /// When the lock was made.
        created: Time,
        /// For how many hours it can still be changed.
        cool_off: u32,
        /// How many days it lasts.
        days: u32,
        /// When it began to count; `None` while the snapshot progresses.
        start: Option<Time>,
    }
}

impl SnapshotLock {
    /// The lock of a snapshot, an expired one as well.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of(connection: &ReadTx, snapshot: &SnapshotId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE snapshot = ?1", [snapshot])?.pop())
    }

    /// The locks of a region, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE region = ?1 ORDER BY rowid DESC", [region])
    }

    /// The order in which the locks of a region were made, by snapshot.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn order(connection: &ReadTx, region: &RegionId) -> Result<MadeOrder> {
        MadeOrder::of(connection, "snapshot_lock", "snapshot", region)
    }

    /// The snapshot is accomplished: its lock, if there is one, begins to count.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn begin(connection: &WriteTx, snapshot: &SnapshotId, now: Time) -> Result<()> {
        connection
            .prepare_cached("UPDATE snapshot_lock SET start = ?2 WHERE snapshot = ?1 AND start IS NULL")?
            .execute((snapshot, now))?;
        Ok(())
    }

    /// Until when it can still be changed.
    pub fn cool_off_end(&self) -> Time {
        self.created.plus_hours(self.cool_off)
    }

    /// When it expires; `None` while the snapshot progresses.
    pub fn end(&self) -> Option<Time> {
        self.start.map(|start| start.plus_days(self.days))
    }

    /// How strict it is at `now`.
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

//! The uses of instant access.

use super::{Result, Snapshot};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{RegionId, SnapshotId, Time};

/// A use of instant access. Enabling it for one snapshot is one use.
#[derive(Clone, Copy, Debug)]
pub struct InstantAccessUse;

impl InstantAccessUse {
    /// Records that instant access was enabled for a snapshot.
    pub(super) fn record(connection: &WriteTx, snapshot: &Snapshot) -> Result<()> {
        connection
            .prepare_cached("INSERT INTO instant_access_use (snapshot, region, time) VALUES (?1, ?2, ?3)")?
            .execute((&snapshot.id, &snapshot.region, snapshot.created))?;
        Ok(())
    }

    /// Removes the use of a snapshot that was never accomplished.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn take_back(connection: &WriteTx, snapshot: &SnapshotId) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM instant_access_use WHERE snapshot = ?1")?
            .execute([snapshot])?;
        Ok(())
    }

    /// Returns the number of uses in a region after a time. Failed snapshots are not counted.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn count_since(connection: &ReadTx, region: &RegionId, time: Time) -> Result<u64> {
        let mut statement = connection.prepare_cached(
            "SELECT count(*) FROM instant_access_use AS used WHERE region = ?1 AND time > ?2
             AND NOT EXISTS (SELECT 1 FROM snapshot WHERE id = used.snapshot AND status = 'failed')",
        )?;
        Ok(statement.query_row((region, time), |row| row.get(0))?)
    }
}

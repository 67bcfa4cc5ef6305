//! When instant access was enabled.

use super::{Result, Snapshot};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{RegionId, SnapshotId, Time};

/// A use of instant access: each snapshot that it is enabled for is one.
#[derive(Clone, Copy, Debug)]
pub struct InstantAccessUse;

impl InstantAccessUse {
    /// Writes down that it was enabled for a snapshot.
    pub(super) fn record(connection: &WriteTx, snapshot: &Snapshot) -> Result<()> {
        connection
            .prepare_cached("INSERT INTO instant_access_use (snapshot, region, time) VALUES (?1, ?2, ?3)")?
            .execute((&snapshot.id, &snapshot.region, snapshot.created))?;
        Ok(())
    }

    /// Takes the use of a snapshot back that never was accomplished.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn take_back(connection: &WriteTx, snapshot: &SnapshotId) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM instant_access_use WHERE snapshot = ?1")?
            .execute([snapshot])?;
        Ok(())
    }

    /// How often it was enabled in a region after a time; for snapshots that failed it was not.
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

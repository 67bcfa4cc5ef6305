//! The sizes of the chains of a region over time.

use super::Result;
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{BLOCK_SIZE, RegionId, Time};

/// The number of days that samples are kept.
const KEPT_DAYS: i64 = 31;

/// The size of the chains of a region from one time on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeSample {
    /// The time.
    pub time: Time,
    /// The size in bytes.
    pub bytes: u64,
}

impl SizeSample {
    /// Records the current size of the chains of a region, and deletes samples older than the kept days. To be called
    /// in every transaction that adds a snapshot's content to a chain or removes it.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn record(connection: &WriteTx, region: &RegionId, now: Time) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO size_sample (region, time, blocks)
                 SELECT ?1, ?2, coalesce(sum(blocks), 0) FROM chain WHERE region = ?1
                 ON CONFLICT (region, time) DO UPDATE SET blocks = excluded.blocks",
            )?
            .execute((region, now))?;
        // The last sample before that time stays: it gives the size at the beginning.
        connection
            .prepare_cached(
                "DELETE FROM size_sample WHERE region = ?1 AND time <
                 (SELECT max(time) FROM size_sample WHERE region = ?1 AND time <= ?2)",
            )?
            .execute((region, Time(now.0.saturating_sub(KEPT_DAYS * 86_400))))?;
        Ok(())
    }

    /// Returns the samples of a region, oldest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        let mut statement = connection
            .prepare_cached("SELECT time, blocks FROM size_sample WHERE region = ?1 ORDER BY time")?;
        let rows = statement.query_map([region], |row| {
            let blocks: u64 = row.get(1)?;
            Ok(Self { time: row.get(0)?, bytes: blocks.saturating_mul(BLOCK_SIZE as u64) })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

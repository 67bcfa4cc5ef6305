//! Chains: each holds the snapshots of one disk, or the copies of them in one region.

use super::seal::Sealed;
use super::{CatalogError, Result, tally};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{ChainId, DiskId, RegionId, Sequence};

/// A chain: all snapshots of one disk, or all copies of these snapshots in another region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Its number in the catalog.
    pub number: i64,
    /// Its id, which has the same tail as the id of its disk.
    pub id: ChainId,
    /// Its region.
    pub region: RegionId,
    /// Whether the chain holds copies. A chain without copies holds the captures of its disk.
    pub copies: bool,
}

/// The numbers of snapshots and blocks of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainUsage {
    /// The number of snapshots in the chain, of any status.
    pub snapshots: u64,
    /// The number of blocks stored for the chain.
    pub blocks: u64,
}

impl Chain {
    /// The sealed columns of a chain's row.
    pub(super) const SEALED: Sealed = Sealed {
        table: "chain",
        key: "number",
        columns: &["number", "id", "region", "copies", "last_sequence"],
    };

    /// Returns the chains that match `condition`, each checked by its seal, with the last sequence number used in it.
    fn select(
        connection: &ReadTx,
        condition: &str,
        values: impl rusqlite::Params,
        keeps: impl Fn(Result<()>) -> Result<bool>,
    ) -> Result<Vec<(Self, Sequence)>> {
        let sql = format!("SELECT number, id, region, copies, last_sequence, seal FROM chain {condition}");
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query(values)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            if keeps(Self::SEALED.check(row))? {
                let chain =
                    Self { number: row.get(0)?, id: row.get(1)?, region: row.get(2)?, copies: row.get(3)? };
                all.push((chain, row.get(4)?));
            }
        }
        Ok(all)
    }

    pub(super) fn find(
        connection: &ReadTx,
        condition: &str,
        values: impl rusqlite::Params,
    ) -> Result<Option<(Self, Sequence)>> {
        Ok(Self::select(connection, condition, values, |checked| checked.map(|()| true))?.pop())
    }

    /// Adds an empty chain. A chain that is already there stays unchanged.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn begin(connection: &WriteTx, id: &ChainId, region: &RegionId, copies: bool) -> Result<()> {
        let begun = connection
            .prepare_cached(
                "INSERT INTO chain (id, region, copies, last_sequence) VALUES (?1, ?2, ?3, 0)
                 ON CONFLICT DO NOTHING",
            )?
            .execute((id, region, copies))?;
        if begun == 0 {
            return Ok(());
        }
        let number = connection.last_insert_rowid()?;
        Self { number, id: id.clone(), region: region.clone(), copies }.seal(connection, Sequence(0))
    }

    /// Writes the last sequence number used in the chain, and the seal.
    pub(super) fn seal(&self, connection: &WriteTx, last: Sequence) -> Result<()> {
        let Self { number, id, region, copies } = self;
        let seal = Self::SEALED.of_values(&[number, id, region, copies, &last])?;
        connection
            .prepare_cached("UPDATE chain SET last_sequence = ?2, seal = ?3 WHERE number = ?1")?
            .execute((number, last, seal))?;
        Ok(())
    }

    /// Returns a chain, begun if missing, and the next sequence number in it. The chain holds the snapshots of a disk,
    /// or their copies in `region`.
    pub(super) fn next(
        connection: &WriteTx,
        disk: &DiskId,
        region: &RegionId,
        copies: bool,
    ) -> Result<(i64, Sequence)> {
        let id = disk.chain();
        Self::begin(connection, &id, region, copies)?;
        let condition = "WHERE id = ?1 AND region = ?2 AND copies = ?3";
        let (chain, last) = Self::find(connection, condition, (&id, region, copies))?
            .ok_or_else(|| CatalogError::Inconsistent(format!("the chain of {disk} did not begin")))?;
        let next = last.0.checked_add(1).map(Sequence);
        let next = next.ok_or_else(|| CatalogError::Inconsistent(format!("the chain of {disk} is full")))?;
        chain.seal(connection, next)?;
        Ok((chain.number, next))
    }

    /// Returns the chain with this number.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn by_number(connection: &ReadTx, number: i64) -> Result<Option<Self>> {
        Ok(Self::find(connection, "WHERE number = ?1", [number])?.map(|(chain, _)| chain))
    }

    /// Returns the chain of a disk, if the disk ever had a snapshot.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_disk(connection: &ReadTx, disk: &DiskId) -> Result<Option<Self>> {
        let found = Self::find(connection, "WHERE id = ?1 AND NOT copies", [disk.chain()])?;
        Ok(found.map(|(chain, _)| chain))
    }

    /// Returns the chain of the copies of a disk's snapshots in a region, if there ever was such a chain.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_copies(connection: &ReadTx, disk: &DiskId, region: &RegionId) -> Result<Option<Self>> {
        let condition = "WHERE id = ?1 AND region = ?2 AND copies";
        Ok(Self::find(connection, condition, (disk.chain(), region))?.map(|(chain, _)| chain))
    }

    /// Returns the chains of a region that have snapshots, ordered by number.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        let chains = tally::CHAINS.of_region(connection, region, || {
            let all = "WHERE region = ?1 ORDER BY number";
            Self::select(connection, all, [region], |checked| checked.map(|()| true))
        })?;
        let mut with_snapshots = Vec::with_capacity(chains.len());
        for (chain, _) in chains {
            if tally::OF_CHAIN.count(connection, &chain.number.to_string())? > 0 {
                with_snapshots.push(chain);
            }
        }
        Ok(with_snapshots)
    }

    /// Returns the undamaged chains of a region that have snapshots. Rows can be missing without an error.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn sound_of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        let condition = "WHERE region = ?1
             AND EXISTS (SELECT 1 FROM snapshot WHERE snapshot.chain = chain.number) ORDER BY number";
        let chains = Self::select(connection, condition, [region], |checked| Ok(checked.is_ok()))?;
        Ok(chains.into_iter().map(|(chain, _)| chain).collect())
    }

    /// Returns the numbers of snapshots and blocks of the chain.
    ///
    /// # Errors
    /// When snapshots are missing, or the catalog fails.
    pub fn usage(&self, connection: &ReadTx) -> Result<ChainUsage> {
        let snapshots = tally::OF_CHAIN.count(connection, &self.number.to_string())?;
        Ok(ChainUsage { snapshots, blocks: self.blocks(connection)? })
    }

    /// Returns the number of blocks stored for the chain, from the count in its row.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn blocks(&self, connection: &ReadTx) -> Result<u64> {
        let mut statement =
            connection.prepare_cached("SELECT coalesce((SELECT blocks FROM chain WHERE number = ?1), 0)")?;
        Ok(statement.query_row([self.number], |row| row.get(0))?)
    }

    /// Returns the number of blocks that each snapshot of the chain added, ordered by sequence number.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn added(&self, connection: &ReadTx) -> Result<Vec<(Sequence, u64)>> {
        let mut statement = connection.prepare_cached(
            "SELECT born, sum(length) FROM extent WHERE chain = ?1 GROUP BY born ORDER BY born",
        )?;
        let rows = statement.query_map([self.number], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

//! Rebuilds chains, to take in snapshots that the catalog lacked or had in another state.

use super::chain::Chain;
use super::extent::Change;
use super::snapshot::Snapshot;
use super::{CatalogError, PackNumber, Result};
use crate::catalog::WriteTx;
use crate::model::{ChainId, RegionId, Sequence, SnapshotId, Time};
use rusqlite::ToSql;
use std::collections::BTreeSet;

impl Chain {
    /// Returns the chain with this id in a region, begun if missing.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn begun(connection: &WriteTx, id: &ChainId, region: &RegionId, copies: bool) -> Result<Self> {
        Self::begin(connection, id, region, copies)?;
        let condition = "WHERE id = ?1 AND region = ?2 AND copies = ?3";
        let found = Self::find(connection, condition, (id, region, copies))?;
        let (chain, _) = found.ok_or_else(|| CatalogError::Inconsistent(format!("{id} did not begin")))?;
        Ok(chain)
    }

    /// Adds a snapshot at its sequence number. If another snapshot has that number, it and all later ones move up. The
    /// caller must [rebuild](Chain::rebuild) the content of the chain in the same transaction.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn squeeze_in(&self, connection: &WriteTx, snapshot: &Snapshot) -> Result<()> {
        let mut last = snapshot.sequence;
        let there = Snapshot::of_chain(connection, self.number)?;
        let is_taken = there.iter().any(|one| one.sequence == snapshot.sequence);
        // The last snapshot is moved first, so that no two numbers are equal in between.
        for other in there.into_iter().rev() {
            let sequence = if is_taken && other.sequence >= snapshot.sequence {
                Sequence(other.sequence.0.saturating_add(1))
            } else {
                other.sequence
            };
            last = last.max(sequence);
            if sequence != other.sequence {
                Snapshot { sequence, ..other }.update(connection)?;
            }
        }
        snapshot.insert(connection)?;
        let (chain, used) = Self::find(connection, "WHERE number = ?1", [self.number])?
            .ok_or_else(|| CatalogError::Inconsistent(format!("{} is gone", self.id)))?;
        chain.seal(connection, last.max(used))
    }

    /// Records the content of all snapshots of the chain anew. Each snapshot, oldest first, gets its changes against
    /// the snapshot before it. Returns the packs that extents referred to before.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn rebuild(
        &self,
        connection: &WriteTx,
        snapshots: &[(Sequence, Vec<Change>)],
    ) -> Result<BTreeSet<PackNumber>> {
        let mut packs = BTreeSet::new();
        let mut delete =
            connection.prepare_cached("DELETE FROM extent WHERE chain = ?1 RETURNING pack, base_pack")?;
        let mut rows = delete.query([self.number])?;
        while let Some(row) = rows.next()? {
            packs.insert(PackNumber(row.get(0)?));
            packs.extend(row.get::<_, Option<i64>>(1)?.map(PackNumber));
        }
        connection.prepare_cached("UPDATE chain SET blocks = 0 WHERE number = ?1")?.execute([self.number])?;
        for (sequence, changes) in snapshots {
            self.record(connection, *sequence, changes)?;
        }
        Ok(packs)
    }
}

impl Snapshot {
    /// Mends the row of an accomplished snapshot with the values from its manifest, if the row's original seal then
    /// matches. Returns true if the row was mended. Columns that the manifest lacks stay unchanged.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn mend_as_told(&self, connection: &WriteTx) -> Result<bool> {
        let told: [(&'static str, &dyn ToSql); 13] = [
            ("chain", &self.chain),
            ("sequence", &self.sequence),
            ("region", &self.region),
            ("status", &self.status),
            ("kind", &self.kind),
            ("created", &self.created),
            ("progress", &self.progress),
            ("disk_size", &self.disk_size),
            ("disk_kind", &self.disk_kind),
            ("disk_category", &self.disk_category),
            ("full_blocks", &self.full_blocks),
            ("digest", &self.digest),
            ("worker", &self.worker),
        ];
        Self::SEALED.map_or(Ok(false), |sealed| sealed.mend_as_told(connection, self.id.as_str(), &told))
    }

    /// Moves snapshots that were added late to their original place in lists: before all snapshots that were made
    /// later.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn list_as_made(connection: &WriteTx, late: &BTreeSet<SnapshotId>) -> Result<()> {
        if late.is_empty() {
            return Ok(());
        }
        let mut statement = connection.prepare_cached("SELECT id, created FROM snapshot ORDER BY rowid")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let all: Vec<(SnapshotId, Time)> = rows.collect::<rusqlite::Result<_>>()?;
        let (mut late, mut order): (Vec<_>, Vec<_>) = all.into_iter().partition(|(id, _)| late.contains(id));
        late.sort_by_key(|(_, created)| *created);
        for one in late {
            let before = order.iter().rposition(|(_, created)| *created <= one.1);
            order.insert(before.map_or(0, |before| before + 1), one);
        }
        let mut number = connection.prepare_cached(
            "UPDATE snapshot SET rowid = (SELECT max(rowid) + 1 FROM snapshot) WHERE id = ?1",
        )?;
        order.iter().try_for_each(|(id, _)| number.execute([id]).map(drop))?;
        Ok(())
    }
}

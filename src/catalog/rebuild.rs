//! Chains that take snapshots in which the catalog did not have, or not as they are.

use super::chain::Chain;
use super::extent::Change;
use super::snapshot::Snapshot;
use super::{CatalogError, PackNumber, Result};
use crate::catalog::WriteTx;
use crate::model::{ChainId, RegionId, Sequence, SnapshotId, Time};
use rusqlite::ToSql;
use std::collections::BTreeSet;

impl Chain {
    /// The chain with this id in a region, begun if need be.
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

    /// Adds a snapshot at its sequence number. If another one has that number, it and those after it move up. The content of
    /// the chain is to be [rebuilt](Chain::rebuild) in the same transaction.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn squeeze_in(&self, connection: &WriteTx, snapshot: &Snapshot) -> Result<()> {
        let mut last = snapshot.sequence;
        let there = Snapshot::of_chain(connection, self.number)?;
        let is_taken = there.iter().any(|one| one.sequence == snapshot.sequence);
        // The last one first, so that no two are equal in between.
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

    /// Records the content of all snapshots of the chain anew: of each, oldest first, what it sees otherwise than the one
    /// before it. Gives the packs that were referred to before.
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
    /// Sets the row of an accomplished snapshot right by what its manifest tells of it, if it has the seal then that it was
    /// written with. What a manifest does not tell stays as it is.
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

    /// Gives snapshots that were added late the place in lists that they would have had: before whatever was made after
    /// them.
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

//! Extents: how a chain remembers.
//!
//! An extent says that a run of blocks, stored together in a pack, is what the snapshots
//! `born … died-1` of its chain see there. So
//! - the content of snapshot n is the extents with `born ≤ n` and `died > n` (NULL is never);
//! - a capture splits the current extents that a change overlaps, ends them, and begins new ones: its
//!   cost follows the change, not the disk;
//! - a deletion removes the extents that only that snapshot saw: born after the living snapshot before
//!   it and dead by the living one after it. What others see stays as it is. (The service's rule, in
//!   its chapter on incremental snapshots.)

use super::snapshot::Chain;
use super::{CatalogError, Result};
use crate::model::{PackName, RegionId, Run, Sequence, Slot};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::BTreeSet;

/// A run of blocks and where it is stored: block `run.start + i` lies in slot `first_slot + i`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The blocks.
    pub run: Run,
    /// The pack.
    pub pack: PackName,
    /// The slot of the first block.
    pub first_slot: Slot,
}

/// A placed run with the span of snapshots that see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// What is seen.
    pub placed: Placed,
    /// The first snapshot that sees it.
    pub born: Sequence,
    /// The first snapshot that no longer does.
    pub died: Option<Sequence>,
}

/// What a capture found in a run of blocks that is not as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// New content.
    Stored(Placed),
    /// Zeros, or past the end of the disk.
    Zero(Run),
}

/// A pack that extents refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackRow {
    /// Its name.
    pub name: PackName,
    /// How many blocks it holds.
    pub slots: u32,
    /// The length of its file in bytes.
    pub bytes: u64,
}

impl PackRow {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { name: row.get(0)?, slots: row.get(1)?, bytes: row.get(2)? })
    }

    /// Makes sure that the catalog knows the pack.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn register(&self, connection: &Connection, region: &RegionId) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO pack (region, name, slots, bytes) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?
            .execute((region, self.name, self.slots, self.bytes))?;
        Ok(())
    }

    /// The packs of a region, by name.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &Connection, region: &RegionId) -> Result<Vec<Self>> {
        let mut statement = connection
            .prepare_cached("SELECT name, slots, bytes FROM pack WHERE region = ?1 ORDER BY name")?;
        let rows = statement.query_map([region], Self::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The slots of the pack that extents refer to, each once, in order.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn live_slots(connection: &Connection, name: PackName) -> Result<BTreeSet<u32>> {
        let mut statement = connection.prepare_cached(
            "SELECT first_slot, length FROM extent WHERE pack = (SELECT number FROM pack WHERE name = ?1)",
        )?;
        let rows = statement.query_map([name], |row| Ok((row.get::<_, u32>(0)?, row.get::<_, u32>(1)?)))?;
        let mut live = BTreeSet::new();
        for row in rows {
            let (first, length) = row?;
            live.extend(first..first.saturating_add(length));
        }
        Ok(live)
    }

    /// Points every extent of this pack at other packs: `place` gives the new place of a slot. Slots
    /// that follow each other here must do so there, or begin a new extent.
    ///
    /// # Errors
    /// When the catalog fails, or `place` does not know a slot.
    pub fn move_extents(
        connection: &Connection,
        name: PackName,
        place: impl Fn(Slot) -> Option<(PackName, Slot)>,
    ) -> Result<()> {
        let mut select = connection.prepare_cached(
            "SELECT rowid, chain, start, length, born, died, first_slot FROM extent
             WHERE pack = (SELECT number FROM pack WHERE name = ?1)",
        )?;
        let rows: Vec<StoredExtent> =
            select.query_map([name], StoredExtent::from_row)?.collect::<rusqlite::Result<_>>()?;
        for row in rows {
            let mut pieces: Vec<(u64, u64, PackName, Slot)> = Vec::new();
            for step in 0..row.length {
                let slot = row.first_slot.plus(step);
                let (pack, slot) = place(slot).ok_or_else(|| {
                    CatalogError::Inconsistent(format!("slot {} of pack {name} has no new place", slot.0))
                })?;
                match pieces.last_mut() {
                    Some((_, length, last_pack, first))
                        if *last_pack == pack && first.plus(*length) == slot =>
                    {
                        *length += 1;
                    }
                    _ => pieces.push((row.start + step, 1, pack, slot)),
                }
            }
            connection.prepare_cached("DELETE FROM extent WHERE rowid = ?1")?.execute([row.rowid])?;
            for (start, length, pack, slot) in pieces {
                insert(connection, row.chain, start, length, row.born, row.died, &pack, slot)?;
            }
        }
        Ok(())
    }

    /// Removes the rows of those packs that no extent refers to any more, and names them.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn drop_unneeded(
        connection: &Connection,
        packs: impl IntoIterator<Item = PackNumber>,
    ) -> Result<Vec<PackName>> {
        let mut statement = connection.prepare_cached(
            "DELETE FROM pack WHERE number = ?1 AND NOT EXISTS (SELECT 1 FROM extent WHERE extent.pack = ?1)
             RETURNING name",
        )?;
        let mut dropped = Vec::new();
        for PackNumber(number) in packs {
            let name: Option<PackName> = statement.query_row([number], |row| row.get(0)).optional()?;
            dropped.extend(name);
        }
        Ok(dropped)
    }

    /// The number of the pack in the catalog.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn number(connection: &Connection, name: PackName) -> Result<Option<PackNumber>> {
        let mut statement = connection.prepare_cached("SELECT number FROM pack WHERE name = ?1")?;
        Ok(statement.query_row([name], |row| row.get(0).map(PackNumber)).optional()?)
    }
}

/// The number of a pack in this catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackNumber(i64);

/// A row as it lies in the table.
struct StoredExtent {
    rowid: i64,
    chain: i64,
    start: u64,
    length: u64,
    born: Sequence,
    died: Option<Sequence>,
    first_slot: Slot,
}

impl StoredExtent {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            rowid: row.get(0)?,
            chain: row.get(1)?,
            start: row.get(2)?,
            length: row.get(3)?,
            born: row.get(4)?,
            died: row.get(5)?,
            first_slot: row.get(6)?,
        })
    }
}

#[allow(clippy::too_many_arguments, reason = "the columns of the table")]
fn insert(
    connection: &Connection,
    chain: i64,
    start: u64,
    length: u64,
    born: Sequence,
    died: Option<Sequence>,
    pack: &PackName,
    first_slot: Slot,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO extent (chain, start, length, born, died, pack, first_slot)
             VALUES (?1, ?2, ?3, ?4, ?5, (SELECT number FROM pack WHERE name = ?6), ?7)",
        )?
        .execute((chain, start, length, born, died, pack, first_slot))?;
    Ok(())
}

fn placed_from_row(row: &Row<'_>) -> rusqlite::Result<Placed> {
    Ok(Placed {
        run: Run { start: row.get(0)?, length: row.get(1)? },
        pack: row.get(2)?,
        first_slot: row.get(3)?,
    })
}

impl Chain {
    /// What snapshot `sequence` holds, by block.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn content(&self, connection: &Connection, sequence: Sequence) -> Result<Vec<Placed>> {
        let mut statement = connection.prepare_cached(
            "SELECT start, length, name, first_slot FROM extent JOIN pack ON pack.number = extent.pack
             WHERE chain = ?1 AND born <= ?2 AND (died IS NULL OR died > ?2) ORDER BY start",
        )?;
        let rows = statement.query_map((self.number, sequence), placed_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What the newest living snapshot holds, by block: what a capture compares with. Empty if there is
    /// none.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn current(&self, connection: &Connection) -> Result<Vec<Placed>> {
        let mut statement = connection.prepare_cached(
            "SELECT start, length, name, first_slot FROM extent JOIN pack ON pack.number = extent.pack
             WHERE chain = ?1 AND died IS NULL ORDER BY start",
        )?;
        let rows = statement.query_map([self.number], placed_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every extent of the chain.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn extents(&self, connection: &Connection) -> Result<Vec<Extent>> {
        let mut statement = connection.prepare_cached(
            "SELECT start, length, name, first_slot, born, died
             FROM extent JOIN pack ON pack.number = extent.pack WHERE chain = ?1 ORDER BY start, born",
        )?;
        let rows = statement.query_map([self.number], |row| {
            Ok(Extent { placed: placed_from_row(row)?, born: row.get(4)?, died: row.get(5)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Records what snapshot `sequence` sees otherwise than the one before it. The packs are registered
    /// and the changes do not overlap each other.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn record(&self, connection: &Connection, sequence: Sequence, changes: &[Change]) -> Result<()> {
        for change in changes {
            let run = match change {
                Change::Stored(placed) => placed.run,
                Change::Zero(run) => *run,
            };
            self.end_current(connection, sequence, run)?;
            if let Change::Stored(Placed { run, pack, first_slot }) = change {
                insert(connection, self.number, run.start.0, run.length, sequence, None, pack, *first_slot)?;
            }
        }
        Ok(())
    }

    /// Ends what is current in `run` with snapshot `sequence`; parts outside stay current.
    fn end_current(&self, connection: &Connection, sequence: Sequence, run: Run) -> Result<()> {
        // Current extents do not overlap each other, so going down from the end of the run, the first
        // that ends before its start is the last to look at.
        let mut select = connection.prepare_cached(
            "SELECT rowid, chain, start, length, born, died, first_slot FROM extent
             WHERE chain = ?1 AND died IS NULL AND start < ?2 ORDER BY start DESC",
        )?;
        let mut overlapped = Vec::new();
        let mut rows = select.query((self.number, run.end()))?;
        while let Some(row) = rows.next()? {
            let extent = StoredExtent::from_row(row)?;
            if extent.start + extent.length <= run.start.0 {
                break;
            }
            overlapped.push(extent);
        }
        drop(rows);
        for extent in overlapped {
            let end = extent.start + extent.length;
            let (from, to) = (extent.start.max(run.start.0), end.min(run.end().0));
            let mut keep = connection.prepare_cached(
                "INSERT INTO extent (chain, start, length, born, died, pack, first_slot)
                 SELECT chain, ?2, ?3, born, NULL, pack, ?4 FROM extent WHERE rowid = ?1",
            )?;
            if extent.start < from {
                keep.execute((extent.rowid, extent.start, from - extent.start, extent.first_slot))?;
            }
            if to < end {
                keep.execute((extent.rowid, to, end - to, extent.first_slot.plus(to - extent.start)))?;
            }
            connection
                .prepare_cached(
                    "UPDATE extent SET start = ?2, length = ?3, first_slot = ?4, died = ?5 WHERE rowid = ?1",
                )?
                .execute((
                    extent.rowid,
                    from,
                    to - from,
                    extent.first_slot.plus(from - extent.start),
                    sequence,
                ))?;
        }
        Ok(())
    }

    /// The newest accomplished snapshot of the chain.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn newest(&self, connection: &Connection) -> Result<Option<Sequence>> {
        self.neighbour(connection, "max", "<=", Sequence(u32::MAX))
    }

    fn neighbour(
        &self,
        connection: &Connection,
        nearest: &str,
        side: &str,
        sequence: Sequence,
    ) -> Result<Option<Sequence>> {
        let sql = format!(
            "SELECT {nearest}(sequence) FROM snapshot WHERE chain = ?1 AND status = 'accomplished' AND sequence {side} ?2"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        Ok(statement.query_row((self.number, sequence), |row| row.get(0)).optional()?.flatten())
    }

    /// Forgets what only snapshot `sequence` saw. Its row may be gone or not; its neighbours are the
    /// other accomplished snapshots of the chain. Gives the packs that held something of it.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn forget(&self, connection: &Connection, sequence: Sequence) -> Result<BTreeSet<PackNumber>> {
        let before = self.neighbour(connection, "max", "<", sequence)?.unwrap_or(Sequence(0));
        let after = self.neighbour(connection, "min", ">", sequence)?;
        let mut delete = connection.prepare_cached(match after {
            Some(_) => "DELETE FROM extent WHERE chain = ?1 AND born > ?2 AND died <= ?3 RETURNING pack",
            None => "DELETE FROM extent WHERE chain = ?1 AND born > ?2 AND ?3 IS NULL RETURNING pack",
        })?;
        let packs = delete
            .query_map((self.number, before, after), |row| row.get(0).map(PackNumber))?
            .collect::<rusqlite::Result<_>>()?;
        if after.is_none() {
            // What the newest had ended is current again for the one before it.
            connection
                .prepare_cached("UPDATE extent SET died = NULL WHERE chain = ?1 AND died > ?2")?
                .execute((self.number, before))?;
        }
        Ok(packs)
    }

    /// Removes the chain's row if it has no snapshot left.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn drop_if_empty(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached(
                "DELETE FROM chain WHERE number = ?1
                 AND NOT EXISTS (SELECT 1 FROM snapshot WHERE chain = ?1)
                 AND NOT EXISTS (SELECT 1 FROM extent WHERE chain = ?1)",
            )?
            .execute([self.number])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::model::BlockNumber;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    const BLOCKS: u64 = 24;
    const PACK: PackName = PackName([7; 16]);

    /// A disk as a map of blocks to the slots that hold their content; zero blocks are absent.
    type Model = BTreeMap<u64, u32>;

    #[derive(Clone, Debug)]
    enum Step {
        /// Write (or zero) runs of blocks, then snapshot.
        Snapshot(Vec<(u64, u64, bool)>),
        /// Delete the n-th living snapshot.
        Delete(prop::sample::Index),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let run = (0..BLOCKS, 1..6u64, any::<bool>());
        let step = prop_oneof![
            3 => prop::collection::vec(run, 0..4).prop_map(Step::Snapshot),
            2 => any::<prop::sample::Index>().prop_map(Step::Delete),
        ];
        prop::collection::vec(step, 1..24)
    }

    struct Bench {
        catalog: Catalog,
        chain: Chain,
        _directory: tempfile::TempDir,
    }

    fn bench() -> Bench {
        let directory = tempfile::tempdir().unwrap();
        let catalog = Catalog::open(&directory.path().join("catalog.db")).unwrap();
        let region = RegionId::parse("cn-hangzhou").unwrap();
        catalog.read().execute_batch("INSERT INTO chain VALUES (1, 'sl-test', 'cn-hangzhou', 0, 0)").unwrap();
        PackRow { name: PACK, slots: u32::MAX, bytes: 1 }.register(catalog.read(), &region).unwrap();
        let chain = Chain::by_number(catalog.read(), 1).unwrap().unwrap();
        Bench { catalog, chain, _directory: directory }
    }

    fn add_snapshot(bench: &Bench, sequence: u32) {
        bench
            .catalog
            .read()
            .execute(
                "INSERT INTO snapshot VALUES (?1, 1, ?2, 'cn-hangzhou', 'accomplished', 'standard', 'user', '', '',
                 '', 0, 0, NULL, 0, NULL, 100, 0, 'data', 'cloud', NULL, 0, NULL, NULL)",
                (format!("s-{sequence}"), sequence),
            )
            .unwrap();
    }

    fn as_model(content: &[Placed]) -> Model {
        content
            .iter()
            .flat_map(|placed| {
                (0..placed.run.length).map(|step| (placed.run.start.0 + step, placed.first_slot.plus(step).0))
            })
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

        /// Whatever is written, snapshotted and deleted in whatever order, each living snapshot has the
        /// content it was taken with, the newest is what a capture compares with, and nothing is kept
        /// that none of them sees.
        #[test]
        fn a_chain_remembers_what_its_snapshots_saw(script in steps()) {
            let bench = bench();
            let (chain, connection) = (&bench.chain, bench.catalog.read());
            let mut living: BTreeMap<u32, Model> = BTreeMap::new();
            let (mut sequence, mut slot) = (0, 0);
            for step in script {
                match step {
                    Step::Snapshot(runs) => {
                        sequence += 1;
                        let mut now = living.last_key_value().map(|(_, model)| model.clone()).unwrap_or_default();
                        let mut touched = Model::new();
                        for (start, length, is_zero) in runs {
                            for block in start..(start + length).min(BLOCKS) {
                                slot += 1;
                                touched.insert(block, if is_zero { 0 } else { slot });
                            }
                        }
                        let mut changes: Vec<Change> = Vec::new();
                        for (block, slot) in touched {
                            let run = Run::new(BlockNumber(block), 1);
                            if slot == 0 {
                                now.remove(&block);
                                changes.push(Change::Zero(run));
                            } else {
                                now.insert(block, slot);
                                match changes.last_mut() {
                                    Some(Change::Stored(last))
                                        if last.run.end() == run.start
                                            && last.first_slot.plus(last.run.length) == Slot(slot) =>
                                    {
                                        last.run.length += 1;
                                    }
                                    _ => changes.push(Change::Stored(Placed { run, pack: PACK, first_slot: Slot(slot) })),
                                }
                            }
                        }
                        add_snapshot(&bench, sequence);
                        chain.record(connection, Sequence(sequence), &changes).unwrap();
                        living.insert(sequence, now);
                    }
                    Step::Delete(which) if !living.is_empty() => {
                        let victim = *living.keys().nth(which.index(living.len())).unwrap();
                        living.remove(&victim);
                        chain.forget(connection, Sequence(victim)).unwrap();
                        connection.execute("DELETE FROM snapshot WHERE sequence = ?1", [victim]).unwrap();
                    }
                    Step::Delete(_) => {}
                }
                for (sequence, model) in &living {
                    let content = chain.content(connection, Sequence(*sequence)).unwrap();
                    prop_assert_eq!(&as_model(&content), model);
                }
                let current = as_model(&chain.current(connection).unwrap());
                let newest = living.last_key_value().map(|(_, model)| model.clone()).unwrap_or_default();
                prop_assert_eq!(current, newest);
                let kept: u64 = chain.extents(connection).unwrap().iter().map(|one| one.placed.run.length).sum();
                let seen: BTreeSet<(u64, u32)> =
                    living.values().flat_map(|model| model.iter().map(|(block, slot)| (*block, *slot))).collect();
                prop_assert_eq!(kept, seen.len() as u64);
            }
        }
    }
}

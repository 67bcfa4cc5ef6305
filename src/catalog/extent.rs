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
//!
//! Blocks that are stored as what differs from other blocks (deltas) have an extent that also says where
//! those lie. That keeps them there when the extent that they came with is gone, and when they are moved
//! the extent is told: packs never say where a base lies.

mod table;

use super::{CatalogError, Chain, PackNumber, Result, Snapshot};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{BlockNumber, Location, Run, Sequence, SnapshotStatus};
use std::collections::BTreeSet;
pub(super) use table::{StoredExtent, Table, select};

/// A run of blocks and where it is stored: block `run.start + i` lies in slot `at.slot + i`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The blocks.
    pub run: Run,
    /// Where the first block lies.
    pub at: Location,
    /// Where the whole block lies that the first block is a delta against; the others follow. `None` if
    /// the blocks are stored whole.
    pub base: Option<Location>,
}

impl Placed {
    /// The part from `block` on; the whole if it begins later.
    #[must_use]
    pub fn from(self, block: BlockNumber) -> Self {
        let skip = block.0.saturating_sub(self.run.start.0);
        Self {
            run: Run::new(self.run.start.plus(skip), self.run.length - skip),
            at: self.at.plus(skip),
            base: self.base.map(|base| base.plus(skip)),
        }
    }

    /// The first `length` blocks, or all if there are fewer.
    #[must_use]
    pub fn first(mut self, length: u64) -> Self {
        self.run.length = self.run.length.min(length);
        self
    }

    /// Takes in `next` if it goes on where this ends, on the disk and in the packs; whether it did.
    pub fn join(&mut self, next: &Self) -> bool {
        let length = self.run.length;
        let goes_on = self.run.end() == next.run.start
            && self.at.plus(length) == next.at
            && self.base.map(|base| base.plus(length)) == next.base;
        if goes_on {
            self.run.length += next.run.length;
        }
        goes_on
    }

    /// Where the first block lies whole, or that which it is a delta against: what a later delta can
    /// build on.
    pub fn whole(&self) -> Location {
        self.base.unwrap_or(self.at)
    }
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

impl Change {
    /// What is stored, if it is not zeros.
    pub fn stored(&self) -> Option<Placed> {
        match self {
            Self::Stored(placed) => Some(*placed),
            Self::Zero(_) => None,
        }
    }
}

impl Chain {
    /// What snapshot `sequence` holds, by block.
    ///
    /// # Errors
    /// When a row is not what was written, or the catalog fails.
    pub fn content(&self, connection: &ReadTx, sequence: Sequence) -> Result<Vec<Placed>> {
        self.seen(connection, sequence, Table::read)
    }

    /// The same, as far as rows are what was written: whether all is there, the digest tells.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn sound_content(&self, connection: &ReadTx, sequence: Sequence) -> Result<Vec<Placed>> {
        self.seen(connection, sequence, Table::read_sound)
    }

    fn seen<'c>(
        &self,
        connection: &'c ReadTx,
        sequence: Sequence,
        read: impl Fn(Table<'c>, rusqlite::Rows<'_>) -> Result<Vec<StoredExtent>>,
    ) -> Result<Vec<Placed>> {
        // In two parts, each of which an index leads to: what is still current lies in order there. (A plus
        // keeps SQLite from the index over `born`, which would have to be sorted.)
        let mut statement = connection.prepare_cached(concat!(
            select!("WHERE chain = ?1 AND died IS NULL AND +born <= ?2"),
            " UNION ALL ",
            select!("WHERE chain = ?1 AND died > ?2 AND +born <= ?2"),
            " ORDER BY start"
        ))?;
        let rows = read(Table::new(connection)?, statement.query((self.number, sequence))?)?;
        Ok(rows.into_iter().map(|stored| stored.extent.placed).collect())
    }

    /// What the newest living snapshot holds, by block: what a capture compares with. Empty if there is
    /// none.
    ///
    /// # Errors
    /// When a row is not what was written, or the catalog fails.
    pub fn current(&self, connection: &ReadTx) -> Result<Vec<Placed>> {
        let mut statement =
            connection.prepare_cached(select!("WHERE chain = ?1 AND died IS NULL ORDER BY start"))?;
        let rows = Table::new(connection)?.read(statement.query([self.number])?)?;
        Ok(rows.into_iter().map(|stored| stored.extent.placed).collect())
    }

    /// Every extent of the chain whose row is what was written.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn extents(&self, connection: &ReadTx) -> Result<Vec<Extent>> {
        let mut statement = connection.prepare_cached(select!("WHERE chain = ?1 ORDER BY start, born"))?;
        let rows = Table::new(connection)?.read_sound(statement.query([self.number])?)?;
        Ok(rows.into_iter().map(|stored| stored.extent).collect())
    }

    /// Records what snapshot `sequence` sees otherwise than the one before it. The packs are registered
    /// and the changes do not overlap each other.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn record(&self, connection: &WriteTx, sequence: Sequence, changes: &[Change]) -> Result<()> {
        let mut table = Table::new(connection)?;
        let mut added = 0;
        // The rest of what the last change overlapped, when it lies in the table no more: the next change
        // often overlaps it, too.
        let mut rest: Option<Extent> = None;
        for change in changes {
            let run = match change {
                Change::Stored(placed) => placed.run,
                Change::Zero(run) => *run,
            };
            let mut overlapped = self.take_current(connection, &mut table, run)?;
            match rest.take() {
                Some(rest) if rest.placed.run.overlaps(&run) => overlapped.push(rest),
                Some(other) => table.insert(self.number, &other)?,
                None => {}
            }
            for Extent { placed, born, died } in overlapped {
                let before = run.start.0.saturating_sub(placed.run.start.0);
                let after = placed.run.end().0.saturating_sub(run.end().0);
                let inside = placed.from(run.start).first(placed.run.length - before - after);
                table.insert(self.number, &Extent { placed: inside, born, died: Some(sequence) })?;
                if before > 0 {
                    table.insert(self.number, &Extent { placed: placed.first(before), born, died })?;
                }
                if after > 0 {
                    rest = Some(Extent { placed: placed.from(run.end()), born, died });
                }
            }
            if let Change::Stored(placed) = *change {
                table.insert(self.number, &Extent { placed, born: sequence, died: None })?;
                added += run.length;
            }
        }
        if let Some(rest) = rest {
            table.insert(self.number, &rest)?;
        }
        connection
            .prepare_cached("UPDATE chain SET blocks = blocks + ?2 WHERE number = ?1")?
            .execute((self.number, added))?;
        Ok(())
    }

    /// Ends all that a snapshot after the newest would see, so that `sequence` begins anew: what is recorded for it is
    /// all that it sees. Rows that are not what was written come to see nothing newer, and stay what they are.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn begin_anew(&self, connection: &WriteTx, sequence: Sequence) -> Result<()> {
        let mut select =
            connection.prepare_cached(select!("WHERE chain = ?1 AND (died IS NULL OR died > ?2)"))?;
        let mut table = Table::new(connection)?;
        let (mut sound, mut others) = (Vec::new(), Vec::new());
        let mut rows = select.query((self.number, sequence))?;
        while let Some(row) = rows.next()? {
            match table.stored(row) {
                Err(CatalogError::Damaged { .. }) => others.push(row.get::<_, i64>("rowid")?),
                stored => sound.push(stored?),
            }
        }
        drop(rows);
        for stored in sound {
            let ended = Extent { died: Some(sequence), ..stored.extent };
            table.replace(&stored, [ended])?;
        }
        for rowid in others {
            let ended = "UPDATE OR IGNORE extent SET died = ?2 WHERE rowid = ?1 AND born < ?2";
            if connection.prepare_cached(ended)?.execute((rowid, sequence))? == 0 {
                // No snapshot has come to where it says that it was born.
                connection.prepare_cached("DELETE FROM extent WHERE rowid = ?1")?.execute([rowid])?;
            }
        }
        Ok(())
    }

    /// Counts the blocks of every chain again, from the table alone; how many were counted wrong.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn count_again(connection: &WriteTx) -> Result<usize> {
        let counted =
            "(SELECT coalesce(sum(length), 0) FROM extent NOT INDEXED WHERE extent.chain = chain.number)";
        let sql = format!("UPDATE chain SET blocks = {counted} WHERE blocks <> {counted}");
        Ok(connection.prepare(&sql)?.execute([])?)
    }

    /// Forgets every extent of the chain, sound or not: they are recorded again.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn clear(&self, connection: &WriteTx) -> Result<()> {
        connection.prepare_cached("DELETE FROM extent WHERE chain = ?1")?.execute([self.number])?;
        connection.prepare_cached("UPDATE chain SET blocks = 0 WHERE number = ?1")?.execute([self.number])?;
        Ok(())
    }

    /// Takes what is current and overlaps `run` out of the table.
    fn take_current(&self, connection: &ReadTx, table: &mut Table<'_>, run: Run) -> Result<Vec<Extent>> {
        // Current extents do not overlap each other, so going down from the end of the run, the first
        // that ends before its start is the last to look at.
        let mut select = connection.prepare_cached(select!(
            "WHERE chain = ?1 AND died IS NULL AND start < ?2 ORDER BY start DESC"
        ))?;
        let mut overlapped = Vec::new();
        let mut rows = select.query((self.number, run.end()))?;
        while let Some(row) = rows.next()? {
            let stored = table.stored(row)?;
            if stored.extent.placed.run.end() <= run.start {
                break;
            }
            overlapped.push(stored);
        }
        drop(rows);
        overlapped.iter().try_for_each(|stored| table.delete(stored))?;
        Ok(overlapped.into_iter().map(|stored| stored.extent).collect())
    }

    /// The newest accomplished snapshot of the chain.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn newest(&self, connection: &ReadTx) -> Result<Option<Sequence>> {
        let mut statement = connection.prepare_cached(
            "SELECT max(sequence) FROM snapshot WHERE chain = ?1 AND status = 'accomplished'",
        )?;
        Ok(statement.query_row([self.number], |row| row.get(0))?)
    }

    /// Forgets what only snapshot `sequence` saw. Its row may be gone or not; its neighbours are the
    /// other accomplished snapshots of the chain. Gives the packs that held something of it.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn forget(&self, connection: &WriteTx, sequence: Sequence) -> Result<BTreeSet<PackNumber>> {
        // By the rows, which are checked, and not by an index over them.
        let living: Vec<Sequence> = Snapshot::of_chain(connection, self.number)?
            .into_iter()
            .filter(|snapshot| snapshot.status == SnapshotStatus::Accomplished)
            .map(|snapshot| snapshot.sequence)
            .collect();
        let before = living.iter().copied().filter(|one| *one < sequence).max().unwrap_or(Sequence(0));
        let after = living.iter().copied().filter(|one| *one > sequence).min();
        let mut seen = connection.prepare_cached(match after {
            Some(_) => select!("WHERE chain = ?1 AND born > ?2 AND died <= ?3"),
            None => select!("WHERE chain = ?1 AND born > ?2 AND ?3 IS NULL"),
        })?;
        let mut table = Table::new(connection)?;
        let (mut packs, mut blocks) = (BTreeSet::new(), 0u64);
        // Of a row that is not what was written, nobody knows who sees it. The last snapshot takes it along.
        let is_last = before == Sequence(0) && after.is_none();
        for stored in Table::new(connection)?.read_sound(seen.query((self.number, before, after))?)? {
            let Placed { run, at, base } = stored.extent.placed;
            for location in [Some(at), base].into_iter().flatten() {
                packs.insert(PackNumber(table.number(location.pack)?));
            }
            blocks += run.length;
            table.delete(&stored)?;
        }
        if is_last {
            let sql = "DELETE FROM extent WHERE chain = ?1 RETURNING pack, base_pack";
            let mut rest = connection.prepare_cached(sql)?;
            let mut rows = rest.query([self.number])?;
            while let Some(row) = rows.next()? {
                let numbers: [Option<i64>; 2] = [row.get(0)?, row.get(1)?];
                packs.extend(numbers.into_iter().flatten().map(PackNumber));
            }
        }
        connection
            .prepare_cached("UPDATE chain SET blocks = max(blocks - ?2, 0) WHERE number = ?1")?
            .execute((self.number, blocks))?;
        if after.is_none() {
            // What the newest had ended is current again for the one before it.
            let mut ended = connection.prepare_cached(select!("WHERE chain = ?1 AND died > ?2"))?;
            for stored in Table::new(connection)?.read_sound(ended.query((self.number, before))?)? {
                let current = Extent { died: None, ..stored.extent };
                table.replace(&stored, [current])?;
            }
        }
        Ok(packs)
    }

    /// Removes the chain's row if it has no snapshot left.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn drop_if_empty(&self, connection: &WriteTx) -> Result<()> {
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
mod tests;

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

use super::snapshot::Chain;
use super::{PackNumber, Result};
use crate::model::{BlockNumber, Location, Run, Sequence};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;
pub(super) use table::{Table, select};

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

impl Chain {
    /// What snapshot `sequence` holds, by block.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn content(&self, connection: &Connection, sequence: Sequence) -> Result<Vec<Placed>> {
        // In two parts, each of which an index leads to: what is still current lies in order there. (A plus
        // keeps SQLite from the index over `born`, which would have to be sorted.)
        let mut statement = connection.prepare_cached(concat!(
            select!("WHERE chain = ?1 AND died IS NULL AND +born <= ?2"),
            " UNION ALL ",
            select!("WHERE chain = ?1 AND died > ?2 AND +born <= ?2"),
            " ORDER BY start"
        ))?;
        Table::new(connection)?.read(statement.query((self.number, sequence))?, Table::placed)
    }

    /// What the newest living snapshot holds, by block: what a capture compares with. Empty if there is
    /// none.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn current(&self, connection: &Connection) -> Result<Vec<Placed>> {
        let mut statement =
            connection.prepare_cached(select!("WHERE chain = ?1 AND died IS NULL ORDER BY start"))?;
        Table::new(connection)?.read(statement.query([self.number])?, Table::placed)
    }

    /// Every extent of the chain.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn extents(&self, connection: &Connection) -> Result<Vec<Extent>> {
        let mut statement = connection.prepare_cached(select!("WHERE chain = ?1 ORDER BY start, born"))?;
        Table::new(connection)?.read(statement.query([self.number])?, Table::extent)
    }

    /// Records what snapshot `sequence` sees otherwise than the one before it. The packs are registered
    /// and the changes do not overlap each other.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn record(&self, connection: &Connection, sequence: Sequence, changes: &[Change]) -> Result<()> {
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

    /// Takes what is current and overlaps `run` out of the table.
    fn take_current(&self, connection: &Connection, table: &mut Table<'_>, run: Run) -> Result<Vec<Extent>> {
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
            Some(_) => {
                "DELETE FROM extent WHERE chain = ?1 AND born > ?2 AND died <= ?3 RETURNING pack, base_pack, length"
            }
            None => {
                "DELETE FROM extent WHERE chain = ?1 AND born > ?2 AND ?3 IS NULL RETURNING pack, base_pack, length"
            }
        })?;
        let (mut packs, mut blocks) = (BTreeSet::new(), 0u64);
        let mut rows = delete.query((self.number, before, after))?;
        while let Some(row) = rows.next()? {
            packs.insert(PackNumber(row.get(0)?));
            packs.extend(row.get::<_, Option<i64>>(1)?.map(PackNumber));
            blocks += row.get::<_, u64>(2)?;
        }
        connection
            .prepare_cached("UPDATE chain SET blocks = blocks - ?2 WHERE number = ?1")?
            .execute((self.number, blocks))?;
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
mod tests;

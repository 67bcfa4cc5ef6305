//! Extents: the record of the content of a chain.
//!
//! An extent is a run of blocks that are stored together in a pack. The snapshots `born … died-1` of its chain see
//! these blocks as their content there. So
//! - the content of snapshot n is the extents with `born ≤ n` and `died > n` (NULL is never);
//! - a capture splits the current extents that a change overlaps, ends them, and begins new ones. Its cost depends on
//!   the size of the change, not of the disk;
//! - a deletion removes the extents that only the deleted snapshot saw. They were born after the living snapshot before
//!   it and died by the living snapshot after it. All other extents stay unchanged. (This is the service's rule, in its
//!   chapter on incremental snapshots.)
//!
//! Deltas (blocks stored as their differences from other blocks) have an extent that also says where their bases lie.
//! So a base stays while a delta needs it, even if the base's own extent is deleted. If a base is moved, the extent of
//! the delta is changed. Packs never say where a base lies.

mod table;

use super::{CatalogError, Chain, PackNumber, Result, Snapshot};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{BlockNumber, Location, Run, Sequence, SnapshotStatus};
use std::collections::BTreeSet;
pub(super) use table::{StoredExtent, Table, select};

/// A run of blocks and its location: block `run.start + i` lies in slot `at.slot + i`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The blocks.
    pub run: Run,
    /// The location of the first block.
    pub at: Location,
    /// The location of the base of the first block; the bases of the other blocks follow it. `None` if the blocks are
    /// stored whole.
    pub base: Option<Location>,
}

impl Placed {
    /// Returns the part from `block` on, or the whole run if the run begins later.
    #[must_use]
    pub fn from(self, block: BlockNumber) -> Self {
        let skip = block.0.saturating_sub(self.run.start.0);
        Self {
            run: Run::new(self.run.start.plus(skip), self.run.length - skip),
            at: self.at.plus(skip),
            base: self.base.map(|base| base.plus(skip)),
        }
    }

    /// Returns the first `length` blocks, or all if there are fewer.
    #[must_use]
    pub fn first(mut self, length: u64) -> Self {
        self.run.length = self.run.length.min(length);
        self
    }

    /// Appends `next` if it continues this run on the disk and in the packs. Returns true if it was appended.
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

    /// Returns the location of the first block if it is whole, or of its base if it is a delta. A later delta can use
    /// that block as its base.
    pub fn whole(&self) -> Location {
        self.base.unwrap_or(self.at)
    }
}

/// A placed run with the span of snapshots that see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The blocks and their location.
    pub placed: Placed,
    /// The first snapshot that sees it.
    pub born: Sequence,
    /// The first later snapshot that does not see it.
    pub died: Option<Sequence>,
}

/// A change that a capture found in a run of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// New content.
    Stored(Placed),
    /// Zeros, or past the end of the disk.
    Zero(Run),
}

impl Change {
    /// Returns the stored blocks, or `None` for zeros.
    pub fn stored(&self) -> Option<Placed> {
        match self {
            Self::Stored(placed) => Some(*placed),
            Self::Zero(_) => None,
        }
    }
}

impl Chain {
    /// Returns the content of snapshot `sequence`, ordered by block.
    ///
    /// # Errors
    /// When a row is damaged, or the catalog fails.
    pub fn content(&self, connection: &ReadTx, sequence: Sequence) -> Result<Vec<Placed>> {
        self.seen(connection, sequence, Table::read)
    }

    /// Returns the content of snapshot `sequence` from its undamaged rows. The digest shows whether the content is
    /// complete.
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
        // The query has two parts, and an index finds each: the current extents lie in order there. (The plus keeps
        // SQLite from using the index over `born`, whose result needs sorting.)
        let mut statement = connection.prepare_cached(concat!(
            select!("WHERE chain = ?1 AND died IS NULL AND +born <= ?2"),
            " UNION ALL ",
            select!("WHERE chain = ?1 AND died > ?2 AND +born <= ?2"),
            " ORDER BY start"
        ))?;
        let rows = read(Table::new(connection)?, statement.query((self.number, sequence))?)?;
        Ok(rows.into_iter().map(|stored| stored.extent.placed).collect())
    }

    /// Returns the content of the newest living snapshot, ordered by block. A capture compares the disk with it. It is
    /// empty if there is no such snapshot.
    ///
    /// # Errors
    /// When a row is damaged, or the catalog fails.
    pub fn current(&self, connection: &ReadTx) -> Result<Vec<Placed>> {
        let mut statement =
            connection.prepare_cached(select!("WHERE chain = ?1 AND died IS NULL ORDER BY start"))?;
        let rows = Table::new(connection)?.read(statement.query([self.number])?)?;
        Ok(rows.into_iter().map(|stored| stored.extent.placed).collect())
    }

    /// Returns every undamaged extent of the chain.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn extents(&self, connection: &ReadTx) -> Result<Vec<Extent>> {
        let mut statement = connection.prepare_cached(select!("WHERE chain = ?1 ORDER BY start, born"))?;
        let rows = Table::new(connection)?.read_sound(statement.query([self.number])?)?;
        Ok(rows.into_iter().map(|stored| stored.extent).collect())
    }

    /// Records the changes of snapshot `sequence` against the snapshot before it. The packs must be registered, and the
    /// changes must not overlap each other.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn record(&self, connection: &WriteTx, sequence: Sequence, changes: &[Change]) -> Result<()> {
        let mut table = Table::new(connection)?;
        let mut added = 0;
        // The rest of the last overlapped extent, if its row is already deleted. The next change often overlaps it,
        // too.
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

    /// Ends all extents that a snapshot after the newest would see. So `sequence` sees only the content that is
    /// recorded for it. Damaged rows are not seen by newer snapshots, and otherwise stay unchanged.
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
                // No snapshot has reached the sequence number at which the extent was born.
                connection.prepare_cached("DELETE FROM extent WHERE rowid = ?1")?.execute([rowid])?;
            }
        }
        Ok(())
    }

    /// Counts the blocks of every chain again, from the table alone. Returns the number of chains whose count was
    /// wrong.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn count_again(connection: &WriteTx) -> Result<usize> {
        let counted =
            "(SELECT coalesce(sum(length), 0) FROM extent NOT INDEXED WHERE extent.chain = chain.number)";
        let sql = format!("UPDATE chain SET blocks = {counted} WHERE blocks <> {counted}");
        Ok(connection.prepare(&sql)?.execute([])?)
    }

    /// Deletes every extent of the chain, damaged or not. The caller records them again.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn clear(&self, connection: &WriteTx) -> Result<()> {
        connection.prepare_cached("DELETE FROM extent WHERE chain = ?1")?.execute([self.number])?;
        connection.prepare_cached("UPDATE chain SET blocks = 0 WHERE number = ?1")?.execute([self.number])?;
        Ok(())
    }

    /// Takes the current extents that overlap `run` out of the table.
    fn take_current(&self, connection: &ReadTx, table: &mut Table<'_>, run: Run) -> Result<Vec<Extent>> {
        // Current extents do not overlap each other. So the search goes down from the end of the run. It stops at
        // the first extent that ends before the start of the run.
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

    /// Returns the newest accomplished snapshot of the chain.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn newest(&self, connection: &ReadTx) -> Result<Option<Sequence>> {
        let mut statement = connection.prepare_cached(
            "SELECT max(sequence) FROM snapshot WHERE chain = ?1 AND status = 'accomplished'",
        )?;
        Ok(statement.query_row([self.number], |row| row.get(0))?)
    }

    /// Deletes the extents that only snapshot `sequence` saw. The snapshot's own row can be deleted before or after.
    /// Its neighbours are the other accomplished snapshots of the chain. Returns the packs that held blocks of these
    /// extents.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn forget(&self, connection: &WriteTx, sequence: Sequence) -> Result<BTreeSet<PackNumber>> {
        // Reads the rows, which are checked by their seals. An index over the rows is not checked.
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
        // It is unknown which snapshots see a damaged row. The row is deleted with the last snapshot.
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
            // An extent that the newest snapshot had ended is current again for the snapshot before it.
            let mut ended = connection.prepare_cached(select!("WHERE chain = ?1 AND died > ?2"))?;
            for stored in Table::new(connection)?.read_sound(ended.query((self.number, before))?)? {
                let current = Extent { died: None, ..stored.extent };
                table.replace(&stored, [current])?;
            }
        }
        Ok(packs)
    }

    /// Deletes the chain's row if the chain has no snapshot left.
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

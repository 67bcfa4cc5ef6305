//! The table `extent`: reads and writes its rows.

use super::{Extent, Placed};
use crate::catalog::ReadTx;
use crate::catalog::seal::Sealed;
use crate::catalog::{CatalogError, PackRow, Result, SeenExtent};
use crate::model::{Location, PackName, Run, Slot};
use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Row};
use std::collections::HashMap;

/// Selects the rows of the table as [`Table`] reads them; the argument is appended.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT start, length, pack, first_slot, base_pack, base_slot, born, died, chain, extent.rowid, extent.seal
             FROM extent ",
            $rest
        )
    };
}
pub(in crate::catalog) use select;

/// An extent with its row of the table.
pub(in crate::catalog) struct StoredExtent {
    pub extent: Extent,
    rowid: i64,
    chain: i64,
}

impl StoredExtent {
    /// Returns the extent with its chain.
    pub fn seen(&self) -> SeenExtent {
        SeenExtent { chain: self.chain, extent: self.extent }
    }
}

impl Extent {
    /// The sealed columns of an extent's row, in the order in which [`select!`] reads them.
    pub(in crate::catalog) const SEALED: Sealed = Sealed {
        table: "extent",
        key: "rowid",
        columns: &[
            "start",
            "length",
            "pack",
            "first_slot",
            "base_pack",
            "base_slot",
            "born",
            "died",
            "chain",
        ],
    };
}

/// Reads and writes rows. A pack is looked up once, not for each row.
pub(in crate::catalog) struct Table<'c> {
    connection: &'c ReadTx,
    insert: CachedStatement<'c>,
    delete: CachedStatement<'c>,
    names: HashMap<i64, PackName>,
    numbers: HashMap<PackName, i64>,
}

impl<'c> Table<'c> {
    pub fn new(connection: &'c ReadTx) -> Result<Self> {
        Ok(Self {
            connection,
            insert: connection.prepare_cached(
                "INSERT INTO extent (start, length, pack, first_slot, base_pack, base_slot, born, died, chain, seal)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?,
            delete: connection.prepare_cached("DELETE FROM extent WHERE rowid = ?1")?,
            names: HashMap::new(),
            numbers: HashMap::new(),
        })
    }

    /// Reads all rows of a [`select!`].
    pub fn read(mut self, mut rows: rusqlite::Rows<'_>) -> Result<Vec<StoredExtent>> {
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(self.stored(row)?);
        }
        Ok(all)
    }

    /// Reads the undamaged rows of a [`select!`].
    pub fn read_sound(mut self, mut rows: rusqlite::Rows<'_>) -> Result<Vec<StoredExtent>> {
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            match self.stored(row) {
                Err(CatalogError::Damaged { .. }) => {}
                other => all.push(other?),
            }
        }
        Ok(all)
    }

    /// Reads a row, checked by its own seal and by the seals of its packs.
    pub fn stored(&mut self, row: &Row<'_>) -> Result<StoredExtent> {
        let rowid = row.get(9)?;
        let mut values = [ValueRef::Null; Extent::SEALED.columns.len()];
        for (column, value) in values.iter_mut().enumerate() {
            *value = row.get_ref(column)?;
        }
        if row.get_ref(10)? != ValueRef::Integer(Extent::SEALED.of(values)) {
            return Err(Extent::SEALED.unsound(row)?.into());
        }
        let base = match row.get(4)? {
            Some(pack) => Some(self.location(pack, row.get(5)?)?),
            None => None,
        };
        let run = Run { start: row.get(0)?, length: row.get(1)? };
        let placed = Placed { run, at: self.location(row.get(2)?, row.get(3)?)?, base };
        let extent = Extent { placed, born: row.get(6)?, died: row.get(7)? };
        Ok(StoredExtent { extent, rowid, chain: row.get(8)? })
    }

    fn location(&mut self, number: i64, slot: Slot) -> Result<Location> {
        let pack = match self.names.get(&number) {
            Some(name) => *name,
            None => {
                let (_, pack) = PackRow::one(self.connection, "WHERE number = ?1", [number])?
                    .ok_or(CatalogError::Damaged { table: "pack", row: number.to_string() })?;
                self.names.insert(number, pack.name);
                pack.name
            }
        };
        Ok(Location { pack, slot })
    }

    /// Returns the number of a registered pack.
    pub fn number(&mut self, pack: PackName) -> Result<i64> {
        if let Some(number) = self.numbers.get(&pack) {
            return Ok(*number);
        }
        let number = PackRow::number(self.connection, pack)?
            .ok_or_else(|| CatalogError::Inconsistent(format!("pack {pack} is not registered")))?;
        self.numbers.insert(pack, number.0);
        Ok(number.0)
    }

    pub fn insert(&mut self, chain: i64, extent: &Extent) -> Result<()> {
        let Extent { placed: Placed { run, at, base }, born, died } = extent;
        let pack = self.number(at.pack)?;
        let base_pack = base.map(|base| self.number(base.pack)).transpose()?;
        let base_slot = base.map(|base| base.slot);
        let seal = Extent::SEALED.of_values(&[
            &run.start,
            &run.length,
            &pack,
            &at.slot,
            &base_pack,
            &base_slot,
            born,
            died,
            &chain,
        ])?;
        let Run { start, length } = run;
        self.insert.execute((start, length, pack, at.slot, base_pack, base_slot, born, died, chain, seal))?;
        Ok(())
    }

    pub fn delete(&mut self, stored: &StoredExtent) -> Result<()> {
        self.delete.execute([stored.rowid])?;
        Ok(())
    }

    /// Replaces an extent by pieces, each with its own span of snapshots.
    pub fn replace(&mut self, stored: &StoredExtent, pieces: impl IntoIterator<Item = Extent>) -> Result<()> {
        self.delete(stored)?;
        pieces.into_iter().try_for_each(|piece| self.insert(stored.chain, &piece))
    }

    /// Replaces each block of an extent by the result of `piece`. Returns true if any block changed. Slots that
    /// followed each other can be apart afterwards.
    pub fn rewrite(
        &mut self,
        stored: &StoredExtent,
        piece: impl Fn(Placed) -> Result<Placed>,
    ) -> Result<bool> {
        let Extent { placed, born, died } = stored.extent;
        let mut pieces: Vec<Placed> = Vec::new();
        for step in 0..placed.run.length {
            let piece = piece(placed.from(placed.run.start.plus(step)).first(1))?;
            if !pieces.last_mut().is_some_and(|last| last.join(&piece)) {
                pieces.push(piece);
            }
        }
        let is_other = pieces != [placed];
        if is_other {
            self.replace(stored, pieces.into_iter().map(|placed| Extent { placed, born, died }))?;
        }
        Ok(is_other)
    }
}

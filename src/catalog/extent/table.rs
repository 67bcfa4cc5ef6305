//! The table `extent`: its rows, read and written.

use super::{Extent, Placed};
use crate::catalog::Result;
use crate::model::{Location, PackName, Run, Slot};
use rusqlite::{CachedStatement, Connection, Row};
use std::collections::HashMap;

/// The rows of the table, as [`Table`] reads them; what follows is added.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT start, length, pack, first_slot, base_pack, base_slot, born, died, extent.rowid, chain
             FROM extent ",
            $rest
        )
    };
}
pub(in crate::catalog) use select;

/// An extent as it lies in the table.
pub(in crate::catalog) struct StoredExtent {
    pub extent: Extent,
    rowid: i64,
    chain: i64,
}

/// Reads and writes rows. A pack is looked up once, not with every row.
pub(in crate::catalog) struct Table<'c> {
    name: CachedStatement<'c>,
    number: CachedStatement<'c>,
    insert: CachedStatement<'c>,
    delete: CachedStatement<'c>,
    names: HashMap<i64, PackName>,
    numbers: HashMap<PackName, i64>,
}

impl<'c> Table<'c> {
    pub fn new(connection: &'c Connection) -> Result<Self> {
        Ok(Self {
            name: connection.prepare_cached("SELECT name FROM pack WHERE number = ?1")?,
            number: connection.prepare_cached("SELECT number FROM pack WHERE name = ?1")?,
            insert: connection.prepare_cached(
                "INSERT INTO extent (chain, start, length, born, died, pack, first_slot, base_pack, base_slot)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?,
            delete: connection.prepare_cached("DELETE FROM extent WHERE rowid = ?1")?,
            names: HashMap::new(),
            numbers: HashMap::new(),
        })
    }

    /// Reads all rows of a [`select!`].
    pub fn read<T>(
        mut self,
        mut rows: rusqlite::Rows<'_>,
        one: impl Fn(&mut Self, &Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(one(&mut self, row)?);
        }
        Ok(all)
    }

    pub fn placed(&mut self, row: &Row<'_>) -> rusqlite::Result<Placed> {
        let base = match row.get(4)? {
            Some(pack) => Some(self.location(pack, row.get(5)?)?),
            None => None,
        };
        let run = Run { start: row.get(0)?, length: row.get(1)? };
        Ok(Placed { run, at: self.location(row.get(2)?, row.get(3)?)?, base })
    }

    pub fn extent(&mut self, row: &Row<'_>) -> rusqlite::Result<Extent> {
        Ok(Extent { placed: self.placed(row)?, born: row.get(6)?, died: row.get(7)? })
    }

    pub fn stored(&mut self, row: &Row<'_>) -> rusqlite::Result<StoredExtent> {
        Ok(StoredExtent { extent: self.extent(row)?, rowid: row.get(8)?, chain: row.get(9)? })
    }

    fn location(&mut self, number: i64, slot: Slot) -> rusqlite::Result<Location> {
        let pack = match self.names.get(&number) {
            Some(name) => *name,
            None => {
                let name = self.name.query_row([number], |row| row.get(0))?;
                self.names.insert(number, name);
                name
            }
        };
        Ok(Location { pack, slot })
    }

    /// The number of a registered pack.
    fn number(&mut self, pack: PackName) -> rusqlite::Result<i64> {
        if let Some(number) = self.numbers.get(&pack) {
            return Ok(*number);
        }
        let number = self.number.query_row([pack], |row| row.get(0))?;
        self.numbers.insert(pack, number);
        Ok(number)
    }

    pub fn insert(&mut self, chain: i64, extent: &Extent) -> Result<()> {
        let Extent { placed: Placed { run, at, base }, born, died } = extent;
        let pack = self.number(at.pack)?;
        let base_pack = base.map(|base| self.number(base.pack)).transpose()?;
        let base_slot = base.map(|base| base.slot);
        self.insert
            .execute((chain, run.start, run.length, born, died, pack, at.slot, base_pack, base_slot))?;
        Ok(())
    }

    pub fn delete(&mut self, stored: &StoredExtent) -> Result<()> {
        self.delete.execute([stored.rowid])?;
        Ok(())
    }

    /// Puts pieces in the place of an extent, each with what they see.
    pub fn replace(&mut self, stored: &StoredExtent, pieces: impl IntoIterator<Item = Extent>) -> Result<()> {
        self.delete(stored)?;
        pieces.into_iter().try_for_each(|piece| self.insert(stored.chain, &piece))
    }
}

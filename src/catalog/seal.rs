//! Seals: what tells a row that was written from one that a disk or a stray hand has changed.
//!
//! Nothing guards a SQLite file against a flipped bit. So the rows that decide which bytes are given out, or which
//! go, have a seal: the first 8 bytes of the BLAKE3 hash of their table's name and the columns that matter. It is
//! written with the row and checked whenever the row is read; a row with another seal is an error. What a seal of a
//! row cannot see, a row that is missing, the digest of a snapshot does.
//!
//! A migration that changes a sealed column has to seal the rows anew.

use super::{CatalogError, Result};
use super::{Chain, CopyOf, Disk, Extent, Image, KeptClone, PackRow, Snapshot, Task};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Row, ToSql};

/// Which columns of a table are sealed. The column `seal` has the seal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sealed {
    /// The table.
    pub table: &'static str,
    /// The column that tells its rows from each other.
    pub key: &'static str,
    /// The columns under the seal.
    pub columns: &'static [&'static str],
}

/// Every sealed table.
const ALL: [Option<Sealed>; 8] = [
    Disk::SEALED,
    Snapshot::SEALED,
    CopyOf::SEALED,
    KeptClone::SEALED,
    Task::SEALED,
    Some(Chain::SEALED),
    Some(PackRow::SEALED),
    Some(Extent::SEALED),
];

/// A row that is not what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsoundRow {
    /// Its table.
    pub table: &'static str,
    /// What tells it from the others.
    pub key: String,
}

impl From<UnsoundRow> for CatalogError {
    fn from(UnsoundRow { table, key }: UnsoundRow) -> Self {
        Self::Damaged { table, row: key }
    }
}

impl Sealed {
    /// The seal of a row with these values in the sealed columns.
    pub fn of<'a>(&self, values: impl IntoIterator<Item = ValueRef<'a>>) -> i64 {
        let mut bytes = Vec::with_capacity(128);
        bytes.extend_from_slice(self.table.as_bytes());
        for value in values {
            let mut part = |tag: u8, content: &[u8]| {
                bytes.push(tag);
                bytes.extend_from_slice(&(content.len() as u64).to_le_bytes());
                bytes.extend_from_slice(content);
            };
            match value {
                ValueRef::Null => part(0, &[]),
                ValueRef::Integer(number) => part(1, &number.to_le_bytes()),
                ValueRef::Real(number) => part(2, &number.to_le_bytes()),
                ValueRef::Text(text) => part(3, text),
                ValueRef::Blob(blob) => part(4, blob),
            }
        }
        let hash = *blake3::hash(&bytes).as_bytes();
        i64::from_le_bytes(*hash.first_chunk().unwrap_or(&[0; 8]))
    }

    /// The seal of a row that is to be written: its values by their names, each after a colon.
    pub fn of_named(&self, values: &[(&str, &dyn ToSql)]) -> rusqlite::Result<i64> {
        let mut sealed = Vec::with_capacity(self.columns.len());
        for column in self.columns {
            let named = values.iter().find(|(name, _)| name.strip_prefix(':') == Some(column));
            sealed.push(owned(named.map_or(&rusqlite::types::Null, |(_, value)| *value))?);
        }
        Ok(self.of(sealed.iter().map(ValueRef::from)))
    }

    /// The seal of a row that is to be written: its values in the order of the sealed columns.
    pub fn of_values(&self, values: &[&dyn ToSql]) -> rusqlite::Result<i64> {
        let values = values.iter().map(|value| owned(*value)).collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(self.of(values.iter().map(ValueRef::from)))
    }

    /// Checks a row that was read, with the key, the sealed columns and the seal in it.
    pub fn check(&self, row: &Row<'_>) -> Result<()> {
        let values =
            self.columns.iter().map(|column| row.get_ref(*column)).collect::<rusqlite::Result<Vec<_>>>()?;
        let seal = self.of(values);
        if row.get_ref("seal")? == ValueRef::Integer(seal) { Ok(()) } else { Err(self.unsound(row)?.into()) }
    }

    /// Names a row that was read.
    pub fn unsound(&self, row: &Row<'_>) -> rusqlite::Result<UnsoundRow> {
        let key = match row.get_ref(self.key)? {
            ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
            ValueRef::Integer(number) => number.to_string(),
            _ => String::new(),
        };
        Ok(UnsoundRow { table: self.table, key })
    }

    /// The columns to be read for [`check`](Self::check).
    fn select(&self) -> String {
        format!("SELECT {}, {}, seal FROM {}", self.key, self.columns.join(", "), self.table)
    }

    fn find_unsound(&self, connection: &Connection, all: &mut Vec<UnsoundRow>) -> Result<()> {
        let mut statement = connection.prepare(&self.select())?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if self.check(row).is_err() {
                all.push(self.unsound(row)?);
            }
        }
        Ok(())
    }

    /// Sets those rows right that are one flipped bit away from what was written.
    fn mend(&self, connection: &Connection, mended: &mut Vec<UnsoundRow>) -> Result<()> {
        let mut broken: Vec<(UnsoundRow, Value, Vec<Value>, Value)> = Vec::new();
        let mut statement = connection.prepare(&self.select())?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if self.check(row).is_err() {
                let values = self.columns.iter().map(|column| row.get(*column));
                let values = values.collect::<rusqlite::Result<_>>()?;
                broken.push((self.unsound(row)?, row.get(self.key)?, values, row.get("seal")?));
            }
        }
        drop(rows);
        for (row, key, values, seal) in broken {
            let Value::Integer(seal) = seal else { continue };
            let (column, value) = match self.one_bit_away(&values, seal) {
                Some((column, value)) => (self.columns[column], value),
                // The bit of the seal itself.
                None => {
                    let other = self.of(values.iter().map(ValueRef::from));
                    if (other ^ seal).count_ones() != 1 {
                        continue;
                    }
                    ("seal", Value::Integer(other))
                }
            };
            let sql = format!("UPDATE {} SET {column} = ?2 WHERE {} = ?1", self.table, self.key);
            if connection.execute(&sql, (key, value)).is_ok_and(|changed| changed == 1) {
                mended.push(row);
            }
        }
        Ok(())
    }

    /// The column of which a bit was flipped, and what it was before.
    fn one_bit_away(&self, values: &[Value], seal: i64) -> Option<(usize, Value)> {
        (0..values.len()).find_map(|column| {
            let mut tried = values.to_vec();
            neighbours(&values[column]).into_iter().find_map(|value| {
                tried[column] = value;
                let is_it = self.of(tried.iter().map(ValueRef::from)) == seal;
                is_it.then(|| (column, tried[column].clone()))
            })
        })
    }

    fn seal_rows(&self, connection: &Connection) -> Result<()> {
        let mut statement = connection.prepare(&self.select())?;
        let mut rows = statement.query([])?;
        let mut seals: Vec<(Value, i64)> = Vec::new();
        while let Some(row) = rows.next()? {
            let values = self
                .columns
                .iter()
                .map(|column| row.get_ref(*column))
                .collect::<rusqlite::Result<Vec<_>>>()?;
            seals.push((row.get(self.key)?, self.of(values)));
        }
        let sql = format!("UPDATE {} SET seal = ?2 WHERE {} = ?1", self.table, self.key);
        let mut update = connection.prepare(&sql)?;
        for (key, seal) in seals {
            update.execute((key, seal))?;
        }
        Ok(())
    }
}

/// The error about a row with a value that no correct run could have written.
pub(super) fn unreadable(table: &'static str, key: &'static str, row: &Row<'_>) -> CatalogError {
    let sealed = Sealed { table, key, columns: &[] };
    sealed.unsound(row).map_or_else(CatalogError::from, CatalogError::from)
}

fn owned(value: &dyn ToSql) -> rusqlite::Result<Value> {
    Ok(match value.to_sql()? {
        ToSqlOutput::Owned(value) => value,
        ToSqlOutput::Borrowed(value) => value.try_into()?,
        _ => Value::Null,
    })
}

/// All values that one flipped bit makes of a value.
fn neighbours(value: &Value) -> Vec<Value> {
    let bytes = |bytes: &[u8]| -> Vec<Vec<u8>> {
        let flip = |bit: usize| {
            let mut flipped = bytes.to_vec();
            flipped[bit / 8] ^= 1 << (bit % 8);
            flipped
        };
        (0..8 * bytes.len()).map(flip).collect()
    };
    match value {
        Value::Integer(number) => (0..64).map(|bit| Value::Integer(number ^ (1 << bit))).collect(),
        Value::Text(text) => {
            let texts = bytes(text.as_bytes()).into_iter().filter_map(|bytes| String::from_utf8(bytes).ok());
            texts.map(Value::Text).collect()
        }
        Value::Blob(blob) => bytes(blob).into_iter().map(Value::Blob).collect(),
        Value::Null | Value::Real(_) => Vec::new(),
    }
}

/// Sets those rows right that are one flipped bit away from what was written, and names them. To be called in a
/// transaction.
///
/// # Errors
/// When the catalog fails.
pub fn mend_rows(connection: &Connection) -> Result<Vec<UnsoundRow>> {
    // An index may still have what the table has lost, or the other way round. One that cannot be made anew stays as it is.
    let _ = connection
        .execute_batch("SAVEPOINT reindex; REINDEX; RELEASE reindex")
        .or_else(|_| connection.execute_batch("ROLLBACK TO reindex; RELEASE reindex"));
    let mut mended = Vec::new();
    ALL.iter().flatten().try_for_each(|sealed| sealed.mend(connection, &mut mended))?;
    Ok(mended)
}

/// Seals the rows of a catalog from before there were seals.
pub(super) fn seal_everything(connection: &Connection) -> Result<()> {
    ALL.iter().flatten().try_for_each(|sealed| sealed.seal_rows(connection))?;
    Image::seal_all_disks(connection)
}

/// The rows that are not what was written.
///
/// # Errors
/// When the catalog fails.
pub fn unsound_rows(connection: &Connection) -> Result<Vec<UnsoundRow>> {
    let mut all = Vec::new();
    ALL.iter().flatten().try_for_each(|sealed| sealed.find_unsound(connection, &mut all))?;
    Image::find_unsound_disks(connection, &mut all)?;
    Ok(all)
}

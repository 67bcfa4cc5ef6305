//! Seals: they detect rows that changed after they were written, by a disk or by another program.
//!
//! SQLite does not protect its file against a flipped bit. So some rows have a seal: those that decide which bytes are
//! given out or deleted, or what lists show. The seal is the first 8 bytes of the BLAKE3 hash of the table's name and
//! the columns that matter. It is written with the row and checked whenever the row is read; a row with another seal is
//! an error. A seal cannot detect a missing row. The digest of a snapshot and the [tally](super::tally) of a list do
//! that.
//!
//! A migration that changes a sealed column has to seal the rows anew. So does a migration that adds a column to a
//! table that is sealed as a whole.

mod raw;

use super::{CatalogError, Result};
use super::{
    Chain, CopyOf, Disk, Extent, Group, Image, Instance, KeptClone, PackRow, Policy, Snapshot, Task,
};
use crate::catalog::{ReadTx, WriteTx};
use raw::Raw;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Row, ToSql};

/// The sealed columns of a table. The column `seal` holds the seal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sealed {
    /// The table.
    pub table: &'static str,
    /// The column with the key of a row.
    pub key: &'static str,
    /// The sealed columns.
    pub columns: &'static [&'static str],
}

/// Every sealed table.
const ALL: [Option<Sealed>; 12] = [
    Disk::SEALED,
    Snapshot::SEALED,
    CopyOf::SEALED,
    KeptClone::SEALED,
    Task::SEALED,
    Image::SEALED,
    Instance::SEALED,
    Group::SEALED,
    Policy::SEALED,
    Some(Chain::SEALED),
    Some(PackRow::SEALED),
    Some(Extent::SEALED),
];

/// The sealed columns of disks in catalogs from before all columns were sealed.
const DISK_BEFORE: Sealed = Sealed {
    table: "disk",
    key: "id",
    columns: &[
        "id",
        "region",
        "zone",
        "status",
        "kind",
        "category",
        "performance_level",
        "size",
        "provisioned_iops",
        "source_snapshot",
        "instance",
        "device",
        "origin_instance",
        "adopted",
        "rollback_to",
        "worker",
        "stamp",
        "seen",
        "begun_after",
    ],
};

/// The sealed columns of snapshots in catalogs from before all columns were sealed.
pub(super) const SNAPSHOT_BEFORE: Sealed = Sealed {
    table: "snapshot",
    key: "id",
    columns: &[
        "id",
        "chain",
        "sequence",
        "region",
        "status",
        "category",
        "kind",
        "created",
        "retention_days",
        "instant_access",
        "instant_access_days",
        "progress",
        "disk_size",
        "disk_kind",
        "disk_category",
        "instance",
        "full_blocks",
        "digest",
        "worker",
    ],
};

/// A damaged row: its seal does not match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsoundRow {
    /// Its table.
    pub table: &'static str,
    /// The key of the row.
    pub key: String,
}

/// A damaged row, with its sealed values.
struct Broken {
    row: UnsoundRow,
    key: Raw,
    values: Vec<Raw>,
    seal: i64,
}

impl From<UnsoundRow> for CatalogError {
    fn from(UnsoundRow { table, key }: UnsoundRow) -> Self {
        Self::Damaged { table, row: key }
    }
}

impl Sealed {
    /// Returns the seal of a row with these values in the sealed columns.
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

    /// Returns the seal of a row to be written, from its values by name. Each name begins with a colon.
    pub fn of_named(&self, values: &[(&str, &dyn ToSql)]) -> rusqlite::Result<i64> {
        let mut sealed = Vec::with_capacity(self.columns.len());
        for column in self.columns {
            let named = values.iter().find(|(name, _)| name.strip_prefix(':') == Some(column));
            sealed.push(owned(named.map_or(&rusqlite::types::Null, |(_, value)| *value))?);
        }
        Ok(self.of(sealed.iter().map(ValueRef::from)))
    }

    /// Returns the seal of a row to be written, from its values in the order of the sealed columns.
    pub fn of_values(&self, values: &[&dyn ToSql]) -> rusqlite::Result<i64> {
        let values = values.iter().map(|value| owned(*value)).collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(self.of(values.iter().map(ValueRef::from)))
    }

    /// Checks a row that was read with its key, its sealed columns and its seal.
    pub fn check(&self, row: &Row<'_>) -> Result<()> {
        let values =
            self.columns.iter().map(|column| row.get_ref(*column)).collect::<rusqlite::Result<Vec<_>>>()?;
        let seal = self.of(values);
        if row.get_ref("seal")? == ValueRef::Integer(seal) { Ok(()) } else { Err(self.unsound(row)?.into()) }
    }

    /// Returns the table and the key of a row that was read.
    pub fn unsound(&self, row: &Row<'_>) -> rusqlite::Result<UnsoundRow> {
        let key = match row.get_ref(self.key)? {
            ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
            ValueRef::Integer(number) => number.to_string(),
            _ => String::new(),
        };
        Ok(UnsoundRow { table: self.table, key })
    }

    /// Returns the columns to read for [`check`](Self::check).
    fn select(&self) -> String {
        format!("SELECT {}, {}, seal FROM {}", self.key, self.columns.join(", "), self.table)
    }

    fn find_unsound(&self, connection: &ReadTx, all: &mut Vec<UnsoundRow>) -> Result<()> {
        let mut statement = connection.prepare(&self.select())?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if self.check(row).is_err() {
                all.push(self.unsound(row)?);
            }
        }
        Ok(())
    }

    /// Returns the damaged rows.
    fn broken(&self, connection: &ReadTx) -> Result<Vec<Broken>> {
        let mut statement = connection.prepare(&self.select())?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            if self.check(row).is_err() {
                let values = self.columns.iter().map(|column| row.get_ref(*column).map(Raw::from));
                let values = values.collect::<rusqlite::Result<_>>()?;
                let ValueRef::Integer(seal) = row.get_ref("seal")? else { continue };
                all.push(Broken {
                    row: self.unsound(row)?,
                    key: row.get_ref(self.key)?.into(),
                    values,
                    seal,
                });
            }
        }
        Ok(all)
    }

    /// Mends the damaged rows that are one flipped bit away from their written state.
    fn mend(&self, connection: &WriteTx, mended: &mut Vec<UnsoundRow>) -> Result<()> {
        for Broken { row, key, values, seal } in self.broken(connection)? {
            let set = match self.one_bit_away(&values, seal) {
                Some((column, value)) => (self.columns[column], value),
                // The flipped bit is in the seal itself.
                None => {
                    let other = self.of_raw(&values);
                    if (other ^ seal).count_ones() != 1 {
                        continue;
                    }
                    ("seal", Raw::Integer(other))
                }
            };
            if self.set(connection, &key, [set]).is_ok_and(|changed| changed == 1) {
                mended.push(row);
            }
        }
        Ok(())
    }

    /// Mends a row with values from elsewhere, if its original seal then matches. Returns true if there was such a row.
    pub fn mend_as_told(
        &self,
        connection: &WriteTx,
        key: &str,
        told: &[(&'static str, &dyn ToSql)],
    ) -> Result<bool> {
        for broken in self.broken(connection)?.into_iter().filter(|broken| broken.row.key == key) {
            let mut values = broken.values;
            let mut set = Vec::with_capacity(told.len());
            for (column, value) in told {
                let value = Raw::from(ValueRef::from(&owned(*value)?));
                if let Some(position) = self.columns.iter().position(|sealed| sealed == column) {
                    values[position] = value.clone();
                }
                set.push((*column, value));
            }
            if self.of_raw(&values) == broken.seal {
                return Ok(self.set(connection, &broken.key, set)? == 1);
            }
        }
        Ok(false)
    }

    fn set(
        &self,
        connection: &WriteTx,
        key: &Raw,
        values: impl IntoIterator<Item = (&'static str, Raw)>,
    ) -> Result<usize> {
        let (columns, values): (Vec<&str>, Vec<Raw>) = values.into_iter().unzip();
        let sets: Vec<String> = (2..).zip(&columns).map(|(at, column)| format!("{column} = ?{at}")).collect();
        let sql = format!("UPDATE {} SET {} WHERE {} = ?1", self.table, sets.join(", "), self.key);
        let all = std::iter::once(key).chain(&values);
        connection.execute(&sql, rusqlite::params_from_iter(all))
    }

    fn of_raw(&self, values: &[Raw]) -> i64 {
        self.of(values.iter().map(ValueRef::from))
    }

    /// Returns the column with one flipped bit, and its value before.
    fn one_bit_away(&self, values: &[Raw], seal: i64) -> Option<(usize, Raw)> {
        let mut tried = values.to_vec();
        (0..values.len()).find_map(|column| {
            let found = values[column].neighbours().into_iter().find(|value| {
                tried[column].clone_from(value);
                self.of_raw(&tried) == seal
            });
            tried[column].clone_from(&values[column]);
            found.map(|value| (column, value))
        })
    }

    /// Seals the rows. If the rows have a seal `before`, only undamaged rows are sealed.
    pub fn seal_rows(&self, connection: &WriteTx, before: Option<&Self>) -> Result<()> {
        let mut statement = connection.prepare(&self.select())?;
        let mut rows = statement.query([])?;
        let mut seals: Vec<(Value, i64)> = Vec::new();
        while let Some(row) = rows.next()? {
            if before.is_some_and(|before| before.check(row).is_err()) {
                continue;
            }
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

/// Returns the error for a row with a value that only an incorrect run can have written.
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

/// Mends the rows that are one flipped bit away from their written state, and returns them. The caller must be in a
/// transaction.
///
/// # Errors
/// When the catalog fails.
pub fn mend_rows(connection: &WriteTx) -> Result<Vec<UnsoundRow>> {
    make_indexes_anew(connection)?;
    let mut mended = Vec::new();
    ALL.iter().flatten().try_for_each(|sealed| sealed.mend(connection, &mut mended))?;
    Ok(mended)
}

/// Makes every index anew, since an index can differ from its damaged table. An index that cannot be made stays as it
/// is, and the other indexes are still made.
fn make_indexes_anew(connection: &WriteTx) -> Result<()> {
    let mut statement = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'index'")?;
    let names = statement.query_map([], |row| row.get(0))?;
    for name in names.collect::<rusqlite::Result<Vec<String>>>()? {
        let _ = connection
            .execute_batch(&format!("SAVEPOINT reindex; REINDEX {name}; RELEASE reindex"))
            .or_else(|_| connection.execute_batch("ROLLBACK TO reindex; RELEASE reindex"));
    }
    Ok(())
}

/// Seals the rows of a catalog from before the migration that adds seals.
pub(super) fn seal_everything(connection: &WriteTx) -> Result<()> {
    ALL.iter().flatten().try_for_each(|sealed| sealed.seal_rows(connection, None))?;
    Image::seal_all_disks(connection)
}

/// Seals all columns of the rows of a catalog in which some columns were sealed.
pub(super) fn seal_whole_rows(connection: &WriteTx) -> Result<()> {
    let whole = [
        (Disk::SEALED, Some(DISK_BEFORE)),
        (Snapshot::SEALED, Some(SNAPSHOT_BEFORE)),
        (Image::SEALED, None),
        (Instance::SEALED, None),
        (Group::SEALED, None),
        (Policy::SEALED, None),
    ];
    whole.iter().try_for_each(|(sealed, before)| {
        sealed.map_or(Ok(()), |sealed| sealed.seal_rows(connection, before.as_ref()))
    })
}

/// Returns the damaged rows.
///
/// # Errors
/// When the catalog fails.
pub fn unsound_rows(connection: &ReadTx) -> Result<Vec<UnsoundRow>> {
    let mut all = Vec::new();
    ALL.iter().flatten().try_for_each(|sealed| sealed.find_unsound(connection, &mut all))?;
    Image::find_unsound_disks(connection, &mut all)?;
    Ok(all)
}

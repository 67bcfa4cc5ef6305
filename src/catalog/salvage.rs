//! Salvages a damaged catalog.
//!
//! A damaged page of a SQLite file makes an index or some rows of a table unreadable; all other rows can be read. So
//! every table is read by itself, without its indexes, and written to a new catalog. The tables with the content of
//! snapshots are taken as a whole or not at all. The manifests tell the content, too, but a part of these tables would
//! be false beside them.

use super::migrate::migrate;
use super::tally::{self, count_again};
use super::{Catalog, CatalogError, Disk, Result};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{DiskId, DiskStatus};
use crate::sys;
use crate::sys::place::Place;
use rusqlite::Connection;
use rusqlite::types::Value;
use std::collections::BTreeSet;

/// The tables with the content of snapshots, and the tables derived from them.
const CONTENT: [&str; 9] =
    ["chain", "snapshot", "pack", "extent", "unswept", "damage", "size_sample", "kept_clone", "rewriting"];

/// The losses of a salvage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// The tables of which some rows could not be read; those rows are lost.
    pub torn: BTreeSet<String>,
    /// Whether the content of snapshots is unknown. It must come from the manifests.
    pub is_without_content: bool,
}

/// The rows that referred to lost rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dropped {
    /// The tables of rows that were also removed.
    pub tables: BTreeSet<String>,
    /// The disks that were detached from a lost instance.
    pub detached: BTreeSet<DiskId>,
}

impl Catalog {
    /// Salvages the damaged catalog at `place` into this one, which is new. The damaged catalog is only read.
    ///
    /// # Errors
    /// When the new catalog fails. Rows that cannot be read from the damaged catalog are lost.
    pub fn salvage(&self, place: &Place) -> Result<Salvaged> {
        let tables = tables(&self.read())?;
        let opened = sys::database::open_copy(place)
            .map_err(CatalogError::opening(place))
            .and_then(|old| migrate(&self.pool, old, place));
        let Ok(old) = opened else {
            return Ok(Salvaged { torn: tables.into_iter().collect(), is_without_content: true });
        };
        self.must_be_writable()?;
        let connection = self.pool.take()?;
        // Rows refer to rows that are copied later, or are lost.
        connection.pragma_update(None, "foreign_keys", false)?;
        let transaction = WriteTx::over(&self.pool, connection)?;
        let mut salvaged = Salvaged::default();
        // The lists are counted again, because triggers counted some copied rows twice.
        for table in tables.into_iter().filter(|table| table != "tally") {
            if !copy(&old, &transaction, &table)? {
                salvaged.torn.insert(table);
            }
        }
        count_again(&transaction)?;
        salvaged.is_without_content = CONTENT.iter().any(|table| salvaged.torn.contains(*table));
        salvaged.torn.extend(lacking(&old, &transaction)?);
        if salvaged.is_without_content {
            for table in CONTENT {
                transaction.execute(&format!("DELETE FROM {table}"), [])?;
            }
        }
        transaction.commit()?;
        Ok(salvaged)
    }

    /// Removes rows that refer to lost rows, after the manifests have added what they can. Disks stay, without their
    /// instance.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn drop_dangling(&self) -> Result<Dropped> {
        self.write(|transaction| {
            let mut dropped = Dropped::default();
            for id in without_instance(transaction)? {
                // `verify` reports a damaged row.
                let Ok(Some(disk)) = Disk::find(transaction, &id) else { continue };
                let status =
                    if disk.status == DiskStatus::InUse { DiskStatus::Available } else { disk.status };
                Disk { instance: None, device: String::new(), status, ..disk }.update(transaction)?;
                dropped.detached.insert(id);
            }
            // Rows that referred to a removed row now refer to no row.
            while drop_once(transaction, &mut dropped.tables)? {}
            Ok(dropped)
        })
    }
}

fn without_instance(connection: &ReadTx) -> Result<Vec<DiskId>> {
    let sql = "SELECT id FROM disk WHERE instance IS NOT NULL AND instance NOT IN (SELECT id FROM instance)";
    let mut statement = connection.prepare(sql)?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

fn drop_once(connection: &WriteTx, dropped: &mut BTreeSet<String>) -> Result<bool> {
    let mut is_any = false;
    for table in tables(connection)?.into_iter().filter(|table| table != "disk") {
        let mut keys = Vec::new();
        connection.pragma("foreign_key_list", &table, |row| {
            keys.push((
                row.get::<_, String>("table")?,
                row.get::<_, String>("from")?,
                row.get::<_, String>("to")?,
            ));
            Ok(())
        })?;
        for (parent, from, to) in keys {
            let sql = format!(
                "DELETE FROM {table} WHERE {from} IS NOT NULL AND {from} NOT IN (SELECT {to} FROM {parent})"
            );
            if connection.execute(&sql, [])? > 0 {
                is_any = true;
                dropped.insert(table.clone());
            }
        }
    }
    Ok(is_any)
}

fn tables(connection: &ReadTx) -> Result<Vec<String>> {
    let mut statement = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'table'")?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Returns the tables that had more rows in their lists than were copied. A page can be readable and still lack rows.
fn lacking(old: &Connection, new: &WriteTx) -> Result<Vec<String>> {
    let counted = |list: &str| -> rusqlite::Result<i64> {
        let sql = "SELECT coalesce(sum(number), 0) FROM tally NOT INDEXED WHERE list = ?1";
        old.query_row(sql, [list], |row| row.get(0))
    };
    let mut all = Vec::new();
    for table in tally::tables() {
        let found: i64 = new
            .prepare(&format!("SELECT count(*) FROM {table} NOT INDEXED"))?
            .query_row([], |row| row.get(0))?;
        // If the old catalog has no count, the table is not reported.
        if counted(table).is_ok_and(|counted| counted > found) {
            all.push(table.to_owned());
        }
    }
    Ok(all)
}

/// Copies the readable rows of a table: from its beginning, and from its end. Returns true if all rows were readable.
fn copy(old: &Connection, new: &WriteTx, table: &str) -> Result<bool> {
    let mut columns = Vec::new();
    new.pragma("table_info", table, |row| {
        columns.push(row.get::<_, String>("name")?);
        Ok(())
    })?;
    let has_rowid = new.prepare(&format!("SELECT rowid FROM {table}")).is_ok();
    let order = |direction| if has_rowid { format!("ORDER BY rowid {direction}") } else { String::new() };
    if has_rowid {
        columns.insert(0, "rowid".to_owned());
    }
    let names = columns.join(", ");
    let marks = vec!["?"; columns.len()].join(", ");
    let mut insert = new.prepare(&format!("INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})"))?;
    let mut pass = |direction| -> Result<bool> {
        let sql = format!("SELECT {names} FROM {table} NOT INDEXED {}", order(direction));
        let Ok(mut statement) = old.prepare(&sql) else { return Ok(false) };
        let Ok(mut rows) = statement.query([]) else { return Ok(false) };
        loop {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => return Ok(true),
                Err(_) => return Ok(false),
            };
            let values: rusqlite::Result<Vec<Value>> = (0..columns.len()).map(|at| row.get(at)).collect();
            // A row that the table rejects was never written in that form.
            if values.and_then(|values| insert.execute(rusqlite::params_from_iter(values))).is_err() {
                return Ok(false);
            }
        }
    };
    let is_whole = pass("ASC")?;
    if !is_whole && has_rowid {
        pass("DESC")?;
    }
    Ok(is_whole)
}

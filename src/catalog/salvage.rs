//! What can still be read of a damaged catalog.
//!
//! A page of a SQLite file that is damaged takes an index with it, or some rows of a table; all others can be read. So every
//! table is read by itself, past its indexes, and written to a new catalog. The tables that tell what snapshots hold are
//! taken all or not at all: the manifests tell that, too, but for a part of it the rest would be a lie.

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

/// The tables that tell what snapshots hold, and what follows from that.
const CONTENT: [&str; 9] =
    ["chain", "snapshot", "pack", "extent", "unswept", "damage", "size_sample", "kept_clone", "rewriting"];

/// What of a damaged catalog was lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// The tables of which not all rows could be read; those are lost.
    pub torn: BTreeSet<String>,
    /// What snapshots hold is not known: the manifests must tell.
    pub is_without_content: bool,
}

/// What referred to rows that were lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dropped {
    /// The tables of rows that went, too.
    pub tables: BTreeSet<String>,
    /// The disks that are attached to no instance any more.
    pub detached: BTreeSet<DiskId>,
}

impl Catalog {
    /// Takes what can be read of the damaged catalog at `place` into this one, which is new. The damaged one is only read.
    ///
    /// # Errors
    /// When this one fails. What fails at the damaged one is lost.
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
        // Rows refer to others that come later, or not at all.
        connection.pragma_update(None, "foreign_keys", false)?;
        let transaction = WriteTx::over(&self.pool, connection)?;
        let mut salvaged = Salvaged::default();
        // The lists are counted again: triggers have counted rows that are copied, some of them twice.
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

    /// Removes rows that refer to what was lost, after the manifests have told what they can; disks stay, without their
    /// instance.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn drop_dangling(&self) -> Result<Dropped> {
        self.write(|transaction| {
            let mut dropped = Dropped::default();
            for id in without_instance(transaction)? {
                // One that is not what was written is for `verify` to tell.
                let Ok(Some(disk)) = Disk::find(transaction, &id) else { continue };
                let status =
                    if disk.status == DiskStatus::InUse { DiskStatus::Available } else { disk.status };
                Disk { instance: None, device: String::new(), status, ..disk }.update(transaction)?;
                dropped.detached.insert(id);
            }
            // What referred to a dropped row dangles now.
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

/// The tables that had more rows to list than were copied: a page may be readable and lack some.
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
        // Where the old one cannot say, nothing does.
        if counted(table).is_ok_and(|counted| counted > found) {
            all.push(table.to_owned());
        }
    }
    Ok(all)
}

/// Copies the rows of a table that can be read: from its beginning, and from its end. Whether all can be.
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
            // A row that the table does not take is not one that was written.
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

//! Who is at work: the locks that rows in a passing state name.

use super::Result;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// The names in all rows that can have one.
macro_rules! workers {
    () => {
        "SELECT worker FROM snapshot WHERE worker IS NOT NULL
         UNION SELECT worker FROM disk WHERE worker IS NOT NULL
         UNION SELECT worker FROM instance WHERE worker IS NOT NULL
         UNION SELECT worker FROM image WHERE worker IS NOT NULL
         UNION SELECT worker FROM snapshot_group WHERE worker IS NOT NULL
         UNION SELECT worker FROM task WHERE worker IS NOT NULL"
    };
}

/// The names of all workers, each once.
///
/// # Errors
/// When the catalog fails.
pub fn workers(connection: &Connection) -> Result<BTreeSet<String>> {
    let mut statement = connection.prepare_cached(workers!())?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether a row says that `worker` is at work on it.
///
/// # Errors
/// When the catalog fails.
pub fn is_at_work(connection: &Connection, worker: &str) -> Result<bool> {
    let mut statement = connection.prepare_cached(concat!(
        "SELECT EXISTS (SELECT 1 FROM (",
        workers!(),
        ") WHERE worker = ?1)"
    ))?;
    Ok(statement.query_row([worker], |row| row.get(0))?)
}

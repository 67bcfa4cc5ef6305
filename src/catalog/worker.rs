//! Who is at work: the locks that rows in a passing state name.

use super::Result;
use crate::catalog::ReadTx;
use std::collections::BTreeSet;

/// The names in rows that whoever dies at them leaves unfinished for good.
macro_rules! makers {
    () => {
        "SELECT worker FROM snapshot WHERE worker IS NOT NULL
         UNION SELECT worker FROM disk WHERE worker IS NOT NULL AND status = 'Creating'
         UNION SELECT worker FROM instance WHERE worker IS NOT NULL
         UNION SELECT worker FROM image WHERE worker IS NOT NULL
         UNION SELECT worker FROM snapshot_group WHERE worker IS NOT NULL"
    };
}

/// The names of all who make something, each once: rollbacks and tasks are not among it.
///
/// # Errors
/// When the catalog fails.
pub fn makers(connection: &ReadTx) -> Result<BTreeSet<String>> {
    let mut statement = connection.prepare_cached(makers!())?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether any row says that `worker` is at work on it.
///
/// # Errors
/// When the catalog fails.
pub fn is_at_work(connection: &ReadTx, worker: &str) -> Result<bool> {
    let mut statement = connection.prepare_cached(concat!(
        "SELECT EXISTS (SELECT 1 FROM (",
        makers!(),
        " UNION SELECT worker FROM disk WHERE worker IS NOT NULL
          UNION SELECT worker FROM task WHERE worker IS NOT NULL) WHERE worker = ?1)"
    ))?;
    Ok(statement.query_row([worker], |row| row.get(0))?)
}

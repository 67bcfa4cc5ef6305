//! Workers: the locks that rows in a transient state name.

use super::Result;
use crate::catalog::ReadTx;
use std::collections::BTreeSet;

/// Selects the workers whose work stays unfinished for good if their process dies.
macro_rules! makers {
    () => {
        "SELECT worker FROM snapshot WHERE worker IS NOT NULL
         UNION SELECT worker FROM disk WHERE worker IS NOT NULL AND status = 'Creating'
         UNION SELECT worker FROM instance WHERE worker IS NOT NULL
         UNION SELECT worker FROM image WHERE worker IS NOT NULL
         UNION SELECT worker FROM snapshot_group WHERE worker IS NOT NULL"
    };
}

/// Returns the workers that make a resource, each once. Rollbacks and tasks are left out.
///
/// # Errors
/// When the catalog fails.
pub fn makers(connection: &ReadTx) -> Result<BTreeSet<String>> {
    let mut statement = connection.prepare_cached(makers!())?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Returns true if any row names `worker`.
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

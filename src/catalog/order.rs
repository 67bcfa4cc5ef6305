//! The order in which rows were made, whatever the clock said then.

use super::Result;
use crate::catalog::ReadTx;
use crate::model::{RegionId, Time};
use std::collections::HashMap;

/// Which of the rows of a region were made before which: the numbers that SQLite gives rows rise.
#[derive(Debug)]
pub struct MadeOrder(HashMap<String, i64>);

impl MadeOrder {
    /// That of the rows of a table with such a key.
    pub(super) fn of(
        connection: &ReadTx,
        table: &'static str,
        key: &'static str,
        region: &RegionId,
    ) -> Result<Self> {
        let mut statement =
            connection.prepare_cached(&format!("SELECT {key}, rowid FROM {table} WHERE region = ?1"))?;
        let rows = statement.query_map([region], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self(rows.collect::<rusqlite::Result<_>>()?))
    }

    /// A row's number, which is higher the later it was made; 0 for what is no row.
    pub fn number(&self, id: &str) -> i64 {
        self.0.get(id).copied().unwrap_or_default()
    }

    /// Where a row stands in a list that begins with what was made last. The number serves as the time: a clock that
    /// was ahead and came back changes no order.
    pub fn position(&self, id: &str) -> (Time, String) {
        (Time(self.number(id)), id.to_owned())
    }
}

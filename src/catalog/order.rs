//! The order in which rows were made, independent of the clock.

use super::Result;
use crate::catalog::ReadTx;
use crate::model::{RegionId, Time};
use std::collections::HashMap;

/// The order in which the rows of a region were made. SQLite gives rows rising numbers.
#[derive(Debug)]
pub struct MadeOrder(HashMap<String, i64>);

impl MadeOrder {
    /// Reads the order of the rows of a table, by the column `key`.
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

    /// Returns the number of a row, which rises with every new row (0 if there is no such row).
    pub fn number(&self, id: &str) -> i64 {
        self.0.get(id).copied().unwrap_or_default()
    }

    /// Returns the position of a row in a list that begins with the newest row. The number serves as the time, so that
    /// a clock that was ahead and came back changes no order.
    pub fn position(&self, id: &str) -> (Time, String) {
        (Time(self.number(id)), id.to_owned())
    }
}

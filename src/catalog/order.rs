//! The order in which rows were made, of several in one second, too.

use super::Result;
use crate::model::{RegionId, Time};
use rusqlite::Connection;
use std::collections::HashMap;

/// Which of the rows of a region were made before which.
#[derive(Debug)]
pub struct MadeOrder(HashMap<String, i64>);

impl MadeOrder {
    /// That of the rows of a table whose key is their id.
    pub(super) fn of(connection: &Connection, table: &'static str, region: &RegionId) -> Result<Self> {
        let mut statement =
            connection.prepare_cached(&format!("SELECT id, rowid FROM {table} WHERE region = ?1"))?;
        let rows = statement.query_map([region], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self(rows.collect::<rusqlite::Result<_>>()?))
    }

    /// Where a row stands in a list that begins with the newest: its time, and a text that is less for what was made
    /// later in the same second.
    pub fn position(&self, id: &str, created: Time) -> (Time, String) {
        let number = self.0.get(id).copied().unwrap_or_default();
        (created, format!("{:019}", i64::MAX - number))
    }
}

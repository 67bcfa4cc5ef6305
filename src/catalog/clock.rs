//! What the clock said.

use super::{Catalog, Result, Snapshot};
use crate::model::{ClockRun, Time};
use rusqlite::{Connection, OptionalExtension, Row};

/// How old what is written down may be, in seconds: not every command writes.
const STALE: i64 = 60;

impl Catalog {
    /// What is written down of the clock.
    fn clock_run(connection: &Connection) -> Result<Option<ClockRun>> {
        let mut statement = connection.prepare_cached("SELECT last, since, believed FROM clock_run")?;
        let read =
            |row: &Row<'_>| Ok(ClockRun { last: row.get(0)?, since: row.get(1)?, believed: row.get(2)? });
        Ok(statement.query_row([], read).optional()?)
    }

    /// Looks at the clock, which says `now`: what was known of it before, and what is known by now.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn see_clock(&mut self, now: Time) -> Result<(ClockRun, ClockRun)> {
        if let Some(before) = Self::clock_run(self.read())? {
            let after = before.at(now);
            let is_news = after.believed.0.saturating_sub(before.believed.0) >= STALE;
            if !is_news && (0..STALE).contains(&now.0.saturating_sub(before.last.0)) {
                return Ok((before, after));
            }
        }
        self.write(|transaction| {
            let before = match Self::clock_run(transaction)? {
                Some(before) => before,
                None => ClockRun::begin(now, Snapshot::last_time(transaction)?),
            };
            let after = before.at(now);
            transaction
                .prepare_cached(
                    "INSERT OR REPLACE INTO clock_run (one, last, since, believed) VALUES (1, ?1, ?2, ?3)",
                )?
                .execute((after.last, after.since, after.believed))?;
            Ok((before, after))
        })
    }
}

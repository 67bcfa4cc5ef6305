//! The record of the times that the clock showed.

use super::{Catalog, Result, Snapshot};
use crate::catalog::ReadTx;
use crate::model::{ClockRun, Time};
use rusqlite::{OptionalExtension, Row};

/// The greatest age of the record, in seconds. A command does not write a younger record again.
const STALE: i64 = 60;

impl Catalog {
    /// Reads the record of the clock.
    fn clock_run(connection: &ReadTx) -> Result<Option<ClockRun>> {
        let mut statement = connection.prepare_cached("SELECT last, since, believed FROM clock_run")?;
        let read =
            |row: &Row<'_>| Ok(ClockRun { last: row.get(0)?, since: row.get(1)?, believed: row.get(2)? });
        Ok(statement.query_row([], read).optional()?)
    }

    /// Reads the record of the clock, or begins a new record if there is none.
    fn clock_run_or_begun(connection: &ReadTx, now: Time) -> Result<ClockRun> {
        Ok(match Self::clock_run(connection)? {
            Some(run) => run,
            None => ClockRun::begin(now, Snapshot::last_time(connection)?),
        })
    }

    /// Returns the latest time up to which the clock is believed. The clock says `now`.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn clock_up_to(connection: &ReadTx, now: Time) -> Result<Time> {
        Ok(Self::clock_run_or_begun(connection, now)?.seen(now).up_to(now))
    }

    /// Updates the record of the clock, which says `now`. Returns the record before and after the update.
    ///
    /// `look` is [`ClockRun::passed`] for a pass, else [`ClockRun::seen`].
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn see_clock(&self, now: Time, look: fn(ClockRun, Time) -> ClockRun) -> Result<(ClockRun, ClockRun)> {
        if let Some(before) = Self::clock_run(&self.read())? {
            let after = look(before, now);
            let is_far = |one: Time, other: Time| one.0.abs_diff(other.0) >= STALE.unsigned_abs();
            let is_news = is_far(after.believed, before.believed) || is_far(after.since, before.since);
            if !is_news && (0..STALE).contains(&now.0.saturating_sub(before.last.0)) {
                return Ok((before, after));
            }
        }
        self.write(|transaction| {
            let before = Self::clock_run_or_begun(transaction, now)?;
            let after = look(before, now);
            transaction
                .prepare_cached(
                    "INSERT OR REPLACE INTO clock_run (one, last, since, believed) VALUES (1, ?1, ?2, ?3)",
                )?
                .execute((after.last, after.since, after.believed))?;
            Ok((before, after))
        })
    }
}

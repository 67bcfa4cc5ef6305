//! The schedule: the work of policies and retention, done in passes.
//!
//! A pass does everything that is due: it takes the automatic snapshots whose slots have come, makes the copies that
//! are owed, and deletes the expired snapshots. A pass may run at any frequency, late, and twice at once. One failure
//! does not stop the other work.
//!
//! # Slots
//! A row of `policy_disk` holds the next slot. When the slot has come, the pass takes one snapshot and then moves the
//! slot past the present. So any number of missed slots makes one snapshot. A slot is passed over when no snapshot
//! may be taken: see [`take`]. A pass that dies before its snapshot is accomplished leaves the slot due. If the pass
//! dies after that, the next pass finds that the slot has its snapshot. A slot whose capture fails stays due, so that
//! the next pass tries again. Of the failed automatic snapshots of a disk, the last one stays until another succeeds.
//!
//! # Clocks that jump
//! A pass while the clock is wrong moves slots to their places by that clock. The next pass sees that the slots
//! differ from those by its own clock. The times of the snapshots show whether the latest slot by its clock has a
//! snapshot: see [`slot`]. So a pass at a right time leaves no slot behind, whatever clocks said before. If a
//! retention ends by a time far later than any before, the pass reports it. A pass a day later deletes the snapshot
//! if the clock ran on: see [`ClockRun`].

mod agenda;
mod copy;
mod expire;
mod report;
mod slot;
mod take;

pub use agenda::Due;
pub use report::Pass;

use super::error::ApiError;
use super::service::Service;
use crate::catalog::{DueCopy, Snapshot};
use crate::model::{ClockRun, Time};

/// The present time of a pass.
#[derive(Clone, Copy, Debug)]
struct Moment {
    /// The time of the clock.
    now: Time,
    /// The time up to which the clock is believed: a snapshot that expires later is not deleted yet.
    until: Time,
}

/// The lock that a pass holds.
const LOCK: &str = "schedule";

impl Service {
    /// Does everything that is due at `now`, in every region. Does nothing while another process runs a pass.
    ///
    /// # Errors
    /// When the catalog or the machine fails as a whole; the report lists the failures of single disks and snapshots.
    pub fn run_due(&self, now: Time) -> Result<Pass, ApiError> {
        self.engine().catalog().must_be_writable()?;
        let mut pass = Pass::new(now);
        let Some(_lock) = self.engine().lock(LOCK)? else {
            pass.busy = true;
            return Ok(pass);
        };
        self.settle()?;
        let clock = self.see_clock(now, ClockRun::passed)?;
        let until = clock.up_to(now);
        let most = self.quotas().automatic_snapshots_per_disk as usize;
        let engine = self.engine();
        for row in take::unsettled(&engine.catalog().read(), now)? {
            take::take(engine, &row, Moment { now, until }, most, &mut pass);
        }
        for due in DueCopy::all(&engine.catalog().read())? {
            copy::copy(engine, &due, now, &mut pass);
        }
        for snapshot in Snapshot::expired(&engine.catalog().read(), now)? {
            expire::expire(engine, &snapshot, Moment { now, until }, &mut pass);
        }
        if pass.kept.iter().any(|kept| kept.code == expire::DOUBTED) {
            engine.tell(format!(
                "the clock says {}, and said {} before: snapshots whose retention ended meanwhile stay until {}, in case it \
                 is wrong",
                now.to_seconds(),
                clock.believed.to_seconds(),
                clock.proved().to_seconds()
            ));
        }
        Ok(pass)
    }
}

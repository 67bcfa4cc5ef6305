//! The schedule: what policies and retention have to do, done in passes.
//!
//! A pass does everything that is due: it takes the automatic snapshots whose slots have come, makes the
//! copies that are owed, and deletes the snapshots whose retention ended. It may run as often as one
//! likes, late, and twice at once. One thing that goes wrong does not keep the others from being done.
//!
//! # Slots
//! A row of `policy_disk` holds the slot that comes next. When it has come, the pass takes one snapshot
//! and then moves it past the present, so that any number of missed slots makes one snapshot. A slot is
//! passed over when no snapshot may be taken: see [`take`]. A pass that dies before its snapshot is
//! accomplished leaves the slot due; one that dies after it finds, next time, that the slot has its
//! snapshot. One whose capture fails stays due, so that the next pass tries again; of the automatic snapshots of a disk
//! that failed, the last one stays until another succeeds.
//!
//! # Clocks that jump
//! A pass while the clock is wrong moves slots to where that clock has them. The next pass sees that they lie elsewhere than
//! its own clock has them; whether the latest slot by its clock has a snapshot, the times of the snapshots tell: see
//! [`slot`]. So a pass at a right time leaves no slot behind, whatever clocks said before. What ends by a time that is far
//! later than any before is told, and goes in a pass a day later, if the clock ran on: see [`ClockRun`].

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

/// The present, as a pass takes it.
#[derive(Clone, Copy, Debug)]
struct Moment {
    /// What the clock says.
    now: Time,
    /// The time up to which the clock is believed: what ends later is not deleted yet.
    until: Time,
}

/// The lock that a pass holds.
const LOCK: &str = "schedule";

impl Service {
    /// Does everything that is due at `now`, in every region. While another process does, nothing.
    ///
    /// # Errors
    /// When the catalog or the machine fails as a whole; what fails for one disk or snapshot is told in
    /// the report.
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

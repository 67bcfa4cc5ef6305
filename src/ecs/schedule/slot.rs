//! Which slot of a disk is due.
//!
//! A row of `policy_disk` holds the slot that follows the last pass, by the clock of that pass. So a pass has nothing to do
//! where the row holds the slot that follows its own present, and every other row tells that slots came or that the clock
//! jumped. Then the snapshots decide: a slot has one if an automatic snapshot is as late as the slot or later. One that is
//! later than the present does not count, since it was made while the clock was ahead.

use crate::model::{Schedule, Time};

/// What a slot is to a pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// It is the next one, and still to come.
    Next(Time),
    /// It has come and has no snapshot; of several, it is the first.
    Due(Time),
    /// It has come and gets no snapshot, and why.
    Settled(Time, &'static str),
}

/// Why a slot gets no snapshot after one that is as late.
const HAS_ONE: &str = "the disk has an automatic snapshot of that time or later";
/// Why a slot gets no snapshot after the clock went back.
const MADE_AHEAD: &str = "its snapshot was made while the clock was ahead";

/// What is known of the slots of a disk.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The slots of its policy.
    pub schedule: Schedule,
    /// When the policy was made: it has no slots before.
    pub policy_made: Time,
    /// The slot in the disk's row.
    pub due: Time,
    /// When the automatic snapshots of the disk were made, in the order of making.
    pub made: &'a [Time],
}

impl Known<'_> {
    /// The slot that counts when the clock says `now`.
    pub fn at(self, now: Time) -> Slot {
        if self.due > now {
            let next = self.schedule.after(now);
            return if self.due <= next { Slot::Next(self.due) } else { self.after_a_jump_back(now, next) };
        }
        let Some(newest) = self.newest(now).filter(|newest| *newest >= self.due) else {
            return Slot::Due(self.due);
        };
        let after = self.schedule.after(newest);
        if after > now {
            Slot::Settled(self.due, HAS_ONE)
        } else if self.due < self.policy_made {
            // The row is from a pass while the clock was behind.
            Slot::Due(after)
        } else {
            Slot::Due(self.due)
        }
    }

    /// The same when the last pass saw a later slot than the next one.
    fn after_a_jump_back(self, now: Time, next: Time) -> Slot {
        let first = self.schedule.after(self.newest(now).unwrap_or(self.policy_made));
        if first > now {
            return Slot::Next(next);
        }
        if !self.has_one_ahead(now) {
            return Slot::Due(first);
        }
        let second = self.schedule.after(first);
        if second > now { Slot::Settled(first, MADE_AHEAD) } else { Slot::Due(second) }
    }

    /// When the latest snapshot was made that is not later than the present.
    fn newest(self, now: Time) -> Option<Time> {
        self.made.iter().copied().filter(|made| !is_ahead(*made, now)).max()
    }

    /// Whether the snapshot that was made last is the only one ahead of the clock: it was made for the slot that was due
    /// when the clock jumped. Of several, it is not known.
    fn has_one_ahead(self, now: Time) -> bool {
        self.made.split_last().is_some_and(|(last, before)| {
            is_ahead(*last, now) && !before.iter().any(|made| is_ahead(*made, now))
        })
    }
}

/// Whether something was made while the clock was ahead of `now`, by more than times rise and clocks are set right.
fn is_ahead(made: Time, now: Time) -> bool {
    made > now.plus_seconds(60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Hours, Weekdays};

    const HOUR: i64 = 3600;
    const DAY: i64 = 24 * HOUR;
    /// 2026-03-01T18:00:00Z, the first slot of the policy.
    const FIRST: i64 = 1_772_388_000;
    const YEARS: i64 = 5000 * DAY;

    /// What the slot is when the row holds this one, so many seconds after [`FIRST`] as everything.
    fn at(now: i64, due: i64, made: &[i64]) -> Slot {
        let schedule = Schedule { hours: Hours(1 << 2), weekdays: Weekdays(0xfe) };
        let time = |seconds: i64| Time(FIRST + seconds);
        let made: Vec<Time> = made.iter().copied().map(time).collect();
        Known { schedule, policy_made: time(-6 * HOUR), due: time(due), made: &made }.at(time(now))
    }

    fn due(seconds: i64) -> Slot {
        Slot::Due(Time(FIRST + seconds))
    }

    fn next(seconds: i64) -> Slot {
        Slot::Next(Time(FIRST + seconds))
    }

    fn settled(seconds: i64, reason: &'static str) -> Slot {
        Slot::Settled(Time(FIRST + seconds), reason)
    }

    #[test]
    fn a_clock_that_runs() {
        assert_eq!(at(-1, 0, &[]), next(0));
        assert_eq!(at(0, 0, &[]), due(0));
        assert_eq!(at(HOUR, DAY, &[0]), next(DAY));
        assert_eq!(at(7 * DAY, DAY, &[0]), due(DAY), "off for a week");
        assert_eq!(at(7 * DAY, 8 * DAY, &[0, 7 * DAY]), next(8 * DAY));
        assert_eq!(at(HOUR, 0, &[2]), settled(0, HAS_ONE), "a pass died");
        assert_eq!(at(DAY, 0, &[2]), due(0), "a pass died, and a slot came");
        // A slot at 19:00 from before the hours of the policy changed.
        assert_eq!(at(2 * HOUR, HOUR, &[60]), due(HOUR));
    }

    #[test]
    fn a_clock_that_was_behind() {
        assert_eq!(at(-YEARS - HOUR, DAY, &[HOUR]), next(-YEARS), "a slot from before the policy is none");
        assert_eq!(at(-YEARS, -YEARS, &[HOUR]), due(-YEARS), "but the policy goes on there");
        assert_eq!(at(DAY + HOUR, -YEARS, &[HOUR]), due(DAY));
        assert_eq!(at(2 * HOUR, -YEARS, &[HOUR]), settled(-YEARS, HAS_ONE));
    }

    #[test]
    fn a_clock_that_was_ahead() {
        assert_eq!(at(YEARS, DAY, &[HOUR]), due(DAY));
        assert_eq!(at(2 * HOUR, YEARS, &[HOUR, YEARS]), next(DAY));
        assert_eq!(at(DAY + HOUR, YEARS, &[HOUR]), due(DAY), "nothing was made");
        assert_eq!(at(DAY + HOUR, YEARS, &[HOUR, YEARS]), settled(DAY, MADE_AHEAD));
        assert_eq!(at(2 * DAY, YEARS, &[HOUR, YEARS]), due(2 * DAY), "a slot came since");
        assert_eq!(at(DAY + HOUR, YEARS, &[HOUR, YEARS, YEARS + DAY]), due(DAY), "for which is not known");
        assert_eq!(at(DAY + HOUR, YEARS, &[YEARS, HOUR]), due(DAY), "made before");
        // A pass at a right time has seen the slot come: what was made before is not for it.
        assert_eq!(at(DAY + HOUR, DAY, &[HOUR, YEARS]), due(DAY));
    }
}

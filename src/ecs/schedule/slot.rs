//! Finding the due slot of a disk.
//!
//! A row of `policy_disk` holds the slot that follows the last pass, by the clock of that pass. A pass has no work if
//! the row holds the slot that follows its own present. Every other row shows that slots came or that the clock
//! jumped. Then the snapshots decide: a slot has a snapshot if an automatic snapshot is as late as the slot or later.
//! A snapshot later than the present does not count, since it was made while the clock was ahead.

use crate::model::{Schedule, Time};

/// The meaning of a slot for a pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The next slot, still to come.
    Next(Time),
    /// A slot that has come and has no snapshot; of several, the first.
    Due(Time),
    /// A slot that has come and gets no snapshot, with the reason.
    Settled(Time, &'static str),
}

/// The reason why a slot gets no snapshot after a snapshot as late as the slot.
const HAS_ONE: &str = "the disk has an automatic snapshot of that time or later";
/// The reason why a slot gets no snapshot after the clock went back.
const MADE_AHEAD: &str = "its snapshot was made while the clock was ahead";

/// The known facts about the slots of a disk.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The slots of its policy.
    pub schedule: Schedule,
    /// The creation time of the policy: there are no slots before it.
    pub policy_made: Time,
    /// The slot in the disk's row.
    pub due: Time,
    /// The creation times of the disk's automatic snapshots, in the order of making.
    pub made: &'a [Time],
}

impl Known<'_> {
    /// Returns the slot that counts when the clock says `now`.
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
            // The row comes from a pass while the clock was behind.
            Slot::Due(after)
        } else {
            Slot::Due(self.due)
        }
    }

    /// Returns the slot when the last pass saw a later slot than the next one.
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

    /// Returns the creation time of the latest snapshot that is not later than the present.
    fn newest(self, now: Time) -> Option<Time> {
        self.made.iter().copied().filter(|made| !is_ahead(*made, now)).max()
    }

    /// Returns true if the snapshot made last is the only one ahead of the clock. Then it was made for the slot that
    /// was due when the clock jumped. For several snapshots ahead, that is unknown.
    fn has_one_ahead(self, now: Time) -> bool {
        self.made.split_last().is_some_and(|(last, before)| {
            is_ahead(*last, now) && !before.iter().any(|made| is_ahead(*made, now))
        })
    }
}

/// Returns true if `made` is ahead of `now` by more than times rise and clocks are corrected.
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

    /// Returns the slot for a row with this slot; all times are seconds after [`FIRST`].
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
        // A pass at a right time has seen the slot come: earlier snapshots are not for it.
        assert_eq!(at(DAY + HOUR, DAY, &[HOUR, YEARS]), due(DAY));
    }
}

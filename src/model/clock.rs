//! The belief in the clock. A clock can be ahead for a while (a battery that died, a wrong time server). Snapshots
//! that are deleted then because their retention ended are lost. A machine that was off looks the same at first. So a
//! time that is far later than all times seen before is doubted. The first pass of the schedule that doubts it reports
//! that. A pass a day later believes it, if the clock ran on meanwhile.

use super::Time;

/// A time that is more than this many seconds earlier than the last one means that the clock went back.
const BACK: i64 = 60;
/// A time that is this much later than the last believed one is doubted (in seconds): ten days.
const FAR: i64 = 10 * DAY;
/// The longest step of a clock that has run on, in seconds: a hundred days.
const LONGEST_STEP: i64 = 100 * DAY;
/// The time that a doubted clock must run on to be believed, in seconds, from the first pass that doubted it.
const PROOF: i64 = DAY;
const DAY: i64 = 86_400;

/// The knowledge about the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockRun {
    /// The last time that was seen.
    pub last: Time,
    /// The time of the first pass that doubted the clock, if it has run on since; else a time near the believed one.
    pub since: Time,
    /// The last time that was believed.
    pub believed: Time,
}

impl ClockRun {
    /// Begins with a clock that was never seen before; `known` is a time at which something was made.
    pub fn begin(now: Time, known: Option<Time>) -> Self {
        let known = known.filter(|known| *known <= now).unwrap_or(now);
        Self { last: known, since: known, believed: known }.seen(now)
    }

    /// Returns the knowledge after a command sees that the clock says `now`.
    #[must_use]
    pub fn seen(self, now: Time) -> Self {
        let step = now.0.saturating_sub(self.last.0);
        let is_near = self.is_near(now);
        let believed = if is_near { now.max(self.believed) } else { self.believed };
        let runs_on = (-BACK..=LONGEST_STEP).contains(&step);
        let since = if runs_on && !is_near { self.since } else { believed };
        Self { last: now, since, believed }
    }

    /// Returns the knowledge after a pass sees that the clock says `now`.
    #[must_use]
    pub fn passed(self, now: Time) -> Self {
        let seen = self.seen(now);
        if seen.is_near(now) {
            seen
        } else if seen.is_near(seen.since) {
            Self { since: now, ..seen }
        } else if now.0.saturating_sub(seen.since.0) >= PROOF {
            Self { since: now, believed: now, ..seen }
        } else {
            seen
        }
    }

    /// Returns true if the clock went back to come to `now`.
    pub fn goes_back(&self, now: Time) -> bool {
        now.0 < self.last.0.saturating_sub(BACK)
    }

    /// Returns true if a time is near enough to the believed ones.
    fn is_near(&self, time: Time) -> bool {
        (-BACK..=FAR).contains(&time.0.saturating_sub(self.believed.0))
    }

    /// Returns the time up to which due deletions are permitted: `now`, or the last believed time.
    pub fn up_to(&self, now: Time) -> Time {
        now.min(self.believed)
    }

    /// Returns the time from which `now` is believed, if the clock runs on.
    pub fn proved(&self) -> Time {
        Time(self.since.0.saturating_add(PROOF))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: i64 = 1_800_000_000;

    /// Returns the times up to which deletions are permitted, in days after the start, for clock readings of `days`
    /// days.
    fn up_to(days: &[f64]) -> Vec<f64> {
        let time = |day: f64| Time(START + (day * 86_400.0).round() as i64);
        let mut run = ClockRun::begin(time(0.0), None);
        let mut seen = Vec::new();
        for day in days {
            run = run.passed(time(*day));
            seen.push((run.up_to(time(*day)).0 - START) as f64 / 86_400.0);
        }
        seen
    }

    #[test]
    fn a_clock_that_runs_is_believed() {
        assert_eq!(up_to(&[0.5, 1.0, 4.0, 11.0, 21.0]), [0.5, 1.0, 4.0, 11.0, 21.0]);
    }

    #[test]
    fn a_clock_that_is_far_ahead_is_believed_after_a_day() {
        assert_eq!(up_to(&[3000.0, 3000.9, 3001.0]), [0.0, 0.0, 3001.0]);
        assert_eq!(up_to(&[3000.0, 3000.5, 1.0, 2.0]), [0.0, 0.0, 1.0, 2.0], "it was ahead for half a day");
        assert_eq!(up_to(&[3000.0, 6000.0, 6000.9, 6001.0]), [0.0, 0.0, 0.0, 6001.0], "twice");
        assert_eq!(
            up_to(&[3000.0, 3002.0, 1.0, 1.9, 3.0, 40.0]),
            [0.0, 3002.0, 1.0, 1.9, 3.0, 3.0],
            "for days"
        );
    }

    #[test]
    fn a_clock_that_begins_in_the_past_changes_nothing() {
        assert_eq!(up_to(&[-20000.0, 0.5, -20000.0, 1.5]), [-20000.0, 0.5, -20000.0, 1.5]);
    }

    #[test]
    fn who_looks_once_a_month_is_believed_the_second_time() {
        assert_eq!(up_to(&[31.0, 62.0, 93.0, 124.0]), [0.0, 62.0, 62.0, 124.0]);
    }

    #[test]
    fn the_day_of_proof_begins_at_a_pass() {
        let time = |day: i64| Time(START + day * DAY);
        let begun = ClockRun::begin(time(0), None).passed(time(1));
        // Commands saw the clock run on for days, but no pass has reported it.
        let first = begun.seen(time(3000)).seen(time(3002)).passed(time(3003));
        assert_eq!((first.up_to(time(3003)), first.proved()), (time(1), time(3004)));
        let second = first.seen(time(3004));
        assert_eq!(second.up_to(time(3004)), time(1), "no pass has come");
        assert_eq!(second.passed(time(3004)).up_to(time(3004)), time(3004));
        // The clock was back for one command only, and went ahead again.
        let again = first.seen(time(2)).passed(time(3005));
        assert_eq!((again.up_to(time(3005)), again.proved()), (time(2), time(3006)));
        // Commands that see the clock run keep it believed.
        let daily = (2..100).fold(begun, |run, day| run.seen(time(day)));
        assert_eq!(daily.passed(time(100)).up_to(time(100)), time(100));
    }

    #[test]
    fn going_back_is_seen() {
        let run = ClockRun::begin(Time(START), None);
        assert!(run.goes_back(Time(START - 61)) && !run.goes_back(Time(START - 60)));
        let known = ClockRun::begin(Time(START), Some(Time(START - 40 * DAY)));
        assert_eq!(known.up_to(Time(START)), Time(START - 40 * DAY), "a home from before");
    }
}

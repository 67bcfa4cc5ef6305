//! Whether the clock can be believed. A clock can be ahead for a while (a battery that died, a wrong time server), and
//! what was deleted then because its time had come is lost. A machine that was off looks the same, at first: so a time
//! that is far later than all that was seen before is believed when the clock has run on from there for a day.

use super::Time;

/// A clock that comes to an earlier time than this many seconds before went back.
const BACK: i64 = 60;
/// A time so much later than the last one that was believed is doubted: ten days.
const FAR: i64 = 10 * DAY;
/// A doubted clock has run on if no step of it was longer than a hundred days.
const LONGEST_STEP: i64 = 100 * DAY;
/// So long a doubted clock must run on to be believed.
const PROOF: i64 = DAY;
const DAY: i64 = 86_400;

/// What is known of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockRun {
    /// The time that was seen last.
    pub last: Time,
    /// Since when the clock has run on, if the last time is doubted.
    pub since: Time,
    /// The last time that was believed.
    pub believed: Time,
}

impl ClockRun {
    /// One that nobody has looked at before; `known` is a time at which something was made.
    pub fn begin(now: Time, known: Option<Time>) -> Self {
        let known = known.filter(|known| *known <= now).unwrap_or(now);
        Self { last: known, since: known, believed: known }.at(now)
    }

    /// The same when the clock says `now`.
    #[must_use]
    pub fn at(self, now: Time) -> Self {
        let step = now.0.saturating_sub(self.last.0);
        let runs_on = (-BACK..=LONGEST_STEP).contains(&step) && !self.is_near(self.last);
        let since = if runs_on { self.since } else { now };
        let is_proved = now.0.saturating_sub(since.0) >= PROOF;
        let believed = match self.is_near(now) {
            true => now.max(self.believed),
            false if is_proved => now,
            false => self.believed,
        };
        Self { last: now, since, believed }
    }

    /// Whether the clock went back to come to `now`.
    pub fn goes_back(&self, now: Time) -> bool {
        now.0 < self.last.0.saturating_sub(BACK)
    }

    /// Whether a time follows those that were believed.
    fn is_near(&self, time: Time) -> bool {
        (-BACK..=FAR).contains(&time.0.saturating_sub(self.believed.0))
    }

    /// Up to which time what is due at a time may be deleted: `now`, or the last time that was believed.
    pub fn up_to(&self, now: Time) -> Time {
        now.min(self.believed)
    }

    /// When `now` is believed, should the clock run on.
    pub fn proved(&self) -> Time {
        Time(self.since.0.saturating_add(PROOF))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: i64 = 1_800_000_000;

    /// Up to when may be deleted, in days after the start, when the clock says so many days one after the other.
    fn up_to(days: &[f64]) -> Vec<f64> {
        let time = |day: f64| Time(START + (day * 86_400.0).round() as i64);
        let mut run = ClockRun::begin(time(0.0), None);
        let mut seen = Vec::new();
        for day in days {
            run = run.at(time(*day));
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
    fn going_back_is_seen() {
        let run = ClockRun::begin(Time(START), None);
        assert!(run.goes_back(Time(START - 61)) && !run.goes_back(Time(START - 60)));
        let known = ClockRun::begin(Time(START), Some(Time(START - 40 * DAY)));
        assert_eq!(known.up_to(Time(START)), Time(START - 40 * DAY), "a home from before");
    }
}

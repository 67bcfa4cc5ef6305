//! The times at which a policy takes snapshots: hours of days of the week, on the clock of UTC+8 in every region.

use super::Time;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// The seconds by which the clock of policies is ahead of UTC.
const OFFSET: i64 = 8 * HOUR;
/// The hours in a week: so far ahead, every slot appears.
const WEEK: i64 = 7 * 24;

macro_rules! number_set {
    ($(#[$doc:meta])* $name:ident($bits:ty), $range:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $name(pub $bits);

        impl $name {
            /// Returns the set of these numbers; `None` if there are none, or one is out of range.
            pub fn of(numbers: impl IntoIterator<Item = u32>) -> Option<Self> {
                let mut bits = 0;
                for number in numbers {
                    bits |= $range.contains(&number).then_some(1 << number)?;
                }
                (bits != 0).then_some(Self(bits))
            }

            /// Returns true if a number is in the set.
            pub fn has(self, number: u32) -> bool {
                $range.contains(&number) && self.0 & (1 << number) != 0
            }

            /// Returns the numbers in the set, in order.
            pub fn numbers(self) -> impl Iterator<Item = u32> {
                $range.filter(move |number| self.has(*number))
            }
        }
    };
}

number_set!(
    /// Hours of the day, 0 to 23.
    Hours(u32),
    (0..=23u32)
);
number_set!(
    /// Days of the week: 1 is Monday, 7 Sunday.
    Weekdays(u32),
    (1..=7u32)
);

/// The hours and days at which a snapshot is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The hours.
    pub hours: Hours,
    /// The days.
    pub weekdays: Weekdays,
}

impl Schedule {
    /// Returns the first slot later than `time`.
    pub fn after(self, time: Time) -> Time {
        let next = (time.0 + OFFSET).div_euclid(HOUR) + 1;
        let mut slots = (next..next + WEEK).map(|hour| Time(hour * HOUR - OFFSET));
        // Neither set is ever empty, so a week has a slot.
        slots.find(|slot| self.has(*slot)).unwrap_or(Time(i64::MAX))
    }

    /// Returns true if the hour that begins at `slot` is in the schedule.
    fn has(self, slot: Time) -> bool {
        let local = slot.0 + OFFSET;
        let hour = local.rem_euclid(DAY) / HOUR;
        // Day 0 was a Thursday.
        let weekday = (local.div_euclid(DAY) + 3).rem_euclid(7) + 1;
        self.hours.has(u32::try_from(hour).unwrap_or(u32::MAX))
            && self.weekdays.has(u32::try_from(weekday).unwrap_or(u32::MAX))
    }
}

/// Returns the date of a time on the clock of policies: `yyyyMMdd`.
pub fn policy_date(time: Time) -> String {
    let text = Time(time.0.saturating_add(OFFSET)).to_seconds();
    text.chars().take(10).filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schedule(hours: &[u32], weekdays: &[u32]) -> Schedule {
        Schedule {
            hours: Hours::of(hours.iter().copied()).unwrap(),
            weekdays: Weekdays::of(weekdays.iter().copied()).unwrap(),
        }
    }

    fn after(schedule: Schedule, time: &str) -> String {
        schedule.after(Time::parse(time).unwrap()).to_minutes()
    }

    #[test]
    fn sets_hold_what_is_in_range() {
        assert_eq!(Hours::of([23, 0, 0]).unwrap().numbers().collect::<Vec<_>>(), [0, 23]);
        assert_eq!(Weekdays::of(1..=7).unwrap().numbers().count(), 7);
        assert!(Hours::of([24]).is_none() && Hours::of([]).is_none());
        assert!(Weekdays::of([0]).is_none() && Weekdays::of([8]).is_none());
    }

    #[test]
    fn slots_are_on_the_clock_of_utc_plus_8() {
        // 2026-03-02 is a Monday; in UTC+8 it begins at 16:00 UTC on Sunday.
        let monday_midnight = schedule(&[0], &[1]);
        assert_eq!(after(monday_midnight, "2026-03-01T15:59Z"), "2026-03-01T16:00Z");
        assert_eq!(after(monday_midnight, "2026-03-01T16:00Z"), "2026-03-08T16:00Z");
        let all: Vec<u32> = (1..=7).collect();
        let hourly = schedule(&(0..24).collect::<Vec<_>>(), &all);
        assert_eq!(after(hourly, "2026-03-01T16:00Z"), "2026-03-01T17:00Z");
        assert_eq!(after(hourly, "2026-03-01T16:59Z"), "2026-03-01T17:00Z");
        assert_eq!(after(schedule(&[9, 20], &all), "2026-03-01T01:30Z"), "2026-03-01T12:00Z");
    }

    #[test]
    fn dates_are_on_the_same_clock() {
        assert_eq!(policy_date(Time::parse("2026-03-01T15:59Z").unwrap()), "20260301");
        assert_eq!(policy_date(Time::parse("2026-03-01T16:00Z").unwrap()), "20260302");
    }
}

//! The time.

use crate::model::Time;
use jiff::Timestamp;
use std::sync::LazyLock;

/// The variable that sets the clock: an RFC 3339 time at which it stands, or a shift of the machine's time (`+8d`).
pub const CLOCK_VARIABLE: &str = "SNAP_CLOCK";

/// A `SNAP_CLOCK` that is no time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{CLOCK_VARIABLE} is no time: {0:?}; it can be an RFC 3339 time from 0000-01-01T00:00:00Z to 9999-12-30T22:00:00Z, such as \
     2026-03-01T12:00:00Z, or a step from the machine's time, such as +8d or -3h (units: s, m, h, d, w)"
)]
pub struct ClockError(String);

/// A setting of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Setting {
    /// The machine's clock.
    Machine,
    /// A clock that stands.
    Fixed(Time),
    /// The machine's clock, shifted by a number of seconds.
    Shifted(i64),
}

/// The setting, read once: an invalid value is known before anything is done.
static SETTING: LazyLock<Result<Setting, ClockError>> = LazyLock::new(|| {
    let Some(text) = std::env::var_os(CLOCK_VARIABLE).filter(|text| !text.is_empty()) else {
        return Ok(Setting::Machine);
    };
    let text = text.to_string_lossy();
    Setting::parse(&text, machine()).ok_or_else(|| ClockError(text.into_owned()))
});

impl Setting {
    /// Reads the variable; `machine` is the machine's time.
    fn parse(text: &str, machine: Time) -> Option<Self> {
        let Some(sign) = text.chars().next().filter(|first| "+-".contains(*first)) else {
            return text.parse::<Timestamp>().ok().map(|time| Self::Fixed(Time(time.as_second())));
        };
        let unit = text.chars().last()?;
        let seconds: i64 = match unit {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 86_400,
            'w' => 7 * 86_400,
            _ => return None,
        };
        let number = text.strip_prefix(sign)?.strip_suffix(unit)?;
        if number.is_empty() || !number.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let step = number.parse::<i64>().ok()?.checked_mul(seconds)?;
        let step = if sign == '-' { -step } else { step };
        // A shift must not lead to times that cannot be written.
        Timestamp::from_second(machine.0.checked_add(step)?).ok()?;
        Some(Self::Shifted(step))
    }
}

fn setting() -> Result<Setting, ClockError> {
    SETTING.clone()
}

fn machine() -> Time {
    Time(Timestamp::now().as_second())
}

/// Checks that the clock can be read.
///
/// # Errors
/// When `SNAP_CLOCK` is set and is no time.
pub fn check() -> Result<(), ClockError> {
    setting().map(|_| ())
}

/// Returns the present in whole seconds, as `SNAP_CLOCK` sets it (default: the machine's time).
///
/// # Errors
/// When `SNAP_CLOCK` is set and is no time.
pub fn now() -> Result<Time, ClockError> {
    Ok(match setting()? {
        Setting::Machine => machine(),
        Setting::Fixed(time) => time,
        Setting::Shifted(step) => Time(machine().0.saturating_add(step)),
    })
}

/// Returns true if `SNAP_CLOCK` makes the clock stand.
pub fn stands() -> bool {
    matches!(setting(), Ok(Setting::Fixed(_)))
}

/// Returns the machine's own time in nanoseconds since 1970; `SNAP_CLOCK` has no effect on it. File times are compared
/// with this time.
pub fn machine_nanoseconds() -> i128 {
    Timestamp::now().as_nanosecond()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_is_a_time_or_a_step() {
        let now = Time(1_800_000_000);
        let parse = |text| Setting::parse(text, now);
        assert_eq!(parse("1970-01-02T00:00:00Z"), Some(Setting::Fixed(Time(86_400))));
        assert_eq!(parse("1970-01-02T08:00:00.9+08:00"), Some(Setting::Fixed(Time(86_400))));
        for (text, step) in
            [("+8d", 8 * 86_400), ("-3h", -3 * 3600), ("+90s", 90), ("-5m", -300), ("+2w", 14 * 86_400)]
        {
            assert_eq!(parse(text), Some(Setting::Shifted(step)), "{text}");
        }
        for bad in [
            "soon",
            "8d",
            "+",
            "+d",
            "+8",
            "+8x",
            "+-8d",
            "++8d",
            "+8 d",
            "+1.5d",
            "+8dd",
            "2026-03-01",
            "2026-13-01T00:00:00Z",
            "2026-03-01T00:00:00",
            "+9223372036854775807w",
            "+99999999w",
            "-99999999w",
            "+8д",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}

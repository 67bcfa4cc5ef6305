//! The time.

use crate::model::Time;
use jiff::Timestamp;

/// The variable that fixes "now" (RFC 3339), for tests of schedules and retention.
pub const CLOCK_VARIABLE: &str = "SNAP_CLOCK";

/// A clock that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{CLOCK_VARIABLE} is not an RFC 3339 time: {0:?}")]
pub struct ClockError(String);

/// The present, from `SNAP_CLOCK` if that is set, else from the machine; whole seconds.
///
/// # Errors
/// When `SNAP_CLOCK` is set and is not a time.
pub fn now() -> Result<Time, ClockError> {
    let exact = match std::env::var(CLOCK_VARIABLE) {
        Ok(text) if !text.is_empty() => text.parse::<Timestamp>().map_err(|_| ClockError(text))?,
        _ => Timestamp::now(),
    };
    Ok(Time(exact.as_second()))
}

/// Whether `SNAP_CLOCK` says what time it is.
pub fn is_set() -> bool {
    std::env::var_os(CLOCK_VARIABLE).is_some_and(|text| !text.is_empty())
}

/// The machine's own time in nanoseconds since 1970, whatever `SNAP_CLOCK` says: what file times are
/// compared with.
pub fn machine_nanoseconds() -> i128 {
    Timestamp::now().as_nanosecond()
}

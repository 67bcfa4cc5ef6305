//! Points in time, in the service's forms.

use jiff::fmt::strtime;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

/// A point in time: whole seconds since 1970, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(pub i64);

impl Time {
    /// Returns the time as a [`Timestamp`]. A time that cannot be written becomes the first or last that can.
    fn timestamp(self) -> Timestamp {
        let seconds = self.0.clamp(Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
        Timestamp::from_second(seconds).unwrap_or_default()
    }

    /// Formats the time as `yyyy-MM-ddTHH:mm:ssZ`.
    pub fn to_seconds(self) -> String {
        strtime::format("%Y-%m-%dT%H:%M:%SZ", self.timestamp()).unwrap_or_default()
    }

    /// Formats the time as `yyyy-MM-ddTHH:mmZ`.
    pub fn to_minutes(self) -> String {
        strtime::format("%Y-%m-%dT%H:%MZ", self.timestamp()).unwrap_or_default()
    }

    /// Reads either form.
    pub fn parse(text: &str) -> Option<Self> {
        let full = match text.len() {
            17 => format!("{}:00Z", text.strip_suffix('Z')?),
            20 => text.to_owned(),
            _ => return None,
        };
        if !full.ends_with('Z') {
            return None;
        }
        full.parse::<Timestamp>().ok().map(|timestamp| Self(timestamp.as_second()))
    }

    /// Returns the time `hours` hours later.
    pub fn plus_hours(self, hours: u32) -> Self {
        Self(self.0.saturating_add(i64::from(hours) * 3600))
    }

    /// Returns the time `seconds` seconds later.
    pub fn plus_seconds(self, seconds: u32) -> Self {
        Self(self.0.saturating_add(i64::from(seconds)))
    }

    /// Returns the time `months` months later: the same day of the month, or its last.
    pub fn plus_months(self, months: u32) -> Self {
        let start = self.timestamp().to_zoned(TimeZone::UTC);
        let span = Span::new().try_months(i64::from(months));
        span.and_then(|span| start.checked_add(span)).map_or(self, |end| Self(end.timestamp().as_second()))
    }

    /// Returns the time `days` days later.
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.saturating_add(i64::from(days) * 86_400))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_come_and_go() {
        let time = Time::parse("2026-03-01T12:34Z").unwrap();
        assert_eq!(time.to_seconds(), "2026-03-01T12:34:00Z");
        assert_eq!(time.to_minutes(), "2026-03-01T12:34Z");
        assert_eq!(Time::parse("2026-03-01T12:34:56Z").unwrap().0, time.0 + 56);
        let end_of_january = Time::parse("2027-01-31T08:00Z").unwrap();
        assert_eq!(end_of_january.plus_months(13).to_minutes(), "2028-02-29T08:00Z");
        assert_eq!(Time(i64::MAX).to_seconds(), "9999-12-30T22:00:00Z");
        for bad in ["", "2026-03-01", "2026-03-01T12:34", "2026-13-01T12:34Z", "2026-03-01T12:34+1", "é"] {
            assert_eq!(Time::parse(bad), None, "{bad}");
        }
    }
}

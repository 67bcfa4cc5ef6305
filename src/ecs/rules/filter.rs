//! The shared filters of Describe operations.

use crate::ecs::code::Code;
use crate::ecs::error::ApiError;
use crate::model::Time;

/// Returns the requested word of a filter. No text and `all` (in any case) request every value.
///
/// # Errors
/// An error with `code` for a word that `parse` does not know.
pub fn word<T>(
    text: Option<&str>,
    parse: impl Fn(&str) -> Option<T>,
    code: Code,
    name: &str,
) -> Result<Option<T>, ApiError> {
    match text {
        None => Ok(None),
        Some(text) if text.eq_ignore_ascii_case("all") => Ok(None),
        Some(text) => parse(text).map(Some).ok_or_else(|| {
            ApiError::new(code, format!("The specified {name} is none of the values that can be asked for."))
        }),
    }
}

/// Returns true if no value is wanted, or `found` is the wanted value.
pub fn admits<T: PartialEq + ?Sized>(wanted: Option<&T>, found: &T) -> bool {
    wanted.is_none_or(|wanted| wanted == found)
}

/// Returns true if a text matches a pattern, in which `*` stands for any characters.
pub fn matches(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut left) = text.strip_prefix(head) else { return false };
    // Between two stars, the first fitting place is as good as any other; the end must be at the end.
    let (middle, end) = rest.rsplit_once('*').unwrap_or(("", rest));
    for part in middle.split('*') {
        match left.split_once(part) {
            Some((_, after)) => left = after,
            None => return false,
        }
    }
    left.ends_with(end)
}

/// The creation times that a filter admits: `Filter.N` with `CreationStartTime` and `CreationEndTime`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Created {
    from: Option<Time>,
    until: Option<Time>,
}

impl Created {
    /// Reads the pairs of keys and times.
    ///
    /// # Errors
    /// `InvalidFilterKey.NotFound` for another key or none, `InvalidFilterValue` for text that is no time.
    pub fn new(pairs: impl IntoIterator<Item = (Option<String>, Option<String>)>) -> Result<Self, ApiError> {
        let mut filter = Self::default();
        for (index, pair) in (1..).zip(pairs) {
            let (key, value) = match pair {
                (None, None) => continue,
                (key, value) => (key.unwrap_or_default(), value.unwrap_or_default()),
            };
            let bound = match key.as_str() {
                "CreationStartTime" => &mut filter.from,
                "CreationEndTime" => &mut filter.until,
                _ => {
                    return Err(ApiError::new(
                        Code::InvalidFilterKeyNotFound,
                        format!(
                            "The specified Filter.{index}.Key is not CreationStartTime or CreationEndTime."
                        ),
                    ));
                }
            };
            let time = Time::parse(&value).ok_or_else(|| {
                ApiError::new(
                    Code::InvalidFilterValue,
                    format!("The specified Filter.{index}.Value is no time in the form yyyy-MM-ddTHH:mmZ."),
                )
            })?;
            *bound = Some(time);
        }
        Ok(filter)
    }

    /// Returns true if a resource created at `time` passes; both ends belong to the span.
    pub fn admits(&self, time: Time) -> bool {
        self.from.is_none_or(|from| from <= time) && self.until.is_none_or(|until| time <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DiskStatus;

    #[test]
    fn words_are_known_or_refused() {
        let read = |text| word(text, DiskStatus::parse, Code::InvalidStatusValueNotSupported, "Status");
        assert_eq!(read(None), Ok(None));
        assert_eq!(read(Some("All")), Ok(None));
        assert_eq!(read(Some("In_use")), Ok(Some(DiskStatus::InUse)));
        assert_eq!(read(Some("in_use")).unwrap_err().code, "InvalidStatus.ValueNotSupported");
        assert!(admits(None, "x") && admits(Some("x"), "x") && !admits(Some("x"), "y"));
    }

    #[test]
    fn stars_stand_for_anything() {
        for (pattern, text) in
            [("web", "web"), ("w*", "web"), ("*b", "web"), ("*", ""), ("a*b*c", "axbxbc"), ("**", "x")]
        {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("web", "webs"), ("w*b", "web1"), ("ab*ba", "aba"), ("a*b*c", "acb")] {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }

    fn pair(key: &str, value: &str) -> (Option<String>, Option<String>) {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        (text(key), text(value))
    }

    #[test]
    fn times_bound_a_span() {
        let start = pair("CreationStartTime", "2026-03-01T00:00Z");
        let end = pair("CreationEndTime", "2026-03-02T00:00Z");
        let both = Created::new([start.clone(), end]).unwrap();
        let at = |text| Time::parse(text).unwrap();
        assert!(both.admits(at("2026-03-01T00:00Z")) && both.admits(at("2026-03-02T00:00Z")));
        assert!(!both.admits(at("2026-02-28T23:59:59Z")) && !both.admits(at("2026-03-02T00:00:01Z")));
        assert!(Created::new([start, pair("", "")]).unwrap().admits(at("2030-01-01T00:00Z")));
        assert!(Created::new([pair("", ""), pair("", "")]).unwrap().admits(Time(0)));
    }

    #[test]
    fn other_filters_are_refused() {
        let code = |key, value| Created::new([pair(key, value)]).unwrap_err().code;
        assert_eq!(code("Name", "2026-03-01T00:00Z"), "InvalidFilterKey.NotFound");
        assert_eq!(code("", "2026-03-01T00:00Z"), "InvalidFilterKey.NotFound");
        assert_eq!(code("CreationStartTime", ""), "InvalidFilterValue");
        assert_eq!(code("CreationEndTime", "yesterday"), "InvalidFilterValue");
    }
}

//! The valid values of attributes.

use crate::model::Time;
use serde_json::Value;
use std::net::{Ipv4Addr, Ipv6Addr};

/// The valid values of an attribute.
#[derive(Clone, Copy, Debug)]
pub(super) enum Values {
    /// Any value of its kind.
    Any,
    /// One of these words.
    Words(&'static [&'static str]),
    /// A number from the first to the second.
    Range(i64, i64),
    /// An id with this prefix.
    Id(&'static str),
    /// A time: `yyyy-MM-ddTHH:mm:ssZ`.
    Time,
    /// An IPv4 address.
    Address,
    /// An IPv6 address.
    Ipv6Address,
}

impl Values {
    /// Returns true if the value is valid, or is a list of valid values.
    pub(super) fn admit(self, value: &Value) -> bool {
        let texts = || value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice).iter();
        let all = |fits: &dyn Fn(&str) -> bool| texts().all(|text| text.as_str().is_some_and(fits));
        match self {
            Self::Any => true,
            Self::Words(words) => all(&|text| words.contains(&text)),
            Self::Range(least, most) => value
                .as_i64()
                .map(|number| (least..=most).contains(&number))
                .or_else(|| value.as_f64().map(|number| number >= least as f64 && number <= most as f64))
                .unwrap_or(false),
            Self::Id(head) => all(&|text| {
                let tail = text.strip_prefix(head).unwrap_or_default();
                (1..=64).contains(&tail.len())
                    && tail.bytes().all(|c| c.is_ascii_alphanumeric() || b"-_".contains(&c))
            }),
            Self::Time => all(&|text| Time::parse(text).is_some()),
            Self::Address => all(&|text| text.parse::<Ipv4Addr>().is_ok()),
            Self::Ipv6Address => all(&|text| text.parse::<Ipv6Addr>().is_ok()),
        }
    }

    /// Describes the valid values for people.
    pub(super) fn told(self) -> Option<String> {
        match self {
            Self::Any => None,
            Self::Words(words) => Some(format!("It can be {}.", words.join(" or "))),
            Self::Range(least, i64::MAX) => Some(format!("It can be {least} or more.")),
            Self::Range(least, most) => Some(format!("It can be {least} to {most}.")),
            Self::Id(head) => Some(format!("It begins with {head}.")),
            Self::Time => Some("Write it like 2026-03-01T12:00:00Z.".to_owned()),
            Self::Address => Some("Write it like 192.168.0.10.".to_owned()),
            Self::Ipv6Address => Some("Write it like 2001:db8::1.".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_checked() {
        let admits = |values: Values, value: Value| values.admit(&value);
        assert!(admits(Values::Range(0, 999_999), 0.05.into()) && !admits(Values::Range(0, 1), 2.into()));
        assert!(!admits(Values::Range(0, 999_999), (-0.1).into()));
        assert!(admits(Values::Id("sg-"), json!(["sg-1", "sg-bp1a"])));
        assert!(
            !admits(Values::Id("sg-"), json!(["sg-1", "vsw-1"])) && !admits(Values::Id("sg-"), "sg-".into())
        );
        assert!(admits(Values::Address, "10.0.0.1".into()) && !admits(Values::Address, "10.0.0".into()));
        assert!(admits(Values::Time, "2026-01-01T00:00:00Z".into()) && !admits(Values::Time, "soon".into()));
    }
}

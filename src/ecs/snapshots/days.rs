//! The retention of snapshots.

use crate::ecs::code::Code;
use crate::ecs::declaration::{ErrorDeclaration, Kind};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Scalar;

macro_rules! days_type {
    ($(#[$doc:meta])* $name:ident, $maximum:literal, $code:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name(pub u32);

        impl Scalar for $name {
            const KIND: Kind = Kind::Integer;
            const ERRORS: &'static [ErrorDeclaration] = &[ErrorDeclaration::new($code)];

            fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
                let days = text.parse().ok().filter(|days| (1..=$maximum).contains(days));
                days.map(Self).ok_or_else(|| {
                    ApiError::new(
                        $code,
                        format!("The specified {name} is not valid: a whole number of days from 1 to {}.", $maximum),
                    )
                })
            }
        }
    };
}

days_type!(
    /// After how many days a snapshot goes by itself.
    RetentionDays,
    65_536,
    Code::InvalidRetentionDaysMalformed
);
days_type!(
    /// For how many days instant access stays on.
    InstantAccessDays,
    65_536,
    Code::InvalidInstantAccessRetentionDaysMalformed
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_kept() {
        for good in ["1", "65536"] {
            assert!(RetentionDays::parse(good, "RetentionDays").is_ok(), "{good}");
        }
        for bad in ["0", "-1", "65537", "1.5", "x", "99999999999999999999999", ""] {
            assert!(RetentionDays::parse(bad, "RetentionDays").is_err(), "{bad}");
        }
        assert!(InstantAccessDays::parse("65536", "InstantAccessRetentionDays").is_ok());
        assert!(InstantAccessDays::parse("65537", "InstantAccessRetentionDays").is_err());
    }
}

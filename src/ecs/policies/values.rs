//! The values of policy parameters.

use super::WRONG;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Kind, Need, item};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::{Decoder, JsonTexts, Parameter, Scalar, json};
use crate::ecs::places;
use crate::ecs::rules::name::is_name;
use crate::model::{Hours, RegionId, Weekdays};
use serde_json::Value;

/// The maximum retention, in days.
const LONGEST: i64 = 65_536;

/// The default retention of snapshots, in days.
const DEFAULT_RETENTION: Days = Days(Some(30));

/// The retention of snapshots in days; `None` means without end, written `-1` in requests and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days(pub Option<u32>);

impl Days {
    fn read(text: &str) -> Option<Self> {
        match text.parse::<i64>().ok()? {
            -1 => Some(Self(None)),
            days if (1..=LONGEST).contains(&days) => Some(Self(u32::try_from(days).ok())),
            _ => None,
        }
    }

    /// Returns the number as an answer shows it.
    pub fn number(days: Option<u32>) -> i64 {
        days.map_or(-1, i64::from)
    }
}

/// Declares a value that a function parses from its text, with `None` as the only error.
macro_rules! scalar {
    ($(#[$doc:meta])* $name:ident($inner:ty), $kind:ident, $read:expr, $code:expr, $rule:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(pub $inner);

        impl Scalar for $name {
            const KIND: Kind = Kind::$kind;

            fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
                let read: fn(&str) -> Option<$inner> = $read;
                read(text).map(Self).ok_or_else(|| {
                    ApiError::new($code, format!("The specified {name} is not valid.")).hint($rule)
                })
            }
        }
    };
}

scalar!(
    /// `retentionDays`.
    Retention(Days),
    Integer,
    Days::read,
    WRONG,
    "It is -1, for ever, or 1 to 65536 days."
);
scalar!(
    /// `CopiedSnapshotsRetentionDays`.
    CopyRetention(Days),
    Integer,
    Days::read,
    Code::InvalidParameterCopiedSnapshotsRetentionDays,
    "It is -1, for ever, or 1 to 65536 days."
);
scalar!(
    /// `timePoints`.
    TimePoints(Hours),
    String,
    |text| Hours::of(numbers(text)?),
    WRONG,
    "It is a JSON array of hours, 0 to 23 in UTC+8: [\"0\",\"12\"]."
);
scalar!(
    /// `repeatWeekdays`.
    RepeatWeekdays(Weekdays),
    String,
    |text| Weekdays::of(numbers(text)?),
    WRONG,
    "It is a JSON array of days, 1 (Monday) to 7 (Sunday): [\"1\",\"5\"]."
);
scalar!(
    /// `autoSnapshotPolicyName`.
    PolicyName(String),
    String,
    |text| is_name(text).then(|| text.to_owned()),
    Code::InvalidSnapshotPolicyNameMalformed,
    "It has 2 to 128 letters, digits and : _ . -, and begins with a letter."
);

/// `retentionDays` of a new policy. The command line demands the parameter, as the real one does; the service does
/// not (default: 30 days).
#[derive(Clone, Copy, Debug)]
pub struct NewRetention(pub Days);

impl Parameter for NewRetention {
    const KIND: Kind = Kind::Integer;
    const NEED: Need = Need::Required;

    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, ApiError> {
        let given: Option<Retention> = decoder.scalar(name)?;
        Ok(Self(given.map_or(DEFAULT_RETENTION, |retention| retention.0)))
    }
}

/// Parses the numbers in a JSON array: texts as in the service, or bare numbers.
fn numbers(text: &str) -> Option<Vec<u32>> {
    let number = |value: &Value| match value {
        Value::String(text) => text.parse().ok(),
        Value::Number(number) => number.as_u64().and_then(|number| u32::try_from(number).ok()),
        _ => None,
    };
    json::<Value>(text)?.iter().map(number).collect()
}

/// Returns numbers as an answer shows them: a JSON array of texts, in a text.
pub fn shown_numbers(numbers: impl Iterator<Item = u32>) -> String {
    let texts: Vec<String> = numbers.map(|number| format!("\"{number}\"")).collect();
    format!("[{}]", texts.join(", "))
}

/// Returns the region that snapshots are to be copied to.
///
/// # Errors
/// `InvalidParameter.TargetCopyRegions` if it is not exactly one other region.
pub fn copy_region(texts: JsonTexts, own: &RegionId) -> Result<RegionId, ApiError> {
    let wrong = |why: &str| {
        ApiError::new(
            Code::InvalidParameterTargetCopyRegions,
            format!("The specified TargetCopyRegions {why}."),
        )
        .hint("It is a JSON array of one other region: [\"cn-beijing\"].")
    };
    match texts.0.as_deref() {
        Some([one]) => match places::region(one) {
            Ok(region) if region == *own => Err(wrong("is the region of the policy itself")),
            Ok(region) => Ok(region),
            Err(_) => Err(wrong("does not exist")),
        },
        _ => Err(wrong("is not one region in a JSON array")),
    }
}

/// Checks that a policy with copies names a destination.
///
/// # Errors
/// `InvalidParameter.TargetCopyRegions` if it names none.
pub fn copies_somewhere(copies: bool, region: Option<&RegionId>) -> Result<(), ApiError> {
    if copies && region.is_none() {
        return Err(ApiError::new(
            Code::InvalidParameterTargetCopyRegions,
            "EnableCrossRegionCopy is true, but TargetCopyRegions is not given.",
        )
        .hint("Name the one region to copy to: [\"cn-beijing\"]."));
    }
    Ok(())
}

/// Refuses encryption: an error is better than unencrypted copies for a caller who counts on encryption.
///
/// # Errors
/// `InvalidParameter.Encrypted.KmsNotEnable` when encryption is requested, `InvalidParameter.EncryptedIllegal` for a
/// key without encryption.
pub fn refuse_encryption(encrypted: Option<bool>, key: Option<&str>) -> Result<(), ApiError> {
    match (encrypted, key) {
        (Some(true), _) => Err(ApiError::new(
            Code::InvalidParameterEncryptedKmsNotEnable,
            "CopyEncryptionConfiguration.Encrypted cannot be true: snapshots are not encrypted here.",
        )),
        (_, Some(_)) => Err(ApiError::new(
            Code::InvalidParameterEncryptedIllegal,
            "CopyEncryptionConfiguration.KMSKeyId needs Encrypted to be true.",
        )),
        _ => Ok(()),
    }
}

/// Checks that a policy is on disks only; no policy follows the tags of instances.
///
/// # Errors
/// `InvalidParameter` when another association or target tags are requested.
pub fn only_disks(association: Option<&str>, targets: &[TargetTag]) -> Result<(), ApiError> {
    if association.is_some_and(|word| word != ON_DISKS) {
        return Err(ApiError::invalid("AssociationType").hint(format!("It can be {ON_DISKS} here.")));
    }
    if !targets.is_empty() {
        return Err(ApiError::invalid("TargetTags")
            .hint("Policies are put on disks here (ApplyAutoSnapshotPolicy), not on tags of instances."));
    }
    Ok(())
}

/// The only association of policies and disks.
pub const ON_DISKS: &str = "AssociatedWithDisk";

item! {
    /// `TargetTags.N`: a tag of instances.
    TargetTag {
        /// Its key.
        "Key" _key: Option<String>,
        /// Its value.
        "Value" _value: Option<String>,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retention_is_for_ever_or_in_range() {
        assert_eq!(Days::read("-1"), Some(Days(None)));
        assert_eq!(Days::read("1"), Some(Days(Some(1))));
        assert_eq!(Days::read("65536"), Some(Days(Some(65_536))));
        for bad in ["0", "-2", "65537", "1.5", "x", "99999999999999999999"] {
            assert_eq!(Days::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn numbers_come_in_json() {
        assert_eq!(numbers(r#"["0", "23"]"#), Some(vec![0, 23]));
        assert_eq!(numbers("[1,7]"), Some(vec![1, 7]));
        for bad in ["", "1", "[1", "{}", "[-1]", "[1.5]", "[\"x\"]", "[null]", "[[1]]", "[\"-1\"]"] {
            assert_eq!(numbers(bad), None, "{bad}");
        }
        assert_eq!(shown_numbers([0, 23].into_iter()), r#"["0", "23"]"#);
    }
}

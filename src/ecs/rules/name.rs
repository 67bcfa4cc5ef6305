//! Names and descriptions.

use crate::ecs::code::Code;
use crate::ecs::declaration::{ErrorDeclaration, Kind};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Scalar;
use crate::ecs::rules::existing::shown;

fn begins_with_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// Returns true if a text is a valid name: 2 to 128 characters, the first a letter (of any script), then letters,
/// digits and `: _ . -`. A web address is invalid.
pub fn is_name(text: &str) -> bool {
    let length = text.chars().count();
    (2..=128).contains(&length)
        && text.chars().next().is_some_and(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || ":_.-".contains(c))
        && !begins_with_address(text)
}

fn is_image_name(text: &str) -> bool {
    is_name(text) && !text.starts_with("acs:") && !text.starts_with("aliyun")
}

/// Returns true if a text is the name of an instance type, such as `ecs.g6.large`. There is no list of types here.
pub fn is_instance_type(text: &str) -> bool {
    let tail = text.strip_prefix("ecs.").unwrap_or_default();
    (1..=60).contains(&tail.len())
        && tail.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || b".-".contains(&c))
}

/// Returns the error of a text that is no instance type.
pub fn wrong_instance_type(text: &str) -> ApiError {
    ApiError::new(
        Code::InvalidInstanceTypeValueNotSupported,
        format!("The specified InstanceType \"{}\" is not valid.", shown(text)),
    )
    .hint("Write it like ecs.g6.large.")
}

macro_rules! name_type {
    ($(#[$doc:meta])* $name:ident, $code:expr, $rule:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(pub String);

        impl Scalar for $name {
            const KIND: Kind = Kind::String;
            const ERRORS: &'static [ErrorDeclaration] = &[ErrorDeclaration::new($code)];

            fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
                let rule: fn(&str) -> bool = $rule;
                if rule(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(ApiError::new($code, format!("The specified {name} is wrongly formed.")))
                }
            }
        }
    };
}

name_type!(
    /// The name of a snapshot; `auto` at its start is kept for policies.
    SnapshotName,
    Code::InvalidSnapshotNameMalformed,
    |text| is_name(text) && !text.starts_with("auto")
);
name_type!(
    /// The name of a disk.
    DiskName,
    Code::InvalidDiskNameMalformed,
    is_name
);
name_type!(
    /// The name of an instance.
    InstanceName,
    Code::InvalidInstanceNameMalformed,
    is_name
);
name_type!(
    /// The name of an image; not beginning with the service's own names.
    ImageName,
    Code::InvalidImageNameMalformed,
    is_image_name
);
name_type!(
    /// The name of a family of images.
    ImageFamily,
    Code::InvalidImageFamilyMalformed,
    is_image_name
);
name_type!(
    /// The name of a snapshot-consistent group.
    GroupName,
    Code::InvalidParameterName,
    is_name
);
name_type!(
    /// The description of a snapshot-consistent group; the rule of [`Description`].
    GroupDescription,
    Code::InvalidParameterDescription,
    |text| Description::parse(text, "").is_ok()
);
name_type!(
    /// A description: 2 to 256 characters, and no address.
    Description,
    Code::InvalidDescriptionMalformed,
    |text| (2..=256).contains(&text.chars().count()) && !begins_with_address(text)
);

/// A description that can also be removed: empty, or at most 256 characters and no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDescription(pub String);

impl Scalar for NewDescription {
    const KIND: Kind = Kind::String;
    const EMPTY_COUNTS: bool = true;
    const ERRORS: &'static [ErrorDeclaration] = Description::ERRORS;

    fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
        if text.is_empty() {
            return Ok(Self(String::new()));
        }
        Description::parse(text, name).map(|description| Self(description.0))
    }
}

/// The description of a copied snapshot: 0 to 256 characters and no address (document 004, chapter 4.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyDescription(pub String);

impl Scalar for CopyDescription {
    const KIND: Kind = Kind::String;
    const EMPTY_COUNTS: bool = true;
    const ERRORS: &'static [ErrorDeclaration] = Description::ERRORS;

    fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
        if text.chars().count() < 2 {
            return Ok(Self(text.to_owned()));
        }
        Description::parse(text, name).map(|description| Self(description.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_the_rules() {
        for good in ["ab", "my-disk.1:x_y", "磁盘1", &"a".repeat(128)] {
            assert!(is_name(good), "{good}");
        }
        for bad in ["", "a", "1ab", "-ab", "http://x", "https://x", "a b", "a/b", "a\0b", &"a".repeat(129)] {
            assert!(!is_name(bad), "{bad}");
        }
        for automatic in ["auto2.0_x", "auto", "automatic"] {
            assert!(SnapshotName::parse(automatic, "SnapshotName").is_err(), "{automatic}");
        }
        // The document (004, chapter 4.2) reserves the small letters only.
        for free in ["Auto", "AUTO2.0_x", "aUto", "my-auto"] {
            assert!(SnapshotName::parse(free, "SnapshotName").is_ok(), "{free}");
        }
        assert!(DiskName::parse("autodisk", "DiskName").is_ok());
    }
}

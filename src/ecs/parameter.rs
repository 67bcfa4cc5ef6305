//! Decoding of flat parameters.

use super::code::Code;
use super::declaration::{ErrorDeclaration, Kind, Need, ParameterDeclaration};
use super::error::ApiError;
use crate::model::{DiskId, GroupId, ImageId, InstanceId, PolicyId, RegionId, SnapshotId, TaskId, ZoneId};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// The flat parameters of a request: exact names to texts.
pub type Parameters = BTreeMap<String, String>;

/// Returns the declared parameter that `name` belongs to: by its own name or, for a list, by the name of an item.
pub fn find_parameter(
    parameters: &'static [ParameterDeclaration],
    name: &str,
) -> Option<&'static ParameterDeclaration> {
    parameters.iter().find(|parameter| parameter.name == name).or_else(|| {
        parameters.iter().find_map(|parameter| {
            let item = name.strip_prefix(parameter.name)?.strip_prefix('.')?;
            match parameter.kind {
                Kind::RepeatList => Some(parameter),
                // The index is ignored.
                Kind::RepeatStruct(fields) => find_parameter(fields, item.split_once('.')?.1),
                _ => None,
            }
        })
    })
}

/// Reads typed values out of flat parameters.
#[derive(Debug)]
pub struct Decoder<'a> {
    parameters: &'a Parameters,
}

impl<'a> Decoder<'a> {
    /// Builds a decoder of `parameters`.
    pub fn new(parameters: &'a Parameters) -> Self {
        Self { parameters }
    }

    /// Returns the text of a parameter; an empty text counts as absent.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.parameters.get(name).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Returns the text of a parameter, even an empty one.
    pub fn given(&self, name: &str) -> Option<&'a str> {
        self.parameters.get(name).map(String::as_str)
    }

    /// Returns a scalar; `None` if it is absent or empty.
    ///
    /// # Errors
    /// The service's error for a malformed value.
    pub fn scalar<T: Scalar>(&self, name: &str) -> Result<Option<T>, ApiError> {
        let given = if T::EMPTY_COUNTS { self.given(name) } else { self.text(name) };
        given.map(|text| T::parse(text, name)).transpose()
    }

    /// Returns the texts of a repeat list: `name.1`, `name.2` …; a bare `name` is its first item.
    pub fn texts(&self, name: &str) -> Vec<String> {
        let bare = self.text(name).map(str::to_owned);
        let rest = self.indices(name);
        let rest = rest.iter().filter_map(|index| self.text(&format!("{name}.{index}")));
        bare.into_iter().chain(rest.map(str::to_owned)).collect()
    }

    /// Returns the indices under `name.`, in their numeric order: the text between the first two dots.
    pub fn indices(&self, name: &str) -> Vec<&'a str> {
        let prefix = format!("{name}.");
        let indices: BTreeSet<(u64, &str)> = self
            .parameters
            .keys()
            .filter_map(|key| key.strip_prefix(prefix.as_str()))
            .filter_map(|rest| rest.split('.').next())
            .map(|index| (index.parse().unwrap_or(u64::MAX), index))
            .collect();
        indices.into_iter().map(|(_, index)| index).collect()
    }
}

/// A value that one text holds.
pub trait Scalar: Sized {
    /// The type of value that the text stands for.
    const KIND: Kind;
    /// True if an empty text is a value, false if an empty text counts as absent.
    const EMPTY_COUNTS: bool = false;
    /// The errors of invalid texts.
    const ERRORS: &'static [ErrorDeclaration] = &[];

    /// Reads the text of the parameter `name`.
    ///
    /// # Errors
    /// The service's error for an invalid value.
    fn parse(text: &str, name: &str) -> Result<Self, ApiError>;
}

/// An item of a repeat list with fields.
pub trait Item: Sized {
    /// Its fields.
    const FIELDS: &'static [ParameterDeclaration];

    /// Reads the item whose fields are at `prefix.Field`.
    ///
    /// # Errors
    /// The service's error for a malformed field.
    fn decode(decoder: &Decoder<'_>, prefix: &str) -> Result<Self, ApiError>;
}

/// A type that a field of an operation can have.
pub trait Parameter: Sized {
    /// The type of value that its text stands for.
    const KIND: Kind;
    /// How necessary it is.
    const NEED: Need;
    /// The errors that follow from its type.
    const ERRORS: &'static [ErrorDeclaration] = &[];

    /// Reads the value of the parameter `name`.
    ///
    /// # Errors
    /// The service's error for an absent or malformed value.
    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, ApiError>;
}

impl<T: Scalar> Parameter for T {
    const KIND: Kind = T::KIND;
    const NEED: Need = Need::Required;
    const ERRORS: &'static [ErrorDeclaration] = T::ERRORS;

    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, ApiError> {
        decoder.scalar(name)?.ok_or_else(|| ApiError::missing(name))
    }
}

impl<T: Scalar> Parameter for Option<T> {
    const KIND: Kind = T::KIND;
    const NEED: Need = Need::Optional;
    const ERRORS: &'static [ErrorDeclaration] = T::ERRORS;

    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, ApiError> {
        decoder.scalar(name)
    }
}

/// A value that the service demands. The command line leaves the check to the service, as the real one does.
#[derive(Clone, Debug)]
pub struct Demanded<T>(pub T);

impl<T: Scalar> Parameter for Demanded<T> {
    const KIND: Kind = T::KIND;
    const NEED: Need = Need::Demanded;
    const ERRORS: &'static [ErrorDeclaration] = T::ERRORS;

    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, ApiError> {
        T::decode(decoder, name).map(Self)
    }
}

/// A repeat list of structs.
impl<T: Item> Parameter for Vec<T> {
    const KIND: Kind = Kind::RepeatStruct(T::FIELDS);
    const NEED: Need = Need::Optional;

    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, ApiError> {
        let indices = decoder.indices(name);
        indices.iter().map(|index| T::decode(decoder, &format!("{name}.{index}"))).collect()
    }
}

/// A repeat list of texts: `Name.1`, `Name.2` …; a bare `Name` is its first item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(pub Vec<String>);

impl Parameter for Texts {
    const KIND: Kind = Kind::RepeatList;
    const NEED: Need = Need::Optional;

    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, ApiError> {
        Ok(Self(decoder.texts(name)))
    }
}

/// A JSON array of texts in one text: `["d-1","d-2"]`. The operation reports errors in the array, since each has its
/// own code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonTexts(pub Option<Vec<String>>);

impl Scalar for JsonTexts {
    const KIND: Kind = Kind::String;

    fn parse(text: &str, _: &str) -> Result<Self, ApiError> {
        Ok(Self(json(text)))
    }
}

/// Reads a JSON array. As with the service, its texts can be in single quotes too: `['d-1','d-2']`.
pub fn json<T: DeserializeOwned>(text: &str) -> Option<Vec<T>> {
    serde_json::from_str(text).or_else(|_| serde_json::from_str(&text.replace('\'', "\""))).ok()
}

impl JsonTexts {
    /// Returns the texts, at most `limit` of them.
    ///
    /// # Errors
    /// An error with `code` if the text is no JSON array of texts or has too many.
    pub fn at_most(self, limit: usize, code: Code, name: &str) -> Result<Vec<String>, ApiError> {
        match self.0 {
            Some(texts) if texts.len() <= limit => Ok(texts),
            Some(_) => {
                Err(ApiError::new(code, format!("The specified {name} holds more than {limit} values.")))
            }
            None => Err(ApiError::new(code, format!("The specified {name} is not a JSON array of strings."))),
        }
    }
}

impl Scalar for String {
    const KIND: Kind = Kind::String;

    fn parse(text: &str, _: &str) -> Result<Self, ApiError> {
        Ok(text.to_owned())
    }
}

impl Scalar for bool {
    const KIND: Kind = Kind::Boolean;

    fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
        if text.eq_ignore_ascii_case("true") {
            Ok(true)
        } else if text.eq_ignore_ascii_case("false") {
            Ok(false)
        } else {
            Err(ApiError::invalid(name))
        }
    }
}

impl Scalar for i64 {
    const KIND: Kind = Kind::Integer;

    fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
        text.parse().map_err(|_| ApiError::invalid(name))
    }
}

impl Scalar for f64 {
    const KIND: Kind = Kind::Float;

    fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
        text.parse().ok().filter(|number: &f64| number.is_finite()).ok_or_else(|| ApiError::invalid(name))
    }
}

/// Ids of resources that must exist: a malformed id gets the same error as an unknown id.
macro_rules! id_scalar {
    ($($type:ty, $code:expr, $what:literal);+ $(;)?) => { $(
        impl Scalar for $type {
            const KIND: Kind = Kind::String;
            const ERRORS: &'static [ErrorDeclaration] = &[ErrorDeclaration::new($code)];

            fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
                Self::parse(text).ok_or_else(|| {
                    ApiError::new($code, format!("The specified {name} does not exist: it is no {}.", $what))
                })
            }
        }
    )+ };
}

id_scalar!(
    DiskId, Code::InvalidDiskIdNotFound, "disk id (d-…)";
    SnapshotId, Code::InvalidSnapshotIdNotFound, "snapshot id (s-…)";
    GroupId, Code::InvalidSnapshotGroupNotFound, "group id (ssg-…)";
    InstanceId, Code::InvalidInstanceIdNotFound, "instance id (i-…)";
    ImageId, Code::InvalidImageIdNotFound, "id of a custom image (m-…)";
    TaskId, Code::InvalidTaskIdNotFound, "task id (t-…)";
    PolicyId, Code::InvalidAutoSnapshotPolicyIdNotFound, "policy id (sp-…)";
    RegionId, Code::InvalidRegionIdNotFound, "region id";
    ZoneId, Code::InvalidZoneIdNotFound, "zone id";
);

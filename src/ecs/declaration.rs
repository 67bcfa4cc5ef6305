//! How an operation is declared: once. From the declaration come the decoding of its flat parameters,
//! the names that the command line knows, the help, the man pages and the completions.
//!
//! ```text
//! operation! {
//!     /// Deletes a snapshot.
//!     ///
//!     /// More lines for the help.
//!     DeleteSnapshot in Snapshots "删除快照。" {
//!         /// The snapshot.
//!         "SnapshotId" snapshot_id: SnapshotId,
//!         /// `true` deletes it even when disks were made from it.
//!         "Force" force: Option<bool>,
//!     }
//!     common { REGION_ID }
//!     blocks { new: NewInstance }
//!     ignored { "Zone": String }
//!     refused { "Ring": String }
//!     errors {
//!         InvalidSnapshotIdNotFound,
//!         IncorrectDiskStatus "the disk is being made",
//!         400 InvalidDescriptionMalformed,
//!     }
//! }
//!
//! impl Operation for DeleteSnapshot {
//!     type Answer = Empty;
//!     fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> { … }
//! }
//! ```
//!
//! A field of a bare type is required, an `Option` is not, a `Vec` is a repeat list (`Tag.1.Key`).
//! The text after the family is the summary in
//! Chinese. `common` names parameters that the service reads for every operation (see [`common`]).
//! `blocks` names parameters that several operations share (see `block!`). `ignored`
//! names parameters that are accepted and have no effect here; why that is no loss is in
//! [`effect`](super::effect). `refused` names those that are not built: a request that gives
//! one is refused by its name, since without it the answer would mean something else. `errors` names the
//! codes that the operation reports (see [`Code`]), with a status and a reason where they are not those of
//! the table; those that follow from a parameter's type, or come with a common parameter or a block, are not repeated.

use super::code::Code;
use super::effect::Effect;
use super::error::ApiError;
use super::parameter::Decoder;
use super::service::Context;

/// The subject of an operation. Operations of one family share a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Regions and zones.
    Regions,
    /// Disks.
    Disks,
    /// Instances.
    Instances,
    /// Images.
    Images,
    /// Tasks.
    Tasks,
    /// Snapshots and chains.
    Snapshots,
    /// Snapshot-consistent groups.
    Groups,
    /// Automatic snapshot policies.
    Policies,
    /// Tags.
    Tags,
    /// Resource groups, quotas and prices.
    Misc,
}

/// The type of value that a parameter's text stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Float,
    /// `true` or `false`, in any case.
    Boolean,
    /// `Name.1`, `Name.2` …, each a text.
    RepeatList,
    /// `Name.1.Field` …, with these fields.
    RepeatStruct(&'static [ParameterDeclaration]),
}

impl Kind {
    /// Returns the word that help shows.
    pub fn word(self) -> &'static str {
        match self {
            Self::String => "String",
            Self::Integer => "Integer",
            Self::Float => "Float",
            Self::Boolean => "Boolean",
            Self::RepeatList | Self::RepeatStruct(_) => "RepeatList",
        }
    }
}

/// How necessary a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The parameter can be omitted.
    Optional,
    /// The service demands the parameter. The command line leaves the check to the service, as the real one does.
    Demanded,
    /// The parameter is mandatory, and the command line says so.
    Required,
}

/// A parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParameterDeclaration {
    /// Its exact name.
    pub name: &'static str,
    /// The type of its value.
    pub kind: Kind,
    /// How necessary it is.
    pub need: Need,
    /// Its effect here.
    pub effect: Effect,
    /// Its help, one line per element.
    pub help: &'static [&'static str],
}

/// A parameter with the same meaning in every operation, and the errors that come with it.
#[derive(Clone, Copy, Debug)]
pub struct Common {
    /// The parameter.
    pub parameter: ParameterDeclaration,
    /// The errors.
    pub errors: &'static [ErrorDeclaration],
}

/// Parameters with the same meaning in every operation; [`Service`](super::Service) reads them.
pub mod common {
    use super::{Code, Common, Effect, ErrorDeclaration, Kind, Need, ParameterDeclaration};

    const fn optional(
        name: &'static str,
        kind: Kind,
        help: &'static [&'static str],
        errors: &'static [ErrorDeclaration],
    ) -> Common {
        let parameter = ParameterDeclaration { name, kind, need: Need::Optional, effect: Effect::Full, help };
        Common { parameter, errors }
    }

    /// The requested region, where the service does not demand it (default: the configured region).
    pub const OPTIONAL_REGION_ID: Common =
        optional("RegionId", Kind::String, &["Names the region (default: the configured one)."], &[]);

    /// The requested region, where the service demands it.
    pub const REGION_ID: Common = Common {
        parameter: ParameterDeclaration { need: Need::Required, ..OPTIONAL_REGION_ID.parameter },
        ..OPTIONAL_REGION_ID
    };

    /// The client token: a repeated request with the same token gets the first answer.
    pub const CLIENT_TOKEN: Common = optional(
        "ClientToken",
        Kind::String,
        &[
            "A name of this request, up to 64 ASCII characters: the same request with the same token is done once.",
        ],
        &[ErrorDeclaration::new(Code::InvalidClientTokenMalformed)],
    );

    /// The switch that only checks the request.
    pub const DRY_RUN: Common = optional(
        DRY_RUN_NAME,
        Kind::Boolean,
        &["true checks the request and ends with DryRunOperation."],
        &[ErrorDeclaration::new(Code::DryRunOperation)],
    );

    /// The name of [`DRY_RUN`].
    pub const DRY_RUN_NAME: &str = "DryRun";
}

/// An error that an operation reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorDeclaration {
    /// The HTTP status that the service gives it with this operation.
    pub status: u16,
    /// Its code.
    pub code: Code,
    /// When it is reported.
    pub when: &'static str,
}

impl ErrorDeclaration {
    /// Returns the declaration of a code with the status and reason of the table of codes.
    pub const fn new(code: Code) -> Self {
        Self { status: code.status(), code, when: code.when() }
    }

    /// Returns the declaration with another status.
    #[must_use]
    pub const fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// Returns the declaration with another reason.
    #[must_use]
    pub const fn when(self, when: &'static str) -> Self {
        Self { when, ..self }
    }
}

/// An operation.
#[derive(Clone, Copy, Debug)]
pub struct Declaration {
    /// Its name, such as `CreateSnapshot`.
    pub name: &'static str,
    /// Its family.
    pub family: Family,
    /// Its help, one line per element; the first line is the summary.
    pub help: &'static [&'static str],
    /// The summary in Chinese.
    pub chinese: &'static str,
    /// Its parameters, sorted by name.
    pub parameters: &'static [ParameterDeclaration],
    /// The errors that the operation reports besides the common ones.
    pub errors: &'static [ErrorDeclaration],
}

impl Declaration {
    /// Returns the first line of the help.
    pub fn summary(&self) -> &'static str {
        self.help.first().map_or("", |line| line.trim())
    }

    /// Returns the parameter with this exact name.
    pub fn parameter(&self, name: &str) -> Option<&'static ParameterDeclaration> {
        self.parameters.iter().find(|parameter| parameter.name == name)
    }

    /// Returns true if the operation changes nothing.
    pub fn only_reads(&self) -> bool {
        self.name.starts_with("Describe") || self.name.starts_with("List")
    }

    /// Returns true if the operation reports this error besides the common ones.
    pub fn declares(&self, code: Code) -> bool {
        self.error(code).is_some()
    }

    fn error(&self, code: Code) -> Option<&'static ErrorDeclaration> {
        self.errors.iter().find(|error| error.code == code)
    }

    /// Returns the HTTP status of an error of this operation.
    pub fn status(&self, code: Code) -> u16 {
        self.error(code).map_or_else(|| code.status(), |error| error.status)
    }
}

/// A type that the `operation!` macro makes of a declaration.
pub trait Declared: Sized {
    /// The declaration.
    const DECLARATION: &'static Declaration;

    /// Reads the parameters.
    ///
    /// # Errors
    /// The service's error for the first parameter, in the order of the declaration, that is missing
    /// or malformed.
    fn decode(decoder: &Decoder<'_>) -> Result<Self, ApiError>;
}

/// Parameters that several operations share, read together.
pub trait Block: Sized {
    /// Their declarations.
    const PARAMETERS: &'static [ParameterDeclaration];
    /// The errors that come with them.
    const ERRORS: &'static [ErrorDeclaration] = &[];

    /// Reads the parameters.
    ///
    /// # Errors
    /// The service's error for the first parameter that is missing or malformed.
    fn decode(decoder: &Decoder<'_>) -> Result<Self, ApiError>;
}

/// The work of an operation.
pub trait Operation: Declared {
    /// The answer, without its `RequestId`.
    type Answer: serde::Serialize;

    /// Checks the rules and does the work.
    ///
    /// # Errors
    /// The service's error; then nothing has changed, unless the operation says otherwise.
    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError>;
}

/// The answer of an operation that only confirms.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct Empty {}

/// Sorts parameters by name, bytewise, at compile time.
pub(super) const fn sorted<const N: usize>(mut list: [ParameterDeclaration; N]) -> [ParameterDeclaration; N] {
    const fn less(a: &[u8], b: &[u8]) -> bool {
        let mut i = 0;
        while i < a.len() && i < b.len() {
            if a[i] != b[i] {
                return a[i] < b[i];
            }
            i += 1;
        }
        a.len() < b.len()
    }
    let mut i = 1;
    while i < N {
        let mut j = i;
        while j > 0 && less(list[j].name.as_bytes(), list[j - 1].name.as_bytes()) {
            let moved = list[j];
            list[j] = list[j - 1];
            list[j - 1] = moved;
            j -= 1;
        }
        i += 1;
    }
    list
}

/// Counts the parameters of all lists together.
pub(super) const fn count(lists: &[&[ParameterDeclaration]]) -> usize {
    let (mut count, mut list) = (0, 0);
    while list < lists.len() {
        count += lists[list].len();
        list += 1;
    }
    count
}

/// The maximum number of errors of an operation.
const ERRORS: usize = 128;

/// Returns the errors of all lists, sorted by code, and their number. For a code in several lists, the first list
/// wins.
pub(super) const fn merged(lists: &[&[ErrorDeclaration]]) -> ([ErrorDeclaration; ERRORS], usize) {
    let mut all = [ErrorDeclaration::new(Code::InternalError); ERRORS];
    let (mut count, mut list) = (0, 0);
    while list < lists.len() {
        let mut i = 0;
        while i < lists[list].len() {
            let error = lists[list][i];
            // An error that every operation can report is listed only where an operation gives a reason.
            let is_common = matches!(error.code, Code::InvalidParameter | Code::InvalidRegionIdNotFound);
            if list == 0 || !(is_common || has(&all, count, error.code)) {
                let mut at = count;
                while at > 0 && (error.code as u16) < all[at - 1].code as u16 {
                    all[at] = all[at - 1];
                    at -= 1;
                }
                all[at] = error;
                count += 1;
            }
            i += 1;
        }
        list += 1;
    }
    (all, count)
}

/// Returns true if a code is among the first `count` errors.
const fn has(errors: &[ErrorDeclaration], count: usize, code: Code) -> bool {
    let mut i = 0;
    while i < count {
        if errors[i].code as u16 == code as u16 {
            return true;
        }
        i += 1;
    }
    false
}

/// Returns the first `N` errors.
pub(super) const fn first<const N: usize>(errors: &[ErrorDeclaration; ERRORS]) -> [ErrorDeclaration; N] {
    let mut first = [errors[0]; N];
    let mut i = 0;
    while i < N {
        first[i] = errors[i];
        i += 1;
    }
    first
}

/// Joins the parameters of all lists (`N` in total), sorted by name.
pub(super) const fn joined<const N: usize>(lists: &[&[ParameterDeclaration]]) -> [ParameterDeclaration; N] {
    let mut all = [common::REGION_ID.parameter; N];
    let (mut at, mut list) = (0, 0);
    while list < lists.len() {
        let mut i = 0;
        while i < lists[list].len() {
            all[at] = lists[list][i];
            at += 1;
            i += 1;
        }
        list += 1;
    }
    sorted(all)
}

pub(super) use super::declare::{block, errors, ignored_item, item, operation, parameters};

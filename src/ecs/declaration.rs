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

/// What an operation is about; operations of one family share a folder.
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

/// What a parameter's text stands for.
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
    /// The word that help shows.
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

/// Whether a parameter must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It can be left away.
    Optional,
    /// The service demands it; the command line, as the real one, leaves that to the service.
    Demanded,
    /// It must be there, and the command line says so.
    Required,
}

/// A parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParameterDeclaration {
    /// Its exact name.
    pub name: &'static str,
    /// What its text stands for.
    pub kind: Kind,
    /// Whether it must be there.
    pub need: Need,
    /// What it does here.
    pub effect: Effect,
    /// Its help, one line an element.
    pub help: &'static [&'static str],
}

/// A parameter that means the same with every operation, and the errors that come with it.
#[derive(Clone, Copy, Debug)]
pub struct Common {
    /// The parameter.
    pub parameter: ParameterDeclaration,
    /// The errors.
    pub errors: &'static [ErrorDeclaration],
}

/// Parameters that mean the same with every operation; [`Service`](super::Service) reads them.
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

    /// The region that is asked, where the service does not demand it; the configured one fills in.
    pub const OPTIONAL_REGION_ID: Common =
        optional("RegionId", Kind::String, &["Names the region (default: the configured one)."], &[]);

    /// The same where the service demands it.
    pub const REGION_ID: Common = Common {
        parameter: ParameterDeclaration { need: Need::Required, ..OPTIONAL_REGION_ID.parameter },
        ..OPTIONAL_REGION_ID
    };

    /// What makes a repeated request answer as the first one did.
    pub const CLIENT_TOKEN: Common = optional(
        "ClientToken",
        Kind::String,
        &[
            "A name of this request, up to 64 ASCII characters: the same request with the same token is done once.",
        ],
        &[ErrorDeclaration::new(Code::InvalidClientTokenMalformed)],
    );

    /// Whether the request is only to be checked.
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
    /// What the table of codes says of a code.
    pub const fn new(code: Code) -> Self {
        Self { status: code.status(), code, when: code.when() }
    }

    /// The same with another status.
    #[must_use]
    pub const fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// The same, reported for another reason.
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
    /// Its help, one line an element; the first is the summary.
    pub help: &'static [&'static str],
    /// The summary in Chinese.
    pub chinese: &'static str,
    /// Its parameters, sorted by name.
    pub parameters: &'static [ParameterDeclaration],
    /// The errors it reports besides the common ones.
    pub errors: &'static [ErrorDeclaration],
}

impl Declaration {
    /// The first line of the help.
    pub fn summary(&self) -> &'static str {
        self.help.first().map_or("", |line| line.trim())
    }

    /// The parameter with this exact name.
    pub fn parameter(&self, name: &str) -> Option<&'static ParameterDeclaration> {
        self.parameters.iter().find(|parameter| parameter.name == name)
    }

    /// Whether the operation changes nothing.
    pub fn only_reads(&self) -> bool {
        self.name.starts_with("Describe") || self.name.starts_with("List")
    }

    /// Whether the operation reports this error besides the common ones.
    pub fn declares(&self, code: Code) -> bool {
        self.error(code).is_some()
    }

    fn error(&self, code: Code) -> Option<&'static ErrorDeclaration> {
        self.errors.iter().find(|error| error.code == code)
    }

    /// The HTTP status of an error of this operation.
    pub fn status(&self, code: Code) -> u16 {
        self.error(code).map_or_else(|| code.status(), |error| error.status)
    }
}

/// What the `operation!` macro makes of a declaration.
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

    /// Reads them.
    ///
    /// # Errors
    /// The service's error for the first parameter that is missing or malformed.
    fn decode(decoder: &Decoder<'_>) -> Result<Self, ApiError>;
}

/// What an operation does.
pub trait Operation: Declared {
    /// The answer, less its `RequestId`.
    type Answer: serde::Serialize;

    /// Checks the rules and does the work.
    ///
    /// # Errors
    /// The service's error; nothing has changed then, unless the operation says otherwise.
    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError>;
}

/// The answer of operations that only confirm.
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

/// How many parameters the lists hold together.
pub(super) const fn count(lists: &[&[ParameterDeclaration]]) -> usize {
    let (mut count, mut list) = (0, 0);
    while list < lists.len() {
        count += lists[list].len();
        list += 1;
    }
    count
}

/// The most errors that an operation can have.
const ERRORS: usize = 128;

/// The errors of all lists, sorted by code, and how many they are. What the first list says of a code goes before
/// what the others say.
pub(super) const fn merged(lists: &[&[ErrorDeclaration]]) -> ([ErrorDeclaration; ERRORS], usize) {
    let mut all = [ErrorDeclaration::new(Code::InternalError); ERRORS];
    let (mut count, mut list) = (0, 0);
    while list < lists.len() {
        let mut i = 0;
        while i < lists[list].len() {
            let error = lists[list][i];
            // What every operation may report is listed only where an operation says why.
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

/// Whether a code is among the first errors.
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

/// The first `N` errors.
pub(super) const fn first<const N: usize>(errors: &[ErrorDeclaration; ERRORS]) -> [ErrorDeclaration; N] {
    let mut first = [errors[0]; N];
    let mut i = 0;
    while i < N {
        first[i] = errors[i];
        i += 1;
    }
    first
}

/// The parameters of all lists, of which there are `N`, sorted by name.
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

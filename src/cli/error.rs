//! The errors of the command line: message, tip, suggestions, exit code.

use super::fields::FieldsError;
use super::grammar::GrammarError;
use super::pager::PagerError;
use super::product;
use super::profiles::ProfilesError;
use super::program::Program;
use super::query::QueryError;
use super::safety::SafetyError;
use super::stream::WriteError;
use super::table::TableError;
use super::waiter::WaiterError;
use crate::catalog::CatalogError;
use crate::config::ConfigError;
use crate::ecs::{ApiError, Declaration};
use crate::engine::{EngineError, UnknownCompression};
use crate::home::HomeError;
use crate::sys::clock::ClockError;
use crate::sys::lack::told;
use std::io;

/// The exit status of the program. The numbers are those of `aliyun`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Success.
    Success = 0,
    /// The service refused, or the line or the answer is invalid.
    Failed = 1,
    /// A word is unknown.
    Unknown = 2,
    /// A word or a setting is missing; a tip names it.
    Incomplete = 3,
    /// A part of the request is done, and the rest cannot be; the answer tells the part.
    Partial = 4,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        (exit as u8).into()
    }
}

/// An error that the service reported, with the other fields of its answer.
#[derive(Clone, Debug)]
pub struct ServerError {
    /// The error.
    pub error: ApiError,
    /// The page that the service recommends.
    pub recommend: String,
    /// The operation.
    pub operation: String,
    /// The request's id.
    pub request_id: String,
    /// The length of the answer's body.
    pub length: usize,
}

/// The reason why a command line failed. The wording is `aliyun`'s where `aliyun` has the error.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each message says it")]
pub enum CliError {
    #[error(transparent)]
    Grammar(#[from] GrammarError),
    #[error("SNAP_COMPRESSION: {0}")]
    Compression(#[from] UnknownCompression),
    #[error(transparent)]
    Clock(#[from] ClockError),
    #[error("argument {0:?} is not valid UTF-8")]
    NotText(std::ffi::OsString),
    #[error(transparent)]
    Fields(#[from] FieldsError),
    #[error("flag --{0} is exclusive with --{1}")]
    Exclusive(&'static str, &'static str),
    #[error("flag --{0} is not available: nothing costs anything here")]
    Absent(&'static str),
    #[error("--estimate-cost requires a product and an API name")]
    NothingToEstimate(Program),
    #[error("--estimate-cost-context requires --estimate-cost")]
    ContextAlone(Program),
    #[error("invalid flag --header `{0}` use `--header HeaderName=Value` ")]
    Header(String),
    #[error("--method value {0} is not supported, please set method in {{GET|POST}}")]
    Method(String),
    #[error("'{name}' is not a valid command or product. See `{program} help`.")]
    UnknownProduct { program: Program, name: String },
    #[error("'{name}' is not a valid command")]
    UnknownCommand { name: String, known: Vec<&'static str> },
    #[error("invalid flag {name}{}", if near.is_empty() { format!("; available flags: {}", available.join(", ")) } else { format!(", did you mean {}?", near.join(" or ")) })]
    InvalidFlag { name: String, near: Vec<String>, available: Vec<String> },
    #[error("'{name}' is not a valid api. See `{program} help {}`.", product::CODE)]
    UnknownOperation { program: Program, name: String },
    #[error(
        "'--{name}' is not a valid parameter or flag. See `{program} help {} {}`.",
        product::CODE,
        declaration.name
    )]
    UnknownParameter {
        program: Program,
        declaration: &'static Declaration,
        name: String,
        after: Option<String>,
    },
    #[error("required parameters not assigned: {}", missing.iter().map(|name| format!("\n  --{name}")).collect::<String>())]
    MissingParameters { program: Program, declaration: &'static Declaration, missing: Vec<&'static str> },
    #[error("cannot read {path}: {}", told(source, path))]
    ParameterFile { path: String, source: io::Error },
    #[error("can not find api by path {0}")]
    Path(String),
    #[error("too many arguments")]
    TooManyArguments(Program),
    #[error("too many arguments: {0}")]
    TooManyArgumentsForHelp(usize),
    #[error("unchecked version {0}")]
    Version(String),
    #[error(transparent)]
    Profiles(#[from] ProfilesError),
    #[error("{source}")]
    Setup { program: Program, source: ProfilesError },
    #[error(transparent)]
    Safety(#[from] SafetyError),
    #[error(transparent)]
    Pager(#[from] PagerError),
    #[error(transparent)]
    Waiter(#[from] WaiterError),
    #[error("JMESPath query failed: {0}")]
    Query(#[from] QueryError),
    #[error("--output tree draws the answer of DescribeSnapshotLinks only")]
    NoTree,
    #[error("cannot draw the chains: {0}")]
    Chains(#[from] CatalogError),
    #[error("{}: {}", .0.error.code, .0.error.message)]
    Server(Box<ServerError>),
    #[error(transparent)]
    Table(#[from] TableError),
    #[error(transparent)]
    Home(#[from] HomeError),
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("cannot open {home}: {source}")]
    Engine { home: String, source: EngineError },
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error("{}", told(.0, ""))]
    Io(#[from] io::Error),
}

impl CliError {
    /// Returns the exit status after the error.
    pub fn exit(&self) -> Exit {
        match self {
            // A reader that has gone away has read enough.
            Self::Write(error) if error.has_no_reader() => Exit::Success,
            Self::UnknownProduct { .. }
            | Self::UnknownCommand { .. }
            | Self::InvalidFlag { .. }
            | Self::Clock(_)
            | Self::UnknownOperation { .. }
            | Self::UnknownParameter { .. } => Exit::Unknown,
            Self::MissingParameters { .. }
            | Self::Path(_)
            | Self::TooManyArguments(_)
            | Self::Version(_)
            | Self::NothingToEstimate(_)
            | Self::ContextAlone(_)
            | Self::Setup { .. } => Exit::Incomplete,
            _ => Exit::Failed,
        }
    }
}

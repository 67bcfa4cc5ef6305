//! The service's errors.

use super::code::Code;
use crate::catalog::CatalogError;
use crate::engine::EngineError;

/// An error as the service reports it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct ApiError {
    /// The service's code, such as `InvalidDiskId.NotFound`.
    pub code: Code,
    /// The problem, described for people.
    pub message: String,
    /// The next step for the caller, if known; not part of the service's answer.
    pub hint: Option<String>,
    /// The HTTP status, if an operation gives the code several.
    pub status: Option<u16>,
}

impl ApiError {
    /// Builds an error with a code of the service.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: None, status: None }
    }

    /// Returns the error with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Returns the error with another status than the first that the operation declares for the code.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// Builds the error of a mandatory parameter that is absent or empty.
    pub fn missing(parameter: &str) -> Self {
        Self::new(
            Code::MissingParameter,
            format!(
                "The input parameter \"{parameter}\" that is mandatory for processing this request is not supplied."
            ),
        )
    }

    /// Builds the error of a parameter with an invalid value.
    pub fn invalid(parameter: &str) -> Self {
        Self::new(Code::InvalidParameter, format!("The specified parameter \"{parameter}\" is not valid."))
    }

    /// Builds the error of a failure that is not the request's fault.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::new(Code::InternalError, format!("The request processing has failed: {cause}."))
    }

    /// Returns the error with the hint of its cause.
    #[must_use]
    pub fn because_of(self, error: &EngineError) -> Self {
        Self { hint: error.hint(), ..self }
    }

    /// Returns true if the error is a failure, not a refusal.
    pub fn is_internal(&self) -> bool {
        self.code == Code::InternalError
    }
}

impl From<CatalogError> for ApiError {
    fn from(error: CatalogError) -> Self {
        EngineError::from(error).into()
    }
}

impl From<EngineError> for ApiError {
    fn from(error: EngineError) -> Self {
        let hint = error.hint();
        let answer = match &error {
            EngineError::NoImage { .. } | EngineError::Away { .. } => {
                let mut message = error.to_string();
                message[..1].make_ascii_uppercase();
                Self::new(Code::IncorrectDiskStatus, format!("{message}."))
            }
            EngineError::SourceTooSmall { .. } => {
                Self::new(Code::InvalidDiskSizeTooSmall, format!("The request was refused: {error}."))
            }
            _ => Self::internal(error),
        };
        Self { hint, ..answer }
    }
}

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
    /// What is wrong, for people.
    pub message: String,
    /// What to do next, where there is something; not part of the service's answer.
    pub hint: Option<String>,
    /// The HTTP status, where an operation gives the code more than one.
    pub status: Option<u16>,
}

impl ApiError {
    /// An error with a code of the service's.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: None, status: None }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with another status than the first that the operation declares for the code.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// A mandatory parameter that is absent or empty.
    pub fn missing(parameter: &str) -> Self {
        Self::new(
            Code::MissingParameter,
            format!(
                "The input parameter \"{parameter}\" that is mandatory for processing this request is not supplied."
            ),
        )
    }

    /// A parameter whose value cannot be used.
    pub fn invalid(parameter: &str) -> Self {
        Self::new(Code::InvalidParameter, format!("The specified parameter \"{parameter}\" is not valid."))
    }

    /// Trouble that is no fault of the request.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::new(Code::InternalError, format!("The request processing has failed: {cause}."))
    }

    /// The same with the hint of the error that is its cause.
    #[must_use]
    pub fn because_of(self, error: &EngineError) -> Self {
        Self { hint: error.hint(), ..self }
    }

    /// Whether it is trouble, and not a refusal.
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

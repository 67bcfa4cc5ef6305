//! Encryption by default: there is none here. That it is off can be asked, that it be on cannot.

use crate::ecs::code::Code;
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;

/// The error of whatever needs encryption by default to be on.
pub fn is_off(context: &Context<'_>) -> ApiError {
    ApiError::new(
        Code::InvalidDefaultEncryptionNotFound,
        format!("Encryption by default is not on in {}: it is not built here yet.", context.region),
    )
}

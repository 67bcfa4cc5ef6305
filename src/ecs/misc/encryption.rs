//! Encryption by default, which is off here. A request can read that state, but cannot switch it on.

use crate::ecs::code::Code;
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;

/// Returns the error of a request that needs encryption by default to be on.
pub fn is_off(context: &Context<'_>) -> ApiError {
    ApiError::new(
        Code::InvalidDefaultEncryptionNotFound,
        format!("Encryption by default is not on in {}: it is not built here yet.", context.region),
    )
}

//! One request of the command line.

use super::error::{CliError, ServerError};
use super::open;
use crate::ecs::{Request, Service};
use serde_json::Value;

/// Calls the service once.
///
/// # Errors
/// The service's.
pub fn ask(service: &Service, request: &Request) -> Result<Value, CliError> {
    let answer = service.call(request);
    open::warn(service);
    answer.map_err(|failure| {
        CliError::Server(Box::new(ServerError {
            operation: request.operation.clone(),
            recommend: failure.recommend(),
            length: failure.body().to_string().len(),
            request_id: failure.request_id,
            error: failure.error,
        }))
    })
}

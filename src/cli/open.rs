//! The service over the user's home, with a progress bar.

use super::error::CliError;
use super::progress::Bar;
use crate::config::Config;
use crate::ecs::{Quotas, Service};
use crate::engine::Engine;
use crate::home::Home;
use std::sync::Arc;

/// Opens it.
///
/// # Errors
/// When there is no home, its configuration cannot be used, or it cannot be opened.
pub fn service() -> Result<Service, CliError> {
    let home = Home::find()?;
    let quotas = Quotas::new(&Config::read(&home)?)?;
    let place = home.root().display().to_string();
    let engine = Engine::open(home).map_err(|source| CliError::Engine { home: place, source })?;
    Ok(Service::new(engine.with_progress(Arc::new(Bar::new()))).with_quotas(quotas))
}

//! Opens the service over the user's home, with a progress bar.

use super::error::CliError;
use super::progress::Bar;
use super::stream;
use crate::config::Config;
use crate::ecs::{Quotas, Service};
use crate::engine::{self, Compression, Engine, SetAside};
use crate::home::Home;
use crate::sys;
use std::env::VarError;
use std::sync::Arc;

/// Opens the service.
///
/// # Errors
/// When there is no home, its configuration is invalid, or it cannot be opened.
pub fn service() -> Result<Service, CliError> {
    service_by(Engine::open)
}

/// Opens the service for work that frees room. On a full file system such work uses the room that the home keeps in
/// reserve.
///
/// # Errors
/// When there is no home, its configuration is invalid, or it cannot be opened.
pub fn service_to_free() -> Result<Service, CliError> {
    service_by(Engine::open_to_free)
}

/// Opens the service; a missing catalog is begun anew beside its stores.
///
/// # Errors
/// When there is no home, its configuration is invalid, or it cannot be opened.
pub fn service_anew() -> Result<Service, CliError> {
    service_by(Engine::open_anew)
}

/// Replaces a damaged catalog by a new one with its readable rows; `None` if there is no catalog.
///
/// # Errors
/// When there is no home, its catalog is whole, or it cannot be replaced.
pub fn new_catalog() -> Result<Option<SetAside>, CliError> {
    let home = home()?;
    let place = home.root().display().to_string();
    engine::set_catalog_aside(&home).map_err(|source| CliError::Engine { home: place, source })
}

fn service_by(open: fn(Home) -> engine::Result<Engine>) -> Result<Service, CliError> {
    let home = home()?;
    let quotas = Quotas::new(&Config::read(&home)?)?;
    let place = home.root().display().to_string();
    let compression = compression()?;
    let engine = open(home).map_err(|source| CliError::Engine { home: place, source })?;
    let engine = engine.with_progress(Arc::new(Bar::new())).with_compression(compression);
    Ok(Service::new(engine).with_quotas(quotas))
}

/// Finds the home. From here on, only users who can write to the home can write to new files.
fn home() -> Result<Home, CliError> {
    let home = Home::find()?;
    sys::place::narrow_umask(home.place().mode().unwrap_or(0));
    Ok(home)
}

/// Returns the compression of new blocks from `SNAP_COMPRESSION`; an empty value counts as unset.
fn compression() -> Result<Compression, CliError> {
    match std::env::var("SNAP_COMPRESSION") {
        Err(VarError::NotPresent) => Ok(Compression::default()),
        Ok(text) if text.is_empty() => Ok(Compression::default()),
        Ok(text) => Ok(text.parse()?),
        Err(VarError::NotUnicode(text)) => Ok(text.to_string_lossy().parse()?),
    }
}

/// Opens the service, and settles the work of dead processes. Failures to settle are told on standard error.
///
/// # Errors
/// When there is no home, it cannot be opened, or its catalog fails.
pub fn settled_service() -> anyhow::Result<Service> {
    settled(service()?)
}

/// Settles the work of dead processes. Failures to settle are told on standard error.
///
/// # Errors
/// When its catalog fails.
pub fn settled(service: Service) -> anyhow::Result<Service> {
    service.settle()?;
    warn(&service);
    tell_exposures(&service);
    Ok(service)
}

/// Opens the service for work that only reads, and settles as above. Where a part of the catalog cannot be read, the
/// work continues, and a message tells that.
///
/// # Errors
/// When there is no home, it cannot be opened, or its catalog fails otherwise.
pub fn settled_service_to_read() -> anyhow::Result<Service> {
    let service = service()?;
    match service.settle() {
        Err(error) if error.is_unreadable() => stream::complain(&format!("warning: {error}\n")),
        other => other?,
    }
    warn(&service);
    tell_exposures(&service);
    Ok(service)
}

/// Tells on standard error which parts of the home are open to other users. For commands that change something, or
/// that report on the stores.
pub fn tell_exposures(service: &Service) {
    if stream::is_quiet() {
        return;
    }
    for exposure in service.engine().home().exposures() {
        stream::complain(&format!("warning: {exposure}\n"));
    }
}

/// Tells on standard error the failures of settling, and the engine's remarks beside the answer.
pub fn warn(service: &Service) {
    for trouble in service.troubles() {
        stream::complain(&format!("warning: {trouble}\n"));
    }
    for note in service.engine().take_notes() {
        stream::complain(&format!("note: {note}\n"));
    }
}

/// Opens the engine for a worker.
///
/// # Errors
/// When there is no home, or it cannot be opened.
pub fn worker() -> anyhow::Result<Engine> {
    Ok(Engine::open(home()?)?.with_compression(compression()?))
}

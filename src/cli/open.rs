//! The service over the user's home, with a progress bar.

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

/// Opens it.
///
/// # Errors
/// When there is no home, its configuration cannot be used, or it cannot be opened.
pub fn service() -> Result<Service, CliError> {
    service_by(Engine::open)
}

/// The same, for work that frees room: on a full file system it is given what the home keeps in reserve.
///
/// # Errors
/// When there is no home, its configuration cannot be used, or it cannot be opened.
pub fn service_to_free() -> Result<Service, CliError> {
    service_by(Engine::open_to_free)
}

/// The same; a catalog that is gone is begun anew beside its stores.
///
/// # Errors
/// When there is no home, its configuration cannot be used, or it cannot be opened.
pub fn service_anew() -> Result<Service, CliError> {
    service_by(Engine::open_anew)
}

/// Puts a new catalog in the place of a damaged one, with what can be read of that; `None` if there is none.
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

/// Finds the home. What is made from here on can be written to by those alone who may write to the home.
fn home() -> Result<Home, CliError> {
    let home = Home::find()?;
    sys::place::narrow_umask(home.place().mode().unwrap_or(0));
    Ok(home)
}

/// How new blocks are compressed, from `SNAP_COMPRESSION`; an empty one counts as none.
fn compression() -> Result<Compression, CliError> {
    match std::env::var("SNAP_COMPRESSION") {
        Err(VarError::NotPresent) => Ok(Compression::default()),
        Ok(text) if text.is_empty() => Ok(Compression::default()),
        Ok(text) => Ok(text.parse()?),
        Err(VarError::NotUnicode(text)) => Ok(text.to_string_lossy().parse()?),
    }
}

/// The same, with what dead processes left settled; what cannot be is told on standard error.
///
/// # Errors
/// When there is no home, it cannot be opened, or its catalog fails.
pub fn settled_service() -> anyhow::Result<Service> {
    settled(service()?)
}

/// The same service, with what dead processes left settled; what cannot be is told on standard error.
///
/// # Errors
/// When its catalog fails.
pub fn settled(service: Service) -> anyhow::Result<Service> {
    service.settle()?;
    warn(&service);
    tell_exposures(&service);
    Ok(service)
}

/// The same, for work that only reads: it goes on where a part of the catalog cannot be read, which is told.
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

/// Tells on standard error what of the home is open to other users: for commands that change something, or that say how
/// the stores are.
pub fn tell_exposures(service: &Service) {
    if stream::is_quiet() {
        return;
    }
    for exposure in service.engine().home().exposures() {
        stream::complain(&format!("warning: {exposure}\n"));
    }
}

/// Tells on standard error what went wrong while settling, and what the engine has to say beside the answer.
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

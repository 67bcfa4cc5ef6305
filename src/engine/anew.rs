//! A new catalog in the place of a damaged one.
//!
//! The new catalog is written beside the old one, with all readable rows of the old one. A complete new catalog
//! replaces the old one, which stays under another name. A crash before that changes nothing. A crash between the two
//! renames leaves no catalog, a state that [`Engine::open_anew`] recognizes.

use super::{Engine, EngineError, Regions, Result};
use crate::catalog::{Catalog, Dropped, Salvaged};
use crate::home::Home;
use crate::sys::place::Place;
use std::io;
use std::path::PathBuf;

/// The result of replacing a damaged catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The path of the damaged catalog now.
    pub path: PathBuf,
    /// The parts of the catalog that were lost.
    pub salvaged: Salvaged,
}

/// The suffix of SQLite's log, which holds rows.
const LOG: &str = "-wal";

/// Puts a new catalog in the place of a damaged one; returns `None` if the catalog is missing or empty.
///
/// # Errors
/// When the catalog is whole, another process works on the home, or the machine fails.
pub fn set_catalog_aside(home: &Home) -> Result<Option<SetAside>> {
    let old = home.catalog();
    let failed = |what: &str| EngineError::io(format!("{what} {}", old.display()));
    match old.length() {
        Ok(0) => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other.map_err(failed("looking at"))?,
    };
    let regions = Regions::of(home.clone());
    let mut alone = Vec::new();
    for id in regions.list()? {
        let region = regions.open(&id)?.try_alone()?;
        alone.push(region.ok_or(EngineError::AtWork { region: id.to_string() })?);
    }
    if Catalog::open(&old).and_then(|catalog| catalog.integrity()).is_ok_and(|findings| findings.is_empty()) {
        return Err(EngineError::WholeCatalog { catalog: old.display().to_string() });
    }
    let new = old.with_suffix(".new");
    for suffix in ["", LOG, "-shm"] {
        new.with_suffix(suffix).remove().map_err(failed("replacing"))?;
    }
    let catalog = Catalog::open(&new)?;
    let salvaged = catalog.salvage(&old)?;
    catalog.checkpoint();
    drop(catalog);
    let aside = free_place(home)?;
    // The log is renamed first: SQLite would use it as the new catalog's log.
    let rename = |suffix: &str| match old.with_suffix(suffix).rename(&aside.with_suffix(suffix)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    };
    let replaced = rename(LOG)
        .and_then(|()| old.with_suffix("-shm").remove())
        .and_then(|()| rename(""))
        .and_then(|()| new.rename(&old))
        .and_then(|()| home.place().sync_directory());
    replaced.map_err(failed("replacing"))?;
    Ok(Some(SetAside { path: aside.to_path_buf(), salvaged }))
}

/// Returns an unused place for the old catalog.
fn free_place(home: &Home) -> Result<Place> {
    let names = home.place().list().map_err(EngineError::io(format!("listing {}", home.root().display())))?;
    let place = |number: usize| home.catalog().with_suffix(&format!(".damaged-{number}"));
    let is_free = |place: &Place| place.file_name().is_some_and(|name| !names.iter().any(|one| one == name));
    let numbers = 1..=names.len() + 1;
    Ok(numbers.map(place).find(is_free).unwrap_or_else(|| place(0)))
}

impl Engine {
    /// Removes rows that refer to rows that a damaged catalog has lost.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn drop_dangling(&self) -> Result<Dropped> {
        Ok(self.catalog.drop_dangling()?)
    }
}

//! Regions: each is a block store and the lock on it. Only this module opens them.
//!
//! Code that writes packs or reads blocks shares the lock ([`Shared`]). Code that removes packs holds it alone
//! ([`Alone`]).

use super::{EngineError, Result};
use crate::home::Home;
use crate::model::RegionId;
use crate::store::{Backends, Directories, Store};
use crate::sys::lock::{self, Lock, Mode};
use crate::sys::place::Place;
use std::ops::Deref;
use std::sync::Arc;

/// Lists and opens the regions of a home.
#[derive(Clone, Debug)]
pub struct Regions {
    home: Home,
    backends: Arc<dyn Backends>,
}

impl Regions {
    /// Returns the regions of a home, whose stores are local directories.
    pub fn of(home: Home) -> Self {
        Self { home, backends: Arc::new(Directories) }
    }

    /// Returns the same regions, whose objects lie where `backends` says.
    #[must_use]
    pub fn with_backends(self, backends: Arc<dyn Backends>) -> Self {
        Self { backends, ..self }
    }

    /// Returns the regions that have a store.
    ///
    /// # Errors
    /// When the home cannot be listed.
    pub fn list(&self) -> Result<Vec<RegionId>> {
        let failed = || format!("listing {}", self.home.root().display());
        self.home.regions().map_err(EngineError::io(failed()))
    }

    /// Opens a region, and makes its store if it is missing. Takes no lock.
    ///
    /// # Errors
    /// When the store cannot be made or opened.
    pub(super) fn open(&self, id: &RegionId) -> Result<Region> {
        let root = self.home.store(id);
        let backend = root
            .make_directories()
            .and_then(|()| self.backends.open(&root))
            .map_err(EngineError::io(format!("opening the store {}", root.display())))?;
        let store = Arc::new(Store::new(backend, root.join("index.db")));
        Ok(Region { id: id.clone(), store, lock: root.join("lock") })
    }

    /// Opens a region and shares its lock: no pack in it is removed until the guard is dropped.
    ///
    /// # Errors
    /// When the region cannot be opened or locked.
    pub(super) fn shared(&self, id: &RegionId) -> Result<Shared> {
        self.open(id)?.shared()
    }
}

/// A region's block store, with no lock held.
#[derive(Debug)]
pub(super) struct Region {
    /// The region's name.
    pub id: RegionId,
    /// The region's store.
    pub store: Arc<Store>,
    lock: Place,
}

/// A region whose packs stay while this lives.
#[derive(Debug)]
pub(super) struct Shared {
    region: Region,
    _lock: Lock,
}

/// A region in which no other code writes packs or reads blocks while this lives.
#[derive(Debug)]
pub(super) struct Alone {
    region: Region,
    _lock: Lock,
}

impl Region {
    /// Waits until no holder has the region alone, and shares it.
    pub(super) fn shared(self) -> Result<Shared> {
        let lock = lock::wait(&self.lock, Mode::Shared).map_err(self.locking())?;
        Ok(Shared { region: self, _lock: lock })
    }

    /// Waits until the region has no other holder, and takes it alone.
    pub(super) fn alone(self) -> Result<Alone> {
        let lock = lock::wait(&self.lock, Mode::Exclusive).map_err(self.locking())?;
        Ok(Alone { region: self, _lock: lock })
    }

    /// Takes the region alone. Returns `None` if it has another holder.
    pub(super) fn try_alone(self) -> Result<Option<Alone>> {
        let lock = lock::attempt(&self.lock, Mode::Exclusive).map_err(self.locking())?;
        Ok(lock.map(|lock| Alone { region: self, _lock: lock }))
    }

    fn locking(&self) -> impl FnOnce(std::io::Error) -> EngineError + use<> {
        EngineError::io(format!("locking {}", self.lock.display()))
    }
}

impl Deref for Shared {
    type Target = Region;

    fn deref(&self) -> &Region {
        &self.region
    }
}

impl Deref for Alone {
    type Target = Region;

    fn deref(&self) -> &Region {
        &self.region
    }
}

//! Regions: each a block store and the lock on it. This is the only room that opens them.
//!
//! Who writes packs or reads blocks shares the lock ([`Shared`]). Who removes packs holds it alone ([`Alone`]).

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
    /// The regions of a home, whose stores are local directories.
    pub fn of(home: Home) -> Self {
        Self { home, backends: Arc::new(Directories) }
    }

    /// The same regions, whose objects lie where `backends` says.
    #[must_use]
    pub fn with_backends(self, backends: Arc<dyn Backends>) -> Self {
        Self { backends, ..self }
    }

    /// The regions that have a store.
    ///
    /// # Errors
    /// When the home cannot be listed.
    pub fn list(&self) -> Result<Vec<RegionId>> {
        let failed = || format!("listing {}", self.home.root().display());
        self.home.regions().map_err(EngineError::io(failed()))
    }

    /// Opens a region, making its store if it is missing. Takes no lock.
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
    /// Its name.
    pub id: RegionId,
    /// Its store.
    pub store: Arc<Store>,
    lock: Place,
}

/// A region whose packs stay as long as this lives.
#[derive(Debug)]
pub(super) struct Shared {
    region: Region,
    _lock: Lock,
}

/// A region in which nobody else writes packs or reads blocks as long as this lives.
#[derive(Debug)]
pub(super) struct Alone {
    region: Region,
    _lock: Lock,
}

impl Region {
    /// Waits until nobody holds the region alone.
    pub(super) fn shared(self) -> Result<Shared> {
        let lock = lock::wait(&self.lock, Mode::Shared).map_err(self.locking())?;
        Ok(Shared { region: self, _lock: lock })
    }

    /// Waits until nobody else holds the region.
    pub(super) fn alone(self) -> Result<Alone> {
        let lock = lock::wait(&self.lock, Mode::Exclusive).map_err(self.locking())?;
        Ok(Alone { region: self, _lock: lock })
    }

    /// Takes the region alone, or gives `None` if somebody holds it.
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

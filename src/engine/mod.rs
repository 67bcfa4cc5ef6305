//! Joins catalog, store and disk: capture, restore, rollback, reclaim, verify.

use crate::catalog::{Catalog, CatalogError, Disk, Snapshot};
use crate::home::Home;
use crate::model::{ByteSize, DiskId, SnapshotId};
use crate::sys::lock::Lock;
use std::io;

/// Trouble in the engine.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The catalog failed.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// The machine failed.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// The result of an engine call.
pub type Result<T, E = EngineError> = std::result::Result<T, E>;

/// The engine over one home.
#[derive(Debug)]
pub struct Engine {
    home: Home,
    catalog: Catalog,
}

impl Engine {
    /// Opens a home, making it if it is not there.
    ///
    /// # Errors
    /// When the home cannot be made or its catalog not be opened.
    pub fn open(home: Home) -> Result<Self> {
        let catalog = Catalog::open(&home.catalog())?;
        Ok(Self { home, catalog })
    }

    /// The home.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// The catalog.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The catalog, for writing.
    pub fn catalog_mut(&mut self) -> &mut Catalog {
        &mut self.catalog
    }

    /// Takes the lock named `worker` (a disk's id, for work on that disk); `None` if another process
    /// holds it.
    ///
    /// # Errors
    /// When the lock file cannot be opened.
    pub fn lock(&self, _worker: &str) -> Result<Option<Lock>> {
        todo!()
    }

    /// Makes the empty, sparse image of a new disk, with the disk's size.
    ///
    /// # Errors
    /// When the file cannot be made, or is there already.
    pub fn create_image(&self, _disk: &Disk) -> Result<()> {
        todo!()
    }

    /// Removes a disk's image; an adopted image stays where it is. No image is no error.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn remove_image(&self, _disk: &Disk) -> Result<()> {
        todo!()
    }

    /// Gives a disk's image a new, larger size.
    ///
    /// # Errors
    /// When the file cannot be resized; a block device never can.
    pub fn resize_image(&self, _disk: &Disk, _size: ByteSize) -> Result<()> {
        todo!()
    }

    /// Captures the progressing snapshot `id` of its disk. The caller holds the disk's lock. On success
    /// the snapshot is accomplished; on an error it is failed.
    ///
    /// # Errors
    /// When the image changes under the capture, or something fails.
    pub fn capture(&mut self, _id: &SnapshotId) -> Result<()> {
        todo!()
    }

    /// Writes a snapshot's content into the image of a new disk (which it makes). The caller holds the
    /// disk's lock; the disk's row is `Creating`.
    ///
    /// # Errors
    /// When a block is damaged or something fails; the image is then removed.
    pub fn restore(&mut self, _snapshot: &Snapshot, _disk: &Disk) -> Result<()> {
        todo!()
    }

    /// Brings a `ReIniting` disk to what its row's `rollback_to` says (`None`: empty), writing only
    /// blocks that differ, and sets its status back to `Available` or `In_use` and its size to the
    /// snapshot's (an emptied disk keeps its size). The caller holds the disk's lock. Can be repeated.
    ///
    /// # Errors
    /// When something fails; the disk stays `ReIniting`.
    pub fn rollback(&mut self, _disk: &DiskId) -> Result<()> {
        todo!()
    }

    /// Forgets a snapshot and frees what only it needed; a progressing one is cancelled. Removes its
    /// tags, and its chain's row when that was the last one. The caller has checked the rules in the
    /// same breath: `check` runs first, inside the transaction.
    ///
    /// # Errors
    /// What `check` returns, or when something fails; nothing has changed then.
    pub fn delete_snapshot<E: From<EngineError> + From<CatalogError>>(
        &mut self,
        _id: &SnapshotId,
        _check: impl FnOnce(&rusqlite::Transaction<'_>, &Snapshot) -> Result<(), E>,
    ) -> Result<(), E> {
        todo!()
    }
}

//! Joins catalog, store and disk: capture, copy, restore, rollback, refresh, delete, reclaim, verify, recover.
//!
//! # Who may run beside whom
//!
//! These kernel locks, and the catalog's write lock:
//! - the lock of a **disk** (or of another `worker` name): a capture, restore, rollback, refresh or removal holds it
//!   alone;
//! - the lock of a **group** or an **image**: its capture holds it alone. If the group or image is not
//!   frozen, the capture also holds the locks of all its disks;
//! - the lock of the **copies** of a disk in a region: a copy of the disk's snapshots there holds it alone;
//! - the lock of a **region**, shared (`region::Shared`): each process that writes packs or reads blocks holds it;
//! - the lock of a **region**, alone (`region::Alone`): a process holds it for the moment in which it removes packs.
//!
//! | | capture | restore, rollback | delete | reclaim | verify |
//! |---|---|---|---|---|---|
//! | capture | other disks: yes. Same disk: the disk's lock | same disk: the disk's lock | of the same chain: refused by the catalog; others: yes, packs are removed when no capture runs | copies beside it, waits to switch | yes |
//! | copy | yes: it writes another chain | yes | of its own chain: refused by the catalog; of its source: yes, the packs stay while it runs | of either region: copies beside it, waits to switch | yes |
//! | restore, rollback | | same disk: the disk's lock | of its own snapshot: refused by the catalog; its packs stay while it runs | copies beside it, waits to switch | yes |
//! | delete | | | one transaction after the other | one transaction after the other | yes: verify looks at one state of the catalog and its packs stay while it runs |
//! | repair | yes: as a copy, it writes packs and shares the locks of all regions | yes | one transaction after the other; packs stay while it runs | copies beside it, waits to switch | yes |
//! | reclaim | | | | one at a time, by the reclaim lock | as for delete |
//!
//! A view of a snapshot shares the lock of its store while it lives, as a restore does. The snapshot can be deleted
//! meanwhile.
//!
//! A copy shares the locks of two regions, taken in the order of their names. Two copies of the same disk into the
//! same region never run at the same time.
//!
//! A process that finds a worker's lock free may treat that worker as dead.

mod anew;
mod assembler;
mod blocks;
mod bucket;
mod capture;
mod change_source;
mod check;
mod compare;
mod content;
mod copy;
mod custom_image;
mod delete;
mod encode;
mod error;
mod exchange;
mod found;
mod freeze;
mod group;
mod heal;
mod image;
mod instances;
mod job;
mod kept;
mod manifest;
mod mend;
mod packing;
mod pipeline;
mod point;
mod presence;
mod progress;
mod reclaim;
mod recover;
mod refresh;
mod region;
mod repair;
mod rescue;
mod reserve;
mod restore;
mod rollback;
mod source;
mod spread;
mod statistics;
mod strangers;
mod told;
mod verify;
mod view;
mod writer;

pub use anew::{SetAside, set_catalog_aside};
pub use bucket::open_object;
pub use delete::{SweepOutcome, forget};
pub use error::{EngineError, Result};
pub use job::{
    DiskFill, DiskRollback, ExportedContent, ExportedFile, GroupCapture, ImageBuild, ImageExport,
    ImageImport, ImportedFile, InstanceBatch, Job, Pool, Runner, SnapshotCapture, SnapshotCopy,
};
pub use presence::{image_path, image_trouble, seen};
pub use progress::{Progress, Silent};
pub use reclaim::{PackPlan, ReclaimPlan, ReclaimReport};
pub use refresh::Refreshed;
pub use region::Regions;
pub use repair::RepairReport;
pub use rescue::{ByteRange, RestoredFile};
pub use rollback::Cancelled;
pub use source::SourceFile;
pub use statistics::{HomeStatistics, RegionStatistics};
pub use strangers::RecoverReport;
pub use verify::VerifyReport;
pub use view::View;

pub use crate::store::{Compression, UnknownCompression};

use crate::catalog::{Catalog, CatalogError, Chain, Disk, Snapshot, is_at_work};
use crate::home::Home;
use crate::model::{DiskId, SnapshotId};
use crate::store::Backends;
use crate::sys;
use crate::sys::lack::Lack;
use crate::sys::lock::{Lock, Mode};
use progress::Meter;
use reserve::Reserve;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The number of attempts, and the time between two, for a lock that another process holds only to test it.
const GLANCES: u32 = 100;
const GLANCE: Duration = Duration::from_millis(1);

/// The purpose for which a home is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// To read it or to change it.
    Usual,
    /// To free room.
    ToFree,
    /// To begin a new catalog, if the old one is missing.
    Anew,
}

/// The engine over one home. Clones share its handles.
#[derive(Clone, Debug)]
pub struct Engine {
    home: Home,
    catalog: Catalog,
    regions: Regions,
    progress: Arc<Meter>,
    compression: Compression,
    /// The notes to tell beside the answer.
    notes: Arc<Mutex<Vec<String>>>,
    /// The errors of steps after the requested work was done.
    troubles: Arc<Mutex<Vec<EngineError>>>,
    /// The reserve. It is the last field, so it is dropped, and kept again, after the catalog is closed.
    reserve: Arc<Reserve>,
}

impl Engine {
    /// Opens a home, and makes it if it is missing. Opens it read-only on a full file system.
    ///
    /// # Errors
    /// When the home cannot be made or its catalog not be opened.
    pub fn open(home: Home) -> Result<Self> {
        Self::open_by(home, Opening::Usual)
    }

    /// Opens a home as [`Engine::open`] does, for work that frees room: gives the reserve back on a full file system.
    ///
    /// # Errors
    /// When the home cannot be made or its catalog not be opened.
    pub fn open_to_free(home: Home) -> Result<Self> {
        Self::open_by(home, Opening::ToFree)
    }

    /// Opens a home as [`Engine::open_to_free`] does. If the catalog is missing, begins a new one beside the stores,
    /// to take in the snapshots of their manifests.
    ///
    /// # Errors
    /// When the home cannot be made or its catalog not be opened.
    pub fn open_anew(home: Home) -> Result<Self> {
        Self::open_by(home, Opening::Anew)
    }

    fn open_by(home: Home, opening: Opening) -> Result<Self> {
        let may_spend = opening != Opening::Usual;
        let regions = Regions::of(home.clone());
        let catalog = home.catalog();
        let mut is_short = false;
        let writable = !sys::file::is_read_only(home.root());
        let failed = |path: &Path| EngineError::io(format!("making {}", path.display()));
        if writable {
            home.place().make_directories().map_err(failed(home.root()))?;
        }
        let reserve = Reserve::of(home.clone());
        if writable {
            is_short = reserve.is_needed() && catalog.length().is_ok_and(|length| length > 0);
            if is_short && may_spend {
                reserve.give_back();
            }
            home.locks().make_directories().map_err(failed(&home.locks()))?;
        }
        if opening != Opening::Anew {
            must_not_be_orphaned(&home, &regions)?;
        }
        let without_room = || Catalog::open_without_room(&catalog);
        let may_be_full = |error: &CatalogError| {
            error.may_be_full() && !Lack::at(home.root()).is_some_and(Lack::is_of_process)
        };
        let opened = match if is_short && !may_spend { without_room() } else { Catalog::open(&catalog) } {
            // The file system did not tell that it is full.
            Err(error) if may_be_full(&error) && may_spend && reserve.give_back() => Catalog::open(&catalog),
            Err(error) if may_be_full(&error) && !may_spend => without_room().map_err(|_| error),
            other => other,
        };
        let catalog = opened.map_err(|error| match may_be_full(&error) && reserve.is_needed() {
            true => CatalogError::Spent {
                directory: home.root().to_owned(),
                is_crowded: !sys::file::is_full(home.root()),
            },
            false => error,
        })?;
        let progress = Arc::new(Meter::new(catalog.clone(), Arc::new(Silent)));
        let (notes, troubles, reserve) = (Arc::default(), Arc::default(), Arc::new(reserve));
        let compression = Compression::default();
        Ok(Self { home, catalog, regions, progress, compression, notes, troubles, reserve })
    }

    /// Returns the errors of steps after the requested work was done, since the last call.
    pub fn troubles(&self) -> Vec<EngineError> {
        std::mem::take(&mut *self.troubles.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Keeps the error of a step after the commit, such as removing files, for [`Engine::troubles`].
    pub(crate) fn keep_trouble<T>(&self, outcome: Result<T>) {
        self.keep_troubles(outcome.err());
    }

    /// Keeps errors for [`Engine::troubles`].
    pub(crate) fn keep_troubles(&self, troubles: impl IntoIterator<Item = EngineError>) {
        self.troubles.lock().unwrap_or_else(PoisonError::into_inner).extend(troubles);
    }

    /// Returns the same engine, which shows the progress of long work in `progress`.
    #[must_use]
    pub fn with_progress(mut self, progress: Arc<dyn Progress>) -> Self {
        self.progress = Arc::new(Meter::new(self.catalog.clone(), progress));
        self
    }

    /// Returns the same engine, which compresses new blocks with `compression`.
    #[must_use]
    pub fn with_compression(mut self, compression: Compression) -> Self {
        self.compression = compression;
        self
    }

    /// Returns the same engine, whose stores keep their objects where `backends` says.
    #[must_use]
    pub fn with_backends(mut self, backends: Arc<dyn Backends>) -> Self {
        self.regions = self.regions.with_backends(backends);
        self
    }

    /// Returns the home.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// Returns the catalog.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Returns the regions.
    pub fn regions(&self) -> &Regions {
        &self.regions
    }

    /// Tells a note beside the answer: a fact for the caller that is no error.
    pub fn tell(&self, note: impl Into<String>) {
        let (mut notes, note) = (self.notes.lock().unwrap_or_else(PoisonError::into_inner), note.into());
        if !notes.contains(&note) {
            notes.push(note);
        }
    }

    /// Returns the notes since the last call.
    pub fn take_notes(&self) -> Vec<String> {
        std::mem::take(&mut self.notes.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes the lock named `worker` (a disk's id, for work on that disk). Returns `None` if another process works
    /// under it. A process that only tests whether a worker died holds the lock for a moment: this waits for that.
    ///
    /// # Errors
    /// When the lock file cannot be opened, or the catalog fails.
    pub fn lock(&self, worker: &str) -> Result<Option<Lock>> {
        let path = self.home.locks().join(worker);
        for _ in 0..GLANCES {
            let lock = sys::lock::attempt(&path, Mode::Exclusive)
                .map_err(EngineError::io(format!("locking {}", path.display())))?;
            if lock.is_some() || is_at_work(&self.catalog.read(), worker)? {
                return Ok(lock);
            }
            std::thread::sleep(GLANCE);
        }
        Ok(None)
    }

    fn snapshot_and_chain(&self, id: &SnapshotId) -> Result<(Snapshot, Chain)> {
        let connection = &self.catalog.read();
        let snapshot =
            Snapshot::find(connection, id)?.ok_or_else(|| EngineError::Gone { what: id.to_string() })?;
        let chain = Chain::by_number(connection, snapshot.chain)?
            .ok_or_else(|| EngineError::Gone { what: format!("the chain of {id}") })?;
        Ok((snapshot, chain))
    }

    fn disk(&self, id: &DiskId) -> Result<Disk> {
        Disk::find(&self.catalog.read(), id)?.ok_or_else(|| EngineError::Gone { what: id.to_string() })
    }
}

/// Refuses to begin a new catalog where there are packs: a sweep by that catalog would remove them.
fn must_not_be_orphaned(home: &Home, regions: &Regions) -> Result<()> {
    let catalog = home.catalog();
    match catalog.length() {
        Ok(1..) => return Ok(()),
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(EngineError::io(format!("opening {}", catalog.display()))(error));
        }
        _ => {}
    }
    for id in regions.list()? {
        let has_packs =
            regions.open(&id).is_ok_and(|region| region.store.packs().is_ok_and(|all| !all.is_empty()));
        if has_packs {
            let (catalog, store) = (catalog.display().to_string(), home.store(&id).display().to_string());
            return Err(EngineError::NoCatalog { catalog, store });
        }
    }
    Ok(())
}

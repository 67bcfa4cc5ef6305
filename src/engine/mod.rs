//! Joins catalog, store and disk: capture, copy, restore, rollback, refresh, delete, reclaim, verify, recover.
//!
//! # Who may run beside whom
//!
//! These kernel locks, and the catalog's write lock:
//! - the lock of a **disk** (or of another `worker` name): whoever captures, restores, rolls back, refreshes or
//!   removes it holds it alone;
//! - the same of a **group** or an **image**: whoever captures one that is not frozen holds the locks of
//!   all its disks besides;
//! - the lock of the **copies** of a disk in a region: whoever copies one of its snapshots there holds it
//!   alone;
//! - the lock of a **region**, shared (`region::Shared`): whoever writes packs or reads blocks;
//! - the same, alone (`region::Alone`): whoever removes packs, for the moment of the removal.
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
//! A view of a snapshot shares the lock of its store as a restore does, as long as the view lives; its snapshot may go.
//!
//! A copy shares the locks of two regions, taken in the order of their names. Beside another copy of
//! the same disk into the same region it does not run.
//!
//! A process that finds a lock free may take what the row says about a worker for dead.

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

/// How often, and how long apart, a lock is tried that nobody holds for work that a row tells of.
const GLANCES: u32 = 100;
const GLANCE: Duration = Duration::from_millis(1);

/// What a home is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// To read it or to change it.
    Usual,
    /// To free room.
    ToFree,
    /// To begin a new catalog, if the old one is gone.
    Anew,
}

/// The engine over one home: handles, which a clone shares.
#[derive(Clone, Debug)]
pub struct Engine {
    home: Home,
    catalog: Catalog,
    regions: Regions,
    progress: Arc<Meter>,
    compression: Compression,
    /// What is to be told beside the answer.
    notes: Arc<Mutex<Vec<String>>>,
    /// What went wrong beside what was asked for and done.
    troubles: Arc<Mutex<Vec<EngineError>>>,
    /// The last one: what was given back is kept again after the catalog is closed.
    reserve: Arc<Reserve>,
}

impl Engine {
    /// Opens a home, making it if it is not there. On a full file system it is opened to be read only.
    ///
    /// # Errors
    /// When the home cannot be made or its catalog not be opened.
    pub fn open(home: Home) -> Result<Self> {
        Self::open_by(home, Opening::Usual)
    }

    /// The same, for work that frees room: on a full file system it is given the reserve.
    ///
    /// # Errors
    /// When the home cannot be made or its catalog not be opened.
    pub fn open_to_free(home: Home) -> Result<Self> {
        Self::open_by(home, Opening::ToFree)
    }

    /// The same; where the catalog is gone, a new one is begun beside the stores, to take in what they tell.
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
            // Where the file system did not tell that it is full.
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

    /// What went wrong beside what was asked for and done, since this was asked last.
    pub fn troubles(&self) -> Vec<EngineError> {
        std::mem::take(&mut *self.troubles.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Keeps trouble with what comes after the commit, such as removing files, for [`Engine::troubles`].
    pub(crate) fn keep_trouble<T>(&self, outcome: Result<T>) {
        self.keep_troubles(outcome.err());
    }

    /// Keeps troubles for [`Engine::troubles`].
    pub(crate) fn keep_troubles(&self, troubles: impl IntoIterator<Item = EngineError>) {
        self.troubles.lock().unwrap_or_else(PoisonError::into_inner).extend(troubles);
    }

    /// The same engine, which shows there how far long work is.
    #[must_use]
    pub fn with_progress(mut self, progress: Arc<dyn Progress>) -> Self {
        self.progress = Arc::new(Meter::new(self.catalog.clone(), progress));
        self
    }

    /// The same engine, compressing new blocks like that.
    #[must_use]
    pub fn with_compression(mut self, compression: Compression) -> Self {
        self.compression = compression;
        self
    }

    /// The same engine, whose stores keep their objects where `backends` says.
    #[must_use]
    pub fn with_backends(mut self, backends: Arc<dyn Backends>) -> Self {
        self.regions = self.regions.with_backends(backends);
        self
    }

    /// The home.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// The catalog.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The regions.
    pub fn regions(&self) -> &Regions {
        &self.regions
    }

    /// Tells something beside the answer: what the caller should know, and is no error.
    pub fn tell(&self, note: impl Into<String>) {
        let (mut notes, note) = (self.notes.lock().unwrap_or_else(PoisonError::into_inner), note.into());
        if !notes.contains(&note) {
            notes.push(note);
        }
    }

    /// What was told since this was asked last.
    pub fn take_notes(&self) -> Vec<String> {
        std::mem::take(&mut self.notes.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes the lock named `worker` (a disk's id, for work on that disk); `None` if another process
    /// holds it. One that only looks whether somebody died holds it for a moment: that is waited out.
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

/// Refuses to begin a new catalog where there are packs: what it does not know, a sweep would remove.
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

//! The truth: resources and chains, in one SQLite file.
//!
//! WAL journal, `synchronous=FULL`, foreign keys, STRICT tables, forward-only migrations. It knows
//! packs by name only, never by path. Everything that must hold together happens in one
//! [`Catalog::write`] transaction, which takes the write lock at once, so that what it reads stays true
//! until it commits.

mod chain;
mod clock;
mod column;
mod copy;
mod damage;
mod disk;
mod extent;
mod forgotten;
mod group;
mod image;
mod instance;
mod instant_access;
mod kept_clone;
mod migrate;
mod order;
mod pack;
mod policy;
mod rebuild;
mod salvage;
mod seal;
mod size;
mod snapshot;
mod snapshot_lock;
mod source;
mod tag;
mod tally;
mod task;
mod token;
mod transaction;
mod unswept;
mod worker;

pub use chain::{Chain, ChainUsage};
pub use copy::CopyOf;
pub use damage::{KnownDamage, SeenExtent};
pub use disk::Disk;
pub use extent::{Change, Extent, Placed};
pub use forgotten::Forgotten;
pub use group::Group;
pub use image::{Image, ImageDisk, ImageShare, ImportedFrom};
pub use instance::Instance;
pub use instant_access::InstantAccessUse;
pub use kept_clone::{KEPT_BY_DEFAULT, KeptClone};
pub use order::MadeOrder;
pub use pack::{Bases, PackNumber, PackRow};
pub use policy::{DueCopy, Policy, PolicyDisk};
pub use salvage::{Dropped, Salvaged};
pub use seal::{UnsoundRow, mend_rows, unsound_rows};
pub use size::SizeSample;
pub use snapshot::{NewSnapshot, Snapshot};
pub use snapshot_lock::SnapshotLock;
pub use source::DiskSource;
pub use tag::Tag;
pub use tally::{WrongTally, count_again, wrong_tallies};
pub use task::Task;
pub use token::UsedToken;
pub use transaction::{ReadTx, WriteTx};
pub use unswept::Unswept;
pub use worker::{is_at_work, makers};

use transaction::Pool;

use crate::sys;
use crate::sys::database::OpenError;
use crate::sys::lack::{told, told_database};
use crate::sys::place::Place;
use rusqlite::ffi::SQLITE_IOERR_SHMSIZE;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Trouble with the catalog.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// SQLite refused.
    #[error("the catalog: {}", told_database(.0))]
    Sqlite(#[from] rusqlite::Error),
    /// Its file cannot be made, or is not used.
    #[error("the catalog {}: {}", path.display(), told(error, ""))]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A newer `snap` made it.
    #[error("{path} was made by a newer snap (version {found} of the schema, this one knows {known})")]
    TooNew {
        /// The catalog's file.
        path: PathBuf,
        /// The version found.
        found: u32,
        /// The newest version known.
        known: u32,
    },
    /// A row that is not what was written.
    #[error(
        "the catalog is damaged: row {row} of its table {table} is not what was written; `store verify` tells what that \
         touches, `store verify --repair` mends what can be, else put an older catalog.db back and run `store recover`"
    )]
    Damaged {
        /// The table.
        table: &'static str,
        /// What tells the row from the others.
        row: String,
    },
    /// A list that lacks rows, or has too many.
    #[error(
        "the catalog is damaged: {0}; `store verify` tells what that touches, `store verify --repair` mends what can be, \
         else put an older catalog.db back and run `store recover`"
    )]
    Incomplete(WrongTally),
    /// It lies where nothing can be written.
    #[error(
        "{directory} can only be read: its file system is mounted read-only, or it is not yours; nothing in it can be changed"
    )]
    ReadOnly {
        /// The directory that it lies in.
        directory: PathBuf,
    },
    /// It lies on a full file system, where it is only read.
    #[error(
        "the file system of {directory} {}, for instance with DeleteSnapshot, DeleteDisk or `snap store reclaim`",
        if *is_crowded { "can hold no more files: remove some first" } else { "is full: make room on it first" }
    )]
    Full {
        /// The directory that it lies in.
        directory: PathBuf,
        /// Files are what there can be no more of.
        is_crowded: bool,
    },
    /// It lies on a full file system, and what the home kept in reserve does not help any more.
    #[error(
        "the file system of {directory} {}, and the home has nothing left in reserve to delete anything with: remove \
         other files there, or make the file system larger",
        if *is_crowded { "can hold no more files" } else { "is full" }
    )]
    Spent {
        /// The directory that it lies in.
        directory: PathBuf,
        /// Files are what there can be no more of.
        is_crowded: bool,
    },
    /// A row that no correct run could have written.
    #[error("the catalog contradicts itself: {0}")]
    Inconsistent(String),
}

/// Why the catalog in a directory is only read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unwritable {
    /// Nothing can be written there.
    ReadOnly,
    /// There is no room.
    Full,
    /// There can be no more files.
    Crowded,
}

impl CatalogError {
    /// What went wrong as the catalog at `place` was opened.
    fn opening(place: &Place) -> impl Fn(OpenError) -> Self {
        |error| match error {
            OpenError::Io(error) => Self::Io { path: place.to_path_buf(), error },
            OpenError::Sqlite(error) => Self::Sqlite(error),
        }
    }

    /// Whether something in it is not what was written.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged { .. } | Self::Incomplete(_))
    }

    /// Returns true if the file is damaged so that SQLite cannot read it.
    pub fn is_unreadable(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        matches!(self, Self::Sqlite(error)
            if matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase)))
    }

    /// Whether the file system may be full: a file could not be made.
    pub fn may_be_full(&self) -> bool {
        use rusqlite::ErrorCode::{CannotOpen, DiskFull};
        match self {
            Self::Io { error, .. } => error.kind() == io::ErrorKind::StorageFull,
            Self::Sqlite(error) => {
                matches!(error.sqlite_error_code(), Some(CannotOpen | DiskFull))
                    || error.sqlite_error().is_some_and(|error| error.extended_code == SQLITE_IOERR_SHMSIZE)
            }
            _ => false,
        }
    }
}

/// The result of a catalog call.
pub type Result<T, E = CatalogError> = std::result::Result<T, E>;

/// The catalog of a home, for any number of threads.
#[derive(Clone, Debug)]
pub struct Catalog {
    pool: Arc<Pool>,
}

impl Catalog {
    /// Opens the catalog at `place`, making or migrating it where needed.
    ///
    /// # Errors
    /// When the file is no catalog, is newer than this program, or cannot be opened.
    pub fn open(place: &Place) -> Result<Self> {
        let directory = place.parent().filter(|directory| sys::file::is_read_only(directory));
        let read_only = directory.map(|directory| (Unwritable::ReadOnly, directory.to_path_buf()));
        Self::over(Pool::new(place, read_only, migrate::connect))
    }

    /// Opens the catalog on a full file system, to read it only: that takes no room.
    ///
    /// # Errors
    /// When the file is no catalog, is newer than this program, or cannot be opened.
    pub fn open_without_room(place: &Place) -> Result<Self> {
        let directory = place.parent().map(|directory| directory.to_path_buf()).unwrap_or_default();
        let is_crowded = sys::file::is_crowded(&directory) && !sys::file::is_full(&directory);
        let why = if is_crowded { Unwritable::Crowded } else { Unwritable::Full };
        Self::over(Pool::new(place, Some((why, directory)), migrate::connect))
    }

    fn over(pool: Arc<Pool>) -> Result<Self> {
        // What is wrong with the file is told now.
        pool.give(pool.take()?);
        Ok(Self { pool })
    }

    /// Returns true if the catalog is only read: it lies where nothing can be written, or where there is no room.
    pub fn is_read_only(&self) -> bool {
        self.pool.read_only.is_some()
    }

    /// Refuses if the catalog can only be read.
    ///
    /// # Errors
    /// When it can only be read.
    pub fn must_be_writable(&self) -> Result<()> {
        match &self.pool.read_only {
            Some((Unwritable::ReadOnly, directory)) => {
                Err(CatalogError::ReadOnly { directory: directory.clone() })
            }
            Some((why, directory)) => {
                let (directory, is_crowded) = (directory.clone(), *why == Unwritable::Crowded);
                Err(CatalogError::Full { directory, is_crowded })
            }
            None => Ok(()),
        }
    }

    /// Runs `work` in a transaction that holds the write lock from its start; commits if it returns
    /// `Ok`, else changes nothing. `work` must not begin another one.
    ///
    /// # Errors
    /// What `work` returns, or when the transaction cannot begin or commit.
    pub fn write<T, E: From<CatalogError>>(
        &self,
        work: impl FnOnce(&WriteTx) -> Result<T, E>,
    ) -> Result<T, E> {
        self.must_be_writable()?;
        let _alone = self.pool.writing();
        let transaction = WriteTx::begin(&self.pool)?;
        let value = work(&transaction)?;
        self.pool.give(transaction.commit()?);
        Ok(value)
    }

    /// Begins to read: all that is read through the same value is of one state, whatever others commit meanwhile.
    pub fn read(&self) -> ReadTx {
        ReadTx::new(&self.pool)
    }

    /// Brings what was committed from the write-ahead log into the file, and empties the log: SQLite takes a log only as
    /// far as it is sound, so that one damaged bit loses whatever was committed after it. While somebody reads, that waits
    /// for the next time; nothing depends on it.
    pub fn checkpoint(&self) {
        if self.is_read_only() {
            return;
        }
        let Ok(connection) = self.pool.take() else { return };
        let attempt = || -> rusqlite::Result<()> {
            connection.busy_timeout(Duration::ZERO)?;
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        };
        let _ = attempt();
        if connection.busy_timeout(sys::database::PATIENCE).is_ok() {
            self.pool.give(connection);
        }
    }

    /// SQLite's own check of the file; the findings, none if all is well.
    ///
    /// # Errors
    /// When the check cannot run.
    pub fn integrity(&self) -> Result<Vec<String>> {
        let mut findings = Vec::new();
        let state = self.read();
        state.pragma_query("integrity_check", |row| {
            let finding: String = row.get(0)?;
            if finding != "ok" {
                findings.push(finding);
            }
            Ok(())
        })?;
        state.pragma_query("foreign_key_check", |row| {
            let table: String = row.get(0)?;
            findings.push(format!("a row of {table} refers to nothing"));
            Ok(())
        })?;
        Ok(findings)
    }
}

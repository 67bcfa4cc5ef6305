//! The catalog: resources and chains, in one SQLite file. It is the truth.
//!
//! WAL journal, `synchronous=FULL`, foreign keys, STRICT tables, forward-only migrations. The catalog knows packs by
//! name only, never by path. Changes that must hold together happen in one [`Catalog::write`] transaction. The
//! transaction takes the write lock at its start, so the rows that it reads stay valid until it commits.

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

/// An error of the catalog.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// SQLite returned an error.
    #[error("the catalog: {}", told_database(.0))]
    Sqlite(#[from] rusqlite::Error),
    /// The catalog's file cannot be made or cannot be used.
    #[error("the catalog {}: {}", path.display(), told(error, ""))]
    Io {
        /// The file.
        path: PathBuf,
        /// The cause.
        error: io::Error,
    },
    /// A newer version of `snap` made the catalog.
    #[error("{path} was made by a newer snap (version {found} of the schema, this one knows {known})")]
    TooNew {
        /// The catalog's file.
        path: PathBuf,
        /// The schema version of the catalog.
        found: u32,
        /// The newest schema version that this program knows.
        known: u32,
    },
    /// A damaged row: its seal does not match.
    #[error(
        "the catalog is damaged: row {row} of its table {table} is not what was written; `store verify` tells what that \
         touches, `store verify --repair` mends what can be, else put an older catalog.db back and run `store recover`"
    )]
    Damaged {
        /// The table.
        table: &'static str,
        /// The key of the row.
        row: String,
    },
    /// A list with a wrong number of rows.
    #[error(
        "the catalog is damaged: {0}; `store verify` tells what that touches, `store verify --repair` mends what can be, \
         else put an older catalog.db back and run `store recover`"
    )]
    Incomplete(WrongTally),
    /// The catalog lies where nothing can be written.
    #[error(
        "{directory} can only be read: its file system is mounted read-only, or it is not yours; nothing in it can be changed"
    )]
    ReadOnly {
        /// The directory of the catalog.
        directory: PathBuf,
    },
    /// The catalog lies on a full file system, where it is only read.
    #[error(
        "the file system of {directory} {}, for instance with DeleteSnapshot, DeleteDisk or `snap store reclaim`",
        if *is_crowded { "can hold no more files: remove some first" } else { "is full: make room on it first" }
    )]
    Full {
        /// The directory of the catalog.
        directory: PathBuf,
        /// Whether the file system is out of files instead of bytes.
        is_crowded: bool,
    },
    /// The catalog lies on a full file system, and the reserve of the home is used up.
    #[error(
        "the file system of {directory} {}, and the home has nothing left in reserve to delete anything with: remove \
         other files there, or make the file system larger",
        if *is_crowded { "can hold no more files" } else { "is full" }
    )]
    Spent {
        /// The directory of the catalog.
        directory: PathBuf,
        /// Whether the file system is out of files instead of bytes.
        is_crowded: bool,
    },
    /// A row that only an incorrect run can have written.
    #[error("the catalog contradicts itself: {0}")]
    Inconsistent(String),
}

/// The reason why the catalog in a directory is only read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unwritable {
    /// Nothing can be written there.
    ReadOnly,
    /// The file system is out of bytes.
    Full,
    /// The file system is out of files.
    Crowded,
}

impl CatalogError {
    /// Returns the function that converts an error of opening the catalog at `place`.
    fn opening(place: &Place) -> impl Fn(OpenError) -> Self {
        |error| match error {
            OpenError::Io(error) => Self::Io { path: place.to_path_buf(), error },
            OpenError::Sqlite(error) => Self::Sqlite(error),
        }
    }

    /// Returns true if a row or list of the catalog is damaged.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged { .. } | Self::Incomplete(_))
    }

    /// Returns true if SQLite cannot read the file because of damage.
    pub fn is_unreadable(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        matches!(self, Self::Sqlite(error)
            if matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase)))
    }

    /// Returns true if a full file system can be the cause: a file could not be made.
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

/// The catalog of a home. Any number of threads can use it.
#[derive(Clone, Debug)]
pub struct Catalog {
    pool: Arc<Pool>,
}

impl Catalog {
    /// Opens the catalog at `place`. Makes or migrates it if needed.
    ///
    /// # Errors
    /// When the file is no catalog, is newer than this program, or cannot be opened.
    pub fn open(place: &Place) -> Result<Self> {
        let directory = place.parent().filter(|directory| sys::file::is_read_only(directory));
        let read_only = directory.map(|directory| (Unwritable::ReadOnly, directory.to_path_buf()));
        Self::over(Pool::new(place, read_only, migrate::connect))
    }

    /// Opens the catalog on a full file system, only to read it. Reading needs no room.
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
        // Errors of the file are reported now.
        pool.give(pool.take()?);
        Ok(Self { pool })
    }

    /// Returns true if the catalog is only read: nothing can be written there, or there is no room.
    pub fn is_read_only(&self) -> bool {
        self.pool.read_only.is_some()
    }

    /// Returns an error if the catalog is only read.
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

    /// Runs `work` in a transaction that holds the write lock from its start. Commits if `work` returns `Ok`, else
    /// changes nothing. `work` must not begin another transaction.
    ///
    /// # Errors
    /// The error that `work` returns, or when the transaction cannot begin or commit.
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

    /// Begins to read. All reads through the returned value see one state, even if other writers commit in the
    /// meantime.
    pub fn read(&self) -> ReadTx {
        ReadTx::new(&self.pool)
    }

    /// Moves committed changes from the write-ahead log into the file, and empties the log.
    ///
    /// SQLite reads a log only up to its first damage, so one damaged bit loses all later commits. While a reader is
    /// active, the log stays until the next call; no rule depends on the move.
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

    /// Runs SQLite's own check of the file. Returns its findings, which are empty if the file is sound.
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

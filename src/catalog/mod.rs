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
mod task;
mod token;
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
pub use salvage::Salvaged;
pub use seal::{UnsoundRow, mend_rows, unsound_rows};
pub use size::SizeSample;
pub use snapshot::{NewSnapshot, Snapshot};
pub use snapshot_lock::SnapshotLock;
pub use source::DiskSource;
pub use tag::Tag;
pub use task::Task;
pub use token::UsedToken;
pub use unswept::Unswept;
pub use worker::{is_at_work, makers};

use crate::sys;
use crate::sys::database::OpenError;
use crate::sys::lack::{told, told_database};
use crate::sys::place::Place;
use rusqlite::ffi::SQLITE_IOERR_SHMSIZE;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Each migration takes the schema one version up; they are only ever appended.
const MIGRATIONS: &[&str] = &[
    include_str!("schema.sql"),
    include_str!("work.sql"),
    include_str!("misc.sql"),
    include_str!("images.sql"),
    include_str!("copies.sql"),
    include_str!("groups.sql"),
    include_str!("policies.sql"),
    include_str!("deltas.sql"),
    include_str!("kept_clones.sql"),
    include_str!("uses.sql"),
    include_str!("sizes.sql"),
    include_str!("portable.sql"),
    include_str!("kept_fields.sql"),
    include_str!("clock.sql"),
    include_str!("rollbacks.sql"),
    include_str!("attributes.sql"),
    SEALS,
    include_str!("damage.sql"),
    include_str!("sources.sql"),
    include_str!("group_points.sql"),
    include_str!("replaced_policies.sql"),
    include_str!("forgotten.sql"),
    include_str!("paid_until.sql"),
];

/// From this migration on, rows are sealed: those that were there before it are sealed when it is made.
const SEALS: &str = include_str!("seals.sql");

/// Trouble with the catalog.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// SQLite refused.
    #[error("the catalog: {}", told_database(.0))]
    Sqlite(#[from] rusqlite::Error),
    /// Its file cannot be made, or is not used.
    #[error("the catalog: {}", told(.0, ""))]
    Io(#[from] io::Error),
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

impl From<OpenError> for CatalogError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Io(error) => Self::Io(error),
            OpenError::Sqlite(error) => Self::Sqlite(error),
        }
    }
}

impl CatalogError {
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
            Self::Io(error) => error.kind() == io::ErrorKind::StorageFull,
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

/// The open catalog.
#[derive(Debug)]
pub struct Catalog {
    connection: Connection,
    /// The directory that it lies in, if it is only read.
    read_only: Option<(Unwritable, PathBuf)>,
}

impl Catalog {
    /// Opens the catalog at `place`, making or migrating it where needed.
    ///
    /// # Errors
    /// When the file is no catalog, is newer than this program, or cannot be opened.
    pub fn open(place: &Place) -> Result<Self> {
        if let Some(directory) = place.parent().filter(|directory| sys::file::is_read_only(directory)) {
            return Self::open_to_read(place, Unwritable::ReadOnly, &directory);
        }
        let mut connection = sys::database::open(place)?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        // What SQLite puts aside in a statement needs no file.
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        // A migration may make a table anew that others refer to.
        connection.pragma_update(None, "foreign_keys", false)?;
        migrate(&mut connection, place)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self { connection, read_only: None })
    }

    /// Opens the catalog on a full file system, to read it only: that takes no room.
    ///
    /// # Errors
    /// When the file is no catalog, is newer than this program, or cannot be opened.
    pub fn open_without_room(place: &Place) -> Result<Self> {
        let directory = place.parent().map(|directory| directory.to_path_buf()).unwrap_or_default();
        let is_crowded = sys::file::is_crowded(&directory) && !sys::file::is_full(&directory);
        let why = if is_crowded { Unwritable::Crowded } else { Unwritable::Full };
        Self::open_to_read(place, why, &directory)
    }

    /// Opens the catalog in a directory in which nothing can be written.
    fn open_to_read(place: &Place, why: Unwritable, directory: &Path) -> Result<Self> {
        let mut connection = sys::database::open_to_read(place)?;
        if version(&connection)? != known_version() {
            connection = sys::database::open_copy(place)?;
            migrate(&mut connection, place)?;
        }
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self { connection, read_only: Some((why, directory.to_owned())) })
    }

    /// Whether it is only read: it lies where nothing can be written, or where there is no room.
    pub fn is_read_only(&self) -> bool {
        self.read_only.is_some()
    }

    /// Refuses if it can only be read.
    ///
    /// # Errors
    /// When it can only be read.
    pub fn must_be_writable(&self) -> Result<()> {
        match &self.read_only {
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
    /// `Ok`, else changes nothing.
    ///
    /// # Errors
    /// What `work` returns, or when the transaction cannot begin or commit.
    pub fn write<T, E: From<CatalogError>>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.must_be_writable()?;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(CatalogError::from)?;
        let value = work(&transaction)?;
        transaction.commit().map_err(CatalogError::from)?;
        Ok(value)
    }

    /// Does `work` while all that is read is of one state, whatever others commit meanwhile.
    ///
    /// # Errors
    /// What `work` returns, or when the catalog fails.
    pub fn at_one_state<T, E: From<CatalogError>>(
        &self,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let _snapshot = self.connection.unchecked_transaction().map_err(CatalogError::from)?;
        work()
    }

    /// Brings what was committed from the write-ahead log into the file, and empties the log: SQLite takes a log only as
    /// far as it is sound, so that one damaged bit loses whatever was committed after it. While another process reads,
    /// that waits for the next time; nothing depends on it.
    pub fn checkpoint(&self) {
        if self.is_read_only() {
            return;
        }
        let attempt = || -> rusqlite::Result<()> {
            self.connection.busy_timeout(Duration::ZERO)?;
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        };
        let _ = attempt();
        let _ = self.connection.busy_timeout(sys::database::PATIENCE);
    }

    /// The connection, for reading.
    pub fn read(&self) -> &Connection {
        &self.connection
    }

    /// SQLite's own check of the file; the findings, none if all is well.
    ///
    /// # Errors
    /// When the check cannot run.
    pub fn integrity(&self) -> Result<Vec<String>> {
        let mut findings = Vec::new();
        self.connection.pragma_query(None, "integrity_check", |row| {
            let finding: String = row.get(0)?;
            if finding != "ok" {
                findings.push(finding);
            }
            Ok(())
        })?;
        self.connection.pragma_query(None, "foreign_key_check", |row| {
            let table: String = row.get(0)?;
            findings.push(format!("a row of {table} refers to nothing"));
            Ok(())
        })?;
        Ok(findings)
    }
}

fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// The version of the schema after all migrations.
fn known_version() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX)
}

fn migrate(connection: &mut Connection, path: &Path) -> Result<()> {
    let known = known_version();
    let found = version(connection)?;
    if found == known {
        return Ok(());
    }
    // Another process may be migrating: look again under the write lock.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    if found > known {
        return Err(CatalogError::TooNew { path: path.to_owned(), found, known });
    }
    for migration in MIGRATIONS.iter().skip(found as usize) {
        transaction.execute_batch(migration)?;
    }
    if MIGRATIONS.iter().skip(found as usize).any(|migration| *migration == SEALS) {
        seal::seal_everything(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    #[test]
    fn the_blocks_of_chains_from_before_they_were_counted_are_counted() {
        let directory = tempfile::tempdir().unwrap();
        let path = Place::root(directory.path(), false).join("catalog.db");
        let connection = Connection::open(&path).unwrap();
        let counting = MIGRATIONS.iter().position(|one| one.contains("ADD COLUMN blocks")).unwrap();
        MIGRATIONS[..counting].iter().for_each(|one| connection.execute_batch(one).unwrap());
        connection.pragma_update(None, "user_version", counting).unwrap();
        let rows = "INSERT INTO chain (number, id, region, last_sequence)
                    VALUES (1, 'sl-one', 'cn-hangzhou', 2), (2, 'sl-two', 'cn-hangzhou', 0);
                    INSERT INTO pack VALUES (1, 'cn-hangzhou', '00', 9, 9);
                    INSERT INTO extent (chain, start, length, born, died, pack, first_slot)
                    VALUES (1, 0, 5, 1, 2, 1, 0), (1, 0, 5, 2, NULL, 1, 5), (1, 9, 1, 1, NULL, 1, 10)";
        connection.execute_batch(rows).unwrap();
        drop(connection);
        let catalog = Catalog::open(&path).unwrap();
        let blocks = |number| {
            let chain = Chain::by_number(catalog.read(), number).unwrap().unwrap();
            chain.usage(catalog.read()).unwrap().blocks
        };
        assert_eq!((blocks(1), blocks(2)), (11, 0));
    }

    #[test]
    fn tags_of_copied_images_move_to_the_region_of_the_copy() {
        let directory = tempfile::tempdir().unwrap();
        let path = Place::root(directory.path(), false).join("catalog.db");
        let connection = Connection::open(&path).unwrap();
        let moving = MIGRATIONS.iter().position(|one| one.contains("UPDATE tag SET region")).unwrap();
        MIGRATIONS[..moving].iter().for_each(|one| connection.execute_batch(one).unwrap());
        connection.pragma_update(None, "user_version", moving).unwrap();
        let rows =
            "INSERT INTO image VALUES ('m-2zecopy', 'cn-beijing', 'Available', 'copy', '', '', '', 'Others',
                        'x86_64', 'BIOS', 'v1', '', 'Auto', '', 1, 0, 5, NULL);
                    INSERT INTO tag (resource, kind, region, key, value)
                    VALUES ('m-2zecopy', 'image', 'cn-hangzhou', 'k', 'v'),
                           ('d-bp1disk', 'disk', 'cn-hangzhou', 'k', 'v')";
        connection.execute_batch(rows).unwrap();
        drop(connection);
        let catalog = Catalog::open(&path).unwrap();
        let tagged = |region: &str, kind| {
            let region = crate::model::RegionId::parse(region).unwrap();
            Tag::of_region(catalog.read(), &region, kind).unwrap().len()
        };
        use crate::model::ResourceType::{Disk, Image};
        assert_eq!((tagged("cn-beijing", Image), tagged("cn-hangzhou", Image)), (1, 0));
        assert_eq!(tagged("cn-hangzhou", Disk), 1);
    }

    #[test]
    fn rows_from_before_there_were_seals_are_sealed() {
        let directory = tempfile::tempdir().unwrap();
        let path = Place::root(directory.path(), false).join("catalog.db");
        let connection = Connection::open(&path).unwrap();
        let sealing = MIGRATIONS.iter().position(|one| *one == SEALS).unwrap();
        MIGRATIONS[..sealing].iter().for_each(|one| connection.execute_batch(one).unwrap());
        connection.pragma_update(None, "user_version", sealing).unwrap();
        let name = "00112233445566778899aabbccddeeff";
        let rows = format!(
            "INSERT INTO chain (number, id, region, last_sequence) VALUES (1, 'sl-one', 'cn-hangzhou', 2);
             INSERT INTO pack VALUES (1, 'cn-hangzhou', '{name}', 9, 9);
             INSERT INTO extent (chain, start, length, born, died, pack, first_slot)
             VALUES (1, 0, 5, 1, 2, 1, 0), (1, 0, 5, 2, NULL, 1, 5);
             INSERT INTO image (id, region, status, name, description, family, version, platform, architecture, boot_mode,
                                imds_support, nvme_support, license, resource_group, is_copy, is_public, created)
             VALUES ('m-1', 'cn-hangzhou', 'Available', 'n', '', '', '', '', '', '', '', '', '', '', 0, 0, 0);
             INSERT INTO image_disk (image, device, kind, size) VALUES ('m-1', '/dev/xvda', 'system', 5)"
        );
        connection.execute_batch(&rows).unwrap();
        drop(connection);
        let catalog = Catalog::open(&path).unwrap();
        assert_eq!(unsound_rows(catalog.read()).unwrap(), []);
        let chain = Chain::by_number(catalog.read(), 1).unwrap().unwrap();
        assert_eq!(chain.content(catalog.read(), crate::model::Sequence(1)).unwrap().len(), 1);
        // And whatever is changed from now on is seen.
        for sql in [
            "UPDATE chain SET last_sequence = 3",
            "UPDATE pack SET slots = 8",
            "UPDATE extent SET first_slot = 4 WHERE died = 2",
            "UPDATE image_disk SET size = 4",
            "DELETE FROM image_disk",
        ] {
            let connection = Connection::open(&path).unwrap();
            connection.execute_batch("BEGIN").unwrap();
            connection.execute_batch(sql).unwrap();
            assert_eq!(unsound_rows(&connection).unwrap().len(), 1, "{sql}");
        }
    }

    #[test]
    fn a_newer_catalog_is_refused_and_untouched() {
        let directory = tempfile::tempdir().unwrap();
        let path = Place::root(directory.path(), false).join("catalog.db");
        drop(Catalog::open(&path).unwrap());
        let connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        drop(connection);
        assert!(matches!(Catalog::open(&path), Err(CatalogError::TooNew { found: 99, .. })));
    }
}

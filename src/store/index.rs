//! The dedupe index: it maps the hash of a block to a pack and a slot.
//!
//! The index is a cache. It can be deleted at any time, and is rebuilt from the packs' footers. A lost index or entry
//! costs duplicate bytes, but never correctness. A hit counts only if the pack exists and its footer has that hash in
//! that slot. The index does not find deltas, since they cannot be read without their bases. It only records their
//! hashes, so that the content of a lost pack is known.
//!
//! Its version (`user_version`) is 2. An index of another version, or an incomplete one, is rebuilt from the footers.

use super::pack::Footer;
use super::{Result, Store, StoreError};
use crate::model::{Hash, Location, PackName, ShortHash, Slot};
use crate::sys;
use crate::sys::database::OpenError;
use crate::sys::place::Place;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use std::collections::{BTreeSet, HashMap};

/// Numbers of packs are never used again, because entries can outlive their pack.
const SCHEMA: &str = "
    DROP TABLE IF EXISTS entry;
    DROP TABLE IF EXISTS delta;
    DROP TABLE IF EXISTS pack;
    CREATE TABLE pack (number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE entry (
        hash BLOB PRIMARY KEY,              -- the first bytes of the block's hash
        pack INTEGER NOT NULL,
        slot INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE delta (
        pack INTEGER NOT NULL,
        slot INTEGER NOT NULL,
        hash BLOB NOT NULL,                 -- the first bytes of the block's hash
        PRIMARY KEY (pack, slot)
    ) STRICT, WITHOUT ROWID;
";

/// The number of bytes of a hash that the index holds.
const SHORT: usize = 16;

/// The number of blocks that one statement looks for.
const TOGETHER: usize = 16;

/// The version of a complete index. Version 1 had no deltas.
const COMPLETE: u32 = 2;

/// The open index.
#[derive(Debug)]
pub struct Index {
    connection: Connection,
    place: Place,
}

impl Index {
    pub(super) fn open(place: &Place, store: &Store) -> Result<Self> {
        match Self::open_or_build(place, store) {
            Err(error) if is_torn(&error) => {
                remove(place);
                Self::open_or_build(place, store)
            }
            other => other,
        }
    }

    fn open_or_build(place: &Place, store: &Store) -> Result<Self> {
        let mut connection = sys::database::open(place).map_err(|error| match error {
            OpenError::Io(error) => StoreError::io("opening the dedupe index")(error),
            OpenError::Sqlite(error) => StoreError::Index(error),
        })?;
        // A cache need not survive a power failure. SQLite reports a torn file when it reads the torn part, and the
        // next open rebuilds the index.
        connection.pragma_update(None, "synchronous", "OFF")?;
        let complete = |connection: &Connection| -> rusqlite::Result<bool> {
            Ok(connection.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0))? == COMPLETE)
        };
        if !complete(&connection)? {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            if !complete(&transaction)? {
                transaction.execute_batch(SCHEMA)?;
                for pack in store.packs()? {
                    // Verify reports a damaged pack. Here its blocks are only not reused.
                    if let Ok(footer) = store.footer(pack) {
                        add(&transaction, pack, &footer)?;
                    }
                }
                transaction.pragma_update(None, "user_version", COMPLETE)?;
            }
            transaction.commit()?;
        }
        Ok(Self { connection, place: place.clone() })
    }

    /// Runs `work`. If the index is torn, part of the work can be left out.
    fn attempt(&mut self, work: impl FnOnce(&mut Connection) -> Result<()>) -> Result<()> {
        match work(&mut self.connection) {
            Err(error) if is_torn(&error) => {
                remove(&self.place);
                Ok(())
            }
            other => other,
        }
    }

    /// Returns the locations of blocks with these hashes, as far as the index has them and they are correct.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(&mut self, store: &Store, hashes: &[Hash]) -> Result<Vec<Option<Location>>> {
        let mut found = vec![None; hashes.len()];
        self.attempt(|connection| {
            let mut pieces = hashes.chunks(TOGETHER).zip(found.chunks_mut(TOGETHER));
            pieces.try_for_each(|(hashes, found)| find(connection, store, hashes, found))
        })?;
        Ok(found)
    }

    /// Returns the entries of packs that can be lost: the known slots, and the hashes of their blocks.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn of_packs(&mut self, packs: &BTreeSet<PackName>) -> Result<Vec<(Location, ShortHash)>> {
        let mut found = Vec::new();
        self.attempt(|connection| {
            let mut numbers = HashMap::new();
            let mut number = connection.prepare_cached("SELECT number FROM pack WHERE name = ?1")?;
            for pack in packs {
                let known: Option<i64> = number.query_row([pack.to_string()], |row| row.get(0)).optional()?;
                numbers.extend(known.map(|known| (known, *pack)));
            }
            let mut statement = connection.prepare_cached(
                "SELECT pack, slot, hash FROM entry UNION ALL SELECT pack, slot, hash FROM delta",
            )?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let Some(pack) = numbers.get(&row.get(0)?) else { continue };
                let short = row.get_ref(2)?.as_blob().unwrap_or_default().try_into().ok().map(ShortHash);
                let at = Location { pack: *pack, slot: Slot(row.get(1)?) };
                found.extend(short.map(|short| (at, short)));
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Adds the blocks of a pack.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn add(&mut self, pack: PackName, footer: &Footer) -> Result<()> {
        self.attempt(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            add(&transaction, pack, footer)?;
            Ok(transaction.commit()?)
        })
    }

    /// Removes packs that no longer exist, and their blocks.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn remove(&mut self, packs: &[PackName]) -> Result<()> {
        self.attempt(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for pack in packs {
                transaction
                    .prepare_cached("DELETE FROM pack WHERE name = ?1")?
                    .execute([pack.to_string()])?;
            }
            Ok(transaction.commit()?)
        })
    }

    /// Removes the entries of packs that were removed before.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn compact(&mut self) -> Result<()> {
        self.attempt(|connection| {
            Ok(connection.execute_batch(
                "DELETE FROM entry WHERE pack NOT IN (SELECT number FROM pack);
                 DELETE FROM delta WHERE pack NOT IN (SELECT number FROM pack);",
            )?)
        })
    }
}

/// Returns true if the index itself is damaged, and the error is not one of the machine.
fn is_torn(error: &StoreError) -> bool {
    use rusqlite::Error::SqliteFailure;
    use rusqlite::ErrorCode::{
        CannotOpen, DatabaseBusy, DatabaseLocked, DiskFull, OutOfMemory, PermissionDenied, ReadOnly,
        SystemIoFailure,
    };
    match error {
        StoreError::Index(SqliteFailure(failure, _)) => !matches!(
            failure.code,
            CannotOpen
                | DatabaseBusy
                | DatabaseLocked
                | DiskFull
                | OutOfMemory
                | PermissionDenied
                | ReadOnly
                | SystemIoFailure
        ),
        StoreError::Index(_) => true,
        _ => false,
    }
}

fn remove(place: &Place) {
    for suffix in ["", "-wal", "-shm"] {
        let _ = place.with_suffix(suffix).remove();
    }
}

fn add(connection: &Connection, pack: PackName, footer: &Footer) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO pack (name) VALUES (?1) ON CONFLICT DO NOTHING")?
        .execute([pack.to_string()])?;
    let number: i64 = connection
        .prepare_cached("SELECT number FROM pack WHERE name = ?1")?
        .query_row([pack.to_string()], |row| row.get(0))?;
    // The newest location wins, because an older one can be in a deleted pack. The rows are added one by one. For a
    // statement that adds several rows, SQLite would copy every page first, to be able to undo it.
    let mut insert =
        connection.prepare_cached("INSERT OR REPLACE INTO entry (hash, pack, slot) VALUES (?1, ?2, ?3)")?;
    let mut note =
        connection.prepare_cached("INSERT OR REPLACE INTO delta (hash, pack, slot) VALUES (?1, ?2, ?3)")?;
    for (slot, entry) in footer.entries.iter().enumerate() {
        let into = if entry.encoding.is_whole() { &mut insert } else { &mut note };
        into.execute((&entry.hash.0[..SHORT], number, slot))?;
    }
    Ok(())
}

/// Looks for a few blocks in one statement.
fn find(
    connection: &Connection,
    store: &Store,
    hashes: &[Hash],
    found: &mut [Option<Location>],
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT name, slot, hash FROM entry JOIN pack ON pack.number = entry.pack
         WHERE hash IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?;
    // Unused parameters are NULL, which equals no value.
    for parameter in 0..TOGETHER {
        statement.raw_bind_parameter(parameter + 1, hashes.get(parameter).map(|hash| &hash.0[..SHORT]))?;
    }
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        let (name, slot): (String, u32) = (row.get(0)?, row.get(1)?);
        let Some(pack) = PackName::parse(&name) else { continue };
        let short = row.get_ref(2)?.as_blob().unwrap_or_default();
        // A footer that cannot be read offers no blocks for reuse.
        let Ok(footer) = store.footer(pack) else { continue };
        let Some(entry) = footer.entries.get(slot as usize).filter(|entry| entry.encoding.is_whole()) else {
            continue;
        };
        for (hash, found) in hashes.iter().zip(found.iter_mut()) {
            if hash.0[..SHORT] == *short && *hash == entry.hash {
                *found = Some(Location { pack, slot: Slot(slot) });
            }
        }
    }
    Ok(())
}

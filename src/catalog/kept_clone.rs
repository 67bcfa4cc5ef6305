//! Frozen clones of disks that are kept after their capture.

use super::Result;
use super::column::table_row;
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{DiskId, SnapshotId};
use rusqlite::OptionalExtension;

/// Whether the clones of a disk are kept if nobody said anything. Measured on XFS: a kept clone makes a
/// capture cost what has changed, but every write to what the image shares with it goes elsewhere, and an
/// image that is written at random is slow to read cold after that.
pub const KEPT_BY_DEFAULT: bool = false;

table_row! {
    /// The kept clone of a disk.
    KeptClone in "kept_clone" sealed by [disk, snapshot, file, stamp] {
        /// The disk.
        disk: DiskId,
        /// The snapshot whose content the clone has.
        snapshot: SnapshotId,
        /// The snapshot at whose capture the clone was made, which names its file.
        file: SnapshotId,
        /// The stamp of the file, as JSON: another file of that name is not the clone.
        stamp: String,
    }
}

impl KeptClone {
    /// The kept clone of a disk.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_disk(connection: &ReadTx, disk: &DiskId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE disk = ?1", [disk])?.pop())
    }

    /// The kept clone that has the content of a snapshot.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_snapshot(connection: &ReadTx, snapshot: &SnapshotId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE snapshot = ?1", [snapshot])?.pop())
    }

    /// All kept clones.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn all(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "", [])
    }

    /// Whether the file of this name is kept.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn is_kept(connection: &ReadTx, file: &SnapshotId) -> Result<bool> {
        let mut statement =
            connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM kept_clone WHERE file = ?1)")?;
        Ok(statement.query_row([file], |row| row.get(0))?)
    }

    /// Keeps this clone of its disk, and no other.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn put(&self, connection: &WriteTx) -> Result<()> {
        Self::forget(connection, &self.disk)?;
        self.insert(connection)
    }

    /// Keeps no clone of a disk any more.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn forget(connection: &WriteTx, disk: &DiskId) -> Result<()> {
        connection.prepare_cached("DELETE FROM kept_clone WHERE disk = ?1")?.execute([disk])?;
        Ok(())
    }

    /// Whether clones of a disk are to be kept.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn is_wanted(connection: &ReadTx, disk: &DiskId) -> Result<bool> {
        let mut statement = connection.prepare_cached("SELECT keep FROM clone_setting WHERE disk = ?1")?;
        let said: Option<bool> = statement.query_row([disk], |row| row.get(0)).optional()?;
        Ok(said.unwrap_or(KEPT_BY_DEFAULT))
    }

    /// Says whether clones of a disk are to be kept; one that is kept and no longer wanted is forgotten.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn set_wanted(connection: &WriteTx, disk: &DiskId, is_wanted: bool) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO clone_setting (disk, keep) VALUES (?1, ?2)
                 ON CONFLICT (disk) DO UPDATE SET keep = ?2",
            )?
            .execute((disk, is_wanted))?;
        if is_wanted { Ok(()) } else { Self::forget(connection, disk) }
    }
}

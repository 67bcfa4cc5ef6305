//! Kept clones: frozen clones of disks that stay after their capture.

use super::Result;
use super::column::table_row;
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{DiskId, SnapshotId};
use rusqlite::OptionalExtension;

/// Whether the clones of a disk are kept by default.
///
/// Measured on XFS: with a kept clone, the cost of a capture depends on the size of the change. But every write to a
/// shared block goes to a new place. An image with random writes is then slow to read with a cold cache.
pub const KEPT_BY_DEFAULT: bool = false;

table_row! {
    /// The kept clone of a disk.
    KeptClone in "kept_clone" sealed by [disk, snapshot, file, stamp] {
        /// The disk.
        disk: DiskId,
        /// The snapshot whose content the clone has.
        snapshot: SnapshotId,
        /// The snapshot whose capture made the clone; it names the clone's file.
        file: SnapshotId,
        /// The stamp of the file, as JSON. A file of the same name with another stamp is not the clone.
        stamp: String,
    }
}

impl KeptClone {
    /// Returns the kept clone of a disk.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_disk(connection: &ReadTx, disk: &DiskId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE disk = ?1", [disk])?.pop())
    }

    /// Returns the kept clone with the content of a snapshot.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_snapshot(connection: &ReadTx, snapshot: &SnapshotId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE snapshot = ?1", [snapshot])?.pop())
    }

    /// Returns all kept clones.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn all(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "", [])
    }

    /// Returns true if the file of this name is a kept clone.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn is_kept(connection: &ReadTx, file: &SnapshotId) -> Result<bool> {
        let mut statement =
            connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM kept_clone WHERE file = ?1)")?;
        Ok(statement.query_row([file], |row| row.get(0))?)
    }

    /// Makes this clone the only kept clone of its disk.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn put(&self, connection: &WriteTx) -> Result<()> {
        Self::forget(connection, &self.disk)?;
        self.insert(connection)
    }

    /// Deletes the record of a disk's kept clone.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn forget(connection: &WriteTx, disk: &DiskId) -> Result<()> {
        connection.prepare_cached("DELETE FROM kept_clone WHERE disk = ?1")?.execute([disk])?;
        Ok(())
    }

    /// Returns true if clones of a disk are to be kept.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn is_wanted(connection: &ReadTx, disk: &DiskId) -> Result<bool> {
        let mut statement = connection.prepare_cached("SELECT keep FROM clone_setting WHERE disk = ?1")?;
        let said: Option<bool> = statement.query_row([disk], |row| row.get(0)).optional()?;
        Ok(said.unwrap_or(KEPT_BY_DEFAULT))
    }

    /// Sets whether clones of a disk are to be kept. If not, the record of a kept clone is deleted.
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

//! The files that disks were copied from.

use super::Result;
use super::column::table_row;
use crate::catalog::{ReadTx, WriteTx};
use crate::model::DiskId;

table_row! {
    /// The file that a disk was copied from, as it was then.
    DiskSource in "file_source" {
        /// The disk.
        disk: DiskId,
        /// The absolute path of the file; it need not be text.
        path: Vec<u8>,
        /// The name of the file's format.
        format: String,
        /// Whether somebody said the format, rather than that it was recognised.
        is_said: bool,
        /// The stamp of the file, as JSON; `None` for a block device.
        stamp: Option<String>,
    }
}

impl DiskSource {
    /// The file that a disk was copied from, if it was.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_disk(connection: &ReadTx, disk: &DiskId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE disk = ?1", [disk])?.pop())
    }

    /// Remembers it of its disk, and no other.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn put(&self, connection: &WriteTx) -> Result<()> {
        connection.prepare_cached("DELETE FROM file_source WHERE disk = ?1")?.execute([&self.disk])?;
        self.insert(connection)
    }
}

//! Sources: the files that disks were copied from.

use super::Result;
use super::column::table_row;
use crate::catalog::{ReadTx, WriteTx};
use crate::model::DiskId;

table_row! {
    /// The source of a disk, in its state at the copy.
    DiskSource in "file_source" {
        /// The disk.
        disk: DiskId,
        /// The absolute path of the file, which can be other bytes than UTF-8 text.
        path: Vec<u8>,
        /// The name of the file's format.
        format: String,
        /// Whether the caller gave the format. Otherwise it was recognised.
        is_said: bool,
        /// The stamp of the file, as JSON; `None` for a block device.
        stamp: Option<String>,
    }
}

impl DiskSource {
    /// Returns the source of a disk, if it has one.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_disk(connection: &ReadTx, disk: &DiskId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE disk = ?1", [disk])?.pop())
    }

    /// Makes this source the only one of its disk.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn put(&self, connection: &WriteTx) -> Result<()> {
        connection.prepare_cached("DELETE FROM file_source WHERE disk = ?1")?.execute([&self.disk])?;
        self.insert(connection)
    }
}

//! Snapshots that were copied from another region.

use super::column::table_row;
use super::snapshot::Origin;
use super::{NewSnapshot, Result, Snapshot};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{DiskId, RegionId, SnapshotId};

table_row! {
    /// What a copy is a copy of.
    CopyOf in "copy" sealed by [snapshot, source, source_region] {
        /// The copy.
        snapshot: SnapshotId,
        /// The snapshot it was copied from; it may be gone.
        source: SnapshotId,
        /// That one's region.
        source_region: RegionId,
    }
}

impl CopyOf {
    /// What a snapshot is a copy of, if it is one.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn find(connection: &ReadTx, snapshot: &SnapshotId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE snapshot = ?1", [snapshot])?.pop())
    }

    /// The lock that whoever copies snapshots of a disk into a region holds.
    pub fn worker(disk: &DiskId, region: &RegionId) -> String {
        format!("copy-{disk}-{region}")
    }
}

impl Snapshot {
    /// Adds a progressing copy of `source` in `region` to the chain of the disk's copies there, which is
    /// begun if need be. The worker in `new` is [`CopyOf::worker`].
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn begin_copy(
        connection: &WriteTx,
        source: &Self,
        region: &RegionId,
        new: NewSnapshot,
    ) -> Result<Self> {
        let origin = Origin {
            disk: source.disk_id(connection)?,
            region: region.clone(),
            copies: true,
            size: source.disk_size,
            kind: source.disk_kind,
            category: source.disk_category,
            instance: None,
        };
        let copy = Self::add(connection, origin, new)?;
        CopyOf { snapshot: copy.id.clone(), source: source.id.clone(), source_region: source.region.clone() }
            .insert(connection)?;
        Ok(copy)
    }
}

//! Snapshots that were copied from another region.

use super::column::table_row;
use super::snapshot::Origin;
use super::{NewSnapshot, Result, Snapshot};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{DiskId, RegionId, SnapshotId};

table_row! {
    /// The origin of a copied snapshot.
    CopyOf in "copy" sealed by [snapshot, source, source_region] {
        /// The copy.
        snapshot: SnapshotId,
        /// The snapshot it was copied from, which can be deleted.
        source: SnapshotId,
        /// The region of the source snapshot.
        source_region: RegionId,
    }
}

impl CopyOf {
    /// Returns the origin of a snapshot, if the snapshot is a copy.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn find(connection: &ReadTx, snapshot: &SnapshotId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE snapshot = ?1", [snapshot])?.pop())
    }

    /// Returns the worker for copying snapshots of a disk into a region.
    pub fn worker(disk: &DiskId, region: &RegionId) -> String {
        format!("copy-{disk}-{region}")
    }
}

impl Snapshot {
    /// Adds a progressing copy of `source` in `region` to the chain of the disk's copies there. The chain is begun if
    /// missing. The worker in `new` is [`CopyOf::worker`].
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

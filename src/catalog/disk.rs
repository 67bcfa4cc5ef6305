//! Disks.

use super::column::table_row;
use super::{MadeOrder, Result, tally};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{
    ByteSize, DiskCategory, DiskId, DiskStatus, DiskType, InstanceId, PerformanceLevel, RegionId, Seen,
    Sequence, SnapshotId, Time, ZoneId,
};
use rusqlite::OptionalExtension;
use std::collections::BTreeSet;

table_row! {
    /// A disk.
    Disk in "disk" sealed as a whole {
        /// Its id.
        id: DiskId,
        /// Its region.
        region: RegionId,
        /// Its zone.
        zone: ZoneId,
        /// Its status.
        status: DiskStatus,
        /// Its type: system or data.
        kind: DiskType,
        /// The kind of hardware that the disk represents.
        category: DiskCategory,
        /// The performance level of an ESSD.
        performance_level: Option<PerformanceLevel>,
        /// Its size, which is a whole number of GiB except for imported images.
        size: ByteSize,
        /// Its name, or empty.
        name: String,
        /// Its description, or empty.
        description: String,
        /// Its resource group, or empty.
        resource_group: String,
        /// Whether it is deleted with its instance.
        delete_with_instance: bool,
        /// Whether its automatic snapshots are deleted with it.
        delete_auto_snapshot: bool,
        /// Whether policies may take snapshots of it.
        enable_auto_snapshot: bool,
        /// Whether bursting is on.
        bursting: bool,
        /// IOPS bought beyond the base.
        provisioned_iops: Option<u32>,
        /// Whether it can be attached to several instances.
        multi_attach: bool,
        /// The image that a system disk was made from, or empty.
        image: String,
        /// The snapshot that it was made from.
        source_snapshot: Option<SnapshotId>,
        /// The instance that it is attached to.
        instance: Option<InstanceId>,
        /// Its device name on the instance, or empty.
        device: String,
        /// The instance that a system disk was made for.
        origin_instance: Option<InstanceId>,
        /// Whether it was ever attached to an instance. A disk that never was cannot be snapshotted.
        ever_attached: bool,
        /// When it was made.
        created: Time,
        /// When it was last attached.
        attached: Option<Time>,
        /// When it was last detached.
        detached: Option<Time>,
        /// The path of an image that is used in place.
        adopted: Option<String>,
        /// The snapshot that a `ReIniting` disk is rolled back to (`None` for an empty disk).
        rollback_to: Option<SnapshotId>,
        /// The worker that works on the disk.
        worker: Option<String>,
        /// The image's stamp at the last capture, as JSON.
        stamp: Option<String>,
        /// The last known state of an image that is used in place.
        seen: Option<Seen>,
        /// The newest sequence number in its chain when it was last re-initialised.
        begun_after: Option<Sequence>,
        /// The time until which it is paid in advance (`None` for pay-as-you-go).
        paid_until: Option<Time>,
    }
}

impl Disk {
    /// Returns the row of an empty data disk that is being made. The disk is an ESSD (PL1) that was never attached and
    /// keeps nothing when it is deleted. The caller changes other fields in the row.
    pub fn new(id: DiskId, region: RegionId, zone: ZoneId, size: ByteSize, created: Time) -> Self {
        Self {
            id,
            region,
            zone,
            status: DiskStatus::Creating,
            kind: DiskType::Data,
            category: DiskCategory::CloudEssd,
            performance_level: Some(PerformanceLevel::Pl1),
            size,
            name: String::new(),
            description: String::new(),
            resource_group: String::new(),
            delete_with_instance: false,
            delete_auto_snapshot: true,
            enable_auto_snapshot: true,
            bursting: false,
            provisioned_iops: None,
            multi_attach: false,
            image: String::new(),
            source_snapshot: None,
            instance: None,
            device: String::new(),
            origin_instance: None,
            ever_attached: false,
            created,
            attached: None,
            detached: None,
            adopted: None,
            rollback_to: None,
            worker: None,
            stamp: None,
            seen: None,
            begun_after: None,
            paid_until: None,
        }
    }

    /// Returns the disk with this id, in any region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn find(connection: &ReadTx, id: &DiskId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE id = ?1", [id])?.pop())
    }

    /// Returns the disk with this id in a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn get(connection: &ReadTx, region: &RegionId, id: &DiskId) -> Result<Option<Self>> {
        Ok(Self::find(connection, id)?.filter(|disk| disk.region == *region))
    }

    /// Returns all disks of a region, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        tally::DISKS.of_region(connection, region, || {
            Self::select(connection, "WHERE region = ?1 ORDER BY rowid DESC", [region])
        })
    }

    /// Returns the order in which the disks of a region were made.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn order(connection: &ReadTx, region: &RegionId) -> Result<MadeOrder> {
        MadeOrder::of(connection, "disk", "id", region)
    }

    /// Returns the disks on an instance, ordered by device name.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_instance(connection: &ReadTx, instance: &InstanceId) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE instance = ?1 ORDER BY length(device), device", [instance])
    }

    /// Returns the disks that were made from a snapshot.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn made_from(connection: &ReadTx, snapshot: &SnapshotId) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE source_snapshot = ?1", [snapshot])
    }

    /// Returns the disks that a process works on, or worked on when it died.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn with_worker(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE worker IS NOT NULL", [])
    }

    /// Returns the disks that a rollback to a snapshot is in progress on, or stopped on.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn going_back_to(connection: &ReadTx, snapshot: &SnapshotId) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE rollback_to = ?1", [snapshot])
    }

    /// Returns the snapshots of all rollbacks that are in progress or stopped.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn rollback_targets(connection: &ReadTx) -> Result<BTreeSet<SnapshotId>> {
        let going = Self::select(connection, "WHERE rollback_to IS NOT NULL", [])?;
        Ok(going.into_iter().filter_map(|disk| disk.rollback_to).collect())
    }

    /// Returns the disks whose images are used in place.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn adopted(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE adopted IS NOT NULL", [])
    }

    /// Makes a disk `Available`, since its image is complete. Other changes of its row stay, also those made in the
    /// meantime.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn become_available(&self, connection: &WriteTx) -> Result<()> {
        let row = Self::find(connection, &self.id)?;
        row.map_or(Ok(()), |row| {
            Self { status: DiskStatus::Available, worker: None, ..row }.update(connection)
        })
    }

    /// Records that the disk's image is being rewritten. From then on its content is neither old nor new.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn begin_rewriting(&self, connection: &WriteTx) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO rewriting (disk) VALUES (?1) ON CONFLICT (disk) DO UPDATE SET error = NULL",
            )?
            .execute([&self.id])?;
        // The known state of the image is now invalid, even if the image's times do not change.
        let row = Self::find(connection, &self.id)?;
        row.map_or(Ok(()), |row| Self { stamp: None, ..row }.update(connection))
    }

    /// Records why rewriting the image stopped. The caller that began it was answered with the error, so no process
    /// continues it.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn stop_rewriting(&self, connection: &WriteTx, why: &str) -> Result<()> {
        connection
            .prepare_cached("UPDATE rewriting SET error = ?2 WHERE disk = ?1")?
            .execute((&self.id, why))?;
        Ok(())
    }

    /// Returns why the image of a `ReIniting` disk is half written, if the reason was recorded.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn why_half_written(&self, connection: &ReadTx) -> Result<Option<String>> {
        let mut statement = connection.prepare_cached("SELECT error FROM rewriting WHERE disk = ?1")?;
        Ok(statement.query_row([&self.id], |row| row.get(0)).optional()?.flatten())
    }

    /// Records that the image is whole again, or is to be used as it is.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn end_rewriting(&self, connection: &WriteTx) -> Result<()> {
        connection.prepare_cached("DELETE FROM rewriting WHERE disk = ?1")?.execute([&self.id])?;
        Ok(())
    }

    /// Returns true if a process began to rewrite the image and did not complete it.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn is_rewritten(&self, connection: &ReadTx) -> Result<bool> {
        let mut statement =
            connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM rewriting WHERE disk = ?1)")?;
        Ok(statement.query_row([&self.id], |row| row.get(0))?)
    }
}

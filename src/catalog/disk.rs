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
        /// What it is doing.
        status: DiskStatus,
        /// What it is for.
        kind: DiskType,
        /// The kind of hardware it stands for.
        category: DiskCategory,
        /// The performance level of an ESSD.
        performance_level: Option<PerformanceLevel>,
        /// Its size; whole GiB but for imported images.
        size: ByteSize,
        /// Its name, or empty.
        name: String,
        /// Its description, or empty.
        description: String,
        /// Its resource group, or empty.
        resource_group: String,
        /// Whether it goes with its instance.
        delete_with_instance: bool,
        /// Whether its automatic snapshots go with it.
        delete_auto_snapshot: bool,
        /// Whether policies may snapshot it.
        enable_auto_snapshot: bool,
        /// Whether bursting is on.
        bursting: bool,
        /// IOPS bought beyond the base.
        provisioned_iops: Option<u32>,
        /// Whether several instances may hold it.
        multi_attach: bool,
        /// The image a system disk came from, or empty.
        image: String,
        /// The snapshot it was made from.
        source_snapshot: Option<SnapshotId>,
        /// The instance that holds it.
        instance: Option<InstanceId>,
        /// Its name there, or empty.
        device: String,
        /// The instance a system disk was made for.
        origin_instance: Option<InstanceId>,
        /// Whether it ever was on an instance: else it cannot be snapshotted.
        ever_attached: bool,
        /// When it was made.
        created: Time,
        /// When it was last attached.
        attached: Option<Time>,
        /// When it was last detached.
        detached: Option<Time>,
        /// The path of an image that is used in place.
        adopted: Option<String>,
        /// While ReIniting: the snapshot that is being rolled back to; `None` for an empty disk.
        rollback_to: Option<SnapshotId>,
        /// The lock that whoever is at work on the disk holds.
        worker: Option<String>,
        /// The image's stamp at the last capture, as JSON.
        stamp: Option<String>,
        /// What an image that is used in place was when it was last seen.
        seen: Option<Seen>,
        /// The newest number in its chain when it was last re-initialised.
        begun_after: Option<Sequence>,
        /// Until when it is paid for in advance; `None`: it is paid as it is used.
        paid_until: Option<Time>,
    }
}

impl Disk {
    /// The row of an empty data disk that is being made: an ESSD (PL1) that keeps nothing
    /// when it goes, and was never attached. What is to be otherwise is changed in the row.
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

    /// The disk with this id, whatever its region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn find(connection: &ReadTx, id: &DiskId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE id = ?1", [id])?.pop())
    }

    /// The disk with this id in a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn get(connection: &ReadTx, region: &RegionId, id: &DiskId) -> Result<Option<Self>> {
        Ok(Self::find(connection, id)?.filter(|disk| disk.region == *region))
    }

    /// All disks of a region, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        tally::DISKS.of_region(connection, region, || {
            Self::select(connection, "WHERE region = ?1 ORDER BY rowid DESC", [region])
        })
    }

    /// The order in which the disks of a region were made.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn order(connection: &ReadTx, region: &RegionId) -> Result<MadeOrder> {
        MadeOrder::of(connection, "disk", "id", region)
    }

    /// The disks on an instance, in the order of their device names.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_instance(connection: &ReadTx, instance: &InstanceId) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE instance = ?1 ORDER BY length(device), device", [instance])
    }

    /// The disks that were made from a snapshot.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn made_from(connection: &ReadTx, snapshot: &SnapshotId) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE source_snapshot = ?1", [snapshot])
    }

    /// The disks that a process is at work on, or died at.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn with_worker(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE worker IS NOT NULL", [])
    }

    /// The disks that are on their way back to a snapshot, or stopped on it.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn going_back_to(connection: &ReadTx, snapshot: &SnapshotId) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE rollback_to = ?1", [snapshot])
    }

    /// The snapshots that disks are on their way back to, or stopped on it.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn rollback_targets(connection: &ReadTx) -> Result<BTreeSet<SnapshotId>> {
        let going = Self::select(connection, "WHERE rollback_to IS NOT NULL", [])?;
        Ok(going.into_iter().filter_map(|disk| disk.rollback_to).collect())
    }

    /// The disks whose images are used in place.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn adopted(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE adopted IS NOT NULL", [])
    }

    /// Makes a disk whose image is made `Available`; what else its row says stays, whoever said it meanwhile.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn become_available(&self, connection: &WriteTx) -> Result<()> {
        let row = Self::find(connection, &self.id)?;
        row.map_or(Ok(()), |row| {
            Self { status: DiskStatus::Available, worker: None, ..row }.update(connection)
        })
    }

    /// Notes that the disk's image is being rewritten: from here on it is neither old nor new.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn begin_rewriting(&self, connection: &WriteTx) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO rewriting (disk) VALUES (?1) ON CONFLICT (disk) DO UPDATE SET error = NULL",
            )?
            .execute([&self.id])?;
        // What was known of the image no longer holds, whatever becomes of its times.
        let row = Self::find(connection, &self.id)?;
        row.map_or(Ok(()), |row| Self { stamp: None, ..row }.update(connection))
    }

    /// Notes why whoever began to rewrite the image did not end, and told that: nobody goes on by itself.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn stop_rewriting(&self, connection: &WriteTx, why: &str) -> Result<()> {
        connection
            .prepare_cached("UPDATE rewriting SET error = ?2 WHERE disk = ?1")?
            .execute((&self.id, why))?;
        Ok(())
    }

    /// Why the image of a `ReIniting` disk is half written, if whoever did it told.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn why_half_written(&self, connection: &ReadTx) -> Result<Option<String>> {
        let mut statement = connection.prepare_cached("SELECT error FROM rewriting WHERE disk = ?1")?;
        Ok(statement.query_row([&self.id], |row| row.get(0)).optional()?.flatten())
    }

    /// Notes that the image is whole again, or is to be used as it is.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn end_rewriting(&self, connection: &WriteTx) -> Result<()> {
        connection.prepare_cached("DELETE FROM rewriting WHERE disk = ?1")?.execute([&self.id])?;
        Ok(())
    }

    /// Whether somebody began to rewrite the image and did not end.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn is_rewritten(&self, connection: &ReadTx) -> Result<bool> {
        let mut statement =
            connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM rewriting WHERE disk = ?1)")?;
        Ok(statement.query_row([&self.id], |row| row.get(0))?)
    }
}

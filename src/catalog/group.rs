//! Snapshot-consistent groups.

use super::column::table_row;
use super::{Catalog, Forgotten, MadeOrder, Result, Snapshot, tally};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{DiskId, GroupId, InstanceId, RegionId, SnapshotId, SnapshotStatus, Time};
use rusqlite::OptionalExtension;

table_row! {
    /// A snapshot-consistent group: snapshots of several disks with one point in time.
    Group in "snapshot_group" sealed as a whole {
        /// Its id.
        id: GroupId,
        /// Its region.
        region: RegionId,
        /// Its status.
        status: SnapshotStatus,
        /// Its name, or empty.
        name: String,
        /// Its description, or empty.
        description: String,
        /// Its resource group, or empty.
        resource_group: String,
        /// The instance that it was made for, if any.
        instance: Option<InstanceId>,
        /// Its point in time.
        created: Time,
        /// The worker of one of its captures.
        worker: Option<String>,
        /// Whether its point in time is fixed: its images are frozen, so that disks and instances can change.
        fixed: bool,
    }
}

impl Group {
    /// Returns the group with this id, in any region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn find(connection: &ReadTx, id: &GroupId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE id = ?1", [id])?.pop())
    }

    /// Returns the group with this id in a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn get(connection: &ReadTx, region: &RegionId, id: &GroupId) -> Result<Option<Self>> {
        Ok(Self::find(connection, id)?.filter(|group| group.region == *region))
    }

    /// Returns all groups of a region, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        tally::GROUPS.of_region(connection, region, || {
            Self::select(connection, "WHERE region = ?1 ORDER BY rowid DESC", [region])
        })
    }

    /// Returns the order in which the groups of a region were made.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn order(connection: &ReadTx, region: &RegionId) -> Result<MadeOrder> {
        MadeOrder::of(connection, "snapshot_group", "id", region)
    }

    /// Returns the groups that a process captures, or captured when it died.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn with_worker(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE worker IS NOT NULL", [])
    }

    /// Fails the groups whose point in time is being taken of a disk (document 004, chapter 5.1). Called when the state
    /// of the disk or of its instance changes.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn disturb(connection: &WriteTx, disk: &DiskId) -> Result<()> {
        let condition = "WHERE status = 'progressing' AND NOT fixed AND id IN (
            SELECT member.snapshot_group FROM group_member AS member
            JOIN snapshot ON snapshot.id = member.snapshot JOIN chain ON chain.number = snapshot.chain
            WHERE chain.id = ?1 AND NOT chain.copies)";
        Self::select(connection, condition, [disk.chain()])?
            .into_iter()
            .try_for_each(|group| group.fail(connection))
    }

    /// Sets the group and its progressing snapshots to `failed`.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn fail(self, connection: &WriteTx) -> Result<()> {
        for member in self.members(connection)? {
            if member.status == SnapshotStatus::Progressing {
                Forgotten::note(connection, &member.id)?;
                Snapshot { status: SnapshotStatus::Failed, worker: None, ..member }.update(connection)?;
            }
        }
        Catalog::forget_answers(connection, self.id.as_str())?;
        Self { status: SnapshotStatus::Failed, worker: None, ..self }.update(connection)
    }

    /// Adds a snapshot to the group.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn add(&self, connection: &WriteTx, snapshot: &SnapshotId) -> Result<()> {
        connection
            .prepare_cached("INSERT INTO group_member (snapshot, snapshot_group) VALUES (?1, ?2)")?
            .execute((snapshot, &self.id))?;
        Ok(())
    }

    /// Removes all snapshots from the group; the snapshots stay.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn release(&self, connection: &WriteTx) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM group_member WHERE snapshot_group = ?1")?
            .execute([&self.id])?;
        Ok(())
    }

    /// Returns the group's snapshots that still exist, ordered by chain.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn members(&self, connection: &ReadTx) -> Result<Vec<Snapshot>> {
        Snapshot::of_group(connection, &self.id)
    }

    /// Records for the groups of an instance that its system disk was replaced. These groups have a snapshot whose tag
    /// `key` names the instance.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn outlive_system(connection: &WriteTx, instance: &InstanceId, key: &str) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO replaced_system (snapshot_group, instance)
                 SELECT snapshot_group, ?1 FROM group_member JOIN tag ON tag.resource = group_member.snapshot
                 WHERE tag.key = ?2 AND tag.value = ?1",
            )?
            .execute((instance, key))?;
        Ok(())
    }

    /// Returns true if the system disk of an instance was replaced after the group was made.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn outlived_system(connection: &ReadTx, group: &GroupId, instance: &InstanceId) -> Result<bool> {
        let mut statement = connection
            .prepare_cached("SELECT 1 FROM replaced_system WHERE snapshot_group = ?1 AND instance = ?2")?;
        Ok(statement.exists((group, instance))?)
    }

    /// Returns the group that a snapshot belongs to.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_snapshot(connection: &ReadTx, snapshot: &SnapshotId) -> Result<Option<GroupId>> {
        let mut statement =
            connection.prepare_cached("SELECT snapshot_group FROM group_member WHERE snapshot = ?1")?;
        Ok(statement.query_row([snapshot], |row| row.get(0)).optional()?)
    }
}

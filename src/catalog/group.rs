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
        /// How far it is.
        status: SnapshotStatus,
        /// Its name, or empty.
        name: String,
        /// Its description, or empty.
        description: String,
        /// Its resource group, or empty.
        resource_group: String,
        /// The instance it was made for, if it was for one.
        instance: Option<InstanceId>,
        /// Its point in time.
        created: Time,
        /// One of the locks that whoever captures it holds.
        worker: Option<String>,
        /// Whether its point in time is fixed: its images are frozen, so that disks and instances may change.
        fixed: bool,
    }
}

impl Group {
    /// The group with this id, whatever its region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn find(connection: &ReadTx, id: &GroupId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE id = ?1", [id])?.pop())
    }

    /// The group with this id in a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn get(connection: &ReadTx, region: &RegionId, id: &GroupId) -> Result<Option<Self>> {
        Ok(Self::find(connection, id)?.filter(|group| group.region == *region))
    }

    /// All groups of a region, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        tally::GROUPS.of_region(connection, region, || {
            Self::select(connection, "WHERE region = ?1 ORDER BY rowid DESC", [region])
        })
    }

    /// The order in which the groups of a region were made.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn order(connection: &ReadTx, region: &RegionId) -> Result<MadeOrder> {
        MadeOrder::of(connection, "snapshot_group", "id", region)
    }

    /// The groups that a process is capturing, or died at.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn with_worker(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE worker IS NOT NULL", [])
    }

    /// The state of a disk or of its instance changes: fails the groups whose points in time are just being taken of it
    /// (document 004, chapter 5.1).
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

    /// Makes it failed, and its snapshots that are progressing with it.
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

    /// Makes a snapshot one of the group's.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn add(&self, connection: &WriteTx, snapshot: &SnapshotId) -> Result<()> {
        connection
            .prepare_cached("INSERT INTO group_member (snapshot, snapshot_group) VALUES (?1, ?2)")?
            .execute((snapshot, &self.id))?;
        Ok(())
    }

    /// Makes its snapshots those of no group.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn release(&self, connection: &WriteTx) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM group_member WHERE snapshot_group = ?1")?
            .execute([&self.id])?;
        Ok(())
    }

    /// Its snapshots that are still there, by their chains.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn members(&self, connection: &ReadTx) -> Result<Vec<Snapshot>> {
        Snapshot::of_group(connection, &self.id)
    }

    /// Notes that the system disk of an instance is another one now than when its groups were made: those
    /// with a snapshot whose tag `key` names the instance.
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

    /// Whether the system disk of an instance was replaced since the group was made.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn outlived_system(connection: &ReadTx, group: &GroupId, instance: &InstanceId) -> Result<bool> {
        let mut statement = connection
            .prepare_cached("SELECT 1 FROM replaced_system WHERE snapshot_group = ?1 AND instance = ?2")?;
        Ok(statement.exists((group, instance))?)
    }

    /// The group that a snapshot belongs to.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_snapshot(connection: &ReadTx, snapshot: &SnapshotId) -> Result<Option<GroupId>> {
        let mut statement =
            connection.prepare_cached("SELECT snapshot_group FROM group_member WHERE snapshot = ?1")?;
        Ok(statement.query_row([snapshot], |row| row.get(0)).optional()?)
    }
}

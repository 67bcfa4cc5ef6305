//! Automatic snapshot policies, the disks that have them, and the copies that they owe.

use super::column::table_row;
use super::{MadeOrder, Result, tally};
use crate::catalog::ReadTx;
use crate::model::{DiskId, Hours, PolicyId, RegionId, Schedule, SnapshotId, Time, Weekdays};
use std::collections::HashMap;

table_row! {
    /// A policy.
    Policy in "policy" sealed as a whole {
        /// Its id.
        id: PolicyId,
        /// Its region.
        region: RegionId,
        /// Its name, or empty.
        name: String,
        /// The hours of its slots.
        hours: Hours,
        /// The days of its slots.
        weekdays: Weekdays,
        /// After how many days its snapshots go by themselves.
        retention_days: Option<u32>,
        /// Its resource group, or empty.
        resource_group: String,
        /// When it was made.
        created: Time,
        /// Whether its snapshots are copied to another region.
        copies: bool,
        /// That region; it stays known while copying is off.
        copy_region: Option<RegionId>,
        /// After how many days the copies go by themselves.
        copy_retention_days: Option<u32>,
    }
}

table_row! {
    /// That a disk has a policy.
    PolicyDisk in "policy_disk" {
        /// The disk; it has one policy at most.
        disk: DiskId,
        /// Its policy.
        policy: PolicyId,
        /// The slot that follows the last pass, by the clock of that pass.
        due: Time,
        /// The policy that this one took the place of, if it did.
        replaced: Option<PolicyId>,
    }
}

table_row! {
    /// A copy of a snapshot that is still to be made.
    DueCopy in "due_copy" {
        /// The snapshot.
        snapshot: SnapshotId,
        /// Where its copy is to be.
        region: RegionId,
        /// After how many days the copy goes by itself.
        retention_days: Option<u32>,
    }
}

impl Policy {
    /// The policy with this id in a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn get(connection: &ReadTx, region: &RegionId, id: &PolicyId) -> Result<Option<Self>> {
        Ok(Self::find(connection, id)?.filter(|policy| policy.region == *region))
    }

    /// The policy with this id, whatever its region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn find(connection: &ReadTx, id: &PolicyId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE id = ?1", [id])?.pop())
    }

    /// All policies of a region, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        tally::POLICIES.of_region(connection, region, || {
            Self::select(connection, "WHERE region = ?1 ORDER BY rowid DESC", [region])
        })
    }

    /// The order in which the policies of a region were made.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn order(connection: &ReadTx, region: &RegionId) -> Result<MadeOrder> {
        MadeOrder::of(connection, "policy", "id", region)
    }

    /// When its snapshots are taken.
    pub fn schedule(&self) -> Schedule {
        Schedule { hours: self.hours, weekdays: self.weekdays }
    }
}

impl PolicyDisk {
    /// The policy of a disk.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_disk(connection: &ReadTx, disk: &DiskId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE disk = ?1", [disk])?.pop())
    }

    /// The disks of a policy, by id.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_policy(connection: &ReadTx, policy: &PolicyId) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE policy = ?1 ORDER BY disk", [policy])
    }

    /// The policies of the disks of a region, by disk.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<HashMap<DiskId, PolicyId>> {
        let condition = "WHERE policy IN (SELECT id FROM policy WHERE region = ?1)";
        let rows = Self::select(connection, condition, [region])?;
        Ok(rows.into_iter().map(|row| (row.disk, row.policy)).collect())
    }

    /// Every one, the first slot first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn all(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "ORDER BY due, disk", [])
    }
}

impl DueCopy {
    /// Every one, by snapshot.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn all(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "ORDER BY snapshot", [])
    }
}

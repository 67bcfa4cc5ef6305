//! Automatic snapshot policies, the disks that have them, and the copies that are due.

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
        /// The number of days after which its snapshots expire.
        retention_days: Option<u32>,
        /// Its resource group, or empty.
        resource_group: String,
        /// When it was made.
        created: Time,
        /// Whether its snapshots are copied to another region.
        copies: bool,
        /// The region of the copies; it stays known while copying is off.
        copy_region: Option<RegionId>,
        /// The number of days after which the copies expire.
        copy_retention_days: Option<u32>,
    }
}

table_row! {
    /// The assignment of a policy to a disk.
    PolicyDisk in "policy_disk" {
        /// The disk, which has one policy at most.
        disk: DiskId,
        /// Its policy.
        policy: PolicyId,
        /// The slot that follows the last pass, by the clock of that pass.
        due: Time,
        /// The policy that this policy replaced, if any.
        replaced: Option<PolicyId>,
    }
}

table_row! {
    /// A copy of a snapshot that is due.
    DueCopy in "due_copy" {
        /// The snapshot.
        snapshot: SnapshotId,
        /// The region of the copy.
        region: RegionId,
        /// The number of days after which the copy expires.
        retention_days: Option<u32>,
    }
}

impl Policy {
    /// Returns the policy with this id in a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn get(connection: &ReadTx, region: &RegionId, id: &PolicyId) -> Result<Option<Self>> {
        Ok(Self::find(connection, id)?.filter(|policy| policy.region == *region))
    }

    /// Returns the policy with this id, in any region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn find(connection: &ReadTx, id: &PolicyId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE id = ?1", [id])?.pop())
    }

    /// Returns all policies of a region, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        tally::POLICIES.of_region(connection, region, || {
            Self::select(connection, "WHERE region = ?1 ORDER BY rowid DESC", [region])
        })
    }

    /// Returns the order in which the policies of a region were made.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn order(connection: &ReadTx, region: &RegionId) -> Result<MadeOrder> {
        MadeOrder::of(connection, "policy", "id", region)
    }

    /// Returns the times at which its snapshots are taken.
    pub fn schedule(&self) -> Schedule {
        Schedule { hours: self.hours, weekdays: self.weekdays }
    }
}

impl PolicyDisk {
    /// Returns the policy of a disk.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_disk(connection: &ReadTx, disk: &DiskId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE disk = ?1", [disk])?.pop())
    }

    /// Returns the disks of a policy, by id.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_policy(connection: &ReadTx, policy: &PolicyId) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE policy = ?1 ORDER BY disk", [policy])
    }

    /// Returns the policies of the disks of a region, by disk.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<HashMap<DiskId, PolicyId>> {
        let condition = "WHERE policy IN (SELECT id FROM policy WHERE region = ?1)";
        let rows = Self::select(connection, condition, [region])?;
        Ok(rows.into_iter().map(|row| (row.disk, row.policy)).collect())
    }

    /// Returns all assignments, ordered by next slot.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn all(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "ORDER BY due, disk", [])
    }
}

impl DueCopy {
    /// Returns all due copies, ordered by snapshot.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn all(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "ORDER BY snapshot", [])
    }
}

//! Instances.

use super::column::table_row;
use super::{MadeOrder, Result, tally};
use crate::catalog::ReadTx;
use crate::model::{Attributes, InstanceId, InstanceStatus, RegionId, Time, ZoneId};

table_row! {
    /// An instance, to which disks are attached. It runs no processor and only has states.
    Instance in "instance" sealed as a whole {
        /// Its id.
        id: InstanceId,
        /// Its region.
        region: RegionId,
        /// Its zone.
        zone: ZoneId,
        /// Its status.
        status: InstanceStatus,
        /// Its name.
        name: String,
        /// Its description, or empty.
        description: String,
        /// Its host name.
        host_name: String,
        /// The image that it was made from.
        image: String,
        /// Its type, such as `ecs.g6.large`.
        instance_type: String,
        /// The name of its key pair, or empty.
        key_pair: String,
        /// Its resource group, or empty.
        resource_group: String,
        /// Whether it is protected from deletion.
        deletion_protection: bool,
        /// The mode in which it was stopped.
        stopped_mode: String,
        /// When it was made.
        created: Time,
        /// When it was last started.
        started: Option<Time>,
        /// The attributes, which are only shown again.
        attributes: Attributes,
        /// The worker that makes the instance.
        worker: Option<String>,
    }
}

impl Instance {
    /// Returns the instance with this id, in any region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn find(connection: &ReadTx, id: &InstanceId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE id = ?1", [id])?.pop())
    }

    /// Returns the instance with this id in a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn get(connection: &ReadTx, region: &RegionId, id: &InstanceId) -> Result<Option<Self>> {
        Ok(Self::find(connection, id)?.filter(|instance| instance.region == *region))
    }

    /// Returns all instances of a region, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        tally::INSTANCES.of_region(connection, region, || {
            Self::select(connection, "WHERE region = ?1 ORDER BY rowid DESC", [region])
        })
    }

    /// Returns the order in which the instances of a region were made.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn order(connection: &ReadTx, region: &RegionId) -> Result<MadeOrder> {
        MadeOrder::of(connection, "instance", "id", region)
    }

    /// Returns the instances that a process makes, or made when it died.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn with_worker(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE worker IS NOT NULL", [])
    }
}

//! Snapshots.

use super::column::table_row;
use super::{CatalogError, Chain, InstantAccessUse, MadeOrder, Result, tally};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{
    ByteSize, Digest, DiskCategory, DiskId, DiskType, GroupId, ImageId, InstanceId, RegionId, Sequence,
    SnapshotCategory, SnapshotId, SnapshotStatus, SnapshotType, Time,
};
use crate::sys;
use rusqlite::OptionalExtension;
use std::collections::{HashMap, HashSet};

table_row! {
    /// A snapshot.
    Snapshot in "snapshot" sealed as a whole {
        /// Its id.
        id: SnapshotId,
        /// The number of its chain.
        chain: i64,
        /// Its sequence number in the chain.
        sequence: Sequence,
        /// Its region.
        region: RegionId,
        /// Its status.
        status: SnapshotStatus,
        /// Where the snapshot is kept.
        category: SnapshotCategory,
        /// Who made the snapshot: a policy or a user.
        kind: SnapshotType,
        /// Its name, or empty.
        name: String,
        /// Its description, or empty.
        description: String,
        /// Its resource group, or empty.
        resource_group: String,
        /// Its point in time.
        created: Time,
        /// The time when an attribute last changed.
        modified: Time,
        /// The number of days after which it expires.
        retention_days: Option<u32>,
        /// Whether instant access is on.
        instant_access: bool,
        /// The number of days that instant access stays on.
        instant_access_days: Option<u32>,
        /// The progress in percent.
        progress: u32,
        /// The size of the disk at that point in time.
        disk_size: ByteSize,
        /// The disk's type: system or data.
        disk_kind: DiskType,
        /// The category of the disk.
        disk_category: DiskCategory,
        /// The instance that the disk was attached to.
        instance: Option<InstanceId>,
        /// The number of blocks of the content that are not zero.
        full_blocks: u64,
        /// The digest of the content, set when the snapshot is accomplished.
        digest: Option<Digest>,
        /// The worker that captures the snapshot.
        worker: Option<String>,
    }
}

/// The caller's choices for a new snapshot.
#[derive(Clone, Debug)]
pub struct NewSnapshot {
    /// Its id.
    pub id: SnapshotId,
    /// Who makes the snapshot: a policy or a user.
    pub kind: SnapshotType,
    /// Its name, or empty.
    pub name: String,
    /// Its description, or empty.
    pub description: String,
    /// Its resource group, or empty.
    pub resource_group: String,
    /// The number of days after which it expires.
    pub retention_days: Option<u32>,
    /// Whether instant access is on.
    pub instant_access: bool,
    /// The number of days that instant access stays on.
    pub instant_access_days: Option<u32>,
    /// Its point in time.
    pub created: Time,
    /// The worker that captures the snapshot.
    pub worker: String,
}

impl NewSnapshot {
    /// Returns a snapshot by a user that has no name, never expires, and cannot be used before it is complete.
    pub fn new(id: SnapshotId, created: Time, worker: impl Into<String>) -> Self {
        Self {
            id,
            kind: SnapshotType::User,
            name: String::new(),
            description: String::new(),
            resource_group: String::new(),
            retention_days: None,
            instant_access: false,
            instant_access_days: None,
            created,
            worker: worker.into(),
        }
    }
}

/// The origin of a new snapshot.
pub(super) struct Origin {
    /// The disk.
    pub disk: DiskId,
    /// The region of the snapshot.
    pub region: RegionId,
    /// Whether the snapshot is a copy.
    pub copies: bool,
    /// The disk's size.
    pub size: ByteSize,
    /// The disk's type: system or data.
    pub kind: DiskType,
    /// The disk's category.
    pub category: DiskCategory,
    /// The instance that the disk was attached to.
    pub instance: Option<InstanceId>,
}

impl Snapshot {
    /// Returns the snapshot with this id, in any region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn find(connection: &ReadTx, id: &SnapshotId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE id = ?1", [id])?.pop())
    }

    /// Returns the snapshot with this id in a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn get(connection: &ReadTx, region: &RegionId, id: &SnapshotId) -> Result<Option<Self>> {
        Ok(Self::find(connection, id)?.filter(|snapshot| snapshot.region == *region))
    }

    /// Returns all snapshots of a region, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        tally::SNAPSHOTS.of_region(connection, region, || {
            Self::select(connection, "WHERE region = ?1 ORDER BY rowid DESC", [region])
        })
    }

    /// Returns the order in which the snapshots of a region were made. Within a chain the sequence is the order.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn order(connection: &ReadTx, region: &RegionId) -> Result<MadeOrder> {
        MadeOrder::of(connection, "snapshot", "id", region)
    }

    /// Returns the time of the newest snapshot of all regions.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn last_time(connection: &ReadTx) -> Result<Option<Time>> {
        let mut statement =
            connection.prepare_cached("SELECT created FROM snapshot ORDER BY rowid DESC LIMIT 1")?;
        Ok(statement.query_row([], |row| row.get(0)).optional()?)
    }

    /// Returns the status of each snapshot of a region (`None` if its row has no valid status).
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn statuses(
        connection: &ReadTx,
        region: &RegionId,
    ) -> Result<HashMap<String, Option<SnapshotStatus>>> {
        let mut statement = connection.prepare_cached("SELECT id, status FROM snapshot WHERE region = ?1")?;
        let mut rows = statement.query([region])?;
        let mut all = HashMap::new();
        while let Some(row) = rows.next()? {
            // Seals are not checked here: callers that need the row check them.
            if let Ok(id) = row.get(0) {
                all.insert(id, row.get(1).ok());
            }
        }
        Ok(all)
    }

    /// Returns all snapshots of a chain, oldest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_chain(connection: &ReadTx, chain: i64) -> Result<Vec<Self>> {
        tally::OF_CHAIN.read(connection, &chain.to_string(), || {
            Self::select(connection, "WHERE chain = ?1 ORDER BY sequence", [chain])
        })
    }

    /// Returns the undamaged snapshots of a chain, oldest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn sound_of_chain(connection: &ReadTx, chain: i64) -> Result<Vec<Self>> {
        let sql = format!("SELECT {}, seal FROM snapshot WHERE chain = ?1 ORDER BY sequence", Self::COLUMNS);
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query([chain])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            if Self::SEALED.is_none_or(|sealed| sealed.check(row).is_ok()) {
                all.extend(Self::from_row(row));
            }
        }
        Ok(all)
    }

    /// Returns all snapshots of a disk, oldest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_disk(connection: &ReadTx, disk: &DiskId) -> Result<Vec<Self>> {
        match Chain::of_disk(connection, disk)? {
            Some(chain) => Self::of_chain(connection, chain.number),
            None => Ok(Vec::new()),
        }
    }

    /// Returns the snapshots of a group that still exist, ordered by chain.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_group(connection: &ReadTx, group: &GroupId) -> Result<Vec<Self>> {
        let members = "WHERE id IN (SELECT snapshot FROM group_member WHERE snapshot_group = ?1)
             ORDER BY chain";
        Self::select(connection, members, [group])
    }

    /// Returns the snapshots of an image that still exist, in the order of its disks.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_image(connection: &ReadTx, image: &ImageId) -> Result<Vec<Self>> {
        let held = "JOIN (SELECT snapshot AS held, device FROM image_disk WHERE image = ?1) ON held = id
             ORDER BY device";
        Self::select(connection, held, [image])
    }

    /// Returns the snapshot of a chain with this sequence number.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn at(connection: &ReadTx, chain: i64, sequence: Sequence) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE chain = ?1 AND sequence = ?2", (chain, sequence))?.pop())
    }

    /// Returns the progressing snapshot of a chain, if any.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn progressing(connection: &ReadTx, chain: i64) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE chain = ?1 AND status = 'progressing' LIMIT 1", [chain])?.pop())
    }

    /// Returns the automatic snapshots of a chain that did not fail and have not expired by `time`, oldest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn automatic(connection: &ReadTx, chain: i64, time: Time) -> Result<Vec<SnapshotId>> {
        let mut statement = connection.prepare_cached(
            "SELECT id FROM snapshot WHERE chain = ?1 AND kind = 'auto' AND status <> 'failed'
             AND (retention_days IS NULL OR created + retention_days * 86400 > ?2) ORDER BY sequence",
        )?;
        let rows = statement.query_map((chain, time), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns the failed automatic snapshots of a chain, oldest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn failed_automatic(connection: &ReadTx, chain: i64) -> Result<Vec<SnapshotId>> {
        let mut statement = connection.prepare_cached(
            "SELECT id FROM snapshot WHERE chain = ?1 AND kind = 'auto' AND status = 'failed' ORDER BY sequence",
        )?;
        let rows = statement.query_map([chain], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns the times of the automatic snapshots of a chain that did not fail, in the order of making.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn automatic_times(connection: &ReadTx, chain: i64) -> Result<Vec<Time>> {
        let mut statement = connection.prepare_cached(
            "SELECT created FROM snapshot WHERE chain = ?1 AND kind = 'auto' AND status <> 'failed'
             ORDER BY sequence",
        )?;
        let rows = statement.query_map([chain], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns the snapshots whose retention ends by `time`, the first to end first. Snapshots in progress are left
    /// out.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn expired(connection: &ReadTx, time: Time) -> Result<Vec<Self>> {
        let condition = "WHERE retention_days IS NOT NULL AND created + retention_days * 86400 <= ?1
             AND status <> 'progressing' ORDER BY created + retention_days * 86400, id";
        Self::select(connection, condition, [time])
    }

    /// Returns the time when the snapshot expires, if ever.
    pub fn expiry(&self) -> Option<Time> {
        self.retention_days.map(|days| self.created.plus_days(days))
    }

    /// Returns the snapshots that a process captures, or captured when it died.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn with_worker(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE worker IS NOT NULL", [])
    }

    /// Returns the snapshots that disks of a region were made from, including deleted ones.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn with_disks(connection: &ReadTx, region: &RegionId) -> Result<HashSet<SnapshotId>> {
        let mut statement = connection.prepare_cached(
            "SELECT source_snapshot FROM disk WHERE source_snapshot IS NOT NULL AND region = ?1",
        )?;
        let rows = statement.query_map([region], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Adds a progressing snapshot of `disk` to its chain, which is begun if missing.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn begin(connection: &WriteTx, disk: &super::Disk, new: NewSnapshot) -> Result<Self> {
        let origin = Origin {
            disk: disk.id.clone(),
            region: disk.region.clone(),
            copies: false,
            size: disk.size,
            kind: disk.kind,
            category: disk.category,
            instance: disk.instance.clone(),
        };
        Self::add(connection, origin, new)
    }

    /// Adds a progressing snapshot to the chain that `origin` names, which is begun if missing.
    pub(super) fn add(connection: &WriteTx, origin: Origin, new: NewSnapshot) -> Result<Self> {
        let (chain, sequence) = Chain::next(connection, &origin.disk, &origin.region, origin.copies)?;
        let last: Option<Time> = connection
            .prepare_cached("SELECT created FROM snapshot WHERE chain = ?1 ORDER BY sequence DESC LIMIT 1")?
            .query_row([chain], |row| row.get(0))
            .optional()?;
        // A stopped clock counts as it is.
        let created = if sys::clock::stands() { new.created } else { time_after(last, new.created) };
        let snapshot = Self {
            id: new.id,
            chain,
            sequence,
            region: origin.region,
            status: SnapshotStatus::Progressing,
            category: SnapshotCategory::Standard,
            kind: new.kind,
            name: new.name,
            description: new.description,
            resource_group: new.resource_group,
            created,
            modified: created,
            retention_days: new.retention_days,
            instant_access: new.instant_access,
            instant_access_days: new.instant_access_days,
            progress: 0,
            disk_size: origin.size,
            disk_kind: origin.kind,
            disk_category: origin.category,
            instance: origin.instance,
            full_blocks: 0,
            digest: None,
            worker: Some(new.worker),
        };
        snapshot.insert(connection)?;
        if snapshot.instant_access {
            InstantAccessUse::record(connection, &snapshot)?;
        }
        Ok(snapshot)
    }

    /// Returns the snapshots whose instant access ends by `time`.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn with_ended_instant_access(connection: &ReadTx, time: Time) -> Result<Vec<Self>> {
        let condition = "WHERE instant_access = 1 AND instant_access_days IS NOT NULL
             AND created + instant_access_days * 86400 <= ?1";
        Self::select(connection, condition, [time])
    }

    /// Switches instant access off.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn end_instant_access(self, connection: &WriteTx) -> Result<()> {
        Self { instant_access: false, instant_access_days: None, ..self }.update(connection)
    }

    /// Returns the disk that the snapshot was taken of, which can be deleted.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn disk_id(&self, connection: &ReadTx) -> Result<DiskId> {
        Chain::by_number(connection, self.chain)?
            .map(|chain| chain.id.disk())
            .ok_or_else(|| CatalogError::Inconsistent(format!("{} has no chain", self.id)))
    }
}

/// The largest lead of a snapshot's time over the clock, in seconds.
const AHEAD: u32 = 2;

/// Returns the time of a snapshot made `now`. The snapshot before it in the chain has the time `last`.
///
/// Users sort by time, so the times of a chain rise by at least 1 second. They are at most [`AHEAD`] seconds ahead of
/// the clock; at that limit they are equal. If `last` is further ahead, the result is `now`.
fn time_after(last: Option<Time>, now: Time) -> Time {
    let latest = now.plus_seconds(AHEAD);
    match last {
        Some(last) if last <= latest => last.plus_seconds(1).clamp(now, latest),
        _ => now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_of_a_chain_rise_and_stay_near_the_clock() {
        let after = |last, now| time_after(last, Time(now)).0;
        assert_eq!(after(None, 100), 100);
        assert_eq!(after(Some(Time(50)), 100), 100);
        assert_eq!(after(Some(Time(100)), 100), 101);
        assert_eq!(after(Some(Time(101)), 100), 102);
        assert_eq!(after(Some(Time(102)), 100), 102, "equal rather than further ahead");
        assert_eq!(after(Some(Time(103)), 100), 100, "the clock went back");
        assert_eq!(after(Some(Time(9_999)), 100), 100);
    }
}

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
        /// Its number in the chain.
        sequence: Sequence,
        /// Its region.
        region: RegionId,
        /// How far it is.
        status: SnapshotStatus,
        /// Where it is kept.
        category: SnapshotCategory,
        /// Who made it.
        kind: SnapshotType,
        /// Its name, or empty.
        name: String,
        /// Its description, or empty.
        description: String,
        /// Its resource group, or empty.
        resource_group: String,
        /// Its point in time.
        created: Time,
        /// When an attribute last changed.
        modified: Time,
        /// After how many days it goes by itself.
        retention_days: Option<u32>,
        /// Whether instant access is on.
        instant_access: bool,
        /// For how many days instant access stays on.
        instant_access_days: Option<u32>,
        /// How much is done, in percent.
        progress: u32,
        /// The size of the disk at that point in time.
        disk_size: ByteSize,
        /// What the disk is for.
        disk_kind: DiskType,
        /// The disk's category.
        disk_category: DiskCategory,
        /// The instance the disk was attached to.
        instance: Option<InstanceId>,
        /// How many blocks of the content are not zero.
        full_blocks: u64,
        /// The digest of the content; set when accomplished.
        digest: Option<Digest>,
        /// The lock that whoever is capturing it holds.
        worker: Option<String>,
    }
}

/// What a caller decides about a new snapshot.
#[derive(Clone, Debug)]
pub struct NewSnapshot {
    /// Its id.
    pub id: SnapshotId,
    /// Who makes it.
    pub kind: SnapshotType,
    /// Its name, or empty.
    pub name: String,
    /// Its description, or empty.
    pub description: String,
    /// Its resource group, or empty.
    pub resource_group: String,
    /// After how many days it goes by itself.
    pub retention_days: Option<u32>,
    /// Whether instant access is on.
    pub instant_access: bool,
    /// For how many days instant access stays on.
    pub instant_access_days: Option<u32>,
    /// Its point in time.
    pub created: Time,
    /// The lock that whoever captures it holds.
    pub worker: String,
}

impl NewSnapshot {
    /// A snapshot by hand that has no name, is kept for ever, and cannot be used before it is complete.
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

/// Where a new snapshot comes from.
pub(super) struct Origin {
    /// The disk.
    pub disk: DiskId,
    /// The region of the snapshot.
    pub region: RegionId,
    /// Whether the snapshot is a copy.
    pub copies: bool,
    /// The disk's size.
    pub size: ByteSize,
    /// What the disk is for.
    pub kind: DiskType,
    /// The disk's category.
    pub category: DiskCategory,
    /// The instance the disk was attached to.
    pub instance: Option<InstanceId>,
}

impl Snapshot {
    /// The snapshot with this id, whatever its region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn find(connection: &ReadTx, id: &SnapshotId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE id = ?1", [id])?.pop())
    }

    /// The snapshot with this id in a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn get(connection: &ReadTx, region: &RegionId, id: &SnapshotId) -> Result<Option<Self>> {
        Ok(Self::find(connection, id)?.filter(|snapshot| snapshot.region == *region))
    }

    /// All snapshots of a region, the last one made first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        tally::SNAPSHOTS.of_region(connection, region, || {
            Self::select(connection, "WHERE region = ?1 ORDER BY rowid DESC", [region])
        })
    }

    /// The order in which the snapshots of a region were made; that of a chain is its sequence.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn order(connection: &ReadTx, region: &RegionId) -> Result<MadeOrder> {
        MadeOrder::of(connection, "snapshot", "id", region)
    }

    /// The time of the snapshot that was made last, in whatever region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn last_time(connection: &ReadTx) -> Result<Option<Time>> {
        let mut statement =
            connection.prepare_cached("SELECT created FROM snapshot ORDER BY rowid DESC LIMIT 1")?;
        Ok(statement.query_row([], |row| row.get(0)).optional()?)
    }

    /// How far each snapshot of a region is; `None` if its row does not tell.
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
            // Seals are for whoever needs the row.
            if let Ok(id) = row.get(0) {
                all.insert(id, row.get(1).ok());
            }
        }
        Ok(all)
    }

    /// All snapshots of a chain, oldest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_chain(connection: &ReadTx, chain: i64) -> Result<Vec<Self>> {
        tally::OF_CHAIN.read(connection, &chain.to_string(), || {
            Self::select(connection, "WHERE chain = ?1 ORDER BY sequence", [chain])
        })
    }

    /// The same, without those whose rows are not what was written.
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

    /// All snapshots of a disk, oldest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_disk(connection: &ReadTx, disk: &DiskId) -> Result<Vec<Self>> {
        match Chain::of_disk(connection, disk)? {
            Some(chain) => Self::of_chain(connection, chain.number),
            None => Ok(Vec::new()),
        }
    }

    /// The snapshots of a group that are still there, by their chains.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_group(connection: &ReadTx, group: &GroupId) -> Result<Vec<Self>> {
        let members = "WHERE id IN (SELECT snapshot FROM group_member WHERE snapshot_group = ?1)
             ORDER BY chain";
        Self::select(connection, members, [group])
    }

    /// The snapshots of an image that are still there, in the order of its disks.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_image(connection: &ReadTx, image: &ImageId) -> Result<Vec<Self>> {
        let held = "JOIN (SELECT snapshot AS held, device FROM image_disk WHERE image = ?1) ON held = id
             ORDER BY device";
        Self::select(connection, held, [image])
    }

    /// The snapshot of a chain with this number.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn at(connection: &ReadTx, chain: i64, sequence: Sequence) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE chain = ?1 AND sequence = ?2", (chain, sequence))?.pop())
    }

    /// The snapshot of a chain that is progressing, if one is.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn progressing(connection: &ReadTx, chain: i64) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE chain = ?1 AND status = 'progressing' LIMIT 1", [chain])?.pop())
    }

    /// The automatic snapshots of a chain that did not fail and whose retention has not ended by `time`, oldest
    /// first.
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

    /// The automatic snapshots of a chain that failed, oldest first.
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

    /// When the automatic snapshots of a chain that did not fail were made, in the order of making.
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

    /// The snapshots whose retention ends by `time`, the first to end first; those in work are not
    /// among them.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn expired(connection: &ReadTx, time: Time) -> Result<Vec<Self>> {
        let condition = "WHERE retention_days IS NOT NULL AND created + retention_days * 86400 <= ?1
             AND status <> 'progressing' ORDER BY created + retention_days * 86400, id";
        Self::select(connection, condition, [time])
    }

    /// When its retention ends, if it does.
    pub fn expiry(&self) -> Option<Time> {
        self.retention_days.map(|days| self.created.plus_days(days))
    }

    /// The snapshots that a process is capturing, or died at.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn with_worker(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE worker IS NOT NULL", [])
    }

    /// The snapshots that disks of a region were made from, gone ones among them.
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

    /// Adds a progressing snapshot of `disk` to its chain, which is begun if need be.
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

    /// Adds a progressing snapshot to the chain that `origin` names, which is begun if need be.
    pub(super) fn add(connection: &WriteTx, origin: Origin, new: NewSnapshot) -> Result<Self> {
        let (chain, sequence) = Chain::next(connection, &origin.disk, &origin.region, origin.copies)?;
        let last: Option<Time> = connection
            .prepare_cached("SELECT created FROM snapshot WHERE chain = ?1 ORDER BY sequence DESC LIMIT 1")?
            .query_row([chain], |row| row.get(0))
            .optional()?;
        // A clock that people stop is taken at its word.
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

    /// The snapshots whose instant access ends by `time`.
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

    /// The disk the snapshot was taken of; it may be gone.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn disk_id(&self, connection: &ReadTx) -> Result<DiskId> {
        Chain::by_number(connection, self.chain)?
            .map(|chain| chain.id.disk())
            .ok_or_else(|| CatalogError::Inconsistent(format!("{} has no chain", self.id)))
    }
}

/// How far the time of a snapshot is ahead of the clock at most, in seconds.
const AHEAD: u32 = 2;

/// The time of a snapshot that is made `now` and follows one of the time `last` in its chain. The times of a chain rise
/// by a second, since people sort by them, but no further ahead than [`AHEAD`]: there they are equal. After a clock
/// that was further ahead, the present counts.
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

//! Custom images: the initial content of the disks of new instances.

use super::column::table_row;
use super::seal::Sealed;
use super::{MadeOrder, Result, UnsoundRow, tally};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{ByteSize, DiskType, ImageId, ImageStatus, RegionId, SnapshotId, Time};
use rusqlite::{Row, ToSql};
use std::collections::{HashMap, HashSet};

table_row! {
    /// A custom image. Its content is the content of its snapshots.
    Image in "image" sealed as a whole {
        /// Its id.
        id: ImageId,
        /// Its region.
        region: RegionId,
        /// Its status.
        status: ImageStatus,
        /// Its name, which is unique in its region.
        name: String,
        /// Its description, or empty.
        description: String,
        /// Its family, or empty.
        family: String,
        /// Its version, or empty.
        version: String,
        /// The operating system on it.
        platform: String,
        /// The processor architecture that it runs on.
        architecture: String,
        /// The boot mode.
        boot_mode: String,
        /// The metadata service it needs: `v1` or `v2`.
        imds_support: String,
        /// Whether it has NVMe drivers: `supported`, `unsupported`, or empty.
        nvme_support: String,
        /// Whether it supports secure boot: `supported`, `unsupported`, or empty.
        secure_boot: String,
        /// The license type of its operating system.
        license: String,
        /// Its resource group, or empty.
        resource_group: String,
        /// Whether it was made by copying another image.
        is_copy: bool,
        /// Whether all accounts may use it.
        is_public: bool,
        /// When it was made.
        created: Time,
        /// The worker that makes the image.
        worker: Option<String>,
    }
}

/// A disk of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageDisk {
    /// The device name on the instance.
    pub device: String,
    /// Its type: system or data.
    pub kind: DiskType,
    /// The smallest size of a disk made from it.
    pub size: ByteSize,
    /// The snapshot with its content (`None` for an empty data disk).
    pub snapshot: Option<SnapshotId>,
    /// The file that it was imported from; all fields are empty if it was not imported.
    pub imported: ImportedFrom,
}

/// The origin of an imported disk of an image.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedFrom {
    /// The format of the file.
    pub format: String,
    /// Its bucket.
    pub bucket: String,
    /// Its name in the bucket.
    pub object: String,
}

/// An account that an image is shared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageShare {
    /// The account's number.
    pub account: String,
    /// The time since which it is shared.
    pub shared: Time,
}

impl Image {
    /// Returns the image with this id, in any region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn find(connection: &ReadTx, id: &ImageId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE id = ?1", [id])?.pop())
    }

    /// Returns the image with this id in a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn get(connection: &ReadTx, region: &RegionId, id: &ImageId) -> Result<Option<Self>> {
        Ok(Self::find(connection, id)?.filter(|image| image.region == *region))
    }

    /// Returns the image with this name in a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn named(connection: &ReadTx, region: &RegionId, name: &str) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE region = ?1 AND name = ?2", (region, name))?.pop())
    }

    /// Returns all images of a region, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        tally::IMAGES.of_region(connection, region, || {
            Self::select(connection, "WHERE region = ?1 ORDER BY rowid DESC", [region])
        })
    }

    /// Returns the order in which the images of a region were made.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn order(connection: &ReadTx, region: &RegionId) -> Result<MadeOrder> {
        MadeOrder::of(connection, "image", "id", region)
    }

    /// Returns the images that a process makes, or made when it died.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn with_worker(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE worker IS NOT NULL", [])
    }

    /// Returns the images that hold a snapshot.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn holding(connection: &ReadTx, snapshot: &SnapshotId) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE id IN (SELECT image FROM image_disk WHERE snapshot = ?1)", [snapshot])
    }

    /// Returns the number of instances of a region made from each image, by image id.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn instances(connection: &ReadTx, region: &RegionId) -> Result<HashMap<String, u64>> {
        let mut statement = connection
            .prepare_cached("SELECT image, count(*) FROM instance WHERE region = ?1 GROUP BY image")?;
        let rows = statement.query_map([region], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns the disks of the image, ordered by device name: the system disk first.
    ///
    /// # Errors
    /// When the disks' rows are damaged, or the catalog fails.
    pub fn disks(&self, connection: &ReadTx) -> Result<Vec<ImageDisk>> {
        let disks = Self::disks_of(connection, self.id.as_str())?;
        let sql = "SELECT disks_seal FROM image WHERE id = ?1";
        let seal: i64 = connection.prepare_cached(sql)?.query_row([&self.id], |row| row.get(0))?;
        if seal != Self::seal_of(self.id.as_str(), &disks)? {
            return Err(Self::unsound(self.id.as_str()).into());
        }
        Ok(disks)
    }

    fn disks_of(connection: &ReadTx, id: &str) -> Result<Vec<ImageDisk>> {
        let mut statement = connection.prepare_cached(
            "SELECT device, kind, size, snapshot, format, bucket, object FROM image_disk
             WHERE image = ?1 ORDER BY device",
        )?;
        let rows = statement.query_map([id], ImageDisk::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns the seal over all disks of an image, which also detects a missing disk.
    fn seal_of(id: &str, disks: &[ImageDisk]) -> Result<i64> {
        let sealed = Sealed { table: "image_disk", key: "image", columns: &[] };
        let mut values: Vec<&dyn ToSql> = vec![&id];
        for ImageDisk { device, kind, size, snapshot, .. } in disks {
            values.extend([device as &dyn ToSql, kind, size, snapshot]);
        }
        Ok(sealed.of_values(&values)?)
    }

    fn seal_disks(connection: &WriteTx, id: &str) -> Result<()> {
        let seal = Self::seal_of(id, &Self::disks_of(connection, id)?)?;
        connection.prepare_cached("UPDATE image SET disks_seal = ?2 WHERE id = ?1")?.execute((id, seal))?;
        Ok(())
    }

    fn unsound(id: &str) -> UnsoundRow {
        UnsoundRow { table: "image_disk", key: id.to_owned() }
    }

    fn seals(connection: &ReadTx) -> Result<Vec<(String, i64)>> {
        let mut statement = connection.prepare_cached("SELECT id, disks_seal FROM image")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Seals the disks of all images.
    pub(super) fn seal_all_disks(connection: &WriteTx) -> Result<()> {
        Self::seals(connection)?.iter().try_for_each(|(id, _)| Self::seal_disks(connection, id))
    }

    /// Adds the images whose disks' rows are damaged.
    pub(super) fn find_unsound_disks(connection: &ReadTx, all: &mut Vec<UnsoundRow>) -> Result<()> {
        for (id, seal) in Self::seals(connection)? {
            let found = Self::disks_of(connection, &id).and_then(|disks| Self::seal_of(&id, &disks));
            if found.ok() != Some(seal) {
                all.push(Self::unsound(&id));
            }
        }
        Ok(())
    }

    /// Returns the accounts that the image is shared with, ordered by number.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn shares(&self, connection: &ReadTx) -> Result<Vec<ImageShare>> {
        let mut statement = connection
            .prepare_cached("SELECT account, shared FROM image_share WHERE image = ?1 ORDER BY account")?;
        let rows = statement
            .query_map([&self.id], |row| Ok(ImageShare { account: row.get(0)?, shared: row.get(1)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Shares the image with an account. An account that it is already shared with keeps its time.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn share(&self, connection: &WriteTx, share: &ImageShare) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO image_share (image, account, shared) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?
            .execute((&self.id, &share.account, share.shared))?;
        Ok(())
    }

    /// Stops sharing the image with an account.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn unshare(&self, connection: &WriteTx, account: &str) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM image_share WHERE image = ?1 AND account = ?2")?
            .execute((&self.id, account))?;
        Ok(())
    }

    /// Adds a disk to the image.
    ///
    /// # Errors
    /// When there is one with that device name or the catalog fails.
    pub fn add_disk(&self, connection: &WriteTx, disk: &ImageDisk) -> Result<()> {
        let ImportedFrom { format, bucket, object } = &disk.imported;
        connection
            .prepare_cached(
                "INSERT INTO image_disk (image, device, kind, size, snapshot, format, bucket, object)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute((
                &self.id,
                &disk.device,
                disk.kind,
                disk.size,
                &disk.snapshot,
                format,
                bucket,
                object,
            ))?;
        Self::seal_disks(connection, self.id.as_str())
    }

    /// Deletes the image with its disks and shares; its snapshots stay.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn remove(&self, connection: &WriteTx) -> Result<()> {
        connection.prepare_cached("DELETE FROM image_disk WHERE image = ?1")?.execute([&self.id])?;
        connection.prepare_cached("DELETE FROM image_share WHERE image = ?1")?.execute([&self.id])?;
        self.delete(connection)
    }
}

impl ImageDisk {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            device: row.get(0)?,
            kind: row.get(1)?,
            size: row.get(2)?,
            snapshot: row.get(3)?,
            imported: ImportedFrom { format: row.get(4)?, bucket: row.get(5)?, object: row.get(6)? },
        })
    }

    /// Returns the snapshots that images of a region hold.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn snapshots(connection: &ReadTx, region: &RegionId) -> Result<HashSet<SnapshotId>> {
        let mut statement = connection.prepare_cached(
            "SELECT snapshot FROM image_disk JOIN image ON image.id = image
             WHERE snapshot IS NOT NULL AND region = ?1",
        )?;
        let rows = statement.query_map([region], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

//! Frozen images: fix a point in time at once, where the file system shares blocks between files.
//!
//! A clone of the image that no process writes to is the point in time. The image can change while the clone is
//! captured. The clone also makes instant access real: until the capture is done, it is the snapshot's content. A clone
//! lives while its snapshot is progressing, or longer (see `kept`). If a process dies, the next run captures its
//! clones. Each clone has a note of the image's stamp, by which the capture detects whether the image has changed. If
//! the file system cannot clone, the image itself must not change.

use super::point::PointInTime;
use super::{Engine, EngineError, Result};
use crate::catalog::{Disk, KeptClone, Snapshot};
use crate::disk::Image;
use crate::model::{RegionId, SnapshotId, SnapshotStatus};
use crate::sys;
use crate::sys::place::Place;
use std::collections::BTreeSet;
use std::io;
use std::mem;

impl Engine {
    pub(super) fn frozen_path(&self, region: &RegionId, id: &SnapshotId) -> Place {
        self.home.frozen(region).join(format!("{id}.img"))
    }

    /// Freezes the image of a progressing snapshot's disk, so that the image can change. Returns true if it is frozen,
    /// and false if the file system cannot clone.
    ///
    /// # Errors
    /// When the image cannot be read.
    pub fn freeze(&self, id: &SnapshotId) -> Result<bool> {
        let mut point = self.point_in_time(id)?;
        Ok(point.is_frozen || self.freeze_point(&mut point)?)
    }

    /// Makes a frozen clone the image of a point in time. Returns true if it is frozen, and false if the file system
    /// cannot clone.
    pub(super) fn freeze_point(&self, point: &mut PointInTime) -> Result<bool> {
        let (region, id) = (&point.snapshot.region, &point.snapshot.id);
        let path = self.frozen_path(region, id);
        let failed = || format!("freezing {}", path.display());
        let begun = sys::clock::machine_nanoseconds();
        let clone = self
            .home
            .frozen(region)
            .make_directories()
            .and_then(|()| Image::clone_of(&point.image, &path))
            .map_err(EngineError::io(failed()))?;
        let Some(clone) = clone else { return Ok(false) };
        // Cloning waits for writes in progress, and flushes written data to the disk. So if the stamp shows no change
        // since before the clone began, the clone equals the image.
        point.live = point.image.stamp().map_err(EngineError::io(failed()))?;
        point.settled = begun;
        point.rests = true;
        if let Some(memory) = point.memory() {
            clone.note(&memory);
        }
        point.read = clone.stamp().map_err(EngineError::io(failed()))?;
        let origin = mem::replace(&mut point.image, clone);
        point.origin = point.telling().map(|_| origin);
        point.path = path;
        point.is_frozen = true;
        Ok(true)
    }

    /// Returns the frozen image of a snapshot, if it exists.
    pub(super) fn frozen(&self, snapshot: &Snapshot) -> Result<Option<(Image, Place)>> {
        let path = self.frozen_path(&snapshot.region, &snapshot.id);
        match Image::open(&path) {
            Ok(image) => Ok(Some((image, path))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(EngineError::io(format!("opening {}", path.display()))(error)),
        }
    }

    /// Returns true if a progressing snapshot can be used already.
    ///
    /// # Errors
    /// When its frozen image cannot be opened.
    pub fn is_frozen(&self, snapshot: &Snapshot) -> Result<bool> {
        Ok(snapshot.status == SnapshotStatus::Progressing && self.frozen(snapshot)?.is_some())
    }

    /// Removes the frozen image of a snapshot, unless the image is kept, or a disk in a rollback needs it. The disk's
    /// own image can be half written.
    pub(super) fn thaw(&self, region: &RegionId, id: &SnapshotId) -> Result<()> {
        let connection = &self.catalog.read();
        if KeptClone::is_kept(connection, id)? || !Disk::going_back_to(connection, id)?.is_empty() {
            return Ok(());
        }
        let path = self.frozen_path(region, id);
        path.remove().map_err(EngineError::io(format!("removing {}", path.display())))
    }

    /// Removes frozen images that are not kept and that no progressing snapshot and no rollback needs. Also removes the
    /// drafts of frozen images.
    pub(super) fn sweep_frozen(&self) -> Result<()> {
        let mut there = Vec::new();
        for region in self.regions.list()? {
            let frozen = self.home.frozen(&region);
            match frozen.list() {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                names => {
                    let names = names.map_err(EngineError::io("listing frozen images"))?;
                    there.extend(names.iter().map(|name| frozen.join(name)));
                }
            }
        }
        if there.is_empty() {
            return Ok(());
        }
        // The rows are read after the files are listed, so that no clone made or kept meanwhile is removed.
        let connection = &self.catalog.read();
        let progressing = Snapshot::with_worker(connection)?.into_iter().map(|snapshot| snapshot.id);
        let progressing: BTreeSet<SnapshotId> = progressing.collect();
        let kept: BTreeSet<SnapshotId> =
            KeptClone::all(connection)?.into_iter().map(|kept| kept.file).collect();
        let targets = Disk::rollback_targets(connection)?;
        for path in there {
            let name = path.file_stem().and_then(|name| SnapshotId::parse(name.to_str()?));
            if name
                .is_some_and(|id| [&progressing, &kept, &targets].iter().all(|needed| !needed.contains(&id)))
            {
                path.remove().map_err(EngineError::io(format!("removing {}", path.display())))?;
            }
        }
        Ok(())
    }
}

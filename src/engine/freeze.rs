//! Frozen images: a point in time at once, where the file system shares blocks between files.
//!
//! A clone of the image that nobody writes to is the point in time, whatever happens to the image while
//! the clone is captured. It also makes instant access real: until the capture is done, the snapshot's
//! content is the clone. It lives as long as its snapshot is progressing; what a dead process left of it
//! is captured by the next run. Where the file system cannot clone, there is none, and the image itself
//! must hold still.

use super::capture::PointInTime;
use super::image::remove_if_there;
use super::{Engine, EngineError, Result};
use crate::catalog::{Disk, Snapshot};
use crate::disk::Image;
use crate::model::{RegionId, SnapshotId, SnapshotStatus};
use crate::sys;
use std::io;
use std::path::PathBuf;

impl Engine {
    fn frozen_path(&self, region: &RegionId, id: &SnapshotId) -> PathBuf {
        self.home.frozen(region).join(format!("{id}.img"))
    }

    /// Freezes the image of a progressing snapshot's disk: from here on it may change. `false` where the
    /// file system cannot.
    ///
    /// # Errors
    /// When the image cannot be read.
    pub fn freeze(&self, id: &SnapshotId) -> Result<bool> {
        let mut point = self.point_in_time(id)?;
        self.freeze_point(&mut point)?;
        Ok(point.is_frozen)
    }

    /// Has what is captured at a point in time read from a frozen clone, if there can be one.
    pub(super) fn freeze_point(&self, point: &mut PointInTime) -> Result<()> {
        let (region, id) = (&point.snapshot.region, &point.snapshot.id);
        let path = self.frozen_path(region, id);
        let failed = || format!("freezing {}", path.display());
        let clone = sys::file::create_directories(&self.home.frozen(region))
            .and_then(|()| Image::clone_of(&point.image, &path))
            .map_err(EngineError::io(failed()))?;
        if let Some(clone) = clone {
            point.read = clone.settle().map_err(EngineError::io(failed()))?;
            point.image = clone;
            point.path = path;
            point.is_frozen = true;
        }
        Ok(())
    }

    /// The frozen image of a snapshot, if there is one.
    pub(super) fn frozen(&self, snapshot: &Snapshot) -> Result<Option<(Image, PathBuf)>> {
        let path = self.frozen_path(&snapshot.region, &snapshot.id);
        match Image::open(&path) {
            Ok(image) => Ok(Some((image, path))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(EngineError::io(format!("opening {}", path.display()))(error)),
        }
    }

    /// Whether a progressing snapshot can be used already.
    ///
    /// # Errors
    /// When its frozen image cannot be opened.
    pub fn is_frozen(&self, snapshot: &Snapshot) -> Result<bool> {
        Ok(snapshot.status == SnapshotStatus::Progressing && self.frozen(snapshot)?.is_some())
    }

    /// Makes `image` (empty, or to be replaced whole) what the frozen image of a progressing snapshot is.
    /// `false` if the snapshot has none, as one that is accomplished has not.
    pub(super) fn take_frozen(&self, snapshot: &Snapshot, disk: &Disk, image: &mut Image) -> Result<bool> {
        if snapshot.status != SnapshotStatus::Progressing {
            return Ok(false);
        }
        let Some((frozen, _)) = self.frozen(snapshot)? else { return Ok(false) };
        let failed = || format!("writing {}", self.image_path(disk).display());
        image.become_like(&frozen, disk.size.max(frozen.size())).map_err(EngineError::io(failed()))?;
        Ok(true)
    }

    /// Removes the frozen image of a snapshot.
    pub(super) fn thaw(&self, region: &RegionId, id: &SnapshotId) -> Result<()> {
        let path = self.frozen_path(region, id);
        remove_if_there(&path).map_err(EngineError::io(format!("removing {}", path.display())))
    }

    /// Removes frozen images that no progressing snapshot needs.
    pub(super) fn sweep_frozen(&self) -> Result<()> {
        for region in self.regions()? {
            let folder = self.home.frozen(&region);
            let Ok(entries) = std::fs::read_dir(&folder) else { continue };
            for entry in entries {
                let name = entry.map_err(EngineError::io("listing frozen images"))?.file_name();
                let id = name.to_str().and_then(|name| SnapshotId::parse(name.strip_suffix(".img")?));
                let Some(id) = id else { continue };
                let snapshot = Snapshot::find(self.catalog.read(), &id)?;
                if snapshot.is_none_or(|snapshot| snapshot.status != SnapshotStatus::Progressing) {
                    self.thaw(&region, &id)?;
                }
            }
        }
        Ok(())
    }
}

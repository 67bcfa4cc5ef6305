//! Groups: several disks → their chains, at one point in time.
//!
//! Every image is settled before the first is read, and none may change from there until all are frozen
//! or, where the file system cannot freeze, captured: the moment after the last one settled is the point
//! in time of all. One transaction makes all snapshots accomplished, and the group with them.

use super::point::PointInTime;
use super::{Engine, EngineError, Result};
use crate::catalog::{Catalog, CatalogError, Group, Snapshot, Unswept};
use crate::disk::Image;
use crate::model::{GroupId, RegionId, SnapshotStatus};
use crate::sys;

impl Engine {
    /// Captures the progressing snapshots of a group. The caller holds the group's lock and, unless the
    /// group [is frozen](Engine::freeze_group), those of its disks. On success the group and its snapshots
    /// are accomplished, on an error all are failed.
    ///
    /// # Errors
    /// When an image changes under the capture, or something fails.
    pub fn capture_group(&mut self, id: &GroupId) -> Result<()> {
        let region = self.group(id)?.region;
        let captured = self.try_capture_group(id);
        self.progress.finish();
        // What cannot be done of this, the next run does: without its frozen images no group is captured later.
        let _ = match &captured {
            Ok(()) => self.thaw_group(id),
            Err(_) => self.fail_group(id, &region),
        };
        captured
    }

    /// Ends the capture of a progressing group that nobody begins now.
    pub(super) fn abandon_group(&mut self, id: &GroupId) {
        if let Ok(group) = self.group(id) {
            let _ = self.fail_group(id, &group.region);
        }
    }

    /// Freezes the images of a progressing group's disks at one point in time: from here on they may
    /// change. `false` where a file system cannot.
    ///
    /// # Errors
    /// When an image cannot be read, or changes meanwhile.
    pub fn freeze_group(&self, id: &GroupId) -> Result<bool> {
        let group = self.group(id)?;
        let points = self.group_points(&group, true);
        let is_frozen = points.map(|points| points.iter().all(|point| point.is_frozen));
        if !matches!(is_frozen, Ok(true)) {
            self.thaw_group(id)?;
        }
        is_frozen
    }

    fn group(&self, id: &GroupId) -> Result<Group> {
        Group::find(self.catalog.read(), id)?.ok_or_else(|| EngineError::Gone { what: id.to_string() })
    }

    /// The one point in time of all members, frozen where that can be: all, or those that changed.
    fn group_points(&self, group: &Group, freezes_all: bool) -> Result<Vec<PointInTime>> {
        let members = group.members(self.catalog.read())?;
        let mut points =
            members.iter().map(|member| self.point_in_time(&member.id)).collect::<Result<Vec<_>>>()?;
        if points.iter().all(|point| point.is_frozen) {
            return Ok(points);
        }
        points.iter_mut().filter(|point| !point.is_frozen).try_for_each(PointInTime::settle)?;
        let settled: Vec<_> = points.iter().map(|point| (point.path.clone(), point.read)).collect();
        for point in points.iter_mut().filter(|point| !point.is_frozen) {
            if !self.is_unchanged(point)? || freezes_all {
                self.freeze_point(point)?;
            }
        }
        for (path, stamp) in settled {
            let now = Image::open(&path).and_then(|image| image.stamp());
            if now.map_err(EngineError::io(format!("reading {}", path.display())))? != stamp {
                return Err(EngineError::Changed { path: path.display().to_string() });
            }
        }
        Ok(points)
    }

    fn try_capture_group(&mut self, id: &GroupId) -> Result<()> {
        let group = self.group(id)?;
        let points = self.group_points(&group, false)?;
        sys::crash::point("group-settled");
        let (store, _shared) = self.shared_store(&group.region)?;
        points.iter().try_for_each(|point| self.check_is_wanted(&point.snapshot.id))?;
        let mut taken = Vec::with_capacity(points.len());
        for (index, point) in points.iter().enumerate() {
            self.progress.part(index, points.len());
            taken.push(self.take(point, &store)?);
            self.progress.finish();
        }
        sys::crash::point("group-packs-written");
        self.accomplish(&group.region, &store, &taken, |transaction| {
            let group = Group::find(transaction, id)?.ok_or(EngineError::Cancelled)?;
            Ok(Group { status: SnapshotStatus::Accomplished, worker: None, ..group }.update(transaction)?)
        })
    }

    /// Marks a group that will not be accomplished, and its snapshots, as failed, and has their leftovers
    /// swept, also if it was deleted.
    pub(super) fn fail_group(&mut self, id: &GroupId, region: &RegionId) -> Result<()> {
        let thawed = self.thaw_group(id);
        self.catalog.write(|transaction| -> Result<_, CatalogError> {
            Unswept::Everything.note(transaction, region)?;
            let Some(group) = Group::find(transaction, id)? else { return Ok(()) };
            for member in group.members(transaction)? {
                if member.status == SnapshotStatus::Progressing {
                    Snapshot { status: SnapshotStatus::Failed, worker: None, ..member }
                        .update(transaction)?;
                }
            }
            Catalog::forget_answers(transaction, id.as_str())?;
            Group { status: SnapshotStatus::Failed, worker: None, ..group }.update(transaction)
        })?;
        self.sweep(region)?;
        thawed
    }

    fn thaw_group(&self, id: &GroupId) -> Result<()> {
        let members = Snapshot::of_group(self.catalog.read(), id)?;
        members.iter().try_for_each(|member| self.thaw(&member.region, &member.id))
    }
}

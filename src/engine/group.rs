//! Groups: several disks → their chains, at one point in time.
//!
//! If the file system can freeze images, all are frozen first, each after the other. That is the point in time:
//! afterwards disks and instances can change. Disks that are being written are frozen last. If a disk changed between
//! its own freeze and the last one, all are frozen again. After three attempts the result is used as it is, and the
//! user is told. If the file system cannot freeze images, every image is settled before the first is read. No image may
//! change until all are captured: the point in time is the moment after the last one settled. One transaction makes the
//! group and all its snapshots accomplished. The disks of an instance are frozen the same way for an image of the
//! instance.

use super::point::PointInTime;
use super::{Engine, EngineError, Result};
use crate::catalog::{CatalogError, Group, Snapshot, Unswept};
use crate::disk::Image;
use crate::model::{GroupId, RegionId, SnapshotStatus};
use crate::sys;
use crate::sys::file::Stamp;
use crate::sys::place::Place;
use std::time::{Duration, Instant};

/// The number of attempts to freeze a group whose disks are being written.
const ATTEMPTS: usize = 3;

/// The result of freezing the images of a group.
struct Frozen {
    /// The disks that changed between their own freeze and the last one.
    moved: Vec<String>,
    /// The time from the first freeze to the last.
    took: Duration,
}

impl Engine {
    /// Captures the progressing snapshots of a group. The caller holds the group's lock and, unless its point in time
    /// [is fixed](Engine::fix_group), those of its disks. On success the group and its snapshots are accomplished; on
    /// an error all are failed.
    ///
    /// # Errors
    /// When an image changes during the capture, or something fails.
    pub fn capture_group(&self, id: &GroupId) -> Result<()> {
        let region = self.group(id)?.region;
        let captured = self.try_capture_group(id);
        self.progress.finish();
        match captured {
            // The next run removes frozen images that cannot be removed now.
            Ok(()) => {
                let thawed = self.thaw_group(id);
                self.keep_trouble(thawed);
                Ok(())
            }
            Err(error) => self.give_group_up(id, &region, error),
        }
    }

    /// Ends the capture of a progressing group whose capture will not begin.
    pub(super) fn abandon_group(&self, id: &GroupId) {
        if let Ok(group) = self.group(id) {
            let _ = self.fail_group(id, &group.region);
        }
    }

    /// Fixes the point in time of a progressing group: freezes its images, so that its disks and instances can change.
    /// Returns false if a file system cannot freeze them. The caller holds the locks of the group and its disks. On an
    /// error the group and its snapshots are failed.
    ///
    /// # Errors
    /// When an image cannot be read, or the state of a disk or instance changes meanwhile.
    pub fn fix_group(&self, id: &GroupId) -> Result<bool> {
        let region = self.group(id)?.region;
        match self.try_fix_group(id) {
            Err(error) => self.give_group_up(id, &region, error),
            done => done,
        }
    }

    /// Marks a group as failed after an error.
    fn give_group_up<T>(&self, id: &GroupId, region: &RegionId, error: EngineError) -> Result<T> {
        let group = Group::find(&self.catalog.read(), id)?;
        let was_failed = group.is_some_and(|group| group.status == SnapshotStatus::Failed);
        // The next run completes this if it fails: without its frozen images no group is captured later.
        let failed = self.fail_group(id, region);
        if failed.is_err() {
            // Without manifests, no later run takes the snapshots as accomplished.
            for member in Snapshot::of_group(&self.catalog.read(), id).unwrap_or_default() {
                self.remove_manifest(region, &member.id);
            }
        }
        self.keep_trouble(failed);
        Err(if was_failed && matches!(error, EngineError::Cancelled) {
            EngineError::Disturbed
        } else {
            error
        })
    }

    fn try_fix_group(&self, id: &GroupId) -> Result<bool> {
        let members = self.group(id)?.members(&self.catalog.read())?;
        if !self.freeze_together(&format!("the group {id}"), &members)? {
            return Ok(false);
        }
        sys::crash::point("group-frozen");
        self.catalog.write(|transaction| {
            let group = Group::find(transaction, id)?
                .filter(|group| group.status == SnapshotStatus::Progressing)
                .ok_or(EngineError::Cancelled)?;
            Ok::<_, EngineError>(Group { fixed: true, ..group }.update(transaction)?)
        })?;
        Ok(true)
    }

    /// Freezes the images of progressing snapshots of several disks at one point in time. Returns false if a file
    /// system cannot freeze them; none is frozen then. `what` names the whole in messages. The caller holds the locks
    /// of the disks.
    ///
    /// # Errors
    /// When an image cannot be read, or something fails.
    pub fn freeze_together(&self, what: &str, members: &[Snapshot]) -> Result<bool> {
        let thaw = || members.iter().try_for_each(|member| self.thaw(&member.region, &member.id));
        let mut attempts = 1..=ATTEMPTS;
        while attempts.next().is_some() {
            let Some(frozen) = self.freeze_members(members)? else {
                thaw()?;
                return Ok(false);
            };
            if frozen.moved.is_empty() {
                break;
            }
            if attempts.is_empty() {
                self.tell(format!(
                    "{what} was written while it was frozen ({}): its disks may be up to {} ms apart",
                    frozen.moved.join(", "),
                    frozen.took.as_millis() + 1
                ));
                break;
            }
            thaw()?;
        }
        Ok(true)
    }

    /// Freezes the images of all members; returns `None` if a file system cannot, when some can be frozen.
    fn freeze_members(&self, members: &[Snapshot]) -> Result<Option<Frozen>> {
        let mut points = self.points(members)?;
        points.iter_mut().try_for_each(PointInTime::settle)?;
        // Disks that are being written come last: the others can then stay unchanged until the last one is frozen.
        points.sort_by_key(|point| point.telling().is_none());
        let before: Vec<(Place, Option<Stamp>, String)> = points
            .iter()
            .map(|point| (point.path.clone(), point.telling(), point.disk.id.to_string()))
            .collect();
        let begun = Instant::now();
        for point in &mut points {
            if !self.freeze_point(point)? {
                return Ok(None);
            }
        }
        let took = begun.elapsed();
        let mut moved = Vec::new();
        for (path, stamp, disk) in before.into_iter().rev().skip(1) {
            if stamp.is_none() || stamp_of(&path)? != stamp {
                moved.push(disk);
            }
        }
        Ok(Some(Frozen { moved, took }))
    }

    fn group(&self, id: &GroupId) -> Result<Group> {
        Group::find(&self.catalog.read(), id)?.ok_or_else(|| EngineError::Gone { what: id.to_string() })
    }

    fn points(&self, members: &[Snapshot]) -> Result<Vec<PointInTime>> {
        members.iter().map(|member| self.point_in_time(&member.id)).collect()
    }

    /// Returns the one point in time of all members. It is the fixed one, or else the images, which must not change
    /// meanwhile. Changed images are frozen if possible.
    fn group_points(&self, group: &Group) -> Result<Vec<PointInTime>> {
        let mut points = self.points(&group.members(&self.catalog.read())?)?;
        if group.fixed || points.iter().all(|point| point.is_frozen) {
            for point in &mut points {
                self.is_unchanged(point)?;
            }
            return Ok(points);
        }
        points.iter_mut().try_for_each(PointInTime::settle)?;
        let settled: Vec<_> = points.iter().map(|point| (point.path.clone(), point.read)).collect();
        for point in &mut points {
            if !self.is_unchanged(point)? {
                self.freeze_point(point)?;
            }
        }
        for (path, stamp) in settled {
            if stamp_of(&path)? != stamp {
                return Err(EngineError::Changed { path: path.display().to_string() });
            }
        }
        Ok(points)
    }

    fn try_capture_group(&self, id: &GroupId) -> Result<()> {
        let group = self.group(id)?;
        let points = self.group_points(&group)?;
        sys::crash::point("group-settled");
        let region = self.regions.shared(&group.region)?;
        points.iter().try_for_each(|point| self.check_is_wanted(&point.snapshot.id))?;
        let mut taken = Vec::with_capacity(points.len());
        for (index, point) in points.iter().enumerate() {
            self.progress.part(index, points.len());
            taken.push(self.take(point, &region)?);
            self.progress.finish();
        }
        sys::crash::point("group-packs-written");
        self.accomplish(&region, &taken, |transaction| {
            let group = Group::find(transaction, id)?.ok_or(EngineError::Cancelled)?;
            Ok(Group { status: SnapshotStatus::Accomplished, worker: None, ..group }.update(transaction)?)
        })
    }

    /// Marks a group that will not be accomplished, and its snapshots, as failed. Sweeps their leftovers, even if the
    /// group was deleted.
    pub(super) fn fail_group(&self, id: &GroupId, region: &RegionId) -> Result<()> {
        let thawed = self.thaw_group(id);
        self.catalog.write(|transaction| -> Result<_, CatalogError> {
            Unswept::Everything.note(transaction, region)?;
            match Group::find(transaction, id)? {
                Some(group) => group.fail(transaction),
                None => Ok(()),
            }
        })?;
        self.sweep_noted(region);
        thawed
    }

    fn thaw_group(&self, id: &GroupId) -> Result<()> {
        let members = Snapshot::of_group(&self.catalog.read(), id)?;
        members.iter().try_for_each(|member| self.thaw(&member.region, &member.id))
    }
}

fn stamp_of(path: &Place) -> Result<Option<Stamp>> {
    let stamp = Image::open(path).and_then(|image| image.stamp());
    stamp.map_err(EngineError::io(format!("reading {}", path.display())))
}

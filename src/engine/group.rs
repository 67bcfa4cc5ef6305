//! Groups: several disks → their chains, at one point in time.
//!
//! Every image is settled before the first is read, and none may change from there to the end of its
//! capture: the moment after the last one settled is the point in time of all. One transaction makes all
//! snapshots accomplished, and the group with them.

use super::point::PointInTime;
use super::{Engine, EngineError, Result};
use crate::catalog::{CatalogError, Group, Snapshot, Unswept};
use crate::model::{GroupId, SnapshotStatus};
use crate::sys;

impl Engine {
    /// Captures the progressing snapshots of a group. The caller holds the locks of their disks. On
    /// success the group and its snapshots are accomplished, on an error all are failed.
    ///
    /// # Errors
    /// When an image changes under the capture, or something fails.
    pub fn capture_group(&mut self, id: &GroupId) -> Result<()> {
        let captured = self.try_capture_group(id);
        self.progress.finish();
        if captured.is_err() {
            self.fail_group(id)?;
        }
        captured
    }

    fn try_capture_group(&mut self, id: &GroupId) -> Result<()> {
        let gone = || EngineError::Gone { what: id.to_string() };
        let group = Group::find(self.catalog.read(), id)?.ok_or_else(gone)?;
        let members = group.members(self.catalog.read())?;
        let mut points =
            members.iter().map(|member| self.point_in_time(&member.id)).collect::<Result<Vec<_>>>()?;
        points.iter_mut().try_for_each(PointInTime::settle)?;
        for point in &mut points {
            self.is_unchanged(point)?;
        }
        points.iter().try_for_each(PointInTime::check)?;
        sys::crash::point("group-settled");
        let (store, _shared) = self.shared_store(&group.region)?;
        let mut taken = Vec::with_capacity(points.len());
        for point in &points {
            taken.push(self.take(point, &store)?);
            self.progress.finish();
        }
        sys::crash::point("group-packs-written");
        store.sync()?;
        self.accomplish(&store, &taken, |transaction| {
            let group = Group::find(transaction, id)?.ok_or(EngineError::Cancelled)?;
            Ok(Group { status: SnapshotStatus::Accomplished, worker: None, ..group }.update(transaction)?)
        })
    }

    /// Marks a group that will not be accomplished, and its snapshots, as failed, and has their leftovers
    /// swept.
    pub(super) fn fail_group(&mut self, id: &GroupId) -> Result<()> {
        let region = self.catalog.write(|transaction| -> Result<_, CatalogError> {
            let Some(group) = Group::find(transaction, id)? else { return Ok(None) };
            for member in group.members(transaction)? {
                if member.status == SnapshotStatus::Progressing {
                    Snapshot { status: SnapshotStatus::Failed, worker: None, ..member }
                        .update(transaction)?;
                }
            }
            Unswept::Everything.note(transaction, &group.region)?;
            let region = group.region.clone();
            Group { status: SnapshotStatus::Failed, worker: None, ..group }.update(transaction)?;
            Ok(Some(region))
        })?;
        if let Some(region) = region {
            self.sweep(&region)?;
        }
        Ok(())
    }
}

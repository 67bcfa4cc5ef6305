//! What a process does about those that died before it.
//!
//! A row with a `worker` whose lock is free was left by a process that is gone: a progressing snapshot
//! or group has failed and so has an image, a disk or instance that was being made goes away, a rollback
//! is done to its end.
//!
//! But a progressing snapshot whose manifest is there, with all that it names, is accomplished: its process was killed
//! just before it could say so, or the catalog has lost that. So is a group of which every snapshot is.

use super::instances::unmade_disks;
use super::job::{DiskRollback, GroupCapture, ImageBuild, SnapshotCapture};
use super::told::Told;
use super::{Engine, EngineError, Result};
use crate::catalog::WriteTx;
use crate::catalog::{Catalog, CatalogError, Disk, Group, Image, Snapshot, Unswept, is_at_work, makers};
use crate::model::{DiskStatus, ImageStatus, RegionId, SnapshotStatus};
use crate::sys;
use crate::sys::lock::Lock;
use std::collections::BTreeSet;

impl Engine {
    /// Settles what dead processes left but rollbacks: quick, and done before anything else, so that
    /// nobody sees a dead capture progress.
    ///
    /// # Errors
    /// When the catalog or the machine fails.
    pub fn recover(&self) -> Result<()> {
        sys::worker::reap();
        if self.catalog.is_read_only() {
            return Ok(());
        }
        for worker in makers(&self.catalog.read())? {
            if let Some(lock) = self.lock(&worker)?
                // It may have come to its end while we came to the lock.
                && is_at_work(&self.catalog.read(), &worker)?
            {
                self.settle(&worker, &lock)?;
            }
        }
        self.settle_tasks()
    }

    /// Settles what the dead `worker` left; its lock is ours.
    fn settle(&self, worker: &str, _lock: &Lock) -> Result<()> {
        let is_its = |name: &Option<String>| name.as_deref() == Some(worker);
        let (snapshots, images) = {
            let connection = &self.catalog.read();
            (Snapshot::with_worker(connection)?, Image::with_worker(connection)?)
        };
        let is_unfinished = |one: &&Snapshot| one.status == SnapshotStatus::Progressing;
        let unmade = unmade_disks(&self.catalog.read(), worker)?;
        self.finish_stored(
            snapshots.iter().filter(|one| is_its(&one.worker)).filter(is_unfinished),
            &unmade,
        )?;
        let (snapshots, groups) = {
            let connection = &self.catalog.read();
            (Snapshot::with_worker(connection)?, Group::with_worker(connection)?)
        };
        for group in groups.iter().filter(|one| is_its(&one.worker)) {
            if !self.has_resumable_task(&GroupCapture(group.id.clone()).into())? {
                self.fail_group(&group.id, &group.region)?;
            }
        }
        for snapshot in snapshots.iter().filter(|one| is_its(&one.worker)).filter(is_unfinished) {
            let disk = snapshot.disk_id(&self.catalog.read())?;
            // What is frozen still is the point in time: it can be captured yet, unless it is of a disk that goes.
            if self.is_frozen(snapshot)? && !unmade.iter().any(|unmade| unmade.id == disk) {
                // Packs of the capture that ended may lie about.
                let note = |transaction: &WriteTx| Unswept::Everything.note(transaction, &snapshot.region);
                self.catalog.write(note)?;
            } else {
                self.fail_snapshot(&snapshot.id, &snapshot.region)?;
                self.thaw(&snapshot.region, &snapshot.id)?;
            }
        }
        for image in images.into_iter().filter(|one| is_its(&one.worker)) {
            if self.has_resumable_task(&ImageBuild(image.id.clone()).into())? {
                continue;
            }
            self.catalog.write(|transaction| -> Result<(), CatalogError> {
                Catalog::forget_answers(transaction, image.id.as_str())?;
                Image { status: ImageStatus::CreateFailed, worker: None, ..image }.update(transaction)
            })?;
        }
        self.remove_unmade(worker)
    }

    /// Makes those of these snapshots accomplished that are all there, but for those of disks that go.
    fn finish_stored<'a>(
        &self,
        snapshots: impl Iterator<Item = &'a Snapshot>,
        unmade: &[Disk],
    ) -> Result<()> {
        let mut done = BTreeSet::new();
        for snapshot in snapshots {
            let connection = &self.catalog.read();
            let group = match Group::of_snapshot(connection, &snapshot.id)? {
                Some(id) if !done.insert(id.clone()) => continue,
                Some(id) => Group::find(connection, &id)?,
                None => None,
            };
            let members = match &group {
                Some(group) => group.members(&self.catalog.read())?,
                None => vec![snapshot.clone()],
            };
            let region = self.regions.open(&snapshot.region)?;
            let mut may_be_there = true;
            for member in &members {
                let disk = member.disk_id(&self.catalog.read())?;
                may_be_there &= member.status == SnapshotStatus::Progressing
                    && !unmade.iter().any(|unmade| unmade.id == disk)
                    && region.store.has_manifest(member.id.as_str());
            }
            if may_be_there {
                self.finish_members(&snapshot.region, &members, group)?;
            }
        }
        Ok(())
    }

    /// Makes these snapshots and their group accomplished if all are there.
    fn finish_members(&self, region: &RegionId, members: &[Snapshot], group: Option<Group>) -> Result<()> {
        let shared = self.regions.shared(region)?;
        let mut all = Vec::with_capacity(members.len());
        for member in members {
            match Told::read(&shared, member.id.as_str()) {
                Ok(told) if told.snapshot.sequence == member.sequence => all.push(told),
                Ok(_) => return Ok(()),
                Err(error) if error.is_damage() => return Ok(()),
                Err(error) => return Err(error),
            }
        }
        self.take_in(&shared, all, |transaction| match group {
            Some(group) => {
                Group { status: SnapshotStatus::Accomplished, worker: None, ..group }.update(transaction)
            }
            None => Ok(()),
        })?;
        for member in members {
            let thawed = self.thaw(region, &member.id);
            self.keep_trouble(thawed);
        }
        Ok(())
    }

    /// Does rollbacks to their ends that dead processes began, and sweeps what is noted. Gives what went
    /// wrong; that is no reason not to go on.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn resume(&self) -> Result<Vec<EngineError>> {
        if self.catalog.is_read_only() {
            return Ok(Vec::new());
        }
        let mut troubles = Vec::new();
        for disk in Disk::with_worker(&self.catalog.read())? {
            if disk.status != DiskStatus::ReIniting
                || self.has_resumable_task(&DiskRollback(disk.id.clone()).into())?
            {
                continue;
            }
            if let Some(_lock) = self.lock(disk.worker.as_deref().unwrap_or(disk.id.as_str()))? {
                // It may have come to its end while we came to the lock.
                let still = Disk::find(&self.catalog.read(), &disk.id)?;
                if still.is_some_and(|disk| disk.status == DiskStatus::ReIniting) {
                    troubles.extend(self.resume_job(&DiskRollback(disk.id).into()).err());
                }
            }
        }
        troubles.extend(self.resume_tasks()?);
        troubles.extend(self.resume_captures()?);
        self.settle_tasks()?;
        self.sweep_frozen()?;
        for region in Unswept::regions(&self.catalog.read())? {
            troubles.extend(self.sweep(&region).err());
        }
        Ok(troubles)
    }

    /// Captures what dead processes left frozen.
    fn resume_captures(&self) -> Result<Vec<EngineError>> {
        let mut troubles = Vec::new();
        for snapshot in Snapshot::with_worker(&self.catalog.read())? {
            let worker = snapshot.worker.as_deref().unwrap_or(snapshot.id.as_str());
            // Those of a group are captured together, by its task.
            if self.is_frozen(&snapshot)?
                && Group::of_snapshot(&self.catalog.read(), &snapshot.id)?.is_none()
                && let Some(_lock) = self.lock(worker)?
            {
                // It may have come to its end while we came to the lock.
                let still = Snapshot::find(&self.catalog.read(), &snapshot.id)?;
                if still.is_some_and(|one| one.status == SnapshotStatus::Progressing) {
                    troubles.extend(self.resume_job(&SnapshotCapture(snapshot.id).into()).err());
                }
            }
        }
        Ok(troubles)
    }
}

//! Settles the rows of processes that died.
//!
//! A process that died left a row with a `worker` whose lock is free. A progressing snapshot or group becomes failed,
//! and so does an image. A disk or instance that was being made is removed. A rollback is done to its end.
//!
//! However, a progressing snapshot becomes accomplished if its manifest is there, with everything that the manifest
//! names. Its process was killed just before the commit, or the catalog has lost that commit. A group becomes
//! accomplished if all its snapshots do.

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
    /// Settles everything that dead processes left except rollbacks. This is quick, and done before other work, so
    /// that no caller sees a dead capture progress.
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
                // The work can have ended while this process took the lock.
                && is_at_work(&self.catalog.read(), &worker)?
            {
                self.settle(&worker, &lock)?;
            }
        }
        self.settle_tasks()
    }

    /// Settles the rows of the dead `worker`, whose lock the caller holds.
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
            // A frozen image is the point in time: it can still be captured, unless its disk is removed.
            if self.is_frozen(snapshot)? && !unmade.iter().any(|unmade| unmade.id == disk) {
                // The capture that ended can have left packs.
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

    /// Makes those of these snapshots accomplished whose content is complete, except the snapshots of disks that are
    /// removed.
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

    /// Makes these snapshots and their group accomplished if all are complete.
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

    /// Completes the rollbacks that dead processes began, and sweeps what is noted. Returns the errors of single
    /// rollbacks and sweeps; the work goes on after them.
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
                // The work can have ended while this process took the lock.
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

    /// Captures the frozen images that dead processes left.
    fn resume_captures(&self) -> Result<Vec<EngineError>> {
        let mut troubles = Vec::new();
        for snapshot in Snapshot::with_worker(&self.catalog.read())? {
            let worker = snapshot.worker.as_deref().unwrap_or(snapshot.id.as_str());
            // The task of a group captures its snapshots together.
            if self.is_frozen(&snapshot)?
                && Group::of_snapshot(&self.catalog.read(), &snapshot.id)?.is_none()
                && let Some(_lock) = self.lock(worker)?
            {
                // The work can have ended while this process took the lock.
                let still = Snapshot::find(&self.catalog.read(), &snapshot.id)?;
                if still.is_some_and(|one| one.status == SnapshotStatus::Progressing) {
                    troubles.extend(self.resume_job(&SnapshotCapture(snapshot.id).into()).err());
                }
            }
        }
        Ok(troubles)
    }
}

//! What a process does about those that died before it.
//!
//! A row with a `worker` whose lock is free was left by a process that is gone: a progressing snapshot
//! or group has failed and so has an image, a disk or instance that was being made goes away, a rollback
//! is done to its end.

use super::instances::unmade_disks;
use super::job::Job;
use super::{Engine, EngineError, Result};
use crate::catalog::{Catalog, CatalogError, Disk, Group, Image, Snapshot, Unswept, is_at_work, makers};
use crate::model::{DiskStatus, ImageStatus, SnapshotStatus};
use crate::sys::lock::Lock;
use rusqlite::Transaction;

impl Engine {
    /// Settles what dead processes left but rollbacks: quick, and done before anything else, so that
    /// nobody sees a dead capture progress.
    ///
    /// # Errors
    /// When the catalog or the machine fails.
    pub fn recover(&mut self) -> Result<()> {
        for worker in makers(self.catalog.read())? {
            if let Some(lock) = self.lock(&worker)?
                // It may have come to its end while we came to the lock.
                && is_at_work(self.catalog.read(), &worker)?
            {
                self.settle(&worker, &lock)?;
            }
        }
        self.settle_tasks()
    }

    /// Settles what the dead `worker` left; its lock is ours.
    fn settle(&mut self, worker: &str, _lock: &Lock) -> Result<()> {
        let connection = self.catalog.read();
        let is_its = |name: &Option<String>| name.as_deref() == Some(worker);
        let snapshots = Snapshot::with_worker(connection)?;
        let groups = Group::with_worker(connection)?;
        let images = Image::with_worker(connection)?;
        let is_unfinished = |one: &&Snapshot| one.status == SnapshotStatus::Progressing;
        for group in groups.iter().filter(|one| is_its(&one.worker)) {
            if !self.is_group_resumable(&group.id)? {
                self.fail_group(&group.id, &group.region)?;
            }
        }
        let unmade = unmade_disks(self.catalog.read(), worker)?;
        for snapshot in snapshots.iter().filter(|one| is_its(&one.worker)).filter(is_unfinished) {
            let disk = snapshot.disk_id(self.catalog.read())?;
            // What is frozen still is the point in time: it can be captured yet, unless it is of a disk that goes.
            if self.is_frozen(snapshot)? && !unmade.iter().any(|unmade| unmade.id == disk) {
                // Packs of the capture that ended may lie about.
                let note =
                    |transaction: &Transaction<'_>| Unswept::Everything.note(transaction, &snapshot.region);
                self.catalog.write(note)?;
            } else {
                self.fail_snapshot(&snapshot.id, &snapshot.region)?;
                self.thaw(&snapshot.region, &snapshot.id)?;
            }
        }
        for image in images.into_iter().filter(|one| is_its(&one.worker)) {
            if self.is_image_resumable(&image.id)? {
                continue;
            }
            self.catalog.write(|transaction| -> Result<(), CatalogError> {
                Catalog::forget_answers(transaction, image.id.as_str())?;
                Image { status: ImageStatus::CreateFailed, worker: None, ..image }.update(transaction)
            })?;
        }
        self.remove_unmade(worker)
    }

    /// Does rollbacks to their ends that dead processes began, and sweeps what is noted. Gives what went
    /// wrong; that is no reason not to go on.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn resume(&mut self) -> Result<Vec<EngineError>> {
        let mut troubles = Vec::new();
        for disk in Disk::with_worker(self.catalog.read())? {
            if disk.status != DiskStatus::ReIniting
                || self.has_resumable_task(&Job::Rollback(disk.id.clone()))?
            {
                continue;
            }
            if let Some(_lock) = self.lock(disk.worker.as_deref().unwrap_or(disk.id.as_str()))? {
                // It may have come to its end while we came to the lock.
                let still = Disk::find(self.catalog.read(), &disk.id)?;
                if still.is_some_and(|disk| disk.status == DiskStatus::ReIniting) {
                    troubles.extend(self.finish_rollback(&disk.id).err());
                }
            }
        }
        troubles.extend(self.resume_tasks()?);
        troubles.extend(self.resume_captures()?);
        self.settle_tasks()?;
        self.sweep_frozen()?;
        for region in Unswept::regions(self.catalog.read())? {
            troubles.extend(self.sweep(&region).err());
        }
        Ok(troubles)
    }

    /// Captures what dead processes left frozen.
    fn resume_captures(&mut self) -> Result<Vec<EngineError>> {
        let mut troubles = Vec::new();
        for snapshot in Snapshot::with_worker(self.catalog.read())? {
            let worker = snapshot.worker.as_deref().unwrap_or(snapshot.id.as_str());
            // Those of a group are captured together, by its task.
            if self.is_frozen(&snapshot)?
                && Group::of_snapshot(self.catalog.read(), &snapshot.id)?.is_none()
                && let Some(_lock) = self.lock(worker)?
            {
                // It may have come to its end while we came to the lock.
                let still = Snapshot::find(self.catalog.read(), &snapshot.id)?;
                if still.is_some_and(|one| one.status == SnapshotStatus::Progressing) {
                    let captured = self.capture(&snapshot.id);
                    if captured.is_ok() {
                        self.tell(format!(
                            "the snapshot {}, whose making was cut off, was made",
                            snapshot.id
                        ));
                    }
                    troubles.extend(captured.err());
                }
            }
        }
        Ok(troubles)
    }
}

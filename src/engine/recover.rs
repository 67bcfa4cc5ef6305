//! What a process does about those that died before it.
//!
//! A row with a `worker` whose lock is free was left by a process that is gone: a progressing snapshot
//! has failed, a disk or instance that was being made goes away, a rollback is done to its end.

use super::{Engine, EngineError, Result};
use crate::catalog::{Catalog, CatalogError, Disk, Instance, Snapshot, Tag, Unswept};
use crate::model::{DiskStatus, InstanceStatus};
use crate::sys::lock::Lock;
use std::collections::BTreeMap;

impl Engine {
    /// Settles what dead processes left but rollbacks: quick, and done before anything else, so that
    /// nobody sees a dead capture progress.
    ///
    /// # Errors
    /// When the catalog or the machine fails.
    pub fn recover(&mut self) -> Result<()> {
        let connection = self.catalog.read();
        let mut workers = BTreeMap::new();
        for snapshot in Snapshot::with_worker(connection)? {
            workers.entry(snapshot.worker.unwrap_or_default()).or_insert(());
        }
        for disk in
            Disk::with_worker(connection)?.into_iter().filter(|disk| disk.status == DiskStatus::Creating)
        {
            workers.entry(disk.worker.unwrap_or_default()).or_insert(());
        }
        for instance in Instance::with_worker(connection)? {
            workers.entry(instance.worker.unwrap_or_default()).or_insert(());
        }
        for worker in workers.into_keys() {
            if let Some(lock) = self.lock(&worker)?
                // It may have come to its end while we came to the lock.
                && self.is_at_work(&worker)?
            {
                self.settle(&worker, &lock)?;
            }
        }
        Ok(())
    }

    /// Settles what the dead `worker` left; its lock is ours.
    fn settle(&mut self, worker: &str, _lock: &Lock) -> Result<()> {
        let connection = self.catalog.read();
        let is_its = |name: &Option<String>| name.as_deref() == Some(worker);
        let snapshots = Snapshot::with_worker(connection)?;
        let disks = Disk::with_worker(connection)?;
        for snapshot in snapshots.iter().filter(|one| is_its(&one.worker)) {
            self.fail_capture(&snapshot.id)?;
        }
        for disk in disks.iter().filter(|one| is_its(&one.worker) && one.status == DiskStatus::Creating) {
            self.remove_image(disk)?;
        }
        self.catalog.write(|transaction| -> Result<(), CatalogError> {
            for disk in disks.iter().filter(|one| is_its(&one.worker) && one.status == DiskStatus::Creating) {
                disk.delete(transaction)?;
                Tag::remove_all(transaction, disk.id.as_str())?;
                Catalog::forget_answers(transaction, disk.id.as_str())?;
            }
            for instance in Instance::with_worker(transaction)? {
                if is_its(&instance.worker) && instance.status == InstanceStatus::Pending {
                    instance.delete(transaction)?;
                    Tag::remove_all(transaction, instance.id.as_str())?;
                    Catalog::forget_answers(transaction, instance.id.as_str())?;
                }
            }
            Ok(())
        })?;
        Ok(())
    }

    /// Does rollbacks to their ends that dead processes began, and sweeps what is noted. Gives what went
    /// wrong; that is no reason not to go on.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn resume(&mut self) -> Result<Vec<EngineError>> {
        let mut troubles = Vec::new();
        for disk in Disk::with_worker(self.catalog.read())? {
            if disk.status != DiskStatus::ReIniting {
                continue;
            }
            if let Some(_lock) = self.lock(disk.worker.as_deref().unwrap_or(disk.id.as_str()))? {
                // It may have come to its end while we came to the lock.
                let still = Disk::find(self.catalog.read(), &disk.id)?;
                if still.is_some_and(|disk| disk.status == DiskStatus::ReIniting) {
                    troubles.extend(self.rollback(&disk.id).err());
                }
            }
        }
        for region in Unswept::regions(self.catalog.read())? {
            troubles.extend(self.sweep(&region).err());
        }
        Ok(troubles)
    }
}

//! Instances and their disks: makes all that one request asked for, or none.

use super::job::InstanceBatch;
use super::{Engine, Result};
use crate::catalog::ReadTx;
use crate::catalog::{Catalog, CatalogError, Disk, Instance, Tag, Unswept};
use crate::model::{DiskStatus, DiskType, InstanceStatus};

impl Engine {
    /// Makes the disks of instances that are `Pending`, and the instances Running or Stopped. The caller holds the lock
    /// that their rows name. On an error all of them are removed.
    ///
    /// # Errors
    /// When the image of a disk cannot be made or the catalog fails.
    pub(super) fn make_instances(&self, job: &InstanceBatch) -> Result<()> {
        let worker = job.first.as_str();
        let made = self.fill_disks(worker).and_then(|()| self.finish_instances(worker, job.start));
        if made.is_err() {
            // If this fails too, the rows stay Pending with a free lock, and the next run removes them.
            let _ = self.remove_unmade(worker);
        }
        made
    }

    fn fill_disks(&self, worker: &str) -> Result<()> {
        let disks = unmade_disks(&self.catalog.read(), worker)?;
        for (index, disk) in disks.iter().enumerate() {
            self.progress.part(index, disks.len());
            self.fill_image(disk)?;
        }
        Ok(())
    }

    fn finish_instances(&self, worker: &str, start: bool) -> Result<()> {
        self.catalog.write(|transaction| {
            for disk in unmade_disks(transaction, worker)? {
                let is_system = disk.kind == DiskType::System;
                Disk {
                    status: DiskStatus::InUse,
                    origin_instance: disk.instance.clone().filter(|_| is_system),
                    // From now on the image records the origin of a system disk.
                    source_snapshot: disk.source_snapshot.filter(|_| !is_system),
                    attached: Some(disk.created),
                    ever_attached: true,
                    worker: None,
                    ..disk
                }
                .update(transaction)?;
            }
            for instance in Instance::with_worker(transaction)? {
                if instance.worker.as_deref() != Some(worker) {
                    continue;
                }
                let status = if start { InstanceStatus::Running } else { InstanceStatus::Stopped };
                let started = start.then_some(instance.created);
                Instance { status, started, worker: None, ..instance }.update(transaction)?;
            }
            Ok(())
        })
    }

    /// Removes the unfinished disks and instances of `worker`, with their images.
    pub fn remove_unmade(&self, worker: &str) -> Result<()> {
        let disks = unmade_disks(&self.catalog.read(), worker)?;
        self.catalog.write(|transaction| -> Result<(), CatalogError> {
            for disk in &disks {
                Unswept::Object(disk.id.to_string()).note(transaction, &disk.region)?;
                disk.delete(transaction)?;
                Tag::remove_all(transaction, disk.id.as_str())?;
                Catalog::forget_answers(transaction, disk.id.as_str())?;
            }
            for instance in Instance::with_worker(transaction)? {
                let is_its = instance.worker.as_deref() == Some(worker);
                if is_its && instance.status == InstanceStatus::Pending {
                    instance.delete(transaction)?;
                    Tag::remove_all(transaction, instance.id.as_str())?;
                    Catalog::forget_answers(transaction, instance.id.as_str())?;
                }
            }
            Ok(())
        })?;
        for disk in &disks {
            // An image that cannot be removed now, or was never made, stays noted.
            let _ = self.try_discard_image(disk);
        }
        Ok(())
    }
}

/// Returns the disks that `worker` is making.
pub(super) fn unmade_disks(connection: &ReadTx, worker: &str) -> Result<Vec<Disk>, CatalogError> {
    let mut disks = Disk::with_worker(connection)?;
    disks.retain(|disk| disk.worker.as_deref() == Some(worker) && disk.status == DiskStatus::Creating);
    Ok(disks)
}

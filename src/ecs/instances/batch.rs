//! The instances that one request makes: all of them or none.

use super::disks::{DiskPlan, Place};
use super::states;
use crate::catalog::{Disk, Instance, Tag};
use crate::ecs::error::ApiError;
use crate::ecs::ids;
use crate::ecs::policies;
use crate::ecs::rules::existing;
use crate::ecs::rules::tag::{self, NewTag};
use crate::ecs::service::{Asked, Context};
use crate::model::{DiskStatus, DiskType, InstanceId, InstanceStatus, ResourceType, ZoneId};
use rusqlite::Connection;
use serde::Serialize;

/// A checked request.
#[derive(Debug)]
pub struct Plan {
    /// The zone.
    pub zone: ZoneId,
    /// The image of the system disks.
    pub image: String,
    /// The type.
    pub instance_type: String,
    /// One for each instance; empty where the id is the name.
    pub names: Vec<String>,
    /// One for each instance; empty where it follows from the id.
    pub host_names: Vec<String>,
    /// The description, or empty.
    pub description: String,
    /// The name of the key pair, or empty.
    pub key_pair: String,
    /// The resource group, or empty.
    pub resource_group: String,
    /// Whether the instances refuse to be deleted.
    pub deletion_protection: bool,
    /// The system disk first.
    pub disks: Vec<DiskPlan>,
    /// The tags of the instances and their disks.
    pub tags: Vec<NewTag>,
}

/// An instance of the batch with its disks, each with its plan.
#[derive(Debug)]
struct Made<'a> {
    instance: Instance,
    disks: Vec<(Disk, &'a DiskPlan)>,
}

/// The instances of one request.
#[derive(Debug)]
struct Batch<'a>(Vec<Made<'a>>);

impl Plan {
    /// Makes the instances, which come to be Running or Stopped: all of them or none.
    ///
    /// # Errors
    /// When an image cannot be made or the catalog fails; everything is taken back then.
    pub fn make<A: Serialize>(
        &self,
        context: &mut Context<'_>,
        status: InstanceStatus,
        answer: impl FnOnce(Vec<InstanceId>) -> A,
    ) -> Result<A, ApiError> {
        let batch = self.batch(context)?;
        // The lock says that somebody is at work on the rows until all of them are ready.
        let Some(_lock) = context.engine.lock(batch.worker())? else {
            return Err(ApiError::internal(format!("{} is locked", batch.worker())));
        };
        let asked = context.asked();
        let answer = answer(batch.ids());
        context.engine.catalog_mut().write(|catalog| {
            batch.insert(catalog, &asked, &self.tags)?;
            asked.keep_answer(catalog, &answer)
        })?;
        let made = batch.fill(context).and_then(|()| {
            context.engine.catalog_mut().write(|catalog| batch.finish(catalog, &asked, status))
        });
        match made {
            Ok(()) => Ok(answer),
            Err(error) => {
                // If this fails too, the rows stay Pending with a free lock, and the next run clears up.
                let _ = batch.undo(context, &asked);
                Err(error)
            }
        }
    }

    /// Gives every instance and every disk its id and its row.
    ///
    /// # Errors
    /// When the kernel has no randomness to give.
    fn batch(&self, context: &Context<'_>) -> Result<Batch<'_>, ApiError> {
        let mut batch = Vec::with_capacity(self.names.len());
        let mut worker = None;
        for (name, host_name) in self.names.iter().zip(&self.host_names) {
            let id = ids::instance(&context.region)?;
            let worker: &String = worker.get_or_insert_with(|| id.to_string());
            let or = |name: &String, other: String| if name.is_empty() { other } else { name.clone() };
            let place = Place {
                region: &context.region,
                zone: &self.zone,
                image: &self.image,
                now: context.now,
                worker,
            };
            let disk = |plan| Ok((DiskPlan::row(plan, ids::disk(&context.region)?, &place), plan));
            let disks = self.disks.iter().map(disk).collect::<Result<_, ApiError>>()?;
            let instance = Instance {
                region: context.region.clone(),
                zone: self.zone.clone(),
                status: InstanceStatus::Pending,
                name: or(name, id.to_string()),
                description: self.description.clone(),
                host_name: or(host_name, format!("iZ{}Z", id.tail())),
                image: self.image.clone(),
                instance_type: self.instance_type.clone(),
                key_pair: self.key_pair.clone(),
                resource_group: self.resource_group.clone(),
                deletion_protection: self.deletion_protection,
                stopped_mode: states::NOT_STOPPED.to_owned(),
                created: context.now,
                started: None,
                worker: Some(worker.clone()),
                id,
            };
            batch.push(Made { instance, disks });
        }
        Ok(Batch(batch))
    }
}

impl Batch<'_> {
    /// The lock of the batch: the id of its first instance.
    fn worker(&self) -> &str {
        self.0.first().map_or("", |made| made.instance.id.as_str())
    }

    /// The ids of the instances.
    fn ids(&self) -> Vec<InstanceId> {
        self.0.iter().map(|made| made.instance.id.clone()).collect()
    }

    /// Adds the rows, of which none is ready yet.
    ///
    /// # Errors
    /// When a snapshot is gone or the catalog fails.
    fn insert(&self, catalog: &Connection, asked: &Asked<'_>, tags: &[NewTag]) -> Result<(), ApiError> {
        for Made { instance, disks } in &self.0 {
            instance.insert(catalog)?;
            tag::put(catalog, asked, ResourceType::Instance, instance.id.as_str(), tags)?;
            for (disk, plan) in disks {
                // Once more, since it could have gone since the plan.
                if let Some(snapshot) = &plan.snapshot {
                    existing::snapshot(catalog, &disk.region, &snapshot.id)?;
                }
                disk.insert(catalog)?;
                if let Some(policy) = &plan.policy {
                    let policy = existing::policy(catalog, &disk.region, policy)?;
                    policies::apply(catalog, &policy, &disk.id, disk.created)?;
                }
                tag::put(catalog, asked, ResourceType::Disk, disk.id.as_str(), tags)?;
            }
        }
        Ok(())
    }

    /// Makes the images.
    ///
    /// # Errors
    /// When one cannot be made; those before it are there.
    fn fill(&self, context: &mut Context<'_>) -> Result<(), ApiError> {
        for (disk, plan) in self.0.iter().flat_map(|made| &made.disks) {
            match &plan.snapshot {
                None => context.engine.create_image(disk)?,
                Some(snapshot) => {
                    let _lock = context.engine.lock(disk.id.as_str())?;
                    context.engine.restore(snapshot, disk)?;
                }
            }
        }
        Ok(())
    }

    /// Attaches the disks and says what the instances are: Running or Stopped.
    ///
    /// # Errors
    /// When the catalog fails.
    fn finish(
        &self,
        catalog: &Connection,
        asked: &Asked<'_>,
        status: InstanceStatus,
    ) -> Result<(), ApiError> {
        for Made { instance, disks } in &self.0 {
            let mut instance = existing::instance(catalog, &asked.region, &instance.id)?;
            instance.status = status;
            instance.started = (status == InstanceStatus::Running).then_some(asked.now);
            instance.worker = None;
            instance.update(catalog)?;
            for (disk, plan) in disks {
                let mut disk = existing::disk(catalog, &asked.region, &disk.id)?;
                disk.status = DiskStatus::InUse;
                disk.instance = Some(instance.id.clone());
                if disk.kind == DiskType::System {
                    disk.origin_instance = Some(instance.id.clone());
                    // From now on it is the image that tells what the disk began with.
                    disk.source_snapshot = None;
                }
                disk.device.clone_from(&plan.device);
                disk.attached = Some(asked.now);
                disk.ever_attached = true;
                disk.worker = None;
                disk.update(catalog)?;
            }
        }
        Ok(())
    }

    /// Takes everything back, and the promise of the client token with it.
    ///
    /// # Errors
    /// When the catalog fails.
    fn undo(&self, context: &mut Context<'_>, asked: &Asked<'_>) -> Result<(), ApiError> {
        for (disk, _) in self.0.iter().flat_map(|made| &made.disks) {
            // One that cannot be removed, or never was made, is no reason to keep the rows.
            let _ = context.engine.remove_image(disk);
        }
        context.engine.catalog_mut().write(|catalog| {
            for Made { instance, disks } in &self.0 {
                for (disk, _) in disks {
                    Tag::remove_all(catalog, disk.id.as_str())?;
                    disk.delete(catalog)?;
                }
                Tag::remove_all(catalog, instance.id.as_str())?;
                instance.delete(catalog)?;
            }
            asked.forget_answer(catalog)
        })
    }
}

//! The instances that one request makes: all of them or none.

use super::attributes;
use super::disks::{DiskPlan, Place};
use super::states;
use crate::catalog::WriteTx;
use crate::catalog::{Disk, Instance};
use crate::ecs::error::ApiError;
use crate::ecs::ids;
use crate::ecs::policies;
use crate::ecs::rules::existing;
use crate::ecs::rules::tag::{self, NewTag};
use crate::ecs::service::{Asked, Context};
use crate::engine::InstanceBatch;
use crate::model::{Attributes, InstanceId, InstanceStatus, ResourceType, ZoneId};
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
    /// One name per instance; empty where the id is the name.
    pub names: Vec<String>,
    /// One host name per instance; empty where it follows from the id.
    pub host_names: Vec<String>,
    /// The description, or empty.
    pub description: String,
    /// The name of the key pair, or empty.
    pub key_pair: String,
    /// The resource group, or empty.
    pub resource_group: String,
    /// True if the instances refuse to be deleted.
    pub deletion_protection: bool,
    /// The attributes that are only shown again, for each instance.
    pub attributes: Vec<Attributes>,
    /// The disks of an instance, the system disk first.
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
    /// Makes the instances, which become Running or Stopped: all of them or none.
    ///
    /// # Errors
    /// When an image cannot be made or the catalog fails; then everything is undone.
    pub fn make<A: Serialize>(
        &self,
        context: &Context<'_>,
        status: InstanceStatus,
        answer: impl FnOnce(Vec<InstanceId>) -> A,
    ) -> Result<A, ApiError> {
        let batch = self.batch(context)?;
        let Some(first) = batch.0.first().map(|made| made.instance.id.clone()) else {
            return Err(ApiError::internal("no instance is asked for"));
        };
        // The held lock marks the rows as in progress until all of them are ready.
        let Some(lock) = context.engine.lock(first.as_str())? else {
            return Err(ApiError::internal(format!("{first} is locked")));
        };
        let asked = context.asked();
        let answer = answer(batch.ids());
        context.engine.catalog().write(|catalog| {
            batch.insert(catalog, &asked, &self.tags)?;
            asked.keep_answer(catalog, &answer)
        })?;
        let start = status == InstanceStatus::Running;
        let job = InstanceBatch { first: first.clone(), start };
        context.carry_out(job, first.as_str(), vec![lock])?;
        Ok(answer)
    }

    /// Gives every instance and every disk its id and its row.
    ///
    /// # Errors
    /// When the kernel has no randomness to give.
    fn batch(&self, context: &Context<'_>) -> Result<Batch<'_>, ApiError> {
        let mut batch = Vec::with_capacity(self.names.len());
        let mut worker = None;
        let attributes = self.attributes.iter();
        for ((name, host_name), attributes) in self.names.iter().zip(&self.host_names).zip(attributes) {
            let id = ids::instance(&context.region)?;
            let worker: &String = worker.get_or_insert_with(|| id.to_string());
            let or = |name: &String, other: String| if name.is_empty() { other } else { name.clone() };
            let place = Place {
                instance: &id,
                region: &context.region,
                zone: &self.zone,
                image: &self.image,
                now: context.now,
                paid_until: attributes::paid_until(attributes, context.now),
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
                attributes: attributes.clone(),
                worker: Some(worker.clone()),
                id,
            };
            batch.push(Made { instance, disks });
        }
        Ok(Batch(batch))
    }
}

impl Batch<'_> {
    /// Returns the ids of the instances.
    fn ids(&self) -> Vec<InstanceId> {
        self.0.iter().map(|made| made.instance.id.clone()).collect()
    }

    /// Adds the rows, all still in progress.
    ///
    /// # Errors
    /// When a snapshot is deleted or the catalog fails.
    fn insert(&self, catalog: &WriteTx, asked: &Asked<'_>, tags: &[NewTag]) -> Result<(), ApiError> {
        for Made { instance, disks } in &self.0 {
            instance.insert(catalog)?;
            tag::put(catalog, asked, ResourceType::Instance, instance.id.as_str(), tags)?;
            for (disk, plan) in disks {
                // The snapshot is checked again, since it can have been deleted after the plan.
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
}

//! What a request says about the instances that it is to make.

use super::asked::{DataDisk, SystemDisk};
use super::batch::Plan;
use super::disks::DiskPlan;
use super::names;
use crate::ecs::error::ApiError;
use crate::ecs::images::Origin;
use crate::ecs::places;
use crate::ecs::rules::existing::{ResourceGroup, shown};
use crate::ecs::rules::name::{Description, is_instance_type, is_name, wrong_instance_type};
use crate::ecs::rules::tag::{self, TagItem};
use crate::ecs::service::Context;
use crate::model::ZoneId;

/// The parameters that RunInstances and CreateInstance share.
#[derive(Debug)]
pub struct Wish {
    /// How many instances.
    pub count: u32,
    /// The image.
    pub image_id: Option<String>,
    /// The family of the image.
    pub image_family: Option<String>,
    /// The type.
    pub instance_type: Option<String>,
    /// The zone.
    pub zone_id: Option<ZoneId>,
    /// The name, perhaps one that counts.
    pub instance_name: Option<String>,
    /// The host name, perhaps one that counts.
    pub host_name: Option<String>,
    /// Whether the names get numbers.
    pub unique_suffix: bool,
    /// The description.
    pub description: Option<Description>,
    /// The name of the key pair.
    pub key_pair: Option<String>,
    /// Whether the instances refuse to be deleted.
    pub deletion_protection: bool,
    /// How they are paid.
    pub charge_type: Option<String>,
    /// The resource group.
    pub resource_group: Option<ResourceGroup>,
    /// The system disk.
    pub system: SystemDisk,
    /// The data disks.
    pub data: Vec<DataDisk>,
    /// The tags of the instances and their disks.
    pub tags: Vec<TagItem>,
}

impl Wish {
    /// Checks everything, and makes the plan.
    ///
    /// # Errors
    /// The service's error for the first rule that is broken.
    pub fn plan(self, context: &Context<'_>) -> Result<Plan, ApiError> {
        let origin = Origin::wanted(
            context.catalog(),
            &context.region,
            self.image_id.as_deref(),
            self.image_family.as_deref(),
        )?;
        let zone = match self.zone_id {
            Some(zone) => places::zone(&context.region, &zone).map(|()| zone)?,
            None => places::first_zone(&context.region)?,
        };
        check_charge_type(self.charge_type.as_deref())?;
        let mut disks = vec![DiskPlan::system(context, self.system, &origin)?];
        disks.extend(DiskPlan::data(context, self.data, &origin)?);
        let unique = self.unique_suffix;
        Ok(Plan {
            zone,
            image: origin.image,
            instance_type: instance_type(self.instance_type)?,
            names: names::of_instances(self.instance_name.as_deref(), self.count, unique)?,
            host_names: names::of_hosts(self.host_name.as_deref(), self.count, unique)?,
            description: self.description.map(|description| description.0).unwrap_or_default(),
            key_pair: key_pair(self.key_pair)?,
            resource_group: self.resource_group.map(|group| group.0).unwrap_or_default(),
            deletion_protection: self.deletion_protection,
            disks,
            tags: tag::new_tags(self.tags)?,
        })
    }
}

fn instance_type(text: Option<String>) -> Result<String, ApiError> {
    let Some(text) = text else { return Ok("ecs.g6.large".to_owned()) };
    if is_instance_type(&text) { Ok(text) } else { Err(wrong_instance_type(&text)) }
}

fn key_pair(text: Option<String>) -> Result<String, ApiError> {
    match text {
        Some(text) if !is_name(&text) => Err(ApiError::invalid("KeyPairName")),
        text => Ok(text.unwrap_or_default()),
    }
}

fn check_charge_type(text: Option<&str>) -> Result<(), ApiError> {
    match text {
        None | Some("PostPaid" | "PrePaid") => Ok(()),
        Some(other) => Err(ApiError::new(
            "InvalidInstanceChargeType.NotFound",
            format!("The specified InstanceChargeType \"{}\" does not exist.", shown(other)),
        )
        .hint("It can be PostPaid or PrePaid.")),
    }
}

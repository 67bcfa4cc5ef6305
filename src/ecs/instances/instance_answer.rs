//! An instance in the answer of `DescribeInstances`.

use super::attributes::{self, View, place};
use super::network;
use crate::catalog::{Image, Instance};
use crate::ecs::images;
use crate::ecs::rules::tag::Tags;
use crate::model::{Attributes, InstanceId, InstanceStatus, RegionId, Time, ZoneId};
use serde::Serialize;
use serde_json::{Map, Value};

/// The end time of instances: never.
pub const NEVER: &str = "2099-12-31T15:59Z";

/// An instance as DescribeInstances shows it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct InstanceAnswer {
    creation_time: String,
    deletion_protection: bool,
    description: String,
    device_available: bool,
    expired_time: String,
    host_name: String,
    image_id: String,
    instance_id: InstanceId,
    instance_name: String,
    instance_network_type: &'static str,
    instance_type: String,
    instance_type_family: String,
    io_optimized: bool,
    key_pair_name: String,
    #[serde(rename = "OSName")]
    os_name: String,
    #[serde(rename = "OSNameEn")]
    os_name_en: String,
    #[serde(rename = "OSType")]
    os_type: &'static str,
    region_id: RegionId,
    resource_group_id: String,
    start_time: String,
    status: InstanceStatus,
    stopped_mode: String,
    tags: Tags,
    zone_id: ZoneId,
    #[serde(flatten)]
    attributes: Map<String, Value>,
}

/// Returns the family of an instance type: `ecs.g6` of `ecs.g6.large`.
pub fn family(instance_type: &str) -> &str {
    instance_type.rsplit_once('.').map_or(instance_type, |(family, _)| family)
}

/// Returns true if an instance is to be as fast as its disks (the default).
pub fn is_io_optimized(attributes: &Attributes) -> bool {
    attributes.text(place::IO_OPTIMIZED) != Some("none")
}

/// Returns the shown fields of an instance.
pub fn answer(instance: Instance, images: &[Image], tags: Tags) -> InstanceAnswer {
    let (os, os_type) = images::operating_system(images, &instance.image);
    let expired_time = attributes::paid_until(&instance.attributes, instance.created);
    let expired_time = expired_time.map_or_else(|| NEVER.to_owned(), Time::to_minutes);
    let mut attributes = attributes::fields(&instance.attributes, View::List);
    attributes::put(&mut attributes, place::INTERFACES, network::interfaces(&instance.attributes).into());
    if let Some(release) = instance.attributes.text(place::AUTO_RELEASE).and_then(Time::parse) {
        attributes::put(&mut attributes, place::AUTO_RELEASE, release.to_minutes().into());
    }
    attributes.entry("Recyclable").or_insert(false.into());
    InstanceAnswer {
        creation_time: instance.created.to_minutes(),
        deletion_protection: instance.deletion_protection,
        description: instance.description,
        device_available: true,
        expired_time,
        host_name: instance.host_name,
        image_id: instance.image,
        instance_id: instance.id,
        instance_name: instance.name,
        instance_network_type: "vpc",
        instance_type_family: family(&instance.instance_type).to_owned(),
        instance_type: instance.instance_type,
        io_optimized: is_io_optimized(&instance.attributes),
        key_pair_name: instance.key_pair,
        os_name: os.clone(),
        os_name_en: os,
        os_type,
        region_id: instance.region,
        resource_group_id: instance.resource_group,
        start_time: instance.started.map(Time::to_minutes).unwrap_or_default(),
        status: instance.status,
        stopped_mode: instance.stopped_mode,
        tags,
        zone_id: instance.zone,
        attributes,
    }
}

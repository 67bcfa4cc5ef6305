//! `DescribeInstanceAttribute`.

use super::attributes::{self, View, place};
use super::instance_answer::{NEVER, is_io_optimized};
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{InstanceId, InstanceStatus, RegionId, ZoneId};
use serde::Serialize;
use serde_json::{Map, Value};

operation! {
    /// Shows one instance.
    ///
    /// Instances here have no processor and no memory: those are 0. What was given of a network is shown,
    /// and has no effect.
    DescribeInstanceAttribute in Instances "查询一台实例的信息。" {
        /// The instance.
        "InstanceId" instance_id: InstanceId,
    }
    errors {}
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Attributes {
    cpu: u32,
    creation_time: String,
    description: String,
    enable_jumbo_frame: bool,
    enable_network_encryption: bool,
    expired_time: &'static str,
    host_name: String,
    image_id: String,
    instance_id: InstanceId,
    instance_name: String,
    instance_network_type: &'static str,
    instance_type: String,
    io_optimized: &'static str,
    memory: u32,
    region_id: RegionId,
    serial_number: String,
    status: InstanceStatus,
    stopped_mode: String,
    zone_id: ZoneId,
    #[serde(flatten)]
    attributes: Map<String, Value>,
}

impl Operation for DescribeInstanceAttribute {
    type Answer = Attributes;

    fn run(self, context: &Context<'_>) -> Result<Attributes, ApiError> {
        let instance = existing::instance(&context.catalog(), &context.region, &self.instance_id)?;
        let is_on = |place| instance.attributes.get(place) == Some(&Value::Bool(true));
        Ok(Attributes {
            cpu: 0,
            creation_time: instance.created.to_minutes(),
            description: instance.description,
            enable_jumbo_frame: is_on(place::JUMBO_FRAME),
            enable_network_encryption: is_on(place::NETWORK_ENCRYPTION),
            expired_time: NEVER,
            host_name: instance.host_name,
            image_id: instance.image,
            instance_name: instance.name,
            instance_network_type: "vpc",
            instance_type: instance.instance_type,
            io_optimized: if is_io_optimized(&instance.attributes) { "optimized" } else { "none" },
            memory: 0,
            region_id: instance.region,
            serial_number: serial(&instance.id),
            instance_id: instance.id,
            status: instance.status,
            stopped_mode: instance.stopped_mode,
            zone_id: instance.zone,
            attributes: attributes::fields(&instance.attributes, View::One),
        })
    }
}

/// Returns a serial number in the service's form, unique to the instance and always the same.
fn serial(id: &InstanceId) -> String {
    let hash = blake3::hash(id.as_str().as_bytes()).to_hex();
    let part = |from: usize, to: usize| hash.get(from..to).unwrap_or_default().to_owned();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}

//! `DescribeInstanceAttribute`.

use super::describe_instances::{
    Addresses, EipAddress, NEVER, OperationLocks, SecurityGroupIds, VpcAttributes,
};
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{InstanceId, InstanceStatus, RegionId, ZoneId};
use serde::Serialize;

operation! {
    /// Shows one instance.
    ///
    /// Instances here have no processor, no memory and no network: those are 0 or empty.
    DescribeInstanceAttribute in Instances "查询一台实例的信息。" {
        /// The instance.
        "InstanceId" instance_id: InstanceId,
    }
    errors {
        404 "InvalidInstanceId.NotFound" "no such instance in the region",
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Attributes {
    cpu: u32,
    creation_time: String,
    description: String,
    enable_jumbo_frame: bool,
    expired_time: &'static str,
    host_name: String,
    image_id: String,
    inner_ip_address: Addresses,
    instance_charge_type: &'static str,
    instance_id: InstanceId,
    instance_name: String,
    instance_network_type: &'static str,
    instance_type: String,
    internet_max_bandwidth_in: u32,
    internet_max_bandwidth_out: u32,
    io_optimized: &'static str,
    memory: u32,
    operation_locks: OperationLocks,
    public_ip_address: Addresses,
    eip_address: EipAddress,
    vpc_attributes: VpcAttributes,
    region_id: RegionId,
    security_group_ids: SecurityGroupIds,
    serial_number: String,
    status: InstanceStatus,
    stopped_mode: String,
    zone_id: ZoneId,
}

impl Operation for DescribeInstanceAttribute {
    type Answer = Attributes;

    fn run(self, context: &mut Context<'_>) -> Result<Attributes, ApiError> {
        let instance = existing::instance(context.catalog(), &context.region, &self.instance_id)?;
        Ok(Attributes {
            cpu: 0,
            creation_time: instance.created.to_minutes(),
            description: instance.description,
            enable_jumbo_frame: false,
            expired_time: NEVER,
            host_name: instance.host_name,
            image_id: instance.image,
            inner_ip_address: Addresses::default(),
            instance_charge_type: "PostPaid",
            instance_name: instance.name,
            instance_network_type: "vpc",
            instance_type: instance.instance_type,
            internet_max_bandwidth_in: 0,
            internet_max_bandwidth_out: 0,
            io_optimized: "optimized",
            memory: 0,
            operation_locks: OperationLocks::default(),
            public_ip_address: Addresses::default(),
            eip_address: EipAddress::default(),
            vpc_attributes: VpcAttributes::default(),
            region_id: instance.region,
            security_group_ids: SecurityGroupIds::default(),
            serial_number: serial(&instance.id),
            instance_id: instance.id,
            status: instance.status,
            stopped_mode: instance.stopped_mode,
            zone_id: instance.zone,
        })
    }
}

/// A serial number in the service's form: it only has to be the instance's own, always the same.
fn serial(id: &InstanceId) -> String {
    let hash = blake3::hash(id.as_str().as_bytes()).to_hex();
    let part = |from: usize, to: usize| hash.get(from..to).unwrap_or_default().to_owned();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}

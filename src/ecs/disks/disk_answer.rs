//! A disk in the answer of `DescribeDisks`.

use super::performance;
use crate::catalog::{Disk, Tag};
use crate::ecs::answer::Field;
use crate::ecs::rules::tag::Tags;
use crate::model::{
    DiskCategory, DiskId, DiskStatus, DiskType, InstanceId, PerformanceLevel, PolicyId, RegionId, Time,
    ZoneId,
};
use serde::Serialize;

/// The expiry time of pay-as-you-go resources.
const NEVER: &str = "2999-09-08T16:00Z";

/// A disk as the service shows it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DiskAnswer {
    attached_time: String,
    attachments: Field<Vec<Attachment>>,
    auto_snapshot_policy_id: String,
    bursting_enabled: bool,
    category: DiskCategory,
    creation_time: String,
    delete_auto_snapshot: bool,
    delete_with_instance: bool,
    description: String,
    detached_time: String,
    device: String,
    disk_charge_type: &'static str,
    disk_id: DiskId,
    disk_name: String,
    enable_auto_snapshot: bool,
    enable_automated_snapshot_policy: bool,
    encrypted: bool,
    expired_time: String,
    #[serde(flatten)]
    performance: Option<Performance>,
    image_id: String,
    instance_id: String,
    #[serde(rename = "KMSKeyId")]
    kms_key_id: &'static str,
    mount_instance_num: usize,
    mount_instances: Field<Vec<Attachment>>,
    multi_attach: &'static str,
    operation_locks: Field<[(); 0]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    performance_level: Option<PerformanceLevel>,
    portable: bool,
    product_code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    provisioned_iops: Option<u32>,
    region_id: RegionId,
    resource_group_id: String,
    serial_number: String,
    size: u64,
    source_snapshot_id: String,
    status: DiskStatus,
    tags: Tags,
    #[serde(rename = "Type")]
    kind: DiskType,
    zone_id: ZoneId,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Attachment {
    attached_time: String,
    device: String,
    instance_id: InstanceId,
}

#[derive(Debug, Serialize)]
struct Performance {
    #[serde(rename = "IOPS")]
    iops: u64,
    #[serde(rename = "IOPSRead")]
    iops_read: u64,
    #[serde(rename = "IOPSWrite")]
    iops_write: u64,
    #[serde(rename = "Throughput")]
    throughput: u64,
    #[serde(rename = "ThroughputRead")]
    throughput_read: u64,
    #[serde(rename = "ThroughputWrite")]
    throughput_write: u64,
}

/// Returns the billing method of a disk.
pub fn charge_type(disk: &Disk) -> &'static str {
    if disk.paid_until.is_some() { "PrePaid" } else { "PostPaid" }
}

impl DiskAnswer {
    /// Returns the answer for a disk with its tags and its policy.
    pub fn new(disk: Disk, tags: &[Tag], policy: Option<&PolicyId>) -> Self {
        let size = disk.size.gib();
        let seconds = |time: Option<Time>| time.map(Time::to_seconds).unwrap_or_default();
        let attached_time = seconds(disk.attached.filter(|_| disk.instance.is_some()));
        let attachments: Vec<Attachment> = disk
            .instance
            .iter()
            .map(|instance| Attachment {
                attached_time: attached_time.clone(),
                device: disk.device.clone(),
                instance_id: instance.clone(),
            })
            .collect();
        let performance = performance::base(disk.category, disk.performance_level, size).map(|base| {
            let iops = base.iops + u64::from(disk.provisioned_iops.unwrap_or(0));
            Performance {
                iops,
                iops_read: iops,
                iops_write: iops,
                throughput: base.throughput,
                throughput_read: base.throughput,
                throughput_write: base.throughput,
            }
        });
        let disk_charge_type = charge_type(&disk);
        Self {
            attached_time,
            mount_instance_num: attachments.len(),
            mount_instances: Field("MountInstance", attachments.clone()),
            attachments: Field("Attachment", attachments),
            auto_snapshot_policy_id: policy.map(PolicyId::to_string).unwrap_or_default(),
            bursting_enabled: disk.bursting,
            category: disk.category,
            creation_time: disk.created.to_seconds(),
            delete_auto_snapshot: disk.delete_auto_snapshot,
            delete_with_instance: disk.delete_with_instance,
            description: disk.description,
            detached_time: seconds(disk.detached),
            device: disk.device,
            disk_charge_type,
            serial_number: disk.id.tail().to_owned(),
            disk_id: disk.id,
            disk_name: disk.name,
            enable_auto_snapshot: disk.enable_auto_snapshot,
            enable_automated_snapshot_policy: policy.is_some(),
            encrypted: false,
            expired_time: disk.paid_until.map_or_else(|| NEVER.to_owned(), Time::to_minutes),
            performance,
            image_id: disk.image,
            instance_id: disk.instance.map(|id| id.to_string()).unwrap_or_default(),
            kms_key_id: "",
            multi_attach: "Disabled",
            operation_locks: Field("OperationLock", []),
            performance_level: disk.performance_level,
            portable: true,
            product_code: "",
            provisioned_iops: disk.provisioned_iops,
            region_id: disk.region,
            resource_group_id: disk.resource_group,
            size,
            source_snapshot_id: disk.source_snapshot.map(|id| id.to_string()).unwrap_or_default(),
            status: disk.status,
            tags: Tags::from(tags),
            kind: disk.kind,
            zone_id: disk.zone,
        }
    }
}

//! The disks that a request asks for.

use super::disks::DEFAULT_CATEGORY;
use crate::ecs::declaration::item;
use crate::ecs::error::ApiError;
use crate::ecs::images::Origin;
use crate::ecs::rules::name::DiskName;
use crate::ecs::rules::{existing, size};
use crate::ecs::service::Context;
use crate::model::{PolicyId, SnapshotId};

item! {
    /// `DataDisk.N` of a request.
    DataDisk {
        /// The category, such as cloud_essd, which it is when it is left away.
        "Category" category: Option<String>,
        /// The size in GiB; with a SnapshotId it can be left away.
        "Size" size: Option<i64>,
        /// The snapshot whose content the disk begins with.
        "SnapshotId" snapshot_id: Option<SnapshotId>,
        /// The performance level of an ESSD: PL0, PL1, PL2 or PL3.
        "PerformanceLevel" level: Option<String>,
        /// The disk's name.
        "DiskName" name: Option<DiskName>,
        /// The disk's description.
        "Description" description: Option<String>,
        /// Whether the disk goes with the instance: true or false, true when it is left away.
        "DeleteWithInstance" delete_with_instance: Option<bool>,
        /// The device name, /dev/xvdb to /dev/xvdz; the next free one when it is left away.
        "Device" device: Option<String>,
        /// Whether a cloud_auto disk bursts.
        "BurstingEnabled" bursting: Option<bool>,
        /// Must not be true: disks are not encrypted here.
        "Encrypted" encrypted: Option<bool>,
        /// The automatic snapshot policy that the disk gets.
        "AutoSnapshotPolicyId" policy: Option<PolicyId>,
    }
    ignored {
        "EncryptAlgorithm": String, "KMSKeyId": String,
        "ProvisionedIops": i64, "StorageClusterId": String,
    }
}

/// `SystemDisk.…` of a request.
#[derive(Debug)]
pub struct SystemDisk {
    /// The category.
    pub category: Option<String>,
    /// The size in GiB, as text.
    pub size: Option<String>,
    /// The performance level.
    pub level: Option<String>,
    /// The name.
    pub name: Option<DiskName>,
    /// The description.
    pub description: Option<String>,
    /// Whether it is to be encrypted.
    pub encrypted: Option<bool>,
    /// The automatic snapshot policy that it gets.
    pub policy: Option<PolicyId>,
}

/// The data disks of the image, each as a request for a disk with its device name says if there is one,
/// and those that are asked for besides.
///
/// # Errors
/// When a snapshot of the image is gone or the catalog fails.
pub fn with_those_of_image(
    context: &Context<'_>,
    mut asked: Vec<DataDisk>,
    origin: &Origin,
) -> Result<Vec<DataDisk>, ApiError> {
    let least = *size::data_range(DEFAULT_CATEGORY, None).start();
    for disk in &origin.data {
        let snapshot =
            disk.snapshot.as_ref().map(|id| existing::snapshot(context.catalog(), &context.region, id));
        // A disk that is to be as large as its snapshot takes its size from there.
        let size = match snapshot.transpose()? {
            Some(snapshot) if snapshot.disk_size >= disk.size => None,
            _ => i64::try_from(disk.size.gib().max(least)).ok(),
        };
        match asked.iter_mut().find(|asked| asked.device.as_ref() == Some(&disk.device)) {
            Some(asked) if asked.snapshot_id.is_some() => {}
            Some(asked) => {
                asked.snapshot_id.clone_from(&disk.snapshot);
                asked.size = asked.size.or(size);
            }
            None => asked.push(DataDisk {
                category: None,
                size,
                snapshot_id: disk.snapshot.clone(),
                level: None,
                name: None,
                description: None,
                delete_with_instance: None,
                device: Some(disk.device.clone()),
                bursting: None,
                encrypted: None,
                policy: None,
            }),
        }
    }
    Ok(asked)
}

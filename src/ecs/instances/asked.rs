//! The requested disks.

use super::disks::DEFAULT_CATEGORY;
use crate::ecs::code::Code;
use crate::ecs::declaration::item;
use crate::ecs::disks::{must_be_able_to_burst, performance};
use crate::ecs::error::ApiError;
use crate::ecs::images::Origin;
use crate::ecs::parameter::{Decoder, Parameters};
use crate::ecs::rules::name::DiskName;
use crate::ecs::rules::{existing, size};
use crate::ecs::service::Context;
use crate::model::{DiskCategory, PolicyId, SnapshotId};

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
        /// IOPS on top of the base; of a cloud_auto disk only.
        "ProvisionedIops" provisioned_iops: Option<i64>,
        /// Must not be true: disks are not encrypted here.
        "Encrypted" encrypted: Option<bool>,
        /// Not to be given, since disks are not encrypted here.
        "EncryptAlgorithm" encrypt_algorithm: Option<String>,
        /// Not to be given, since disks are not encrypted here.
        "KMSKeyId" key: Option<String>,
        /// Not to be given, since there are no dedicated clusters here.
        "StorageClusterId" cluster: Option<String>,
        /// The automatic snapshot policy that the disk gets.
        "AutoSnapshotPolicyId" policy: Option<PolicyId>,
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
    /// The other requested properties.
    pub extras: Extras,
    /// The automatic snapshot policy of the disk.
    pub policy: Option<PolicyId>,
}

/// The properties of a requested disk besides its size and kind.
#[derive(Debug, Default)]
pub struct Extras {
    /// True if the disk is to be encrypted.
    pub encrypted: Option<bool>,
    /// The algorithm of the encryption.
    pub encrypt_algorithm: Option<String>,
    /// The key of the encryption.
    pub key: Option<String>,
    /// The dedicated cluster for the disk.
    pub cluster: Option<String>,
    /// True if the disk is to burst.
    pub bursting: Option<bool>,
    /// IOPS on top of the base.
    pub provisioned_iops: Option<i64>,
}

impl Extras {
    /// Refuses encryption: an error is better than unencrypted bytes for a caller who counts on encryption.
    ///
    /// # Errors
    /// When encryption is requested, or something that only goes with encryption.
    pub fn must_not_encrypt(&self, what: &str) -> Result<(), ApiError> {
        if self.encrypted == Some(true) {
            return Err(ApiError::new(
                Code::InvalidParameterEncryptedNotSupported,
                format!("Encrypted of {what} cannot be true: disks are not encrypted here."),
            ));
        }
        for (name, value) in [("KMSKeyId", &self.key), ("EncryptAlgorithm", &self.encrypt_algorithm)] {
            if value.is_some() {
                return Err(ApiError::new(
                    Code::InvalidParameterEncryptedIllegal,
                    format!("{name} of {what} needs Encrypted to be true."),
                ));
            }
        }
        Ok(())
    }

    /// Refuses properties that no disk here has. Returns true if the disk bursts, and its IOPS on top of the base.
    ///
    /// # Errors
    /// The service's error for the first property that a disk of this category and size cannot have.
    pub fn checked(
        &self,
        what: &str,
        category: DiskCategory,
        gib: u64,
    ) -> Result<(bool, Option<u32>), ApiError> {
        self.must_not_encrypt(what)?;
        if self.cluster.is_some() {
            return Err(ApiError::new(
                Code::InvalidStorageClusterIdNotExist,
                format!("The specified {what}.StorageClusterId does not exist."),
            ));
        }
        let bursting = self.bursting == Some(true);
        if bursting {
            must_be_able_to_burst(category, gib)?;
        }
        Ok((bursting, performance::provisioned_iops(self.provisioned_iops, category, gib)?))
    }
}

/// Checks the indices of the data disks of a request: from 1 to `most`.
///
/// # Errors
/// `InstanceDiskNumber.LimitExceed` for a larger index, `InvalidParameter` for text that is not an index.
pub fn must_be_in_range(parameters: &Parameters, most: u32) -> Result<(), ApiError> {
    for index in Decoder::new(parameters).indices("DataDisk") {
        let code = match index.parse::<u64>() {
            Ok(index) if (1..=u64::from(most)).contains(&index) => continue,
            Ok(1..) => Code::InstanceDiskNumberLimitExceed,
            _ => Code::InvalidParameter,
        };
        let index = existing::shown(index);
        return Err(ApiError::new(
            code,
            format!("The specified DataDisk.{index} has an index that is not 1 to {most}."),
        ));
    }
    Ok(())
}

/// Returns the data disks of the image and the other requested data disks. A disk of the image follows the request
/// with its device name, if there is one.
///
/// # Errors
/// When a snapshot of the image is deleted or the catalog fails.
pub fn with_those_of_image(
    context: &Context<'_>,
    mut asked: Vec<DataDisk>,
    origin: &Origin,
) -> Result<Vec<DataDisk>, ApiError> {
    let least = *size::data_range(DEFAULT_CATEGORY, None).start();
    for disk in &origin.data {
        let snapshot =
            disk.snapshot.as_ref().map(|id| existing::snapshot(&context.catalog(), &context.region, id));
        // A disk without a size of its own takes the size of its snapshot.
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
                provisioned_iops: None,
                encrypted: None,
                encrypt_algorithm: None,
                key: None,
                cluster: None,
                policy: None,
            }),
        }
    }
    Ok(asked)
}

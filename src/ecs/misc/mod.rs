//! Operations of no other family: resource groups, quotas, prices, and encryption by default.

mod describe_account_attributes;
mod describe_disk_default_kms_key_id;
mod describe_disk_encryption_by_default_status;
mod describe_price;
mod disable_disk_encryption_by_default;
mod enable_disk_encryption_by_default;
mod encryption;
mod join_resource_group;
mod modify_disk_default_kms_key_id;
mod reset_disk_default_kms_key_id;

pub use describe_account_attributes::DescribeAccountAttributes;
pub use describe_disk_default_kms_key_id::DescribeDiskDefaultKMSKeyId;
pub use describe_disk_encryption_by_default_status::DescribeDiskEncryptionByDefaultStatus;
pub use describe_price::DescribePrice;
pub use disable_disk_encryption_by_default::DisableDiskEncryptionByDefault;
pub use enable_disk_encryption_by_default::EnableDiskEncryptionByDefault;
pub use join_resource_group::JoinResourceGroup;
pub use modify_disk_default_kms_key_id::ModifyDiskDefaultKMSKeyId;
pub use reset_disk_default_kms_key_id::ResetDiskDefaultKMSKeyId;

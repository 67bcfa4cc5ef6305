//! What belongs to no other family: resource groups, quotas, prices, and encryption by default.

mod describe_account_attributes;
mod describe_price;
mod encryption;
mod join_resource_group;

pub use describe_account_attributes::DescribeAccountAttributes;
pub use describe_price::DescribePrice;
pub use encryption::{
    DescribeDiskDefaultKMSKeyId, DescribeDiskEncryptionByDefaultStatus, DisableDiskEncryptionByDefault,
    EnableDiskEncryptionByDefault, ModifyDiskDefaultKMSKeyId, ResetDiskDefaultKMSKeyId,
};
pub use join_resource_group::JoinResourceGroup;

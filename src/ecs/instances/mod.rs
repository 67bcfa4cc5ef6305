//! Instances: what disks are attached to. They have states and no processor.

mod batch;
mod delete_instance;
mod delete_instances;
mod describe_instance_attribute;
mod describe_instance_status;
mod describe_instances;
mod disks;
mod images;
mod modify_instance_attribute;
mod names;
mod network;
mod power;
mod reboot_instance;
mod reboot_instances;
mod run_instances;
mod start_instance;
mod start_instances;
mod states;
mod stop_instance;
mod stop_instances;

pub use delete_instance::DeleteInstance;
pub use delete_instances::DeleteInstances;
pub use describe_instance_attribute::DescribeInstanceAttribute;
pub use describe_instance_status::DescribeInstanceStatus;
pub use describe_instances::DescribeInstances;
pub use modify_instance_attribute::ModifyInstanceAttribute;
pub use reboot_instance::RebootInstance;
pub use reboot_instances::RebootInstances;
pub use run_instances::RunInstances;
pub use start_instance::StartInstance;
pub use start_instances::StartInstances;
pub use stop_instance::StopInstance;
pub use stop_instances::StopInstances;

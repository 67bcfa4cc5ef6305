//! Instances: what disks are attached to. They have states and no processor.

mod asked;
mod batch;
mod create_instance;
mod delete_instance;
mod describe_instances;
mod disks;
mod names;
mod network;
mod replace_system_disk;
mod run_instances;
mod start_instance;
mod states;
mod stop_instance;
mod wish;

pub use create_instance::CreateInstance;
pub use delete_instance::DeleteInstance;
pub use describe_instances::DescribeInstances;
pub use replace_system_disk::ReplaceSystemDisk;
pub use run_instances::RunInstances;
pub use start_instance::StartInstance;
pub use stop_instance::StopInstance;

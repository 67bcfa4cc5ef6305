//! Instances: what disks are attached to. They have states and no processor.

mod delete_instance;
mod describe_instances;
mod disks;
mod images;
mod names;
mod network;
mod run_instances;
mod start_instance;
mod states;
mod stop_instance;

pub use delete_instance::DeleteInstance;
pub use describe_instances::DescribeInstances;
pub use run_instances::RunInstances;
pub use start_instance::StartInstance;
pub use stop_instance::StopInstance;

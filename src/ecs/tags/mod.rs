//! Tags of disks, snapshots, groups, images, instances and policies.

mod add_tags;
mod describe_resource_by_tags;
mod describe_tags;
mod list_tag_resources;
mod remove_tags;
mod tag_resources;
mod target;
mod untag_resources;

pub use add_tags::AddTags;
pub use describe_resource_by_tags::DescribeResourceByTags;
pub use describe_tags::DescribeTags;
pub use list_tag_resources::ListTagResources;
pub use remove_tags::RemoveTags;
pub use tag_resources::TagResources;
pub use untag_resources::UntagResources;

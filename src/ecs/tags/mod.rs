//! Tags of disks, snapshots and instances.

mod list_tag_resources;
mod tag_resources;
mod target;
mod untag_resources;

pub use list_tag_resources::ListTagResources;
pub use tag_resources::TagResources;
pub use untag_resources::UntagResources;

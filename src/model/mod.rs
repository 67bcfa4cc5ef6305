//! The words of the house as types: ids, block numbers, sizes and states.
//!
//! All other modules use these types; nothing here touches a file, a clock or a database.

mod attributes;
mod block;
mod clock;
mod id;
mod schedule;
mod seen;
mod state;
mod time;

pub use attributes::Attributes;
pub use block::{
    BLOCK_SIZE, BlockNumber, ByteSize, Digest, Hash, Location, PackName, Run, Sequence, ShortHash, Slot,
};
pub use clock::ClockRun;
pub use id::{ChainId, DiskId, GroupId, ImageId, InstanceId, PolicyId, RegionId, SnapshotId, TaskId, ZoneId};
pub use schedule::{Hours, Schedule, Weekdays, policy_date};
pub use seen::{Seen, SeenFile};
pub use state::{
    DiskCategory, DiskStatus, DiskType, ImageStatus, InstanceStatus, LockStatus, PerformanceLevel,
    ResourceType, SnapshotCategory, SnapshotStatus, SnapshotType, TaskStatus,
};
pub use time::Time;

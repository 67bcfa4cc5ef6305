//! Regions and zones.

mod describe_regions;

pub use describe_regions::DescribeRegions;

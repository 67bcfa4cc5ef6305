//! The sizes of disks: one table for data disks and system disks.

use crate::model::{DiskCategory, DiskType, PerformanceLevel};
use std::ops::RangeInclusive;

/// Returns the valid sizes of a data disk, in GiB. An ESSD without a level is a PL1.
pub fn data_range(category: DiskCategory, level: Option<PerformanceLevel>) -> RangeInclusive<u64> {
    match category {
        DiskCategory::Cloud => 5..=2000,
        DiskCategory::CloudEfficiency | DiskCategory::CloudSsd => 20..=32_768,
        DiskCategory::CloudEssd => essd_minimum(level)..=65_536,
        DiskCategory::CloudAuto => 1..=65_536,
        DiskCategory::CloudEssdEntry => 10..=32_768,
        DiskCategory::CloudRegionalDiskAuto => 10..=65_536,
        DiskCategory::EphemeralStandard | DiskCategory::EphemeralPremium => 64..=8192,
    }
}

/// Returns the valid sizes of a system disk, in GiB; an empty range for categories without system disks.
pub fn system_range(category: DiskCategory, level: Option<PerformanceLevel>) -> RangeInclusive<u64> {
    match category {
        DiskCategory::Cloud => 20..=500,
        DiskCategory::CloudEssd => essd_minimum(level)..=2048,
        DiskCategory::CloudAuto => 1..=2048,
        DiskCategory::CloudEfficiency
        | DiskCategory::CloudSsd
        | DiskCategory::CloudEssdEntry
        | DiskCategory::CloudRegionalDiskAuto => 20..=2048,
        DiskCategory::EphemeralStandard | DiskCategory::EphemeralPremium => RangeInclusive::new(1, 0),
    }
}

/// Returns the valid sizes of a disk of this kind, in GiB.
pub fn range(kind: DiskType, category: DiskCategory, level: Option<PerformanceLevel>) -> RangeInclusive<u64> {
    match kind {
        DiskType::System => system_range(category, level),
        DiskType::Data => data_range(category, level),
    }
}

/// Returns the given size in GiB, if it is in the range.
pub fn in_range(range: &RangeInclusive<u64>, gib: i64) -> Option<u64> {
    u64::try_from(gib).ok().filter(|gib| range.contains(gib))
}

fn essd_minimum(level: Option<PerformanceLevel>) -> u64 {
    match level.unwrap_or(PerformanceLevel::Pl1) {
        PerformanceLevel::Pl0 => 1,
        PerformanceLevel::Pl1 => 20,
        PerformanceLevel::Pl2 => 461,
        PerformanceLevel::Pl3 => 1261,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_its_range() {
        use {DiskCategory as C, PerformanceLevel as P};
        let table = [
            (C::Cloud, None, 5..=2000, 20..=500),
            (C::CloudEfficiency, None, 20..=32_768, 20..=2048),
            (C::CloudSsd, None, 20..=32_768, 20..=2048),
            (C::CloudEssd, None, 20..=65_536, 20..=2048),
            (C::CloudEssd, Some(P::Pl0), 1..=65_536, 1..=2048),
            (C::CloudEssd, Some(P::Pl1), 20..=65_536, 20..=2048),
            (C::CloudEssd, Some(P::Pl2), 461..=65_536, 461..=2048),
            (C::CloudEssd, Some(P::Pl3), 1261..=65_536, 1261..=2048),
            (C::CloudAuto, None, 1..=65_536, 1..=2048),
            (C::CloudEssdEntry, None, 10..=32_768, 20..=2048),
            (C::CloudRegionalDiskAuto, None, 10..=65_536, 20..=2048),
        ];
        for (category, level, data, system) in table {
            assert_eq!(range(DiskType::Data, category, level), data, "{category}");
            assert_eq!(range(DiskType::System, category, level), system, "{category}");
        }
        assert_eq!(data_range(C::EphemeralPremium, None), 64..=8192);
        assert!(system_range(C::EphemeralPremium, None).is_empty());
    }

    #[test]
    fn sizes_outside_are_none() {
        let range = data_range(DiskCategory::Cloud, None);
        assert_eq!(in_range(&range, 5), Some(5));
        assert_eq!(in_range(&range, 2000), Some(2000));
        for outside in [4, 2001, 0, -5, i64::MAX, i64::MIN] {
            assert_eq!(in_range(&range, outside), None);
        }
    }
}

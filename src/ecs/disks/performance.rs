//! The service's published formulas for disk performance, by category and size. Local disks are as fast as the
//! machine; programs that read the numbers get these.

use crate::ecs::code::Code;
use crate::ecs::error::ApiError;
use crate::model::{DiskCategory, PerformanceLevel};

/// The promised performance of a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Performance {
    /// Operations per second.
    pub iops: u64,
    /// MB per second.
    pub throughput: u64,
}

/// The maximum operations per second that an AutoPL disk can have on top of its base.
const PROVISIONED_MAXIMUM: u64 = 50_000;

/// Returns the promised performance of a disk of `gib` GiB; `None` where nothing is published.
pub fn base(category: DiskCategory, level: Option<PerformanceLevel>, gib: u64) -> Option<Performance> {
    // Columns: operations at 0 GiB, increase per GiB, maximum; MB/s at 0 GiB, increase per GiB in hundredths,
    // maximum.
    let (iops, throughput) = match category {
        DiskCategory::CloudEfficiency => ((1800, 8, 5000), (100, 15, 140)),
        DiskCategory::CloudSsd => ((1800, 30, 25_000), (120, 50, 300)),
        DiskCategory::CloudEssd => match level.unwrap_or(PerformanceLevel::Pl1) {
            PerformanceLevel::Pl0 => ((1800, 12, 10_000), (100, 25, 180)),
            PerformanceLevel::Pl1 => ((1800, 50, 50_000), (120, 50, 350)),
            PerformanceLevel::Pl2 => ((1800, 50, 100_000), (120, 50, 750)),
            PerformanceLevel::Pl3 => ((1800, 50, 1_000_000), (120, 50, 4000)),
        },
        DiskCategory::CloudAuto | DiskCategory::CloudRegionalDiskAuto => ((1800, 50, 50_000), (120, 50, 350)),
        DiskCategory::CloudEssdEntry => ((1800, 8, 6000), (100, 15, 150)),
        DiskCategory::Cloud | DiskCategory::EphemeralStandard | DiskCategory::EphemeralPremium => {
            return None;
        }
    };
    let floor = if category == DiskCategory::CloudAuto { 3000 } else { 0 };
    Some(Performance {
        iops: (iops.0 + iops.1 * gib).min(iops.2).max(floor),
        throughput: (throughput.0 + throughput.1 * gib / 100).min(throughput.2),
    })
}

/// Returns the maximum operations per second that can be bought on top of an AutoPL disk's base.
pub fn most_provisioned_iops(gib: u64) -> u64 {
    if gib <= 3 {
        return 0;
    }
    let base = base(DiskCategory::CloudAuto, None, gib).map_or(0, |base| base.iops);
    (1000 * gib).saturating_sub(base).min(PROVISIONED_MAXIMUM)
}

/// Checks the requested operations per second on top of the base.
///
/// # Errors
/// An error if the category takes no such operations, or the disk is too small for them.
pub fn provisioned_iops(
    given: Option<i64>,
    category: DiskCategory,
    gib: u64,
) -> Result<Option<u32>, ApiError> {
    let Some(given) = given else { return Ok(None) };
    if category != DiskCategory::CloudAuto {
        return Err(ApiError::new(
            Code::ProvisionedIopsForDiskCategoryUnsupported,
            format!("A disk of the category {category} takes no ProvisionedIops; only cloud_auto does."),
        ));
    }
    let most = most_provisioned_iops(gib);
    u32::try_from(given).ok().filter(|iops| u64::from(*iops) <= most).map(Some).ok_or_else(|| {
        ApiError::new(
            Code::InvalidProvisionedIopsLimitExceed,
            format!("The specified ProvisionedIops must be 0 to {most} for a disk of {gib} GiB."),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formulas_grow_to_their_limits() {
        let iops = |category, level, gib| base(category, level, gib).map(|base| base.iops);
        assert_eq!(iops(DiskCategory::CloudEssd, None, 40), Some(3800));
        assert_eq!(iops(DiskCategory::CloudEssd, Some(PerformanceLevel::Pl0), 65_536), Some(10_000));
        assert_eq!(iops(DiskCategory::CloudAuto, None, 1), Some(3000));
        assert_eq!(iops(DiskCategory::Cloud, None, 40), None);
        assert_eq!(most_provisioned_iops(3), 0);
        assert_eq!(most_provisioned_iops(4), 1000);
        assert_eq!(most_provisioned_iops(65_536), 50_000);
    }
}

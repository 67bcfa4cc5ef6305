//! The cost of snapshots: the service's price list, and the bill of a home.
//!
//! The list (international site, in US dollars): the first 5 GB of standard snapshots cost nothing, and each further
//! GB costs 0.0200 per month. Instant access costs 0.224 per GB and month, and 0.1415 per use. The documentation
//! calls the GB of snapshots GiB elsewhere, and a region is billed as a whole. So 5 GiB of each region are free here.

use super::error::ApiError;
use super::service::Service;
use crate::catalog::ReadTx;
use crate::catalog::{Chain, InstantAccessUse, Snapshot};
use crate::model::{BLOCK_SIZE, RegionId, Time};
use crate::sys;
use serde::Serialize;
use std::collections::HashSet;

/// The currency of all prices.
pub const CURRENCY: &str = "USD";

/// The free size in a region, in GiB.
const FREE: f64 = 5.0;

/// The price of a GiB of standard snapshots per month, beyond the free size.
const STANDARD: f64 = 0.0200;

/// The price of a GiB with instant access per month.
const INSTANT_ACCESS: f64 = 0.224;

/// The price of a use of instant access: each time that it is enabled for a snapshot.
const USE: f64 = 0.1415;

/// A month, in seconds.
const MONTH: i64 = 30 * 86_400;

const GIB: f64 = (1u64 << 30) as f64;

/// Rounds to a hundredth of a cent.
pub(super) fn rounded(amount: f64) -> f64 {
    // The sum of an empty list is a negative zero, which would be confusing to read.
    (amount * 10_000.0).round() / 10_000.0 + 0.0
}

/// Returns the price of `bytes` bytes of standard snapshots in a region per month.
pub fn standard(bytes: u64) -> f64 {
    rounded((bytes as f64 / GIB - FREE).max(0.0) * STANDARD)
}

/// Returns the price of instant access to `bytes` bytes per month.
pub fn instant_access(bytes: u64) -> f64 {
    rounded(bytes as f64 / GIB * INSTANT_ACCESS)
}

/// Returns the price of `count` uses of instant access.
pub fn uses(count: u64) -> f64 {
    rounded(count as f64 * USE)
}

/// The bill of a home for a month in which nothing changes, with the uses of instant access of the month before.
/// Sizes are in bytes.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Bill {
    /// The currency.
    pub currency: &'static str,
    /// The total price.
    pub price: f64,
    /// The regions with snapshots.
    pub regions: Vec<RegionBill>,
}

/// The bill of a region.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct RegionBill {
    /// The region.
    pub region_id: RegionId,
    /// Its chains.
    pub chains: Vec<ChainBill>,
    /// The size of the chains, in bytes.
    pub size: u64,
    /// The free part of the size, in bytes.
    pub free_size: u64,
    /// The price of the rest of the size.
    pub standard_price: f64,
    /// The size that snapshots with instant access added to their chains, in bytes.
    pub instant_access_size: u64,
    /// The price of that size.
    pub instant_access_price: f64,
    /// The number of times that instant access was enabled for a snapshot in the last 30 days, including deleted
    /// snapshots.
    pub instant_access_uses: u64,
    /// The price of the uses.
    pub instant_access_uses_price: f64,
    /// The total price.
    pub price: f64,
}

/// A chain on the bill.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ChainBill {
    /// The chain.
    pub snapshot_link_id: String,
    /// Its disk, which can be deleted.
    pub source_disk_id: String,
    /// The number of its snapshots.
    pub snapshot_count: u64,
    /// Its size, in bytes.
    pub size: u64,
    /// The size that snapshots with instant access added to it, in bytes.
    pub instant_access_size: u64,
}

impl Service {
    /// Returns the bill of the home.
    ///
    /// # Errors
    /// When the home cannot be listed or the catalog fails.
    pub fn bill(&self, region: Option<&RegionId>) -> Result<Bill, ApiError> {
        let now = sys::clock::now().map_err(ApiError::internal)?;
        let mut regions = Vec::new();
        let all = self.engine().regions().list()?;
        for region in all.into_iter().filter(|one| region.is_none_or(|region| region == one)) {
            regions.push(of_region(&self.engine().catalog().read(), region, now)?);
        }
        regions.retain(|region| !region.chains.is_empty() || region.instant_access_uses > 0);
        let price = rounded(regions.iter().map(|region| region.price).sum());
        Ok(Bill { currency: CURRENCY, price, regions })
    }
}

/// Returns the bill of a region.
///
/// # Errors
/// When the catalog fails.
pub fn of_region(catalog: &ReadTx, region: RegionId, now: Time) -> Result<RegionBill, ApiError> {
    let bytes = |blocks: u64| blocks.saturating_mul(BLOCK_SIZE as u64);
    let mut chains = Vec::new();
    for chain in Chain::of_region(catalog, &region)? {
        let usage = chain.usage(catalog)?;
        let snapshots = Snapshot::of_chain(catalog, chain.number)?;
        let instant: HashSet<u32> =
            snapshots.iter().filter(|one| one.instant_access).map(|one| one.sequence.0).collect();
        let added = chain.added(catalog)?.into_iter().filter(|(sequence, _)| instant.contains(&sequence.0));
        chains.push(ChainBill {
            source_disk_id: chain.id.disk().to_string(),
            snapshot_link_id: chain.id.to_string(),
            snapshot_count: usage.snapshots,
            size: bytes(usage.blocks),
            instant_access_size: bytes(added.map(|(_, blocks)| blocks).sum()),
        });
    }
    let size = chains.iter().map(|chain| chain.size).sum();
    let instant_access_size = chains.iter().map(|chain| chain.instant_access_size).sum();
    let (standard_price, instant_access_price) = (standard(size), instant_access(instant_access_size));
    let month_ago = Time(now.0.saturating_sub(MONTH));
    let instant_access_uses = InstantAccessUse::count_since(catalog, &region, month_ago)?;
    let instant_access_uses_price = uses(instant_access_uses);
    Ok(RegionBill {
        region_id: region,
        chains,
        size,
        free_size: size.min((FREE * GIB) as u64),
        standard_price,
        instant_access_size,
        instant_access_price,
        instant_access_uses,
        instant_access_uses_price,
        price: rounded(standard_price + instant_access_price + instant_access_uses_price),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_five_are_free() {
        let gib = |count: u64| count << 30;
        assert_eq!(standard(gib(5)), 0.0);
        assert_eq!(standard(gib(6)), 0.02);
        assert_eq!(standard(gib(105)), 2.0);
        assert_eq!(instant_access(gib(10)), 2.24);
        assert_eq!((uses(0), uses(2)), (0.0, 0.283));
    }
}

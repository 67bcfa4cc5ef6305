//! The public regions and their zones.

use super::error::ApiError;
use crate::model::RegionId;

/// A region.
#[derive(Debug)]
pub struct Region {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The letters of its zones.
    pub zones: &'static str,
    /// What ids of its resources begin with, after the prefix.
    pub code: &'static str,
}

/// Every region. The codes of Hangzhou and Hong Kong are the service's; the others are ours.
pub static REGIONS: &[Region] =
    &[Region { id: "cn-hangzhou", name: "China (Hangzhou)", zones: "bghijk", code: "bp1" }];

/// The region with this id.
///
/// # Errors
/// `InvalidRegionId.NotFound` if there is none.
pub fn region(id: &str) -> Result<RegionId, ApiError> {
    REGIONS
        .iter()
        .find(|region| region.id == id)
        .and_then(|region| RegionId::parse(region.id))
        .ok_or_else(|| ApiError::new("InvalidRegionId.NotFound", "The specified RegionId does not exist."))
}

/// The region's short code.
pub fn short_code(region: &RegionId) -> &'static str {
    REGIONS.iter().find(|known| known.id == region.as_str()).map_or("x0x", |known| known.code)
}

//! The public regions and their zones.

use super::code::Code;
use super::error::ApiError;
use crate::model::{RegionId, ZoneId};

/// A region.
#[derive(Debug)]
pub struct Region {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The letters of its zones, one per zone.
    pub zones: &'static str,
    /// The code after the prefix in the ids of its resources.
    pub code: &'static str,
}

const fn place(id: &'static str, name: &'static str, zones: &'static str, code: &'static str) -> Region {
    Region { id, name, zones, code }
}

/// Every region. The codes of Hangzhou and Hong Kong are the service's; the others are ours.
pub static REGIONS: &[Region] = &[
    place("cn-qingdao", "China (Qingdao)", "bc", "m5e"),
    place("cn-beijing", "China (Beijing)", "abcdefghijkl", "2ze"),
    place("cn-zhangjiakou", "China (Zhangjiakou)", "abc", "8vb"),
    place("cn-huhehaote", "China (Hohhot)", "ab", "hp3"),
    place("cn-wulanchabu", "China (Ulanqab)", "abc", "0jl"),
    place("cn-hangzhou", "China (Hangzhou)", "bcdefghijk", "bp1"),
    place("cn-shanghai", "China (Shanghai)", "abcdefgklmn", "uf6"),
    place("cn-nanjing", "China (Nanjing - Local Region)", "a", "gc7"),
    place("cn-fuzhou", "China (Fuzhou - Local Region)", "a", "gw0"),
    place("cn-shenzhen", "China (Shenzhen)", "abcdef", "wz9"),
    place("cn-heyuan", "China (Heyuan)", "ab", "f8z"),
    place("cn-guangzhou", "China (Guangzhou)", "ab", "7xv"),
    place("cn-chengdu", "China (Chengdu)", "ab", "2vc"),
    place("cn-wuhan-lr", "China (Wuhan - Local Region)", "a", "n4a"),
    place("cn-zhengzhou-jva", "China (Zhengzhou - CUCC Joint Venture)", "a", "ze1"),
    place("cn-hongkong", "China (Hong Kong)", "bcd", "j6c"),
    place("ap-northeast-1", "Japan (Tokyo)", "abc", "6we"),
    place("ap-northeast-2", "South Korea (Seoul)", "ab", "mj7"),
    place("ap-southeast-1", "Singapore", "abc", "t4n"),
    place("ap-southeast-3", "Malaysia (Kuala Lumpur)", "abc", "8ps"),
    place("ap-southeast-5", "Indonesia (Jakarta)", "abc", "k1a"),
    place("ap-southeast-6", "Philippines (Manila)", "ab", "5ts"),
    place("ap-southeast-7", "Thailand (Bangkok)", "ab", "0jo"),
    place("us-east-1", "US (Virginia)", "ab", "0xi"),
    place("us-west-1", "US (Silicon Valley)", "ab", "rj9"),
    place("us-southeast-1", "US (Atlanta)", "a", "aa1"),
    place("na-south-1", "Mexico", "ab", "4hq"),
    place("eu-central-1", "Germany (Frankfurt)", "abc", "gw8"),
    place("eu-west-1", "UK (London)", "ab", "d7o"),
    place("me-east-1", "UAE (Dubai)", "ab", "eb3"),
    place("me-central-1", "SAU (Riyadh - Partner Region)", "ab", "l4v"),
];

impl Region {
    /// Returns the ids of the region's zones. A region whose name ends in a number takes the letter directly
    /// (`us-west-1a`), any other after a dash (`cn-hangzhou-h`).
    pub fn zone_ids(&self) -> impl Iterator<Item = ZoneId> {
        let dash = if self.id.ends_with(|c: char| c.is_ascii_digit()) { "" } else { "-" };
        self.zones.chars().filter_map(move |letter| ZoneId::parse(&format!("{}{dash}{letter}", self.id)))
    }
}

fn known(id: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.id == id)
}

/// Returns the region with this id.
///
/// # Errors
/// `InvalidRegionId.NotFound` if the region does not exist.
pub fn region(id: &str) -> Result<RegionId, ApiError> {
    known(id).and_then(|region| RegionId::parse(region.id)).ok_or_else(|| {
        ApiError::new(Code::InvalidRegionIdNotFound, "The specified RegionId does not exist.")
            .hint("DescribeRegions lists the regions.")
    })
}

/// Returns the region's short code.
pub fn short_code(region: &RegionId) -> &'static str {
    known(region.as_str()).map_or("x0x", |known| known.code)
}

/// Returns the zones of a region, by letter.
pub fn zones(region: &RegionId) -> impl Iterator<Item = ZoneId> {
    known(region.as_str()).into_iter().flat_map(Region::zone_ids)
}

/// Returns the first zone of a region.
///
/// # Errors
/// `InvalidZoneId.NotFound` if the region has no zone.
pub fn first_zone(region: &RegionId) -> Result<ZoneId, ApiError> {
    let none = || ApiError::new(Code::InvalidZoneIdNotFound, format!("There is no zone in {region}."));
    zones(region).next().ok_or_else(none)
}

/// Checks that a zone belongs to the region.
///
/// # Errors
/// `InvalidZoneId.NotFound` if it belongs to another.
pub fn zone(region: &RegionId, zone: &ZoneId) -> Result<(), ApiError> {
    if zones(region).any(|known| known == *zone) {
        return Ok(());
    }
    let there: Vec<String> = zones(region).map(|zone| zone.to_string()).collect();
    Err(ApiError::new(Code::InvalidZoneIdNotFound, format!("The specified zone {zone} is not in {region}."))
        .hint(format!("The zones of {region} are {}.", there.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_and_codes_are_unique_and_well_formed() {
        let ids: HashSet<_> = REGIONS.iter().map(|region| region.id).collect();
        let codes: HashSet<_> = REGIONS.iter().map(|region| region.code).collect();
        assert_eq!((ids.len(), codes.len()), (REGIONS.len(), REGIONS.len()));
        for place in REGIONS {
            assert_eq!(place.code.len(), 3, "{}", place.id);
            assert!(place.code.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
            assert!(region(place.id).is_ok());
            assert_eq!(place.zone_ids().count(), place.zones.len());
            assert!(!place.zones.is_empty());
        }
        assert_eq!(short_code(&region("cn-hangzhou").unwrap()), "bp1");
        assert_eq!(short_code(&region("cn-hongkong").unwrap()), "j6c");
    }

    #[test]
    fn zones_belong_to_one_region() {
        let hangzhou = region("cn-hangzhou").unwrap();
        let west = region("us-west-1").unwrap();
        let parse = |text| ZoneId::parse(text).unwrap();
        assert!(zone(&hangzhou, &parse("cn-hangzhou-h")).is_ok());
        assert!(zone(&west, &parse("us-west-1a")).is_ok());
        for stranger in ["cn-hangzhou-z", "cn-hangzhouh", "us-west-1a", "cn-beijing-a"] {
            assert_eq!(zone(&hangzhou, &parse(stranger)).unwrap_err().code, "InvalidZoneId.NotFound");
        }
    }
}

//! `DescribeZones`.

use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::places;
use crate::ecs::service::Context;
use crate::model::{DiskCategory, ZoneId};
use serde::Serialize;

operation! {
    /// Lists the zones of a region.
    DescribeZones in Regions "查询地域内的可用区。" {
        /// The language of the names: zh-CN, zh-TW, en-US, ja, fr, de or ko.
        "AcceptLanguage" accept_language: Option<String>,
        /// How instances are paid for: PrePaid or PostPaid.
        "InstanceChargeType" instance_charge_type: Option<String>,
        /// How instances bid: NoSpot, SpotWithPriceLimit or SpotAsPriceGo.
        "SpotStrategy" spot_strategy: Option<String>,
        /// `false` leaves out what the zones offer.
        "Verbose" verbose: Option<bool>,
    }
    common { REGION_ID }
    errors {
        InvalidAcceptLanguageNotFound, InvalidRegionIdNotFound,
        InvalidInstanceChargeTypeNotFound "the charge type is none of those",
        InvalidSpotStrategy "the strategy is none of those",
    }
}

/// A zone.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Zone {
    local_name: String,
    zone_id: ZoneId,
    zone_type: &'static str,
    #[serde(flatten)]
    offer: Option<Offer>,
}

/// The resources of a zone.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Offer {
    available_disk_categories: Field<&'static [DiskCategory]>,
    available_resource_creation: Field<[&'static str; 2]>,
}

impl Offer {
    fn everything() -> Self {
        Self {
            available_disk_categories: Field("DiskCategories", DiskCategory::ALL),
            available_resource_creation: Field("ResourceTypes", ["Disk", "Instance"]),
        }
    }
}

impl Operation for DescribeZones {
    type Answer = Field<Field<Vec<Zone>>>;

    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        super::check_language(self.accept_language.as_deref())?;
        let one_of = |value: Option<&str>, words: &[&str], code, name: &str| match value {
            Some(value) if !words.contains(&value) => {
                Err(ApiError::new(code, format!("The specified {name} is none of {}.", words.join(", "))))
            }
            _ => Ok(()),
        };
        one_of(
            self.instance_charge_type.as_deref(),
            &["PrePaid", "PostPaid"],
            Code::InvalidInstanceChargeTypeNotFound,
            "InstanceChargeType",
        )?;
        one_of(
            self.spot_strategy.as_deref(),
            &["NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"],
            Code::InvalidSpotStrategy,
            "SpotStrategy",
        )?;
        let zone = |id: ZoneId| Zone {
            local_name: format!("Zone {}", id.as_str().chars().last().unwrap_or_default().to_uppercase()),
            zone_id: id,
            zone_type: "AvailabilityZone",
            offer: (self.verbose != Some(false)).then(Offer::everything),
        };
        Ok(Field("Zones", Field("Zone", places::zones(&context.region).map(zone).collect())))
    }
}

//! `DescribeRegions`.

use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::places::REGIONS;
use crate::ecs::rules::filter;
use crate::ecs::service::Context;
use serde::Serialize;

operation! {
    /// Lists the regions.
    DescribeRegions in Regions "查询地域。" {
        /// The language of the names: zh-CN, zh-TW, en-US, ja, fr, de or ko.
        "AcceptLanguage" accept_language: Option<String>,
        /// Only regions with such resources, as all have: instance, disk, reservedinstance or scu.
        "ResourceType" resource_type: Option<String>,
        /// Only regions with instances that are paid for so, as all have: PrePaid, PostPaid,
        /// SpotWithPriceLimit or SpotAsPriceGo.
        "InstanceChargeType" instance_charge_type: Option<String>,
    }
    errors {
        InvalidAcceptLanguageNotFound,
        InvalidResourceTypeNotFound "the type is none of those",
    }
}

/// A region.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Region {
    local_name: &'static str,
    region_endpoint: String,
    region_id: &'static str,
    status: &'static str,
}

/// The valid resources in a query about regions.
const RESOURCES: [&str; 4] = ["instance", "disk", "reservedinstance", "scu"];

/// The billing methods of instances.
const CHARGE_TYPES: [&str; 4] = ["PrePaid", "PostPaid", "SpotWithPriceLimit", "SpotAsPriceGo"];

impl Operation for DescribeRegions {
    type Answer = Field<Field<Vec<Region>>>;

    fn run(self, _: &Context<'_>) -> Result<Self::Answer, ApiError> {
        super::check_language(self.accept_language.as_deref())?;
        let one_of = |text: Option<&str>, words: &[&str], code, name| {
            filter::word(text, |text| words.contains(&text).then_some(()), code, name)
        };
        let resource_type = self.resource_type.as_deref();
        one_of(resource_type, &RESOURCES, Code::InvalidResourceTypeNotFound, "ResourceType")?;
        let charge_type = self.instance_charge_type.as_deref();
        one_of(charge_type, &CHARGE_TYPES, Code::InvalidParameter, "InstanceChargeType")?;
        let region = REGIONS.iter().map(|region| Region {
            local_name: region.name,
            region_endpoint: format!("ecs.{}.aliyuncs.com", region.id),
            region_id: region.id,
            status: "available",
        });
        Ok(Field("Regions", Field("Region", region.collect())))
    }
}

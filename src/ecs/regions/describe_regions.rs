//! `DescribeRegions`.

use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::places::REGIONS;
use crate::ecs::service::Context;
use serde::Serialize;

operation! {
    /// Lists the regions.
    DescribeRegions in Regions "查询地域。" {
        /// The language of the names: zh-CN, zh-TW, en-US, ja, fr, de or ko.
        "AcceptLanguage" accept_language: Option<String>,
    }
    ignored { "InstanceChargeType": String, "ResourceType": String }
    errors {
        404 "InvalidAcceptLanguage.NotFound" "the language is none of those",
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Regions {
    regions: RegionList,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct RegionList {
    region: Vec<Region>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Region {
    local_name: &'static str,
    region_endpoint: String,
    region_id: &'static str,
    status: &'static str,
}

impl Operation for DescribeRegions {
    type Answer = Regions;

    fn run(self, _: &mut Context<'_>) -> Result<Regions, ApiError> {
        super::check_language(self.accept_language.as_deref())?;
        let region = REGIONS.iter().map(|region| Region {
            local_name: region.name,
            region_endpoint: format!("ecs.{}.aliyuncs.com", region.id),
            region_id: region.id,
            status: "available",
        });
        Ok(Regions { regions: RegionList { region: region.collect() } })
    }
}

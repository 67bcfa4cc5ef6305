//! `DescribePrice`.

use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, ignored_item, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Texts;
use crate::ecs::price;
use crate::ecs::rules::existing::shown;
use crate::ecs::service::Context;
use serde::Serialize;

operation! {
    /// Says what snapshots cost.
    ///
    /// Prices are those of the service's list: 5 GiB of a region are free, every further GiB costs 0.02 USD
    /// a month. Only snapshots have a price here; `snap bill` shows what the home would cost. The price is that of
    /// an hour, unless PriceUnit says otherwise.
    DescribePrice in Misc "查询快照价格。" {
        /// snapshot, whose prices are known here. No price is known of the service's other resources: instance,
        /// which it is when it is left away, disk, diskperformance, bandwidth, ddh, ElasticityAssurance and
        /// CapacityReservation.
        "ResourceType" resource_type: Option<String>,
        /// The size of the snapshots in GiB; that of the region's snapshots without.
        "Capacity" capacity: Option<i64>,
        /// What a period is: Hour (the default), Week, Month or Year.
        "PriceUnit" unit: Option<String>,
        /// How many periods: 1 without.
        "Period" period: Option<i64>,
        /// How many of them: 1 to 1000, 1 without.
        "Amount" amount: Option<i64>,
    }
    common { REGION_ID }
    ignored {
        "AssuranceTimes": String, "DataDisk": Vec<DataDisk>, "DedicatedHostType": String, "ImageId": String,
        "InstanceAmount": i64, "InstanceCpuCoreCount": i64, "InstanceNetworkType": String,
        "InstanceType": String, "InstanceTypeList": Texts, "InternetChargeType": String,
        "InternetMaxBandwidthOut": i64, "IoOptimized": String, "Isp": String, "OfferingType": String,
        "Platform": String, "RecurrenceRules": Vec<Recurrence>, "SchedulerOptions.DedicatedHostId": String,
        "SchedulerOptions.DeploymentSetStrategy": String, "Scope": String, "SpotDuration": i64,
        "SpotStrategy": String, "StartTime": String, "SystemDisk.Category": String,
        "SystemDisk.PerformanceLevel": String, "SystemDisk.Size": i64, "SystemDisk.StorageClusterId": String,
        "ZoneId": String,
    }
    errors {
        InvalidAmountMalformed, InvalidPriceUnitValueNotSupported, InvalidResourceTypeValueNotSupported,
        PriceNotFound,
        InvalidPeriod "Period is not 1 or more",
    }
}

ignored_item!(
    /// `DataDisk.N`.
    DataDisk {
        "Category": String, "PerformanceLevel": String, "ProvisionedIops": Integer, "Size": Integer,
        "StorageClusterId": String,
    }
);

ignored_item!(
    /// `RecurrenceRules.N`.
    Recurrence { "EndHour": Integer, "RecurrenceType": String, "RecurrenceValue": String, "StartHour": Integer, }
);

/// The resource types that the service prices and that have no price here.
const UNPRICED: [&str; 7] =
    ["instance", "disk", "diskperformance", "bandwidth", "ddh", "ElasticityAssurance", "CapacityReservation"];

/// The price.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct PriceInfo {
    price: Price,
    rules: Field<[String; 0]>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Price {
    currency: &'static str,
    detail_infos: Field<[Detail; 1]>,
    discount_price: f64,
    original_price: f64,
    trade_price: f64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Detail {
    discount_price: f64,
    original_price: f64,
    resource: &'static str,
    sub_rules: Field<[String; 0]>,
    trade_price: f64,
}

impl Operation for DescribePrice {
    type Answer = Field<PriceInfo>;

    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        check_type(self.resource_type.as_deref().unwrap_or("instance"))?;
        let hours = match self.unit.as_deref() {
            None => {
                context
                    .engine
                    .tell("the price is that of an hour; --PriceUnit Month asks for that of a month");
                1.0
            }
            Some("Hour") => 1.0,
            Some("Week") => 168.0,
            Some("Month") => MONTH,
            Some("Year") => 12.0 * MONTH,
            Some(other) => {
                return Err(ApiError::new(
                    Code::InvalidPriceUnitValueNotSupported,
                    format!("The specified PriceUnit \"{}\" is not valid.", shown(other)),
                )
                .hint("It can be Hour, Week, Month or Year."));
            }
        };
        let within = |value: Option<i64>, most: i64, code, name: &str| match value.unwrap_or(1) {
            value if (1..=most).contains(&value) => Ok(value as f64),
            value => Err(ApiError::new(code, format!("The specified {name} {value} is not 1 to {most}."))),
        };
        let period = within(self.period, 1000, Code::InvalidPeriod, "Period")?;
        let amount = within(self.amount, 1000, Code::InvalidAmountMalformed, "Amount")?;
        let month = match self.capacity {
            None => {
                let bill = price::of_region(&context.catalog(), context.region.clone(), context.now)?;
                bill.standard_price
            }
            Some(gib) => {
                let gib = u64::try_from(gib).map_err(|_| ApiError::invalid("Capacity"))?;
                price::standard(gib.saturating_mul(1 << 30))
            }
        };
        let total = price::rounded(month * hours / MONTH * period * amount);
        let detail = Detail {
            discount_price: 0.0,
            original_price: total,
            resource: "snapshot",
            sub_rules: Field("Rule", []),
            trade_price: total,
        };
        Ok(Field(
            "PriceInfo",
            PriceInfo {
                price: Price {
                    currency: price::CURRENCY,
                    detail_infos: Field("DetailInfo", [detail]),
                    discount_price: 0.0,
                    original_price: total,
                    trade_price: total,
                },
                rules: Field("Rule", []),
            },
        ))
    }
}

/// The hours of a month of 30 days.
const MONTH: f64 = 720.0;

fn check_type(text: &str) -> Result<(), ApiError> {
    if text == "snapshot" {
        return Ok(());
    }
    let error = if UNPRICED.contains(&text) {
        ApiError::new(
            Code::PriceNotFound,
            format!("No price is known here of the ResourceType {text}, nor of {}.", all_but(text)),
        )
    } else {
        ApiError::new(
            Code::InvalidResourceTypeValueNotSupported,
            format!("The specified ResourceType \"{}\" is not valid.", shown(text)),
        )
    };
    Err(error.hint("The price of snapshots is known: --ResourceType snapshot."))
}

fn all_but(text: &str) -> String {
    let others: Vec<&str> = UNPRICED.into_iter().filter(|other| *other != text).collect();
    others.join(", ")
}

//! `DescribeAccountAttributes`.

use crate::catalog::Disk;
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Texts;
use crate::ecs::places;
use crate::ecs::rules::existing::shown;
use crate::ecs::service::Context;
use crate::model::{DiskCategory, ZoneId};
use serde::Serialize;
use std::collections::BTreeMap;

/// Attributes of features that do not exist here: none available, none used.
const NONE: [&str; 7] = [
    "max-axt-command-count",
    "max-axt-invocation-daily",
    "max-dedicated-hosts",
    "max-elastic-network-interfaces",
    "max-security-groups",
    "used-postpaid-instance-vcpu-count",
    "used-spot-instance-vcpu-count",
];

/// Attributes of unlimited features: they have no value.
const UNLIMITED: [&str; 4] = [
    "max-postpaid-instance-vcpu-count",
    "max-postpaid-yundisk-capacity",
    "max-spot-instance-vcpu-count",
    "supported-postpaid-instance-types",
];

operation! {
    /// Lists the quotas.
    ///
    /// Those of snapshots, disks and tags have the names that the configuration of the home has for them. The
    /// service's own attributes are there, too: 0 for what is not there, no value for what is not limited.
    DescribeAccountAttributes in Misc "查询配额。" {
        /// Only these attributes, such as max-manual-snapshots-per-disk.
        "AttributeName" names: Texts,
        /// Only disks of this zone count as used.
        "ZoneId" zone: Option<ZoneId>,
    }
    common { REGION_ID }
    errors {
        InvalidDotParameter,
        InvalidZoneIdNotFound "no such zone in the region",
    }
}

/// An attribute.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Item {
    attribute_name: &'static str,
    attribute_values: Field<Vec<One>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct One {
    #[serde(skip_serializing_if = "Option::is_none")]
    disk_category: Option<DiskCategory>,
    value: String,
}

impl Item {
    fn new(attribute_name: &'static str, value_item: Vec<One>) -> Self {
        Self { attribute_name, attribute_values: Field("ValueItem", value_item) }
    }

    fn one(name: &'static str, value: impl ToString) -> Self {
        Self::new(name, vec![One { disk_category: None, value: value.to_string() }])
    }
}

impl Operation for DescribeAccountAttributes {
    type Answer = Field<Field<Vec<Item>>>;

    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        if let Some(zone) = &self.zone {
            places::zone(&context.region, zone)?;
        }
        let mut items = vec![
            Item::one("instance-network-type", "vpc"),
            Item::one("real-name-authentication", "yes"),
            Item::new("used-postpaid-yundisk-capacity", used(context, self.zone.as_ref())?),
        ];
        items.extend(NONE.map(|name| Item::one(name, 0)));
        items.extend(UNLIMITED.map(|name| Item::new(name, Vec::new())));
        items.extend(context.quotas.list().into_iter().map(|quota| Item::one(quota.name, quota.value)));
        items.sort_by_key(|item| item.attribute_name);
        let names = self.names.0;
        let is_known = |name: &&String| items.iter().any(|item| item.attribute_name == name.as_str());
        if let Some(stranger) = names.iter().find(|name| !is_known(name)) {
            return Err(ApiError::new(
                Code::InvalidDotParameter,
                format!("The specified AttributeName \"{}\" does not exist.", shown(stranger)),
            )
            .hint("Without AttributeName, all of them are listed."));
        }
        items.retain(|item| names.is_empty() || names.iter().any(|name| name == item.attribute_name));
        Ok(Field("AccountAttributeItems", Field("AccountAttributeItem", items)))
    }
}

/// Returns the GiB of the region's disks, by category.
fn used(context: &Context<'_>, zone: Option<&ZoneId>) -> Result<Vec<One>, ApiError> {
    let mut used: BTreeMap<&'static str, (DiskCategory, u64)> = BTreeMap::new();
    for disk in Disk::of_region(&context.catalog(), &context.region)? {
        if zone.is_none_or(|zone| *zone == disk.zone) {
            used.entry(disk.category.as_str()).or_insert((disk.category, 0)).1 += disk.size.gib();
        }
    }
    let one =
        |(category, gib): (DiskCategory, u64)| One { disk_category: Some(category), value: gib.to_string() };
    Ok(used.into_values().map(one).collect())
}

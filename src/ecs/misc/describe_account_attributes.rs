//! `DescribeAccountAttributes`.

use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Texts;
use crate::ecs::rules::existing::shown;
use crate::ecs::service::Context;
use serde::Serialize;

/// The service's attributes that say nothing here: what they limit is not limited, or not there.
const WITHOUT_VALUE: [&str; 12] = [
    "max-axt-command-count",
    "max-axt-invocation-daily",
    "max-dedicated-hosts",
    "max-elastic-network-interfaces",
    "max-postpaid-instance-vcpu-count",
    "max-postpaid-yundisk-capacity",
    "max-security-groups",
    "max-spot-instance-vcpu-count",
    "supported-postpaid-instance-types",
    "used-postpaid-instance-vcpu-count",
    "used-postpaid-yundisk-capacity",
    "used-spot-instance-vcpu-count",
];

operation! {
    /// Lists the quotas.
    ///
    /// Those of snapshots, disks and tags have the names that the configuration of the home has for them.
    DescribeAccountAttributes in Misc "查询配额。" {
        /// Only these attributes, such as max-manual-snapshots-per-disk.
        "AttributeName" names: Texts,
    }
    common { REGION_ID }
    ignored { "ZoneId": String }
    errors {
        403 "Invalid.Parameter" "there is no such attribute",
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Attributes {
    account_attribute_items: ItemList,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct ItemList {
    account_attribute_item: Vec<Item>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Item {
    attribute_name: &'static str,
    attribute_values: Values,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Values {
    value_item: [One; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct One {
    value: String,
}

impl Operation for DescribeAccountAttributes {
    type Answer = Attributes;

    fn run(self, context: &mut Context<'_>) -> Result<Attributes, ApiError> {
        let item = |attribute_name, value: String| Item {
            attribute_name,
            attribute_values: Values { value_item: [One { value }] },
        };
        let mut items = vec![
            item("instance-network-type", "vpc".to_owned()),
            item("real-name-authentication", "yes".to_owned()),
        ];
        items
            .extend(context.quotas.list().into_iter().map(|quota| item(quota.name, quota.value.to_string())));
        items.sort_by_key(|item| item.attribute_name);
        let names = self.names.0;
        let is_known = |name: &&String| {
            WITHOUT_VALUE.contains(&name.as_str())
                || items.iter().any(|item| item.attribute_name == name.as_str())
        };
        if let Some(stranger) = names.iter().find(|name| !is_known(name)) {
            return Err(ApiError::new(
                "Invalid.Parameter",
                format!("The specified AttributeName \"{}\" does not exist.", shown(stranger)),
            )
            .hint("Without AttributeName, all of them are listed."));
        }
        items.retain(|item| names.is_empty() || names.iter().any(|name| name == item.attribute_name));
        Ok(Attributes { account_attribute_items: ItemList { account_attribute_item: items } })
    }
}

//! `DescribeInstanceStatus`.

use super::attributes::{self, place};
use crate::catalog::Instance;
use crate::ecs::answer::Field;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Texts;
use crate::ecs::places;
use crate::ecs::rules::filter;
use crate::ecs::rules::paging::{PageFields, Paging};
use crate::ecs::service::Context;
use crate::model::{InstanceId, InstanceStatus, ZoneId};
use serde::Serialize;

/// The maximum number of instances on a page.
const MOST: i64 = 50;

operation! {
    /// Lists the states of instances, newest first.
    DescribeInstanceStatus in Instances "查询实例状态，最新的在前。" {
        /// Only these instances, at most 100.
        "InstanceId" instance_ids: Texts,
        /// Only instances in this zone.
        "ZoneId" zone_id: Option<ZoneId>,
        /// Only instances of this cluster.
        "ClusterId" cluster: Option<String>,
        /// The page, from 1.
        "PageNumber" page_number: Option<i64>,
        /// Instances on a page: 1 to 50, 10 without.
        "PageSize" page_size: Option<i64>,
    }
    common { REGION_ID }
    errors {}
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Statuses {
    instance_statuses: Field<Vec<StatusAnswer>>,
    #[serde(flatten)]
    page: PageFields,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct StatusAnswer {
    instance_id: InstanceId,
    status: InstanceStatus,
}

impl Operation for DescribeInstanceStatus {
    type Answer = Statuses;

    fn run(self, context: &Context<'_>) -> Result<Statuses, ApiError> {
        if self.page_size.is_some_and(|size| size > MOST) {
            return Err(ApiError::invalid("PageSize").hint(format!("It can be 1 to {MOST}.")));
        }
        let paging = Paging::numbered(self.page_number, self.page_size)?;
        let ids = self.instance_ids.0;
        if ids.len() > context.quotas.ids_per_describe as usize {
            return Err(ApiError::invalid("InstanceId"));
        }
        if let Some(zone) = &self.zone_id {
            places::zone(&context.region, zone)?;
        }
        let mut instances = Instance::of_region(&context.catalog(), &context.region)?;
        instances.retain(|instance| {
            (ids.is_empty() || ids.iter().any(|id| id == instance.id.as_str()))
                && filter::admits(self.zone_id.as_ref(), &instance.zone)
                && filter::admits(
                    self.cluster.as_deref(),
                    attributes::effective(&instance.attributes, place::CLUSTER),
                )
        });
        let order = Instance::order(&context.catalog(), &context.region)?;
        let page = paging.cut(instances, |instance| order.position(instance.id.as_str()));
        let fields = page.fields();
        let row = |instance: Instance| StatusAnswer { instance_id: instance.id, status: instance.status };
        Ok(Statuses {
            instance_statuses: Field("InstanceStatus", page.items.into_iter().map(row).collect()),
            page: fields,
        })
    }
}

//! `DescribeInstances`.

use super::instance_answer::{InstanceAnswer, answer};
use crate::catalog::{self, Image, Instance};
use crate::ecs::answer::Field;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::{JsonTexts, Texts};
use crate::ecs::rules::paging::TokenFields;
use crate::ecs::rules::tag::TagItem;
use crate::ecs::service::Context;
use crate::model::ResourceType;
use serde::Serialize;

operation! {
    /// Lists instances, newest first.
    ///
    /// All filters must hold. Instances here are on no network: filters on addresses and networks look at
    /// what was given when the instance was made.
    DescribeInstances in Instances "查询实例，最新的在前。" {
        /// Only these instances: a JSON array of at most 100 ids.
        "InstanceIds" instance_ids: Option<JsonTexts>,
        /// Only instances with this name; * in it stands for any characters.
        "InstanceName" instance_name: Option<String>,
        /// Only instances with this status: Pending, Running, Starting, Stopping or Stopped.
        "Status" status: Option<String>,
        /// Only instances in this zone.
        "ZoneId" zone_id: Option<String>,
        /// Only instances made from this image.
        "ImageId" image_id: Option<String>,
        /// Only instances of this type.
        "InstanceType" instance_type: Option<String>,
        /// Only instances of this type family, such as ecs.g6.
        "InstanceTypeFamily" family: Option<String>,
        /// Only instances with this key pair.
        "KeyPairName" key_pair: Option<String>,
        /// Only instances of this resource group.
        "ResourceGroupId" resource_group: Option<String>,
        /// Only instances with all these tags.
        "Tag" tag: Vec<TagItem>,
        /// PostPaid or PrePaid.
        "InstanceChargeType" charge_type: Option<String>,
        /// vpc, which all instances are here, or classic.
        "InstanceNetworkType" network_type: Option<String>,
        /// A reason for a lock; no instance is locked here.
        "LockReason" lock_reason: Option<String>,
        /// CreationStartTime, CreationEndTime, ExpiredStartTime or ExpiredEndTime.
        "Filter.1.Key" filter_1_key: Option<String>,
        /// The time for Filter.1.Key: yyyy-MM-ddTHH:mmZ.
        "Filter.1.Value" filter_1_value: Option<String>,
        /// Like Filter.1.Key.
        "Filter.2.Key" filter_2_key: Option<String>,
        /// The time for Filter.2.Key.
        "Filter.2.Value" filter_2_value: Option<String>,
        /// Like Filter.1.Key.
        "Filter.3.Key" filter_3_key: Option<String>,
        /// The time for Filter.3.Key.
        "Filter.3.Value" filter_3_value: Option<String>,
        /// Like Filter.1.Key.
        "Filter.4.Key" filter_4_key: Option<String>,
        /// The time for Filter.4.Key.
        "Filter.4.Value" filter_4_value: Option<String>,
        /// Matches no instance here.
        "EipAddresses" eip_addresses: Option<String>,
        /// Only instances of this HPC cluster.
        "HpcClusterId" hpc_cluster_id: Option<String>,
        /// Only instances with one of these addresses in the classic network: a JSON array.
        "InnerIpAddresses" inner_ip_addresses: Option<JsonTexts>,
        /// Only instances with one of these addresses of IPv6.
        "Ipv6Address" ipv6_address: Texts,
        /// Only instances with one of these private addresses: a JSON array.
        "PrivateIpAddresses" private_ip_addresses: Option<JsonTexts>,
        /// Matches no instance here.
        "PublicIpAddresses" public_ip_addresses: Option<String>,
        /// Matches no instance here.
        "RdmaIpAddresses" rdma_ip_addresses: Option<String>,
        /// Only instances of this security group.
        "SecurityGroupId" security_group_id: Option<String>,
        /// Only instances of this vSwitch.
        "VSwitchId" v_switch_id: Option<String>,
        /// Matches no instance here.
        "VpcId" vpc_id: Option<String>,
        /// PayByTraffic or PayByBandwidth.
        "InternetChargeType" internet_charge_type: Option<String>,
        /// Whether there are metadata: enabled or disabled.
        "HttpEndpoint" http_endpoint: Option<String>,
        /// Whether metadata need a token: optional or required.
        "HttpTokens" http_tokens: Option<String>,
        /// How far metadata may travel, in hops.
        "HttpPutResponseHopLimit" http_hops: Option<i64>,
        /// Whether the instances are I/O optimized.
        "IoOptimized" io_optimized: Option<bool>,
        /// Whether their devices can be used: those of all can.
        "DeviceAvailable" device_available: Option<bool>,
        /// The page, from 1.
        "PageNumber" page_number: Option<i64>,
        /// Instances on a page: 1 to 100, 10 without.
        "PageSize" page_size: Option<i64>,
        /// The token that the page before came with.
        "NextToken" next_token: Option<String>,
        /// Instances on a page with tokens: 10 to 100.
        "MaxResults" max_results: Option<i64>,
    }
    common { REGION_ID, DRY_RUN }
    ignored { "AdditionalAttributes": Texts, "NeedSaleCycle": bool }
    errors {
        InvalidInstanceChargeTypeNotFound, InvalidNetworkTypeNotFound, InvalidStatusNotFound,
        InvalidTagMismatch, InvalidTagCount,
        InvalidFilterKeyNotFound "a Filter key is none of the four",
        404 InvalidInternetChargeTypeValueNotSupported,
        InvalidLockReasonNotFound "LockReason is none of the words",
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Instances {
    instances: Field<Vec<InstanceAnswer>>,
    #[serde(flatten)]
    page: TokenFields,
}

impl Operation for DescribeInstances {
    type Answer = Instances;

    fn run(self, context: &Context<'_>) -> Result<Instances, ApiError> {
        let paging = context.paging(
            self.page_number,
            self.page_size,
            self.next_token.as_deref(),
            self.max_results,
            100,
        )?;
        let wanted = self.wanted(context.quotas.ids_per_describe as usize)?;
        context.stop_if_dry()?;

        let catalog = &context.catalog();
        let mut tags = catalog::Tag::by_resource(catalog, &context.region, ResourceType::Instance)?;
        let mut instances = Instance::of_region(catalog, &context.region)?;
        instances.retain(|instance| wanted.admits(instance, &tags));
        let order = Instance::order(catalog, &context.region)?;
        let page = paging.cut(instances, |instance| order.position(instance.id.as_str()));
        let fields = page.token_fields();
        let images = Image::of_region(catalog, &context.region)?;
        let row = |instance: Instance| {
            let tags = tags.remove(instance.id.as_str()).unwrap_or_default();
            answer(instance, &images, tags.as_slice().into())
        };
        let instance = page.items.into_iter().map(row).collect();
        Ok(Instances { instances: Field("Instance", instance), page: fields })
    }
}

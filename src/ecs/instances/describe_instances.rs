//! `DescribeInstances`.

use crate::catalog::{self, Image, Instance};
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::images;
use crate::ecs::parameter::{JsonTexts, Texts};
use crate::ecs::rules::existing::shown;
use crate::ecs::rules::filter::{self, Created};
use crate::ecs::rules::paging::{PageFields, Paging};
use crate::ecs::rules::tag::{TagFilter, TagItem, Tags};
use crate::ecs::service::Context;
use crate::model::{InstanceId, InstanceStatus, RegionId, ResourceType, Time, ZoneId};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// When instances that are paid as they go end: never.
pub(super) const NEVER: &str = "2099-12-31T15:59Z";

operation! {
    /// Lists instances, newest first.
    ///
    /// All filters must hold. Instances here are on no network: filters on addresses and networks match
    /// none of them.
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
        /// PostPaid, which all instances are here, or PrePaid.
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
        /// Matches no instance here.
        "HpcClusterId" hpc_cluster_id: Option<String>,
        /// Matches no instance here.
        "InnerIpAddresses" inner_ip_addresses: Option<String>,
        /// Matches no instance here.
        "Ipv6Address" ipv6_address: Texts,
        /// Matches no instance here.
        "PrivateIpAddresses" private_ip_addresses: Option<String>,
        /// Matches no instance here.
        "PublicIpAddresses" public_ip_addresses: Option<String>,
        /// Matches no instance here.
        "RdmaIpAddresses" rdma_ip_addresses: Option<String>,
        /// Matches no instance here.
        "SecurityGroupId" security_group_id: Option<String>,
        /// Matches no instance here.
        "VSwitchId" v_switch_id: Option<String>,
        /// Matches no instance here.
        "VpcId" vpc_id: Option<String>,
        /// The page, from 1.
        "PageNumber" page_number: Option<i64>,
        /// Instances on a page: 1 to 100, 10 without.
        "PageSize" page_size: Option<i64>,
        /// The token that the page before came with.
        "NextToken" next_token: Option<String>,
        /// Instances on a page with tokens: 10 to 100.
        "MaxResults" max_results: Option<i64>,
        /// true checks the request and ends with DryRunOperation.
        "DryRun" dry_run: Option<bool>,
    }
    common { REGION_ID }
    ignored {
        "AdditionalAttributes": Texts, "DeviceAvailable": bool, "HttpEndpoint": String,
        "HttpPutResponseHopLimit": i64, "HttpTokens": String, "InternetChargeType": String,
        "IoOptimized": bool, "NeedSaleCycle": bool,
    }
    errors {
        400 "DryRunOperation" "DryRun is true and every check passed",
        404 "InvalidFilterKey.NotFound" "a Filter key is none of the four",
        404 "InvalidInstanceChargeType.NotFound" "InstanceChargeType is none of the words",
        404 "InvalidLockReason.NotFound" "LockReason is none of the words",
        404 "InvalidNetworkType.NotFound" "InstanceNetworkType is none of the words",
        404 "InvalidStatus.NotFound" "Status is none of the words",
        400 "InvalidTag.Mismatch" "a tag value without its key",
        400 "InvalidTagCount" "more than 20 tags",
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Instances {
    instances: InstanceList,
    #[serde(flatten)]
    page: PageFields,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct InstanceList {
    instance: Vec<InstanceAnswer>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct InstanceAnswer {
    creation_time: String,
    deletion_protection: bool,
    description: String,
    device_available: bool,
    eip_address: EipAddress,
    expired_time: &'static str,
    host_name: String,
    image_id: String,
    inner_ip_address: Addresses,
    instance_charge_type: &'static str,
    instance_id: InstanceId,
    instance_name: String,
    instance_network_type: &'static str,
    instance_type: String,
    instance_type_family: String,
    io_optimized: bool,
    key_pair_name: String,
    network_interfaces: NetworkInterfaces,
    #[serde(rename = "OSName")]
    os_name: String,
    #[serde(rename = "OSNameEn")]
    os_name_en: String,
    #[serde(rename = "OSType")]
    os_type: &'static str,
    operation_locks: OperationLocks,
    public_ip_address: Addresses,
    recyclable: bool,
    region_id: RegionId,
    resource_group_id: String,
    security_group_ids: SecurityGroupIds,
    spot_strategy: &'static str,
    start_time: String,
    status: InstanceStatus,
    stopped_mode: String,
    tags: Tags,
    vpc_attributes: VpcAttributes,
    zone_id: ZoneId,
}

/// An address that no instance here has, for programs that look for it.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct EipAddress {
    allocation_id: &'static str,
    internet_charge_type: &'static str,
    ip_address: &'static str,
}

/// A network that no instance here is in, likewise.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct VpcAttributes {
    nat_ip_address: &'static str,
    private_ip_address: Addresses,
    v_switch_id: &'static str,
    vpc_id: &'static str,
}

/// Lists that are always empty here, for programs that walk through them.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Addresses {
    ip_address: [String; 0],
}

#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
struct NetworkInterfaces {
    network_interface: [String; 0],
}

#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct OperationLocks {
    lock_reason: [String; 0],
}

#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct SecurityGroupIds {
    security_group_id: [String; 0],
}

/// The filters, checked; `None` lets everything through.
#[derive(Debug)]
struct Wanted {
    ids: Option<HashSet<String>>,
    name: Option<String>,
    status: Option<InstanceStatus>,
    zone: Option<String>,
    image: Option<String>,
    instance_type: Option<String>,
    family: Option<String>,
    key_pair: Option<String>,
    resource_group: Option<String>,
    created: Created,
    tags: TagFilter,
    /// Whether something is asked for that no instance here has.
    impossible: bool,
}

impl Operation for DescribeInstances {
    type Answer = Instances;

    fn run(self, context: &mut Context<'_>) -> Result<Instances, ApiError> {
        let paging =
            Paging::new(self.page_number, self.page_size, self.next_token.as_deref(), self.max_results, 100)?;
        let dry_run = self.dry_run;
        let wanted = self.wanted(context.quotas.ids_per_describe as usize)?;
        context.stop_if_dry(dry_run)?;

        let catalog = context.catalog();
        let mut tags = catalog::Tag::by_resource(catalog, &context.region, ResourceType::Instance)?;
        let mut instances = Instance::of_region(catalog, &context.region)?;
        instances.retain(|instance| wanted.admits(instance, &tags));
        let order = Instance::order(catalog, &context.region)?;
        let page = paging.cut(instances, |instance| order.position(instance.id.as_str()));
        let fields = paging.fields(&page);
        let images = Image::of_region(catalog, &context.region)?;
        let row = |instance: Instance| {
            let tags = tags.remove(instance.id.as_str()).unwrap_or_default();
            answer(instance, &images, tags.as_slice().into())
        };
        let instance = page.items.into_iter().map(row).collect();
        Ok(Instances { instances: InstanceList { instance }, page: fields })
    }
}

impl DescribeInstances {
    fn wanted(self, most_ids: usize) -> Result<Wanted, ApiError> {
        const LOCKS: [&str; 5] = ["financial", "security", "Recycling", "dedicatedhostfinancial", "refunded"];
        let one_of = |words: &'static [&'static str]| {
            move |text: &str| words.iter().copied().find(|word| *word == text)
        };
        let charge_type = filter::word(
            self.charge_type.as_deref(),
            one_of(&["PostPaid", "PrePaid"]),
            "InvalidInstanceChargeType.NotFound",
            "InstanceChargeType",
        )?;
        let network_type = filter::word(
            self.network_type.as_deref(),
            one_of(&["vpc", "classic"]),
            "InvalidNetworkType.NotFound",
            "InstanceNetworkType",
        )?;
        let lock_reason = filter::word(
            self.lock_reason.as_deref(),
            one_of(&LOCKS),
            "InvalidLockReason.NotFound",
            "LockReason",
        )?;
        let elsewhere = [
            self.eip_addresses,
            self.hpc_cluster_id,
            self.inner_ip_addresses,
            self.private_ip_addresses,
            self.public_ip_addresses,
            self.rdma_ip_addresses,
            self.security_group_id,
            self.v_switch_id,
            self.vpc_id,
        ];
        let (created, expiry_is_wanted) = times([
            (self.filter_1_key, self.filter_1_value),
            (self.filter_2_key, self.filter_2_value),
            (self.filter_3_key, self.filter_3_value),
            (self.filter_4_key, self.filter_4_value),
        ])?;
        let ids = self.instance_ids.map(|texts| texts.at_most(most_ids, "InvalidParameter", "InstanceIds"));
        Ok(Wanted {
            ids: ids.transpose()?.map(HashSet::from_iter),
            name: self.instance_name,
            status: filter::word(
                self.status.as_deref(),
                InstanceStatus::parse,
                "InvalidStatus.NotFound",
                "Status",
            )?,
            zone: self.zone_id,
            image: self.image_id,
            instance_type: self.instance_type,
            family: self.family,
            key_pair: self.key_pair,
            resource_group: self.resource_group,
            created,
            tags: TagFilter::new(self.tag)?,
            impossible: charge_type == Some("PrePaid")
                || network_type == Some("classic")
                || lock_reason.is_some()
                || !expiry_is_wanted
                || !self.ipv6_address.0.is_empty()
                || elsewhere.iter().any(Option::is_some),
        })
    }
}

type Pair = (Option<String>, Option<String>);

/// Reads the time filters: when instances were made, and whether those that never end are wanted.
fn times(pairs: [Pair; 4]) -> Result<(Created, bool), ApiError> {
    let mut expiry_is_wanted = true;
    let never = Time::parse(NEVER);
    let mut creation = pairs;
    for pair in &mut creation {
        let is_start = match pair.0.as_deref() {
            Some("ExpiredStartTime") => true,
            Some("ExpiredEndTime") => false,
            _ => continue,
        };
        let (_, value) = std::mem::take(pair);
        let text = value.unwrap_or_default();
        let Some(time) = Time::parse(&text) else {
            return Err(ApiError::new(
                "InvalidParameter",
                format!("The specified Filter value \"{}\" is no time.", shown(&text)),
            ));
        };
        let never = never.unwrap_or(time);
        expiry_is_wanted &= if is_start { time <= never } else { never <= time };
    }
    let created = Created::new(creation).map_err(|error| match error.code {
        // This operation has no code of its own for it.
        "InvalidFilterValue" => ApiError { code: "InvalidParameter", ..error },
        _ => error,
    })?;
    Ok((created, expiry_is_wanted))
}

impl Wanted {
    fn admits(&self, instance: &Instance, tags: &HashMap<String, Vec<catalog::Tag>>) -> bool {
        let is = |wanted: &Option<String>, found: &str| filter::admits(wanted.as_deref(), found);
        let tags = tags.get(instance.id.as_str()).map_or(&[][..], Vec::as_slice);
        !self.impossible
            && self.ids.as_ref().is_none_or(|ids| ids.contains(instance.id.as_str()))
            && self.name.as_ref().is_none_or(|pattern| filter::matches(pattern, &instance.name))
            && filter::admits(self.status.as_ref(), &instance.status)
            && is(&self.zone, instance.zone.as_str())
            && is(&self.image, &instance.image)
            && is(&self.instance_type, &instance.instance_type)
            && is(&self.family, family(&instance.instance_type))
            && is(&self.key_pair, &instance.key_pair)
            && is(&self.resource_group, &instance.resource_group)
            && self.created.admits(instance.created)
            && self.tags.admits(tags)
    }
}

/// The family of an instance type: `ecs.g6` of `ecs.g6.large`.
fn family(instance_type: &str) -> &str {
    instance_type.rsplit_once('.').map_or(instance_type, |(family, _)| family)
}

fn answer(instance: Instance, images: &[Image], tags: Tags) -> InstanceAnswer {
    let (os, os_type) = images::operating_system(images, &instance.image);
    InstanceAnswer {
        creation_time: instance.created.to_minutes(),
        deletion_protection: instance.deletion_protection,
        description: instance.description,
        device_available: true,
        expired_time: NEVER,
        host_name: instance.host_name,
        image_id: instance.image,
        inner_ip_address: Addresses::default(),
        instance_charge_type: "PostPaid",
        instance_id: instance.id,
        instance_name: instance.name,
        instance_network_type: "vpc",
        instance_type_family: family(&instance.instance_type).to_owned(),
        instance_type: instance.instance_type,
        io_optimized: true,
        key_pair_name: instance.key_pair,
        network_interfaces: NetworkInterfaces::default(),
        os_name: os.clone(),
        os_name_en: os,
        os_type,
        operation_locks: OperationLocks::default(),
        eip_address: EipAddress::default(),
        public_ip_address: Addresses::default(),
        vpc_attributes: VpcAttributes::default(),
        recyclable: false,
        region_id: instance.region,
        resource_group_id: instance.resource_group,
        security_group_ids: SecurityGroupIds::default(),
        spot_strategy: "NoSpot",
        start_time: instance.started.map(Time::to_minutes).unwrap_or_default(),
        status: instance.status,
        stopped_mode: instance.stopped_mode,
        tags,
        zone_id: instance.zone,
    }
}

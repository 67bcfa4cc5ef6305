//! The filters of `DescribeInstances`.

use super::attributes::{self, place};
use super::describe_instances::DescribeInstances;
use super::instance_answer::{NEVER, family, is_io_optimized};
use crate::catalog::{self, Instance};
use crate::ecs::code::Code;
use crate::ecs::error::ApiError;
use crate::ecs::parameter::JsonTexts;
use crate::ecs::rules::existing::shown;
use crate::ecs::rules::filter::{self, Created, admits};
use crate::ecs::rules::tag::TagFilter;
use crate::model::{InstanceStatus, Time};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// The filters of a request, checked; `None` lets everything through.
#[derive(Debug)]
pub struct Wanted {
    ids: Option<HashSet<String>>,
    name: Option<String>,
    status: Option<InstanceStatus>,
    zone: Option<String>,
    image: Option<String>,
    instance_type: Option<String>,
    family: Option<String>,
    key_pair: Option<String>,
    resource_group: Option<String>,
    /// Attributes with one text: their places and the wanted texts.
    texts: Vec<(&'static str, String)>,
    /// Attributes with lists: their places and texts, of which at least one must match.
    lists: Vec<(&'static str, Vec<String>)>,
    hops: Option<i64>,
    io_optimized: Option<bool>,
    created: Created,
    /// Bounds of the end: true for the earliest, and the time.
    ends: Vec<(bool, Time)>,
    tags: TagFilter,
    /// True if the request asks for a property that no instance here has.
    impossible: bool,
}

impl DescribeInstances {
    /// Checks the filters.
    ///
    /// # Errors
    /// The service's error for the first impossible filter.
    pub(super) fn wanted(self, most_ids: usize) -> Result<Wanted, ApiError> {
        const LOCKS: [&str; 5] = ["financial", "security", "Recycling", "dedicatedhostfinancial", "refunded"];
        let one_of = |words: &'static [&'static str]| {
            move |text: &str| words.iter().copied().find(|word| *word == text)
        };
        let charge_type = filter::word(
            self.charge_type.as_deref(),
            one_of(&["PostPaid", "PrePaid"]),
            Code::InvalidInstanceChargeTypeNotFound,
            "InstanceChargeType",
        )?;
        let network_type = filter::word(
            self.network_type.as_deref(),
            one_of(&["vpc", "classic"]),
            Code::InvalidNetworkTypeNotFound,
            "InstanceNetworkType",
        )?;
        let lock_reason = filter::word(
            self.lock_reason.as_deref(),
            one_of(&LOCKS),
            Code::InvalidLockReasonNotFound,
            "LockReason",
        )?;
        let internet_charge_type = filter::word(
            self.internet_charge_type.as_deref(),
            one_of(&["PayByBandwidth", "PayByTraffic"]),
            Code::InvalidInternetChargeTypeValueNotSupported,
            "InternetChargeType",
        )?;
        let parameter = Code::InvalidParameter;
        let http_endpoint = filter::word(
            self.http_endpoint.as_deref(),
            one_of(&["enabled", "disabled"]),
            parameter,
            "HttpEndpoint",
        )?;
        let http_tokens = filter::word(
            self.http_tokens.as_deref(),
            one_of(&["optional", "required"]),
            parameter,
            "HttpTokens",
        )?;
        let texts = [
            (place::CHARGE_TYPE, charge_type.map(str::to_owned)),
            (place::INTERNET_CHARGE_TYPE, internet_charge_type.map(str::to_owned)),
            (place::HTTP_ENDPOINT, http_endpoint.map(str::to_owned)),
            (place::HTTP_TOKENS, http_tokens.map(str::to_owned)),
            (place::HPC_CLUSTER, self.hpc_cluster_id),
            (place::V_SWITCH, self.v_switch_id),
        ];
        let addresses = |texts: Option<JsonTexts>, name| {
            texts.map(|texts| texts.at_most(most_ids, parameter, name)).transpose()
        };
        let lists = [
            (place::SECURITY_GROUPS, self.security_group_id.map(|group| vec![group])),
            (place::PRIVATE_ADDRESS, addresses(self.private_ip_addresses, "PrivateIpAddresses")?),
            (place::INNER_ADDRESS, addresses(self.inner_ip_addresses, "InnerIpAddresses")?),
            (place::IPV6_ADDRESS, Some(self.ipv6_address.0).filter(|addresses| !addresses.is_empty())),
        ];
        // No instance here has a public address or a known VPC.
        let elsewhere = [self.eip_addresses, self.public_ip_addresses, self.rdma_ip_addresses, self.vpc_id];
        let (created, ends) = times([
            (self.filter_1_key, self.filter_1_value),
            (self.filter_2_key, self.filter_2_value),
            (self.filter_3_key, self.filter_3_value),
            (self.filter_4_key, self.filter_4_value),
        ])?;
        let ids =
            self.instance_ids.map(|texts| texts.at_most(most_ids, Code::InvalidParameter, "InstanceIds"));
        Ok(Wanted {
            ids: ids.transpose()?.map(HashSet::from_iter),
            name: self.instance_name,
            status: filter::word(
                self.status.as_deref(),
                InstanceStatus::parse,
                Code::InvalidStatusNotFound,
                "Status",
            )?,
            zone: self.zone_id,
            image: self.image_id,
            instance_type: self.instance_type,
            family: self.family,
            key_pair: self.key_pair,
            resource_group: self.resource_group,
            texts: texts.into_iter().filter_map(|(place, text)| Some((place, text?))).collect(),
            lists: lists.into_iter().filter_map(|(place, texts)| Some((place, texts?))).collect(),
            hops: self.http_hops,
            io_optimized: self.io_optimized,
            created,
            ends,
            tags: TagFilter::new(self.tag)?,
            impossible: network_type == Some("classic")
                || lock_reason.is_some()
                || self.device_available == Some(false)
                || elsewhere.iter().any(Option::is_some),
        })
    }
}

type Pair = (Option<String>, Option<String>);

/// Reads the time filters: creation times of instances, and the bounds of their ends.
fn times(pairs: [Pair; 4]) -> Result<(Created, Vec<(bool, Time)>), ApiError> {
    let mut ends = Vec::new();
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
                Code::InvalidParameter,
                format!("The specified Filter value \"{}\" is no time.", shown(&text)),
            ));
        };
        ends.push((is_start, time));
    }
    let created = Created::new(creation).map_err(|error| match error.code {
        // This operation has no code of its own for the error.
        Code::InvalidFilterValue => ApiError { code: Code::InvalidParameter, ..error },
        _ => error,
    })?;
    Ok((created, ends))
}

impl Wanted {
    /// Returns true if an instance passes all filters.
    pub fn admits(&self, instance: &Instance, tags: &HashMap<String, Vec<catalog::Tag>>) -> bool {
        let is = |wanted: &Option<String>, found: &str| admits(wanted.as_deref(), found);
        let tags = tags.get(instance.id.as_str()).map_or(&[][..], Vec::as_slice);
        !self.impossible
            && self.ids.as_ref().is_none_or(|ids| ids.contains(instance.id.as_str()))
            && self.name.as_ref().is_none_or(|pattern| filter::matches(pattern, &instance.name))
            && admits(self.status.as_ref(), &instance.status)
            && is(&self.zone, instance.zone.as_str())
            && is(&self.image, &instance.image)
            && is(&self.instance_type, &instance.instance_type)
            && is(&self.family, family(&instance.instance_type))
            && is(&self.key_pair, &instance.key_pair)
            && is(&self.resource_group, &instance.resource_group)
            && self
                .texts
                .iter()
                .all(|(place, text)| attributes::effective(&instance.attributes, place) == text)
            && self.lists.iter().all(|(place, texts)| {
                instance.attributes.texts(place).any(|found| texts.iter().any(|text| text == found))
            })
            && self.hops.is_none_or(|hops| {
                instance.attributes.get(place::HTTP_HOPS).and_then(Value::as_i64) == Some(hops)
            })
            && admits(self.io_optimized.as_ref(), &is_io_optimized(&instance.attributes))
            && self.created.admits(instance.created)
            && self.ends.iter().all(|(is_start, time)| {
                let end = attributes::paid_until(&instance.attributes, instance.created)
                    .or_else(|| Time::parse(NEVER))
                    .unwrap_or(*time);
                if *is_start { *time <= end } else { end <= *time }
            })
            && self.tags.admits(tags)
    }
}

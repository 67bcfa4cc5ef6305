//! The network interfaces of new instances: they are kept and shown, and are on no network.

use super::attributes::{self, place};
use crate::ecs::code::Code;
use crate::ecs::declaration::{ParameterDeclaration, parameters};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::{Decoder, Item};
use crate::model::Attributes;
use serde_json::{Value, json};
use std::net::Ipv4Addr;

/// The maximum number of interfaces of an instance.
const MOST: usize = 10;

/// `NetworkInterface.N`: what of it is shown.
#[derive(Clone, Debug)]
pub struct NetworkInterface {
    kind: Option<String>,
    id: Option<String>,
    address: Option<String>,
    v_switch: Option<String>,
    security_groups: Vec<String>,
    ipv6_addresses: Vec<String>,
}

impl Item for NetworkInterface {
    const FIELDS: &'static [ParameterDeclaration] = parameters!(
        {
            /// Primary or Secondary (the default).
            "InstanceType": Option<String>,
            /// Addresses of IPv6.
            "Ipv6Address": crate::ecs::parameter::Texts,
            /// An interface that is there already.
            "NetworkInterfaceId": Option<String>,
            /// Its address.
            "PrimaryIpAddress": Option<String>,
            /// Names its security group (default: the instance's). Only that of a Primary one is shown.
            "SecurityGroupId": Option<String>,
            /// Names its security groups (default: the instance's). Only those of a Primary one are shown.
            "SecurityGroupIds": crate::ecs::parameter::Texts,
            /// Names its vSwitch (default: the instance's). Only that of a Primary one is shown.
            "VSwitchId": Option<String>,
        }
        {
            "DeleteOnRelease": bool,
            "Description": String,
            "Ipv6AddressCount": i64,
            "NetworkCardIndex": i64,
            "NetworkInterfaceName": String,
            "NetworkInterfaceTrafficMode": String,
            "QueueNumber": i64,
            "QueuePairNumber": i64,
            "RxQueueSize": i64,
            "SecondaryPrivateIpAddressCount": i64,
            "SourceDestCheck": bool,
            "TxQueueSize": i64,
        }
        {}
    );

    fn decode(decoder: &Decoder<'_>, prefix: &str) -> Result<Self, ApiError> {
        let text = |field: &str| decoder.text(&format!("{prefix}.{field}")).map(str::to_owned);
        let texts = |field: &str| decoder.texts(&format!("{prefix}.{field}"));
        let group = text("SecurityGroupId");
        Ok(Self {
            kind: text("InstanceType"),
            id: text("NetworkInterfaceId"),
            address: text("PrimaryIpAddress"),
            v_switch: text("VSwitchId"),
            security_groups: group.into_iter().chain(texts("SecurityGroupIds")).collect(),
            ipv6_addresses: texts("Ipv6Address"),
        })
    }
}

/// Puts the interfaces of a request into the attributes of its instances. The network of the primary interface
/// becomes the network of the instance. Returns the parameters of secondary interfaces that no answer shows.
///
/// # Errors
/// For too many interfaces, an unknown type, an invalid address, two primary interfaces, or network values that the
/// request also gives for the instance.
pub fn take_over(
    interfaces: Vec<NetworkInterface>,
    attributes: &mut Attributes,
) -> Result<Vec<String>, ApiError> {
    let wrong = |message| ApiError::new(Code::InvalidParamNetworkInterface, message);
    if interfaces.len() > MOST {
        return Err(wrong(format!("The request has more than {MOST} network interfaces.")));
    }
    if interfaces.is_empty() {
        return Ok(Vec::new());
    }
    let mut primary = None;
    let mut secondary = Vec::with_capacity(interfaces.len());
    let mut unshown = Vec::new();
    for (number, interface) in (1..).zip(interfaces) {
        let kind = interface.kind.as_deref().unwrap_or("Secondary");
        if !["Primary", "Secondary"].contains(&kind) {
            return Err(wrong(format!(
                "NetworkInterface.{number}.InstanceType is neither Primary nor Secondary."
            )));
        }
        let named = |field: &str| format!("NetworkInterface.{number}.{field}");
        let (its_address, its_ipv6) = (named("PrimaryIpAddress"), named("Ipv6Address.N"));
        let id = interface.id.unwrap_or_default();
        let address: Vec<String> = interface.address.into_iter().collect();
        if kind == "Secondary" {
            attributes::check(place::PRIVATE_ADDRESS, &its_address, &address)?;
            attributes::check(place::IPV6_ADDRESS, &its_ipv6, &interface.ipv6_addresses)?;
            let v_switch: Vec<String> = interface.v_switch.into_iter().collect();
            for (place, field, values) in [
                (place::SECURITY_GROUPS, "SecurityGroupId", &interface.security_groups),
                (place::V_SWITCH, "VSwitchId", &v_switch),
            ] {
                attributes::check(place, &named(field), values)?;
                if !values.is_empty() {
                    unshown.push(named(field));
                }
            }
            let address = address.first().map(String::as_str).unwrap_or_default();
            secondary.push(answer(kind, &id, address, &interface.ipv6_addresses));
            continue;
        }
        if primary.replace(id).is_some() {
            return Err(wrong("The request has two primary network interfaces.".to_owned()));
        }
        attributes::give(attributes, place::PRIVATE_ADDRESS, &its_address, address)?;
        attributes::give(attributes, place::IPV6_ADDRESS, &its_ipv6, interface.ipv6_addresses)?;
        attributes::give(
            attributes,
            place::SECURITY_GROUPS,
            &named("SecurityGroupId"),
            interface.security_groups,
        )?;
        let v_switch = interface.v_switch.into_iter().collect();
        attributes::give(attributes, place::V_SWITCH, &named("VSwitchId"), v_switch)?;
    }
    let first = primary_answer(attributes, &primary.unwrap_or_default());
    let shown: Vec<Value> = std::iter::once(first).chain(secondary).collect();
    attributes.set(place::INTERFACES, shown.into());
    Ok(unshown)
}

/// Returns the attributes of each of `count` instances: the IPv4 addresses follow the given ones.
///
/// # Errors
/// When there are fewer addresses than instances.
pub fn of_each(attributes: &Attributes, count: u32) -> Result<Vec<Attributes>, ApiError> {
    (0..count).map(|number| of_one(attributes, number)).collect()
}

fn of_one(attributes: &Attributes, number: u32) -> Result<Attributes, ApiError> {
    let mut own = attributes.clone();
    if let Some(first) = attributes.texts(place::PRIVATE_ADDRESS).next() {
        own.set(place::PRIVATE_ADDRESS, json!([following(first, number)?]));
    }
    if let Some(Value::Array(interfaces)) = attributes.get(place::INTERFACES) {
        let mut interfaces = interfaces.clone();
        for interface in &mut interfaces {
            let address = interface["PrimaryIpAddress"].as_str().unwrap_or_default();
            let address = following(address, number)?;
            set_address(interface, &address);
        }
        own.set(place::INTERFACES, interfaces.into());
    }
    Ok(own)
}

/// Returns the IPv4 address `number` places after `address`. Returns a text that is no IPv4 address unchanged.
fn following(address: &str, number: u32) -> Result<String, ApiError> {
    let Ok(first) = address.parse::<Ipv4Addr>() else { return Ok(address.to_owned()) };
    let next = first.to_bits().checked_add(number).map(Ipv4Addr::from_bits).ok_or_else(|| {
        ApiError::new(
            Code::InvalidPrivateIpAddressMalformed,
            format!("There are too few addresses after {address} for all instances."),
        )
    })?;
    Ok(next.to_string())
}

/// Returns the interfaces that an answer shows: the given ones, or one with the instance's addresses.
pub fn interfaces(attributes: &Attributes) -> Vec<Value> {
    if let Some(Value::Array(given)) = attributes.get(place::INTERFACES) {
        return given.clone();
    }
    let has = |place| attributes.texts(place).next().is_some();
    if has(place::PRIVATE_ADDRESS) || has(place::IPV6_ADDRESS) {
        vec![primary_answer(attributes, "")]
    } else {
        Vec::new()
    }
}

/// Returns the primary interface, which has the instance's addresses.
fn primary_answer(attributes: &Attributes, id: &str) -> Value {
    let address = attributes.texts(place::PRIVATE_ADDRESS).next().unwrap_or_default();
    let ipv6: Vec<String> = attributes.texts(place::IPV6_ADDRESS).map(str::to_owned).collect();
    answer("Primary", id, address, &ipv6)
}

fn answer(kind: &str, id: &str, address: &str, ipv6: &[String]) -> Value {
    let ipv6: Vec<Value> = ipv6.iter().map(|address| json!({ "Ipv6Address": address })).collect();
    let mut interface = json!({
        "Ipv6Sets": { "Ipv6Set": ipv6 },
        "NetworkInterfaceId": id,
        "Type": kind,
    });
    set_address(&mut interface, address);
    interface
}

fn set_address(interface: &mut Value, address: &str) {
    let addresses: Vec<Value> = Some(address)
        .filter(|address| !address.is_empty())
        .map(|address| json!({ "Primary": true, "PrivateIpAddress": address }))
        .into_iter()
        .collect();
    interface["PrimaryIpAddress"] = address.into();
    interface["PrivateIpSets"] = json!({ "PrivateIpSet": addresses });
}

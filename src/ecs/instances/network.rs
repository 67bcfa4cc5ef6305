//! The network interfaces of new instances: they are kept and shown, and are on no network.

use super::attributes::{self, place};
use crate::ecs::declaration::{ParameterDeclaration, ignored_item, parameters};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::{Decoder, Item};
use crate::model::Attributes;
use serde_json::{Value, json};

/// The most interfaces of an instance.
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
            /// The security group; of the primary one.
            "SecurityGroupId": Option<String>,
            /// The security groups; of the primary one.
            "SecurityGroupIds": crate::ecs::parameter::Texts,
            /// The vSwitch; of the primary one.
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

/// Puts the interfaces of a request into the attributes of its instances. What the primary one says of
/// the network, it says of the instance.
///
/// # Errors
/// When there are too many, one has an unknown type, or the request says the same of the instance itself.
pub fn take_over(interfaces: Vec<NetworkInterface>, attributes: &mut Attributes) -> Result<(), ApiError> {
    let wrong = |message| ApiError::new("InvalidParam.NetworkInterface", message);
    if interfaces.len() > MOST {
        return Err(wrong(format!("The request has more than {MOST} network interfaces.")));
    }
    let mut shown = Vec::with_capacity(interfaces.len());
    for (number, interface) in (1..).zip(interfaces) {
        let kind = interface.kind.as_deref().unwrap_or("Secondary");
        if !["Primary", "Secondary"].contains(&kind) {
            return Err(wrong(format!(
                "NetworkInterface.{number}.InstanceType is neither Primary nor Secondary."
            )));
        }
        shown.push(answer(
            kind,
            interface.id.as_deref().unwrap_or_default(),
            interface.address.as_deref().unwrap_or_default(),
            &interface.ipv6_addresses,
        ));
        if kind != "Primary" {
            continue;
        }
        attributes::give(attributes, place::PRIVATE_ADDRESS, interface.address.into_iter().collect())?;
        attributes::give(attributes, place::SECURITY_GROUPS, interface.security_groups)?;
        attributes::give(attributes, place::V_SWITCH, interface.v_switch.into_iter().collect())?;
    }
    if !shown.is_empty() {
        attributes.set(place::INTERFACES, shown.into());
    }
    Ok(())
}

/// The interfaces that an answer shows: those that were given, or one with the instance's addresses.
pub fn interfaces(attributes: &Attributes) -> Vec<Value> {
    if let Some(Value::Array(given)) = attributes.get(place::INTERFACES) {
        return given.clone();
    }
    let address = attributes.texts(place::PRIVATE_ADDRESS).next().unwrap_or_default();
    let ipv6: Vec<String> = attributes.texts(place::IPV6_ADDRESS).map(str::to_owned).collect();
    if address.is_empty() && ipv6.is_empty() {
        Vec::new()
    } else {
        vec![answer("Primary", "", address, &ipv6)]
    }
}

fn answer(kind: &str, id: &str, address: &str, ipv6: &[String]) -> Value {
    let addresses: Vec<Value> = Some(address)
        .filter(|address| !address.is_empty())
        .map(|address| json!({ "Primary": true, "PrivateIpAddress": address }))
        .into_iter()
        .collect();
    let ipv6: Vec<Value> = ipv6.iter().map(|address| json!({ "Ipv6Address": address })).collect();
    json!({
        "Ipv6Sets": { "Ipv6Set": ipv6 },
        "NetworkInterfaceId": id,
        "PrimaryIpAddress": address,
        "PrivateIpSets": { "PrivateIpSet": addresses },
        "Type": kind,
    })
}

ignored_item!(
    /// `Arn.N`.
    Arn {
        "AssumeRoleFor": Integer,
        "RoleType": String,
        "Rolearn": String,
    }
);

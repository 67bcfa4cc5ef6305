//! The attributes of an instance that are kept and shown, and have no further effect here: instances
//! have no processor, no network and no price.
//!
//! Each is declared once, in [`list`]. From its declaration come the parameter that gives it, the
//! check of the value, its name in the catalog ([`Attributes`]) and its place in the answers.

mod list;

pub use list::{OF_CREATE, OF_MODIFY, OF_NEW, OF_RUN};

use crate::ecs::Effect;
use crate::ecs::declaration::{Kind, ParameterDeclaration};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Decoder;
use crate::ecs::rules::existing::shown;
use crate::model::{Attributes, Time};
use serde_json::{Map, Value, json};
use std::net::{Ipv4Addr, Ipv6Addr};

/// What values an attribute takes.
#[derive(Clone, Copy, Debug)]
enum Values {
    /// Whatever its kind allows.
    Any,
    /// One of these words.
    Words(&'static [&'static str]),
    /// A number from the first to the second.
    Range(i64, i64),
    /// An id that begins so.
    Id(&'static str),
    /// A time: `yyyy-MM-ddTHH:mm:ssZ`.
    Time,
    /// An address of IPv4.
    Address,
    /// An address of IPv6.
    Ipv6Address,
}

/// An attribute.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    parameter: ParameterDeclaration,
    values: Values,
    /// The code for a value that is none of `values`.
    code: &'static str,
    /// Its place in an instance, where the steps are parted by dots.
    place: &'static str,
    /// Whether the place holds a list, and the value is its only item.
    is_item: bool,
    /// Which answers show it.
    view: View,
    /// What is shown of an instance that was not given any.
    default: Option<&'static str>,
}

/// Which answers show an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// DescribeInstances.
    List,
    /// DescribeInstanceAttribute.
    One,
    /// Both.
    Both,
    /// Neither as it is: the answers are made from it.
    Made,
}

/// Places that filters and answers look at.
pub mod place {
    pub const AUTO_RELEASE: &str = "AutoReleaseTime";
    pub const CHARGE_TYPE: &str = "InstanceChargeType";
    pub const CLUSTER: &str = "ClusterId";
    pub const HPC_CLUSTER: &str = "HpcClusterId";
    pub const HTTP_ENDPOINT: &str = "MetadataOptions.HttpEndpoint";
    pub const HTTP_HOPS: &str = "MetadataOptions.HttpPutResponseHopLimit";
    pub const HTTP_TOKENS: &str = "MetadataOptions.HttpTokens";
    pub const INNER_ADDRESS: &str = "InnerIpAddress.IpAddress";
    pub const INTERFACES: &str = "NetworkInterfaces.NetworkInterface";
    pub const INTERNET_CHARGE_TYPE: &str = "InternetChargeType";
    pub const IO_OPTIMIZED: &str = "IoOptimized";
    pub const IPV6_ADDRESS: &str = "Ipv6Address";
    pub const JUMBO_FRAME: &str = "NetworkOptions.EnableJumboFrame";
    pub const NETWORK_ENCRYPTION: &str = "NetworkOptions.EnableNetworkEncryption";
    pub const PERIOD: &str = "Period";
    pub const PERIOD_UNIT: &str = "PeriodUnit";
    pub const POOL: &str = "EcsCapacityReservationAttr.CapacityReservationId";
    pub const POOL_CRITERIA: &str = "EcsCapacityReservationAttr.CapacityReservationPreference";
    pub const PRIVATE_ADDRESS: &str = "VpcAttributes.PrivateIpAddress.IpAddress";
    pub const SECURITY_GROUPS: &str = "SecurityGroupIds.SecurityGroupId";
    pub const V_SWITCH: &str = "VpcAttributes.VSwitchId";
}

const fn attribute(
    kind: Kind,
    name: &'static str,
    place: &'static str,
    help: &'static [&'static str],
) -> Attribute {
    Attribute {
        parameter: ParameterDeclaration { name, kind, required: false, effect: Effect::Full, help },
        values: Values::Any,
        code: "InvalidParameter",
        place,
        is_item: false,
        view: View::List,
        default: None,
    }
}

const fn text(name: &'static str, place: &'static str, help: &'static [&'static str]) -> Attribute {
    attribute(Kind::String, name, place, help)
}

const fn number(name: &'static str, place: &'static str, help: &'static [&'static str]) -> Attribute {
    attribute(Kind::Integer, name, place, help)
}

const fn switch(name: &'static str, place: &'static str, help: &'static [&'static str]) -> Attribute {
    attribute(Kind::Boolean, name, place, help)
}

const fn texts(name: &'static str, place: &'static str, help: &'static [&'static str]) -> Attribute {
    attribute(Kind::RepeatList, name, place, help)
}

impl Attribute {
    const fn only(mut self, values: Values, code: &'static str) -> Self {
        self.values = values;
        self.code = code;
        self
    }

    const fn words(self, words: &'static [&'static str], code: &'static str) -> Self {
        self.only(Values::Words(words), code)
    }

    const fn default(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }

    const fn view(mut self, view: View) -> Self {
        self.view = view;
        self
    }

    const fn item(mut self) -> Self {
        self.is_item = true;
        self
    }
}

/// All lists: what an instance can have.
const ALL: [&[Attribute]; 4] = [OF_NEW, OF_RUN, OF_CREATE, OF_MODIFY];

/// The parameters of these lists, of which there are `N`.
pub const fn parameters<const N: usize>(lists: &[&[Attribute]]) -> [ParameterDeclaration; N] {
    let mut all = [OF_NEW[0].parameter; N];
    let (mut at, mut list) = (0, 0);
    while list < lists.len() {
        let mut i = 0;
        while i < lists[list].len() {
            all[at] = lists[list][i].parameter;
            at += 1;
            i += 1;
        }
        list += 1;
    }
    all
}

/// Declares the block of parameters that give the attributes of some lists.
macro_rules! attributes {
    ($(#[$doc:meta])* $name:ident: $($list:expr),+) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name(pub $crate::model::Attributes);

        impl $crate::ecs::declaration::Block for $name {
            const PARAMETERS: &'static [$crate::ecs::ParameterDeclaration] = {
                const ALL: [$crate::ecs::ParameterDeclaration; 0 $(+ $list.len())+] =
                    $crate::ecs::instances::attributes::parameters(&[$($list),+]);
                &ALL
            };

            fn decode(
                decoder: &$crate::ecs::parameter::Decoder<'_>,
            ) -> Result<Self, $crate::ecs::ApiError> {
                $crate::ecs::instances::attributes::read(&[$($list),+], decoder).map(Self)
            }
        }
    };
}

pub(super) use attributes;

/// Reads and checks the attributes of these lists.
///
/// # Errors
/// The service's error for the first value that is none of those it can be, or when two parameters give
/// the same attribute.
pub fn read(lists: &[&[Attribute]], decoder: &Decoder<'_>) -> Result<Attributes, ApiError> {
    let mut attributes = Attributes::default();
    for attribute in lists.iter().copied().flatten() {
        if let Some(value) = attribute.read(decoder)? {
            set_once(&mut attributes, attribute, value)?;
        }
    }
    Ok(attributes)
}

/// Gives an attribute values that came by another way than its parameter: none, one, or several if it
/// holds a list.
///
/// # Errors
/// As [`read`].
pub fn give(attributes: &mut Attributes, place: &str, values: Vec<String>) -> Result<(), ApiError> {
    let (Some(attribute), Some(first)) = (declared(place), values.first().cloned()) else { return Ok(()) };
    let is_list = attribute.is_item || attribute.parameter.kind == Kind::RepeatList;
    let value = if is_list { values.into() } else { first.into() };
    attribute.check(&value)?;
    set_once(attributes, attribute, value)
}

/// Checks values as if they were given for the attribute with this place.
///
/// # Errors
/// The attribute's error for a value that is none of those it can be.
pub fn check(place: &str, values: &[String]) -> Result<(), ApiError> {
    declared(place).map_or(Ok(()), |attribute| attribute.check(&values.into()))
}

fn declared(place: &str) -> Option<&'static Attribute> {
    ALL.into_iter().flatten().find(|attribute| attribute.place == place)
}

fn set_once(attributes: &mut Attributes, attribute: &Attribute, value: Value) -> Result<(), ApiError> {
    if attributes.get(attribute.place).is_some() {
        return Err(ApiError::new(
            "InvalidParameter.Conflict",
            format!("{} is given twice, by parameters that exclude each other.", attribute.place),
        ));
    }
    attributes.set(attribute.place, value);
    Ok(())
}

impl Attribute {
    fn read(&self, decoder: &Decoder<'_>) -> Result<Option<Value>, ApiError> {
        let name = self.parameter.name;
        let value = match self.parameter.kind {
            Kind::Boolean => decoder.scalar::<bool>(name)?.map(Value::from),
            Kind::Integer => decoder.scalar::<i64>(name)?.map(Value::from),
            Kind::Float => decoder.scalar::<f64>(name)?.map(Value::from),
            Kind::String => decoder.scalar::<String>(name)?.map(Value::from),
            Kind::RepeatList | Kind::RepeatStruct(_) => {
                let texts = decoder.texts(name);
                (!texts.is_empty()).then(|| texts.into())
            }
        };
        let Some(value) = value else { return Ok(None) };
        self.check(&value)?;
        Ok(Some(if self.is_item { json!([value]) } else { value }))
    }

    fn check(&self, value: &Value) -> Result<(), ApiError> {
        if self.values.admit(value) {
            return Ok(());
        }
        let name = self.parameter.name;
        let error = ApiError::new(
            self.code,
            match value {
                Value::String(text) => format!("The specified {name} \"{}\" is not valid.", shown(text)),
                _ => format!("The specified {name} is not valid."),
            },
        );
        Err(match self.values.told() {
            Some(hint) => error.hint(hint),
            None => error,
        })
    }

    fn is_shown_in(&self, view: View) -> bool {
        self.view == view || self.view == View::Both
    }
}

impl Values {
    fn admit(self, value: &Value) -> bool {
        let texts = || value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice).iter();
        let all = |fits: &dyn Fn(&str) -> bool| texts().all(|text| text.as_str().is_some_and(fits));
        match self {
            Self::Any => true,
            Self::Words(words) => all(&|text| words.contains(&text)),
            Self::Range(least, most) => value
                .as_i64()
                .map(|number| (least..=most).contains(&number))
                .or_else(|| value.as_f64().map(|number| number >= least as f64 && number <= most as f64))
                .unwrap_or(false),
            Self::Id(head) => all(&|text| {
                let tail = text.strip_prefix(head).unwrap_or_default();
                (1..=64).contains(&tail.len())
                    && tail.bytes().all(|c| c.is_ascii_alphanumeric() || b"-_".contains(&c))
            }),
            Self::Time => all(&|text| Time::parse(text).is_some()),
            Self::Address => all(&|text| text.parse::<Ipv4Addr>().is_ok()),
            Self::Ipv6Address => all(&|text| text.parse::<Ipv6Addr>().is_ok()),
        }
    }

    /// What can be given, for people.
    fn told(self) -> Option<String> {
        match self {
            Self::Any => None,
            Self::Words(words) => Some(format!("It can be {}.", words.join(" or "))),
            Self::Range(least, i64::MAX) => Some(format!("It can be {least} or more.")),
            Self::Range(least, most) => Some(format!("It can be {least} to {most}.")),
            Self::Id(head) => Some(format!("It begins with {head}.")),
            Self::Time => Some("It looks like 2026-03-01T12:00:00Z.".to_owned()),
            Self::Address => Some("It looks like 192.168.0.10.".to_owned()),
            Self::Ipv6Address => Some("It looks like 2001:db8::1.".to_owned()),
        }
    }
}

/// What is shown of an attribute with this place: the value that was given, or the default.
pub fn effective<'a>(attributes: &'a Attributes, place: &str) -> &'a str {
    let default = || declared(place)?.default;
    attributes.text(place).or_else(default).unwrap_or_default()
}

/// The attributes as an answer shows them, with the fields around them that are empty for every instance
/// here, for programs that look for them.
pub fn fields(attributes: &Attributes, view: View) -> Map<String, Value> {
    let mut fields = empty();
    for attribute in ALL.into_iter().flatten().filter(|attribute| attribute.is_shown_in(view)) {
        let value = attributes.get(attribute.place).cloned().or_else(|| attribute.default.map(Value::from));
        if let Some(value) = value {
            put(&mut fields, attribute.place, value);
        }
    }
    fields
}

/// What both answers show of an instance that was given nothing.
fn empty() -> Map<String, Value> {
    let fields = json!({
        "EipAddress": { "AllocationId": "", "InternetChargeType": "", "IpAddress": "" },
        "InnerIpAddress": { "IpAddress": [] },
        "InternetMaxBandwidthIn": 0,
        "InternetMaxBandwidthOut": 0,
        "OperationLocks": { "LockReason": [] },
        "PublicIpAddress": { "IpAddress": [] },
        "SecurityGroupIds": { "SecurityGroupId": [] },
        "VpcAttributes": {
            "NatIpAddress": "",
            "PrivateIpAddress": { "IpAddress": [] },
            "VSwitchId": "",
            "VpcId": "",
        },
    });
    match fields {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// Puts a value at a place, and makes the objects around it.
pub fn put(fields: &mut Map<String, Value>, place: &str, value: Value) {
    match place.split_once('.') {
        None => {
            fields.insert(place.to_owned(), value);
        }
        Some((outer, inner)) => {
            let outer = fields.entry(outer).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(fields) = outer {
                put(fields, inner, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn an_attribute_has_one_place_and_one_view() {
        let mut views = BTreeMap::new();
        for attribute in ALL.into_iter().flatten() {
            let view = *views.entry(attribute.place).or_insert(attribute.view);
            assert_eq!(view, attribute.view, "{}", attribute.place);
        }
    }

    #[test]
    fn values_are_put_where_they_belong() {
        let mut fields = empty();
        put(&mut fields, place::V_SWITCH, "vsw-1".into());
        put(&mut fields, place::HTTP_TOKENS, "required".into());
        let fields = Value::Object(fields);
        assert_eq!(fields["VpcAttributes"]["VSwitchId"], "vsw-1");
        assert_eq!(fields["VpcAttributes"]["VpcId"], "");
        assert_eq!(fields["MetadataOptions"], json!({"HttpTokens": "required"}));
    }

    #[test]
    fn values_are_checked() {
        let admits = |values: Values, value: Value| values.admit(&value);
        assert!(admits(Values::Range(0, 999_999), 0.05.into()) && !admits(Values::Range(0, 1), 2.into()));
        assert!(!admits(Values::Range(0, 999_999), (-0.1).into()));
        assert!(admits(Values::Id("sg-"), json!(["sg-1", "sg-bp1a"])));
        assert!(
            !admits(Values::Id("sg-"), json!(["sg-1", "vsw-1"])) && !admits(Values::Id("sg-"), "sg-".into())
        );
        assert!(admits(Values::Address, "10.0.0.1".into()) && !admits(Values::Address, "10.0.0".into()));
        assert!(admits(Values::Time, "2026-01-01T00:00:00Z".into()) && !admits(Values::Time, "soon".into()));
    }
}

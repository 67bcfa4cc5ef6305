//! The attributes of an instance that are kept and shown, and have no further effect here: instances have no
//! processor, no network and no price.
//!
//! Each attribute is declared once, in [`list`]. From its declaration come the parameter, the check of the value, the
//! name in the catalog ([`Attributes`]) and the place in the answers.

mod list;
mod values;

pub use list::{CHANGEABLE, OF_CREATE, OF_MODIFY, OF_NEW, OF_RUN};

use crate::ecs::Effect;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Kind, Need, ParameterDeclaration};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Decoder;
use crate::ecs::rules::existing::shown;
use crate::model::{Attributes, Time};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use values::Values;

/// An attribute.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    parameter: ParameterDeclaration,
    values: Values,
    /// The code for a value that is not among `values`.
    code: Code,
    /// Its place in an instance, with dots between the steps.
    place: &'static str,
    /// True if the place holds a list with the value as its only item.
    is_item: bool,
    /// The answers that show it.
    view: View,
    /// The shown value of an instance without the attribute.
    default: Option<&'static str>,
}

/// The answers that show an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// DescribeInstances.
    List,
    /// DescribeInstanceAttribute.
    One,
    /// Both.
    Both,
    /// Neither directly: the answers are computed from the attribute.
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
        parameter: ParameterDeclaration { name, kind, need: Need::Optional, effect: Effect::Full, help },
        values: Values::Any,
        code: Code::InvalidParameter,
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
    const fn only(mut self, values: Values, code: Code) -> Self {
        self.values = values;
        self.code = code;
        self
    }

    const fn words(self, words: &'static [&'static str], code: Code) -> Self {
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

/// All lists: every attribute that an instance can have.
const ALL: [&[Attribute]; 5] = [OF_NEW, OF_RUN, OF_CREATE, OF_MODIFY, CHANGEABLE];

/// Returns the parameters of these lists (`N` in total).
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

/// Declares the block of parameters for the attributes of some lists.
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
/// The service's error for the first invalid value, or when two parameters give the same attribute.
pub fn read(lists: &[&[Attribute]], decoder: &Decoder<'_>) -> Result<Attributes, ApiError> {
    let mut attributes = Attributes::default();
    for attribute in lists.iter().copied().flatten() {
        if let Some(value) = attribute.read(decoder)? {
            set_once(&mut attributes, attribute, attribute.parameter(), value)?;
        }
    }
    Ok(attributes)
}

/// Gives the attribute with this place values from a parameter other than its own: none, one, or several for a list.
///
/// # Errors
/// As [`read`].
pub fn give(
    attributes: &mut Attributes,
    place: &str,
    parameter: &str,
    values: Vec<String>,
) -> Result<(), ApiError> {
    let (Some(attribute), Some(first)) = (declared(place), values.first().cloned()) else { return Ok(()) };
    let is_list = attribute.is_item || attribute.parameter.kind == Kind::RepeatList;
    let value = if is_list { values.into() } else { first.into() };
    attribute.check(parameter, &value)?;
    set_once(attributes, attribute, parameter.to_owned(), value)
}

/// Checks values of another parameter as if they were given for the attribute with this place.
///
/// # Errors
/// The attribute's error for an invalid value.
pub fn check(place: &str, parameter: &str, values: &[String]) -> Result<(), ApiError> {
    declared(place).map_or(Ok(()), |attribute| attribute.check(parameter, &values.into()))
}

/// Returns the attributes that give the value of this place.
fn givers(place: &str) -> impl Iterator<Item = &'static Attribute> {
    ALL.into_iter().flatten().filter(move |attribute| attribute.place == place)
}

fn declared(place: &str) -> Option<&'static Attribute> {
    givers(place).next()
}

fn set_once(
    attributes: &mut Attributes,
    attribute: &Attribute,
    parameter: String,
    value: Value,
) -> Result<(), ApiError> {
    if attributes.get(attribute.place).is_some() {
        let others: BTreeSet<String> = givers(attribute.place).map(Attribute::parameter).collect();
        let others: Vec<String> = others.into_iter().filter(|other| *other != parameter).collect();
        return Err(ApiError::new(
            Code::InvalidParameterConflict,
            format!("The specified {parameter} cannot be given together with {}.", others.join(" or ")),
        ));
    }
    attributes.set(attribute.place, value);
    Ok(())
}

impl Attribute {
    /// Returns the parameter of the attribute, as people write it.
    fn parameter(&self) -> String {
        match self.parameter.kind {
            Kind::RepeatList => format!("{}.N", self.parameter.name),
            _ => self.parameter.name.to_owned(),
        }
    }

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
        self.check(&self.parameter(), &value)?;
        Ok(Some(if self.is_item { json!([value]) } else { value }))
    }

    fn check(&self, name: &str, value: &Value) -> Result<(), ApiError> {
        if self.values.admit(value) {
            return Ok(());
        }
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

/// Returns the shown value of the attribute with this place: the given value, or the default.
pub fn effective<'a>(attributes: &'a Attributes, place: &str) -> &'a str {
    let default = || declared(place)?.default;
    attributes.text(place).or_else(default).unwrap_or_default()
}

/// Returns the end of the prepaid time of an instance made at `created`. The instance goes on after that.
pub fn paid_until(attributes: &Attributes, created: Time) -> Option<Time> {
    let period = attributes.get(place::PERIOD).and_then(Value::as_u64);
    let period = u32::try_from(period.unwrap_or(1)).ok()?;
    let is_week = effective(attributes, place::PERIOD_UNIT) == "Week";
    let is_prepaid = effective(attributes, place::CHARGE_TYPE) == "PrePaid";
    is_prepaid.then(|| if is_week { created.plus_days(7 * period) } else { created.plus_months(period) })
}

/// Returns the attributes as an answer shows them. Also adds the fields that are empty for every instance here, for
/// programs that look for them.
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

/// Returns the fields that both answers show of an instance without attributes.
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

/// Puts a value at a place, and makes the objects around the value.
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
}

//! Lists of `RunInstances` that have no effect: instances here are on no network and have no roles.

use crate::ecs::declaration::{Kind, ParameterDeclaration};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::{Decoder, Item};

macro_rules! ignored_item {
    ($(#[$doc:meta])* $name:ident { $($field:literal: $kind:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Item for $name {
            const FIELDS: &'static [ParameterDeclaration] = &[$(ParameterDeclaration {
                name: $field,
                kind: Kind::$kind,
                required: false,
                ignored: true,
                help: &["Accepted, without effect here."],
            },)*];

            fn decode(_: &Decoder<'_>, _: &str) -> Result<Self, ApiError> {
                Ok(Self)
            }
        }
    };
}

ignored_item!(
    /// `NetworkInterface.N`.
    NetworkInterface {
        "DeleteOnRelease": Boolean,
        "Description": String,
        "InstanceType": String,
        "Ipv6Address": RepeatList,
        "Ipv6AddressCount": Integer,
        "NetworkCardIndex": Integer,
        "NetworkInterfaceId": String,
        "NetworkInterfaceName": String,
        "NetworkInterfaceTrafficMode": String,
        "PrimaryIpAddress": String,
        "QueueNumber": Integer,
        "QueuePairNumber": Integer,
        "RxQueueSize": Integer,
        "SecondaryPrivateIpAddressCount": Integer,
        "SecurityGroupId": String,
        "SecurityGroupIds": RepeatList,
        "SourceDestCheck": Boolean,
        "TxQueueSize": Integer,
        "VSwitchId": String,
    }
);

ignored_item!(
    /// `Arn.N`.
    Arn {
        "AssumeRoleFor": Integer,
        "RoleType": String,
        "Rolearn": String,
    }
);

//! Lists of `RunInstances` that have no effect: instances here are on no network and have no roles.

use crate::ecs::declaration::ignored_item;

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

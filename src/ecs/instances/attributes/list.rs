//! The attributes, by the operations that take them.

use super::{Attribute, Values, View, attribute, number, place, switch, text, texts};
use crate::ecs::code::Code;
use crate::ecs::declaration::Kind;

const INVALID: Code = Code::InvalidParameter;
const SWITCHED: &[&str] = &["enabled", "disabled"];

/// The attributes that RunInstances and CreateInstance take.
pub const OF_NEW: &[Attribute] = &[
    text("InstanceChargeType", place::CHARGE_TYPE, &["PostPaid (the default) or PrePaid."])
        .words(&["PostPaid", "PrePaid"], Code::InvalidInstanceChargeTypeNotFound)
        .default("PostPaid")
        .view(View::Both),
    text("SpotStrategy", "SpotStrategy", &["NoSpot (the default), SpotWithPriceLimit or SpotAsPriceGo."])
        .words(&["NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"], Code::InvalidSpotStrategy)
        .default("NoSpot"),
    attribute(
        Kind::Float,
        "SpotPriceLimit",
        "SpotPriceLimit",
        &["The most that an hour may cost: 0 to 999999."],
    )
    .only(Values::Range(0, 999_999), Code::InvalidSpotPriceLimit),
    number("SpotDuration", "SpotDuration", &["The hours for which a spot instance is protected: 0 or 1."])
        .only(Values::Range(0, 1), Code::InvalidSpotDuration),
    text("SpotInterruptionBehavior", "SpotInterruptionBehavior", &["Terminate or Stop."])
        .words(&["Terminate", "Stop"], Code::InvalidSpotInterruptionBehavior),
    text(
        "InternetChargeType",
        place::INTERNET_CHARGE_TYPE,
        &["PayByTraffic (the default) or PayByBandwidth."],
    )
    .words(&["PayByBandwidth", "PayByTraffic"], Code::InvalidInternetChargeTypeValueNotSupported)
    .default("PayByTraffic")
    .view(View::Both),
    CREDIT,
    text("DeploymentSetId", "DeploymentSetId", &["A deployment set (ds-…)."])
        .only(Values::Id("ds-"), Code::DeploymentSetNotFound),
    number("DeploymentSetGroupNo", "DeploymentSetGroupNo", &["The group in the deployment set: 1 to 7."])
        .only(Values::Range(1, 7), INVALID),
    text("DedicatedHostId", "DedicatedHostAttribute.DedicatedHostId", &["A dedicated host (dh-…)."])
        .only(Values::Id("dh-"), INVALID)
        .view(View::Both),
    switch("HibernationOptions.Configured", "HibernationOptions.Configured", &["Whether it can hibernate."]),
    text("HpcClusterId", place::HPC_CLUSTER, &["An HPC cluster (hpc-…)."])
        .only(Values::Id("hpc-"), Code::InvalidHpcClusterIdNotFound),
    text(
        "HttpEndpoint",
        place::HTTP_ENDPOINT,
        &["Whether there are metadata: enabled (the default) or disabled."],
    )
    .words(SWITCHED, Code::InvalidHttpEndpointNotSupported)
    .default("enabled"),
    number("HttpPutResponseHopLimit", place::HTTP_HOPS, &["How far metadata may travel: 1 to 64 hops."])
        .only(Values::Range(1, 64), Code::InvalidHttpPutResponseHopLimitNotSupported),
    text(
        "HttpTokens",
        place::HTTP_TOKENS,
        &["Whether metadata need a token: optional (the default) or required."],
    )
    .words(&["optional", "required"], Code::InvalidHttpTokensNotSupported)
    .default("optional"),
    number(
        "Period",
        place::PERIOD,
        &["How long a PrePaid instance is paid for: 1 to 4 weeks, or 1 to 9, 12, 24, 36, 48 or 60 months (1)."],
    )
    .view(View::Made),
    text("PeriodUnit", place::PERIOD_UNIT, &["Week or Month (the default)."])
        .words(&["Week", "Month"], Code::InvalidPeriod)
        .default("Month")
        .view(View::Made),
    text("PrivateIpAddress", place::PRIVATE_ADDRESS, &["The private address; further instances get the next ones."])
        .only(Values::Address, Code::InvalidPrivateIpAddressMalformed)
        .item()
        .view(View::Both),
    text("PrivatePoolOptions.Id", place::POOL, &["A private pool."]),
    text("PrivatePoolOptions.MatchCriteria", place::POOL_CRITERIA, &["Open, Target or None."])
        .words(&["Open", "Target", "None"], INVALID),
    text("SecurityGroupId", place::SECURITY_GROUPS, &["A security group (sg-…)."])
        .only(Values::Id("sg-"), NO_GROUP)
        .item()
        .view(View::Both),
    text("Tenancy", "DedicatedInstanceAttribute.Tenancy", &["default or host."])
        .words(&["default", "host"], Code::InvalidParamTenancy)
        .default("default"),
    text("Affinity", "DedicatedInstanceAttribute.Affinity", &["default or host."])
        .words(&["default", "host"], INVALID)
        .default("default"),
    text("VSwitchId", place::V_SWITCH, &["A vSwitch (vsw-…)."])
        .only(Values::Id("vsw-"), Code::InvalidVSwitchIdNotFound)
        .view(View::Both),
    text("ManagedHostId", "AdditionalInfo.ManagedHostId", &["A managed host."]),
];

/// The attributes that only RunInstances takes, without the changeable ones.
pub const OF_RUN: &[Attribute] = &[
    text(
        "AutoReleaseTime",
        place::AUTO_RELEASE,
        &["When it is to be released, half an hour to three years from now. Nothing is released here."],
    )
    .only(Values::Time, Code::InvalidAutoReleaseTimeMalformed),
    text("ClockOptions.PtpStatus", "ClockOptions.PtpStatus", &["enabled or disabled."])
        .words(SWITCHED, INVALID),
    text("CpuOptions.Numa", "CpuOptions.Numa", &["The NUMA nodes."]),
    switch("ImageOptions.LoginAsNonRoot", "ImageOptions.LoginAsNonRoot", &["Whether ecs-user logs in."]),
    BANDWIDTH_IN.only(Values::Range(1, 200), Code::InvalidInternetMaxBandwidthInMalformed),
    BANDWIDTH_OUT.only(Values::Range(0, 100), Code::InvalidInternetMaxBandwidthOutMalformed),
    IO_OPTIMIZED.words(&["none", "optimized"], Code::InvalidIoOptimizeValueNotSupported),
    texts("Ipv6Address", place::IPV6_ADDRESS, &["Addresses of IPv6, at most 10."])
        .only(Values::Ipv6Address, INVALID)
        .view(View::Made),
    text("Isp", "ISP", &["The provider of the network."]),
    text(
        "NetworkOptions.BandwidthWeighting",
        "NetworkOptions.BandwidthWeighting",
        &["How bandwidth is shared."],
    )
    .view(View::One),
    switch("NetworkOptions.EnableJumboFrame", place::JUMBO_FRAME, &["Whether frames may be large."])
        .view(View::One),
    switch(
        "NetworkOptions.EnableNetworkEncryption",
        place::NETWORK_ENCRYPTION,
        &["Whether traffic is encrypted."],
    )
    .view(View::One),
    text(
        "SchedulerOptions.DedicatedHostClusterId",
        "DedicatedHostAttribute.DedicatedHostClusterId",
        &["A cluster of dedicated hosts (dc-…)."],
    )
    .only(Values::Id("dc-"), INVALID),
    switch(
        "SecurityOptions.EnableSecureBoot",
        "SecurityOptions.EnableSecureBoot",
        &["Whether it boots securely."],
    )
    .view(View::Both),
];

/// The attributes that only CreateInstance takes.
pub const OF_CREATE: &[Attribute] = &[
    text("ClusterId", place::CLUSTER, &["The cluster. Obsolete."]).view(View::Both),
    text("InnerIpAddress", place::INNER_ADDRESS, &["The address in the classic network."])
        .only(Values::Address, Code::InvalidInnerIpAddressMalformed)
        .item()
        .view(View::Both),
    BANDWIDTH_IN.only(Values::Range(1, 200), Code::InvalidParameterBandwidth),
    BANDWIDTH_OUT.only(Values::Range(0, 100), Code::InvalidParameterBandwidth),
    IO_OPTIMIZED.words(&["none", "optimized"], Code::InvalidIoOptimizedValueValueNotSupported),
    text("VlanId", "VlanId", &["The virtual network. Obsolete."]).view(View::Both),
];

/// The attributes that only ModifyInstanceAttribute takes, or takes under these names.
pub const OF_MODIFY: &[Attribute] = &[
    CREDIT,
    switch("EnableJumboFrame", place::JUMBO_FRAME, &["Whether frames may be large."]).view(View::One),
    switch("EnableNetworkEncryption", place::NETWORK_ENCRYPTION, &["Whether traffic is encrypted."])
        .view(View::One),
    switch("Recyclable", "Recyclable", &["Whether it goes to the recycle bin."]),
];

/// The attributes that RunInstances and ModifyInstanceAttribute take.
pub const CHANGEABLE: &[Attribute] = &[
    number("CpuOptions.Core", "CpuOptions.CoreCount", &["The cores of its processor."])
        .only(Values::Range(1, i64::MAX), INVALID),
    text("CpuOptions.NestedVirtualization", "CpuOptions.NestedVirtualization", &["enabled or disabled."])
        .words(SWITCHED, INVALID),
    number("CpuOptions.ThreadsPerCore", "CpuOptions.ThreadsPerCore", &["The threads of a core."])
        .only(Values::Range(1, i64::MAX), INVALID),
    text(
        "CpuOptions.TopologyType",
        "CpuOptions.TopologyType",
        &["ContinuousCoreToHTMapping or DiscreteCoreToHTMapping."],
    )
    .words(&["ContinuousCoreToHTMapping", "DiscreteCoreToHTMapping"], INVALID),
    switch(
        "PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord",
        "PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord",
        &["Whether the id resolves to the address of IPv6."],
    ),
    switch(
        "PrivateDnsNameOptions.EnableInstanceIdDnsARecord",
        "PrivateDnsNameOptions.EnableInstanceIdDnsARecord",
        &["Whether the id resolves to the address of IPv4."],
    ),
    switch(
        "PrivateDnsNameOptions.EnableIpDnsARecord",
        "PrivateDnsNameOptions.EnableIpDnsARecord",
        &["Whether the name made of the address resolves to it."],
    ),
    switch(
        "PrivateDnsNameOptions.EnableIpDnsPtrRecord",
        "PrivateDnsNameOptions.EnableIpDnsPtrRecord",
        &["Whether the address resolves to a name."],
    ),
    text(
        "PrivateDnsNameOptions.HostnameType",
        "PrivateDnsNameOptions.HostnameType",
        &["Custom, IpBased or InstanceIdBased."],
    )
    .words(&["Custom", "IpBased", "InstanceIdBased"], INVALID),
    texts("SecurityGroupIds", place::SECURITY_GROUPS, &["Security groups (sg-…)."])
        .only(Values::Id("sg-"), NO_GROUP)
        .view(View::Both),
];

const NO_GROUP: Code = Code::InvalidSecurityGroupIdNotFound;

const CREDIT: Attribute = text("CreditSpecification", "CreditSpecification", &["Standard or Unlimited."])
    .words(&["Standard", "Unlimited"], Code::InvalidParameterCreditSpecification)
    .view(View::Both);

const BANDWIDTH_IN: Attribute = number(
    "InternetMaxBandwidthIn",
    "InternetMaxBandwidthIn",
    &["The most that comes in from the Internet: 1 to 200 Mbit/s."],
)
.view(View::Both);

const BANDWIDTH_OUT: Attribute = number(
    "InternetMaxBandwidthOut",
    "InternetMaxBandwidthOut",
    &["The most that goes out to the Internet: 0 to 100 Mbit/s."],
)
.view(View::Both);

const IO_OPTIMIZED: Attribute =
    text("IoOptimized", place::IO_OPTIMIZED, &["optimized (the default) or none."]).view(View::Made);

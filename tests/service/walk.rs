//! Walks over the table of operations: what must hold of each of them, without a case for each.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests")]

use crate::common;

use common::service::{Pair, World};
use ecs_snap::ecs::{Declaration, Effect, Kind, OPERATIONS, ParameterDeclaration};
use ecs_snap::model::Time;
use serde_json::Value;
use std::collections::BTreeMap;

/// What only says how much is shown at once.
const PAGING: &[&str] = &["MaxResults", "NextToken", "PageNumber", "PageSize"];

/// Questions that are only ever refused here, since disks are not encrypted.
const REFUSED: &[&str] = &["DescribeDiskDefaultKMSKeyId"];

/// The operations that change nothing and have an answer.
fn questions() -> impl Iterator<Item = &'static Declaration> {
    operations().filter(|operation| operation.only_reads() && !REFUSED.contains(&operation.name))
}

fn operations() -> impl Iterator<Item = &'static Declaration> {
    OPERATIONS.iter().map(|entry| entry.declaration)
}

/// A world with something of everything, and the parameters that a question must have there.
struct Walk {
    world: World,
    needed: BTreeMap<&'static str, Vec<(String, String)>>,
}

impl Walk {
    fn new() -> Self {
        let mut world = World::empty();
        std::fs::create_dir_all(world.home.path().join("buckets/images")).unwrap();
        let mut ask = |operation: &str, parameters: &[Pair<'_>]| {
            world.call(operation, parameters).unwrap_or_else(|error| panic!("{operation}: {error:?}"))
        };
        let tag = [("Tag.1.Key", "k"), ("Tag.1.Value", "v")];
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let ran = ask("RunInstances", &[("DataDisk.1.Size", "20"), tag[0], tag[1]]);
        let instance = text(&ran["InstanceIdSets"]["InstanceIdSet"][0]);
        let disks = ask("DescribeDisks", &[]);
        let disk = text(&disks["Disks"]["Disk"][0]["DiskId"]);
        let snapshot = text(&ask("CreateSnapshot", &[("DiskId", &disk), tag[0], tag[1]])["SnapshotId"]);
        ask(
            "LockSnapshot",
            &[
                ("SnapshotId", &snapshot),
                ("LockMode", "compliance"),
                ("LockDuration", "30"),
                ("CoolOffPeriod", "24"),
            ],
        );
        ask("CreateSnapshotGroup", &[("InstanceId", &instance)]);
        let image = text(
            &ask("CreateImage", &[("InstanceId", &instance), ("ImageName", "mine"), ("ImageFamily", "own")])
                ["ImageId"],
        );
        ask("ModifyImageSharePermission", &[("ImageId", &image), ("AddAccount.1", "1234567890")]);
        let policy = ask(
            "CreateAutoSnapshotPolicy",
            &[
                ("regionId", "cn-hangzhou"),
                ("timePoints", "[\"1\"]"),
                ("repeatWeekdays", "[\"1\"]"),
                ("retentionDays", "7"),
                tag[0],
                tag[1],
            ],
        );
        let policy = text(&policy["AutoSnapshotPolicyId"]);
        ask(
            "ApplyAutoSnapshotPolicy",
            &[
                ("regionId", "cn-hangzhou"),
                ("autoSnapshotPolicyId", &policy),
                ("diskIds", &format!("[\"{disk}\"]")),
            ],
        );
        let exported =
            ask("ExportImage", &[("ImageId", &image), ("OSSBucket", "images"), ("ImageFormat", "raw")]);
        let task = text(&exported["TaskId"]);
        let now = ecs_snap::sys::clock::now().unwrap();
        let needed = BTreeMap::from([
            ("DescribeAutoSnapshotPolicyAssociations", vec![("AutoSnapshotPolicyId".to_owned(), policy)]),
            ("DescribeImageFromFamily", vec![("ImageFamily".to_owned(), "own".to_owned())]),
            ("DescribeImageSharePermission", vec![("ImageId".into(), image)]),
            ("DescribeInstanceAttribute", vec![("InstanceId".into(), instance.clone())]),
            ("DescribePrice", vec![("ResourceType".into(), "snapshot".into())]),
            (
                "DescribeSnapshotMonitorData",
                vec![
                    ("StartTime".into(), Time(now.0 - 3600).to_seconds()),
                    ("EndTime".into(), now.to_seconds()),
                ],
            ),
            ("DescribeTaskAttribute", vec![("TaskId".into(), task)]),
            (
                "ListTagResources",
                vec![("ResourceType".into(), "instance".into()), ("ResourceId.1".into(), instance.clone())],
            ),
        ]);
        Self { world, needed }
    }

    /// The answer less its request's id, or the error, to what the question must have and `more`.
    fn ask(&mut self, operation: &Declaration, more: &[(String, String)]) -> Result<Value, (String, u16)> {
        let mut parameters = self.needed.get(operation.name).cloned().unwrap_or_default();
        parameters.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
        parameters.extend(more.iter().cloned());
        let pairs: Vec<Pair<'_>> = parameters.iter().map(|(name, value)| (&**name, &**value)).collect();
        let mut answer = self.world.call(operation.name, &pairs)?;
        answer.as_object_mut().unwrap().remove("RequestId");
        Ok(answer)
    }

    fn answer(&mut self, operation: &Declaration, more: &[(&str, &str)]) -> Value {
        let more: Vec<_> = more.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        self.ask(operation, &more).unwrap_or_else(|error| panic!("{} {more:?}: {error:?}", operation.name))
    }
}

/// Every way to write a parameter, each with values of which one at least must make a difference.
fn probes(parameter: &ParameterDeclaration, prefix: &str) -> Vec<(String, Vec<String>)> {
    let name = format!("{prefix}{}", parameter.name);
    let texts = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
    match parameter.kind {
        Kind::RepeatStruct(fields) => {
            fields.iter().flat_map(|field| probes(field, &format!("{name}.1."))).collect()
        }
        Kind::RepeatList => vec![(format!("{name}.1"), texts(&["no-such-thing"]))],
        Kind::Boolean => vec![(name, texts(&["true", "false"]))],
        Kind::Integer | Kind::Float => vec![(name, texts(&["987654"]))],
        Kind::String => vec![(name, texts(&["no-such-thing"]))],
    }
}

/// A question's parameter filters, is refused, or is declared to have no effect (help then says why).
#[test]
fn every_parameter_of_a_question_changes_the_answer_unless_it_says_so() {
    let mut walk = Walk::new();
    let (mut silent, mut loud) = (Vec::new(), Vec::new());
    for operation in questions() {
        let usual = walk.ask(operation, &[]);
        assert!(usual.is_ok(), "{}: {usual:?}", operation.name);
        for parameter in operation.parameters.iter().filter(|parameter| !PAGING.contains(&parameter.name)) {
            let changes = probes(parameter, "").into_iter().all(|(name, values)| {
                values.into_iter().any(|value| walk.ask(operation, &[(name.clone(), value)]) != usual)
            });
            let place = format!("{} {}", operation.name, parameter.name);
            match parameter.effect {
                Effect::Nothing if changes => loud.push(place),
                Effect::Full | Effect::Refusal if !changes => silent.push(place),
                _ => {}
            }
        }
    }
    assert!(silent.is_empty(), "they are accepted silently: {silent:?}");
    assert!(loud.is_empty(), "they do have an effect: {loud:?}");
}

#[test]
fn every_list_carries_its_paging_fields() {
    let mut walk = Walk::new();
    for operation in questions() {
        let takes = |name| operation.parameter(name).is_some();
        let (numbered, by_token) = (takes("PageNumber"), takes("NextToken"));
        assert_eq!(numbered, takes("PageSize"), "{}", operation.name);
        let mut answers = vec![("as it is", walk.answer(operation, &[]))];
        if numbered {
            answers.push(("by page", walk.answer(operation, &[("PageNumber", "1"), ("PageSize", "10")])));
        }
        if takes("MaxResults") {
            answers.push(("by token", walk.answer(operation, &[("MaxResults", "10")])));
        }
        for (how, answer) in answers {
            let place = format!("{} {how}: {answer}", operation.name);
            assert_eq!(answer.get("NextToken").is_some_and(Value::is_string), by_token, "{place}");
            for name in ["PageNumber", "PageSize", "TotalCount"] {
                let is_there = answer.get(name).is_some_and(Value::is_u64);
                // The attributes of a task count its operations.
                if operation.name != "DescribeTaskAttribute" {
                    assert_eq!(is_there, numbered, "{name} in {place}");
                }
            }
        }
    }
}

/// What a new instance can be given, a value of it, and the field that shows it: of DescribeInstances, of
/// DescribeInstanceAttribute (`one:`), or of DescribeDisks (`system:`, `data:`).
const SHOWN: &[(&str, &str, &str)] = &[
    ("Affinity", "host", "DedicatedInstanceAttribute.Affinity"),
    ("ClockOptions.PtpStatus", "enabled", "ClockOptions.PtpStatus"),
    ("ClusterId", "c-1", "ClusterId"),
    ("CpuOptions.Core", "2", "CpuOptions.CoreCount"),
    ("CpuOptions.NestedVirtualization", "enabled", "CpuOptions.NestedVirtualization"),
    ("CpuOptions.Numa", "1", "CpuOptions.Numa"),
    ("CpuOptions.ThreadsPerCore", "1", "CpuOptions.ThreadsPerCore"),
    ("CpuOptions.TopologyType", "DiscreteCoreToHTMapping", "CpuOptions.TopologyType"),
    ("CreditSpecification", "Unlimited", "CreditSpecification"),
    ("DataDisk.1.BurstingEnabled", "true", "data:BurstingEnabled"),
    ("DataDisk.1.Category", "cloud_auto", "data:Category"),
    ("DataDisk.1.DeleteWithInstance", "false", "data:DeleteWithInstance"),
    ("DataDisk.1.Description", "of data", "data:Description"),
    ("DataDisk.1.Device", "/dev/xvdf", "data:Device"),
    ("DataDisk.1.DiskName", "second", "data:DiskName"),
    ("DataDisk.1.ProvisionedIops", "500", "data:ProvisionedIops"),
    ("DataDisk.1.Size", "64", "data:Size"),
    ("DedicatedHostId", "dh-1", "DedicatedHostAttribute.DedicatedHostId"),
    ("DeletionProtection", "true", "DeletionProtection"),
    ("DeploymentSetGroupNo", "3", "DeploymentSetGroupNo"),
    ("DeploymentSetId", "ds-1", "DeploymentSetId"),
    ("Description", "of mine", "Description"),
    ("HibernationOptions.Configured", "true", "HibernationOptions.Configured"),
    ("HostName", "host-1", "HostName"),
    ("HpcClusterId", "hpc-1", "HpcClusterId"),
    ("HttpEndpoint", "disabled", "MetadataOptions.HttpEndpoint"),
    ("HttpPutResponseHopLimit", "7", "MetadataOptions.HttpPutResponseHopLimit"),
    ("HttpTokens", "required", "MetadataOptions.HttpTokens"),
    ("ImageOptions.LoginAsNonRoot", "true", "ImageOptions.LoginAsNonRoot"),
    ("InnerIpAddress", "10.0.0.7", "InnerIpAddress.IpAddress.0"),
    ("InstanceChargeType", "PrePaid", "InstanceChargeType"),
    ("InstanceName", "mine", "InstanceName"),
    ("InstanceType", "ecs.c7.large", "InstanceType"),
    ("InternetChargeType", "PayByBandwidth", "InternetChargeType"),
    ("InternetMaxBandwidthIn", "30", "InternetMaxBandwidthIn"),
    ("InternetMaxBandwidthOut", "20", "InternetMaxBandwidthOut"),
    ("IoOptimized", "none", "one:IoOptimized"),
    ("Ipv6Address.1", "2001:db8::7", "NetworkInterfaces.NetworkInterface.0.Ipv6Sets.Ipv6Set.0.Ipv6Address"),
    ("Isp", "BGP", "ISP"),
    ("KeyPairName", "key", "KeyPairName"),
    ("ManagedHostId", "mh-1", "AdditionalInfo.ManagedHostId"),
    ("NetworkOptions.BandwidthWeighting", "Vpc-L1", "one:NetworkOptions.BandwidthWeighting"),
    ("NetworkOptions.EnableJumboFrame", "true", "one:EnableJumboFrame"),
    ("NetworkOptions.EnableNetworkEncryption", "true", "one:NetworkOptions.EnableNetworkEncryption"),
    (
        "PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord",
        "true",
        "PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord",
    ),
    (
        "PrivateDnsNameOptions.EnableInstanceIdDnsARecord",
        "true",
        "PrivateDnsNameOptions.EnableInstanceIdDnsARecord",
    ),
    ("PrivateDnsNameOptions.EnableIpDnsARecord", "true", "PrivateDnsNameOptions.EnableIpDnsARecord"),
    ("PrivateDnsNameOptions.EnableIpDnsPtrRecord", "true", "PrivateDnsNameOptions.EnableIpDnsPtrRecord"),
    ("PrivateDnsNameOptions.HostnameType", "IpBased", "PrivateDnsNameOptions.HostnameType"),
    ("PrivateIpAddress", "10.0.0.8", "VpcAttributes.PrivateIpAddress.IpAddress.0"),
    ("PrivatePoolOptions.Id", "eap-1", "EcsCapacityReservationAttr.CapacityReservationId"),
    ("PrivatePoolOptions.MatchCriteria", "Open", "EcsCapacityReservationAttr.CapacityReservationPreference"),
    ("ResourceGroupId", "rg-1", "ResourceGroupId"),
    ("SchedulerOptions.DedicatedHostClusterId", "dc-1", "DedicatedHostAttribute.DedicatedHostClusterId"),
    ("SecurityGroupId", "sg-1", "one:SecurityGroupIds.SecurityGroupId.0"),
    ("SecurityOptions.EnableSecureBoot", "true", "one:SecurityOptions.EnableSecureBoot"),
    ("SpotDuration", "0", "SpotDuration"),
    ("SpotInterruptionBehavior", "Stop", "SpotInterruptionBehavior"),
    ("SpotPriceLimit", "0.25", "SpotPriceLimit"),
    ("SystemDisk.BurstingEnabled", "true", "system:BurstingEnabled"),
    ("SystemDisk.Category", "cloud_auto", "system:Category"),
    ("SystemDisk.Description", "of system", "system:Description"),
    ("SystemDisk.DiskName", "first", "system:DiskName"),
    ("SystemDisk.ProvisionedIops", "400", "system:ProvisionedIops"),
    ("SystemDisk.Size", "41", "system:Size"),
    ("Tag.1.Key", "k", "Tags.Tag.0.TagKey"),
    ("Tag.1.Value", "v", "Tags.Tag.0.TagValue"),
    ("Tenancy", "host", "DedicatedInstanceAttribute.Tenancy"),
    ("VSwitchId", "vsw-1", "VpcAttributes.VSwitchId"),
    ("VlanId", "vlan-1", "VlanId"),
    ("ZoneId", "cn-hangzhou-h", "ZoneId"),
];

/// What a new instance can be given besides, each tested elsewhere, since it needs another request: it
/// excludes what is above, is refused here, or says what is to be made rather than what is shown.
const TESTED_ELSEWHERE: &[&str] = &[
    "Amount",
    "AutoReleaseTime",
    "ClientToken",
    "DataDisk.1.AutoSnapshotPolicyId",
    "DataDisk.1.EncryptAlgorithm",
    "DataDisk.1.Encrypted",
    "DataDisk.1.KMSKeyId",
    "DataDisk.1.PerformanceLevel",
    "DataDisk.1.SnapshotId",
    "DataDisk.1.StorageClusterId",
    "DryRun",
    "HostNames.1",
    "ImageFamily",
    "ImageId",
    "MinAmount",
    "NetworkInterface.1.InstanceType",
    "NetworkInterface.1.Ipv6Address.1",
    "NetworkInterface.1.NetworkInterfaceId",
    "NetworkInterface.1.PrimaryIpAddress",
    "NetworkInterface.1.SecurityGroupId",
    "NetworkInterface.1.SecurityGroupIds.1",
    "NetworkInterface.1.VSwitchId",
    "Password",
    "Period",
    "PeriodUnit",
    "RegionId",
    "SecurityGroupIds.1",
    "SpotStrategy",
    "StorageSetId",
    "StorageSetPartitionNumber",
    "SystemDisk.AutoSnapshotPolicyId",
    "SystemDisk.EncryptAlgorithm",
    "SystemDisk.Encrypted",
    "SystemDisk.KMSKeyId",
    "SystemDisk.PerformanceLevel",
    "SystemDisk.StorageClusterId",
    "Tag.1.key",
    "Tag.1.value",
    "UniqueSuffix",
];

/// The names under which a parameter can be given, those without effect left out.
fn spellings(parameters: &[ParameterDeclaration], prefix: &str) -> Vec<String> {
    let heard = parameters.iter().filter(|parameter| parameter.effect == Effect::Full);
    let names = heard.flat_map(|parameter| {
        let name = format!("{prefix}{}", parameter.name);
        match parameter.kind {
            Kind::RepeatStruct(fields) => spellings(fields, &format!("{name}.1.")),
            Kind::RepeatList => vec![format!("{name}.1")],
            _ => vec![name],
        }
    });
    names.collect()
}

/// The text of the field at a path.
fn field(answer: &Value, path: &str) -> String {
    let pointer = format!("/{}", path.replace('.', "/"));
    match answer.pointer(&pointer) {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => "absent".to_owned(),
    }
}

#[test]
fn all_that_a_new_instance_is_given_is_shown_again() {
    for operation in operations().filter(|one| ["CreateInstance", "RunInstances"].contains(&one.name)) {
        let spellings = spellings(operation.parameters, "");
        let given: Vec<_> =
            SHOWN.iter().filter(|(name, ..)| spellings.iter().any(|spelling| spelling == name)).collect();
        let untested: Vec<_> = spellings
            .iter()
            .filter(|name| !TESTED_ELSEWHERE.contains(&name.as_str()))
            .filter(|name| given.iter().all(|(other, ..)| other != name))
            .collect();
        assert_eq!(untested, Vec::<&String>::new(), "{}", operation.name);

        let mut world = World::empty();
        let parameters: Vec<Pair<'_>> = given.iter().map(|(name, value, _)| (*name, *value)).collect();
        world.call(operation.name, &parameters).unwrap();
        let list = world.call("DescribeInstances", &[]).unwrap()["Instances"]["Instance"][0].clone();
        let id = field(&list, "InstanceId");
        let one = world.call("DescribeInstanceAttribute", &[("InstanceId", &id)]).unwrap();
        let mut disk = |kind| {
            let disks = world.call("DescribeDisks", &[("DiskType", kind)]).unwrap();
            disks["Disks"]["Disk"][0].clone()
        };
        let (system, data) = (disk("system"), disk("data"));
        for (name, value, path) in given {
            let (answer, path) = match path.split_once(':') {
                Some(("one", path)) => (&one, path),
                Some(("system", path)) => (&system, path),
                Some((_, path)) => (&data, path),
                None => (&list, *path),
            };
            assert_eq!(field(answer, path), *value, "{} {name}", operation.name);
        }
    }
}

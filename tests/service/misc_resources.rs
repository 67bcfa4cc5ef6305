//! Batches and attributes of instances, specifications and health of disks, old tag operations, resource
//! groups.

// Clippy takes the helpers of a test for production code.
#![allow(clippy::unwrap_used)]

use crate::world::own_world;
use ecs_snap::catalog::{Disk, Instance, NewSnapshot, Snapshot};
use ecs_snap::model::{DiskId, DiskStatus, InstanceId, InstanceStatus, SnapshotId, Time};
use serde_json::Value;

own_world!();

impl World {
    fn instances(&mut self, count: &str) -> Vec<String> {
        let answer = self.call("RunInstances", &[("Amount", count)]).unwrap();
        let ids = answer["InstanceIdSets"]["InstanceIdSet"].as_array().unwrap();
        ids.iter().map(|id| id.as_str().unwrap().to_owned()).collect()
    }

    fn statuses(&mut self) -> Vec<String> {
        let answer = self.call("DescribeInstanceStatus", &[]).unwrap();
        let list = answer["InstanceStatuses"]["InstanceStatus"].as_array().unwrap();
        list.iter().map(|one| one["Status"].as_str().unwrap().to_owned()).collect()
    }

    fn disk(&mut self, parameters: &[(&str, &str)]) -> String {
        let place = [("ZoneId", "cn-hangzhou-h")];
        let answer = self.call("CreateDisk", &[&place, parameters].concat()).unwrap();
        answer["DiskId"].as_str().unwrap().to_owned()
    }

    fn change(&mut self, id: &str, change: impl FnOnce(&mut Disk)) {
        let id = DiskId::parse(id).unwrap();
        let write = self.service.engine().catalog().write(|catalog| {
            let mut disk = Disk::find(catalog, &id)?.unwrap();
            change(&mut disk);
            disk.update(catalog)
        });
        write.unwrap();
    }

    fn described(&mut self, disk: &str) -> Value {
        let answer = self.call("DescribeDisks", &[("DiskIds", &format!("[\"{disk}\"]"))]).unwrap();
        answer["Disks"]["Disk"][0].clone()
    }
}

fn codes(answer: &Value) -> Vec<String> {
    let list = answer["InstanceResponses"]["InstanceResponse"].as_array().unwrap();
    list.iter().map(|one| one["Code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn batches_are_all_or_nothing_or_as_many_as_can() {
    let mut world = World::empty();
    let ids = world.instances("2");
    let both = [("InstanceId.1", ids[0].as_str()), ("InstanceId.2", ids[1].as_str())];
    world.call("StopInstance", &[("InstanceId", &ids[1])]).unwrap();
    assert_eq!(world.call("StopInstances", &both).unwrap_err(), ("IncorrectInstanceStatus".to_owned(), 403));
    let mut before = world.statuses();
    before.sort();
    assert_eq!(before, ["Running", "Stopped"]);

    let first = [&both[..], &[("BatchOptimization", "SuccessFirst")]].concat();
    let answer = world.call("StopInstances", &first).unwrap();
    assert_eq!(codes(&answer), ["200", "IncorrectInstanceStatus"]);
    let done = &answer["InstanceResponses"]["InstanceResponse"][0];
    assert_eq!((&done["PreviousStatus"], &done["CurrentStatus"]), (&"Running".into(), &"Stopped".into()));
    assert_eq!(world.statuses(), ["Stopped", "Stopped"]);

    assert_eq!(codes(&world.call("StartInstances", &both).unwrap()), ["200", "200"]);
    assert_eq!(codes(&world.call("RebootInstances", &both).unwrap()), ["200", "200"]);
    world.call("RebootInstance", &both.map(|(_, id)| ("InstanceId", id))[..1]).unwrap();
    assert_eq!(world.statuses(), ["Running", "Running"]);
    let dry = [&both[..], &[("DryRun", "true")]].concat();
    assert_eq!(world.refusal("StopInstances", &dry), "DryRunOperation");
    assert_eq!(world.refusal("StartInstances", &dry), "IncorrectInstanceStatus");
    assert_eq!(world.statuses(), ["Running", "Running"]);

    assert_eq!(world.refusal("StartInstances", &[]), "MissingParameter");
    assert_eq!(world.refusal("StartInstances", &[("InstanceId.1", "i-none")]), "InvalidInstanceId.NotFound");
    let strange = [&both[..], &[("BatchOptimization", "Sometimes")]].concat();
    assert_eq!(world.refusal("RebootInstances", &strange), "InvalidParameter");
    world.call("StopInstance", &[("InstanceId", &ids[0])]).unwrap();
    assert_eq!(world.refusal("RebootInstance", &[("InstanceId", &ids[0])]), "IncorrectInstanceStatus");
}

#[test]
fn many_instances_are_deleted_or_none() {
    let mut world = World::empty();
    let ids = world.instances("2");
    let both = [("InstanceId.1", ids[0].as_str()), ("InstanceId.2", ids[1].as_str())];
    world.call("StopInstance", &[("InstanceId", &ids[0])]).unwrap();
    assert_eq!(world.refusal("DeleteInstances", &both), "IncorrectInstanceStatus");
    assert_eq!(world.statuses().len(), 2);
    let force = [&both[..], &[("Force", "true")]].concat();
    assert_eq!(
        world.refusal("DeleteInstances", &[&force[..], &[("DryRun", "true")]].concat()),
        "DryRunOperation"
    );
    let token = [&force[..], &[("ClientToken", "once")]].concat();
    world.call("DeleteInstances", &token).unwrap();
    world.call("DeleteInstances", &token).unwrap();
    assert!(world.statuses().is_empty());
    assert_eq!(world.refusal("DeleteInstances", &force), "InvalidInstanceId.NotFound");
}

#[test]
fn attributes_of_an_instance_change() {
    let mut world = World::empty();
    let id = world.instances("1").remove(0);
    let it = ("InstanceId", id.as_str());
    let change = [it, ("InstanceName", "web"), ("HostName", "host-1"), ("DeletionProtection", "true")];
    world.call("ModifyInstanceAttribute", &change).unwrap();
    world.call("ModifyInstanceAttribute", &[it, ("Description", "for the web")]).unwrap();
    let shown = world.call("DescribeInstanceAttribute", &[it]).unwrap();
    assert_eq!(shown["InstanceName"], "web");
    assert_eq!(shown["HostName"], "host-1");
    assert_eq!(shown["Description"], "for the web");
    assert_eq!(shown["Status"], "Running");
    let force = [it, ("Force", "true")];
    assert_eq!(world.refusal("DeleteInstance", &force), "InvalidOperation.DeletionProtection");

    assert_eq!(
        world.refusal("ModifyInstanceAttribute", &[it, ("InstanceName", "1")]),
        "InvalidInstanceName.Malformed"
    );
    assert_eq!(
        world.refusal("ModifyInstanceAttribute", &[it, ("HostName", "-x")]),
        "InvalidHostName.Malformed"
    );
    let address = ("Description", "http://x");
    assert_eq!(world.refusal("ModifyInstanceAttribute", &[it, address]), "InvalidDescription.Malformed");
    for operation in ["ModifyInstanceAttribute", "DescribeInstanceAttribute"] {
        let failure = world.call(operation, &[("InstanceId", "i-none")]).unwrap_err();
        assert_eq!(failure, ("InvalidInstanceId.NotFound".to_owned(), 404));
    }
    assert_eq!(world.refusal("DescribeInstanceStatus", &[("PageSize", "51")]), "InvalidParameter");
    let elsewhere = [("ZoneId", "cn-beijing-a")];
    assert_eq!(world.refusal("DescribeInstanceStatus", &elsewhere), "InvalidZoneId.NotFound");
}

#[test]
fn a_disk_becomes_a_faster_one() {
    let mut world = World::empty();
    let id = world.disk(&[("DiskCategory", "cloud_efficiency"), ("Size", "40")]);
    let it = ("DiskId", id.as_str());
    let mut code = |more: &[(&str, &str)]| world.refusal("ModifyDiskSpec", &[&[it], more].concat());
    assert_eq!(code(&[]), "NoChangeInDiskCategoryAndPerformanceLevel");
    assert_eq!(code(&[("DiskCategory", "cloud_efficiency")]), "NoChangeInDiskCategoryAndPerformanceLevel");
    assert_eq!(code(&[("DiskCategory", "cloud")]), "InvalidDiskCategory.ValueNotSupported");
    assert_eq!(code(&[("PerformanceLevel", "PL1")]), "InvalidPerformanceLevelParam.Mismatch");
    assert_eq!(code(&[("PerformanceLevel", "PL9")]), "InvalidPerformanceLevel.Malformed");
    assert_eq!(code(&[("ProvisionedIops", "10")]), "ProvisionedIopsForDiskCategoryUnsupported");
    let zone = ("DestinationZoneId", "cn-hangzhou-b");
    assert_eq!(code(&[zone]), "InvalidDestinationZoneId.DiskCategoryUnsupported");
    let control = ("PerformanceControlOptions.IOPS", "1");
    assert_eq!(code(&[control]), "InvalidPerformanceParameter.DiskNotInDedicatedStorageCluster");
    let essd = ("DiskCategory", "cloud_essd");
    assert_eq!(code(&[essd, ("PerformanceLevel", "PL2")]), "OperationDenied.PerformanceLevelNotMatch");
    assert_eq!(code(&[essd, ("DryRun", "true")]), "DryRunOperation");

    let answer = world.call("ModifyDiskSpec", &[it, essd]).unwrap();
    assert!(answer["TaskId"].as_str().unwrap().starts_with("t-"));
    let disk = world.described(&id);
    assert_eq!((&disk["Category"], &disk["PerformanceLevel"]), (&"cloud_essd".into(), &"PL1".into()));
    assert_eq!(
        world.refusal("ModifyDiskSpec", &[it, ("PerformanceLevel", "PL0")]),
        "InvalidPerformanceLevel.TooLow"
    );
    assert_eq!(world.refusal("ModifyDiskSpec", &[it, ("DiskCategory", "cloud_ssd")]), "OperationDenied");
    world.call("ModifyDiskSpec", &[it, ("DiskCategory", "cloud_auto"), ("ProvisionedIops", "100")]).unwrap();
    assert_eq!(world.described(&id)["ProvisionedIops"], 100);
    let answer = world.call("ModifyDiskSpec", &[it, ("ProvisionedIops", "0")]).unwrap();
    assert!(answer.get("TaskId").is_none());
    let most = ("ProvisionedIops", "50001");
    assert_eq!(world.refusal("ModifyDiskSpec", &[it, most]), "InvalidProvisionedIops.LimitExceed");

    world.change(&id, |disk| disk.status = DiskStatus::ReIniting);
    assert_eq!(world.refusal("ModifyDiskSpec", &[it, essd]), "IncorrectDiskStatus");
    let basic = world.disk(&[("DiskCategory", "cloud"), ("Size", "40")]);
    assert_eq!(
        world.refusal("ModifyDiskSpec", &[("DiskId", &basic), essd]),
        "InvalidDiskCategory.NotSupported"
    );
    assert_eq!(world.refusal("ModifyDiskSpec", &[("DiskId", "d-none"), essd]), "InvalidDiskId.NotFound");
}

#[test]
fn disks_are_well() {
    let mut world = World::empty();
    let id = world.disk(&[("Size", "20"), ("DiskCategory", "cloud_essd")]);
    let other = world.disk(&[("Size", "20"), ("DiskCategory", "cloud_essd"), ("Tag.1.Key", "k")]);
    let mut list = |parameters: &[(&str, &str)]| {
        let answer = world.call("DescribeDisksFullStatus", parameters).unwrap();
        let rows = answer["DiskFullStatusSet"]["DiskFullStatusType"].as_array().unwrap().clone();
        assert_eq!(answer["TotalCount"].as_u64().unwrap() as usize, rows.len());
        rows
    };
    assert_eq!(list(&[]).len(), 2);
    assert_eq!(list(&[("DiskId.1", &id)])[0]["Status"]["Name"], "Available");
    assert_eq!(list(&[("Tag.1.Key", "k")])[0]["DiskId"], other.as_str());
    assert_eq!(list(&[("Status", "In_use")]).len(), 0);
    assert_eq!(list(&[("HealthStatus", "Impaired")]).len(), 0);
    assert_eq!(list(&[("EventType", "Stalled")]).len(), 0);
    assert_eq!(list(&[("EventId.1", "e-1")]).len(), 0);
    let mut code =
        |parameters: &[(&str, &str)]| world.call("DescribeDisksFullStatus", parameters).unwrap_err();
    for bad in [("Status", "Gone"), ("HealthStatus", "Fine"), ("EventType", "Fire"), ("EventTime.Start", "x")]
    {
        assert_eq!(code(&[bad]), ("InvalidParameter".to_owned(), 403), "{bad:?}");
    }
    let span = [("EventTime.Start", "2026-03-02T00:00:00Z"), ("EventTime.End", "2026-03-01T00:00:00Z")];
    assert_eq!(code(&span).0, "InvalidParameter.TimeEndBeforeStart");
    let names: Vec<String> = (1..=101).map(|n| format!("DiskId.{n}")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), id.as_str())).collect();
    assert_eq!(code(&many).0, "DiskIdLimitExceeded");
}

#[test]
fn old_tag_operations_share_the_tags_of_the_new() {
    let mut world = World::empty();
    let id = world.disk(&[("Size", "20"), ("DiskCategory", "cloud_essd")]);
    let it = [("ResourceType", "disk"), ("ResourceId", id.as_str())];
    let with = |more: &[(&'static str, &'static str)]| [&it[..], more].concat();
    world
        .call("AddTags", &with(&[("Tag.1.Key", "env"), ("Tag.1.Value", "test"), ("Tag.2.Key", "solo")]))
        .unwrap();
    let answer = world.call("DescribeTags", &[]).unwrap();
    assert_eq!(answer["TotalCount"], 2);
    let first = &answer["Tags"]["Tag"][0];
    assert_eq!((&first["TagKey"], &first["TagValue"]), (&"env".into(), &"test".into()));
    assert_eq!(
        (&first["ResourceTypeCount"]["Disk"], &first["ResourceTypeCount"]["Image"]),
        (&1.into(), &0.into())
    );
    assert_eq!(world.call("DescribeTags", &[("ResourceType", "eni")]).unwrap()["TotalCount"], 0);
    assert_eq!(world.call("DescribeTags", &[("ResourceId", "d-other")]).unwrap()["TotalCount"], 0);

    let found =
        world.call("DescribeResourceByTags", &[("Tag.1.Key", "env"), ("Tag.1.Value", "test")]).unwrap();
    let resource = &found["Resources"]["Resource"][0];
    assert_eq!((&resource["ResourceId"], &resource["ResourceType"]), (&id.as_str().into(), &"disk".into()));
    let none =
        world.call("DescribeResourceByTags", &[("Tag.1.Key", "env"), ("Tag.1.Value", "live")]).unwrap();
    assert_eq!(none["TotalCount"], 0);

    world.call("RemoveTags", &with(&[("Tag.1.Key", "env")])).unwrap();
    assert_eq!(world.call("DescribeTags", &[]).unwrap()["TotalCount"], 1);
    for operation in ["AddTags", "RemoveTags"] {
        let stranger = [("ResourceType", "disk"), ("ResourceId", "d-none"), ("Tag.1.Key", "k")];
        assert_eq!(
            world.call(operation, &stranger).unwrap_err(),
            ("InvalidResourceId.NotFound".to_owned(), 404)
        );
        let strange = [("ResourceType", "moon"), it[1], ("Tag.1.Key", "k")];
        assert_eq!(world.refusal(operation, &strange), "InvalidResourceType.NotFound");
        assert_eq!(world.refusal(operation, &with(&[("Tag.1.Key", "acs:x")])), "InvalidTagKey.Malformed");
    }
    for operation in ["DescribeTags", "DescribeResourceByTags"] {
        assert_eq!(world.refusal(operation, &[("ResourceType", "moon")]), "InvalidResourceType.NotFound");
    }
    let names: Vec<String> = (1..=20).map(|n| format!("Tag.{n}.Key")).collect();
    let keys: Vec<String> = (1..=20).map(|n| format!("key{n}")).collect();
    let many = names.iter().map(String::as_str).zip(keys.iter().map(String::as_str));
    let many: Vec<(&str, &str)> = it.into_iter().chain(many).collect();
    assert_eq!(world.call("AddTags", &many).unwrap_err(), ("OperationDenied.QuotaExceed".to_owned(), 400));
}

#[test]
fn resources_join_groups() {
    let mut world = World::empty();
    let disk = world.disk(&[("Size", "20"), ("DiskCategory", "cloud_essd")]);
    let instance = world.instances("1").remove(0);
    let group = ("ResourceGroupId", "rg-one");
    let join = |kind: &'static str, id: &str| {
        [("ResourceType", kind), ("ResourceId", id), group].map(|(a, b)| (a, b.to_owned()))
    };
    for (kind, id) in [("disk", disk.as_str()), ("instance", instance.as_str())] {
        let owned = join(kind, id);
        let parameters: Vec<(&str, &str)> =
            owned.iter().map(|(name, value)| (*name, value.as_str())).collect();
        world.call("JoinResourceGroup", &parameters).unwrap();
        let again = world.call("JoinResourceGroup", &parameters).unwrap_err();
        assert_eq!(again, ("InvalidResourceGroup.Duplicate".to_owned(), 403));
    }
    assert_eq!(world.described(&disk)["ResourceGroupId"], "rg-one");
    let id = ("ResourceId", disk.as_str());
    let kind = ("ResourceType", "disk");
    assert_eq!(world.refusal("JoinResourceGroup", &[kind, id]), "MissingParameter");
    let bad = ("ResourceGroupId", "group");
    assert_eq!(world.refusal("JoinResourceGroup", &[kind, id, bad]), "InvalidResourceGroup.NotFound");
    let stranger = ("ResourceId", "d-none");
    assert_eq!(world.refusal("JoinResourceGroup", &[kind, stranger, group]), "InvalidResourceId.NotFound");
    let moon = ("ResourceType", "moon");
    assert_eq!(world.refusal("JoinResourceGroup", &[moon, id, group]), "InvalidResourceType.NotFound");
}

#[test]
fn the_lock_of_a_progressing_snapshot_counts_from_its_end() {
    let mut world = World::empty();
    let id = world.disk(&[("Size", "20"), ("DiskCategory", "cloud_essd")]);
    let snapshot = SnapshotId::parse("s-bp1slow").unwrap();
    let new = NewSnapshot::new(snapshot.clone(), Time(0), id.clone());
    // Somebody is at it: the lock is held.
    let _lock = world.service.engine().lock(&id).unwrap().unwrap();
    let disk = DiskId::parse(&id).unwrap();
    let write = world.service.engine().catalog().write(|catalog| {
        let disk = Disk::find(catalog, &disk)?.unwrap();
        Snapshot::begin(catalog, &disk, new)
    });
    write.unwrap();
    let days = [("CoolOffPeriod", "0"), ("LockDuration", "1"), ("LockMode", "compliance")];
    let parameters = [&[("SnapshotId", snapshot.as_str())], &days[..]].concat();
    let answer = world.call("LockSnapshot", &parameters).unwrap();
    assert_eq!(answer["LockedSnapshotInfo"]["LockExpiredTime"], "");
    assert_eq!(answer["LockedSnapshotInfo"]["LockStatus"], "compliance");
    assert_eq!(world.refusal("DeleteSnapshot", &[("SnapshotId", snapshot.as_str())]), "OperationDenied");
    world.service.engine().capture(&snapshot).unwrap();
    let answer = world.call("DescribeLockedSnapshots", &[]).unwrap();
    assert_ne!(answer["LockedSnapshotsInfo"][0]["LockExpiredTime"], "");
}

#[test]
fn an_instance_that_is_being_made_is_left_alone() {
    let mut world = World::empty();
    let id = InstanceId::parse(&world.instances("1").remove(0)).unwrap();
    let region = ecs_snap::model::RegionId::parse("cn-hangzhou").unwrap();
    let write = world.service.engine().catalog().write(|catalog| {
        let instance = Instance::get(catalog, &region, &id)?.unwrap();
        Instance { status: InstanceStatus::Pending, ..instance }.update(catalog)
    });
    write.unwrap();
    let it = ("InstanceId", id.as_str());
    assert_eq!(
        world.refusal("ModifyInstanceAttribute", &[it, ("InstanceName", "web")]),
        "IncorrectInstanceStatus"
    );
    let many = ("InstanceId.1", id.as_str());
    assert_eq!(world.refusal("DeleteInstances", &[many]), "IncorrectInstanceStatus.Initializing");
}

#[test]
fn tasks_of_nonsense_are_refused() {
    let mut world = World::empty();
    assert_eq!(world.refusal("DescribeTasks", &[("TaskAction", "MakeCoffee")]), "InvalidParameter");
    let count = |world: &mut World, name, value| {
        world.call("DescribeTasks", &[(name, value)]).unwrap()["TotalCount"].clone()
    };
    let disk = world.disk(&[("Size", "40"), ("DiskCategory", "cloud_efficiency")]);
    world.call("ModifyDiskSpec", &[("DiskId", &disk), ("DiskCategory", "cloud_essd")]).unwrap();
    let all = world.call("DescribeTasks", &[]).unwrap()["TotalCount"].clone();
    assert_eq!(count(&mut world, "TaskAction", "ModifyDiskSpec"), all);
    assert_eq!(count(&mut world, "TaskAction", "ArchiveSnapshot"), 0);
    assert_eq!(count(&mut world, "TaskGroupId", "g-bp1none"), 0);
}

/// What the service documents for DescribeAccountAttributes.
const ATTRIBUTES: [&str; 14] = [
    "instance-network-type",
    "max-axt-command-count",
    "max-axt-invocation-daily",
    "max-dedicated-hosts",
    "max-elastic-network-interfaces",
    "max-postpaid-instance-vcpu-count",
    "max-postpaid-yundisk-capacity",
    "max-security-groups",
    "max-spot-instance-vcpu-count",
    "real-name-authentication",
    "supported-postpaid-instance-types",
    "used-postpaid-instance-vcpu-count",
    "used-postpaid-yundisk-capacity",
    "used-spot-instance-vcpu-count",
];

#[test]
fn documented_attributes_of_an_account_are_answered() {
    let mut world = World::empty();
    let names = |answer: &Value| {
        let items = answer["AccountAttributeItems"]["AccountAttributeItem"].as_array().unwrap().clone();
        items.iter().map(|item| item["AttributeName"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let all = names(&world.call("DescribeAccountAttributes", &[]).unwrap());
    for name in ATTRIBUTES {
        let answer = world.call("DescribeAccountAttributes", &[("AttributeName.1", name)]).unwrap();
        assert_eq!(names(&answer), [name]);
        assert!(all.iter().any(|one| one == name), "{name}");
    }
    world.disk(&[("Size", "30"), ("DiskCategory", "cloud_essd")]);
    world.disk(&[("Size", "12"), ("DiskCategory", "cloud_auto")]);
    let mut used = |zone| {
        let asked = [("AttributeName.1", "used-postpaid-yundisk-capacity"), ("ZoneId", zone)];
        let answer = world.call("DescribeAccountAttributes", &asked).unwrap();
        answer["AccountAttributeItems"]["AccountAttributeItem"][0]["AttributeValues"]["ValueItem"].clone()
    };
    let both = serde_json::json!([
        {"DiskCategory": "cloud_auto", "Value": "12"},
        {"DiskCategory": "cloud_essd", "Value": "30"},
    ]);
    assert_eq!(used("cn-hangzhou-h"), both);
    assert_eq!(used("cn-hangzhou-i"), serde_json::json!([]));
    let nowhere = world.refusal("DescribeAccountAttributes", &[("ZoneId", "cn-hangzhou-zz")]);
    assert_eq!(nowhere, "InvalidZoneId.NotFound");
}

#[test]
fn a_price_is_told_or_said_to_be_unknown() {
    let mut world = World::empty();
    world.call("DescribePrice", &[("ResourceType", "snapshot"), ("Capacity", "100")]).unwrap();
    let unpriced = [
        "instance",
        "disk",
        "diskperformance",
        "bandwidth",
        "ddh",
        "ElasticityAssurance",
        "CapacityReservation",
    ];
    for kind in unpriced {
        let failure = world.failure("DescribePrice", &[("ResourceType", kind)]);
        assert_eq!(failure.error.code, "PriceNotFound");
        for other in unpriced {
            assert!(failure.error.message.contains(other), "{}", failure.error.message);
        }
    }
    let unknown = world.refusal("DescribePrice", &[("ResourceType", "moon")]);
    assert_eq!(unknown, "InvalidResourceType.ValueNotSupported");
}

#[test]
fn regions_are_asked_for_in_known_words() {
    let mut world = World::empty();
    let all = world.call("DescribeRegions", &[]).unwrap()["Regions"].clone();
    let same = [("ResourceType", "disk"), ("InstanceChargeType", "PostPaid")];
    assert_eq!(world.call("DescribeRegions", &same).unwrap()["Regions"], all);
    assert_eq!(world.refusal("DescribeRegions", &[("ResourceType", "x")]), "InvalidResourceType.NotFound");
    assert_eq!(world.refusal("DescribeRegions", &[("InstanceChargeType", "x")]), "InvalidParameter");
}

//! The instance operations.

// Clippy takes the helpers of a test for production code.
#![allow(clippy::unwrap_used)]

use crate::common;

use crate::world::own_world;
use common::service::Pair;
use ecs_snap::catalog::{Disk, Instance, NewSnapshot, Snapshot};
use ecs_snap::home::Home;
use ecs_snap::model::{
    ByteSize, DiskCategory, DiskStatus, DiskType, InstanceId, InstanceStatus, RegionId, SnapshotId,
    SnapshotStatus, SnapshotType, Time,
};
use serde_json::Value;
use std::path::PathBuf;

own_world!();

impl World {
    fn run(&mut self, parameters: &[(&str, &str)]) -> Vec<String> {
        let answer = self.call("RunInstances", parameters).unwrap();
        let ids = answer["InstanceIdSets"]["InstanceIdSet"].as_array().unwrap();
        ids.iter().map(|id| id.as_str().unwrap().to_owned()).collect()
    }

    /// The one new instance.
    fn run_one(&mut self, parameters: &[(&str, &str)]) -> String {
        let ids = self.run(parameters);
        assert_eq!(ids.len(), 1);
        ids[0].clone()
    }

    fn described(&mut self, parameters: &[(&str, &str)]) -> Vec<Value> {
        let answer = self.call("DescribeInstances", parameters).unwrap();
        answer["Instances"]["Instance"].as_array().unwrap().clone()
    }

    fn listed(&mut self, parameters: &[(&str, &str)]) -> usize {
        self.described(parameters).len()
    }

    fn status(&mut self, id: &str) -> String {
        let ids = format!("[\"{id}\"]");
        let found = self.described(&[("InstanceIds", &ids)]);
        found.first().map(|instance| instance["Status"].as_str().unwrap().to_owned()).unwrap_or_default()
    }

    fn disks(&mut self, instance: &str) -> Vec<Disk> {
        let id = InstanceId::parse(instance).unwrap();
        self.write(|catalog| Disk::of_instance(catalog, &id))
    }

    fn all_disks(&mut self) -> Vec<Disk> {
        let region = RegionId::parse("cn-hangzhou").unwrap();
        self.write(|catalog| Disk::of_region(catalog, &region))
    }

    fn change_disk(&mut self, disk: &Disk, change: impl FnOnce(&mut Disk)) {
        let mut disk = disk.clone();
        change(&mut disk);
        self.write(|catalog| disk.update(catalog));
    }

    fn image(&self, disk: &Disk) -> PathBuf {
        Home::new(self.home.path()).image(&disk.region, &disk.id).to_path_buf()
    }

    /// A snapshot of a disk that needs no engine.
    fn snapshot(&mut self, disk: &Disk, id: &str, change: impl FnOnce(&mut Snapshot)) {
        self.write(|catalog| {
            let new =
                NewSnapshot::new(SnapshotId::parse(id).unwrap(), Time(1_767_268_800), disk.id.to_string());
            let mut snapshot = Snapshot::begin(catalog, disk, new)?;
            snapshot.status = SnapshotStatus::Accomplished;
            snapshot.progress = 100;
            snapshot.digest = Some(ecs_snap::model::Digest::default());
            snapshot.worker = None;
            change(&mut snapshot);
            snapshot.update(catalog)
        });
    }

    fn snapshots(&mut self) -> Vec<String> {
        let answer = self.call("DescribeSnapshots", &[]).unwrap();
        let snapshots = answer["Snapshots"]["Snapshot"].as_array().unwrap();
        snapshots.iter().map(|snapshot| snapshot["SnapshotId"].as_str().unwrap().to_owned()).collect()
    }
}

#[test]
fn an_instance_comes_with_its_disks() {
    let mut world = World::empty();
    let id = world.run_one(&[
        ("InstanceName", "web"),
        ("InstanceType", "ecs.c7.xlarge"),
        ("ImageId", "aliyun_3_x64_20G_alibase_20240528.vhd"),
        ("SystemDisk.Size", "40"),
        ("SystemDisk.DiskName", "root"),
        ("DataDisk.1.Size", "100"),
        ("DataDisk.1.Category", "cloud_efficiency"),
        ("DataDisk.1.DeleteWithInstance", "false"),
        ("DataDisk.2.Size", "30"),
        ("DataDisk.2.Device", "/dev/xvdb"),
        ("Tag.1.Key", "k"),
        ("Password", "Correct-1"),
    ]);
    assert!(id.starts_with("i-bp1") && id.len() == 22, "{id}");
    let instance = &world.described(&[])[0];
    let expected = [
        ("InstanceId", id.as_str()),
        ("InstanceName", "web"),
        ("InstanceType", "ecs.c7.xlarge"),
        ("InstanceTypeFamily", "ecs.c7"),
        ("ImageId", "aliyun_3_x64_20G_alibase_20240528.vhd"),
        ("Status", "Running"),
        ("StoppedMode", "Not-applicable"),
        ("RegionId", "cn-hangzhou"),
        ("ZoneId", "cn-hangzhou-b"),
        ("InstanceChargeType", "PostPaid"),
        ("OSType", "linux"),
    ];
    for (name, value) in expected {
        assert_eq!(instance[name], value, "{name}");
    }
    assert_eq!(instance["CreationTime"].as_str().unwrap().len(), "2026-01-01T12:00Z".len());
    assert_eq!(instance["Tags"]["Tag"][0]["TagKey"], "k");
    assert_eq!(instance["PublicIpAddress"]["IpAddress"], Value::Array(Vec::new()));

    let disks = world.disks(&id);
    let shape: Vec<_> = disks.iter().map(|disk| (disk.device.as_str(), disk.size.gib(), disk.kind)).collect();
    assert_eq!(
        shape,
        [
            ("/dev/xvda", 40, DiskType::System),
            ("/dev/xvdb", 30, DiskType::Data),
            ("/dev/xvdc", 100, DiskType::Data)
        ]
    );
    for disk in &disks {
        assert_eq!(disk.status, DiskStatus::InUse);
        assert!(disk.ever_attached && disk.attached.is_some() && disk.worker.is_none());
        assert_eq!(std::fs::metadata(world.image(disk)).unwrap().len(), disk.size.0);
    }
    assert_eq!((disks[0].name.as_str(), disks[0].delete_with_instance), ("root", true));
    assert_eq!(disks[0].origin_instance, InstanceId::parse(&id));
    assert!(disks[1].delete_with_instance);
    assert_eq!((disks[2].category, disks[2].delete_with_instance), (DiskCategory::CloudEfficiency, false));
    world.call("CreateSnapshot", &[("DiskId", disks[0].id.as_str())]).unwrap();
}

#[test]
fn several_instances_are_made_at_once() {
    let mut world = World::empty();
    let parameters = [("Amount", "3"), ("InstanceName", "node-[7,3]"), ("ClientToken", "once")];
    let ids = world.run(&parameters);
    assert_eq!(ids.len(), 3);
    assert_eq!(world.run(&parameters), ids, "the same token answers the same");
    assert_eq!(world.refusal("RunInstances", &[("ClientToken", "once")]), "IdempotentParameterMismatch");
    assert_eq!(world.listed(&[]), 3);
    for (pattern, count) in [("node-*", 3), ("*-008", 1), ("node-008", 1), ("node", 0), ("*", 3)] {
        assert_eq!(world.listed(&[("InstanceName", pattern)]), count, "{pattern}");
    }
    assert_eq!(world.run(&[("Amount", "2"), ("InstanceName", "web"), ("UniqueSuffix", "true")]).len(), 2);
    assert_eq!(world.listed(&[("InstanceName", "web002")]), 1);
}

#[test]
fn wrong_requests_make_nothing() {
    let mut world = World::empty();
    let long = "x".repeat(1 << 20);
    let size = ("DataDisk.1.Size", "20");
    let numbers: Vec<String> = (1..=17).map(|n| format!("DataDisk.{n}.Size")).collect();
    let too_many: Vec<(&str, &str)> = numbers.iter().map(|name| (name.as_str(), "20")).collect();
    let cases: Vec<(Vec<Pair<'_>>, &str, u16)> = vec![
        (vec![("Amount", "0")], "InvalidParam.Amount", 403),
        (vec![("Amount", "101")], "InvalidParam.Amount", 403),
        (vec![("Amount", "-9223372036854775808")], "InvalidParam.Amount", 403),
        (vec![("Amount", "many")], "InvalidParameter", 400),
        (vec![("ImageId", "../../etc")], "InvalidImageId.NotFound", 404),
        (vec![("ImageId", &long)], "InvalidImageId.NotFound", 404),
        (vec![("InstanceType", "g6.large")], "InvalidInstanceType.ValueNotSupported", 400),
        (vec![("InstanceType", &long)], "InvalidInstanceType.ValueNotSupported", 400),
        (vec![("ZoneId", "cn-hangzhou-z")], "InvalidZoneId.NotFound", 404),
        (vec![("ZoneId", "../")], "InvalidZoneId.NotFound", 404),
        (vec![("InstanceName", "1")], "InvalidInstanceName.Malformed", 400),
        (vec![("HostName", "a_b")], "InvalidHostName.Malformed", 400),
        (vec![("Description", &long)], "InvalidDescription.Malformed", 400),
        (vec![("KeyPairName", "a\0b")], "InvalidParameter", 400),
        (vec![("InstanceChargeType", "Free")], "InvalidInstanceChargeType.NotFound", 404),
        (vec![("ResourceGroupId", "../")], "InvalidResourceGroup.NotFound", 404),
        (vec![("SystemDisk.Category", "floppy")], "InvalidSystemDiskCategory.ValueNotSupported", 400),
        (
            vec![("SystemDisk.Category", "elastic_ephemeral_disk_premium")],
            "InvalidSystemDiskCategory.ValueNotSupported",
            400,
        ),
        (vec![("SystemDisk.Size", "19")], "InvalidSystemDiskSize.LessThanImageSize", 404),
        (
            vec![("SystemDisk.Size", "20"), ("SystemDisk.PerformanceLevel", "PL2")],
            "InvalidSystemDiskSize.LessThanMinSize",
            404,
        ),
        (vec![("SystemDisk.Size", "2049")], "InvalidSystemDiskSize.ValueNotSupported", 400),
        (vec![("SystemDisk.Size", "-1")], "InvalidSystemDiskSize.ValueNotSupported", 400),
        (vec![("SystemDisk.Size", &long)], "InvalidSystemDiskSize.ValueNotSupported", 400),
        (vec![("SystemDisk.PerformanceLevel", "PL9")], "InvalidParameter", 400),
        (
            vec![("SystemDisk.PerformanceLevel", "PL1"), ("SystemDisk.Category", "cloud_ssd")],
            "InvalidParameter.Conflict",
            400,
        ),
        (vec![("SystemDisk.DiskName", "/")], "InvalidDiskName.Malformed", 400),
        (vec![("SystemDisk.Description", "https://x")], "InvalidDiskDescription.Malformed", 400),
        (vec![("SystemDisk.Encrypted", "true")], "InvalidParameter.EncryptedNotSupported", 400),
        (too_many, "InstanceDiskNumber.LimitExceed", 400),
        (vec![("DataDisk.1.Category", "cloud_ssd")], "InvalidDataDiskSize.ValueNotSupported", 400),
        (vec![("DataDisk.1.Size", "19")], "InvalidDataDiskSize.ValueNotSupported", 400),
        (vec![("DataDisk.1.Size", "-20")], "InvalidDataDiskSize.ValueNotSupported", 400),
        (vec![("DataDisk.1.Size", "99999999999999999999")], "InvalidParameter", 400),
        (vec![size, ("DataDisk.1.Category", "tape")], "InvalidDataDiskCategory.ValueNotSupported", 400),
        (vec![size, ("DataDisk.1.Device", "/dev/../sda")], "InvalidDataDevice.Malformed", 400),
        (vec![size, ("DataDisk.1.Device", "/dev/xvda")], "InvalidDataDevice.Malformed", 400),
        (
            vec![
                size,
                ("DataDisk.1.Device", "/dev/xvdc"),
                ("DataDisk.2.Size", "20"),
                ("DataDisk.2.Device", "/dev/xvdc"),
            ],
            "InvalidDevice.InUse",
            403,
        ),
        (vec![("DataDisk.1.SnapshotId", "s-bp1none")], "InvalidSnapshotId.NotFound", 400),
        (vec![("DataDisk.1.SnapshotId", "../")], "InvalidSnapshotId.NotFound", 400),
        (vec![("Tag.1.Key", "acs:x")], "InvalidTagKey.Malformed", 400),
        (vec![("DryRun", "true")], "DryRunOperation", 400),
    ];
    for (parameters, code, status) in cases {
        let failure = world.call("RunInstances", &parameters).unwrap_err();
        assert_eq!(failure, (code.to_owned(), status), "{}", parameters[0].0);
    }
    assert_eq!((world.listed(&[]), world.all_disks().len()), (0, 0));
}

#[test]
fn a_data_disk_comes_from_a_snapshot() {
    let mut world = World::empty();
    let id = world.run_one(&[("DataDisk.1.Size", "30")]);
    let disks = world.disks(&id);
    let answer = world.call("CreateSnapshot", &[("DiskId", disks[1].id.as_str())]).unwrap();
    let snapshot = answer["SnapshotId"].as_str().unwrap();

    let from = ("DataDisk.1.SnapshotId", snapshot);
    let copy = world.run_one(&[from]);
    let disk = world.disks(&copy).remove(1);
    assert_eq!((disk.size, disk.source_snapshot), (ByteSize::from_gib(30), SnapshotId::parse(snapshot)));
    let larger = world.run_one(&[from, ("DataDisk.1.Size", "50")]);
    assert_eq!(world.disks(&larger)[1].size, ByteSize::from_gib(50));

    let before = world.all_disks().len();
    let failure = world.call("RunInstances", &[from, ("DataDisk.1.Size", "29")]).unwrap_err();
    assert_eq!(failure, ("InvalidDiskSize.TooSmall".to_owned(), 403));
    world.snapshot(&disks[0], "s-bp1system", |_| {});
    let system = [("DataDisk.1.SnapshotId", "s-bp1system")];
    assert_eq!(world.refusal("RunInstances", &system), "InvalidSnapshotId.NotDataDiskSnapshot");
    world.snapshot(&disks[1], "s-bp1failed", |snapshot| snapshot.status = SnapshotStatus::Failed);
    let failed = [("DataDisk.1.SnapshotId", "s-bp1failed")];
    assert_eq!(
        world.call("RunInstances", &failed).unwrap_err(),
        ("InvalidSnapshotId.NotReady".to_owned(), 403)
    );
    assert_eq!(world.all_disks().len(), before);
}

#[test]
fn what_cannot_be_made_leaves_nothing() {
    let mut world = World::empty();
    world.run(&[]);
    // In the way of the disks' images: a file where their directory should be.
    let region = RegionId::parse("cn-hangzhou").unwrap();
    let directory = Home::new(world.home.path()).disks(&region);
    std::fs::remove_dir_all(&directory).unwrap();
    std::fs::write(&directory, "").unwrap();
    let parameters = [("Amount", "2"), ("Tag.1.Key", "k"), ("ClientToken", "once")];
    assert_eq!(world.call("RunInstances", &parameters).unwrap_err(), ("InternalError".to_owned(), 500));
    std::fs::remove_file(&directory).unwrap();
    std::fs::create_dir(&directory).unwrap();
    assert_eq!(world.all_disks().len(), 1);
    let tagged = [("ResourceType", "instance"), ("Tag.1.Key", "k")];
    let tags = world.call("ListTagResources", &tagged).unwrap();
    assert_eq!(tags["TagResources"]["TagResource"], Value::Array(Vec::new()));
    // Nothing was promised, so the token is free again.
    assert_eq!(world.run(&parameters).len(), 2);
}

#[test]
fn filters_hold_together() {
    let mut world = World::empty();
    let web = world.run_one(&[
        ("InstanceName", "web"),
        ("ZoneId", "cn-hangzhou-h"),
        ("KeyPairName", "key"),
        ("Tag.1.Key", "k"),
        ("ResourceGroupId", "rg-one"),
    ]);
    world.run(&[("InstanceName", "db"), ("InstanceType", "ecs.r7.large")]);
    world.call("StopInstance", &[("InstanceId", &web)]).unwrap();
    let ids = format!("[\"{web}\",\"i-none\"]");
    let cases: &[(&[Pair<'_>], usize)] = &[
        (&[], 2),
        (&[("InstanceIds", &ids)], 1),
        (&[("InstanceIds", "[]")], 0),
        (&[("Status", "Stopped")], 1),
        (&[("Status", "Pending")], 0),
        (&[("ZoneId", "cn-hangzhou-h")], 1),
        (&[("ZoneId", "../")], 0),
        (&[("KeyPairName", "key")], 1),
        (&[("ResourceGroupId", "rg-one")], 1),
        (&[("Tag.1.Key", "k")], 1),
        (&[("InstanceType", "ecs.r7.large")], 1),
        (&[("InstanceTypeFamily", "ecs.g6")], 1),
        (&[("ImageId", "blank_x64_20G.vhd")], 2),
        (&[("InstanceChargeType", "PostPaid"), ("InstanceNetworkType", "vpc")], 2),
        (&[("InstanceChargeType", "PrePaid")], 0),
        (&[("LockReason", "security")], 0),
        (&[("VpcId", "vpc-x")], 0),
        (&[("Ipv6Address.1", "::1")], 0),
        (&[("Filter.3.Key", "CreationStartTime"), ("Filter.3.Value", "2020-01-01T00:00Z")], 2),
        (&[("Filter.4.Key", "CreationEndTime"), ("Filter.4.Value", "2020-01-01T00:00Z")], 0),
        (&[("Filter.1.Key", "ExpiredStartTime"), ("Filter.1.Value", "2030-01-01T00:00Z")], 2),
        (&[("Filter.2.Key", "ExpiredEndTime"), ("Filter.2.Value", "2030-01-01T00:00Z")], 0),
        (&[("RegionId", "cn-beijing")], 0),
    ];
    for (parameters, count) in cases {
        assert_eq!(world.listed(parameters), *count, "{parameters:?}");
    }
    let long = "x".repeat(1 << 20);
    let refused: &[(&str, &str, &str)] = &[
        ("InstanceIds", "i-one", "InvalidParameter"),
        ("Status", &long, "InvalidStatus.NotFound"),
        ("InstanceChargeType", "Free", "InvalidInstanceChargeType.NotFound"),
        ("InstanceNetworkType", "token-ring", "InvalidNetworkType.NotFound"),
        ("LockReason", "because", "InvalidLockReason.NotFound"),
        ("Filter.1.Key", "Size", "InvalidFilterKey.NotFound"),
        ("Filter.1.Key", "CreationStartTime", "InvalidParameter"),
        ("Filter.1.Key", "ExpiredEndTime", "InvalidParameter"),
        ("PageSize", "0", "InvalidParameter"),
        ("DryRun", "true", "DryRunOperation"),
    ];
    for (name, value, code) in refused {
        assert_eq!(world.refusal("DescribeInstances", &[(name, value)]), *code, "{name}");
    }
    let answer = world.call("DescribeInstances", &[("MaxResults", "10")]).unwrap();
    assert_eq!(answer["NextToken"], "");
    assert_eq!(answer["TotalCount"], 2);
    assert_eq!(world.call("DescribeInstances", &[]).unwrap()["NextToken"], "");
}

#[test]
fn instances_stop_and_start() {
    let mut world = World::empty();
    let id = world.run_one(&[]);
    let one = ("InstanceId", id.as_str());
    let wrong = ("IncorrectInstanceStatus".to_owned(), 403);
    assert_eq!(world.call("StartInstance", &[one]).unwrap_err(), wrong);
    assert_eq!(world.refusal("StopInstance", &[one, ("StoppedMode", "Slowly")]), "InvalidParameter");
    assert_eq!(world.refusal("StopInstance", &[one, ("DryRun", "true")]), "DryRunOperation");
    assert_eq!(world.status(&id), "Running");
    world.call("StopInstance", &[one, ("StoppedMode", "StopCharging"), ("ForceStop", "true")]).unwrap();
    assert_eq!(world.described(&[])[0]["StoppedMode"], "StopCharging");
    assert_eq!(world.call("StopInstance", &[one]).unwrap_err(), wrong);

    let disk = world.disks(&id).remove(0);
    world.change_disk(&disk, |disk| disk.status = DiskStatus::ReIniting);
    assert_eq!(world.call("StartInstance", &[one]).unwrap_err(), ("DiskError".to_owned(), 403));
    world.change_disk(&disk, |_| {});
    assert_eq!(world.refusal("StartInstance", &[one, ("DryRun", "true")]), "DryRunOperation");
    world.call("StartInstance", &[one]).unwrap();
    assert_eq!(
        (world.status(&id).as_str(), &world.described(&[])[0]["StoppedMode"]),
        ("Running", &"Not-applicable".into())
    );

    for operation in ["StartInstance", "StopInstance", "DeleteInstance"] {
        assert_eq!(world.refusal(operation, &[]), "MissingParameter");
        for stranger in ["i-none", "../", "i-\0"] {
            let failure = world.call(operation, &[("InstanceId", stranger)]).unwrap_err();
            assert_eq!(failure, ("InvalidInstanceId.NotFound".to_owned(), 404));
        }
        let elsewhere = world.refusal(operation, &[one, ("RegionId", "cn-beijing")]);
        assert_eq!(elsewhere, "InvalidInstanceId.NotFound");
    }
}

#[test]
fn a_system_disk_leaves_a_stopped_instance_and_returns() {
    let mut world = World::empty();
    let id = world.run_one(&[]);
    let other = world.run_one(&[]);
    let disk = world.disks(&id).remove(0);
    let pair = |instance| [("DiskId", disk.id.as_str()), ("InstanceId", instance)];
    let bootable = |instance| [("DiskId", disk.id.as_str()), ("InstanceId", instance), ("Bootable", "true")];
    let one = ("InstanceId", id.as_str());
    assert_eq!(world.refusal("DetachDisk", &pair(&id)), "IncorrectInstanceStatus");
    world.call("StopInstance", &[one]).unwrap();
    world.call("StopInstance", &[("InstanceId", &other)]).unwrap();
    world.call("DetachDisk", &pair(&id)).unwrap();
    assert!(world.disks(&id).is_empty());

    assert_eq!(world.call("StartInstance", &[one]).unwrap_err(), ("DiskError".to_owned(), 403));
    assert_eq!(world.refusal("CreateImage", &[one]), "InvalidInstance.NotFoundSystemDisk");
    world.call("CreateSnapshot", &[("DiskId", disk.id.as_str())]).unwrap();
    assert_eq!(world.refusal("AttachDisk", &bootable(&other)), "InvalidInstance.NotOriginInstance");
    assert_eq!(world.refusal("AttachDisk", &pair(&id)), "InvalidParameter");

    world.call("AttachDisk", &bootable(&id)).unwrap();
    assert_eq!(
        (world.disks(&id)[0].device.as_str(), world.disks(&id)[0].delete_with_instance),
        ("/dev/xvda", true)
    );
    world.call("StartInstance", &[one]).unwrap();
}

/// What may not go now stays behind, and everything else goes all the same.
#[test]
fn an_automatic_snapshot_that_an_image_holds_does_not_stop_a_deletion() {
    let mut world = World::empty();
    let id = world.run_one(&[]);
    let [system] = world.disks(&id).try_into().unwrap();
    world.change_disk(&system, |disk| disk.delete_auto_snapshot = true);
    for name in ["s-bp1first", "s-bp1held", "s-bp1last"] {
        world.snapshot(&system, name, |snapshot| snapshot.kind = SnapshotType::Auto);
    }
    world.call("CreateImage", &[("SnapshotId", "s-bp1held")]).unwrap();
    world.call("DeleteInstance", &[("InstanceId", &id), ("Force", "true")]).unwrap();
    assert!(world.all_disks().is_empty() && !world.image(&system).exists());
    assert_eq!(world.snapshots(), ["s-bp1held"]);
}

#[test]
fn an_instance_is_deleted_with_what_belongs_to_it() {
    let mut world = World::empty();
    let id = world.run_one(&[
        ("DataDisk.1.Size", "20"),
        ("DataDisk.1.DeleteWithInstance", "false"),
        ("DataDisk.2.Size", "20"),
        ("Tag.1.Key", "k"),
    ]);
    let disks = world.disks(&id);
    let (system, stays, goes) = (&disks[0], &disks[1], &disks[2]);
    world.change_disk(goes, |disk| disk.delete_auto_snapshot = true);
    world.snapshot(system, "s-bp1kept", |snapshot| snapshot.kind = SnapshotType::Auto);
    world.snapshot(goes, "s-bp1manual", |_| {});
    world.snapshot(goes, "s-bp1auto", |snapshot| snapshot.kind = SnapshotType::Auto);

    let one = ("InstanceId", id.as_str());
    let wrong = ("IncorrectInstanceStatus".to_owned(), 403);
    assert_eq!(world.call("DeleteInstance", &[one]).unwrap_err(), wrong);
    assert_eq!(
        world.refusal("DeleteInstance", &[one, ("Force", "true"), ("DryRun", "true")]),
        "DryRunOperation"
    );
    world.change_disk(stays, |disk| disk.status = DiskStatus::ReIniting);
    assert_eq!(world.call("DeleteInstance", &[one, ("Force", "true")]).unwrap_err(), wrong);
    world.change_disk(stays, |_| {});
    let lock = world.service.engine().lock(system.id.as_str()).unwrap().unwrap();
    assert_eq!(world.call("DeleteInstance", &[one, ("Force", "true")]).unwrap_err(), wrong);
    drop(lock);
    assert_eq!(world.disks(&id).len(), 3);

    world.call("DeleteInstance", &[one, ("Force", "true")]).unwrap();
    assert_eq!(world.status(&id), "");
    let left = world.all_disks();
    assert_eq!(left.len(), 1);
    assert_eq!((&left[0].id, left[0].status, &left[0].instance), (&stays.id, DiskStatus::Available, &None));
    assert!(left[0].device.is_empty() && left[0].detached.is_some());
    assert!(world.image(stays).exists() && !world.image(system).exists() && !world.image(goes).exists());
    let mut snapshots = world.snapshots();
    snapshots.sort();
    assert_eq!(snapshots, ["s-bp1kept", "s-bp1manual"]);
    for (kind, count) in [("instance", 0), ("disk", 1)] {
        let tags = world.call("ListTagResources", &[("ResourceType", kind), ("Tag.1.Key", "k")]).unwrap();
        assert_eq!(tags["TagResources"]["TagResource"].as_array().unwrap().len(), count, "{kind}");
    }
}

#[test]
fn some_instances_stay() {
    let mut world = World::empty();
    let id = world.run_one(&[("DeletionProtection", "true")]);
    let parameters = [("InstanceId", id.as_str()), ("Force", "true")];
    let protected = ("InvalidOperation.DeletionProtection".to_owned(), 403);
    assert_eq!(world.call("DeleteInstance", &parameters).unwrap_err(), protected);

    let region = RegionId::parse("cn-hangzhou").unwrap();
    let key = InstanceId::parse(&id).unwrap();
    let mut row = world.write(|catalog| Instance::get(catalog, &region, &key)).unwrap();
    row.deletion_protection = false;
    row.status = InstanceStatus::Pending;
    world.write(|catalog| row.update(catalog));
    assert_eq!(world.refusal("DeleteInstance", &parameters), "IncorrectInstanceStatus.Initializing");
    row.status = InstanceStatus::Running;
    world.write(|catalog| row.update(catalog));

    let disk = world.disks(&id).remove(0);
    world.snapshot(&disk, "s-bp1now", |snapshot| snapshot.status = SnapshotStatus::Progressing);
    assert_eq!(world.refusal("DeleteInstance", &parameters), "IncorrectInstanceStatus");
    world.call("DeleteSnapshot", &[("SnapshotId", "s-bp1now")]).unwrap();
    world.call("DeleteInstance", &parameters).unwrap();
    assert!(world.all_disks().is_empty() && !world.image(&disk).exists());
}

#[test]
fn attributes_filter_what_is_shown() {
    let mut world = World::empty();
    world.run(&[
        ("InstanceName", "given"),
        ("SpotStrategy", "SpotAsPriceGo"),
        ("InternetChargeType", "PayByBandwidth"),
        ("HttpEndpoint", "disabled"),
        ("HttpTokens", "required"),
        ("HttpPutResponseHopLimit", "3"),
        ("IoOptimized", "none"),
        ("SecurityGroupIds.1", "sg-one"),
        ("SecurityGroupIds.2", "sg-two"),
        ("PrivateIpAddress", "192.168.0.7"),
        ("VSwitchId", "vsw-one"),
        ("Ipv6Address.1", "2001:db8::1"),
        ("HpcClusterId", "hpc-one"),
    ]);
    world.run(&[("InstanceName", "plain")]);
    let paid = [("InstanceType", "ecs.g6.large"), ("InstanceChargeType", "PrePaid"), ("ClusterId", "c-one")];
    world.call("CreateInstance", &paid).unwrap();
    let cases: &[(&[Pair<'_>], usize)] = &[
        (&[("InternetChargeType", "PayByBandwidth")], 1),
        (&[("InternetChargeType", "PayByTraffic")], 2),
        (&[("HttpEndpoint", "disabled")], 1),
        (&[("HttpEndpoint", "enabled")], 2),
        (&[("HttpTokens", "required")], 1),
        (&[("HttpTokens", "optional")], 2),
        (&[("HttpPutResponseHopLimit", "3")], 1),
        (&[("IoOptimized", "false")], 1),
        (&[("IoOptimized", "true")], 2),
        (&[("DeviceAvailable", "false")], 0),
        (&[("DeviceAvailable", "true")], 3),
        (&[("InstanceChargeType", "PrePaid")], 1),
        (&[("SecurityGroupId", "sg-two")], 1),
        (&[("SecurityGroupId", "sg-three")], 0),
        (&[("PrivateIpAddresses", "[\"10.0.0.1\",\"192.168.0.7\"]")], 1),
        (&[("VSwitchId", "vsw-one")], 1),
        (&[("Ipv6Address.1", "2001:db8::1")], 1),
        (&[("HpcClusterId", "hpc-one")], 1),
    ];
    for (parameters, count) in cases {
        assert_eq!(world.listed(parameters), *count, "{parameters:?}");
    }
    let refused: &[(&str, &str, &str)] = &[
        ("InternetChargeType", "Free", "InvalidInternetChargeType.ValueNotSupported"),
        ("HttpEndpoint", "maybe", "InvalidParameter"),
        ("HttpTokens", "maybe", "InvalidParameter"),
        ("PrivateIpAddresses", "192.168.0.7", "InvalidParameter"),
    ];
    for (name, value, code) in refused {
        assert_eq!(world.refusal("DescribeInstances", &[(name, value)]), *code, "{name}");
    }
    let states = |world: &mut World, cluster| {
        let states = world.call("DescribeInstanceStatus", &[("ClusterId", cluster)]).unwrap();
        states["TotalCount"].clone()
    };
    assert_eq!((states(&mut world, "c-one"), states(&mut world, "c-two")), (1.into(), 0.into()));
    let given = &world.described(&[("InstanceName", "given")])[0];
    assert_eq!(
        (&given["SpotStrategy"], &given["InstanceChargeType"]),
        (&"SpotAsPriceGo".into(), &"PostPaid".into())
    );
    let interface = &given["NetworkInterfaces"]["NetworkInterface"][0];
    assert_eq!(
        (&interface["Type"], &interface["PrimaryIpAddress"]),
        (&"Primary".into(), &"192.168.0.7".into())
    );
}

#[test]
fn wrong_attributes_make_nothing() {
    let mut world = World::empty();
    let auto = ("DataDisk.1.Category", "cloud_auto");
    let size = ("DataDisk.1.Size", "20");
    let release = ecs_snap::sys::clock::now().unwrap().plus_hours(1).to_seconds();
    let release = ("AutoReleaseTime", release.as_str());
    let cases: &[(&[Pair<'_>], &str, u16)] = &[
        (&[("LaunchTemplateId", "lt-1")], "InvalidParameter", 400),
        (&[("LaunchTemplateName", "mine")], "InvalidParameter", 400),
        (&[("LaunchTemplateVersion", "1")], "InvalidParameter", 400),
        (&[("MinAmount", "2")], "InvalidMinAmount.Malformed", 400),
        (&[("SpotStrategy", "Free")], "InvalidSpotStrategy", 400),
        (&[("SpotStrategy", "SpotAsPriceGo"), ("InstanceChargeType", "PrePaid")], "InvalidSpotPrepaid", 400),
        (&[("SpotPriceLimit", "-0.1")], "InvalidSpotPriceLimit", 400),
        (&[("SpotDuration", "7")], "InvalidSpotDuration", 400),
        (&[("SpotInterruptionBehavior", "Wait")], "InvalidSpotInterruptionBehavior", 400),
        (&[("InternetChargeType", "Free")], "InvalidInternetChargeType.ValueNotSupported", 400),
        (&[("InternetMaxBandwidthIn", "0")], "InvalidInternetMaxBandwidthIn.Malformed", 400),
        (&[("InternetMaxBandwidthOut", "101")], "InvalidInternetMaxBandwidthOut.Malformed", 400),
        (&[("IoOptimized", "true")], "InvalidIoOptimize.ValueNotSupported", 400),
        (&[("HttpTokens", "maybe")], "InvalidHttpTokens.NotSupported", 400),
        (&[("HttpEndpoint", "maybe")], "InvalidHttpEndpoint.NotSupported", 400),
        (&[("HttpPutResponseHopLimit", "65")], "InvalidHttpPutResponseHopLimit.NotSupported", 400),
        (&[("CreditSpecification", "Much")], "InvalidParameter.CreditSpecification", 400),
        (&[("Tenancy", "own")], "InvalidParam.Tenancy", 400),
        (&[("DeploymentSetId", "x")], "DeploymentSet.NotFound", 404),
        (&[("DeploymentSetGroupNo", "8")], "InvalidParameter", 400),
        (&[("HpcClusterId", "x")], "InvalidHpcClusterId.NotFound", 400),
        (&[("SecurityGroupId", "x")], "InvalidSecurityGroupId.NotFound", 404),
        (&[("SecurityGroupId", "sg-1"), ("SecurityGroupIds.1", "sg-2")], "InvalidParameter.Conflict", 400),
        (&[("VSwitchId", "x")], "InvalidVSwitchId.NotFound", 404),
        (&[("PrivateIpAddress", "10.0.0")], "InvalidPrivateIpAddress.Malformed", 400),
        (&[("AutoReleaseTime", "soon")], "InvalidAutoReleaseTime.Malformed", 400),
        (&[("AutoReleaseTime", "2020-01-01T00:00:00Z")], "InvalidAutoReleaseTime.Malformed", 400),
        (&[("AutoReleaseTime", "2999-01-01T00:00:00Z")], "InvalidAutoReleaseTime.Malformed", 400),
        (&[release, ("InstanceChargeType", "PrePaid")], "InvalidParameter.Conflict", 400),
        (&[("Ipv6Address.1", "10.0.0.1")], "InvalidParameter", 400),
        (&[("NetworkInterface.1.Ipv6Address.1", "x")], "InvalidParameter", 400),
        (
            &[("PrivateIpAddress", "255.255.255.254"), ("Amount", "3")],
            "InvalidPrivateIpAddress.Malformed",
            400,
        ),
        (&[("Period", "0")], "InvalidPeriod", 400),
        (&[("Period", "10")], "InvalidPeriod", 400),
        (&[("Period", "5"), ("PeriodUnit", "Week")], "InvalidPeriod", 400),
        (&[("PeriodUnit", "Fortnight")], "InvalidPeriod", 400),
        (&[("CpuOptions.Core", "0")], "InvalidParameter", 400),
        (&[("PrivatePoolOptions.MatchCriteria", "Target")], "MissingParameter.PrivatePoolOptionsId", 400),
        (&[("HostNames.1", "host-1"), ("HostNames.2", "host-2")], "InvalidParams.HostnameExceed", 403),
        (&[("HostNames.1", "a_b")], "InvalidHostName.Malformed", 400),
        (&[("HostNames.1", "host-1"), ("HostName", "host")], "InvalidParameter.Conflict", 400),
        (&[("StorageSetId", "ss-1")], "InvalidStorageSetId.NotFound", 400),
        (&[("SystemDisk.StorageClusterId", "dbsc-1")], "InvalidStorageClusterId.NotExist", 404),
        (&[("SystemDisk.KMSKeyId", "k")], "InvalidParameter.EncryptedIllegal", 400),
        (&[("SystemDisk.BurstingEnabled", "true")], "BurstingEnabledForDiskCategoryUnsupported", 400),
        (&[("SystemDisk.ProvisionedIops", "1")], "ProvisionedIopsForDiskCategoryUnsupported", 400),
        (&[size, ("DataDisk.1.BurstingEnabled", "true")], "BurstingEnabledForDiskCategoryUnsupported", 400),
        (&[size, auto, ("DataDisk.1.ProvisionedIops", "50001")], "InvalidProvisionedIops.LimitExceed", 400),
        (&[size, ("DataDisk.1.KMSKeyId", "k")], "InvalidParameter.EncryptedIllegal", 400),
        (&[size, ("DataDisk.1.StorageClusterId", "dbsc-1")], "InvalidStorageClusterId.NotExist", 404),
        (&[("NetworkInterface.1.InstanceType", "Third")], "InvalidParam.NetworkInterface", 400),
        (&[("NetworkInterface.1.SecurityGroupId", "x")], "InvalidSecurityGroupId.NotFound", 404),
        (&[("NetworkInterface.1.SecurityGroupIds.1", "x")], "InvalidSecurityGroupId.NotFound", 404),
        (&[("NetworkInterface.1.VSwitchId", "x")], "InvalidVSwitchId.NotFound", 404),
        (&[("DataDisk.17.Size", "20")], "InstanceDiskNumber.LimitExceed", 400),
        (&[("DataDisk.0.Size", "20")], "InvalidParameter", 400),
        (&[("DataDisk.x.Size", "20")], "InvalidParameter", 400),
        (&[("Password", "short")], "InvalidPassword.Malformed", 400),
        (&[("Password", "onlylowercase")], "InvalidPassword.Malformed", 400),
    ];
    for (parameters, code, status) in cases {
        let failure = world.call("RunInstances", parameters).unwrap_err();
        assert_eq!(failure, ((*code).to_owned(), *status), "{parameters:?}");
    }
    let kind = ("InstanceType", "ecs.g6.large");
    let created: &[(Pair<'_>, &str, u16)] = &[
        (("IoOptimized", "true"), "InvalidIoOptimizedValue.ValueNotSupported", 400),
        (("InternetMaxBandwidthOut", "101"), "InvalidParameter.Bandwidth", 400),
        (("InnerIpAddress", "x"), "InvalidInnerIpAddress.Malformed", 400),
        (("VSwitchId", "x"), "InvalidVSwitchId.NotFound", 403),
    ];
    for (parameter, code, status) in created {
        let failure = world.call("CreateInstance", &[kind, *parameter]).unwrap_err();
        assert_eq!(failure, ((*code).to_owned(), *status), "{parameter:?}");
    }
    assert_eq!((world.listed(&[]), world.all_disks().len()), (0, 0));
}

#[test]
fn attributes_are_changed() {
    let mut world = World::empty();
    let id = world.run_one(&[("SecurityGroupId", "sg-one"), ("CreditSpecification", "Standard")]);
    let it = ("InstanceId", id.as_str());
    world
        .call(
            "ModifyInstanceAttribute",
            &[
                it,
                ("SecurityGroupIds.1", "sg-two"),
                ("CreditSpecification", "Unlimited"),
                ("EnableJumboFrame", "true"),
                ("Recyclable", "true"),
                ("PrivateDnsNameOptions.HostnameType", "IpBased"),
            ],
        )
        .unwrap();
    let list = &world.described(&[])[0];
    assert_eq!(list["SecurityGroupIds"]["SecurityGroupId"], serde_json::json!(["sg-two"]));
    assert_eq!((&list["CreditSpecification"], &list["Recyclable"]), (&"Unlimited".into(), &true.into()));
    assert_eq!(list["PrivateDnsNameOptions"]["HostnameType"], "IpBased");
    let one = world.call("DescribeInstanceAttribute", &[it]).unwrap();
    assert_eq!(one["EnableJumboFrame"], true);
    let wrong = world.refusal("ModifyInstanceAttribute", &[it, ("CreditSpecification", "Much")]);
    assert_eq!(wrong, "InvalidParameter.CreditSpecification");
    let wrong = world.call("ModifyInstanceAttribute", &[it, ("SecurityGroupIds.1", "x")]).unwrap_err();
    assert_eq!(wrong, ("InvalidSecurityGroupId.NotFound".to_owned(), 404));
}

#[test]
fn host_names_and_interfaces_are_given_one_by_one() {
    let mut world = World::empty();
    world.run(&[
        ("Amount", "2"),
        ("MinAmount", "1"),
        ("HostNames.1", "host-a"),
        ("HostNames.2", "host-b"),
        ("NetworkInterface.1.InstanceType", "Primary"),
        ("NetworkInterface.1.VSwitchId", "vsw-one"),
        ("NetworkInterface.1.SecurityGroupIds.1", "sg-one"),
        ("NetworkInterface.2.NetworkInterfaceId", "eni-two"),
    ]);
    let list = world.described(&[]);
    let mut names: Vec<&str> = list.iter().map(|one| one["HostName"].as_str().unwrap()).collect();
    names.sort_unstable();
    assert_eq!(names, ["host-a", "host-b"]);
    for one in &list {
        assert_eq!(one["VpcAttributes"]["VSwitchId"], "vsw-one");
        assert_eq!(one["SecurityGroupIds"]["SecurityGroupId"][0], "sg-one");
        let interfaces = one["NetworkInterfaces"]["NetworkInterface"].as_array().unwrap();
        assert_eq!((interfaces.len(), &interfaces[1]["NetworkInterfaceId"]), (2, &"eni-two".into()));
    }
}

#[test]
fn addresses_follow_each_other() {
    let mut world = World::empty();
    world.run(&[("PrivateIpAddress", "10.77.0.254"), ("Amount", "3")]);
    let address = |one: &Value| one["VpcAttributes"]["PrivateIpAddress"]["IpAddress"][0].clone();
    let list = world.described(&[]);
    let mut addresses: Vec<Value> = list.iter().map(address).collect();
    addresses.sort_by_key(ToString::to_string);
    assert_eq!(addresses, ["10.77.0.254", "10.77.0.255", "10.77.1.0"]);
    for one in &list {
        assert_eq!(one["NetworkInterfaces"]["NetworkInterface"][0]["PrimaryIpAddress"], address(one));
    }
}

#[test]
fn a_secondary_interface_has_a_primary_one_beside_it() {
    let mut world = World::empty();
    world.run(&[
        ("Amount", "2"),
        ("PrivateIpAddress", "10.5.5.5"),
        ("Ipv6Address.1", "2001:db8::1"),
        ("VSwitchId", "vsw-1"),
        ("NetworkInterface.1.VSwitchId", "vsw-2"),
        ("NetworkInterface.1.InstanceType", "Secondary"),
    ]);
    assert!(world.service.engine().take_notes().concat().contains("NetworkInterface.1.VSwitchId"));
    for address in ["10.5.5.5", "10.5.5.6"] {
        let one = world.described(&[("PrivateIpAddresses", &format!("[\"{address}\"]"))]).remove(0);
        let interfaces = &one["NetworkInterfaces"]["NetworkInterface"];
        assert_eq!(
            (&interfaces[0]["Type"], &interfaces[1]["Type"]),
            (&"Primary".into(), &"Secondary".into())
        );
        assert_eq!(interfaces[0]["PrimaryIpAddress"], address);
        assert_eq!(interfaces[0]["Ipv6Sets"]["Ipv6Set"][0]["Ipv6Address"], "2001:db8::1");
        assert_eq!(one["VpcAttributes"]["VSwitchId"], "vsw-1");
    }
}

#[test]
fn times_of_instances_are_kept() {
    let mut world = World::empty();
    let at = ecs_snap::sys::clock::now().unwrap().plus_hours(1);
    world.run_one(&[("InstanceName", "short"), ("AutoReleaseTime", &at.to_seconds())]);
    let release = world.described(&[("InstanceName", "short")])[0]["AutoReleaseTime"].clone();
    assert_eq!(release, at.to_minutes());
    let paid = [("InstanceName", "paid"), ("InstanceChargeType", "PrePaid"), ("Period", "2")];
    world.run_one(&[&paid[..], &[("PeriodUnit", "Week")]].concat());
    let paid = &world.described(&[("InstanceName", "paid")])[0];
    let created = Time::parse(paid["CreationTime"].as_str().unwrap()).unwrap();
    assert_eq!(paid["ExpiredTime"], created.plus_days(14).to_minutes());
    let month = created.plus_months(1).to_minutes();
    let until = |key| [("Filter.3.Key", key), ("Filter.3.Value", month.as_str())];
    assert_eq!((world.listed(&until("ExpiredStartTime")), world.listed(&until("ExpiredEndTime"))), (1, 1));
}

#[test]
fn disks_are_paid_for_as_the_instance_that_they_come_with() {
    let mut world = World::empty();
    let data = [("DataDisk.1.Size", "20"), ("InstanceType", "ecs.g6.large")];
    let paid = [("InstanceChargeType", "PrePaid"), ("Period", "3")];
    let instance = world.run_one(&[&data[..], &paid].concat());
    world.call("CreateInstance", &[&data[..], &paid].concat()).unwrap();
    let as_it_goes = world.run_one(&data);
    let shown = |world: &mut World, parameters: &[Pair<'_>]| {
        let answer = world.call("DescribeDisks", parameters).unwrap();
        let disks = answer["Disks"]["Disk"].as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        disks.map(|disk| (text(&disk["DiskChargeType"]), text(&disk["ExpiredTime"]))).collect::<Vec<_>>()
    };
    let ids = format!("[\"{instance}\"]");
    let until = world.described(&[("InstanceIds", &ids)])[0]["ExpiredTime"].as_str().unwrap().to_owned();
    assert_eq!(shown(&mut world, &[("InstanceId", &instance)]), vec![("PrePaid".into(), until.clone()); 2]);
    assert_eq!(
        shown(&mut world, &[("InstanceId", &as_it_goes)]),
        vec![("PostPaid".to_owned(), "2999-09-08T16:00Z".to_owned()); 2]
    );
    assert_eq!(shown(&mut world, &[("DiskChargeType", "PrePaid")]).len(), 4);
    assert_eq!(shown(&mut world, &[("DiskChargeType", "PostPaid")]).len(), 2);
    // A new system disk is paid for as the old one, and what is attached later as before.
    world.call("StopInstance", &[("InstanceId", &instance)]).unwrap();
    let image = [("InstanceId", instance.as_str()), ("ImageId", "blank_x64_20G.vhd")];
    world.call("ReplaceSystemDisk", &image).unwrap();
    let zone = [("ZoneId", "cn-hangzhou-b"), ("Size", "20")];
    let other = world.call("CreateDisk", &zone).unwrap()["DiskId"].as_str().unwrap().to_owned();
    world.call("AttachDisk", &[("InstanceId", &instance), ("DiskId", &other)]).unwrap();
    assert_eq!(shown(&mut world, &[("DiskChargeType", "PrePaid"), ("InstanceId", &instance)]).len(), 2);
    assert_eq!(shown(&mut world, &[("InstanceId", &instance)]).len(), 3);
}

#[test]
fn parameters_that_exclude_each_other_are_named() {
    let mut world = World::empty();
    let primary = [("NetworkInterface.1.InstanceType", "Primary"), ("NetworkInterface.1.VSwitchId", "vsw-1")];
    let cases: &[(&[Pair<'_>], &str)] = &[
        (
            &[("SecurityGroupId", "sg-1"), ("SecurityGroupIds.1", "sg-2")],
            "The specified SecurityGroupIds.N cannot be given together with SecurityGroupId.",
        ),
        (
            &[primary[0], primary[1], ("VSwitchId", "vsw-2")],
            "The specified NetworkInterface.1.VSwitchId cannot be given together with VSwitchId.",
        ),
        (
            &[primary[0], ("NetworkInterface.1.PrimaryIpAddress", "here")],
            "The specified NetworkInterface.1.PrimaryIpAddress is not valid.",
        ),
        (&[("SecurityGroupIds.1", "x")], "The specified SecurityGroupIds.N is not valid."),
    ];
    for (parameters, message) in cases {
        assert_eq!(world.failure("RunInstances", parameters).error.message, *message);
    }
}

#[test]
fn a_system_disk_has_40_gib_or_the_size_of_its_image() {
    let mut world = World::empty();
    let gib = |world: &mut World, parameters: &[Pair<'_>]| {
        let id = world.run_one(parameters);
        world.disks(&id)[0].size.gib()
    };
    assert_eq!(gib(&mut world, &[]), 40);
    assert_eq!(gib(&mut world, &[("SystemDisk.Size", "20")]), 20);
    let large = world.run_one(&[("SystemDisk.Size", "60")]);
    let image = [("InstanceId", large.as_str())];
    let image = world.call("CreateImage", &image).unwrap()["ImageId"].as_str().unwrap().to_owned();
    assert_eq!(gib(&mut world, &[("ImageId", &image)]), 60);
}

#[test]
fn a_password_has_one_rule() {
    let mut world = World::empty();
    let instance = world.run_one(&[("Password", "Correct-1")]);
    world.call("CreateInstance", &[("InstanceType", "ecs.g6.large"), ("Password", "Correct-1")]).unwrap();
    world.call("StopInstance", &[("InstanceId", &instance)]).unwrap();
    let id = ("InstanceId", instance.as_str());
    let cases: &[(&str, &[Pair<'_>])] = &[
        ("CreateInstance", &[("InstanceType", "ecs.g6.large")]),
        ("ModifyInstanceAttribute", &[id]),
        ("ReplaceSystemDisk", &[id, ("ImageId", "blank_x64_20G.vhd")]),
    ];
    for (operation, parameters) in cases {
        for password in ["short", "alllowercase", "Tab\tinside1", &"aA1".repeat(11)] {
            let refusal = world.call(operation, &[parameters, &[("Password", password)][..]].concat());
            assert_eq!(refusal.unwrap_err(), ("InvalidPassword.Malformed".to_owned(), 400), "{operation}");
        }
        world.call(operation, &[parameters, &[("Password", "Correct-1")][..]].concat()).unwrap();
    }
}

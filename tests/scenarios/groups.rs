//! Chapter 5: snapshot-consistent groups.

use super::{Scene, id, list, run};
use serde_json::Value;

fn group(scene: &Scene, id: &str) -> Value {
    let answer = scene.ecs("DescribeSnapshotGroups", &["--SnapshotGroupId.1", id]);
    list(&answer, "SnapshotGroups", "SnapshotGroup").remove(0)
}

fn members(scene: &Scene, id: &str) -> Vec<Value> {
    list(&group(scene, id), "Snapshots", "Snapshot")
}

/// The ESSDs of one instance, or of several in a zone, at one point in time.
#[test]
fn chapter_5_1_making_a_group() {
    let scene = Scene::new(2);
    let zone = scene.ecs("DescribeInstances", &[])["Instances"]["Instance"][0]["ZoneId"].clone();
    let second = run(&scene.snap, &["--ZoneId", zone.as_str().unwrap()]);
    let basic = ["--ZoneId", "cn-hangzhou-b", "--Size", "20", "--DiskCategory", "cloud_efficiency"];
    let basic = id(&scene.ecs("CreateDisk", &basic), "DiskId");
    scene.ecs("AttachDisk", &["--InstanceId", &scene.instance, "--DiskId", &basic]);

    let of_one = ["--InstanceId", &scene.instance];
    let all = scene.refused("CreateSnapshotGroup", &of_one);
    assert_eq!(all, "DiskCategory.OperationNotSupported", "only ESSDs can be in a group");
    let create = [&of_one[..], &["--ExcludeDiskId.1", &basic, "--Name", "one", "--InstantAccess", "true"]];
    let one = id(&scene.ecs("CreateSnapshotGroup", &create.concat()), "SnapshotGroupId");
    let shown = group(&scene, &one);
    assert_eq!((&shown["Status"], &shown["Name"]), (&"accomplished".into(), &"one".into()));
    assert_eq!(
        (&shown["CreationTime"], &shown["InstanceId"]),
        (&"2022-03-01T02:00:00Z".into(), &scene.instance.clone().into())
    );
    let taken = members(&scene, &one);
    assert_eq!(taken.len(), 3, "the system disk and two data disks");
    assert!(taken.iter().all(|member| member["InstantAccess"] == true && member["Progress"] == "100%"));

    let other = scene.ecs("DescribeDisks", &["--InstanceId", &second]);
    let other = id(&list(&other, "Disks", "Disk")[0], "DiskId");
    let several = ["--DiskId.1", &scene.disks[0], "--DiskId.2", &other];
    let several = id(&scene.ecs("CreateSnapshotGroup", &several), "SnapshotGroupId");
    let from: Vec<Value> =
        members(&scene, &several).iter().map(|member| member["Tags"]["Tag"][0]["Value"].clone()).collect();
    assert!(from.contains(&scene.instance.clone().into()) && from.contains(&second.into()), "{from:?}");
    for (member, disk) in members(&scene, &several).iter().zip([&scene.disks[0]]) {
        assert!(scene.snap.content(&id(member, "SnapshotId")) == scene.snap.read(disk));
    }

    let far = run(&scene.snap, &["--ZoneId", "cn-hangzhou-k"]);
    let far = scene.ecs("DescribeDisks", &["--InstanceId", &far]);
    let far = id(&list(&far, "Disks", "Disk")[0], "DiskId");
    let apart = ["--DiskId.1", &scene.disks[0], "--DiskId.2", &far];
    assert_eq!(scene.refused("CreateSnapshotGroup", &apart), "InvalidDiskIds.NotInSameZone");
    scene.snap.verify();
}

/// All disks or chosen ones go back, when their instances are stopped; a member that is gone takes nothing
/// from the others.
#[test]
fn chapter_5_2_rolling_back_by_a_group() {
    let scene = Scene::new(2);
    let before: Vec<Vec<u8>> = scene.disks.iter().map(|disk| scene.snap.read(disk)).collect();
    let create = ["--DiskId.1", &scene.disks[0], "--DiskId.2", &scene.disks[1]];
    let group = id(&scene.ecs("CreateSnapshotGroup", &create), "SnapshotGroupId");
    let pairs: Vec<[String; 4]> = (1..)
        .zip(members(&scene, &group))
        .map(|(number, member)| {
            [
                format!("--Disk.{number}.DiskId"),
                id(&member, "SourceDiskId"),
                format!("--Disk.{number}.SnapshotId"),
                id(&member, "SnapshotId"),
            ]
        })
        .collect();
    let pairs: Vec<&str> = pairs.iter().flatten().map(String::as_str).collect();
    scene.disks.iter().for_each(|disk| scene.change(disk, 0, 9));
    assert_eq!(scene.refused("ResetDisks", &pairs), "IncorrectInstanceStatus");
    scene.stop();
    let done = scene.ecs("ResetDisks", &pairs);
    let done = list(&done, "OperationProgressSet", "OperationProgress");
    assert!(done.len() == 2 && done.iter().all(|one| one["OperationStatus"] == "Success"), "{done:?}");
    for (disk, before) in scene.disks.iter().zip(&before) {
        assert!(scene.snap.read(disk) == *before);
    }
    scene.ecs("DeleteSnapshot", &["--SnapshotId", pairs[3]]);
    let left = [("--Disk.1.DiskId", pairs[5]), ("--Disk.1.SnapshotId", pairs[7])];
    let left: Vec<&str> = left.iter().flat_map(|(name, value)| [*name, *value]).collect();
    scene.change(pairs[5], 1, 8);
    scene.ecs("ResetDisks", &left);
    let position = scene.disks.iter().position(|disk| disk == pairs[5]).unwrap();
    assert!(scene.snap.read(pairs[5]) == before[position]);
    scene.ecs("DeleteSnapshotGroup", &["--SnapshotGroupId", &group]);
    assert!(scene.shown(&[]).is_empty());
    scene.snap.verify();
}

/// Application-consistent snapshots need Cloud Assistant on an instance, which there is none of here: each
/// of its operations says so, and none does as if.
#[test]
fn chapters_5_3_to_5_6_application_consistent_snapshots() {
    let scene = Scene::new(1);
    let run = ["--Type", "RunShellScript", "--CommandContent", "ls", "--InstanceId.1", &scene.instance];
    assert_eq!(scene.refused("RunCommand", &run), "UnsupportedOperation");
    let role = ["--RamRoleName", "AppSnapshotRoleName", "--InstanceIds"];
    let instances = format!("[\"{}\"]", scene.instance);
    let attach = [&role[..], &[&instances]].concat();
    assert_eq!(scene.refused("AttachInstanceRamRole", &attach), "UnsupportedOperation");
    assert_eq!(scene.refused("DescribeInvocationResults", &[]), "UnsupportedOperation");
    assert!(scene.shown(&[]).is_empty());
}

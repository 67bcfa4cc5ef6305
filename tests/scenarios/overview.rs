//! Chapters 1 to 3: what snapshots are for, local snapshots, incremental snapshots.

use super::{MIB, Scene, disk_ids, id, list, run};

/// Snapshots can be taken by hand and by a policy, and become disks, images and copies.
#[test]
fn chapter_1_what_snapshots_are_for() {
    let mut scene = Scene::new(1);
    let disk = scene.disks[0].clone();
    let before = scene.snap.read(&disk);
    let manual = scene.take(&disk, &["--SnapshotName", "before-the-update"]);
    assert_eq!(scene.one(&manual)["SnapshotType"], "user");
    scene.change(&disk, 0, 9);
    let risky = scene.snap.read(&disk);

    let policy = ["--regionId", "cn-hangzhou", "--timePoints", "[\"12\"]", "--repeatWeekdays"];
    let policy =
        [&policy[..], &["[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\"]", "--retentionDays", "30"]].concat();
    let policy = id(&scene.ecs("CreateAutoSnapshotPolicy", &policy), "AutoSnapshotPolicyId");
    let apply = [
        "--regionId",
        "cn-hangzhou",
        "--autoSnapshotPolicyId",
        &policy,
        "--diskIds",
        &format!("[\"{disk}\"]"),
    ];
    scene.ecs("ApplyAutoSnapshotPolicy", &apply);
    scene.at("2022-03-01T04:00:00Z");
    scene.snap.json(&["schedule", "run"]);
    let automatic = scene.shown(&["--SnapshotType", "auto"]).remove(0);
    let automatic = id(&automatic, "SnapshotId");
    assert!(scene.snap.content(&automatic) == risky && scene.snap.content(&manual) == before);

    scene.stop();
    scene.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &manual]);
    assert!(scene.snap.read(&disk) == before);
    let system = scene.take(&scene.system, &[]);
    let image = id(&scene.ecs("CreateImage", &["--SnapshotId", &system]), "ImageId");
    let second = run(&scene.snap, &["--ImageId", &image]);
    assert_eq!(disk_ids(&scene.snap, &["--InstanceId", &second]).len(), 1);
    scene.snap.verify();
}

/// Local snapshots: of ESSDs, at most ten, with a retention; they roll back and become ESSDs of their size,
/// and nothing else.
#[test]
fn chapter_2_local_snapshots() {
    let scene = Scene::new(1);
    let disk = scene.disks[0].clone();
    let before = scene.snap.read(&disk);
    let local = scene.take(&disk, &["--Category", "flash", "--RetentionDays", "1"]);
    let shown = scene.one(&local);
    assert_eq!((&shown["Category"], &shown["RetentionDays"]), (&"flash".into(), &1.into()));
    assert_eq!((&shown["Status"], &shown["Encrypted"]), (&"accomplished".into(), &false.into()));

    let basic = ["--ZoneId", "cn-hangzhou-b", "--Size", "20", "--DiskCategory", "cloud_efficiency"];
    let basic = id(&scene.ecs("CreateDisk", &basic), "DiskId");
    scene.ecs("AttachDisk", &["--InstanceId", &scene.instance, "--DiskId", &basic]);
    let refused = scene.refused("CreateSnapshot", &["--DiskId", &basic, "--Category", "flash"]);
    assert_eq!(refused, "DiskCategory.OperationNotSupported");

    // An ESSD of equal size can be made, and no other disk.
    assert!(scene.snap.content(&local) == before);
    let clone = ["--ZoneId", "cn-hangzhou-b", "--SnapshotId", &local, "--DiskCategory"];
    let clone = |more: &[&str]| scene.refused("CreateDisk", &[&clone[..], more].concat());
    assert_eq!(clone(&["cloud_ssd"]), "InvalidDiskCategory.ConflictSnapshotCategory");
    assert_eq!(clone(&["cloud_essd", "--Size", "40"]), "InvalidDiskSize.NotSupported");
    let copy = ["--SnapshotId", &local, "--DestinationRegionId", "cn-beijing"];
    let named = ["--DestinationSnapshotName", "name", "--DestinationSnapshotDescription", "text"];
    assert_eq!(
        scene.refused("CopySnapshot", &[copy, named].concat()),
        "InvalidSnapshotCategory.NotSupportCopy"
    );
    let of_system = scene.take(&scene.system, &["--Category", "flash"]);
    let refused = scene.refused("CreateImage", &["--SnapshotId", &of_system]);
    assert_eq!(refused, "InvalidSnapshotCategory.NotSupportImageCreation");

    for _ in 1..10 {
        scene.take(&disk, &["--Category", "flash"]);
    }
    let eleventh = scene.refused("CreateSnapshot", &["--DiskId", &disk, "--Category", "flash"]);
    assert_eq!(eleventh, "QuotaExceed.Snapshot");

    scene.change(&disk, 0, 9);
    scene.stop();
    scene.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &local]);
    assert!(scene.snap.read(&disk) == before);
    // Re-initialised, and replaced, the disks cannot be rolled back to them any more; they stay.
    scene.ecs("ReInitDisk", &["--DiskId", &disk]);
    assert_eq!(scene.shown(&["--DiskId", &disk]).len(), 10);
    let reset = scene.refused("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &local]);
    assert_eq!(reset, "OperationDenied");
    assert!(scene.snap.content(&local) == before);
    let new = ["--InstanceId", &scene.instance, "--ImageId", "blank_x64_20G.vhd"];
    let new = id(&scene.ecs("ReplaceSystemDisk", &new), "DiskId");
    assert_eq!(scene.shown(&["--DiskId", &scene.system]).len(), 1);
    let reset = scene.refused("ResetDisk", &["--DiskId", &new, "--SnapshotId", &of_system]);
    assert_eq!(reset, "OperationDenied");
    scene.snap.verify();
}

/// The first snapshot holds what is in use, the later ones what changed; what a deleted one shares with a
/// later one stays.
#[test]
fn chapter_3_incremental_snapshots() {
    let scene = Scene::new(1);
    let disk = scene.disks[0].clone();
    let mib = |count: usize| (count * MIB) as u64;
    let mut held = Vec::new();
    let mut take = |size: usize| {
        held.push((scene.take(&disk, &[]), scene.snap.read(&disk)));
        assert_eq!(scene.chain_size(&disk), mib(size));
    };
    take(2);
    scene.change(&disk, 0, 11);
    scene.change(&disk, 1, 12);
    take(4);
    scene.change(&disk, 0, 13);
    take(5);
    take(5);
    for (snapshot, bytes) in &held {
        assert!(scene.snap.content(snapshot) == *bytes);
    }
    // Of the second, the first MiB goes with it; the other one belongs to the third, too.
    let (second, _) = held.remove(1);
    scene.ecs("DeleteSnapshot", &["--SnapshotId", &second]);
    assert_eq!(scene.chain_size(&disk), mib(4));
    for (snapshot, bytes) in &held {
        assert!(scene.snap.content(snapshot) == *bytes);
    }
    scene.stop();
    scene.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &held[0].0]);
    assert!(scene.snap.read(&disk) == held[0].1);
    scene.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &held[1].0]);
    assert!(scene.snap.read(&disk) == held[1].1);
    let links = list(&scene.ecs("DescribeSnapshotLinks", &[]), "SnapshotLinks", "SnapshotLink");
    assert_eq!((links[0]["TotalCount"].clone(), links[0]["SourceDiskId"].clone()), (3.into(), disk.into()));
    // A disk and its chain share the tail of their ids.
    assert_eq!(id(&links[0], "SnapshotLinkId").strip_prefix("sl-"), scene.disks[0].strip_prefix("d-"));
    scene.snap.verify();
}

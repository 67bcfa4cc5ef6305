//! Local snapshots, instant access, and frozen images on a file system that shares blocks (XFS on a loop
//! device; needs root).

use crate::common;

use common::mount::{Mount, XFS};
use common::noise;
use common::snap::{Snap, noisy};
use std::io::Read;

/// An instance with an ESSD of 1 GiB on it.
fn essd(snap: &Snap) -> (String, String) {
    let parameters = [
        "--DataDisk.1.Size",
        "1",
        "--DataDisk.1.Category",
        "cloud_essd",
        "--DataDisk.1.PerformanceLevel",
        "PL0",
    ];
    let answer = snap.ecs("RunInstances", &parameters);
    let instance = answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap().to_owned();
    let answer = snap.ecs("DescribeDisks", &["--InstanceId", &instance, "--DiskType", "data"]);
    let disk = answer["Disks"]["Disk"][0]["DiskId"].as_str().unwrap().to_owned();
    (instance, disk)
}

fn create(snap: &Snap, disk: &str, more: &[&str]) -> String {
    let answer = snap.ecs("CreateSnapshot", &[&["--DiskId", disk], more].concat());
    answer["SnapshotId"].as_str().unwrap().to_owned()
}

fn snapshot(snap: &Snap, id: &str) -> serde_json::Value {
    let answer = snap.ecs("DescribeSnapshots", &["--SnapshotIds", &format!("[\"{id}\"]")]);
    answer["Snapshots"]["Snapshot"][0].clone()
}

#[test]
fn local_snapshots_keep_their_rules() {
    let snap = Snap::new();
    let (instance, disk) = essd(&snap);
    snap.write(&disk, 0, &noise(1, 100_000));
    let before = snap.read(&disk);
    let local = create(&snap, &disk, &["--Category", "Flash"]);
    assert_eq!(snapshot(&snap, &local)["Category"], "flash");
    let refused = |operation: &str, parameters: &[&str]| snap.ecs_error(operation, parameters).1;
    let copy = [
        "--SnapshotId",
        &local,
        "--DestinationRegionId",
        "cn-beijing",
        "--DestinationSnapshotName",
        "xx",
        "--DestinationSnapshotDescription",
        "xx",
    ];
    assert_eq!(refused("CopySnapshot", &copy), "InvalidSnapshotCategory.NotSupportCopy");
    let clone = |more: &[&str]| {
        let base: &[&str] = &["--ZoneId", "cn-hangzhou-h", "--SnapshotId", &local];
        snap.run(&[&["ecs", "CreateDisk"], base, more].concat())
    };
    let error = String::from_utf8(clone(&["--DiskCategory", "cloud_ssd"]).stderr).unwrap();
    assert!(error.contains("ErrorCode: InvalidDiskCategory.ConflictSnapshotCategory"), "{error}");
    let error = String::from_utf8(clone(&["--DiskCategory", "cloud_essd", "--Size", "40"]).stderr).unwrap();
    assert!(error.contains("ErrorCode: InvalidDiskSize.NotSupported"), "{error}");
    assert!(clone(&["--DiskCategory", "cloud_essd"]).status.success());
    // The same holds for the disks of a new instance.
    for operation in ["RunInstances", "CreateInstance"] {
        let run = |more: &[&str]| {
            let required: &[&str] = match operation {
                "CreateInstance" => &["--InstanceType", "ecs.g6.large"],
                _ => &[],
            };
            let parameters = [required, &["--DataDisk.1.SnapshotId", &local], more].concat();
            snap.run(&[&["ecs", operation], &parameters[..]].concat())
        };
        let refused = |more: &[&str]| {
            let output = run(more);
            assert!(!output.status.success(), "{operation} {more:?}");
            String::from_utf8(output.stderr).unwrap()
        };
        let error = refused(&["--DataDisk.1.Category", "cloud_ssd"]);
        assert!(error.contains("ErrorCode: InvalidDiskCategory.Mismatch"), "{error}");
        let error = refused(&["--DataDisk.1.Category", "cloud_essd", "--DataDisk.1.Size", "40"]);
        assert!(error.contains("ErrorCode: InvalidDataDiskSize.ValueNotSupported"), "{error}");
        assert!(run(&["--DataDisk.1.Category", "cloud_essd"]).status.success(), "{operation}");
    }
    for _ in 1..10 {
        create(&snap, &disk, &["--Category", "Flash"]);
    }
    assert_eq!(
        refused("CreateSnapshot", &["--DiskId", &disk, "--Category", "Flash"]),
        "QuotaExceed.Snapshot"
    );
    // It rolls its disk back; once the disk is re-initialised it stays, and becomes new disks only.
    snap.write(&disk, 0, &noise(2, 100_000));
    snap.ecs("StopInstance", &["--InstanceId", &instance]);
    snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &local]);
    assert!(snap.read(&disk) == before);
    let standard = create(&snap, &disk, &[]);
    snap.ecs("ReInitDisk", &["--DiskId", &disk]);
    assert_eq!(snap.snapshots().len(), 11);
    let emptied = snap.read(&disk);
    let back = |id: &str| snap.ecs_error("ResetDisk", &["--DiskId", &disk, "--SnapshotId", id]);
    assert_eq!(back(&local), (1, "OperationDenied".to_owned()));
    assert!(snap.read(&disk) == emptied && snap.content(&local) == before);
    // One that is taken since does, and so does one that is not local.
    snap.write(&disk, 0, &noise(3, 100_000));
    snap.ecs("DeleteSnapshot", &["--SnapshotId", &snap.snapshots()[3].0.clone()]);
    let since = create(&snap, &disk, &["--Category", "Flash"]);
    let content = snap.read(&disk);
    snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &standard]);
    assert!(snap.read(&disk) == before);
    snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &since]);
    assert!(snap.read(&disk) == content);
    snap.verify();
}

/// Local snapshots stay when the disk becomes what it was at first, whoever does it, and when it is replaced.
#[test]
fn local_snapshots_outlive_what_they_cannot_bring_back() {
    let snap = Snap::new();
    let (instance, disk) = essd(&snap);
    snap.write(&disk, 0, &noise(1, 3_000_000));
    let source = create(&snap, &disk, &[]);
    let zone =
        snap.ecs("DescribeDisks", &["--DiskIds", &format!("[\"{disk}\"]")])["Disks"]["Disk"][0]["ZoneId"]
            .as_str()
            .unwrap()
            .to_owned();
    let made = ["--ZoneId", &zone, "--SnapshotId", &source, "--DiskCategory", "cloud_essd"];
    let copy = snap.ecs("CreateDisk", &made)["DiskId"].as_str().unwrap().to_owned();
    snap.ecs("AttachDisk", &["--DiskId", &copy, "--InstanceId", &instance]);
    snap.write(&copy, 0, &noise(2, 3_000_000));
    let local = create(&snap, &copy, &["--Category", "Flash"]);
    let content = snap.read(&copy);
    let disks = snap.ecs("DescribeDisks", &["--InstanceId", &instance, "--DiskType", "system"]);
    let system = disks["Disks"]["Disk"][0]["DiskId"].as_str().unwrap().to_owned();
    snap.write(&system, 0, &noise(3, 1_000_000));
    let of_system = create(&snap, &system, &["--Category", "Flash"]);
    snap.ecs("StopInstance", &["--InstanceId", &instance]);
    // One that is locked is no reason not to.
    let lock =
        ["--SnapshotId", &local, "--LockMode", "compliance", "--CoolOffPeriod", "1", "--LockDuration", "30"];
    snap.ecs("LockSnapshot", &lock);
    snap.background(None, "ReInitDisk", &["--DiskId", &copy]);
    assert_eq!(snap.wait(&copy), "Finished");
    assert!(snap.read(&copy) == snap.content(&source));
    // The first blocks of a new disk from a snapshot.
    let head = |id: &str| {
        let made = ["--ZoneId", &zone, "--SnapshotId", id, "--DiskCategory", "cloud_essd"];
        let disk = snap.ecs("CreateDisk", &made)["DiskId"].as_str().unwrap().to_owned();
        let mut head = vec![0; 2_000_000];
        std::fs::File::open(snap.disk_path(&disk)).unwrap().read_exact(&mut head).unwrap();
        head
    };
    let reset = |disk: &str, id: &str| snap.ecs_error("ResetDisk", &["--DiskId", disk, "--SnapshotId", id]).1;
    assert_eq!(reset(&copy, &local), "OperationDenied");
    assert!(snap.content(&local) == content);

    let before = head(&of_system);
    assert_eq!(before[..1_000_000], noise(3, 1_000_000));
    let replace = ["--InstanceId", &instance, "--ImageId", "blank_x64_20G.vhd"];
    let new = snap.ecs("ReplaceSystemDisk", &replace)["DiskId"].as_str().unwrap().to_owned();
    assert_eq!(reset(&new, &of_system), "OperationDenied");
    assert!(head(&of_system) == before);
    snap.verify();
}

#[test]
fn instant_access_ends_by_itself_and_with_the_disk() {
    let snap = Snap::new();
    let (instance, disk) = essd(&snap);
    let id = create(&snap, &disk, &["--InstantAccess", "true", "--InstantAccessRetentionDays", "3"]);
    let other = create(&snap, &disk, &["--InstantAccess", "true"]);
    assert_eq!(snapshot(&snap, &id)["InstantAccess"], true);
    snap.ecs("StopInstance", &["--InstanceId", &instance]);
    let (_, code) = snap.ecs_error("ReInitDisk", &["--DiskId", &disk]);
    assert_eq!(code, "DiskHasSnapshotsWithInstantAccessEnabled.OperationNotSupported");
    let later = snap
        .command(&["ecs", "DescribeSnapshots", "--SnapshotIds", &format!("[\"{id}\",\"{other}\"]")])
        .env("SNAP_CLOCK", "2099-01-01T00:00:00Z")
        .output()
        .unwrap();
    let later: serde_json::Value = serde_json::from_slice(&later.stdout).unwrap();
    let on = |wanted: &str| {
        let list = later["Snapshots"]["Snapshot"].as_array().unwrap();
        list.iter().find(|one| one["SnapshotId"] == wanted).unwrap()["InstantAccess"].as_bool().unwrap()
    };
    assert!(!on(&id), "its days are over");
    assert!(on(&other), "it has no end");
    snap.ecs("DetachDisk", &["--InstanceId", &instance, "--DiskId", &disk]);
    snap.ecs("DeleteDisk", &["--DiskId", &disk]);
    assert_eq!(snapshot(&snap, &other)["InstantAccess"], false);
}

#[test]
fn a_frozen_image_is_the_point_in_time() {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(&XFS, &snap.home()) else { return };
    let bytes = noisy(1, 48);
    let disk = snap.import(&bytes);
    // In the background: the disk changes at once, the snapshot does not.
    let id = create(&snap, &disk, &["--background", "--InstantAccess", "true"]);
    snap.write(&disk, 0, &noisy(2, 4));
    let changed = snap.read(&disk);
    // Usable while it progresses, or a moment later.
    let clone = snap.content(&id);
    assert!(clone == bytes, "a disk from it");
    snap.text(&["task", "wait"]);
    assert_eq!(snapshot(&snap, &id)["Status"], "accomplished");
    assert!(snap.content(&id) == bytes);
    assert!(snap.read(&disk) == changed);
    snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &id]);
    assert!(snap.read(&disk) == bytes);
    let frozen = snap.home().join("regions/cn-hangzhou/frozen");
    assert_eq!(std::fs::read_dir(&frozen).unwrap().count(), 0, "clones lie about");
    snap.verify();

    // A worker that dies leaves the point in time; the next run captures it.
    snap.write(&disk, 0, &noisy(3, 4));
    let bytes = snap.read(&disk);
    let output = snap
        .command(&["ecs", "CreateSnapshot", "--DiskId", &disk, "--background"])
        .env("SNAP_CRASH_AT", "capture-packs-written")
        .output()
        .unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let id = answer["SnapshotId"].as_str().unwrap().to_owned();
    snap.write(&disk, 0, &noisy(4, 4));
    let ended = snap.json(&["task", "wait", &id]);
    assert_eq!(ended["Tasks"][0]["Status"], "Finished");
    assert!(snap.content(&id) == bytes, "the point in time outlives its worker");
    assert_eq!(std::fs::read_dir(&frozen).unwrap().count(), 0, "clones lie about");
    snap.verify();
}

#[test]
fn a_disk_goes_back_to_a_snapshot_that_progresses() {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(&XFS, &snap.home()) else { return };
    let bytes = noisy(1, 96);
    let disk = snap.import(&bytes);
    let id = create(&snap, &disk, &["--background", "--InstantAccess", "true"]);
    snap.write(&disk, 0, &noisy(2, 4));
    snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &id]);
    assert!(snap.read(&disk) == bytes);
    snap.text(&["task", "wait"]);
    assert_eq!(snapshot(&snap, &id)["Status"], "accomplished");
    assert!(snap.content(&id) == bytes);
    snap.verify();
}

/// A group's members can be gone back to while they progress, as each of them by ResetDisk.
#[test]
fn disks_go_back_to_a_group_that_progresses() {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(&XFS, &snap.home()) else { return };
    let (instance, disk) = essd(&snap);
    snap.write(&disk, 0, &noisy(1, 8));
    let bytes = snap.read(&disk);
    snap.ecs("StopInstance", &["--InstanceId", &instance]);
    // Nobody captures while the store is held.
    let held = snap.hold_store("cn-hangzhou");
    let group = ["--InstanceId", &instance, "--DiskId.1", &disk, "--InstantAccess", "true"];
    snap.background(None, "CreateSnapshotGroup", &group);
    let (id, status) = snap.snapshots().remove(0);
    assert_eq!(status, "progressing");
    assert_eq!(snapshot(&snap, &id)["Available"], true);
    snap.write(&disk, 0, &noisy(2, 4));
    let reset = ["--Disk.1.DiskId", &disk, "--Disk.1.SnapshotId", &id];
    let dry = [&reset[..], &["--DryRun", "true"]].concat();
    assert_eq!(snap.ecs_error("ResetDisks", &dry).1, "DryRunOperation");
    drop(held);
    let answer = snap.ecs("ResetDisks", &reset);
    let progress = &answer["OperationProgressSet"]["OperationProgress"][0];
    assert_eq!(progress["OperationStatus"], "Success", "{answer}");
    assert!(snap.read(&disk) == bytes);
    snap.run(&["task", "wait"]);
    assert_eq!(snap.snapshots()[0].1, "accomplished");
    snap.verify();
}

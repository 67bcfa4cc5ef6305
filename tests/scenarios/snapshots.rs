//! Chapter 4: using snapshots.

use super::{MIB, Scene, disk_ids, id, list, run};
use crate::common::snap::noisy;
use serde_json::Value;

#[test]
fn chapter_4_1_activating_the_service() {
    let scene = Scene::new(0);
    let answer = scene.ecs("OpenSnapshotService", &[]);
    assert!(answer["RequestId"].is_string());
}

/// Disks that are In_use on a running or stopped instance, or Available and attached once before.
#[test]
fn chapter_4_2_creating_a_snapshot_of_a_disk() {
    let scene = Scene::new(1);
    let disk = scene.disks[0].clone();
    let tagged = ["--SnapshotName", "daily", "--Description", "all of it", "--Tag.1.Key", "k"];
    let running = scene.take(&disk, &tagged);
    let shown = scene.one(&running);
    assert_eq!((&shown["Status"], &shown["Progress"]), (&"accomplished".into(), &"100%".into()));
    assert_eq!((&shown["SnapshotName"], &shown["Description"]), (&"daily".into(), &"all of it".into()));
    assert_eq!((&shown["SourceDiskId"], &shown["SourceDiskType"]), (&disk.clone().into(), &"data".into()));
    assert_eq!(shown["CreationTime"], "2022-03-01T02:00:00Z");
    assert!(shown["RetentionDays"].is_null(), "it stays for ever");
    assert_eq!(scene.shown(&["--InstanceId", &scene.instance]).len(), 1);
    scene.stop();
    scene.take(&disk, &[]);
    scene.ecs("DetachDisk", &["--InstanceId", &scene.instance, "--DiskId", &disk]);
    scene.take(&disk, &[]);

    let create = ["--ZoneId", "cn-hangzhou-b", "--Size", "20", "--DiskCategory", "cloud_essd"];
    let fresh = id(&scene.ecs("CreateDisk", &create), "DiskId");
    let code = |more: &[&str]| scene.refused("CreateSnapshot", more);
    assert_eq!(code(&["--DiskId", &fresh]), "IncorrectDiskStatus.NeverAttached");
    assert_eq!(code(&["--DiskId", "d-none"]), "InvalidDiskId.NotFound");
    assert_eq!(code(&["--DiskId", &disk, "--SnapshotName", "auto-mine"]), "InvalidSnapshotName.Malformed");
    assert_eq!(code(&["--DiskId", &disk, "--SnapshotName", "x"]), "InvalidSnapshotName.Malformed");
    assert_eq!(code(&["--DiskId", &disk, "--Description", "http://x"]), "InvalidDescription.Malformed");
    assert_eq!(code(&["--DiskId", &disk, "--RetentionDays", "65537"]), "InvalidRetentionDays.Malformed");
    assert_eq!(scene.shown(&[]).len(), 3);
    scene.snap.verify();
}

/// A local snapshot beside a normal one of the same disk; its retention ends it.
#[test]
fn chapter_4_3_creating_a_local_snapshot() {
    let mut scene = Scene::new(1);
    let disk = scene.disks[0].clone();
    let normal = scene.take(&disk, &[]);
    let local = scene.take(&disk, &["--Category", "flash", "--RetentionDays", "1"]);
    let categories: Vec<Value> = scene.shown(&[]).iter().map(|one| one["Category"].clone()).collect();
    assert_eq!(categories, ["flash", "standard"]);
    let instant = ["--DiskId", &disk, "--Category", "flash", "--InstantAccess", "true"];
    let code = scene.refused("CreateSnapshot", &instant);
    assert_eq!(code, "InvalidCategoryAndInstantAccess.Malformed");
    scene.at("2022-03-02T01:59:59Z");
    scene.snap.json(&["schedule", "run"]);
    assert_eq!(scene.one(&local)["Status"], "accomplished");
    scene.at("2022-03-02T02:00:00Z");
    scene.snap.json(&["schedule", "run"]);
    let left: Vec<String> = scene.shown(&[]).iter().map(|one| id(one, "SnapshotId")).collect();
    assert_eq!(left, [normal]);
}

/// Instant access: ESSDs, at most ten a disk, by hand only; it ends by itself, by hand, with the snapshot
/// and with the disk, and each time it is enabled is billed.
#[test]
fn chapter_4_4_instant_access() {
    let mut scene = Scene::new(1);
    let disk = scene.disks[0].clone();
    let on = ["--InstantAccess", "true"];
    let first = scene.take(&disk, &[&on[..], &["--InstantAccessRetentionDays", "10"]].concat());
    let shown = scene.one(&first);
    assert_eq!((&shown["InstantAccess"], &shown["InstantAccessRetentionDays"]), (&true.into(), &10.into()));
    let others: Vec<String> = (1..10).map(|_| scene.take(&disk, &on)).collect();
    let of_disk = ["--DiskId", &disk];
    let eleventh = scene.refused("CreateSnapshot", &[&of_disk[..], &on].concat());
    assert_eq!(eleventh, "QuotaExceed.Snapshot");
    let days = ["--InstantAccess", "true", "--InstantAccessRetentionDays", "65537"];
    let days = scene.refused("CreateSnapshot", &[&of_disk[..], &days].concat());
    assert_eq!(days, "InvalidInstantAccessRetentionDays.Malformed");
    scene.stop();
    let refused = scene.refused("ReInitDisk", &of_disk);
    assert_eq!(refused, "DiskHasSnapshotsWithInstantAccessEnabled.OperationNotSupported");
    scene.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &first]);

    let off = ["--SnapshotId", &others[0], "--DisableInstantAccess", "true"];
    scene.ecs("ModifySnapshotAttribute", &off);
    assert_eq!(scene.one(&others[0])["InstantAccess"], false);
    scene.take(&disk, &on);
    scene.at("2022-03-11T01:59:59Z");
    assert_eq!(scene.one(&first)["InstantAccess"], true);
    scene.at("2022-03-11T02:00:00Z");
    assert_eq!(scene.one(&first)["InstantAccess"], false);

    let bill = &scene.snap.json(&["bill"])["Regions"][0];
    assert_eq!((&bill["InstantAccessUses"], &bill["InstantAccessUsesPrice"]), (&11.into(), &1.5565.into()));
    scene.ecs("DetachDisk", &["--InstanceId", &scene.instance, "--DiskId", &disk]);
    scene.ecs("DeleteDisk", &of_disk);
    assert!(scene.shown(&[]).iter().all(|one| one["InstantAccess"] == false));
    scene.snap.verify();
}

/// Copies have ids of their own and no tags; the first one of a disk is whole, the next ones incremental.
#[test]
fn chapter_4_5_copying_a_snapshot() {
    let scene = Scene::new(1);
    let disk = scene.disks[0].clone();
    let copy = |snapshot: &str, region: &str| -> Vec<String> {
        let named = ["--DestinationSnapshotName", "demo", "--DestinationSnapshotDescription", "from afar"];
        let copy = ["--SnapshotId", snapshot, "--DestinationRegionId", region];
        [&copy[..], &named].concat().into_iter().map(str::to_owned).collect()
    };
    let ecs = |parameters: &[String]| {
        scene.ecs("CopySnapshot", &parameters.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let refused = |parameters: &[String]| {
        scene.refused("CopySnapshot", &parameters.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let there = |operation: &str, parameters: &[&str]| {
        scene.ecs(operation, &[parameters, &["--region", "cn-huhehaote"]].concat())
    };
    let size = || {
        let links = list(&there("DescribeSnapshotLinks", &[]), "SnapshotLinks", "SnapshotLink");
        links[0]["TotalSize"].as_u64().unwrap()
    };
    let before = scene.snap.read(&disk);
    let first = scene.take(&disk, &["--Tag.1.Key", "k"]);
    let far = id(&ecs(&copy(&first, "cn-huhehaote")), "SnapshotId");
    assert_ne!(far, first);
    assert_eq!(size(), 2 * MIB as u64);
    scene.change(&disk, 1, 9);
    let after = scene.snap.read(&disk);
    let second = scene.take(&disk, &[]);
    let later = id(&ecs(&copy(&second, "cn-huhehaote")), "SnapshotId");
    assert_eq!(size(), 3 * MIB as u64, "the second copy brings what changed");
    let shown = list(&there("DescribeSnapshots", &[]), "Snapshots", "Snapshot");
    assert_eq!(shown.len(), 2);
    assert!(shown.iter().all(|one| one["Tags"]["Tag"].as_array().unwrap().is_empty()));
    for (snapshot, bytes) in [(&far, &before), (&later, &after)] {
        let new = there("CreateDisk", &["--ZoneId", "cn-huhehaote-a", "--SnapshotId", snapshot]);
        assert!(scene.snap.read(&id(&new, "DiskId")) == *bytes);
    }

    assert_eq!(refused(&copy(&first, "cn-hangzhou")), "InvalidOperation.NotSupportCopyInSameRegion");
    let encrypted = [copy(&first, "cn-beijing"), vec!["--Encrypted".to_owned(), "true".to_owned()]].concat();
    assert_eq!(refused(&encrypted), "InvalidRegionId.NotSupportedEncryptedSnapshotCopy");
    scene.stop();
    let reset = scene.refused("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &far]);
    assert_eq!(reset, "InvalidParameter.Mismatch");
    // The copies stay when the sources go.
    for snapshot in [&first, &second] {
        scene.ecs("DeleteSnapshot", &["--SnapshotId", snapshot]);
    }
    assert_eq!(there("DescribeSnapshots", &[])["TotalCount"], 2);
    scene.snap.verify();
}

/// A rollback brings the whole disk back, its size too; what was written since is kept by a snapshot and a
/// second disk.
#[test]
fn chapter_4_6_rolling_back_a_disk() {
    let scene = Scene::new(2);
    let [disk, other] = [&scene.disks[0], &scene.disks[1]];
    let (before, untouched) = (scene.snap.read(disk), scene.snap.read(other));
    let a = scene.take(disk, &[]);
    scene.change(disk, 1, 9);
    scene.ecs("ResizeDisk", &["--DiskId", disk, "--NewSize", "20", "--Type", "online"]);
    let grown = std::fs::metadata(scene.snap.disk_path(disk)).unwrap().len();
    let b = scene.take(disk, &[]);
    assert_eq!((grown, scene.one(&b)["SourceDiskSize"].clone()), (20 << 30, "20".into()));

    let reset = |disk: &str, snapshot: &str| ["--DiskId", disk, "--SnapshotId", snapshot].map(str::to_owned);
    let code = |disk: &str, snapshot: &str| {
        let parameters = reset(disk, snapshot);
        scene.refused("ResetDisk", &parameters.each_ref().map(String::as_str))
    };
    assert_eq!(code(disk, &a), "IncorrectInstanceStatus");
    scene.stop();
    assert_eq!(code(other, &a), "InvalidParameter.Mismatch");
    assert_eq!(code(disk, "s-none"), "InvalidSnapshotId.NotFound");
    assert_eq!(code("d-none", &a), "InvalidDiskId.NotFound");
    scene.ecs("ResetDisk", &reset(disk, &a).each_ref().map(String::as_str));
    assert!(scene.snap.read(disk) == before, "bytes and size are as they were");
    assert!(scene.snap.read(other) == untouched);
    // What was changed in between comes back on a disk of its own.
    let new = ["--ZoneId", "cn-hangzhou-b", "--DiskCategory", "cloud_essd", "--SnapshotId", &b];
    let new = id(&scene.ecs("CreateDisk", &new), "DiskId");
    scene.ecs("AttachDisk", &["--InstanceId", &scene.instance, "--DiskId", &new]);
    let file = std::fs::File::open(scene.snap.disk_path(&new)).unwrap();
    let mut changed = vec![0; MIB];
    std::os::unix::fs::FileExt::read_exact_at(&file, &mut changed, MIB as u64).unwrap();
    assert!(changed == noisy(9, 1));

    // The snapshots of a system disk are of no use to the one that replaces it.
    let old = scene.take(&scene.system, &[]);
    let replace = ["--InstanceId", &scene.instance, "--ImageId", "blank_x64_20G.vhd"];
    let replaced = id(&scene.ecs("ReplaceSystemDisk", &replace), "DiskId");
    assert_eq!(code(&replaced, &old), "InvalidParameter.Mismatch");
    assert_eq!(code(&scene.system, &old), "InvalidDiskId.NotFound", "a released disk cannot be rolled back");
    scene.start();
    scene.snap.verify();
}

/// A system disk's snapshot, with data disks' snapshots or empty data disks of 5 GiB, becomes an image.
#[test]
fn chapter_4_7_making_an_image_from_a_snapshot() {
    let scene = Scene::new(1);
    scene.snap.write(&scene.system, 0, &noisy(21, 1));
    let before = scene.snap.read(&scene.disks[0]);
    let [system, data] = [scene.take(&scene.system, &[]), scene.take(&scene.disks[0], &[])];
    let mapping = [
        ["--DiskDeviceMapping.1.SnapshotId", &system],
        ["--DiskDeviceMapping.2.SnapshotId", &data],
        ["--DiskDeviceMapping.3.Size", "5"],
    ]
    .concat();
    let only_data = ["--DiskDeviceMapping.1.SnapshotId", &data];
    assert_eq!(scene.refused("CreateImage", &only_data), "InvalidSystemSnapshot.Missing");
    assert_eq!(scene.refused("CreateImage", &["--SnapshotId", &data]), "InvalidSystemSnapshot.Missing");
    let create = [&mapping[..], &["--ImageName", "golden", "--ImageFamily", "gold"]].concat();
    let image = id(&scene.ecs("CreateImage", &create), "ImageId");
    let shown = list(&scene.ecs("DescribeImages", &["--ImageId", &image]), "Images", "Image").remove(0);
    assert_eq!((&shown["Status"], &shown["Progress"]), (&"Available".into(), &"100%".into()));
    assert_eq!(list(&shown, "DiskDeviceMappings", "DiskDeviceMapping").len(), 3);
    let held = scene.refused("DeleteSnapshot", &["--SnapshotId", &system, "--Force", "true"]);
    assert_eq!(held, "SnapshotCreatedImage");

    // The instance it came from may go.
    scene.stop();
    scene.ecs("DeleteInstance", &["--InstanceId", &scene.instance]);
    let instance = run(&scene.snap, &["--ImageId", &image]);
    let of = |kind| disk_ids(&scene.snap, &["--InstanceId", &instance, "--DiskType", kind]);
    let start = |disk: &str, length: usize| {
        let file = std::fs::File::open(scene.snap.disk_path(disk)).unwrap();
        let mut bytes = vec![0; length];
        std::os::unix::fs::FileExt::read_exact_at(&file, &mut bytes, 0).unwrap();
        bytes
    };
    assert!(start(&of("system")[0], MIB) == noisy(21, 1));
    let mut filled: Vec<bool> = of("data").iter().map(|disk| start(disk, 2 * MIB) == before).collect();
    filled.sort_unstable();
    assert_eq!(filled, [false, true]);
    assert_eq!(
        scene.refused("RunInstances", &["--ImageId", &image, "--region", "cn-beijing"]),
        "InvalidImageId.NotFound"
    );
    let copy = ["--ImageId", &image, "--DestinationRegionId", "cn-beijing"];
    let copy = id(&scene.ecs("CopyImage", &copy), "ImageId");
    scene.ecs("RunInstances", &["--ImageId", &copy, "--region", "cn-beijing"]);
    scene.snap.verify();
}

/// Fewer snapshots, and policies that are switched off, cost less; the first 5 GB are free.
#[test]
fn chapter_4_8_reducing_fees() {
    let scene = Scene::new(1);
    let disk = scene.disks[0].clone();
    let first = scene.take(&disk, &[]);
    let price = |mib: u64| {
        let size = (mib << 10).to_string();
        let answer = scene.ecs(
            "DescribePrice",
            &["--ResourceType", "snapshot", "--PriceUnit", "Month", "--SystemDisk.Size", &size],
        );
        answer["PriceInfo"]["Price"]["Currency"].clone()
    };
    assert_eq!(price(1), "USD");
    let bill = scene.snap.json(&["bill"])["Regions"][0].clone();
    assert_eq!((&bill["Size"], &bill["FreeSize"]), (&(2 * MIB).into(), &(2 * MIB).into()));
    assert_eq!(bill["Price"].as_f64(), Some(0.0));
    scene.ecs("DeleteSnapshot", &["--SnapshotId", &first]);
    assert_eq!(scene.snap.json(&["bill"])["Regions"], Value::Array(Vec::new()));
}

/// The size of a disk's snapshots by its chain, and that of a region over fifteen days.
#[test]
fn chapter_4_9_viewing_the_size() {
    let mut scene = Scene::new(2);
    for disk in scene.disks.clone() {
        scene.take(&disk, &[]);
        assert_eq!(scene.chain_size(&disk), 2 * MIB as u64);
    }
    let usage = scene.ecs("DescribeSnapshotsUsage", &[]);
    assert_eq!((&usage["SnapshotCount"], &usage["SnapshotSize"]), (&2.into(), &(4 * MIB).into()));
    scene.at("2022-03-11T02:00:00Z");
    scene.change(&scene.disks[0].clone(), 0, 9);
    scene.take(&scene.disks[0], &[]);
    scene.at("2022-03-12T02:00:00Z");
    let query =
        ["--StartTime", "2022-03-01T03:00:00Z", "--EndTime", "2022-03-12T02:00:00Z", "--Period", "3600"];
    let points = list(&scene.ecs("DescribeSnapshotMonitorData", &query), "MonitorData", "DataPoint");
    let sizes: Vec<u64> = points.iter().map(|point| point["Size"].as_u64().unwrap()).collect();
    assert_eq!(sizes.first().copied(), Some(4 * MIB as u64), "{points:?}");
    assert_eq!(sizes.last().copied(), Some(5 * MIB as u64), "{points:?}");
}

/// One that images were made from stays until they go; one that disks were made from goes by force, and
/// then those disks cannot be re-initialised.
#[test]
fn chapter_4_10_deleting_a_snapshot() {
    let scene = Scene::new(1);
    let snapshot = scene.take(&scene.disks[0], &[]);
    let create = ["--ZoneId", "cn-hangzhou-b", "--DiskCategory", "cloud_essd", "--SnapshotId", &snapshot];
    let child = id(&scene.ecs("CreateDisk", &create), "DiskId");
    scene.ecs("AttachDisk", &["--InstanceId", &scene.instance, "--DiskId", &child]);
    scene.change(&child, 0, 9);
    scene.stop();
    scene.ecs("ReInitDisk", &["--DiskId", &child]);
    assert!(scene.snap.read(&child) == scene.snap.read(&scene.disks[0]));
    let delete = ["--SnapshotId", &snapshot];
    assert_eq!(scene.refused("DeleteSnapshot", &delete), "SnapshotCreatedDisk");
    scene.ecs("DeleteSnapshot", &[&delete[..], &["--Force", "true"]].concat());
    assert_eq!(scene.refused("DeleteSnapshot", &delete), "InvalidSnapshotId.NotFound");
    assert_eq!(scene.refused("ReInitDisk", &["--DiskId", &child]), "InvalidSourceSnapshot");

    let system = scene.take(&scene.system, &[]);
    let image = id(&scene.ecs("CreateImage", &["--SnapshotId", &system]), "ImageId");
    let delete = ["--SnapshotId", &system, "--Force", "true"];
    assert_eq!(scene.refused("DeleteSnapshot", &delete), "SnapshotCreatedImage");
    scene.ecs("DeleteImage", &["--ImageId", &image]);
    scene.ecs("DeleteSnapshot", &delete);
    assert!(scene.shown(&[]).is_empty());
    assert!(scene.snap.packs().is_empty());
    scene.snap.verify();
}

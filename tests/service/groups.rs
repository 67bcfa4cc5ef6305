//! Snapshot-consistent groups.

use crate::common;

use common::mount::{BTRFS, EXT4, Kind, Mount, XFS};
use common::snap::{Snap, noisy};
use ecs_snap::catalog::{Catalog, Group};
use ecs_snap::home::Home;
use ecs_snap::model::RegionId;
use serde_json::Value;
use std::os::unix::fs::FileExt;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const MIB: usize = 1 << 20;

struct Scene {
    snap: Snap,
    instance: String,
    disks: [String; 2],
}

impl Scene {
    /// A running instance with two small data disks.
    fn new(mib: usize) -> Self {
        Self::over(Snap::new(), mib)
    }

    /// The same in a home that is made already.
    fn over(snap: Snap, mib: usize) -> Self {
        let disks = [1, 2].map(|seed| snap.import(&noisy(seed, mib)));
        let zone = snap.ecs("DescribeDisks", &[])["Disks"]["Disk"][0]["ZoneId"].as_str().unwrap().to_owned();
        let answer = snap.ecs("RunInstances", &["--ZoneId", &zone]);
        let instance = answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap().to_owned();
        for disk in &disks {
            snap.ecs("AttachDisk", &["--InstanceId", &instance, "--DiskId", disk]);
        }
        Self { snap, instance, disks }
    }

    fn arguments<'a>(&'a self, more: &[&'a str]) -> Vec<&'a str> {
        let mut arguments = vec!["--DiskId.1", &self.disks[0], "--DiskId.2", &self.disks[1]];
        arguments.extend(more);
        arguments
    }

    fn create(&self, more: &[&str]) -> String {
        let answer = self.snap.ecs("CreateSnapshotGroup", &self.arguments(more));
        answer["SnapshotGroupId"].as_str().unwrap().to_owned()
    }

    fn groups(&self, filter: &[&str]) -> Vec<Value> {
        let answer = self.snap.ecs("DescribeSnapshotGroups", filter);
        answer["SnapshotGroups"]["SnapshotGroup"].as_array().unwrap().clone()
    }

    /// The member of a group that was taken of a disk.
    fn member(&self, group: &str, disk: &str) -> String {
        let groups = self.groups(&["--SnapshotGroupId.1", group]);
        let members = groups[0]["Snapshots"]["Snapshot"].as_array().unwrap();
        let member = members.iter().find(|one| one["SourceDiskId"] == disk).unwrap();
        member["SnapshotId"].as_str().unwrap().to_owned()
    }

    /// Begins a group, and waits until `is_so` of it.
    fn begin(&self, more: &[&str], is_so: impl Fn(&Group) -> bool) -> Child {
        let create = ["ecs", "CreateSnapshotGroup"];
        let words = [&create[..], &self.arguments(more)].concat();
        let child = self.snap.command(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        self.wait_for(is_so);
        child
    }

    fn wait_for(&self, is_so: impl Fn(&Group) -> bool) {
        let region = RegionId::parse("cn-hangzhou").unwrap();
        let begun = Instant::now();
        loop {
            let catalog = Catalog::open(&Home::new(self.snap.home()).catalog()).unwrap();
            if Group::of_region(&catalog.read(), &region).unwrap().first().is_some_and(&is_so) {
                return;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "the group does not come");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn fails(&self, operation: &str, parameters: &[&str]) -> String {
        self.snap.ecs_error(operation, parameters).1
    }
}

#[test]
fn a_group_is_made_shown_changed_and_deleted() {
    let scene = Scene::new(2);
    let group = scene.create(&["--Name", "cluster", "--Tag.1.Key", "k", "--Tag.1.Value", "v"]);
    let shown = scene.groups(&["--Name", "cluster", "--Status.1", "accomplished"]);
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0]["SnapshotGroupId"], group.as_str());
    assert_eq!(shown[0]["Tags"]["Tag"][0]["Key"], "k");
    assert_eq!(shown[0]["Snapshots"]["Snapshot"].as_array().unwrap().len(), 2);
    for disk in &scene.disks {
        assert!(scene.snap.content(&scene.member(&group, disk)) == scene.snap.read(disk));
    }
    // Each member says which instance it is of; that tag stays, whoever wants to take it off.
    let of_instance = ["--Tag.1.Key", "acs:ecs:createFrom", "--Tag.1.Value", &scene.instance];
    let members = || scene.snap.ecs("DescribeSnapshots", &of_instance)["TotalCount"].clone();
    assert_eq!(members(), 2);
    let member = scene.member(&group, &scene.disks[0]);
    let untag = ["--ResourceType", "snapshot", "--ResourceId.1", &member];
    scene.snap.ecs("UntagResources", &[&untag[..], &["--All", "true"]].concat());
    let system = [&untag[..], &["--TagKey.1", "acs:ecs:createFrom"]].concat();
    assert_eq!(scene.fails("UntagResources", &system), "InvalidTagKey.Malformed");
    assert_eq!(members(), 2);
    let shown = scene.groups(&[])[0]["Snapshots"]["Snapshot"][0]["Tags"]["Tag"][0].clone();
    assert_eq!((&shown["Key"], &shown["Value"]), (&of_instance[1].into(), &of_instance[3].into()));
    scene.snap.ecs("ModifySnapshotGroup", &["--SnapshotGroupId", &group, "--Name", "renamed"]);
    assert!(scene.groups(&["--Name", "cluster"]).is_empty());
    assert_eq!(scene.groups(&["--Tag.1.Key", "k"])[0]["Name"], "renamed");
    scene.snap.verify();

    // Also when a disk was made from one of them.
    let zone =
        scene.snap.ecs("DescribeDisks", &[])["Disks"]["Disk"][0]["ZoneId"].as_str().unwrap().to_owned();
    scene.snap.ecs("CreateDisk", &["--ZoneId", &zone, "--SnapshotId", &member]);
    let answer = scene.snap.ecs("DeleteSnapshotGroup", &["--SnapshotGroupId", &group]);
    let went = answer["OperationProgressSet"]["OperationProgress"].as_array().unwrap();
    assert!(went.len() == 2 && went.iter().all(|one| one["OperationStatus"] == "Success"), "{answer}");
    assert!(scene.groups(&[]).is_empty() && scene.snap.snapshots().is_empty());
    assert!(scene.snap.packs().is_empty());
    let again = scene.fails("DeleteSnapshotGroup", &["--SnapshotGroupId", &group]);
    assert_eq!(again, "InvalidSnapshotGroup.NotFound");
}

/// What an image holds outlives its group.
#[test]
fn a_snapshot_that_may_not_go_is_of_no_group_then() {
    let scene = Scene::new(1);
    let disk =
        scene.snap.ecs("DescribeDisks", &["--DiskType", "system"])["Disks"]["Disk"][0]["DiskId"].clone();
    let disks = ["--DiskId.1", &scene.disks[0], "--DiskId.2", disk.as_str().unwrap()];
    let answer =
        scene.snap.ecs("CreateSnapshotGroup", &[&["--InstanceId", &scene.instance], &disks[..]].concat());
    let group = answer["SnapshotGroupId"].as_str().unwrap();
    let member = scene.member(group, disk.as_str().unwrap());
    let image = scene.snap.ecs("CreateImage", &["--SnapshotId", &member])["ImageId"].clone();
    let answer = scene.snap.ecs("DeleteSnapshotGroup", &["--SnapshotGroupId", group]);
    let went = answer["OperationProgressSet"]["OperationProgress"].as_array().unwrap();
    let failed: Vec<_> = went.iter().filter(|one| one["OperationStatus"] == "Failed").collect();
    assert!(failed.len() == 1 && failed[0]["ErrorCode"] == "SnapshotCreatedImage", "{answer}");
    assert!(scene.groups(&[]).is_empty());
    assert_eq!(scene.snap.snapshots(), [(member.clone(), "accomplished".to_owned())]);
    scene.snap.ecs("DeleteImage", &["--ImageId", image.as_str().unwrap()]);
    scene.snap.ecs("DeleteSnapshot", &["--SnapshotId", &member]);
    assert!(scene.snap.packs().is_empty());
}

#[test]
fn disks_go_back_together() {
    let scene = Scene::new(2);
    let before = scene.disks.clone().map(|disk| scene.snap.read(&disk));
    let group = scene.create(&[]);
    for disk in &scene.disks {
        scene.snap.write(disk, MIB, &noisy(9, 1));
    }
    let later = scene.create(&[]);
    let members = scene.disks.clone().map(|disk| scene.member(&group, &disk));
    let pairs = [
        ["--Disk.1.DiskId", &scene.disks[0], "--Disk.1.SnapshotId", &members[0]],
        ["--Disk.2.DiskId", &scene.disks[1], "--Disk.2.SnapshotId", &members[1]],
    ]
    .concat();
    assert_eq!(scene.fails("ResetDisks", &pairs), "IncorrectInstanceStatus");
    scene.snap.ecs("StopInstance", &["--InstanceId", &scene.instance]);
    let mut mixed = pairs.clone();
    let other = scene.member(&later, &scene.disks[1]);
    mixed[7] = &other;
    assert_eq!(scene.fails("ResetDisks", &mixed), "InvalidParameter.Mismatch");
    let mut dry = pairs.clone();
    dry.extend(["--DryRun", "true"]);
    assert_eq!(scene.fails("ResetDisks", &dry), "DryRunOperation");
    scene.snap.ecs("ResetDisks", &pairs);
    for (disk, before) in scene.disks.iter().zip(&before) {
        assert!(scene.snap.read(disk) == *before);
    }

    // A group that lost a member still serves the others.
    scene.snap.ecs("DeleteSnapshot", &["--SnapshotId", &members[0]]);
    scene.snap.write(&scene.disks[1], 0, &noisy(8, 1));
    scene.snap.ecs("ResetDisks", &["--Disk.1.DiskId", &scene.disks[1], "--Disk.1.SnapshotId", &members[1]]);
    assert!(scene.snap.read(&scene.disks[1]) == before[1]);
    assert_eq!(scene.fails("ResetDisks", &pairs), "InvalidSnapshotId.NotFound");
    scene.snap.verify();
}

#[test]
fn a_disk_that_changes_fails_the_whole_group() {
    let scene = Scene::new(24);
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                scene.snap.write(&scene.disks[1], 0, b"busy");
            }
        });
        let code = scene.fails("CreateSnapshotGroup", &scene.arguments(&[]));
        is_over.store(true, Ordering::Relaxed);
        assert_eq!(code, "CreateSnapshot.Failed");
    });
    all_failed(&scene);
    scene.create(&[]);
    scene.snap.verify();
}

/// Writes a number that rises into the beginning of an image, and a copy of it a MiB further, twice in a millisecond.
fn write_on(image: &std::path::Path, is_over: &AtomicBool, pause: Duration) {
    let file = std::fs::OpenOptions::new().write(true).open(image).unwrap();
    let mut number = 1u64 << 40;
    while !is_over.load(Ordering::Relaxed) {
        number += 1;
        file.write_all_at(&number.to_le_bytes(), 0).unwrap();
        file.write_all_at(&number.to_le_bytes(), MIB as u64).unwrap();
        std::thread::sleep(pause);
    }
}

fn numbers(bytes: &[u8]) -> [u64; 2] {
    [0, MIB].map(|at| u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap()))
}

/// Where images can be frozen, disks that are written all the time can be a group.
fn groups_under_writes(kind: &Kind) {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(kind, &snap.home()) else { return };
    let scene = Scene::over(snap, 8);
    let images = scene.disks.clone().map(|disk| scene.snap.disk_path(&disk));
    let number = |image: &std::path::PathBuf| numbers(&std::fs::read(image).unwrap());
    let is_over = AtomicBool::new(false);
    let mut seen = Vec::new();
    std::thread::scope(|scope| {
        for image in &images {
            scope.spawn(|| write_on(image, &is_over, Duration::from_micros(500)));
        }
        std::thread::sleep(Duration::from_millis(20));
        for round in 0..6 {
            let before = [0, 1].map(|one| number(&images[one])[1]);
            let background: &[&str] = if round % 2 == 0 { &[] } else { &["--background"] };
            let words = [&["ecs", "CreateSnapshotGroup"], &scene.arguments(background)[..]].concat();
            let output = scene.snap.run(&words);
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{told}");
            // What cannot be told to be one point in time is said not to be.
            assert!(told.contains("ms apart"), "{told}");
            let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
            let after = [0, 1].map(|one| number(&images[one])[0]);
            seen.push((answer["SnapshotGroupId"].as_str().unwrap().to_owned(), before, after));
            scene.snap.run(&["task", "wait"]);
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert!(scene.groups(&[]).iter().all(|group| group["Status"] == "accomplished"));
    for (group, before, after) in &seen {
        for (one, disk) in scene.disks.iter().enumerate() {
            let [first, second] = numbers(&scene.snap.content(&scene.member(group, disk)));
            assert!(
                before[one] <= second && first <= after[one] + 1,
                "{before:?} {first} {second} {after:?}"
            );
            assert!(first - second <= 1, "a moment of the disk");
        }
    }
    // With one disk that is written, the group is one point in time.
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| write_on(&images[0], &is_over, Duration::from_micros(500)));
        std::thread::sleep(Duration::from_millis(100));
        let words = [&["ecs", "CreateSnapshotGroup"], &scene.arguments(&[])[..]].concat();
        let output = scene.snap.run(&words);
        is_over.store(true, Ordering::Relaxed);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !told.contains("ms apart"), "{told}");
    });
    let frozen = scene.snap.home().join("regions/cn-hangzhou/frozen");
    assert_eq!(std::fs::read_dir(frozen).unwrap().count(), 0, "clones lie about");
    scene.snap.verify();
}

#[test]
fn disks_that_are_written_on_xfs_are_a_group() {
    groups_under_writes(&XFS);
}

#[test]
fn disks_that_are_written_on_btrfs_are_a_group() {
    groups_under_writes(&BTRFS);
}

/// An image of an instance holds its disks at one point in time, as a group does.
#[test]
fn an_image_of_an_instance_is_one_point_in_time() {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(&XFS, &snap.home()) else { return };
    let scene = Scene::over(snap, 24);
    let files = scene
        .disks
        .clone()
        .map(|disk| std::fs::OpenOptions::new().write(true).open(scene.snap.disk_path(&disk)).unwrap());
    let is_over = AtomicBool::new(false);
    let told = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut number = 1u64 << 40;
            while !is_over.load(Ordering::Relaxed) {
                number += 1;
                files.iter().for_each(|file| file.write_all_at(&number.to_le_bytes(), 0).unwrap());
                std::thread::sleep(Duration::from_micros(500));
            }
        });
        std::thread::sleep(Duration::from_millis(20));
        let words = ["ecs", "CreateImage", "--InstanceId", &scene.instance];
        let output = scene.snap.run(&words);
        is_over.store(true, Ordering::Relaxed);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{told}");
        told
    });
    assert!(told.contains("the image m-") && told.contains("ms apart"), "{told}");
    let numbers = scene.disks.clone().map(|disk| {
        let answer = scene.snap.ecs("DescribeSnapshots", &["--DiskId", &disk]);
        let id = answer["Snapshots"]["Snapshot"][0]["SnapshotId"].as_str().unwrap().to_owned();
        numbers(&scene.snap.content(&id))[0]
    });
    assert!(numbers[0].abs_diff(numbers[1]) < 40, "{numbers:?}: {told}");
    let frozen = scene.snap.home().join("regions/cn-hangzhou/frozen");
    assert_eq!(std::fs::read_dir(frozen).unwrap().count(), 0, "clones lie about");
}

/// While the point in time is taken, a state that changes fails the group; afterwards it does not.
#[test]
fn a_group_is_failed_by_states_that_change_before_its_point_in_time_is_fixed() {
    let snap = Snap::new();
    // Here nothing can be frozen: the point in time is taken until all is captured.
    let Some(_mount) = Mount::new(&EXT4, &snap.home()) else { return };
    let scene = Scene::over(snap, 4);
    let instance = ["--InstanceId", &scene.instance];
    let detach = [&instance[..], &["--DiskId", &scene.disks[1]]].concat();
    let changes: [(&str, &[&str]); 4] = [
        ("RebootInstance", &instance),
        ("StopInstance", &instance),
        ("StartInstance", &instance),
        ("DetachDisk", &detach),
    ];
    for (operation, parameters) in changes {
        let held = scene.snap.hold_store("cn-hangzhou");
        let child = scene.begin(&[], |group| group.worker.is_some());
        scene.snap.ecs(operation, parameters);
        drop(held);
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{operation}");
        assert!(
            told.contains("CreateSnapshot.Failed") && told.contains("was changed"),
            "{operation}: {told}"
        );
        all_failed(&scene);
    }
    scene.snap.ecs("AttachDisk", &detach);
    scene.create(&[]);
    scene.snap.verify();
}

#[test]
fn states_may_change_when_the_point_in_time_is_fixed() {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(&XFS, &snap.home()) else { return };
    let scene = Scene::over(snap, 4);
    let instance = ["--InstanceId", &scene.instance];
    let detach = [&instance[..], &["--DiskId", &scene.disks[1]]].concat();
    let held = scene.snap.hold_store("cn-hangzhou");
    let child = scene.begin(&[], |group| group.worker.is_some() && group.fixed);
    let before = scene.disks.clone().map(|disk| scene.snap.read(&disk));
    scene.snap.ecs("RebootInstance", &instance);
    scene.snap.ecs("StopInstance", &instance);
    scene.snap.ecs("DetachDisk", &detach);
    let (_, code) = scene.snap.ecs_error("DeleteDisk", &["--DiskId", &scene.disks[1]]);
    assert_eq!(code, "DiskCreatingSnapshot");
    for disk in &scene.disks {
        scene.snap.write(disk, 0, b"later");
    }
    drop(held);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let group = scene.groups(&[])[0]["SnapshotGroupId"].as_str().unwrap().to_owned();
    for (disk, before) in scene.disks.iter().zip(&before) {
        assert!(scene.snap.content(&scene.member(&group, disk)) == *before);
    }
    // Killed when all is frozen: the group has failed, and no clone is left.
    scene.snap.ecs("AttachDisk", &detach);
    let words = [&["ecs", "CreateSnapshotGroup"], &scene.arguments(&[])[..]].concat();
    scene.snap.crash("group-frozen", &words);
    assert_eq!(scene.groups(&[])[0]["Status"], "failed");
    scene.create(&[]);
    let frozen = scene.snap.home().join("regions/cn-hangzhou/frozen");
    assert_eq!(std::fs::read_dir(frozen).unwrap().count(), 0, "clones lie about");
    scene.snap.verify();
}

fn all_failed(scene: &Scene) {
    assert_eq!(scene.groups(&[])[0]["Status"], "failed");
    assert!(scene.snap.snapshots().iter().all(|(_, status)| status == "failed"));
    scene.snap.verify();
    assert!(scene.snap.packs().is_empty());
}

#[test]
fn groups_killed_at_every_step() {
    for point in ["group-settled", "capture-pack-put", "group-packs-written", "capture-before-commit"] {
        let scene = Scene::new(4);
        let mut arguments = vec!["ecs", "CreateSnapshotGroup"];
        arguments.extend(scene.arguments(&[]));
        scene.snap.crash(point, &arguments);
        if point == "capture-before-commit" {
            // All is stored: only the last word was missing.
            let made = scene.groups(&[])[0].clone();
            assert_eq!(made["Status"], "accomplished");
            let made = made["SnapshotGroupId"].as_str().unwrap();
            for disk in &scene.disks {
                assert!(scene.snap.content(&scene.member(made, disk)) == scene.snap.read(disk), "{point}");
            }
            scene.snap.verify();
            continue;
        }
        all_failed(&scene);
        let group = scene.create(&[]);
        for disk in &scene.disks {
            assert!(scene.snap.content(&scene.member(&group, disk)) == scene.snap.read(disk), "{point}");
        }
        scene.snap.verify();
    }
}

#[test]
fn the_rules_have_their_codes() {
    let scene = Scene::new(1);
    let instance = ["--InstanceId", scene.instance.as_str()];
    let of = |more: &[&str]| scene.fails("CreateSnapshotGroup", &[&instance[..], more].concat());
    let system = scene.snap.ecs("DescribeDisks", &["--DiskType", "system"]);
    let system = system["Disks"]["Disk"][0]["DiskId"].as_str().unwrap();
    let disk = scene.disks[0].as_str();
    assert_eq!(
        of(&["--DiskId.1", disk, "--ExcludeDiskId.1", system]),
        "InvalidParam.ExcludeDiskIdsAndDiskIds.Conflict"
    );
    assert_eq!(of(&["--DiskId.1", "d-nothing"]), "InvalidDiskId.NotFound");
    assert_eq!(of(&["--DiskId.1", disk, "--Name", "1"]), "InvalidParameter.Name");
    assert_eq!(of(&["--DiskId.1", disk, "--Description", "1"]), "InvalidParameter.Description");
    assert_eq!(scene.fails("CreateSnapshotGroup", &[]), "MissingParamter.InstanceId");
    let excluded = ["--ExcludeDiskId.1", system, "--ExcludeDiskId.2", disk];
    assert_eq!(
        of(&[&excluded[..], &["--ExcludeDiskId.3", &scene.disks[1]]].concat()),
        "InvalidInstance.NoDisk"
    );
    scene.snap.ecs("DetachDisk", &["--InstanceId", &scene.instance, "--DiskId", disk]);
    assert_eq!(scene.fails("CreateSnapshotGroup", &["--DiskId.1", disk]), "IncorrectDiskStatus");
    let basic = ["--ZoneId", "cn-hangzhou-h", "--Size", "20", "--DiskCategory", "cloud_efficiency"];
    let basic = scene.snap.ecs("CreateDisk", &basic);
    let basic = ["--DiskId.1", basic["DiskId"].as_str().unwrap()];
    assert_eq!(scene.fails("CreateSnapshotGroup", &basic), "DiskCategory.OperationNotSupported");
    assert_eq!(
        scene.fails("DescribeSnapshotGroups", &["--Status.1", "x"]),
        "InvalidStatus.ValueNotSupported"
    );
    assert_eq!(
        scene.fails("DescribeSnapshotGroups", &["--Tag.1.Key", "k", "--Tag.2.Key", "k"]),
        "Duplicate.TagKey"
    );
    let regional = ["--Size", "20", "--DiskCategory", "cloud_regional_disk_auto"];
    let regional = scene.snap.ecs("CreateDisk", &regional)["DiskId"].as_str().unwrap().to_owned();
    scene.snap.ecs("AttachDisk", &["--InstanceId", &scene.instance, "--DiskId", &regional]);
    assert_eq!(of(&[]), "InvalidDisk.DiskCategoryInconsistent");
    assert!(scene.groups(&[]).is_empty() && scene.snap.snapshots().is_empty());
}

#[test]
fn groups_have_their_limits() {
    let snap = Snap::new();
    let mut data = Vec::new();
    for number in 1..=16 {
        data.extend([format!("--DataDisk.{number}.Size"), "1".to_owned()]);
        data.extend([format!("--DataDisk.{number}.PerformanceLevel"), "PL0".to_owned()]);
    }
    let data: Vec<&str> = data.iter().map(String::as_str).collect();
    let answer = snap.ecs("RunInstances", &data);
    let instance = answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap();
    let whole = ["--InstanceId", instance];
    assert_eq!(snap.ecs_error("CreateSnapshotGroup", &whole).1, "NumberExceed.TooManyDisks");
    let system = snap.ecs("DescribeDisks", &["--DiskType", "system"]);
    let system = ["--ExcludeDiskId.1", system["Disks"]["Disk"][0]["DiskId"].as_str().unwrap()];
    snap.ecs("CreateSnapshotGroup", &[whole, system].concat());
    assert_eq!(snap.snapshots().len(), 16);

    // Three disks of less than 16 TiB, as large as ext4 has files.
    let large: Vec<String> =
        (1..=3).flat_map(|number| [format!("--DataDisk.{number}.Size"), "16000".to_owned()]).collect();
    let large: Vec<&str> = large.iter().map(String::as_str).collect();
    let answer = snap.ecs("RunInstances", &large);
    let instance = answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap();
    let disks = snap.ecs("DescribeDisks", &["--InstanceId", instance, "--DiskType", "data"]);
    let ids: Vec<&str> = disks["Disks"]["Disk"]
        .as_array()
        .unwrap()
        .iter()
        .map(|disk| disk["DiskId"].as_str().unwrap())
        .collect();
    let two = ["--DiskId.1", ids[0], "--DiskId.2", ids[1]];
    let three = [&two[..], &["--DiskId.3", ids[2]]].concat();
    assert_eq!(snap.ecs_error("CreateSnapshotGroup", &three).1, "CapacityExceed.TooManyDisks");
    snap.ecs("CreateSnapshotGroup", &two);
}

#[test]
fn as_many_disks_go_back_together_as_a_group_has() {
    let snap = Snap::new();
    let sizes: Vec<[String; 2]> =
        (1..16).map(|n| [format!("--DataDisk.{n}.Size"), "20".to_owned()]).collect();
    let sizes: Vec<&str> = sizes.iter().flatten().map(String::as_str).collect();
    let answer = snap.ecs("RunInstances", &sizes);
    let instance = answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap().to_owned();
    snap.ecs("CreateSnapshotGroup", &["--InstanceId", &instance]);
    let groups = snap.ecs("DescribeSnapshotGroups", &[]);
    let members = groups["SnapshotGroups"]["SnapshotGroup"][0]["Snapshots"]["Snapshot"].as_array().unwrap();
    assert_eq!(members.len(), 16);
    let mut pairs = Vec::new();
    for (number, member) in (1..).zip(members) {
        let text = |name: &str| member[name].as_str().unwrap().to_owned();
        pairs.push(format!("--Disk.{number}.DiskId={}", text("SourceDiskId")));
        pairs.push(format!("--Disk.{number}.SnapshotId={}", text("SnapshotId")));
    }
    let pairs: Vec<&str> = pairs.iter().map(String::as_str).collect();

    // The hint after the refusal is a command that helps.
    let run = snap.command(&[&["ecs", "ResetDisks"], &pairs[..]].concat()).output().unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.contains("ErrorCode: IncorrectInstanceStatus"), "{said}");
    let hint = said.lines().rfind(|line| !line.is_empty()).unwrap();
    let words: Vec<&str> = hint.split(' ').take(3).collect();
    assert_eq!(words, ["StopInstance", "--InstanceId", &*instance], "{said}");
    snap.ecs(words[0], &words[1..]);
    let done = snap.ecs("ResetDisks", &pairs);
    let done = done["OperationProgressSet"]["OperationProgress"].as_array().unwrap();
    assert_eq!(done.len(), 16);
    assert!(done.iter().all(|one| one["OperationStatus"] == "Success"), "{done:?}");

    let more = ["--Disk.17.DiskId=d-bp1none", "--Disk.17.SnapshotId=s-bp1none"];
    let run = snap.command(&[&["ecs", "ResetDisks"], &pairs[..], &more[..]].concat()).output().unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.contains("names 17 disks; a group has at most 16"), "{said}");
}

#[test]
fn a_group_outlives_the_system_disk_of_its_instance() {
    let scene = Scene::new(1);
    let other = scene.snap.ecs("RunInstances", &["--DataDisk.1.Size", "20"]);
    let other = other["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap();
    let elsewhere = scene.snap.ecs("DescribeDisks", &["--InstanceId", other, "--DiskType", "data"]);
    let elsewhere = elsewhere["Disks"]["Disk"][0]["DiskId"].as_str().unwrap();
    // Disks of both instances, and no system disk among them.
    let group = scene.create(&["--DiskId.3", elsewhere]);
    for instance in [&*scene.instance, other] {
        scene.snap.ecs("StopInstance", &["--InstanceId", instance]);
    }
    let reset = |group: &str, disk: &str| {
        let member = scene.member(group, disk);
        scene
            .snap
            .command(&["ecs", "ResetDisks", "--Disk.1.DiskId", disk, "--Disk.1.SnapshotId", &member])
            .output()
            .unwrap()
    };
    assert!(reset(&group, &scene.disks[0]).status.success());
    let image = ["--InstanceId", &scene.instance, "--ImageId", "blank_x64_20G.vhd"];
    scene.snap.ecs("ReplaceSystemDisk", &image);

    let refused = String::from_utf8(reset(&group, &scene.disks[0]).stderr).unwrap();
    assert!(refused.contains("ErrorCode: OperationDenied"), "{refused}");
    assert!(refused.contains(&scene.instance) && refused.contains(&group), "{refused}");
    assert!(reset(&group, elsewhere).status.success(), "the other instance has its system disk still");
    // One disk alone goes back, and so do all with a group from after it.
    let member = scene.member(&group, &scene.disks[0]);
    scene.snap.ecs("ResetDisk", &["--DiskId", &scene.disks[0], "--SnapshotId", &member]);
    let new = scene.create(&[]);
    assert!(reset(&new, &scene.disks[0]).status.success());
    scene.snap.ecs("DeleteSnapshotGroup", &["--SnapshotGroupId", &group]);
    scene.snap.verify();
}

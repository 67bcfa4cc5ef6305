//! Groups, images, copies, imports, exports and instances in the background: the answer comes at once with
//! the point in time fixed, a worker finishes, and what one that died left is finished or taken back.

use crate::common;

use common::mount::{Mount, XFS};
use common::snap::{Snap, noisy};
use ecs_snap::catalog::Snapshot;
use ecs_snap::engine::Engine;
use ecs_snap::home::Home;
use ecs_snap::model::{GroupId, SnapshotStatus};
use ecs_snap::sys::lock::{self, Mode};
use serde_json::Value;
use std::os::fd::AsRawFd;

/// A running instance with two data disks of 8 MiB, and their content.
struct Scene {
    snap: Snap,
    instance: String,
    disks: [String; 2],
}

impl Scene {
    fn new(snap: Snap) -> Self {
        let disks = [1, 2].map(|seed| snap.import(&noisy(seed, 8)));
        let answer = snap.ecs("RunInstances", &[]);
        let instance = answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap().to_owned();
        for disk in &disks {
            snap.ecs("AttachDisk", &["--InstanceId", &instance, "--DiskId", disk]);
        }
        Self { snap, instance, disks }
    }

    fn content(&self) -> [Vec<u8>; 2] {
        self.disks.each_ref().map(|disk| self.snap.read(disk))
    }

    fn change(&self, seed: u64) {
        self.disks.iter().for_each(|disk| self.snap.write(disk, 1 << 20, &noisy(seed, 1)));
    }

    fn group(&self, id: &str) -> Value {
        let answer = self.snap.ecs("DescribeSnapshotGroups", &["--SnapshotGroupId.1", id]);
        answer["SnapshotGroups"]["SnapshotGroup"][0].clone()
    }

    /// What the members of a group hold, in the order of the disks.
    fn members(&self, id: &str) -> [Vec<u8>; 2] {
        let group = self.group(id);
        let members = group["Snapshots"]["Snapshot"].as_array().unwrap();
        self.disks.each_ref().map(|disk| {
            let member = members.iter().find(|one| one["SourceDiskId"] == disk.as_str()).unwrap();
            self.snap.content(member["SnapshotId"].as_str().unwrap())
        })
    }

    /// An image of the instance that is made.
    fn made_image(&self) -> String {
        let answer = self.snap.ecs("CreateImage", &["--InstanceId", &self.instance]);
        answer["ImageId"].as_str().unwrap().to_owned()
    }
}

fn image(snap: &Snap, region: &str, id: &str) -> Value {
    let answer = snap.ecs("DescribeImages", &["--RegionId", region, "--ImageId", id, "--Status", EVERY]);
    answer["Images"]["Image"][0].clone()
}

const EVERY: &str = "Creating,Waiting,Available,UnAvailable,CreateFailed,Deprecated";

fn task(snap: &Snap, id: &str) -> Value {
    snap.ecs("DescribeTaskAttribute", &["--TaskId", id])
}

/// The data disks of a new instance from an image, in the order of their devices.
fn data_disks(snap: &Snap, image: &str) -> Vec<Vec<u8>> {
    let answer = snap.ecs("RunInstances", &["--ImageId", image]);
    let instance = answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap();
    let answer = snap.ecs("DescribeDisks", &["--InstanceId", instance, "--DiskType", "data"]);
    let mut disks: Vec<(String, String)> = answer["Disks"]["Disk"]
        .as_array()
        .unwrap()
        .iter()
        .map(|disk| {
            (disk["Device"].as_str().unwrap().to_owned(), disk["DiskId"].as_str().unwrap().to_owned())
        })
        .collect();
    disks.sort();
    disks.iter().map(|(_, disk)| snap.read(disk)).collect()
}

#[test]
fn a_group_is_frozen_when_the_answer_comes() {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(&XFS, &snap.home()) else { return };
    let scene = Scene::new(snap);
    let snap = &scene.snap;
    let create = ["--InstanceId", &scene.instance];
    let before = scene.content();
    let answer = snap.background(None, "CreateSnapshotGroup", &create_with_disks(&create, &scene.disks));
    let group = answer["SnapshotGroupId"].as_str().unwrap();
    scene.change(7);
    assert_eq!(snap.wait(group), "Finished");
    assert_eq!(scene.group(group)["Status"], "accomplished");
    assert!(scene.members(group) == before, "the disks changed, the group did not");

    // A worker that dies leaves the point in time; the next run that changes something captures it.
    let before = scene.content();
    let parameters = create_with_disks(&create, &scene.disks);
    let answer = snap.background(Some("group-packs-written"), "CreateSnapshotGroup", &parameters);
    let group = answer["SnapshotGroupId"].as_str().unwrap();
    scene.change(8);
    assert_eq!(scene.group(group)["Status"], "progressing");
    assert!(snap.snapshots().iter().filter(|(_, status)| status == "progressing").count() == 2);
    let (_, code) = snap.ecs_error("DeleteDisk", &["--DiskId", &scene.disks[0]]);
    assert_ne!(code, "InternalError");
    assert_eq!(snap.wait(group), "Finished");
    assert_eq!(scene.group(group)["Status"], "accomplished");
    assert!(scene.members(group) == before);
    let frozen = snap.home().join("regions/cn-hangzhou/frozen");
    assert_eq!(std::fs::read_dir(frozen).unwrap().count(), 0, "clones lie about");
    snap.verify();
}

/// While somebody else is about to bring a group to its end, its snapshots are not captured one by one.
#[test]
fn the_snapshots_of_a_group_are_captured_together() {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(&XFS, &snap.home()) else { return };
    let scene = Scene::new(snap);
    let parameters = create_with_disks(&["--InstanceId", &scene.instance], &scene.disks);
    let answer = scene.snap.background(Some("group-packs-written"), "CreateSnapshotGroup", &parameters);
    let group = answer["SnapshotGroupId"].as_str().unwrap();
    let engine = Engine::open(Home::new(scene.snap.home())).unwrap();
    // Until the worker is dead.
    drop(lock::wait(&engine.home().locks().join(group), Mode::Exclusive).unwrap());
    let noticed = rusqlite::Connection::open(engine.home().catalog())
        .unwrap()
        .execute("UPDATE task SET worker = NULL", []);
    assert_eq!(noticed.unwrap(), 1);
    assert!(engine.resume().unwrap().is_empty());
    let snapshots = Snapshot::of_group(&engine.catalog().read(), &GroupId::parse(group).unwrap()).unwrap();
    assert!(snapshots.len() == 2 && snapshots.iter().all(|one| one.status == SnapshotStatus::Progressing));
}

/// What a capture that ended had stored goes when its frozen image is captured again; and an import that ended
/// leaves nothing at all.
#[test]
fn what_dead_workers_stored_goes() {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(&XFS, &snap.home()) else { return };
    let disk = snap.import(&noisy(1, 8));
    snap.crash("capture-pack-put", &["ecs", "CreateSnapshot", "--DiskId", &disk]);
    let (id, status) = {
        snap.verify();
        snap.snapshots().remove(0)
    };
    assert_eq!((status.as_str(), snap.packs().len()), ("accomplished", 1));
    snap.ecs("DeleteSnapshot", &["--SnapshotId", &id]);

    let bucket = snap.home().join("buckets/images");
    std::fs::create_dir_all(&bucket).unwrap();
    std::fs::write(bucket.join("disk.img"), noisy(2, 8)).unwrap();
    let import = ["--DiskDeviceMapping.1.OSSBucket", "images", "--DiskDeviceMapping.1.OSSObject", "disk.img"];
    snap.crash("capture-pack-put", &[&["ecs", "ImportImage"], &import[..]].concat());
    let output = snap.run(&["store", "verify"]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(snap.snapshots().iter().all(|(_, status)| status == "failed"));
    let frozen = snap.home().join("regions/cn-hangzhou/frozen");
    assert_eq!(std::fs::read_dir(frozen).unwrap().count(), 0, "clones lie about");
    assert!(snap.packs().is_empty());
}

fn create_with_disks<'a>(create: &[&'a str], disks: &'a [String; 2]) -> Vec<&'a str> {
    [create, &["--DiskId.1", &disks[0], "--DiskId.2", &disks[1]]].concat()
}

#[test]
fn a_group_that_cannot_be_frozen_is_done_when_the_answer_comes() {
    let scene = Scene::new(Snap::new());
    let before = scene.content();
    let answer = scene.snap.background(
        None,
        "CreateSnapshotGroup",
        &create_with_disks(&["--InstanceId", &scene.instance], &scene.disks),
    );
    let group = answer["SnapshotGroupId"].as_str().unwrap();
    scene.change(7);
    scene.snap.text(&["task", "wait"]);
    assert_eq!(scene.group(group)["Status"], "accomplished");
    assert!(scene.members(group) == before);
}

#[test]
fn an_image_is_creating_until_its_worker_is_done() {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(&XFS, &snap.home()) else { return };
    let scene = Scene::new(snap);
    let snap = &scene.snap;
    let before = scene.content().to_vec();
    let answer =
        snap.background(Some("capture-packs-written:2"), "CreateImage", &["--InstanceId", &scene.instance]);
    let id = answer["ImageId"].as_str().unwrap();
    scene.change(7);
    let shown = image(snap, "cn-hangzhou", id);
    assert_eq!(shown["Status"], "Creating");
    let progress: u32 = shown["Progress"].as_str().unwrap().strip_suffix('%').unwrap().parse().unwrap();
    assert!(progress < 100);
    assert_eq!(snap.wait(id), "Finished", "whoever waits finishes what the dead worker began");
    let shown = image(snap, "cn-hangzhou", id);
    assert_eq!((&shown["Status"], &shown["Progress"]), (&"Available".into(), &"100%".into()));
    assert!(data_disks(snap, id) == before);
    snap.verify();
}

#[test]
fn a_copied_image_appears_in_the_background() {
    let scene = Scene::new(Snap::new());
    let snap = &scene.snap;
    let source = scene.made_image();
    let copy = ["--ImageId", &source, "--DestinationRegionId", "cn-beijing"];
    let answer = snap.background(Some("copy-pack-put:2"), "CopyImage", &copy);
    let dead = answer["ImageId"].as_str().unwrap();
    assert_eq!(snap.wait(dead), "Failed");
    assert_eq!(image(snap, "cn-beijing", dead)["Status"], "CreateFailed");
    let answer = snap.background(None, "CopyImage", &copy);
    let id = answer["ImageId"].as_str().unwrap();
    assert_eq!(snap.wait(id), "Finished");
    assert_eq!(image(snap, "cn-beijing", id)["Status"], "Available");
    snap.verify();
}

#[test]
fn images_come_and_go_as_files_in_the_background() {
    let scene = Scene::new(Snap::new());
    let snap = &scene.snap;
    let source = scene.made_image();
    let bucket = snap.home().join("buckets/images");
    std::fs::create_dir_all(&bucket).unwrap();
    let images = || snap.home().join("regions/cn-hangzhou/disks").read_dir().unwrap().count();
    let disks = images();

    let export = ["--ImageId", &source, "--OSSBucket", "images", "--ImageFormat", "qcow2"];
    let answer = snap.background(Some("export-piece-written:2"), "ExportImage", &export);
    let dead = answer["TaskId"].as_str().unwrap();
    assert_eq!(snap.wait(dead), "Failed");
    assert_eq!(task(snap, dead)["TaskStatus"], "Failed");
    assert_eq!(images(), disks, "the disks on the way are gone");
    let answer = snap.background(None, "ExportImage", &export);
    let done = answer["TaskId"].as_str().unwrap();
    assert_eq!(snap.wait(done), "Finished");
    let shown = task(snap, done);
    assert_eq!((&shown["TaskStatus"], &shown["TaskProcess"]), (&"Finished".into(), &"100%".into()));
    assert_eq!(images(), disks);

    let mut import: Vec<String> = Vec::new();
    let mut names: Vec<String> = bucket
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".qcow2"))
        .collect();
    // The system disk comes first in an image, and last in the alphabet.
    names.sort();
    names.rotate_right(1);
    assert!(names.len() == 3 && names[0].contains("system"), "{names:?}");
    for (number, name) in (1..).zip(&names) {
        import.extend([format!("--DiskDeviceMapping.{number}.OSSBucket"), "images".to_owned()]);
        import.extend([format!("--DiskDeviceMapping.{number}.OSSObject"), name.clone()]);
    }
    let import: Vec<&str> = import.iter().map(String::as_str).collect();
    let answer = snap.background(Some("capture-packs-written:2"), "ImportImage", &import);
    let dead = (answer["TaskId"].as_str().unwrap(), answer["ImageId"].as_str().unwrap());
    assert_eq!(snap.wait(dead.0), "Failed");
    assert_eq!(image(snap, "cn-hangzhou", dead.1)["Status"], "CreateFailed");
    assert_eq!(images(), disks, "the disks on the way are gone");
    let answer = snap.background(None, "ImportImage", &import);
    let done = answer["TaskId"].as_str().unwrap();
    assert_eq!(snap.wait(done), "Finished");
    let id = answer["ImageId"].as_str().unwrap();
    assert_eq!(image(snap, "cn-hangzhou", id)["Status"], "Available");
    // Disks from files have whole GiB.
    for (came, was) in data_disks(snap, id).iter().zip(scene.content()) {
        assert!(came[..was.len()] == was && came[was.len()..].iter().all(|byte| *byte == 0));
    }
    snap.verify();
}

#[test]
fn instances_are_pending_until_their_worker_is_done() {
    let scene = Scene::new(Snap::new());
    let snap = &scene.snap;
    let source = scene.made_image();
    let before = scene.content().to_vec();
    let instances = |status: &str| {
        let answer = snap.ecs("DescribeInstances", &["--Status", status]);
        answer["Instances"]["Instance"].as_array().unwrap().len()
    };
    let run = ["--ImageId", &source, "--Amount", "2"];
    let answer = snap.background(Some("restore-piece-written:9"), "RunInstances", &run);
    let dead = answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap();
    assert_eq!(snap.wait(dead), "Failed");
    assert_eq!((instances("Pending"), instances("Running")), (0, 1));
    let answer = snap.background(None, "RunInstances", &run);
    let ids = answer["InstanceIdSets"]["InstanceIdSet"].as_array().unwrap();
    assert_eq!((ids.len(), instances("Pending") + instances("Running")), (2, 3));
    assert_eq!(snap.wait(ids[0].as_str().unwrap()), "Finished");
    assert_eq!(instances("Running"), 3);
    for id in ids {
        let answer = snap.ecs("DescribeDisks", &["--InstanceId", id.as_str().unwrap(), "--DiskType", "data"]);
        let mut content: Vec<Vec<u8>> = answer["Disks"]["Disk"]
            .as_array()
            .unwrap()
            .iter()
            .map(|disk| {
                assert_eq!(disk["Status"], "In_use");
                snap.read(disk["DiskId"].as_str().unwrap())
            })
            .collect();
        content.sort();
        let mut wanted = before.clone();
        wanted.sort();
        assert!(content == wanted);
    }
    snap.verify();
}

#[test]
fn an_import_in_the_background_can_be_cancelled() {
    let snap = Snap::new();
    let bucket = snap.home().join("buckets/images");
    std::fs::create_dir_all(&bucket).unwrap();
    std::fs::write(bucket.join("disk.img"), noisy(1, 2)).unwrap();
    let file = ["--DiskDeviceMapping.1.OSSBucket", "images", "--DiskDeviceMapping.1.OSSObject", "disk.img"];
    let cancel = |task: &str| snap.ecs_error("CancelTask", &["--TaskId", task]).1;

    let store = snap.hold_store("cn-hangzhou");
    let answer = snap.background(None, "ImportImage", &file);
    let (id, running) = (answer["ImageId"].as_str().unwrap(), answer["TaskId"].as_str().unwrap());
    let shown = task(&snap, running);
    assert_eq!((&shown["TaskStatus"], &shown["SupportCancel"]), (&"Processing".into(), &"true".into()));
    assert_eq!(image(&snap, "cn-hangzhou", id)["Status"], "Creating");
    snap.ecs("CancelTask", &["--TaskId", running]);
    drop(store);
    let shown = task(&snap, running);
    assert_eq!((&shown["TaskStatus"], &shown["SupportCancel"]), (&"Failed".into(), &"false".into()));
    assert_eq!(image(&snap, "cn-hangzhou", id)["Status"], "CreateFailed");
    assert!(snap.snapshots().iter().all(|(_, status)| status == "failed"));
    let disks = snap.home().join("regions/cn-hangzhou/disks");
    assert_eq!(disks.read_dir().map_or(0, Iterator::count), 0, "the disk on the way is gone");
    assert_eq!(cancel(running), "InvalidTaskId.IncorrectTaskStatus");

    let answer = snap.ecs("ImportImage", &file);
    assert_eq!(cancel(answer["TaskId"].as_str().unwrap()), "InvalidTaskId.IncorrectTaskStatus");
    let disk = snap.import(&noisy(2, 1));
    let snapshot = snap.snapshot(&disk);
    let store = snap.hold_store("cn-hangzhou");
    snap.background(None, "CreateDisk", &["--ZoneId", "cn-hangzhou-h", "--SnapshotId", &snapshot]);
    let other = snap.json(&["task", "list"])["Tasks"][0]["TaskId"].as_str().unwrap().to_owned();
    assert_eq!(cancel(&other), "InvalidTaskId.TaskActionNotSupport");
    drop(store);
    snap.text(&["task", "wait"]);
    snap.verify();
}

#[test]
fn what_no_worker_can_be_started_for_is_done_before_the_answer() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 1));
    let snapshot = snap.snapshot(&disk);
    let bucket = snap.home().join("buckets/images");
    std::fs::create_dir_all(&bucket).unwrap();
    std::fs::write(bucket.join("disk.img"), noisy(1, 2)).unwrap();
    // A program that is gone from where it was runs on, but cannot be started again.
    let run = |words: &[&str]| {
        let directory = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let program = directory.path().join("snap");
        std::fs::hard_link(assert_cmd::cargo::cargo_bin!("snap"), &program).unwrap();
        let file = std::fs::File::open(&program).unwrap();
        std::fs::remove_file(&program).unwrap();
        let path = format!("/proc/{}/fd/{}", std::process::id(), file.as_raw_fd());
        let mut command = std::process::Command::new(path);
        command.args(words).env("SNAP_HOME", snap.home()).env("HOME", snap.home());
        let output = command.env("SNAP_BACKGROUND", "1").output().unwrap();
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    let create = ["ecs", "CreateDisk", "--ZoneId", "cn-hangzhou-h", "--DiskCategory", "cloud_essd"];
    let create = [&create[..], &["--SnapshotId", &snapshot, "--ClientToken", "once"]].concat();
    let answer = run(&create);
    let made = answer["DiskId"].as_str().unwrap();
    assert_eq!(snap.disk_status(made), "Available");
    assert_eq!(snap.read(made), noisy(1, 1));
    assert_eq!(run(&create)["DiskId"], made, "the answer is kept");

    let import = ["ecs", "ImportImage", "--DiskDeviceMapping.1.OSSBucket", "images"];
    let answer = run(&[&import[..], &["--DiskDeviceMapping.1.OSSObject", "disk.img"]].concat());
    assert_eq!(task(&snap, answer["TaskId"].as_str().unwrap())["TaskStatus"], "Finished");
    assert_eq!(image(&snap, "cn-hangzhou", answer["ImageId"].as_str().unwrap())["Status"], "Available");
    let tasks = snap.json(&["task", "list"]);
    assert!(tasks["Tasks"].as_array().unwrap().iter().all(|task| task["Status"] == "Finished"), "{tasks}");
}

//! Processes that are killed: at chosen points, and at random. Afterwards verify passes, every
//! accomplished snapshot restores exactly, and the interrupted one is absent, failed or perfect.

use crate::common;

use common::snap::{Snap, noisy};
use ecs_snap::sys::lock::{self, Mode};
use ecs_snap::sys::place::Place;
use std::time::Duration;

const MIB: usize = 1 << 20;

struct Scene {
    snap: Snap,
    disk: String,
    /// What the disk holds now.
    bytes: Vec<u8>,
    /// Each accomplished snapshot with what it was taken of.
    snapshots: Vec<(String, Vec<u8>)>,
}

/// A disk with two snapshots, changed since.
fn scene(mib: usize) -> Scene {
    let snap = Snap::new();
    let mut bytes = noisy(1, mib);
    let disk = snap.import(&bytes);
    let mut snapshots = vec![(snap.snapshot(&disk), bytes.clone())];
    let change = |bytes: &mut Vec<u8>, seed| {
        let noise = noisy(seed, 2);
        bytes[MIB..3 * MIB].copy_from_slice(&noise);
        snap.write(&disk, MIB, &noise);
        let end = bytes.len();
        bytes[end - MIB..].fill(seed as u8);
        snap.write(&disk, end - MIB, &vec![seed as u8; MIB]);
    };
    change(&mut bytes, 2);
    snapshots.push((snap.snapshot(&disk), bytes.clone()));
    change(&mut bytes, 3);
    Scene { snap, disk, bytes, snapshots }
}

impl Scene {
    /// Asserts that everything is as it should be, and that nothing lies about.
    fn check(&self) {
        self.snap.verify();
        let living = self.snap.snapshots();
        for (id, bytes) in &self.snapshots {
            assert!(living.contains(&(id.clone(), "accomplished".into())), "{id} is lost: {living:?}");
            assert!(self.snap.content(id) == *bytes, "content of {id}");
        }
        for (id, status) in &living {
            match status.as_str() {
                "failed" => {}
                "accomplished" if self.snapshots.iter().any(|(known, _)| known == id) => {}
                "accomplished" => {
                    assert!(self.snap.content(id) == self.bytes, "content of the interrupted {id}")
                }
                other => panic!("{id} is {other}"),
            }
        }
        assert!(self.snap.read(&self.disk) == self.bytes, "content of the disk");
        let stats = self.snap.json(&["store", "stats"]);
        let known: u64 =
            stats["Regions"].as_array().unwrap().iter().map(|one| one["Packs"].as_u64().unwrap()).sum();
        assert_eq!(self.snap.packs().len() as u64, known, "packs that nobody knows");
        let drafts = self.snap.home().join("regions/cn-hangzhou/store/draft");
        assert_eq!(std::fs::read_dir(drafts).unwrap().count(), 0, "drafts lie about");
    }
}

#[test]
fn capture_killed_at_every_step() {
    for point in ["capture-pack-put", "capture-packs-written", "capture-before-commit"] {
        let mut scene = scene(8);
        scene.snap.crash(point, &["ecs", "CreateSnapshot", "--DiskId", &scene.disk]);
        let states = scene.snap.snapshots();
        assert!(states.iter().all(|(_, status)| status != "progressing"), "{point}: {states:?}");
        scene.check();
        let again = scene.snap.snapshot(&scene.disk);
        scene.snapshots.push((again, scene.bytes.clone()));
        scene.check();
    }
}

#[test]
fn delete_killed_at_every_step() {
    for point in ["delete-committed", "sweep-pack-removed"] {
        let mut scene = scene(8);
        let (victim, _) = scene.snapshots.remove(1);
        scene.snap.crash(point, &["ecs", "DeleteSnapshot", "--SnapshotId", &victim]);
        scene.check();
        assert!(!scene.snap.snapshots().iter().any(|(id, _)| *id == victim), "{point}: it was deleted");
    }
}

/// Starts a capture that dies at a point, and runs `delete` when its first pack is there.
fn delete_under_capture(snap: &Snap, point: &str, capture: &[&str], delete: impl FnOnce(&Snap)) {
    let store = snap.home().join("regions/cn-hangzhou/store");
    let packs = || std::fs::read_dir(store.join("packs")).unwrap().count();
    let before = packs();
    // Whoever has put a pack waits here to tell the index.
    let index = rusqlite::Connection::open(store.join("index.db")).unwrap();
    index.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut child = snap
        .command(capture)
        .env("SNAP_CRASH_AT", point)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    while packs() == before {
        assert!(child.try_wait().unwrap().is_none(), "{capture:?} ended early");
        std::thread::sleep(Duration::from_millis(5));
    }
    delete(snap);
    index.execute_batch("ROLLBACK").unwrap();
    let status = child.wait().unwrap();
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(9), "{capture:?}");
}

/// A scene whose disk has something new for the store.
fn changed_scene() -> Scene {
    let mut scene = scene(4);
    let new = noisy(77, 1);
    scene.snap.write(&scene.disk, 0, &new);
    scene.bytes[..1 << 20].copy_from_slice(&new);
    scene
}

#[test]
fn a_capture_killed_after_its_snapshot_was_deleted_leaves_nothing() {
    let scene = changed_scene();
    let capture = ["ecs", "CreateSnapshot", "--DiskId", &scene.disk];
    delete_under_capture(&scene.snap, "capture-packs-written", &capture, |snap| {
        let (id, _) = snap.snapshots().into_iter().find(|(_, status)| status == "progressing").unwrap();
        snap.text(&["ecs", "DeleteSnapshot", "--SnapshotId", &id]);
    });
    assert_eq!(scene.snap.snapshots().len(), scene.snapshots.len());
    scene.check();
}

#[test]
fn a_group_killed_after_it_was_deleted_leaves_nothing() {
    let scene = changed_scene();
    let snap = &scene.snap;
    let answer = snap.ecs("RunInstances", &[]);
    let instance = answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap();
    snap.ecs("AttachDisk", &["--InstanceId", instance, "--DiskId", &scene.disk]);
    let capture = ["ecs", "CreateSnapshotGroup", "--InstanceId", instance, "--DiskId.1", &scene.disk];
    delete_under_capture(snap, "group-packs-written", &capture, |snap| {
        let groups = snap.ecs("DescribeSnapshotGroups", &[]);
        let id = groups["SnapshotGroups"]["SnapshotGroup"][0]["SnapshotGroupId"].as_str().unwrap();
        snap.text(&["ecs", "DeleteSnapshotGroup", "--SnapshotGroupId", id]);
    });
    assert_eq!(snap.snapshots().len(), scene.snapshots.len());
    scene.check();
}

#[test]
fn rollback_killed_at_every_step() {
    for point in ["rollback-piece-written", "rollback-piece-written:2", "rollback-before-commit"] {
        for by_the_same_command in [false, true] {
            let mut scene = scene(8);
            let (target, bytes) = scene.snapshots[0].clone();
            let rollback = ["ecs", "ResetDisk", "--DiskId", &scene.disk, "--SnapshotId", &target];
            scene.snap.crash(point, &rollback);
            assert_eq!(scene.snap.disk_status(&scene.disk), "ReIniting", "{point}");
            let (status, code) = scene.snap.ecs_error("DeleteSnapshot", &["--SnapshotId", "s-none"]);
            assert_eq!((status, code.as_str()), (1, "InvalidSnapshotId.NotFound"));
            if by_the_same_command {
                scene.snap.text(&rollback);
            }
            assert_eq!(scene.snap.disk_status(&scene.disk), "Available", "{point}");
            scene.bytes = bytes;
            scene.check();
        }
    }
}

#[test]
fn reclaim_killed_at_every_step() {
    for point in ["reclaim-pack-put", "reclaim-copied", "reclaim-committed", "reclaim-switched"] {
        let mut scene = scene(8);
        // Two of the first snapshot's blocks in three are seen by nobody else.
        scene.snapshots.remove(0);
        let first = scene.snap.snapshots().last().unwrap().0.clone();
        scene.snap.text(&["ecs", "DeleteSnapshot", "--SnapshotId", &first]);
        scene.snap.crash(point, &["store", "reclaim"]);
        scene.check();
        scene.snap.text(&["store", "reclaim"]);
        scene.check();
        let stats = scene.snap.json(&["store", "stats"]);
        assert_eq!(stats["Regions"][0]["DeadBlocks"], 0, "{point}: {stats}");
    }
}

/// While somebody is at work in the store, what a killed reclaim left cannot be swept: the manifests still name the old
/// packs, and so does that of an unchanged snapshot, until they all are written anew.
#[test]
fn an_unchanged_snapshot_after_a_killed_reclaim() {
    let mut scene = scene(8);
    let newest = scene.snap.snapshot(&scene.disk);
    scene.snapshots.push((newest, scene.bytes.clone()));
    let (first, _) = scene.snapshots.remove(0);
    scene.snap.text(&["ecs", "DeleteSnapshot", "--SnapshotId", &first]);
    scene.snap.crash("reclaim-committed", &["store", "reclaim"]);
    let store = scene.snap.home().join("regions/cn-hangzhou/store/lock");
    let at_work = lock::wait(&Place::anywhere(store), Mode::Shared).unwrap();
    let like = scene.snap.snapshot(&scene.disk);
    scene.snapshots.push((like, scene.bytes.clone()));
    drop(at_work);
    scene.check();
}

#[test]
fn killed_at_random() {
    let mut scene = scene(24);
    let victim = scene.snapshots.remove(1).0;
    let target = scene.snapshots[0].clone();
    let commands: [&[&str]; 4] = [
        &["ecs", "CreateSnapshot", "--DiskId", &scene.disk.clone()],
        &["ecs", "ResetDisk", "--DiskId", &scene.disk.clone(), "--SnapshotId", &target.0],
        &["ecs", "DeleteSnapshot", "--SnapshotId", &victim],
        &["store", "reclaim"],
    ];
    for round in 0..24u64 {
        let arguments = commands[(round % 4) as usize];
        let mut child = scene
            .snap
            .command(arguments)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(1 + (round * 7919) % 120_000));
        let _ = child.kill();
        child.wait().unwrap();
        // The next run settles what is left; a rollback may or may not have begun.
        scene.snap.verify();
        if arguments[1] == "ResetDisk" && scene.snap.read(&scene.disk) == target.1 {
            scene.bytes = target.1.clone();
        }
        let noise = noisy(100 + round, 1);
        scene.bytes[5 * MIB..6 * MIB].copy_from_slice(&noise);
        scene.snap.write(&scene.disk, 5 * MIB, &noise);
    }
    let last = scene.snap.snapshot(&scene.disk);
    scene.snapshots.push((last, scene.bytes.clone()));
    // Those that came to their end in between were taken of what the disk held then.
    scene.snap.verify();
    for (id, bytes) in &scene.snapshots {
        assert!(scene.snap.content(id) == *bytes, "content of {id}");
    }
    assert!(scene.snap.read(&scene.disk) == scene.bytes);
}

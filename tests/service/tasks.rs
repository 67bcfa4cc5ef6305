//! Work in the background: the answer comes at once, a worker finishes, and what it leaves when it dies is
//! settled.

use crate::common;

use common::snap::{Snap, noisy};

/// A disk with a snapshot, changed since.
fn scene() -> (Snap, String, String, Vec<u8>) {
    let snap = Snap::new();
    let bytes = noisy(1, 12);
    let disk = snap.import(&bytes);
    let snapshot = snap.snapshot(&disk);
    snap.write(&disk, 0, &noisy(2, 6));
    (snap, disk, snapshot, bytes)
}

#[test]
fn a_rollback_goes_on_after_the_answer() {
    let (snap, disk, snapshot, bytes) = scene();
    snap.background(None, "ResetDisk", &["--DiskId", &disk, "--SnapshotId", &snapshot]);
    let ended = snap.json(&["task", "wait"]);
    for task in ended["Tasks"].as_array().unwrap() {
        assert_eq!((&task["Status"], &task["Progress"]), (&"Finished".into(), &"100%".into()));
    }
    let all = snap.json(&["task", "list"]);
    assert_eq!(all["Tasks"][0]["Action"], "ResetDisk");
    assert_eq!(all["Tasks"][0]["ResourceId"], disk.as_str());
    assert_eq!(snap.disk_status(&disk), "Available");
    assert!(snap.read(&disk) == bytes);
}

#[test]
fn a_disk_is_creating_until_its_worker_is_done() {
    let (snap, _, snapshot, bytes) = scene();
    let create =
        ["ecs", "CreateDisk", "--ZoneId", "cn-hangzhou-h", "--SnapshotId", &snapshot, "--background"];
    let answer = snap.json(&create);
    let disk = answer["DiskId"].as_str().unwrap();
    assert!(["Creating", "Available"].contains(&snap.disk_status(disk).as_str()));
    snap.text(&["task", "wait", disk]);
    assert_eq!(snap.disk_status(disk), "Available");
    assert!(snap.read(disk) == bytes);
}

#[test]
fn a_rollback_whose_worker_died_is_finished_by_whoever_waits() {
    let (snap, disk, snapshot, bytes) = scene();
    let rollback = ["--DiskId", &disk, "--SnapshotId", &snapshot];
    snap.background(Some("rollback-piece-written:2"), "ResetDisk", &rollback);
    let ended = snap.json(&["task", "wait", &disk]);
    assert_eq!(ended["Tasks"][0]["Status"], "Finished");
    assert_eq!(snap.disk_status(&disk), "Available");
    assert!(snap.read(&disk) == bytes);
    snap.verify();
}

/// What cannot be done any more has failed, also if somebody else finds that out.
#[test]
fn a_rollback_that_is_given_up_has_failed() {
    let (snap, disk, snapshot, _) = scene();
    let now = snap.read(&disk);
    let rollback = ["--DiskId", &disk, "--SnapshotId", &snapshot];
    snap.background(Some("rollback-compared"), "ResetDisk", &rollback);
    for pack in snap.packs() {
        let path = snap.home().join("regions/cn-hangzhou/store/packs").join(pack);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[1 << 20] ^= 1;
        std::fs::write(&path, &bytes).unwrap();
    }
    assert_eq!(snap.wait(&disk), "Failed");
    assert_eq!(snap.disk_status(&disk), "Available");
    assert!(snap.read(&disk) == now);
    let task = &snap.json(&["task", "list"])["Tasks"][0];
    assert_eq!(task["Status"], "Failed");
}

#[test]
fn a_disk_whose_worker_died_is_gone_and_its_task_failed() {
    let (snap, _, snapshot, _) = scene();
    let create = ["--ZoneId", "cn-hangzhou-h", "--SnapshotId", &snapshot];
    let answer = snap.background(Some("restore-piece-written:3"), "CreateDisk", &create);
    let disk = answer["DiskId"].as_str().unwrap();
    let output = snap.run(&["task", "wait", disk]);
    assert_eq!(output.status.code(), Some(1));
    let ended: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(ended["Tasks"][0]["Status"], "Failed");
    assert_eq!(snap.disk_status(disk), "gone");
    let images = std::fs::read_dir(snap.home().join("regions/cn-hangzhou/disks")).unwrap();
    assert_eq!(images.count(), 1, "its image is gone, too");
    snap.verify();
}

#[test]
fn waiting_has_an_end() {
    let snap = Snap::new();
    assert_eq!(snap.json(&["task", "wait"])["Tasks"].as_array().unwrap().len(), 0);
    for unknown in ["t-none", "d-none", "d-bp1none0000000000000000", "x"] {
        let output = snap.run(&["task", "wait", unknown]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(told.contains(&format!("there is no task or resource {unknown:?} in any region")), "{told}");
    }
    assert_eq!(snap.run(&["task", "run", "../x"]).status.code(), Some(1));
}

/// What no worker is at needs no waiting, whether it ever had a task or not.
#[test]
fn a_resource_without_open_work_is_not_waited_for() {
    let (snap, disk, snapshot, _) = scene();
    assert_eq!(snap.json(&["task", "wait", &disk, &snapshot])["Tasks"].as_array().unwrap().len(), 0);
    let policy = ["--regionId", "cn-hangzhou", "--timePoints", "[1]", "--repeatWeekdays", "[1]"];
    let policy = snap.ecs("CreateAutoSnapshotPolicy", &[&policy[..], &["--retentionDays=-1"]].concat());
    snap.json(&["task", "wait", policy["AutoSnapshotPolicyId"].as_str().unwrap()]);
    snap.background(None, "ResetDisk", &["--DiskId", &disk, "--SnapshotId", &snapshot]);
    snap.json(&["task", "wait"]);
    assert_eq!(snap.json(&["task", "wait", &disk])["Tasks"][0]["Status"], "Finished");
    let elsewhere = snap.run(&["task", "wait", &snapshot, "--region", "cn-chengdu"]);
    let told = String::from_utf8(elsewhere.stderr).unwrap();
    assert_eq!(elsewhere.status.code(), Some(1));
    assert!(told.contains("in cn-chengdu, but in cn-hangzhou"), "{told}");
}

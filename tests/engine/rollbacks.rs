//! Rollbacks that fail: what was answered with an error is never carried out later.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests")]

use crate::common;

use common::mount::{EXT4, Mount};
use common::snap::{Snap, noisy};
use std::os::unix::fs::{FileExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Output;

/// An image that is used in place, its disk, a snapshot of it, and what the image holds since.
struct Scene {
    snap: Snap,
    image: PathBuf,
    disk: String,
    snapshot: String,
    old: Vec<u8>,
    now: Vec<u8>,
}

fn adopt(snap: &Snap, image: &Path) -> String {
    snap.json(&["disk", "import", image.to_str().unwrap(), "--adopt"])["DiskId"].as_str().unwrap().to_owned()
}

fn scene_at(snap: Snap, folder: &str) -> Scene {
    let image = snap.path(folder).join("vm.img");
    std::fs::create_dir_all(image.parent().unwrap()).unwrap();
    let old = noisy(1, 4);
    std::fs::write(&image, &old).unwrap();
    let disk = adopt(&snap, &image);
    let snapshot = snap.snapshot(&disk);
    let mut now = old.clone();
    now[..100].fill(7);
    now[2 << 20..3 << 20].copy_from_slice(&noisy(2, 1));
    std::fs::write(&image, &now).unwrap();
    Scene { snap, image, disk, snapshot, old, now }
}

fn scene() -> Scene {
    scene_at(Snap::new(), "vm")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

impl Scene {
    fn reset(&self) -> Output {
        self.snap.run(&["ecs", "ResetDisk", "--DiskId", &self.disk, "--SnapshotId", &self.snapshot])
    }

    /// Has a rollback fail, and gives what it said.
    fn fails(&self) -> String {
        let output = self.reset();
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        stderr(&output)
    }

    /// Runs what changes something, and asserts that none of it touches the image.
    fn nothing_comes_later(&self) {
        let before = std::fs::read(&self.image).unwrap();
        for words in [
            vec!["ecs", "DescribeDisks"],
            vec!["schedule", "run"],
            vec!["store", "verify"],
            vec!["disk", "keep-clone", &self.disk],
            vec!["ecs", "ModifyDiskAttribute", "--DiskId", &self.disk, "--DiskName", "other"],
        ] {
            self.snap.run(&words);
            assert!(std::fs::read(&self.image).unwrap() == before, "after {words:?}");
        }
    }
}

/// A rollback that fails before anything is written leaves the disk as it was.
#[test]
fn a_rollback_that_could_not_begin_is_not_done_later() {
    let scene = scene();
    let folder = scene.image.parent().unwrap().to_owned();
    let away = scene.snap.path("away");
    // The directory is another one, as where a file system is not mounted.
    std::fs::rename(&folder, &away).unwrap();
    std::fs::create_dir(&folder).unwrap();
    assert_eq!(scene.snap.disk_status(&scene.disk), "Unavailable");
    let said = scene.fails();
    assert!(said.contains("is missing and was not made anew"), "{said}");
    assert!(std::fs::read_dir(&folder).unwrap().next().is_none(), "nothing is made there");
    std::fs::remove_dir(&folder).unwrap();
    std::fs::rename(&away, &folder).unwrap();
    assert_eq!(scene.snap.disk_status(&scene.disk), "Available");
    scene.nothing_comes_later();
    assert!(std::fs::read(&scene.image).unwrap() == scene.now);

    // Something else has the name.
    std::fs::rename(&scene.image, folder.join("other")).unwrap();
    std::fs::create_dir(&scene.image).unwrap();
    let said = scene.fails();
    assert!(said.contains("neither a file nor a block device"), "{said}");
    std::fs::remove_dir(&scene.image).unwrap();
    std::fs::rename(folder.join("other"), &scene.image).unwrap();
    scene.nothing_comes_later();

    // What the snapshot holds is damaged.
    let packs = scene.snap.home().join("regions/cn-hangzhou/store/packs");
    let pack = packs.join(&scene.snap.packs()[0]);
    let good = std::fs::read(&pack).unwrap();
    let mut bad = good.clone();
    bad[..1 << 20].fill(0);
    std::fs::write(&pack, &bad).unwrap();
    scene.fails();
    std::fs::write(&pack, &good).unwrap();
    scene.nothing_comes_later();
    assert!(std::fs::read(&scene.image).unwrap() == scene.now);
    assert_eq!(scene.snap.disk_status(&scene.disk), "Available");

    assert!(scene.reset().status.success());
    assert!(std::fs::read(&scene.image).unwrap() == scene.old);
}

/// A rollback that fails half way says why, waits for people, and has a way out.
#[test]
fn a_rollback_that_failed_half_way_waits_for_people() {
    for way_out in ["ResetDisk", "cancel-rollback"] {
        let snap = Snap::new();
        let small = snap.path("small");
        let Some(_mount) = Mount::new(&EXT4, &small) else { return };
        let scene = scene_at(snap, "small");
        // What it is to write back finds no room.
        let image = std::fs::OpenOptions::new().write(true).open(&scene.image).unwrap();
        image.set_len(0).unwrap();
        image.set_len(4 << 20).unwrap();
        image.write_all_at(b"of late", 0).unwrap();
        fill(&small);
        let said = scene.fails();
        assert!(said.contains("half written") && said.contains("no room is left"), "{said}");
        let between = std::fs::read(&scene.image).unwrap();
        assert_eq!(scene.snap.disk_status(&scene.disk), "ReIniting");
        std::fs::remove_file(small.join("full")).unwrap();
        scene.nothing_comes_later();
        assert!(std::fs::read(&scene.image).unwrap() == between);
        // It says why, whoever asks.
        let listed = scene.snap.run(&["ecs", "DescribeDisks"]);
        assert!(stderr(&listed).contains("no room is left"), "{}", stderr(&listed));
        let health = scene.snap.ecs("DescribeDisksFullStatus", &[]);
        let health = &health["DiskFullStatusSet"]["DiskFullStatusType"][0]["HealthStatus"]["Name"];
        assert_eq!(health, "Impaired");
        let refused = scene.snap.run(&["ecs", "CreateSnapshot", "--DiskId", &scene.disk]);
        assert!(stderr(&refused).contains("failed half way"), "{}", stderr(&refused));
        let code = |operation, id: &str| scene.snap.ecs_error(operation, &["--SnapshotId", id]).1;
        assert_eq!(code("DeleteSnapshot", &scene.snapshot), "Operation.Conflict");
        match way_out {
            "ResetDisk" => {
                assert!(scene.reset().status.success());
                assert!(std::fs::read(&scene.image).unwrap() == scene.old);
            }
            _ => {
                let cancelled = scene.snap.json(&["disk", way_out, &scene.disk]);
                assert_eq!(cancelled["Status"], "Available");
                assert!(std::fs::read(&scene.image).unwrap() == between);
                let again = scene.snap.run(&["disk", way_out, &scene.disk]);
                assert_eq!(again.status.code(), Some(1));
                // What is there is captured as it is.
                let snapshot = scene.snap.snapshot(&scene.disk);
                assert!(scene.snap.content(&snapshot) == between);
            }
        }
        assert_eq!(scene.snap.disk_status(&scene.disk), "Available");
        scene.snap.verify();
    }
}

/// Takes all room of a file system.
fn fill(mounted: &Path) {
    let file = std::fs::File::create(mounted.join("full")).unwrap();
    let (mut at, mut step) = (0, 1 << 20);
    while step >= 4096 {
        match file.write_at(&vec![1; step], at) {
            Ok(written) if written > 0 => at += written as u64,
            _ => step /= 2,
        }
    }
    file.sync_all().unwrap();
}

/// The caller of one that was killed was told nothing: it is finished, and that is told; or dropped, if the image is
/// gone by then.
#[test]
fn a_rollback_that_was_killed_is_finished_and_told() {
    for is_gone in [false, true] {
        let scene = scene();
        let reset = ["ecs", "ResetDisk", "--DiskId", &scene.disk, "--SnapshotId", &scene.snapshot];
        scene.snap.crash("rollback-compared", &reset);
        assert_eq!(scene.snap.disk_status(&scene.disk), "ReIniting");
        let away = scene.image.with_extension("away");
        if is_gone {
            std::fs::rename(&scene.image, &away).unwrap();
        }
        let next = scene.snap.run(&["schedule", "run"]);
        let said = stderr(&next);
        if is_gone {
            assert!(said.contains("is missing"), "{said}");
            assert!(!scene.image.exists(), "nothing is made anew");
            std::fs::rename(&away, &scene.image).unwrap();
            scene.nothing_comes_later();
            assert!(std::fs::read(&scene.image).unwrap() == scene.now);
        } else {
            assert!(said.contains(&scene.disk) && said.contains(&scene.snapshot), "{said}");
            assert!(std::fs::read(&scene.image).unwrap() == scene.old);
        }
        assert_eq!(scene.snap.disk_status(&scene.disk), "Available");
    }
}

/// So with a worker: its error ends the task.
#[test]
fn a_rollback_that_failed_in_the_background_is_not_done_later() {
    let scene = scene();
    let away = scene.image.with_extension("away");
    std::fs::rename(&scene.image, &away).unwrap();
    std::fs::create_dir(&scene.image).unwrap();
    let reset = ["--DiskId", &scene.disk, "--SnapshotId", &scene.snapshot];
    scene.snap.background(None, "ResetDisk", &reset);
    assert_eq!(scene.snap.wait(&scene.disk), "Failed");
    std::fs::remove_dir(&scene.image).unwrap();
    std::fs::rename(&away, &scene.image).unwrap();
    scene.nothing_comes_later();
    assert!(std::fs::read(&scene.image).unwrap() == scene.now);
    assert_eq!(scene.snap.disk_status(&scene.disk), "Available");
}

/// A missing image is made anew by a rollback, as it was, and by nothing else.
#[test]
fn a_missing_image_is_made_anew() {
    for whole_folder in [false, true] {
        let scene = scene();
        let folder = scene.image.parent().unwrap();
        std::fs::set_permissions(&scene.image, std::fs::Permissions::from_mode(0o640)).unwrap();
        let is_root = std::os::unix::fs::chown(&scene.image, Some(1234), Some(4321)).is_ok();
        let snapshot = scene.snap.snapshot(&scene.disk);
        if whole_folder {
            std::fs::remove_dir_all(folder).unwrap();
        } else {
            std::fs::remove_file(&scene.image).unwrap();
        }
        assert_eq!(scene.snap.disk_status(&scene.disk), "Unavailable");
        let by_status =
            |status: &str| scene.snap.ecs("DescribeDisks", &["--Status", status])["TotalCount"].clone();
        assert_eq!((by_status("Available"), by_status("Unavailable")), (0.into(), 1.into()));
        let of_disk = ["--DiskId", scene.disk.as_str()];
        assert_eq!(scene.snap.ecs_error("CreateSnapshot", &of_disk).1, "CreateSnapshot.Failed");
        let bigger = ["--DiskId", scene.disk.as_str(), "--NewSize", "30"];
        assert_eq!(scene.snap.ecs_error("ResizeDisk", &bigger).1, "IncorrectDiskStatus");
        scene.snap.run(&["schedule", "run"]);
        assert!(!scene.image.exists());
        let reset = scene.snap.run(&["ecs", "ResetDisk", "--DiskId", &scene.disk, "--SnapshotId", &snapshot]);
        assert!(reset.status.success(), "{}", stderr(&reset));
        assert!(stderr(&reset).contains("made anew"), "{}", stderr(&reset));
        assert!(std::fs::read(&scene.image).unwrap() == scene.now);
        let made = std::fs::metadata(&scene.image).unwrap();
        assert_eq!(made.mode() & 0o7777, 0o640);
        if is_root {
            assert_eq!((made.uid(), made.gid()), (1234, 4321));
        }
        assert_eq!(scene.snap.disk_status(&scene.disk), "Available");
        scene.snap.verify();
    }
    // One of the home, too.
    let snap = Snap::new();
    let disk = snap.import(&noisy(3, 2));
    let snapshot = snap.snapshot(&disk);
    std::fs::remove_file(snap.disk_path(&disk)).unwrap();
    snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &snapshot]);
    assert!(snap.read(&disk) == noisy(3, 2));
}

/// What cannot be made anew leaves nothing behind, and no passing state.
#[test]
fn a_missing_image_that_cannot_be_made_anew() {
    let scene = scene();
    let folder = scene.image.parent().unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    std::fs::write(folder, b"in the way").unwrap();
    scene.fails();
    assert_eq!(scene.snap.disk_status(&scene.disk), "Unavailable");
    std::fs::remove_file(folder).unwrap();
    // Half way through: the content cannot be read.
    let pack = scene.snap.home().join("regions/cn-hangzhou/store/packs").join(&scene.snap.packs()[0]);
    let good = std::fs::read(&pack).unwrap();
    std::fs::write(&pack, &good[..good.len() / 2]).unwrap();
    scene.fails();
    assert!(!folder.exists());
    assert_eq!(scene.snap.disk_status(&scene.disk), "Unavailable");
    std::fs::write(&pack, &good).unwrap();
    assert!(scene.reset().status.success());
    assert!(std::fs::read(&scene.image).unwrap() == scene.old);
}

/// Where its file system is not mounted, nothing is made anew.
#[test]
fn an_image_whose_file_system_is_not_mounted_is_not_made_anew() {
    let snap = Snap::new();
    let place = snap.path("place");
    let Some(mount) = Mount::new(&EXT4, &place) else { return };
    let scene = scene_at(snap, "place/images");
    drop(mount);
    let said = scene.fails();
    assert!(said.contains("no file system is mounted on"), "{said}");
    assert!(std::fs::read_dir(&place).unwrap().next().is_none());
    assert_eq!(scene.snap.disk_status(&scene.disk), "Unavailable");
    // Unless people say so.
    std::fs::create_dir_all(scene.image.parent().unwrap()).unwrap();
    std::fs::write(&scene.image, b"").unwrap();
    assert!(scene.reset().status.success());
    assert!(std::fs::read(&scene.image).unwrap() == scene.old);
}

/// An image that has moved is found again, and its disk keeps its chain.
#[test]
fn an_image_that_has_moved() {
    let scene = scene();
    let snap = &scene.snap;
    let newest = snap.snapshot(&scene.disk);
    let other = scene.image.with_extension("moved");
    std::fs::rename(&scene.image, &other).unwrap();
    assert_eq!(snap.disk_status(&scene.disk), "Unavailable");
    let relocate = |to: &Path, more: &[&str]| {
        snap.run(&[&["disk", "relocate", &scene.disk, to.to_str().unwrap()], more].concat())
    };
    let moved = relocate(&other, &[]);
    assert!(moved.status.success(), "{}", stderr(&moved));
    let answer: serde_json::Value = serde_json::from_slice(&moved.stdout).unwrap();
    assert_eq!((&answer["SameContent"], &answer["SnapshotId"]), (&true.into(), &newest.as_str().into()));
    assert_eq!(snap.disk_path(&scene.disk), other);
    assert_eq!(snap.disk_status(&scene.disk), "Available");
    std::fs::File::options().write(true).open(&other).unwrap().write_all_at(b"changed", 1 << 20).unwrap();
    let again: serde_json::Value = serde_json::from_slice(&relocate(&other, &[]).stdout).unwrap();
    assert_eq!(again["SameContent"], false);
    // The next snapshot is an increment of the chain.
    let next = snap.snapshot(&scene.disk);
    let chains = snap.ecs("DescribeSnapshotLinks", &[]);
    assert_eq!(chains["SnapshotLinks"]["SnapshotLink"][0]["TotalCount"], 3);
    assert!(snap.content(&next) == std::fs::read(&other).unwrap());

    // What --adopt would refuse, this refuses.
    let refused = |to: &Path| {
        let output = relocate(to, &[]);
        assert_eq!(output.status.code(), Some(1), "{}", to.display());
        assert_eq!(snap.disk_path(&scene.disk), other);
        stderr(&output)
    };
    refused(&snap.path("nothing"));
    refused(snap.directory.path());
    let qcow2 = snap.path("a.qcow2");
    std::fs::write(&qcow2, [&b"QFI\xfb\0\0\0\x03"[..], &[0; 4096]].concat()).unwrap();
    refused(&qcow2);
    let second = snap.path("second.img");
    std::fs::write(&second, noisy(5, 1)).unwrap();
    let foreign = adopt(snap, &second);
    assert!(refused(&second).contains("is a disk already"));
    let link = snap.path("link.img");
    std::fs::hard_link(&second, &link).unwrap();
    assert!(refused(&link).contains("is a disk already"));
    let own = snap.import(&noisy(6, 1));
    assert!(refused(&snap.disk_path(&own)).contains("is a disk already"));
    for name in ["catalog.db", "reserve"] {
        let told = refused(&snap.home().join(name));
        assert!(told.contains("belongs to the home") && !told.contains("is a disk"), "{told}");
    }
    snap.ecs("DeleteDisk", &["--DiskId", &foreign]);
    snap.verify();
}

/// Where the process ends for lack of memory, that was an answer, too.
#[test]
fn a_rollback_without_memory_is_not_done_later() {
    for (point, is_half) in [("rollback-compared", false), ("rollback-piece-written", true)] {
        let scene = scene();
        let reset = ["ecs", "ResetDisk", "--DiskId", &scene.disk, "--SnapshotId", &scene.snapshot];
        let mut command = scene.snap.command(&reset);
        let output = command.env("SNAP_CRASH_AT", point).env("SNAP_CRASH_BY", "memory").output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{point}: {}", stderr(&output));
        assert!(stderr(&output).starts_with("ERROR: there is no memory left"), "{}", stderr(&output));
        scene.nothing_comes_later();
        let status = if is_half { "ReIniting" } else { "Available" };
        assert_eq!(scene.snap.disk_status(&scene.disk), status, "{point}");
        assert_eq!(std::fs::read(&scene.image).unwrap() == scene.now, !is_half, "{point}");
        // The user can go on.
        assert!(scene.reset().status.success());
        assert!(std::fs::read(&scene.image).unwrap() == scene.old);
        scene.snap.verify();
    }
}

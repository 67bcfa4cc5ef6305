//! Disks that were copied from files, and files that change afterwards.

use crate::common;

use common::mount::{EXT4, Kind, Mount, XFS};
use common::snap::{Snap, noisy};
use serde_json::Value;
use std::fs::{self, File};
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const BLOCK: usize = 64 << 10;

/// A file of so many MiB of noise, and the disk that was copied from it.
fn copied(snap: &Snap, mib: usize) -> (PathBuf, String) {
    let file = snap.path("source.img");
    fs::write(&file, noisy(1, mib)).unwrap();
    let answer = snap.json(&["disk", "import", file.to_str().unwrap(), "--name", "copy"]);
    (file, answer["DiskId"].as_str().unwrap().to_owned())
}

fn overwrite(file: &Path, at: usize, bytes: &[u8]) {
    File::options().write(true).open(file).unwrap().write_all_at(bytes, at as u64).unwrap();
}

fn refresh(snap: &Snap, disk: &str, more: &[&str]) -> Value {
    snap.json(&[&["disk", "refresh", disk], more].concat())
}

/// The message of a command that fails.
fn refused(snap: &Snap, arguments: &[&str]) -> String {
    let output = snap.run(arguments);
    assert!(!output.status.success() && output.stdout.is_empty(), "{arguments:?}");
    stderr(&output)
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What a command that succeeds says beside its answer.
fn notes(snap: &Snap, arguments: &[&str]) -> String {
    let output = snap.run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
    stderr(&output)
}

#[test]
fn an_import_says_that_it_copied() {
    let snap = Snap::new();
    let file = snap.path("source.img");
    fs::write(&file, noisy(1, 1)).unwrap();
    let file = file.to_str().unwrap();
    let output = snap.run(&["disk", "import", file]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let image = snap.disk_path(answer["DiskId"].as_str().unwrap());
    assert_eq!(answer["ImagePath"], image.to_str().unwrap());
    assert_eq!((&answer["Adopted"], &answer["Format"]), (&Value::from(false), &Value::from("RAW")));
    assert!(stderr(&output).contains(&format!("{file} was copied to {}", image.display())));
    let adopted = snap.run(&["disk", "import", "--adopt", file]);
    assert_eq!(stderr(&adopted), "", "nothing was copied");
    let disk = serde_json::from_slice::<Value>(&adopted.stdout).unwrap()["DiskId"].clone();
    assert!(refused(&snap, &["disk", "refresh", disk.as_str().unwrap()]).contains("used in place"));
}

#[test]
fn a_refresh_writes_what_differs_and_the_next_snapshot_is_an_increment() {
    let snap = Snap::new();
    let (file, disk) = copied(&snap, 8);
    let first = snap.snapshot(&disk);
    let image = snap.disk_path(&disk);
    let same = refresh(&snap, &disk, &[]);
    assert_eq!((&same["ChangedBytes"], &same["ReadBytes"]), (&Value::from(0), &Value::from(8 << 20)));
    overwrite(&file, 3 * BLOCK + 7, b"changed");
    overwrite(&file, 20 * BLOCK, &vec![0; 2 * BLOCK]);
    let inode = fs::metadata(&image).unwrap().ino();
    assert_eq!(refresh(&snap, &disk, &[])["ChangedBytes"], 3 * BLOCK);
    assert!(fs::read(&image).unwrap() == fs::read(&file).unwrap());
    assert_eq!(fs::metadata(&image).unwrap().ino(), inode, "it is the same file");
    assert_eq!(snap.disk_status(&disk), "Available");
    let stored = snap.json(&["store", "stats"])["Regions"][0]["StoredBlocks"].as_u64().unwrap();
    let second = snap.snapshot(&disk);
    let now = snap.json(&["store", "stats"])["Regions"][0]["StoredBlocks"].as_u64().unwrap();
    assert_eq!(now - stored, 1, "an increment of the same chain");
    assert!(snap.content(&first) == noisy(1, 8) && snap.content(&second) == fs::read(&file).unwrap());
    snap.verify();
}

#[test]
fn a_larger_source_makes_the_disk_larger_and_a_smaller_one_is_refused() {
    let snap = Snap::new();
    let (file, disk) = copied(&snap, 2);
    snap.snapshot(&disk);
    File::options().write(true).open(&file).unwrap().set_len(3 << 30).unwrap();
    overwrite(&file, (3 << 30) - 5, b"end");
    let grown = refresh(&snap, &disk, &[]);
    assert_eq!((&grown["Size"], &grown["ChangedBytes"]), (&Value::from(3), &Value::from(BLOCK)));
    assert_eq!(fs::metadata(snap.disk_path(&disk)).unwrap().len(), 3 << 30);
    assert_eq!(snap.ecs("DescribeDisks", &[])["Disks"]["Disk"][0]["Size"], 3);
    snap.snapshot(&disk);
    File::options().write(true).open(&file).unwrap().set_len(1 << 30).unwrap();
    let advice = format!("holds less than the disk now; `snap disk import {}`", file.display());
    let told = notes(&snap, &["ecs", "CreateSnapshot", "--DiskId", &disk]);
    assert!(told.contains(&advice) && !told.contains("refresh"), "{told}");
    snap.json(&["disk", "import", file.to_str().unwrap()]);
    let told = refused(&snap, &["disk", "refresh", &disk]);
    assert!(
        told.contains("InvalidDiskSize.TooSmall") && told.contains("fewer than the 3221225472"),
        "{told}"
    );
    assert_eq!(snap.disk_status(&disk), "Available");
    let mut end = [0; 3];
    File::open(snap.disk_path(&disk)).unwrap().read_exact_at(&mut end, (3 << 30) - 5).unwrap();
    assert_eq!(&end, b"end", "nothing was cut off");
}

#[test]
fn snapshots_of_a_copy_say_that_its_source_has_changed() {
    let snap = Snap::new();
    let (file, disk) = copied(&snap, 1);
    let create = ["ecs", "CreateSnapshot", "--DiskId", &disk];
    let changed = format!("the disk {disk} was copied from {}, which has changed", file.display());
    assert_eq!(notes(&snap, &create), "");
    overwrite(&file, 5, b"x");
    assert!(notes(&snap, &create).contains(&changed));
    assert!(notes(&snap, &["ecs", "DescribeDisks"]).is_empty(), "only snapshots say so");
    // In a group, from an instance, and by a policy.
    let instance = snap.ecs("RunInstances", &[])["InstanceIdSets"]["InstanceIdSet"][0].clone();
    let instance = instance.as_str().unwrap();
    snap.ecs("AttachDisk", &["--InstanceId", instance, "--DiskId", &disk]);
    assert!(notes(&snap, &["ecs", "CreateSnapshotGroup", "--InstanceId", instance]).contains(&changed));
    assert!(notes(&snap, &["ecs", "CreateImage", "--InstanceId", instance]).contains(&changed));
    let refusal = refused(&snap, &["disk", "refresh", &disk]);
    assert!(refusal.contains("IncorrectInstanceStatus") && refusal.contains("StopInstance"), "{refusal}");
    snap.ecs("StopInstance", &["--InstanceId", instance]);
    refresh(&snap, &disk, &[]);
    assert_eq!(snap.disk_status(&disk), "In_use");
    assert_eq!(notes(&snap, &create), "", "it is up to date");
    // One that is gone, and another one of its name.
    let away = snap.path("away.img");
    fs::rename(&file, &away).unwrap();
    let gone = format!("the disk {disk} was copied from {}, which is gone;", file.display());
    let told = notes(&snap, &create);
    assert!(told.contains(&gone) && told.contains(&format!("snap disk refresh {disk} FILE")), "{told}");
    refresh(&snap, &disk, &[away.to_str().unwrap()]);
    assert_eq!(notes(&snap, &create), "", "the other name is known");
    fs::rename(&away, &file).unwrap();
    refresh(&snap, &disk, &[file.to_str().unwrap()]);
    fs::remove_file(&file).unwrap();
    assert!(notes(&snap, &create).contains(&gone));
    assert!(refused(&snap, &["disk", "refresh", &disk]).contains("no such file"));
    fs::write(&file, noisy(1, 1)).unwrap();
    assert!(notes(&snap, &create).contains(&changed));
}

#[test]
fn the_schedule_says_so_too() {
    let mut snap = Snap::new();
    let (file, disk) = copied(&snap, 1);
    let instance = snap.ecs("RunInstances", &[])["InstanceIdSets"]["InstanceIdSet"][0].clone();
    snap.ecs("AttachDisk", &["--InstanceId", instance.as_str().unwrap(), "--DiskId", &disk]);
    let policy = snap.ecs(
        "CreateAutoSnapshotPolicy",
        &[
            "--regionId",
            "cn-hangzhou",
            "--timePoints",
            "[\"2\"]",
            "--repeatWeekdays",
            "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\"]",
            "--retentionDays",
            "7",
        ],
    )["AutoSnapshotPolicyId"]
        .clone();
    let disks = format!("[\"{disk}\"]");
    let apply = [
        "--regionId",
        "cn-hangzhou",
        "--autoSnapshotPolicyId",
        policy.as_str().unwrap(),
        "--diskIds",
        &disks,
    ];
    snap.ecs("ApplyAutoSnapshotPolicy", &apply);
    overwrite(&file, 5, b"x");
    let tomorrow = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(25);
    snap.clock = Some(tomorrow.to_string());
    let output = snap.run(&["schedule", "run"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains(&disk), "a snapshot was taken");
    assert!(stderr(&output).contains("has changed or was replaced"), "{}", stderr(&output));
}

#[test]
fn other_formats_are_refreshed_and_not_taken_for_each_other() {
    if Command::new("qemu-img").arg("--version").output().is_err() {
        assert!(std::env::var_os("SNAP_TEST_NO_SKIP").is_none(), "missing: qemu-img");
        eprintln!("SKIPPED: qemu-img not found; install qemu-utils to run this test");
        return;
    }
    let snap = Snap::new();
    let raw = snap.path("raw");
    let convert = |seed: u64, format: &str, to: &str, more: &[&str]| {
        let mut bytes = noisy(1, 4);
        bytes[..BLOCK].copy_from_slice(&noisy(seed, 1)[..BLOCK]);
        fs::write(&raw, &bytes).unwrap();
        let mut command = Command::new("qemu-img");
        command.args(["convert", "-f", "raw", "-O", format]).args(more).arg(&raw).arg(snap.path(to));
        assert!(command.output().unwrap().status.success());
        bytes
    };
    for (format, to, more) in
        [("qcow2", "image.qcow2", &["-c"][..]), ("vpc", "image.vhd", &["-o", "force_size=on"])]
    {
        convert(2, format, to, more);
        let file = snap.path(to);
        let file = file.to_str().unwrap();
        let disk = snap.json(&["disk", "import", file])["DiskId"].as_str().unwrap().to_owned();
        snap.snapshot(&disk);
        let bytes = convert(3, format, to, more);
        assert_eq!(refresh(&snap, &disk, &[])["ChangedBytes"], BLOCK, "{format}");
        assert!(snap.read(&disk) == bytes);
        // A raw file in its place is not written into the disk by itself.
        fs::write(file, noisy(9, 4)).unwrap();
        let advised = format!("`snap disk refresh {disk} --format raw`");
        assert!(notes(&snap, &["ecs", "CreateSnapshot", "--DiskId", &disk]).contains(&advised));
        let told = refused(&snap, &["disk", "refresh", &disk]);
        assert!(told.contains("looks like a RAW image") && told.contains("--format"), "{told}");
        assert!(snap.read(&disk) == bytes);
        refresh(&snap, &disk, &["--format", "raw"]);
        assert!(snap.read(&disk) == noisy(9, 4));
        // What was said once holds for the same file.
        refresh(&snap, &disk, &[]);
        // Another file.
        let other = convert(4, format, "other", more);
        refresh(&snap, &disk, &[snap.path("other").to_str().unwrap()]);
        assert!(snap.read(&disk) == other);
        assert_eq!(refresh(&snap, &disk, &[])["Source"], snap.path("other").to_str().unwrap());
    }
    // What is damaged in its middle touches nothing.
    let disk = snap.json(&["disk", "import", raw.to_str().unwrap()])["DiskId"].as_str().unwrap().to_owned();
    let before = snap.read(&disk);
    convert(5, "qcow2", "broken", &["-c"]);
    let broken = snap.path("broken");
    let length = fs::metadata(&broken).unwrap().len();
    File::options().write(true).open(&broken).unwrap().set_len(length / 2).unwrap();
    let told = refused(&snap, &["disk", "refresh", &disk, broken.to_str().unwrap()]);
    assert!(told.contains("is damaged"), "{told}");
    assert!(snap.read(&disk) == before && snap.disk_status(&disk) == "Available");
}

#[test]
fn a_refresh_that_is_killed_is_told_and_repeated_or_rolled_back() {
    for end in ["refresh", "ResetDisk", "cancel-rollback"] {
        let snap = Snap::new();
        let (file, disk) = copied(&snap, 4);
        let first = snap.snapshot(&disk);
        for number in 0..10 {
            overwrite(&file, 6 * number * BLOCK, b"new");
        }
        snap.crash("refresh-compared", &["disk", "refresh", &disk]);
        assert_eq!(snap.disk_status(&disk), "Available", "nothing was written");
        assert!(snap.read(&disk) == noisy(1, 4));
        snap.crash("refresh-piece-written:3", &["disk", "refresh", &disk]);
        assert_eq!(snap.disk_status(&disk), "ReIniting");
        let output = snap.run(&["ecs", "CreateSnapshot", "--DiskId", &disk]);
        assert!(!output.status.success(), "what is in between is no snapshot");
        let told = stderr(&output);
        assert!(told.contains("was cut off") && told.contains("half written"), "{told}");
        // Whatever else goes on, nobody finishes it by himself; and it says why.
        snap.run(&["schedule", "run"]);
        assert_eq!(snap.disk_status(&disk), "ReIniting");
        let told = refused(&snap, &["ecs", "CreateSnapshot", "--DiskId", &disk]);
        assert!(told.contains("was cut off") || told.contains("cancel-rollback"), "{told}");
        match end {
            "refresh" => {
                refresh(&snap, &disk, &[]);
                assert!(snap.read(&disk) == fs::read(&file).unwrap());
            }
            "cancel-rollback" => {
                snap.json(&["disk", "cancel-rollback", &disk]);
                assert!(snap.read(&disk) != noisy(1, 4) && snap.read(&disk) != fs::read(&file).unwrap());
            }
            _ => {
                snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &first]);
                assert!(snap.read(&disk) == noisy(1, 4));
            }
        }
        assert_eq!(snap.disk_status(&disk), "Available");
        assert!(!notes(&snap, &["ecs", "CreateSnapshot", "--DiskId", &disk]).contains("cut off"));
        snap.verify();
    }
}

fn without_room(kind: &Kind) {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(kind, &snap.home()) else { return };
    let file = snap.path("source.img");
    let source = File::create(&file).unwrap();
    source.set_len(2 << 30).unwrap();
    source.write_all_at(b"begin", 0).unwrap();
    let disk = snap.json(&["disk", "import", file.to_str().unwrap()])["DiskId"].as_str().unwrap().to_owned();
    snap.snapshot(&disk);
    // More than the file system has.
    for at in 0..1200u64 {
        source.write_all_at(&noisy(at, 1), at << 20).unwrap();
    }
    source.set_len(3 << 30).unwrap();
    let told = refused(&snap, &["disk", "refresh", &disk]);
    assert!(
        told.contains("no room is left") && told.contains("are free)") && told.contains("DeleteSnapshot"),
        "{told}"
    );
    assert!(!told.contains("os error"), "{told}");
    // Nothing was written, and the disk is what it was.
    assert_eq!(snap.disk_status(&disk), "Available");
    let image = File::open(snap.disk_path(&disk)).unwrap();
    assert_eq!(image.metadata().unwrap().len(), 2 << 30);
    let mut begin = [0; 8];
    image.read_exact_at(&mut begin, 0).unwrap();
    assert_eq!(&begin, b"begin\0\0\0");
}

#[test]
fn a_refresh_without_room_changes_nothing_on_ext4() {
    without_room(&EXT4);
}

#[test]
fn a_refresh_without_room_changes_nothing_on_xfs() {
    without_room(&XFS);
}

/// A source that changes between being compared and being written into the disk.
#[test]
fn a_source_that_changes_meanwhile_is_told() {
    for is_cut in [true, false] {
        let snap = Snap::new();
        let (file, disk) = copied(&snap, 2);
        snap.run(&["schedule", "run"]);
        let source = File::options().write(true).open(&file).unwrap();
        source.set_len(2 << 30).unwrap();
        overwrite(&file, (2 << 30) - 5, b"end");
        let catalog = rusqlite::Connection::open(snap.home().join("catalog.db")).unwrap();
        catalog.execute_batch("BEGIN IMMEDIATE").unwrap();
        let mut command = snap.command(&["disk", "refresh", &disk]);
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
        let mut child = command.spawn().unwrap();
        // It has compared all, and waits for the catalog.
        let image = snap.disk_path(&disk);
        while fs::metadata(&image).unwrap().len() != 2 << 30 {
            assert!(child.try_wait().unwrap().is_none(), "it ended early");
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        if is_cut {
            source.set_len(1 << 20).unwrap();
        } else {
            overwrite(&file, BLOCK, b"changed");
        }
        catalog.execute_batch("ROLLBACK").unwrap();
        let output = child.wait_with_output().unwrap();
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(
            told.contains("source.img changed while it was read") && told.contains("refresh the disk, again"),
            "{told}"
        );
    }
}

//! Real ext4 file systems on disks: changed, snapshotted, rolled back, cloned; every byte compared and
//! the file system checked.

use crate::common;

use common::noise;
use common::snap::Snap;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;

/// Whether the tools are there; where they must be (CI), their absence is a failure.
fn has_tools() -> bool {
    let missing: Vec<&str> = ["mke2fs", "e2fsck", "debugfs"]
        .into_iter()
        .filter(|tool| Command::new(tool).env("PATH", path()).arg("-V").output().is_err())
        .collect();
    if missing.is_empty() {
        return true;
    }
    assert!(std::env::var_os("SNAP_TEST_NO_SKIP").is_none(), "missing: {missing:?}");
    eprintln!("SKIPPED: {missing:?} not found; install e2fsprogs to run this test");
    false
}

fn path() -> String {
    format!("{}:/usr/sbin:/sbin", std::env::var("PATH").unwrap_or_default())
}

fn tool(program: &str, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(program).env("PATH", path()).args(arguments).output().unwrap();
    assert!(
        output.status.success(),
        "{program} {arguments:?}: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

fn check_file_system(image: &Path) {
    tool("e2fsck", &["-fn", image.to_str().unwrap()]);
}

fn file_in(image: &Path, name: &str) -> Vec<u8> {
    tool("debugfs", &["-R", &format!("cat {name}"), image.to_str().unwrap()])
}

fn put_file(image: &Path, from: &Path, name: &str) {
    let image = image.to_str().unwrap();
    let exists = !tool("debugfs", &["-R", &format!("stat {name}"), image]).is_empty();
    if exists {
        tool("debugfs", &["-w", "-R", &format!("rm {name}"), image]);
    }
    tool("debugfs", &["-w", "-R", &format!("write {} {name}", from.display()), image]);
}

#[test]
fn a_file_system_comes_back() {
    if !has_tools() {
        return;
    }
    let snap = Snap::new();
    let instance = snap.ecs(
        "RunInstances",
        &[
            "--DataDisk.1.Size",
            "1",
            "--DataDisk.1.Category",
            "cloud_essd",
            "--DataDisk.1.PerformanceLevel",
            "PL0",
        ],
    );
    let instance = instance["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap().to_owned();
    let disks = snap.ecs("DescribeDisks", &["--InstanceId", &instance, "--DiskType", "data"]);
    let disk = disks["Disks"]["Disk"][0]["DiskId"].as_str().unwrap().to_owned();
    let image = snap.disk_path(&disk);

    let tree = snap.path("tree");
    std::fs::create_dir_all(tree.join("logs")).unwrap();
    std::fs::write(tree.join("logs/today"), "a line\n".repeat(200_000)).unwrap();
    std::fs::write(tree.join("data"), noise(1, 6 << 20)).unwrap();
    tool("mke2fs", &["-q", "-t", "ext4", "-d", tree.to_str().unwrap(), image.to_str().unwrap()]);
    check_file_system(&image);
    let first = (snap.snapshot(&disk), digest(&image));

    let new_data = snap.path("new-data");
    std::fs::write(&new_data, noise(2, 3 << 20)).unwrap();
    put_file(&image, &new_data, "data");
    let second = (snap.snapshot(&disk), digest(&image));
    assert_ne!(first.1, second.1);

    std::fs::write(&new_data, noise(3, 9 << 20)).unwrap();
    put_file(&image, &new_data, "more");
    check_file_system(&image);

    // A clone of the second state, while the disk has moved on.
    let clone = snap.ecs(
        "CreateDisk",
        &["--ZoneId", "cn-hangzhou-h", "--DiskCategory", "cloud_essd", "--SnapshotId", &second.0],
    );
    let clone = snap.disk_path(clone["DiskId"].as_str().unwrap());
    check_file_system(&clone);
    assert_eq!(digest(&clone), second.1);
    assert!(file_in(&clone, "data") == noise(2, 3 << 20));
    assert!(file_in(&clone, "logs/today") == "a line\n".repeat(200_000).into_bytes());
    let blocks = |path: &Path| std::fs::metadata(path).unwrap().blocks() * 512;
    assert!(blocks(&clone) < 64 << 20, "holes stay holes: {} bytes allocated", blocks(&clone));

    // Rolled back in place.
    snap.ecs("StopInstance", &["--InstanceId", &instance]);
    snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &first.0]);
    check_file_system(&image);
    assert_eq!(digest(&image), first.1);
    assert!(file_in(&image, "data") == noise(1, 6 << 20));
    assert!(blocks(&image) < 64 << 20);

    // The first snapshot goes; the second stays whole.
    snap.ecs("DeleteSnapshot", &["--SnapshotId", &first.0]);
    snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &second.0]);
    assert_eq!(digest(&image), second.1);
    check_file_system(&image);
    snap.verify();
}

/// A hash of every byte of an image.
fn digest(image: &Path) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    std::io::copy(&mut std::fs::File::open(image).unwrap(), &mut hasher).unwrap();
    hasher.finalize()
}

//! Images from elsewhere: imported as copies, or adopted where they are.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "the helpers of tests")]

use crate::common;

use common::noise;
use common::snap::{Snap, noisy};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const BLOCK: usize = 64 << 10;

fn import(snap: &Snap, file: &Path, adopt: bool) -> String {
    let mut arguments = vec!["disk", "import", file.to_str().unwrap()];
    arguments.extend(adopt.then_some("--adopt"));
    snap.json(&arguments)["DiskId"].as_str().unwrap().to_owned()
}

/// The message of an import that fails; a hang is a failure of the test.
fn refused(snap: &Snap, file: &Path, adopt: bool) -> String {
    let mut command = snap.command(&["disk", "import", file.to_str().unwrap()]);
    command.args(adopt.then_some("--adopt"));
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(20) {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("importing {} (adopt: {adopt}) hangs", file.display());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{}: {stderr}", file.display());
    assert!(output.stdout.is_empty());
    stderr
}

/// The ids of all disks, and the images in the home.
fn disks(snap: &Snap) -> (usize, usize) {
    let known = snap.ecs("DescribeDisks", &[])["TotalCount"].as_u64().unwrap();
    let images = std::fs::read_dir(snap.home().join("regions/cn-hangzhou/disks"));
    (usize::try_from(known).unwrap(), images.map_or(0, Iterator::count))
}

fn allocated(path: &Path) -> u64 {
    std::fs::metadata(path).unwrap().blocks() * 512
}

/// As a ResizeDisk leaves it that was killed between the image and the row.
#[test]
fn an_image_that_is_larger_than_its_disk_is_captured_whole() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 2));
    snap.snapshot(&disk);
    let image = File::options().write(true).open(snap.disk_path(&disk)).unwrap();
    image.set_len(1 << 30).unwrap();
    let snapshot = snap.snapshot(&disk);
    let shown = snap.ecs("DescribeDisks", &[])["Disks"]["Disk"][0].clone();
    assert_eq!(shown["Size"], 1);
    let content = snap.content(&snapshot);
    assert!(content.len() == 1 << 30 && content[..2 << 20] == noisy(1, 2));
    image.set_len(1 << 20).unwrap();
    assert_eq!(snap.ecs_error("CreateSnapshot", &["--DiskId", &disk]).1, "CreateSnapshot.Failed");
}

#[test]
fn an_import_is_a_sparse_copy() {
    let snap = Snap::new();
    let file = snap.path("sparse.img");
    let image = File::create(&file).unwrap();
    image.set_len(1 << 30).unwrap();
    for at in [0, 5, 1 << 13] {
        image.write_all_at(&noise(at, BLOCK), at * BLOCK as u64).unwrap();
    }
    // Zeros that are written are holes in the copy.
    image.write_all_at(&vec![0; 64 * BLOCK], 1 << 24).unwrap();
    let disk = import(&snap, &file, false);
    let copy = snap.disk_path(&disk);
    assert_ne!(copy, file);
    assert!(allocated(&copy) <= 4 * BLOCK as u64, "{} bytes are allocated", allocated(&copy));
    assert!(same(&copy, &file));
    // They part ways.
    image.write_all_at(b"x", 0).unwrap();
    assert!(!same(&copy, &file));
}

fn same(one: &Path, other: &Path) -> bool {
    let digest = |path: &Path| {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(File::open(path).unwrap()).unwrap();
        hasher.finalize()
    };
    digest(one) == digest(other)
}

#[test]
fn odd_sizes() {
    for size in [1, 511, 4095, 4097, BLOCK - 1, BLOCK + 1, 100_001, 3 * BLOCK + 4095] {
        for adopt in [false, true] {
            let snap = Snap::new();
            let file = snap.path("odd.img");
            let bytes = noise(size as u64, size);
            std::fs::write(&file, &bytes).unwrap();
            let disk = import(&snap, &file, adopt);
            let snapshot = snap.snapshot(&disk);
            assert!(snap.content(&snapshot) == bytes, "{size} bytes, adopt {adopt}");
            snap.write(&disk, size - 1, b"~");
            let second = snap.snapshot(&disk);
            assert_eq!(*snap.content(&second).last().unwrap(), b'~');
            snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &snapshot]);
            assert!(snap.read(&disk) == bytes, "{size} bytes, adopt {adopt}, rolled back");
            snap.verify();
        }
    }
}

/// An adopted file and its disk.
fn adopted(bytes: &[u8]) -> (Snap, PathBuf, String) {
    let snap = Snap::new();
    let file = snap.path("adopted.img");
    std::fs::write(&file, bytes).unwrap();
    let disk = import(&snap, &file, true);
    assert_eq!(snap.disk_path(&disk), std::fs::canonicalize(&file).unwrap());
    assert_eq!(disks(&snap), (1, 0), "nothing is copied");
    (snap, file, disk)
}

#[test]
fn the_size_follows_an_adopted_image() {
    let (snap, file, disk) = adopted(&noise(1, BLOCK + 100));
    let size = |snapshot: &str| snap.content(snapshot).len();
    let first = snap.snapshot(&disk);
    let small = std::fs::read(&file).unwrap();
    OpenOptions::new().append(true).open(&file).unwrap().write_all(&noise(2, 5 * BLOCK)).unwrap();
    let second = snap.snapshot(&disk);
    let large = std::fs::read(&file).unwrap();
    // Only a larger hole.
    OpenOptions::new().write(true).open(&file).unwrap().set_len(2 << 30).unwrap();
    let third = snap.snapshot(&disk);
    let described = snap.ecs("DescribeDisks", &[]);
    assert_eq!(described["Disks"]["Disk"][0]["Size"], 2, "the disk grew with its image");
    // Smaller than ever.
    OpenOptions::new().write(true).open(&file).unwrap().set_len(10).unwrap();
    let fourth = snap.snapshot(&disk);
    assert_eq!((size(&first), size(&second), size(&fourth)), (small.len(), large.len(), 10));
    snap.verify();

    // Back and forth: the size goes along.
    for (snapshot, bytes) in [(&first, &small), (&second, &large), (&fourth, &small[..10].to_vec())] {
        snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", snapshot]);
        assert!(std::fs::read(&file).unwrap() == *bytes, "rolled back to {snapshot}");
    }
    snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &third]);
    let metadata = std::fs::metadata(&file).unwrap();
    assert_eq!(metadata.len(), 2 << 30);
    assert!(metadata.blocks() * 512 <= 8 * BLOCK as u64, "a hole stays a hole");
    snap.verify();
}

#[test]
fn a_changed_size_is_rolled_back() {
    let bytes = noise(1, 3 * BLOCK + 10);
    let (snap, file, disk) = adopted(&bytes);
    let snapshot = snap.snapshot(&disk);
    for size in [0, 1, BLOCK, bytes.len() + 1, 9 * BLOCK] {
        OpenOptions::new().write(true).open(&file).unwrap().set_len(size as u64).unwrap();
        snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &snapshot]);
        assert!(std::fs::read(&file).unwrap() == bytes, "from {size} bytes");
    }
}

#[test]
fn another_file_in_the_place_is_noticed() {
    let bytes = noise(1, 4 * BLOCK);
    let (snap, file, disk) = adopted(&bytes);
    let old = std::time::SystemTime::now() - Duration::from_secs(3600);
    File::options().write(true).open(&file).unwrap().set_modified(old).unwrap();
    let first = snap.snapshot(&disk);
    // So that the stamp of the first may be trusted.
    std::thread::sleep(Duration::from_millis(150));
    snap.snapshot(&disk);
    let other = snap.path("other.img");
    let mut changed = bytes.clone();
    changed[3 * BLOCK] ^= 1;
    std::fs::write(&other, &changed).unwrap();
    File::options().write(true).open(&other).unwrap().set_modified(old).unwrap();
    std::fs::rename(&other, &file).unwrap();
    let second = snap.snapshot(&disk);
    assert!(snap.content(&second) == changed, "a file of the same size and time took its place");
    assert!(snap.content(&first) == bytes);

    // The bytes are changed in place, and the time is put back.
    snap.write(&disk, 0, b"!");
    File::options().write(true).open(&file).unwrap().set_modified(old).unwrap();
    let third = snap.snapshot(&disk);
    assert_eq!(snap.content(&third)[0], b'!');
    snap.verify();
}

/// File times tick: what changes twice within a tick looks as if it had changed once. So a capture waits until
/// the tick of the last change is over.
#[test]
fn only_the_stamp_of_an_image_at_rest_is_kept() {
    let mut bench = common::Bench::new();
    let disk = bench.disk(BLOCK);
    for seed in 1..10 {
        bench.write(&disk, 0, &noise(seed, 100));
        let bytes = bench.read(&disk);
        let written = std::fs::metadata(bench.path(&disk)).unwrap().modified().unwrap();
        let snapshot = bench.snapshot(&disk);
        let since = written.elapsed().unwrap();
        assert!(since >= Duration::from_millis(10), "the image changed {since:?} ago");
        assert!(bench.find(&disk).stamp.is_some(), "the image is at rest");
        // At once again: another time stamp, or nobody would look.
        bench.write(&disk, 0, &noise(100 + seed, 100));
        let copy = bench.clone_of(&snapshot, BLOCK).unwrap();
        assert!(bench.read(&copy) == bytes);
        let (after, snapshot) = (bench.read(&disk), bench.snapshot(&disk));
        let copy = bench.clone_of(&snapshot, BLOCK).unwrap();
        assert!(bench.read(&copy) == after, "what came at once after a snapshot is in the next");
    }
    // Whose times lie ahead may change without their telling.
    let ahead = std::time::SystemTime::now() + Duration::from_secs(3600);
    File::options().write(true).open(bench.path(&disk)).unwrap().set_modified(ahead).unwrap();
    std::thread::sleep(Duration::from_millis(150));
    bench.snapshot(&disk);
    assert_eq!(bench.find(&disk).stamp, None, "the image is from the future");
}

#[test]
fn an_adopted_image_that_is_gone() {
    let (snap, file, disk) = adopted(&noise(1, BLOCK));
    let snapshot = snap.snapshot(&disk);
    let away = snap.path("away.img");
    std::fs::rename(&file, &away).unwrap();
    let (status, code) = snap.ecs_error("CreateSnapshot", &["--DiskId", &disk]);
    assert_eq!((status, code.as_str()), (1, "CreateSnapshot.Failed"));
    snap.verify();
    assert!(snap.content(&snapshot) == noise(1, BLOCK));
    // Nor is it a disk any more when something else stands there.
    std::fs::create_dir(&file).unwrap();
    assert_eq!(snap.ecs_error("CreateSnapshot", &["--DiskId", &disk]).1, "CreateSnapshot.Failed");
    std::fs::remove_dir(&file).unwrap();
    assert!(Command::new("mkfifo").arg(&file).status().unwrap().success());
    assert_eq!(snap.ecs_error("CreateSnapshot", &["--DiskId", &disk]).1, "CreateSnapshot.Failed");
    std::fs::remove_file(&file).unwrap();
    std::fs::rename(&away, &file).unwrap();
    let again = snap.snapshot(&disk);
    assert!(snap.content(&again) == noise(1, BLOCK));
}

/// Whoever uses the image may have given it another size.
#[test]
fn nothing_is_cut_off_an_image_that_has_grown() {
    let (snap, file, disk) = adopted(&noise(1, BLOCK));
    let image = OpenOptions::new().write(true).open(&file).unwrap();
    image.set_len(60 << 30).unwrap();
    image.write_all_at(b"precious", 55 << 30).unwrap();
    let resize = |size: &str| snap.run(&["ecs", "ResizeDisk", "--DiskId", &disk, "--NewSize", size]);
    let refused = resize("40");
    assert!(String::from_utf8(refused.stderr).unwrap().contains("InvalidDiskSize.TooSmall"));
    assert_eq!(std::fs::metadata(&file).unwrap().len(), 60 << 30);
    assert!(resize("80").status.success());
    assert_eq!(std::fs::metadata(&file).unwrap().len(), 80 << 30);
}

/// A request that failed is done anew when it is repeated: its token stands for nothing.
#[test]
fn a_failed_request_leaves_no_token() {
    let (snap, file, disk) = adopted(&noise(1, BLOCK));
    let create = ["ecs", "CreateSnapshot", "--DiskId", &disk, "--ClientToken", "once"];
    let away = snap.path("away.img");
    std::fs::rename(&file, &away).unwrap();
    assert_eq!(snap.run(&create).status.code(), Some(1));
    std::fs::rename(&away, &file).unwrap();
    let snapshot = snap.json(&create)["SnapshotId"].as_str().unwrap().to_owned();
    assert!(snap.content(&snapshot) == noise(1, BLOCK));
    assert_eq!(snap.json(&create)["SnapshotId"], snapshot.as_str());
}

#[test]
fn an_image_is_adopted_once() {
    let (snap, file, disk) = adopted(&noise(1, BLOCK));
    let link = snap.path("link.img");
    std::os::unix::fs::symlink(&file, &link).unwrap();
    let hard = snap.path("hard.img");
    std::fs::hard_link(&file, &hard).unwrap();
    let roundabout = snap.home().join("..").join("adopted.img");
    for again in [&file, &link, &hard, &roundabout] {
        let message = refused(&snap, again, true);
        assert!(message.contains("is a disk already"), "{message}");
    }
    assert_eq!(disks(&snap), (1, 0));
    // A copy of it is another disk.
    import(&snap, &file, false);
    assert_eq!(disks(&snap), (2, 1));
    // Once it is let go, it may be adopted again; the file stays all the while.
    snap.ecs("DeleteDisk", &["--DiskId", &disk]);
    assert!(std::fs::read(&file).unwrap() == noise(1, BLOCK));
    import(&snap, &link, true);
    assert_eq!(disks(&snap), (2, 1));
}

#[test]
fn what_is_ours_is_not_adopted() {
    let snap = Snap::new();
    let disk = snap.import(&noise(1, BLOCK));
    let link = snap.path("link.img");
    std::os::unix::fs::symlink(snap.disk_path(&disk), &link).unwrap();
    for (ours, told) in [
        (snap.disk_path(&disk), "is a disk already"),
        (link, "is a disk already"),
        (snap.home().join("catalog.db"), "belongs to the home"),
    ] {
        let message = refused(&snap, &ours, true);
        assert!(message.contains(told), "{message}");
    }
    assert_eq!(disks(&snap), (1, 1));
}

#[test]
fn what_cannot_be_an_image_is_refused() {
    let snap = Snap::new();
    let empty = snap.path("empty");
    File::create(&empty).unwrap();
    let directory = snap.path("directory");
    std::fs::create_dir(&directory).unwrap();
    let fifo = snap.path("fifo");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let socket = snap.path("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let dangling = snap.path("dangling");
    std::os::unix::fs::symlink(snap.path("nowhere"), &dangling).unwrap();
    let unreadable = snap.path("unreadable");
    std::fs::write(&unreadable, "secret").unwrap();
    let mut all = vec![empty, directory, fifo, socket, dangling, snap.path("missing"), "/dev/null".into()];
    let mut readable = std::fs::metadata(&unreadable).unwrap().permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut readable, 0);
    std::fs::set_permissions(&unreadable, readable).unwrap();
    // Root reads everything.
    if File::open(&unreadable).is_err() {
        all.push(unreadable);
    }
    for file in all {
        for adopt in [false, true] {
            let message = refused(&snap, &file, adopt);
            assert!(message.contains("InvalidParameter"), "{message}");
            let name = file.file_name().unwrap().to_str().unwrap();
            assert!(message.contains(name), "the message names {name}: {message}");
        }
    }
    assert_eq!(disks(&snap), (0, 0));
}

/// Rewrites a byte of a file again and again until it is dropped.
struct Restless {
    stop: std::sync::Arc<AtomicBool>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Restless {
    fn new(file: &Path) -> Self {
        let file = OpenOptions::new().write(true).open(file).unwrap();
        let stop = std::sync::Arc::new(AtomicBool::new(false));
        let stopped = std::sync::Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            for round in 0u32.. {
                if stopped.load(Ordering::Relaxed) {
                    break;
                }
                file.write_all_at(&round.to_le_bytes(), u64::from(round % 97) * 4096).unwrap();
                std::thread::sleep(Duration::from_millis(1));
            }
        });
        Self { stop, thread: Some(thread) }
    }
}

impl Drop for Restless {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.take().unwrap().join().unwrap();
    }
}

#[test]
fn an_image_that_changes_meanwhile_is_noticed() {
    let (snap, file, disk) = adopted(&noise(1, 64 << 20));
    let first = snap.snapshot(&disk);
    let restless = Restless::new(&file);
    for _ in 0..3 {
        let (status, code) = snap.ecs_error("CreateSnapshot", &["--DiskId", &disk]);
        assert_eq!((status, code.as_str()), (1, "CreateSnapshot.Failed"));
    }
    let message = refused(&snap, &file, false);
    assert!(message.contains("changed"), "{message}");
    drop(restless);
    assert_eq!(disks(&snap), (1, 0), "a copy of a moving image is left");
    for (id, status) in snap.snapshots() {
        assert_eq!(status, if id == first { "accomplished" } else { "failed" });
    }
    snap.verify();
    let second = snap.snapshot(&disk);
    assert!(snap.content(&second) == std::fs::read(&file).unwrap());
    assert!(snap.content(&first) == noise(1, 64 << 20));
    snap.verify();
}

/// A loop device over a file; detached when it is dropped.
struct Loop(PathBuf);

impl Loop {
    /// `None`, with the reason printed, where there are none.
    fn over(file: &Path) -> Option<Self> {
        if !Path::new("/dev/loop-control").exists() {
            eprintln!("SKIPPED: this kernel has no loop devices");
            return None;
        }
        let output = Command::new("losetup").args(["-f", "--show"]).arg(file).env("PATH", path()).output();
        match output {
            Ok(output) if output.status.success() => {
                Some(Self(String::from_utf8(output.stdout).unwrap().trim().into()))
            }
            trouble => {
                assert!(std::env::var_os("SNAP_TEST_NO_SKIP").is_none(), "losetup: {trouble:?}");
                eprintln!("SKIPPED: no loop device may be set up: {trouble:?}");
                None
            }
        }
    }
}

fn path() -> String {
    format!("{}:/usr/sbin:/sbin", std::env::var("PATH").unwrap_or_default())
}

impl Drop for Loop {
    fn drop(&mut self) {
        let _ = Command::new("losetup").arg("-d").arg(&self.0).env("PATH", path()).status();
    }
}

#[test]
fn a_block_device_is_adopted() {
    let snap = Snap::new();
    let backing = snap.path("backing");
    let image = File::create(&backing).unwrap();
    // Not a whole number of blocks.
    let size = (24 << 20) + 4096;
    image.set_len(size as u64).unwrap();
    let Some(device) = Loop::over(&backing) else { return };
    let write = |at: usize, bytes: &[u8]| {
        let device = OpenOptions::new().write(true).open(&device.0).unwrap();
        device.write_all_at(bytes, at as u64).unwrap();
        device.sync_all().unwrap();
    };
    write(0, &noise(1, 3 << 20));
    write(size - 4096, &noise(2, 4096));
    let disk = import(&snap, &device.0, true);
    assert_eq!(disks(&snap), (1, 0));
    let read = || std::fs::read(&device.0).unwrap();
    let first = (snap.snapshot(&disk), read());
    write(1 << 20, &noise(3, 1 << 20));
    write(10 << 20, &noise(4, BLOCK));
    write(0, &vec![0; 1 << 20]);
    let second = (snap.snapshot(&disk), read());
    // Nothing tells whether a device has changed but its content.
    write(100, b"a byte");
    let third = (snap.snapshot(&disk), read());
    for (snapshot, bytes) in [&first, &second, &third] {
        assert_eq!(bytes.len(), size);
        assert!(snap.content(snapshot) == *bytes, "content of {snapshot}");
    }
    for (snapshot, bytes) in [&first, &third, &second, &first] {
        snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", snapshot]);
        assert!(read() == *bytes, "rolled back to {snapshot}");
    }
    let message = refused(&snap, &device.0, true);
    assert!(message.contains("is a disk already"), "{message}");
    let (status, code) = snap.ecs_error("ResizeDisk", &["--DiskId", &disk, "--NewSize", "40"]);
    assert_eq!((status, code.as_str()), (1, "OperationDenied"));
    // One that has grown cannot go back, and is as it was.
    image.set_len(2 * size as u64).unwrap();
    assert!(Command::new("losetup").arg("-c").arg(&device.0).env("PATH", path()).status().unwrap().success());
    let refused = snap.run(&["ecs", "ResetDisk", "--DiskId", &disk, "--SnapshotId", &second.0]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(snap.disk_status(&disk), "Available");
    assert!(read()[..size] == first.1);
    let grown = snap.snapshot(&disk);
    assert!(snap.content(&grown)[..size] == first.1);
    snap.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &grown]);
    image.set_len(size as u64).unwrap();
    assert!(Command::new("losetup").arg("-c").arg(&device.0).env("PATH", path()).status().unwrap().success());
    snap.ecs("DeleteDisk", &["--DiskId", &disk]);
    assert!(read() == first.1, "a deleted disk leaves the device as it is");
    snap.verify();
    // A copy of a device.
    let copy = import(&snap, &device.0, false);
    assert!(snap.read(&copy) == first.1);
    assert!(allocated(&snap.disk_path(&copy)) < 4 << 20);
}

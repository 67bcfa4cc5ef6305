//! A file system that runs full (loop-mounted ext4 and XFS; needs root): what does not fit fails, what was stored
//! stays, and when there is room again all goes on.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod common;

use common::mount::{EXT4, Kind, Mount, XFS};
use common::snap::{Snap, noisy};
use rustix::fs::{FallocateFlags, fallocate, fstatvfs};
use std::fs::File;
use std::os::unix::fs::MetadataExt;

const MIB: u64 = 1 << 20;

/// Takes all room but so much, until it is dropped.
struct Filler(std::path::PathBuf);

impl Filler {
    fn new(snap: &Snap, left: u64) -> Self {
        Self::at(snap, "filler", left)
    }

    fn at(snap: &Snap, name: &str, left: u64) -> Self {
        let path = snap.home().join(name);
        let file = File::create(&path).unwrap();
        let mut end = 0;
        // Large pieces first: what is free may lie apart.
        for piece in [64 * MIB, MIB, 64 << 10, 4 << 10] {
            loop {
                let state = fstatvfs(&file).unwrap();
                if state.f_bavail * state.f_frsize < left + piece
                    || fallocate(&file, FallocateFlags::empty(), end, piece).is_err()
                {
                    break;
                }
                end += piece;
            }
        }
        Self(path)
    }
}

impl Drop for Filler {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn images(snap: &Snap) -> usize {
    std::fs::read_dir(snap.home().join("regions/cn-hangzhou/disks")).unwrap().count()
}

fn loses_nothing(kind: &Kind) {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(kind, &snap.home()) else { return };
    let first = noisy(1, 40);
    let disk = snap.import(&first);
    let old = snap.snapshot(&disk);
    snap.write(&disk, 0, &noisy(2, 32));
    let second = snap.read(&disk);
    let path = snap.disk_path(&disk);
    let create = ["--ZoneId", "cn-hangzhou-h", "--DiskCategory", "cloud_essd", "--SnapshotId", &old];
    for left in [6 * MIB, 0] {
        let filler = Filler::new(&snap, left);
        for (operation, parameters) in
            [("CreateSnapshot", &["--DiskId", &disk][..]), ("CreateDisk", &create[..])]
        {
            let (status, error) = snap.ecs_error(operation, parameters);
            assert!(status > 0, "{} {operation} with {left} bytes left: {status} {error}", kind.name);
        }
        assert_eq!(snap.disk_path(&disk), path);
        assert!(std::fs::read(&path).unwrap() == second, "the disk");
        drop(filler);
        let accomplished: Vec<_> =
            snap.snapshots().into_iter().filter(|(_, status)| status == "accomplished").collect();
        assert_eq!(accomplished, [(old.clone(), "accomplished".to_owned())]);
        assert_eq!(images(&snap), 1, "images lie about");
        assert!(snap.content(&old) == first, "the snapshot");
        snap.verify();
    }
    let new = snap.snapshot(&disk);
    assert!(snap.content(&new) == second);
    assert!(snap.content(&old) == first);
    // There is a way out: what is deleted makes room, though there was none.
    assert!(std::fs::metadata(snap.home().join("reserve")).unwrap().blocks() > 0, "nothing is kept");
    let filler = Filler::new(&snap, 0);
    snap.ecs("DeleteSnapshot", &["--SnapshotId", &new]);
    let freed = fstatvfs(File::open(snap.home()).unwrap()).unwrap();
    assert!(freed.f_bavail * freed.f_frsize > 20 * MIB, "the snapshot took more");
    // Also when others take that, too: the reserve was kept again, and reading takes nothing of it.
    let more = Filler::at(&snap, "more", 0);
    for _ in 0..2 {
        assert_eq!(snap.disk_path(&disk), path);
        snap.text(&["store", "stats"]);
        snap.text(&["schedule", "next"]);
    }
    let refused = snap.run(&["ecs", "ModifyDiskAttribute", "--DiskId", &disk, "--DiskName", "other"]);
    let error = String::from_utf8(refused.stderr).unwrap();
    assert!(!refused.status.success() && error.contains("is full: make room"), "{error}");
    let reserve = snap.home().join("reserve");
    assert!(std::fs::metadata(&reserve).unwrap().blocks() > 0, "reading spent the reserve");
    let spare: Vec<String> =
        snap.snapshots().into_iter().filter(|(id, _)| *id != old).map(|(id, _)| id).collect();
    for id in &spare {
        snap.ecs("DeleteSnapshot", &["--SnapshotId", id]);
    }
    assert!(!spare.is_empty(), "nothing was deleted");
    drop((filler, more));
    assert!(snap.content(&old) == first);
    let drafts = snap.home().join("regions/cn-hangzhou/store/draft");
    assert_eq!(std::fs::read_dir(drafts).unwrap().count(), 0, "drafts lie about");
    snap.verify();
}

#[test]
fn a_full_ext4_loses_nothing() {
    loses_nothing(&EXT4);
}

#[test]
fn a_full_xfs_loses_nothing() {
    loses_nothing(&XFS);
}

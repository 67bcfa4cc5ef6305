//! A file system that runs full (loop-mounted ext4 and XFS; needs root): what does not fit fails, what was stored
//! stays, and when there is room again all goes on.

use crate::common;

use common::mount::{BTRFS, EXT4, EXT4_SMALL, Kind, Mount, XFS};
use common::snap::{Snap, noisy};
use rustix::fs::{FallocateFlags, fallocate, fstatvfs, syncfs};
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
        let (mut end, mut before) = (0, u64::MAX);
        // A file system may give the blocks of removed files back later: until nothing more comes.
        while end != before {
            before = end;
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
            syncfs(&file).unwrap();
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

/// Commands that free room work on a full file system again and again, and those that read do.
fn has_a_way_out(kind: &Kind) {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(kind, &snap.home()) else { return };
    let disk = snap.import(&noisy(1, 2));
    let kept = snap.snapshot(&disk);
    let mut fillers = Vec::new();
    let mut snapshots = Vec::new();
    for number in 0..3 {
        snap.write(&disk, 0, &noisy(2 + number, 1));
        snapshots.push(snap.snapshot(&disk));
    }
    // XFS has no room for a new file then.
    for number in 0..4 * snapshots.len() {
        File::create(snap.home().join(format!("filler-{number}"))).unwrap();
    }
    let mut fill = || fillers.push(Filler::at(&snap, &format!("filler-{}", fillers.len()), 0));
    for snapshot in &snapshots {
        fill();
        assert!(snap.snapshots().iter().any(|(id, _)| id == snapshot));
        fill();
        snap.ecs("DeleteSnapshot", &["--SnapshotId", snapshot]);
        fill();
        snap.text(&["store", "reclaim"]);
        fill();
        // What is refused spends nothing either.
        let (status, error) = snap.ecs_error("DeleteSnapshot", &["--SnapshotId", "s-bp1nowhere00000000000"]);
        assert!(status == 1 && error.contains("NotFound"), "{status} {error}");
    }
    snap.verify();
    drop(fillers);
    assert!(snap.content(&kept) == noisy(1, 2));
    snap.snapshot(&disk);
    snap.verify();
}

#[test]
fn a_full_ext4_has_a_way_out_again_and_again() {
    has_a_way_out(&EXT4);
}

#[test]
fn a_full_xfs_has_a_way_out_again_and_again() {
    has_a_way_out(&XFS);
}

#[test]
fn a_full_btrfs_has_a_way_out_again_and_again() {
    has_a_way_out(&BTRFS);
}

#[test]
fn next_to_no_room_ends_no_command_by_a_signal() {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(&EXT4_SMALL, &snap.home()) else { return };
    let disk = snap.import(&noisy(1, 2));
    let snapshot = snap.snapshot(&disk);
    for left in [0, 4, 9, 10, 11, 16, 24, 32, 40, 64, 150] {
        let _ = std::fs::remove_file(snap.home().join("reserve"));
        let filler = Filler::new(&snap, 0);
        let file = File::options().write(true).open(&filler.0).unwrap();
        file.set_len(file.metadata().unwrap().len() - (left << 10)).unwrap();
        file.sync_all().unwrap();
        for words in [
            &["store", "reclaim"][..],
            &["store", "recover"],
            &["ecs", "DeleteSnapshot", "--SnapshotId", "s-bp1nowhere00000000000"],
            &["ecs", "CreateSnapshot", "--DiskId", &disk],
        ] {
            let output = snap.run(words);
            assert!(output.status.code().is_some(), "{words:?} with {left} KiB left: {:?}", output.status);
            let error = String::from_utf8(output.stderr).unwrap();
            assert!(!error.contains("I/O error"), "{words:?} with {left} KiB left: {error}");
        }
        let listed = snap.snapshots();
        assert!(
            listed.contains(&(snapshot.clone(), "accomplished".to_owned())),
            "{left} KiB left: {listed:?}"
        );
    }
    snap.verify();
}

/// A file system that is next to full holds what the disk was, and tells how much more is needed.
#[test]
fn a_refresh_to_a_larger_file_without_room_changes_nothing() {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(&EXT4, &snap.home()) else { return };
    let bytes = noisy(1, 1);
    let disk = snap.import(&bytes);
    snap.snapshot(&disk);
    let larger = snap.path("larger.img");
    std::fs::write(&larger, [noisy(2, 1), noisy(3, 1)[..2 << 16].to_vec()].concat()).unwrap();
    let _filler = Filler::new(&snap, 600 << 10);
    let output = snap.run(&["disk", "refresh", &disk, larger.to_str().unwrap()]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success(), "{told}");
    assert!(told.contains("that are needed") && told.contains("are free)"), "{told}");
    assert!(snap.read(&disk) == bytes, "the image is {} bytes long", snap.read(&disk).len());
    assert_eq!(snap.disk_status(&disk), "Available");
}

/// As `cp --sparse=always` copies it.
#[test]
fn a_reserve_that_is_a_hole_is_kept_again() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 1));
    let reserve = snap.home().join("reserve");
    let kept = || reserve.metadata().unwrap().blocks() * 512;
    if kept() == 0 {
        // The file system cannot keep room.
        return;
    }
    let file = File::options().write(true).open(&reserve).unwrap();
    let length = file.metadata().unwrap().len();
    file.set_len(0).unwrap();
    file.set_len(length).unwrap();
    assert_eq!(kept(), 0);
    snap.snapshot(&disk);
    assert!(kept() >= 4 * MIB, "{}", kept());
}

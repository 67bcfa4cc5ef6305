//! Eight processes at once lose nothing and corrupt nothing.

use crate::common;

use common::snap::{Snap, noisy};
use ecs_snap::sys::lock::{Mode, wait};
use ecs_snap::sys::place::Place;
use std::thread;

const MIB: usize = 1 << 20;

/// Each works on a disk of its own, and all fight over one.
#[test]
fn eight_processes_at_once() {
    let snap = Snap::new();
    let shared_bytes = noisy(99, 4);
    let shared = snap.import(&shared_bytes);
    let disks: Vec<(String, Vec<u8>)> = (0..8)
        .map(|number| {
            // Half of each disk is the same on all, so that they meet in the dedupe index.
            let bytes = [noisy(number, 2), noisy(77, 2)].concat();
            (snap.import(&bytes), bytes)
        })
        .collect();
    let kept: Vec<(String, Vec<u8>)> = thread::scope(|scope| {
        let threads: Vec<_> = disks
            .iter()
            .zip(0u64..)
            .map(|((disk, bytes), number)| {
                let (snap, shared) = (&snap, &shared);
                scope.spawn(move || {
                    let mut bytes = bytes.clone();
                    let mut kept = Vec::new();
                    for round in 0..4 {
                        let id = snap.snapshot(disk);
                        if round % 2 == 0 {
                            kept.push((id, bytes.clone()));
                        } else {
                            snap.ecs("DeleteSnapshot", &["--SnapshotId", &id]);
                        }
                        let noise = noisy(1000 + 10 * number + round, 1);
                        bytes[MIB..2 * MIB].copy_from_slice(&noise);
                        snap.write(disk, MIB, &noise);
                        snap.ecs("DescribeSnapshots", &["--PageSize", "100"]);
                        // One at a time may snapshot a disk; the others are told so.
                        let output = snap.run(&["ecs", "CreateSnapshot", "--DiskId", shared]);
                        if !output.status.success() {
                            let stderr = String::from_utf8(output.stderr).unwrap();
                            assert!(
                                stderr.contains("ErrorCode: IncorrectDiskStatus.CreatingSnapshot"),
                                "{stderr}"
                            );
                        }
                    }
                    kept
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(kept.len(), 16);
    snap.verify();
    for (id, bytes) in &kept {
        assert!(snap.content(id) == *bytes, "content of {id}");
    }
    let of_shared = snap.ecs("DescribeSnapshots", &["--DiskId", &shared, "--PageSize", "100"]);
    let list = of_shared["Snapshots"]["Snapshot"].as_array().unwrap();
    assert!(!list.is_empty());
    for one in list {
        assert_eq!(one["Status"], "accomplished");
        assert!(snap.content(one["SnapshotId"].as_str().unwrap()) == shared_bytes);
    }
    snap.text(&["store", "reclaim"]);
    snap.verify();
    for (id, bytes) in &kept {
        assert!(snap.content(id) == *bytes, "content of {id} after reclaim");
    }
}

/// Who asks what there is looks whether the lock of somebody at work is free, and so holds it for a
/// moment: that is no reason to refuse whoever comes next.
#[test]
fn a_glance_at_a_lock_refuses_nobody() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 1));
    snap.snapshot(&disk);
    let lock = Place::anywhere(snap.home().join("locks").join(&disk));
    for _ in 0..5 {
        let glance = wait(&lock, Mode::Exclusive).unwrap();
        thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(std::time::Duration::from_millis(25));
                drop(glance);
            });
            snap.snapshot(&disk);
        });
    }
    // Whoever stays is at work.
    let _busy = wait(&lock, Mode::Exclusive).unwrap();
    assert_eq!(snap.ecs_error("CreateSnapshot", &["--DiskId", &disk]).0, 1);
}

//! Stores that know more than their catalog: nothing is removed from them, and all comes back.

use crate::common;

use common::snap::{Snap, noisy};
use ecs_snap::sys::lock::{self, Mode};
use ecs_snap::sys::place::Place;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

const MIB: usize = 1 << 20;

fn store(snap: &Snap) -> PathBuf {
    snap.home().join("regions/cn-hangzhou/store")
}

/// The packs and manifests that are there.
fn objects(snap: &Snap) -> BTreeSet<String> {
    let names = |folder: &str| {
        let entries = fs::read_dir(store(snap).join(folder)).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect::<Vec<_>>()
    };
    names("packs").into_iter().chain(names("manifests")).collect()
}

fn put_back(snap: &Snap, catalog: &str) {
    for suffix in ["-wal", "-shm"] {
        let _ = fs::remove_file(snap.home().join(format!("catalog.db{suffix}")));
    }
    fs::copy(snap.path(catalog), snap.home().join("catalog.db")).unwrap();
}

fn all_of(output: Output) -> String {
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

/// A disk with a snapshot that `old.db` knows, and a newer one that only `new.db` does.
fn scene() -> (Snap, String, [(String, Vec<u8>); 2]) {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 3));
    let old = snap.ecs("CreateSnapshot", &["--DiskId", &disk, "--RetentionDays", "1"]);
    let old = (old["SnapshotId"].as_str().unwrap().to_owned(), snap.read(&disk));
    fs::copy(snap.home().join("catalog.db"), snap.path("old.db")).unwrap();
    snap.write(&disk, 0, &noisy(2, 1));
    let newer = (snap.snapshot(&disk), snap.read(&disk));
    fs::copy(snap.home().join("catalog.db"), snap.path("new.db")).unwrap();
    put_back(&snap, "old.db");
    (snap, disk, [old, newer])
}

#[test]
fn an_older_catalog_removes_nothing_whoever_deletes() {
    for case in ["DeleteSnapshot", "retention", "DeleteDisk"] {
        let (mut snap, disk, [(old, _), (newer, bytes)]) = scene();
        let before = objects(&snap);
        let output = match case {
            "DeleteSnapshot" => snap.run(&["ecs", "DeleteSnapshot", "--SnapshotId", &old]),
            "retention" => {
                snap.clock = Some("2099-01-01T00:00:00Z".into());
                let output = snap.run(&["schedule", "run"]);
                snap.clock = None;
                output
            }
            _ => snap.run(&["ecs", "DeleteDisk", "--DiskId", &disk]),
        };
        // What was asked for is done, and the trouble is told beside it.
        assert_eq!(output.status.code(), Some(0), "{case}: {output:?}");
        let told = all_of(snap.run(&["store", "reclaim"]));
        assert!(told.contains(&newer) && told.contains("snap store recover"), "{case}: {told}");
        assert_eq!(objects(&snap), before, "{case}");
        put_back(&snap, "new.db");
        assert!(snap.content(&newer) == bytes, "{case}");
        snap.text(&["store", "reclaim"]);
        snap.verify();
    }
}

#[test]
fn what_only_the_store_knows_is_taken_in() {
    let (mut snap, disk, [(old, old_bytes), (newer, newer_bytes)]) = scene();
    snap.clock = Some("+1h".into());
    // It gets the sequence number that the newer one has.
    snap.write(&disk, 2 * MIB, &noisy(3, 1));
    let third = (snap.snapshot(&disk), snap.read(&disk));
    let report = snap.json(&["store", "recover"]);
    assert_eq!(report["Recovered"], serde_json::json!([newer]));
    let in_order: Vec<String> = snap.snapshots().into_iter().map(|(id, _)| id).collect();
    assert_eq!(in_order, [third.0.clone(), newer.clone(), old.clone()], "newest first");
    for (id, bytes) in [(&old, &old_bytes), (&newer, &newer_bytes), (&third.0, &third.1)] {
        assert!(snap.content(id) == *bytes, "{id}");
    }
    // The next one is measured by the right one.
    let fourth = snap.snapshot(&disk);
    assert!(snap.content(&fourth) == third.1);
    snap.ecs("DeleteSnapshot", &["--SnapshotId", &old]);
    snap.text(&["store", "reclaim"]);
    snap.verify();
    assert!(snap.content(&newer) == newer_bytes && snap.content(&third.0) == third.1);
    assert_eq!(snap.json(&["store", "recover"])["Recovered"], serde_json::json!([]), "once");
}

/// The packs that the older catalog has are gone, and it does not know the new ones.
#[test]
fn a_catalog_from_before_a_reclaim_finds_its_snapshots_again() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 4));
    let first = snap.snapshot(&disk);
    snap.write(&disk, 0, &noisy(2, 2));
    let second = snap.snapshot(&disk);
    let bytes = snap.read(&disk);
    fs::copy(snap.home().join("catalog.db"), snap.path("old.db")).unwrap();
    snap.ecs("DeleteSnapshot", &["--SnapshotId", &first]);
    snap.text(&["store", "reclaim"]);
    let before = objects(&snap);
    put_back(&snap, "old.db");
    assert_ne!(snap.run(&["store", "reclaim"]).status.code(), Some(0));
    assert_eq!(objects(&snap), before);
    // The first is damaged: it was deleted.
    let report: serde_json::Value = serde_json::from_slice(&snap.run(&["store", "recover"]).stdout).unwrap();
    assert_eq!(report["Recovered"], serde_json::json!([second]));
    assert_eq!(report["DamagedSnapshots"], serde_json::json!([first]));
    assert!(snap.content(&second) == bytes);
    snap.ecs("DeleteSnapshot", &["--SnapshotId", &first]);
    snap.text(&["store", "reclaim"]);
    snap.verify();
    assert!(snap.content(&second) == bytes);
}

#[test]
fn all_snapshots_outlive_their_catalog() {
    let (snap, disk, [(old, old_bytes), (newer, newer_bytes)]) = scene();
    put_back(&snap, "new.db");
    let copy = snap.ecs(
        "CopySnapshot",
        &[
            "--SnapshotId",
            &newer,
            "--DestinationRegionId",
            "cn-beijing",
            "--DestinationSnapshotName",
            "copy",
            "--DestinationSnapshotDescription",
            "of it",
        ],
    );
    fs::remove_file(snap.home().join("catalog.db")).unwrap();
    let report = snap.json(&["store", "recover"]);
    let mut all = [old.clone(), newer.clone(), copy["SnapshotId"].as_str().unwrap().to_owned()];
    all.sort();
    assert_eq!(report["Recovered"], serde_json::json!(all));
    assert!(snap.content(&old) == old_bytes && snap.content(&newer) == newer_bytes);
    let links = snap.ecs("DescribeSnapshots", &["--region", "cn-beijing"]);
    assert_eq!(links["Snapshots"]["Snapshot"][0]["SourceDiskId"], disk.as_str());
    snap.text(&["store", "reclaim"]);
    snap.verify();
}

/// A catalog that SQLite cannot read any more is moved away, and all of it that the stores know is there again.
#[test]
fn a_malformed_catalog_says_the_way_out() {
    let (snap, _, [_, (newer, bytes)]) = scene();
    let catalog = snap.home().join("catalog.db");
    fs::write(&catalog, noisy(9, 1)).unwrap();
    let told = all_of(snap.run(&["ecs", "DescribeSnapshots"]));
    assert!(told.contains("snap store recover"), "{told}");
    fs::rename(&catalog, snap.path("malformed.db")).unwrap();
    snap.text(&["store", "recover"]);
    assert!(snap.content(&newer) == bytes);
}

#[test]
fn what_is_not_whole_is_told_and_can_be_moved_away() {
    let (snap, _, [(old, _), (newer, _)]) = scene();
    let known = snap.packs();
    put_back(&snap, "old.db");
    for pack in known {
        let rows = rusqlite::Connection::open(snap.path("old.db")).unwrap();
        let count: u32 =
            rows.query_row("SELECT count(*) FROM pack WHERE name = ?1", [&pack], |row| row.get(0)).unwrap();
        if count == 0 {
            fs::remove_file(store(&snap).join("packs").join(pack)).unwrap();
        }
    }
    let output = snap.run(&["store", "recover"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(all_of(output).contains(&newer));
    assert!(store(&snap).join("manifests").join(&newer).exists());
    snap.text(&["store", "recover", "--set-aside"]);
    assert!(store(&snap).join("aside").join(&newer).exists());
    snap.ecs("DeleteSnapshot", &["--SnapshotId", &old]);
    snap.text(&["store", "reclaim"]);
    snap.verify();
    assert!(objects(&snap).is_empty());
}

/// As after a power cut on a file system that forgot a removal.
#[test]
fn the_manifest_of_a_deleted_snapshot_that_came_back_goes_again() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 2));
    let first = snap.snapshot(&disk);
    snap.write(&disk, 0, &noisy(2, 1));
    snap.snapshot(&disk);
    let saved = |name: &str, folder: &str| (store(&snap).join(folder).join(name), snap.path(name));
    let (manifest, copy) = saved(&first, "manifests");
    fs::copy(&manifest, &copy).unwrap();
    snap.ecs("DeleteSnapshot", &["--SnapshotId", &first]);
    assert!(!manifest.exists());
    for command in [["store", "verify"], ["store", "reclaim"], ["store", "recover"]] {
        fs::copy(&copy, &manifest).unwrap();
        snap.text(&command);
        assert!(!manifest.exists(), "{command:?}");
    }
    snap.verify();
}

fn copy_directory(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_directory(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// SQLite takes its log as far as it is sound. Wherever it ends, no snapshot that was accomplished is lost.
#[test]
fn a_log_that_is_cut_loses_no_snapshot() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 2));
    let mut all = vec![(snap.snapshot(&disk), snap.read(&disk))];
    // Who reads keeps the log from being emptied.
    let reader = rusqlite::Connection::open(snap.home().join("catalog.db")).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM snapshot;").unwrap();
    let _: u32 = reader.query_row("SELECT count(*) FROM snapshot", [], |row| row.get(0)).unwrap();
    for seed in 2..4 {
        snap.write(&disk, 0, &noisy(seed, 1));
        all.push((snap.snapshot(&disk), snap.read(&disk)));
    }
    let whole = snap.path("whole");
    copy_directory(&snap.home(), &whole);
    drop(reader);
    fs::remove_file(whole.join("catalog.db-shm")).unwrap();
    let log = fs::metadata(whole.join("catalog.db-wal")).unwrap().len();
    let page = 4096 + 24;
    let frames = (log - 32) / page;
    assert!(frames > 10, "{frames}");
    for kept in 0..=frames {
        let _ = fs::remove_dir_all(snap.home());
        copy_directory(&whole, &snap.home());
        let cut = fs::OpenOptions::new().write(true).open(snap.home().join("catalog.db-wal")).unwrap();
        cut.set_len(32 + kept * page).unwrap();
        drop(cut);
        // It may fail: it says so, and removes nothing.
        snap.run(&["store", "reclaim"]);
        snap.text(&["store", "recover"]);
        snap.text(&["store", "reclaim"]);
        snap.verify();
        for (id, bytes) in &all {
            assert!(snap.content(id) == *bytes, "{id} with {kept} of {frames} frames");
        }
    }
}

#[test]
fn a_capture_killed_before_its_last_step_is_done() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 2));
    snap.snapshot(&disk);
    snap.write(&disk, 0, &noisy(2, 1));
    let bytes = snap.read(&disk);
    snap.crash("capture-before-commit", &["ecs", "CreateSnapshot", "--DiskId", &disk]);
    let (newest, status) = snap.snapshots().remove(0);
    assert_eq!(status, "accomplished");
    assert!(snap.content(&newest) == bytes);
    snap.verify();
}

/// It is forgotten; that its pack or manifest could not be removed is told beside the answer, and done by a later run.
#[test]
fn a_deletion_that_cannot_sweep_is_done() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 1));
    let first = snap.snapshot(&disk);
    let manifest = store(&snap).join("manifests").join(&first);
    fs::remove_file(&manifest).unwrap();
    fs::create_dir(&manifest).unwrap();
    let output = snap.run(&["ecs", "DeleteSnapshot", "--SnapshotId", &first]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("warning: ") && told.contains(&first), "{told}");
    assert!(snap.snapshots().is_empty());
    fs::remove_dir(&manifest).unwrap();
    snap.ecs("ModifyDiskAttribute", &["--DiskId", &disk, "--Description", "settled"]);
    assert!(objects(&snap).is_empty());
    snap.verify();
}

#[test]
fn verify_beside_a_killed_reclaim_finds_nothing_wrong() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 4));
    let first = snap.snapshot(&disk);
    snap.write(&disk, 0, &noisy(2, 2));
    snap.snapshot(&disk);
    snap.ecs("DeleteSnapshot", &["--SnapshotId", &first]);
    snap.crash("reclaim-committed", &["store", "reclaim"]);
    let at_work = lock::wait(&Place::anywhere(store(&snap).join("lock")), Mode::Shared).unwrap();
    snap.verify();
    drop(at_work);
    snap.verify();
}

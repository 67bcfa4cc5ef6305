//! A damaged block costs a snapshot only what is found nowhere any more.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod common;

use common::snap::{Snap, noisy};
use common::{Bench, noise};
use ecs_snap::model::BLOCK_SIZE;
use serde_json::Value;
use std::path::PathBuf;

/// Two snapshots of a disk of 2 MiB: the second differs in its first block, by a delta.
struct Scene {
    snap: Snap,
    disk: String,
    first: (String, Vec<u8>),
    second: (String, Vec<u8>),
}

fn scene() -> Scene {
    let snap = Snap::new();
    let bytes = noisy(1, 2);
    let disk = snap.import(&bytes);
    let first = snap.snapshot(&disk);
    snap.write(&disk, 100, b"a change");
    let second = snap.snapshot(&disk);
    let after = snap.read(&disk);
    Scene { snap, disk, first: (first, bytes), second: (second, after) }
}

impl Scene {
    fn packs(&self, region: &str) -> Vec<PathBuf> {
        let folder = self.snap.home().join("regions").join(region).join("store/packs");
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    }

    /// The pack of the first snapshot: the largest.
    fn pack(&self) -> PathBuf {
        let size = |path: &PathBuf| path.metadata().unwrap().len();
        self.packs("cn-hangzhou").into_iter().max_by_key(size).unwrap()
    }

    /// Flips a bit in the record of a block of the first snapshot.
    fn flip(&self, block: usize) {
        let pack = self.pack();
        let mut bytes = std::fs::read(&pack).unwrap();
        bytes[8 + block * BLOCK_SIZE + 1000] ^= 1;
        std::fs::write(pack, bytes).unwrap();
    }

    fn verify(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.snap.run(&[&["store", "verify"], arguments].concat());
        (output.status.code().unwrap(), serde_json::from_slice(&output.stdout).unwrap())
    }

    fn restore(&self, snapshot: &str, arguments: &[&str]) -> (i32, Value, Option<Vec<u8>>) {
        let file = self.snap.path("restored.img");
        let _ = std::fs::remove_file(&file);
        let to = file.to_str().unwrap();
        let output = self.snap.run(&[&["restore", snapshot, "--to", to], arguments].concat());
        let answer = serde_json::from_slice(&output.stdout).unwrap_or_default();
        (output.status.code().unwrap(), answer, std::fs::read(&file).ok())
    }

    fn assert_all_whole(&self) {
        let (status, report) = self.verify(&[]);
        assert_eq!(status, 0, "{report}");
        for (id, bytes) in [&self.first, &self.second] {
            assert!(self.snap.content(id) == *bytes, "{id}");
            assert!(self.restore(id, &[]).2.as_ref() == Some(bytes), "{id}");
        }
    }
}

#[test]
fn a_capture_that_stores_a_damaged_block_heals_all_snapshots() {
    let scene = scene();
    scene.flip(5);
    let (status, report) = scene.verify(&[]);
    assert_eq!(status, 1);
    assert_eq!(report["DamagedSnapshots"].as_array().unwrap().len(), 2);
    scene.snap.snapshot(&scene.disk);
    scene.assert_all_whole();
    // The damaged block is known still, and goes with its pack.
    scene.snap.snapshot(&scene.disk);
    scene.snap.text(&["store", "reclaim"]);
    scene.assert_all_whole();
}

/// The base of a delta is stored anew by a disk that has it still: the delta is whole again with it.
#[test]
fn a_delta_is_whole_again_with_its_base() {
    let scene = scene();
    scene.flip(0);
    let (status, report) = scene.verify(&[]);
    assert_eq!((status, report["DamagedSnapshots"].as_array().unwrap().len()), (1, 2), "{report}");
    let other = scene.snap.import(&scene.first.1);
    scene.snap.snapshot(&other);
    scene.assert_all_whole();
}

#[test]
fn a_lost_pack_is_healed_by_a_capture() {
    let scene = scene();
    std::fs::remove_file(scene.pack()).unwrap();
    assert_eq!(scene.verify(&[]).0, 1);
    let other = scene.snap.import(&scene.first.1);
    scene.snap.snapshot(&other);
    scene.assert_all_whole();
    assert_eq!(scene.verify(&["--repair"]).0, 0);
}

/// Nobody has verified: the restore that failed on the damage, or the pack that is gone, is enough to know.
#[test]
fn what_somebody_stumbled_over_is_healed_without_a_verify() {
    let scene = scene();
    scene.flip(5);
    assert_eq!(scene.restore(&scene.first.0, &[]).0, 1);
    let table = scene.snap.text(&["ecs", "DescribeSnapshots", "--output", "table"]);
    assert_eq!(table.matches("damaged").count(), 2, "{table}");
    scene.snap.snapshot(&scene.disk);
    scene.assert_all_whole();

    let scene = self::scene();
    std::fs::remove_file(scene.pack()).unwrap();
    scene.snap.write(&scene.disk, 100, &scene.first.1[100..108]);
    scene.snap.snapshot(&scene.disk);
    scene.assert_all_whole();
}

#[test]
fn repair_looks_in_live_images() {
    let scene = scene();
    scene.flip(7);
    let (status, report) = scene.verify(&["--repair"]);
    assert_eq!((status, report["HealedBlocks"].as_u64()), (0, Some(1)), "{report}");
    assert_eq!(report["HealedSnapshots"].as_array().unwrap().len(), 2);
    scene.assert_all_whole();
    // Nothing to do.
    let (status, report) = scene.verify(&["--repair"]);
    assert_eq!((status, report["HealedBlocks"].as_u64()), (0, Some(0)));
}

/// Without the index nothing says what was in a lost pack; the digest tells that the image still has it.
#[test]
fn repair_of_a_lost_pack_without_an_index() {
    let scene = scene();
    let store = scene.snap.home().join("regions/cn-hangzhou/store");
    std::fs::remove_file(scene.pack()).unwrap();
    for name in ["index.db", "index.db-wal", "index.db-shm"] {
        let _ = std::fs::remove_file(store.join(name));
    }
    scene.snap.write(&scene.disk, 100, &scene.first.1[100..108]);
    let (status, report) = scene.verify(&["--repair"]);
    assert_eq!(status, 0, "{report}");
    scene.assert_all_whole();
}

#[test]
fn repair_looks_in_other_regions() {
    let scene = scene();
    let copy =
        ["--SnapshotId", &scene.first.0, "--RegionId", "cn-hangzhou", "--DestinationRegionId", "cn-beijing"];
    let named = ["--DestinationSnapshotName", "copy", "--DestinationSnapshotDescription", "a copy"];
    scene.snap.ecs("CopySnapshot", &[&copy[..], &named].concat());
    // The image has nothing of it any more.
    scene.snap.write(&scene.disk, 0, &noisy(7, 2));
    scene.flip(3);
    assert_eq!(scene.verify(&["--repair"]).0, 0);
    scene.assert_all_whole();
}

#[test]
fn what_is_found_nowhere_is_passed_over_only_when_asked() {
    let scene = scene();
    scene.snap.write(&scene.disk, 0, &noisy(7, 2));
    scene.flip(3);
    scene.flip(4);
    let (id, bytes) = &scene.first;
    // A failed restore leaves nothing, also before anybody knows of the damage.
    let (status, _, file) = scene.restore(id, &[]);
    assert_eq!((status, file), (1, None));
    let (status, report) = scene.verify(&["--repair"]);
    assert_eq!(status, 1);
    assert!(report["DamagedSnapshots"].as_array().unwrap().contains(&Value::from(id.as_str())));
    let (status, answer, file) = scene.restore(id, &["--despite-damage"]);
    assert_eq!(status, 4, "{answer}");
    let missing = 3 * BLOCK_SIZE..5 * BLOCK_SIZE;
    let range = serde_json::json!([{ "Offset": missing.start, "Length": missing.len() }]);
    assert_eq!(answer["UnreadableRanges"], range);
    let mut expected = bytes.clone();
    expected[missing].fill(0);
    assert!(file.unwrap() == expected);
    // A whole one is whole.
    let other = scene.snap.snapshot(&scene.disk);
    let (status, answer, file) = scene.restore(&other, &["--despite-damage"]);
    assert_eq!((status, answer["UnreadableSize"].as_u64()), (0, Some(0)));
    assert!(file.unwrap() == scene.snap.read(&scene.disk));
    // People are shown which ones are damaged.
    let table = scene.snap.text(&["ecs", "DescribeSnapshots", "--output", "table"]);
    assert_eq!(table.matches("damaged").count(), 2, "{table}");
    let tree = scene.snap.text(&["ecs", "DescribeSnapshotLinks", "--output", "tree"]);
    assert_eq!(tree.matches("damaged").count(), 2, "{tree}");
}

#[test]
fn restore_overwrites_nothing() {
    let scene = scene();
    let file = scene.snap.path("there.img");
    std::fs::write(&file, b"mine").unwrap();
    let to = file.to_str().unwrap();
    let output = scene.snap.run(&["restore", &scene.first.0, "--to", to]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(std::fs::read(&file).unwrap(), b"mine");
    assert_eq!(scene.snap.run(&["restore", "s-none", "--to", "x"]).status.code(), Some(1));
    let elsewhere = ["restore", &scene.first.0, "--region", "cn-beijing", "--to", "x"];
    assert_eq!(scene.snap.run(&elsewhere).status.code(), Some(1));
}

/// A rollback to a healed snapshot is right, and a kill in the middle of healing leaves old or new.
#[test]
fn healing_is_one_step() {
    for point in ["repair-pack-put", "repair-committed"] {
        let scene = scene();
        scene.flip(9);
        scene.snap.crash(point, &["store", "verify", "--repair"]);
        scene.verify(&["--repair"]);
        scene.assert_all_whole();
    }
}

/// What a capture heals is not undone when it fails after all.
#[test]
fn a_capture_that_fails_heals_nothing() {
    let scene = scene();
    scene.flip(9);
    scene.verify(&[]);
    scene.snap.crash("capture-packs-written", &["ecs", "CreateSnapshot", "--DiskId", &scene.disk]);
    assert_eq!(scene.verify(&[]).0, 1);
    scene.snap.snapshot(&scene.disk);
    scene.assert_all_whole();
}

/// Rows that are lost are told by the manifest.
#[test]
fn the_manifest_knows_what_the_catalog_has_lost() {
    let scene = scene();
    let connection = rusqlite::Connection::open(scene.snap.home().join("catalog.db")).unwrap();
    assert!(connection.execute("DELETE FROM extent WHERE length > 5", []).unwrap() > 0);
    drop(connection);
    assert_eq!(scene.restore(&scene.first.0, &[]).0, 1);
    let (status, answer, file) = scene.restore(&scene.first.0, &["--despite-damage"]);
    assert_eq!(status, 0, "{answer}");
    assert!(file.unwrap() == scene.first.1);
    // And so the catalog can have it again.
    let (status, report) = scene.verify(&["--repair"]);
    assert_eq!(status, 0, "{report}");
    scene.assert_all_whole();
}

#[test]
fn damage_that_nobody_needs_is_no_problem() {
    let mut bench = Bench::new();
    let disk = bench.disk(9 * BLOCK_SIZE);
    bench.write(&disk, 0, &noise(1, 9 * BLOCK_SIZE));
    let first = bench.snapshot(&disk);
    bench.write(&disk, 0, &noise(2, BLOCK_SIZE));
    bench.snapshot(&disk);
    bench.delete(&first);
    let pack = bench.packs().into_iter().max_by_key(|pack| pack.metadata().unwrap().len()).unwrap();
    let mut bytes = std::fs::read(&pack).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&pack, bytes).unwrap();
    let home = bench.engine.home().clone();
    bench.engine = ecs_snap::engine::Engine::open(home).unwrap();
    assert_eq!(bench.engine.verify().unwrap().problems, Vec::<String>::new());
    for plan in bench.engine.reclaim_plan().unwrap() {
        bench.engine.reclaim(&plan).unwrap();
    }
    assert!(!pack.exists(), "it goes with its pack");
}

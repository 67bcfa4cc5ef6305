//! A damaged block costs a snapshot only what is found nowhere any more.

use crate::common;

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

impl Scene {
    /// Copies the pack of a snapshot of another disk over that of the first one here.
    fn swap_packs(&self, are_old: bool) {
        let pack = self.pack();
        let before = self.packs("cn-hangzhou");
        self.snap.snapshot(&self.snap.import(&noisy(77, 2)));
        let new = self.packs("cn-hangzhou").into_iter().find(|path| !before.contains(path)).unwrap();
        if are_old {
            make_old(&pack);
            make_old(&new);
            // One that does not bear its name is as good as any.
            self.assert_all_whole();
        }
        std::fs::copy(new, pack).unwrap();
    }
}

/// Makes a pack one of those that did not bear their names.
fn make_old(pack: &std::path::Path) {
    let mut bytes = std::fs::read(pack).unwrap();
    let trailer = bytes.len() - 64;
    assert_ne!(bytes[trailer + 24..trailer + 32], [0; 8], "it bears its name");
    bytes[trailer + 24..trailer + 32].fill(0);
    let footer =
        usize::try_from(u64::from_le_bytes(bytes[trailer + 16..trailer + 24].try_into().unwrap())).unwrap();
    let checksum = blake3::hash(&bytes[footer..trailer + 32]);
    bytes[trailer + 32..].copy_from_slice(checksum.as_bytes());
    std::fs::write(pack, bytes).unwrap();
}

/// A pack whose file holds another one is damaged, and its blocks are listed as what is missing.
#[test]
fn a_file_that_holds_another_pack_is_no_data() {
    for (are_old, has_index) in [(false, true), (true, true), (true, false)] {
        let scene = scene();
        scene.swap_packs(are_old);
        if !has_index {
            std::fs::remove_file(scene.snap.home().join("regions/cn-hangzhou/store/index.db")).unwrap();
        }
        let what = format!("{are_old} {has_index}");
        for (id, bytes) in [&scene.first, &scene.second] {
            assert_eq!(scene.restore(id, &[]).0, 1, "{what}");
            let (status, answer, file) = scene.restore(id, &["--despite-damage"]);
            assert_eq!(status, 4, "{what}: {answer}");
            if are_old && !has_index {
                // Nothing tells what it held.
                assert_eq!(answer["Differs"], true, "{answer}");
                continue;
            }
            // Of the second, the first block is a delta against what is lost.
            assert_eq!(answer["UnreadableSize"].as_u64(), Some(bytes.len() as u64), "{what}: {answer}");
            assert!(file.unwrap().iter().all(|byte| *byte == 0), "{what}");
        }
        let (status, report) = scene.verify(&[]);
        assert_eq!(status, 1, "{what}");
        let named = report["DamagedSnapshots"].as_array().unwrap();
        assert!([&scene.first, &scene.second].iter().all(|(id, _)| named.contains(&id.as_str().into())));
        if !are_old {
            // A capture stores what is lost anew.
            scene.snap.snapshot(&scene.disk);
            let (_, answer, _) = scene.restore(&scene.second.0, &["--despite-damage"]);
            assert_eq!(answer["UnreadableSize"], 0, "{what}: {answer}");
            assert!(scene.snap.content(&scene.second.0) == scene.second.1, "{what}");
        }
    }
}

impl Scene {
    /// Removes the pack of the second snapshot, which holds a delta alone: the smallest.
    fn lose_delta(&self) {
        let size = |path: &PathBuf| path.metadata().unwrap().len();
        std::fs::remove_file(self.packs("cn-hangzhou").into_iter().min_by_key(size).unwrap()).unwrap();
    }
}

#[test]
fn a_lost_delta_is_healed_by_a_capture() {
    for is_verified in [false, true] {
        let scene = scene();
        scene.lose_delta();
        assert_eq!(scene.restore(&scene.second.0, &[]).0, 1);
        if is_verified {
            assert_eq!(scene.verify(&[]).0, 1);
        }
        scene.snap.write(&scene.disk, 9 * BLOCK_SIZE, b"more");
        scene.snap.snapshot(&scene.disk);
        scene.assert_all_whole();
    }
}

/// Without the index the image tells what was lost, also to a capture.
#[test]
fn a_capture_recalls_what_was_in_a_lost_pack() {
    let scene = scene();
    scene.lose_delta();
    std::fs::remove_file(scene.snap.home().join("regions/cn-hangzhou/store/index.db")).unwrap();
    assert_eq!(scene.verify(&[]).0, 1);
    scene.snap.write(&scene.disk, 9 * BLOCK_SIZE, b"more");
    scene.snap.snapshot(&scene.disk);
    scene.assert_all_whole();
}

/// An index of an older version is built anew, and then knows deltas.
#[test]
fn an_older_index_is_built_anew() {
    let scene = scene();
    let index = scene.snap.home().join("regions/cn-hangzhou/store/index.db");
    let connection = rusqlite::Connection::open(index).unwrap();
    connection.execute_batch("DROP TABLE delta; PRAGMA user_version = 1").unwrap();
    drop(connection);
    scene.snap.write(&scene.disk, 9 * BLOCK_SIZE, b"more");
    scene.snap.snapshot(&scene.disk);
    scene.lose_delta();
    scene.snap.write(&scene.disk, 11 * BLOCK_SIZE, b"even more");
    scene.snap.snapshot(&scene.disk);
    let (status, report) = scene.verify(&[]);
    assert_eq!(status, 0, "{report}");
}

/// A capture that was killed between its manifest and its commit is taken in, and heals as if it had not been.
#[test]
fn a_capture_that_is_taken_in_heals() {
    let scene = scene();
    scene.flip(9);
    assert_eq!(scene.verify(&[]).0, 1);
    scene.snap.crash("capture-before-commit", &["ecs", "CreateSnapshot", "--DiskId", &scene.disk]);
    assert_eq!(scene.snap.snapshots().len(), 3);
    scene.assert_all_whole();
}

/// A rollback needs of a lost pack only what the disk itself does not hold any more.
#[test]
fn a_rollback_to_what_the_disk_still_holds() {
    let scene = scene();
    let (id, bytes) = &scene.first;
    let pack = scene.pack();
    let whole = std::fs::read(&pack).unwrap();
    // Beside it lies what was written since: of that the store has everything.
    std::fs::write(&pack, &whole[..whole.len() - 100]).unwrap();
    let disk = ["--DiskId", &scene.disk];
    let reset = |snapshot: &str| {
        scene.snap.run(&[&["ecs", "ResetDisk", "--SnapshotId", snapshot], &disk[..]].concat())
    };
    // The first block is not what it was.
    let before = scene.snap.read(&scene.disk);
    assert!(!reset(id).status.success());
    assert!(scene.snap.read(&scene.disk) == before);
    scene.snap.write(&scene.disk, 0, &bytes[..BLOCK_SIZE]);
    let path = scene.snap.disk_path(&scene.disk);
    std::fs::OpenOptions::new()
        .write(true)
        .open(path)
        .unwrap()
        .set_len(bytes.len() as u64 + (1 << 20))
        .unwrap();
    scene.snap.write(&scene.disk, bytes.len() + 5, b"not in the snapshot");
    assert!(reset(id).status.success());
    assert!(scene.snap.read(&scene.disk) == *bytes);
}

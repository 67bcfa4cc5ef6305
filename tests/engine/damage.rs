//! A flipped bit anywhere in a pack is found by verify and never comes out as data.

use crate::common;

use common::snap::{Snap, noisy};
use common::{Bench, noise};
use ecs_snap::catalog::{KnownDamage, Snapshot, Unswept};
use ecs_snap::model::{BLOCK_SIZE, DiskId, PackName, SnapshotId, SnapshotStatus};
use proptest::prelude::*;
use std::path::PathBuf;

const SIZE: usize = 6 * BLOCK_SIZE;

struct Scene {
    bench: Bench,
    disk: DiskId,
    snapshot: SnapshotId,
    bytes: Vec<u8>,
    pack: PathBuf,
    good: Vec<u8>,
}

/// A snapshot of text that compresses, noise that does not, and a hole, in one pack.
fn scene() -> Scene {
    let mut bench = Bench::new();
    let disk = bench.disk(SIZE);
    bench.write(&disk, 0, "a line of text\n".repeat(2 * BLOCK_SIZE / 15).as_bytes());
    bench.write(&disk, 3 * BLOCK_SIZE, &noise(1, 2 * BLOCK_SIZE));
    let snapshot = bench.snapshot(&disk);
    let bytes = bench.read(&disk);
    let [pack] = bench.packs().try_into().unwrap();
    let good = std::fs::read(&pack).unwrap();
    Scene { bench, disk, snapshot, bytes, pack, good }
}

impl Scene {
    /// The engine as a new process would have it: nothing of the pack in memory.
    fn reopen(&mut self) {
        let home = self.bench.engine.home().clone();
        self.bench.engine = ecs_snap::engine::Engine::open(home).unwrap();
    }

    fn check_damage_is_found(&mut self, what: &str) {
        self.reopen();
        let report = self.bench.engine.verify().unwrap();
        assert!(!report.problems.is_empty(), "{what} was not found");
        assert!(report.damaged_snapshots.contains(self.snapshot.as_str()), "{what}: {report:?}");
        assert!(report.damaged_disks.contains(self.disk.as_str()), "{what}: {report:?}");
        if let Ok(copy) = self.bench.clone_of(&self.snapshot, SIZE) {
            // The decoder did not look at that bit.
            assert!(self.bench.read(&copy) == self.bytes, "{what} came out as data");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    #[test]
    fn a_flipped_bit_is_found(bits in prop::collection::vec((any::<prop::sample::Index>(), 0..8u8), 40)) {
        let mut scene = scene();
        // The frame of the pack, byte by byte, and a sample of the rest.
        let length = scene.good.len();
        let frame = (0..8).chain(length - 64..length).map(|byte| (byte, (byte % 8) as u8));
        let sample = bits.iter().map(|(index, bit)| (index.index(length), *bit));
        let flips: Vec<(usize, u8)> = frame.chain(sample).collect();
        for (byte, bit) in flips {
            let mut bad = scene.good.clone();
            bad[byte] ^= 1 << bit;
            std::fs::write(&scene.pack, &bad).unwrap();
            scene.check_damage_is_found(&format!("bit {bit} of byte {byte} of {length}"));
        }
        std::fs::write(&scene.pack, &scene.good).unwrap();
        scene.reopen();
        prop_assert_eq!(scene.bench.engine.verify().unwrap().problems, Vec::<String>::new());
    }
}

/// Also those bits that a decoder passes over.
#[test]
fn every_flipped_bit_of_a_small_record_is_found() {
    let mut scene = scene();
    // The first record begins after the header and holds a repeated line: a small frame.
    for bit in 0..24 * 8 {
        let mut bad = scene.good.clone();
        bad[8 + bit / 8] ^= 1 << (bit % 8);
        std::fs::write(&scene.pack, &bad).unwrap();
        scene.check_damage_is_found(&format!("bit {bit} of the first record"));
    }
}

#[test]
fn a_cut_or_missing_pack_is_found() {
    let mut scene = scene();
    for length in [0, 7, 71, scene.good.len() / 2, scene.good.len() - 1] {
        std::fs::write(&scene.pack, &scene.good[..length]).unwrap();
        scene.check_damage_is_found(&format!("a pack cut to {length}"));
        assert!(scene.bench.clone_of(&scene.snapshot, SIZE).is_err());
    }
    std::fs::remove_file(&scene.pack).unwrap();
    scene.check_damage_is_found("a missing pack");
}

#[test]
fn a_failed_restore_gives_nothing_out() {
    let mut scene = scene();
    let mut bad = scene.good.clone();
    bad[100] ^= 1;
    std::fs::write(&scene.pack, &bad).unwrap();
    scene.reopen();
    assert!(scene.bench.clone_of(&scene.snapshot, SIZE).is_err(), "a damaged block came out");
    let leftovers: Vec<_> = std::fs::read_dir(scene.bench.engine.home().disks(&scene.bench.region))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(leftovers.len(), 1, "a failed restore leaves no image: {leftovers:?}");
}

#[test]
fn a_chain_that_counts_wrong_is_found() {
    let scene = scene();
    let count = |scene: &Scene, by: i64| {
        let connection = rusqlite::Connection::open(scene.bench.engine.home().catalog()).unwrap();
        assert_eq!(connection.execute("UPDATE chain SET blocks = blocks + ?1", [by]).unwrap(), 1);
    };
    count(&scene, 1);
    let [problem] = scene.bench.engine.verify().unwrap().problems.try_into().unwrap();
    assert!(problem.ends_with(" counts 5 blocks and keeps 4"), "{problem}");
    count(&scene, -1);
    assert_eq!(scene.bench.engine.verify().unwrap().problems, Vec::<String>::new());
}

#[test]
fn a_damaged_or_missing_manifest_is_found() {
    let scene = scene();
    let manifest =
        scene.bench.engine.home().store(&scene.bench.region).join("manifests").join(scene.snapshot.as_str());
    let good = std::fs::read(&manifest).unwrap();
    for byte in [0, good.len() / 2, good.len() - 1] {
        let mut bad = good.clone();
        bad[byte] ^= 4;
        std::fs::write(&manifest, &bad).unwrap();
        assert!(!scene.bench.engine.verify().unwrap().problems.is_empty());
    }
    std::fs::remove_file(&manifest).unwrap();
    assert!(!scene.bench.engine.verify().unwrap().problems.is_empty());
    std::fs::write(&manifest, &good).unwrap();
    assert!(scene.bench.engine.verify().unwrap().problems.is_empty());
}

/// The manifest of an unchanged snapshot has the content of the one before it, unless that is damaged, and outlives it.
#[test]
fn an_unchanged_snapshot_has_a_manifest_of_its_own() {
    let mut scene = scene();
    let folder = scene.bench.engine.home().store(&scene.bench.region).join("manifests");
    let problems = |scene: &mut Scene| scene.bench.engine.verify().unwrap().problems;
    let like = scene.bench.snapshot(&scene.disk);
    assert_eq!(problems(&mut scene), Vec::<String>::new());

    let path = folder.join(like.as_str());
    let good = std::fs::read(&path).unwrap();
    let mut bad = good.clone();
    bad[good.len() / 2] ^= 4;
    std::fs::write(&path, &bad).unwrap();
    let after_damage = scene.bench.snapshot(&scene.disk);
    let found = problems(&mut scene);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains(like.as_str()), "{found:?}");

    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    scene.bench.delete(&after_damage);
    let after_nothing = scene.bench.snapshot(&scene.disk);
    std::fs::remove_dir(&path).unwrap();
    std::fs::write(&path, &good).unwrap();
    assert_eq!(problems(&mut scene), Vec::<String>::new());

    let (first, bytes) = (scene.snapshot.clone(), scene.bytes.clone());
    scene.bench.delete(&first);
    scene.bench.delete(&like);
    assert_eq!(problems(&mut scene), Vec::<String>::new());
    let copy = scene.bench.clone_of(&after_nothing, SIZE).unwrap();
    assert!(scene.bench.read(&copy) == bytes);
}

#[test]
fn a_rollback_to_a_damaged_snapshot_changes_nothing() {
    let mut scene = scene();
    let good = scene.snapshot.clone();
    // Another snapshot, in a pack of its own, which is damaged then.
    scene.bench.write(&scene.disk, 0, &noise(9, BLOCK_SIZE));
    let bad = scene.bench.snapshot(&scene.disk);
    scene.bench.write(&scene.disk, 0, &noise(10, BLOCK_SIZE));
    let now = scene.bench.read(&scene.disk);
    let other = scene.bench.packs().into_iter().find(|pack| *pack != scene.pack).unwrap();
    let mut bytes = std::fs::read(&other).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&other, &bytes).unwrap();
    scene.reopen();
    assert!(scene.bench.rollback(&scene.disk, &bad).is_err());
    assert!(scene.bench.read(&scene.disk) == now, "the disk was touched");
    assert_eq!(scene.bench.find(&scene.disk).status.as_str(), "Available");
    scene.bench.rollback(&scene.disk, &good).unwrap();
    assert!(scene.bench.read(&scene.disk) == scene.bytes);
}

#[test]
fn what_verify_found_is_stored_anew() {
    for damage in ["a block", "the whole pack", "no pack"] {
        let mut scene = scene();
        let mut bytes = scene.good.clone();
        let at = if damage == "a block" { 100 } else { bytes.len() - 1 };
        bytes[at] ^= 1;
        match damage {
            "no pack" => std::fs::remove_file(&scene.pack).unwrap(),
            _ => std::fs::write(&scene.pack, &bytes).unwrap(),
        }
        scene.reopen();
        assert!(!scene.bench.engine.verify().unwrap().problems.is_empty());
        let whole = scene.bench.snapshot(&scene.disk);
        let copy = scene.bench.clone_of(&whole, SIZE).unwrap();
        assert!(scene.bench.read(&copy) == scene.bytes, "after {damage}");
        let report = scene.bench.engine.verify().unwrap();
        // The one before needs what was stored now, too.
        assert!(report.damaged_snapshots.is_empty(), "after {damage}: {report:?}");
        let copy = scene.bench.clone_of(&scene.snapshot, SIZE).unwrap();
        assert!(scene.bench.read(&copy) == scene.bytes, "after {damage}");
        scene.bench.delete(&scene.snapshot);
        for plan in scene.bench.engine.reclaim_plan().unwrap() {
            scene.bench.engine.reclaim(&plan).unwrap();
        }
        let known =
            KnownDamage::of_region(&scene.bench.engine.catalog().read(), &scene.bench.region).unwrap();
        assert!(known.is_empty(), "what is gone is not known to be damaged");
        let damaged = scene.bench.engine.verify().unwrap().damaged_snapshots;
        assert!(damaged.is_empty(), "after {damage}: {damaged:?}");
    }
}

/// What is known to be damaged is not even looked at: a bad sector of the disk can be where a pack says what it holds.
#[test]
fn what_the_disk_does_not_read_is_stored_anew() {
    let mut scene = scene();
    let region = scene.bench.region.clone();
    let name = scene.pack.file_name().unwrap().to_str().and_then(PackName::parse).unwrap();
    let damage = KnownDamage { packs: [name].into(), ..KnownDamage::default() };
    let catalog = scene.bench.engine.catalog();
    catalog.write(|transaction| damage.replace(transaction, &region)).unwrap();
    // A folder cannot be read either.
    std::fs::remove_file(&scene.pack).unwrap();
    std::fs::create_dir(&scene.pack).unwrap();
    scene.reopen();
    let whole = scene.bench.snapshot(&scene.disk);
    let copy = scene.bench.clone_of(&whole, SIZE).unwrap();
    assert!(scene.bench.read(&copy) == scene.bytes);
}

/// Whoever reads or writes packs shares the store's lock; meanwhile none is removed.
#[test]
fn packs_stay_while_somebody_is_at_work() {
    let mut bench = Bench::new();
    let disk = bench.disk(SIZE);
    bench.write(&disk, 0, &noise(1, SIZE));
    let snapshot = bench.snapshot(&disk);
    let packs = bench.packs();
    let lock = bench.engine.home().store(&bench.region).join("lock");
    let at_work = ecs_snap::sys::lock::wait(&lock, ecs_snap::sys::lock::Mode::Shared).unwrap();
    bench.delete(&snapshot);
    assert_eq!(bench.packs(), packs, "packs went under somebody's hands");
    drop(at_work);
    let region = bench.region.clone();
    assert_eq!(bench.engine.sweep(&region).unwrap().packs, packs.len() as u64);
    assert!(bench.packs().is_empty());
}

/// A capture or a rollback may wait while the snapshot whose frozen image it was to use fails.
#[test]
fn a_failed_snapshot_has_no_content() {
    let mut scene = scene();
    scene.bench.write(&scene.disk, 0, &noise(5, BLOCK_SIZE));
    let now = scene.bench.read(&scene.disk);
    let failed = scene.bench.begin(&scene.disk);
    let row = scene.bench.snapshot_row(&failed);
    let fail =
        |transaction: &_| Snapshot { status: SnapshotStatus::Failed, ..row.clone() }.update(transaction);
    scene.bench.engine.catalog().write(fail).unwrap();
    // What a worker was told before.
    let disk = scene.bench.row(SIZE);
    assert!(scene.bench.engine.restore(&row, &disk).is_err(), "another snapshot's content came out");
    assert!(!scene.bench.engine.image_path(&disk).exists());
    assert!(scene.bench.rollback(&scene.disk, &failed).is_err());
    assert!(scene.bench.read(&scene.disk) == now, "the disk was touched");
    assert_eq!(scene.bench.find(&scene.disk).status.as_str(), "Available");
}

/// A sweep that comes between takes the copies that reclaim made, and the note of them: they are made again, and what
/// was rewritten goes.
#[test]
fn reclaim_stands_a_sweep_of_its_copies() {
    let mut scene = scene();
    scene.bench.write(&scene.disk, 3 * BLOCK_SIZE, &noise(5, BLOCK_SIZE));
    let newer = scene.bench.snapshot(&scene.disk);
    let bytes = scene.bench.read(&scene.disk);
    let (first, second) = (scene.snapshot.clone(), newer);
    scene.bench.delete(&first);
    let before = scene.bench.packs();
    let [plan] = scene.bench.engine.reclaim_plan().unwrap().try_into().unwrap();
    assert!(!plan.rewrite.is_empty());
    let lock = scene.bench.engine.home().store(&scene.bench.region).join("lock");
    let at_work = ecs_snap::sys::lock::wait(&lock, ecs_snap::sys::lock::Mode::Shared).unwrap();
    let home = scene.bench.engine.home().clone();
    let reclaim = std::thread::spawn(move || {
        ecs_snap::engine::Engine::open(home).unwrap().reclaim(&plan).unwrap().rewritten_packs
    });
    let copies = loop {
        let copies: Vec<_> = scene.bench.packs().into_iter().filter(|pack| !before.contains(pack)).collect();
        if !copies.is_empty() {
            break copies;
        }
        std::thread::yield_now();
    };
    copies.iter().for_each(|copy| std::fs::remove_file(copy).unwrap());
    let region = scene.bench.region.clone();
    let catalog = scene.bench.engine.catalog();
    catalog.write(|transaction| Unswept::Everything.clear(transaction, &region)).unwrap();
    drop(at_work);
    let rewritten = reclaim.join().unwrap();
    assert!(rewritten > 0);
    let after = scene.bench.packs();
    assert_eq!(before.iter().filter(|pack| !after.contains(pack)).count() as u64, rewritten, "left lying");
    scene.reopen();
    assert_eq!(scene.bench.engine.verify().unwrap().problems, Vec::<String>::new());
    let copy = scene.bench.clone_of(&second, SIZE).unwrap();
    assert!(scene.bench.read(&copy) == bytes);
}

/// The dedupe index is not synced, so a power cut can tear it anywhere: it is built anew, and nobody notices.
#[test]
fn a_torn_index_stops_nobody() {
    let mut bench = Bench::new();
    let disk = bench.disk(40 * 1024 * 1024);
    bench.write(&disk, 0, &noise(1, 32 * 1024 * 1024));
    bench.snapshot(&disk);
    let path = bench.engine.home().store(&bench.region).join("index.db");
    let good = std::fs::read(&path).unwrap();
    let page = 4096;
    assert!(good.len() > 4 * page, "all in few pages");
    let entries = || -> u64 {
        let index = rusqlite::Connection::open(&path).unwrap();
        index.query_row("SELECT count(*) FROM entry", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(entries(), 512);
    let mut rebuilt = 0;
    for (round, torn) in (1..good.len() / page).map(|number| number * page).enumerate() {
        let mut bad = good.clone();
        bad[torn..torn + page].fill(0xa5);
        std::fs::write(&path, &bad).unwrap();
        for step in 0..2 {
            let seed = 2 * round + step + 2;
            bench.write(&disk, seed * BLOCK_SIZE, &noise(seed as u64, 3 * BLOCK_SIZE));
            let was_noticed = !path.exists();
            let snapshot = bench.snapshot(&disk);
            let copy = bench.clone_of(&snapshot, 40 * 1024 * 1024).unwrap();
            assert!(bench.read(&copy) == bench.read(&disk), "page at {torn}");
            if was_noticed {
                assert!(entries() > 512);
                rebuilt += 1;
            }
        }
    }
    assert!(rebuilt > 0, "nothing was noticed");

    // What SQLite does not notice: a slot that no pack has.
    std::fs::write(&path, &good).unwrap();
    let index = rusqlite::Connection::open(&path).unwrap();
    index.execute("UPDATE entry SET slot = slot + 5000000000", []).unwrap();
    drop(index);
    let again = bench.disk(40 * 1024 * 1024);
    let bytes = bench.read(&disk);
    bench.write(&again, 0, &bytes);
    for _ in 0..2 {
        let snapshot = bench.snapshot(&again);
        let copy = bench.clone_of(&snapshot, 40 * 1024 * 1024).unwrap();
        assert!(bench.read(&copy) == bytes);
        bench.write(&again, 0, &bytes[..1]);
    }
    assert_eq!(bench.engine.verify().unwrap().problems, Vec::<String>::new());
}

/// A power cut can leave new content with old times: a stamp from before the machine started says nothing.
#[test]
fn a_stamp_does_not_outlive_the_machines_start() {
    let mut scene = scene();
    let touch = |scene: &mut Scene, seed| {
        scene.bench.write(&scene.disk, 0, &noise(seed, 100));
        std::thread::sleep(std::time::Duration::from_millis(150));
    };
    let remembered = |scene: &Scene| -> serde_json::Value {
        serde_json::from_str(&scene.bench.find(&scene.disk).stamp.unwrap()).unwrap()
    };
    touch(&mut scene, 5);
    scene.bench.snapshot(&scene.disk);
    // What the disk's row remembers, as if the times of the write that follows had been lost.
    let old = remembered(&scene);
    touch(&mut scene, 6);
    let bytes = scene.bench.read(&scene.disk);
    let snapshot = scene.bench.snapshot(&scene.disk);
    let new = remembered(&scene);
    assert_ne!(old["stamp"], new["stamp"]);
    scene.bench.delete(&snapshot);
    let mut lie = old.clone();
    lie["stamp"] = new["stamp"].clone();
    for (boot, is_noticed) in [(old["boot"].clone(), false), ("another".into(), true)] {
        lie["boot"] = boot;
        let mut disk = scene.bench.find(&scene.disk);
        disk.stamp = Some(lie.to_string());
        scene.bench.engine.catalog().write(|transaction| disk.update(transaction)).unwrap();
        let snapshot = scene.bench.snapshot(&scene.disk);
        let copy = scene.bench.clone_of(&snapshot, SIZE).unwrap();
        assert_eq!(scene.bench.read(&copy) == bytes, is_noticed, "{lie}");
        scene.bench.delete(&snapshot);
    }
}

/// A catalog that is lost, or older than the store, is no reason to remove what it does not know.
#[test]
fn a_catalog_that_does_not_know_the_store_removes_nothing() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 2));
    let catalog = snap.home().join("catalog.db");
    snap.snapshot(&disk);
    std::fs::copy(&catalog, snap.path("old.db")).unwrap();
    snap.write(&disk, 0, &noisy(2, 1));
    let newer = snap.snapshot(&disk);
    let packs = snap.packs();
    std::fs::rename(&catalog, snap.path("new.db")).unwrap();
    for arguments in [&["store", "verify"][..], &["store", "reclaim"], &["ecs", "DescribeDisks"]] {
        let output = snap.run(arguments);
        assert_ne!(output.status.code(), Some(0), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("put the catalog back"), "{output:?}");
    }
    std::fs::copy(snap.path("old.db"), &catalog).unwrap();
    for arguments in [["store", "verify"], ["store", "reclaim"]] {
        let output = snap.run(&arguments);
        let all = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(output.status.code() != Some(0) && all.contains(&newer), "{arguments:?}: {all}");
    }
    assert_eq!(snap.packs(), packs);
    std::fs::copy(snap.path("new.db"), &catalog).unwrap();
    snap.verify();
    snap.text(&["store", "reclaim"]);
    assert!(snap.content(&newer)[..1 << 20] == noisy(2, 1));
}

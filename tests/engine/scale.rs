//! Long chains, large disks, small changes: what they cost is counted, not timed (the times are printed).

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "the helpers of tests")]

use crate::common;

use common::snap::Snap;
use common::{Bench, noise};
use ecs_snap::catalog::{Chain, Snapshot};
use ecs_snap::engine::Engine;
use ecs_snap::home::Home;
use ecs_snap::model::{BLOCK_SIZE, DiskId, PackName};
use std::collections::BTreeSet;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::Path;
use std::time::Instant;

const GIB: usize = 1 << 30;

/// The apparent sizes of all files under a directory but the disks' images.
fn home_bytes(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let size = |entry: std::fs::DirEntry| match entry.file_type().unwrap().is_dir() {
        true if entry.file_name() == "disks" => 0,
        true => home_bytes(&entry.path()),
        false => entry.metadata().unwrap().len(),
    };
    entries.map(size).sum()
}

/// The same, with the engine closed: SQLite's logs are written back then.
fn closed_bytes(bench: &mut Bench) -> u64 {
    let home = bench.engine.home().root().to_owned();
    let spare = tempfile::tempdir().unwrap();
    drop(std::mem::replace(&mut bench.engine, Engine::open(Home::new(spare.path())).unwrap()));
    let bytes = home_bytes(&home);
    bench.engine = Engine::open(Home::new(home)).unwrap();
    bytes
}

fn extents(bench: &Bench, disk: &DiskId) -> usize {
    let catalog = &bench.engine.catalog().read();
    Chain::of_disk(catalog, disk).unwrap().unwrap().extents(catalog).unwrap().len()
}

/// What a disk of the long chain holds after its change `n`.
fn change(bytes: &mut [u8], n: usize) -> (usize, Vec<u8>) {
    let at = (n * 37 % 64) * BLOCK_SIZE + n % 512;
    let new = noise(n as u64 + 1, 100);
    bytes[at..at + 100].copy_from_slice(&new);
    (at, new)
}

#[test]
fn a_chain_of_1256_snapshots() {
    const SNAPSHOTS: usize = 1256;
    let size = 64 * BLOCK_SIZE;
    let mut bench = Bench::new();
    let disk = bench.disk(size);
    let mut bytes = vec![0; size];
    let mut snapshots = Vec::new();
    let begun = Instant::now();
    for n in 0..SNAPSHOTS {
        let (at, new) = change(&mut bytes, n);
        bench.write(&disk, at, &new);
        snapshots.push(bench.snapshot(&disk));
        if n == 99 || n + 1 == SNAPSHOTS {
            eprintln!("{} snapshots: {:?}", n + 1, begun.elapsed());
        }
    }
    // One block changed each time: one row, one pack, one manifest; none is split, none is added to.
    assert_eq!(extents(&bench, &disk), SNAPSHOTS);
    assert_eq!(bench.packs().len(), SNAPSHOTS);
    let connection = &bench.engine.catalog().read();
    let chain = Chain::of_disk(connection, &disk).unwrap().unwrap();
    let last = Snapshot::find(connection, snapshots.last().unwrap()).unwrap().unwrap();
    assert_eq!(chain.content(connection, last.sequence).unwrap().len(), 64, "what a restore reads");
    // At most a changed block, a row and a manifest of 64 extents for each.
    let stored = bench.stored();
    assert!(stored < SNAPSHOTS as u64 * 12_288, "{stored} bytes are stored");

    let timed = Instant::now();
    bench.delete(&snapshots[SNAPSHOTS / 2]);
    eprintln!("deleting one in the middle: {:?}", timed.elapsed());
    // What it alone saw is nothing: the next one that changed that block came 64 later.
    assert_eq!(extents(&bench, &disk), SNAPSHOTS);
    let timed = Instant::now();
    let copy = bench.clone_of(snapshots.last().unwrap(), size).unwrap();
    eprintln!("restoring the last: {:?}", timed.elapsed());
    assert!(bench.read(&copy) == bytes);
    let timed = Instant::now();
    bench.rollback(&disk, &snapshots[10]).unwrap();
    eprintln!("rolling back to the eleventh: {:?}", timed.elapsed());
    let timed = Instant::now();
    let report = bench.engine.verify().unwrap();
    eprintln!("verifying: {:?}", timed.elapsed());
    assert_eq!(report.problems, Vec::<String>::new());
    assert_eq!((report.snapshots, report.blocks), (SNAPSHOTS as u64 - 1, SNAPSHOTS as u64));

    // All but the last two go: only what these see stays.
    let timed = Instant::now();
    for (n, snapshot) in snapshots[..SNAPSHOTS - 2].iter().enumerate() {
        if n != SNAPSHOTS / 2 {
            bench.delete(snapshot);
        }
    }
    eprintln!("deleting 1 253: {:?}", timed.elapsed());
    // Processes that other tests start may have held on to the store's lock for the last of them.
    let region = bench.region.clone();
    std::thread::sleep(std::time::Duration::from_millis(100));
    bench.engine.sweep(&region).unwrap();
    assert_eq!(extents(&bench, &disk), 65);
    // Each is a delta, in a pack of its own; what it is against is in another.
    let connection = &bench.engine.catalog().read();
    let needed: BTreeSet<PackName> = chain
        .extents(connection)
        .unwrap()
        .iter()
        .flat_map(|extent| [Some(extent.placed.at), extent.placed.base])
        .flatten()
        .map(|location| location.pack)
        .collect();
    assert!(needed.len() <= 2 * 65, "{} packs are needed", needed.len());
    assert_eq!(bench.packs().len(), needed.len());
    assert_eq!(bench.engine.verify().unwrap().problems, Vec::<String>::new());
    let copy = bench.clone_of(snapshots.last().unwrap(), size).unwrap();
    assert!(bench.read(&copy) == bytes);
}

#[test]
fn small_changes_of_a_large_disk_are_small() {
    let mut bench = Bench::new();
    let disk = bench.disk(8 * GIB);
    for piece in 0..8 {
        bench.write(&disk, piece * GIB, &noise(piece as u64 + 1, 1 << 20));
    }
    bench.snapshot(&disk);
    let full = closed_bytes(&mut bench);

    // No change, and the image says so; then only its times say otherwise.
    std::thread::sleep(std::time::Duration::from_millis(150));
    for what in ["settled", "untouched", "touched"] {
        let before = closed_bytes(&mut bench);
        if what == "touched" {
            let image = std::fs::File::options().write(true).open(bench.path(&disk)).unwrap();
            image.set_modified(std::time::SystemTime::now()).unwrap();
        }
        let timed = Instant::now();
        bench.snapshot(&disk);
        let took = timed.elapsed();
        let grown = closed_bytes(&mut bench) - before;
        eprintln!("{what}: {grown} bytes, {took:?}");
        assert!(grown <= 8 << 10, "{what}: {grown} bytes");
    }

    let before = closed_bytes(&mut bench);
    let mut state = 1u64;
    for n in 0..200 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let page = (state >> 33) as usize % (8 * GIB / 4096);
        bench.write(&disk, page * 4096, &noise(1000 + n, 4096));
    }
    let timed = Instant::now();
    let snapshot = bench.snapshot(&disk);
    let took = timed.elapsed();
    let grown = closed_bytes(&mut bench) - before;
    eprintln!("full {full} bytes; 200 writes: {grown} bytes, {took:?}");
    assert!(grown <= 200 * (72 << 10), "{grown} bytes");
    let timed = Instant::now();
    let copy = bench.clone_of(&snapshot, 8 * GIB).unwrap();
    eprintln!("restored: {:?}", timed.elapsed());
    assert!(same_data(&bench.path(&copy), &bench.path(&disk)));
    assert_eq!(bench.engine.verify().unwrap().problems, Vec::<String>::new());
}

/// Whether two sparse files hold the same, holes being zeros.
fn same_data(one: &Path, other: &Path) -> bool {
    let image =
        |path: &Path| ecs_snap::disk::Image::open(&ecs_snap::sys::place::Place::anywhere(path)).unwrap();
    let (one, other) = (image(one), image(other));
    let end = ecs_snap::model::BlockNumber(one.size().blocks());
    let covers = |data: &ecs_snap::disk::Image| {
        let mut at = ecs_snap::model::BlockNumber(0);
        let (mut left, mut right) = (vec![0; BLOCK_SIZE], vec![0; BLOCK_SIZE]);
        while let Some(run) = data.next_data(at, end).unwrap() {
            for number in run.start.0..run.end().0 {
                let block = ecs_snap::model::BlockNumber(number);
                one.read(block, &mut left).unwrap();
                other.read(block, &mut right).unwrap();
                if left != right {
                    return false;
                }
            }
            at = run.end();
        }
        true
    };
    one.size() == other.size() && covers(&one) && covers(&other)
}

#[test]
fn a_disk_of_32_tib_costs_nothing() {
    const SIZE: u64 = 32 << 40;
    let snap = Snap::new();
    let possible = std::fs::File::create(snap.path("probe")).and_then(|probe| probe.set_len(SIZE)).is_ok();
    let create = ["--ZoneId", "cn-hangzhou-h", "--DiskCategory", "cloud_essd", "--Size", "32768"];
    if !possible {
        let (status, code) = snap.ecs_error("CreateDisk", &create);
        assert_eq!((status, code.as_str()), (1, "InternalError"));
        assert_eq!(snap.ecs("DescribeDisks", &[])["TotalCount"], 0, "nothing is left");
        let images = std::fs::read_dir(snap.home().join("regions/cn-hangzhou/disks")).unwrap();
        assert_eq!(images.count(), 0, "nothing is left");
        eprintln!("SKIPPED: this file system has no files of 32 TiB; trying what it has");
    }
    // The largest that the file system takes: ext4 stops at 16 TiB less a block.
    let gib = if possible { 32768 } else { 16383 };
    let size = gib << 30;
    let answer = snap.ecs(
        "CreateDisk",
        &["--ZoneId", "cn-hangzhou-h", "--DiskCategory", "cloud_essd", "--Size", &gib.to_string()],
    );
    let disk = answer["DiskId"].as_str().unwrap().to_owned();
    let run = snap.ecs("RunInstances", &["--ZoneId", "cn-hangzhou-h"]);
    let instance = run["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap().to_owned();
    snap.ecs("AttachDisk", &["--DiskId", &disk, "--InstanceId", &instance]);
    let image = std::fs::File::options().write(true).open(snap.disk_path(&disk)).unwrap();
    image.write_all_at(&noise(1, 3 * BLOCK_SIZE), size - 3 * BLOCK_SIZE as u64).unwrap();
    image.write_all_at(b"in the middle", size / 2).unwrap();
    let timed = Instant::now();
    let snapshot = snap.snapshot(&disk);
    eprintln!("{gib} GiB captured: {:?}", timed.elapsed());
    let timed = Instant::now();
    let create = ["--ZoneId", "cn-hangzhou-h", "--DiskCategory", "cloud_essd", "--SnapshotId", &snapshot];
    let copy = snap.ecs("CreateDisk", &create)["DiskId"].as_str().unwrap().to_owned();
    eprintln!("restored: {:?}", timed.elapsed());
    let copy = snap.disk_path(&copy);
    let metadata = std::fs::metadata(&copy).unwrap();
    assert_eq!(metadata.len(), size);
    assert!(metadata.blocks() * 512 <= 8 * BLOCK_SIZE as u64, "{} sectors", metadata.blocks());
    assert!(same_data(&copy, &snap.disk_path(&disk)));
    snap.verify();
    let mut files = 0;
    for name in snap.packs() {
        let pack = snap.home().join("regions/cn-hangzhou/store/packs").join(name);
        files += std::fs::metadata(pack).unwrap().len();
    }
    assert!(files < 300 << 10, "{files} bytes of packs");
}

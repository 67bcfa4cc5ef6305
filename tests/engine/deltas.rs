//! Changed blocks as deltas: small, and never lost with what they are against.

use crate::common;

use common::snap::Snap;
use common::{Bench, noise};
use ecs_snap::catalog::{Chain, Snapshot};
use ecs_snap::model::{BLOCK_SIZE, DiskId, Location, PackName, SnapshotId};
use ecs_snap::store::{Directory, Encoding, Store};

const BLOCKS: usize = 40;
const SIZE: usize = BLOCKS * BLOCK_SIZE;
const PAGE: usize = 4096;

/// A disk of noise, with one snapshot of it.
struct Scene {
    bench: Bench,
    disk: DiskId,
    snapshots: Vec<(SnapshotId, Vec<u8>)>,
}

impl Scene {
    fn new() -> Self {
        let mut bench = Bench::new();
        let disk = bench.disk(SIZE);
        bench.write(&disk, 0, &noise(1, SIZE));
        let mut scene = Self { bench, disk, snapshots: Vec::new() };
        scene.snapshot();
        scene
    }

    fn snapshot(&mut self) {
        let id = self.bench.snapshot(&self.disk);
        self.snapshots.push((id, self.bench.read(&self.disk)));
    }

    /// Overwrites a page of each block that `which` chooses, and takes a snapshot.
    fn change(&mut self, page: usize, which: impl Fn(usize) -> bool) {
        for block in (0..BLOCKS).filter(|block| which(*block)) {
            let seed = (self.snapshots.len() * BLOCKS + block) as u64 + 10;
            self.bench.write(&self.disk, block * BLOCK_SIZE + page * PAGE, &noise(seed, PAGE));
        }
        self.snapshot();
    }

    fn delete(&mut self, position: usize) {
        let (id, _) = self.snapshots.remove(position);
        self.bench.delete(&id);
    }

    fn reclaim(&mut self) -> u64 {
        let plans = self.bench.engine.reclaim_plan().unwrap();
        plans.iter().map(|plan| self.bench.engine.reclaim(plan).unwrap().rewritten_packs).sum()
    }

    fn check(&mut self) {
        assert_eq!(self.bench.engine.verify().unwrap().problems, Vec::<String>::new());
        for (id, bytes) in self.snapshots.clone() {
            let copy = self.bench.clone_of(&id, SIZE).unwrap();
            assert!(self.bench.read(&copy) == bytes, "content of {id}");
        }
    }

    fn store(&self) -> Store {
        let root = self.bench.engine.home().store(&self.bench.region);
        Store::new(Box::new(Directory::open(&root).unwrap()), root.join("index.db"))
    }

    /// How each block of the newest snapshot is stored, and where what it is a delta against lies.
    fn stored(&self) -> Vec<(Encoding, Option<Location>)> {
        let connection = &self.bench.engine.catalog().read();
        let (id, _) = self.snapshots.last().unwrap();
        let snapshot = Snapshot::find(connection, id).unwrap().unwrap();
        let chain = Chain::by_number(connection, snapshot.chain).unwrap().unwrap();
        let content = chain.content(connection, snapshot.sequence).unwrap();
        let one = |placed: &ecs_snap::catalog::Placed, step| {
            (encoding(&self.store(), placed.at.plus(step)), placed.base.map(|base| base.plus(step)))
        };
        content.iter().flat_map(|placed| (0..placed.run.length).map(move |step| one(placed, step))).collect()
    }

    /// The pack of the first snapshot.
    fn first_pack(&self) -> PackName {
        let connection = &self.bench.engine.catalog().read();
        let (id, _) = &self.snapshots[0];
        let snapshot = Snapshot::find(connection, id).unwrap().unwrap();
        let chain = Chain::by_number(connection, snapshot.chain).unwrap().unwrap();
        chain.content(connection, snapshot.sequence).unwrap()[0].at.pack
    }
}

fn encoding(store: &Store, at: Location) -> Encoding {
    store.footer(at.pack).unwrap().entries[at.slot.0 as usize].encoding
}

#[test]
fn a_changed_page_takes_a_page() {
    let mut scene = Scene::new();
    let before = scene.bench.stored();
    scene.change(3, |block| block % 4 == 0);
    let added = scene.bench.stored() - before;
    let changed = (BLOCKS as u64).div_ceil(4) * PAGE as u64;
    assert!(added < changed * 115 / 100, "{added} bytes for {changed}");
    for (number, (encoding, base)) in scene.stored().into_iter().enumerate() {
        let is_delta = number % 4 == 0;
        assert_eq!(encoding == Encoding::Delta, is_delta, "block {number}");
        assert_eq!(base.is_some(), is_delta, "block {number}");
    }
    scene.check();
}

/// However often a block changes, what it is a delta against is whole; and when too much of it has
/// changed, it is stored whole again.
#[test]
fn deltas_do_not_pile_up() {
    let mut scene = Scene::new();
    let mut was_whole_again = false;
    for page in 0..14 {
        scene.change(page, |block| block == 5);
        let (encoding_now, base) = scene.stored()[5];
        match base {
            Some(base) => assert!(encoding(&scene.store(), base).is_whole()),
            None => {
                assert!(encoding_now.is_whole());
                was_whole_again = true;
            }
        }
    }
    assert!(was_whole_again, "more than half of the block changed");
    scene.check();
}

#[test]
fn what_deltas_are_against_outlives_its_snapshot() {
    let mut scene = Scene::new();
    scene.change(0, |block| block < 10);
    scene.change(1, |block| (5..15).contains(&block));
    let first = scene.first_pack();
    scene.delete(0);
    // The blocks from 15 on are still the first snapshot's; those below are what deltas are against.
    scene.check();
    // Those that nothing is against and nobody sees go.
    scene.bench.write(&scene.disk, 15 * BLOCK_SIZE, &noise(99, SIZE - 15 * BLOCK_SIZE));
    scene.snapshot();
    scene.delete(0);
    scene.delete(0);
    assert!(scene.reclaim() > 0, "most of the first pack is dead");
    assert!(!scene.store().packs().unwrap().contains(&first), "the first pack is still there");
    let deltas = scene.stored().iter().filter(|(encoding, _)| *encoding == Encoding::Delta).count();
    assert_eq!(deltas, 15, "the deltas moved as deltas");
    scene.check();
    assert_eq!(scene.reclaim(), 0, "reclaim left something to do");
}

#[test]
fn a_damaged_base_damages_its_deltas_and_is_not_built_on() {
    let mut scene = Scene::new();
    scene.change(0, |block| block == 0);
    let folder = scene.bench.engine.home().store(&scene.bench.region).join("packs");
    let pack = folder.join(scene.first_pack().to_string());
    let mut bytes = std::fs::read(&pack).unwrap();
    // In a page of block 0 that nobody overwrites.
    bytes[100 + 9 * PAGE] ^= 1;
    std::fs::write(&pack, bytes).unwrap();
    let home = scene.bench.engine.home().clone();
    scene.bench.engine = ecs_snap::engine::Engine::open(home).unwrap();
    // Before anybody has looked: nothing is made of the damaged base.
    scene.change(1, |block| block == 0);
    assert!(scene.stored()[0].0.is_whole());
    let report = scene.bench.engine.verify().unwrap();
    let damaged: Vec<String> = report.damaged_snapshots.into_iter().collect();
    assert_eq!(damaged, [scene.snapshots[0].0.to_string(), scene.snapshots[1].0.to_string()]);
    let (id, bytes) = scene.snapshots[2].clone();
    let copy = scene.bench.clone_of(&id, SIZE).unwrap();
    assert!(scene.bench.read(&copy) == bytes);
    for broken in 0..2 {
        let (id, _) = scene.snapshots[broken].clone();
        assert!(scene.bench.clone_of(&id, SIZE).is_err(), "damage came out as data");
    }
}

/// A delta is of use only with its base, which is its own chain's: others store such a block themselves.
#[test]
fn another_disk_does_not_build_on_a_delta() {
    let mut scene = Scene::new();
    scene.change(0, |_| true);
    let (_, bytes) = scene.snapshots[1].clone();
    let other = scene.bench.disk(SIZE);
    scene.bench.write(&other, 0, &bytes);
    let snapshot = scene.bench.snapshot(&other);
    scene.delete(0);
    scene.delete(0);
    scene.reclaim();
    let copy = scene.bench.clone_of(&snapshot, SIZE).unwrap();
    assert!(scene.bench.read(&copy) == bytes);
    assert_eq!(scene.bench.engine.verify().unwrap().problems, Vec::<String>::new());
}

/// `SNAP_COMPRESSION` is for what is stored from then on; what was stored otherwise stays readable.
#[test]
fn compression_can_be_set() {
    let snap = Snap::new();
    let mut bytes = b"one line is like the other\n".repeat(1 << 16);
    bytes.truncate(1 << 20);
    let disk = snap.import(&bytes);
    let capture = |snap: &Snap, compression: &str| {
        let mut command = snap.command(&["ecs", "CreateSnapshot", "--DiskId", &disk]);
        command.env("SNAP_COMPRESSION", compression).output().unwrap()
    };
    let stored = |snap: &Snap| {
        let statistics = snap.json(&["store", "stats"]);
        statistics["Regions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["StoredSize"].as_u64().unwrap())
            .sum::<u64>()
    };
    for bad in [" ", "0", "20", "gzip"] {
        let output = capture(&snap, bad);
        assert_eq!(output.status.code(), Some(1), "{bad}");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.contains("SNAP_COMPRESSION") && stderr.contains("off, auto"), "{stderr}");
    }
    assert_eq!(stored(&snap), 0);
    // An empty variable is as none.
    assert!(snap.command(&["store", "stats"]).env("SNAP_COMPRESSION", "").output().unwrap().status.success());
    assert!(capture(&snap, "off").status.success());
    let raw = stored(&snap);
    assert!(raw > bytes.len() as u64 / 2, "{raw}");
    bytes.iter_mut().for_each(|byte| *byte = byte.to_ascii_uppercase());
    snap.write(&disk, 0, &bytes);
    let output = capture(&snap, "19");
    assert!(output.status.success());
    assert!(stored(&snap) - raw < bytes.len() as u64 / 50);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(snap.content(answer["SnapshotId"].as_str().unwrap()) == bytes);
    snap.verify();
}

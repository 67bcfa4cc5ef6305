//! Disks, snapshots and stores against plain byte vectors: whatever is written, snapshotted, rolled
//! back, cloned, deleted and reclaimed in whatever order, every disk has the bytes it should have.

use crate::common;

use common::{Bench, noise};
use ecs_snap::model::{BLOCK_SIZE, ByteSize, DiskId, SnapshotId};
use proptest::prelude::*;

const BLOCK: usize = BLOCK_SIZE;
/// A disk of a few blocks, the last of which is not whole.
const SIZE: usize = 11 * BLOCK + 4096;

#[derive(Clone, Debug)]
enum Step {
    /// Fill a range of a disk with a byte.
    Fill {
        disk: usize,
        start: usize,
        length: usize,
        byte: u8,
    },
    /// Fill a range with bytes that do not compress.
    Noise {
        disk: usize,
        start: usize,
        length: usize,
        seed: u64,
    },
    /// Overwrite a few bytes: the block becomes a delta.
    Touch {
        disk: usize,
        start: usize,
        seed: u64,
    },
    Snapshot {
        disk: usize,
    },
    Rollback {
        snapshot: usize,
    },
    Clone {
        snapshot: usize,
    },
    Delete {
        snapshot: usize,
    },
    Reclaim,
    /// The dedupe index is a cache.
    LoseIndex,
    Resize {
        disk: usize,
        blocks: usize,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let range = (0..SIZE, 1..4 * BLOCK);
    prop_oneof![
        4 => (any::<usize>(), range.clone(), 0..4u8)
            .prop_map(|(disk, (start, length), byte)| Step::Fill { disk, start, length, byte }),
        4 => (any::<usize>(), range, 1..6u64)
            .prop_map(|(disk, (start, length), seed)| Step::Noise { disk, start, length, seed }),
        4 => (any::<usize>(), 0..SIZE, any::<u64>())
            .prop_map(|(disk, start, seed)| Step::Touch { disk, start, seed }),
        6 => any::<usize>().prop_map(|disk| Step::Snapshot { disk }),
        2 => any::<usize>().prop_map(|snapshot| Step::Rollback { snapshot }),
        1 => any::<usize>().prop_map(|snapshot| Step::Clone { snapshot }),
        3 => any::<usize>().prop_map(|snapshot| Step::Delete { snapshot }),
        1 => Just(Step::Reclaim),
        1 => Just(Step::LoseIndex),
        1 => (any::<usize>(), 1..4usize).prop_map(|(disk, blocks)| Step::Resize { disk, blocks }),
    ]
}

struct World {
    bench: Bench,
    disks: Vec<(DiskId, Vec<u8>)>,
    /// Each with its disk and the bytes it was taken of.
    snapshots: Vec<(SnapshotId, usize, Vec<u8>)>,
}

impl World {
    fn new() -> Self {
        let mut bench = Bench::new();
        let disk = bench.disk(SIZE);
        Self { bench, disks: vec![(disk, vec![0; SIZE])], snapshots: Vec::new() }
    }

    fn write(&mut self, disk: usize, start: usize, bytes: &[u8]) {
        let at = disk % self.disks.len();
        let (id, model) = &mut self.disks[at];
        let start = start.min(model.len() - 1);
        let bytes = &bytes[..bytes.len().min(model.len() - start)];
        model[start..start + bytes.len()].copy_from_slice(bytes);
        self.bench.write(id, start, bytes);
    }

    fn run(&mut self, step: Step) {
        match step {
            Step::Fill { disk, start, length, byte } => self.write(disk, start, &vec![byte; length]),
            Step::Noise { disk, start, length, seed } => self.write(disk, start, &noise(seed, length)),
            Step::Touch { disk, start, seed } => self.write(disk, start, &noise(seed, 300)),
            Step::Snapshot { disk } => {
                let at = disk % self.disks.len();
                let id = self.bench.snapshot(&self.disks[at].0);
                self.snapshots.push((id, at, self.disks[at].1.clone()));
            }
            Step::Rollback { snapshot } if !self.snapshots.is_empty() => {
                let (id, at, bytes) = self.snapshots[snapshot % self.snapshots.len()].clone();
                self.bench.rollback(&self.disks[at].0, &id).unwrap();
                self.disks[at].1 = bytes;
            }
            Step::Clone { snapshot } if !self.snapshots.is_empty() => {
                let (id, _, bytes) = self.snapshots[snapshot % self.snapshots.len()].clone();
                let disk = self.bench.clone_of(&id, bytes.len()).unwrap();
                self.disks.push((disk, bytes));
            }
            Step::Delete { snapshot } if !self.snapshots.is_empty() => {
                let (id, ..) = self.snapshots.remove(snapshot % self.snapshots.len());
                self.bench.delete(&id);
            }
            Step::Reclaim => {
                for plan in self.bench.engine.reclaim_plan().unwrap() {
                    self.bench.engine.reclaim(&plan).unwrap();
                }
                for plan in self.bench.engine.reclaim_plan().unwrap() {
                    assert_eq!(plan.rewrite, Vec::new(), "reclaim left something to do");
                }
            }
            Step::LoseIndex => {
                let index = self.bench.engine.home().store(&self.bench.region).join("index.db");
                let _ = std::fs::remove_file(index);
            }
            Step::Resize { disk, blocks } => {
                let at = disk % self.disks.len();
                let (id, model) = &mut self.disks[at];
                let size = model.len() + blocks * BLOCK;
                if size <= 2 * SIZE {
                    let mut disk = self.bench.find(id);
                    disk.size = ByteSize(size as u64);
                    self.bench.engine.resize_image(&disk, disk.size).unwrap();
                    self.bench.engine.catalog().write(|transaction| disk.update(transaction)).unwrap();
                    model.resize(size, 0);
                }
            }
            Step::Rollback { .. } | Step::Clone { .. } | Step::Delete { .. } => {}
        }
    }

    fn check(&mut self) {
        for (id, bytes) in &self.disks {
            assert_eq!(self.bench.find(id).size.0, bytes.len() as u64, "size of {id}");
            assert!(self.bench.read(id) == *bytes, "content of {id}");
        }
        assert_eq!(self.bench.engine.verify().unwrap().problems, Vec::<String>::new());
        for (id, _, bytes) in self.snapshots.clone() {
            let copy = self.bench.clone_of(&id, bytes.len()).unwrap();
            assert!(self.bench.read(&copy) == bytes, "content of {id}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn disks_are_what_was_written(script in prop::collection::vec(step(), 1..28)) {
        let mut world = World::new();
        for step in script {
            world.run(step);
        }
        world.check();
    }
}

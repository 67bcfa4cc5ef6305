//! Disks, snapshots and stores against plain byte vectors: whatever is written, snapshotted, rolled
//! back, cloned, deleted and reclaimed in whatever order, every disk has the bytes it should have.

use ecs_snap::catalog::{Disk, NewSnapshot, Snapshot};
use ecs_snap::engine::{Engine, EngineError};
use ecs_snap::home::Home;
use ecs_snap::model::{
    BLOCK_SIZE, ByteSize, DiskCategory, DiskId, DiskStatus, DiskType, RegionId, SnapshotId, SnapshotType,
    Time, ZoneId,
};
use proptest::prelude::*;
use std::os::unix::fs::FileExt;

const BLOCK: usize = BLOCK_SIZE;
/// A disk of a few blocks, the last of which is not whole.
const SIZE: usize = 11 * BLOCK + 4096;

#[derive(Clone, Debug)]
enum Step {
    /// Fill a range of a disk with a byte; 0 may also be punched.
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
    engine: Engine,
    region: RegionId,
    disks: Vec<(DiskId, Vec<u8>)>,
    snapshots: Vec<(SnapshotId, usize, Vec<u8>)>,
    made: usize,
    _directory: tempfile::TempDir,
}

fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    (0..length)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 32) as u8
        })
        .collect()
}

impl World {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let engine = Engine::open(Home::new(directory.path())).unwrap();
        let region = RegionId::parse("cn-hangzhou").unwrap();
        let mut world =
            Self { engine, region, disks: Vec::new(), snapshots: Vec::new(), made: 0, _directory: directory };
        let disk = world.row(SIZE);
        world.engine.create_image(&disk).unwrap();
        disk.insert(world.engine.catalog().read()).unwrap();
        world.disks.push((disk.id, vec![0; SIZE]));
        world
    }

    fn row(&mut self, size: usize) -> Disk {
        self.made += 1;
        Disk {
            id: DiskId::parse(&format!("d-{}", self.made)).unwrap(),
            region: self.region.clone(),
            zone: ZoneId::parse("cn-hangzhou-h").unwrap(),
            status: DiskStatus::Available,
            kind: DiskType::Data,
            category: DiskCategory::CloudEssd,
            performance_level: None,
            size: ByteSize(size as u64),
            name: String::new(),
            description: String::new(),
            resource_group: String::new(),
            portable: true,
            delete_with_instance: false,
            delete_auto_snapshot: true,
            enable_auto_snapshot: true,
            bursting: false,
            provisioned_iops: None,
            multi_attach: false,
            image: String::new(),
            source_snapshot: None,
            instance: None,
            device: String::new(),
            origin_instance: None,
            ever_attached: true,
            created: Time(0),
            attached: None,
            detached: None,
            adopted: None,
            rollback_to: None,
            worker: None,
            stamp: None,
        }
    }

    fn find(&self, id: &DiskId) -> Disk {
        Disk::find(self.engine.catalog().read(), id).unwrap().unwrap()
    }

    fn write(&mut self, disk: usize, start: usize, bytes: &[u8]) {
        let disk = disk % self.disks.len();
        let size = self.disks[disk].1.len();
        let start = start.min(size - 1);
        let bytes = &bytes[..bytes.len().min(size - start)];
        self.disks[disk].1[start..start + bytes.len()].copy_from_slice(bytes);
        let path = self.engine.image_path(&self.find(&self.disks[disk].0));
        let file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
        file.write_all_at(bytes, start as u64).unwrap();
    }

    fn run(&mut self, step: Step) {
        match step {
            Step::Fill { disk, start, length, byte } => self.write(disk, start, &vec![byte; length]),
            Step::Noise { disk, start, length, seed } => self.write(disk, start, &noise(seed, length)),
            Step::Snapshot { disk } => {
                let at = disk % self.disks.len();
                let disk = self.find(&self.disks[at].0);
                self.made += 1;
                let id = SnapshotId::parse(&format!("s-{}", self.made)).unwrap();
                let new = NewSnapshot {
                    id: id.clone(),
                    kind: SnapshotType::User,
                    name: String::new(),
                    description: String::new(),
                    resource_group: String::new(),
                    retention_days: None,
                    instant_access: false,
                    instant_access_days: None,
                    created: Time(0),
                    worker: disk.id.to_string(),
                };
                Snapshot::begin(self.engine.catalog().read(), &disk, new).unwrap();
                self.engine.capture(&id).unwrap();
                self.snapshots.push((id, at, self.disks[at].1.clone()));
            }
            Step::Rollback { snapshot } if !self.snapshots.is_empty() => {
                let (id, at, bytes) = self.snapshots[snapshot % self.snapshots.len()].clone();
                let mut disk = self.find(&self.disks[at].0);
                disk.status = DiskStatus::ReIniting;
                disk.rollback_to = Some(id);
                disk.update(self.engine.catalog().read()).unwrap();
                self.engine.rollback(&disk.id).unwrap();
                self.disks[at].1 = bytes;
            }
            Step::Clone { snapshot } if !self.snapshots.is_empty() => {
                let (id, _, bytes) = self.snapshots[snapshot % self.snapshots.len()].clone();
                let row = self.row(bytes.len());
                let snapshot = Snapshot::find(self.engine.catalog().read(), &id).unwrap().unwrap();
                self.engine.restore(&snapshot, &row).unwrap();
                row.insert(self.engine.catalog().read()).unwrap();
                self.disks.push((row.id, bytes));
            }
            Step::Delete { snapshot } if !self.snapshots.is_empty() => {
                let (id, ..) = self.snapshots.remove(snapshot % self.snapshots.len());
                self.engine.delete_snapshot::<EngineError>(&id, |_, _| Ok(())).unwrap();
            }
            Step::Reclaim => {
                for plan in self.engine.reclaim_plan().unwrap() {
                    self.engine.reclaim(&plan).unwrap();
                }
                for region in self.engine.statistics().unwrap() {
                    assert!(region.dead_blocks * 5 <= region.stored_blocks, "{region:?}");
                }
            }
            Step::LoseIndex => {
                let index = self.engine.home().store(&self.region).join("index.db");
                let _ = std::fs::remove_file(index);
            }
            Step::Resize { disk, blocks } => {
                let at = disk % self.disks.len();
                let size = self.disks[at].1.len() + blocks * BLOCK;
                if size <= 2 * SIZE {
                    let mut disk = self.find(&self.disks[at].0);
                    self.engine.resize_image(&disk, ByteSize(size as u64)).unwrap();
                    disk.size = ByteSize(size as u64);
                    disk.update(self.engine.catalog().read()).unwrap();
                    self.disks[at].1.resize(size, 0);
                }
            }
            Step::Rollback { .. } | Step::Clone { .. } | Step::Delete { .. } => {}
        }
    }

    fn check(&mut self) {
        for (id, bytes) in &self.disks {
            let disk = self.find(id);
            assert_eq!(disk.size.0, bytes.len() as u64, "size of {id}");
            assert!(std::fs::read(self.engine.image_path(&disk)).unwrap() == *bytes, "content of {id}");
        }
        let report = self.engine.verify().unwrap();
        assert_eq!(report.problems, Vec::<String>::new());
        // Every snapshot comes out as it was taken.
        for (id, _, bytes) in self.snapshots.clone() {
            let row = self.row(bytes.len());
            let snapshot = Snapshot::find(self.engine.catalog().read(), &id).unwrap().unwrap();
            self.engine.restore(&snapshot, &row).unwrap();
            let path = self.engine.image_path(&row);
            assert!(std::fs::read(&path).unwrap() == bytes, "content of {id}");
            self.engine.remove_image(&row).unwrap();
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

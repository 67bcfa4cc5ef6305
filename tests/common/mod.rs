//! What several tests share: an engine over a home of its own, disks and snapshots made without the
//! service's rules.
#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

pub mod mount;
pub mod service;
pub mod snap;

use ecs_snap::catalog::{Disk, NewSnapshot, Snapshot};
use ecs_snap::engine::{Engine, EngineError};
use ecs_snap::home::Home;
use ecs_snap::model::{ByteSize, DiskId, DiskStatus, RegionId, SnapshotId, Time, ZoneId};
use ecs_snap::store::Backends;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::sync::Arc;

/// An engine over a temporary home.
pub struct Bench {
    pub engine: Engine,
    pub region: RegionId,
    made: usize,
    _directory: Option<tempfile::TempDir>,
}

impl Bench {
    pub fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let mut bench = Self::at(directory.path());
        bench._directory = Some(directory);
        bench
    }

    /// The same, in a directory of the caller's.
    pub fn at(home: &std::path::Path) -> Self {
        let engine = Engine::open(Home::new(home)).unwrap();
        Self { engine, region: RegionId::parse("cn-hangzhou").unwrap(), made: 0, _directory: None }
    }

    /// The same, whose stores keep their objects where `backends` says.
    pub fn over(self, backends: Arc<dyn Backends>) -> Self {
        Self { engine: self.engine.with_backends(backends), ..self }
    }

    /// A disk's row, not in the catalog yet.
    pub fn row(&mut self, size: usize) -> Disk {
        self.made += 1;
        let id = DiskId::parse(&format!("d-{}", self.made)).unwrap();
        let zone = ZoneId::parse("cn-hangzhou-h").unwrap();
        Disk {
            status: DiskStatus::Available,
            ever_attached: true,
            ..Disk::new(id, self.region.clone(), zone, ByteSize(size as u64), Time(0))
        }
    }

    /// An empty disk.
    pub fn disk(&mut self, size: usize) -> DiskId {
        let disk = self.row(size);
        self.engine.create_image(&disk).unwrap();
        self.engine.catalog().write(|transaction| disk.insert(transaction)).unwrap();
        disk.id
    }

    pub fn find(&self, id: &DiskId) -> Disk {
        Disk::find(&self.engine.catalog().read(), id).unwrap().unwrap()
    }

    pub fn path(&self, id: &DiskId) -> PathBuf {
        self.engine.image_path(&self.find(id)).to_path_buf()
    }

    pub fn read(&self, id: &DiskId) -> Vec<u8> {
        std::fs::read(self.path(id)).unwrap()
    }

    pub fn write(&self, id: &DiskId, start: usize, bytes: &[u8]) {
        let file = std::fs::OpenOptions::new().write(true).open(self.path(id)).unwrap();
        file.write_all_at(bytes, start as u64).unwrap();
    }

    pub fn snapshot(&mut self, disk: &DiskId) -> SnapshotId {
        let id = self.begin(disk);
        self.engine.capture(&id).unwrap();
        id
    }

    pub fn snapshot_row(&self, id: &SnapshotId) -> Snapshot {
        Snapshot::find(&self.engine.catalog().read(), id).unwrap().unwrap()
    }

    /// A snapshot that is progressing.
    pub fn begin(&mut self, disk: &DiskId) -> SnapshotId {
        let disk = self.find(disk);
        self.made += 1;
        let id = SnapshotId::parse(&format!("s-{}", self.made)).unwrap();
        let new = NewSnapshot::new(id.clone(), Time(0), disk.id.to_string());
        self.engine.catalog().write(|transaction| Snapshot::begin(transaction, &disk, new)).unwrap();
        id
    }

    pub fn rollback(&mut self, disk: &DiskId, snapshot: &SnapshotId) -> Result<(), EngineError> {
        let mut disk = self.find(disk);
        disk.status = DiskStatus::ReIniting;
        disk.rollback_to = Some(snapshot.clone());
        self.engine.catalog().write(|transaction| disk.update(transaction)).unwrap();
        self.engine.rollback(&disk.id)
    }

    pub fn delete(&mut self, snapshot: &SnapshotId) {
        self.engine.delete_snapshot::<EngineError>(snapshot, |_, _| Ok(())).unwrap();
    }

    /// A new disk from a snapshot.
    pub fn clone_of(&mut self, snapshot: &SnapshotId, size: usize) -> Result<DiskId, EngineError> {
        let row = self.row(size);
        let snapshot = Snapshot::find(&self.engine.catalog().read(), snapshot).unwrap().unwrap();
        self.engine.restore(&snapshot, &row)?;
        self.engine.catalog().write(|transaction| row.insert(transaction)).unwrap();
        Ok(row.id)
    }

    /// The files of the region's packs.
    pub fn packs(&self) -> Vec<PathBuf> {
        let folder = self.engine.home().store(&self.region).join("packs");
        let mut packs: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        packs.sort();
        packs
    }

    /// Bytes in the region's store.
    pub fn stored(&self) -> u64 {
        fn size(path: &std::path::Path) -> u64 {
            std::fs::read_dir(path)
                .unwrap()
                .map(|entry| {
                    let entry = entry.unwrap();
                    if entry.path().is_dir() { size(&entry.path()) } else { entry.metadata().unwrap().len() }
                })
                .sum()
        }
        size(&self.engine.home().store(&self.region))
    }
}

/// Bytes that do not compress, always the same for a seed.
pub fn noise(seed: u64, length: usize) -> Vec<u8> {
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

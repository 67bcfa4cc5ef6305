//! Every call of a backend fails once: no snapshot is lost or wrong, and the same work done again succeeds.

use crate::common;

use common::{Bench, noise};
use ecs_snap::catalog::{CopyOf, NewSnapshot, Snapshot, Unswept};
use ecs_snap::engine::EngineError;
use ecs_snap::model::{DiskId, RegionId, SnapshotId, SnapshotStatus, Time};
use ecs_snap::store::{Fault, Faults, Faulty, Memory};
use std::collections::BTreeMap;
use std::sync::Arc;

const BLOCK: usize = 65_536;
const SIZE: usize = 12 * BLOCK;
const THERE: &str = "cn-shanghai";

/// A disk with two snapshots, over backends that fail on purpose.
struct Scene {
    bench: Bench,
    faults: Faults,
    disk: DiskId,
    bytes: Vec<u8>,
    made: usize,
    /// What every accomplished snapshot holds.
    held: BTreeMap<SnapshotId, Vec<u8>>,
}

type Work = fn(&mut Scene) -> Result<(), EngineError>;

impl Scene {
    fn new() -> Self {
        let faults = Faults::default();
        let backends = Faulty { inner: Memory::default(), faults: faults.clone() };
        let mut bench = Bench::new().over(Arc::new(backends));
        let disk = bench.disk(SIZE);
        let mut scene = Self { bench, faults, disk, bytes: vec![0; SIZE], made: 0, held: BTreeMap::new() };
        scene.write(1, 0, 6 * BLOCK);
        capture(&mut scene).unwrap();
        scene.write(2, 2 * BLOCK, 3 * BLOCK);
        capture(&mut scene).unwrap();
        scene
    }

    fn write(&mut self, seed: u64, start: usize, length: usize) {
        let noise = noise(seed, length);
        self.bytes[start..start + length].copy_from_slice(&noise);
        self.bench.write(&self.disk, start, &noise);
    }

    fn oldest(&self) -> SnapshotId {
        self.held.keys().next().unwrap().clone()
    }

    /// Checks that what is accomplished is what it was, and that nothing else is left.
    fn check(&mut self, what: &str) {
        let engine = &self.bench.engine;
        engine.troubles();
        engine.recover().unwrap();
        assert!(engine.resume().unwrap().is_empty(), "{what}");
        let report = engine.verify().unwrap();
        assert!(report.problems.is_empty(), "{what}: {:?}", report.problems);
        assert!(
            Unswept::regions(&engine.catalog().read()).unwrap().is_empty(),
            "{what}: nothing is left to sweep"
        );
        let mut accomplished = Vec::new();
        for region in engine.regions().list().unwrap() {
            let all = Snapshot::of_region(&engine.catalog().read(), &region).unwrap();
            let all = all.into_iter().filter(|one| one.status == SnapshotStatus::Accomplished);
            accomplished.extend(all.map(|one| one.id));
        }
        accomplished.sort();
        assert_eq!(accomplished, Vec::from_iter(self.held.keys().cloned()), "{what}");
        for (id, bytes) in self.held.clone() {
            let disk = self.bench.clone_of(&id, SIZE).unwrap();
            assert!(self.bench.read(&disk) == bytes, "{what}: {id} is another");
        }
    }
}

fn capture(scene: &mut Scene) -> Result<(), EngineError> {
    let id = scene.bench.begin(&scene.disk.clone());
    scene.bench.engine.capture(&id)?;
    let noted = Unswept::names(&scene.bench.engine.catalog().read(), &scene.bench.region).unwrap();
    assert!(noted.is_empty(), "the manifest was written as the catalog says it");
    scene.held.insert(id, scene.bytes.clone());
    Ok(())
}

fn changed(scene: &mut Scene) -> Result<(), EngineError> {
    scene.write(3, BLOCK, 4 * BLOCK);
    capture(scene)
}

fn unchanged(scene: &mut Scene) -> Result<(), EngineError> {
    capture(scene)
}

fn copy(scene: &mut Scene) -> Result<(), EngineError> {
    scene.made += 1;
    let source = scene.oldest();
    let row = scene.bench.snapshot_row(&source);
    let there = RegionId::parse(THERE).unwrap();
    let id = SnapshotId::parse(&format!("s-c{}", scene.made)).unwrap();
    let new = NewSnapshot::new(id.clone(), Time(0), CopyOf::worker(&scene.disk, &there));
    let catalog = scene.bench.engine.catalog();
    catalog.write(|transaction| Snapshot::begin_copy(transaction, &row, &there, new)).unwrap();
    scene.bench.engine.copy_snapshot(&id)?;
    scene.held.insert(id, scene.held[&source].clone());
    Ok(())
}

fn delete(scene: &mut Scene) -> Result<(), EngineError> {
    let Some(id) = scene.held.keys().next().cloned() else { return Ok(()) };
    scene.bench.engine.delete_snapshot::<EngineError>(&id, |_, _| Ok(()))?;
    scene.held.remove(&id);
    Ok(())
}

fn reclaim(scene: &mut Scene) -> Result<(), EngineError> {
    if scene.held.len() > 1 {
        delete(scene)?;
    }
    let engine = &scene.bench.engine;
    engine.reclaim_plan()?.iter().try_for_each(|plan| engine.reclaim(plan).map(drop))
}

fn restore(scene: &mut Scene) -> Result<(), EngineError> {
    let id = scene.oldest();
    let disk = scene.bench.clone_of(&id, SIZE)?;
    assert!(scene.bench.read(&disk) == scene.held[&id]);
    Ok(())
}

/// Does the work once for every call that it makes, each time with that call going wrong, and then again.
fn every_call_fails_once(work: Work) {
    for fault in [Fault::Fails, Fault::Tears, Fault::Lost] {
        let mut scene = Scene::new();
        for call in 0.. {
            scene.faults.begin();
            scene.faults.at(call, fault);
            let done = work(&mut scene);
            let calls = scene.faults.begin();
            let what = format!("{fault:?} at call {call} of {calls}, {:?}", done.as_ref().err());
            scene.check(&what);
            work(&mut scene).unwrap_or_else(|error| panic!("{what}, then {error}"));
            scene.check(&what);
            if calls <= call {
                assert!(call > 0, "the work makes calls");
                break;
            }
            scene = Scene::new();
        }
    }
}

#[test]
fn a_capture_of_changes() {
    every_call_fails_once(changed);
}

#[test]
fn a_capture_without_changes() {
    every_call_fails_once(unchanged);
}

#[test]
fn a_copy() {
    every_call_fails_once(copy);
}

#[test]
fn a_deletion() {
    every_call_fails_once(delete);
}

#[test]
fn a_reclaim() {
    every_call_fails_once(reclaim);
}

#[test]
fn a_restore() {
    every_call_fails_once(restore);
}

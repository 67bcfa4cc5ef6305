//! Views of snapshots against plain byte vectors: whatever is read, from however many threads, is what was captured.

use crate::common;

use common::{Bench, noise};
use ecs_snap::engine::View;
use ecs_snap::model::{BLOCK_SIZE, SnapshotId};
use proptest::prelude::*;
use std::os::unix::fs::FileExt;
use std::thread;

/// A disk of a few blocks, the last of which is not whole.
const SIZE: usize = 40 * BLOCK_SIZE + 5000;
const THREADS: usize = 4;

/// What is written before a snapshot: where, how much of it, and a seed; 0 stands for zeros.
type Write = (usize, usize, u64);

fn writes() -> impl Strategy<Value = Vec<Write>> {
    // Long ones are stored whole; short ones become deltas.
    let length = prop_oneof![1..2000usize, BLOCK_SIZE..12 * BLOCK_SIZE];
    prop::collection::vec((0..SIZE, length, 0..6u64), 0..6)
}

/// Ranges to read: a few bytes, or many blocks; some begin at a block, some reach past the end.
fn reads() -> impl Strategy<Value = Vec<(usize, usize)>> {
    let any = (0..SIZE + BLOCK_SIZE, prop_oneof![0..3000usize, 0..30 * BLOCK_SIZE]);
    let aligned =
        (0..41usize, 0..30usize).prop_map(|(start, blocks)| (start * BLOCK_SIZE, blocks * BLOCK_SIZE));
    prop::collection::vec(prop_oneof![any, aligned], 1..24)
}

fn write(bench: &Bench, disk: &ecs_snap::model::DiskId, (start, length, seed): Write) {
    let length = length.min(SIZE - start);
    let bytes = if seed == 0 { vec![0; length] } else { noise(seed, length) };
    bench.write(disk, start, &bytes);
}

/// Checks that a view reads as `model` in a range.
fn check(view: &View, model: &[u8], start: usize, length: usize) {
    let mut bytes = vec![0xa5; length];
    view.read_at(start as u64, &mut bytes).unwrap();
    let inside = model.get(start..).unwrap_or_default();
    let inside = &inside[..inside.len().min(length)];
    assert!(bytes[..inside.len()] == *inside, "{length} bytes at {start}");
    assert!(bytes[inside.len()..].iter().all(|byte| *byte == 0), "{length} bytes at {start}");
}

/// Checks that all outside of what a view has stored is zeros.
fn check_holes(view: &View, model: &[u8]) {
    let mut at = 0;
    while let Some(range) = view.next_data(at as u64) {
        assert!(range.start >= at as u64 && range.end <= SIZE as u64 && range.start < range.end);
        assert!(model[at..range.start as usize].iter().all(|byte| *byte == 0));
        at = range.end as usize;
    }
    assert!(model[at..].iter().all(|byte| *byte == 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn views_read_what_was_captured(steps in prop::collection::vec(writes(), 1..5), reads in reads()) {
        let mut bench = Bench::new();
        let disk = bench.disk(SIZE);
        let mut taken: Vec<(SnapshotId, Vec<u8>)> = Vec::new();
        for writes in steps {
            for one in writes {
                write(&bench, &disk, one);
            }
            taken.push((bench.snapshot(&disk), bench.read(&disk)));
        }
        let views: Vec<_> = taken.iter().map(|(id, model)| (bench.engine.view(id).unwrap(), model)).collect();
        // Views outlive their snapshots.
        for (id, _) in taken.iter().step_by(2) {
            bench.delete(id);
        }
        thread::scope(|scope| {
            for thread in 0..THREADS {
                let (views, reads) = (&views, &reads);
                scope.spawn(move || {
                    for (number, (start, length)) in reads.iter().enumerate() {
                        let (view, model) = &views[(number + thread) % views.len()];
                        check(view, model, *start, *length);
                    }
                });
            }
        });
        for (view, model) in &views {
            prop_assert_eq!(view.size().0, SIZE as u64);
            check(view, model, 0, SIZE + 1);
            check_holes(view, model);
        }
    }
}

#[test]
fn a_view_keeps_packs_and_then_lets_them_go() {
    let mut bench = Bench::new();
    let disk = bench.disk(SIZE);
    bench.write(&disk, 0, &noise(1, SIZE));
    let snapshot = bench.snapshot(&disk);
    let view = bench.engine.view(&snapshot).unwrap();
    bench.delete(&snapshot);
    assert!(bench.engine.view(&snapshot).is_err());
    check(&view, &noise(1, SIZE), 0, SIZE);
    drop(view);
    bench.engine.resume().unwrap();
    assert!(bench.packs().is_empty());
}

#[test]
fn damage_is_never_given_out() {
    let mut bench = Bench::new();
    let disk = bench.disk(SIZE);
    bench.write(&disk, 0, &noise(1, SIZE));
    let snapshot = bench.snapshot(&disk);
    let view = bench.engine.view(&snapshot).unwrap();
    let mut block = vec![0; BLOCK_SIZE];
    view.read_at(0, &mut block).unwrap();
    let pack = std::fs::OpenOptions::new().write(true).open(&bench.packs()[0]).unwrap();
    pack.write_all_at(&noise(2, 100), 5 * BLOCK_SIZE as u64).unwrap();
    let is_damaged = |(start, length): (usize, usize)| {
        view.read_at(start as u64, &mut vec![0; length]).is_err_and(|error| error.is_damage())
    };
    assert!(is_damaged((0, SIZE)));
    let damaged: Vec<usize> =
        (0..SIZE / BLOCK_SIZE).filter(|block| is_damaged((block * BLOCK_SIZE + 7, 9))).collect();
    assert!((1..=2).contains(&damaged.len()), "{damaged:?}");
    let good = (0..SIZE / BLOCK_SIZE).find(|block| !damaged.contains(block)).unwrap();
    check(&view, &noise(1, SIZE), good * BLOCK_SIZE, BLOCK_SIZE);
}

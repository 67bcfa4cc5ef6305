//! Kept clones: increments that read only what changed are those that reading everything would give, on
//! the file systems that share blocks (loop-mounted XFS and Btrfs; needs root). Nothing lies about.

use crate::common;

use common::mount::{BTRFS, BTRFS_COMPRESSED, EXT4, Kind, Mount, XFS};
use common::snap::{Snap, noisy};
use common::{Bench, noise};
use ecs_snap::catalog::{Disk, KeptClone, Snapshot};
use ecs_snap::engine::{EngineError, Progress, SnapshotCapture};
use ecs_snap::model::{
    BLOCK_SIZE, BlockNumber, ByteSize, Digest, DiskId, DiskStatus, Hash, SnapshotId, SnapshotStatus,
};
use ecs_snap::sys::direct::AlignedBuffer;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rustix::fs::{FallocateFlags, OFlags, copy_file_range, fallocate};
use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Looks on while images are read.
#[derive(Default)]
struct Looked {
    /// How many bytes were read since the last start.
    bytes: AtomicU64,
    /// How often something began to be read.
    starts: AtomicU64,
    /// What happens when the first blocks are read.
    meanwhile: Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

impl std::fmt::Debug for Looked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Looked").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}

impl Progress for Looked {
    fn start(&self, _: &str, _: u64) {
        self.bytes.store(0, Ordering::SeqCst);
        self.starts.fetch_add(1, Ordering::SeqCst);
    }

    fn advance(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::SeqCst);
        let meanwhile = self.meanwhile.lock().unwrap().take();
        meanwhile.into_iter().for_each(|happens| happens());
    }

    fn finish(&self) {}
}

/// A bench on a mounted file system.
struct Place {
    bench: Bench,
    looked: Arc<Looked>,
    _mount: Mount,
    _directory: tempfile::TempDir,
}

impl Place {
    fn new(kind: &Kind) -> Option<Self> {
        let directory = tempfile::tempdir().unwrap();
        let home = directory.path().join("home");
        let mount = Mount::new(kind, &home)?;
        let mut bench = Bench::at(&home);
        let looked = Arc::new(Looked::default());
        bench.engine = bench.engine.with_progress(Arc::<Looked>::clone(&looked));
        Some(Self { bench, looked, _mount: mount, _directory: directory })
    }

    fn disk(&mut self, size: usize) -> DiskId {
        let disk = self.bench.disk(size);
        self.bench.engine.keep_clones(&disk, true).unwrap();
        disk
    }

    fn frozen(&self) -> Vec<PathBuf> {
        let folder = self.bench.engine.home().frozen(&self.bench.region);
        let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
        entries.map(|entry| entry.unwrap().path()).collect()
    }

    fn kept(&self, disk: &DiskId) -> Option<KeptClone> {
        KeptClone::of_disk(&self.bench.engine.catalog().read(), disk).unwrap()
    }

    fn row(&self, id: &SnapshotId) -> Snapshot {
        Snapshot::find(&self.bench.engine.catalog().read(), id).unwrap().unwrap()
    }

    /// Asserts that a snapshot says of itself what hashing all of `bytes` says.
    fn check_words(&self, id: &SnapshotId, bytes: &[u8]) {
        let row = self.row(id);
        let (digest, blocks) = hashed(bytes);
        assert_eq!(row.full_blocks, blocks, "blocks of {id}");
        assert_eq!(row.digest, Some(digest), "digest of {id}");
    }

    /// Asserts that a new disk from a snapshot has these bytes: from the store, and as whatever is there gives it.
    fn check_content(&mut self, id: &SnapshotId, bytes: &[u8]) {
        let frozen = self.bench.engine.home().frozen(&self.bench.region);
        let aside = frozen.with_extension("aside");
        let is_there = frozen.exists();
        if is_there {
            // The folder: what is in it keeps its times.
            std::fs::rename(&frozen, &aside).unwrap();
        }
        self.check_clone(id, bytes);
        if is_there {
            std::fs::rename(&aside, &frozen).unwrap();
            self.check_clone(id, bytes);
        }
    }

    fn check_clone(&mut self, id: &SnapshotId, bytes: &[u8]) {
        let clone = self.bench.clone_of(id, bytes.len()).unwrap();
        assert!(self.bench.read(&clone) == bytes, "content of {id}");
        let row = self.bench.find(&clone);
        self.bench.engine.catalog().write(|transaction| row.delete(transaction)).unwrap();
        self.bench.engine.remove_image(&row).unwrap();
    }

    fn verify(&mut self) {
        let report = self.bench.engine.verify().unwrap();
        assert!(report.problems.is_empty(), "{:?}", report.problems);
    }

    /// How much of the image a capture reads.
    fn read_by_snapshot(&mut self, disk: &DiskId) -> (SnapshotId, u64) {
        let id = self.bench.snapshot(disk);
        (id, self.looked.bytes.swap(0, Ordering::SeqCst))
    }
}

/// The digest of a content, and how many blocks are not zero.
fn hashed(bytes: &[u8]) -> (Digest, u64) {
    let mut digest = Digest::default();
    let mut blocks = 0;
    for (number, piece) in (0..).zip(bytes.chunks(BLOCK_SIZE)) {
        let mut block = piece.to_vec();
        block.resize(BLOCK_SIZE, 0);
        if block.iter().any(|byte| *byte != 0) {
            digest.add(BlockNumber(number), &Hash::of(&block));
            blocks += 1;
        }
    }
    (digest, blocks)
}

/// What happens between snapshots. Places are in thousandths of the disk.
#[derive(Clone, Debug)]
enum Step {
    Write {
        at: u64,
        length: u64,
        seed: u64,
    },
    /// What compresses.
    WriteText {
        at: u64,
        length: u64,
        seed: u64,
    },
    WriteZeros {
        at: u64,
        length: u64,
    },
    WriteDirect {
        at: u64,
        pages: u64,
        seed: u64,
    },
    Punch {
        at: u64,
        length: u64,
    },
    Reserve {
        at: u64,
        length: u64,
    },
    ZeroRange {
        at: u64,
        length: u64,
    },
    Share {
        from: u64,
        to: u64,
        pages: u64,
    },
    /// Shares what lies a little further on, in the same extent of a file system that encodes extents.
    ShareNear {
        extent: u64,
        shift: u64,
        pages: u64,
    },
    Resize(u64),
    Snapshot,
    SnapshotTwice,
    RollBack(prop::sample::Index),
    Delete(prop::sample::Index),
    DeleteNewest,
    Empty,
    Keep(bool),
}

fn step() -> impl Strategy<Value = Step> {
    let at = || 0..1000u64;
    let length = || prop_oneof![1..5000u64, 4000..300_000u64];
    prop_oneof![
        6 => (at(), length(), 1..1000u64).prop_map(|(at, length, seed)| Step::Write { at, length, seed }),
        3 => (at(), length(), 1..1000u64).prop_map(|(at, length, seed)| Step::WriteText { at, length, seed }),
        1 => (0..3u64, 1..1000u64).prop_map(|(at, seed)| Step::WriteText { at, length: 3_000_000, seed }),
        1 => (at(), length()).prop_map(|(at, length)| Step::WriteZeros { at, length }),
        2 => (at(), 1..40u64, 1..1000u64).prop_map(|(at, pages, seed)| Step::WriteDirect { at, pages, seed }),
        2 => (at(), length()).prop_map(|(at, length)| Step::Punch { at, length }),
        1 => (at(), length()).prop_map(|(at, length)| Step::Reserve { at, length }),
        1 => (at(), length()).prop_map(|(at, length)| Step::ZeroRange { at, length }),
        2 => (at(), at(), 1..40u64).prop_map(|(from, to, pages)| Step::Share { from, to, pages }),
        2 => (0..20u64, 1..31u64, 1..31u64)
            .prop_map(|(extent, shift, pages)| Step::ShareNear { extent, shift, pages }),
        1 => (1..3_000_000u64).prop_map(Step::Resize),
        7 => Just(Step::Snapshot),
        1 => Just(Step::SnapshotTwice),
        1 => any::<prop::sample::Index>().prop_map(Step::RollBack),
        1 => any::<prop::sample::Index>().prop_map(Step::Delete),
        1 => Just(Step::DeleteNewest),
        1 => Just(Step::Empty),
        1 => prop::bool::weighted(0.7).prop_map(Step::Keep),
    ]
}

const PAGE: u64 = 4096;

/// Does what a step says to the image.
fn change(path: &std::path::Path, step: &Step) {
    let open = |flags: OFlags| {
        let flags = i32::try_from(flags.bits()).unwrap();
        OpenOptions::new().read(true).write(true).custom_flags(flags).open(path).unwrap()
    };
    let file = open(OFlags::empty());
    let size = file.metadata().unwrap().len();
    let place = |at: u64| size * at / 1000;
    let fits = |at: u64, length: u64| length.min(size - place(at)).max(1);
    let page = |at: u64| place(at) / PAGE * PAGE;
    let pages_fit = |at: u64, pages: u64| (pages * PAGE).min((size - page(at)) / PAGE * PAGE);
    let allocate = |flags: FallocateFlags, at: u64, length: u64| {
        // Some file systems lack one or the other; then nothing changes.
        let _ = fallocate(&file, flags | FallocateFlags::KEEP_SIZE, place(at), fits(at, length));
    };
    let share = |mut from: u64, mut to: u64, length: u64| {
        // What is not written yet has no place to share.
        file.sync_all().unwrap();
        let length = length.min(from.abs_diff(to));
        if length > 0 {
            let _ = copy_file_range(&file, Some(&mut from), &file, Some(&mut to), length as usize);
        }
    };
    match *step {
        Step::Write { at, length, seed } => {
            file.write_all_at(&noise(seed, fits(at, length) as usize), place(at)).unwrap();
        }
        Step::WriteText { at, length, seed } => {
            let words = noise(seed, 1000);
            let text = (0u64..).flat_map(|number| [&words[..], &number.to_le_bytes()].concat());
            let text: Vec<u8> = text.take(fits(at, length) as usize).collect();
            file.write_all_at(&text, place(at)).unwrap();
        }
        Step::WriteZeros { at, length } => {
            file.write_all_at(&vec![0; fits(at, length) as usize], place(at)).unwrap();
        }
        Step::WriteDirect { at, pages, seed } => {
            let length = pages_fit(at, pages);
            let mut buffer = AlignedBuffer::with_capacity(length as usize);
            buffer.extend_from_slice(&noise(seed, length as usize));
            open(OFlags::DIRECT).write_all_at(buffer.as_slice(), page(at)).unwrap();
        }
        Step::Punch { at, length } => allocate(FallocateFlags::PUNCH_HOLE, at, length),
        Step::Reserve { at, length } => allocate(FallocateFlags::empty(), at, length),
        Step::ZeroRange { at, length } => allocate(FallocateFlags::ZERO_RANGE, at, length),
        Step::Share { from, to, pages } => {
            let length = pages_fit(from, pages).min(pages_fit(to, pages));
            share(page(from), page(to), length);
        }
        Step::ShareNear { extent, shift, pages } => {
            let to = extent * (128 << 10);
            let from = to + shift * PAGE;
            share(from, to, (pages * PAGE).min(size.saturating_sub(from) / PAGE * PAGE));
        }
        _ => {}
    }
}

/// What the model knows of a disk.
struct Model {
    disk: DiskId,
    snapshots: Vec<(SnapshotId, Vec<u8>)>,
    wanted: bool,
}

impl Place {
    fn play(&mut self, model: &mut Model, step: &Step) {
        let disk = model.disk.clone();
        match step {
            Step::Snapshot | Step::SnapshotTwice => {
                let times = if matches!(step, Step::SnapshotTwice) { 2 } else { 1 };
                for _ in 0..times {
                    let id = self.bench.snapshot(&disk);
                    let bytes = self.bench.read(&disk);
                    self.check_words(&id, &bytes);
                    model.snapshots.push((id, bytes));
                    let newest = &model.snapshots.last().unwrap().0;
                    if let Some(kept) = self.kept(&disk) {
                        assert!(model.wanted);
                        assert_eq!(kept.snapshot, *newest);
                    }
                }
            }
            Step::RollBack(which) if !model.snapshots.is_empty() => {
                let (id, bytes) = which.get(&model.snapshots).clone();
                self.bench.rollback(&disk, &id).unwrap();
                assert!(self.bench.read(&disk) == bytes, "rolled back to {id}");
            }
            Step::Delete(which) if !model.snapshots.is_empty() => {
                let (id, _) = model.snapshots.remove(which.index(model.snapshots.len()));
                self.bench.delete(&id);
            }
            Step::DeleteNewest => {
                if let Some((id, _)) = model.snapshots.pop() {
                    self.bench.delete(&id);
                    assert!(self.kept(&disk).is_none(), "the clone of a snapshot that is gone");
                }
            }
            Step::Empty => {
                let mut row = self.bench.find(&disk);
                row.status = DiskStatus::ReIniting;
                row.rollback_to = None;
                self.bench.engine.catalog().write(|transaction| row.update(transaction)).unwrap();
                self.bench.engine.rollback(&disk).unwrap();
                assert!(self.bench.read(&disk).iter().all(|byte| *byte == 0), "emptied");
                assert!(self.kept(&disk).is_none(), "the clone of a disk that is empty");
            }
            Step::Keep(keep) => {
                self.bench.engine.keep_clones(&disk, *keep).unwrap();
                model.wanted = *keep;
            }
            Step::Resize(size) => {
                let row = self.bench.find(&disk);
                File::options().write(true).open(self.bench.path(&disk)).unwrap().set_len(*size).unwrap();
                let row = Disk { size: ByteSize(*size), ..row };
                self.bench.engine.catalog().write(|transaction| row.update(transaction)).unwrap();
            }
            step => change(&self.bench.path(&disk), step),
        }
        let kept = usize::from(self.kept(&disk).is_some());
        assert_eq!(self.frozen().len(), kept, "clones lie about: {:?}", self.frozen());
    }
}

fn increments_are_those_of_full_hashing(kind: &Kind, cases: u32) {
    let Some(place) = Place::new(kind) else { return };
    let place = RefCell::new(place);
    // Many more are tried with PROPTEST_CASES=1000.
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let cases = asked.unwrap_or(cases);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let steps = (prop::collection::vec(step(), 4..30), 1..2_500_000usize);
    runner
        .run(&steps, |(steps, size)| {
            let place = &mut *place.borrow_mut();
            let disk = place.disk(size);
            let mut model = Model { disk, snapshots: Vec::new(), wanted: true };
            for step in &steps {
                place.play(&mut model, step);
            }
            place.play(&mut model, &Step::Snapshot);
            for (id, bytes) in &model.snapshots {
                place.check_content(id, bytes);
            }
            place.verify();
            let row = place.bench.find(&model.disk);
            place.bench.engine.catalog().write(|transaction| row.delete(transaction)).unwrap();
            place.bench.engine.discard_image(&row);
            assert!(place.bench.engine.troubles().is_empty());
            assert_eq!(place.frozen().len(), 0, "the clone of a disk that is gone");
            Ok(())
        })
        .unwrap();
}

#[test]
fn xfs_increments_are_those_of_full_hashing() {
    increments_are_those_of_full_hashing(&XFS, 40);
}

#[test]
fn btrfs_increments_are_those_of_full_hashing() {
    increments_are_those_of_full_hashing(&BTRFS, 24);
}

#[test]
fn compressed_btrfs_increments_are_those_of_full_hashing() {
    increments_are_those_of_full_hashing(&BTRFS_COMPRESSED, 12);
}

#[test]
fn only_what_changed_is_read() {
    const MIB: u64 = 1 << 20;
    let Some(mut place) = Place::new(&XFS) else { return };
    let disk = place.disk(64 << 20);
    place.bench.write(&disk, 0, &noise(1, 32 << 20));
    let (first, read) = place.read_by_snapshot(&disk);
    assert_eq!(read, 32 * MIB);
    place.bench.write(&disk, 5 << 20, b"one block");
    place.bench.write(&disk, 40 << 20, &noise(2, 1 << 20));
    let (second, read) = place.read_by_snapshot(&disk);
    assert_eq!(read, MIB + BLOCK_SIZE as u64, "one block and what was empty");
    let bytes = place.bench.read(&disk);
    place.check_words(&second, &bytes);
    // A new time without a change.
    File::options().write(true).open(place.bench.path(&disk)).unwrap().set_len(64 << 20).unwrap();
    let (third, read) = place.read_by_snapshot(&disk);
    assert_eq!(read, 0);
    place.check_words(&third, &bytes);
    // Rolled back to what has no clone, and to what has one; looking only at what differs.
    place.bench.rollback(&disk, &first).unwrap();
    let looked = place.looked.bytes.swap(0, Ordering::SeqCst);
    assert_eq!(looked, 2 * BLOCK_SIZE as u64, "the block that differs: compared, then written");
    let (fourth, read) = place.read_by_snapshot(&disk);
    assert_eq!(read, BLOCK_SIZE as u64, "what the rollback wrote, and no hole");
    place.bench.write(&disk, 0, &noise(3, 1 << 20));
    place.bench.rollback(&disk, &fourth).unwrap();
    assert_eq!(place.looked.bytes.swap(0, Ordering::SeqCst), 0, "a clone is no reading");
    assert!(place.bench.read(&disk)[..32 << 20] == noise(1, 32 << 20));
    place.verify();
}

/// The image itself is read as long as it stays as it is, which is faster than its clone; what the snapshot holds
/// is what the clone holds.
#[test]
fn what_is_written_during_a_capture_is_not_in_it() {
    const SIZE: usize = 48 << 20;
    for kind in [&XFS, &BTRFS] {
        let Some(mut place) = Place::new(kind) else { return };
        let disk = place.bench.disk(SIZE);
        let path = place.bench.path(&disk);
        place.bench.write(&disk, 0, &noise(1, SIZE));
        let mut capture = |meanwhile: Option<Box<dyn FnOnce() + Send>>, last: u64, starts: u64| {
            place.bench.write(&disk, SIZE - 10, &noise(last, 10));
            let bytes = place.bench.read(&disk);
            // Only a stamp that is old enough tells whether the image is as it was.
            std::thread::sleep(Duration::from_millis(200));
            *place.looked.meanwhile.lock().unwrap() = meanwhile;
            place.looked.starts.store(0, Ordering::SeqCst);
            let id = place.bench.snapshot(&disk);
            assert!(place.looked.meanwhile.lock().unwrap().is_none(), "something was read");
            assert_eq!(place.looked.starts.load(Ordering::SeqCst), starts, "how often it was read");
            place.check_words(&id, &bytes);
            place.check_content(&id, &bytes);
            place.verify();
        };
        let open = move || File::options().write(true).open(&path).unwrap();
        let image = open();
        let writes = move || image.write_all_at(&noise(2, 100_000), SIZE as u64 - 100_000).unwrap();
        capture(Some(Box::new(writes)), 3, 2);
        capture(None, 4, 1);
        let image = open();
        capture(Some(Box::new(move || image.set_len(1000).unwrap())), 5, 2);
    }
}

/// The times of an image say when a write to it began. Whoever has it open may not have ended one.
#[test]
fn an_image_that_is_open_for_writing_is_read_again() {
    const SIZE: usize = 4 << 20;
    let mut bench = Bench::new();
    let looked = Arc::new(Looked::default());
    bench.engine = bench.engine.with_progress(Arc::<Looked>::clone(&looked));
    let disk = bench.disk(SIZE);
    let path = bench.path(&disk);
    let open = || File::options().write(true).open(&path).unwrap();
    let mut read_by_snapshot = || {
        std::thread::sleep(Duration::from_millis(50));
        bench.snapshot(&disk);
        looked.bytes.swap(0, Ordering::SeqCst)
    };
    let writer = open();
    writer.write_all_at(&noise(1, SIZE), 0).unwrap();
    assert_eq!(read_by_snapshot(), SIZE as u64);
    assert_eq!(read_by_snapshot(), SIZE as u64);
    drop(writer);
    assert_eq!(read_by_snapshot(), SIZE as u64);
    assert_eq!(read_by_snapshot(), 0);
    let _writer = open();
    assert_eq!(read_by_snapshot(), 0, "what begins now shows");
    assert_eq!(read_by_snapshot(), 0);
}

/// The same for an image that one process froze and another captures.
#[test]
fn what_is_written_after_freezing_is_not_in_it() {
    const SIZE: usize = 20 << 20;
    let Some(mut place) = Place::new(&XFS) else { return };
    let disk = place.bench.disk(SIZE);
    for seed in 1..=3 {
        place.bench.write(&disk, 0, &noise(seed, SIZE));
        let bytes = place.bench.read(&disk);
        std::thread::sleep(Duration::from_millis(200));
        let id = place.bench.begin(&disk);
        assert!(place.bench.engine.freeze(&id).unwrap());
        let is_written = seed != 2;
        if is_written {
            place.bench.write(&disk, SIZE / 2, &noise(9, 100_000));
        }
        place.bench.engine.capture(&id).unwrap();
        place.check_words(&id, &bytes);
        place.check_content(&id, &bytes);
        // What was read, if it was the image, is known to be what the image is.
        place.looked.bytes.store(0, Ordering::SeqCst);
        let read = place.read_by_snapshot(&disk).1;
        assert_eq!(read, if is_written { SIZE as u64 } else { 0 });
        place.verify();
    }
}

/// A rollback to a progressing snapshot that was cut short, and then the capture fails: the frozen image is all
/// there is of what the disk is to hold.
#[test]
fn what_a_disk_goes_back_to_outlives_a_capture_that_fails() {
    const SIZE: usize = 4 << 20;
    let Some(mut place) = Place::new(&XFS) else { return };
    let disk = place.bench.disk(SIZE);
    place.bench.write(&disk, 0, &noise(1, SIZE));
    let bytes = place.bench.read(&disk);
    let id = place.bench.begin(&disk);
    assert!(place.bench.engine.freeze(&id).unwrap());
    place.bench.write(&disk, 0, &noise(2, SIZE / 2));
    let row = place.bench.find(&disk);
    place.bench.engine.catalog().write(|transaction| row.begin_rewriting(transaction)).unwrap();
    let row = Disk {
        status: DiskStatus::ReIniting,
        rollback_to: Some(id.clone()),
        worker: Some(disk.to_string()),
        ..row
    };
    place.bench.engine.catalog().write(|transaction| row.update(transaction)).unwrap();

    let frozen = place.frozen();
    assert_eq!(frozen.len(), 1);
    let clone = File::options().write(true).open(&frozen[0]).unwrap();
    let first = bytes[0];
    *place.looked.meanwhile.lock().unwrap() =
        Some(Box::new(move || clone.write_all_at(&[first], 0).unwrap()));
    place.bench.engine.capture(&id).unwrap_err();
    assert_eq!(place.row(&id).status, SnapshotStatus::Failed);
    assert!(place.bench.engine.resume().unwrap().is_empty());
    assert_eq!(place.bench.find(&disk).status, DiskStatus::Available);
    assert!(place.bench.read(&disk) == bytes);
    assert!(place.frozen().is_empty(), "clones lie about");
}

/// A new disk from the snapshot whose clone is kept is a clone of that, and a disk of its own.
#[test]
fn a_new_disk_shares_the_kept_clone() {
    const SIZE: usize = 8 << 20;
    let Some(mut place) = Place::new(&XFS) else { return };
    let disk = place.disk(SIZE);
    let mut contents = Vec::new();
    for seed in 1..=2 {
        place.bench.write(&disk, 0, &noise(seed, SIZE));
        contents.push((place.bench.snapshot(&disk), place.bench.read(&disk)));
    }
    place.bench.write(&disk, 0, &noise(3, SIZE));
    for ((id, bytes), is_read) in contents.iter().zip([1, 0]) {
        for size in [SIZE, SIZE + (1 << 20)] {
            place.looked.starts.store(0, Ordering::SeqCst);
            let new = place.bench.clone_of(id, size).unwrap();
            assert_eq!(place.looked.starts.load(Ordering::SeqCst), is_read, "whether the store is read");
            let content = place.bench.read(&new);
            assert!(content.len() == size && content[..SIZE] == *bytes);
            assert!(content[SIZE..].iter().all(|byte| *byte == 0));
            place.bench.write(&new, 0, &noise(4, 100_000));
        }
        place.check_content(id, bytes);
    }
    assert!(place.bench.read(&disk) == noise(3, SIZE));
    // One that is larger stays so when it goes back, also while the snapshot progresses.
    let id = place.bench.begin(&disk);
    assert!(place.bench.engine.freeze(&id).unwrap());
    let new = place.bench.clone_of(&id, 2 * SIZE).unwrap();
    place.bench.write(&new, SIZE, &noise(5, 100_000));
    place.bench.rollback(&new, &id).unwrap();
    assert_eq!(place.bench.find(&new).size, ByteSize(2 * SIZE as u64));
    let content = place.bench.read(&new);
    assert!(content.len() == 2 * SIZE && content[..SIZE] == noise(3, SIZE));
    assert!(content[SIZE..].iter().all(|byte| *byte == 0));
}

#[test]
fn a_clone_in_doubt_is_not_used() {
    let Some(mut place) = Place::new(&XFS) else { return };
    let disk = place.disk(8 << 20);
    let full = 8 << 20;
    place.bench.write(&disk, 0, &noise(1, 8 << 20));
    place.read_by_snapshot(&disk);
    let whole = |place: &mut Place, what: &str| {
        place.bench.write(&disk, 100_000, &noise(2, 10));
        place.bench.write(&disk, 200_000, &noise(what.len() as u64, 10));
        let (id, read) = place.read_by_snapshot(&disk);
        assert_eq!(read, full, "{what}");
        let bytes = place.bench.read(&disk);
        place.check_words(&id, &bytes);
        assert_eq!(place.frozen().len(), 1);
    };
    let file = place.frozen().remove(0);
    std::fs::remove_file(&file).unwrap();
    whole(&mut place, "gone");
    let file = place.frozen().remove(0);
    File::options().write(true).open(&file).unwrap().write_all_at(b"x", 300_000).unwrap();
    whole(&mut place, "written to");
    let file = place.frozen().remove(0);
    let copy = file.with_extension("copy");
    std::fs::copy(&file, &copy).unwrap();
    std::fs::rename(&copy, &file).unwrap();
    whole(&mut place, "another file");
    place.bench.write(&disk, 0, &[]);
    let (newest, read) = place.read_by_snapshot(&disk);
    assert!(read < full);
    place.bench.delete(&newest);
    assert_eq!(place.frozen().len(), 0);
    whole(&mut place, "its snapshot was deleted");
    place.bench.engine.keep_clones(&disk, false).unwrap();
    assert_eq!(place.frozen().len(), 0);
    place.bench.engine.keep_clones(&disk, true).unwrap();
    whole(&mut place, "off and on again");
    place.verify();
}

/// The same place means something else on another file system, to which somebody may have moved the image.
#[test]
fn places_of_two_file_systems_are_not_compared() {
    let Some(mut place) = Place::new(&XFS) else { return };
    let elsewhere = place._directory.path().join("elsewhere");
    let Some(_other) = Mount::new(&XFS, &elsewhere) else { return };
    let disk = place.disk(1 << 20);
    place.bench.write(&disk, 0, &noise(1, 1 << 20));
    let (first, full) = place.read_by_snapshot(&disk);
    let path = place.bench.path(&disk);
    std::fs::copy(&path, elsewhere.join("image")).unwrap();
    let adopted = Some(elsewhere.join("image").to_str().unwrap().to_owned());
    place
        .bench
        .engine
        .catalog()
        .write(|transaction| Disk { adopted, ..place.bench.find(&disk) }.update(transaction))
        .unwrap();
    place.bench.write(&disk, 500_000, &noise(2, 100));
    let bytes = place.bench.read(&disk);
    let (second, read) = place.read_by_snapshot(&disk);
    assert_eq!(read, full);
    place.check_content(&second, &bytes);
    place.bench.rollback(&disk, &first).unwrap();
    assert!(place.bench.read(&disk) == noise(1, 1 << 20));
}

/// The names in the home's directory of clones.
fn clones(snap: &Snap) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(snap.home().join("regions/cn-hangzhou/frozen")) else {
        return Vec::new();
    };
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn killed_at_every_step_nothing_lies_about() {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(&XFS, &snap.home()) else { return };
    let disk = snap.import(&noisy(1, 8));
    let said = snap.json(&["disk", "keep-clone", &disk, "on"]);
    assert_eq!(said, serde_json::json!({ "DiskId": disk, "KeepClone": true }));
    let mut held = Vec::new();
    let mut take = |seed: u64| {
        snap.write(&disk, 3 << 20, &noisy(seed, 1));
        let id = snap.snapshot(&disk);
        assert_eq!(clones(&snap), [format!("{id}.img")]);
        held.push((id.clone(), snap.read(&disk)));
        id
    };
    let mut newest = take(2);
    let create = ["ecs", "CreateSnapshot", "--DiskId", &disk];
    // Killed before the clone is whole, the snapshot fails; after that, the next run captures the clone.
    for (point, comes) in [
        ("clone-drafted", false),
        ("capture-frozen", true),
        ("capture-packs-written", true),
        ("capture-before-commit", true),
        ("capture-committed", true),
    ] {
        snap.write(&disk, 5 << 20, &noisy(point.len() as u64, 1));
        snap.crash(point, &create);
        // The next run that may write settles it.
        let bytes = snap.read(&disk);
        snap.write(&disk, 6 << 20, &noisy(point.len() as u64 + 1, 1));
        snap.verify();
        let (last, status) = snap.snapshots().remove(0);
        if comes {
            assert_eq!(status, "accomplished", "{point}");
            assert!(snap.content(&last) == bytes, "content after {point}");
            // Where its manifest is there already, the snapshot is taken in as it is, and its clone is not kept.
            let is_taken_in = point == "capture-before-commit";
            let kept = if is_taken_in { Vec::new() } else { vec![format!("{last}.img")] };
            assert_eq!(clones(&snap), kept, "{point}");
        } else {
            assert_eq!(status, "failed", "{point}");
            assert_eq!(clones(&snap), [format!("{newest}.img")], "{point}");
        }
        newest = take(point.len() as u64);
    }
    // A rollback that died in the middle is done to its end.
    snap.write(&disk, 0, &noisy(9, 1));
    snap.crash("rollback-cloned", &["ecs", "ResetDisk", "--DiskId", &disk, "--SnapshotId", &newest]);
    assert_eq!(snap.disk_status(&disk), "ReIniting");
    snap.verify();
    assert_eq!(snap.disk_status(&disk), "Available");
    assert!(snap.read(&disk) == held.last().unwrap().1);
    assert_eq!(clones(&snap), [format!("{newest}.img")]);
    for (id, bytes) in &held {
        assert!(snap.content(id) == *bytes, "content of {id}");
    }
    // What the row no longer names goes, whoever died before that.
    snap.crash("delete-committed", &["ecs", "DeleteSnapshot", "--SnapshotId", &newest]);
    assert_eq!(clones(&snap), [format!("{newest}.img")]);
    snap.verify();
    assert_eq!(clones(&snap), [""; 0]);
    newest = snap.snapshot(&disk);
    assert_eq!(clones(&snap), [format!("{newest}.img")]);
    snap.crash("clone-forgotten", &["disk", "keep-clone", &disk, "off"]);
    assert_eq!(snap.json(&["disk", "keep-clone", &disk])["KeepClone"], false);
    assert_eq!(clones(&snap), [""; 0]);
    snap.json(&["disk", "keep-clone", &disk, "on"]);
    snap.write(&disk, 0, &noisy(10, 1));
    let newest = snap.snapshot(&disk);
    assert_eq!(clones(&snap), [format!("{newest}.img")]);
    snap.ecs("DeleteDisk", &["--DiskId", &disk]);
    assert_eq!(clones(&snap), [""; 0]);
    snap.verify();
}

#[test]
fn the_place_of_an_encoded_extent_says_nothing() {
    let Some(mut place) = Place::new(&BTRFS_COMPRESSED) else { return };
    let disk = place.disk(1 << 20);
    let path = place.bench.path(&disk);
    change(&path, &Step::WriteText { at: 0, length: 128 << 10, seed: 1 });
    place.read_by_snapshot(&disk);
    let before = place.bench.read(&disk);
    // The second half of the extent in the place of the first: for the file system the same place.
    change(&path, &Step::ShareNear { extent: 0, shift: 16, pages: 16 });
    let bytes = place.bench.read(&disk);
    assert!(bytes != before && bytes[..64 << 10] == bytes[64 << 10..128 << 10]);
    let (id, _) = place.read_by_snapshot(&disk);
    place.check_words(&id, &bytes);
    place.check_content(&id, &bytes);
    place.verify();
}

#[test]
fn clones_are_not_promised_where_there_can_be_none() {
    for (kind, can) in [(&EXT4, false), (&XFS, true), (&BTRFS, true)] {
        let snap = Snap::new();
        let Some(_mount) = Mount::new(kind, &snap.home()) else { return };
        let disk = snap.import(&noisy(1, 8));
        // In another file system than the home.
        let adopted = snap.json(&["disk", "import", "--adopt", snap.path("import.img").to_str().unwrap()]);
        for (disk, can) in [(&disk[..], can), (adopted["DiskId"].as_str().unwrap(), false)] {
            let output = snap.run(&["disk", "keep-clone", disk, "on"]);
            assert_eq!(output.status.success(), can, "{}: {disk}", kind.name);
            assert_eq!(snap.json(&["disk", "keep-clone", disk])["KeepClone"], can, "{}: {disk}", kind.name);
            let told = String::from_utf8(output.stderr).unwrap();
            assert!(can || told.contains("XFS or Btrfs"), "{told}");
        }
        assert_eq!(clones(&snap), [""; 0], "{}", kind.name);
    }
}

/// A capture whose caller was told an error is not made later, though its point in time was frozen.
#[test]
fn a_capture_that_was_given_up_is_not_made_later() {
    let Some(mut place) = Place::new(&XFS) else { return };
    let disk = place.disk(1 << 20);
    let id = place.bench.begin(&disk);
    assert!(place.bench.engine.freeze(&id).unwrap());
    let error = place.bench.engine.abandon(&SnapshotCapture(id.clone()).into(), EngineError::ThreadDied);
    assert!(matches!(error, EngineError::ThreadDied));
    place.bench.engine.recover().unwrap();
    assert!(place.bench.engine.resume().unwrap().is_empty());
    assert_eq!(place.row(&id).status, SnapshotStatus::Failed);
    assert!(place.frozen().is_empty());
    place.verify();
}

//! Tests of the guarantees of every backend.

use super::{
    Backend, Backends, Directories, Fault, Faults, Faulty, FaultyBackend, Memory, MemoryBackend, ObjectKind,
};
use crate::sys::place::Place;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::time::{Duration, Instant};

const KINDS: [ObjectKind; 2] = [ObjectKind::Pack, ObjectKind::Manifest];

fn read(backend: &dyn Backend, kind: ObjectKind, name: &str) -> std::io::Result<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(backend.length(kind, name)?).unwrap()];
    backend.read(kind, name, 0, &mut bytes).map(|()| bytes)
}

fn names(backend: &dyn Backend, kind: ObjectKind) -> BTreeSet<String> {
    backend.list(kind).unwrap().into_iter().collect()
}

/// Tests every guarantee of [`Backend`] on the backends that `backends` opens.
pub(super) fn conforms(backends: &dyn Backends) {
    let directory = tempfile::tempdir().unwrap();
    let root = Place::root(directory.path(), false);
    let open = |name: &str| {
        let root = root.join(name);
        root.make_directories().unwrap();
        backends.open(&root).unwrap()
    };
    let (one, same, other) = (open("one"), open("one"), open("other"));
    assert!(!one.place().is_empty());
    // A record can have any length, and 1 MiB is more than any buffer.
    let long: Vec<u8> = (0..1 << 20).map(|at: u32| (at % 251) as u8).collect();
    for kind in KINDS {
        what_is_missing(&*one, kind);
        for (name, bytes) in [("a", &b"short"[..]), ("b", &long), ("c", b"")] {
            one.put(kind, name, bytes).unwrap();
            assert_eq!(read(&*one, kind, name).unwrap(), bytes);
            assert_eq!(read(&*same, kind, name).unwrap(), bytes, "another backend of the same store");
        }
        one.sync().unwrap();
        assert_eq!(names(&*same, kind), BTreeSet::from(["a", "b", "c"].map(String::from)));
        assert!(names(&*other, kind).is_empty(), "another store");
    }
    ranges(&*one, &long);
    replacing(&*one, &*same);
    removing(&*one, &*same);
    from_many_threads(&*one);
}

fn what_is_missing(backend: &dyn Backend, kind: ObjectKind) {
    assert!(backend.list(kind).unwrap().is_empty());
    assert_eq!(backend.length(kind, "none").unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(backend.read(kind, "none", 0, &mut [0]).unwrap_err().kind(), ErrorKind::NotFound);
    backend.set_aside(kind, "none").unwrap_err();
    backend.delete(kind, "none").unwrap();
    backend.read_ahead(kind, "none", 0..10);
    backend.sync().unwrap();
}

fn ranges(backend: &dyn Backend, long: &[u8]) {
    let range = |offset: usize, length: usize| {
        let mut bytes = vec![0; length];
        backend.read(ObjectKind::Pack, "b", offset as u64, &mut bytes).map(|()| bytes)
    };
    backend.read_ahead(ObjectKind::Pack, "b", 0..1 << 30);
    for (offset, length) in [(0, 1), (1, 4096), (4095, 65_537), (long.len() - 1, 1), (long.len(), 0)] {
        assert_eq!(range(offset, length).unwrap(), long[offset..offset + length], "{offset}+{length}");
    }
    for (offset, length) in [(0, long.len() + 1), (long.len() - 1, 2), (long.len(), 1), (long.len() + 5, 1)] {
        assert_eq!(range(offset, length).unwrap_err().kind(), ErrorKind::UnexpectedEof, "{offset}+{length}");
    }
}

/// Tests that a manifest can be replaced by one with more or fewer bytes.
fn replacing(one: &dyn Backend, same: &dyn Backend) {
    for bytes in [&b"a longer one than before"[..], b"", b"x"] {
        one.put(ObjectKind::Manifest, "a", bytes).unwrap();
        assert_eq!(read(one, ObjectKind::Manifest, "a").unwrap(), bytes);
        assert_eq!(read(same, ObjectKind::Manifest, "a").unwrap(), bytes);
        assert_eq!(read(one, ObjectKind::Pack, "a").unwrap(), b"short", "kinds share no names");
    }
}

fn removing(one: &dyn Backend, same: &dyn Backend) {
    for _ in 0..2 {
        one.delete(ObjectKind::Pack, "a").unwrap();
        assert_eq!(read(one, ObjectKind::Pack, "a").unwrap_err().kind(), ErrorKind::NotFound);
        assert_eq!(same.length(ObjectKind::Pack, "a").unwrap_err().kind(), ErrorKind::NotFound);
    }
    one.set_aside(ObjectKind::Manifest, "b").unwrap();
    one.sweep_drafts().unwrap();
    one.sync().unwrap();
    assert_eq!(names(same, ObjectKind::Pack), BTreeSet::from(["b", "c"].map(String::from)));
    assert_eq!(names(same, ObjectKind::Manifest), BTreeSet::from(["a", "c"].map(String::from)));
    // The name of the deleted object can be used again.
    one.put(ObjectKind::Manifest, "b", b"new").unwrap();
    assert_eq!(read(same, ObjectKind::Manifest, "b").unwrap(), b"new");
}

fn from_many_threads(backend: &dyn Backend) {
    std::thread::scope(|scope| {
        for thread in 0..8 {
            scope.spawn(move || {
                for number in 0..8 {
                    let name = format!("{thread}-{number}");
                    backend.put(ObjectKind::Pack, &name, name.as_bytes()).unwrap();
                    assert_eq!(read(backend, ObjectKind::Pack, &name).unwrap(), name.as_bytes());
                    assert!(names(backend, ObjectKind::Pack).contains(&name));
                    backend.sync().unwrap();
                    backend.delete(ObjectKind::Pack, &name).unwrap();
                }
            });
        }
    });
}

#[test]
fn every_backend_keeps_its_promises() {
    conforms(&Directories);
    conforms(&Memory::default());
    conforms(&Faulty { inner: Directories, faults: Faults::default() });
    conforms(&Faulty { inner: Memory::default(), faults: Faults::default() });
}

#[test]
fn faults_come_as_they_are_planned() {
    let memory = MemoryBackend::default();
    let faults = Faults::default();
    let backend = FaultyBackend::new(Box::new(memory.clone()), faults.clone());
    let put = |bytes: &[u8]| backend.put(ObjectKind::Pack, "p", bytes);
    faults.at(0, Fault::Fails);
    faults.at(1, Fault::Tears);
    faults.at(2, Fault::Lost);
    faults.at(3, Fault::Delays(Duration::from_millis(20)));
    put(b"1234").unwrap_err();
    memory.length(ObjectKind::Pack, "p").unwrap_err();
    put(b"1234").unwrap_err();
    assert_eq!(read(&memory, ObjectKind::Pack, "p").unwrap(), b"12");
    put(b"1234").unwrap_err();
    assert_eq!(read(&memory, ObjectKind::Pack, "p").unwrap(), b"1234");
    let begun = Instant::now();
    put(b"5678").unwrap();
    assert!(begun.elapsed() >= Duration::from_millis(20));
    assert_eq!(faults.begin(), 4);
    faults.at(0, Fault::Tears);
    let mut bytes = [0; 4];
    backend.read(ObjectKind::Pack, "p", 0, &mut bytes).unwrap_err();
    assert_eq!(&bytes, b"56\0\0");
    backend.read(ObjectKind::Pack, "p", 0, &mut bytes).unwrap();
    assert_eq!(&bytes, b"5678");
}

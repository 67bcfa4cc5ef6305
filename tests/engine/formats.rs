//! Image files against QEMU: what it writes is read, byte for byte and hole for hole; what is written
//! here it finds without fault and reads the same.

use crate::common;

use common::noise;
use ecs_snap::disk::format::{Format, Reader, Source, write};
use proptest::prelude::*;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Whether QEMU's tool is there; where it must be (CI), its absence is a failure.
fn has_qemu() -> bool {
    if Command::new("qemu-img").arg("--version").output().is_ok() {
        return true;
    }
    assert!(std::env::var_os("SNAP_TEST_NO_SKIP").is_none(), "missing: qemu-img");
    eprintln!("SKIPPED: qemu-img not found; install qemu-utils to run this test");
    false
}

/// Whatever its tables say, a small file is no huge disk.
#[test]
fn a_compressed_cluster_that_serves_often_is_refused() {
    if !has_qemu() {
        return;
    }
    let directory = TempDir::new().unwrap();
    // The first cluster takes half of itself, the others next to nothing.
    let mut bytes = "a line\n".repeat(1024 * CLUSTER / 7).into_bytes();
    bytes[..CLUSTER / 2].copy_from_slice(&noise(1, CLUSTER / 2));
    std::fs::write(file(&directory, "raw"), &bytes).unwrap();
    qemu_img(&directory, "convert -c -f raw -O qcow2 raw image");
    let image = File::options().read(true).write(true).open(file(&directory, "image")).unwrap();
    let number = |at: u64| {
        let mut bytes = [0; 8];
        image.read_exact_at(&mut bytes, at).unwrap();
        u64::from_be_bytes(bytes)
    };
    let table = number(number(40)) & 0x00ff_ffff_ffff_fe00;
    let first = number(table);
    assert_ne!(first & 1 << 62, 0, "it is compressed");
    let read = || -> Result<Vec<u8>, _> {
        let mut source = Reader::open(File::open(file(&directory, "image")).unwrap(), Format::Qcow2)?;
        let mut bytes = vec![0; usize::try_from(source.size()).unwrap()];
        source.read_at(0, &mut bytes).map(|()| bytes)
    };
    assert!(read().unwrap()[..bytes.len()] == bytes);
    for entry in 1..1024 {
        image.write_all_at(&first.to_be_bytes(), table + 8 * entry).unwrap();
    }
    let refused = read().unwrap_err().to_string();
    assert!(refused.contains("more clusters than the file has"), "{refused}");
}

const CLUSTER: usize = 65_536;

/// Runs it with arguments that are parted by blanks, in a directory.
fn qemu_img(directory: &TempDir, arguments: &str) -> String {
    let output =
        Command::new("qemu-img").current_dir(directory.path()).args(arguments.split(' ')).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "qemu-img {arguments}: {text}{complaint}");
    text
}

fn file(directory: &TempDir, name: &str) -> PathBuf {
    directory.path().join(name)
}

/// A sparse disk: data of several kinds at offsets of all kinds.
#[derive(Clone, Debug)]
struct Content {
    size: usize,
    pieces: Vec<(usize, usize, u8, bool)>,
}

impl Content {
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![0; self.size];
        for (start, length, seed, is_text) in &self.pieces {
            let data = if *is_text {
                format!("{seed}, a line\n").repeat(*length).into()
            } else {
                noise(u64::from(*seed), *length)
            };
            let start = (start * 7919).min(self.size);
            let length = (*length).min(self.size - start);
            bytes[start..start + length].copy_from_slice(&data[..length]);
        }
        bytes
    }

    /// The raw file of it, with holes.
    fn save(&self, path: &Path) -> Vec<u8> {
        let bytes = self.bytes();
        let file = File::create(path).unwrap();
        file.set_len(bytes.len() as u64).unwrap();
        for (number, page) in bytes.chunks(4096).enumerate() {
            if page.iter().any(|byte| *byte != 0) {
                file.write_all_at(page, number as u64 * 4096).unwrap();
            }
        }
        bytes
    }
}

fn contents() -> impl Strategy<Value = Content> {
    let piece = (0..1500usize, 1..300_000usize, any::<u8>(), any::<bool>());
    (1..9_000_000usize, prop::collection::vec(piece, 0..7))
        .prop_map(|(size, pieces)| Content { size, pieces })
}

/// Reads a disk through its ranges of data; the bytes in them, and the bytes of the disk.
fn read(path: &Path, format: Format) -> (u64, Vec<u8>) {
    let file = File::open(path).unwrap();
    assert_eq!(Format::detect(&file).unwrap(), format);
    let mut reader = Reader::open(file, format).unwrap();
    let mut bytes = vec![0; usize::try_from(reader.size()).unwrap()];
    let (mut at, mut data) = (0, 0);
    while let Some(range) = reader.next_data(at).unwrap() {
        assert!(at <= range.start && range.start < range.end && range.end <= reader.size());
        reader.read_at(range.start, &mut bytes[range.start as usize..range.end as usize]).unwrap();
        data += range.end - range.start;
        at = range.end;
    }
    let mut whole = vec![1; bytes.len()];
    for (number, piece) in whole.chunks_mut(99_999).enumerate() {
        reader.read_at(number as u64 * 99_999, piece).unwrap();
    }
    assert!(whole == bytes, "what lies between ranges of data is zeros");
    (data, bytes)
}

/// Bytes of a disk in pieces of a size that are not all zeros.
fn used(bytes: &[u8], piece: usize) -> u64 {
    let used = bytes.chunks(piece).filter(|piece| piece.iter().any(|byte| *byte != 0));
    used.map(|piece| piece.len() as u64).sum()
}

fn assert_begins(bytes: &[u8], expected: &[u8], what: &str) {
    assert!(bytes.len() >= expected.len(), "{what}: {} < {}", bytes.len(), expected.len());
    let (same, rest) = bytes.split_at(expected.len());
    assert!(same == expected, "{what}: the bytes differ");
    assert!(rest.iter().all(|byte| *byte == 0), "{what}: something after the end");
}

/// The ways in which QEMU writes qcow2: options, and bytes in a cluster.
const QCOW2: [(&str, usize); 12] = [
    ("-o cluster_size=512", 512),
    ("-o cluster_size=4096,compat=0.10", 4096),
    ("-o cluster_size=65536", 65536),
    ("-o cluster_size=2097152", 2 << 20),
    ("-c -o cluster_size=512,compat=0.10", 512),
    ("-c -o cluster_size=65536,compat=0.10", 65536),
    ("-c -o cluster_size=65536,compat=1.1", 65536),
    ("-c -o cluster_size=65536,compression_type=zstd", 65536),
    ("-c -o cluster_size=2097152,compression_type=zstd", 2 << 20),
    ("-c -o cluster_size=2097152", 2 << 20),
    ("-o lazy_refcounts=on,refcount_bits=1", 65536),
    ("-o preallocation=metadata", usize::MAX),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn what_qemu_writes_is_read(content in contents()) {
        if !has_qemu() {
            return Ok(());
        }
        let directory = tempfile::tempdir().unwrap();
        let expected = content.save(&file(&directory, "raw"));
        for (options, cluster) in QCOW2 {
            qemu_img(&directory, &format!("convert -f raw -O qcow2 {options} raw image"));
            let (data, bytes) = read(&file(&directory, "image"), Format::Qcow2);
            assert_begins(&bytes, &expected, options);
            assert_eq!(bytes.len(), expected.len().next_multiple_of(512));
            if cluster < usize::MAX {
                // QEMU looks for zeros in pages of 4 KiB at the finest.
                let (least, most) = (used(&bytes, cluster), used(&bytes, cluster.max(4096)));
                assert!((least..=most).contains(&data), "{options}: {data} of {least} to {most}");
            }
        }
        for options in ["subformat=dynamic", "subformat=fixed", "subformat=dynamic,force_size=on"] {
            qemu_img(&directory, &format!("convert -f raw -O vpc -o {options} raw image"));
            let (data, bytes) = read(&file(&directory, "image"), Format::Vhd);
            assert_begins(&bytes, &expected, options);
            if options.contains("dynamic") {
                assert_eq!(data, used(&bytes, 2 << 20), "{options}: holes");
            }
        }
    }

    #[test]
    fn what_is_written_qemu_reads(content in contents()) {
        if !has_qemu() {
            return Ok(());
        }
        let directory = tempfile::tempdir().unwrap();
        let expected = content.save(&file(&directory, "raw"));
        for (format, name) in [(Format::Raw, "raw"), (Format::Qcow2, "qcow2"), (Format::Vhd, "vpc")] {
            let mut source = Reader::detect(File::open(file(&directory, "raw")).unwrap()).unwrap();
            let image = File::create(file(&directory, "image")).unwrap();
            write(&mut source, format, &image, &mut |_| {}).unwrap();
            let info = qemu_img(&directory, &format!("info -f {name} image"));
            let size = expected.len().next_multiple_of(512);
            assert!(info.contains(&format!("({size} bytes)")), "{info}");
            if format == Format::Qcow2 {
                // It fails where there is any error or leak.
                let check = qemu_img(&directory, "check -f qcow2 image");
                assert!(check.contains("No errors were found"), "{check}");
                let clusters = used(&expected, 65536).div_ceil(65536);
                assert!(clusters == 0 || check.contains(&format!("{clusters}/")), "{clusters}: {check}");
            }
            qemu_img(&directory, &format!("convert -f {name} -O raw image back"));
            let back = std::fs::read(file(&directory, "back")).unwrap();
            assert_eq!(back.len(), size);
            assert_begins(&back, &expected, name);
        }
    }

    #[test]
    fn what_qemu_writes_and_somebody_spoils_does_no_harm(
        way in 0..QCOW2.len(),
        changes in prop::collection::vec((0..1u64 << 32, any::<u64>()), 200),
    ) {
        if !has_qemu() {
            return Ok(());
        }
        let directory = tempfile::tempdir().unwrap();
        let content = Content { size: 1_000_000, pieces: vec![(0, 99_999, 1, true), (80, 70_000, 2, false)] };
        content.save(&file(&directory, "raw"));
        qemu_img(&directory, &format!("convert -f raw -O qcow2 {} raw image", QCOW2[way].0));
        let sound = std::fs::read(file(&directory, "image")).unwrap();
        for few in changes.chunks(4) {
            let mut spoilt = sound.clone();
            for (at, value) in few {
                let reach = [120, 4096, spoilt.len()][usize::try_from(value % 3).unwrap()].min(spoilt.len());
                let at = (usize::try_from(*at).unwrap() % reach).max(8);
                spoilt[at] = (value >> 32) as u8;
            }
            std::fs::write(file(&directory, "spoilt"), &spoilt).unwrap();
            let Ok(mut reader) = Reader::detect(File::open(file(&directory, "spoilt")).unwrap()) else { continue };
            let (mut at, mut bytes) = (0, vec![0; 100_000]);
            for _ in 0..50 {
                let Ok(Some(range)) = reader.next_data(at) else { break };
                let _ = reader.read_at(range.start, &mut bytes);
                at = range.end;
            }
        }
    }
}

/// Whatever makes an image that is not read here: what is said of it.
#[test]
fn what_is_not_supported_is_refused() {
    if !has_qemu() {
        return;
    }
    let cases = [
        ("create -f qcow2 -o compat=1.1 -b base -F raw image", "has a backing file"),
        ("create -f qcow2 -o data_file=data image 1M", "keeps its data in another file"),
        ("create -f qcow2 -o extended_l2=on image 1M", "has subclusters"),
        (
            "create -f qcow2 --object secret,id=key,data=secret -o encrypt.format=luks,encrypt.key-secret=key,\
             encrypt.iter-time=10 image 1M",
            "is encrypted",
        ),
    ];
    for (arguments, message) in cases {
        let directory = tempfile::tempdir().unwrap();
        File::create(file(&directory, "base")).unwrap().set_len(1 << 20).unwrap();
        qemu_img(&directory, arguments);
        let refused = Reader::detect(File::open(file(&directory, "image")).unwrap()).unwrap_err().to_string();
        assert!(refused.contains(message) && refused.contains("qcow2"), "{arguments}: {refused}");
    }
}

#[test]
fn internal_snapshots_are_ignored() {
    if !has_qemu() {
        return;
    }
    let directory = tempfile::tempdir().unwrap();
    let content = Content { size: 3_000_000, pieces: vec![(0, 200_000, 1, false), (200, 5000, 2, true)] };
    let expected = content.save(&file(&directory, "raw"));
    qemu_img(&directory, "convert -f raw -O qcow2 raw image");
    qemu_img(&directory, "snapshot -c before image");
    let (_, bytes) = read(&file(&directory, "image"), Format::Qcow2);
    assert_begins(&bytes, &expected, "with a snapshot");
}

/// A disk of many TiB with a little data at its start and its end.
#[test]
fn large_disks_are_exchanged() {
    if !has_qemu() {
        return;
    }
    for (format, name, size) in [(Format::Qcow2, "qcow2", 15u64 << 40), (Format::Vhd, "vpc", 2040 << 30)] {
        let directory = tempfile::tempdir().unwrap();
        let raw = File::create(file(&directory, "raw")).unwrap();
        raw.set_len(size).unwrap();
        raw.write_all_at(b"first", 100).unwrap();
        raw.write_all_at(b"last", size - 4).unwrap();
        let mut source = Reader::open(File::open(file(&directory, "raw")).unwrap(), Format::Raw).unwrap();
        let image = File::create(file(&directory, "image")).unwrap();
        write(&mut source, format, &image, &mut |_| {}).unwrap();
        qemu_img(&directory, &format!("compare -f raw -F {name} raw image"));
        qemu_img(&directory, &format!("convert -f raw -O {name} raw theirs"));
        for image in ["image", "theirs"] {
            let mut reader = Reader::detect(File::open(file(&directory, image)).unwrap()).unwrap();
            assert_eq!((reader.format(), reader.size()), (format, size));
            let mut end = [1; 8];
            reader.read_at(size - 4, &mut end).unwrap();
            assert_eq!(&end, b"last\0\0\0\0");
            let first = reader.next_data(0).unwrap().unwrap();
            let second = reader.next_data(first.end).unwrap().unwrap();
            assert_eq!(second.end, size);
        }
    }
}

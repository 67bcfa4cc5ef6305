//! Written content reads back unchanged; files of strangers do no harm.

use super::*;
use proptest::prelude::*;
use std::os::unix::fs::FileExt;

const PAGE: usize = 4096;

/// A disk in memory whose pages of zeros are holes.
struct Memory(Vec<u8>);

impl Source for Memory {
    fn size(&self) -> u64 {
        self.0.len() as u64
    }

    fn next_data(&mut self, from: u64) -> Result<Option<Range<u64>>> {
        let mut pages = self.0.chunks(PAGE).enumerate().skip(index(from) / PAGE);
        let page = pages.find(|(_, page)| page.iter().any(|byte| *byte != 0));
        let range = page.map(|(number, page)| number * PAGE..number * PAGE + page.len());
        Ok(range
            .map(|range| from.max(range.start as u64)..range.end as u64)
            .filter(|range| !range.is_empty()))
    }

    fn read_at(&mut self, offset: u64, bytes: &mut [u8]) -> Result<()> {
        let rest = self.0.get(index(offset)..).unwrap_or(&[]);
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = rest.get(place).copied().unwrap_or(0);
        }
        Ok(())
    }
}

/// A huge disk with 0x5a in the blocks at some offsets.
struct Huge(u64, Vec<u64>);

impl Source for Huge {
    fn size(&self) -> u64 {
        self.0
    }

    fn next_data(&mut self, from: u64) -> Result<Option<Range<u64>>> {
        let next = self.1.iter().find(|block| **block + output::PIECE > from);
        Ok(next.map(|block| from.max(*block)..block + output::PIECE))
    }

    fn read_at(&mut self, _: u64, bytes: &mut [u8]) -> Result<()> {
        bytes.fill(0x5a);
        Ok(())
    }
}

fn file_of(bytes: &[u8]) -> File {
    let file = tempfile::tempfile().unwrap();
    file.write_all_at(bytes, 0).unwrap();
    file
}

fn written(source: &mut dyn Source, format: Format) -> File {
    let file = tempfile::tempfile().unwrap();
    write(source, format, &file, &mut |_| {}).unwrap();
    file
}

/// Reads the whole disk through its ranges of data alone.
fn content(source: &mut dyn Source) -> Vec<u8> {
    let mut bytes = vec![0; index(source.size())];
    let mut at = 0;
    while let Some(range) = source.next_data(at).unwrap() {
        assert!(at <= range.start && range.start < range.end && range.end <= source.size(), "{range:?}");
        source.read_at(range.start, &mut bytes[index(range.start)..index(range.end)]).unwrap();
        at = range.end;
    }
    bytes
}

/// Reads all positions that a file leads to, for a while; the result can only be `Ok` or `Err`.
fn explore(file: File, format: Format) -> Result<()> {
    let mut reader = Reader::open(file, format)?;
    let mut bytes = vec![0; 150_000];
    let mut at = 0;
    for _ in 0..100 {
        let Some(range) = reader.next_data(at)? else { break };
        assert!(at <= range.start && range.start < range.end && range.end <= reader.size(), "{range:?}");
        let length = bytes.len().min(index(range.end - range.start));
        let _ = reader.read_at(range.start, &mut bytes[..length]);
        at = range.end;
    }
    reader.read_at(reader.size().saturating_sub(70_000), &mut bytes)?;
    reader.read_at(u64::MAX, &mut bytes)
}

fn disks() -> impl Strategy<Value = Vec<u8>> {
    let piece = (0..20usize, 1..100_000usize, any::<u8>());
    (1..800_000usize, prop::collection::vec(piece, 0..6)).prop_map(|(size, pieces)| {
        let mut bytes = vec![0; size];
        for (start, length, seed) in pieces {
            let data = bytes.iter_mut().skip(start * 37_777).take(length);
            data.enumerate().for_each(|(place, byte)| *byte = seed ^ (place / 7) as u8);
        }
        bytes
    })
}

fn formats() -> impl Strategy<Value = Format> {
    prop::sample::select(Format::ALL.to_vec())
}

#[test]
fn formats_have_names() {
    for (word, format) in [("raw", Format::Raw), ("QCOW2", Format::Qcow2), ("vhd", Format::Vhd)] {
        assert_eq!(word.parse::<Format>().unwrap(), format);
        assert_eq!(format.to_string().parse::<Format>().unwrap(), format);
    }
    assert!("vmdk".parse::<Format>().unwrap_err().to_string().contains("vmdk"));
}

#[test]
fn sizes_have_limits() {
    assert_eq!(Format::Raw.padded(1).unwrap(), 1);
    assert_eq!(Format::Qcow2.padded(513).unwrap(), 1024);
    assert_eq!(Format::Vhd.padded(2040 << 30).unwrap(), 2040 << 30);
    assert!(Format::Vhd.padded((2040 << 30) + 1).is_err());
    assert!(Format::Qcow2.padded(MAX_SIZE + 1).is_err());
}

#[test]
fn huge_disks_come_back() {
    let sizes = [(Format::Qcow2, MAX_SIZE), (Format::Vhd, vhd::MAX_SIZE), (Format::Raw, 8 << 40)];
    for (format, size) in sizes {
        let blocks = vec![0, size / 3 / 65536 * 65536, size - 65536];
        let mut reader = Reader::detect(written(&mut Huge(size, blocks.clone()), format)).unwrap();
        assert_eq!((reader.format(), reader.size()), (format, size));
        let mut at = 0;
        for block in blocks {
            assert_eq!(reader.next_data(at).unwrap().unwrap().start / (2 << 20), block / (2 << 20));
            let mut bytes = [0; 65536];
            reader.read_at(block, &mut bytes).unwrap();
            assert!(bytes.iter().all(|byte| *byte == 0x5a));
            at = (block / (2 << 20) + 1) * (2 << 20);
        }
    }
}

#[test]
fn what_is_listed_twice_is_refused() {
    // Two L2 tables; the second is the first once more.
    let file = written(&mut Huge(1 << 30, vec![0, 600 << 20]), Format::Qcow2);
    let mut first = [0; 8];
    file.read_exact_at(&mut first, 65536).unwrap();
    file.write_all_at(&first, 65536 + 8).unwrap();
    assert!(Reader::open(file, Format::Qcow2).unwrap_err().to_string().contains("listed twice"));
    // An L2 table whose entries all name one cluster.
    let file = written(&mut Huge(512 << 20, vec![0]), Format::Qcow2);
    let mut entry = [0; 8];
    file.read_exact_at(&mut entry, 2 * 65536).unwrap();
    file.write_all_at(&entry.repeat(8192), 2 * 65536).unwrap();
    let refused = Reader::open(file, Format::Qcow2).unwrap().next_data(0).unwrap_err();
    assert!(refused.to_string().contains("more clusters than"));
    // A block allocation table whose entries all name one block.
    let file = written(&mut Huge(512 << 20, vec![0]), Format::Vhd);
    let mut entry = [0; 4];
    file.read_exact_at(&mut entry, 1536).unwrap();
    file.write_all_at(&entry.repeat(256), 1536).unwrap();
    assert!(Reader::open(file, Format::Vhd).unwrap_err().to_string().contains("another block is"));
}

#[test]
fn tables_that_point_at_headers_are_refused() {
    let vhd = |sector: u32| {
        let file = written(&mut Huge(512 << 20, vec![0, 4 << 20]), Format::Vhd);
        assert!(Reader::open(file.try_clone().unwrap(), Format::Vhd).is_ok());
        file.write_all_at(&sector.to_be_bytes(), 1536).unwrap();
        Reader::open(file, Format::Vhd)
    };
    // The footer's copy, the dynamic header, the table itself.
    for sector in 0..4 {
        let refused = vhd(sector).unwrap_err().to_string();
        assert!(refused.contains("where a header"), "{sector}: {refused}");
    }
    // The footer at the end.
    let file = written(&mut Huge(512 << 20, vec![0]), Format::Vhd);
    let end = file.metadata().unwrap().len() / 512 - 1;
    file.write_all_at(&u32::try_from(end - 100).unwrap().to_be_bytes(), 1536).unwrap();
    assert!(Reader::open(file, Format::Vhd).unwrap_err().to_string().contains("where a header"));
    // The header, the L1 table and an L2 table of a qcow2 image.
    for cluster in [0u64, 1, 2] {
        let file = written(&mut Huge(1 << 30, vec![0, 600 << 20]), Format::Qcow2);
        let mut first = [0; 8];
        file.read_exact_at(&mut first, 65536).unwrap();
        let table = u64::from_be_bytes(first) & 0x00ff_ffff_ffff_fe00;
        let entry = if cluster == 2 { table } else { cluster * 65536 };
        // An entry that is 0 except for its flag is a hole.
        let entry = if entry == 0 { 1 << 62 } else { entry | 1 << 63 };
        file.write_all_at(&u64::to_be_bytes(entry), table).unwrap();
        let refused = Reader::open(file, Format::Qcow2).unwrap().next_data(0).unwrap_err().to_string();
        assert!(refused.contains("where the header or a table"), "{cluster}: {refused}");
    }
    let file = written(&mut Huge(1 << 30, vec![0, 600 << 20]), Format::Qcow2);
    file.write_all_at(&65536u64.to_be_bytes(), 65536).unwrap();
    assert!(Reader::open(file, Format::Qcow2).unwrap_err().to_string().contains("an L2 table is where"));
}

#[test]
fn files_are_told_apart() {
    assert_eq!(Format::detect(&file_of(b"")).unwrap(), Format::Raw);
    assert_eq!(Format::detect(&file_of(b"QFI\xfb")).unwrap(), Format::Qcow2);
    assert!(Format::detect(&file_of(b"vhdxfile")).unwrap_err().to_string().contains("VHDX"));
    // A footer with a wrong checksum is no raw disk.
    let mut footer = [0; 512];
    input::put(&mut footer, 0, b"conectix");
    assert_eq!(Format::detect(&file_of(&footer)).unwrap(), Format::Vhd);
    assert!(Reader::detect(file_of(&footer)).unwrap_err().to_string().contains("checksum"));
}

#[test]
fn empty_disks_come_back() {
    for format in Format::ALL {
        let mut reader = Reader::detect(written(&mut Memory(Vec::new()), format)).unwrap();
        assert_eq!((reader.format(), reader.size()), (format, 0));
        assert_eq!(reader.next_data(0).unwrap(), None);
    }
}

#[test]
fn half_a_file_is_no_image() {
    let mut disk = Memory((0..400_000u32).map(|number| (number % 251) as u8).collect());
    for format in [Format::Qcow2, Format::Vhd] {
        let file = written(&mut disk, format);
        file.set_len(100_000).unwrap();
        let read = Reader::open(file, format).and_then(|mut reader| {
            let mut bytes = vec![0; 400_000];
            reader.read_at(0, &mut bytes)
        });
        assert!(read.unwrap_err().to_string().contains("damaged"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn disks_come_back(disk in disks(), format in formats(), then in formats(), wide: bool) {
        let disk = if wide { [&disk[..], &vec![0; 4 << 20], &disk[..]].concat() } else { disk };
        let size = disk.len();
        let mut once = Reader::detect(written(&mut Memory(disk.clone()), format)).unwrap();
        prop_assert_eq!(once.format(), format);
        prop_assert_eq!(once.size(), format.padded(size as u64).unwrap());
        let mut twice = Reader::detect(written(&mut once, then)).unwrap();
        for reader in [&mut once, &mut twice] {
            let bytes = content(reader);
            prop_assert!(bytes[..size] == disk[..]);
            prop_assert!(bytes[size..].iter().all(|byte| *byte == 0));
            // The whole disk in one read, also holes and bytes past the end.
            let mut all = vec![1; bytes.len() + 1000];
            reader.read_at(0, &mut all).unwrap();
            prop_assert!(all[..size] == disk[..] && all[size..].iter().all(|byte| *byte == 0));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn mutated_files_do_no_harm(
        disk in disks(),
        format in formats(),
        changes in prop::collection::vec((0..1u64 << 32, 0..3u8, any::<u64>(), 1..9usize), 1..12),
        cut in prop::option::weighted(0.2, any::<u64>()),
    ) {
        let file = written(&mut Memory(disk), format);
        let length = file.metadata().unwrap().len();
        for (at, place, value, bytes) in changes {
            // The headers, the first tables, or any other position.
            let at = at % [128.min(length), 2048.min(length), length][usize::from(place)].max(1);
            let value = [value, 0, u64::MAX, value & 0xff, 1 << (value % 64)][(value % 5) as usize];
            file.write_all_at(&value.to_be_bytes()[8 - bytes.min(8)..], at).unwrap();
        }
        if let Some(cut) = cut {
            file.set_len(cut % length.max(1)).unwrap();
        }
        let _ = Format::detect(&file);
        let _ = explore(file, format);
    }

    /// Changes bytes as above, and then corrects the checksums, so more of the file is accepted.
    #[test]
    fn mutated_vhd_headers_do_no_harm(
        disk in disks(),
        changes in prop::collection::vec((0..2048u64, any::<u64>(), 1..9usize), 1..6),
    ) {
        let file = written(&mut Memory(disk), Format::Vhd);
        for (at, value, bytes) in changes {
            file.write_all_at(&value.to_be_bytes()[8 - bytes.min(8)..], at).unwrap();
        }
        let mut footer = [0; 512];
        file.read_exact_at(&mut footer, 0).unwrap();
        input::put(&mut footer, 0, b"conectix");
        let sum = vhd::checksum(&footer, 64);
        input::put(&mut footer, 64, &sum.to_be_bytes());
        file.write_all_at(&footer, file.metadata().unwrap().len() - 512).unwrap();
        let mut header = [0; 1024];
        file.read_exact_at(&mut header, 512).unwrap();
        let sum = vhd::checksum(&header, 36);
        input::put(&mut header, 36, &sum.to_be_bytes());
        file.write_all_at(&header, 512).unwrap();
        let _ = explore(file, Format::Vhd);
    }

    #[test]
    fn random_files_do_no_harm(
        mut bytes in prop::collection::vec(any::<u8>(), 0..6000),
        version in 2..4u32,
        bits in 0..24u32,
        format in formats(),
    ) {
        if format == Format::Qcow2 {
            input::put(&mut bytes, 0, &qcow2::MAGIC);
            input::put(&mut bytes, 4, &version.to_be_bytes());
            input::put(&mut bytes, 8, &[0; 8]);
            input::put(&mut bytes, 20, &bits.to_be_bytes());
            input::put(&mut bytes, 24, &[0; 3]);
            input::put(&mut bytes, 32, &[0; 4]);
            input::put(&mut bytes, 40, &[0; 6]);
            input::put(&mut bytes, 72, &[0; 8]);
        }
        let _ = Format::detect(&file_of(&bytes));
        let _ = explore(file_of(&bytes), format);
    }
}

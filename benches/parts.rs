//! The parts of a capture and a restore, one by one: `cargo bench`.
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use ecs_snap::catalog::{Catalog, Chain, Change, PackRow, Placed, WriteTx};
use ecs_snap::model::{
    BLOCK_SIZE, BlockNumber, ChainId, Digest, Hash, Location, PackName, RegionId, Run, Sequence, Slot,
};
use ecs_snap::store::{
    BlockReader, Codec, Compression, Directory, Encoding, Footer, FooterEntry, PackBuilder, Record, Store,
    TARGET_SLOTS, seal,
};
use ecs_snap::sys::place::Place;

fn main() {
    divan::main();
}

fn noise(seed: u64) -> Box<[u8; BLOCK_SIZE]> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut block = Box::new([0; BLOCK_SIZE]);
    for byte in block.iter_mut() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        *byte = (state >> 32) as u8;
    }
    block
}

fn text() -> Box<[u8; BLOCK_SIZE]> {
    let line = b"2026-03-01T12:00:00Z host program[123]: a line of a log, as there are many\n";
    let mut block = Box::new([0; BLOCK_SIZE]);
    for (byte, letter) in block.iter_mut().zip(line.iter().cycle()) {
        *byte = *letter;
    }
    block
}

/// Half of it compresses, as in pages of a database.
fn page() -> Box<[u8; BLOCK_SIZE]> {
    let mut block = text();
    for (mixed, random) in block.chunks_mut(64).zip(noise(2).chunks(64)) {
        mixed[..32].copy_from_slice(&random[..32]);
    }
    block
}

fn content(kind: &str) -> Box<[u8; BLOCK_SIZE]> {
    match kind {
        "text" => text(),
        "page" => page(),
        _ => noise(1),
    }
}

#[divan::bench]
fn hash_a_block(bencher: Bencher<'_, '_>) {
    let block = noise(1);
    bencher.counter(BytesCount::new(BLOCK_SIZE)).bench(|| Hash::of(black_box(&*block)));
}

#[divan::bench]
fn find_a_block_zero(bencher: Bencher<'_, '_>) {
    let block = Box::new([0; BLOCK_SIZE]);
    bencher.counter(BytesCount::new(BLOCK_SIZE)).bench(|| ecs_snap::disk::is_zero(black_box(&block)));
}

#[divan::bench]
fn add_to_a_digest(bencher: Bencher<'_, '_>) {
    let hash = Hash([7; 32]);
    let mut digest = Digest::default();
    bencher.bench_local(|| digest.add(BlockNumber(5), black_box(&hash)));
}

#[divan::bench(args = ["text", "page", "noise"])]
fn encode_a_block(bencher: Bencher<'_, '_>, kind: &str) {
    let block = content(kind);
    let mut codec = Codec::new(Compression::default()).unwrap();
    let mut frames = Vec::new();
    bencher.counter(BytesCount::new(BLOCK_SIZE)).bench_local(|| {
        frames.clear();
        codec.encode(black_box(&block), &mut frames).unwrap()
    });
}

/// A block of which one page was overwritten.
#[divan::bench]
fn encode_a_delta(bencher: Bencher<'_, '_>) {
    let (base, mut block) = (noise(1), noise(1));
    block[8192..12_288].copy_from_slice(&noise(2)[..4096]);
    let mut codec = Codec::new(Compression::default()).unwrap();
    let mut frames = Vec::new();
    bencher.counter(BytesCount::new(BLOCK_SIZE)).bench_local(|| {
        frames.clear();
        codec.encode_delta(black_box(&block), &base, &mut frames).unwrap()
    });
}

#[divan::bench(args = ["text", "page"])]
fn decode_a_block(bencher: Bencher<'_, '_>, kind: &str) {
    let mut codec = Codec::new(Compression::default()).unwrap();
    let mut frames = Vec::new();
    let encoding = codec.encode(&content(kind), &mut frames).unwrap();
    assert_eq!(encoding, Encoding::Zstd);
    let mut block = Box::new([0; BLOCK_SIZE]);
    bencher
        .counter(BytesCount::new(BLOCK_SIZE))
        .bench_local(|| codec.decode(encoding, black_box(&frames), &mut block).unwrap());
}

/// A pack of 256 blocks that do not compress.
fn full_pack() -> PackBuilder {
    let block = noise(3);
    let seal = seal(&*block);
    let mut pack = PackBuilder::new().unwrap();
    while !pack.is_full() {
        pack.push(Hash::of(&*block), Record { encoding: Encoding::Raw, bytes: &*block, seal });
    }
    pack
}

#[divan::bench(sample_count = 20)]
fn write_a_pack(bencher: Bencher<'_, '_>) {
    let directory = tempfile::tempdir().unwrap();
    let store = open(&directory);
    bencher
        .counter(BytesCount::new(16_usize << 20))
        .with_inputs(|| full_pack().seal())
        .bench_local_values(|pack| store.put(&pack).unwrap());
}

#[divan::bench(sample_count = 20)]
fn read_a_pack(bencher: Bencher<'_, '_>) {
    let directory = tempfile::tempdir().unwrap();
    let store = open(&directory);
    let pack = full_pack().seal();
    let slots = u32::try_from(pack.footer.entries.len()).unwrap();
    store.put(&pack).unwrap();
    let mut reader = BlockReader::new(&store).unwrap();
    let mut blocks = vec![[0; BLOCK_SIZE]; 16];
    bencher.counter(BytesCount::new(16_usize << 20)).bench_local(|| {
        for first in (0..slots).step_by(16) {
            let blocks = &mut blocks[..(slots - first).min(16) as usize];
            reader.read(Location { pack: pack.name, slot: Slot(first) }, None, blocks).unwrap();
        }
    });
}

fn open(directory: &tempfile::TempDir) -> Store {
    let root = Place::anywhere(directory.path());
    let backend = Directory::open(&root).unwrap();
    Store::new(Box::new(backend), root.join("index.db"))
}

/// Looking a chunk of new blocks up in an index of so many blocks.
#[divan::bench(args = [10_000, 200_000])]
fn look_up_16_hashes(bencher: Bencher<'_, '_>, blocks: usize) {
    let directory = tempfile::tempdir().unwrap();
    let store = open(&directory);
    let mut index = store.index().unwrap();
    let hash = |number: usize| Hash::of(&number.to_le_bytes());
    for pack in 0..blocks / TARGET_SLOTS {
        let mut name = [0; 16];
        name[..8].copy_from_slice(&pack.to_le_bytes());
        let hashes = (0..TARGET_SLOTS).map(|slot| hash(pack * TARGET_SLOTS + slot));
        let entry = |hash| FooterEntry {
            hash,
            offset: 0,
            length: 0,
            encoding: Encoding::Raw,
            seal: Default::default(),
        };
        let footer = Footer { entries: hashes.map(entry).collect(), file_length: 0 };
        index.add(PackName(name), &footer).unwrap();
    }
    let unknown: Vec<Hash> = (0..16).map(|number| hash(usize::MAX - number)).collect();
    bencher.bench_local(|| index.find(&store, black_box(&unknown)).unwrap());
}

/// Recording a capture that changed 200 blocks of a chain that has many.
#[divan::bench(sample_count = 20)]
fn record_200_changes(bencher: Bencher<'_, '_>) {
    const AT: Location = Location { pack: PackName([1; 16]), slot: Slot(0) };
    let directory = tempfile::tempdir().unwrap();
    let catalog = Catalog::open(&Place::anywhere(directory.path().join("catalog.db"))).unwrap();
    let region = RegionId::parse("cn-hangzhou").unwrap();
    let id = ChainId::parse("sl-bench").unwrap();
    let begin = |transaction: &WriteTx| {
        Chain::begin(transaction, &id, &region, false)?;
        PackRow { name: AT.pack, slots: u32::MAX, bytes: 1 }.register(transaction, &region)
    };
    catalog.write(begin).unwrap();
    let chain = Chain::by_number(&catalog.read(), 1).unwrap().unwrap();
    let place = |start, length| {
        Change::Stored(Placed { run: Run::new(BlockNumber(start), length), at: AT, base: None })
    };
    catalog.write(|transaction| chain.record(transaction, Sequence(1), &[place(0, 1 << 20)])).unwrap();
    let mut sequence = 1;
    bencher.bench_local(|| {
        sequence += 1;
        let changes: Vec<Change> =
            (0..200).map(|n| place((n * 5_003 + u64::from(sequence) * 17) % (1 << 20), 1)).collect();
        catalog.write(|transaction| chain.record(transaction, Sequence(sequence), &changes)).unwrap();
    });
}

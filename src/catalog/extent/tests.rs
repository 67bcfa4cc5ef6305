use super::*;
use crate::catalog::{Bases, Catalog, Disk, NewSnapshot, PackRow};
use crate::model::{ByteSize, ChainId, DiskId, PackName, RegionId, Slot, SnapshotId, Time, ZoneId};
use crate::sys::place::Place;
use proptest::prelude::*;
use std::collections::BTreeMap;

const BLOCKS: u64 = 24;
const PACK: PackName = PackName([7; 16]);

/// The offset from the slot of a delta to the slot of its base.
const AWAY: u32 = 1_000_000;

/// A disk as a map from blocks to the slots of their content, and whether that is a delta. Zero blocks are absent.
type Model = BTreeMap<u64, (u32, bool)>;

/// The kind of a write to a run of blocks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Write {
    Zeros,
    Whole,
    Deltas,
}

#[derive(Clone, Debug)]
enum Step {
    /// Write (or zero) runs of blocks, then snapshot.
    Snapshot(Vec<(u64, u64, Write)>),
    /// Delete the n-th living snapshot.
    Delete(prop::sample::Index),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let write = prop_oneof![Just(Write::Zeros), Just(Write::Whole), Just(Write::Deltas)];
    let run = (0..BLOCKS, 1..6u64, write);
    let step = prop_oneof![
        3 => prop::collection::vec(run, 0..4).prop_map(Step::Snapshot),
        2 => any::<prop::sample::Index>().prop_map(Step::Delete),
    ];
    prop::collection::vec(step, 1..24)
}

struct Bench {
    catalog: Catalog,
    chain: Chain,
    _directory: tempfile::TempDir,
}

fn bench() -> Bench {
    let directory = tempfile::tempdir().unwrap();
    let catalog = Catalog::open(&Place::root(directory.path(), false).join("catalog.db")).unwrap();
    let region = RegionId::parse("cn-hangzhou").unwrap();
    let begin = |transaction: &WriteTx| {
        Chain::begin(transaction, &ChainId::parse("sl-test").unwrap(), &region, false)?;
        PackRow { name: PACK, slots: u32::MAX, bytes: 1 }.register(transaction, &region)
    };
    catalog.write(begin).unwrap();
    let chain = Chain::by_number(&catalog.read(), 1).unwrap().unwrap();
    Bench { catalog, chain, _directory: directory }
}

fn add_snapshot(bench: &Bench, sequence: u32) {
    let region = RegionId::parse("cn-hangzhou").unwrap();
    let zone = ZoneId::parse("cn-hangzhou-h").unwrap();
    let disk = Disk::new(DiskId::parse("d-test").unwrap(), region, zone, ByteSize(0), Time(0));
    let id = SnapshotId::parse(&format!("s-{sequence}")).unwrap();
    let add = |transaction: &WriteTx| {
        let begun = Snapshot::begin(transaction, &disk, NewSnapshot::new(id, Time(0), "d-test"))?;
        assert_eq!((begun.chain, begun.sequence), (bench.chain.number, Sequence(sequence)));
        Snapshot { status: SnapshotStatus::Accomplished, ..begun }.update(transaction)
    };
    bench.catalog.write(add).unwrap();
}

fn at(slot: u32) -> Location {
    Location { pack: PACK, slot: Slot(slot) }
}

fn as_model(content: &[Placed]) -> Model {
    content
        .iter()
        .flat_map(|placed| {
            (0..placed.run.length).map(|step| {
                let one = placed.from(placed.run.start.plus(step));
                let slot = one.at.slot.0;
                assert!(one.base.is_none_or(|base| base == at(slot + AWAY)), "{one:?}");
                (one.run.start.0, (slot, one.base.is_some()))
            })
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Checks the rules of a chain after any order of writes, snapshots and deletions. Each living snapshot has the
    /// content that it was taken with. The newest is the content that a capture compares with. No extent is kept that
    /// no snapshot sees.
    #[test]
    fn a_chain_remembers_what_its_snapshots_saw(script in steps()) {
        let bench = bench();
        let (chain, catalog) = (&bench.chain, &bench.catalog);
        let mut living: BTreeMap<u32, Model> = BTreeMap::new();
        let (mut sequence, mut slot) = (0, 0);
        for step in script {
            match step {
                Step::Snapshot(runs) => {
                    sequence += 1;
                    let mut now = living.last_key_value().map(|(_, model)| model.clone()).unwrap_or_default();
                    let mut touched = BTreeMap::new();
                    for (start, length, write) in runs {
                        for block in start..(start + length).min(BLOCKS) {
                            slot += 1;
                            touched.insert(block, (slot, write));
                        }
                    }
                    let mut changes: Vec<Change> = Vec::new();
                    for (block, (slot, write)) in touched {
                        let run = Run::new(BlockNumber(block), 1);
                        if write == Write::Zeros {
                            now.remove(&block);
                            changes.push(Change::Zero(run));
                            continue;
                        }
                        let is_delta = write == Write::Deltas;
                        now.insert(block, (slot, is_delta));
                        let placed = Placed { run, at: at(slot), base: is_delta.then(|| at(slot + AWAY)) };
                        let joined = match changes.last_mut() {
                            Some(Change::Stored(last)) => last.join(&placed),
                            _ => false,
                        };
                        if !joined {
                            changes.push(Change::Stored(placed));
                        }
                    }
                    add_snapshot(&bench, sequence);
                    catalog.write(|transaction| chain.record(transaction, Sequence(sequence), &changes)).unwrap();
                    living.insert(sequence, now);
                }
                Step::Delete(which) if !living.is_empty() => {
                    let victim = *living.keys().nth(which.index(living.len())).unwrap();
                    living.remove(&victim);
                    let delete = |transaction: &WriteTx| -> Result<()> {
                        chain.forget(transaction, Sequence(victim))?;
                        transaction.execute_batch(&format!("DELETE FROM snapshot WHERE sequence = {victim}"))
                    };
                    catalog.write(delete).unwrap();
                }
                Step::Delete(_) => {}
            }
            let connection = catalog.read();
            for (sequence, model) in &living {
                let content = chain.content(&connection, Sequence(*sequence)).unwrap();
                prop_assert_eq!(&as_model(&content), model);
            }
            let current = as_model(&chain.current(&connection).unwrap());
            let newest = living.last_key_value().map(|(_, model)| model.clone()).unwrap_or_default();
            prop_assert_eq!(current, newest);
            let kept: u64 = chain.extents(&connection).unwrap().iter().map(|one| one.placed.run.length).sum();
            let seen: BTreeSet<(u64, (u32, bool))> =
                living.values().flat_map(|model| model.iter().map(|(block, slot)| (*block, *slot))).collect();
            prop_assert_eq!(kept, seen.len() as u64);
            prop_assert_eq!(chain.blocks(&connection).unwrap(), kept);
            let bases = seen.iter().filter(|(_, (_, is_delta))| *is_delta);
            let mut live: BTreeSet<u32> = bases.map(|(_, (slot, _))| slot + AWAY).collect();
            live.extend(seen.iter().map(|(_, (slot, _))| slot));
            prop_assert_eq!(PackRow::live_slots(&connection, PACK).unwrap(), live);
            let region = RegionId::parse("cn-hangzhou").unwrap();
            let bases = Bases::of_region(&connection, &region).unwrap();
            for (_, (slot, is_delta)) in seen {
                prop_assert_eq!(bases.find(at(slot)), is_delta.then(|| at(slot + AWAY)));
                prop_assert_eq!(bases.find(at(slot + AWAY)), None);
            }
        }
        // After a move to another pack in the opposite order, every block is found again.
        const OTHER: PackName = PackName([8; 16]);
        const TOP: u32 = 2 * AWAY;
        let region = RegionId::parse("cn-hangzhou").unwrap();
        let moved = |old: Location| Location { pack: OTHER, slot: Slot(TOP - old.slot.0) };
        let move_all = |transaction: &WriteTx| {
            PackRow { name: OTHER, slots: u32::MAX, bytes: 1 }.register(transaction, &region)?;
            PackRow::move_extents(transaction, PACK, |old| Some(moved(old)))
        };
        catalog.write(move_all).unwrap();
        let connection = catalog.read();
        prop_assert_eq!(PackRow::live_slots(&connection, PACK).unwrap(), BTreeSet::new());
        for (sequence, model) in &living {
            for placed in chain.content(&connection, Sequence(*sequence)).unwrap() {
                for step in 0..placed.run.length {
                    let one = placed.from(placed.run.start.plus(step));
                    let (slot, is_delta) = model[&one.run.start.0];
                    prop_assert_eq!(one.at, moved(at(slot)));
                    prop_assert_eq!(one.base, is_delta.then(|| moved(at(slot + AWAY))));
                }
            }
        }
    }
}

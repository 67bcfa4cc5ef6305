//! Copies of automatic snapshots in another region.

// Clippy takes the helpers of a test for production code.
#![allow(clippy::unwrap_used)]

use crate::schedule_support;

use ecs_snap::catalog::{DueCopy, Snapshot, Tag};
use ecs_snap::model::{RegionId, ResourceType, SnapshotStatus, Time};
use schedule_support::World;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// 2026-01-01T12:00:00Z.
const NOON: i64 = 1_767_268_800;

fn tag(resource: &str) -> Tag {
    Tag { resource: resource.to_owned(), key: "a".to_owned(), value: "b".to_owned() }
}

#[test]
fn automatic_snapshots_are_copied_and_the_copies_expire() {
    let mut world = World::new(1);
    let disk = world.disks[0].clone();
    let beijing = RegionId::parse("cn-beijing").unwrap();
    let policy = world.policy(&(0..24).collect::<Vec<_>>(), &[1, 2, 3, 4, 5, 6, 7], Some(1));
    world.change(&policy, |policy| {
        policy.copies = true;
        policy.copy_region = Some(beijing.clone());
        policy.copy_retention_days = Some(3);
    });
    world.edit(|catalog| tag(policy.id.as_str()).set(catalog, &policy.region, ResourceType::Policy));
    world.apply(&policy, &disk, NOON);
    world.write(&disk, b"what is copied");

    let pass = world.service.run_due(Time(NOON + HOUR)).unwrap();
    assert!(pass.failed.is_empty(), "{pass:?}");
    assert_eq!((pass.created.len(), pass.copied.len()), (1, 1));
    assert_eq!(pass.copied[0].snapshot_id, pass.created[0].snapshot_id);
    let copies = |world: &mut World| world.edit(|catalog| Snapshot::of_region(catalog, &beijing));
    let copy = copies(&mut world).pop().unwrap();
    assert_eq!((copy.status, copy.retention_days), (SnapshotStatus::Accomplished, Some(3)));
    assert_eq!(copy.name, pass.created[0].snapshot_name);
    // The document says that copies have none of the tags of their sources.
    let tags = |world: &mut World, id: &str| world.edit(|catalog| Tag::of(catalog, id)).len();
    assert_eq!(tags(&mut world, pass.created[0].snapshot_id.as_str()), 1);
    assert_eq!(tags(&mut world, copy.id.as_str()), 0);

    // Dead after the copy, before its note: it is not made twice.
    let snapshot = pass.created[0].snapshot_id.clone();
    let due = DueCopy { snapshot, region: beijing.clone(), retention_days: Some(3) };
    world.edit(|catalog| due.insert(catalog));
    world.service.run_due(Time(NOON + HOUR + 60)).unwrap();
    assert_eq!(copies(&mut world).len(), 1);
    assert_eq!(world.edit(|catalog| DueCopy::all(catalog)), []);

    world.service.run_due(Time(NOON + HOUR + 2 * DAY)).unwrap();
    assert_eq!(copies(&mut world).len(), 2, "the source went, its copy did not");
    world.service.run_due(Time(NOON + HOUR + 3 * DAY)).unwrap();
    assert_eq!(copies(&mut world).len(), 2, "the first copy went, another one came");
    world.verify();
}

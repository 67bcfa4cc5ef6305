//! What passes of the schedule do.

// Clippy takes the helpers of a test for production code.
#![allow(clippy::unwrap_used)]

use crate::schedule_support;

use ecs_snap::catalog::{Disk, NewSnapshot, Policy, PolicyDisk, Snapshot};
use ecs_snap::ecs::Pass;
use ecs_snap::model::{Digest, DiskId, DiskStatus, SnapshotId, SnapshotStatus, SnapshotType, Time};
use schedule_support::World;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// 2026-01-01T12:00:00Z, a Thursday; 20:00 where policies live.
const NOON: i64 = 1_767_268_800;
const ALL_WEEK: [u32; 7] = [1, 2, 3, 4, 5, 6, 7];

impl World {
    /// A policy of every hour on the first disk, from `NOON` on.
    fn hourly(&mut self, retention: Option<u32>) -> (Policy, DiskId) {
        let policy = self.policy(&(0..24).collect::<Vec<_>>(), &ALL_WEEK, retention);
        let disk = self.disks[0].clone();
        self.apply(&policy, &disk, NOON);
        (policy, disk)
    }

    fn pass(&mut self, now: i64) -> Pass {
        let pass = self.service.run_due(Time(now)).unwrap();
        assert!(pass.failed.is_empty() && !pass.busy, "{pass:?}");
        pass
    }

    /// When the snapshots of a disk were made, in hours after `NOON`.
    fn hours(&mut self, disk: &DiskId) -> Vec<i64> {
        self.snapshots(disk).iter().map(|one| (one.created.0 - NOON) / HOUR).collect()
    }

    /// A manual snapshot of a disk, made at a time, that needs no bytes.
    fn manual(&mut self, id: &str, disk: &DiskId, created: i64, change: impl FnOnce(&mut Snapshot)) {
        let new = NewSnapshot::new(SnapshotId::parse(id).unwrap(), Time(created), disk.to_string());
        let disk = disk.clone();
        self.edit(|catalog| {
            let disk = Disk::find(catalog, &disk)?.unwrap();
            let mut snapshot = Snapshot::begin(catalog, &disk, new)?;
            snapshot.status = SnapshotStatus::Accomplished;
            snapshot.digest = Some(Digest::default());
            snapshot.worker = None;
            change(&mut snapshot);
            snapshot.update(catalog)
        });
    }
}

#[test]
fn slots_that_were_missed_make_one_snapshot() {
    let mut world = World::new(1);
    let (policy, disk) = world.hourly(Some(30));
    assert!(world.pass(NOON + HOUR - 1).created.is_empty(), "the first hour after it was applied");
    assert_eq!(world.pass(NOON + HOUR + 60).created.len(), 1);
    assert!(world.pass(NOON + HOUR + 360).created.is_empty(), "the slot has its snapshot");
    assert_eq!(world.pass(NOON + 10 * DAY).created.len(), 1, "240 slots were missed");
    assert_eq!(world.hours(&disk), [1, 240]);
    let last = world.snapshots(&disk).pop().unwrap();
    assert_eq!(last.name, format!("auto2.0_20260111_{}", policy.id));
    assert_eq!((last.kind, last.retention_days), (SnapshotType::Auto, Some(30)));
    world.verify();
}

#[test]
fn daily_slots_with_the_machine_off_for_weeks() {
    let mut world = World::new(1);
    let policy = world.policy(&[3], &[1, 3, 5], Some(10));
    let disk = world.disks[0].clone();
    world.apply(&policy, &disk, NOON);
    let mut expected: Vec<i64> = Vec::new();
    // On for two weeks, off for three, and so on; passes at noon.
    for day in (1..140).filter(|day| day % 35 < 14) {
        let now = NOON + day * DAY;
        // Noon is 20:00 there, so that today's slot is past; 2026-01-01 was a Thursday.
        let is_slot = [1, 3, 5].contains(&((3 + day) % 7 + 1));
        let was_off = day > 1 && (day - 1) % 35 >= 14;
        assert_eq!(world.pass(now).created.len(), usize::from(is_slot || was_off), "day {day}");
        if is_slot || was_off {
            expected.push(day * 24);
        }
        // The first pass after three weeks only tells what has ended: the clock might be wrong.
        expected.retain(|hour| was_off || hour / 24 + 10 > day);
        assert_eq!(world.hours(&disk), expected, "day {day}");
    }
    world.verify();
}

#[test]
fn slots_are_passed_over_when_no_snapshot_may_be_taken() {
    let mut world = World::new(1);
    let (_, disk) = world.hourly(None);
    let skips = |world: &mut World, hour: i64| {
        let pass = world.pass(NOON + hour * HOUR);
        assert!(pass.created.is_empty());
        pass.skipped.len()
    };
    world.manual("s-1", &disk, NOON, |one| one.status = SnapshotStatus::Progressing);
    assert_eq!(skips(&mut world, 1), 1, "a snapshot is in creation");
    world.edit(|catalog| {
        Snapshot::find(catalog, &SnapshotId::parse("s-1").unwrap())?.unwrap().delete(catalog)
    });
    world.change_disk(&disk, |disk| disk.status = DiskStatus::Available);
    assert_eq!(skips(&mut world, 2), 1, "the disk is not In_use");
    world.change_disk(&disk, |disk| {
        disk.status = DiskStatus::InUse;
        disk.enable_auto_snapshot = false;
    });
    assert_eq!(skips(&mut world, 3), 1, "policies may not snapshot the disk");
    world.change_disk(&disk, |disk| disk.enable_auto_snapshot = true);
    assert_eq!(skips(&mut world, 3), 0, "a slot that was passed over is gone");
    let lock = world.service.engine().lock(disk.as_str()).unwrap();
    assert_eq!(skips(&mut world, 4), 0, "something else is at work: the slot waits");
    drop(lock);
    assert_eq!(world.pass(NOON + 4 * HOUR + 300).created.len(), 1);
}

#[test]
fn a_pause_leaves_nothing_to_make_up_for() {
    let mut world = World::new(1);
    let (_, disk) = world.hourly(None);
    let switch = |world: &mut World, on: &str| {
        let parameters = [("DiskId", disk.as_str()), ("EnableAutoSnapshot", on)];
        world.call("ModifyDiskAttribute", &parameters).unwrap();
    };
    switch(&mut world, "false");
    switch(&mut world, "true");
    let row = world.edit(|catalog| PolicyDisk::of_disk(catalog, &disk)).unwrap();
    assert!(row.due.0 > NOON + HOUR, "the slots of the pause are past");
}

#[test]
fn two_passes_at_once_do_the_work_once() {
    let mut world = World::new(1);
    let (_, disk) = world.hourly(None);
    let lock = world.service.engine().lock("schedule").unwrap();
    assert!(world.service.run_due(Time(NOON + HOUR)).unwrap().busy);
    drop(lock);
    world.pass(NOON + HOUR);
    assert_eq!(world.hours(&disk), [1]);
}

#[test]
fn a_pass_that_died_is_made_up_for() {
    let mut world = World::new(1);
    let (policy, disk) = world.hourly(None);
    world.pass(NOON + HOUR);
    // Dead after the snapshot, before the slot was moved: the slot has its snapshot.
    let due = |hour: i64| PolicyDisk {
        disk: disk.clone(),
        policy: policy.id.clone(),
        due: Time(NOON + hour * HOUR),
        replaced: None,
    };
    world.edit(|catalog| due(1).update(catalog));
    assert!(world.pass(NOON + HOUR + 60).created.is_empty());
    // Dead in the middle of the capture: the snapshot failed, and is taken again.
    world.manual("s-1", &disk, NOON + 2 * HOUR, |one| {
        one.kind = SnapshotType::Auto;
        one.status = SnapshotStatus::Progressing;
        one.worker = Some(disk.to_string());
    });
    assert_eq!(world.pass(NOON + 2 * HOUR + 60).created.len(), 1);
}

#[test]
fn a_slot_whose_capture_fails_is_made_up_for() {
    let mut world = World::new(1);
    let (_, disk) = world.hourly(None);
    world.pass(NOON + HOUR);
    let image = world.image(&disk);
    let away = image.with_extension("away");
    std::fs::rename(&image, &away).unwrap();
    let statuses = |world: &mut World| -> Vec<SnapshotStatus> {
        world.snapshots(&disk).iter().map(|one| one.status).collect()
    };
    // Of those that failed, the last one stays.
    for minutes in [0, 5, 10] {
        let pass = world.service.run_due(Time(NOON + 2 * HOUR + minutes * 60)).unwrap();
        assert_eq!((pass.failed.len(), pass.created.len()), (1, 0), "{pass:?}");
        assert!(pass.failed[0].message.starts_with("CreateSnapshot.Failed: The snapshot s-"), "{pass:?}");
        assert_eq!(statuses(&mut world), [SnapshotStatus::Accomplished, SnapshotStatus::Failed]);
    }
    world.manual("s-1", &disk, NOON + 2 * HOUR, |one| one.status = SnapshotStatus::Failed);
    std::fs::rename(&away, &image).unwrap();
    let pass = world.pass(NOON + 2 * HOUR + 900);
    assert_eq!((pass.created.len(), pass.deleted[0].reason), (1, "Failed"));
    assert!(world.pass(NOON + 2 * HOUR + 1200).created.is_empty(), "the slot has its snapshot");
    let accomplished = SnapshotStatus::Accomplished;
    assert_eq!(statuses(&mut world), [accomplished, SnapshotStatus::Failed, accomplished], "by hand: stays");
    world.verify();
}

/// Where the file system cannot freeze it, an image that is written has no point in time.
#[test]
fn a_slot_whose_image_changed_is_made_up_for() {
    let mut world = World::new(1);
    let (_, disk) = world.hourly(None);
    let image = world.image(&disk);
    let is_over = std::sync::atomic::AtomicBool::new(false);
    let pass = std::thread::scope(|scope| {
        scope.spawn(|| {
            use std::os::unix::fs::FileExt;
            let file = std::fs::OpenOptions::new().write(true).open(&image).unwrap();
            let mut number = 0u64;
            while !is_over.load(std::sync::atomic::Ordering::Relaxed) {
                number += 1;
                file.write_all_at(&number.to_le_bytes(), 0).unwrap();
            }
        });
        let pass = world.service.run_due(Time(NOON + HOUR)).unwrap();
        is_over.store(true, std::sync::atomic::Ordering::Relaxed);
        pass
    });
    // In a home that can be frozen there is nothing to make up for.
    let later = world.pass(NOON + HOUR + 300);
    assert_eq!(pass.created.len() + later.created.len(), 1);
    assert_eq!(pass.failed.len(), later.created.len());
    assert!(world.snapshots(&disk).iter().all(|one| one.status == SnapshotStatus::Accomplished));
}

#[test]
fn a_new_retention_is_for_new_snapshots() {
    let mut world = World::new(1);
    let (policy, disk) = world.hourly(Some(1));
    world.pass(NOON + HOUR);
    world.change(&policy, |policy| policy.retention_days = Some(9));
    world.pass(NOON + 2 * HOUR);
    let kept: Vec<_> = world.snapshots(&disk).iter().map(|one| one.retention_days).collect();
    assert_eq!(kept, [Some(1), Some(9)]);
    assert_eq!(world.pass(NOON + HOUR + DAY - 1).deleted.len(), 0);
    assert_eq!(world.pass(NOON + HOUR + DAY).deleted.len(), 1);
}

#[test]
fn manual_snapshots_expire_too_but_not_while_they_may_not_go() {
    let mut world = World::new(2);
    let disk = world.disks[0].clone();
    world.manual("s-1", &disk, NOON, |one| one.retention_days = Some(2));
    world.manual("s-2", &disk, NOON, |_| {});
    let child = world.disks[1].clone();
    world.change_disk(&child, |child| child.source_snapshot = SnapshotId::parse("s-1"));
    let pass = world.pass(NOON + 2 * DAY);
    assert_eq!((pass.deleted.len(), pass.kept[0].code), (0, "SnapshotCreatedDisk"));
    world.change_disk(&child, |child| child.source_snapshot = None);
    assert_eq!(world.pass(NOON + 2 * DAY).deleted[0].snapshot_id.as_str(), "s-1");
    assert_eq!(world.snapshots(&disk).len(), 1, "one without retention stays for ever");
}

#[test]
fn snapshots_carry_the_tags_of_their_policy() {
    let mut world = World::new(1);
    let (policy, disk) = world.hourly(None);
    let parameters =
        [("ResourceType", "snapshotpolicy"), ("ResourceId.1", policy.id.as_str()), ("Tag.1.Key", "a")];
    world.call("TagResources", &parameters).unwrap();
    world.pass(NOON + HOUR);
    let answer = world.call("DescribeSnapshots", &[("DiskId", disk.as_str())]).unwrap();
    let snapshot = &answer["Snapshots"]["Snapshot"][0];
    assert_eq!(
        (&snapshot["SnapshotType"], &snapshot["Tags"]["Tag"][0]["TagKey"]),
        (&"auto".into(), &"a".into())
    );
}

#[test]
fn a_disk_takes_its_automatic_snapshots_with_it() {
    let mut world = World::new(2);
    let (policy, goes) = world.hourly(None);
    let stays = world.disks[1].clone();
    world.apply(&policy, &stays, NOON);
    world.change_disk(&goes, |disk| disk.delete_auto_snapshot = true);
    world.pass(NOON + HOUR);
    for disk in [&goes, &stays] {
        world.call("CreateSnapshot", &[("DiskId", disk.as_str())]).unwrap();
    }
    let instance = world.instance.clone();
    world.call("DeleteInstance", &[("InstanceId", &instance), ("Force", "true")]).unwrap();
    let kinds = |world: &mut World, disk: &DiskId| -> Vec<SnapshotType> {
        world.snapshots(disk).iter().map(|one| one.kind).collect()
    };
    assert_eq!(kinds(&mut world, &goes), [SnapshotType::User]);
    assert_eq!(kinds(&mut world, &stays), [SnapshotType::Auto, SnapshotType::User]);
    assert_eq!(world.edit(|catalog| PolicyDisk::of_policy(catalog, &policy.id)), []);
    assert!(world.pass(NOON + 5 * HOUR).created.is_empty());
    world.verify();
}

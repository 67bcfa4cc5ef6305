//! A year of an hourly policy, against a plain model of the rules.

// Clippy takes the helpers of a test for production code.
#![allow(clippy::unwrap_used)]

use crate::schedule_support;

use ecs_snap::catalog::{Policy, Snapshot};
use ecs_snap::model::{PolicyId, SnapshotStatus, SnapshotType, Time};
use schedule_support::World;
use std::collections::VecDeque;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
const START: i64 = 1_767_283_200; // 2026-01-01T16:00:00Z, where the policy's 2nd of January begins
const DISKS: usize = 3;
/// How many automatic snapshots of a disk are kept.
const QUOTA: usize = 1000;

/// A snapshot as the model knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kept {
    created: i64,
    retention: Option<u32>,
}

impl Kept {
    fn name(&self, policy: &PolicyId) -> String {
        // The date on the clock of UTC+8.
        let date = Time(self.created + 8 * HOUR).to_seconds()[..10].replace('-', "");
        format!("auto2.0_{date}_{policy}")
    }

    fn is_over(&self, now: i64) -> bool {
        self.retention.is_some_and(|days| self.created + i64::from(days) * DAY <= now)
    }
}

/// The rules, for disks that all do the same: a slot at each full hour; one snapshot for all the slots
/// since the pass before; at most so many; none longer than it is kept.
struct Model {
    last_hour: i64,
    snapshots: VecDeque<Kept>,
}

impl Model {
    fn pass(&mut self, now: i64, retention: Option<u32>) {
        if now / HOUR > self.last_hour {
            self.last_hour = now / HOUR;
            self.snapshots.push_back(Kept { created: now, retention });
        }
        if self.snapshots.len() > QUOTA {
            self.snapshots.pop_front();
        }
        self.snapshots.retain(|snapshot| !snapshot.is_over(now));
    }
}

/// The retention that the policy has on a day of the year.
fn retention(day: i64) -> Option<u32> {
    match day {
        ..60 => Some(7),
        60..100 => Some(30),
        100..110 => Some(2),
        110..350 => None,
        _ => Some(21),
    }
}

#[test]
fn a_year_of_an_hourly_policy_leaves_what_the_rules_say() {
    let mut world = World::new(DISKS);
    let disks = world.disks.clone();
    let policy = world.policy(&(0..24).collect::<Vec<_>>(), &[1, 2, 3, 4, 5, 6, 7], retention(0));
    for disk in &disks {
        world.apply(&policy, disk, START);
    }

    let mut model = Model { last_hour: START / HOUR, snapshots: VecDeque::new() };
    let mut noise = 1u64;
    let mut now = START;
    let mut day = 0;
    let mut had_quota = false;
    while now < START + 365 * DAY {
        noise ^= noise << 13;
        noise ^= noise >> 7;
        noise ^= noise << 17;
        // Most passes come after an hour or a few, some sooner; now and then the machine is off.
        now += match noise % 100 {
            0 => 3 * DAY + 1000,
            1..=5 => 600,
            6..=19 => 12 * HOUR,
            20..=54 => 5 * HOUR,
            55..=74 => 2 * HOUR,
            _ => HOUR,
        };
        let today = (now - START) / DAY;
        if retention(today) != retention(day) {
            world.change(&policy, |policy| policy.retention_days = retention(today));
        }
        if today != day {
            day = today;
            let disk = usize::try_from(today).unwrap() % DISKS;
            world.write(&disks[disk], &noise.to_le_bytes());
        }
        let pass = world.service.run_due(Time(now)).unwrap();
        assert!(pass.failed.is_empty() && pass.kept.is_empty() && pass.skipped.is_empty(), "{pass:?}");
        model.pass(now, retention(today));
        had_quota |= model.snapshots.len() == QUOTA;
        if noise.is_multiple_of(500) {
            world.compare(&policy, &model.snapshots);
        }
    }
    assert!(had_quota, "the year was too short for the quota");
    world.compare(&policy, &model.snapshots);
    world.verify();
}

impl World {
    /// Compares the snapshots of every disk with the model's.
    fn compare(&mut self, policy: &Policy, model: &VecDeque<Kept>) {
        for disk in self.disks.clone() {
            let found = self.snapshots(&disk);
            let kept: VecDeque<Kept> = found.iter().map(kept).collect();
            assert_eq!(kept, *model);
            assert!(found.iter().zip(model).all(|(found, kept)| found.name == kept.name(&policy.id)));
            assert!(found.iter().all(|one| one.kind == SnapshotType::Auto));
            assert!(found.iter().all(|one| one.status == SnapshotStatus::Accomplished));
        }
    }
}

fn kept(snapshot: &Snapshot) -> Kept {
    Kept { created: snapshot.created.0, retention: snapshot.retention_days }
}

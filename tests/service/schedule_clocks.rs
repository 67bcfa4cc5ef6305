//! Clocks that flap between passes, against a plain model of what a policy owes.

// Clippy takes the helpers of a test for production code.
#![allow(clippy::unwrap_used)]

use crate::schedule_support;

use ecs_snap::catalog::PolicyDisk;
use ecs_snap::ecs::Pass;
use ecs_snap::model::{DiskId, Time};
use schedule_support::World;
use std::collections::BTreeSet;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// 2026-01-01T12:00:00Z, when the policy was made; 20:00 where policies live.
const START: i64 = 1_767_268_800;
/// 2000-01-01T00:05:00Z, where a clock without a battery begins.
const DEAD: i64 = 946_685_100;

/// Numbers without an order.
struct Noise(u64);

impl Noise {
    fn below(&mut self, end: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 >> 1).unwrap() % end
    }

    /// What the clock says at a time when it is wrong.
    fn wrong(&mut self, now: i64) -> i64 {
        let ahead = [40 * 60, 2 * HOUR, DAY, 3 * DAY, 30 * DAY, 5000 * DAY];
        match self.below(9) {
            0..=2 => DEAD + self.below(2) * self.below(2 * DAY),
            3..=7 => now + ahead[usize::try_from(self.below(6)).unwrap()],
            _ => now - 1 - self.below(3 * DAY),
        }
    }
}

/// What is known of a disk: the plain model.
struct Model {
    hours: Vec<i64>,
    /// When its snapshots were made, by the clocks of their passes.
    made: BTreeSet<i64>,
    /// For which slots.
    slots: BTreeSet<String>,
}

impl Model {
    /// Whether a slot is at this full hour.
    fn has(&self, hour: i64) -> bool {
        self.hours.contains(&(hour + 8).rem_euclid(24))
    }

    /// The latest slot that has come.
    fn latest(&self, now: i64) -> i64 {
        (0..).map(|back| now.div_euclid(HOUR) - back).find(|hour| self.has(*hour)).unwrap() * HOUR
    }

    /// The next slot.
    fn next(&self, now: i64) -> i64 {
        (1..).map(|on| now.div_euclid(HOUR) + on).find(|hour| self.has(*hour)).unwrap() * HOUR
    }

    /// Whether a snapshot was made between a slot and the present.
    fn made_since(&self, slot: i64, now: i64) -> bool {
        self.made.range(slot..=now).next().is_some()
    }

    /// Checks what a pass did, and takes it in; `is_right` says that the clock is.
    fn check(&mut self, now: i64, is_right: bool, pass: &Pass) {
        assert!(pass.failed.is_empty() && pass.deleted.is_empty() && pass.kept.is_empty(), "{pass:?}");
        let latest = self.latest(now);
        assert!(pass.created.len() <= 1, "one pass, one snapshot: {pass:?}");
        if let Some(taken) = pass.created.first() {
            assert!(!self.made_since(latest, now), "the slot had its snapshot: {pass:?}");
            self.made.insert(now);
            self.slots.insert(taken.slot.due.clone());
        }
        if is_right && latest > START {
            // One with a time of this slot, or one that was made for it.
            let has_one = self.made_since(latest, self.next(now) - 1);
            assert!(has_one || self.slots.contains(&Time(latest).to_seconds()), "a night is lost: {pass:?}");
        }
        for skipped in &pass.skipped {
            assert!(skipped.reason.contains("snapshot"), "{pass:?}");
        }
    }
}

fn due(world: &mut World, disk: &DiskId) -> i64 {
    world.edit(|catalog| PolicyDisk::of_disk(catalog, disk)).unwrap().due.0
}

/// Two months of starts of a machine whose clock is often wrong until it is set.
fn flap(hours: &[u32], seed: u64) {
    let mut world = World::new(1);
    let disk = world.disks[0].clone();
    let policy = world.policy(hours, &[1, 2, 3, 4, 5, 6, 7], None);
    world.change(&policy, |policy| policy.created = Time(START));
    world.apply(&policy, &disk, START);
    let hours = hours.iter().map(|hour| i64::from(*hour)).collect();
    let mut model = Model { hours, made: BTreeSet::new(), slots: BTreeSet::new() };
    let mut noise = Noise(seed);
    let mut now = START;
    while now < START + 60 * DAY {
        let most = [HOUR, 10 * HOUR, DAY, 5 * DAY][usize::try_from(noise.below(4)).unwrap()];
        now += 60 + noise.below(most);
        let is_right = noise.below(2) == 0;
        let clock = if is_right { now } else { noise.wrong(now) };
        let pass = world.service.run_due(Time(clock)).unwrap();
        model.check(clock, is_right, &pass);
        assert!((clock + 1..=model.next(clock)).contains(&due(&mut world, &disk)), "{pass:?}");
        // A second pass has nothing to do.
        let again = world.service.run_due(Time(clock)).unwrap();
        assert!(again.created.is_empty() && again.skipped.is_empty(), "{again:?}");
    }
    let made: Vec<i64> = world.snapshots(&disk).iter().map(|one| one.created.0).collect();
    assert!(made.len() >= model.made.len() && made.len() > 20, "{}", made.len());
    world.verify();
}

#[test]
fn no_clock_makes_a_policy_lose_a_night() {
    for seed in 1..=6 {
        flap(&[2], seed);
    }
}

#[test]
fn no_clock_makes_a_policy_lose_an_hour() {
    for seed in 7..=9 {
        flap(&(0..24).collect::<Vec<_>>(), seed);
        flap(&[3, 9, 20], seed);
    }
}

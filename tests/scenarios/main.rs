//! One scenario for each chapter of the service's guide to snapshots, through the binary with a fixed
//! clock: what the chapter describes happens, in its states, numbers, error codes and bytes.
#![allow(clippy::disallowed_methods, reason = "it works without the library's `sys`")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "../common/mod.rs"]
mod common;

mod groups;
mod overview;
mod policies;
mod snapshots;
mod tags_and_questions;

use common::snap::{Snap, noisy};
use serde_json::Value;

const MIB: usize = 1 << 20;

/// A running instance with ESSDs of a few MiB on it, all on the first of March 2022.
struct Scene {
    snap: Snap,
    instance: String,
    system: String,
    disks: Vec<String>,
}

impl Scene {
    fn new(disks: u64) -> Self {
        let mut snap = Snap::new();
        snap.clock = Some("2022-03-01T02:00:00Z".to_owned());
        let disks: Vec<String> = (1..=disks).map(|seed| snap.import(&noisy(seed, 2))).collect();
        let instance = run(&snap, &[]);
        for disk in &disks {
            snap.ecs("AttachDisk", &["--InstanceId", &instance, "--DiskId", disk]);
        }
        let system = disk_ids(&snap, &["--InstanceId", &instance, "--DiskType", "system"]).remove(0);
        Self { snap, instance, system, disks }
    }

    /// The clock goes to this time.
    fn at(&mut self, time: &str) {
        self.snap.clock = Some(time.to_owned());
    }

    fn ecs(&self, operation: &str, parameters: &[&str]) -> Value {
        self.snap.ecs(operation, parameters)
    }

    /// The code of an operation that is refused.
    fn refused(&self, operation: &str, parameters: &[&str]) -> String {
        self.snap.ecs_error(operation, parameters).1
    }

    /// A snapshot of a disk.
    fn take(&self, disk: &str, more: &[&str]) -> String {
        id(&self.ecs("CreateSnapshot", &[&["--DiskId", disk], more].concat()), "SnapshotId")
    }

    /// The snapshots that a query finds, newest first.
    fn shown(&self, query: &[&str]) -> Vec<Value> {
        list(&self.ecs("DescribeSnapshots", query), "Snapshots", "Snapshot")
    }

    fn one(&self, snapshot: &str) -> Value {
        self.shown(&["--SnapshotIds", &format!("[\"{snapshot}\"]")]).remove(0)
    }

    fn start(&self) {
        self.ecs("StartInstance", &["--InstanceId", &self.instance]);
    }

    fn stop(&self) {
        self.ecs("StopInstance", &["--InstanceId", &self.instance]);
    }

    /// Overwrites a MiB of a disk.
    fn change(&self, disk: &str, mib: usize, seed: u64) {
        self.snap.write(disk, mib * MIB, &noisy(seed, 1));
    }

    /// The size of all snapshots of a disk.
    fn chain_size(&self, disk: &str) -> u64 {
        let links = self.ecs("DescribeSnapshotLinks", &["--DiskIds", &format!("[\"{disk}\"]")]);
        let links = list(&links, "SnapshotLinks", "SnapshotLink");
        links.first().map_or(0, |link| link["TotalSize"].as_u64().unwrap())
    }
}

/// A new instance.
fn run(snap: &Snap, parameters: &[&str]) -> String {
    let answer = snap.ecs("RunInstances", parameters);
    answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap().to_owned()
}

fn disk_ids(snap: &Snap, query: &[&str]) -> Vec<String> {
    list(&snap.ecs("DescribeDisks", query), "Disks", "Disk").iter().map(|disk| id(disk, "DiskId")).collect()
}

fn id(answer: &Value, name: &str) -> String {
    answer[name].as_str().unwrap().to_owned()
}

fn list(answer: &Value, outer: &str, inner: &str) -> Vec<Value> {
    answer[outer][inner].as_array().unwrap().clone()
}

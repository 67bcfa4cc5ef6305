//! `snap schedule`: on its own, since a test that starts processes hands them its locks for a moment.

// Clippy takes the helpers of a test for production code.
#![allow(clippy::unwrap_used)]

use crate::common;

use common::snap::Snap;
use serde_json::Value;

#[test]
fn the_commands_run_the_schedule() {
    let snap = Snap::new();
    let at = |clock: &str, words: &[&str]| -> Value {
        let output = snap.command(words).env("SNAP_CLOCK", clock).output().unwrap();
        assert!(output.status.success(), "{words:?} {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let noon = "2026-01-01T12:00:00Z";
    let create = ["ecs", "CreateAutoSnapshotPolicy", "--regionId", "cn-hangzhou", "--timePoints", "[21]"];
    let create = [&create[..], &["--repeatWeekdays", "[1,2,3,4,5,6,7]", "--retentionDays", "1"]].concat();
    let policy = at(noon, &create)["AutoSnapshotPolicyId"].as_str().unwrap().to_owned();
    at(noon, &["ecs", "RunInstances", "--SystemDisk.AutoSnapshotPolicyId", &policy]);
    let next = at(noon, &["schedule", "next"]);
    assert_eq!(next["Due"][0]["Time"], "2026-01-01T13:00:00Z");
    assert_eq!(next["Due"][0]["What"], "Snapshot");
    assert!(next["Due"][0].get("SkipReason").is_none());
    // A slot that would be passed over is listed, too, and says why.
    let disk = at(noon, &["ecs", "CreateDisk", "--ZoneId", "cn-hangzhou-h", "--Size", "20"]);
    let disk = disk["DiskId"].as_str().unwrap();
    let other = at(noon, &create)["AutoSnapshotPolicyId"].as_str().unwrap().to_owned();
    let ids = format!("[\"{disk}\"]");
    for policy in [&policy, &other] {
        let apply = ["ecs", "ApplyAutoSnapshotPolicy", "--regionId", "cn-hangzhou"];
        at(noon, &[&apply[..], &["--autoSnapshotPolicyId", policy, "--diskIds", &ids]].concat());
    }
    let next = at(noon, &["schedule", "next"]);
    let slot = next["Due"].as_array().unwrap().iter().find(|due| due["DiskId"] == disk).unwrap();
    assert_eq!(slot["SkipReason"], "the disk is not In_use");
    assert_eq!(slot["ReplacedAutoSnapshotPolicyId"], policy.as_str());
    at(noon, &["ecs", "DeleteDisk", "--DiskId", disk]);
    let run = |clock| at(clock, &["schedule", "run"]);
    assert_eq!(run("2026-01-01T12:59:59Z")["Created"].as_array().unwrap().len(), 0);
    assert_eq!(run("2026-01-01T13:00:00Z")["Created"][0]["AutoSnapshotPolicyId"], policy.as_str());
    assert_eq!(at(noon, &["schedule", "next"])["Due"][0]["What"], "Snapshot");
    let late = run("2026-01-02T13:04:00Z");
    assert_eq!(late["Created"].as_array().unwrap().len(), 1);
    assert_eq!(late["Deleted"].as_array().unwrap().len(), 1);
    snap.verify();
}

//! Clocks that jump, and `SNAP_CLOCK`.

use crate::common;

use common::snap::{Snap, noisy};
use serde_json::Value;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::process::Output;
use std::time::{SystemTime, UNIX_EPOCH};

/// What the clock says on these days of a December.
fn day(day: u32) -> String {
    format!("2026-12-{day:02}T02:30:00Z")
}

/// What it says when it is wrong.
const WRONG: &str = "2035-12-03T02:30:00Z";

fn run_at(snap: &Snap, clock: &str, words: &[&str]) -> Output {
    snap.command(words).env("SNAP_CLOCK", clock).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn at(snap: &Snap, clock: &str, words: &[&str]) -> Value {
    let output = run_at(snap, clock, words);
    assert!(output.status.success(), "{words:?}: {}", told(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn snapshot(snap: &Snap, clock: &str, disk: &str, more: &[&str]) -> String {
    let answer = at(snap, clock, &[&["ecs", "CreateSnapshot", "--DiskId", disk], more].concat());
    answer["SnapshotId"].as_str().unwrap().to_owned()
}

fn ids(list: &Value) -> Vec<String> {
    let list = list["Snapshots"]["Snapshot"].as_array().unwrap();
    list.iter().map(|one| one["SnapshotId"].as_str().unwrap().to_owned()).collect()
}

fn seconds(time: &Value) -> u64 {
    let time: jiff::Timestamp = time.as_str().unwrap().parse().unwrap();
    u64::try_from(time.as_second()).unwrap()
}

#[test]
fn lists_follow_the_making_and_not_the_clock() {
    let snap = Snap::new();
    let (disk, other) = (snap.import(&noisy(1, 1)), snap.import(&noisy(2, 1)));
    let mut made = Vec::new();
    for number in 1..=14 {
        // The clock is wrong for a few.
        let clock = if (4..=6).contains(&number) { WRONG.to_owned() } else { day(number) };
        made.push(snapshot(&snap, &clock, if number % 3 == 0 { &other } else { &disk }, &[]));
    }
    made.reverse();
    let describe = ["ecs", "DescribeSnapshots"];
    assert_eq!(ids(&at(&snap, &day(15), &[&describe[..], &["--PageSize", "100"]].concat())), made);
    let (mut by_token, mut by_page, mut token) = (Vec::new(), Vec::new(), String::new());
    for page in ["1", "2"] {
        by_page.extend(ids(&at(&snap, &day(15), &[&describe[..], &["--PageNumber", page]].concat())));
        let next: &[&str] = if token.is_empty() { &[] } else { &["--NextToken", &token] };
        let list = at(&snap, &day(15), &[&describe[..], &["--MaxResults", "10"], next].concat());
        by_token.extend(ids(&list));
        token = list["NextToken"].as_str().unwrap().to_owned();
    }
    assert_eq!((by_token, by_page), (made.clone(), made));

    // Disks, too.
    let first = at(&snap, &day(16), &["ecs", "DescribeDisks"])["Disks"]["Disk"][0]["DiskId"].clone();
    assert_eq!(first, other.as_str());
    let create = ["ecs", "CreateDisk", "--ZoneId", "cn-hangzhou-h", "--Size", "20"];
    at(&snap, WRONG, &create);
    let last = at(&snap, &day(16), &create)["DiskId"].clone();
    assert_eq!(at(&snap, &day(16), &["ecs", "DescribeDisks"])["Disks"]["Disk"][0]["DiskId"], last);
}

#[test]
fn a_clock_that_went_back_is_told_once() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 1));
    let create = ["ecs", "CreateSnapshot", "--DiskId", &disk];
    let says = |clock: &str| told(&run_at(&snap, clock, &create)).contains("went back");
    assert_eq!([&day(1), WRONG, &day(2), &day(3)].map(says), [false, false, true, false]);
    // Commands that only read tell nothing.
    assert!(told(&run_at(&snap, &day(1), &["ecs", "DescribeSnapshots"])).is_empty());
}

#[test]
fn times_stay_near_the_clock() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 1));
    let mut made = Vec::new();
    for _ in 0..8 {
        made.push(snap.snapshot(&disk));
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let list = snap.ecs("DescribeSnapshots", &[]);
        let newest = &list["Snapshots"]["Snapshot"][0];
        assert_eq!(newest["SnapshotId"], made.last().unwrap().as_str());
        assert!(seconds(&newest["CreationTime"]) <= now + 2, "{newest} at {now}");
    }
    made.reverse();
    let list = snap.ecs("DescribeSnapshots", &[]);
    assert_eq!(ids(&list), made);
    let times: Vec<u64> = list["Snapshots"]["Snapshot"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| seconds(&one["CreationTime"]))
        .collect();
    assert!(times.is_sorted_by(|newer, older| newer >= older), "{times:?}");
    // Two in one second can be told apart.
    assert!(times[6] > times[7]);
}

#[test]
fn retention_waits_for_a_clock_that_can_be_believed() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 1));
    let kept = snapshot(&snap, &day(1), &disk, &["--RetentionDays", "5"]);
    let pass = |clock: &str| {
        let output = run_at(&snap, clock, &["schedule", "run"]);
        assert!(output.status.success(), "{}", told(&output));
        let pass: Value = serde_json::from_slice(&output.stdout).unwrap();
        let count = |name: &str| pass[name].as_array().unwrap().len();
        (count("Deleted"), count("Kept"), told(&output))
    };
    assert_eq!(pass(&day(2)), (0, 0, String::new()));
    // A wrong clock makes snapshots, and passes.
    snapshot(&snap, WRONG, &disk, &["--RetentionDays", "5"]);
    for clock in [WRONG, "2035-12-03T02:35:00Z", "2035-12-04T02:00:00Z"] {
        let (deleted, kept, told) = pass(clock);
        assert_eq!((deleted, kept), (0, 1), "{told}");
        assert!(told.contains("2035-12-04T02:30:00Z"), "{told}");
    }
    let (deleted, kept_now, words) = pass(&day(4));
    assert_eq!((deleted, kept_now), (0, 0));
    assert!(words.contains("went back"), "{words}");
    let list = at(&snap, &day(4), &["ecs", "DescribeSnapshots"]);
    assert_eq!(ids(&list).len(), 2);
    // It goes in its time.
    let output = at(&snap, &day(6), &["schedule", "run"]);
    assert_eq!(output["Deleted"][0]["SnapshotId"], kept.as_str());

    // A machine that was off for a month: first it is told, a day later done.
    snapshot(&snap, &day(7), &disk, &["--RetentionDays", "5"]);
    let deleted =
        ["2027-01-07T02:30:00Z", "2027-01-07T02:35:00Z", "2027-01-08T02:30:00Z"].map(|clock| pass(clock).0);
    assert_eq!(deleted, [0, 0, 1]);
}

#[test]
fn the_first_pass_after_a_jump_tells_whatever_commands_came_before() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 1));
    let kept = snapshot(&snap, &day(1), &disk, &["--RetentionDays", "14"]);
    at(&snap, &day(2), &["schedule", "run"]);
    for clock in ["2028-06-01T00:00:00Z", "2028-06-02T00:01:00Z", "2028-06-02T00:01:59Z"] {
        at(&snap, clock, &["ecs", "ModifyDiskAttribute", "--DiskId", &disk, "--DiskName", "k1"]);
    }
    let pass = |clock: &str| at(&snap, clock, &["schedule", "run"]);
    for clock in ["2028-06-02T00:02:00Z", "2028-06-03T00:01:59Z"] {
        let told = pass(clock);
        assert_eq!(told["Deleted"], Value::Array(Vec::new()), "{clock}");
        assert_eq!(told["Kept"][0]["Code"], "ClockJumped", "{clock}");
    }
    assert_eq!(pass("2028-06-03T00:02:00Z")["Deleted"][0]["SnapshotId"], kept.as_str());
}

#[test]
fn a_lock_waits_for_a_clock_that_can_be_believed() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 1));
    let locked = snapshot(&snap, &day(1), &disk, &[]);
    let lock = ["--LockMode", "compliance", "--CoolOffPeriod", "0", "--LockDuration", "5"];
    at(&snap, &day(1), &[&["ecs", "LockSnapshot", "--SnapshotId", &locked], &lock[..]].concat());
    let delete = |clock: &str| run_at(&snap, clock, &["ecs", "DeleteSnapshot", "--SnapshotId", &locked]);
    let refused = |clock: &str| {
        let output = delete(clock);
        assert_eq!(output.status.code(), Some(1), "{clock}");
        told(&output)
    };
    for clock in [WRONG, "2035-12-05T02:30:00Z"] {
        let told = refused(clock);
        assert!(told.contains("OperationDenied") && told.contains("schedule run"), "{told}");
    }
    assert!(refused(&day(5)).contains("OperationDenied"));
    assert!(delete(&day(6)).status.success());
    // One that ended while the machine was off.
    let locked = snapshot(&snap, &day(7), &disk, &[]);
    at(&snap, &day(7), &[&["ecs", "LockSnapshot", "--SnapshotId", &locked], &lock[..]].concat());
    let delete = |clock: &str| run_at(&snap, clock, &["ecs", "DeleteSnapshot", "--SnapshotId", &locked]);
    at(&snap, "2027-02-07T02:30:00Z", &["schedule", "run"]);
    assert!(!delete("2027-02-08T02:00:00Z").status.success());
    at(&snap, "2027-02-08T02:30:00Z", &["schedule", "run"]);
    assert!(delete("2027-02-08T02:30:00Z").status.success());
}

#[test]
fn a_policy_outlives_a_pass_while_the_clock_was_ahead() {
    let snap = Snap::new();
    let create = ["ecs", "CreateAutoSnapshotPolicy", "--regionId", "cn-hangzhou", "--timePoints", "[0]"];
    let create = [&create[..], &["--repeatWeekdays", "[1,2,3,4,5,6,7]", "--retentionDays", "30"]].concat();
    let policy = at(&snap, &day(1), &create)["AutoSnapshotPolicyId"].as_str().unwrap().to_owned();
    at(&snap, &day(1), &["ecs", "RunInstances", "--SystemDisk.AutoSnapshotPolicyId", &policy]);
    let made = |clock: &str| at(&snap, clock, &["schedule", "run"])["Created"].as_array().unwrap().len();
    assert_eq!([&day(2), WRONG, &day(3)].map(&made), [1, 1, 0]);
    let next = at(&snap, &day(3), &["schedule", "next"]);
    assert_eq!(next["Due"][0]["Time"], "2026-12-03T16:00:00Z");
    assert_eq!([4, 5, 6].map(|number| made(&day(number))), [1, 1, 1]);
    snap.verify();
}

/// What each pass of a nightly policy at 18:00Z does at such a time: the slot of the snapshot that it makes, the slot that it
/// passes over, or nothing; and `schedule next` names no slot that is further away than the next night.
fn nights(clocks: &[&str]) -> Vec<String> {
    let snap = Snap::new();
    let start = "2026-03-01T12:00:00Z";
    let create = ["ecs", "CreateAutoSnapshotPolicy", "--regionId", "cn-hangzhou", "--timePoints", "[2]"];
    let create = [&create[..], &["--repeatWeekdays", "[1,2,3,4,5,6,7]", "--retentionDays=-1"]].concat();
    let policy = at(&snap, start, &create)["AutoSnapshotPolicyId"].as_str().unwrap().to_owned();
    at(&snap, start, &["ecs", "RunInstances", "--SystemDisk.AutoSnapshotPolicyId", &policy]);
    let pass = |clock: &&str| {
        let clock = format!("20{clock}:00:00Z");
        let pass = at(&snap, &clock, &["schedule", "run"]);
        assert_eq!(pass["Failed"], Value::Array(Vec::new()), "{clock}");
        let next = seconds(&at(&snap, &clock, &["schedule", "next"])["Due"][0]["Time"]);
        assert!(next <= seconds(&clock.as_str().into()) + 86_400, "{clock}: {next}");
        let slot = |list: &str, mark: &str| {
            let list = pass[list].as_array().unwrap();
            assert!(list.len() <= 1, "{list:?}");
            list.first().map(|one| format!("{mark}{}", &one["Due"].as_str().unwrap()[2..13]))
        };
        slot("Created", "").or(slot("Skipped", "skips ")).unwrap_or_default()
    };
    let made = clocks.iter().map(pass).collect();
    snap.verify();
    made
}

#[test]
fn a_clock_that_is_behind_at_each_start_loses_no_night() {
    let dead = "00-01-01T00";
    let clocks =
        ["26-03-02T19", dead, "26-03-02T20", dead, "26-03-03T19", dead, "26-03-04T10", dead, "26-03-05T19"];
    assert_eq!(
        nights(&clocks),
        [
            "26-03-01T18",
            "",
            "skips 00-01-01T18",
            "",
            "26-03-03T18",
            "",
            "skips 00-01-01T18",
            "",
            "26-03-04T18"
        ]
    );
    // Where it is never set right, the policy goes on there.
    assert_eq!(
        nights(&["26-03-02T19", dead, "00-01-01T18", "00-01-02T17", "00-01-02T18"]),
        ["26-03-01T18", "", "00-01-01T18", "", "00-01-02T18"]
    );
}

#[test]
fn a_clock_that_is_ahead_at_each_start_loses_no_night() {
    let clocks = ["40-01-01T00", "26-03-03T19", "40-01-02T12", "26-03-04T19", "40-01-03T12", "26-03-05T19"];
    assert_eq!(
        nights(&clocks),
        ["26-03-01T18", "26-03-02T18", "26-03-04T18", "26-03-04T18", "26-03-05T18", "26-03-05T18"]
    );
    // It is a day ahead: of two passes in a night, the first makes its snapshot.
    let clocks = ["26-03-02T19", "26-03-04T19", "26-03-03T19", "26-03-05T19", "26-03-04T19", "26-03-06T19"];
    assert_eq!(
        nights(&clocks),
        ["26-03-01T18", "26-03-03T18", "skips 26-03-03T18", "26-03-04T18", "", "26-03-05T18"]
    );
    // A pass has named the slot of the evening: what was made in the morning is not for it.
    assert_eq!(
        nights(&["26-03-02T19", "40-01-01T00", "26-03-03T09", "26-03-03T19"]),
        ["26-03-01T18", "26-03-03T18", "", "26-03-03T18"]
    );
}

#[test]
fn hours_that_change_while_a_slot_lies_far_ahead_hide_no_slot() {
    let snap = Snap::new();
    let create = ["ecs", "CreateAutoSnapshotPolicy", "--regionId", "cn-hangzhou", "--timePoints", "[0]"];
    let create = [&create[..], &["--repeatWeekdays", "[1,2,3,4,5,6,7]", "--retentionDays", "30"]].concat();
    let policy = at(&snap, &day(1), &create)["AutoSnapshotPolicyId"].as_str().unwrap().to_owned();
    at(&snap, &day(1), &["ecs", "RunInstances", "--SystemDisk.AutoSnapshotPolicyId", &policy]);
    let made = |clock: &str| at(&snap, clock, &["schedule", "run"])["Created"].as_array().unwrap().len();
    assert_eq!([&day(2), WRONG].map(&made), [1, 1]);
    let modify = [
        "ecs",
        "ModifyAutoSnapshotPolicyEx",
        "--autoSnapshotPolicyId",
        &policy,
        "--timePoints",
        "[1]",
        "--regionId",
        "cn-hangzhou",
    ];
    at(&snap, &day(5), &modify);
    assert_eq!(made(&day(5)), 1);
}

#[test]
fn a_clock_that_is_no_time_is_an_error_of_every_command() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 1));
    let commands: [&[&str]; 7] = [
        &["ecs", "DescribeSnapshots"],
        &["ecs", "CreateSnapshot", "--DiskId", &disk],
        &["disk", "path", &disk],
        &["schedule", "run"],
        &["schedule", "next"],
        &["store", "stats"],
        &["bill"],
    ];
    for words in commands {
        for clock in ["soon", "8d", "+8", "2026-13-01T00:00:00Z", " ", "9999-12-31T23:59:59Z"] {
            let output = run_at(&snap, clock, words);
            assert_eq!(output.status.code(), Some(2), "{words:?}");
            assert!(output.stdout.is_empty(), "{words:?}");
            assert!(told(&output).starts_with("ERROR: SNAP_CLOCK is no time"), "{}", told(&output));
            assert!(told(&output).contains("to 9999-12-30T22:00:00Z"), "{}", told(&output));
        }
        let bytes = OsStr::from_bytes(b"\xff");
        assert_eq!(snap.command(words).env("SNAP_CLOCK", bytes).status().unwrap().code(), Some(2));
        assert!(run_at(&snap, "", words).status.success(), "an empty one is none");
    }
    assert!(snap.snapshots().len() == 1);
    for words in [&["--help"][..], &["help"], &["ecs", "CreateSnapshot", "--help"], &["disk", "--help"]] {
        let output = run_at(&snap, "soon", words);
        assert!(output.status.success() && !output.stdout.is_empty(), "{words:?}: {}", told(&output));
    }
    for words in [&["version"][..], &["completion", "bash"]] {
        assert!(run_at(&snap, "soon", words).status.success(), "{words:?}");
    }
    assert!(String::from_utf8_lossy(&run_at(&snap, "soon", &["--help"]).stdout).contains("SNAP_CLOCK"));
}

#[test]
fn the_clock_can_be_a_step() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 1));
    snap.ecs("CreateSnapshot", &["--DiskId", &disk, "--RetentionDays", "7"]);
    let deleted = |clock: &str| at(&snap, clock, &["schedule", "run"])["Deleted"].as_array().unwrap().len();
    assert_eq!(["+6d", "-3h", "+8d"].map(deleted), [0, 0, 1]);
}

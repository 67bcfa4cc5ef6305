//! Locks, archives, sizes over time, quotas, prices, and operations that are not built.

// Clippy takes the helpers of a test for production code.
#![allow(clippy::unwrap_used)]

use crate::common;

use common::snap::{Snap, noisy};
use serde_json::Value;

/// A disk that can be snapshotted, made by the home's clock.
fn disk(snap: &Snap) -> String {
    snap.import(&noisy(1, 1))
}

/// Runs an operation at a time; the answer, or the code of the error.
fn at(snap: &Snap, time: &str, operation: &str, parameters: &[&str]) -> Result<Value, String> {
    let words = [&["ecs", operation], parameters].concat();
    let output = snap.command(&words).env("SNAP_CLOCK", time).output().unwrap();
    if output.status.success() {
        return Ok(serde_json::from_slice(&output.stdout).unwrap());
    }
    let stderr = String::from_utf8(output.stderr).unwrap();
    let code = stderr.lines().find_map(|line| line.strip_prefix("ErrorCode: ")).unwrap_or(&stderr);
    Err(code.to_owned())
}

fn snapshot_at(snap: &Snap, time: &str, disk: &str, more: &[&str]) -> String {
    let answer = at(snap, time, "CreateSnapshot", &[&["--DiskId", disk], more].concat()).unwrap();
    answer["SnapshotId"].as_str().unwrap().to_owned()
}

const MARCH: &str = "2026-03-01T00:00:00Z";

fn lock<'a>(snapshot: &'a str, cool_off: &'a str, days: &'a str) -> Vec<&'a str> {
    let mode = ["--LockMode", "compliance", "--SnapshotId", snapshot];
    [&mode[..], &["--CoolOffPeriod", cool_off, "--LockDuration", days]].concat()
}

#[test]
fn a_locked_snapshot_stays() {
    let snap = Snap::new();
    let id = snapshot_at(&snap, MARCH, &disk(&snap), &[]);
    let go = |time: &str| at(&snap, time, "DeleteSnapshot", &["--SnapshotId", &id, "--Force", "true"]);
    let answer = at(&snap, MARCH, "LockSnapshot", &lock(&id, "3", "2")).unwrap();
    let info = &answer["LockedSnapshotInfo"];
    assert_eq!(info["LockStatus"], "compliance-cooloff");
    assert_eq!(info["CoolOffPeriodExpiredTime"], "2026-03-01T03:00:00Z");
    assert_eq!(info["LockExpiredTime"], "2026-03-03T00:00:00Z");
    assert_eq!(go(MARCH).unwrap_err(), "OperationDenied");
    assert_eq!(go("2026-03-02T23:59:59Z").unwrap_err(), "OperationDenied");

    let status = |time: &str| {
        let answer = at(&snap, time, "DescribeLockedSnapshots", &["--SnapshotIds.1", &id]).unwrap();
        answer["LockedSnapshotsInfo"][0]["LockStatus"].as_str().unwrap().to_owned()
    };
    assert_eq!(status("2026-03-01T02:59:59Z"), "compliance-cooloff");
    assert_eq!(status("2026-03-01T03:00:00Z"), "compliance");
    assert_eq!(status("2026-03-03T00:00:00Z"), "expired");
    let expired =
        at(&snap, "2026-03-04T00:00:00Z", "DescribeLockedSnapshots", &["--LockStatus", "compliance"]);
    assert_eq!(expired.unwrap()["LockedSnapshotsInfo"].as_array().unwrap().len(), 0);
    go("2026-03-03T00:00:00Z").unwrap();
    snap.verify();
}

#[test]
fn a_lock_can_be_changed_in_its_cool_off_only() {
    let snap = Snap::new();
    let id = snapshot_at(&snap, MARCH, &disk(&snap), &[]);
    let (early, late) = ("2026-03-01T00:30:00Z", "2026-03-01T02:00:00Z");
    let unlock = |time: &str| at(&snap, time, "UnlockSnapshot", &["--SnapshotId", &id]);
    assert_eq!(unlock(MARCH).unwrap_err(), "InvalidSnapshotLock.NotFound");
    at(&snap, MARCH, "LockSnapshot", &lock(&id, "1", "30")).unwrap();
    unlock(early).unwrap();
    at(&snap, early, "LockSnapshot", &lock(&id, "1", "30")).unwrap();
    // The second lock counts as a new one.
    let again = at(&snap, early, "LockSnapshot", &lock(&id, "1", "2")).unwrap();
    assert_eq!(again["LockedSnapshotInfo"]["LockExpiredTime"], "2026-03-03T00:30:00Z");

    assert_eq!(unlock(late).unwrap_err(), "InvalidOperation.CoolOffPeriodExpired");
    for (cool_off, days) in [("1", "30"), ("0", "1")] {
        let refused = at(&snap, late, "LockSnapshot", &lock(&id, cool_off, days));
        assert_eq!(refused.unwrap_err(), "InvalidOperation.CoolOffPeriodExpired");
    }
    let longer = at(&snap, late, "LockSnapshot", &lock(&id, "0", "30")).unwrap();
    assert_eq!(longer["LockedSnapshotInfo"]["LockExpiredTime"], "2026-03-31T00:30:00Z");
    assert_eq!(longer["LockedSnapshotInfo"]["LockCreationTime"], "2026-03-01T00:30:00Z");
}

#[test]
fn locks_keep_the_rules() {
    let snap = Snap::new();
    let id = snapshot_at(&snap, MARCH, &disk(&snap), &["--RetentionDays", "10"]);
    let code = |parameters: &[&str]| at(&snap, MARCH, "LockSnapshot", parameters).unwrap_err();
    assert_eq!(code(&lock(&id, "24", "1")), "InvalidCoolOffPeriod.ExceedLockDuration");
    assert_eq!(code(&lock(&id, "73", "9")), "InvalidParameter");
    assert_eq!(code(&lock(&id, "1", "0")), "InvalidParameter");
    assert_eq!(code(&lock(&id, "1", "36501")), "InvalidParameter");
    assert_eq!(code(&lock(&id, "1", "11")), "InvalidLockDuration.ExceedRetentionDays");
    assert_eq!(code(&lock("s-bp1none", "1", "9")), "InvalidSnapshotId.NotFound");
    let mut governance = lock(&id, "1", "9");
    governance[1] = "governance";
    assert_eq!(code(&governance), "InvalidLockMode.Malformed");
    assert_eq!(code(&[&lock(&id, "1", "9")[..], &["--DryRun", "true"]].concat()), "DryRunOperation");
    let bad = at(&snap, MARCH, "DescribeLockedSnapshots", &["--LockStatus", "open"]);
    assert_eq!(bad.unwrap_err(), "InvalidLockStatus.Malformed");
}

#[test]
fn a_snapshot_is_archived_when_it_is_old_enough() {
    let snap = Snap::new();
    let disk = disk(&snap);
    let id = snapshot_at(&snap, MARCH, &disk, &[]);
    let archive = |time: &str, id: &str, more: &[&str]| {
        at(&snap, time, "ModifySnapshotCategory", &[&["--SnapshotId", id], more].concat())
    };
    let later = "2026-03-15T00:00:00Z";
    assert_eq!(archive("2026-03-14T23:59:59Z", &id, &[]).unwrap_err(), "InvalidStatus.SnapshotAgeLimit");
    assert_eq!(
        archive(later, &id, &["--Category", "Standard"]).unwrap_err(),
        "InvalidParameter.SnapshotCategory"
    );
    let code = |days: &str| archive(later, &id, &["--RetentionDays", days]).unwrap_err();
    assert_eq!(code("73"), "InvalidRetentionDays.Malformed");
    let task = archive(later, &id, &["--Category", "Archive", "--RetentionDays", "74"]).unwrap();
    assert!(task["TaskId"].as_str().unwrap().starts_with("t-"));
    let tasks = snap.ecs("DescribeTasks", &["--TaskAction", "ArchiveSnapshot"]);
    assert_eq!(tasks["TaskSet"]["Task"][0]["TaskId"], task["TaskId"]);
    assert_eq!(archive(later, &id, &[]).unwrap_err(), "InvalidStatus.SnapshotInArchive");
    let shown = snap.ecs("DescribeSnapshots", &["--Category", "archive"]);
    assert_eq!(shown["Snapshots"]["Snapshot"][0]["SnapshotId"], id.as_str());
    assert_eq!(snap.content(&id), noisy(1, 1));

    // Kept for days: it can be kept for longer, but not for less than its lock.
    let kept = snapshot_at(&snap, MARCH, &disk, &["--RetentionDays", "80"]);
    at(&snap, MARCH, "LockSnapshot", &lock(&kept, "0", "80")).unwrap();
    let code = |days: &str| archive(later, &kept, &["--RetentionDays", days]).unwrap_err();
    assert_eq!(code("79"), "InvalidOperation.DecreaseRetentionDaysUnsupported");
    archive(later, &kept, &["--RetentionDays", "100"]).unwrap();
    let instant = snapshot_at(&snap, MARCH, &disk, &["--InstantAccess", "true"]);
    assert_eq!(archive(later, &instant, &[]).unwrap_err(), "InvalidOperation.InstantAccessEnabledUnsupport");

    // A local snapshot stays one.
    let local = snapshot_at(&snap, MARCH, &disk, &["--Category", "Flash"]);
    assert_eq!(archive(later, &local, &[]).unwrap_err(), "InvalidParameter.SnapshotCategory");
    let shown = snap.ecs("DescribeSnapshots", &["--Category", "flash"]);
    assert_eq!(shown["Snapshots"]["Snapshot"][0]["SnapshotId"], local.as_str());
}

#[test]
fn sizes_are_known_over_time() {
    let snap = Snap::new();
    let disk = disk(&snap);
    let first = snapshot_at(&snap, "2026-03-10T00:01:00Z", &disk, &[]);
    let usage = snap.ecs("DescribeSnapshotsUsage", &[]);
    assert_eq!((&usage["SnapshotCount"], &usage["SnapshotSize"]), (&1.into(), &(1 << 20).into()));
    at(&snap, "2026-03-10T00:03:00Z", "DeleteSnapshot", &["--SnapshotId", &first]).unwrap();
    assert_eq!(snap.ecs("DescribeSnapshotsUsage", &[])["SnapshotSize"], 0);

    let now = "2026-03-10T00:05:00Z";
    let span = |start, end| ["--StartTime", start, "--EndTime", end];
    let answer =
        at(&snap, now, "DescribeSnapshotMonitorData", &span("2026-03-09T23:59:30Z", "2026-03-10T01:00:00Z"));
    let answer = answer.unwrap();
    let points = answer["MonitorData"]["DataPoint"].as_array().unwrap();
    let sizes: Vec<u64> = points.iter().map(|point| point["Size"].as_u64().unwrap()).collect();
    assert_eq!(sizes, [0, 1 << 20, 1 << 20, 0, 0, 0]);
    assert_eq!(points[0]["TimeStamp"], "2026-03-10T00:00:00Z");

    let code = |start: &str, end: &str, more: &[&str]| {
        let parameters = ["--StartTime", start, "--EndTime", end];
        at(&snap, now, "DescribeSnapshotMonitorData", &[&parameters, more].concat()).unwrap_err()
    };
    let (start, end) = ("2026-03-10T00:00:00Z", "2026-03-10T01:00:00Z");
    assert_eq!(code("yesterday", end, &[]), "InvalidStartTime.Malformed");
    assert_eq!(code(start, "today", &[]), "InvalidEndTime.Malformed");
    assert_eq!(code(end, start, &[]), "InvalidEndTime.Malformed");
    assert_eq!(code(start, end, &["--Period", "61"]), "InvalidPeriod.ValueNotSupported");
    assert_eq!(code("2026-02-20T00:00:00Z", end, &["--Period", "3600"]), "InvalidStartTime.TooEarly");
    assert_eq!(code("2026-03-01T00:00:00Z", end, &[]), "InvalidParameter.TooManyDataQueried");
    assert_eq!(code(start, end, &["--Category", "Cold"]), "InvalidParameter");
}

#[test]
fn what_cannot_be_bought_or_exported() {
    let snap = Snap::new();
    let id = snapshot_at(&snap, MARCH, &disk(&snap), &[]);
    assert_eq!(snap.ecs("DescribeSnapshotPackage", &[])["TotalCount"], 0);
    let export = ["--SnapshotId", &id, "--OssBucket", "b"];
    assert_eq!(snap.ecs_error("ExportSnapshot", &export), (1, "UnsupportedOperation".to_owned()));
}

#[test]
fn quotas_are_configured() {
    let snap = Snap::new();
    let disk = disk(&snap);
    let config = |text: &str| std::fs::write(snap.home().join("config.json"), text).unwrap();
    config(r#"{"quotas": {"max-manual-snapshots-per-disk": 1, "max-tags-per-resource": 2}}"#);
    let tags = ["--Tag.1.Key", "a", "--Tag.2.Key", "b", "--Tag.3.Key", "c"];
    let too_many = [&["--DiskId", &disk], &tags[..]].concat();
    assert_eq!(snap.ecs_error("CreateSnapshot", &too_many).1, "QuotaExceed.Tags");
    snap.snapshot(&disk);
    assert_eq!(snap.ecs_error("CreateSnapshot", &["--DiskId", &disk]).1, "QuotaExceed.Snapshot");
    let name = ["--AttributeName.1", "max-manual-snapshots-per-disk"];
    let answer = snap.ecs("DescribeAccountAttributes", &name);
    let item = &answer["AccountAttributeItems"]["AccountAttributeItem"][0];
    assert_eq!(item["AttributeValues"]["ValueItem"][0]["Value"], "1");
    assert_eq!(
        snap.ecs_error("DescribeAccountAttributes", &["--AttributeName.1", "x"]).1,
        "Invalid.Parameter"
    );

    for bad in [
        r#"{"quotas": {"max-moons": 1}}"#,
        r#"{"quotas": {"max-tags-per-resource": -1}}"#,
        r#"{"quotas": {"max-tags-per-resource": "many"}}"#,
        r#"{"quota": {}}"#,
        "nonsense",
    ] {
        config(bad);
        let output = snap.run(&["ecs", "DescribeRegions"]);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{bad}");
        assert!(stderr.contains("config.json"), "{bad}: {stderr}");
    }
    config("{}");
    snap.snapshot(&disk);
}

#[test]
fn snapshots_have_a_price() {
    let snap = Snap::new();
    let disk = disk(&snap);
    snap.ecs("CreateSnapshot", &["--DiskId", &disk, "--InstantAccess", "true"]);
    let bill = snap.json(&["bill"]);
    assert_eq!(bill["Currency"], "USD");
    let region = &bill["Regions"][0];
    assert_eq!((&region["RegionId"], &region["Size"]), (&"cn-hangzhou".into(), &(1 << 20).into()));
    assert_eq!(
        (region["StandardPrice"].as_f64(), region["InstantAccessPrice"].as_f64()),
        (Some(0.0), Some(0.0002))
    );
    assert_eq!(region["Chains"][0]["SourceDiskId"], disk.as_str());
    let uses =
        |region: &Value| (region["InstantAccessUses"].clone(), region["InstantAccessUsesPrice"].clone());
    assert_eq!(uses(region), (1.into(), 0.1415.into()));
    let table = snap.text(&["bill", "--output", "table"]);
    assert!(table.contains("USD a month") && table.contains(&disk), "{table}");

    // Each snapshot that has it is a use, also when it is gone or instant access was switched off again.
    let second = snap.ecs("CreateSnapshot", &["--DiskId", &disk, "--InstantAccess", "true"]);
    snap.snapshot(&disk);
    snap.ecs("DeleteSnapshot", &["--SnapshotId", second["SnapshotId"].as_str().unwrap()]);
    let bill = snap.json(&["bill"]);
    assert_eq!(uses(&bill["Regions"][0]), (2.into(), 0.283.into()));
    assert_eq!(bill["Price"].as_f64(), Some(0.2832));
    // A month later they are on no bill any more.
    let later = snap.command(&["bill"]).env("SNAP_CLOCK", "2099-01-01T00:00:00Z").output().unwrap();
    let later: Value = serde_json::from_slice(&later.stdout).unwrap();
    assert_eq!(uses(&later["Regions"][0]), (0.into(), 0.0.into()));

    let price = |parameters: &[&str]| {
        let answer = snap.ecs(
            "DescribePrice",
            &[&["--ResourceType", "snapshot", "--PriceUnit", "Month"], parameters].concat(),
        );
        answer["PriceInfo"]["Price"]["TradePrice"].as_f64().unwrap()
    };
    assert_eq!(price(&[]), 0.0);
    assert_eq!(price(&["--Capacity", "105"]), 2.0);
    assert_eq!(price(&["--Capacity", "105", "--Period", "3", "--Amount", "2"]), 12.0);
    let code = |parameters: &[&str]| snap.ecs_error("DescribePrice", parameters).1;
    assert_eq!(code(&[]), "PriceNotFound");
    assert_eq!(code(&["--ResourceType", "disk"]), "PriceNotFound");
    assert_eq!(code(&["--ResourceType", "moon"]), "InvalidResourceType.ValueNotSupported");
    let with = |more: &[&'static str]| [&["--ResourceType", "snapshot"], more].concat();
    assert_eq!(code(&with(&["--PriceUnit", "Day"])), "InvalidPriceUnit.ValueNotSupported");
    assert_eq!(code(&with(&["--Period", "0"])), "InvalidPeriod");
    assert_eq!(code(&with(&["--Amount", "1001"])), "InvalidAmount.Malformed");
}

#[test]
fn operations_that_are_not_built_say_so() {
    let snap = Snap::new();
    for words in [
        &["ecs", "CreateSecurityGroup"][..],
        &["ecs", "CreateSecurityGroup", "--Anything", "x"],
        &["ecs", "CreateSecurityGroup", "--help"],
    ] {
        let output = snap.run(words);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{stderr}");
        assert!(stderr.contains("ErrorCode: UnsupportedOperation"), "{stderr}");
        assert!(stderr.contains("CreateSecurityGroup is an operation of ECS that is not built here yet."));
        assert!(stderr.contains("snap help ecs"), "{stderr}");
        assert!(output.stdout.is_empty());
    }
    // Suggestions name what is built first.
    let output = snap.run(&["ecs", "CreateSecurityGroups"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stdout).unwrap().contains("CreateSecurityGroup"));
}

#[test]
fn encryption_by_default_is_off() {
    let snap = Snap::new();
    assert_eq!(snap.ecs("DescribeDiskEncryptionByDefaultStatus", &[])["Encrypted"], false);
    let code = |operation: &str, more: &[&str]| snap.ecs_error(operation, more).1;
    assert_eq!(code("EnableDiskEncryptionByDefault", &[]), "InvalidOperation.KMSServiceNotOpen");
    let off = "InvalidDefaultEncryption.NotFound";
    assert_eq!(code("DisableDiskEncryptionByDefault", &[]), off);
    assert_eq!(code("DescribeDiskDefaultKMSKeyId", &[]), off);
    assert_eq!(code("ResetDiskDefaultKMSKeyId", &[]), off);
    assert_eq!(code("ModifyDiskDefaultKMSKeyId", &["--KMSKeyId", "k"]), off);
}

//! Chapter 6: automatic snapshot policies.

use super::{Scene, id, list};
use serde_json::Value;

const REGION: [&str; 2] = ["--regionId", "cn-hangzhou"];
const EVERY_DAY: &str = "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\"]";

fn policy(scene: &Scene, hours: &str, more: &[&str]) -> String {
    let base = ["--timePoints", hours, "--repeatWeekdays", EVERY_DAY];
    let answer = scene.ecs("CreateAutoSnapshotPolicy", &[&REGION, &base[..], more].concat());
    id(&answer, "AutoSnapshotPolicyId")
}

fn apply(scene: &Scene, policy: &str, disk: &str) {
    let disks = format!("[\"{disk}\"]");
    scene.ecs(
        "ApplyAutoSnapshotPolicy",
        &[&REGION, &["--autoSnapshotPolicyId", policy, "--diskIds", &disks][..]].concat(),
    );
}

fn pass(scene: &mut Scene, time: &str) -> Value {
    scene.at(time);
    scene.snap.json(&["schedule", "run"])
}

fn automatic(scene: &Scene) -> Vec<Value> {
    scene.shown(&["--SnapshotType", "auto"])
}

/// In_use disks only, standard snapshots only; a slot is passed over while a snapshot is being made; at the
/// limit the oldest goes.
#[test]
fn chapter_6_1_what_policies_do() {
    let mut scene = Scene::new(2);
    // The limit of automatic snapshots is one of the quotas that can be set.
    std::fs::write(
        scene.snap.home().join("config.json"),
        r#"{"quotas":{"max-automatic-snapshots-per-disk":2}}"#,
    )
    .unwrap();
    let id = policy(&scene, "[\"12\"]", &["--retentionDays=-1"]);
    let [used, free] = [scene.disks[0].clone(), scene.disks[1].clone()];
    apply(&scene, &id, &used);
    apply(&scene, &id, &free);
    scene.ecs("DetachDisk", &["--InstanceId", &scene.instance, "--DiskId", &free]);
    pass(&mut scene, "2022-03-01T03:59:59Z");
    assert!(automatic(&scene).is_empty());
    let done = pass(&mut scene, "2022-03-01T04:00:00Z");
    assert_eq!(automatic(&scene).len(), 1, "{done}");
    let first = automatic(&scene).remove(0);
    assert_eq!(first["SnapshotName"], format!("auto2.0_20220301_{id}"));
    assert_eq!((&first["SourceDiskId"], &first["Category"]), (&used.into(), &"standard".into()));
    pass(&mut scene, "2022-03-01T04:05:00Z");
    assert_eq!(automatic(&scene).len(), 1, "a slot is taken once");
    pass(&mut scene, "2022-03-02T04:00:00Z");
    pass(&mut scene, "2022-03-03T04:00:00Z");
    let days: Vec<Value> = automatic(&scene).iter().map(|one| one["CreationTime"].clone()).collect();
    assert_eq!(days, ["2022-03-03T04:00:00Z", "2022-03-02T04:00:00Z"], "the oldest made room");
    scene.snap.verify();
}

/// What has expired makes the room that the quota asks for; slots that come while a disk is detached are passed over.
#[test]
fn chapter_6_1_what_goes_and_what_stays() {
    let mut scene = Scene::new(1);
    let quota = r#"{"quotas":{"max-automatic-snapshots-per-disk":2}}"#;
    std::fs::write(scene.snap.home().join("config.json"), quota).unwrap();
    let disk = scene.disks[0].clone();
    let id = policy(&scene, "['10']", &["--retentionDays=-1"]);
    apply(&scene, &id, &disk);
    pass(&mut scene, "2022-03-02T02:00:05Z");
    let kept = automatic(&scene)[0]["SnapshotId"].clone();
    let shorter = ["--autoSnapshotPolicyId", &id, "--retentionDays", "1"];
    scene.ecs("ModifyAutoSnapshotPolicyEx", &[&REGION, &shorter[..]].concat());
    pass(&mut scene, "2022-03-03T02:00:02Z");
    pass(&mut scene, "2022-03-04T02:00:05Z");
    let left: Vec<Value> = automatic(&scene).iter().map(|one| one["SnapshotId"].clone()).collect();
    assert!(left.len() == 2 && left[1] == kept, "{left:?}");

    let pair = ["--InstanceId", &scene.instance.clone(), "--DiskId", &disk];
    scene.at("2022-03-05T01:30:00Z");
    scene.ecs("DetachDisk", &pair);
    let next = |scene: &Scene| {
        let next = scene.snap.json(&["schedule", "next"]);
        let due = next["Due"].as_array().unwrap().clone();
        due.into_iter().find(|slot| slot.to_string().contains(&disk)).unwrap()
    };
    assert_eq!(next(&scene)["SkipReason"], "the disk is not In_use", "nobody takes one");
    scene.at("2022-03-05T03:00:00Z");
    scene.ecs("AttachDisk", &pair);
    let done = pass(&mut scene, "2022-03-05T03:05:00Z");
    assert_eq!(done["Created"].as_array().unwrap().len(), 0, "{done}");
    assert!(next(&scene).get("SkipReason").is_none());
    // One that came before it was detached is not forgotten.
    scene.at("2022-03-06T02:30:00Z");
    scene.ecs("DetachDisk", &pair);
    scene.ecs("AttachDisk", &pair);
    let done = pass(&mut scene, "2022-03-06T02:35:00Z");
    assert_eq!(done["Created"].as_array().unwrap().len(), 1, "{done}");
}

/// Hours of UTC+8, weekdays, a retention of 1 to 65536 days or for ever, tags, copies.
#[test]
fn chapter_6_2_making_a_policy() {
    let scene = Scene::new(1);
    let made = policy(
        &scene,
        "[\"0\",\"23\"]",
        &["--autoSnapshotPolicyName", "nightly", "--retentionDays", "7", "--Tag.1.Key", "k"],
    );
    let shown = scene.ecs("DescribeAutoSnapshotPolicyEx", &["--AutoSnapshotPolicyId", &made]);
    let shown = list(&shown, "AutoSnapshotPolicies", "AutoSnapshotPolicy").remove(0);
    assert_eq!((&shown["Status"], &shown["RetentionDays"]), (&"Normal".into(), &7.into()));
    assert_eq!(
        (&shown["TimePoints"], &shown["RepeatWeekdays"]),
        (&"[\"0\", \"23\"]".into(), &EVERY_DAY.replace(',', ", ").into())
    );
    assert_eq!(shown["AutoSnapshotPolicyName"], "nightly");
    let refused = |hours: &str, days: &str, retention: &str| {
        let base = ["--timePoints", hours, "--repeatWeekdays", days, "--retentionDays", retention];
        scene.refused("CreateAutoSnapshotPolicy", &[&REGION, &base[..]].concat())
    };
    for wrong in [
        refused("[\"24\"]", EVERY_DAY, "7"),
        refused("[\"0\"]", "[\"0\"]", "7"),
        refused("[\"0\"]", "[\"8\"]", "7"),
        refused("[]", EVERY_DAY, "7"),
    ] {
        assert_eq!(wrong, "ParameterInvalid");
    }
    assert_eq!(refused("[\"0\"]", EVERY_DAY, "0"), "ParameterInvalid");
}

/// One policy a disk; taken off, a disk gets no more snapshots, and keeps those it has.
#[test]
fn chapter_6_3_applying_and_taking_off() {
    let mut scene = Scene::new(1);
    let disk = scene.disks[0].clone();
    let [first, second] =
        ["[\"11\"]", "[\"12\"]"].map(|hours| policy(&scene, hours, &["--retentionDays", "30"]));
    apply(&scene, &first, &disk);
    apply(&scene, &second, &disk);
    let of = |policy: &str| {
        let answer = scene.ecs("DescribeDisks", &["--AutoSnapshotPolicyId", policy]);
        list(&answer, "Disks", "Disk").len()
    };
    assert_eq!((of(&first), of(&second)), (0, 1), "the second one takes the place of the first");
    pass(&mut scene, "2022-03-01T04:30:00Z");
    assert_eq!(automatic(&scene).len(), 1);
    let disks = format!("[\"{disk}\"]");
    scene.ecs("CancelAutoSnapshotPolicy", &[&REGION, &["--diskIds", &disks][..]].concat());
    pass(&mut scene, "2022-03-02T04:30:00Z");
    assert_eq!(automatic(&scene).len(), 1);
}

/// Automatic snapshots go with their disk where DeleteAutoSnapshot says so; those made by hand stay.
#[test]
fn chapter_6_4_deleting_with_the_disk() {
    for (goes, left) in [("true", 1), ("false", 2)] {
        let mut scene = Scene::new(1);
        let disk = scene.disks[0].clone();
        scene.ecs("ModifyDiskAttribute", &["--DiskId", &disk, "--DeleteAutoSnapshot", goes]);
        let id = policy(&scene, "[\"12\"]", &["--retentionDays", "30"]);
        apply(&scene, &id, &disk);
        pass(&mut scene, "2022-03-01T04:00:00Z");
        scene.take(&disk, &[]);
        scene.ecs("DetachDisk", &["--InstanceId", &scene.instance, "--DiskId", &disk]);
        scene.ecs("DeleteDisk", &["--DiskId", &disk]);
        assert_eq!(scene.shown(&[]).len(), left, "{goes}");
        scene.snap.verify();
    }
}

/// A retention that is changed holds for later snapshots.
#[test]
fn chapter_6_5_changing_a_policy() {
    let mut scene = Scene::new(1);
    let made = policy(&scene, "[\"12\"]", &["--retentionDays", "1"]);
    apply(&scene, &made, &scene.disks[0].clone());
    pass(&mut scene, "2022-03-01T04:00:00Z");
    let change = ["--autoSnapshotPolicyId", &made, "--retentionDays", "3", "--timePoints", "[\"13\"]"];
    scene.ecs("ModifyAutoSnapshotPolicyEx", &[&REGION, &change[..]].concat());
    pass(&mut scene, "2022-03-01T05:00:00Z");
    let days: Vec<Value> = automatic(&scene).iter().map(|one| one["RetentionDays"].clone()).collect();
    assert_eq!(days, [3, 1]);
    pass(&mut scene, "2022-03-02T04:30:00Z");
    assert_eq!(automatic(&scene).len(), 1, "the first one's day is over");
    pass(&mut scene, "2022-03-04T04:59:59Z");
    assert!(automatic(&scene).iter().any(|one| one["CreationTime"] == "2022-03-01T05:00:00Z"));
    pass(&mut scene, "2022-03-04T05:00:00Z");
    assert!(automatic(&scene).iter().all(|one| one["CreationTime"] != "2022-03-01T05:00:00Z"));
    scene.snap.verify();
}

/// A deleted policy frees its disks; the snapshots it took keep their retention.
#[test]
fn chapter_6_6_deleting_a_policy() {
    let mut scene = Scene::new(1);
    let id = policy(&scene, "[\"12\"]", &["--retentionDays", "2"]);
    apply(&scene, &id, &scene.disks[0].clone());
    pass(&mut scene, "2022-03-01T04:00:00Z");
    let delete = [&REGION, &["--autoSnapshotPolicyId", &id][..]].concat();
    scene.ecs("DeleteAutoSnapshotPolicy", &delete);
    let shown = scene.ecs("DescribeAutoSnapshotPolicyEx", &[]);
    assert_eq!(shown["TotalCount"], 0);
    let disk = list(
        &scene.ecs("DescribeDisks", &["--DiskIds", &format!("[\"{}\"]", scene.disks[0])]),
        "Disks",
        "Disk",
    )
    .remove(0);
    assert_eq!(disk["AutoSnapshotPolicyId"], "");
    pass(&mut scene, "2022-03-02T04:00:00Z");
    assert_eq!(automatic(&scene).len(), 1);
    pass(&mut scene, "2022-03-03T04:00:00Z");
    assert!(automatic(&scene).is_empty());
}

//! Chapters 7 to 9: tags of snapshots and policies, and what people ask.

use super::{MIB, Scene, id, list};
use serde_json::Value;

fn tag_and_untag(scene: &Scene, kind: &str, resource: &str) {
    let named = ["--ResourceType", kind, "--ResourceId.1", resource];
    let set =
        [&named[..], &["--Tag.1.Key", "team", "--Tag.1.Value", "blue", "--Tag.2.Key", "stage"]].concat();
    scene.ecs("TagResources", &set);
    let tags = || list(&scene.ecs("ListTagResources", &named), "TagResources", "TagResource");
    assert_eq!(tags().len(), 2);
    scene.ecs("UntagResources", &[&named[..], &["--TagKey.1", "stage"]].concat());
    let left = tags();
    assert_eq!((left.len(), &left[0]["TagKey"], &left[0]["TagValue"]), (1, &"team".into(), &"blue".into()));
    let system = [&named[..], &["--Tag.1.Key", "acs:mine"]].concat();
    assert_eq!(scene.refused("TagResources", &system), "InvalidTagKey.Malformed");
}

#[test]
fn chapter_7_tags_of_a_snapshot() {
    let scene = Scene::new(1);
    let snapshot = scene.take(&scene.disks[0], &[]);
    tag_and_untag(&scene, "snapshot", &snapshot);
    assert_eq!(scene.shown(&["--Tag.1.Key", "team", "--Tag.1.Value", "blue"]).len(), 1);
    assert!(scene.shown(&["--Tag.1.Key", "team", "--Tag.1.Value", "red"]).is_empty());
}

#[test]
fn chapter_8_tags_of_a_policy() {
    let scene = Scene::new(0);
    let create = ["--regionId", "cn-hangzhou", "--timePoints", "[\"1\"]", "--repeatWeekdays", "[\"1\"]"];
    let create = [&create[..], &["--retentionDays", "1"]].concat();
    let policy = id(&scene.ecs("CreateAutoSnapshotPolicy", &create), "AutoSnapshotPolicyId");
    tag_and_untag(&scene, "snapshotpolicy", &policy);
    let found = |value: &str| {
        let query = ["--Tag.1.Key", "team", "--Tag.1.Value", value];
        scene.ecs("DescribeAutoSnapshotPolicyEx", &query)["TotalCount"].clone()
    };
    assert_eq!((found("blue"), found("red")), (1.into(), 0.into()));
}

/// Sizes and counts that people ask about.
#[test]
fn chapter_9_questions() {
    let scene = Scene::new(1);
    let disk = scene.disks[0].clone();
    // The first snapshot is as large as what is in use, not as the disk.
    scene.ecs("ResizeDisk", &["--DiskId", &disk, "--NewSize", "200", "--Type", "online"]);
    let first = scene.take(&disk, &[]);
    assert_eq!(scene.chain_size(&disk), 2 * MIB as u64);
    assert_eq!(scene.one(&first)["SourceDiskSize"], "200");
    // What changed and was written back costs nothing; blocks in use that a file system forgot still count.
    scene.take(&disk, &[]);
    assert_eq!(scene.chain_size(&disk), 2 * MIB as u64);
    // Snapshots outlive their disk when they were made by hand.
    scene.ecs("DetachDisk", &["--InstanceId", &scene.instance, "--DiskId", &disk]);
    scene.ecs("DeleteDisk", &["--DiskId", &disk]);
    assert_eq!(scene.shown(&[]).len(), 2);
    assert_eq!(scene.one(&first)["SourceDiskId"], disk);
    // A snapshot becomes many disks.
    let create = ["--ZoneId", "cn-hangzhou-b", "--DiskCategory", "cloud_essd", "--SnapshotId", &first];
    let copies: Vec<Value> = (0..2).map(|_| scene.ecs("CreateDisk", &create)).collect();
    assert_ne!(copies[0]["DiskId"], copies[1]["DiskId"]);
    // There are as many by hand as the quota says.
    let quotas = scene.ecs("DescribeAccountAttributes", &[]);
    assert!(!list(&quotas, "AccountAttributeItems", "AccountAttributeItem").is_empty());
    scene.snap.verify();
}

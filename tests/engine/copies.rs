//! Copies of snapshots in other regions.

use crate::common;

use common::snap::{Snap, noisy};
use serde_json::Value;

const MIB: usize = 1 << 20;
const THERE: &str = "cn-shanghai";

/// A disk in cn-hangzhou, and what its snapshots and copies hold.
struct Scene {
    snap: Snap,
    disk: String,
    bytes: Vec<u8>,
}

fn copy_of<'a>(snapshot: &'a str, region: &'a str) -> Vec<&'a str> {
    let mut arguments = vec!["--SnapshotId", snapshot, "--DestinationRegionId", region];
    arguments.extend(["--DestinationSnapshotName", "the-copy"]);
    arguments.extend(["--DestinationSnapshotDescription", "kept far away"]);
    arguments
}

impl Scene {
    fn new(mib: usize) -> Self {
        let snap = Snap::new();
        let bytes = noisy(1, mib);
        let disk = snap.import(&bytes);
        Self { snap, disk, bytes }
    }

    fn change(&mut self, seed: u64, start: usize, length: usize) {
        let noise = common::noise(seed, length);
        self.bytes[start..start + length].copy_from_slice(&noise);
        self.snap.write(&self.disk, start, &noise);
    }

    fn copy(&self, snapshot: &str) -> String {
        id(&self.snap.ecs("CopySnapshot", &copy_of(snapshot, THERE)))
    }

    fn copy_fails(&self, snapshot: &str, region: &str, more: &[&str]) -> String {
        let mut arguments = copy_of(snapshot, region);
        arguments.extend(more);
        self.snap.ecs_error("CopySnapshot", &arguments).1
    }

    /// What a copy holds, by way of a new disk in its region.
    fn content(&self, copy: &str) -> Vec<u8> {
        let zone = format!("{THERE}-a");
        let arguments = ["--ZoneId", &zone, "--DiskCategory", "cloud_essd", "--SnapshotId", copy];
        let answer = self.there("CreateDisk", &arguments);
        let disk = answer["DiskId"].as_str().unwrap();
        let path = self.snap.text(&["disk", "path", disk]);
        let bytes = std::fs::read(path.trim_end()).unwrap();
        self.there("DeleteDisk", &["--DiskId", disk]);
        bytes
    }

    fn there(&self, operation: &str, parameters: &[&str]) -> Value {
        let mut arguments = parameters.to_vec();
        arguments.extend(["--region", THERE]);
        self.snap.ecs(operation, &arguments)
    }

    fn copies(&self) -> Vec<Value> {
        self.there("DescribeSnapshots", &[])["Snapshots"]["Snapshot"].as_array().unwrap().clone()
    }

    /// The bytes of the packs in the destination.
    fn stored_there(&self) -> u64 {
        let stats = self.snap.json(&["store", "stats"]);
        let regions = stats["Regions"].as_array().unwrap();
        let there = regions.iter().find(|one| one["RegionId"] == THERE);
        there.map_or(0, |one| one["StoredSize"].as_u64().unwrap())
    }

    fn pack_files_there(&self) -> usize {
        let folder = self.snap.home().join(format!("regions/{THERE}/store/packs"));
        std::fs::read_dir(folder).map_or(0, Iterator::count)
    }
}

fn id(answer: &Value) -> String {
    answer["SnapshotId"].as_str().unwrap().to_owned()
}

#[test]
fn copies_are_identical_incremental_and_stand_alone() {
    let mut scene = Scene::new(8);
    let first = scene.snap.snapshot(&scene.disk);
    let at_first = scene.bytes.clone();
    let one = scene.copy(&first);
    assert!(scene.content(&one) == at_first);
    let full = scene.stored_there();
    assert!(full > 8 * MIB as u64);

    scene.change(2, MIB, MIB);
    scene.bytes[5 * MIB..6 * MIB].fill(0);
    scene.snap.write(&scene.disk, 5 * MIB, &vec![0; MIB]);
    let second = scene.snap.snapshot(&scene.disk);
    let at_second = scene.bytes.clone();
    let two = scene.copy(&second);
    assert!(scene.content(&two) == at_second && scene.content(&one) == at_first);
    let grown = scene.stored_there() - full;
    assert!((MIB as u64..MIB as u64 + 64 * 1024).contains(&grown), "one MiB is new, not {grown} bytes");

    // Copied again, nothing travels.
    let again = scene.copy(&second);
    let older = scene.copy(&first);
    assert_eq!(scene.stored_there() - full, grown);
    assert!(scene.content(&again) == at_second && scene.content(&older) == at_first);
    let links = scene.there("DescribeSnapshotLinks", &[]);
    assert_eq!(links["SnapshotLinks"]["SnapshotLink"][0]["TotalCount"], 4);
    assert_eq!(links["SnapshotLinks"]["SnapshotLink"][0]["SourceDiskId"], scene.disk.as_str());
    scene.snap.verify();

    // The sources go, and some copies; what is left stays whole, also after both stores are reclaimed.
    for source in [&first, &second] {
        scene.snap.ecs("DeleteSnapshot", &["--SnapshotId", source]);
    }
    scene.there("DeleteSnapshot", &["--SnapshotId", &one]);
    scene.there("DeleteSnapshot", &["--SnapshotId", &older]);
    scene.snap.text(&["store", "reclaim"]);
    scene.snap.verify();
    assert!(scene.content(&two) == at_second && scene.content(&again) == at_second);
    scene.there("DeleteSnapshot", &["--SnapshotId", &two]);
    scene.there("DeleteSnapshot", &["--SnapshotId", &again]);
    assert_eq!((scene.stored_there(), scene.pack_files_there()), (0, 0));
    scene.snap.verify();
}

/// A page of each block changed: as little travels as was stored, and needs nothing of the source.
#[test]
fn deltas_travel_as_deltas() {
    let mut scene = Scene::new(4);
    let first = scene.snap.snapshot(&scene.disk);
    scene.copy(&first);
    let full = scene.stored_there();
    for block in 0..64 {
        scene.change(100 + block as u64, block * 64 * 1024 + 8192, 4096);
    }
    let second = scene.snap.snapshot(&scene.disk);
    let two = scene.copy(&second);
    let grown = scene.stored_there() - full;
    assert!(grown < 64 * 4096 * 115 / 100, "{grown} bytes for 256 KiB");
    scene.snap.ecs("DeleteSnapshot", &["--SnapshotId", &first]);
    scene.snap.ecs("DeleteSnapshot", &["--SnapshotId", &second]);
    scene.snap.text(&["store", "reclaim"]);
    assert!(scene.content(&two) == scene.bytes);
    // Where there is no older copy, the blocks travel whole.
    let third = scene.snap.snapshot(&scene.disk);
    let arguments = copy_of(&third, "cn-beijing");
    scene.snap.ecs("CopySnapshot", &arguments);
    scene.snap.verify();
}

#[test]
fn a_copy_says_what_it_is() {
    let scene = Scene::new(2);
    let tagged = ["--DiskId", &scene.disk, "--Tag.1.Key", "near", "--Tag.1.Value", "by"];
    let source = id(&scene.snap.ecs("CreateSnapshot", &tagged));
    let mut arguments = copy_of(&source, THERE);
    arguments.extend(["--RetentionDays", "7", "--Tag.1.Key", "far", "--Tag.1.Value", "away"]);
    arguments.extend(["--ClientToken", "once"]);
    let copy = id(&scene.snap.ecs("CopySnapshot", &arguments));
    assert_eq!(id(&scene.snap.ecs("CopySnapshot", &arguments)), copy, "the token is known");

    let shown = scene.copies();
    assert_eq!(shown.len(), 1);
    let shown = &shown[0];
    assert_eq!(shown["SnapshotId"], copy.as_str());
    assert_eq!(shown["SourceSnapshotId"], source.as_str());
    assert_eq!(shown["SourceRegionId"], "cn-hangzhou");
    assert_eq!(shown["SourceDiskId"], scene.disk.as_str());
    assert_eq!(shown["RegionId"], THERE);
    assert_eq!((&shown["SnapshotName"], &shown["RetentionDays"]), (&"the-copy".into(), &7.into()));
    assert_eq!(shown["Tags"]["Tag"].as_array().unwrap().len(), 1);
    assert_eq!(shown["Tags"]["Tag"][0]["TagKey"], "far");
    let source = &scene.snap.ecs("DescribeSnapshots", &[])["Snapshots"]["Snapshot"][0];
    assert!(source.get("SourceSnapshotId").is_none());
}

#[test]
fn a_copy_of_a_copy_comes_home_into_a_chain_of_its_own() {
    let mut scene = Scene::new(4);
    let source = scene.snap.snapshot(&scene.disk);
    let before = scene.bytes.clone();
    let there = scene.copy(&source);
    scene.change(7, MIB, MIB);
    let later = scene.snap.snapshot(&scene.disk);
    let mut arguments = copy_of(&there, "cn-hangzhou");
    arguments.extend(["--region", THERE]);
    let back = id(&scene.snap.ecs("CopySnapshot", &arguments));
    assert!(scene.snap.content(&back) == before && scene.snap.content(&later) == scene.bytes);
    let newest = scene.snap.snapshot(&scene.disk);
    assert!(scene.snap.content(&newest) == scene.bytes);
    let reset = ["--DiskId", &scene.disk, "--SnapshotId", &back];
    assert_eq!(scene.snap.ecs_error("ResetDisk", &reset).1, "InvalidParameter.Mismatch");
    // Both chains are of the same disk, and go by one id.
    let links = scene.snap.ecs("DescribeSnapshotLinks", &[]);
    let rows = links["SnapshotLinks"]["SnapshotLink"].as_array().unwrap();
    assert!(rows.len() == 1 && rows[0]["TotalCount"] == 4 && links["TotalCount"] == 1, "{links}");
    scene.snap.verify();
}

#[test]
fn the_rules_have_their_codes() {
    let scene = Scene::new(1);
    let source = scene.snap.snapshot(&scene.disk);
    let fails = |region: &str, more: &[&str]| scene.copy_fails(&source, region, more);
    assert_eq!(fails("cn-hangzhou", &[]), "InvalidOperation.NotSupportCopyInSameRegion");
    assert_eq!(fails("cn-nowhere", &[]), "InvalidRegionId.NotExists");
    assert_eq!(fails("../../x", &[]), "InvalidRegionId.MalFormed");
    assert_eq!(fails(THERE, &["--Encrypted", "true"]), "InvalidRegionId.NotSupportedEncryptedSnapshotCopy");
    assert_eq!(fails(THERE, &["--KMSKeyId", "k"]), "InvalidEncrypted.NotMatchKmsKeyId");
    assert_eq!(fails(THERE, &["--RetentionDays", "0"]), "InvalidRetentionDays.Malformed");
    assert_eq!(scene.copy_fails("s-nothing", THERE, &[]), "InvalidSnapshotId.NotFound");
    let copy = scene.copy(&source);
    let reset = ["--DiskId", &scene.disk, "--SnapshotId", &copy];
    assert_eq!(scene.snap.ecs_error("ResetDisk", &reset).1, "InvalidParameter.Mismatch");
    assert!(scene.copies().iter().all(|one| one["Status"] == "accomplished"));
}

#[test]
fn copies_killed_at_every_step() {
    for point in ["copy-pack-put", "copy-packs-written", "capture-before-commit"] {
        let mut scene = Scene::new(8);
        let first = scene.snap.snapshot(&scene.disk);
        let before = scene.bytes.clone();
        let kept = scene.copy(&first);
        scene.change(3, 2 * MIB, 2 * MIB);
        let second = scene.snap.snapshot(&scene.disk);
        let stored = scene.stored_there();
        let mut arguments = vec!["ecs", "CopySnapshot"];
        arguments.extend(copy_of(&second, THERE));
        scene.snap.crash(point, &arguments);

        let states: Vec<Value> = scene.copies().iter().map(|one| one["Status"].clone()).collect();
        // Once its manifest is there the copy is whole, and only the catalog has to take it in.
        let is_whole = point == "capture-before-commit";
        assert_eq!(states, [if is_whole { "accomplished" } else { "failed" }, "accomplished"], "{point}");
        scene.snap.verify();
        if is_whole {
            let taken_in = scene.copies()[0]["SnapshotId"].as_str().unwrap().to_owned();
            assert!(scene.content(&taken_in) == scene.bytes, "{point}");
        } else {
            assert_eq!((scene.stored_there(), scene.pack_files_there()), (stored, 1), "{point}");
        }
        assert!(scene.content(&kept) == before, "{point}");
        let whole = scene.copy(&second);
        assert!(scene.content(&whole) == scene.bytes, "{point}");
        scene.snap.verify();
    }
}

#[test]
fn a_damaged_source_gives_no_copy() {
    let scene = Scene::new(2);
    let source = scene.snap.snapshot(&scene.disk);
    let pack = scene.snap.home().join("regions/cn-hangzhou/store/packs").join(&scene.snap.packs()[0]);
    let mut bytes = std::fs::read(&pack).unwrap();
    bytes[MIB] ^= 1;
    std::fs::write(&pack, bytes).unwrap();
    assert_eq!(scene.copy_fails(&source, THERE, &[]), "InternalError");
    assert_eq!(scene.copies()[0]["Status"], "failed");
    assert_eq!(scene.pack_files_there(), 0, "its leftovers are swept");
}

/// Nothing of a cancelled copy is left, the source is as it was, and it can be copied again.
fn as_if_never_copied(scene: &Scene, source: &str, copy: &str) {
    scene.snap.run(&["task", "wait"]);
    // The last sweep is the next run's if the worker died or was slow.
    scene.snap.run(&["task", "wait"]);
    assert!(scene.copies().is_empty());
    assert_eq!(
        scene.snap.ecs_error("DeleteSnapshot", &["--SnapshotId", copy]).1,
        "InvalidSnapshotId.NotFound"
    );
    assert_eq!(scene.pack_files_there(), 0, "its leftovers are swept");
    let manifests = scene.snap.home().join("regions").join(THERE).join("store/manifests");
    assert_eq!(manifests.read_dir().map_or(0, Iterator::count), 0);
    assert!(scene.snap.content(source) == scene.bytes);
    let again = scene.copy(source);
    assert!(scene.content(&again) == scene.bytes);
    scene.snap.verify();
}

#[test]
fn a_copy_that_is_deleted_while_it_runs_is_cancelled() {
    let scene = Scene::new(4);
    let source = scene.snap.snapshot(&scene.disk);
    let store = scene.snap.hold_store(THERE);
    let copy = id(&scene.snap.background(None, "CopySnapshot", &copy_of(&source, THERE)));
    assert_eq!((&scene.copies()[0]["Status"], scene.copies().len()), (&"progressing".into(), 1));
    assert_eq!(scene.copy_fails(&source, THERE, &[]), "InvalidOperation.DiskHasUnfinishedSnapshotCopy");
    scene.there("DeleteSnapshot", &["--SnapshotId", &copy]);
    assert!(scene.copies().is_empty());
    drop(store);
    assert_eq!(scene.snap.wait(&copy), "Failed");
    as_if_never_copied(&scene, &source, &copy);
}

#[test]
fn a_copy_that_is_deleted_half_way_leaves_nothing() {
    let scene = Scene::new(64);
    let source = scene.snap.snapshot(&scene.disk);
    let copy = id(&scene.snap.background(None, "CopySnapshot", &copy_of(&source, THERE)));
    let packs = scene.snap.home().join("regions").join(THERE).join("store/packs");
    while packs.read_dir().map_or(0, Iterator::count) == 0 {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    scene.there("DeleteSnapshot", &["--SnapshotId", &copy]);
    as_if_never_copied(&scene, &source, &copy);
}

#[test]
fn what_is_made_in_another_region_is_described_there() {
    let scene = Scene::new(1);
    let tag = ["--Tag.1.Key", "k", "--Tag.1.Value", "v", "--ResourceGroupId", "rg-far"];
    let source = scene.snap.snapshot(&scene.disk);
    let copied = [&copy_of(&source, THERE)[..], &tag].concat();
    let snapshot = id(&scene.snap.ecs("CopySnapshot", &copied));
    let instance = scene.snap.ecs("RunInstances", &["--DataDisk.1.Size", "20"]);
    let instance = instance["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap();
    let image = scene.snap.ecs("CreateImage", &["--InstanceId", instance, "--ImageName", "mine"]);
    let copy = ["--ImageId", image["ImageId"].as_str().unwrap(), "--DestinationRegionId", THERE];
    let image = scene.snap.ecs("CopyImage", &[&copy[..], &tag].concat());
    let image = image["ImageId"].as_str().unwrap();

    for (kind, resource) in [("snapshot", &*snapshot), ("image", image)] {
        let asked = ["--ResourceType", kind, "--Tag.1.Key", "k"];
        let found = |answer: Value| answer["TagResources"]["TagResource"].as_array().unwrap().clone();
        let there = found(scene.there("ListTagResources", &asked));
        assert_eq!(there.len(), 1, "{kind}: {there:?}");
        assert_eq!((&there[0]["ResourceId"], &there[0]["TagValue"]), (&resource.into(), &"v".into()));
        assert!(found(scene.snap.ecs("ListTagResources", &asked)).is_empty(), "{kind}");
    }
    let tags =
        |answer: Value| answer["Tags"]["Tag"].as_array().unwrap().iter().any(|tag| tag["TagKey"] == "k");
    assert!(tags(scene.there("DescribeTags", &[])) && !tags(scene.snap.ecs("DescribeTags", &[])));
    let images = scene.there("DescribeImages", &["--Tag.1.Key", "k", "--ResourceGroupId", "rg-far"]);
    assert_eq!(images["Images"]["Image"][0]["ImageId"], image);
    assert_eq!(images["Images"]["Image"][0]["Tags"]["Tag"][0]["TagKey"], "k");
    // The copy of the snapshot, and those of the image's two disks.
    assert_eq!(scene.there("DescribeSnapshots", &["--ResourceGroupId", "rg-far"])["TotalCount"], 3);
    assert_eq!(scene.snap.ecs("DescribeSnapshots", &["--ResourceGroupId", "rg-far"])["TotalCount"], 0);
    scene.there("DeleteImage", &["--ImageId", image, "--Force", "true"]);
    let asked = ["--ResourceType", "image", "--Tag.1.Key", "k"];
    assert_eq!(scene.there("ListTagResources", &asked)["TagResources"]["TagResource"], serde_json::json!([]));
}

#[test]
fn the_description_of_a_copy_may_be_empty() {
    let scene = Scene::new(1);
    let source = scene.snap.snapshot(&scene.disk);
    let described = |text: &str| {
        let mut arguments = copy_of(&source, THERE);
        *arguments.last_mut().unwrap() = text;
        let copy = id(&scene.snap.ecs("CopySnapshot", &arguments));
        let all = scene.copies();
        all.iter().find(|one| one["SnapshotId"] == copy.as_str()).unwrap()["Description"].clone()
    };
    assert_eq!(described(""), "");
    assert_eq!(described("x"), "x");
    assert_eq!(described(&"x".repeat(256)), "x".repeat(256));
    for wrong in ["http://there", &"x".repeat(257)] {
        let more = ["--DestinationSnapshotName", "far", "--DestinationSnapshotDescription", wrong];
        let arguments = [&["--SnapshotId", &source, "--DestinationRegionId", THERE], &more[..]].concat();
        assert_eq!(scene.snap.ecs_error("CopySnapshot", &arguments).1, "InvalidDescription.Malformed");
    }
}

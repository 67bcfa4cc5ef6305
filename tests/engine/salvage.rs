//! A catalog with a damaged page: what does not lie on it can be read, and `store recover --anew` keeps all of that.

use crate::common;

use common::snap::{Snap, noisy};
use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::process::Output;

const PAGE: u64 = 4096;

struct Damaged {
    snap: Snap,
    disk: String,
    snapshots: [String; 2],
}

impl Damaged {
    fn new() -> Self {
        let snap = Snap::new();
        let disk = snap.import(&noisy(1, 2));
        let first = snap.snapshot(&disk);
        snap.write(&disk, 0, &noisy(2, 1));
        let second = snap.snapshot(&disk);
        snap.ecs(
            "TagResources",
            &[
                "--ResourceType",
                "snapshot",
                "--ResourceId.1",
                &first,
                "--Tag.1.Key",
                "k",
                "--Tag.1.Value",
                "v",
            ],
        );
        let policy = snap.ecs(
            "CreateAutoSnapshotPolicy",
            &[
                "--regionId",
                "cn-hangzhou",
                "--timePoints",
                "[\"1\"]",
                "--repeatWeekdays",
                "[\"1\"]",
                "--retentionDays",
                "7",
            ],
        );
        let policy = policy["AutoSnapshotPolicyId"].as_str().unwrap();
        let disks = format!("[\"{disk}\"]");
        snap.ecs(
            "ApplyAutoSnapshotPolicy",
            &["--regionId", "cn-hangzhou", "--autoSnapshotPolicyId", policy, "--diskIds", &disks],
        );
        Self { snap, disk, snapshots: [first, second] }
    }

    /// Fills the first page of a table or index with bytes that are none.
    fn damage(&self, name: &str) {
        let path = self.snap.home().join("catalog.db");
        let page = self.page(name);
        let file = File::options().write(true).open(path).unwrap();
        file.write_all_at(&noisy(page, 1)[..4096], (page - 1) * PAGE).unwrap();
    }

    /// The number of the first page of a table or index.
    fn page(&self, name: &str) -> u64 {
        let reader = rusqlite::Connection::open(self.snap.home().join("catalog.db")).unwrap();
        let sql = "SELECT rootpage FROM sqlite_master WHERE name = ?1";
        reader.query_row(sql, [name], |row| row.get(0)).unwrap_or(1)
    }

    fn recovered(&self) -> (serde_json::Value, String) {
        let output = self.snap.run(&["store", "recover", "--anew"]);
        let told = text(&output);
        assert!(output.status.success(), "{told}");
        self.snap.verify();
        for (id, content) in self.snapshots.iter().zip([noisy(1, 2), self.second()]) {
            let file = self.snap.path(&format!("{id}.img"));
            let _ = fs::remove_file(&file);
            self.snap.json(&["restore", id, "--to", file.to_str().unwrap()]);
            assert!(fs::read(file).unwrap() == content, "{id}");
        }
        (serde_json::from_slice(&output.stdout).unwrap(), told)
    }

    fn second(&self) -> Vec<u8> {
        [noisy(2, 1), noisy(1, 2)[1 << 20..].to_vec()].concat()
    }

    fn policies(&self) -> usize {
        let answer = self.snap.ecs("DescribeAutoSnapshotPolicyEx", &["--RegionId", "cn-hangzhou"]);
        answer["AutoSnapshotPolicies"]["AutoSnapshotPolicy"].as_array().unwrap().len()
    }
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn what_does_not_lie_on_the_damaged_page_is_read() {
    for name in ["disk_passing", "snapshot_passing", "kept_clone", "task_passing"] {
        let home = Damaged::new();
        home.damage(name);
        assert_eq!(home.snap.snapshots().len(), 2, "{name}");
        let file = home.snap.path("restored");
        home.snap.json(&["restore", &home.snapshots[0], "--to", file.to_str().unwrap()]);
        assert!(fs::read(file).unwrap() == noisy(1, 2), "{name}");
    }
}

#[test]
fn a_damaged_index_loses_nothing() {
    let home = Damaged::new();
    let before = home.snap.ecs("DescribeSnapshots", &[]);
    home.damage("sqlite_autoindex_snapshot_2");
    let (answer, told) = home.recovered();
    assert!(told.contains("nothing is lost"), "{told}");
    assert_eq!(answer["Recovered"].as_array().unwrap().len(), 0);
    let aside = answer["OldCatalog"]["Path"].as_str().unwrap();
    assert!(fs::metadata(aside).unwrap().len() > 0 && told.contains(aside), "{told}");
    assert_eq!(home.snap.ecs("DescribeSnapshots", &[])["Snapshots"], before["Snapshots"]);
    assert_eq!(home.policies(), 1);
}

#[test]
fn a_damaged_table_is_named_and_the_others_stay() {
    let home = Damaged::new();
    home.damage("policy");
    let (answer, told) = home.recovered();
    assert_eq!(answer["OldCatalog"]["TornTables"], serde_json::json!(["policy"]));
    assert_eq!(answer["OldCatalog"]["DroppedFrom"], serde_json::json!(["policy_disk"]));
    assert!(told.contains("lost are rows of its tables policy"), "{told}");
    assert_eq!(home.policies(), 0);
    assert_eq!(home.snap.disk_status(&home.disk), "Available");
}

#[test]
fn lost_snapshots_are_taken_from_their_manifests() {
    for name in ["snapshot", "extent", "pack", "chain"] {
        let home = Damaged::new();
        home.damage(name);
        let (answer, told) = home.recovered();
        assert_eq!(answer["Recovered"].as_array().unwrap().len(), 2, "{name}");
        assert!(told.contains("as their manifests tell"), "{name} {told}");
        let tags = home
            .snap
            .ecs("ListTagResources", &["--ResourceType", "snapshot", "--ResourceId.1", &home.snapshots[0]]);
        assert_eq!(tags["TagResources"]["TagResource"].as_array().unwrap().len(), 1, "{name}");
        assert_eq!(home.policies(), 1, "{name}");
        // The chain goes on.
        let new = home.snap.snapshot(&home.disk);
        assert!(home.snap.content(&new) == home.second(), "{name}");
        home.snap.verify();
    }
}

#[test]
fn where_nothing_can_be_read_the_manifests_tell_all() {
    let home = Damaged::new();
    home.damage("the first page");
    let hint = text(&home.snap.run(&["ecs", "DescribeSnapshots"]));
    assert!(hint.contains("snap store recover --anew"), "{hint}");
    let (answer, _) = home.recovered();
    assert_eq!(answer["Recovered"].as_array().unwrap().len(), 2);
    assert_eq!(home.policies(), 0);
}

#[test]
fn a_whole_catalog_is_not_set_aside() {
    let home = Damaged::new();
    let output = home.snap.run(&["store", "recover", "--anew"]);
    assert!(!output.status.success() && text(&output).contains("is whole"), "{}", text(&output));
    assert_eq!(home.snap.snapshots().len(), 2);
    assert!(!home.snap.home().join("catalog.db.damaged-1").exists());
}

/// As `cp` leaves it that was cut off, or an empty file system.
#[test]
fn an_empty_catalog_is_none() {
    let home = Damaged::new();
    for suffix in ["-wal", "-shm"] {
        let _ = fs::remove_file(home.snap.home().join(format!("catalog.db{suffix}")));
    }
    File::create(home.snap.home().join("catalog.db")).unwrap();
    let answer = home.snap.json(&["store", "recover", "--anew"]);
    assert_eq!(answer["Recovered"].as_array().unwrap().len(), 2);
    home.snap.verify();
}

/// Whatever is lost, what there is can be listed, and nothing else is told to be lost.
#[test]
fn lists_are_counted_again() {
    for name in ["tally", "snapshot", "chain", "disk", "policy", "instance", "task"] {
        let home = Damaged::new();
        home.damage(name);
        home.snap.run(&["store", "recover", "--anew"]);
        assert_eq!(home.snap.snapshots().len(), 2, "{name}");
        for operation in ["DescribeDisks", "DescribeSnapshotLinks", "DescribeInstances"] {
            home.snap.ecs(operation, &[]);
        }
        let repaired = home.snap.json(&["store", "verify", "--repair"]);
        assert_eq!(repaired["LostRows"], serde_json::json!([]), "{name}");
        assert_eq!(repaired["MendedRows"], 0, "{name}");
    }
}

/// A page that can be read, and has no rows any more: only the counts tell that some are lost.
#[test]
fn rows_that_are_missing_from_a_good_page_are_told() {
    let home = Damaged::new();
    let path = home.snap.home().join("catalog.db");
    let page = home.page("policy");
    let file = File::options().write(true).open(path).unwrap();
    // An empty leaf of a table.
    file.write_all_at(&[0x0d, 0, 0, 0, 0, 0x10, 0, 0], (page - 1) * PAGE).unwrap();
    let output = home.snap.run(&["store", "recover", "--anew"]);
    assert!(text(&output).contains("lost are rows of its tables policy"), "{}", text(&output));
    assert_eq!(home.policies(), 0);
    home.snap.verify();
}

#[test]
fn a_disk_whose_instance_is_lost_is_detached_and_stays() {
    let home = Damaged::new();
    let answer = home.snap.ecs("RunInstances", &["--ImageId", "blank_x64_20G.vhd"]);
    let instance = answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap();
    home.snap.ecs("AttachDisk", &["--DiskId", &home.disk, "--InstanceId", instance]);
    home.damage("instance");
    let output = home.snap.run(&["store", "recover", "--anew"]);
    let told = text(&output);
    assert!(output.status.success(), "{told}");
    assert!(told.contains("detached") && told.contains(&home.disk), "{told}");
    assert!(!told.contains("went, too: disk"), "{told}");
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["OldCatalog"]["DetachedDisks"].as_array().unwrap().len(), 2, "{answer}");
    assert_eq!(home.snap.disk_status(&home.disk), "Available");
}

/// The pages of an index and of a table were swapped: the index is made anew, and the blocks are counted from the table.
#[test]
fn blocks_are_not_counted_through_a_bad_index() {
    let home = Damaged::new();
    let pages = ["extent_born", "rewriting"].map(|name| (home.page(name) - 1) * PAGE);
    let path = home.snap.home().join("catalog.db");
    let file = File::options().read(true).write(true).open(&path).unwrap();
    let [one, other] = pages.map(|at| {
        let mut page = vec![0; PAGE as usize];
        file.read_exact_at(&mut page, at).unwrap();
        page
    });
    file.write_all_at(&other, pages[0]).unwrap();
    file.write_all_at(&one, pages[1]).unwrap();
    let output = home.snap.run(&["store", "verify", "--repair"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["DamagedSnapshots"], serde_json::json!([]), "{report}");
    assert!(!report["Problems"].to_string().contains("blocks"), "{report}");
    let reader = rusqlite::Connection::open(&path).unwrap();
    let sql = "SELECT sum(blocks), (SELECT sum(length) FROM extent NOT INDEXED) FROM chain";
    let counted: (u64, u64) = reader.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert!(counted.0 == counted.1 && counted.0 > 0, "{counted:?}");
}

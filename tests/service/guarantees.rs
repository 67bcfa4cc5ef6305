//! Signs what the README guarantees: each test bears the sentence that it proves, and one test compares the two.

use crate::common;

use common::snap::{Snap, noisy};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

const MIB: usize = 1 << 20;
const BLOCK: usize = 64 << 10;

/// The sentences of the list under "Guaranteed:" in the README, without line breaks and asides.
fn promised() -> BTreeSet<String> {
    let readme = include_str!("../../README.md");
    let list = readme.split_once("\nGuaranteed:\n").unwrap().1.split_once("\nNot guaranteed:\n").unwrap().0;
    let mut sentences = BTreeSet::new();
    for item in list.split("\n- ").skip(1) {
        let mut text = item.split_whitespace().collect::<Vec<_>>().join(" ");
        while let Some(start) = text.find(" (") {
            let end = start + text[start..].find(')').unwrap();
            text.replace_range(start..=end, "");
        }
        sentences.extend(text.split_inclusive(". ").map(|one| one.trim().to_owned()));
    }
    sentences
}

/// The sentences that the tests of this file bear: comments that begin with `/// > `.
fn signed() -> BTreeSet<String> {
    let mut sentences = BTreeSet::new();
    let mut open = String::new();
    for line in include_str!("guarantees.rs").lines() {
        if let Some(part) = line.strip_prefix("/// > ") {
            open = format!("{open} {part}").trim().to_owned();
        } else if line == "#[test]" && !open.is_empty() {
            sentences
                .extend(std::mem::take(&mut open).split_inclusive(". ").map(|one| one.trim().to_owned()));
        }
    }
    sentences
}

#[test]
fn every_sentence_is_signed() {
    let (promised, signed) = (promised(), signed());
    assert!(promised.len() >= 8, "the list was not found: {promised:?}");
    let unsigned: Vec<_> = promised.difference(&signed).collect();
    let unpromised: Vec<_> = signed.difference(&promised).collect();
    assert!(
        unsigned.is_empty() && unpromised.is_empty(),
        "unsigned: {unsigned:#?}\nnot promised: {unpromised:#?}"
    );
}

/// A disk of noise with two snapshots, and what each holds.
struct Scene {
    snap: Snap,
    disk: String,
    snapshots: Vec<(String, Vec<u8>)>,
}

fn scene() -> Scene {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 4));
    let mut snapshots = Vec::new();
    for seed in [2, 3] {
        snap.write(&disk, MIB, &noisy(seed, 1));
        snapshots.push((snap.snapshot(&disk), snap.read(&disk)));
    }
    Scene { snap, disk, snapshots }
}

impl Scene {
    fn store(&self) -> std::path::PathBuf {
        self.snap.home().join("regions/cn-hangzhou/store")
    }

    /// Asserts that the snapshots hold what they held.
    fn check(&self) {
        for (id, bytes) in &self.snapshots {
            assert!(self.snap.content(id) == *bytes, "the content of {id}");
        }
        self.snap.verify();
    }

    /// What a snapshot gives out: its content, or `None` and no new image.
    fn restored(&self, snapshot: &str) -> Option<Vec<u8>> {
        let zone = ["--ZoneId", "cn-hangzhou-h", "--DiskCategory", "cloud_essd", "--SnapshotId", snapshot];
        let folder = self.snap.home().join("regions/cn-hangzhou/disks");
        let images = || std::fs::read_dir(&folder).unwrap().count();
        let before = images();
        let output = self.snap.run(&[&["ecs", "CreateDisk"], &zone[..]].concat());
        if !output.status.success() {
            assert_eq!(images(), before, "a failed restore left an image");
            return None;
        }
        let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let disk = answer["DiskId"].as_str().unwrap();
        let bytes = self.snap.read(disk);
        self.snap.ecs("DeleteDisk", &["--DiskId", disk]);
        Some(bytes)
    }
}

/// The files of a folder, with their content and inode number.
fn files(folder: &Path) -> BTreeMap<String, (u64, Vec<u8>)> {
    use std::os::unix::fs::MetadataExt;
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| {
            let inode = entry.metadata().unwrap().ino();
            (entry.file_name().into_string().unwrap(), (inode, std::fs::read(entry.path()).unwrap()))
        })
        .collect()
}

/// > A snapshot becomes `accomplished` only after all its blocks are in complete packs that are synced to disk.
#[test]
fn packs_are_synced_before_the_catalog_says_so() {
    let scene = scene();
    scene.snap.write(&scene.disk, 0, &noisy(9, 1));
    let trace = scene.snap.path("trace");
    let traced = Command::new("strace")
        .args([
            "-f",
            "-y",
            "-qq",
            "-e",
            "trace=fsync,fdatasync,rename,renameat,renameat2,linkat,pwrite64,write",
        ])
        .args(["-e", "signal=none", "-s", "0", "-o"])
        .arg(&trace)
        .args([assert_cmd::cargo::cargo_bin!("snap").to_str().unwrap(), "ecs", "CreateSnapshot"])
        .args(["--DiskId", &scene.disk])
        .env("SNAP_HOME", scene.snap.home())
        .output();
    let Ok(output) = traced else {
        assert!(std::env::var_os("SNAP_TEST_NO_SKIP").is_none(), "strace is missing");
        eprintln!("SKIPPED: needs strace");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let calls = std::fs::read_to_string(&trace).unwrap();
    let at = |what: &dyn Fn(&str) -> bool| calls.lines().position(what);
    let last =
        |what: &dyn Fn(&str) -> bool| calls.lines().count() - 1 - calls.lines().rev().position(what).unwrap();
    let syncs = |line: &str, place: &str| line.contains("sync(") && line.contains(place);
    let written = last(&|line| line.contains("write") && line.contains("store/draft/"));
    let synced = last(&|line| syncs(line, "store/draft/"));
    let named = at(&|line| line.contains("rename") && line.contains("store/packs")).unwrap();
    let folder = at(&|line| syncs(line, "store/packs>")).unwrap();
    let said =
        written + calls.lines().skip(written).position(|line| line.contains("catalog.db-wal")).unwrap();
    assert!(written < synced && named < folder && synced < said && folder < said, "{calls}");
}

/// > Packs never change after that.
#[test]
fn packs_do_not_change() {
    let mut scene = scene();
    let before = files(&scene.store().join("packs"));
    scene.snap.write(&scene.disk, 0, &noisy(7, 2));
    scene.snapshots.push((scene.snap.snapshot(&scene.disk), scene.snap.read(&scene.disk)));
    let (gone, _) = scene.snapshots.remove(0);
    scene.snap.ecs("DeleteSnapshot", &["--SnapshotId", &gone]);
    scene.snap.text(&["store", "reclaim"]);
    scene.check();
    let after = files(&scene.store().join("packs"));
    let kept: Vec<_> = before.iter().filter(|(name, _)| after.contains_key(*name)).collect();
    assert!(!kept.is_empty(), "nothing is left to compare");
    assert!(kept.into_iter().all(|(name, file)| after[name] == *file), "a pack changed");
}

/// > `snap` checks each block that it reads from the store against the block's BLAKE3 hash. If anything differs, the
/// > operation fails; it never gives out wrong data.
#[test]
fn damage_is_an_error_and_never_data() {
    let scene = scene();
    let (id, bytes) = scene.snapshots.last().unwrap();
    let mut failed = 0;
    for (name, (_, good)) in files(&scene.store().join("packs")) {
        let path = scene.store().join("packs").join(name);
        for part in 0..6 {
            let mut bad = good.clone();
            bad[part * (good.len() - 1) / 5] ^= 0x10;
            std::fs::write(&path, &bad).unwrap();
            match scene.restored(id) {
                Some(restored) => assert!(restored == *bytes, "wrong data"),
                None => failed += 1,
            }
        }
        std::fs::write(&path, &good).unwrap();
    }
    assert!(failed > 0, "no damage was met");
    scene.check();
}

/// > Before it gives out the first byte, it compares the hashes of the whole snapshot with the snapshot's digest.
#[test]
fn a_changed_extent_is_an_error_and_never_data() {
    let scene = scene();
    let (id, bytes) = scene.snapshots.last().unwrap();
    let catalog = scene.snap.home().join("catalog.db");
    let rows: Vec<i64> = {
        let connection = rusqlite::Connection::open(&catalog).unwrap();
        let mut statement = connection.prepare("SELECT rowid FROM extent").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let mut failed = 0;
    for column in ["start", "length", "born", "pack", "first_slot"] {
        for row in &rows {
            let change = |by: i64| {
                let connection = rusqlite::Connection::open(&catalog).unwrap();
                connection.pragma_update(None, "foreign_keys", false).unwrap();
                connection.pragma_update(None, "ignore_check_constraints", true).unwrap();
                let sql = format!("UPDATE extent SET {column} = {column} + ?1 WHERE rowid = ?2");
                connection.execute(&sql, (by, row)).unwrap();
            };
            change(1);
            match scene.restored(id) {
                Some(restored) => assert!(restored == *bytes, "wrong data after a change of {column}"),
                None => failed += 1,
            }
            change(-1);
        }
    }
    assert!(failed > 4, "no change was met: {failed}");
    scene.check();
}

/// > Rows of the catalog that decide about bytes are sealed. A flipped bit in one is an error, never data.
#[test]
fn a_changed_row_is_an_error_and_never_data() {
    let scene = scene();
    let catalog = scene.snap.home().join("catalog.db");
    let (id, bytes) = scene.snapshots.last().unwrap();
    let mut failed = 0;
    for (table, column) in [
        ("snapshot", "disk_size"),
        ("snapshot", "sequence"),
        ("snapshot", "chain"),
        ("snapshot", "full_blocks"),
        ("chain", "last_sequence"),
        ("disk", "size"),
        ("pack", "slots"),
        ("pack", "bytes"),
    ] {
        // A reader with what was there puts it back.
        let good = std::fs::read(&catalog).unwrap();
        let connection = rusqlite::Connection::open(&catalog).unwrap();
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        let bit = format!("UPDATE {table} SET {column} = ({column} | 64) - ({column} & 64)");
        assert!(connection.execute(&bit, []).unwrap() > 0, "{table}.{column}");
        connection.close().unwrap();
        match scene.restored(id) {
            Some(restored) => assert!(restored == *bytes, "wrong data after a flip in {table}.{column}"),
            None => failed += 1,
        }
        std::fs::write(&catalog, good).unwrap();
    }
    assert!(failed >= 3, "only {failed} flips were met");
    scene.check();
}

/// > Disks, snapshots, images, instances, groups and policies are counted: a flipped bit in a row of them never makes a
/// > list shorter.
#[test]
fn a_changed_row_is_missing_from_no_list() {
    let scene = scene();
    let snap = &scene.snap;
    let run = snap.ecs("RunInstances", &[]);
    let instance = run["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap();
    snap.ecs("CreateImage", &["--InstanceId", instance, "--ImageName", "mine"]);
    snap.ecs("CreateSnapshotGroup", &["--InstanceId", instance]);
    let when = ["--timePoints", "[0]", "--repeatWeekdays", "[1]", "--retentionDays", "3"];
    snap.ecs("CreateAutoSnapshotPolicy", &[&["--regionId", "cn-hangzhou"], &when[..]].concat());
    let catalog = snap.home().join("catalog.db");
    for (table, list) in [
        ("disk", "DescribeDisks"),
        ("snapshot", "DescribeSnapshots"),
        ("chain", "DescribeSnapshots"),
        ("chain", "DescribeSnapshotLinks"),
        ("image", "DescribeImages"),
        ("instance", "DescribeInstances"),
        ("snapshot_group", "DescribeSnapshotGroups"),
        ("policy", "DescribeAutoSnapshotPolicyEx"),
    ] {
        let good = std::fs::read(&catalog).unwrap();
        let before = snap.ecs(list, &[]);
        let connection = rusqlite::Connection::open(&catalog).unwrap();
        let flip = format!(
            "UPDATE {table} SET region = 'cn-hangzhot' WHERE rowid = (SELECT min(rowid) FROM {table})"
        );
        assert_eq!(connection.execute(&flip, []).unwrap(), 1, "{table}");
        connection.close().unwrap();
        assert_eq!(snap.run(&["ecs", list]).status.code(), Some(1), "{table}, {list}");
        // One bit: a repair knows which.
        assert_eq!(snap.run(&["store", "verify", "--repair"]).status.code(), Some(0), "{table}, {list}");
        let (mut before, mut after) = (before, snap.ecs(list, &[]));
        before["RequestId"].take();
        after["RequestId"].take();
        assert_eq!(before, after, "{table}, {list}");
        std::fs::write(&catalog, good).unwrap();
    }
}

/// > `kill -9` or a power cut at any moment leaves a snapshot that is whole, `failed` or absent. The next command that
/// > changes something clears up. It finishes a rollback that was interrupted, and says so on standard error.
#[test]
fn a_killed_process_leaves_nothing_half_done() {
    let mut scene = scene();
    scene.snap.write(&scene.disk, 0, &noisy(8, 2));
    let now = scene.snap.read(&scene.disk);
    for point in ["capture-pack-put", "capture-packs-written", "capture-before-commit"] {
        scene.snap.crash(point, &["ecs", "CreateSnapshot", "--DiskId", &scene.disk]);
        scene.snap.run(&["schedule", "run"]);
        for (id, status) in scene.snap.snapshots() {
            match (status.as_str(), scene.snapshots.iter().any(|(known, _)| *known == id)) {
                ("accomplished", true) | ("failed", false) => {}
                ("accomplished", false) => {
                    assert!(scene.snap.content(&id) == now, "{point}: {id} is not whole")
                }
                other => panic!("{point}: {id} is {other:?}"),
            }
        }
        assert_eq!(std::fs::read_dir(scene.store().join("draft")).unwrap().count(), 0, "drafts lie about");
        assert!(scene.snap.read(&scene.disk) == now);
        scene.check();
    }
    scene.snapshots.push((scene.snap.snapshot(&scene.disk), now));
    let (first, bytes) = scene.snapshots[0].clone();
    for point in ["rollback-compared", "rollback-piece-written", "rollback-before-commit"] {
        scene.snap.crash(point, &["ecs", "ResetDisk", "--DiskId", &scene.disk, "--SnapshotId", &first]);
        let output = scene.snap.run(&["schedule", "run"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(&scene.disk), "{point}: {said}");
        assert_eq!(scene.snap.disk_status(&scene.disk), "Available", "{point}");
        assert!(scene.snap.read(&scene.disk) == bytes, "{point}");
        let (newest, bytes) = scene.snapshots.last().unwrap();
        scene.snap.ecs("ResetDisk", &["--DiskId", &scene.disk, "--SnapshotId", newest]);
        assert!(scene.snap.read(&scene.disk) == *bytes);
    }
}

/// > An operation that answered an error is not carried out later. A rollback that fails before it writes leaves the disk
/// > as it was.
#[test]
fn an_error_is_the_end_of_an_operation() {
    let scene = scene();
    let place = scene.snap.path("vm");
    let away = scene.snap.path("away");
    std::fs::create_dir(&place).unwrap();
    let image = place.join("vm.img");
    std::fs::write(&image, noisy(30, 1)).unwrap();
    let answer = scene.snap.json(&["disk", "import", "--adopt", image.to_str().unwrap()]);
    let disk = answer["DiskId"].as_str().unwrap();
    let snapshot = scene.snap.snapshot(disk);
    std::fs::write(&image, noisy(31, 1)).unwrap();
    // A mount that is away for a moment, where nothing can be made instead.
    std::fs::rename(&place, &away).unwrap();
    std::fs::write(&place, "no folder").unwrap();
    let (status, _) = scene.snap.ecs_error("ResetDisk", &["--DiskId", disk, "--SnapshotId", &snapshot]);
    assert_ne!(status, 0);
    std::fs::remove_file(&place).unwrap();
    std::fs::rename(&away, &place).unwrap();
    assert_eq!(scene.snap.disk_status(disk), "Available");
    for command in
        [&["schedule", "run"][..], &["store", "verify"], &["ecs", "CreateSnapshot", "--DiskId", disk]]
    {
        scene.snap.text(command);
        assert!(std::fs::read(&image).unwrap() == noisy(31, 1), "{command:?} rolled the disk back");
    }
}

/// > One that fails half way leaves the disk `ReIniting`, and DescribeDisks says why. To go on, repeat it, roll back to
/// > another snapshot, or take the disk as it is with `snap disk cancel-rollback <DiskId>`.
#[test]
fn a_rollback_that_failed_half_way_waits_for_its_user() {
    let scene = scene();
    let [(first, first_bytes), (second, second_bytes)] = &scene.snapshots[..] else {
        panic!("two snapshots")
    };
    let size = first_bytes.len();
    let fail_half_way = || {
        // What differs lies before and behind the limit of 3 MiB for the length of files.
        scene.snap.write(&scene.disk, 0, &noisy(40, 1));
        scene.snap.write(&scene.disk, size - MIB, &noisy(41, 1));
        let snap = assert_cmd::cargo::cargo_bin!("snap").display().to_string();
        let line =
            format!("ulimit -f 3072; exec {snap} ecs ResetDisk --DiskId {} --SnapshotId {first}", scene.disk);
        let mut command = scene.snap.command(&[]);
        let envs: Vec<_> =
            command.get_envs().map(|(name, value)| (name.to_owned(), value.map(Into::into))).collect();
        command = Command::new("bash");
        command.args(["-c", &line]);
        for (name, value) in envs {
            let value: Option<std::ffi::OsString> = value;
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let output = command.output().unwrap();
        assert!(!output.status.success(), "the limit was not met");
        let between = scene.snap.read(&scene.disk);
        assert!(between != *first_bytes && between[..MIB] == first_bytes[..MIB], "it is not half done");
        scene.snap.text(&["schedule", "run"]);
        assert!(scene.snap.read(&scene.disk) == between, "a later command went on");
        let described =
            scene.snap.run(&["ecs", "DescribeDisks", "--DiskIds", &format!("[\"{}\"]", scene.disk)]);
        let (answer, said) =
            (String::from_utf8(described.stdout).unwrap(), String::from_utf8(described.stderr).unwrap());
        assert!(answer.contains("\"ReIniting\"") && said.contains("larger"), "{answer} {said}");
        between
    };
    for (target, bytes) in [(first, first_bytes), (second, second_bytes)] {
        fail_half_way();
        scene.snap.ecs("ResetDisk", &["--DiskId", &scene.disk, "--SnapshotId", target]);
        assert!(scene.snap.read(&scene.disk) == *bytes);
    }
    let between = fail_half_way();
    scene.snap.text(&["disk", "cancel-rollback", &scene.disk]);
    assert_eq!(scene.snap.disk_status(&scene.disk), "Available");
    assert!(scene.snap.read(&scene.disk) == between);
}

/// > Deleting a snapshot frees only what no other snapshot needs.
#[test]
fn deleting_takes_nothing_from_others() {
    let scene = scene();
    let mut left = scene.snapshots.clone();
    for _ in 0..2 {
        scene.snap.write(&scene.disk, 2 * BLOCK, &noisy(left.len() as u64 + 20, 1));
        left.push((scene.snap.snapshot(&scene.disk), scene.snap.read(&scene.disk)));
    }
    while left.len() > 1 {
        let (gone, _) = left.remove(left.len() / 2);
        scene.snap.ecs("DeleteSnapshot", &["--SnapshotId", &gone]);
        scene.snap.text(&["store", "reclaim"]);
        assert!(
            left.iter().all(|(id, bytes)| scene.snap.content(id) == *bytes),
            "{gone} took something along"
        );
    }
    scene.snap.ecs("DeleteSnapshot", &["--SnapshotId", &left[0].0]);
    assert_eq!(scene.snap.packs().len(), 0, "what nothing needs is free");
}

/// > A store tells which snapshots it holds. If it holds more than `catalog.db` knows, `snap` removes nothing from the
/// > store and names those snapshots. `snap store recover` takes them into the catalog, also into a new one.
#[test]
fn an_older_catalog_removes_nothing() {
    let mut scene = scene();
    let catalog = scene.snap.home().join("catalog.db");
    let old = std::fs::read(&catalog).unwrap();
    scene.snap.write(&scene.disk, 2 * BLOCK, &noisy(50, 1));
    scene.snapshots.push((scene.snap.snapshot(&scene.disk), scene.snap.read(&scene.disk)));
    let before = files(&scene.store().join("packs"));
    std::fs::write(&catalog, old).unwrap();
    let newest = scene.snapshots.last().unwrap().0.clone();
    for command in [
        &["ecs", "DeleteSnapshot", "--SnapshotId", &scene.snapshots[1].0][..],
        &["store", "reclaim"],
        &["schedule", "run"],
        &["store", "verify"],
    ] {
        let output = scene.snap.run(command);
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(said.contains(&newest), "{command:?} does not name what the store holds: {said}");
        let after = files(&scene.store().join("packs"));
        assert!(before.iter().all(|(name, pack)| after.get(name) == Some(pack)), "{command:?} removed packs");
    }
    scene.snapshots.remove(1);
    scene.snap.text(&["store", "recover"]);
    scene.check();
    // Also when there is no catalog any more; disks are not in the store.
    std::fs::remove_file(&catalog).unwrap();
    scene.snap.text(&["store", "recover"]);
    scene.check();
}

//! A flipped bit in any row of the catalog is an error, or does no harm: it never comes out as data.

use crate::common;

use common::snap::Snap;
use common::{Bench, noise};
use ecs_snap::catalog::{CatalogError, Chain, Disk, Image, Instance, NewSnapshot, Policy, Snapshot};
use ecs_snap::engine::{Engine, EngineError};
use ecs_snap::home::Home;
use ecs_snap::model::{BLOCK_SIZE, DiskId, DiskStatus, RegionId, SnapshotId, Time};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::path::Path;

const SIZE: usize = 9 * BLOCK_SIZE;

/// Two chains, one of which has split extents and deltas, with what its snapshots hold.
struct Template {
    directory: tempfile::TempDir,
    disk: DiskId,
    snapshots: Vec<(SnapshotId, Vec<u8>)>,
}

fn template() -> Template {
    let directory = tempfile::tempdir().unwrap();
    let mut bench = Bench::at(directory.path());
    let other = bench.disk(SIZE);
    bench.write(&other, 0, &noise(9, SIZE));
    bench.snapshot(&other);
    let disk = bench.disk(SIZE);
    let mut snapshots = Vec::new();
    let written = [
        (1, 0, 8 * BLOCK_SIZE),
        (2, 0, 9),
        (3, 2 * BLOCK_SIZE, BLOCK_SIZE),
        (4, 5 * BLOCK_SIZE, 300),
        (5, 8, 9),
    ];
    for (seed, start, length) in written {
        bench.write(&disk, start, &noise(seed, length));
        let id = bench.snapshot(&disk);
        snapshots.push((id, bench.read(&disk)));
    }
    let deleted = snapshots.remove(1);
    bench.delete(&deleted.0);
    Template { directory, disk, snapshots }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn open(home: &Path) -> Connection {
    let connection = Connection::open(Home::new(home).catalog()).unwrap();
    connection.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").unwrap();
    connection
}

/// The values of a table's rows, each with a bit flipped: column, key, and what it becomes.
fn flips(home: &Path, table: &str, key: &str) -> Vec<(String, Value, Value)> {
    let connection = open(home);
    let mut statement = connection.prepare(&format!("SELECT {key}, * FROM {table}")).unwrap();
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([]).unwrap();
    let mut all = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        for (column, name) in names.iter().enumerate().skip(1) {
            let flipped: Vec<Value> = match row.get::<_, Value>(column).unwrap() {
                Value::Integer(number) => [0, 40].map(|bit| Value::Integer(number ^ (1 << bit))).into(),
                Value::Text(text) if !text.is_empty() => {
                    let mut bytes = text.into_bytes();
                    *bytes.last_mut().unwrap() ^= 1;
                    vec![Value::Text(String::from_utf8(bytes).unwrap())]
                }
                Value::Blob(mut bytes) => {
                    bytes[3] ^= 8;
                    vec![Value::Blob(bytes)]
                }
                _ => Vec::new(),
            };
            let key: Value = row.get(0).unwrap();
            all.extend(flipped.into_iter().map(|value| (name.clone(), key.clone(), value)));
        }
    }
    all
}

/// A home with one flipped bit.
struct Scene<'a> {
    template: &'a Template,
    bench: Bench,
    what: String,
}

impl Scene<'_> {
    fn reopen(&mut self) {
        let home = self.bench.engine.home().clone();
        self.bench.engine = Engine::open(home).unwrap();
    }

    /// The content of a snapshot, if it is given out.
    fn content(&mut self, id: &SnapshotId) -> Option<Vec<u8>> {
        Snapshot::find(&self.bench.engine.catalog().read(), id).ok()??;
        let copy = self.bench.clone_of(id, SIZE).ok()?;
        Some(self.bench.read(&copy))
    }

    fn row(&self) -> Option<Disk> {
        Disk::find(&self.bench.engine.catalog().read(), &self.template.disk).ok()?
    }

    /// The snapshots that are given out; as they were taken.
    fn whole(&mut self) -> Vec<SnapshotId> {
        let template = self.template;
        let is_whole = |(id, bytes): &&(SnapshotId, Vec<u8>)| {
            let content = self.content(id);
            assert!(
                content.as_ref().is_none_or(|content| content == bytes),
                "{}: {id} is other data",
                self.what
            );
            content.is_some()
        };
        template.snapshots.iter().filter(is_whole).map(|(id, _)| id.clone()).collect()
    }

    /// A snapshot that is made all the same is right.
    fn capture(&mut self) {
        let Some(row) = self.row() else { return };
        self.bench.write(&row.id, 7 * BLOCK_SIZE, &noise(6, 100));
        let now = self.bench.read(&row.id);
        let new = NewSnapshot::new(SnapshotId::parse("s-new").unwrap(), Time(0), row.id.to_string());
        let catalog = self.bench.engine.catalog();
        let Ok(begun) = catalog.write(|transaction| Snapshot::begin(transaction, &row, new)) else { return };
        if self.bench.engine.capture(&begun.id).is_ok() {
            self.reopen();
            assert!(self.content(&begun.id) == Some(now), "{}: the new snapshot is not right", self.what);
        }
    }

    /// A rollback brings the right data, or touches nothing.
    fn rollback(&mut self) {
        let Some(row) = self.row() else { return };
        let (first, bytes) = &self.template.snapshots[0];
        let before = self.bench.read(&row.id);
        let rolled_back = Disk { status: DiskStatus::ReIniting, rollback_to: Some(first.clone()), ..row };
        self.bench.engine.catalog().write(|transaction| rolled_back.update(transaction)).unwrap();
        let expected = if self.bench.engine.rollback(&rolled_back.id).is_ok() { bytes } else { &before };
        assert!(self.bench.read(&rolled_back.id) == *expected, "{}: rolled back to other data", self.what);
    }
}

/// A copy of a home.
fn copied(home: &Path) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    copy(home, directory.path());
    directory
}

/// Flips bits in a table of rows that decide which bytes are given out.
fn check(template: &Template, table: &str) {
    let mut refused = 0;
    for (column, rowid, value) in flips(template.directory.path(), table, "rowid") {
        let directory = copied(template.directory.path());
        let sql = format!("UPDATE {table} SET {column} = ?1 WHERE rowid = ?2");
        // Where two rows may not be alike, SQLite itself refuses.
        if open(directory.path()).execute(&sql, (&value, &rowid)).is_err() {
            continue;
        }
        let what = format!("{column} of row {rowid:?} of {table} is {value:?}");
        let mut scene = Scene { template, bench: Bench::at(directory.path()), what };
        // Names that the template has not used.
        (0..20).for_each(|_| drop(scene.bench.row(0)));
        let whole = scene.whole();
        refused += template.snapshots.len() - whole.len();
        let report = scene.bench.engine.verify().unwrap();
        for (id, _) in template.snapshots.iter().filter(|(id, _)| !whole.contains(id)) {
            assert!(!report.problems.is_empty(), "{}: verify found nothing", scene.what);
            let is_named = report.damaged_snapshots.contains(id.as_str());
            assert!(is_named || table != "extent", "{}: {id} is not named in {report:?}", scene.what);
        }
        // A repair makes it what it was, where a seal or the manifests tell.
        let another = copied(directory.path());
        let mut repaired = Scene { template, bench: Bench::at(another.path()), what: scene.what.clone() };
        let report = repaired.bench.engine.repair().unwrap().verified;
        assert_eq!(report.problems, Vec::<String>::new(), "{}: not mended", scene.what);
        (0..40).for_each(|_| drop(repaired.bench.row(0)));
        assert_eq!(repaired.whole().len(), template.snapshots.len(), "{}: not mended", scene.what);
        scene.capture();
        scene.rollback();
        // What was whole stays so, whatever is deleted and reclaimed.
        let middle = &template.snapshots[1].0;
        let _ = scene.bench.engine.delete_snapshot::<EngineError>(middle, |_, _| Ok(()));
        for plan in scene.bench.engine.reclaim_plan().unwrap_or_default() {
            let _ = scene.bench.engine.reclaim(&plan);
        }
        scene.reopen();
        let after = scene.whole();
        assert!(whole.iter().all(|id| id == middle || after.contains(id)), "{}: lost", scene.what);
    }
    assert!(refused > 0, "nothing was flipped that matters");
}

#[test]
fn a_flipped_bit_in_an_extent_is_no_data() {
    check(&template(), "extent");
}

#[test]
fn a_flipped_bit_in_a_snapshot_a_chain_or_a_pack_is_no_data() {
    let template = template();
    ["snapshot", "chain", "pack"].iter().for_each(|table| check(&template, table));
}

#[test]
fn a_disk_that_is_not_what_was_written_is_not_used() {
    let template = template();
    let bench = Bench::at(template.directory.path());
    let disk = bench.find(&template.disk);
    for (column, value) in [
        ("size", Value::Integer(1 << 20)),
        ("adopted", Value::Text("/etc/passwd".into())),
        ("rollback_to", Value::Text("s-1".into())),
        ("source_snapshot", Value::Text("s-1".into())),
        ("instance", Value::Text("i-1".into())),
    ] {
        let sql = format!("UPDATE disk SET {column} = ?1 WHERE id = ?2");
        open(template.directory.path()).execute(&sql, (value, disk.id.as_str())).unwrap();
        let found = Disk::find(&bench.engine.catalog().read(), &disk.id);
        assert!(found.is_err_and(|error| error.to_string().contains("damaged")), "{column}");
        bench.engine.catalog().write(|transaction| disk.update(transaction)).unwrap();
        assert_eq!(Disk::find(&bench.engine.catalog().read(), &disk.id).unwrap(), Some(disk.clone()));
    }
}

/// A home with rows in every list.
fn listed() -> Snap {
    let snap = Snap::new();
    let disks = [1, 2].map(|seed| snap.import(&noise(seed, 2 * BLOCK_SIZE)));
    disks.iter().for_each(|disk| drop(snap.snapshot(disk)));
    snap.write(&disks[0], 9, b"a change");
    let snapshot = snap.snapshot(&disks[0]);
    let named = ["--DestinationSnapshotName", "copy", "--DestinationSnapshotDescription", "a copy"];
    let elsewhere = [&["--DestinationRegionId", "cn-beijing"], &named[..]].concat();
    snap.ecs("CopySnapshot", &[&["--SnapshotId", &snapshot], &elsewhere[..]].concat());
    let run = snap.ecs("RunInstances", &[]);
    let instance = run["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap();
    snap.ecs("CreateImage", &["--InstanceId", instance, "--ImageName", "mine"]);
    let when = ["--timePoints", "[0]", "--repeatWeekdays", "[1]", "--retentionDays", "3"];
    snap.ecs("CreateAutoSnapshotPolicy", &[&["--regionId", "cn-hangzhou"], &when[..]].concat());
    // The home is copied often, and a system disk is large.
    for entry in std::fs::read_dir(snap.home().join("regions/cn-hangzhou/disks")).unwrap() {
        let image = entry.unwrap();
        if image.metadata().unwrap().len() > 1 << 30 {
            std::fs::remove_file(image.path()).unwrap();
        }
    }
    snap
}

/// Everything that lists of regions and chains bring.
fn lists(home: &Path) -> Result<Vec<String>, CatalogError> {
    let engine = Engine::open(Home::new(home)).unwrap();
    let catalog = engine.catalog().read();
    let mut all = Vec::new();
    for region in ["cn-hangzhou", "cn-beijing"].map(|region| RegionId::parse(region).unwrap()) {
        for chain in Chain::of_region(&catalog, &region)? {
            let snapshots = chain.usage(&catalog)?.snapshots;
            all.push(format!("{chain:?} {snapshots} {:?}", Snapshot::of_chain(&catalog, chain.number)?));
        }
        all.extend(Snapshot::of_region(&catalog, &region)?.iter().map(|one| format!("{one:?}")));
        all.extend(Disk::of_region(&catalog, &region)?.iter().map(|one| format!("{one:?}")));
        all.extend(Image::of_region(&catalog, &region)?.iter().map(|one| format!("{one:?}")));
        all.extend(Instance::of_region(&catalog, &region)?.iter().map(|one| format!("{one:?}")));
        all.extend(Policy::of_region(&catalog, &region)?.iter().map(|one| format!("{one:?}")));
    }
    Ok(all)
}

/// A flipped bit in whatever column of a row is an error of the lists that the row stands in, and no list is silently
/// another one; a repair brings back what was written.
#[test]
fn a_flipped_bit_hides_no_row() {
    let snap = listed();
    let whole = lists(&snap.home()).unwrap();
    assert!(whole.len() > 8, "{whole:#?}");
    let mut hidden = 0;
    for table in ["snapshot", "chain", "disk", "image", "instance", "policy", "tally"] {
        let key = if table == "tally" { "list || owner" } else { "rowid" };
        let flips = flips(&snap.home(), table, key);
        let first = flips[0].1.clone();
        // One row of each table, but every count.
        for (column, row, value) in flips.into_iter().filter(|flip| table == "tally" || flip.1 == first) {
            if (table, column.as_str()) == ("chain", "blocks") || column == "disks_seal" {
                continue;
            }
            let directory = copied(&snap.home());
            let sql = format!("UPDATE {table} SET {column} = ?1 WHERE {key} = ?2");
            let what = format!("{column} of row {row:?} of {table} is {value:?}");
            if open(directory.path()).execute(&sql, (&value, &row)).is_err() {
                continue;
            }
            match lists(directory.path()) {
                Ok(found) => assert_eq!(found, whole, "{what}"),
                Err(error) => {
                    hidden += usize::from(matches!(error, CatalogError::Incomplete { .. }));
                    assert!(error.is_damage(), "{what}: {error}");
                    let engine = Engine::open(Home::new(directory.path())).unwrap();
                    let report = engine.verify().unwrap();
                    assert!(!report.problems.is_empty(), "{what}: verify found nothing");
                    let report = engine.repair().unwrap();
                    assert_eq!(report.verified.problems, Vec::<String>::new(), "{what}: not mended");
                    assert_eq!(lists(directory.path()).unwrap(), whole, "{what}: not mended");
                    // Only of what counts rows it can seem that there were more.
                    assert!(table == "tally" || report.lost_rows.is_empty(), "{what}: {report:?}");
                }
            }
        }
    }
    assert!(hidden > 10, "only {hidden} rows were hidden");
}

/// The list of a region, when a row of it is away, is an error of every command that lists.
#[test]
fn a_hidden_row_is_an_error_of_the_command() {
    let snap = listed();
    let catalog = std::fs::read(snap.home().join("catalog.db")).unwrap();
    for (table, command) in [
        ("snapshot", "DescribeSnapshots"),
        ("snapshot", "DescribeSnapshotLinks"),
        ("chain", "DescribeSnapshots"),
        ("chain", "DescribeSnapshotLinks"),
        ("disk", "DescribeDisks"),
        ("image", "DescribeImages"),
        ("instance", "DescribeInstances"),
        ("policy", "DescribeAutoSnapshotPolicyEx"),
    ] {
        let what = format!("{table} {command}");
        let column = match (table, command) {
            ("snapshot", "DescribeSnapshotLinks") => "chain = chain + 8",
            _ => "region = 'cn-hangzhnu'",
        };
        let sql = format!("UPDATE {table} SET {column} WHERE rowid = (SELECT min(rowid) FROM {table})");
        let connection = open(&snap.home());
        assert_eq!(connection.execute(&sql, []).unwrap(), 1, "{what}");
        connection.close().unwrap();
        let output = snap.run(&["ecs", command]);
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{what}: {stderr}");
        assert!(stderr.contains("the catalog is damaged"), "{what}: {stderr}");
        // Nor is it said that there is nothing wrong.
        assert_eq!(snap.run(&["store", "verify"]).status.code(), Some(1), "{what}");
        assert_eq!(snap.run(&["store", "verify", "--repair"]).status.code(), Some(0), "{what}");
        assert!(snap.run(&["ecs", command]).status.success(), "{what}");
        std::fs::write(snap.home().join("catalog.db"), &catalog).unwrap();
    }
}

/// The row of a snapshot of which more than a bit is another is what its manifest tells, if that has the seal.
#[test]
fn a_manifest_tells_the_row_of_its_snapshot() {
    let template = template();
    let another = "zeroblob(length(digest))";
    for (sets, is_told) in [
        (format!("digest = {another}"), true),
        (
            format!(
                "digest = {another}, disk_size = 7, sequence = 77, region = 'xx', created = 0, status = 'failed'"
            ),
            true,
        ),
        (format!("digest = {another}, full_blocks = 3, name = name || 'xyz'"), false),
    ] {
        let directory = copied(template.directory.path());
        let sql = format!("UPDATE snapshot SET {sets} WHERE id = ?1");
        let id = &template.snapshots[1].0;
        assert_eq!(open(directory.path()).execute(&sql, [id.as_str()]).unwrap(), 1);
        let mut scene = Scene { template: &template, bench: Bench::at(directory.path()), what: sets };
        let report = scene.bench.engine.repair().unwrap();
        assert_eq!(report.verified.problems.is_empty(), is_told, "{}: {report:?}", scene.what);
        assert_eq!(report.mended_rows, u64::from(is_told), "{}", scene.what);
        (0..40).for_each(|_| drop(scene.bench.row(0)));
        assert_eq!(scene.whole().contains(id), is_told, "{}", scene.what);
    }
}

/// What is gone from a list is told by the repair that lets it go.
#[test]
fn a_lost_row_is_told() {
    let snap = listed();
    let connection = open(&snap.home());
    connection.execute_batch("DROP TRIGGER instance_goes; DELETE FROM instance").unwrap();
    connection.close().unwrap();
    assert_eq!(snap.run(&["ecs", "DescribeInstances"]).status.code(), Some(1));
    let output = snap.run(&["store", "verify", "--repair"]);
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(
        stderr.contains("lost: the catalog counts 1 rows of the list instance of cn-hangzhou, and has 0"),
        "{stderr}"
    );
    assert!(snap.run(&["ecs", "DescribeInstances"]).status.success());
}

/// What a killed process left, and cannot be settled because its row is damaged, stops no look at the rest.
#[test]
fn what_cannot_be_settled_stops_nobody() {
    let snap = Snap::new();
    let bytes = noise(1, 2 * BLOCK_SIZE);
    let disk = snap.import(&bytes);
    let first = snap.snapshot(&disk);
    snap.write(&disk, 9, b"a change");
    snap.crash("capture-packs-written", &["ecs", "CreateSnapshot", "--DiskId", &disk]);
    let connection = open(&snap.home());
    let changed = connection.execute("UPDATE snapshot SET name = 'another' WHERE worker IS NOT NULL", []);
    assert_eq!(changed.unwrap(), 1);
    connection.close().unwrap();
    let file = snap.path("restored.img");
    let output = snap.run(&["restore", &first, "--to", file.to_str().unwrap()]);
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && stderr.contains("warning: the catalog is damaged"), "{stderr}");
    assert!(std::fs::read(file).unwrap() == bytes);
    for repair in [&[][..], &["--repair"]] {
        let output = snap.run(&[&["store", "verify"], repair].concat());
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1), "{report}");
        assert_eq!(report["Problems"].as_array().unwrap().len(), 1, "{report}");
    }
}

//! Hostile requests: every operation, every parameter, values that no well-meaning caller sends. Nothing
//! panics, overflows or is killed; the error is one of the operation's; nothing has changed, and nothing
//! appears outside the home.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "the helpers of tests")]

use crate::common;

use common::snap::Snap;
use ecs_snap::ecs::{
    Declaration, Effect, Kind, OPERATIONS, ParameterDeclaration, Parameters, Request, Service,
};
use ecs_snap::engine::Engine;
use ecs_snap::home::Home;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;

/// Codes that every operation may report, whatever it declares. `InternalError` is none: what a caller
/// sends is no trouble of ours.
const COMMON: [&str; 3] = ["InvalidParameter", "InvalidRegionId.NotFound", "MissingParameter"];

/// Longer ones do not fit into an argument.
const LONG: usize = 100 << 10;

/// Values that fit into an argument, each with a name for messages.
fn values() -> Vec<(&'static str, String)> {
    let plain = [
        "",
        " ",
        "../",
        "../../../../../../tmp/escaped",
        "/etc/passwd",
        "d-../../escaped",
        "s-../../escaped",
        "'; DROP TABLE disk; --",
        "\" OR \"\"=\"",
        "%",
        "*",
        "%s%n{}",
        "-1",
        "0",
        "9223372036854775807",
        "-9223372036854775808",
        "99999999999999999999",
        "1e308",
        "NaN",
        "inf",
        "0x10",
        "true",
        "[",
        "{}",
        "[1]",
        "[null]",
        "[[\"d-1\"]]",
        "\"x\"",
        "[\"../\"]",
        "[\"'; DROP TABLE disk; --\"]",
        "\u{202e}\u{0}é\u{1f4a5}",
        "line\nbreak\r\u{1b}[31m",
        "2024-13-99T99:99Z",
        "[99999999999999999999,99999999999999999999]",
        "name[99999999999,99]",
    ];
    let mut all: Vec<_> = plain.iter().map(|text| (*text, (*text).to_owned())).collect();
    all.push(("long", "a".repeat(LONG)));
    all.push(("a long id", format!("d-{}", "a".repeat(LONG))));
    all.push(("nested lists", "[".repeat(LONG)));
    all.push(("nested lists, closed", "[".repeat(LONG / 2) + &"]".repeat(LONG / 2)));
    all.push(("nested objects", "{\"a\":".repeat(LONG / 8)));
    all.push(("stars", "*a".repeat(LONG / 2)));
    all.push(("many ids", format!("[{}\"d-1\"]", "\"d-1\",".repeat(10_000))));
    all
}

/// Values that only another program could send.
fn huge_values() -> Vec<(&'static str, String)> {
    vec![
        ("1 MiB", "a".repeat(1 << 20)),
        ("1 MiB of nested lists", "[".repeat(1 << 20)),
        ("1 MiB of a list", format!("[{}\"d-1\"]", "\"d-1\",".repeat(1 << 17))),
        ("NUL", "d-1\0".to_owned()),
        ("only NUL", "\0".to_owned()),
    ]
}

/// What a parameter is written as, and forms that no declaration has.
fn spellings(parameters: &'static [ParameterDeclaration], prefix: &str) -> Vec<String> {
    let mut all = Vec::new();
    for parameter in parameters {
        let name = format!("{prefix}{}", parameter.name);
        match parameter.kind {
            Kind::RepeatStruct(fields) => {
                for index in ["1", "0", "-1", "99999999999999999999", "/x"] {
                    all.extend(spellings(&fields[..1], &format!("{name}.{index}.")));
                }
                all.extend(spellings(&fields[1..], &format!("{name}.1.")));
            }
            Kind::RepeatList => all.extend(["", ".1", ".-1", ".x"].map(|index| format!("{name}{index}"))),
            _ => all.push(name),
        }
    }
    all
}

/// A home with something of everything.
struct Scene {
    /// Holds `template` and, while a test works on it, `home`.
    snap: Snap,
    ids: BTreeMap<&'static str, String>,
}

impl Scene {
    fn new() -> Self {
        // Thousands of calls commit; where nothing needs to be durable they take a tenth of the time.
        let memory = Path::new("/dev/shm");
        let snap = match tempfile::tempdir_in(memory) {
            Ok(directory) => Snap::over(directory),
            Err(_) => Snap::new(),
        };
        let disk = snap.import(&common::noise(1, 200_000));
        let snapshot = snap.snapshot(&disk);
        let instance = |stopped: bool| {
            let answer = snap.ecs("RunInstances", &["--ImageId", "blank_x64_20G.vhd"]);
            let id = answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap().to_owned();
            if stopped {
                snap.ecs("StopInstance", &["--InstanceId", &id]);
            }
            id
        };
        let (running, stopped) = (instance(false), instance(true));
        let attached = snap.import(&common::noise(2, 100_000));
        snap.ecs("AttachDisk", &["--DiskId", &attached, "--InstanceId", &running]);
        let held = snap.import(&common::noise(3, 100_000));
        snap.ecs("AttachDisk", &["--DiskId", &held, "--InstanceId", &stopped]);
        snap.ecs(
            "TagResources",
            &["--ResourceType", "disk", "--ResourceId.1", &disk, "--Tag.1.Key", "k", "--Tag.1.Value", "v"],
        );
        std::fs::remove_file(snap.path("import.img")).unwrap();
        Connection::open(snap.home().join("catalog.db"))
            .unwrap()
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .unwrap();
        std::fs::rename(snap.home(), snap.path("template")).unwrap();
        let ids = [
            ("disk", disk),
            ("snapshot", snapshot),
            ("running", running),
            ("stopped", stopped),
            ("attached", attached),
            ("held", held),
        ];
        let scene = Self { snap, ids: ids.into() };
        scene.reset();
        scene
    }

    /// Makes the home what the template is.
    fn reset(&self) {
        let _ = std::fs::remove_dir_all(self.snap.home());
        copy(&self.snap.path("template"), &self.snap.home());
    }

    /// Parameters with which the operation succeeds.
    fn valid(&self, operation: &str) -> Vec<(&'static str, &str)> {
        let id = |name: &str| self.ids[name].as_str();
        match operation {
            "AttachDisk" => vec![("DiskId", id("disk")), ("InstanceId", id("running"))],
            "CreateDisk" => vec![("ZoneId", "cn-hangzhou-h"), ("SnapshotId", id("snapshot"))],
            "CreateSnapshot" | "DeleteDisk" => vec![("DiskId", id("disk"))],
            "ReInitDisk" => vec![("DiskId", id("held"))],
            "ModifyDiskAttribute" => vec![("DiskId", id("disk")), ("DiskName", "name")],
            "ResizeDisk" => vec![("DiskId", id("disk")), ("NewSize", "21")],
            "ResetDisk" => vec![("DiskId", id("disk")), ("SnapshotId", id("snapshot"))],
            "DetachDisk" => vec![("DiskId", id("attached")), ("InstanceId", id("running"))],
            "DeleteInstance" | "StartInstance" => vec![("InstanceId", id("stopped"))],
            "StopInstance" => vec![("InstanceId", id("running"))],
            "DeleteSnapshot" => vec![("SnapshotId", id("snapshot"))],
            "ModifySnapshotAttribute" => vec![("SnapshotId", id("snapshot")), ("SnapshotName", "name")],
            "ListTagResources" => vec![("ResourceType", "disk"), ("ResourceId.1", id("disk"))],
            "TagResources" => vec![
                ("ResourceType", "disk"),
                ("ResourceId.1", id("disk")),
                ("Tag.1.Key", "a"),
                ("Tag.1.Value", "b"),
            ],
            "UntagResources" => {
                vec![("ResourceType", "disk"), ("ResourceId.1", id("disk")), ("TagKey.1", "k")]
            }
            _ => Vec::new(),
        }
    }

    /// Whether the scene has what the operation needs to succeed.
    fn knows(&self, operation: &str) -> bool {
        !self.valid(operation).is_empty() || WITHOUT_PARAMETERS.contains(&operation)
    }

    fn state(&self) -> State {
        State { rows: rows(&self.snap.home()), files: files(self.snap.directory.path()) }
    }

    /// The state after a call; `before` again, if no commit was made and no file came or went.
    fn state_since(&self, before: &State, watch: &Watch) -> Option<State> {
        let same = !watch.committed() && files(self.snap.directory.path()) == before.files;
        (!same).then(|| self.state())
    }
}

/// Copies a directory; of a file without data only the size.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        let metadata = entry.metadata().unwrap();
        if metadata.is_dir() {
            copy(&entry.path(), &target);
        } else if metadata.blocks() == 0 {
            std::fs::File::create(target).unwrap().set_len(metadata.len()).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// What must be as it was after a call that failed.
#[derive(PartialEq)]
struct State {
    rows: Vec<String>,
    files: Vec<(String, u64)>,
}

/// Every row of every table of the catalog, and the schema; what the clock said when it was looked at is no answer's.
fn rows(home: &Path) -> Vec<String> {
    let catalog = Connection::open(home.join("catalog.db")).unwrap();
    let mut tables = catalog
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name != 'clock_run' ORDER BY 1")
        .unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut all = Vec::new();
    for table in tables {
        let mut select = catalog.prepare(&format!("SELECT * FROM {table} ORDER BY 1")).unwrap();
        let columns = select.column_count();
        let mut found = select.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let cells = (0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap()));
            all.push(format!("{table}: {}", cells.collect::<Vec<_>>().join(" ")));
        }
    }
    all
}

/// Every file with its size, but for SQLite's own and lock files of well-formed names.
fn files(root: &Path) -> Vec<(String, u64)> {
    fn walk(root: &Path, folder: &Path, all: &mut Vec<(String, u64)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            let metadata = std::fs::symlink_metadata(&path).unwrap();
            let is_sqlite = name.contains(".db");
            if metadata.is_dir() && name != "template" {
                walk(root, &path, all);
            } else if !(is_sqlite || metadata.len() == 0 && is_lock(&name)) {
                all.push((name, if metadata.is_dir() { 0 } else { metadata.len() }));
            }
        }
    }
    let mut all = Vec::new();
    walk(root, root, &mut all);
    all.sort();
    all
}

fn is_id(text: &str) -> bool {
    text.len() <= 64 && text.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
}

fn is_lock(path: &str) -> bool {
    path.strip_prefix("home/locks/").is_some_and(is_id) || path.ends_with("/store/lock")
}

/// Whether a file is one of those that a home has.
fn belongs(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["template"] | ["home", "reserve"] => true,
        ["home", "spare", number] => number.parse::<u8>().is_ok(),
        ["home", "regions", region, "disks", image] => {
            is_id(region) && image.strip_suffix(".img").is_some_and(is_id)
        }
        ["home", "regions", region, "store", "format" | "lock"] => is_id(region),
        ["home", "regions", region, "store", "packs" | "manifests" | "draft", object] => {
            is_id(region) && object.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-')
        }
        _ => false,
    }
}

/// Tells cheaply whether others commit to the catalog.
struct Watch {
    catalog: Connection,
    version: i64,
}

impl Watch {
    fn new(scene: &Scene) -> Self {
        let catalog = Connection::open(scene.snap.home().join("catalog.db")).unwrap();
        let version = Self::version(&catalog);
        Self { catalog, version }
    }

    fn version(catalog: &Connection) -> i64 {
        catalog.query_row("PRAGMA data_version", [], |row| row.get(0)).unwrap()
    }

    fn committed(&self) -> bool {
        Self::version(&self.catalog) != self.version
    }
}

/// Panics unless a call that ended with `code` (`None`: well) is one that may end so.
fn judge(scene: &Scene, operation: &Declaration, code: Option<&str>, before: &State, what: &str) {
    judge_state(scene, operation, code, before, &scene.state(), what);
}

fn judge_state(
    scene: &Scene,
    operation: &Declaration,
    code: Option<&str>,
    before: &State,
    after: &State,
    what: &str,
) {
    for (file, _) in &after.files {
        assert!(belongs(file), "{what}: {file} appeared");
    }
    let Some(code) = code else {
        if operation.only_reads() {
            assert!(after == before, "{what} changed something");
        } else if after != before {
            let disks = after.rows.iter().filter(|row| row.starts_with("disk: ")).count();
            assert!(disks > 0 || operation.name.starts_with("Delete"), "{what}: no disk is left");
            scene.reset();
        }
        return;
    };
    let declared = operation.errors.iter().any(|error| error.code == code);
    assert!(declared || COMMON.contains(&code), "{what}: {code} is not declared");
    if after != before {
        let lost: Vec<_> = before.rows.iter().filter(|row| !after.rows.contains(row)).collect();
        let new: Vec<_> = after.rows.iter().filter(|row| !before.rows.contains(row)).collect();
        panic!("{what} failed with {code} and changed {lost:?} to {new:?}, files {:?}", after.files);
    }
}

/// The service over the scene's home, opened anew.
fn service(scene: &Scene) -> Service {
    Service::new(Engine::open(Home::new(scene.snap.home())).unwrap())
}

#[test]
fn every_parameter_of_every_operation_called_directly() {
    // Half of the operations each, every other one.
    std::thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || {
                let scene = Scene::new();
                for entry in OPERATIONS.iter().skip(half).step_by(2) {
                    call_with_every_value(&scene, entry.declaration);
                }
            });
        }
    });
}

fn call_with_every_value(scene: &Scene, operation: &Declaration) {
    let before = scene.state();
    let valid: Parameters =
        scene.valid(operation.name).iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    let mut open = (service(scene), Watch::new(scene));
    let mut call = |parameters: &Parameters, what: &str| {
        let request = Request {
            operation: operation.name.into(),
            parameters: parameters.clone(),
            region: "cn-hangzhou".into(),
        };
        let failure = open.0.call(&request).err();
        let code = failure.as_ref().map(|failure| failure.error.code.as_str());
        match scene.state_since(&before, &open.1) {
            None => judge_state(scene, operation, code, &before, &before, what),
            Some(after) => {
                judge_state(scene, operation, code, &before, &after, what);
                open = (service(scene), Watch::new(scene));
            }
        }
        code
    };
    let code = call(&valid, operation.name);
    if scene.knows(operation.name) {
        assert_eq!(code, None, "{} with valid parameters", operation.name);
    }
    for name in spellings(operation.parameters, "").into_iter().chain(["Bogus".into(), "".into()]) {
        // Nobody looks at what is ignored: a call with it does its work, and takes its time.
        let top = name.split('.').next().unwrap_or_default();
        let declared = operation.parameters.iter().find(|one| one.name == name || one.name == top);
        let step = if declared.is_some_and(|one| one.effect != Effect::Nothing) || operation.only_reads() {
            1
        } else {
            19
        };
        for (label, value) in huge_values().into_iter().chain(values()).step_by(step) {
            let mut parameters = valid.clone();
            parameters.insert(name.clone(), value);
            call(&parameters, &format!("{} with {name} = {label:?}", operation.name));
        }
    }
}

#[test]
fn hostile_operations_and_regions() {
    let scene = Scene::new();
    let before = scene.state();
    for (label, value) in values().into_iter().chain(huge_values()) {
        for (operation, region) in [(value.as_str(), "cn-hangzhou"), ("DescribeDisks", value.as_str())] {
            let request =
                Request { operation: operation.into(), parameters: Parameters::new(), region: region.into() };
            let failure = service(&scene).call(&request).unwrap_err();
            let code = failure.error.code.as_str();
            assert!(["InvalidApi.NotFound", "InvalidRegionId.NotFound"].contains(&code), "{label:?}: {code}");
            assert_eq!(failure.status, 404);
            assert!(scene.state() == before, "{label:?}");
        }
    }
}

/// The error code of a run of the binary, `None` if it succeeded; panics if it died or said nothing.
fn run(scene: &Scene, arguments: &[OsString], what: &str) -> (i32, Option<String>) {
    let output = scene.snap.command(&["ecs"]).args(arguments).output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.signal(), None, "{what} was killed: {stderr}");
    assert!(!stderr.contains("panicked"), "{what} panicked: {stderr}");
    let status = output.status.code().unwrap();
    if status == 0 {
        return (0, None);
    }
    assert!(output.stdout.is_empty(), "{what} failed with an answer");
    assert!(!stderr.trim().is_empty(), "{what} failed without a word");
    (status, Some(stderr.lines().find_map(|line| line.strip_prefix("ErrorCode: ")).unwrap_or("").to_owned()))
}

#[test]
fn every_parameter_of_every_operation_through_the_binary() {
    let scene = Scene::new();
    let before = scene.state();
    let values: Vec<_> = values().into_iter().filter(|(_, value)| !value.contains('\0')).collect();
    let mut next = 0;
    for entry in OPERATIONS {
        let operation = entry.declaration;
        for name in spellings(operation.parameters, "") {
            // All values go round, a few for each parameter: each is a process.
            for _ in 0..3 {
                let (label, value) = &values[next % values.len()];
                next += 1;
                let what = format!("{} --{name}={label:?}", operation.name);
                let mut arguments = vec![OsString::from(operation.name)];
                for (valid, value) in scene.valid(operation.name).iter().filter(|(valid, _)| *valid != name) {
                    arguments.extend([format!("--{valid}").into(), (*value).into()]);
                }
                arguments.push(format!("--{name}={value}").into());
                match run(&scene, &arguments, &what) {
                    (0, _) => judge(&scene, operation, None, &before, &what),
                    (1, Some(code)) if !code.is_empty() => {
                        judge(&scene, operation, Some(&code), &before, &what);
                    }
                    // A required parameter that the scene has no value for is missing.
                    (3, _) if !scene.knows(operation.name) => assert!(scene.state() == before, "{what}"),
                    // The command line itself refuses regions that are none, and empty values.
                    (1 | 3, _) if name == "RegionId" || value.is_empty() => {
                        assert!(scene.state() == before, "{what}");
                    }
                    (status, code) => panic!("{what}: status {status}, code {code:?}"),
                }
            }
        }
    }
}

/// Operations that need no parameter.
const WITHOUT_PARAMETERS: [&str; 12] = [
    "DescribeDisks",
    "DescribeImages",
    "DescribeInstances",
    "DescribeRegions",
    "DescribeSnapshotGroups",
    "DescribeSnapshotLinks",
    "DescribeSnapshots",
    "DescribeSnapshotsUsage",
    "DescribeTasks",
    "DescribeZones",
    "OpenSnapshotService",
    "RunInstances",
];

#[test]
fn every_operation_works_through_the_binary() {
    let scene = Scene::new();
    for entry in OPERATIONS {
        let operation = entry.declaration.name;
        let valid = scene.valid(operation);
        // The others have their own tests.
        if !scene.knows(operation) {
            continue;
        }
        let parameters: Vec<String> = valid.iter().map(|(name, value)| format!("--{name}={value}")).collect();
        scene.snap.ecs(operation, &parameters.iter().map(String::as_str).collect::<Vec<_>>());
        scene.reset();
    }
}

#[test]
fn arguments_that_are_no_text() {
    let scene = Scene::new();
    let before = scene.state();
    for entry in OPERATIONS {
        let operation = entry.declaration;
        let bad = || OsString::from_vec(b"d-\xff\xfe".to_vec());
        let mut lines = vec![vec![bad()], vec![operation.name.into(), bad()]];
        for name in operation.parameters {
            let mut joined = format!("--{}=", name.name).into_bytes();
            joined.push(0xff);
            lines.push(vec![operation.name.into(), OsString::from_vec(joined)]);
        }
        lines.truncate(6);
        for line in lines {
            let what = format!("{line:?}");
            let (status, _) = run(&scene, &line, &what);
            assert_eq!(status, 1, "{what}");
            assert!(scene.state() == before, "{what}");
        }
    }
}

#[test]
fn unknown_parameters_are_refused() {
    let scene = Scene::new();
    let before = scene.state();
    for entry in OPERATIONS {
        let operation = entry.declaration;
        for name in ["Bogus", "../../etc", "'; DROP TABLE disk; --", &"a".repeat(4096)] {
            let mut arguments = vec![OsString::from(operation.name)];
            for (valid, value) in scene.valid(operation.name) {
                arguments.extend([format!("--{valid}").into(), value.into()]);
            }
            arguments.extend([format!("--{name}").into(), "1".into()]);
            let what = format!("{} --{}", operation.name, &name[..name.len().min(40)]);
            let (status, _) = run(&scene, &arguments, &what);
            assert_eq!(status, 2, "{what}");
            assert!(scene.state() == before, "{what}");
        }
    }
}

/// Expressions nest as deep as an argument is long; whoever reads them must not run out of stack.
#[test]
fn nested_expressions_do_not_overflow() {
    let scene = Scene::new();
    for open in ["(", "[", "{a:", "!", "a.", "a[", "@|", "a||", "&", "f(", "[?", "*."] {
        for (field, length) in [("cols=", LONG), ("rows=", LONG), ("cols=", 2000), ("rows=", 2000)] {
            let nested = open.repeat(length / open.len());
            let mut arguments: Vec<OsString> = ["DescribeRegions", "--output"].map(OsString::from).into();
            if field == "rows=" {
                arguments.push("cols=a".into());
            }
            arguments.push(format!("{field}{nested}").into());
            run(&scene, &arguments, &format!("--output {field}{open}…"));
        }
    }
}

#[test]
fn local_commands_refuse_what_is_no_id() {
    let scene = Scene::new();
    let before = scene.state();
    for (label, value) in values().into_iter().filter(|(_, value)| !value.contains('\0')) {
        let output = scene.snap.command(&["disk", "path"]).arg("--").arg(&value).output().unwrap();
        assert_eq!(output.status.signal(), None, "{label:?}");
        assert!(output.status.code().is_some_and(|code| code != 0), "{label:?}");
        for flag in ["--name", "--region"] {
            let file = scene.snap.path("template").join("catalog.db");
            let output = scene
                .snap
                .command(&["disk", "import", file.to_str().unwrap()])
                .arg(format!("{flag}={value}"))
                .output()
                .unwrap();
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.signal(), None, "{flag} {label:?}: {stderr}");
            assert!(!stderr.contains("panicked"), "{flag} {label:?}: {stderr}");
            if output.status.success() {
                scene.reset();
            }
        }
        assert!(scene.state() == before, "{label:?}");
    }
}

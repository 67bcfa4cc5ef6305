//! One service for many threads: they lose nothing and wait for nobody, whatever panics or is killed beside them.

use crate::common;

use common::noise;
use common::snap::{Snap, noisy};
use ecs_snap::catalog::{Disk, Task};
use ecs_snap::ecs::{Request, Service};
use ecs_snap::engine::{Engine, Pool, Runner};
use ecs_snap::home::Home;
use ecs_snap::model::{DiskId, TaskStatus};
use serde_json::Value;
use std::os::unix::fs::FileExt;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

const MIB: usize = 1 << 20;
const THREADS: u64 = 16;

/// A snapshot, and what its disk held then.
type Kept = (String, Vec<u8>);

/// The home that the other half of a test is to use.
const HOME: &str = "SNAP_TEST_HOME";

/// A disk that the other half is to leave alone.
const BESIDE: &str = "SNAP_TEST_BESIDE";

fn call(service: &Service, operation: &str, parameters: &[(&str, &str)]) -> Result<Value, String> {
    let parameters = parameters.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    let request = Request { operation: operation.into(), parameters, region: "cn-hangzhou".into() };
    service.call(&request).map_err(|failure| format!("{}: {}", failure.error.code, failure.error.message))
}

fn image(service: &Service, disk: &str) -> PathBuf {
    let row = Disk::find(&service.engine().catalog().read(), &DiskId::parse(disk).unwrap()).unwrap().unwrap();
    service.engine().image_path(&row).to_path_buf()
}

/// Runs a test of this file that is ignored otherwise in a process of its own, which panics at a point.
fn run_alone(test: &str, home: &Snap, beside: &str, point: &str) {
    let output = Command::new(std::env::current_exe().unwrap())
        .args([&format!("threads::{test}"), "--exact", "--ignored", "--nocapture"])
        .env(HOME, home.home())
        .env(BESIDE, beside)
        .env("SNAP_CRASH_AT", point)
        .env("SNAP_CRASH_BY", "panic")
        .output()
        .unwrap();
    let told = [output.stdout, output.stderr].concat();
    let told = String::from_utf8_lossy(&told);
    assert!(output.status.success() && told.contains("1 passed"), "{point}: {told}");
}

/// A capture that panics while fifteen others run fails alone; and a process that is killed beside them takes nobody along.
#[test]
fn a_panic_and_a_kill_end_only_their_own_work() {
    for point in ["capture-pack-put:9", "capture-packs-written:20", "delete-committed:3"] {
        let snap = Snap::new();
        let beside = snap.import(&noisy(99, 2));
        (1..=THREADS).for_each(|number| drop(snap.import(&noisy(number, 2))));
        let is_over = AtomicBool::new(false);
        let kills = AtomicU32::new(0);
        thread::scope(|scope| {
            scope.spawn(|| {
                // Not for ever, if the other half fails.
                while !is_over.load(Ordering::SeqCst) && kills.load(Ordering::SeqCst) < 500 {
                    let mut command = snap.command(&["ecs", "CreateSnapshot", "--DiskId", &beside]);
                    command.env("SNAP_CRASH_AT", "capture-before-commit");
                    let status = command.output().unwrap().status;
                    kills.fetch_add(u32::from(status.signal() == Some(9)), Ordering::SeqCst);
                    snap.write(&beside, 0, &noisy(u64::from(kills.load(Ordering::SeqCst)), 1));
                }
            });
            run_alone("sixteen_threads", &snap, &beside, point);
            is_over.store(true, Ordering::SeqCst);
        });
        assert!(kills.load(Ordering::SeqCst) > 0, "nobody was killed");
        snap.verify();
        assert!(snap.snapshots().iter().all(|(_, status)| status != "progressing"));
    }
}

/// The other half of the test above.
#[test]
#[ignore = "a part of another test"]
fn sixteen_threads() {
    let home = PathBuf::from(std::env::var_os(HOME).unwrap());
    let beside = std::env::var(BESIDE).unwrap();
    let service = &Service::new(Engine::open(Home::new(&home)).unwrap());
    let faults = AtomicU32::new(0);
    let kept: Vec<(String, Vec<Kept>)> = thread::scope(|scope| {
        let work = |(disk, number): (String, u64)| {
            let faults = &faults;
            scope.spawn(move || {
                let file = std::fs::OpenOptions::new().write(true).open(image(service, &disk)).unwrap();
                let mut bytes = vec![0; 2 * MIB];
                let mut kept = Vec::new();
                for round in 0..4u64 {
                    // Half of it is the same on all disks, so that they meet in the dedupe index.
                    bytes[..MIB].copy_from_slice(&noise(1000 * round, MIB));
                    bytes[MIB..].copy_from_slice(&noise(1000 * round + number, MIB));
                    file.write_all_at(&bytes, 0).unwrap();
                    match call(service, "CreateSnapshot", &[("DiskId", &disk)]) {
                        Ok(answer) => {
                            kept.push((answer["SnapshotId"].as_str().unwrap().to_owned(), bytes.clone()));
                        }
                        Err(error) => {
                            assert!(error.contains("a fault in the program"), "{error}");
                            faults.fetch_add(1, Ordering::SeqCst);
                        }
                    }
                    call(service, "DescribeSnapshots", &[("PageSize", "100")]).unwrap();
                    if round == 2 {
                        let (id, _) = kept.remove(0);
                        if let Err(error) = call(service, "DeleteSnapshot", &[("SnapshotId", &id)]) {
                            assert!(error.contains("a fault in the program"), "{error}");
                            faults.fetch_add(1, Ordering::SeqCst);
                        }
                    }
                }
                (disk, kept)
            })
        };
        let disks = call(service, "DescribeDisks", &[("PageSize", "100")]).unwrap();
        let disks = disks["Disks"]["Disk"].as_array().unwrap().clone();
        let disks = disks.iter().map(|disk| disk["DiskId"].as_str().unwrap().to_owned());
        let threads: Vec<_> = disks.filter(|disk| *disk != beside).zip(1..).map(work).collect();
        assert_eq!(threads.len() as u64, THREADS);
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(faults.load(Ordering::SeqCst), 1, "one of them was to panic");
    // Nothing stays locked, and every snapshot is what its disk was.
    for (disk, kept) in &kept {
        call(service, "CreateSnapshot", &[("DiskId", disk)]).unwrap();
        for (snapshot, bytes) in kept {
            call(service, "ResetDisk", &[("DiskId", disk), ("SnapshotId", snapshot)]).unwrap();
            let now = std::fs::read(image(service, disk)).unwrap();
            assert!(now[..bytes.len()] == bytes[..], "content of {snapshot}");
        }
    }
}

/// A job that panics in the pool of a process fails alone.
#[test]
fn a_panic_in_a_pool_ends_only_its_job() {
    for point in ["copy-packs-written:2", "rollback-before-commit:3", "restore-piece-written:1"] {
        let snap = Snap::new();
        for number in 0..POOLED {
            let disk = snap.import(&noisy(number, 2));
            snap.snapshot(&disk);
            snap.write(&disk, 0, &noisy(100 + number, 1));
        }
        run_alone("jobs_in_a_pool", &snap, "", point);
        snap.verify();
    }
}

/// How many disks the next test works on.
const POOLED: u64 = 4;

/// The other half of the test above: three jobs for each disk, in two threads.
#[test]
#[ignore = "a part of another test"]
fn jobs_in_a_pool() {
    let home = Home::new(std::path::Path::new(&std::env::var_os(HOME).unwrap()));
    let service = Service::new(Engine::open(home.clone()).unwrap());
    let service = service.with_runner(Runner::Pool(Arc::new(Pool::new(2).unwrap())));
    let answer = call(&service, "DescribeSnapshots", &[]).unwrap();
    let snapshots: Vec<[String; 2]> = answer["Snapshots"]["Snapshot"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| ["SourceDiskId", "SnapshotId"].map(|name| one[name].as_str().unwrap().to_owned()))
        .collect();
    assert_eq!(snapshots.len() as u64, POOLED);
    for [disk, snapshot] in &snapshots {
        let copy = [
            ("SnapshotId", &snapshot[..]),
            ("DestinationRegionId", "cn-beijing"),
            ("DestinationSnapshotName", "copy"),
            ("DestinationSnapshotDescription", "copy"),
        ];
        call(&service, "CopySnapshot", &copy).unwrap();
        call(&service, "ResetDisk", &[("DiskId", disk), ("SnapshotId", snapshot)]).unwrap();
        let new = [("ZoneId", "cn-hangzhou-h"), ("SnapshotId", snapshot), ("DiskCategory", "cloud_essd")];
        call(&service, "CreateDisk", &new).unwrap();
    }
    drop(service);
    // All were done before the service was gone.
    let service = Service::new(Engine::open(home).unwrap());
    let tasks = Task::all(&service.engine().catalog().read()).unwrap();
    assert_eq!(tasks.len() as u64, 3 * POOLED);
    let failed: Vec<&Task> = tasks.iter().filter(|task| task.status != TaskStatus::Finished).collect();
    assert!(matches!(failed[..], [_]), "{failed:?}");
    assert_eq!((failed[0].status, failed[0].progress < 100), (TaskStatus::Failed, true));
    assert!(failed[0].error.as_ref().unwrap().contains("a fault in the program"), "{failed:?}");
    // Nothing stays locked; what failed is done by asking again.
    for (number, [disk, snapshot]) in snapshots.iter().rev().enumerate() {
        let first = number as u64;
        call(&service, "ResetDisk", &[("DiskId", disk), ("SnapshotId", snapshot)]).unwrap();
        assert!(std::fs::read(image(&service, disk)).unwrap() == noisy(first, 2), "content of {disk}");
        call(&service, "CreateSnapshot", &[("DiskId", disk)]).unwrap();
    }
    let count = |region: &str, operation: &str, status: &str| {
        let parameters = [("RegionId", region), ("Status", status), ("PageSize", "100")];
        call(&service, operation, &parameters).unwrap()["TotalCount"].as_u64().unwrap()
    };
    let copied = POOLED - u64::from(failed[0].action == "CopySnapshot");
    assert_eq!(count("cn-beijing", "DescribeSnapshots", "accomplished"), copied);
    let made = POOLED - u64::from(failed[0].action == "CreateDisk");
    assert_eq!(count("cn-hangzhou", "DescribeDisks", "Available"), POOLED + made);
}

/// Wherever a command panics, it ends with an error, and what it was at is settled as after any other error.
#[test]
fn a_panic_at_any_point_is_an_error() {
    let snap = Snap::new();
    let bytes = noisy(1, 4);
    let disk = snap.import(&bytes);
    let first = snap.snapshot(&disk);
    let now = noisy(2, 4);
    let capture = ["ecs", "CreateSnapshot", "--DiskId", &disk];
    let rollback = ["ecs", "ResetDisk", "--DiskId", &disk, "--SnapshotId", &first];
    let commands: [(&str, &[&str]); 7] = [
        ("capture-pack-put", &capture),
        ("capture-packs-written", &capture),
        ("capture-before-commit", &capture),
        ("rollback-compared", &rollback),
        ("rollback-piece-written", &rollback),
        ("rollback-before-commit", &rollback),
        ("reclaim-copied", &["store", "reclaim"]),
    ];
    for (point, command) in commands {
        snap.write(&disk, 0, &now);
        let before = snap.snapshots().iter().filter(|(_, status)| status == "accomplished").count();
        let mut panicking = snap.command(command);
        let output = panicking.env("SNAP_CRASH_AT", point).env("SNAP_CRASH_BY", "panic").output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() || point.starts_with("reclaim"), "{point}: {stderr}");
        assert_eq!(output.status.signal(), None, "{point}: {stderr}");
        assert!(output.stdout.is_empty() || point.starts_with("reclaim"), "{point} printed an answer");
        let after = snap.snapshots();
        assert!(after.iter().all(|(_, status)| status != "progressing"), "{point}: {after:?}");
        let accomplished = after.iter().filter(|(_, status)| status == "accomplished").count();
        assert_eq!(accomplished, before, "{point}: an operation that failed was carried out");
        if point.starts_with("rollback") {
            // It is not done later by another command.
            snap.ecs_error("DeleteSnapshot", &["--SnapshotId", "s-none"]);
            if snap.disk_status(&disk) == "ReIniting" {
                snap.text(&["disk", "cancel-rollback", &disk]);
            } else {
                assert!(snap.read(&disk) == now, "{point}: the rollback was done later");
            }
        }
        snap.verify();
    }
    assert!(snap.content(&first) == bytes);
}

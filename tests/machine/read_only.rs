//! Homes in which nothing can be written (a loop-mounted ext4; needs root): they can be read. And homes on a file system
//! that can hold no more files.

use crate::common;

use common::mount::{EXT4, Mount};
use common::snap::{Snap, noisy};
use std::fs::{self, File};
use std::process::Command;

fn remount(snap: &Snap, how: &str) {
    let status = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(snap.home()).status();
    assert!(status.unwrap().success());
}

#[test]
fn a_home_that_is_mounted_read_only_can_be_read() {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(&EXT4, &snap.home()) else { return };
    let disk = snap.import(&noisy(1, 2));
    let snapshot = snap.snapshot(&disk);
    // Once with an empty log, once with one that holds the newest snapshot.
    for round in 0..2 {
        remount(&snap, "ro");
        let listed = snap.snapshots();
        assert_eq!(listed.len(), 1 + round);
        assert!(listed.iter().any(|(id, _)| *id == snapshot));
        snap.verify();
        let file = snap.path(&format!("restored-{round}"));
        let newest = &listed[0].0;
        snap.text(&["restore", newest, "--to", file.to_str().unwrap()]);
        assert!(fs::read(&file).unwrap() == snap.read(&disk));
        for command in
            [&["store", "stats"][..], &["schedule", "next"], &["task", "list"], &["disk", "path", &disk]]
        {
            snap.text(command);
        }
        for command in [
            &["ecs", "CreateSnapshot", "--DiskId", &disk][..],
            &["ecs", "DeleteSnapshot", "--SnapshotId", &snapshot],
            &["store", "reclaim"],
            &["store", "recover"],
            &["schedule", "run"],
        ] {
            let output = snap.run(command);
            let told = String::from_utf8(output.stderr).unwrap();
            assert!(
                output.status.code() != Some(0) && told.contains("can only be read"),
                "{command:?}: {told}"
            );
        }
        remount(&snap, "rw");
        if round == 0 {
            let reader = rusqlite::Connection::open(snap.home().join("catalog.db")).unwrap();
            reader.execute_batch("BEGIN").unwrap();
            let _: u32 = reader.query_row("SELECT count(*) FROM snapshot", [], |row| row.get(0)).unwrap();
            snap.write(&disk, 0, &noisy(2, 1));
            snap.snapshot(&disk);
            for suffix in ["", "-wal"] {
                let name = format!("catalog.db{suffix}");
                fs::copy(snap.home().join(&name), snap.path(&name)).unwrap();
            }
            drop(reader);
            fs::copy(snap.path("catalog.db"), snap.home().join("catalog.db")).unwrap();
            fs::copy(snap.path("catalog.db-wal"), snap.home().join("catalog.db-wal")).unwrap();
            assert!(fs::metadata(snap.home().join("catalog.db-wal")).unwrap().len() > 0);
        }
    }
    snap.verify();
}

#[test]
fn without_room_for_more_files_snapshots_can_be_deleted() {
    let snap = Snap::new();
    let Some(_mount) = Mount::new(&EXT4, &snap.home()) else { return };
    let disk = snap.import(&noisy(1, 2));
    let first = snap.snapshot(&disk);
    snap.write(&disk, 0, &noisy(2, 1));
    let second = snap.snapshot(&disk);
    let filler = snap.home().join("filler");
    fs::create_dir(&filler).unwrap();
    let mut names = 0..;
    let mut fill =
        || names.by_ref().take_while(|name| File::create(filler.join(name.to_string())).is_ok()).count();
    assert!(fill() > 1000);
    for snapshot in [&first, &second] {
        assert!(snap.snapshots().iter().any(|(id, _)| id == snapshot));
        snap.verify();
        let file = snap.path(snapshot);
        snap.json(&["restore", snapshot, "--to", file.to_str().unwrap()]);
        let refused = snap.run(&["ecs", "CreateSnapshot", "--DiskId", &disk]);
        let error = String::from_utf8(refused.stderr).unwrap();
        assert!(error.contains("can hold no more files: remove some first"), "{error}");
        snap.ecs("DeleteSnapshot", &["--SnapshotId", snapshot]);
        fill();
        snap.json(&["store", "reclaim"]);
        fill();
    }
    assert!(snap.snapshots().is_empty() && snap.packs().is_empty());
    fs::remove_dir_all(&filler).unwrap();
    snap.snapshot(&disk);
    snap.verify();
    let spare = fs::read_dir(snap.home().join("spare")).unwrap().count();
    assert_eq!(spare, 16, "they are kept again");
}

//! A pack whose frame is damaged, or that is no file: what can be read of it is stored anew.

use crate::common;

use common::snap::{Snap, noisy};
use ecs_snap::model::BLOCK_SIZE;
use serde_json::Value;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;

/// Two snapshots of a disk of 2 MiB, and the pack that both need.
struct Scene {
    snap: Snap,
    disk: String,
    snapshots: Vec<(String, Vec<u8>)>,
    pack: PathBuf,
}

impl Scene {
    fn new() -> Self {
        let snap = Snap::new();
        let bytes = noisy(1, 2);
        let disk = snap.import(&bytes);
        let first = (snap.snapshot(&disk), bytes);
        let name = snap.packs().pop().unwrap();
        let pack = snap.home().join("regions/cn-hangzhou/store/packs").join(name);
        // A delta against a block of the pack.
        snap.write(&disk, 100, b"a change");
        let second = (snap.snapshot(&disk), snap.read(&disk));
        Self { snap, disk, snapshots: vec![first, second], pack }
    }

    /// Leaves the blocks of the snapshots to the pack alone.
    fn overwrite_disk(&self) {
        self.snap.write(&self.disk, 0, &noisy(9, 2));
    }

    /// Makes the first bytes of the pack zeros.
    fn blank(&self, bytes: usize) {
        let file = std::fs::File::options().write(true).open(&self.pack).unwrap();
        file.write_all_at(&vec![0; bytes], 0).unwrap();
    }

    fn verify(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.snap.run(&[&["store", "verify"], arguments].concat());
        (output.status.code().unwrap(), serde_json::from_slice(&output.stdout).unwrap())
    }

    fn assert_all_whole(&self) {
        self.snap.verify();
        for (id, bytes) in &self.snapshots {
            assert!(self.snap.content(id) == *bytes, "{id}");
        }
        assert!(self.pack.symlink_metadata().is_err(), "the damaged pack is still there");
        self.snap.text(&["store", "reclaim"]);
        self.snap.verify();
    }
}

fn named(report: &Value) -> usize {
    report["DamagedSnapshots"].as_array().unwrap().len()
}

#[test]
fn a_pack_that_begins_wrong_is_repaired_from_itself() {
    for has_index in [true, false] {
        let scene = Scene::new();
        scene.overwrite_disk();
        scene.blank(1);
        if !has_index {
            for name in ["index.db", "index.db-wal", "index.db-shm"] {
                let _ = std::fs::remove_file(scene.pack.parent().unwrap().with_file_name(name));
            }
        }
        let (status, report) = scene.verify(&[]);
        assert_eq!((status, named(&report)), (1, 2), "{report}");
        let (status, report) = scene.verify(&["--repair"]);
        assert_eq!((status, named(&report)), (0, 0), "{report}");
        assert_eq!(report["HealedSnapshots"].as_array().unwrap().len(), 2, "{report}");
        scene.assert_all_whole();
    }
}

/// The second block is damaged, too: only that stays lost, until a disk has it again.
#[test]
fn what_can_be_read_of_a_damaged_pack_is_kept() {
    let scene = Scene::new();
    scene.overwrite_disk();
    scene.blank(1);
    let file = std::fs::File::options().write(true).open(&scene.pack).unwrap();
    file.write_all_at(&[0; 100], (8 + BLOCK_SIZE + 10) as u64).unwrap();
    let (status, report) = scene.verify(&["--repair"]);
    assert_eq!((status, named(&report)), (1, 2), "{report}");
    assert_eq!(report["HealedBlocks"], 31, "{report}");
    let to = scene.snap.path("remains.img");
    let output =
        scene.snap.run(&["restore", &scene.snapshots[1].0, "--to", to.to_str().unwrap(), "--despite-damage"]);
    assert_eq!(output.status.code(), Some(4));
    let mut expected = scene.snapshots[1].1.clone();
    expected[BLOCK_SIZE..2 * BLOCK_SIZE].fill(0);
    assert!(std::fs::read(to).unwrap() == expected);
    scene.snap.write(&scene.disk, 0, &scene.snapshots[0].1);
    scene.snap.snapshot(&scene.disk);
    scene.assert_all_whole();
}

#[test]
fn a_directory_or_a_link_in_place_of_a_pack_is_damage() {
    for is_link in [true, false] {
        let scene = Scene::new();
        let moved = scene.snap.path("moved");
        std::fs::rename(&scene.pack, &moved).unwrap();
        if is_link {
            std::os::unix::fs::symlink(&moved, &scene.pack).unwrap();
        } else {
            std::fs::create_dir(&scene.pack).unwrap();
            std::fs::write(scene.pack.join("theirs"), b"kept").unwrap();
        }
        scene.snap.write(&scene.disk, BLOCK_SIZE, &noisy(3, 1));
        scene.snap.snapshot(&scene.disk);
        let (status, report) = scene.verify(&[]);
        assert_eq!(status, 1, "{report}");
        assert!(report["DamagedSnapshots"].to_string().contains(&scene.snapshots[0].0), "{report}");
        scene.snap.write(&scene.disk, 0, &scene.snapshots[0].1);
        assert_eq!(scene.verify(&["--repair"]).0, 0);
        scene.assert_all_whole();
        // What was there is nobody's to remove.
        if is_link {
            assert!(moved.exists());
        } else {
            let aside = scene.pack.parent().unwrap().with_file_name("aside");
            let kept = aside.join(scene.pack.file_name().unwrap()).join("theirs");
            assert_eq!(std::fs::read(kept).unwrap(), b"kept");
        }
    }
}

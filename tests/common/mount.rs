//! A file system that shares blocks between files, for the home of a test (needs root).
#![allow(dead_code, reason = "not each test file uses it")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that cannot go on has failed"
)]

use super::snap::Snap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A loop-mounted XFS, unmounted when dropped.
pub struct Mount(PathBuf);

impl Mount {
    /// An XFS in the place of the home; `None` where that cannot be.
    pub fn new(snap: &Snap) -> Option<Self> {
        let image = snap.path("xfs.img");
        let place = snap.home();
        std::fs::create_dir_all(&place).unwrap();
        std::fs::File::create(&image).unwrap().set_len(1 << 30).unwrap();
        let did = |program: &str, arguments: &[&Path]| {
            let path = format!("{}:/usr/sbin:/sbin", std::env::var("PATH").unwrap_or_default());
            let output = Command::new(program).env("PATH", path).args(arguments).output();
            output.is_ok_and(|output| output.status.success())
        };
        let made = did("mkfs.xfs", &[Path::new("-q"), Path::new("-m"), Path::new("reflink=1"), &image]);
        if made && did("mount", &[Path::new("-o"), Path::new("loop"), &image, &place]) {
            return Some(Self(place));
        }
        assert!(
            std::env::var_os("SNAP_TEST_NO_SKIP").is_none() || !Path::new("/dev/loop-control").exists(),
            "cannot make and mount an XFS"
        );
        eprintln!("SKIPPED: needs root, mkfs.xfs and loop devices");
        None
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

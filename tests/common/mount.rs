//! File systems on loop devices; needs root.
#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test that cannot go on has failed")]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A kind of file system.
pub struct Kind {
    /// Its name to the kernel.
    pub name: &'static str,
    /// What makes one.
    make: &'static [&'static str],
    /// How it is mounted.
    options: &'static str,
}

pub const EXT4: Kind = Kind { name: "ext4", make: &["mkfs.ext4", "-q", "-m", "0"], options: "loop" };
/// Its blocks are smaller than the pages of memory.
pub const EXT4_SMALL: Kind = Kind { make: &["mkfs.ext4", "-q", "-m", "0", "-b", "1024"], ..EXT4 };
pub const XFS: Kind = Kind { name: "xfs", make: &["mkfs.xfs", "-q", "-m", "reflink=1"], options: "loop" };
pub const BTRFS: Kind = Kind { name: "btrfs", make: &["mkfs.btrfs", "-q"], options: "loop" };
/// Its extents are encoded: their places tell nothing.
pub const BTRFS_COMPRESSED: Kind = Kind { options: "loop,compress-force=zstd", ..BTRFS };

/// A mounted file system, unmounted when dropped.
pub struct Mount(PathBuf);

impl Mount {
    /// Makes one in a file beside `place` and mounts it there; `None`, said aloud, where that cannot be.
    pub fn new(kind: &Kind, place: &Path) -> Option<Self> {
        let image = place.with_extension(kind.name);
        std::fs::create_dir_all(place).unwrap();
        std::fs::File::create(&image).unwrap().set_len(1 << 30).unwrap();
        let did = |program: &str, arguments: &[&Path]| {
            let path = format!("{}:/usr/sbin:/sbin", std::env::var("PATH").unwrap_or_default());
            let output = Command::new(program).env("PATH", path).args(arguments).output();
            output.is_ok_and(|output| output.status.success())
        };
        let mut arguments: Vec<&Path> = kind.make[1..].iter().map(Path::new).collect();
        arguments.push(&image);
        let options = [Path::new("-t"), Path::new(kind.name), Path::new("-o"), Path::new(kind.options)];
        let made = did(kind.make[0], &arguments);
        if made && did("mount", &[&options[..], &[&image, place]].concat()) {
            // As `snap` makes a home: whatever of it is open to others is told.
            std::fs::set_permissions(place, std::fs::Permissions::from_mode(0o700)).unwrap();
            return Some(Self(place.to_owned()));
        }
        let known = std::fs::read_to_string("/proc/filesystems").unwrap_or_default();
        let kernel_can = Path::new("/dev/loop-control").exists() && known.contains(kind.name);
        assert!(
            std::env::var_os("SNAP_TEST_NO_SKIP").is_none() || !kernel_can,
            "cannot make and mount {}",
            kind.name
        );
        eprintln!("SKIPPED: needs root, {}, loop devices and a kernel with {}", kind.make[0], kind.name);
        None
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

//! Whether anybody has a file open for writing. The kernel knows, and tells whoever asks for a lease on the file.

use libc::c_int;
use std::fs::File;
use std::os::fd::AsRawFd;

/// Which signal tells of somebody in the way of a lease: a command that libc has no name for.
const F_SETSIG: c_int = 10;

/// Whether nobody has a file open or mapped for writing, so that no write to it can be under way: a direct write
/// changes the file's times when it begins, and its content when it ends. The file must be open for reading only.
///
/// `false` also where the kernel does not tell: it asks for the owner of the file (or root), and for a file system that
/// knows leases.
#[allow(
    unsafe_code,
    reason = "rustix has no leases; the calls take an open descriptor and numbers, and no memory"
)]
pub fn nobody_writes(file: &File) -> bool {
    let control = |command: c_int, argument: c_int| {
        // SAFETY: `file` keeps the descriptor open, and none of these commands takes a pointer.
        unsafe { libc::fcntl(file.as_raw_fd(), command, argument) == 0 }
    };
    // Who opens the file before the lease is given back is told by a signal: it must be one that does not end us.
    control(F_SETSIG, libc::SIGURG)
        && control(libc::F_SETLEASE, libc::F_RDLCK)
        && control(libc::F_SETLEASE, libc::F_UNLCK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writers_are_seen() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("file");
        std::fs::write(&path, "x").unwrap();
        let file = File::open(&path).unwrap();
        assert!(nobody_writes(&file));
        let reader = File::open(&path).unwrap();
        assert!(nobody_writes(&file), "readers do not matter");
        let writer = File::options().write(true).open(&path).unwrap();
        assert!(!nobody_writes(&file) && !nobody_writes(&reader));
        drop(writer);
        assert!(nobody_writes(&file));
        // The lease was given back: else this would wait.
        std::fs::write(&path, "y").unwrap();
    }
}

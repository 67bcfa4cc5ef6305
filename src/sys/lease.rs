//! Looks for processes that have a file open for writing. The kernel knows, and tells a process that asks for a lease
//! on the file.

use libc::c_int;
use std::fs::File;
use std::os::fd::AsRawFd;

/// The command that sets which signal tells of a process in the way of a lease: libc has no name for it.
const F_SETSIG: c_int = 10;

/// Returns true if no process has a file open or mapped for writing. Then no write to the file can be under way: a
/// direct write changes the file's times when it begins, and its content when it ends. The file must be open for
/// reading only.
///
/// Returns false also where the kernel does not tell: it requires the owner of the file (or root), and a file system
/// with leases.
#[allow(
    unsafe_code,
    reason = "rustix has no leases; the calls take an open descriptor and numbers, and no memory"
)]
pub fn nobody_writes(file: &File) -> bool {
    let control = |command: c_int, argument: c_int| {
        // SAFETY: `file` keeps the descriptor open, and none of these commands takes a pointer.
        unsafe { libc::fcntl(file.as_raw_fd(), command, argument) == 0 }
    };
    // A signal tells of a process that opens the file before the lease is given back: the signal must not end this
    // process.
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
        // The lease was given back: else this write would wait.
        std::fs::write(&path, "y").unwrap();
    }
}

//! The ways to open a file.

use rustix::fd::OwnedFd;
use rustix::fs::OFlags;
use rustix::io::Errno;
use std::fs::File;
use std::io;
use std::thread;
use std::time::Duration;

/// The number of tries to open a file that another process holds a short lease on, and their distance.
const GLANCES: u32 = 100;
const GLANCE: Duration = Duration::from_millis(1);

/// A way to open a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// For reading.
    Read,
    /// For reading and writing.
    Write,
    /// For writing past the page cache.
    Direct,
    /// For reading and writing; a missing file is made.
    Create,
    /// For reading and writing; the file must not exist.
    New,
}

impl Access {
    /// Returns the flags to open with.
    pub(super) fn flags(self) -> OFlags {
        // Without NONBLOCK, opening a pipe would wait for a process at its other end.
        let flags = OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
        flags
            | match self {
                Self::Read => OFlags::RDONLY,
                Self::Direct => OFlags::WRONLY | OFlags::DIRECT,
                Self::Write | Self::Create => OFlags::RDWR,
                Self::New => OFlags::RDWR | OFlags::CREATE | OFlags::EXCL,
            }
    }
}

/// Opens a file without waiting. A process that uses a lease to look for writers holds it for a moment; that moment is
/// waited out.
pub(super) fn patiently(open: impl Fn() -> rustix::io::Result<OwnedFd>) -> io::Result<File> {
    for _ in 0..GLANCES {
        match open() {
            Err(Errno::WOULDBLOCK) => thread::sleep(GLANCE),
            other => return Ok(other?.into()),
        }
    }
    Ok(open()?.into())
}

//! How files are opened.

use rustix::fd::OwnedFd;
use rustix::fs::OFlags;
use rustix::io::Errno;
use std::fs::File;
use std::io;
use std::thread;
use std::time::Duration;

/// How often, and how long apart, a file is tried that somebody holds a lease on for a moment.
const GLANCES: u32 = 100;
const GLANCE: Duration = Duration::from_millis(1);

/// How a file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// For reading.
    Read,
    /// For reading and writing.
    Write,
    /// For writing past the page cache.
    Direct,
    /// For reading and writing; made if it is not there.
    Create,
    /// For reading and writing; it must not be there.
    New,
}

impl Access {
    /// The flags to open with.
    pub(super) fn flags(self) -> OFlags {
        // A pipe would wait for somebody at its other end.
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

/// Opens a file without waiting; who looks by a lease whether somebody writes holds it for a moment, and that is waited
/// out.
pub(super) fn patiently(open: impl Fn() -> rustix::io::Result<OwnedFd>) -> io::Result<File> {
    for _ in 0..GLANCES {
        match open() {
            Err(Errno::WOULDBLOCK) => thread::sleep(GLANCE),
            other => return Ok(other?.into()),
        }
    }
    Ok(open()?.into())
}

//! The file in which the users of a database share where in its write-ahead log each page lies (`-shm`).
//!
//! SQLite writes to it as to memory, and a block of it for which there is no room ends the process (SIGBUS). SQLite itself
//! makes room for the last byte of each 4 KiB only, which leaves holes where the blocks of the file system are smaller. So
//! the first user writes all of it before SQLite maps it: where there is no room, that is an error like any other.
//!
//! Who is the first is settled by SQLite's own protocol: every user shares a lock on one byte, and who can lock that byte
//! alone finds nothing of worth in the file. The lock here is one of the open file, not of the process, so that SQLite
//! takes it for another user's and leaves the file as it is. It is held until SQLite has its own.

use super::place::{Access, Place};
use std::fs::File;
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The byte that every user shares a lock on (SQLite: `UNIX_SHM_DMS`).
const IN_USE: libc::off_t = 128;

/// How long the file is made, in bytes: for a log of 64 MiB. SQLite makes it longer for a longer one.
const LENGTH: usize = 128 << 10;

/// What is to be free besides, in bytes: Btrfs wants room anew for each write to memory.
const BESIDES: usize = 128 << 10;

/// How often, and how long apart, somebody else is waited for who is the first at this moment.
const GLANCES: u32 = 20;
const GLANCE: Duration = Duration::from_millis(1);

/// The files that this process uses. Closing one would drop the locks that SQLite has on it, so they stay open until
/// they are removed.
static USED: Mutex<Vec<Arc<File>>> = Mutex::new(Vec::new());

/// While this is held, nobody takes the file for one without users.
#[derive(Debug)]
#[must_use]
pub(super) struct Kept(Arc<File>);

impl Drop for Kept {
    fn drop(&mut self) {
        lock(&self.0, libc::F_UNLCK);
    }
}

/// Sees to it that the file at `place` can be written as memory.
///
/// # Errors
/// When it cannot be made, or there is no room.
pub(super) fn make_room(place: &Place) -> io::Result<Kept> {
    let kept = Kept(used(place)?);
    let file = &*kept.0;
    for _ in 0..GLANCES {
        if lock(file, libc::F_WRLCK) {
            let written = file.set_len(0).and_then(|()| file.write_all_at(&[0; LENGTH + BESIDES], 0));
            file.set_len(if written.is_ok() { LENGTH as u64 } else { 0 })?;
            written?;
        }
        if lock(file, libc::F_RDLCK) {
            break;
        }
        thread::sleep(GLANCE);
    }
    Ok(kept)
}

/// Opens the file, if this process does not use it yet.
fn used(place: &Place) -> io::Result<Arc<File>> {
    let mut used = USED.lock().unwrap_or_else(PoisonError::into_inner);
    used.retain(|file| file.metadata().is_ok_and(|state| state.nlink() > 0));
    let found = std::fs::symlink_metadata(place).ok().map(|found| (found.dev(), found.ino()));
    let own = |file: &File| file.metadata().ok().map(|own| (own.dev(), own.ino()));
    if let Some(file) = used.iter().find(|file| found.is_some() && own(file) == found) {
        return Ok(file.clone());
    }
    let file = Arc::new(place.open(Access::Create)?);
    used.push(file.clone());
    Ok(file)
}

/// Locks the byte for the open file, `kind` being one of the kernel's; `false` if somebody is in the way, or the file
/// system has no such locks.
#[allow(unsafe_code, reason = "rustix locks for a process only")]
fn lock(file: &File, kind: libc::c_int) -> bool {
    // SAFETY: numbers alone, for which zeros are values.
    let mut range: libc::flock = unsafe { std::mem::zeroed() };
    range.l_type = kind as libc::c_short;
    range.l_whence = libc::SEEK_SET as libc::c_short;
    range.l_start = IN_USE;
    range.l_len = 1;
    // SAFETY: the file is open, and `range` lives as long as the call.
    unsafe { libc::fcntl(file.as_raw_fd(), libc::F_OFD_SETLK, &raw const range) == 0 }
}

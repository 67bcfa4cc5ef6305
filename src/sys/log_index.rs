//! The `-shm` file, in which the users of a database share where in its write-ahead log each page lies.
//!
//! SQLite maps the file as memory. A write to a block without room on the file system ends the process (SIGBUS).
//! SQLite itself makes room for the last byte of each 4 KiB only. That leaves holes where the blocks of the file
//! system are smaller. So the first user writes the whole file before SQLite maps it: lack of room is then an ordinary
//! error.
//!
//! SQLite's own protocol settles which user is the first. Every user shares a lock on one byte; a user that can lock
//! that byte alone finds nothing of worth in the file. The lock here belongs to the open file, not to the process. So
//! SQLite takes it for another user's, and keeps the file. The lock is held until SQLite has its own.

use super::place::{Access, Place};
use std::fs::File;
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// The offset of the byte that every user shares a lock on (SQLite: `UNIX_SHM_DMS`).
const IN_USE: libc::off_t = 128;

/// The length of the file in bytes: enough for a log of 64 MiB. SQLite extends the file for a longer log.
const LENGTH: usize = 128 << 10;

/// The room that must be free besides, in bytes: Btrfs wants room anew for each write to memory.
const BESIDES: usize = 128 << 10;

/// The number of waits for another process that is the first user at this moment, and their distance.
const GLANCES: u32 = 20;
const GLANCE: Duration = Duration::from_millis(1);

/// The files that this process uses. Closing a file would drop the locks that SQLite has on it. So each stays open
/// until it is removed.
static USED: Mutex<Vec<Arc<File>>> = Mutex::new(Vec::new());

/// Lets one thread of this process open a database at a time. The threads share the open file, and so its lock: one would
/// unlock the byte while another empties the file.
static OPENING: Mutex<()> = Mutex::new(());

/// A held lock: no other process or thread takes the file for one without users. The thread must not open another database
/// while it holds this.
#[derive(Debug)]
#[must_use]
pub(super) struct Kept {
    file: Arc<File>,
    _alone: MutexGuard<'static, ()>,
}

impl Drop for Kept {
    fn drop(&mut self) {
        lock(&self.file, libc::F_UNLCK);
    }
}

/// Ensures that the file at `place` can be written as memory.
///
/// # Errors
/// When the file cannot be made, or there is no room.
pub(super) fn make_room(place: &Place) -> io::Result<Kept> {
    let alone = OPENING.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = Kept { file: used(place)?, _alone: alone };
    let file = &*kept.file;
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

/// Opens the file, unless this process uses it already.
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

/// Locks the byte for the open file; `kind` is a lock type of the kernel. Returns false if another user is in the way,
/// or the file system has no such locks.
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

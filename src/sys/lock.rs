//! Kernel locks on files. The kernel drops them when their process ends, however it ends, so a lock
//! that is free says that nobody is at work. The files carry no meaning, but for the word that a failed rollback may leave
//! (the engine's `rollback`), and are never removed.

use super::place::{Access, Place};
use rustix::fs::FlockOperation;
use std::fs::File;
use std::io;

/// A lock that is held until this is dropped.
#[derive(Debug)]
#[must_use]
pub struct Lock {
    file: File,
}

impl Lock {
    /// The file that is locked.
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Leaves word in its file, which is no longer empty then. Takes neither room nor memory.
    ///
    /// # Errors
    /// When the file cannot be changed.
    pub fn leave_word(&self) -> io::Result<()> {
        self.file.set_len(1)
    }

    /// The same lock once more: it is held until the last one is dropped.
    ///
    /// # Errors
    /// When the process has no more open files to give.
    pub fn duplicate(&self) -> io::Result<Self> {
        Ok(Self { file: self.file.try_clone()? })
    }
}

/// How to lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Beside others that share.
    Shared,
    /// Alone.
    Exclusive,
}

/// Opens the file of a lock. Where nothing can be written it is locked as it is; if there is none, nobody else can make one.
fn open(place: &Place) -> io::Result<File> {
    let is_read_only = |error: &io::Error| match error.kind() {
        io::ErrorKind::ReadOnlyFilesystem => true,
        io::ErrorKind::PermissionDenied => {
            place.parent().is_some_and(|directory| super::file::is_read_only(&directory))
        }
        _ => false,
    };
    match (place.open(Access::Create), place.parent()) {
        (Err(error), Some(directory)) if is_read_only(&error) => {
            place.open(Access::Read).or_else(|_| directory.open_directory())
        }
        (opened, _) => opened,
    }
}

/// Waits for the lock on the file at `place`, which is made if it is not there.
///
/// # Errors
/// When the file cannot be opened or the kernel cannot lock it.
pub fn wait(place: &Place, mode: Mode) -> io::Result<Lock> {
    let file = open(place)?;
    let operation = match mode {
        Mode::Shared => FlockOperation::LockShared,
        Mode::Exclusive => FlockOperation::LockExclusive,
    };
    loop {
        match rustix::fs::flock(&file, operation) {
            Ok(()) => return Ok(Lock { file }),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Takes the lock if nobody is in the way; `None` if somebody is.
///
/// # Errors
/// When the file cannot be opened or the kernel cannot lock it.
pub fn attempt(place: &Place, mode: Mode) -> io::Result<Option<Lock>> {
    let file = open(place)?;
    let operation = match mode {
        Mode::Shared => FlockOperation::NonBlockingLockShared,
        Mode::Exclusive => FlockOperation::NonBlockingLockExclusive,
    };
    match rustix::fs::flock(&file, operation) {
        Ok(()) => Ok(Some(Lock { file })),
        Err(rustix::io::Errno::WOULDBLOCK) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

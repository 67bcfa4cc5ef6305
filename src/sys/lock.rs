//! Kernel locks on files. The kernel drops a lock when its process ends, however it ends. So a free lock says that no
//! process is at work. Lock files are never removed. They are empty, except for the word that a failed rollback can
//! leave (the engine's `rollback`).

use super::place::{Access, Place};
use rustix::fs::FlockOperation;
use std::fs::File;
use std::io;

/// A kernel lock, held until this value is dropped.
#[derive(Debug)]
#[must_use]
pub struct Lock {
    file: File,
}

impl Lock {
    /// Returns the locked file.
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Leaves word in the lock's file, which is then no longer empty. Takes neither room nor memory.
    ///
    /// # Errors
    /// When the file cannot be changed.
    pub fn leave_word(&self) -> io::Result<()> {
        self.file.set_len(1)
    }

    /// Duplicates the lock, which is held until the last duplicate is dropped.
    ///
    /// # Errors
    /// When the process has no open files left.
    pub fn duplicate(&self) -> io::Result<Self> {
        Ok(Self { file: self.file.try_clone()? })
    }
}

/// A mode of locking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Shared with others that share.
    Shared,
    /// Alone.
    Exclusive,
}

/// Opens the file of a lock. Where nothing can be written, an existing file is locked as it is; a missing one cannot
/// be made by others either.
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

/// Waits for the lock on the file at `place`; a missing file is made.
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

/// Takes the lock if it is free; `None` if another holder is in the way.
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

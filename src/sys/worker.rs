//! Workers: this program, started again to finish what a request began.

use super::lock::{self, Lock, Mode};
use super::place::Place;
use rustix::io::{Errno, FdFlags};
use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};
use std::ffi::OsStr;
use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

/// Starts this program with `words`, detached, gives its process, and hands it `locks`: the worker holds them until it ends,
/// however it ends, and there is no moment at which nobody does.
///
/// # Errors
/// When the program cannot be started; the locks are free then.
pub fn spawn(words: &[impl AsRef<OsStr>], locks: Vec<Lock>) -> io::Result<u32> {
    // A kernel lock belongs to the open file, and the worker inherits the open files that do not say
    // that they close.
    for lock in &locks {
        rustix::io::fcntl_setfd(lock.file(), FdFlags::empty())?;
    }
    let worker = Command::new(std::env::current_exe()?)
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Signals to the terminal's group are not for it.
        .process_group(0)
        .spawn()?;
    Ok(worker.id())
}

/// Ends the worker that holds the lock on the file at `place` and was started with `word`, at once, and takes
/// the lock.
///
/// # Errors
/// When it cannot be ended or locked.
pub fn end(process: u32, word: &str, place: &Place) -> io::Result<Lock> {
    let number = i32::try_from(process).ok().and_then(Pid::from_raw);
    let handle = number.and_then(|number| pidfd_open(number, PidfdFlags::empty()).ok());
    // The number may have become another process's before it was opened, but not since.
    let words = std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    let handle = handle.filter(|_| words.split(|byte| *byte == 0).any(|one| one == word.as_bytes()));
    if let Some(lock) = lock::attempt(place, Mode::Exclusive)? {
        return Ok(lock);
    }
    if let Some(handle) = handle {
        match pidfd_send_signal(handle, Signal::KILL) {
            Ok(()) | Err(Errno::SRCH) => {}
            Err(error) => return Err(error.into()),
        }
    }
    lock::wait(place, Mode::Exclusive)
}

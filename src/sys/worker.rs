//! Workers: this program, started again to finish what a request began.

use super::lock::Lock;
use rustix::io::FdFlags;
use std::ffi::OsStr;
use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

/// Starts this program with `words`, detached, and hands it `locks`: the worker holds them until it ends,
/// however it ends, and there is no moment at which nobody does.
///
/// # Errors
/// When the program cannot be started; the locks are free then.
pub fn spawn(words: &[impl AsRef<OsStr>], locks: Vec<Lock>) -> io::Result<()> {
    // A kernel lock belongs to the open file, and the worker inherits the open files that do not say
    // that they close.
    for lock in &locks {
        rustix::io::fcntl_setfd(lock.file(), FdFlags::empty())?;
    }
    Command::new(std::env::current_exe()?)
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Signals to the terminal's group are not for it.
        .process_group(0)
        .spawn()?;
    Ok(())
}

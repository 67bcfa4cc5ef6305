//! Workers: this program, started again to finish what a request began.

use super::lock::Lock;
use std::ffi::OsStr;
use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

/// Starts this program with `words`, detached, and hands it `lock`: the worker holds it until it ends,
/// however it ends, and there is no moment at which nobody does.
///
/// # Errors
/// When the program cannot be started; the lock is free then.
pub fn spawn(words: &[impl AsRef<OsStr>], lock: Lock) -> io::Result<()> {
    Command::new(std::env::current_exe()?)
        .args(words)
        // A kernel lock belongs to the open file: the worker inherits it as its standard input.
        .stdin(Stdio::from(lock.into_file()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Signals to the terminal's group are not for it.
        .process_group(0)
        .spawn()?;
    Ok(())
}

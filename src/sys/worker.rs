//! Worker processes: this program, started again to finish the work of a request.

use super::lock::{self, Lock, Mode};
use super::place::Place;
use rustix::io::{Errno, FdFlags};
use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};
use std::ffi::OsStr;
use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// The workers of this process that have not been waited for. While the mutex is held no other worker starts, which
/// would inherit the locks of the first.
static CHILDREN: Mutex<Vec<Child>> = Mutex::new(Vec::new());

/// Starts this program with `words`, detached, and returns its process id. The worker inherits `locks` and holds them
/// until it ends, however it ends. There is no moment at which no process holds them. [`reap`] waits for the worker.
///
/// # Errors
/// When the program cannot be started; the locks are free then.
pub fn spawn(words: &[impl AsRef<OsStr>], locks: Vec<Lock>) -> io::Result<u32> {
    let mut children = CHILDREN.lock().unwrap_or_else(PoisonError::into_inner);
    // A kernel lock belongs to the open file. The worker inherits each open file without the close-on-exec flag.
    for lock in &locks {
        rustix::io::fcntl_setfd(lock.file(), FdFlags::empty())?;
    }
    let worker = Command::new(std::env::current_exe()?)
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Signals to the terminal's group do not reach the worker.
        .process_group(0)
        .spawn()?;
    drop(locks);
    let process = worker.id();
    children.push(worker);
    Ok(process)
}

/// Waits for the workers of this process that have ended, so the kernel forgets them.
pub fn reap() {
    let mut children = CHILDREN.lock().unwrap_or_else(PoisonError::into_inner);
    children.retain_mut(|child| matches!(child.try_wait(), Ok(None)));
}

/// Ends the worker that was started with `word` and holds the lock on the file at `place`, at once. Returns that lock.
///
/// # Errors
/// When the worker cannot be ended, or the file not locked.
pub fn end(process: u32, word: &str, place: &Place) -> io::Result<Lock> {
    let number = i32::try_from(process).ok().and_then(Pid::from_raw);
    let handle = number.and_then(|number| pidfd_open(number, PidfdFlags::empty()).ok());
    // The number can have passed to another process before it was opened, but not since.
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_worker_holds_its_locks_and_is_waited_for() {
        let directory = tempfile::tempdir().unwrap();
        let place = Place::root(directory.path(), false).join("lock");
        let locked = lock::wait(&place, Mode::Exclusive).unwrap();
        // This program is the test binary.
        let wait = ["sys::worker::tests::a_second_passes", "--exact", "--ignored"];
        let process = spawn(&wait, vec![locked]).unwrap();
        assert!(lock::attempt(&place, Mode::Exclusive).unwrap().is_none());
        drop(lock::wait(&place, Mode::Exclusive).unwrap());
        let entry = std::path::PathBuf::from(format!("/proc/{process}"));
        for _ in 0..1000 {
            reap();
            if !entry.exists() {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("nobody waits for {process}");
    }

    #[test]
    #[ignore = "a part of another test"]
    fn a_second_passes() {
        std::thread::sleep(Duration::from_secs(1));
    }
}

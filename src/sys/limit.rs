//! The limits of the process (`ulimit`): a process that reaches a limit ends with a message and an exit status, not
//! with a signal.

use super::lack::Lack;
use super::lock::Lock;
use std::alloc::{GlobalAlloc, Layout, System};
use std::collections::LinkedList;
use std::fmt;
use std::io::{self, Write};
use std::os::fd::{AsRawFd, RawFd};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The exit status for lack of memory.
const FAILED: i32 = 1;

/// The longest message at that end, in bytes.
const LONGEST: usize = 256;

/// The file of the standard library that prepares the stack of a new thread, and panics without memory for the stack.
const THREAD_STACK: &str = "stack_overflow.rs";

/// The locks whose files are to hold word of the failure if the process ends for lack of memory. Nothing allocates
/// while this mutex is held: hence a list of nodes, each made before.
static FOR_WORD: Mutex<LinkedList<Lock>> = Mutex::new(LinkedList::new());

/// A guard: a process that ends for lack of memory while the guard exists leaves word in the file of a lock. The file
/// is then no longer empty.
#[derive(Debug)]
#[must_use]
pub struct LeavesWord {
    /// The number of the lock's open file: no other file has this number as long as that is open.
    file: RawFd,
}

impl LeavesWord {
    /// Returns a guard for the file of this lock.
    ///
    /// # Errors
    /// When the process has no open files left.
    pub fn in_file_of(lock: &Lock) -> io::Result<Self> {
        let lock = lock.duplicate()?;
        let file = lock.file().as_raw_fd();
        let mut node = LinkedList::from([lock]);
        for_word().append(&mut node);
        Ok(Self { file })
    }
}

impl Drop for LeavesWord {
    fn drop(&mut self) {
        let mut locks = for_word();
        if let Some(at) = locks.iter().position(|lock| lock.file().as_raw_fd() == self.file) {
            let mut rest = locks.split_off(at);
            let _ended = rest.pop_front();
            locks.append(&mut rest);
        }
    }
}

fn for_word() -> MutexGuard<'static, LinkedList<Lock>> {
    FOR_WORD.lock().unwrap_or_else(PoisonError::into_inner)
}

fn leave_word() {
    for lock in &*for_word() {
        let _ = lock.leave_word();
    }
}

/// Replaces three deaths of the process by ordinary errors or ends. A write past the file size limit (`ulimit -f`)
/// fails as any write can. A thread without memory for its stack ends the process like any other lack of memory. A
/// file that is mapped as memory and has lost its room ends the process with a message. (Btrfs wants room anew for
/// each write, see `log_index`.)
#[allow(unsafe_code, reason = "rustix has no signal dispositions; the calls take numbers and no memory")]
pub fn fail_instead_of_dying() {
    let ending: extern "C" fn(libc::c_int) = end_on_bus_error;
    // SAFETY: ignoring a signal runs no code of ours, whenever it comes; the handler of the other signal is made for
    // that.
    unsafe {
        libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
        libc::signal(libc::SIGBUS, ending as libc::sighandler_t);
    }
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if panic.location().is_some_and(|location| location.file().ends_with(THREAD_STACK)) {
            end_without_memory(format_args!("the stack of a thread was"));
        }
        usual(panic);
    }));
}

/// The system's allocator with a message: without memory (`ulimit -v`) it reports that and ends the process. Work in
/// progress is left as by `kill -9`, and the next run clears it; but see [`LeavesWord`].
#[derive(Debug)]
pub struct TellingAllocator;

#[allow(
    unsafe_code,
    reason = "an allocator is unsafe by its nature; each call goes on to the system's as it came"
)]
// SAFETY: this is the system's allocator, except where that gives nothing: there the process ends.
unsafe impl GlobalAlloc for TellingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the promises that the system's allocator asks for.
        given(unsafe { System.alloc(layout) }, layout.size())
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        given(unsafe { System.alloc_zeroed(layout) }, layout.size())
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as above.
        given(unsafe { System.realloc(memory, layout, size) }, size)
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(memory, layout) }
    }
}

fn given(memory: *mut u8, size: usize) -> *mut u8 {
    if memory.is_null() {
        end_without_memory(format_args!("{} KiB were", size.div_ceil(1024)));
    }
    memory
}

fn end_without_memory(wanted: fmt::Arguments<'_>) -> ! {
    end(format_args!("there is no memory left: {wanted} needed at once"), Lack::Memory)
}

extern "C" fn end_on_bus_error(_signal: libc::c_int) {
    end(format_args!("a file that is used as memory cannot be read, or no room is left for it"), Lack::Room)
}

/// Reports the lack and ends the process; other threads wait for that. Nothing here allocates, since that would come
/// back to this function.
#[cold]
#[allow(unsafe_code, reason = "what the standard library has for it may want memory")]
fn end(trouble: fmt::Arguments<'_>, lack: Lack) -> ! {
    static IS_TOLD: AtomicBool = AtomicBool::new(false);
    while IS_TOLD.swap(true, Ordering::SeqCst) {
        // SAFETY: the call takes a number.
        unsafe { libc::sleep(1) };
    }
    // The word is left before the failure is reported.
    leave_word();
    let mut text = [0; LONGEST];
    let mut rest = &mut text[..];
    let _ = write!(rest, "ERROR: {trouble}\n\n{}\n", lack.remedy());
    let length = LONGEST - rest.len();
    // SAFETY: the first `length` bytes of `text` can be read; the last call takes a number, and does not return.
    unsafe {
        libc::write(libc::STDERR_FILENO, text.as_ptr().cast(), length);
        libc::_exit(FAILED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::lock::{Mode, wait};
    use crate::sys::place::Place;

    #[test]
    fn word_is_left_for_all_that_are_at_work() {
        let directory = tempfile::tempdir().unwrap();
        let root = Place::root(directory.path(), false);
        let [first, second, third] =
            ["1", "2", "3"].map(|name| wait(&root.join(name), Mode::Exclusive).unwrap());
        let words = [&first, &second, &third].map(|lock| LeavesWord::in_file_of(lock).unwrap());
        let [one, two, three] = words;
        drop(two);
        leave_word();
        drop((one, three));
        let lengths = ["1", "2", "3"].map(|name| root.join(name).length().unwrap());
        assert_eq!(lengths, [1, 0, 1]);
        assert!(for_word().is_empty());
    }
}

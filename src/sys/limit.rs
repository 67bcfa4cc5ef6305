//! The limits of the process (`ulimit`): what comes to one ends with a message and an exit status, not with a signal.

use super::lack::{Lack, amount};
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, Ordering};

/// The exit status where there is no memory.
const FAILED: i32 = 1;

/// Has a write past the largest file that the process may have (`ulimit -f`) fail as any write can, instead of ending the
/// process.
#[allow(unsafe_code, reason = "rustix has no signal dispositions; the call takes numbers and no memory")]
pub fn fail_instead_of_dying() {
    // SAFETY: ignoring a signal runs no code of ours, whenever it comes.
    unsafe { libc::signal(libc::SIGXFSZ, libc::SIG_IGN) };
}

/// The system's allocator, which says so when there is no memory (`ulimit -v`) and ends the process: what was on its way is
/// left as by `kill -9`, and the next run clears it.
#[derive(Debug)]
pub struct TellingAllocator;

#[allow(
    unsafe_code,
    reason = "an allocator is unsafe by its nature; each call goes on to the system's as it came"
)]
// SAFETY: it is the system's allocator but where that gives nothing, and there the process ends.
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
        end_without_memory(size);
    }
    memory
}

/// Only what needs next to no memory itself is done here.
#[cold]
#[allow(unsafe_code, reason = "std::process::exit runs destructors, which may want memory")]
fn end_without_memory(size: usize) -> ! {
    static IS_TOLD: AtomicBool = AtomicBool::new(false);
    if !IS_TOLD.swap(true, Ordering::SeqCst) {
        let text = format!(
            "ERROR: there is no memory left: {} were needed at once\n\n{}\n",
            amount(size as u64),
            Lack::Memory.remedy()
        );
        let _ = rustix::io::write(std::io::stderr(), text.as_bytes());
    }
    // SAFETY: it takes a number, and does not return.
    unsafe { libc::_exit(FAILED) }
}

//! Points at which tests kill the process, as a power cut or `kill -9` would.
//!
//! `SNAP_CRASH_AT=name` or `name:n` kills the process at the n-th passing of the point (from 1). With
//! `SNAP_CRASH_BY=memory` the process ends for lack of memory; with `SNAP_CRASH_BY=panic`, only the thread panics.
//! Only builds with the feature `crash-points`, those of tests, have these points.

/// The variable that names the point.
pub const CRASH_VARIABLE: &str = "SNAP_CRASH_AT";

/// The variable that sets the manner of the end: `memory` for lack of memory, `panic` for a panic.
pub const MANNER_VARIABLE: &str = "SNAP_CRASH_BY";

/// Ends the process here if the test asked for it.
#[inline]
pub fn point(name: &str) {
    #[cfg(feature = "crash-points")]
    armed::pass(name);
    #[cfg(not(feature = "crash-points"))]
    let _ = name;
}

#[cfg(feature = "crash-points")]
mod armed {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU32, Ordering};

    struct Order {
        name: String,
        left: AtomicU32,
    }

    static ORDER: OnceLock<Option<Order>> = OnceLock::new();

    fn order() -> Option<Order> {
        let text = std::env::var(super::CRASH_VARIABLE).ok()?;
        let (name, count) = text.split_once(':').unwrap_or((&text, "1"));
        Some(Order { name: name.to_owned(), left: AtomicU32::new(count.parse().ok()?) })
    }

    pub(super) fn pass(name: &str) {
        if let Some(order) = ORDER.get_or_init(order)
            && order.name == name
            && order.left.fetch_sub(1, Ordering::SeqCst) == 1
        {
            match std::env::var(super::MANNER_VARIABLE).as_deref() {
                // More memory than there can be.
                Ok("memory") => drop(std::hint::black_box(Vec::<u8>::with_capacity(isize::MAX as usize))),
                #[expect(clippy::panic, reason = "that is what the test asks for")]
                Ok("panic") => panic!("the point {name} was to panic"),
                _ => {}
            }
            let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
        }
    }
}

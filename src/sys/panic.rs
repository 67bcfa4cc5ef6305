//! Faults of the program: a panic ends the work in which it happens with an error, and nothing else.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A fault of the program, with its message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a fault in the program ended this work: {0}")]
pub struct Fault(String);

/// Runs `work` and turns a panic into an error. Everything that `work` holds is dropped: transactions roll back, and
/// locks are free.
///
/// # Errors
/// When `work` panics.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    // Mutexes are taken even if poisoned; each guards a value that is whole after every statement.
    catch_unwind(AssertUnwindSafe(work)).map_err(|fault| Fault::of(&*fault))
}

impl Fault {
    /// Returns the fault with which a thread ended.
    pub fn of(panic: &(dyn Any + Send)) -> Self {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        Self(text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it has no message").to_owned())
    }
}

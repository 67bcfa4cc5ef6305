//! Faults of the program: a panic ends the work in which it happens, with an error, and nothing else.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A fault of the program, with its message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a fault in the program ended this work: {0}")]
pub struct Fault(String);

/// Does `work`; a panic in it becomes an error. All that `work` holds is dropped: transactions roll back, locks are free.
///
/// # Errors
/// When `work` panics.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    // Mutexes are taken whether they are poisoned or not, and each guards a value that is whole after every statement.
    catch_unwind(AssertUnwindSafe(work)).map_err(|fault| Fault::of(&*fault))
}

impl Fault {
    /// The fault with which a thread ended.
    pub fn of(panic: &(dyn Any + Send)) -> Self {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        Self(text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it has no message").to_owned())
    }
}

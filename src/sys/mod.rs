//! The only door to the clock, to randomness, to kernel locks and to what the standard library lacks
//! for files. No other module asks the machine for these: `clippy.toml` names what is forbidden there.
#![allow(clippy::disallowed_methods, reason = "others call this module")]

pub mod boot;
pub mod clock;
pub mod crash;
pub mod database;
pub mod direct;
pub mod extents;
pub mod file;
pub mod lack;
pub mod lease;
pub mod limit;
pub mod lock;
mod log_index;
pub mod panic;
pub mod place;
pub mod random;
pub mod terminal;
pub mod unnamed;
pub mod worker;

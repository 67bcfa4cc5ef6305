//! The only door to the clock, to randomness, to kernel locks and to the file operations that the standard library
//! lacks. No other module asks the machine for these: `clippy.toml` lists the forbidden functions.
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

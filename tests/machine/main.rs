//! Full, read-only and limited machines, and files that others planted.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that cannot go on has failed"
)]

#[path = "../common/mod.rs"]
mod common;

mod ext4;
mod full;
mod limits;
mod planted;
mod read_only;

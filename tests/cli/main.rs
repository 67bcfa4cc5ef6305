//! The command line, as people and scripts use it.
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

mod answers;
mod calls;
mod cli_support;
mod complete;
mod configure;
mod generated;
mod grammar;
mod lines;
mod local;
mod terminal;

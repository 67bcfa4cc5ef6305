//! What happens to bytes: captures, rollbacks, crashes, damage, processes and threads at once.
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

mod adopt;
mod background;
mod concurrency;
mod copies;
mod crash;
mod damage;
mod deltas;
mod faults;
mod formats;
mod frames;
mod heal;
mod hostile;
mod kept;
mod model;
mod refresh;
mod rollbacks;
mod rows;
mod salvage;
mod scale;
mod strangers;
mod threads;
mod view;

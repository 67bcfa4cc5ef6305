//! What the operations answer, and what the schedule does.
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

mod clock;
mod groups;
mod guarantees;
mod images;
mod instant;
mod misc;
mod misc_resources;
mod ops_disks;
mod ops_instances;
mod ops_snapshots;
mod ops_tags;
mod policies;
mod policies_year;
mod schedule;
mod schedule_clocks;
mod schedule_commands;
mod schedule_copies;
mod schedule_support;
mod sdk_names;
mod table;
mod tasks;
mod told;
mod walk;
mod world;

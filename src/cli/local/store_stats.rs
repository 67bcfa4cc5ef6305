//! `snap store stats`.

use super::{Exit, Local, Program};
use clap::{ArgMatches, Command};

/// The command.
pub static LOCAL: Local =
    Local { words: &["store", "stats"], about: "Prints what the stores hold, as JSON", arguments, run };

fn arguments(command: Command) -> Command {
    command
}

fn run(_: Program, _: &ArgMatches) -> anyhow::Result<Exit> {
    anyhow::bail!("`store stats` is not available yet")
}

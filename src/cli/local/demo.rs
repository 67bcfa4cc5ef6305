//! `snap demo`.

use super::{Exit, Local, Program};
use clap::{ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["demo"],
    about: "Shows what the program does, in a home of its own that is gone afterwards",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
}

fn run(_: Program, _: &ArgMatches) -> anyhow::Result<Exit> {
    anyhow::bail!("`demo` is not available yet")
}

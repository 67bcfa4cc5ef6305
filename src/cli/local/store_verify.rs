//! `snap store verify`.

use super::{Exit, Local, Program};
use clap::{ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["store", "verify"],
    about: "Reads every stored block, and lists what is damaged or missing",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
}

fn run(_: Program, _: &ArgMatches) -> anyhow::Result<Exit> {
    anyhow::bail!("`store verify` is not available yet")
}

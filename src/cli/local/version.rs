//! `snap version`.

use super::super::stream;
use super::{Exit, Local, Program, Run};
use clap::{ArgMatches, Command};

/// The noun.
pub const NOUN: &str = "version";

/// The command.
pub static LOCAL: Local =
    Local { words: &[NOUN], about: "Prints the program's version", arguments, run: Run::Own(run) };

fn arguments(command: Command) -> Command {
    command
}

fn run(program: Program, _: &ArgMatches) -> anyhow::Result<Exit> {
    stream::answer(format!("{}\n", program.version()))?;
    Ok(Exit::Success)
}

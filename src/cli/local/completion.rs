//! `snap completion`.

use super::super::complete::scripts;
use super::super::stream;
use super::{Exit, Local, Program, Run};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["completion"],
    about: "Prints a shell's completion script",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    let shells = PossibleValuesParser::new(scripts::SHELLS.map(|(name, ..)| name));
    command.arg(Arg::new("shell").required(true).value_parser(shells).help("The shell"))
}

fn run(program: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let shell: &String = matches.get_one("shell").ok_or_else(|| anyhow::anyhow!("no shell is named"))?;
    stream::answer(scripts::script(program, shell).unwrap_or_default())?;
    Ok(Exit::Success)
}

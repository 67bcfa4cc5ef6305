//! `snap completion`.

use super::super::{stream, tree};
use super::{Exit, Local, Program};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use clap_complete::Shell;

/// The command.
pub static LOCAL: Local =
    Local { words: &["completion"], about: "Prints a shell's completion script", arguments, run };

fn arguments(command: Command) -> Command {
    let shells = PossibleValuesParser::new(["bash", "zsh", "fish"]);
    command.arg(Arg::new("shell").required(true).value_parser(shells).help("The shell"))
}

fn run(program: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let name: &String = matches.get_one("shell").ok_or_else(|| anyhow::anyhow!("no shell is named"))?;
    let shell: Shell = name.parse().map_err(anyhow::Error::msg)?;
    stream::answer(tree::completion(program, shell))?;
    Ok(Exit::Success)
}

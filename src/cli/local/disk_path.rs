//! `snap disk path`.

use super::{Exit, Local, Program};
use clap::{Arg, ArgMatches, Command};

/// The command.
pub static LOCAL: Local =
    Local { words: &["disk", "path"], about: "Prints the path of a disk's image", arguments, run };

fn arguments(command: Command) -> Command {
    command.arg(Arg::new("disk").value_name("DiskId").required(true).help("The disk, in any region"))
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let disk: &String = matches.get_one("disk").ok_or_else(|| anyhow::anyhow!("no disk is named"))?;
    path(disk)
}

fn path(_disk: &str) -> anyhow::Result<Exit> {
    anyhow::bail!("`disk path` is not available yet")
}

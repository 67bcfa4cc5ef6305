//! `snap store reclaim`.

use super::{Exit, Local, Program};
use clap::{Arg, ArgAction, ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["store", "reclaim"],
    about: "Frees what no snapshot needs, and prints how much as JSON",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command.arg(
        Arg::new("dry-run").long("dry-run").action(ArgAction::SetTrue).help("Only say what would be freed"),
    )
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    reclaim(matches.get_flag("dry-run"))
}

fn reclaim(_dry_run: bool) -> anyhow::Result<Exit> {
    anyhow::bail!("`store reclaim` is not available yet")
}

//! `snap schedule next`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program};
use clap::{ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["schedule", "next"],
    about: "Prints what is due when, the first first, as JSON",
    arguments: |command: Command| command,
    run,
};

fn run(_: Program, _: &ArgMatches) -> anyhow::Result<Exit> {
    let due = open::service()?.due()?;
    stream::answer(output::json(&serde_json::json!({ "Due": due }))?)?;
    Ok(Exit::Success)
}

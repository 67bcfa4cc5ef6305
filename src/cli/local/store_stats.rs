//! `snap store stats`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program};
use clap::{ArgMatches, Command};

/// The command.
pub static LOCAL: Local =
    Local { words: &["store", "stats"], about: "Prints what the stores hold, as JSON", arguments, run };

fn arguments(command: Command) -> Command {
    command
}

fn run(_: Program, _: &ArgMatches) -> anyhow::Result<Exit> {
    let mut service = open::service()?;
    open::tell_exposures(&mut service);
    let regions = service.engine().statistics()?;
    stream::answer(output::json(&serde_json::json!({ "Regions": regions }))?)?;
    Ok(Exit::Success)
}

//! `snap store stats`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, globals};
use clap::{ArgMatches, Command};

/// The command.
pub static LOCAL: Local =
    Local { words: &["store", "stats"], about: "Prints what the stores hold, as JSON", arguments, run };

fn arguments(command: Command) -> Command {
    command
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let region = globals::region(matches)?;
    let mut service = open::service()?;
    open::tell_exposures(&mut service);
    let mut regions = service.engine().statistics()?;
    regions.retain(|one| region.as_ref().is_none_or(|region| one.region_id == region.as_str()));
    stream::answer(output::json(&serde_json::json!({ "Regions": regions }))?)?;
    Ok(Exit::Success)
}

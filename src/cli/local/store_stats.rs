//! `snap store stats`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, Run, globals};
use clap::{ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["store", "stats"],
    about: "Prints what the home and its stores hold, and how to copy it, as JSON",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    command.after_help(
        "Images are sparse: a copy of the home that fills their holes takes ApparentSize instead of UsedSize.\n\
         Copy it while no snap runs, all of it, and with its holes, such as with CopyCommand (tar -S),\n\
         cp -a --sparse=always or rsync -aS.",
    )
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let region = globals::region(matches)?;
    let service = open::service()?;
    open::tell_exposures(&service);
    let mut regions = service.engine().statistics()?;
    regions.retain(|one| region.as_ref().is_none_or(|region| one.region_id == region.as_str()));
    let mut answer = serde_json::json!({ "Regions": regions });
    if region.is_none() {
        answer["Home"] = serde_json::to_value(service.engine().home_statistics()?)?;
    }
    stream::answer(output::json(&answer)?)?;
    Ok(Exit::Success)
}

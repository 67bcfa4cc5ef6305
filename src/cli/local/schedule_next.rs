//! `snap schedule next`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, Run, globals};
use clap::{ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["schedule", "next"],
    about: "Prints what is due, earliest first, as JSON",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    command.after_help(
        "A disk has one policy at most. Where a policy took the place of another, ReplacedAutoSnapshotPolicyId\n\
         names that one, whose slots no longer count for the disk. SkipReason says why a slot would be passed over,\n\
         as things are now: the disk is not In_use, or its EnableAutoSnapshot is false.",
    )
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let region = globals::region(matches)?;
    let mut due = open::service()?.due()?;
    due.retain(|one| region.as_ref().is_none_or(|region| one.region() == region));
    stream::answer(output::json(&serde_json::json!({ "Due": due }))?)?;
    Ok(Exit::Success)
}

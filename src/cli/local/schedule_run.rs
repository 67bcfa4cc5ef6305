//! `snap schedule run`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, Run, globals};
use crate::sys;
use clap::{ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["schedule", "run"],
    about: "Does all that is due: takes automatic snapshots, copies them, deletes what expired; prints JSON",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    command.after_help(
        "Run it every few minutes, such as from cron: */5 * * * * snap schedule run\n\
         What was missed while the machine was off is made up for once, and so is a snapshot that failed.\n\
         When the clock is more than 10 days later than ever before, retention only tells what it would\n\
         delete (Kept, ClockJumped), until a run a day later. Of two runs at once, one does the work\n\
         and the other ends at once (Busy). The exit status is 1 when a snapshot or a copy failed.",
    )
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    globals::all_regions(matches, "schedule run")?;
    let service = open::service()?;
    open::tell_exposures(&service);
    let pass = service.run_due(sys::clock::now()?)?;
    open::warn(&service);
    stream::answer(output::json(&serde_json::to_value(&pass)?)?)?;
    Ok(if pass.failed.is_empty() { Exit::Success } else { Exit::Failed })
}

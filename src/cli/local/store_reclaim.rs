//! `snap store reclaim`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, Run, globals};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::io::{self, IsTerminal};

/// The command.
pub static LOCAL: Local = Local {
    words: &["store", "reclaim"],
    about: "Frees what no snapshot needs, and prints what it did as JSON",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    command.arg(
        Arg::new("dry-run").long("dry-run").action(ArgAction::SetTrue).help("Only say what would be freed"),
    )
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let dry_run = matches.get_flag("dry-run");
    let region = globals::region(matches)?;
    let opened = if dry_run { open::service()? } else { open::service_to_free()? };
    let service = open::settled(opened)?;
    let engine = service.engine();
    let mut plans = engine.reclaim_plan()?;
    plans.retain(|plan| region.as_ref().is_none_or(|region| plan.region_id == *region));
    // The progress is for people at a terminal; scripts read the answer.
    let is_watched = io::stderr().is_terminal() && !stream::is_quiet();
    for plan in plans.iter().filter(|plan| is_watched && !plan.rewrite.is_empty()) {
        stream::complain(&format!(
            "{}: rewriting {} of {} packs: {} bytes to copy, {} bytes to free\n",
            plan.region_id,
            plan.rewrite.len(),
            plan.packs,
            plan.copy_size,
            plan.free_size
        ));
    }
    if dry_run {
        stream::answer(output::json(&serde_json::json!({ "Plan": plans }))?)?;
        return Ok(Exit::Success);
    }
    let reports = plans.iter().map(|plan| engine.reclaim(plan)).collect::<Result<Vec<_>, _>>()?;
    stream::answer(output::json(&serde_json::json!({ "Regions": reports }))?)?;
    Ok(Exit::Success)
}

//! `snap store verify`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, Run, globals};
use clap::{Arg, ArgAction, ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["store", "verify"],
    about: "Reads every stored block, and lists what is damaged or missing",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    command.arg(Arg::new("repair").long("repair").action(ArgAction::SetTrue).help(
        "Look for damaged blocks in other packs, in the stores of other regions and in the images of disks, store what is \
         found anew, and verify again",
    ))
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    globals::all_regions(matches, "store verify")?;
    let service = open::settled_service()?;
    let engine = service.engine();
    let (report, lost) = if matches.get_flag("repair") {
        let repaired = engine.repair()?;
        stream::answer(output::json(&serde_json::to_value(&repaired)?)?)?;
        for snapshot in &repaired.healed_snapshots {
            stream::complain(&format!("whole again: {snapshot}\n"));
        }
        for lost in &repaired.lost_rows {
            stream::complain(&format!("lost: {lost}\n"));
        }
        (repaired.verified, repaired.lost_rows.len())
    } else {
        let report = engine.verify()?;
        stream::answer(output::json(&serde_json::to_value(&report)?)?)?;
        (report, 0)
    };
    let count = report.problems.len() + lost;
    if count == 0 {
        return Ok(Exit::Success);
    }
    let problems = if count == 1 { "1 problem".to_owned() } else { format!("{count} problems") };
    stream::complain(&format!("ERROR: {problems} found\n"));
    for snapshot in &report.damaged_snapshots {
        stream::complain(&format!("damaged: {snapshot}\n"));
    }
    for disk in &report.damaged_disks {
        stream::complain(&format!("snapshots damaged of: {disk}\n"));
    }
    Ok(Exit::Failed)
}

//! `snap store verify`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program};
use clap::{ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["store", "verify"],
    about: "Reads every stored block, and lists what is damaged or missing",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
}

fn run(_: Program, _: &ArgMatches) -> anyhow::Result<Exit> {
    let mut service = open::settled_service()?;
    let report = service.engine().verify()?;
    stream::answer(output::json(&serde_json::to_value(&report)?)?)?;
    if report.problems.is_empty() {
        return Ok(Exit::Success);
    }
    let count = report.problems.len();
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

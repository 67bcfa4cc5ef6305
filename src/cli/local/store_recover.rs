//! `snap store recover`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, globals};
use clap::{Arg, ArgAction, ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["store", "recover"],
    about: "Takes snapshots into the catalog that only the store knows: the catalog is older, damaged or gone",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(Arg::new("set-aside").long("set-aside").action(ArgAction::SetTrue).help(
            "Move the manifests that tell of no whole snapshot to the store's directory aside/ (they stay, and stop \
             every sweep)",
        ))
        .after_help(
            "A snapshot is taken in when its manifest and every pack that it names are there. It is kept until \
             it is deleted: its retention time is not known. Delete what is not wanted with DeleteSnapshot. Then the \
             stores are verified. The exit status is 1 when a snapshot cannot be taken in or is damaged.",
        )
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    globals::all_regions(matches, "store recover")?;
    let mut service = open::service_anew()?;
    service.settle()?;
    let report = service.engine().recover_strangers(matches.get_flag("set-aside"))?;
    // What was in the way of sweeps is no longer.
    service.settle()?;
    let verified = service.engine().verify()?;
    open::warn(&mut service);
    let mut answer = serde_json::to_value(&report)?;
    answer["Problems"] = serde_json::to_value(&verified.problems)?;
    answer["DamagedSnapshots"] = serde_json::to_value(&verified.damaged_snapshots)?;
    stream::answer(output::json(&answer)?)?;
    for (name, reason) in &report.unusable {
        stream::complain(&format!("not recovered: {name}: {reason}\n"));
    }
    let is_well = report.unusable.len() == report.set_aside.len() && verified.problems.is_empty();
    Ok(if is_well { Exit::Success } else { Exit::Failed })
}

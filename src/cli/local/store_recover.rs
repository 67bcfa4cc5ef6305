//! `snap store recover`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, Run, globals};
use crate::catalog::Dropped;
use crate::engine::SetAside;
use crate::model::DiskId;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::json;

/// The command.
pub static LOCAL: Local = Local {
    words: &["store", "recover"],
    about: "Adds snapshots that the store holds and the catalog lacks",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    command
        .arg(Arg::new("anew").long("anew").action(ArgAction::SetTrue).help(
            "Make a new catalog of what can be read of the damaged one, which is kept as catalog.db.damaged-1",
        ))
        .arg(Arg::new("set-aside").long("set-aside").action(ArgAction::SetTrue).help(
            "Moves manifests without a complete snapshot to the store's `aside/`. Otherwise they stay, and stop every \
             sweep of the store",
        ))
        .after_help(
            "Use it when the catalog is older than the store, damaged or gone. A snapshot is taken in when its manifest and every pack that it names are there. It is kept until it is \
             deleted. The manifest does not tell its retention time, its tags, its lock, its group, and what it is a copy \
             of: where the catalog is gone, these are lost. So are disks, instances, images and policies. Delete what is \
             not wanted with DeleteSnapshot. With --anew all that the damaged catalog still tells is kept, and the tables \
             with lost rows are named. Then the stores are verified. The exit status is 1 when a snapshot cannot be taken \
             in or is damaged.",
        )
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    globals::all_regions(matches, "store recover")?;
    let aside = if matches.get_flag("anew") { open::new_catalog()? } else { None };
    let service = open::service_anew()?;
    service.settle()?;
    let report = service.engine().recover_strangers(matches.get_flag("set-aside"))?;
    let dropped = if aside.is_some() { service.engine().drop_dangling()? } else { Dropped::default() };
    // The obstacles to sweeps are gone now.
    service.settle()?;
    let verified = service.engine().verify()?;
    open::warn(&service);
    let mut answer = serde_json::to_value(&report)?;
    answer["Problems"] = serde_json::to_value(&verified.problems)?;
    answer["DamagedSnapshots"] = serde_json::to_value(&verified.damaged_snapshots)?;
    if let Some(aside) = &aside {
        answer["OldCatalog"] = json!({
            "Path": aside.path,
            "TornTables": aside.salvaged.torn,
            "DroppedFrom": dropped.tables,
            "DetachedDisks": dropped.detached,
        });
        tell(aside, &dropped);
    }
    stream::answer(output::json(&answer)?)?;
    for (name, reason) in &report.unusable {
        stream::complain(&format!("not recovered: {name}: {reason}\n"));
    }
    let is_well = report.unusable.len() == report.set_aside.len() && verified.problems.is_empty();
    Ok(if is_well { Exit::Success } else { Exit::Failed })
}

/// Reports the path of the damaged catalog, and its lost parts.
fn tell(aside: &SetAside, dropped: &Dropped) {
    stream::complain(&format!("note: the damaged catalog is now {}\n", aside.path.display()));
    let torn: Vec<&str> = aside.salvaged.torn.iter().map(String::as_str).collect();
    if torn.is_empty() {
        stream::complain("note: every row of it could be read: nothing is lost\n");
    } else {
        stream::complain(&format!("warning: lost are rows of its tables {}\n", torn.join(", ")));
    }
    if aside.salvaged.is_without_content {
        stream::complain("warning: snapshots are as their manifests tell, without retention times\n");
    }
    let listed = |names: Vec<&str>| names.join(", ");
    if !dropped.tables.is_empty() {
        let tables = listed(dropped.tables.iter().map(String::as_str).collect());
        stream::complain(&format!("warning: rows of other tables that needed these went, too: {tables}\n"));
    }
    if !dropped.detached.is_empty() {
        let disks = listed(dropped.detached.iter().map(DiskId::as_str).collect());
        stream::complain(&format!(
            "warning: the instances of these disks are lost; they are detached: {disks}\n"
        ));
    }
}

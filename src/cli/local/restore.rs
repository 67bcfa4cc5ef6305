//! `snap restore`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, Run, globals};
use crate::catalog::Snapshot;
use crate::ecs::{ApiError, Code};
use crate::engine::{Engine, RestoredFile};
use crate::model::{BLOCK_SIZE, SnapshotId};
use crate::sys::place::Place;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::path::PathBuf;

/// The command.
pub static LOCAL: Local = Local {
    words: &["restore"],
    about: "Writes a snapshot to a new image file, and prints what came of it as JSON",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    command
        .arg(Arg::new("snapshot").value_name("SnapshotId").required(true).help("The snapshot, in any region"))
        .arg(
            Arg::new("to")
                .long("to")
                .value_name("PATH")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help("The file to write, raw and sparse; a file that is there is never overwritten"),
        )
        .arg(Arg::new("despite-damage").long("despite-damage").action(ArgAction::SetTrue).help(
            "Write what can be read of a damaged snapshot, and zeros for the rest; the answer lists the byte ranges that \
             are missing, and the exit status is then 4",
        ))
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let snapshot: &String =
        matches.get_one("snapshot").ok_or_else(|| anyhow::anyhow!("no snapshot is named"))?;
    let path: &PathBuf = matches.get_one("to").ok_or_else(|| anyhow::anyhow!("no file is named"))?;
    let service = open::settled_service_to_read()?;
    let engine = service.engine();
    let snapshot = find(engine, snapshot)?;
    let what = format!("snapshot {}", snapshot.id);
    globals::must_be_in(matches, &snapshot.region, Code::InvalidSnapshotIdNotFound, &what)?;
    if path.symlink_metadata().is_ok() {
        anyhow::bail!("{} is there already, and is not overwritten", path.display());
    }
    let directory = std::path::absolute(path)?;
    if let Some(directory) = directory.parent().filter(|directory| !directory.is_dir()) {
        anyhow::bail!("{} cannot be written: there is no directory {}", path.display(), directory.display());
    }
    let despite_damage = matches.get_flag("despite-damage");
    let place = Place::anywhere(path);
    let restored = engine.restore_file(&snapshot.id, &place, despite_damage).map_err(|error| {
        let is_damage = error.is_damage();
        let error = anyhow::Error::from(error);
        if is_damage && !despite_damage {
            error.context("the snapshot is damaged; --despite-damage writes what can be read of it")
        } else {
            error
        }
    })?;
    tell(&snapshot, path, &restored)
}

fn tell(snapshot: &Snapshot, path: &std::path::Path, restored: &RestoredFile) -> anyhow::Result<Exit> {
    let unreadable: u64 = restored.unreadable.iter().map(|range| range.length).sum();
    let answer = serde_json::json!({
        "SnapshotId": snapshot.id,
        "RegionId": snapshot.region,
        "Path": path.display().to_string(),
        "Size": restored.size.0,
        "UnreadableSize": unreadable,
        "UnreadableRanges": restored.unreadable,
        "LostSize": restored.lost,
        "Differs": restored.differs,
    });
    stream::answer(output::json(&answer)?)?;
    if restored.is_whole() {
        return Ok(Exit::Success);
    }
    if unreadable > 0 {
        stream::complain(&format!(
            "warning: {unreadable} bytes cannot be read and are zeros in {}; UnreadableRanges lists them\n",
            path.display()
        ));
    }
    if restored.lost > 0 {
        let blocks = restored.lost / BLOCK_SIZE as u64;
        stream::complain(&format!(
            "warning: nobody knows where {blocks} more blocks belong; they are zeros, too\n"
        ));
    }
    if restored.differs {
        stream::complain(
            "warning: some of what was written is not what was captured, and nobody knows which blocks: all together \
             they do not come to the digest of the snapshot\n",
        );
    }
    Ok(Exit::Partial)
}

/// Returns the snapshot of this id, in any region.
fn find(engine: &Engine, snapshot: &str) -> anyhow::Result<Snapshot> {
    let id = SnapshotId::parse(snapshot);
    let known = id.map(|id| Snapshot::find(&engine.catalog().read(), &id)).transpose()?.flatten();
    Ok(known.ok_or_else(|| {
        ApiError::new(
            Code::InvalidSnapshotIdNotFound,
            format!("there is no snapshot {snapshot} in any region"),
        )
        .hint("List the snapshots of a region with: snap ecs DescribeSnapshots --region <RegionId>")
    })?)
}

//! `snap disk keep-clone`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, Run, disk_path};
use anyhow::ensure;
use clap::{Arg, ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["disk", "keep-clone"],
    about: "Says whether a clone of a disk is kept to compare with, and prints that as JSON",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    command
        .arg(Arg::new("disk").value_name("DiskId").required(true).help("The disk, in any region"))
        .arg(Arg::new("keep").value_name("on|off").value_parser(["on", "off"]).help(
        "Whether a clone is kept after each snapshot, on XFS and Btrfs: the next snapshot then reads only \
             what has changed, but an image that is written at random becomes slow to read",
    ))
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let disk: &String = matches.get_one("disk").ok_or_else(|| anyhow::anyhow!("no disk is named"))?;
    let keep = matches.get_one::<String>("keep").map(|keep| keep == "on");
    let service = open::settled_service()?;
    let engine = service.engine();
    let disk = disk_path::find_on_line(engine, disk, matches)?;
    if let Some(keep) = keep {
        ensure!(
            !keep || engine.can_keep_clones(&disk)?,
            "no clone of {} can be kept: that takes XFS or Btrfs with shared blocks (reflink), for the image and the home \
             {} in one file system",
            engine.image_path(&disk).display(),
            engine.home().root().display()
        );
        engine.keep_clones(&disk.id, keep)?;
    }
    let answer = serde_json::json!({ "DiskId": disk.id, "KeepClone": engine.keeps_clones(&disk.id)? });
    stream::answer(output::json(&answer)?)?;
    Ok(Exit::Success)
}

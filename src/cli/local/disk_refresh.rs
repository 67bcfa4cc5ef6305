//! `snap disk refresh`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, Run, disk_path};
use crate::ecs::Refresh;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::PathBuf;

/// The command.
pub static LOCAL: Local = Local {
    words: &["disk", "refresh"],
    about: "Brings a changed image into the disk that was copied from it, and prints what changed as JSON",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    command
        .arg(Arg::new("disk").value_name("DiskId").required(true).help("The disk, in any region"))
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("The image: a raw, qcow2 or VHD file, or a block device (the one that the disk was copied from)"),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("raw|qcow2|vhd")
                .help("Names the format (default: the one given before, else recognised)"),
        )
        .after_help(
            "Only blocks that differ are written, so the next snapshot is an increment. What was written to the\n\
             disk itself is lost where it differs. The disk grows with its image; a smaller image is refused. An\n\
             instance that has the disk must be Stopped. If the machine stops while blocks are written, the disk\n\
             stays ReIniting until the same command or ResetDisk has ended.",
        )
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let disk: &String = matches.get_one("disk").ok_or_else(|| anyhow::anyhow!("no disk is named"))?;
    let service = open::service()?;
    let disk = disk_path::find_on_line(service.engine(), disk, matches)?;
    let refresh =
        Refresh { disk, file: matches.get_one("file").cloned(), format: matches.get_one("format").cloned() };
    let (source, refreshed) = service.refresh(&refresh)?;
    let answer = serde_json::json!({
        "ChangedBytes": refreshed.changed,
        "DiskId": refresh.disk.id,
        "Format": source.format.name(),
        "ReadBytes": refreshed.read,
        "RegionId": refresh.disk.region,
        "Size": refreshed.size.gib(),
        "Source": source.path.to_string_lossy(),
    });
    stream::answer(output::json(&answer)?)?;
    Ok(Exit::Success)
}

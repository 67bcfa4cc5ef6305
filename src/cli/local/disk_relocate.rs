//! `snap disk relocate`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, Run, disk_path};
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::PathBuf;

/// The command.
pub static LOCAL: Local = Local {
    words: &["disk", "relocate"],
    about: "Says where the image of a disk has moved to, and prints whether its content is the same as JSON",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    command
        .arg(Arg::new("disk").value_name("DiskId").required(true).help("The disk, in any region"))
        .arg(Arg::new("path").value_name("PATH").required(true).value_parser(value_parser!(PathBuf)).help(
            "The image: a raw file or a block device. It is used where it is; the disk keeps its snapshots",
        ))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("raw")
                .help("The format of the image; recognised if it is not given"),
        )
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let disk: &String = matches.get_one("disk").ok_or_else(|| anyhow::anyhow!("no disk is named"))?;
    let path: &PathBuf = matches.get_one("path").ok_or_else(|| anyhow::anyhow!("no path is named"))?;
    let service = open::settled_service()?;
    let disk = disk_path::find_on_line(service.engine(), disk, matches)?;
    let format = matches.get_one::<String>("format").map(String::as_str);
    let relocated = service.relocate(&disk.id, path, format)?;
    open::warn(&service);
    let (snapshot, is_same) = relocated.compared.unzip();
    match (&snapshot, is_same) {
        (None, _) => stream::complain("note: there is no snapshot of the disk to compare the image with\n"),
        (Some(id), Some(true)) => stream::complain(&format!("note: the image holds what {id} holds\n")),
        (Some(id), _) => stream::complain(&format!("note: the image does not hold what {id} holds\n")),
    }
    let answer = serde_json::json!({
        "DiskId": disk.id,
        "Path": relocated.path,
        "SnapshotId": snapshot,
        "SameContent": is_same,
    });
    stream::answer(output::json(&answer)?)?;
    Ok(Exit::Success)
}

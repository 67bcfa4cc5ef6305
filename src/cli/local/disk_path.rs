//! `snap disk path`.

use super::super::{open, stream};
use super::{Exit, Local, Program, Run, globals};
use crate::catalog::Disk;
use crate::ecs::{ApiError, Code};
use crate::engine::Engine;
use crate::model::DiskId;
use clap::{Arg, ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["disk", "path"],
    about: "Prints the path of a disk's image",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    command.arg(Arg::new("disk").value_name("DiskId").required(true).help("The disk, in any region"))
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let disk: &String = matches.get_one("disk").ok_or_else(|| anyhow::anyhow!("no disk is named"))?;
    let service = open::service()?;
    let engine = service.engine();
    let disk = find_on_line(engine, disk, matches)?;
    stream::answer([engine.image_path(&disk).as_os_str().as_encoded_bytes(), b"\n"].concat())?;
    Ok(Exit::Success)
}

/// Returns the disk of this id, in the region that the line names, if it names one.
pub fn find_on_line(engine: &Engine, disk: &str, matches: &ArgMatches) -> anyhow::Result<Disk> {
    let found = find(engine, disk)?;
    globals::must_be_in(matches, &found.region, Code::InvalidDiskIdNotFound, &format!("disk {disk}"))?;
    Ok(found)
}

/// Returns the disk of this id, in any region.
pub fn find(engine: &Engine, disk: &str) -> anyhow::Result<Disk> {
    let known =
        DiskId::parse(disk).map(|id| Disk::find(&engine.catalog().read(), &id)).transpose()?.flatten();
    Ok(known.ok_or_else(|| {
        ApiError::new(Code::InvalidDiskIdNotFound, format!("there is no disk {disk} in any region"))
            .hint("List the disks of a region with: snap ecs DescribeDisks --region <RegionId>")
    })?)
}

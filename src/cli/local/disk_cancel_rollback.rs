//! `snap disk cancel-rollback`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, Run, disk_path};
use crate::ecs::{ApiError, Code};
use clap::{Arg, ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["disk", "cancel-rollback"],
    about: "Takes a disk as it is whose rollback failed half way or was killed, and prints its status as JSON",
    arguments: |command: Command| {
        command.arg(Arg::new("disk").value_name("DiskId").required(true).help(
            "The disk, in any region. Its content can be partly what it was, partly what it was to become",
        ))
    },
    run: Run::Own(run),
};

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let disk: &String = matches.get_one("disk").ok_or_else(|| anyhow::anyhow!("no disk is named"))?;
    // The service is not settled: that would do a killed rollback to its end.
    let service = open::service()?;
    let engine = service.engine();
    let disk = disk_path::find_on_line(engine, disk, matches)?;
    let Some(_lock) = engine.lock(disk.id.as_str())? else {
        return Err(ApiError::new(
            Code::OperationConflict,
            format!("An operation on the disk {} is running.", disk.id),
        )
        .hint("Wait for it: snap task wait")
        .into());
    };
    let Some(cancelled) = engine.cancel_rollback(&disk.id)? else {
        let message = format!("The disk {} is {}: there is no rollback to cancel.", disk.id, disk.status);
        return Err(ApiError::new(Code::IncorrectDiskStatus, message).into());
    };
    if cancelled.was_half_written {
        stream::complain(&format!(
            "note: the image of {} is partly what it was, partly what it was to become\n",
            disk.id
        ));
    }
    let answer = serde_json::json!({ "DiskId": disk.id, "Status": cancelled.status });
    stream::answer(output::json(&answer)?)?;
    Ok(Exit::Success)
}

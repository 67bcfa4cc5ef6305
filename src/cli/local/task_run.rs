//! `snap task run`: the command that a worker process runs. The process has inherited the locks that it works under.

use super::super::open;
use super::{Exit, Local, Program, Run};
use crate::model::TaskId;
use clap::{Arg, ArgMatches, Command};

/// The command.
pub static LOCAL: Local = Local {
    words: &["task", "run"],
    about: "Does the job of a task; only for workers, which hold its lock",
    arguments: |command: Command| {
        command.arg(Arg::new("task").value_name("TaskId").required(true).help("The task"))
    },
    run: Run::Own(run),
};

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let task: Option<&String> = matches.get_one("task");
    let task =
        task.and_then(|text| TaskId::parse(text)).ok_or_else(|| anyhow::anyhow!("there is no such task"))?;
    open::worker()?.run_task(&task)?;
    Ok(Exit::Success)
}

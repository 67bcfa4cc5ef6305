//! `snap task list`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, Run, globals};
use crate::catalog::Task;
use clap::{ArgMatches, Command};
use serde_json::{Value, json};

/// The command.
pub static LOCAL: Local = Local {
    words: &["task", "list"],
    about: "Prints the work that goes on in the background, and what went on before, as JSON",
    arguments: |command: Command| command,
    run: Run::Own(run),
};

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let region = globals::region(matches)?;
    let service = open::service()?;
    service.engine().recover()?;
    let mut tasks = Task::all(&service.engine().catalog().read())?;
    tasks.retain(|task| region.as_ref().is_none_or(|region| task.region == *region));
    let tasks: Vec<Value> = tasks.iter().map(as_json).collect();
    stream::answer(output::json(&json!({ "Tasks": tasks }))?)?;
    Ok(Exit::Success)
}

/// Returns a task as JSON for people and scripts.
pub fn as_json(task: &Task) -> Value {
    let mut answer = json!({
        "Action": task.action,
        "CreationTime": task.created.to_seconds(),
        "Progress": format!("{}%", task.progress),
        "RegionId": task.region,
        "ResourceId": task.subject,
        "Status": task.status,
        "TaskId": task.id,
    });
    if let Some(time) = task.finished {
        answer["FinishedTime"] = time.to_seconds().into();
    }
    if let Some(error) = &task.error {
        answer["Error"] = error.as_str().into();
    }
    answer
}

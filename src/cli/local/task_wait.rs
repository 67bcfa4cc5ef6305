//! `snap task wait`.

use super::super::{open, output, stream};
use super::task_list::as_json;
use super::{Exit, Local, Program, globals};
use crate::catalog::Task;
use crate::model::{TaskId, TaskStatus};
use anyhow::{Context, bail};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::{Value, json};
use std::thread;
use std::time::{Duration, Instant};

/// How often it looks.
const INTERVAL: Duration = Duration::from_millis(50);

/// The command.
pub static LOCAL: Local = Local {
    words: &["task", "wait"],
    about: "Waits until tasks have ended; exit status 1 if one failed",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(
            Arg::new("tasks")
                .value_name("ID")
                .action(ArgAction::Append)
                .help("Tasks, or resources they work on; all that have not ended if none is named"),
        )
        .arg(
            Arg::new("timeout")
                .long("timeout")
                .value_name("SECONDS")
                .value_parser(value_parser!(u64))
                .help("Give up after so many seconds, with exit status 1"),
        )
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let named: Vec<&String> = matches.get_many("tasks").into_iter().flatten().collect();
    let timeout: Option<Duration> = matches.get_one("timeout").map(|seconds| Duration::from_secs(*seconds));
    let region = globals::region(matches)?;
    let begun = Instant::now();
    let mut service = open::service()?;
    let mut tasks = Task::all(&service.engine().catalog().read())?;
    tasks.retain(|task| region.as_ref().is_none_or(|region| task.region == *region));
    let ids = chosen(&tasks, &named)?;
    loop {
        // A worker that died is settled here, so that nobody waits for it.
        service.settle()?;
        open::warn(&mut service);
        let connection = service.engine().catalog().read();
        let found = ids.iter().map(|id| Task::find(&connection, id)).collect::<Result<Vec<_>, _>>()?;
        let tasks: Vec<Task> = found.into_iter().flatten().collect();
        if tasks.iter().all(|task| task.status != TaskStatus::Processing) {
            let shown: Vec<Value> = tasks.iter().map(as_json).collect();
            stream::answer(output::json(&json!({ "Tasks": shown }))?)?;
            let failed = tasks.iter().any(|task| task.status == TaskStatus::Failed);
            return Ok(if failed { Exit::Failed } else { Exit::Success });
        }
        if timeout.is_some_and(|timeout| begun.elapsed() >= timeout) {
            bail!("the tasks have not ended in {} seconds", begun.elapsed().as_secs());
        }
        thread::sleep(INTERVAL);
    }
}

/// The tasks that are waited for.
fn chosen(all: &[Task], named: &[&String]) -> anyhow::Result<Vec<TaskId>> {
    if named.is_empty() {
        let open = all.iter().filter(|task| task.status == TaskStatus::Processing);
        return Ok(open.map(|task| task.id.clone()).collect());
    }
    let mut ids = Vec::new();
    for name in named {
        // The newest task of a resource is the one that counts.
        let task = all.iter().find(|task| task.id.as_str() == *name || task.subject == **name);
        ids.push(task.with_context(|| format!("there is no task {name:?}"))?.id.clone());
    }
    Ok(ids)
}

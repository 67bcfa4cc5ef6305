//! `snap task wait`.

use super::super::{open, output, stream};
use super::task_list::as_json;
use super::{Exit, Local, Program, Run, globals};
use crate::catalog::Task;
use crate::ecs::{Service, region_of};
use crate::model::{RegionId, TaskId, TaskStatus};
use anyhow::bail;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::{Value, json};
use std::thread;
use std::time::{Duration, Instant};

/// The interval between two looks at the tasks.
const INTERVAL: Duration = Duration::from_millis(50);

/// The command.
pub static LOCAL: Local = Local {
    words: &["task", "wait"],
    about: "Waits until tasks have ended; exit status 1 if one failed",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    command
        .arg(
            Arg::new("tasks")
                .value_name("ID")
                .action(ArgAction::Append)
                .help("Names tasks, or resources they work on (default: all that have not ended)"),
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
    let service = open::service()?;
    let mut tasks = Task::all(&service.engine().catalog().read())?;
    tasks.retain(|task| region.as_ref().is_none_or(|region| task.region == *region));
    let ids = chosen(&service, region.as_ref(), &tasks, &named)?;
    loop {
        // The work of a dead worker is settled here, so no command waits for it.
        service.settle()?;
        open::warn(&service);
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

/// Returns the tasks to wait for. A resource that never had a task needs no wait.
fn chosen(
    service: &Service,
    region: Option<&RegionId>,
    all: &[Task],
    named: &[&String],
) -> anyhow::Result<Vec<TaskId>> {
    if named.is_empty() {
        let open = all.iter().filter(|task| task.status == TaskStatus::Processing);
        return Ok(open.map(|task| task.id.clone()).collect());
    }
    let mut ids = Vec::new();
    for name in named {
        // The newest task of a resource counts.
        if let Some(task) = all.iter().find(|task| task.id.as_str() == *name || task.subject == **name) {
            ids.push(task.id.clone());
            continue;
        }
        let its = region_of(&service.engine().catalog().read(), name)?;
        let place = region.map_or_else(|| "any region".to_owned(), ToString::to_string);
        match its {
            Some(its) if region.is_none_or(|region| *region == its) => {}
            Some(its) => bail!("there is no task or resource {name:?} in {place}, but in {its}"),
            None => bail!("there is no task or resource {name:?} in {place}"),
        }
    }
    Ok(ids)
}

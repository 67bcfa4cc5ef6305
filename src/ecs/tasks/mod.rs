//! Tasks: long work, and its progress.

mod cancel_task;
mod describe_task_attribute;
mod describe_tasks;

pub use cancel_task::CancelTask;
pub use describe_task_attribute::DescribeTaskAttribute;
pub use describe_tasks::DescribeTasks;

use super::code::Code;
use super::error::ApiError;
use crate::catalog::ReadTx;
use crate::catalog::Task;
use crate::model::{RegionId, TaskId, TaskStatus};

/// The operations whose tasks can be cancelled while they run.
const CANCELLABLE: [&str; 2] = ["ImportImage", "ExportImage"];

/// Returns `true` if a task can be cancelled now, as the service writes it.
fn support_cancel(task: &Task) -> &'static str {
    let is_open = task.status == TaskStatus::Processing && CANCELLABLE.contains(&task.action.as_str());
    if is_open { "true" } else { "false" }
}

/// Returns the task with this id.
///
/// # Errors
/// `InvalidTaskId.NotFound` if the region has no such task, or when the catalog fails.
fn existing(catalog: &ReadTx, region: &RegionId, id: &TaskId) -> Result<Task, ApiError> {
    Task::find(catalog, id)?.filter(|task| task.region == *region).ok_or_else(|| {
        ApiError::new(
            Code::InvalidTaskIdNotFound,
            format!("The specified task {id} does not exist in {region}."),
        )
        .hint("DescribeTasks lists the tasks.")
    })
}

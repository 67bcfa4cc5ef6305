//! Work that the service lists as a task, and that is complete here at the time of the answer.

use crate::catalog::Task;
use crate::catalog::WriteTx;
use crate::ecs::error::ApiError;
use crate::ecs::ids;
use crate::ecs::service::Asked;
use crate::model::{TaskId, TaskStatus};

/// Records that the operation `action` did its work on `subject`.
///
/// # Errors
/// When the kernel has no randomness to give or the catalog fails.
pub fn finished(
    catalog: &WriteTx,
    asked: &Asked<'_>,
    action: &str,
    subject: &str,
) -> Result<TaskId, ApiError> {
    let task = Task {
        id: ids::task(&asked.region)?,
        region: asked.region.clone(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        job: String::new(),
        status: TaskStatus::Finished,
        progress: 100,
        created: asked.now,
        finished: Some(asked.now),
        error: None,
        worker: None,
        process: None,
    };
    task.insert(catalog)?;
    Ok(task.id)
}

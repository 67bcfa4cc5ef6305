//! `CancelTask`.

use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use crate::model::{TaskId, TaskStatus};

operation! {
    /// Ends a running import or export of an image.
    ///
    /// None can be ended here once it runs: end the process that is at it, and the next request clears
    /// up.
    CancelTask in Tasks "取消正在进行的镜像导入或导出任务。" {
        /// The task.
        "TaskId" task_id: TaskId,
    }
    common { REGION_ID }
    errors {
        403 "CancelTaskFailed" "the task is running",
        403 "InvalidTaskId.IncorrectTaskStatus" "the task has ended",
        400 "InvalidTaskId.NotFound" "no such task in the region",
        403 "InvalidTaskId.TaskActionNotSupport" "the task is neither an import nor an export",
    }
}

impl Operation for CancelTask {
    type Answer = Empty;

    fn run(self, context: &mut Context<'_>) -> Result<Empty, ApiError> {
        let task = super::existing(context.catalog(), &context.region, &self.task_id)?;
        let id = &task.id;
        if !matches!(task.action.as_str(), "ImportImage" | "ExportImage") {
            return Err(ApiError::new(
                "InvalidTaskId.TaskActionNotSupport",
                format!("The task {id} is a {}, which cannot be cancelled.", task.action),
            ));
        }
        if task.status != TaskStatus::Processing {
            return Err(ApiError::new(
                "InvalidTaskId.IncorrectTaskStatus",
                format!("The task {id} is {}.", task.status),
            ));
        }
        Err(ApiError::new("CancelTaskFailed", format!("The task {id} cannot be cancelled any more."))
            .hint("End the process that is at it; the next request clears up."))
    }
}

//! `CancelTask`.

use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use crate::model::{TaskId, TaskStatus};

operation! {
    /// Ends an import or export of an image that a worker is at in the background.
    ///
    /// What it made so far goes: an import leaves an image that is CreateFailed, an export the files that
    /// were whole. One that a request waits for is ended by ending that request.
    CancelTask in Tasks "取消正在进行的镜像导入或导出任务。" {
        /// The task.
        "TaskId" task_id: TaskId,
    }
    common { REGION_ID }
    errors {
        CancelTaskFailed, InvalidTaskIdIncorrectTaskStatus, InvalidTaskIdTaskActionNotSupport,
    }
}

impl Operation for CancelTask {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let task = super::existing(&context.catalog(), &context.region, &self.task_id)?;
        let id = &task.id;
        if !super::CANCELLABLE.contains(&task.action.as_str()) {
            return Err(ApiError::new(
                Code::InvalidTaskIdTaskActionNotSupport,
                format!("The task {id} is a {}, which cannot be cancelled.", task.action),
            ));
        }
        if task.status != TaskStatus::Processing {
            return Err(ApiError::new(
                Code::InvalidTaskIdIncorrectTaskStatus,
                format!("The task {id} is {}.", task.status),
            ));
        }
        if context.engine.cancel_task(&task)? {
            return Ok(Empty {});
        }
        Err(ApiError::new(Code::CancelTaskFailed, format!("The task {id} cannot be cancelled any more."))
            .hint("If a request waits for it, end that request; the next one clears up."))
    }
}

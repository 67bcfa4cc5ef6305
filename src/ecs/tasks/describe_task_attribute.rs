//! `DescribeTaskAttribute`.

use crate::ecs::answer::Field;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use crate::model::{RegionId, TaskId, TaskStatus, Time};
use serde::Serialize;

operation! {
    /// Shows a task: what it does, how far it is, and why it failed.
    DescribeTaskAttribute in Tasks "查询一个任务的内容、进度和失败原因。" {
        /// The task.
        "TaskId" task_id: TaskId,
    }
    common { REGION_ID }
    errors {}
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct TaskAttribute {
    creation_time: String,
    failed_count: u32,
    finished_time: String,
    operation_progress_set: Field<[OperationProgress; 1]>,
    region_id: RegionId,
    success_count: u32,
    support_cancel: &'static str,
    task_action: String,
    task_id: TaskId,
    task_process: String,
    task_status: TaskStatus,
    total_count: u32,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct OperationProgress {
    error_code: &'static str,
    error_msg: String,
    operation_status: TaskStatus,
    related_item_set: Field<[RelatedItem; 1]>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct RelatedItem {
    name: &'static str,
    value: String,
}

impl Operation for DescribeTaskAttribute {
    type Answer = TaskAttribute;

    fn run(self, context: &Context<'_>) -> Result<TaskAttribute, ApiError> {
        let task = super::existing(&context.catalog(), &context.region, &self.task_id)?;
        let support_cancel = super::support_cancel(&task);
        let item = RelatedItem { name: "ResourceId", value: task.subject };
        let progress = OperationProgress {
            error_code: if task.error.is_some() { "OperationFailed" } else { "" },
            error_msg: task.error.unwrap_or_default(),
            operation_status: task.status,
            related_item_set: Field("RelatedItem", [item]),
        };
        Ok(TaskAttribute {
            creation_time: task.created.to_minutes(),
            failed_count: u32::from(task.status == TaskStatus::Failed),
            finished_time: task.finished.map(Time::to_minutes).unwrap_or_default(),
            operation_progress_set: Field("OperationProgress", [progress]),
            region_id: task.region,
            success_count: u32::from(task.status == TaskStatus::Finished),
            support_cancel,
            task_action: task.action,
            task_id: task.id,
            task_process: format!("{}%", task.progress),
            task_status: task.status,
            total_count: 1,
        })
    }
}

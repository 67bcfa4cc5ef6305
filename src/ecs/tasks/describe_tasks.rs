//! `DescribeTasks`.

use crate::catalog::Task;
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Texts;
use crate::ecs::rules::existing::shown;
use crate::ecs::rules::filter;
use crate::ecs::rules::paging::{PageFields, Paging};
use crate::ecs::service::Context;
use crate::ecs::table;
use crate::model::{RegionId, TaskId, TaskStatus, Time};
use serde::Serialize;

operation! {
    /// Lists tasks, newest first.
    ///
    /// All filters must hold.
    DescribeTasks in Tasks "查询任务，最新的在前。" {
        /// Only these tasks: ids with commas between them.
        "TaskIds" task_ids: Option<String>,
        /// Only tasks of this group; there are no groups of tasks here.
        "TaskGroupId" group: Option<String>,
        /// Only tasks of this operation, such as ImportImage or ExportImage.
        "TaskAction" action: Option<String>,
        /// Only tasks with this status: Processing, Finished or Failed.
        "TaskStatus" status: Option<String>,
        /// Only tasks that work on one of these resources, at most 100.
        "ResourceIds" resource_ids: Texts,
        /// Only tasks that began at this time or later: yyyy-MM-ddTHH:mm:ssZ.
        "StartTime" start: Option<String>,
        /// Only tasks that began at this time or earlier: yyyy-MM-ddTHH:mm:ssZ.
        "EndTime" end: Option<String>,
        /// The page, from 1.
        "PageNumber" page_number: Option<i64>,
        /// Tasks on a page: 1 to 100, 10 without.
        "PageSize" page_size: Option<i64>,
    }
    common { REGION_ID }
    errors {}
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Tasks {
    #[serde(flatten)]
    page: PageFields,
    region_id: RegionId,
    task_set: Field<Vec<TaskAnswer>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct TaskAnswer {
    creation_time: String,
    finished_time: String,
    resource_id: String,
    support_cancel: &'static str,
    task_action: String,
    task_id: TaskId,
    task_status: TaskStatus,
}

impl Operation for DescribeTasks {
    type Answer = Tasks;

    fn run(self, context: &Context<'_>) -> Result<Tasks, ApiError> {
        let paging = Paging::numbered(self.page_number, self.page_size)?;
        if self.resource_ids.0.len() > 100 {
            return Err(ApiError::invalid("ResourceIds"));
        }
        let status =
            filter::word(self.status.as_deref(), TaskStatus::parse, Code::InvalidParameter, "TaskStatus")?;
        if let Some(action) = self.action.as_deref().filter(|action| !is_action(action)) {
            return Err(ApiError::new(
                Code::InvalidParameter,
                format!("The specified TaskAction \"{}\" is no operation.", shown(action)),
            )
            .hint(format!("It can be an operation, or one of {}.", ACTIONS.join(", "))));
        }
        let (start, end) = (time(self.start.as_deref(), "StartTime")?, time(self.end.as_deref(), "EndTime")?);
        let ids: Option<Vec<&str>> =
            self.task_ids.as_ref().map(|ids| ids.split(',').map(str::trim).collect());
        let mut tasks = Task::of_region(&context.catalog(), &context.region)?;
        tasks.retain(|task| {
            self.group.is_none()
                && ids.as_ref().is_none_or(|ids| ids.contains(&task.id.as_str()))
                && filter::admits(self.action.as_ref(), &task.action)
                && filter::admits(status.as_ref(), &task.status)
                && (self.resource_ids.0.is_empty() || self.resource_ids.0.contains(&task.subject))
                && start.is_none_or(|start| start <= task.created)
                && end.is_none_or(|end| task.created <= end)
        });
        let order = Task::order(&context.catalog(), &context.region)?;
        let page = paging.cut(tasks, |task| order.position(task.id.as_str()));
        let fields = page.fields();
        let answer = |task: Task| TaskAnswer {
            creation_time: task.created.to_minutes(),
            finished_time: task.finished.map(Time::to_minutes).unwrap_or_default(),
            support_cancel: super::support_cancel(&task),
            resource_id: task.subject,
            task_action: task.action,
            task_id: task.id,
            task_status: task.status,
        };
        Ok(Tasks {
            page: fields,
            region_id: context.region.clone(),
            task_set: Field("Task", page.items.into_iter().map(answer).collect()),
        })
    }
}

/// The actions that the service documents. Here tasks have the names of other operations too.
const ACTIONS: [&str; 5] =
    ["ImportImage", "ExportImage", "RedeployInstance", "ModifyDiskSpec", "ArchiveSnapshot"];

fn is_action(text: &str) -> bool {
    ACTIONS.contains(&text) || table::find(text).is_some()
}

fn time(text: Option<&str>, name: &str) -> Result<Option<Time>, ApiError> {
    text.map(|text| Time::parse(text).ok_or_else(|| ApiError::invalid(name))).transpose()
}

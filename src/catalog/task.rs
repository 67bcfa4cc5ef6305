//! Tasks: long work that continues after its request was answered.

use super::column::table_row;
use super::{MadeOrder, Result, tally};
use crate::catalog::ReadTx;
use crate::model::{RegionId, TaskId, TaskStatus, Time};

table_row! {
    /// A task.
    Task in "task" sealed by [id, region, subject, job] {
        /// Its id.
        id: TaskId,
        /// Its region.
        region: RegionId,
        /// The operation that began it.
        action: String,
        /// The resource that it works on.
        subject: String,
        /// The job to be carried out, or empty.
        job: String,
        /// Its status.
        status: TaskStatus,
        /// The progress in percent.
        progress: u32,
        /// When it began.
        created: Time,
        /// When it ended.
        finished: Option<Time>,
        /// The cause of its failure.
        error: Option<String>,
        /// The worker that carries it out.
        worker: Option<String>,
        /// The process that carries it out, if it was started for this task.
        process: Option<u32>,
    }
}

impl Task {
    /// Returns the task with this id, in any region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn find(connection: &ReadTx, id: &TaskId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE id = ?1", [id])?.pop())
    }

    /// Returns all tasks, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn all(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "ORDER BY rowid DESC", [])
    }

    /// Returns all tasks of a region, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        tally::TASKS.of_region(connection, region, || {
            Self::select(connection, "WHERE region = ?1 ORDER BY rowid DESC", [region])
        })
    }

    /// Returns the order in which the tasks of a region began.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn order(connection: &ReadTx, region: &RegionId) -> Result<MadeOrder> {
        MadeOrder::of(connection, "task", "id", region)
    }

    /// Returns the task in progress on a resource, if any.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn at_work_on(connection: &ReadTx, subject: &str) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE worker IS NOT NULL AND subject = ?1", [subject])?.pop())
    }

    /// Returns the tasks that a process works on, or worked on when it died.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn with_worker(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE worker IS NOT NULL", [])
    }
}

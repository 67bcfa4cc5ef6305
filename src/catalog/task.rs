//! Tasks: long work that goes on after its request was answered.

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
        /// The resource it works on.
        subject: String,
        /// What a worker is told to do, or empty.
        job: String,
        /// How far it is.
        status: TaskStatus,
        /// How much is done, in percent.
        progress: u32,
        /// When it began.
        created: Time,
        /// When it ended.
        finished: Option<Time>,
        /// Why it failed.
        error: Option<String>,
        /// The lock that whoever does it holds.
        worker: Option<String>,
        /// The process that does it, if that was started for it.
        process: Option<u32>,
    }
}

impl Task {
    /// The task with this id, whatever its region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn find(connection: &ReadTx, id: &TaskId) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE id = ?1", [id])?.pop())
    }

    /// All tasks, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn all(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "ORDER BY rowid DESC", [])
    }

    /// All tasks of a region, newest first.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        tally::TASKS.of_region(connection, region, || {
            Self::select(connection, "WHERE region = ?1 ORDER BY rowid DESC", [region])
        })
    }

    /// The order in which the tasks of a region began.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn order(connection: &ReadTx, region: &RegionId) -> Result<MadeOrder> {
        MadeOrder::of(connection, "task", "id", region)
    }

    /// The task that is at work on a resource, if one is.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn at_work_on(connection: &ReadTx, subject: &str) -> Result<Option<Self>> {
        Ok(Self::select(connection, "WHERE worker IS NOT NULL AND subject = ?1", [subject])?.pop())
    }

    /// The tasks that a process is at work on, or died at.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn with_worker(connection: &ReadTx) -> Result<Vec<Self>> {
        Self::select(connection, "WHERE worker IS NOT NULL", [])
    }
}

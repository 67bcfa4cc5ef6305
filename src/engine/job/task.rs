//! Tasks: rows that tell of jobs in progress and of ended jobs.

use super::{Engine, EngineError, Job, Result, Work};
use crate::catalog::Task;
use crate::model::{RegionId, TaskId, TaskStatus, Time};
use crate::sys;
use crate::sys::lock::Lock;

impl Engine {
    /// Notes under a new id that a job begins at `now`. The thread or process that carries it out holds the lock
    /// named `worker`.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn begin_task(
        &self,
        id: &TaskId,
        action: &str,
        region: &RegionId,
        job: &Job,
        worker: &str,
        now: Time,
    ) -> Result<()> {
        let task = Task {
            id: id.clone(),
            region: region.clone(),
            action: action.to_owned(),
            subject: job.work().subject().to_owned(),
            job: job.to_text()?,
            status: TaskStatus::Processing,
            progress: 0,
            created: now,
            finished: None,
            error: None,
            worker: Some(worker.to_owned()),
            process: None,
        };
        Ok(self.catalog.write(|transaction| task.insert(transaction))?)
    }

    /// Does the job of a task, and notes how it ended. The caller holds the job's locks.
    ///
    /// # Errors
    /// When the job fails. The task also notes that error, unless the catalog fails.
    pub fn run_task(&self, id: &TaskId) -> Result<()> {
        let gone = || EngineError::Gone { what: id.to_string() };
        let task = Task::find(&self.catalog.read(), id)?.ok_or_else(gone)?;
        let job = Job::parse(&task.job).ok_or_else(gone)?;
        self.do_task(id, &job, |work, engine| work.run(engine))
    }

    fn do_task(
        &self,
        id: &TaskId,
        job: &Job,
        step: impl FnOnce(&dyn Work, &Self) -> Result<()>,
    ) -> Result<()> {
        let done = self.attempt(job, Some(id.clone()), step);
        // If this fails, the next run notes the end: the rows tell how the job ended.
        let _ = self.end_task(id, done.as_ref().err().map(ToString::to_string));
        done
    }

    /// Notes the end of a task: success, or an error.
    ///
    /// # Errors
    /// When the catalog or the clock fails.
    pub fn end_task(&self, id: &TaskId, error: Option<String>) -> Result<()> {
        let now = sys::clock::now()?;
        self.catalog.write(|transaction| {
            let Some(task) = Task::find(transaction, id)? else { return Ok(()) };
            let status = if error.is_none() { TaskStatus::Finished } else { TaskStatus::Failed };
            let progress = if error.is_none() { 100 } else { task.progress };
            Ok(Task { status, progress, finished: Some(now), error, worker: None, ..task }
                .update(transaction)?)
        })
    }

    /// Ends a task whose job has a process of its own, takes back that process's work, and marks it failed. Returns
    /// false if there is no such process: the job has ended, or a request waits for it.
    ///
    /// # Errors
    /// When the worker cannot be ended or the catalog fails.
    pub fn cancel_task(&self, task: &Task) -> Result<bool> {
        let (Some(process), Some(worker)) = (task.process, &task.worker) else { return Ok(false) };
        let path = self.home.locks().join(worker);
        let lock =
            sys::worker::end(process, task.id.as_str(), &path).map_err(EngineError::io("ending a worker"))?;
        let is_cancelled = self.is_unfinished(&task.id)?;
        if is_cancelled {
            self.end_dead(task, Job::parse(&task.job).as_ref(), Some("it was cancelled"))?;
        }
        drop(lock);
        self.recover()?;
        Ok(is_cancelled)
    }

    /// Returns true if there is a task that can complete a job.
    pub(in crate::engine) fn has_resumable_task(&self, job: &Job) -> Result<bool> {
        let tasks = Task::with_worker(&self.catalog.read())?;
        let has_task = tasks.iter().any(|task| Job::parse(&task.job).as_ref() == Some(job));
        Ok(has_task && job.work().is_resumable(self)?)
    }

    /// Settles the tasks of dead workers by their rows. Leaves the tasks whose jobs can still be completed.
    pub(in crate::engine) fn settle_tasks(&self) -> Result<()> {
        for task in Task::with_worker(&self.catalog.read())? {
            let Some(_lock) = self.lock_dead(&task)? else { continue };
            let job = Job::parse(&task.job);
            let is_done = match job.as_ref().map(Job::work) {
                Some(work) if work.is_resumable(self)? => continue,
                Some(work) => work.is_done(self)?,
                None => false,
            };
            self.end_dead(&task, job.as_ref(), (!is_done).then_some("its worker died"))?;
        }
        Ok(())
    }

    /// Completes the jobs of dead workers. Returns the errors of the jobs that failed.
    pub(in crate::engine) fn resume_tasks(&self) -> Result<Vec<EngineError>> {
        let mut troubles = Vec::new();
        for task in Task::with_worker(&self.catalog.read())? {
            if let Some(job) = Job::parse(&task.job)
                && let Some(_lock) = self.lock_dead(&task)?
                && job.work().is_resumable(self)?
            {
                troubles.extend(self.do_task(&task.id, &job, |work, engine| work.resume(engine)).err());
            }
        }
        Ok(troubles)
    }

    /// Takes the lock of a task whose worker died. Returns `None` if a worker is at work, or the task has ended.
    fn lock_dead(&self, task: &Task) -> Result<Option<Lock>> {
        let lock = self.lock(task.worker.as_deref().unwrap_or(task.id.as_str()))?;
        // The task can have ended while this process took the lock.
        Ok(if lock.is_some() && self.is_unfinished(&task.id)? { lock } else { None })
    }

    /// Removes the objects that a dead worker left, and ends its task.
    fn end_dead(&self, task: &Task, job: Option<&Job>, error: Option<&str>) -> Result<()> {
        job.map_or(Ok(()), |job| job.work().clear_up(self))?;
        self.end_task(&task.id, error.map(str::to_owned))
    }

    /// Returns true if a task is still to be done.
    fn is_unfinished(&self, id: &TaskId) -> Result<bool> {
        Ok(Task::find(&self.catalog.read(), id)?.is_some_and(|task| task.worker.is_some()))
    }
}

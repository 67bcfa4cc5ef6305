//! Tasks: rows that tell of jobs, while they are carried out and afterwards.

use super::{Engine, EngineError, Job, Result, Work};
use crate::catalog::Task;
use crate::model::{RegionId, TaskId, TaskStatus, Time};
use crate::sys;
use crate::sys::lock::Lock;

impl Engine {
    /// Notes under a new id that a job begins at `now`; the lock named `worker` is held by whatever carries it out.
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
    /// When the job fails; that is noted, too, if the catalog lets it.
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
        // If this fails, the next run notes it: the rows say how the job ended.
        let _ = self.end_task(id, done.as_ref().err().map(ToString::to_string));
        done
    }

    /// Notes how a task ended: done, or with an error.
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

    /// Ends a task whose job a process of its own does, and takes back what that made so far: it has failed then. Returns
    /// false if no such process does it: the job has ended, or a request waits for it.
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

    /// Returns true if there is a task that can bring a job to its end.
    pub(in crate::engine) fn has_resumable_task(&self, job: &Job) -> Result<bool> {
        let tasks = Task::with_worker(&self.catalog.read())?;
        let has_task = tasks.iter().any(|task| Job::parse(&task.job).as_ref() == Some(job));
        Ok(has_task && job.work().is_resumable(self)?)
    }

    /// Settles the tasks of workers that died, by the state of their rows. What can still come to its end stays as it is.
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

    /// Brings jobs to their ends whose workers died. Gives the errors of those that failed.
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

    /// Takes the lock of a task whose worker died; `None` if one is at work, or the task has ended.
    fn lock_dead(&self, task: &Task) -> Result<Option<Lock>> {
        let lock = self.lock(task.worker.as_deref().unwrap_or(task.id.as_str()))?;
        // It may have come to its end while we came to its lock.
        Ok(if lock.is_some() && self.is_unfinished(&task.id)? { lock } else { None })
    }

    /// Removes what a dead worker left, and ends its task.
    fn end_dead(&self, task: &Task, job: Option<&Job>, error: Option<&str>) -> Result<()> {
        job.map_or(Ok(()), |job| job.work().clear_up(self))?;
        self.end_task(&task.id, error.map(str::to_owned))
    }

    /// Returns true if a task is still to be done.
    fn is_unfinished(&self, id: &TaskId) -> Result<bool> {
        Ok(Task::find(&self.catalog.read(), id)?.is_some_and(|task| task.worker.is_some()))
    }
}

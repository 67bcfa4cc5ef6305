//! Tasks: what is known of long work while a worker does it, and afterwards.

use super::job::{Instances, Job};
use super::progress::Progress;
use super::{Engine, EngineError, Result};
use crate::catalog::{Catalog, Disk, Group, Image, Instance, Snapshot, Task};
use crate::model::{
    DiskStatus, GroupId, ImageId, ImageStatus, InstanceStatus, RegionId, SnapshotStatus, TaskId, TaskStatus,
};
use crate::sys;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

impl Engine {
    /// Notes under a new id that a job has begun; whoever does it holds the lock named `worker`.
    ///
    /// # Errors
    /// When the catalog or the clock fails.
    pub fn begin_task(
        &self,
        id: &TaskId,
        action: &str,
        region: &RegionId,
        job: &Job,
        worker: &str,
    ) -> Result<()> {
        let task = Task {
            id: id.clone(),
            region: region.clone(),
            action: action.to_owned(),
            subject: job.subject().to_owned(),
            job: job.to_text()?,
            status: TaskStatus::Processing,
            progress: 0,
            created: sys::clock::now()?,
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
        let done = self.perform(&job);
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

    /// Ends a task whose job a worker does, and takes back what that made so far; it has failed then.
    /// `false` if no worker does it: it has ended, or the request itself is at it.
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
            self.clear_up_after(&task.job)?;
            self.end_task(&task.id, Some("it was cancelled".to_owned()))?;
        }
        drop(lock);
        self.recover()?;
        Ok(is_cancelled)
    }

    /// Whether a job whose worker died can still come to its end: its points in time are frozen, or it is
    /// a rollback, which can be done again. Asked of jobs that have a task: before there is one, not all
    /// points in time need be fixed.
    pub(super) fn is_resumable(&self, job: &Job) -> Result<bool> {
        let connection = &self.catalog.read();
        let is_progressing = |status| status == SnapshotStatus::Progressing;
        let (is_open, snapshots) = match job {
            Job::Capture(id) => {
                let snapshot = Snapshot::find(connection, id)?;
                (snapshot.as_ref().is_some_and(|one| is_progressing(one.status)), Vec::from_iter(snapshot))
            }
            Job::Group(id) => (
                Group::find(connection, id)?.is_some_and(|group| is_progressing(group.status)),
                Snapshot::of_group(connection, id)?,
            ),
            Job::Image(id) => (
                Image::find(connection, id)?.is_some_and(|image| image.status == ImageStatus::Creating),
                Snapshot::of_image(connection, id)?,
            ),
            Job::Rollback(id) => (
                Disk::find(connection, id)?.is_some_and(|disk| disk.status == DiskStatus::ReIniting),
                Vec::new(),
            ),
            Job::Copy(_) | Job::Import(_) | Job::Export(_) | Job::Fill(_) | Job::Instances(_) => {
                return Ok(false);
            }
        };
        let mut is_whole = is_open;
        for snapshot in &snapshots {
            is_whole &= snapshot.status == SnapshotStatus::Accomplished || self.is_frozen(snapshot)?;
        }
        Ok(is_whole)
    }

    /// Whether there is a task that can bring this group's snapshots to their ends.
    pub(super) fn is_group_resumable(&self, id: &GroupId) -> Result<bool> {
        self.has_resumable_task(&Job::Group(id.clone()))
    }

    /// Whether there is a task that can bring this image's snapshots to their ends.
    pub(super) fn is_image_resumable(&self, id: &ImageId) -> Result<bool> {
        self.has_resumable_task(&Job::Image(id.clone()))
    }

    /// Whether there is a task that can bring a job to its end.
    pub(super) fn has_resumable_task(&self, job: &Job) -> Result<bool> {
        let tasks = Task::with_worker(&self.catalog.read())?;
        let has_task = tasks.iter().any(|task| Job::parse(&task.job).as_ref() == Some(job));
        Ok(has_task && self.is_resumable(job)?)
    }

    /// Whether the rows say that a job came to its end.
    fn is_done(&self, job: &Job) -> Result<bool> {
        let connection = &self.catalog.read();
        Ok(match job {
            Job::Capture(id) | Job::Copy(id) => {
                Snapshot::find(connection, id)?.is_some_and(|one| one.status == SnapshotStatus::Accomplished)
            }
            Job::Group(id) => {
                Group::find(connection, id)?.is_some_and(|group| group.status == SnapshotStatus::Accomplished)
            }
            Job::Image(id) => is_made(Image::find(connection, id)?),
            Job::Import(import) => is_made(Image::find(connection, &import.image)?),
            // Nothing tells which files are there: better once more.
            Job::Export(_) => false,
            Job::Fill(id) => {
                Disk::find(connection, id)?.is_some_and(|disk| disk.status != DiskStatus::Creating)
            }
            Job::Instances(Instances { first, .. }) => Instance::find(connection, first)?
                .is_some_and(|instance| instance.status != InstanceStatus::Pending),
            Job::Rollback(id) => Disk::find(connection, id)?.is_some(),
        })
    }

    /// Settles the tasks of workers that died, by what their rows have become. What can still come to its
    /// end stays as it is.
    pub(super) fn settle_tasks(&self) -> Result<()> {
        for task in Task::with_worker(&self.catalog.read())? {
            let Some(_lock) = self.lock(task.worker.as_deref().unwrap_or(task.id.as_str()))? else {
                continue;
            };
            if !self.is_unfinished(&task.id)? {
                continue;
            }
            let is_done = match Job::parse(&task.job) {
                Some(job) if self.is_resumable(&job)? => continue,
                Some(job) => self.is_done(&job)?,
                None => false,
            };
            self.clear_up_after(&task.job)?;
            self.end_task(&task.id, (!is_done).then(|| "its worker died".to_owned()))?;
        }
        Ok(())
    }

    /// Removes what a dead worker left where no row tells of it.
    fn clear_up_after(&self, job: &str) -> Result<()> {
        match Job::parse(job) {
            Some(Job::Export(export)) => self.remove_drafts(&export),
            _ => Ok(()),
        }
    }

    /// Does the jobs of rollbacks, groups and images to their ends whose workers died. Gives what went wrong.
    pub(super) fn resume_tasks(&self) -> Result<Vec<EngineError>> {
        let mut troubles = Vec::new();
        for task in Task::with_worker(&self.catalog.read())? {
            let Some(job @ (Job::Rollback(_) | Job::Group(_) | Job::Image(_))) = Job::parse(&task.job) else {
                continue;
            };
            if let Some(_lock) = self.lock(task.worker.as_deref().unwrap_or(task.id.as_str()))?
                && self.is_unfinished(&task.id)?
                && self.is_resumable(&job)?
            {
                let done = match &job {
                    // Given up, it ends its task itself.
                    Job::Rollback(disk) => {
                        self.finish_rollback(disk).and_then(|()| self.end_task(&task.id, None))
                    }
                    _ => self.run_task(&task.id).map(|()| {
                        self.tell(format!("{}, whose making was cut off, was made", task.subject));
                    }),
                };
                troubles.extend(done.err());
            }
        }
        Ok(troubles)
    }

    /// Whether a task is still to be done: it may have come to its end while we came to its lock.
    fn is_unfinished(&self, id: &TaskId) -> Result<bool> {
        Ok(Task::find(&self.catalog.read(), id)?.is_some_and(|task| task.worker.is_some()))
    }
}

fn is_made(image: Option<Image>) -> bool {
    image.is_some_and(|image| !matches!(image.status, ImageStatus::Creating | ImageStatus::CreateFailed))
}

/// How often a task's row is written.
const INTERVAL: Duration = Duration::from_millis(300);

/// Notes in a task's row how far the work is.
#[derive(Debug)]
pub struct TaskProgress {
    task: TaskId,
    catalog: Mutex<(Catalog, Instant)>,
    /// The part that is being done, from 0, and of how many.
    part: AtomicU64,
    parts: AtomicU64,
    total: AtomicU64,
    done: AtomicU64,
}

impl TaskProgress {
    /// Over a connection of its own, since work goes on in many threads.
    pub fn new(catalog: Catalog, task: TaskId) -> Self {
        Self {
            task,
            catalog: Mutex::new((catalog, Instant::now())),
            part: AtomicU64::new(0),
            parts: AtomicU64::new(1),
            total: AtomicU64::new(1),
            done: AtomicU64::new(0),
        }
    }

    /// How much of all parts is done when so many bytes of this one are.
    fn percent(&self, done: u64) -> u32 {
        let part = done.saturating_mul(100) / self.total.load(Ordering::Relaxed);
        let before = self.part.load(Ordering::Relaxed).saturating_mul(100);
        let all = (before + part.min(100)) / self.parts.load(Ordering::Relaxed);
        u32::try_from(all).unwrap_or(99).min(99)
    }
}

impl Progress for TaskProgress {
    fn part(&self, index: usize, count: usize) {
        self.part.store(index as u64, Ordering::Relaxed);
        self.parts.store(count.max(1) as u64, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
    }

    fn start(&self, _: &str, total: u64) {
        self.total.store(total.max(1), Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
    }

    fn advance(&self, bytes: u64) {
        let done = self.done.fetch_add(bytes, Ordering::Relaxed) + bytes;
        // While one thread writes it down, the others go on.
        let Ok(mut guard) = self.catalog.try_lock() else { return };
        let (catalog, last) = &mut *guard;
        if last.elapsed() < INTERVAL {
            return;
        }
        *last = Instant::now();
        let progress = self.percent(done);
        // A figure that is not written does no harm.
        let _ = catalog.write(|transaction| {
            let Some(task) = Task::find(transaction, &self.task)? else { return Ok(()) };
            Task { progress, ..task }.update(transaction)
        });
    }

    fn finish(&self) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::place::Place;

    #[test]
    fn parts_add_up() {
        let directory = tempfile::tempdir().unwrap();
        let catalog = Catalog::open(&Place::root(directory.path(), false).join("catalog.db")).unwrap();
        let progress = TaskProgress::new(catalog, TaskId::parse("t-1").unwrap());
        progress.start("", 200);
        assert_eq!(progress.percent(100), 50);
        assert_eq!(progress.percent(1000), 99);
        progress.part(1, 4);
        progress.start("", 10);
        assert_eq!((progress.percent(0), progress.percent(4), progress.percent(10)), (25, 35, 50));
    }
}

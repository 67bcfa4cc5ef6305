//! Jobs: long work whose row is already decided. A request does its job itself, or hands it to a worker
//! and answers; then a task tells how far the worker is.

use super::progress::Progress;
use super::{Engine, EngineError, Result};
use crate::catalog::{Catalog, Disk, Snapshot, Tag, Task};
use crate::model::{DiskId, DiskStatus, RegionId, SnapshotId, SnapshotStatus, TaskId, TaskStatus};
use crate::sys;
use crate::sys::lock::Lock;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Long work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Capture a progressing snapshot.
    Capture(SnapshotId),
    /// Fill a progressing copy of a snapshot.
    Copy(SnapshotId),
    /// Fill a disk that is `Creating`.
    Fill(DiskId),
    /// Bring a `ReIniting` disk to what its row says.
    Rollback(DiskId),
}

impl Job {
    /// Reads what [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(' ')? {
            ("capture", id) => SnapshotId::parse(id).map(Self::Capture),
            ("copy", id) => SnapshotId::parse(id).map(Self::Copy),
            ("fill", id) => DiskId::parse(id).map(Self::Fill),
            ("rollback", id) => DiskId::parse(id).map(Self::Rollback),
            _ => None,
        }
    }

    /// The resource it works on.
    pub fn subject(&self) -> &str {
        match self {
            Self::Capture(id) | Self::Copy(id) => id.as_str(),
            Self::Fill(id) | Self::Rollback(id) => id.as_str(),
        }
    }
}

impl fmt::Display for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self {
            Self::Capture(_) => "capture",
            Self::Copy(_) => "copy",
            Self::Fill(_) => "fill",
            Self::Rollback(_) => "rollback",
        };
        write!(f, "{word} {}", self.subject())
    }
}

impl Engine {
    /// Does a job. The caller holds the lock that the row names.
    ///
    /// # Errors
    /// When it fails; the row says how far it came.
    pub fn perform(&mut self, job: &Job) -> Result<()> {
        match job {
            Job::Capture(id) => self.capture(id),
            Job::Copy(id) => self.copy_snapshot(id),
            Job::Fill(id) => self.fill(id),
            Job::Rollback(id) => self.rollback(id),
        }
    }

    /// Makes the image of a disk that is `Creating`, and makes the disk `Available`; if that fails the
    /// disk goes.
    fn fill(&mut self, id: &DiskId) -> Result<()> {
        let disk = self.disk(id)?;
        let snapshot = match &disk.source_snapshot {
            Some(source) => Some(
                Snapshot::find(self.catalog.read(), source)?
                    .ok_or_else(|| EngineError::Gone { what: source.to_string() })?,
            ),
            None => None,
        };
        let made = match &snapshot {
            Some(snapshot) => self.restore(snapshot, &disk),
            None => self.create_image(&disk),
        };
        if made.is_err() {
            self.remove_image(&disk)?;
        }
        self.catalog.write(|transaction| {
            match &made {
                Ok(()) => {
                    Disk { status: DiskStatus::Available, worker: None, ..disk }.update(transaction)?;
                }
                Err(_) => {
                    Tag::remove_all(transaction, disk.id.as_str())?;
                    Catalog::forget_answers(transaction, disk.id.as_str())?;
                    disk.delete(transaction)?;
                }
            }
            Ok::<_, EngineError>(())
        })?;
        made
    }

    /// Hands a job to a worker, and a lock named `worker` with it.
    ///
    /// # Errors
    /// When the task cannot be noted or the worker not be started; the job is then as good as dead, and
    /// the next run settles it.
    pub fn hand_over(
        &mut self,
        action: &str,
        region: &RegionId,
        job: &Job,
        worker: &str,
        lock: Lock,
    ) -> Result<TaskId> {
        let task = self.begin_task(action, region, job.subject(), &job.to_string(), worker)?;
        sys::worker::spawn(&["task", "run", task.as_str()], lock)
            .map_err(EngineError::io("starting a worker"))?;
        Ok(task)
    }

    /// Notes that work on `subject` has begun; whoever does it holds the lock named `worker`. `job` is
    /// what a worker could be told, or empty.
    ///
    /// # Errors
    /// When the catalog, the clock or the randomness fails.
    pub fn begin_task(
        &mut self,
        action: &str,
        region: &RegionId,
        subject: &str,
        job: &str,
        worker: &str,
    ) -> Result<TaskId> {
        let tail = sys::random::letters(20).map_err(EngineError::io("naming a task"))?;
        let task = Task {
            id: TaskId::with_tail(&tail),
            region: region.clone(),
            action: action.to_owned(),
            subject: subject.to_owned(),
            job: job.to_owned(),
            status: TaskStatus::Processing,
            progress: 0,
            created: sys::clock::now()?,
            finished: None,
            error: None,
            worker: Some(worker.to_owned()),
        };
        self.catalog.write(|transaction| task.insert(transaction))?;
        Ok(task.id)
    }

    /// Does the job of a task, and notes how it ended. The caller holds the task's lock.
    ///
    /// # Errors
    /// When the job fails; that is noted, too.
    pub fn run_task(&mut self, id: &TaskId) -> Result<()> {
        let gone = || EngineError::Gone { what: id.to_string() };
        let task = Task::find(self.catalog.read(), id)?.ok_or_else(gone)?;
        let job = Job::parse(&task.job).ok_or_else(gone)?;
        let done = self.perform(&job);
        self.end_task(id, done.as_ref().err().map(ToString::to_string))?;
        done
    }

    /// Notes how a task ended: done, or with an error.
    ///
    /// # Errors
    /// When the catalog or the clock fails.
    pub fn end_task(&mut self, id: &TaskId, error: Option<String>) -> Result<()> {
        let now = sys::clock::now()?;
        self.catalog.write(|transaction| {
            let Some(task) = Task::find(transaction, id)? else { return Ok(()) };
            let status = if error.is_none() { TaskStatus::Finished } else { TaskStatus::Failed };
            let progress = if error.is_none() { 100 } else { task.progress };
            Ok(Task { status, progress, finished: Some(now), error, worker: None, ..task }
                .update(transaction)?)
        })
    }

    /// Settles the tasks of workers that died, by what their rows have become. A rollback that is still
    /// to be finished stays as it is.
    pub(super) fn settle_tasks(&mut self) -> Result<()> {
        for task in Task::with_worker(self.catalog.read())? {
            let Some(_lock) = self.lock(task.worker.as_deref().unwrap_or(task.id.as_str()))? else {
                continue;
            };
            // It may have come to its end while we came to the lock.
            let still = Task::find(self.catalog.read(), &task.id)?.is_some_and(|task| task.worker.is_some());
            if !still {
                continue;
            }
            let connection = self.catalog.read();
            let is_done = match Job::parse(&task.job) {
                Some(Job::Capture(id) | Job::Copy(id)) => Some(
                    Snapshot::find(connection, &id)?
                        .is_some_and(|one| one.status == SnapshotStatus::Accomplished),
                ),
                Some(Job::Fill(id)) => {
                    Some(Disk::find(connection, &id)?.is_some_and(|disk| disk.status != DiskStatus::Creating))
                }
                Some(Job::Rollback(id)) => match Disk::find(connection, &id)? {
                    Some(disk) if disk.status == DiskStatus::ReIniting => None,
                    other => Some(other.is_some()),
                },
                None => Some(false),
            };
            if let Some(is_done) = is_done {
                let error = if is_done { None } else { Some("its worker died".to_owned()) };
                self.end_task(&task.id, error)?;
            }
        }
        Ok(())
    }
}

/// How often a task's row is written.
const INTERVAL: Duration = Duration::from_millis(300);

/// Notes in a task's row how far the work is.
#[derive(Debug)]
pub struct TaskProgress {
    task: TaskId,
    catalog: Mutex<(Catalog, Instant)>,
    total: AtomicU64,
    done: AtomicU64,
}

impl TaskProgress {
    /// Over a connection of its own, since work goes on in many threads.
    pub fn new(catalog: Catalog, task: TaskId) -> Self {
        Self {
            task,
            catalog: Mutex::new((catalog, Instant::now())),
            total: AtomicU64::new(1),
            done: AtomicU64::new(0),
        }
    }
}

impl Progress for TaskProgress {
    fn start(&self, _: &str, total: u64) {
        self.total.store(total.max(1), Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
    }

    fn advance(&self, bytes: u64) {
        let done = self.done.fetch_add(bytes, Ordering::Relaxed) + bytes;
        let mut guard = self.catalog.lock().unwrap_or_else(PoisonError::into_inner);
        let (catalog, last) = &mut *guard;
        if last.elapsed() < INTERVAL {
            return;
        }
        *last = Instant::now();
        let percent = done.saturating_mul(100) / self.total.load(Ordering::Relaxed);
        // A figure that is not written does no harm.
        let _ = catalog.write(|transaction| {
            let Some(task) = Task::find(transaction, &self.task)? else { return Ok(()) };
            Task { progress: u32::try_from(percent).unwrap_or(99).min(99), ..task }.update(transaction)
        });
    }

    fn finish(&self) {}
}

//! The progress of long work: counted here, shown to people, and written to the rows of the work.

use super::{EngineError, Result};
use crate::catalog::{Catalog, Snapshot, Task, WriteTx};
use crate::model::{SnapshotId, SnapshotStatus, TaskId};
use std::fmt::Debug;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The interval (500 ms) between two writes of the rows. As often, a capture checks that its snapshot is still
/// wanted, and its image unchanged.
const INTERVAL: Duration = Duration::from_millis(500);

/// Shows the progress of long work; called from several threads.
pub trait Progress: Debug + Send + Sync {
    /// Begins: `what` names the work, and `total` is its size in bytes.
    fn start(&self, what: &str, total: u64);
    /// Adds `bytes` to the bytes that are done.
    fn advance(&self, bytes: u64);
    /// Ends the work, whether it succeeded or failed.
    fn finish(&self);
}

/// Shows nothing.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Progress for Silent {
    fn start(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
    fn finish(&self) {}
}

/// The progress of one job, or of one command.
#[derive(Debug)]
pub(super) struct Meter {
    catalog: Catalog,
    shown: Arc<dyn Progress>,
    /// The task of the work, if there is one.
    task: Option<TaskId>,
    count: Mutex<Count>,
    /// True if the interval was over since the last beat.
    is_due: AtomicBool,
    /// True if the snapshot that is made was deleted meanwhile.
    is_cancelled: AtomicBool,
}

/// The counts.
#[derive(Clone, Debug)]
struct Count {
    /// The snapshot that this part makes, if it makes one.
    snapshot: Option<SnapshotId>,
    /// The part in progress (from 0), and the number of parts.
    part: u64,
    parts: u64,
    /// The bytes of this part: all of them, and those that are done.
    total: u64,
    done: u64,
    written: Instant,
}

impl Count {
    /// Returns the share of this part that is done, in percent. Only the end of the work sets 100.
    fn percent(&self) -> u32 {
        share(self.done.saturating_mul(100) / self.total)
    }

    /// Returns the share of all parts that is done, in percent.
    fn percent_of_all(&self) -> u32 {
        let part = (self.done.saturating_mul(100) / self.total).min(100);
        share(self.part.saturating_mul(100).saturating_add(part) / self.parts)
    }
}

fn share(percent: u64) -> u32 {
    u32::try_from(percent).unwrap_or(99).min(99)
}

impl Meter {
    /// Makes a meter for work without a task.
    pub(super) fn new(catalog: Catalog, shown: Arc<dyn Progress>) -> Self {
        Self::of_task(catalog, shown, None)
    }

    fn of_task(catalog: Catalog, shown: Arc<dyn Progress>, task: Option<TaskId>) -> Self {
        let count = Count { snapshot: None, part: 0, parts: 1, total: 1, done: 0, written: Instant::now() };
        let (count, is_due, is_cancelled) = (Mutex::new(count), AtomicBool::default(), AtomicBool::default());
        Self { catalog, shown, task, count, is_due, is_cancelled }
    }

    /// Makes another meter, which shows its work in the same place, for the job of a task.
    pub(super) fn for_job(&self, task: Option<TaskId>) -> Self {
        Self::of_task(self.catalog.clone(), Arc::clone(&self.shown), task)
    }

    fn count(&self) -> MutexGuard<'_, Count> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins part `index` (from 0) of `count`. Work that never calls this is one part.
    pub(super) fn part(&self, index: usize, count: usize) {
        let mut guard = self.count();
        (guard.part, guard.parts) = (index as u64, count.max(1) as u64);
        (guard.snapshot, guard.done) = (None, 0);
    }

    /// Begins: `what` names the work, and `total` is its size in bytes.
    pub(super) fn start(&self, what: &str, total: u64) {
        self.begin(None, what, total);
    }

    /// Begins work that makes a snapshot, and also writes the progress to the snapshot's row.
    pub(super) fn start_snapshot(&self, id: &SnapshotId, what: &str, total: u64) {
        self.begin(Some(id.clone()), what, total);
    }

    fn begin(&self, snapshot: Option<SnapshotId>, what: &str, total: u64) {
        let mut count = self.count();
        (count.snapshot, count.total, count.done) = (snapshot, total.max(1), 0);
        count.written = Instant::now();
        drop(count);
        self.is_due.store(false, Ordering::Relaxed);
        self.is_cancelled.store(false, Ordering::Relaxed);
        self.shown.start(what, total);
    }

    /// Adds `bytes` to the bytes that are done.
    pub(super) fn advance(&self, bytes: u64) {
        self.shown.advance(bytes);
        self.count().done += bytes;
        self.write_if_due();
    }

    /// Returns true when an interval is over, so that the caller checks the facts that it relies on.
    ///
    /// # Errors
    /// [`EngineError::Cancelled`] when the snapshot that is made was deleted.
    pub(super) fn beat(&self) -> Result<bool> {
        self.write_if_due();
        if self.is_cancelled.load(Ordering::Relaxed) {
            return Err(EngineError::Cancelled);
        }
        Ok(self.is_due.swap(false, Ordering::Relaxed))
    }

    /// Ends the work, whether it succeeded or failed.
    pub(super) fn finish(&self) {
        self.count().snapshot = None;
        self.shown.finish();
    }

    fn write_if_due(&self) {
        let mut guard = self.count();
        if guard.written.elapsed() < INTERVAL {
            return;
        }
        guard.written = Instant::now();
        // The other threads go on while this thread writes.
        let count = guard.clone();
        drop(guard);
        if count.snapshot.is_some() || self.task.is_some() {
            // A count that cannot be written does no harm.
            let _ = self.catalog.write(|transaction| self.write(&count, transaction));
        }
        self.is_due.store(true, Ordering::Relaxed);
    }

    fn write(&self, count: &Count, transaction: &WriteTx) -> Result<()> {
        if let Some(id) = &count.snapshot {
            let snapshot = Snapshot::find(transaction, id)?;
            match snapshot.filter(|snapshot| snapshot.status == SnapshotStatus::Progressing) {
                Some(snapshot) => {
                    Snapshot { progress: count.percent(), ..snapshot }.update(transaction)?;
                }
                None => self.is_cancelled.store(true, Ordering::Relaxed),
            }
        }
        let task = self.task.as_ref().map(|id| Task::find(transaction, id)).transpose()?.flatten();
        match task {
            Some(task) => Ok(Task { progress: count.percent_of_all(), ..task }.update(transaction)?),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RegionId, TaskStatus, Time};
    use crate::sys::place::Place;

    fn catalog(directory: &tempfile::TempDir) -> Catalog {
        Catalog::open(&Place::root(directory.path(), false).join("catalog.db")).unwrap()
    }

    #[test]
    fn parts_add_up() {
        let directory = tempfile::tempdir().unwrap();
        let meter = Meter::new(catalog(&directory), Arc::new(Silent));
        let after = |bytes| {
            meter.advance(bytes);
            let count = meter.count();
            (count.percent(), count.percent_of_all())
        };
        meter.start("", 200);
        assert_eq!(after(100), (50, 50));
        assert_eq!(after(900), (99, 99));
        meter.part(1, 4);
        meter.start("", 10);
        assert_eq!((after(0), after(4), after(6)), ((0, 25), (40, 35), (99, 50)));
    }

    #[test]
    fn rows_tell_of_the_work_from_time_to_time() {
        let directory = tempfile::tempdir().unwrap();
        let catalog = catalog(&directory);
        let id = TaskId::parse("t-1").unwrap();
        let task = Task {
            id: id.clone(),
            region: RegionId::parse("cn-hangzhou").unwrap(),
            action: String::new(),
            subject: String::new(),
            job: String::new(),
            status: TaskStatus::Processing,
            progress: 0,
            created: Time(0),
            finished: None,
            error: None,
            worker: None,
            process: None,
        };
        catalog.write(|transaction| task.insert(transaction)).unwrap();
        let told = || Task::find(&catalog.read(), &id).unwrap().unwrap().progress;
        let meter = Meter::new(catalog.clone(), Arc::new(Silent)).for_job(Some(id.clone()));
        let is_over = || meter.count().written = Instant::now().checked_sub(INTERVAL).unwrap();
        meter.start("", 100);
        meter.advance(20);
        assert_eq!((told(), meter.beat().unwrap()), (0, false));
        is_over();
        meter.advance(20);
        assert_eq!((told(), meter.beat().unwrap(), meter.beat().unwrap()), (40, true, false));
        // A deleted snapshot cancels its own part, and not the work after it.
        meter.start_snapshot(&SnapshotId::parse("s-1").unwrap(), "", 100);
        is_over();
        assert!(matches!(meter.beat(), Err(EngineError::Cancelled)));
        meter.start("", 100);
        assert!(!meter.beat().unwrap());
    }
}

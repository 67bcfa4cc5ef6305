//! Runners carry out jobs: in the request, in a thread of this process, or in a process of its own.

use super::{Engine, Result};
use crate::catalog::Task;
use crate::model::TaskId;
use crate::sys;
use crate::sys::lock::Lock;
use std::io;
use std::sync::mpsc::{Receiver, SendError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

/// The place where jobs are carried out.
#[derive(Clone, Debug, Default)]
pub enum Runner {
    /// In the request, which answers when the job is done.
    #[default]
    Inline,
    /// In a thread of this process.
    Pool(Arc<Pool>),
    /// In a process of its own, which outlives this one.
    Process,
}

/// Threads of this process that carry out jobs, one job per thread at a time. Further jobs wait. Dropping the pool
/// waits until all jobs are done.
#[derive(Debug)]
pub struct Pool {
    /// `None` only while the pool is dropped.
    queue: Option<Sender<Errand>>,
    threads: Vec<JoinHandle<()>>,
}

/// The work of a thread of a pool.
type Errand = Box<dyn FnOnce() + Send>;

impl Pool {
    /// Starts `threads` threads (at least 1).
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn new(threads: usize) -> io::Result<Self> {
        let (queue, errands) = channel();
        let errands = Arc::new(Mutex::new(errands));
        let mut pool = Self { queue: Some(queue), threads: Vec::new() };
        for _ in 0..threads.max(1) {
            let errands = Arc::clone(&errands);
            let thread = thread::Builder::new().name("job".to_owned()).spawn(move || serve(&errands))?;
            pool.threads.push(thread);
        }
        Ok(pool)
    }

    fn push(&self, errand: Errand) {
        let Some(queue) = &self.queue else { return errand() };
        if let Err(SendError(errand)) = queue.send(errand) {
            errand();
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.queue = None;
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

/// Does errands until the queue is closed.
fn serve(errands: &Mutex<Receiver<Errand>>) {
    loop {
        let next = errands.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(errand) = next else { return };
        // The job's task notes a fault in the job; a fault outside the job must not end the thread.
        let _ = sys::panic::caught(errand);
    }
}

impl Engine {
    /// Carries out the job of a task that [has begun](Engine::begin_task), with the locks that its rows name. Returns
    /// true if the job is done, false if it goes on elsewhere. Does the job here if no process can be started, since
    /// its rows already promise it.
    ///
    /// # Errors
    /// When the job fails here.
    pub fn carry_out(&self, task: &TaskId, runner: &Runner, locks: Vec<Lock>) -> Result<bool> {
        match runner {
            Runner::Inline => {}
            Runner::Pool(pool) => {
                // The notes of the job belong to no request, and are dropped.
                let engine = Self { notes: Arc::default(), troubles: Arc::default(), ..self.clone() };
                let task = task.clone();
                pool.push(Box::new(move || {
                    // The rows and the task tell how the job ended.
                    let _ = engine.run_task(&task);
                    drop(locks);
                }));
                return Ok(false);
            }
            Runner::Process => {
                if let Ok(process) = start_worker(task, &locks) {
                    drop(locks);
                    self.note_worker(task, process);
                    return Ok(false);
                }
            }
        }
        self.run_task(task)?;
        drop(locks);
        Ok(true)
    }

    /// Notes the process of a worker. If that fails, the worker goes on, but cannot be cancelled.
    fn note_worker(&self, task: &TaskId, process: u32) {
        let _ = self.catalog.write(|transaction| {
            let Some(task) = Task::find(transaction, task)? else { return Ok(()) };
            Task { process: Some(process), ..task }.update(transaction)
        });
    }
}

fn start_worker(task: &TaskId, locks: &[Lock]) -> io::Result<u32> {
    let locks = locks.iter().map(Lock::duplicate).collect::<io::Result<Vec<_>>>()?;
    sys::worker::spawn(&["task", "run", task.as_str()], locks)
}

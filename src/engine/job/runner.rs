//! Where a job is carried out: in the request, in a thread of this process, or in a process of its own.

use super::{Engine, Result};
use crate::catalog::Task;
use crate::model::TaskId;
use crate::sys;
use crate::sys::lock::Lock;
use std::io;
use std::sync::mpsc::{Receiver, SendError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

/// Where jobs are carried out.
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

/// Threads of this process that carry out jobs, one each at a time; further jobs wait. Dropping the pool waits until all
/// are done.
#[derive(Debug)]
pub struct Pool {
    /// `None` only while the pool is dropped.
    queue: Option<Sender<Errand>>,
    threads: Vec<JoinHandle<()>>,
}

/// What a thread of a pool does.
type Errand = Box<dyn FnOnce() + Send>;

impl Pool {
    /// Starts so many threads (at least one).
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

/// Does errands until there are no more to come.
fn serve(errands: &Mutex<Receiver<Errand>>) {
    loop {
        let next = errands.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(errand) = next else { return };
        // A fault in a job is noted in its task; one beyond that must not end the thread.
        let _ = sys::panic::caught(errand);
    }
}

impl Engine {
    /// Carries out the job of a task that [has begun](Engine::begin_task), with the locks that its rows name. Returns true
    /// if the job is done, false if it goes on elsewhere. Where no process can be started the job is done here: its rows
    /// promise it already.
    ///
    /// # Errors
    /// When the job fails here.
    pub fn carry_out(&self, task: &TaskId, runner: &Runner, locks: Vec<Lock>) -> Result<bool> {
        match runner {
            Runner::Inline => {}
            Runner::Pool(pool) => {
                // What it tells is about no request, and goes with it.
                let engine = Self { notes: Arc::default(), troubles: Arc::default(), ..self.clone() };
                let task = task.clone();
                pool.push(Box::new(move || {
                    // The rows and the task say how it ended.
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

    /// Notes the process of a worker. It is at work even if that fails; then it cannot be cancelled.
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

//! Work on many things at the same time, on every core.

use super::Result;
use crate::sys::panic::Fault;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Returns the number of threads that this machine runs at the same time.
pub(super) fn cores() -> usize {
    thread::available_parallelism().map_or(2, usize::from)
}

/// Does `work` on all `things`, in `threads` threads, each with its own tools. After an error no new work is begun.
///
/// # Errors
/// The first error of a thread.
pub(super) fn spread<Things: Iterator + Send, Tools>(
    things: Things,
    threads: usize,
    tools: impl Fn() -> Result<Tools> + Sync,
    work: impl Fn(&mut Tools, Things::Item) -> Result<()> + Sync,
) -> Result<()> {
    let things = Mutex::new(things);
    let failed = AtomicBool::new(false);
    let next = || things.lock().unwrap_or_else(PoisonError::into_inner).next();
    let run = || -> Result<()> {
        let mut tools = tools()?;
        while let Some(thing) = next().filter(|_| !failed.load(Ordering::Relaxed)) {
            if let Err(error) = work(&mut tools, thing) {
                failed.store(true, Ordering::Relaxed);
                return Err(error);
            }
        }
        Ok(())
    };
    thread::scope(|scope| {
        let start = |_| thread::Builder::new().spawn_scoped(scope, run).ok();
        let running: Vec<_> = (0..threads).map_while(start).collect();
        if running.is_empty() {
            // The machine can start no threads.
            return run();
        }
        let outcomes = running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|fault| Err(Fault::of(&*fault).into())));
        // All threads end first.
        outcomes.collect::<Vec<_>>().into_iter().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::EngineError;
    use std::sync::atomic::AtomicUsize;

    #[test]
    fn everything_is_done_once() {
        let sum = AtomicUsize::new(0);
        spread(
            1..=1000,
            4,
            || Ok(()),
            |(), thing| {
                sum.fetch_add(thing, Ordering::Relaxed);
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(sum.into_inner(), 500_500);
    }

    #[test]
    fn an_error_ends_it() {
        let begun = AtomicUsize::new(0);
        let fails = |(): &mut (), thing| {
            begun.fetch_add(1, Ordering::Relaxed);
            if thing == 10 { Err(EngineError::Cancelled) } else { Ok(()) }
        };
        assert!(matches!(spread(0.., 3, || Ok(()), fails), Err(EngineError::Cancelled)));
        assert!(begun.into_inner() >= 11);
        assert!(spread(0..1, 2, || Err::<(), _>(EngineError::Cancelled), |(), _| Ok(())).is_err());
    }
}

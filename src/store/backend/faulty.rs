//! Backends that fail on purpose, for tests of the state after a failure.

use super::{Backend, Backends, ObjectKind};
use crate::sys::place::Place;
use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The way in which a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The call does nothing and returns an error.
    Fails,
    /// The call does half: it stores or reads half of an object. Then it returns an error. Other
    /// calls return an error at once.
    Tears,
    /// The call does everything and returns an error.
    Lost,
    /// The call does everything after this time.
    Delays(Duration),
}

/// The plan of the calls that fail. Clones share the plan and the number of calls.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    plan: Arc<Mutex<Plan>>,
}

#[derive(Debug, Default)]
struct Plan {
    calls: u64,
    faults: BTreeMap<u64, Fault>,
}

impl Faults {
    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a new plan, in which no call fails. Returns the number of calls since the last plan began.
    pub fn begin(&self) -> u64 {
        std::mem::take(&mut *self.plan()).calls
    }

    /// Plans a fault for the call with this number, counted from 0.
    pub fn at(&self, call: u64, fault: Fault) {
        self.plan().faults.insert(call, fault);
    }

    fn next(&self) -> Option<Fault> {
        let mut plan = self.plan();
        let call = plan.calls;
        plan.calls += 1;
        plan.faults.remove(&call)
    }
}

/// A backend whose calls fail as planned. A hint is not a call.
#[derive(Debug)]
pub struct FaultyBackend {
    inner: Box<dyn Backend>,
    faults: Faults,
}

impl FaultyBackend {
    /// Wraps a backend.
    pub fn new(inner: Box<dyn Backend>, faults: Faults) -> Self {
        Self { inner, faults }
    }

    fn call<T>(&self, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let fault = self.faults.next();
        self.meet(fault, work)
    }

    fn meet<T>(&self, fault: Option<Fault>, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        match fault {
            None => work(),
            Some(Fault::Delays(time)) => {
                std::thread::sleep(time);
                work()
            }
            Some(Fault::Fails | Fault::Tears) => Err(planned()),
            Some(Fault::Lost) => work().and_then(|_| Err(planned())),
        }
    }
}

fn planned() -> io::Error {
    io::Error::other("a fault was planned here")
}

impl Backend for FaultyBackend {
    fn place(&self) -> String {
        self.inner.place()
    }

    fn put(&self, kind: ObjectKind, name: &str, bytes: &[u8]) -> io::Result<()> {
        match self.faults.next() {
            Some(Fault::Tears) => {
                self.inner.put(kind, name, &bytes[..bytes.len() / 2]).and_then(|()| Err(planned()))
            }
            fault => self.meet(fault, || self.inner.put(kind, name, bytes)),
        }
    }

    fn sync(&self) -> io::Result<()> {
        self.call(|| self.inner.sync())
    }

    fn read(&self, kind: ObjectKind, name: &str, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        match self.faults.next() {
            Some(Fault::Tears) => {
                let half = buffer.len() / 2;
                self.inner.read(kind, name, offset, &mut buffer[..half]).and_then(|()| Err(planned()))
            }
            fault => self.meet(fault, || self.inner.read(kind, name, offset, buffer)),
        }
    }

    fn read_ahead(&self, kind: ObjectKind, name: &str, range: Range<u64>) {
        self.inner.read_ahead(kind, name, range);
    }

    fn length(&self, kind: ObjectKind, name: &str) -> io::Result<u64> {
        self.call(|| self.inner.length(kind, name))
    }

    fn list(&self, kind: ObjectKind) -> io::Result<Vec<String>> {
        self.call(|| self.inner.list(kind))
    }

    fn delete(&self, kind: ObjectKind, name: &str) -> io::Result<()> {
        self.call(|| self.inner.delete(kind, name))
    }

    fn set_aside(&self, kind: ObjectKind, name: &str) -> io::Result<()> {
        self.call(|| self.inner.set_aside(kind, name))
    }

    fn sweep_drafts(&self) -> io::Result<()> {
        self.call(|| self.inner.sweep_drafts())
    }
}

/// Wraps each backend in a [`FaultyBackend`], all with one plan.
#[derive(Debug)]
pub struct Faulty<B> {
    /// The value that opens the backends.
    pub inner: B,
    /// The plan.
    pub faults: Faults,
}

impl<B: Backends> Backends for Faulty<B> {
    fn open(&self, root: &Place) -> io::Result<Box<dyn Backend>> {
        Ok(Box::new(FaultyBackend::new(self.inner.open(root)?, self.faults.clone())))
    }
}

//! Where the objects of a store lie.

mod directory;
mod faulty;
mod memory;
#[cfg(test)]
mod suite;

pub use directory::{Directories, Directory};
pub use faulty::{Fault, Faults, Faulty, FaultyBackend};
pub use memory::{Memory, MemoryBackend};

use crate::sys::place::Place;
use std::fmt::Debug;
use std::io;
use std::ops::Range;

/// What an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectKind {
    /// A sealed pack.
    Pack,
    /// The manifest of a snapshot.
    Manifest,
}

impl ObjectKind {
    /// The folder, or the prefix, of objects of this kind.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Pack => "packs",
            Self::Manifest => "manifests",
        }
    }
}

/// A place for immutable objects with unique names. Blocking; used from several threads at once. No
/// method is conditional on another's outcome, so that plain object storage can serve.
pub trait Backend: Debug + Send + Sync {
    /// Where it is, for people: a path, if it has one.
    fn place(&self) -> String;

    /// Stores an object; a manifest may replace one of its name. Guarantee: a reader sees the whole object, the whole
    /// old one, or none; when this returns its content is durable, and its name is after the next [`Backend::sync`].
    ///
    /// # Errors
    /// When it cannot be stored whole; what was visible under the name before then still is.
    fn put(&self, kind: ObjectKind, name: &str, bytes: &[u8]) -> io::Result<()>;

    /// Makes the names of all objects that were put before durable.
    ///
    /// # Errors
    /// When that cannot be promised.
    fn sync(&self) -> io::Result<()>;

    /// Fills `buffer` from byte `offset` of an object on. Guarantee: whole or an error.
    ///
    /// # Errors
    /// When the object is missing or too short.
    fn read(&self, kind: ObjectKind, name: &str, offset: u64, buffer: &mut [u8]) -> io::Result<()>;

    /// Says that these bytes of an object will be read soon. Guarantee: none; it is a hint, does not wait,
    /// and tells no error.
    fn read_ahead(&self, kind: ObjectKind, name: &str, range: Range<u64>);

    /// The length of an object in bytes.
    ///
    /// # Errors
    /// When the object is missing.
    fn length(&self, kind: ObjectKind, name: &str) -> io::Result<u64>;

    /// The names of all objects of a kind. Guarantee: none that was there before the call and still is
    /// after it is left out.
    ///
    /// # Errors
    /// When they cannot be listed.
    fn list(&self, kind: ObjectKind) -> io::Result<Vec<String>>;

    /// Removes an object. Guarantee: idempotent; no such object is no error.
    ///
    /// # Errors
    /// When it is still there afterwards.
    fn delete(&self, kind: ObjectKind, name: &str) -> io::Result<()>;

    /// Moves an object to where it is kept for people, and is none of the store's any more. Guarantee: durable.
    ///
    /// # Errors
    /// When it is still there afterwards, or that cannot be promised.
    fn set_aside(&self, kind: ObjectKind, name: &str) -> io::Result<()>;

    /// Removes what interrupted writers left. Only called while nobody writes.
    ///
    /// # Errors
    /// When something cannot be removed.
    fn sweep_drafts(&self) -> io::Result<()>;
}

/// Opens the backends of stores.
pub trait Backends: Debug + Send + Sync {
    /// Opens the backend of the store whose local files lie at `root`. Every backend of a root shows the same objects.
    ///
    /// # Errors
    /// When it cannot be made or opened.
    fn open(&self, root: &Place) -> io::Result<Box<dyn Backend>>;
}

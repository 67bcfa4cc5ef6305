//! Backends: they hold the objects of a store.

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

/// The kind of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectKind {
    /// A sealed pack.
    Pack,
    /// The manifest of a snapshot.
    Manifest,
}

impl ObjectKind {
    /// Returns the folder, or the prefix, of objects of this kind.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Pack => "packs",
            Self::Manifest => "manifests",
        }
    }
}

/// A place for immutable objects with unique names. Its methods block, and several threads can call them at once. No
/// method depends on another's outcome, so that plain object storage can be a backend.
pub trait Backend: Debug + Send + Sync {
    /// Returns the place of the backend as text for users: a path, if it has one.
    fn place(&self) -> String;

    /// Stores an object. A manifest can replace another one of the same name.
    ///
    /// Guarantee: a reader sees the whole new object, the whole old object, or none. When this returns, the content is
    /// durable; the name is durable after the next [`Backend::sync`].
    ///
    /// # Errors
    /// When it cannot be stored whole. The object that was visible under the name before then still is.
    fn put(&self, kind: ObjectKind, name: &str, bytes: &[u8]) -> io::Result<()>;

    /// Makes the names of all stored objects durable.
    ///
    /// # Errors
    /// When the names can be lost in a power failure.
    fn sync(&self) -> io::Result<()>;

    /// Fills `buffer` from byte `offset` of an object on. Guarantee: the buffer is filled whole, or an error is
    /// returned.
    ///
    /// # Errors
    /// When the object is missing or too short.
    fn read(&self, kind: ObjectKind, name: &str, offset: u64, buffer: &mut [u8]) -> io::Result<()>;

    /// Announces that these bytes of an object will be read soon. The call is a hint: it guarantees nothing, does not
    /// wait, and returns no error.
    fn read_ahead(&self, kind: ObjectKind, name: &str, range: Range<u64>);

    /// Returns the length of an object in bytes.
    ///
    /// # Errors
    /// When the object is missing.
    fn length(&self, kind: ObjectKind, name: &str) -> io::Result<u64>;

    /// Returns the names of all objects of a kind. Guarantee: every object that exists during the whole call is listed.
    ///
    /// # Errors
    /// When they cannot be listed.
    fn list(&self, kind: ObjectKind) -> io::Result<Vec<String>>;

    /// Removes an object. Guarantee: the call is idempotent; a missing object is no error.
    ///
    /// # Errors
    /// When it is still there afterwards.
    fn delete(&self, kind: ObjectKind, name: &str) -> io::Result<()>;

    /// Moves an object out of the store, to a place where the user can find it. Guarantee: durable.
    ///
    /// # Errors
    /// When the object is still in the store, or the move is not durable.
    fn set_aside(&self, kind: ObjectKind, name: &str) -> io::Result<()>;

    /// Removes the drafts of interrupted writers. Only called while there is no writer.
    ///
    /// # Errors
    /// When something cannot be removed.
    fn sweep_drafts(&self) -> io::Result<()>;
}

/// Opens the backends of stores.
pub trait Backends: Debug + Send + Sync {
    /// Opens the backend of the store whose local files lie at `root`. Every backend of one root shows the same
    /// objects.
    ///
    /// # Errors
    /// When it cannot be made or opened.
    fn open(&self, root: &Place) -> io::Result<Box<dyn Backend>>;
}

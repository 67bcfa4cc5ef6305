//! What may differ from the newest snapshot of a disk: the second question of a capture, and the first of a rollback.
//!
//! A source may name too much, never too little: the tests against full hashing are the judge.

use super::{EngineError, Result};
use crate::disk::Image;
use crate::model::Run;
use crate::sys::file::Stamp;
use std::path::Path;

/// Runs of blocks, in their order.
pub(super) type Runs<'a> = Box<dyn Iterator<Item = Run> + Send + 'a>;

/// Knows where an image may differ from the newest snapshot of its disk.
pub(super) trait ChangeSource {
    /// The blocks that may differ; `None` if the source cannot tell: then any block may.
    fn changes(&self) -> Result<Option<Runs<'_>>>;

    /// Returns true if no block differs for sure.
    fn is_sure_of_none(&self) -> Result<bool> {
        Ok(self.changes()?.is_some_and(|mut changes| changes.next().is_none()))
    }
}

/// The stamp of an image: an equal one says that nothing changed, another one says nothing.
pub(super) struct EqualStamp {
    /// The stamp when the image had the content of the newest snapshot, if that is remembered.
    pub then: Option<Stamp>,
    pub now: Option<Stamp>,
}

impl ChangeSource for EqualStamp {
    fn changes(&self) -> Result<Option<Runs<'_>>> {
        let is_equal = self.then.is_some() && self.then == self.now;
        Ok(is_equal.then(|| Box::new(std::iter::empty()) as Runs<'_>))
    }
}

/// The extents of an image against those of a kept clone, which has the content of the newest snapshot.
pub(super) struct KeptExtents<'a> {
    pub image: &'a Image,
    /// Its path, for messages.
    pub path: &'a Path,
    pub kept: Image,
}

impl ChangeSource for KeptExtents<'_> {
    fn changes(&self) -> Result<Option<Runs<'_>>> {
        let failed = || format!("reading {}", self.path.display());
        let changes = self.image.changes_since(&self.kept).map_err(EngineError::io(failed()))?;
        Ok(changes.map(|changes| Box::new(changes) as Runs<'_>))
    }
}

/// No knowledge: everything that has data is read.
pub(super) struct FullScan;

impl ChangeSource for FullScan {
    fn changes(&self) -> Result<Option<Runs<'_>>> {
        Ok(None)
    }
}

//! Change sources name the blocks that can differ from a disk's newest snapshot. Captures and rollbacks ask them.
//!
//! A source can name too many blocks, but never too few. The tests compare sources with full hashing.

use super::{EngineError, Result};
use crate::disk::Image;
use crate::model::Run;
use crate::sys::file::Stamp;
use std::path::Path;

/// Runs of blocks, in ascending order.
pub(super) type Runs<'a> = Box<dyn Iterator<Item = Run> + Send + 'a>;

/// Names the blocks of an image that can differ from the newest snapshot of its disk.
pub(super) trait ChangeSource {
    /// Returns the blocks that can differ; `None` if the source does not know, so that any block can.
    fn changes(&self) -> Result<Option<Runs<'_>>>;

    /// Returns true if certainly no block differs.
    fn is_sure_of_none(&self) -> Result<bool> {
        Ok(self.changes()?.is_some_and(|mut changes| changes.next().is_none()))
    }
}

/// The stamp of an image. An equal stamp proves that nothing changed; a different stamp proves nothing.
pub(super) struct EqualStamp {
    /// The stamp at which the image had the content of the newest snapshot, if known.
    pub then: Option<Stamp>,
    pub now: Option<Stamp>,
}

impl ChangeSource for EqualStamp {
    fn changes(&self) -> Result<Option<Runs<'_>>> {
        let is_equal = self.then.is_some() && self.then == self.now;
        Ok(is_equal.then(|| Box::new(std::iter::empty()) as Runs<'_>))
    }
}

/// Compares the extents of an image with those of a kept clone, which has the content of the newest snapshot.
pub(super) struct KeptExtents<'a> {
    pub image: &'a Image,
    /// The image's path, for messages.
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

/// Knows nothing: all blocks with data are read.
pub(super) struct FullScan;

impl ChangeSource for FullScan {
    fn changes(&self) -> Result<Option<Runs<'_>>> {
        Ok(None)
    }
}

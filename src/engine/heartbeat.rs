//! How far a capture or a copy is, in the catalog.

use super::{EngineError, Result};
use crate::catalog::{Catalog, Snapshot};
use crate::model::{SnapshotId, SnapshotStatus};
use std::time::{Duration, Instant};

/// How often a capture writes down how far it is, and looks whether it was cancelled.
const HEARTBEAT: Duration = Duration::from_millis(500);

/// Tells the catalog how far a capture is.
pub(super) struct Heartbeat<'a> {
    catalog: &'a Catalog,
    id: &'a SnapshotId,
    total: u64,
    done: u64,
    last: Instant,
}

impl<'a> Heartbeat<'a> {
    pub(super) fn new(catalog: &'a Catalog, id: &'a SnapshotId, total: u64) -> Self {
        Self { catalog, id, total: total.max(1), done: 0, last: Instant::now() }
    }

    /// So many more bytes are done. Whether that was written down: from time to time it is.
    pub(super) fn tick(&mut self, bytes: u64) -> Result<bool> {
        self.done += bytes;
        if self.last.elapsed() < HEARTBEAT {
            return Ok(false);
        }
        self.last = Instant::now();
        let percent = u32::try_from(self.done.saturating_mul(100) / self.total).unwrap_or(99).min(99);
        self.catalog.write(|transaction| {
            let mut snapshot = Snapshot::find(transaction, self.id)?
                .filter(|snapshot| snapshot.status == SnapshotStatus::Progressing)
                .ok_or(EngineError::Cancelled)?;
            snapshot.progress = percent;
            snapshot.update(transaction)?;
            Ok(true)
        })
    }
}

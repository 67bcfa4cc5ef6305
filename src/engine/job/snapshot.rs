//! Jobs that capture or copy a snapshot.

use super::{Engine, EngineError, Result, Work};
use crate::catalog::Snapshot;
use crate::model::{SnapshotId, SnapshotStatus};
use serde::{Deserialize, Serialize};

/// Captures a progressing snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotCapture(pub SnapshotId);

impl Work for SnapshotCapture {
    fn subject(&self) -> &str {
        self.0.as_str()
    }

    fn run(&self, engine: &Engine) -> Result<()> {
        engine.capture(&self.0)
    }

    fn abandon(&self, engine: &Engine, error: EngineError) -> EngineError {
        engine.abandon_capture(&self.0);
        error
    }

    fn is_resumable(&self, engine: &Engine) -> Result<bool> {
        let snapshot = Snapshot::find(&engine.catalog.read(), &self.0)?;
        snapshot.map_or(Ok(false), |snapshot| engine.is_frozen(&snapshot))
    }

    fn resume(&self, engine: &Engine) -> Result<()> {
        self.run(engine)?;
        engine.tell(format!("the snapshot {}, whose making was cut off, was made", self.0));
        Ok(())
    }

    fn is_done(&self, engine: &Engine) -> Result<bool> {
        engine.is_accomplished(&self.0)
    }
}

/// Fills a progressing copy of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotCopy(pub SnapshotId);

impl Work for SnapshotCopy {
    fn subject(&self) -> &str {
        self.0.as_str()
    }

    fn run(&self, engine: &Engine) -> Result<()> {
        engine.copy_snapshot(&self.0)
    }

    fn is_done(&self, engine: &Engine) -> Result<bool> {
        engine.is_accomplished(&self.0)
    }
}

impl Engine {
    fn is_accomplished(&self, id: &SnapshotId) -> Result<bool> {
        let snapshot = Snapshot::find(&self.catalog.read(), id)?;
        Ok(snapshot.is_some_and(|snapshot| snapshot.status == SnapshotStatus::Accomplished))
    }
}

//! The job that captures a group.

use super::{Engine, EngineError, Result, Work};
use crate::catalog::{Group, Snapshot};
use crate::model::{GroupId, SnapshotStatus};
use serde::{Deserialize, Serialize};

/// Captures the progressing snapshots of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupCapture(pub GroupId);

impl GroupCapture {
    fn has_status(&self, engine: &Engine, status: SnapshotStatus) -> Result<bool> {
        let group = Group::find(&engine.catalog.read(), &self.0)?;
        Ok(group.is_some_and(|group| group.status == status))
    }
}

impl Work for GroupCapture {
    fn subject(&self) -> &str {
        self.0.as_str()
    }

    fn run(&self, engine: &Engine) -> Result<()> {
        engine.capture_group(&self.0)
    }

    fn abandon(&self, engine: &Engine, error: EngineError) -> EngineError {
        engine.abandon_group(&self.0);
        error
    }

    fn is_resumable(&self, engine: &Engine) -> Result<bool> {
        let members = Snapshot::of_group(&engine.catalog.read(), &self.0)?;
        Ok(self.has_status(engine, SnapshotStatus::Progressing)? && engine.are_fixed(&members)?)
    }

    fn is_done(&self, engine: &Engine) -> Result<bool> {
        self.has_status(engine, SnapshotStatus::Accomplished)
    }
}

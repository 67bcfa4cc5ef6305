//! `DeleteSnapshotGroup`.

use super::progress::{Done, Progress, done};
use crate::catalog::{Catalog, Tag};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::ecs::snapshots::may_go;
use crate::model::GroupId;

operation! {
    /// Deletes a snapshot-consistent group and its snapshots.
    ///
    /// A snapshot that belongs to an image or is locked stays, as one of no group; the answer says how it went with
    /// each.
    DeleteSnapshotGroup in Groups "删除快照一致性组及其快照。" {
        /// The group.
        "SnapshotGroupId" group: GroupId,
    }
    common { REGION_ID }
    errors {}
}

/// The reasons why a snapshot outlives its group: an image holds the snapshot, or the snapshot is locked.
const STAYS: [Code; 2] = [Code::SnapshotCreatedImage, Code::OperationDenied];

impl Operation for DeleteSnapshotGroup {
    type Answer = Done;

    fn run(self, context: &Context<'_>) -> Result<Done, ApiError> {
        let group = existing::group(&context.catalog(), &context.region, &self.group)?;
        let mut progress = Vec::new();
        let mut is_over = true;
        for member in group.members(&context.catalog())? {
            let deleted = context
                .engine
                .delete_snapshot(&member.id, |catalog, snapshot| may_go(catalog, snapshot, true));
            // A snapshot that stays for an image or a lock leaves the group. After any other error the group stays,
            // for another try.
            is_over &= deleted.as_ref().map_or_else(|error| STAYS.contains(&error.code), |()| true);
            progress.push(Progress::new("SnapshotId", member.id.as_str(), deleted));
        }
        context.engine.catalog().write(|catalog| {
            if is_over {
                group.release(catalog)?;
                Tag::remove_all(catalog, group.id.as_str())?;
                Catalog::forget_answers(catalog, group.id.as_str())?;
                group.delete(catalog)?;
            }
            Ok::<_, ApiError>(())
        })?;
        Ok(done(progress))
    }
}

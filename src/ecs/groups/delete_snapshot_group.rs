//! `DeleteSnapshotGroup`.

use super::progress::Done;
use crate::catalog::{Catalog, Tag};
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
    errors {
        404 "InvalidSnapshotGroup.NotFound" "no such group in the region",
    }
}

impl Operation for DeleteSnapshotGroup {
    type Answer = Done;

    fn run(self, context: &mut Context<'_>) -> Result<Done, ApiError> {
        let group = existing::group(context.catalog(), &context.region, &self.group)?;
        let mut done = Done::default();
        let mut is_refused_only = true;
        for member in group.members(context.catalog())? {
            let deleted = context
                .engine
                .delete_snapshot(&member.id, |catalog, snapshot| may_go(catalog, snapshot, true));
            is_refused_only &= !deleted.as_ref().is_err_and(ApiError::is_internal);
            done.operation_progress_set.add("SnapshotId", member.id.as_str(), deleted);
        }
        context.engine.catalog_mut().write(|catalog| {
            if is_refused_only {
                group.release(catalog)?;
                Tag::remove_all(catalog, group.id.as_str())?;
                Catalog::forget_answers(catalog, group.id.as_str())?;
                group.delete(catalog)?;
            }
            Ok::<_, ApiError>(())
        })?;
        Ok(done)
    }
}

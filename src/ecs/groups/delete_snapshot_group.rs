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
    /// A snapshot that belongs to an image or is locked stays, and the group with it; the answer says how it went
    /// with each.
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
        for member in group.members(context.catalog())? {
            let deleted = context
                .engine
                .delete_snapshot(&member.id, |catalog, snapshot| may_go(catalog, snapshot, true));
            done.operation_progress_set.add("SnapshotId", member.id.as_str(), deleted);
        }
        context.engine.catalog_mut().write(|catalog| {
            if group.members(catalog)?.is_empty() {
                Tag::remove_all(catalog, group.id.as_str())?;
                Catalog::forget_answers(catalog, group.id.as_str())?;
                group.delete(catalog)?;
            }
            Ok::<_, ApiError>(())
        })?;
        Ok(done)
    }
}

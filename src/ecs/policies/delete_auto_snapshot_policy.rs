//! `DeleteAutoSnapshotPolicy`.

use super::named;
use crate::catalog::Tag;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use crate::model::RegionId;

operation! {
    /// Deletes an automatic snapshot policy.
    ///
    /// Its disks have none then. The snapshots that it made stay until their retention ends.
    DeleteAutoSnapshotPolicy in Policies "删除自动快照策略。" {
        /// The region.
        "regionId" _region: RegionId,
        /// The policy.
        "autoSnapshotPolicyId" policy: String,
    }
    errors {
        404 ParameterInvalid "no such policy in the region",
    }
}

impl Operation for DeleteAutoSnapshotPolicy {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let region = context.region.clone();
        context.engine.catalog().write(|catalog| {
            let policy = named(catalog, &region, &self.policy)?;
            Tag::remove_all(catalog, policy.id.as_str())?;
            policy.delete(catalog)?;
            Ok(Empty {})
        })
    }
}

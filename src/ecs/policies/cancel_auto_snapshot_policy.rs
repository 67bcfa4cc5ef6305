//! `CancelAutoSnapshotPolicy`.

use super::{disk_ids, disks, named};
use crate::catalog::PolicyDisk;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::JsonTexts;
use crate::ecs::service::Context;
use crate::model::RegionId;

operation! {
    /// Takes the automatic snapshot policy off disks.
    ///
    /// Their snapshots stay until their retention ends. A disk without a policy stays as it is.
    CancelAutoSnapshotPolicy in Policies "取消云盘的自动快照策略。" {
        /// The region.
        "regionId" _region: RegionId,
        /// Up to 100 disk ids, as a JSON array: ["d-…","d-…"].
        "diskIds" disk_ids: JsonTexts,
        /// Only this policy is taken off; whichever a disk has if it is not given.
        "autoSnapshotPolicyId" policy: Option<String>,
    }
    errors {
        InvalidDiskIdNotFound "no such disk in the region",
        ParameterInvalid "diskIds is no JSON array of 1 to 100 texts, or no such policy",
    }
}

impl Operation for CancelAutoSnapshotPolicy {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let ids = disk_ids(self.disk_ids)?;
        let region = context.region.clone();
        context.engine.catalog().write(|catalog| {
            let only = self.policy.as_deref().map(|text| named(catalog, &region, text)).transpose();
            // An unknown policy is a 403 here, unlike in other operations.
            let only = only.map_err(|error| error.status(403))?.map(|policy| policy.id);
            for disk in disks(catalog, &region, &ids)? {
                let row = PolicyDisk::of_disk(catalog, &disk.id)?;
                if let Some(row) = row.filter(|row| only.as_ref().is_none_or(|only| row.policy == *only)) {
                    row.delete(catalog)?;
                }
            }
            Ok(Empty {})
        })
    }
}

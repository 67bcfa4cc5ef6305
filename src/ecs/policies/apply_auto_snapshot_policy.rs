//! `ApplyAutoSnapshotPolicy`.

use super::{apply, disk_ids, disks};
use crate::catalog::Disk;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::JsonTexts;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{PolicyId, RegionId};

operation! {
    /// Puts an automatic snapshot policy on disks.
    ///
    /// A disk has one policy at most: this one takes the place of another, whose slots no longer count
    /// for the disk; `snap schedule next` then names both. The first snapshot comes at the policy's
    /// next hour. A disk need not be In_use, but slots that come while it is not are passed over.
    ApplyAutoSnapshotPolicy in Policies "为云盘设置自动快照策略。" {
        /// The region.
        "regionId" _region: RegionId,
        /// The policy.
        "autoSnapshotPolicyId" policy: PolicyId,
        /// Up to 100 disk ids, as a JSON array: ["d-…","d-…"].
        "diskIds" disk_ids: JsonTexts,
    }
    errors {
        PartofDiskCategoryOperationNotSupported,
        DiskCategoryOperationNotSupported "the disks cannot be snapshotted",
        400 InvalidAutoSnapshotPolicyIdNotFound,
        InvalidDiskIdNotFound "no such disk in the region",
        ParameterInvalid "diskIds is no JSON array of 1 to 100 texts",
    }
}

impl Operation for ApplyAutoSnapshotPolicy {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let ids = disk_ids(self.disk_ids)?;
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            let policy = existing::policy(catalog, &asked.region, &self.policy)?;
            let disks = disks(catalog, &asked.region, &ids)?;
            check_categories(&disks)?;
            disks.iter().try_for_each(|disk| apply(catalog, &policy, &disk.id, asked.now))?;
            Ok(Empty {})
        })
    }
}

/// Refuses disks that live and die with their instance: policies do not snapshot them.
fn check_categories(disks: &[Disk]) -> Result<(), ApiError> {
    let unable: Vec<&Disk> = disks.iter().filter(|disk| disk.category.is_ephemeral()).collect();
    let Some(first) = unable.first() else { return Ok(()) };
    let code = if unable.len() == disks.len() {
        Code::DiskCategoryOperationNotSupported
    } else {
        Code::PartofDiskCategoryOperationNotSupported
    };
    Err(ApiError::new(
        code,
        format!("The disk {} is a {} disk, which no policy snapshots.", first.id, first.category),
    ))
}

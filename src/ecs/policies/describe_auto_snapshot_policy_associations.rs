//! `DescribeAutoSnapshotPolicyAssociations`.

use crate::catalog::PolicyDisk;
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::{DiskId, PolicyId, Time};
use serde::Serialize;

/// The maximum number of associations on a page.
const MAX_RESULTS: u64 = 100;

operation! {
    /// Lists which disks have a policy, or which policy a disk has.
    ///
    /// Exactly one of AutoSnapshotPolicyId and DiskId must be given.
    DescribeAutoSnapshotPolicyAssociations in Policies "查询自动快照策略与云盘的关联关系。" {
        /// The policy.
        "AutoSnapshotPolicyId" policy: Option<PolicyId>,
        /// The disk.
        "DiskId" disk: Option<DiskId>,
        /// Associations on a page: 10 to 100, 10 if it is not given.
        "MaxResults" max_results: Option<i64>,
        /// Where the page begins: the NextToken of the page before.
        "NextToken" next_token: Option<String>,
    }
    common { REGION_ID }
    errors {
        InvalidRegionIdNotFound, MissingParameterAutoSnapshotPolicyIdOrDiskId,
        ParameterConflictAutoSnapshotPolicyIdAndDiskId,
        InvalidDiskIdNotFound "no such disk in the region",
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Associations {
    auto_snapshot_policy_associations: Field<Vec<Association>>,
    next_token: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Association {
    auto_snapshot_policy_id: PolicyId,
    disk_id: DiskId,
}

impl Operation for DescribeAutoSnapshotPolicyAssociations {
    type Answer = Associations;

    fn run(self, context: &Context<'_>) -> Result<Associations, ApiError> {
        let max_results = self.max_results.or(Some(0));
        let paging = context.paging(None, None, self.next_token.as_deref(), max_results, MAX_RESULTS)?;
        let (catalog, region) = (&context.catalog(), &context.region);
        let rows = match (self.policy, self.disk) {
            (Some(policy), None) => {
                PolicyDisk::of_policy(catalog, &existing::policy(catalog, region, &policy)?.id)?
            }
            (None, Some(disk)) => {
                let disk = existing::disk(catalog, region, &disk)?;
                PolicyDisk::of_disk(catalog, &disk.id)?.into_iter().collect()
            }
            (None, None) => {
                return Err(ApiError::new(
                    Code::MissingParameterAutoSnapshotPolicyIdOrDiskId,
                    "One of AutoSnapshotPolicyId and DiskId must be given.",
                ));
            }
            (Some(_), Some(_)) => {
                return Err(ApiError::new(
                    Code::ParameterConflictAutoSnapshotPolicyIdAndDiskId,
                    "AutoSnapshotPolicyId and DiskId exclude each other.",
                ));
            }
        };
        let page = paging.cut(rows, |row| (Time(0), row.disk.to_string()));
        let association =
            |row: PolicyDisk| Association { auto_snapshot_policy_id: row.policy, disk_id: row.disk };
        Ok(Associations {
            auto_snapshot_policy_associations: Field(
                "AutoSnapshotPolicyAssociation",
                page.items.into_iter().map(association).collect(),
            ),
            next_token: page.next_token,
        })
    }
}

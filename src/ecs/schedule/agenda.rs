//! The agenda: all due work with its times.

use super::slot::Slot;
use super::take;
use crate::catalog::{Disk, DueCopy, Policy, PolicyDisk, Snapshot};
use crate::ecs::error::ApiError;
use crate::ecs::service::Service;
use crate::ecs::snapshots::may_go;
use crate::model::{DiskId, PolicyId, RegionId, SnapshotId, Time};
use crate::sys;
use serde::Serialize;

/// Work that a pass will do at its time.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "What", rename_all_fields = "PascalCase")]
pub enum Due {
    /// An automatic snapshot.
    Snapshot {
        /// The time.
        time: String,
        /// The disk.
        disk_id: DiskId,
        /// The policy.
        auto_snapshot_policy_id: PolicyId,
        /// The disk's region.
        region_id: RegionId,
        /// The policy that this policy replaced, if any.
        #[serde(skip_serializing_if = "Option::is_none")]
        replaced_auto_snapshot_policy_id: Option<PolicyId>,
        /// The reason why the slot would be passed over now.
        #[serde(skip_serializing_if = "Option::is_none")]
        skip_reason: Option<&'static str>,
    },
    /// A copy to another region; it is due at once.
    Copy {
        /// The time since which the copy is due.
        time: String,
        /// The snapshot.
        snapshot_id: SnapshotId,
        /// The destination.
        region_id: RegionId,
    },
    /// The end of a snapshot's retention.
    Expiry {
        /// The time.
        time: String,
        /// The snapshot.
        snapshot_id: SnapshotId,
        /// The snapshot's region.
        region_id: RegionId,
    },
}

impl Due {
    /// Returns the region of the work.
    pub fn region(&self) -> &RegionId {
        match self {
            Self::Snapshot { region_id, .. }
            | Self::Copy { region_id, .. }
            | Self::Expiry { region_id, .. } => region_id,
        }
    }
}

impl Service {
    /// Returns all due work in every region, earliest first, without snapshots that may not be deleted. A slot of a
    /// disk that policies now pass over carries the reason.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn due(&self) -> Result<Vec<Due>, ApiError> {
        let now = sys::clock::now().map_err(ApiError::internal)?;
        let catalog = self.engine().catalog().read();
        let mut all: Vec<(Time, Due)> = Vec::new();
        for row in PolicyDisk::all(&catalog)? {
            let Some(disk) = Disk::find(&catalog, &row.disk)? else { continue };
            let Some(policy) = Policy::find(&catalog, &row.policy)? else { continue };
            let skip_reason = take::rests(&disk);
            let slot = match take::slot(&catalog, &row, &policy, now)? {
                Slot::Next(slot) | Slot::Due(slot) => slot,
                Slot::Settled(..) => policy.schedule().after(now),
            };
            let time = slot.to_seconds();
            let due = Due::Snapshot {
                time,
                disk_id: row.disk,
                auto_snapshot_policy_id: row.policy,
                region_id: disk.region,
                replaced_auto_snapshot_policy_id: row.replaced,
                skip_reason,
            };
            all.push((slot, due));
        }
        for row in DueCopy::all(&catalog)? {
            let Some(snapshot) = Snapshot::find(&catalog, &row.snapshot)? else { continue };
            let time = snapshot.created.to_seconds();
            let due = Due::Copy { time, snapshot_id: row.snapshot, region_id: row.region };
            all.push((snapshot.created, due));
        }
        for snapshot in Snapshot::expired(&catalog, Time(i64::MAX))? {
            let Some(expiry) = snapshot.expiry() else { continue };
            if may_go(&catalog, &snapshot, false).is_err() {
                continue;
            }
            let time = expiry.to_seconds();
            let due = Due::Expiry { time, snapshot_id: snapshot.id, region_id: snapshot.region };
            all.push((expiry, due));
        }
        all.sort_by_key(|(time, _)| *time);
        Ok(all.into_iter().map(|(_, due)| due).collect())
    }
}

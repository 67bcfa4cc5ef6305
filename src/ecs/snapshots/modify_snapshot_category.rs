//! `ModifySnapshotCategory`.

use super::days::RetentionDays;
use crate::catalog::ReadTx;
use crate::catalog::{Snapshot, SnapshotLock};
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::{existing, task};
use crate::ecs::service::{Asked, Context};
use crate::model::{SnapshotCategory, SnapshotId, SnapshotStatus, TaskId};

/// The minimum age of a snapshot to be archived, in days.
const LEAST_AGE: u32 = 14;

/// The minimum retention of an archived snapshot, in days: 14 before the archive and 60 in it.
const LEAST_RETENTION: u32 = 74;

operation! {
    /// Archives a standard snapshot that is at least 14 days old. There is no way back.
    ///
    /// An archived snapshot is used as any other: its blocks stay in the region's store.
    ModifySnapshotCategory in Snapshots "将创建满 14 天的快照转为归档快照，不可恢复。" {
        /// The snapshot.
        "SnapshotId" snapshot_id: SnapshotId,
        /// Archive.
        "Category" category: Option<String>,
        /// After how many days from its creation the snapshot goes: 74 to 65536. Without, for ever.
        "RetentionDays" retention_days: Option<RetentionDays>,
    }
    errors {
        InvalidOperationDecreaseRetentionDaysUnsupported, InvalidOperationInstantAccessEnabledUnsupport,
        InvalidParameterSnapshotCategory, InvalidRetentionDaysLessThanLockExpiredTime,
        InvalidStatusSnapshotAgeLimit, InvalidStatusSnapshotInArchive, InvalidStatusSnapshotUnfinished,
        InvalidRetentionDaysMalformed "RetentionDays is not 74 to 65536",
        400 InvalidSnapshotIdNotReady "the snapshot is still progressing",
    }
}

impl Operation for ModifySnapshotCategory {
    type Answer = Field<TaskId>;

    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        if self.category.as_deref().is_some_and(|category| !category.eq_ignore_ascii_case("archive")) {
            return Err(ApiError::new(
                Code::InvalidParameterSnapshotCategory,
                "The specified Category is not Archive, which is all that a snapshot can become.",
            ));
        }
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            let mut snapshot = existing::snapshot(catalog, &asked.region, &self.snapshot_id)?;
            check(&snapshot, &asked)?;
            snapshot.retention_days = retention(catalog, &snapshot, self.retention_days)?;
            snapshot.category = SnapshotCategory::Archive;
            snapshot.modified = asked.now;
            snapshot.update(catalog)?;
            let task = task::finished(catalog, &asked, "ArchiveSnapshot", snapshot.id.as_str())?;
            Ok(Field("TaskId", task))
        })
    }
}

fn check(snapshot: &Snapshot, asked: &Asked<'_>) -> Result<(), ApiError> {
    let id = &snapshot.id;
    let refuse = |code, what: &str| Err(ApiError::new(code, format!("The snapshot {id} {what}.")));
    match snapshot.status {
        SnapshotStatus::Progressing => {
            return refuse(Code::InvalidSnapshotIdNotReady, "is still progressing");
        }
        SnapshotStatus::Failed => return refuse(Code::InvalidStatusSnapshotUnfinished, "has failed"),
        SnapshotStatus::Accomplished => {}
    }
    match snapshot.category {
        SnapshotCategory::Archive => {
            return refuse(Code::InvalidStatusSnapshotInArchive, "is archived already");
        }
        SnapshotCategory::Flash => {
            return refuse(
                Code::InvalidParameterSnapshotCategory,
                "is a local one: only a standard one can be archived",
            );
        }
        SnapshotCategory::Standard => {}
    }
    if snapshot.instant_access {
        return refuse(Code::InvalidOperationInstantAccessEnabledUnsupport, "has instant access on");
    }
    if asked.now < snapshot.created.plus_days(LEAST_AGE) {
        return refuse(Code::InvalidStatusSnapshotAgeLimit, "is younger than 14 days");
    }
    Ok(())
}

/// Returns the retention of the snapshot from now on (default: without end).
fn retention(
    catalog: &ReadTx,
    snapshot: &Snapshot,
    asked: Option<RetentionDays>,
) -> Result<Option<u32>, ApiError> {
    let Some(RetentionDays(days)) = asked else { return Ok(None) };
    if days < LEAST_RETENTION {
        return Err(ApiError::new(
            Code::InvalidRetentionDaysMalformed,
            format!("An archived snapshot is kept for {LEAST_RETENTION} days or more; {days} are too few."),
        ));
    }
    if let Some(kept) = snapshot.retention_days.filter(|kept| days < *kept) {
        return Err(ApiError::new(
            Code::InvalidOperationDecreaseRetentionDaysUnsupported,
            format!("The snapshot {} is kept for {kept} days; {days} days would be less.", snapshot.id),
        ));
    }
    let lock = SnapshotLock::of(catalog, &snapshot.id)?;
    match lock.and_then(|lock| lock.end()) {
        Some(end) if snapshot.created.plus_days(days) < end => Err(ApiError::new(
            Code::InvalidRetentionDaysLessThanLockExpiredTime,
            format!("The snapshot {} is locked until {}.", snapshot.id, end.to_seconds()),
        )),
        _ => Ok(Some(days)),
    }
}

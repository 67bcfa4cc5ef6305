//! `ModifyAutoSnapshotPolicyEx`.

use super::named;
use super::values::{
    CopyRetention, PolicyName, RepeatWeekdays, Retention, TargetTag, TimePoints, copies_somewhere,
    copy_region, only_disks, refuse_encryption,
};
use crate::catalog::WriteTx;
use crate::catalog::{Policy, PolicyDisk};
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::JsonTexts;
use crate::ecs::rules::arn::Arn;
use crate::ecs::service::Context;
use crate::model::{RegionId, Time};

operation! {
    /// Changes an automatic snapshot policy.
    ///
    /// What is not given stays. Its disks follow the new hours at once; a new retention counts for
    /// snapshots that are still to be made.
    ModifyAutoSnapshotPolicyEx in Policies "修改自动快照策略。" {
        /// The region.
        "regionId" _region: RegionId,
        /// The policy.
        "autoSnapshotPolicyId" policy: String,
        /// The new name: 2 to 128 characters, a letter first, then letters, digits and : _ . -.
        "autoSnapshotPolicyName" name: Option<PolicyName>,
        /// The new hours, in UTC+8, as a JSON array: ["0","12"].
        "timePoints" time_points: Option<TimePoints>,
        /// The new days of the week, 1 (Monday) to 7 (Sunday), as a JSON array: ["1","5"].
        "repeatWeekdays" repeat_weekdays: Option<RepeatWeekdays>,
        /// Sets how many days snapshots stay: 1 to 65536, or -1 for ever (default: as before).
        /// A negative number is written with an equals sign: --retentionDays=-1.
        "retentionDays" retention: Option<Retention>,
        /// Whether snapshots are copied to another region.
        "EnableCrossRegionCopy" copies: Option<bool>,
        /// That region, as a JSON array: ["cn-beijing"].
        "TargetCopyRegions" copy_regions: Option<JsonTexts>,
        /// Sets how many days copies stay: 1 to 65536, or -1 for ever (default: as before).
        /// A negative number is written with an equals sign: --CopiedSnapshotsRetentionDays=-1.
        "CopiedSnapshotsRetentionDays" copy_retention: Option<CopyRetention>,
        /// Must not be true: snapshots are not encrypted here.
        "CopyEncryptionConfiguration.Encrypted" encrypted: Option<bool>,
        /// The key of the copies; needs Encrypted.
        "CopyEncryptionConfiguration.KMSKeyId" key: Option<String>,
        /// Names tags of instances. Refused: policies are put on disks here.
        "TargetTags" targets: Vec<TargetTag>,
    }
    ignored { "CopyEncryptionConfiguration.Arn": Vec<Arn> }
    errors {
        InvalidParameterCopiedSnapshotsRetentionDays, InvalidParameterEncryptedKmsNotEnable,
        InvalidParameterTargetCopyRegions, InvalidSnapshotPolicyNameMalformed,
        InvalidParameterEncryptedIllegal "a key without encryption",
        403 ParameterInvalid "hours, days or retention are out of range",
        404 ParameterInvalid "no such policy in the region",
    }
}

impl Operation for ModifyAutoSnapshotPolicyEx {
    type Answer = Empty;

    fn run(mut self, context: &Context<'_>) -> Result<Empty, ApiError> {
        only_disks(None, &self.targets)?;
        refuse_encryption(self.encrypted, self.key.as_deref())?;
        let regions = self.copy_regions.take();
        let copy_region = regions.map(|texts| copy_region(texts, &context.region)).transpose()?;
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            let old = named(catalog, &asked.region, &self.policy)?;
            let new = self.changed(&old, copy_region);
            copies_somewhere(new.copies, new.copy_region.as_ref())?;
            new.update(catalog)?;
            if new.schedule() != old.schedule() {
                reschedule(catalog, &old, &new, asked.now)?;
            }
            Ok(Empty {})
        })
    }
}

impl ModifyAutoSnapshotPolicyEx {
    fn changed(self, old: &Policy, copy_region: Option<RegionId>) -> Policy {
        Policy {
            name: self.name.map_or_else(|| old.name.clone(), |name| name.0),
            hours: self.time_points.map_or(old.hours, |hours| hours.0),
            weekdays: self.repeat_weekdays.map_or(old.weekdays, |days| days.0),
            retention_days: self.retention.map_or(old.retention_days, |retention| retention.0.0),
            copies: self.copies.unwrap_or(old.copies),
            copy_region: copy_region.or_else(|| old.copy_region.clone()),
            copy_retention_days: self
                .copy_retention
                .map_or(old.copy_retention_days, |retention| retention.0.0),
            ..old.clone()
        }
    }
}

/// Moves the slots that are still to come. A slot that was missed under the old hours is still owed. A slot that lies
/// far ahead since the clock jumped is left to the next pass.
fn reschedule(catalog: &WriteTx, old: &Policy, new: &Policy, now: Time) -> Result<(), ApiError> {
    for row in PolicyDisk::of_policy(catalog, &new.id)? {
        if row.due > now && row.due <= old.schedule().after(now) {
            PolicyDisk { due: new.schedule().after(now), ..row }.update(catalog)?;
        }
    }
    Ok(())
}

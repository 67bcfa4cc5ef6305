//! `CreateAutoSnapshotPolicy`.

use super::values::{
    CopyRetention, NewRetention, PolicyName, RepeatWeekdays, TargetTag, TimePoints, copies_somewhere,
    copy_region, only_disks, refuse_encryption,
};
use crate::catalog::Policy;
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::ids;
use crate::ecs::parameter::JsonTexts;
use crate::ecs::rules::arn::Arn;
use crate::ecs::rules::existing::ResourceGroup;
use crate::ecs::rules::tag::{self, TagItem};
use crate::ecs::service::Context;
use crate::model::{PolicyId, RegionId, ResourceType};

operation! {
    /// Makes an automatic snapshot policy.
    ///
    /// ApplyAutoSnapshotPolicy puts it on disks; `snap schedule run` then takes the snapshots that are
    /// due.
    CreateAutoSnapshotPolicy in Policies "创建自动快照策略。" {
        /// The region.
        "regionId" _region: RegionId,
        /// The policy's name: 2 to 128 characters, a letter first, then letters, digits and : _ . -.
        "autoSnapshotPolicyName" name: Option<PolicyName>,
        /// The hours, in UTC+8, as a JSON array: ["0","12"].
        "timePoints" time_points: TimePoints,
        /// The days of the week, 1 (Monday) to 7 (Sunday), as a JSON array: ["1","5"].
        "repeatWeekdays" repeat_weekdays: RepeatWeekdays,
        /// Sets how many days snapshots stay: 1 to 65536, or -1 for ever (30 if empty).
        /// A negative number is written with an equals sign: --retentionDays=-1.
        "retentionDays" retention: NewRetention,
        /// Whether snapshots are copied to another region. The copies have no tags.
        "EnableCrossRegionCopy" copies: Option<bool>,
        /// That region, as a JSON array: ["cn-beijing"].
        "TargetCopyRegions" copy_regions: Option<JsonTexts>,
        /// Sets how many days copies stay: 1 to 65536, or -1 for ever (default: -1).
        /// A negative number is written with an equals sign: --CopiedSnapshotsRetentionDays=-1.
        "CopiedSnapshotsRetentionDays" copy_retention: Option<CopyRetention>,
        /// Must not be true: snapshots are not encrypted here.
        "CopyEncryptionConfiguration.Encrypted" encrypted: Option<bool>,
        /// The key of the copies; needs Encrypted.
        "CopyEncryptionConfiguration.KMSKeyId" key: Option<String>,
        /// The resource group of the policy.
        "ResourceGroupId" resource_group: Option<ResourceGroup>,
        /// Tags for the policy and the snapshots it makes, at most 20; not for their copies in another region.
        "Tag" tags: Vec<TagItem>,
        /// Names what the policy is put on: AssociatedWithDisk (default: that).
        "AssociationType" association: Option<String>,
        /// Names tags of instances. Refused: policies are put on disks here.
        "TargetTags" targets: Vec<TargetTag>,
    }
    ignored { "CopyEncryptionConfiguration.Arn": Vec<Arn>, "StorageLocationArn": String }
    errors {
        AutoSnapshotPolicyQuotaExceed, DuplicateTagKey, InvalidParameterCopiedSnapshotsRetentionDays,
        InvalidParameterEncryptedKmsNotEnable, InvalidParameterTargetCopyRegions,
        InvalidSnapshotPolicyNameMalformed, InvalidTagCount, InvalidTagKeyMalformed, InvalidTagValueMalformed,
        ParameterInvalid,
        InvalidParameterEncryptedIllegal "a key without encryption",
    }
}

impl Operation for CreateAutoSnapshotPolicy {
    type Answer = Field<PolicyId>;

    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        only_disks(self.association.as_deref(), &self.targets)?;
        refuse_encryption(self.encrypted, self.key.as_deref())?;
        let copies = self.copies == Some(true);
        let copy_region = self.copy_regions.map(|texts| copy_region(texts, &context.region)).transpose()?;
        copies_somewhere(copies, copy_region.as_ref())?;
        let tags = tag::new_tags(self.tags)?;
        let policy = Policy {
            id: ids::policy(&context.region)?,
            region: context.region.clone(),
            name: self.name.map(|name| name.0).unwrap_or_default(),
            hours: self.time_points.0,
            weekdays: self.repeat_weekdays.0,
            retention_days: self.retention.0.0,
            resource_group: self.resource_group.map(|group| group.0).unwrap_or_default(),
            created: context.now,
            copies,
            copy_region,
            copy_retention_days: self.copy_retention.and_then(|retention| retention.0.0),
        };
        let asked = context.asked();
        let limit = asked.quotas.policies_per_region;
        context.engine.catalog().write(|catalog| {
            if Policy::of_region(catalog, &policy.region)?.len() >= limit as usize {
                return Err(ApiError::new(
                    Code::AutoSnapshotPolicyQuotaExceed,
                    format!("{} has {limit} policies already.", policy.region),
                )
                .hint("Delete one that is not needed any more (DeleteAutoSnapshotPolicy)."));
            }
            policy.insert(catalog)?;
            tag::put(catalog, &asked, ResourceType::Policy, policy.id.as_str(), &tags)
        })?;
        Ok(Field("AutoSnapshotPolicyId", policy.id))
    }
}

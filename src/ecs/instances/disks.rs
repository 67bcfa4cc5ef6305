//! The disks of a new instance.

use super::asked::{self, DataDisk, Extras, SystemDisk};
use crate::catalog::{Disk, Snapshot};
use crate::ecs::code::Code;
use crate::ecs::error::ApiError;
use crate::ecs::images::Origin;
use crate::ecs::parameter::Scalar;
use crate::ecs::rules::existing::{self, shown};
use crate::ecs::rules::name::Description;
use crate::ecs::rules::{device, local, size};
use crate::ecs::service::Context;
use crate::model::{
    ByteSize, DiskCategory, DiskId, DiskType, InstanceId, PerformanceLevel, PolicyId, RegionId, SnapshotId,
    Time, ZoneId,
};

/// The default category of a disk.
pub const DEFAULT_CATEGORY: DiskCategory = DiskCategory::CloudEssd;

/// The default size of a system disk in GiB, unless its image is larger.
const USUAL_SYSTEM_GIB: u64 = 40;

/// The codes for a data disk that does not suit its local snapshot.
const LOCAL: local::Codes = local::Codes {
    category: Code::InvalidDiskCategoryMismatch,
    size: Code::InvalidDataDiskSizeValueNotSupported,
};

/// A disk to be made, after all rules.
#[derive(Clone, Debug)]
pub struct DiskPlan {
    kind: DiskType,
    category: DiskCategory,
    level: Option<PerformanceLevel>,
    size: ByteSize,
    name: String,
    description: String,
    delete_with_instance: bool,
    bursting: bool,
    provisioned_iops: Option<u32>,
    device: String,
    /// The snapshot that gives the disk its initial content.
    pub snapshot: Option<Snapshot>,
    /// The automatic snapshot policy of the disk.
    pub policy: Option<PolicyId>,
}

/// The common values of the disks of one instance.
#[derive(Debug)]
pub struct Place<'a> {
    /// The instance.
    pub instance: &'a InstanceId,
    /// The region.
    pub region: &'a RegionId,
    /// The zone.
    pub zone: &'a ZoneId,
    /// The image of the system disk.
    pub image: &'a str,
    /// The time of the request.
    pub now: Time,
    /// The end of the prepaid time of the instance and its disks.
    pub paid_until: Option<Time>,
    /// The lock that the process making the instance holds.
    pub worker: &'a str,
}

impl DiskPlan {
    /// Checks the system disk, which begins with the content of the image.
    ///
    /// # Errors
    /// The service's error for the first broken rule.
    pub fn system(context: &Context<'_>, asked: SystemDisk, origin: &Origin) -> Result<Self, ApiError> {
        let image_size = origin.size.gib();
        let (category, level) = category_and_level(
            asked.category.as_deref(),
            asked.level.as_deref(),
            Code::InvalidSystemDiskCategoryValueNotSupported,
            "SystemDisk",
        )?;
        let range = size::system_range(category, level);
        if range.is_empty() {
            return Err(ApiError::new(
                Code::InvalidSystemDiskCategoryValueNotSupported,
                format!("A {category} disk cannot be a system disk."),
            ));
        }
        // The default size is that of a new system disk of the service, or of its image.
        let usual = image_size.max(USUAL_SYSTEM_GIB).max(*range.start());
        let wrong = |code, gib: &str| {
            ApiError::new(code, format!("The specified SystemDisk.Size \"{}\" is not valid.", shown(gib)))
                .hint(format!("It can be {} to {} GiB.", image_size.max(*range.start()), range.end()))
        };
        let gib = match &asked.size {
            None => usual,
            Some(text) => match text.parse::<u64>() {
                Ok(gib) if gib < image_size => {
                    return Err(wrong(Code::InvalidSystemDiskSizeLessThanImageSize, text));
                }
                Ok(gib) if gib < *range.start() => {
                    return Err(wrong(Code::InvalidSystemDiskSizeLessThanMinSize, text));
                }
                Ok(gib) if range.contains(&gib) => gib,
                _ => return Err(wrong(Code::InvalidSystemDiskSizeValueNotSupported, text)),
            },
        };
        let (bursting, provisioned_iops) = asked.extras.checked("SystemDisk", category, gib)?;
        Ok(Self {
            kind: DiskType::System,
            category,
            level,
            size: ByteSize::from_gib(gib),
            name: asked.name.map(|name| name.0).unwrap_or_default(),
            description: description(asked.description, "SystemDisk.Description")?,
            delete_with_instance: true,
            bursting,
            provisioned_iops,
            device: device::SYSTEM.to_owned(),
            snapshot: origin.system.clone(),
            policy: known_policy(context, asked.policy)?,
        })
    }

    /// Checks the data disks, including those of the image, and gives each its device name.
    ///
    /// # Errors
    /// The service's error for the first broken rule.
    pub fn data(context: &Context<'_>, asked: Vec<DataDisk>, origin: &Origin) -> Result<Vec<Self>, ApiError> {
        let most = context.quotas.data_disks_per_instance;
        asked::must_be_in_range(context.asked().parameters, most)?;
        let asked = asked::with_those_of_image(context, asked, origin)?;
        if asked.len() > most as usize {
            return Err(ApiError::new(
                Code::InstanceDiskNumberLimitExceed,
                format!("The request asks for {} data disks; {most} is the limit.", asked.len()),
            ));
        }
        let given = device::given(asked.iter().filter_map(|disk| disk.device.as_deref()))?;
        let mut free = device::free(DiskType::Data, &given).collect::<Vec<_>>().into_iter();
        let mut plans = Vec::with_capacity(asked.len());
        for (number, disk) in (1..).zip(asked) {
            let device = match &disk.device {
                Some(name) if device::fits(name, DiskType::Data) => name.clone(),
                Some(name) => {
                    return Err(ApiError::new(
                        Code::InvalidDataDeviceMalformed,
                        format!("The specified DataDisk.{number}.Device \"{}\" is not valid.", shown(name)),
                    )
                    .hint("It can be /dev/xvdb to /dev/xvdz."));
                }
                None => free.next().unwrap_or_default(),
            };
            plans.push(Self::one_of_data(context, disk, number, device)?);
        }
        Ok(plans)
    }

    fn one_of_data(
        context: &Context<'_>,
        asked: DataDisk,
        number: usize,
        device: String,
    ) -> Result<Self, ApiError> {
        let what = format!("DataDisk.{number}");
        let (category, level) = category_and_level(
            asked.category.as_deref(),
            asked.level.as_deref(),
            Code::InvalidDataDiskCategoryValueNotSupported,
            &what,
        )?;
        let snapshot = asked.snapshot_id.as_ref().map(|id| usable_snapshot(context, id)).transpose()?;
        let range = size::data_range(category, level);
        let size = match (asked.size, &snapshot) {
            (Some(gib), _) => size::in_range(&range, gib).map(ByteSize::from_gib),
            (None, Some(snapshot)) => Some(snapshot.disk_size),
            (None, None) => None,
        };
        let Some(size) = size else {
            return Err(ApiError::new(
                Code::InvalidDataDiskSizeValueNotSupported,
                match asked.size {
                    Some(gib) => format!("The specified {what}.Size {gib} is not valid."),
                    None => format!("{what} needs a Size or a SnapshotId."),
                },
            )
            .hint(format!(
                "A {category} disk can have {} to {} GiB.",
                range.start(),
                range.end()
            )));
        };
        if let Some(snapshot) = snapshot.as_ref().filter(|snapshot| size < snapshot.disk_size) {
            return Err(ApiError::new(
                Code::InvalidDiskSizeTooSmall,
                format!(
                    "{what}.Size {} is less than the {} GiB of {}.",
                    size.gib(),
                    snapshot.disk_size.gib(),
                    snapshot.id
                ),
            ));
        }
        if let Some(snapshot) = &snapshot {
            local::must_suit_local(snapshot, category, asked.size, LOCAL)?;
        }
        let extras = Extras {
            encrypted: asked.encrypted,
            encrypt_algorithm: asked.encrypt_algorithm,
            key: asked.key,
            cluster: asked.cluster,
            bursting: asked.bursting,
            provisioned_iops: asked.provisioned_iops,
        };
        let (bursting, provisioned_iops) = extras.checked(&what, category, size.gib())?;
        Ok(Self {
            kind: DiskType::Data,
            category,
            level,
            size,
            name: asked.name.map(|name| name.0).unwrap_or_default(),
            description: description(asked.description, &format!("{what}.Description"))?,
            delete_with_instance: asked.delete_with_instance.unwrap_or(true),
            bursting,
            provisioned_iops,
            device,
            snapshot,
            policy: known_policy(context, asked.policy)?,
        })
    }

    /// Builds the row of the disk in progress; the disk becomes In_use when its image exists.
    pub fn row(&self, id: DiskId, place: &Place<'_>) -> Disk {
        let is_system = self.kind == DiskType::System;
        Disk {
            kind: self.kind,
            category: self.category,
            performance_level: self.level,
            name: self.name.clone(),
            description: self.description.clone(),
            delete_with_instance: self.delete_with_instance,
            delete_auto_snapshot: false,
            bursting: self.bursting,
            provisioned_iops: self.provisioned_iops,
            image: if is_system { place.image.to_owned() } else { String::new() },
            source_snapshot: self.snapshot.as_ref().map(|snapshot| snapshot.id.clone()),
            instance: Some(place.instance.clone()),
            device: self.device.clone(),
            worker: Some(place.worker.to_owned()),
            paid_until: place.paid_until,
            ..Disk::new(id, place.region.clone(), place.zone.clone(), self.size, place.now)
        }
    }
}

fn category_and_level(
    category: Option<&str>,
    level: Option<&str>,
    code: Code,
    what: &str,
) -> Result<(DiskCategory, Option<PerformanceLevel>), ApiError> {
    let category = match category {
        None => DEFAULT_CATEGORY,
        Some(text) => DiskCategory::parse(text).ok_or_else(|| {
            let words: Vec<&str> = DiskCategory::ALL.iter().map(|category| category.as_str()).collect();
            ApiError::new(code, format!("The specified {what}.Category \"{}\" is not valid.", shown(text)))
                .hint(format!("It can be {}.", words.join(", ")))
        })?,
    };
    let level = match level {
        None => None,
        Some(text) => Some(PerformanceLevel::parse(text).ok_or_else(|| {
            ApiError::invalid(&format!("{what}.PerformanceLevel")).hint("It can be PL0, PL1, PL2 or PL3.")
        })?),
    };
    match (category, level) {
        (DiskCategory::CloudEssd, level) => Ok((category, Some(level.unwrap_or(PerformanceLevel::Pl1)))),
        (_, None) => Ok((category, None)),
        (_, Some(_)) => Err(ApiError::new(
            Code::InvalidParameterConflict,
            format!("{what}.PerformanceLevel is for cloud_essd, not for {category}."),
        )),
    }
}

fn description(text: Option<String>, name: &str) -> Result<String, ApiError> {
    let Some(text) = text else { return Ok(String::new()) };
    Description::parse(&text, name)
        .map(|description| description.0)
        .map_err(|error| ApiError::new(Code::InvalidDiskDescriptionMalformed, error.message))
}

fn known_policy(context: &Context<'_>, id: Option<PolicyId>) -> Result<Option<PolicyId>, ApiError> {
    let known = |id| existing::policy(&context.catalog(), &context.region, &id).map(|policy| policy.id);
    id.map(known).transpose()
}

fn usable_snapshot(context: &Context<'_>, id: &SnapshotId) -> Result<Snapshot, ApiError> {
    let snapshot = existing::snapshot(&context.catalog(), &context.region, id)?;
    if !context.is_available(&snapshot)? {
        return Err(ApiError::new(
            Code::InvalidSnapshotIdNotReady,
            format!("The snapshot {id} is {}.", snapshot.status),
        )
        .hint("It must be accomplished."));
    }
    if snapshot.disk_kind == DiskType::System {
        return Err(ApiError::new(
            Code::InvalidSnapshotIdNotDataDiskSnapshot,
            format!("The snapshot {id} is one of a system disk, and cannot become a data disk."),
        ));
    }
    Ok(snapshot)
}

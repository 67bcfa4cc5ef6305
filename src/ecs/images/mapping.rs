//! `DiskDeviceMapping.N`: the disks of the new image.

use crate::catalog::ReadTx;
use crate::catalog::{ImageDisk, ImportedFrom, Snapshot};
use crate::ecs::code::Code;
use crate::ecs::declaration::item;
use crate::ecs::error::ApiError;
use crate::ecs::rules::device;
use crate::ecs::rules::existing::{self, shown};
use crate::model::{ByteSize, DiskType, RegionId, SnapshotCategory, SnapshotId, SnapshotStatus};

/// The maximum number of data disks of an image.
const DATA_DISKS: usize = 16;

/// The default size of an empty data disk, in GiB, which is also the minimum.
const LEAST_SIZE: u64 = 5;

/// The maximum size of a data disk, in GiB.
const MOST_SIZE: u64 = 65_536;

item! {
    /// `DiskDeviceMapping.N` of a request.
    DiskDeviceMapping {
        /// The snapshot that the disk begins with; without it the disk is an empty data disk.
        "SnapshotId" snapshot_id: Option<SnapshotId>,
        /// The device name: /dev/xvda for the system disk, /dev/xvdb to /dev/xvdz for data disks.
        "Device" device: Option<String>,
        /// system or data; what the snapshot is one of when it is left away.
        "DiskType" disk_type: Option<String>,
        /// The size in GiB: at least that of the snapshot, which it is when it is left away, or 5.
        "Size" size: Option<i64>,
    }
}

/// Returns the disks of an image that is made from one snapshot of a system disk.
///
/// # Errors
/// The service's error for a snapshot that cannot be used.
pub fn of_snapshot(catalog: &ReadTx, region: &RegionId, id: &SnapshotId) -> Result<Vec<ImageDisk>, ApiError> {
    let snapshot = usable(catalog, region, id)?;
    if snapshot.disk_kind != DiskType::System {
        return Err(no_system_disk(&format!("{id} is a snapshot of a data disk")));
    }
    Ok(vec![ImageDisk {
        device: device::SYSTEM.to_owned(),
        kind: DiskType::System,
        size: snapshot.disk_size,
        snapshot: Some(snapshot.id),
        imported: ImportedFrom::default(),
    }])
}

/// Returns the disks that the mapping of a request names.
///
/// # Errors
/// The service's error for the first broken rule.
pub fn disks(
    catalog: &ReadTx,
    region: &RegionId,
    mapping: &[DiskDeviceMapping],
) -> Result<Vec<ImageDisk>, ApiError> {
    let given = device::given(mapping.iter().filter_map(|item| item.device.as_deref()))?;
    let mut free = device::free(DiskType::Data, &given);
    let mut disks = Vec::with_capacity(mapping.len());
    for (number, item) in (1..).zip(mapping) {
        disks.push(disk(catalog, region, item, number, &mut free)?);
    }
    let of = |kind| disks.iter().filter(|disk| disk.kind == kind).count();
    match (of(DiskType::System), of(DiskType::Data)) {
        (0, _) => Err(no_system_disk("DiskDeviceMapping names no snapshot of a system disk")),
        (1, data) if data <= DATA_DISKS => Ok(disks),
        (1, data) => Err(ApiError::new(
            Code::InvalidParameter,
            format!("DiskDeviceMapping holds {data} data disks; {DATA_DISKS} is the limit."),
        )),
        (system, _) => Err(ApiError::new(
            Code::InvalidParameterDiskType,
            format!("DiskDeviceMapping holds {system} system disks; an image has one."),
        )),
    }
}

fn disk(
    catalog: &ReadTx,
    region: &RegionId,
    item: &DiskDeviceMapping,
    number: usize,
    free: &mut impl Iterator<Item = String>,
) -> Result<ImageDisk, ApiError> {
    let what = format!("DiskDeviceMapping.{number}");
    let snapshot = item.snapshot_id.as_ref().map(|id| usable(catalog, region, id)).transpose()?;
    let kind = kind(item, &what, snapshot.as_ref())?;
    let device = match (kind, &item.device) {
        (DiskType::System, None) => device::SYSTEM.to_owned(),
        (DiskType::Data, None) => free.next().unwrap_or_default(),
        (_, Some(name)) if device::fits(name, kind) => name.clone(),
        (_, Some(name)) => {
            return Err(ApiError::new(
                Code::InvalidDeviceMalformed,
                format!("The specified {what}.Device \"{}\" is not valid for a {kind} disk.", shown(name)),
            )
            .hint("The system disk is /dev/xvda, data disks are /dev/xvdb to /dev/xvdz."));
        }
    };
    let least = snapshot.as_ref().map_or(ByteSize::from_gib(LEAST_SIZE), |snapshot| snapshot.disk_size);
    let size = match item.size {
        None => least,
        Some(gib) => {
            let most = if kind == DiskType::System { 2048 } else { MOST_SIZE };
            let fits = u64::try_from(gib).ok().filter(|gib| (least.gib()..=most).contains(gib));
            let gib = fits.ok_or_else(|| {
                ApiError::new(
                    Code::InvalidSizeValueNotSupported,
                    format!("The specified {what}.Size {gib} is not valid."),
                )
                .hint(format!("It can be {} to {most} GiB.", least.gib()))
            })?;
            least.max(ByteSize::from_gib(gib))
        }
    };
    let imported = ImportedFrom::default();
    Ok(ImageDisk { device, kind, size, snapshot: snapshot.map(|snapshot| snapshot.id), imported })
}

/// Returns the kind of the disk: the kind of its snapshot, which the request must not contradict.
fn kind(item: &DiskDeviceMapping, what: &str, snapshot: Option<&Snapshot>) -> Result<DiskType, ApiError> {
    let kind = snapshot.map_or(DiskType::Data, |snapshot| snapshot.disk_kind);
    let Some(text) = &item.disk_type else { return Ok(kind) };
    match DiskType::parse(text) {
        None => Err(ApiError::new(
            Code::InvalidDiskTypeValueNotSupported,
            format!("The specified {what}.DiskType \"{}\" is not valid.", shown(text)),
        )
        .hint("It can be system or data.")),
        Some(asked) if asked != kind => Err(ApiError::new(
            Code::InvalidParameterDiskType,
            match snapshot {
                Some(snapshot) => {
                    format!("{what}.DiskType is {asked}, but {} is of a {kind} disk.", snapshot.id)
                }
                None => format!("{what} needs a SnapshotId to be the system disk."),
            },
        )),
        Some(asked) => Ok(asked),
    }
}

fn usable(catalog: &ReadTx, region: &RegionId, id: &SnapshotId) -> Result<Snapshot, ApiError> {
    let snapshot = existing::snapshot(catalog, region, id)?;
    if snapshot.status != SnapshotStatus::Accomplished {
        return Err(ApiError::new(
            Code::InvalidSnapshotIdNotReady,
            format!("The snapshot {id} is {}.", snapshot.status),
        )
        .hint("It must be accomplished."));
    }
    let why = match snapshot.category {
        SnapshotCategory::Standard => return Ok(snapshot),
        SnapshotCategory::Archive => "archived",
        SnapshotCategory::Flash => "a local one",
    };
    Err(ApiError::new(
        Code::InvalidSnapshotCategoryNotSupportImageCreation,
        format!("The snapshot {id} is {why}, and cannot become an image."),
    ))
}

fn no_system_disk(why: &str) -> ApiError {
    ApiError::new(Code::InvalidSystemSnapshotMissing, format!("An image needs a system disk, and {why}."))
        .hint("Give the snapshot of a system disk; data disks can come along by DiskDeviceMapping.N.")
}

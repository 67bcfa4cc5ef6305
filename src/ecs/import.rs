//! Importing raw images as disks, for which the service has no operation.

use super::code::Code;
use super::error::ApiError;
use super::rules::name::DiskName;
use super::{ids, places};
use crate::catalog::Disk;
use crate::catalog::ReadTx;
use crate::disk::format::{Format, FormatError};
use crate::ecs::parameter::Scalar;
use crate::ecs::service::Service;
use crate::engine::{self, Engine, EngineError, SourceFile};
use crate::model::{ByteSize, DiskId, DiskStatus, RegionId};
use crate::sys;
use std::ffi::OsStr;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};

/// The source and the options of an import.
#[derive(Clone, Debug)]
pub struct Import {
    /// An image file, or a block device.
    pub file: PathBuf,
    /// Its format (default: recognised).
    pub format: Option<String>,
    /// True to use the image in place, instead of a sparse copy; the image must be raw.
    pub adopt: bool,
    /// The region of the disk.
    pub region: String,
    /// The disk's name.
    pub name: Option<String>,
}

/// The result of an import.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The disk.
    pub disk: Disk,
    /// The format of the file.
    pub format: Format,
}

impl Service {
    /// Registers an image as a data disk that may be snapshotted at once.
    ///
    /// # Errors
    /// When the image cannot be used or already belongs to a disk; then nothing has changed.
    pub fn import(&self, import: &Import) -> Result<Imported, ApiError> {
        let region = places::region(&import.region)?;
        let name = import.name.as_deref().map(|name| DiskName::parse(name, "name")).transpose().map_err(
            |error| {
                error.hint("A name has 2 to 128 characters, a letter first, then letters, digits and : _ . -")
            },
        )?;
        let unusable = |error: &dyn std::fmt::Display| {
            ApiError::new(
                Code::InvalidParameter,
                format!("{} cannot be imported: {error}.", import.file.display()),
            )
        };
        let format = said(import.format.as_deref()).map_err(|error| unusable(&error))?;
        // The name stays unresolved: a link such as /dev/disk/by-id/… points at the right device even if the devices
        // get other numbers.
        let path = std::path::absolute(&import.file).map_err(|error| unusable(&error))?;
        let measured = Engine::measure(&path, format);
        let (format, size) = measured.map_err(|error| unusable(&error).because_of(&error))?;
        if size == ByteSize(0) {
            return Err(ApiError::new(Code::InvalidParameter, format!("{} is empty.", path.display())));
        }
        let engine = self.engine();
        if import.adopt {
            if format != Format::Raw {
                let error = unusable(&format_args!(
                    "it is in the format {format}, and only raw images can be adopted"
                ));
                return Err(
                    error.hint("Leave --adopt away: a raw copy is made. Or say --format raw if it is raw.")
                );
            }
            must_not_be_ours(engine, &path)?;
        }
        let mut disk = new_row(&region, size, name)?;
        if import.adopt {
            disk.adopted = Some(text(&path)?);
            disk.seen = engine::seen(&path);
            disk.status = DiskStatus::Available;
            engine.catalog().write(|transaction| -> Result<(), ApiError> {
                must_not_be_adopted(transaction, &path, None)?;
                Ok(disk.insert(transaction)?)
            })?;
            return Ok(Imported { disk, format });
        }
        let Some(_lock) = engine.lock(disk.id.as_str())? else {
            return Err(ApiError::internal("the lock of a new disk is taken"));
        };
        disk.worker = Some(disk.id.to_string());
        engine.catalog().write(|transaction| disk.insert(transaction))?;
        let stamp = match engine.copy_image(&path, format, &disk) {
            Ok(stamp) => stamp,
            Err(error) => {
                engine.remove_unmade(disk.id.as_str())?;
                return Err(match error {
                    // The error is reported as if the file had failed to open.
                    EngineError::Format(error) => unusable(&error),
                    other => other.into(),
                });
            }
        };
        let source = SourceFile { path, format, is_said: import.format.is_some() };
        let made = engine.catalog().write(|transaction| {
            disk.become_available(transaction)?;
            source.remember(transaction, &disk.id, stamp)?;
            Ok::<_, EngineError>(Disk::find(transaction, &disk.id)?)
        })?;
        Ok(Imported { disk: made.unwrap_or(disk), format })
    }
}

/// Parses the given format, if any.
pub(super) fn said(format: Option<&str>) -> Result<Option<Format>, FormatError> {
    format.map(str::parse).transpose()
}

pub(super) fn text(path: &Path) -> Result<String, ApiError> {
    path.to_str().map(str::to_owned).ok_or_else(|| {
        ApiError::new(
            Code::InvalidParameter,
            format!("{} is not UTF-8; give it another name.", path.display()),
        )
    })
}

pub(super) fn already(path: &Path) -> ApiError {
    ApiError::new(Code::InvalidParameter, format!("{} is a disk already.", path.display()))
        .hint("List the disks with: snap ecs DescribeDisks")
}

/// Refuses to adopt a file in the home: the image of a disk or any other file.
pub(super) fn must_not_be_ours(engine: &Engine, path: &Path) -> Result<(), ApiError> {
    let real = |path: &Path| std::fs::canonicalize(path).map_err(looking_at(path));
    let file = real(path)?;
    if !file.starts_with(real(engine.home().root())?) {
        return Ok(());
    }
    let id = file.file_stem().and_then(OsStr::to_str).and_then(DiskId::parse);
    let disk = id.map(|id| Disk::find(&engine.catalog().read(), &id)).transpose()?.flatten();
    let image = disk.map(|disk| engine.home().image(&disk.region, &disk.id));
    if image.is_some_and(|image| real(&image).is_ok_and(|image| image == file)) {
        return Err(already(path));
    }
    Err(ApiError::new(
        Code::InvalidParameter,
        format!("{} belongs to the home {}.", path.display(), engine.home().root().display()),
    )
    .hint("Name an image outside of the home."))
}

fn looking_at(path: &Path) -> impl FnOnce(std::io::Error) -> ApiError {
    let failed = EngineError::io(format!("looking at {}", path.display()));
    move |error| failed(error).into()
}

/// Refuses to adopt a file twice, under any of its names. `own` is the disk that may have the file as its image.
pub(super) fn must_not_be_adopted(
    connection: &ReadTx,
    path: &Path,
    own: Option<&DiskId>,
) -> Result<(), ApiError> {
    let file = identity(path).map_err(looking_at(path))?;
    let is_other = |disk: &Disk| {
        let adopted = disk.adopted.as_deref().map(|path| identity(Path::new(path)));
        own != Some(&disk.id) && matches!(adopted, Some(Ok(other)) if other == file)
    };
    if Disk::adopted(connection)?.iter().any(is_other) { Err(already(path)) } else { Ok(()) }
}

/// Returns the identity of a file or a device, different from every other.
pub(super) fn identity(path: &Path) -> std::io::Result<(Option<u64>, u64)> {
    let metadata = std::fs::metadata(path)?;
    let is_device = metadata.file_type().is_block_device();
    Ok(if is_device { (None, metadata.rdev()) } else { (Some(metadata.dev()), metadata.ino()) })
}

/// Builds the row of a data disk that is being made from a file.
pub(super) fn new_row(region: &RegionId, size: ByteSize, name: Option<DiskName>) -> Result<Disk, ApiError> {
    let zone = places::zones(region).next().ok_or_else(|| ApiError::internal("a region without zones"))?;
    let now = sys::clock::now().map_err(ApiError::internal)?;
    Ok(Disk {
        name: name.map(|name| name.0).unwrap_or_default(),
        // The image comes from a machine: the disk may be snapshotted at once.
        ever_attached: true,
        ..Disk::new(ids::disk(region)?, region.clone(), zone, size, now)
    })
}

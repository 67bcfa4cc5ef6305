//! Recording the new place of a disk's image, for which the service has no operation.

use super::code::Code;
use super::disks::wrong_status;
use super::error::ApiError;
use super::import::{must_not_be_adopted, must_not_be_ours, text};
use crate::catalog::Disk;
use crate::disk::format::Format;
use crate::ecs::service::Service;
use crate::engine::{self, Engine};
use crate::model::{DiskId, DiskStatus, SnapshotId};
use std::path::{Path, PathBuf};

/// The state of a disk after its image has moved.
#[derive(Clone, Debug)]
pub struct Relocated {
    /// The path of the image.
    pub path: PathBuf,
    /// The newest snapshot of the disk, and true if the image has the content of that snapshot.
    pub compared: Option<(SnapshotId, bool)>,
}

impl Service {
    /// Uses the image at another path as the image of a disk, in place. The disk keeps its chain.
    ///
    /// # Errors
    /// When the image cannot be adopted, or the disk is busy; then nothing has changed.
    pub fn relocate(&self, id: &DiskId, to: &Path, format: Option<&str>) -> Result<Relocated, ApiError> {
        let unusable = |error: &dyn std::fmt::Display| {
            ApiError::new(Code::InvalidParameter, format!("{} cannot be used: {error}.", to.display()))
        };
        let format = format.map(str::parse::<Format>).transpose().map_err(|error| unusable(&error))?;
        let path = std::path::absolute(to).map_err(|error| unusable(&error))?;
        let (format, size) = Engine::measure(&path, format).map_err(|error| unusable(&error))?;
        if format != Format::Raw {
            let error = unusable(&format_args!(
                "it is in the format {format}, and only raw images are used in place"
            ));
            return Err(error.hint("Say --format raw if it is raw."));
        }
        let engine = self.engine();
        let Some(_lock) = engine.lock(id.as_str())? else {
            return Err(ApiError::new(
                Code::OperationConflict,
                format!("Another operation on the disk {id} is running."),
            ));
        };
        let disk = existing(engine, id)?;
        if disk.status == DiskStatus::Creating {
            return Err(wrong_status(&engine.catalog().read(), &disk, "made"));
        }
        // An image back in its own place in the home is no longer used in place.
        let own = engine.home().image(&disk.region, &disk.id);
        let is_own = is_same(&own, &path);
        if !is_own {
            must_not_be_ours(engine, &path)?;
            if disk.adopted.is_none() && own.exists() {
                return Err(ApiError::new(
                    Code::InvalidParameter,
                    format!("The image of the disk {id} is still there: {}.", own.display()),
                )
                .hint("Move the current image away first, if the other file is the right one."));
            }
        }
        let compared = engine.compare_with_newest(&disk, &path)?;
        let adopted = if is_own { None } else { Some(text(&path)?) };
        engine.catalog().write(|transaction| -> Result<(), ApiError> {
            must_not_be_adopted(transaction, &path, Some(id))?;
            let disk =
                Disk::find(transaction, id)?.ok_or_else(|| ApiError::internal(format!("{id} is gone")))?;
            let seen = adopted.as_ref().and_then(|_| engine::seen(&path));
            Ok(Disk { adopted, seen, size, stamp: None, ..disk }.update(transaction)?)
        })?;
        if size != disk.size {
            engine.tell(format!("{id} has {} bytes now; it had {}", size.0, disk.size.0));
        }
        Ok(Relocated { path, compared })
    }
}

fn existing(engine: &Engine, id: &DiskId) -> Result<Disk, ApiError> {
    let disk = Disk::find(&engine.catalog().read(), id)?;
    disk.ok_or_else(|| {
        ApiError::new(Code::InvalidDiskIdNotFound, format!("There is no disk {id} in any region."))
    })
}

/// Returns true if two paths lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    real(one).is_some_and(|one| Some(one) == real(other))
}

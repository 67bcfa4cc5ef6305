//! Finds out whether the image of a disk is there, and what it is.

use super::{Engine, EngineError, Result};
use crate::catalog::Disk;
use crate::disk::Image;
use crate::home::Home;
use crate::model::{Seen, SeenFile};
use crate::sys::lack::{Lack, told};
use crate::sys::place::Place;
use std::fs::Metadata;
use std::io;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::Path;

/// Returns the place of a disk's image. The user chose that of an adopted image, and can have put it behind a link.
pub fn image_path(home: &Home, disk: &Disk) -> Place {
    match &disk.adopted {
        Some(path) => Place::anywhere(path),
        None => home.image(&disk.region, &disk.id),
    }
}

/// Returns the fault of the image of a disk that is not being made. `None` if the image is there and valid.
pub fn image_trouble(home: &Home, disk: &Disk) -> Option<String> {
    let path = image_path(home, disk);
    let is_image = match disk.adopted {
        Some(_) => {
            std::fs::metadata(&path).map(|found| found.is_file() || found.file_type().is_block_device())
        }
        None => path.length().map(|_| true),
    };
    let trouble = match is_image {
        Ok(true) => return None,
        Ok(false) => "is neither a file nor a block device".to_owned(),
        Err(error) if is_missing(&error) => "is missing".to_owned(),
        // This is no fault of the image; the code that opens it reports the error.
        Err(error) if Lack::of(&error).is_some_and(Lack::is_of_process) => return None,
        Err(error) => format!("cannot be looked at: {}", told(&error, "")),
    };
    Some(format!("its image {} {trouble}", path.display()))
}

/// Returns true if the error says that a file does not exist.
pub(super) fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

impl Engine {
    /// Returns the place of a disk's image. The user chose that of an adopted image, and can have put it behind a
    /// link.
    pub fn image_path(&self, disk: &Disk) -> Place {
        image_path(&self.home, disk)
    }

    /// Returns the fault of the image of a disk that is not being made. `None` if the image is there and valid.
    pub fn image_trouble(&self, disk: &Disk) -> Option<String> {
        image_trouble(&self.home, disk)
    }

    /// Opens the image of a disk for reading.
    pub(super) fn open_image(&self, disk: &Disk) -> Result<Image> {
        let path = self.image_path(disk);
        Image::open(&path).map_err(|error| self.cannot_open(disk, &path, error))
    }

    /// Returns the error of an image that cannot be opened.
    pub(super) fn cannot_open(&self, disk: &Disk, path: &Path, error: io::Error) -> EngineError {
        match self.image_trouble(disk) {
            Some(trouble) => EngineError::NoImage { disk: disk.id.to_string(), trouble },
            None => EngineError::io(format!("opening {}", path.display()))(error),
        }
    }

    /// Returns the facts about the image of a disk, if the image is used in place and is there.
    pub(super) fn seen(&self, disk: &Disk) -> Option<Seen> {
        seen(Path::new(disk.adopted.as_deref()?))
    }

    /// Refuses to make an image anew that is possibly only away. It is away if its file system is not mounted, or if
    /// another directory has the name of its own.
    pub(super) fn must_not_be_away(&self, disk: &Disk, path: &Path) -> Result<()> {
        if disk.adopted.is_none() {
            return Ok(());
        }
        let away = |why: String| {
            let path = path.display();
            Err(EngineError::Away { disk: disk.id.to_string(), path: path.to_string(), why })
        };
        // The target of a broken link lies elsewhere.
        if std::fs::symlink_metadata(path).is_ok() {
            return away("it is a link to a path where nothing is".to_owned());
        }
        let file = match &disk.seen {
            Some(Seen::File(file)) => file,
            Some(Seen::Device) => return away("it was a block device".to_owned()),
            None if path.starts_with("/dev") => return away("it may have been a block device".to_owned()),
            None => return Ok(()),
        };
        if !is_mount(Path::new(&file.mount)) {
            return away(format!("no file system is mounted on {} any more", file.mount));
        }
        let directory = path.parent().unwrap_or(Path::new("/"));
        match std::fs::metadata(directory) {
            Ok(found) if found.ino() != file.directory => {
                away(format!("{} is not the directory that it lay in", directory.display()))
            }
            _ => Ok(()),
        }
    }
}

/// Returns the facts about the file at a path. `None` if they cannot be read.
pub fn seen(path: &Path) -> Option<Seen> {
    let found = std::fs::metadata(path).ok()?;
    if found.file_type().is_block_device() {
        return Some(Seen::Device);
    }
    let directory = path.parent().unwrap_or(Path::new("/"));
    Some(Seen::File(SeenFile {
        owner: found.uid(),
        group: found.gid(),
        mode: found.mode() & 0o7777,
        directory: std::fs::metadata(directory).ok()?.ino(),
        mount: mount_of(directory)?.to_str()?.to_owned(),
    }))
}

/// Returns the path at which the file system of a directory is mounted.
fn mount_of(directory: &Path) -> Option<&Path> {
    directory.ancestors().find(|path| is_mount(path))
}

/// Returns true if a file system is mounted at a path: the parent lies on another one.
fn is_mount(path: &Path) -> bool {
    let Some(parent) = path.parent() else { return true };
    let device = |path: &Path| std::fs::metadata(path).map(|found: Metadata| found.dev());
    match (device(path), device(parent)) {
        (Ok(own), Ok(above)) => own != above,
        _ => false,
    }
}

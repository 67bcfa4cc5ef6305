//! The images of disks: making, copying, resizing, removing.

use super::{Engine, EngineError, Result};
use crate::catalog::{Disk, Unswept};
use crate::disk::Image;
use crate::model::ByteSize;
use crate::sys;
use std::io;
use std::path::Path;

impl Engine {
    /// Makes the empty, sparse image of a new disk, with the disk's size.
    ///
    /// # Errors
    /// When the file cannot be made, or is there already.
    pub fn create_image(&self, disk: &Disk) -> Result<()> {
        let image = self.new_image(disk)?;
        self.finish_image(disk, &image)
    }

    pub(super) fn new_image(&self, disk: &Disk) -> Result<Image> {
        let path = self.image_path(disk);
        let directory = self.home.disks(&disk.region);
        sys::file::create_directories(&directory)
            .and_then(|()| Image::create(&path, disk.size))
            .map_err(EngineError::io(format!("making {}", path.display())))
    }

    pub(super) fn finish_image(&self, disk: &Disk, image: &Image) -> Result<()> {
        image
            .sync()
            .and_then(|()| sys::file::sync_directory(&self.home.disks(&disk.region)))
            .map_err(EngineError::io(format!("syncing {}", self.image_path(disk).display())))
    }

    /// Makes the image of a new disk as a sparse copy of `source`, which has the disk's size.
    ///
    /// # Errors
    /// When either file fails; the image is then removed.
    pub fn copy_image(&self, source: &Path, disk: &Disk) -> Result<()> {
        let failed = || format!("copying {}", source.display());
        let from = Image::open(source).map_err(EngineError::io(failed()))?;
        let before = from.settle().map_err(EngineError::io(failed()))?;
        let to = self.new_image(disk)?;
        self.progress.start(&failed(), from.allocated().unwrap_or(disk.size.0));
        let copied =
            to.copy_from(&from, |bytes| self.progress.advance(bytes)).map_err(EngineError::io(failed()));
        self.progress.finish();
        let copied = copied.and_then(|()| {
            let after = from.stamp().map_err(EngineError::io(failed()))?;
            if before != after {
                return Err(EngineError::Changed { path: source.display().to_string() });
            }
            self.finish_image(disk, &to)
        });
        if copied.is_err() {
            self.remove_image(disk)?;
        }
        copied
    }

    /// The size of the file or block device at `path`, if it can be an image.
    ///
    /// # Errors
    /// When it is not there, or is neither.
    pub fn measure(path: &Path) -> io::Result<ByteSize> {
        Image::open(path).map(|image| image.size())
    }

    /// Removes a disk's image; an adopted image stays where it is. No image is no error.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn remove_image(&self, disk: &Disk) -> Result<()> {
        if disk.adopted.is_some() {
            return Ok(());
        }
        let path = self.image_path(disk);
        remove_if_there(&path).map_err(EngineError::io(format!("removing {}", path.display())))
    }

    /// Removes the image of a disk whose row is gone, and the note that it is to be removed.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn discard_image(&mut self, disk: &Disk) -> Result<()> {
        self.remove_image(disk)?;
        let note = Unswept::Object(disk.id.to_string());
        Ok(self.catalog.write(|transaction| note.clear(transaction, &disk.region))?)
    }

    /// Gives a disk's image a new, larger size.
    ///
    /// # Errors
    /// When the file cannot be resized; a block device never can.
    pub fn resize_image(&self, disk: &Disk, size: ByteSize) -> Result<()> {
        let path = self.image_path(disk);
        Image::open_for_writing(&path)
            .and_then(|mut image| {
                image.resize(size)?;
                image.sync()
            })
            .map_err(EngineError::io(format!("resizing {}", path.display())))
    }
}

/// Removes a file; no file is no error.
pub(super) fn remove_if_there(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

//! Image files of other programs: into the image of a new disk, and out of it.

use super::{Engine, EngineError, Result};
use crate::catalog::Disk;
use crate::disk::Image;
use crate::disk::format::{self, Format, FormatError, Reader, Source};
use crate::model::ByteSize;
use crate::sys::place::{Access, Place};
use std::ffi::OsString;
use std::fs::File;
use std::path::Path;

impl Engine {
    /// The size of the disk in an image file, of this format or whichever it is.
    ///
    /// # Errors
    /// When it cannot be read, or is none.
    pub fn measure_file(file: &File, format: Option<Format>) -> Result<ByteSize, FormatError> {
        Ok(ByteSize(reader(file, format)?.size()))
    }

    /// Makes the image of a new disk, whose row is `Creating`, from an image file; the disk is at least as
    /// large as what is in it. The caller holds the disk's lock.
    ///
    /// # Errors
    /// When the file is damaged or something fails; the disk's image is then removed.
    pub fn read_file(&self, file: &File, format: Option<Format>, disk: &Disk) -> Result<()> {
        let read = self.try_read_file(file, format, disk);
        self.progress.finish();
        if read.is_err() {
            self.remove_image(disk)?;
        }
        read
    }

    fn try_read_file(&self, file: &File, format: Option<Format>, disk: &Disk) -> Result<()> {
        let mut source = reader(file, format)?;
        if source.size() > disk.size.0 {
            // It was another one when the disk's size was chosen.
            return Err(EngineError::Changed { path: disk.id.to_string() });
        }
        let image = self.new_image(disk)?;
        self.progress.start(&format!("importing {}", disk.id), source.size());
        self.convert(&mut source, &image)
            .map_err(|error| EngineError::of_format(error, Path::new("the file"), &self.image_path(disk)))?;
        self.finish_image(disk, &image)
    }

    /// Writes the image of a disk to a new file at `path`, which appears when it is whole; a file with
    /// that name is replaced.
    ///
    /// # Errors
    /// When something fails; nothing has appeared then.
    pub fn write_file(&self, disk: &Disk, format: Format, path: &Place) -> Result<()> {
        let draft = draft_of(path);
        let written = self.try_write_file(disk, format, path, &draft);
        self.progress.finish();
        if written.is_err() {
            draft.remove().map_err(EngineError::io(format!("removing {}", draft.display())))?;
        }
        written
    }

    fn try_write_file(&self, disk: &Disk, format: Format, path: &Place, draft: &Place) -> Result<()> {
        let failed = || format!("writing {}", path.display());
        let image = self.image_path(disk);
        let from =
            image.open(Access::Read).map_err(EngineError::io(format!("reading {}", image.display())))?;
        let mut source = Reader::open(from, Format::Raw)?;
        draft.remove().map_err(EngineError::io(failed()))?;
        let file = draft.open(Access::New).map_err(EngineError::io(failed()))?;
        self.progress.start(&format!("exporting {}", path.display()), source.size());
        let needed = Image::open(&image).and_then(|image| image.allocated());
        format::write(&mut source, format, &file, &mut |bytes| self.progress.advance(bytes)).map_err(
            |error| EngineError::of_format(error, &image, path).needing(needed.unwrap_or(disk.size.0)),
        )?;
        draft.rename(path).map_err(EngineError::io(failed()))?;
        match path.parent() {
            Some(directory) => directory.sync_directory().map_err(EngineError::io(failed())),
            None => Ok(()),
        }
    }
}

/// Where a file is written before it is whole: beside it, hidden, and under a name that no other file's draft has.
pub(super) fn draft_of(path: &Place) -> Place {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".draft");
    path.with_file_name(name)
}

fn reader(file: &File, format: Option<Format>) -> Result<Reader, FormatError> {
    let file = file.try_clone().map_err(FormatError::Read)?;
    match format {
        Some(format) => Reader::open(file, format),
        None => Reader::detect(file),
    }
}

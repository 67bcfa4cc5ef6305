//! Imports image files of other programs into snapshots, and exports snapshots to them.

use super::blocks::FileBlocks;
use super::view::{Streamed, View};
use super::{Engine, EngineError, Result};
use crate::disk::format::{self, Format, FormatError, Reader, Source};
use crate::model::{ByteSize, SnapshotId};
use crate::sys;
use crate::sys::place::{Access, Place};
use std::ffi::OsString;
use std::fs::File;
use std::path::Path;

impl Engine {
    /// Returns the size of the disk in an image file of this format (default: detected).
    ///
    /// # Errors
    /// When the file cannot be read, or is no image.
    pub fn measure_file(file: &File, format: Option<Format>) -> Result<ByteSize, FormatError> {
        Ok(ByteSize(reader(file, format)?.size()))
    }

    /// Fills the progressing snapshot `id`, the first of its chain, from an image file. The disk in the file is no
    /// larger than the snapshot's. The caller holds the lock that the snapshot's row names.
    ///
    /// # Errors
    /// When the file is damaged or something fails; the snapshot stays as it is.
    pub(super) fn read_file(&self, file: &File, format: Option<Format>, id: &SnapshotId) -> Result<()> {
        let (snapshot, _) = self.snapshot_and_chain(id)?;
        let blocks = FileBlocks::open(reader(file, format)?, snapshot.disk_size, Path::new("the file"))?;
        let read = self.capture_blocks(id, &blocks);
        self.progress.finish();
        read
    }

    /// Writes a snapshot, as a disk of that size, to a new file at `path`. The file appears when it is complete, and
    /// replaces an existing file.
    ///
    /// # Errors
    /// When a block is damaged or something fails; no file has appeared then.
    pub(super) fn write_file(&self, view: &View, size: ByteSize, format: Format, path: &Place) -> Result<()> {
        let draft = draft_of(path);
        let written = self.try_write_file(Streamed { view, size }, format, path, &draft);
        self.progress.finish();
        if let Err(error) = &written {
            self.note_damage_of(view, error);
            draft.remove().map_err(EngineError::io(format!("removing {}", draft.display())))?;
        }
        written
    }

    fn try_write_file(
        &self,
        mut source: Streamed<'_>,
        format: Format,
        path: &Place,
        draft: &Place,
    ) -> Result<()> {
        let failed = || format!("writing {}", path.display());
        let view = source.view;
        draft.remove().map_err(EngineError::io(failed()))?;
        let file = draft.open(Access::New).map_err(EngineError::io(failed()))?;
        self.progress.start(&format!("exporting {}", path.display()), view.stored());
        let mut advance = |bytes| {
            self.progress.advance(bytes);
            sys::crash::point("export-piece-written");
        };
        format::write(&mut source, format, &file, &mut advance).map_err(|error| {
            EngineError::of_format(error, Path::new(view.snapshot().as_str()), path).needing(view.stored())
        })?;
        draft.rename(path).map_err(EngineError::io(failed()))?;
        match path.parent() {
            Some(directory) => directory.sync_directory().map_err(EngineError::io(failed())),
            None => Ok(()),
        }
    }
}

/// Returns the place of a file's draft: a hidden file in the same directory, with a name that no other draft has.
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

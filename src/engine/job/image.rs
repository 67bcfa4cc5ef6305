//! Jobs that make images of disks, of another image or of files, and that write images to files.

use super::{Engine, EngineError, Result, Work};
use crate::catalog::{Image, Snapshot};
use crate::disk::format::Format;
use crate::model::{ByteSize, ImageId, ImageStatus, SnapshotId};
use serde::{Deserialize, Serialize};

/// Captures or copies the progressing snapshots of an image that is `Creating`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageBuild(pub ImageId);

impl Work for ImageBuild {
    fn subject(&self) -> &str {
        self.0.as_str()
    }

    fn run(&self, engine: &Engine) -> Result<()> {
        engine.make_custom_image(&self.0)
    }

    fn abandon(&self, engine: &Engine, error: EngineError) -> EngineError {
        let _ = engine.end_custom_image(&self.0, Err(EngineError::Cancelled));
        error
    }

    fn is_resumable(&self, engine: &Engine) -> Result<bool> {
        let (image, snapshots) = {
            let state = &engine.catalog.read();
            (Image::find(state, &self.0)?, Snapshot::of_image(state, &self.0)?)
        };
        let is_open = image.is_some_and(|image| image.status == ImageStatus::Creating);
        Ok(is_open && engine.are_fixed(&snapshots)?)
    }

    fn is_done(&self, engine: &Engine) -> Result<bool> {
        engine.is_made(&self.0)
    }
}

/// Fills the snapshots of an image that is `Creating` from files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageImport {
    /// The image; its snapshots are progressing.
    pub image: ImageId,
    /// The files, one for each snapshot.
    pub files: Vec<ImportedFile>,
}

/// A file that becomes a snapshot. The text of older versions also names a temporary disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedFile {
    /// The file's bucket.
    pub bucket: String,
    /// The name of the file in the bucket.
    pub object: String,
    /// The format of the file (default: recognised from its content).
    pub format: Option<Format>,
    /// The snapshot, which is progressing.
    pub snapshot: SnapshotId,
}

impl Work for ImageImport {
    fn subject(&self) -> &str {
        self.image.as_str()
    }

    fn run(&self, engine: &Engine) -> Result<()> {
        engine.import(self)
    }

    fn is_done(&self, engine: &Engine) -> Result<bool> {
        engine.is_made(&self.image)
    }
}

/// Writes the snapshots of an image to files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageExport {
    /// The image.
    pub image: ImageId,
    /// The bucket for the files.
    pub bucket: String,
    /// The format of the files.
    pub format: Format,
    /// The files.
    pub files: Vec<ExportedFile>,
}

/// A file to which a snapshot is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedFile {
    /// The file's name in the bucket.
    pub name: String,
    /// The content of the file. The text of older versions names a disk instead: such a job is only cleared up.
    #[serde(default)]
    pub content: Option<ExportedContent>,
}

/// The content of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedContent {
    /// The snapshot.
    pub snapshot: SnapshotId,
    /// The size of the disk in the file, at least the size of the snapshot's disk.
    pub size: ByteSize,
}

impl Work for ImageExport {
    fn subject(&self) -> &str {
        self.image.as_str()
    }

    fn run(&self, engine: &Engine) -> Result<()> {
        engine.export(self)
    }

    /// No row tells which files exist, so the job is done again.
    fn is_done(&self, _engine: &Engine) -> Result<bool> {
        Ok(false)
    }

    fn clear_up(&self, engine: &Engine) -> Result<()> {
        engine.remove_drafts(self)
    }
}

impl Engine {
    fn is_made(&self, id: &ImageId) -> Result<bool> {
        let image = Image::find(&self.catalog.read(), id)?;
        let is_made = |status| !matches!(status, ImageStatus::Creating | ImageStatus::CreateFailed);
        Ok(image.is_some_and(|image| is_made(image.status)))
    }
}

//! Custom images: captures, copies or imports their snapshots, and exports them to files.

use super::exchange::draft_of;
use super::job::{ExportedFile, ImageExport, ImageImport};
use super::{Engine, EngineError, Result, open_object};
use crate::catalog::{Catalog, CopyOf, Image, Snapshot};
use crate::model::{ImageId, ImageStatus, SnapshotStatus};

impl Engine {
    /// Captures or copies the progressing snapshots of an image that is `Creating`. The caller holds the locks that the
    /// image's and the snapshots' rows name, and those of disks that are not frozen. On success the image is
    /// `Available`. On an error it is `CreateFailed`, and its unfinished snapshots are failed.
    ///
    /// # Errors
    /// When a snapshot cannot be captured or copied, or something fails.
    pub fn make_custom_image(&self, id: &ImageId) -> Result<()> {
        let made = self.finish_snapshots(id);
        self.end_custom_image(id, made)
    }

    fn finish_snapshots(&self, id: &ImageId) -> Result<()> {
        let snapshots = Snapshot::of_image(&self.catalog.read(), id)?;
        for (index, snapshot) in snapshots.iter().enumerate() {
            self.progress.part(index, snapshots.len());
            match snapshot.status {
                SnapshotStatus::Accomplished => {}
                SnapshotStatus::Failed => {
                    return Err(EngineError::Gone { what: snapshot.id.to_string() });
                }
                SnapshotStatus::Progressing => match CopyOf::find(&self.catalog.read(), &snapshot.id)? {
                    Some(_) => self.copy_snapshot(&snapshot.id)?,
                    None => self.capture(&snapshot.id)?,
                },
            }
        }
        Ok(())
    }

    /// Fills the snapshots of an image that is `Creating` from files. The caller holds the lock that all their rows
    /// name. On success the image is `Available`; on an error it is `CreateFailed`.
    ///
    /// # Errors
    /// When a file is damaged or something fails.
    pub(super) fn import(&self, import: &ImageImport) -> Result<()> {
        let made = self.import_files(import);
        self.end_custom_image(&import.image, made)
    }

    fn import_files(&self, import: &ImageImport) -> Result<()> {
        for (index, file) in import.files.iter().enumerate() {
            let object = match self.bucket(&file.bucket) {
                Some(bucket) => open_object(&bucket, &file.object)
                    .map_err(EngineError::io(format!("opening {}", file.object)))?,
                None => None,
            };
            let object = object.ok_or_else(|| EngineError::Gone { what: file.object.clone() })?;
            self.progress.part(index, import.files.len());
            self.read_file(&object, file.format, &file.snapshot)?;
        }
        Ok(())
    }

    /// Writes the snapshots of an image to files.
    ///
    /// # Errors
    /// When a snapshot cannot be read or a file cannot be written; the files before it remain.
    pub(super) fn export(&self, export: &ImageExport) -> Result<()> {
        let bucket =
            self.bucket(&export.bucket).ok_or_else(|| EngineError::Gone { what: export.bucket.clone() })?;
        // All views are opened first: a snapshot can be deleted before its turn comes.
        let mut files = Vec::with_capacity(export.files.len());
        for ExportedFile { name, content } in &export.files {
            let content = content.as_ref().ok_or_else(|| EngineError::Gone { what: name.clone() })?;
            files.push((name, self.view(&content.snapshot)?, content.size));
        }
        for (index, (name, view, size)) in files.iter().enumerate() {
            self.progress.part(index, files.len());
            self.write_file(view, *size, export.format, &bucket.join(name))?;
        }
        Ok(())
    }

    /// Removes the unfinished files of an export whose process died.
    pub(super) fn remove_drafts(&self, export: &ImageExport) -> Result<()> {
        let Some(bucket) = self.bucket(&export.bucket) else { return Ok(()) };
        for file in &export.files {
            let draft = draft_of(&bucket.join(&file.name));
            draft.remove().map_err(EngineError::io(format!("removing {}", draft.display())))?;
        }
        Ok(())
    }

    /// Records the final status of an image, unless the image was removed meanwhile. After a failure, a request with
    /// the same client token is run again.
    pub(super) fn end_custom_image(&self, id: &ImageId, made: Result<()>) -> Result<()> {
        if made.is_err() {
            for snapshot in Snapshot::of_image(&self.catalog.read(), id)? {
                if snapshot.status == SnapshotStatus::Progressing {
                    self.abandon_capture(&snapshot.id);
                }
            }
        }
        let status = if made.is_ok() { ImageStatus::Available } else { ImageStatus::CreateFailed };
        self.catalog.write(|transaction| {
            if made.is_err() {
                Catalog::forget_answers(transaction, id.as_str())?;
            }
            match Image::find(transaction, id)? {
                Some(image) => Ok(Image { status, worker: None, ..image }.update(transaction)?),
                None if made.is_ok() => Err(EngineError::Cancelled),
                None => Ok(()),
            }
        })?;
        made
    }
}

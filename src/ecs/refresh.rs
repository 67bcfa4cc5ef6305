//! Bringing a changed file into the disk that was copied from it, for which the service has no operation.

use super::code::Code;
use super::disks::{may_be_rewritten, must_not_be_captured};
use super::error::ApiError;
use super::import::{identity, said};
use super::service::Service;
use crate::catalog::Disk;
use crate::catalog::ReadTx;
use crate::disk::format::Format;
use crate::engine::{Engine, Refreshed, SourceFile};
use std::path::{Path, PathBuf};

/// The disk to refresh, and the source.
#[derive(Clone, Debug)]
pub struct Refresh {
    /// The disk.
    pub disk: Disk,
    /// The image file or block device (default: the file that the disk was copied from).
    pub file: Option<PathBuf>,
    /// Its format (default: as told at the copy, else recognised).
    pub format: Option<String>,
}

impl Service {
    /// Brings the present content of a file into the disk that was copied from it, writing only the differences.
    ///
    /// # Errors
    /// When the disk may not change now or the file cannot be used; then nothing has changed. When a later step
    /// fails; then the disk stays `ReIniting`.
    pub fn refresh(&self, refresh: &Refresh) -> Result<(SourceFile, Refreshed), ApiError> {
        let disk = &refresh.disk;
        if let Some(path) = &disk.adopted {
            return Err(ApiError::new(
                Code::OperationDenied,
                format!(
                    "The image {path} of the disk {} is used in place: there is no copy to refresh.",
                    disk.id
                ),
            ));
        }
        let engine = self.engine();
        engine.recover()?;
        let source = source(engine, refresh)?;
        let image = engine.image_path(disk);
        if matches!((identity(&source.path), identity(&image)), (Ok(one), Ok(other)) if one == other) {
            let path = source.path.display();
            return Err(unusable(disk, &format!("{path} is its own image")));
        }
        let check = |connection: &ReadTx, disk: &Disk| {
            may_be_rewritten(connection, disk)?;
            must_not_be_captured(connection, &disk.id, Code::IncorrectDiskStatusHasUnfinishedSnapshot)
        };
        check(&engine.catalog().read(), disk)?;
        let Some(_lock) = engine.lock(disk.id.as_str())? else {
            return Err(ApiError::new(
                Code::OperationConflict,
                format!("Another operation on the disk {} is running.", disk.id),
            )
            .hint(
                "Try again when it has ended; `snap task wait` waits for what goes on in the background.",
            ));
        };
        let refreshed = engine.refresh(&disk.id, &source, check)?;
        Ok((source, refreshed))
    }
}

fn unusable(disk: &Disk, why: &dyn std::fmt::Display) -> ApiError {
    ApiError::new(Code::InvalidParameter, format!("The disk {} cannot be refreshed: {why}.", disk.id))
}

/// Returns the file and its format. The format is the given one, or the one given when the disk was copied, or else
/// the recognised one. A recognised format that differs from the earlier one is refused, so that the disk gets no
/// other content.
fn source(engine: &Engine, refresh: &Refresh) -> Result<SourceFile, ApiError> {
    let Refresh { disk, file, format } = refresh;
    let remembered = SourceFile::of_disk(&engine.catalog().read(), &disk.id)?;
    let path = match (file, &remembered) {
        (Some(file), _) => std::path::absolute(file).map_err(|error| unusable(disk, &error))?,
        (None, Some(source)) => source.path.clone(),
        (None, None) => {
            return Err(unusable(disk, &"it was not copied from a file that is known")
                .hint("Name the file: snap disk refresh <DiskId> FILE"));
        }
    };
    let before = remembered.filter(|source| source.path == path);
    if let Some(format) = said(format.as_deref()).map_err(|error| unusable(disk, &error))? {
        return Ok(SourceFile { path, format, is_said: true });
    }
    if let Some(source) = before.clone().filter(|source| source.is_said) {
        return Ok(source);
    }
    let format = recognised(disk, &path)?;
    match before.map(|source| source.format) {
        Some(before) if before != format => Err(unusable(
            disk,
            &format_args!(
                "{} looks like a {format} image, and was {before} when it was copied",
                path.display()
            ),
        )
        .hint("Say which it is, with --format.")),
        _ => Ok(SourceFile { path, format, is_said: false }),
    }
}

fn recognised(disk: &Disk, path: &Path) -> Result<Format, ApiError> {
    let measured = Engine::measure(path, None);
    measured.map(|(format, _)| format).map_err(|error| unusable(disk, &error).because_of(&error))
}

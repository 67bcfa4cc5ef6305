//! Sources: the files that disks were copied from.
//!
//! A copy does not change when its source does. So the source is remembered with its stamp. A capture of the disk
//! tells if the source has changed or is gone.

use super::{Engine, Result};
use crate::catalog::{Disk, DiskSource};
use crate::catalog::{ReadTx, WriteTx};
use crate::disk::format::Format;
use crate::model::{ByteSize, DiskId};
use crate::sys::file::Stamp;
use std::ffi::OsString;
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

/// The size of a sector, in bytes.
const SECTOR: u64 = 512;

/// A file that a disk is copied from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The file's absolute path.
    pub path: PathBuf,
    /// The file's format.
    pub format: Format,
    /// True if the user stated the format, false if it was recognised.
    pub is_said: bool,
}

impl SourceFile {
    /// Returns the file from which a disk was copied, if there is one.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_disk(connection: &ReadTx, disk: &DiskId) -> Result<Option<Self>> {
        let Some(row) = DiskSource::of_disk(connection, disk)? else { return Ok(None) };
        Ok(Some(Self { path: path_of(&row), format: row.format.parse()?, is_said: row.is_said }))
    }

    /// Records that a disk was copied from this file, and the file's stamp at that time.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn remember(&self, connection: &WriteTx, disk: &DiskId, stamp: Option<Stamp>) -> Result<()> {
        let row = DiskSource {
            disk: disk.clone(),
            path: self.path.as_os_str().as_bytes().to_vec(),
            format: self.format.name().to_owned(),
            is_said: self.is_said,
            stamp: stamp.and_then(|stamp| serde_json::to_string(&stamp).ok()),
        };
        Ok(row.put(connection)?)
    }
}

fn path_of(row: &DiskSource) -> PathBuf {
    PathBuf::from(OsString::from_vec(row.path.clone()))
}

/// Returns true if the error says that there is no such file.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

impl Engine {
    /// Tells if the file from which a disk was copied has changed or is gone.
    pub(super) fn look_at_source(&self, disk: &Disk) -> Result<()> {
        let Some(source) = DiskSource::of_disk(&self.catalog.read(), &disk.id)? else { return Ok(()) };
        let then = source.stamp.as_deref().and_then(|text| serde_json::from_str::<Stamp>(text).ok());
        let path = path_of(&source);
        let told = match (then, Stamp::at(&path)) {
            (Some(then), Ok(now)) if !now.is_like(&then) => {
                format!("has changed or was replaced since; {}", remedy(disk, &source, &path))
            }
            (_, Ok(_)) => return Ok(()),
            (_, Err(error)) if is_absent(&error) => format!(
                "is gone; the snapshot holds the copy as it is; `snap disk refresh {} FILE` names another source",
                disk.id
            ),
            (_, Err(error)) => format!("cannot be looked at: {error}; the snapshot holds the copy as it is"),
        };
        self.tell(format!("the disk {} was copied from {}, which {told}", disk.id, path.display()));
        Ok(())
    }
}

/// Returns the command that brings the changed content of a source into a disk, as text for people. A disk never
/// becomes smaller, so a source that holds less becomes a disk of its own. If the format has changed, the command
/// states it.
fn remedy(disk: &Disk, source: &DiskSource, path: &Path) -> String {
    let said = if source.is_said { source.format.parse().ok() } else { None };
    let format = match Engine::measure(path, said) {
        Ok((_, size)) if is_less_than_disk(size, disk.size) => {
            let path = path.display();
            return format!(
                "it holds less than the disk now; `snap disk import {path}` makes a new disk of it"
            );
        }
        Ok((format, _)) if format.name() != source.format => {
            format!(" --format {}", format.name().to_lowercase())
        }
        _ => String::new(),
    };
    format!("`snap disk refresh {}{format}` brings what is in it now into the disk", disk.id)
}

/// Returns true if a file holds too little for a disk of this size. Most formats count in sectors, so a difference
/// below one sector does not count.
pub(super) fn is_less_than_disk(held: ByteSize, disk: ByteSize) -> bool {
    held.0.next_multiple_of(SECTOR) < disk.0
}

//! Sources: the files that disks were copied from.
//!
//! A copy does not change when its source does. So the source is remembered with its stamp, and whoever captures the
//! disk is told when the source is another one by now. So is whoever captures one whose source is gone.

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

/// In bytes.
const SECTOR: u64 = 512;

/// A file that a disk is copied from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its absolute path.
    pub path: PathBuf,
    /// Its format.
    pub format: Format,
    /// Whether somebody said the format, rather than that it was recognised.
    pub is_said: bool,
}

impl SourceFile {
    /// The file that a disk was copied from, if it was.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_disk(connection: &ReadTx, disk: &DiskId) -> Result<Option<Self>> {
        let Some(row) = DiskSource::of_disk(connection, disk)? else { return Ok(None) };
        Ok(Some(Self { path: path_of(&row), format: row.format.parse()?, is_said: row.is_said }))
    }

    /// Remembers that a disk was copied from it, when it had this stamp.
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

/// Whether the error says that there is no such file.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

impl Engine {
    /// Tells if the file that a disk was copied from is another one by now, or is gone.
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

/// What brings the changed content of a source into a disk. A disk never becomes smaller, so a source that holds less
/// becomes a disk of its own. A format that is another one now has to be said.
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

/// Whether what a file holds is too small for a disk of this size. Most formats count in sectors: what that adds to a
/// size is no part of the disk.
pub(super) fn is_less_than_disk(held: ByteSize, disk: ByteSize) -> bool {
    held.0.next_multiple_of(SECTOR) < disk.0
}

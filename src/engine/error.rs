//! The errors of the engine.

use crate::catalog::CatalogError;
use crate::disk::format::FormatError;
use crate::store::StoreError;
use crate::sys::clock::ClockError;
use crate::sys::lack::{Lack, amount, told};
use crate::sys::panic::Fault;
use std::io;
use std::path::Path;

/// An error of the engine.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The catalog failed.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// The store failed, or holds damage.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The machine failed.
    #[error("{what}: {}", told(source, what))]
    Io {
        /// The action that failed, and its object.
        what: String,
        /// The cause.
        source: io::Error,
    },
    /// The program has a fault.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A required row is missing.
    #[error("{what} is no longer there")]
    Gone {
        /// The missing object.
        what: String,
    },
    /// The image of a disk is missing or invalid.
    #[error("the disk {disk} cannot be used: {trouble}")]
    NoImage {
        /// The disk.
        disk: String,
        /// The fault of its image.
        trouble: String,
    },
    /// The image of a disk is missing. No new image was made, since the old one can be elsewhere.
    #[error("the image {path} of {disk} is missing and was not made anew: {why}")]
    Away {
        /// The disk.
        disk: String,
        /// The image.
        path: String,
        /// The reason to assume that the image is elsewhere.
        why: String,
    },
    /// A rollback failed after it began to write.
    #[error(
        "{source}; the image of {disk} is half written, and the disk stays ReIniting until somebody decides"
    )]
    HalfWritten {
        /// The disk.
        disk: String,
        /// The cause.
        source: Box<Self>,
    },
    /// A rollback failed earlier. It reported the error but could not record it.
    #[error("the rollback of {disk} failed earlier, and is not done now")]
    FailedBefore {
        /// The disk.
        disk: String,
    },
    /// A rollback failed, and the failure could not be recorded.
    #[error(
        "{source}; that it failed could not be noted ({trouble}), so the next command that changes something does the rollback \
         of {disk} to its end, unless `snap disk cancel-rollback {disk}` comes before it"
    )]
    NotGivenUp {
        /// The disk.
        disk: String,
        /// The cause.
        source: Box<Self>,
        /// The reason that it was not recorded.
        trouble: Box<Self>,
    },
    /// The image changed while it was captured, so that the content read is no point in time.
    #[error("the image {path} changed while it was read; stop what writes to it, or snapshot it again")]
    Changed {
        /// The image.
        path: String,
    },
    /// A file changed while it was copied into a disk.
    #[error(
        "the file {path} changed while it was read; stop what writes to it, and then import it, or refresh the disk, again"
    )]
    SourceChanged {
        /// The file.
        path: String,
    },
    /// The image and the disk have different sizes.
    #[error("the image {path} has {found} bytes, the disk has {expected}; resize disks with ResizeDisk")]
    WrongSize {
        /// The image.
        path: String,
        /// Its size, in bytes.
        found: u64,
        /// The disk's size, in bytes.
        expected: u64,
    },
    /// The file that a disk is to be refreshed from holds less than the disk.
    #[error(
        "the disk in {path} has {found} bytes, fewer than the {expected} of the disk {disk}, and no disk becomes smaller"
    )]
    SourceTooSmall {
        /// The file.
        path: String,
        /// The disk.
        disk: String,
        /// The size of the disk in the file, in bytes.
        found: u64,
        /// The size of the disk, in bytes.
        expected: u64,
    },
    /// The process of a refresh died after it began to write into a disk.
    #[error("the refresh of {disk} from {path} was cut off")]
    RefreshCutOff {
        /// The disk.
        disk: String,
        /// The file.
        path: String,
    },
    /// The catalog is missing, and packs exist.
    #[error(
        "the catalog {catalog} is gone, but there are snapshots in {store}; put the catalog back, run `snap store recover` to \
         take them into a new one, or move the home away to begin anew"
    )]
    NoCatalog {
        /// The place of the missing catalog.
        catalog: String,
        /// A store that has packs.
        store: String,
    },
    /// Another process works on a store that must be free.
    #[error("another command works on the store of {region}; wait for its end, and repeat this")]
    AtWork {
        /// Its region.
        region: String,
    },
    /// The catalog is whole, so that no new one is needed.
    #[error(
        "the catalog {catalog} is whole: there is no need for a new one; `snap store recover` without --anew uses it"
    )]
    WholeCatalog {
        /// The catalog.
        catalog: String,
    },
    /// The store has manifests of snapshots that the catalog does not have.
    #[error(
        "the store of {region} has snapshots that the catalog does not know, so nothing is removed from it: {}; put the \
         newer catalog back, or run `snap store recover`, which takes them into this one",
        some(snapshots)
    )]
    Strangers {
        /// The store's region.
        region: String,
        /// The snapshots.
        snapshots: Vec<String>,
    },
    /// A snapshot of the same chain is being made.
    #[error("{snapshot} of the same disk is still being made; try again when it is done")]
    Busy {
        /// The snapshot that is being made.
        snapshot: String,
    },
    /// The copied content differs from the snapshot's digest.
    #[error("the blocks of {snapshot} are not those that it was taken with")]
    Differs {
        /// The snapshot.
        snapshot: String,
    },
    /// The snapshot was deleted while it was made.
    #[error("the snapshot was deleted while it was made")]
    Cancelled,
    /// The state of a member of a group changed before its point in time was fixed.
    #[error("the state of one of its disks or instances was changed while its point in time was taken")]
    Disturbed,
    /// An image file cannot be read.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// The clock cannot be read.
    #[error(transparent)]
    Clock(#[from] ClockError),
    /// The thread that receives this thread's results has ended.
    #[error("the thread that writes packs has ended")]
    ThreadDied,
}

/// Lists at most ten names, and the number of the others.
fn some(names: &[String]) -> String {
    const MOST: usize = 10;
    let named = names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// The result of an engine call.
pub type Result<T, E = EngineError> = std::result::Result<T, E>;

impl EngineError {
    /// Returns advice for this error, if there is any.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoImage { disk, .. } => Some(format!(
                "Bring the image back, or say where it is: snap disk relocate {disk} PATH. ResetDisk makes a missing one anew."
            )),
            Self::Away { disk, .. } => Some(format!(
                "Bring the image back, or say where it is: snap disk relocate {disk} PATH. If it is to be made anew there, make an \
                 empty file in its place first."
            )),
            Self::HalfWritten { disk, .. } => Some(format!(
                "Repeat what failed, or make a rollback; `snap disk cancel-rollback {disk}` takes the disk as it is."
            )),
            _ if self.is_damage() => Some(
                "`snap store verify` names every snapshot that damage touches; the others are whole."
                    .to_owned(),
            ),
            _ if self.is_unreadable() => Some(
                "Put a copy of catalog.db back, without catalog.db-wal and catalog.db-shm. Without a copy, `snap store recover --anew` \
                 makes a new catalog of what can be read, and keeps the old one."
                    .to_owned(),
            ),
            Self::SourceTooSmall { .. } => {
                Some("Make a disk of its own of it: snap disk import FILE".to_owned())
            }
            _ => self.lack().map(|lack| lack.remedy().to_owned()),
        }
    }

    /// Returns the resource that the machine lacks, if that is the cause.
    pub fn lack(&self) -> Option<Lack> {
        match self {
            Self::Io { source, .. }
            | Self::Store(StoreError::Io { source, .. })
            | Self::Catalog(CatalogError::Io { error: source, .. })
            | Self::Format(FormatError::Read(source) | FormatError::Write(source)) => Lack::of(source),
            Self::Catalog(CatalogError::Sqlite(error)) | Self::Store(StoreError::Index(error)) => {
                Lack::of_database(error)
            }
            _ => None,
        }
    }

    /// Adds the number of bytes needed to an error that means that there is no room.
    #[must_use]
    pub fn needing(self, bytes: u64) -> Self {
        match self {
            Self::Io { what, source } if matches!(Lack::of(&source), Some(Lack::Room | Lack::Quota)) => {
                Self::Io { what: format!("{what}, of {} that are needed", amount(bytes)), source }
            }
            other => other,
        }
    }

    /// Returns true if stored bytes or rows are damaged; false if they only could not be looked at.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Store(error) => error.is_damage(),
            Self::HalfWritten { source, .. } | Self::NotGivenUp { source, .. } => source.is_damage(),
            Self::Catalog(error) => error.is_damage(),
            Self::Differs { .. } => true,
            _ => false,
        }
    }

    /// Returns true if a part of the catalog cannot be read.
    pub fn is_unreadable(&self) -> bool {
        matches!(self, Self::Catalog(error) if error.is_unreadable())
    }

    /// Converts an error of the image file at `read`, or of its destination at `written`.
    pub(super) fn of_format(error: FormatError, read: &Path, written: &Path) -> Self {
        match error {
            // The file was longer when it was opened.
            FormatError::Read(source) if source.kind() == io::ErrorKind::UnexpectedEof => {
                Self::SourceChanged { path: read.display().to_string() }
            }
            // If a snapshot is read, the error is already an engine error.
            FormatError::Read(source) => {
                source.downcast().unwrap_or_else(Self::io(format!("reading {}", read.display())))
            }
            FormatError::Write(source) => Self::io(format!("writing {}", written.display()))(source),
            other => Self::Format(other),
        }
    }

    /// Returns a function that makes an I/O error of the action `what`, which names the path.
    pub fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }
}

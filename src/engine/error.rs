//! What can go wrong in the engine.

use crate::catalog::CatalogError;
use crate::disk::format::FormatError;
use crate::store::StoreError;
use crate::sys::clock::ClockError;
use crate::sys::lack::{Lack, amount, told};
use crate::sys::panic::Fault;
use std::io;
use std::path::Path;

/// Trouble in the engine.
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
        /// What was being done, and to what.
        what: String,
        /// Why it failed.
        source: io::Error,
    },
    /// The program has a fault.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A row that should be there is not.
    #[error("{what} is no longer there")]
    Gone {
        /// The row.
        what: String,
    },
    /// The image of a disk is not there, or is none.
    #[error("the disk {disk} cannot be used: {trouble}")]
    NoImage {
        /// The disk.
        disk: String,
        /// What is wrong with its image.
        trouble: String,
    },
    /// The image of a disk is not there, and is not made anew, since it may only be away.
    #[error("the image {path} of {disk} is missing and was not made anew: {why}")]
    Away {
        /// The disk.
        disk: String,
        /// The image.
        path: String,
        /// Why it may only be away.
        why: String,
    },
    /// A rollback failed when it had begun to write.
    #[error(
        "{source}; the image of {disk} is half written, and the disk stays ReIniting until somebody decides"
    )]
    HalfWritten {
        /// The disk.
        disk: String,
        /// Why it failed.
        source: Box<Self>,
    },
    /// A rollback failed earlier, which told so but could not note it.
    #[error("the rollback of {disk} failed earlier, and is not done now")]
    FailedBefore {
        /// The disk.
        disk: String,
    },
    /// A rollback failed, and that could not be noted.
    #[error(
        "{source}; that it failed could not be noted ({trouble}), so the next command that changes something does the rollback \
         of {disk} to its end, unless `snap disk cancel-rollback {disk}` comes before it"
    )]
    NotGivenUp {
        /// The disk.
        disk: String,
        /// Why it failed.
        source: Box<Self>,
        /// Why it was not noted.
        trouble: Box<Self>,
    },
    /// The image changed while it was captured, so that what was read is no point in time.
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
    /// The image does not have the size that the disk has.
    #[error("the image {path} has {found} bytes, the disk has {expected}; resize disks with ResizeDisk")]
    WrongSize {
        /// The image.
        path: String,
        /// Its size.
        found: u64,
        /// The disk's size.
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
    /// A refresh began to write into a disk, and whoever was at it died.
    #[error("the refresh of {disk} from {path} was cut off")]
    RefreshCutOff {
        /// The disk.
        disk: String,
        /// The file.
        path: String,
    },
    /// The catalog is gone, and the packs are there.
    #[error(
        "the catalog {catalog} is gone, but there are snapshots in {store}; put the catalog back, run `snap store recover` to \
         take them into a new one, or move the home away to begin anew"
    )]
    NoCatalog {
        /// Where it should be.
        catalog: String,
        /// A store that has packs.
        store: String,
    },
    /// Somebody works on a store, which must not be now.
    #[error("another command works on the store of {region}; wait for its end, and repeat this")]
    AtWork {
        /// Its region.
        region: String,
    },
    /// Nothing is wrong with the catalog.
    #[error(
        "the catalog {catalog} is whole: there is no need for a new one; `snap store recover` without --anew uses it"
    )]
    WholeCatalog {
        /// The catalog.
        catalog: String,
    },
    /// The store tells of snapshots that the catalog does not have.
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
    /// What was copied is not what the snapshot held.
    #[error("the blocks of {snapshot} are not those that it was taken with")]
    Differs {
        /// The snapshot.
        snapshot: String,
    },
    /// Somebody deleted the snapshot while it was made.
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
    /// A thread that takes what this one makes has ended.
    #[error("the thread that writes packs has ended")]
    ThreadDied,
}

/// Names, but not more than people read.
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
    /// What to do about it, where that is known.
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

    /// What the machine lacks, if that is what stands in the way.
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

    /// The same; if there was no room, it is told how much was needed, in bytes.
    #[must_use]
    pub fn needing(self, bytes: u64) -> Self {
        match self {
            Self::Io { what, source } if matches!(Lack::of(&source), Some(Lack::Room | Lack::Quota)) => {
                Self::Io { what: format!("{what}, of {} that are needed", amount(bytes)), source }
            }
            other => other,
        }
    }

    /// Whether something stored is not what was stored, rather than that it could not be looked at.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Store(error) => error.is_damage(),
            Self::HalfWritten { source, .. } | Self::NotGivenUp { source, .. } => source.is_damage(),
            Self::Catalog(error) => error.is_damage(),
            Self::Differs { .. } => true,
            _ => false,
        }
    }

    /// Whether a part of the catalog cannot be read.
    pub fn is_unreadable(&self) -> bool {
        matches!(self, Self::Catalog(error) if error.is_unreadable())
    }

    /// An error of the image file at `read`, or of the file at `written`, that it goes to.
    pub(super) fn of_format(error: FormatError, read: &Path, written: &Path) -> Self {
        match error {
            // Where it was longer when it was opened.
            FormatError::Read(source) if source.kind() == io::ErrorKind::UnexpectedEof => {
                Self::SourceChanged { path: read.display().to_string() }
            }
            // Where a snapshot is read, what went wrong is the engine's already.
            FormatError::Read(source) => {
                source.downcast().unwrap_or_else(Self::io(format!("reading {}", read.display())))
            }
            FormatError::Write(source) => Self::io(format!("writing {}", written.display()))(source),
            other => Self::Format(other),
        }
    }

    /// An error of the machine at doing `what`, which names the path.
    pub fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }
}

//! What can go wrong in the engine.

use crate::catalog::CatalogError;
use crate::disk::format::FormatError;
use crate::store::StoreError;
use crate::sys::clock::ClockError;
use std::io;

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
    #[error("{what}: {source}")]
    Io {
        /// What was being done, and to what.
        what: String,
        /// Why it failed.
        source: io::Error,
    },
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
    /// A rollback failed, and the catalog could not be told.
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
    /// The catalog is gone, and the packs are there.
    #[error(
        "the catalog {catalog} is gone, but there are snapshots in {store}; put the catalog back, or move the home away to \
         begin anew"
    )]
    NoCatalog {
        /// Where it should be.
        catalog: String,
        /// A store that has packs.
        store: String,
    },
    /// The store has manifests that no row or note of the catalog tells of.
    #[error(
        "the store of {region} has snapshots that the catalog does not know, so nothing of it is removed: {}; put the newer \
         catalog back, or move their manifests away",
        snapshots.join(", ")
    )]
    Strangers {
        /// The store's region.
        region: String,
        /// The snapshots.
        snapshots: Vec<String>,
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
    /// An image file cannot be read.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// The clock cannot be read.
    #[error(transparent)]
    Clock(#[from] ClockError),
    /// A thread of a pipeline died.
    #[error("a thread died")]
    ThreadDied,
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
                "Repeat the rollback, or make another one; `snap disk cancel-rollback {disk}` takes the disk as it is."
            )),
            _ if self.is_damage() => Some(
                "`snap store verify` names every snapshot that damage touches; the others are whole."
                    .to_owned(),
            ),
            _ => None,
        }
    }

    /// Whether something stored is not what was stored, rather than that it could not be looked at.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Store(error) => error.is_damage(),
            Self::HalfWritten { source, .. } | Self::NotGivenUp { source, .. } => source.is_damage(),
            Self::Catalog(error) => matches!(error, CatalogError::Damaged { .. }),
            Self::Differs { .. } => true,
            _ => false,
        }
    }

    pub(super) fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }
}

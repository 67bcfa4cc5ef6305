//! The block store of a region: packs of blocks, the dedupe index over them, manifests.
//!
//! The store knows blocks, hashes, packs and names, but no SQL resources and no terms of the service. All parts except
//! the index lie behind the [`Backend`] trait. So a store can lie elsewhere than in a directory.
//!
//! ```text
//! store/
//!   lock                      writers share it, the last step of reclaim holds it alone
//!   packs/<32 hex digits>     sealed packs, see `pack` for the format
//!   manifests/<snapshot id>   one for each accomplished snapshot, see `manifest`
//!   draft/                    objects that are being written
//!   aside/                    unusable manifests that the user had moved away; directories that a user put in place of
//!                             packs
//!   index.db                  the dedupe index: a cache, can be deleted at any time
//! ```

mod backend;
mod codec;
mod index;
mod manifest;
mod pack;
mod reader;

pub use backend::{
    Backend, Backends, Directories, Directory, Fault, Faults, Faulty, FaultyBackend, Memory, MemoryBackend,
    ObjectKind,
};
pub use codec::{Codec, Compression, Encoding, UnknownCompression};
pub use index::Index;
pub use manifest::{
    About as ManifestAbout, Content as ManifestContent, Manifest, VERSION as MANIFEST_VERSION,
};
pub use pack::{Footer, FooterEntry, PackBuilder, Record, Seal, SealedPack, TARGET_SLOTS, seal, seal_of};
pub use reader::BlockReader;

use crate::model::{Hash, Location, PackName, Slot};
use crate::sys::lack::{told, told_database};
use crate::sys::place::{Place, Refused};
use std::collections::{HashMap, VecDeque};
use std::io;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// An error of a store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The backend failed.
    #[error("{what}: {}", told(source, what))]
    Io {
        /// The operation and its object.
        what: String,
        /// The cause.
        source: io::Error,
    },
    /// A pack is damaged.
    #[error("pack {pack} is damaged: {what}")]
    Damaged {
        /// The pack.
        pack: PackName,
        /// The damage.
        what: String,
    },
    /// A block is damaged.
    #[error("slot {} of pack {pack} is damaged: {what}", slot.0)]
    DamagedBlock {
        /// The pack.
        pack: PackName,
        /// The slot.
        slot: Slot,
        /// The damage.
        what: &'static str,
    },
    /// A manifest is damaged.
    #[error("manifest {name} is damaged: {what}")]
    DamagedManifest {
        /// The manifest.
        name: String,
        /// The damage.
        what: String,
    },
    /// The dedupe index returned an error.
    #[error("the dedupe index: {}", told_database(.0))]
    Index(#[from] rusqlite::Error),
}

/// The result of a store call.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

impl StoreError {
    /// Returns true if stored data is damaged. Returns false if the data could not be read.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged { .. } | Self::DamagedBlock { .. } | Self::DamagedManifest { .. })
    }

    /// Returns the error for a block whose record has another seal.
    pub(crate) fn not_as_written(pack: PackName, slot: Slot) -> Self {
        Self::DamagedBlock { pack, slot, what: "its record is not what was written" }
    }

    /// Returns the function that converts an error of reading a pack. A pack that is a link or a directory is damaged.
    fn of_pack(pack: PackName, backend: &dyn Backend) -> impl Fn(io::Error) -> Self {
        move |source| match Refused::of(&source) {
            Some(Refused::Link(path) | Refused::NoFile(path)) if path.ends_with(pack.to_string()) => {
                Self::Damaged { pack, what: source.to_string() }
            }
            _ => Self::Io { what: format!("reading pack {pack} in {}", backend.place()), source },
        }
    }

    pub(crate) fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }
}

/// The number of footers that stay in memory (at most 48 KiB each).
const FOOTERS_KEPT: usize = 256;

/// The store of a region.
#[derive(Debug)]
pub struct Store {
    backend: Box<dyn Backend>,
    index: Place,
    footers: Mutex<FooterCache>,
}

#[derive(Debug, Default)]
struct FooterCache {
    by_name: HashMap<PackName, Arc<Footer>>,
    order: VecDeque<PackName>,
}

impl Store {
    /// Returns the store over a backend, with its index at `index`.
    pub fn new(backend: Box<dyn Backend>, index: Place) -> Self {
        Self { backend, index, footers: Mutex::default() }
    }

    /// Returns the backend.
    pub fn backend(&self) -> &dyn Backend {
        self.backend.as_ref()
    }

    /// Opens the dedupe index. Rebuilds it from the packs' footers if it is missing or unusable.
    ///
    /// # Errors
    /// When packs cannot be listed or the index cannot be made.
    pub fn index(&self) -> Result<Index> {
        Index::open(&self.index, self)
    }

    /// Returns the names of all sealed packs.
    ///
    /// # Errors
    /// When the backend cannot list them.
    pub fn packs(&self) -> Result<Vec<PackName>> {
        let names = self
            .backend
            .list(ObjectKind::Pack)
            .map_err(StoreError::io(format!("listing packs in {}", self.backend.place())))?;
        Ok(names.iter().filter_map(|name| PackName::parse(name)).collect())
    }

    fn footer_cache(&self) -> MutexGuard<'_, FooterCache> {
        self.footers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the footer of a pack, checked against its checksum.
    ///
    /// # Errors
    /// When the pack is missing or damaged.
    pub fn footer(&self, pack: PackName) -> Result<Arc<Footer>> {
        if let Some(footer) = self.footer_cache().by_name.get(&pack) {
            return Ok(Arc::clone(footer));
        }
        let footer = Arc::new(Footer::read(self.backend(), pack)?);
        self.remember_footer(pack, Arc::clone(&footer));
        Ok(footer)
    }

    fn remember_footer(&self, pack: PackName, footer: Arc<Footer>) {
        let mut cache = self.footer_cache();
        if cache.by_name.insert(pack, footer).is_none() {
            cache.order.push_back(pack);
        }
        while cache.order.len() > FOOTERS_KEPT {
            if let Some(oldest) = cache.order.pop_front() {
                cache.by_name.remove(&oldest);
            }
        }
    }

    /// Adds a sealed pack to the store. When this returns, its content is durable; its name is durable after
    /// [`Store::sync`].
    ///
    /// # Errors
    /// When the backend fails.
    pub fn put(&self, pack: &SealedPack) -> Result<()> {
        self.backend
            .put(ObjectKind::Pack, &pack.name.to_string(), pack.bytes.as_slice())
            .map_err(StoreError::io(format!("writing pack {} in {}", pack.name, self.backend.place())))?;
        self.remember_footer(pack.name, Arc::clone(&pack.footer));
        Ok(())
    }

    /// Makes the names of all objects stored so far durable.
    ///
    /// # Errors
    /// When the backend fails.
    pub fn sync(&self) -> Result<()> {
        self.backend.sync().map_err(StoreError::io(format!("syncing {}", self.backend.place())))
    }

    /// Returns true if a manifest exists.
    pub fn has_manifest(&self, name: &str) -> bool {
        self.backend.length(ObjectKind::Manifest, name).is_ok()
    }

    /// Moves a manifest out of the store, durably.
    ///
    /// # Errors
    /// When the backend fails.
    pub fn set_aside(&self, manifest: &str) -> Result<()> {
        let failed = || format!("moving manifest {manifest} away");
        self.backend.set_aside(ObjectKind::Manifest, manifest).map_err(StoreError::io(failed()))
    }

    /// Removes a pack.
    ///
    /// # Errors
    /// When the backend fails; a missing pack is no error.
    pub fn delete_pack(&self, pack: PackName) -> Result<()> {
        self.footer_cache().by_name.remove(&pack);
        self.backend
            .delete(ObjectKind::Pack, &pack.to_string())
            .map_err(StoreError::io(format!("removing pack {pack} in {}", self.backend.place())))
    }

    /// Returns the hashes of the `count` blocks from `first` on, which lie in neighbouring slots of a pack.
    ///
    /// # Errors
    /// When the pack is missing, damaged, or has no such slots.
    pub fn hashes(&self, first: Location, count: u64) -> Result<Vec<Hash>> {
        let footer = self.footer(first.pack)?;
        let slots = first.slot.0 as usize..first.slot.plus(count).0 as usize;
        let entries = footer.entries.get(slots.clone()).ok_or_else(|| StoreError::Damaged {
            pack: first.pack,
            what: format!("it has no slots {slots:?}"),
        })?;
        Ok(entries.iter().map(|entry| entry.hash).collect())
    }

    /// Announces that a block will be read soon.
    pub fn read_ahead(&self, Location { pack, slot }: Location) {
        // An unreadable footer is reported when the block is read.
        let Ok(footer) = self.footer(pack) else { return };
        if let Some(entry) = footer.entries.get(slot.0 as usize) {
            let range = u64::from(entry.offset)..u64::from(entry.offset) + u64::from(entry.length);
            self.backend.read_ahead(ObjectKind::Pack, &pack.to_string(), range);
        }
    }

    /// Reads the records of `slots` (neighbours in one pack) as they are stored, into `records`. Returns the footer.
    ///
    /// # Errors
    /// When the pack is missing, damaged, or has no such slots.
    pub fn read_records(
        &self,
        pack: PackName,
        slots: Range<u32>,
        records: &mut Vec<u8>,
    ) -> Result<Arc<Footer>> {
        let footer = self.footer(pack)?;
        let (Some(first), Some(last)) = (
            footer.entries.get(slots.start as usize),
            slots.end.checked_sub(1).and_then(|last| footer.entries.get(last as usize)),
        ) else {
            return Err(StoreError::Damaged { pack, what: format!("it has no slots {slots:?}") });
        };
        let start = u64::from(first.offset);
        let end = u64::from(last.offset) + u64::from(last.length);
        records.resize(usize::try_from(end.saturating_sub(start)).unwrap_or(0), 0);
        self.backend
            .read(ObjectKind::Pack, &pack.to_string(), start, records)
            .map_err(StoreError::of_pack(pack, self.backend()))?;
        Ok(footer)
    }
}

//! Checks packs by reading them: compares their records with the seals and hashes that were written.

use super::{EngineError, Result};
use crate::catalog::Bases;
use crate::model::{BLOCK_SIZE, Hash, Location, PackName, Slot};
use crate::store::{
    BlockReader, Codec, Compression, Encoding, Footer, FooterEntry, Store, StoreError, seal_of,
};
use crate::sys::place::Refused;
use std::collections::BTreeMap;

/// The damage of a pack.
pub(super) enum Damage {
    /// The whole pack is unusable.
    Whole,
    /// These slots are damaged, each with its reason.
    Slots(BTreeMap<Slot, String>),
}

/// Returns true if the disk cannot read a sector, so that its content is lost.
fn is_bad_sector(error: &StoreError) -> bool {
    let lost = rustix::io::Errno::IO.raw_os_error();
    matches!(error, StoreError::Io { source, .. } if source.raw_os_error() == Some(lost))
}

/// Reads and checks packs; each thread has a checker of its own.
pub(super) struct PackChecker<'a> {
    store: &'a Store,
    bases: &'a Bases,
    codec: Codec,
    base_reader: BlockReader<&'a Store>,
    records: Vec<u8>,
    block: Box<[u8; BLOCK_SIZE]>,
}

impl<'a> PackChecker<'a> {
    pub(super) fn new(store: &'a Store, bases: &'a Bases) -> Result<Self> {
        Ok(Self {
            store,
            bases,
            codec: Codec::new(Compression::default()).map_err(EngineError::io("setting zstd up"))?,
            base_reader: BlockReader::new(store)?,
            records: Vec::new(),
            block: Box::new([0; BLOCK_SIZE]),
        })
    }

    /// Reads and checks a pack. Returns the number of sound blocks, findings about the whole pack, and the damage.
    pub(super) fn check(&mut self, pack: PackName) -> Result<(u64, Vec<String>, Option<Damage>)> {
        let whole = |error: StoreError| match &error {
            StoreError::Damaged { .. } => Ok((0, vec![error.to_string()], Some(Damage::Whole))),
            _ => Err(EngineError::from(error)),
        };
        let store = self.store;
        // The cache is not used: the check is of the bytes in the file now.
        let footer = match Footer::check_header(store.backend(), pack)
            .and_then(|()| Footer::read(store.backend(), pack))
        {
            Ok(footer) => footer,
            Err(StoreError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
                return whole(StoreError::Damaged { pack, what: "it is missing".into() });
            }
            Err(StoreError::Io { source, .. }) if source.kind() == std::io::ErrorKind::UnexpectedEof => {
                return whole(StoreError::Damaged { pack, what: "it is cut off".into() });
            }
            Err(error) if is_bad_sector(&error) => {
                return whole(StoreError::Damaged { pack, what: "it cannot be read".into() });
            }
            Err(StoreError::Io { source, .. })
                if source.get_ref().is_some_and(|cause| cause.is::<Refused>()) =>
            {
                return whole(StoreError::Damaged { pack, what: source.to_string() });
            }
            Err(error) => return whole(error),
        };
        let mut bad = BTreeMap::new();
        let slots = u32::try_from(footer.entries.len()).unwrap_or(u32::MAX);
        for first in (0..slots).step_by(64) {
            let last = slots.min(first + 64);
            let mut records = std::mem::take(&mut self.records);
            let is_read = match store.read_records(pack, first..last, &mut records) {
                Ok(_) => true,
                Err(error) if is_bad_sector(&error) => false,
                Err(error) => return Err(error.into()),
            };
            for (slot, entry, record) in footer.split(first..last, &records) {
                let at = Location { pack, slot };
                let checked = if is_read {
                    self.check_block(at, entry, record)
                } else {
                    // Reads each block alone: the disk can still read the others.
                    let mut record = Vec::new();
                    let read = store.read_records(pack, slot.0..slot.0 + 1, &mut record);
                    read.and_then(|_| self.check_block(at, entry, &record))
                };
                if let Err(error) = checked {
                    bad.insert(at.slot, error.to_string());
                }
            }
            self.records = records;
        }
        let blocks = u64::from(slots) - bad.len() as u64;
        Ok((blocks, Vec::new(), if bad.is_empty() { None } else { Some(Damage::Slots(bad)) }))
    }

    fn check_block(&mut self, at: Location, entry: &FooterEntry, record: &[u8]) -> Result<(), StoreError> {
        let Location { pack, slot } = at;
        let damaged = |what| StoreError::DamagedBlock { pack, slot, what };
        let hash = Hash::of(record);
        if seal_of(&hash) != entry.seal {
            return Err(StoreError::not_as_written(pack, slot));
        }
        if entry.encoding == Encoding::Raw {
            // The record is the block, and need not be hashed again.
            return if hash == entry.hash { Ok(()) } else { Err(damaged("its hash is another")) };
        }
        if !entry.encoding.is_whole() {
            // A delta that no snapshot needs has no base any more.
            let Some(base) = self.bases.find(at) else { return Ok(()) };
            self.base_reader
                .read(base, None, std::slice::from_mut(&mut self.block))
                .map_err(|_| damaged("the block that it is a delta against is damaged"))?;
        }
        entry.decode(&mut self.codec, record, &mut self.block).map_err(damaged)
    }
}

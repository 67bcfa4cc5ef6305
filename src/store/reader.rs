//! Reads stored blocks.

use super::{Codec, Compression, FooterEntry, Result, Store, StoreError};
use crate::model::{BLOCK_SIZE, Location};
use std::ops::Deref;

/// Reads blocks, each checked against its hash or against the seal of its record. Each thread has its own reader. It
/// borrows its store, or shares it.
#[derive(Debug)]
pub struct BlockReader<S> {
    store: S,
    codec: Codec,
    records: Vec<u8>,
}

impl<S: Deref<Target = Store>> BlockReader<S> {
    /// Returns a reader of a store.
    ///
    /// # Errors
    /// When zstd cannot be set up.
    pub fn new(store: S) -> Result<Self> {
        let codec = Codec::new(Compression::default()).map_err(StoreError::io("setting zstd up"))?;
        Ok(Self { store, codec, records: Vec::new() })
    }

    /// Reads the blocks from `first` on, which lie in neighbouring slots of a pack. If they are deltas, `base` is the
    /// location of the first base; the other bases follow it.
    ///
    /// # Errors
    /// When a pack is missing or a block is damaged; the content of `blocks` is then invalid.
    pub fn read(
        &mut self,
        first: Location,
        base: Option<Location>,
        blocks: &mut [[u8; BLOCK_SIZE]],
    ) -> Result<()> {
        if let Some(base) = base {
            // The hash of the decoded delta shows whether the base was right.
            self.decode(base, blocks, |entry, codec, record, block| {
                let is_whole = entry.encoding.is_whole();
                let decoded = is_whole && codec.decode(entry.encoding, record, block).is_ok();
                if decoded { Ok(()) } else { Err("it does not decode") }
            })?;
        }
        self.decode(first, blocks, |entry, codec, record, block| {
            if base.is_none() && !entry.encoding.is_whole() {
                return Err("it is not known what it is a delta against");
            }
            entry.decode(codec, record, block)
        })
    }

    /// Reads a block that is stored whole, checked by the seal of its record. For a compressed block this check takes
    /// less time than the hash of the block.
    ///
    /// # Errors
    /// When the pack is missing or the block is damaged; the content of `block` is then invalid.
    pub fn read_sealed(&mut self, at: Location, block: &mut [u8; BLOCK_SIZE]) -> Result<()> {
        self.decode(at, std::slice::from_mut(block), |entry, codec, record, block| {
            let is_block = entry.encoding.is_whole() && entry.seals(record);
            let decoded = is_block && codec.decode(entry.encoding, record, block).is_ok();
            if decoded { Ok(()) } else { Err("it is not what was sealed") }
        })
    }

    fn decode(
        &mut self,
        first: Location,
        blocks: &mut [[u8; BLOCK_SIZE]],
        decode: impl Fn(&FooterEntry, &mut Codec, &[u8], &mut [u8; BLOCK_SIZE]) -> Result<(), &'static str>,
    ) -> Result<()> {
        let slots = first.slot.0..first.slot.plus(blocks.len() as u64).0;
        let footer = self.store.read_records(first.pack, slots.clone(), &mut self.records)?;
        for ((slot, entry, record), block) in footer.split(slots, &self.records).zip(blocks) {
            let damaged = |what| StoreError::DamagedBlock { pack: first.pack, slot, what };
            decode(entry, &mut self.codec, record, block).map_err(damaged)?;
        }
        Ok(())
    }
}

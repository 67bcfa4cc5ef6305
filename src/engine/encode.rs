//! Encodes new blocks as records: whole, or as deltas against the blocks before.

use super::{EngineError, Result};
use crate::model::{BLOCK_SIZE, Hash, Location};
use crate::store::{BlockReader, Codec, Compression, Encoding, Seal, Store, seal, seal_of};
use std::ops::Range;

/// Makes records for a store; each thread has an encoder of its own.
pub(super) struct Encoder<'a> {
    reader: BlockReader<&'a Store>,
    codec: Codec,
    base: Box<[u8; BLOCK_SIZE]>,
}

/// An encoded block: its record is a part of the frames, or the block itself.
pub(super) struct Encoded {
    pub encoding: Encoding,
    pub frame: Range<usize>,
    pub seal: Seal,
    /// The location of the base, if the record is a delta.
    pub base: Option<Location>,
}

impl Encoded {
    /// Returns the record's bytes.
    pub(super) fn record<'a>(&self, block: &'a [u8], frames: &'a [u8]) -> &'a [u8] {
        if self.encoding == Encoding::Raw { block } else { &frames[self.frame.clone()] }
    }
}

impl<'a> Encoder<'a> {
    pub(super) fn new(store: &'a Store, compression: Compression) -> Result<Self> {
        Ok(Self {
            reader: BlockReader::new(store)?,
            codec: Codec::new(compression).map_err(EngineError::io("setting zstd up"))?,
            base: Box::new([0; BLOCK_SIZE]),
        })
    }

    /// Encodes a block with this hash. It becomes a delta if a sound whole block lies at `old` and both are similar
    /// enough. The bytes of the record are appended to `frames`, unless it is the block itself.
    pub(super) fn encode(
        &mut self,
        block: &[u8; BLOCK_SIZE],
        hash: &Hash,
        old: Option<Location>,
        frames: &mut Vec<u8>,
    ) -> Result<Encoded> {
        let failed = || EngineError::io("compressing");
        let start = frames.len();
        let base = old.and_then(|old| self.read_base(old));
        if let Some(base) = base
            && self.codec.encode_delta(block, &self.base, frames).map_err(failed())?
        {
            let seal = seal(&frames[start..]);
            let frame = start..frames.len();
            return Ok(Encoded { encoding: Encoding::Delta, frame, seal, base: Some(base) });
        }
        let encoding = self.codec.encode(block, frames).map_err(failed())?;
        let frame = start..frames.len();
        let seal = if encoding == Encoding::Raw { seal_of(hash) } else { seal(&frames[frame.clone()]) };
        Ok(Encoded { encoding, frame, seal, base: None })
    }

    /// Reads the block at `old`; returns `None` if it is damaged or unreadable, since no new block must depend on it.
    fn read_base(&mut self, old: Location) -> Option<Location> {
        self.reader.read_sealed(old, &mut self.base).is_ok().then_some(old)
    }
}

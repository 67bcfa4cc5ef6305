//! Views: the bytes of a snapshot at any offset, straight from chain and store, for any number of threads.
//!
//! A view knows where every block of its snapshot lies. These blocks come to the digest of the snapshot before the
//! view gives a byte out. Each block that it gives out has its hash. The view shares the lock of the store, so no
//! pack is removed while the view lives. It needs the catalog no more, and outlives its snapshot.
//!
//! Blocks that are read whole are decoded into the memory of the reader: long reads keep nothing. Blocks that are
//! read in part stay decoded for a while, since reads of their neighbours often follow.

use super::region::Shared;
use super::{Engine, EngineError, Result};
use crate::catalog::{Placed, Snapshot};
use crate::disk::format::{FormatError, Source};
use crate::model::{BLOCK_SIZE, BlockNumber, ByteSize, SnapshotId};
use crate::store::{BlockReader, Store};
use hashlink::LruCache;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use std::{fmt, io};

/// The number of decoded blocks that a view keeps (16 MiB).
const KEPT_BLOCKS: usize = 256;

/// The number of blocks that are read together, which bounds the memory of their records.
const PIECE: usize = 16;

type Block = [u8; BLOCK_SIZE];

/// The content of a snapshot, readable at any offset from any number of threads.
pub struct View {
    snapshot: SnapshotId,
    /// The guard that keeps the packs in the store.
    region: Shared,
    size: ByteSize,
    /// The places of the blocks, sorted by block.
    content: Vec<Placed>,
    /// Idle readers.
    readers: Mutex<Vec<BlockReader<Arc<Store>>>>,
    decoded: Mutex<LruCache<BlockNumber, Arc<Block>>>,
}

impl fmt::Debug for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("View")
            .field("snapshot", &self.snapshot)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

impl Engine {
    /// Opens a view of an accomplished snapshot.
    ///
    /// # Errors
    /// When the snapshot is missing or not accomplished, or when catalog and packs do not come to its digest.
    pub fn view(&self, id: &SnapshotId) -> Result<View> {
        let (Snapshot { region, disk_size, .. }, _) = self.snapshot_and_chain(id)?;
        let region = self.regions.shared(&region)?;
        let content =
            self.content(&region.store, id).inspect_err(|error| self.note_damage(&region, error))?;
        Ok(View {
            snapshot: id.clone(),
            region,
            size: disk_size,
            content,
            readers: Mutex::default(),
            decoded: Mutex::new(LruCache::new(KEPT_BLOCKS)),
        })
    }

    /// Notes damage that a read of a view found, as verify does.
    pub(super) fn note_damage_of(&self, view: &View, error: &EngineError) {
        self.note_damage(&view.region, error);
    }
}

impl View {
    /// Returns the snapshot's id.
    pub fn snapshot(&self) -> &SnapshotId {
        &self.snapshot
    }

    /// Returns the size of the disk at that point in time.
    pub fn size(&self) -> ByteSize {
        self.size
    }

    /// Returns the number of stored bytes of the disk; the others are zeros.
    pub fn stored(&self) -> u64 {
        self.content.iter().map(|placed| placed.run.length).sum::<u64>() * BLOCK_SIZE as u64
    }

    /// Returns the next stored range at or after `from`: not empty, and inside the size. All bytes before it are
    /// zeros. The range after it can begin where it ends. `None`: the rest is zeros.
    pub fn next_data(&self, from: u64) -> Option<Range<u64>> {
        let placed = self.from(BlockNumber::containing(from)).first()?;
        let range = placed.run.start.offset().max(from)..placed.run.end().offset().min(self.size.0);
        (!range.is_empty()).then_some(range)
    }

    /// Fills `bytes` from `offset`. Bytes past the end read as zeros.
    ///
    /// # Errors
    /// When a pack cannot be read, or a block differs from what was stored; the content of `bytes` is then invalid.
    pub fn read_at(&self, offset: u64, bytes: &mut [u8]) -> Result<()> {
        let inside = self.size.0.saturating_sub(offset).min(bytes.len() as u64);
        let (mut rest, outside) = bytes.split_at_mut(usize::try_from(inside).unwrap_or(0));
        outside.fill(0);
        let mut at = offset;
        while !rest.is_empty() {
            let number = BlockNumber::containing(at);
            let skipped = (at - number.offset()) as usize;
            let whole = if skipped == 0 { (rest.len() / BLOCK_SIZE).min(PIECE) } else { 0 };
            let length = if whole > 0 { whole * BLOCK_SIZE } else { rest.len().min(BLOCK_SIZE - skipped) };
            let (piece, after) = rest.split_at_mut(length);
            match whole {
                0 => self.read_part(number, skipped, piece)?,
                _ => self.decode(number, piece.as_chunks_mut().0)?,
            }
            (rest, at) = (after, at + length as u64);
        }
        Ok(())
    }

    /// Returns the content from the part that holds `block`, or else from the next part.
    fn from(&self, block: BlockNumber) -> &[Placed] {
        &self.content[self.content.partition_point(|placed| placed.run.end() <= block)..]
    }

    /// Reads the bytes of a block after its first `skipped` bytes.
    fn read_part(&self, number: BlockNumber, skipped: usize, part: &mut [u8]) -> Result<()> {
        if self.from(number).first().is_none_or(|placed| placed.run.start > number) {
            part.fill(0);
            return Ok(());
        }
        let kept = self.decoded.lock().unwrap_or_else(PoisonError::into_inner).get(&number).cloned();
        let block = match kept {
            Some(block) => block,
            // Decoded without the lock: threads that need the same block at the same time all decode it.
            None => {
                let mut block = Arc::new([0; BLOCK_SIZE]);
                if let Some(new) = Arc::get_mut(&mut block) {
                    self.decode(number, std::slice::from_mut(new))?;
                }
                let mut decoded = self.decoded.lock().unwrap_or_else(PoisonError::into_inner);
                decoded.insert(number, Arc::clone(&block));
                block
            }
        };
        part.copy_from_slice(&block[skipped..skipped + part.len()]);
        Ok(())
    }

    /// Reads neighbouring blocks, and checks each against its hash.
    fn decode(&self, start: BlockNumber, blocks: &mut [Block]) -> Result<()> {
        let end = start.plus(blocks.len() as u64);
        let (mut rest, mut at) = (blocks, start);
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut reader = idle.map_or_else(|| BlockReader::new(Arc::clone(&self.region.store)), Ok)?;
        for placed in self.from(start).iter().take_while(|placed| placed.run.start < end) {
            let placed = placed.from(start);
            let placed = placed.first(end.0 - placed.run.start.0);
            let (zeros, after) = rest.split_at_mut((placed.run.start.0 - at.0) as usize);
            zeros.as_flattened_mut().fill(0);
            let (these, after) = after.split_at_mut(placed.run.length as usize);
            reader.read(placed.at, placed.base, these)?;
            (rest, at) = (after, placed.run.end());
        }
        rest.as_flattened_mut().fill(0);
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        Ok(())
    }
}

/// A view as the content of a disk that can be larger.
#[derive(Debug)]
pub(super) struct Streamed<'a> {
    pub view: &'a View,
    pub size: ByteSize,
}

impl Source for Streamed<'_> {
    fn size(&self) -> u64 {
        self.size.0
    }

    fn next_data(&mut self, from: u64) -> Result<Option<Range<u64>>, FormatError> {
        let range = self.view.next_data(from).map(|range| range.start..range.end.min(self.size.0));
        Ok(range.filter(|range| !range.is_empty()))
    }

    fn read_at(&mut self, offset: u64, bytes: &mut [u8]) -> Result<(), FormatError> {
        self.view.read_at(offset, bytes).map_err(|error| FormatError::Read(io::Error::other(error)))
    }
}

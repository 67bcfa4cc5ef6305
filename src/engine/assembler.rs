//! The end of the pipeline: puts the workers' results into packs, in block order, and the packs into the store.

use super::encode::Encoded;
use super::found::Found;
use super::packing::Packing;
use super::pipeline::{Buffers, Outcome, Worked};
use super::{EngineError, Result};
use crate::model::BLOCK_SIZE;
use crate::store::{Index, Record, SealedPack, Store};
use crate::sys;
use crate::sys::direct::AlignedBuffer;
use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender};
use std::sync::{Mutex, PoisonError};

/// Puts the workers' results together.
pub(super) struct Assembler {
    pub(super) packing: Packing,
    pub(super) packs: SyncSender<SealedPack>,
    /// The buffers of packs that are written.
    pub(super) spent: Receiver<AlignedBuffer>,
    /// True if `found` starts with the content of the newest snapshot, so that each block read is first taken out.
    pub(super) takes_out: bool,
    pub(super) found: Found,
}

impl Assembler {
    /// Takes all results, in their order. Calls `tick` for each result; an error of `tick` ends the work.
    pub(super) fn run(
        &mut self,
        results: Receiver<Result<Worked<Encoded>>>,
        buffers: SyncSender<Buffers>,
        tick: &mut dyn FnMut() -> Result<()>,
    ) -> Result<()> {
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for worked in results {
            let worked = worked?;
            waiting.insert(worked.chunk.number, worked);
            while let Some(worked) = waiting.remove(&next) {
                let spent = self.take(worked)?;
                tick()?;
                let _ = buffers.send(spent);
                next += 1;
            }
        }
        self.seal()
    }

    /// Takes in a chunk's results; returns its buffers.
    fn take(&mut self, worked: Worked<Encoded>) -> Result<Buffers> {
        let Worked { chunk, outcomes } = worked;
        if self.takes_out {
            chunk.blocks().zip(&chunk.base).for_each(|(block, old)| self.found.take_out(block, old));
        }
        let wholes = chunk.buffers.blocks.as_chunks::<BLOCK_SIZE>().0;
        for (number, (block, outcome)) in chunk.blocks().zip(outcomes).enumerate() {
            match outcome {
                Outcome::Zero { is_new: false } => {}
                Outcome::Zero { is_new: true } => self.found.zero(block),
                Outcome::Same(hash) => self.found.same(block, &hash),
                Outcome::Known(hash, at) => self.found.stored(block, &hash, at, None),
                Outcome::New(hash, encoded) => {
                    let bytes = encoded.record(&wholes[number], &chunk.buffers.frames);
                    let record = Record { encoding: encoded.encoding, bytes, seal: encoded.seal };
                    let (at, base) = self.packing.put(hash, record, encoded.base);
                    self.found.stored(block, &hash, at, base);
                    if self.packing.is_full() {
                        self.seal()?;
                    }
                }
            }
        }
        Ok(chunk.buffers)
    }

    fn seal(&mut self) -> Result<()> {
        match self.packing.seal(self.spent.try_recv().ok())? {
            Some(pack) => self.packs.send(pack).map_err(|_| EngineError::ThreadDied),
            None => Ok(()),
        }
    }
}

/// Puts sealed packs into the store, and adds them to the index.
pub(super) fn write_packs(
    store: &Store,
    index: &Mutex<Index>,
    packs: &Receiver<SealedPack>,
    spent: &SyncSender<AlignedBuffer>,
) -> Result<()> {
    for pack in packs {
        store.put(&pack)?;
        sys::crash::point("capture-pack-put");
        index.lock().unwrap_or_else(PoisonError::into_inner).add(pack.name, &pack.footer)?;
        let _ = spent.try_send(pack.bytes);
    }
    Ok(())
}

//! What a capture or a copy finds: how the content differs from the newest snapshot of the chain.

use crate::catalog::{Change, Placed};
use crate::model::{BlockNumber, Digest, Hash, Run};
use crate::store::Location;

/// What is compared with: the newest living snapshot.
pub(super) struct Base {
    /// Its content.
    pub content: Vec<Placed>,
    /// The digest of its content.
    pub digest: Digest,
    /// How many of its blocks are not zero.
    pub full_blocks: u64,
}

/// What was found.
pub(super) struct Found {
    /// What is not as it was.
    pub changes: Vec<Change>,
    /// The digest of the content.
    pub digest: Digest,
    /// How many of its blocks are not zero.
    pub full_blocks: u64,
}

impl Base {
    /// What is found where the content is the same.
    pub(super) fn as_found(&self) -> Found {
        Found { changes: Vec::new(), digest: self.digest, full_blocks: self.full_blocks }
    }
}

impl Found {
    /// A block that was `base` is zero. Blocks come in their order.
    pub(super) fn zero(&mut self, block: BlockNumber, base: Option<Hash>) {
        self.forget(block, base);
        self.note(Change::Zero(Run::new(block, 1)));
    }

    /// A block that was `base` is another, stored at `location`. Blocks come in their order.
    pub(super) fn stored(&mut self, block: BlockNumber, base: Option<Hash>, hash: &Hash, location: Location) {
        self.forget(block, base);
        self.digest.add(block, hash);
        self.full_blocks += 1;
        let run = Run::new(block, 1);
        self.note(Change::Stored(Placed { run, pack: location.pack, first_slot: location.slot }));
    }

    fn forget(&mut self, block: BlockNumber, base: Option<Hash>) {
        if let Some(hash) = base {
            self.digest.remove(block, &hash);
            self.full_blocks = self.full_blocks.saturating_sub(1);
        }
    }

    /// Adds a change of one block, to the change before it where they belong together.
    fn note(&mut self, change: Change) {
        match (self.changes.last_mut(), change) {
            (Some(Change::Zero(last)), Change::Zero(run)) if last.end() == run.start => {
                last.length += run.length
            }
            (Some(Change::Stored(last)), Change::Stored(placed))
                if last.run.end() == placed.run.start
                    && last.pack == placed.pack
                    && last.first_slot.plus(last.run.length) == placed.first_slot =>
            {
                last.run.length += placed.run.length;
            }
            _ => self.changes.push(change),
        }
    }
}

//! The result of a capture or a copy: the changes since the newest snapshot of the chain, and the new digest.

use super::content::Old;
use crate::catalog::{Change, KnownDamage, Placed, Snapshot};
use crate::model::{BlockNumber, Digest, Hash, Location, Run};

/// The newest living snapshot, with which the new content is compared.
pub(super) struct Base {
    /// Its content.
    pub content: Vec<Placed>,
    /// The known damage of its content: damaged blocks are stored anew.
    pub damage: KnownDamage,
    /// True if the catalog's rows of the content are damaged or incomplete: then all of the new content is recorded.
    pub begins_anew: bool,
}

/// The result of a capture or a copy.
#[derive(Default)]
pub(super) struct Found {
    /// The changes since the newest snapshot.
    pub changes: Vec<Change>,
    /// The digest of the content.
    pub digest: Digest,
    /// The number of blocks of the content that are not zero.
    pub full_blocks: u64,
    /// True if a block with an unknown hash was to be taken out of the digest, so that the digest is invalid.
    pub is_unsure: bool,
    /// True if the changes are the whole content, and replace all of the current content.
    pub begins_anew: bool,
}

/// Blocks come in ascending order; blocks that were and are zero are omitted.
impl Found {
    /// Returns the content of a snapshot; `None` if the snapshot has no digest.
    pub(super) fn like(snapshot: &Snapshot) -> Option<Self> {
        let digest = snapshot.digest?;
        Some(Self { digest, full_blocks: snapshot.full_blocks, ..Self::default() })
    }

    /// Takes a block out of the content from the newest snapshot; its new state is added afterwards.
    pub(super) fn take_out(&mut self, block: BlockNumber, old: &Old) {
        match old {
            Old::Zero => {}
            Old::Stored { hash, .. } => {
                self.digest.remove(block, hash);
                self.full_blocks = self.full_blocks.saturating_sub(1);
            }
            Old::Unknown => self.is_unsure = true,
        }
    }

    /// Adds a block that did not change.
    pub(super) fn same(&mut self, block: BlockNumber, hash: &Hash) {
        self.digest.add(block, hash);
        self.full_blocks += 1;
    }

    /// Adds a block that became zero.
    pub(super) fn zero(&mut self, block: BlockNumber) {
        self.note(Change::Zero(Run::new(block, 1)));
    }

    /// Adds a block that changed. The block is stored at `at`, as a delta against the block at `base` if there is a
    /// base.
    pub(super) fn stored(&mut self, block: BlockNumber, hash: &Hash, at: Location, base: Option<Location>) {
        self.same(block, hash);
        self.note(Change::Stored(Placed { run: Run::new(block, 1), at, base }));
    }

    /// Adds a change of one block; joins it with the change before if both are adjacent.
    fn note(&mut self, change: Change) {
        match (self.changes.last_mut(), change) {
            (Some(Change::Zero(last)), Change::Zero(run)) if last.end() == run.start => {
                last.length += run.length
            }
            (Some(Change::Stored(last)), Change::Stored(placed)) => {
                if !last.join(&placed) {
                    self.changes.push(change);
                }
            }
            _ => self.changes.push(change),
        }
    }
}

//! What a capture or a copy finds: what the content is, and how it differs from the newest snapshot of the
//! chain.

use super::content::Old;
use crate::catalog::{Change, KnownDamage, Placed, Snapshot};
use crate::model::{BlockNumber, Digest, Hash, Location, Run};

/// What is compared with: the newest living snapshot.
pub(super) struct Base {
    /// Its content.
    pub content: Vec<Placed>,
    /// What of it is known to be damaged: that is stored anew.
    pub damage: KnownDamage,
    /// Whether the catalog does not say its content as it was written: then everything is told anew.
    pub begins_anew: bool,
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    /// What is not as it was.
    pub changes: Vec<Change>,
    /// The digest of the content.
    pub digest: Digest,
    /// How many of its blocks are not zero.
    pub full_blocks: u64,
    /// Whether a block was to be taken out of the digest whose hash nobody knows, so that the digest is
    /// not that of the content.
    pub is_unsure: bool,
    /// Whether the changes are all of the content, and nothing of what was current stays.
    pub begins_anew: bool,
}

/// Blocks come in their order; those that were and are zero do not come.
impl Found {
    /// The content of a snapshot; `None` if nobody has computed its digest.
    pub(super) fn like(snapshot: &Snapshot) -> Option<Self> {
        let digest = snapshot.digest?;
        Some(Self { digest, full_blocks: snapshot.full_blocks, ..Self::default() })
    }

    /// A block is looked at that is part of what was found; it comes again as what it is now.
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

    /// A block is as it was.
    pub(super) fn same(&mut self, block: BlockNumber, hash: &Hash) {
        self.digest.add(block, hash);
        self.full_blocks += 1;
    }

    /// A block is zero, and was not.
    pub(super) fn zero(&mut self, block: BlockNumber) {
        self.note(Change::Zero(Run::new(block, 1)));
    }

    /// A block is another than it was, stored at `at`, as a delta against what lies at `base` if there
    /// is one.
    pub(super) fn stored(&mut self, block: BlockNumber, hash: &Hash, at: Location, base: Option<Location>) {
        self.same(block, hash);
        self.note(Change::Stored(Placed { run: Run::new(block, 1), at, base }));
    }

    /// Adds a change of one block, to the change before it where they belong together.
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

//! The differences between two images that share blocks, found by the positions of their extents.
//!
//! Two files can have the same position of the file system in the same range. Then they hold the same data there,
//! since shared data is copied before it is written to. Holes and unwritten extents hold zeros. Everything unclear
//! counts as different.

use crate::model::{BLOCK_SIZE, BlockNumber, ByteSize, Run};
use crate::sys::extents::{Extent, Held};
use std::fmt;
use std::io;
use std::iter::Peekable;

/// The extents of a file.
pub(super) type Extents<'a> = Box<dyn Iterator<Item = io::Result<Extent>> + Send + 'a>;

/// The runs of blocks in which two images can differ, in their order; nothing is kept in memory.
pub struct Changes<'a> {
    old: Walk<'a>,
    new: Walk<'a>,
    at: u64,
    end: u64,
}

impl fmt::Debug for Changes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Changes").field("at", &self.at).field("end", &self.end).finish_non_exhaustive()
    }
}

impl<'a> Changes<'a> {
    /// Compares two images, each given with its size.
    pub(super) fn new(old: (ByteSize, Extents<'a>), new: (ByteSize, Extents<'a>)) -> Self {
        let end = old.0.0.max(new.0.0);
        // A block that is partial in one of the images can have the same position and different bytes.
        let is_clear = old.0 == new.0;
        Self { old: Walk::new(old.0, old.1, is_clear), new: Walk::new(new.0, new.1, is_clear), at: 0, end }
    }

    /// Returns true if the images differ from `at` on, and the end of that range.
    fn compare(&mut self, at: u64) -> (bool, u64) {
        let (old, old_until) = self.old.piece(at);
        let (new, new_until) = self.new.piece(at);
        (old != new || old == Held::Unknown, old_until.min(new_until).min(self.end))
    }
}

impl Iterator for Changes<'_> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let mut begun: Option<BlockNumber> = None;
        while self.at < self.end {
            let (differs, until) = self.compare(self.at);
            match (differs, begun) {
                (false, None) => self.at = until,
                (false, Some(_)) => break,
                // The rest of the last block is always part of the run.
                (true, _) => {
                    begun = begun.or(Some(BlockNumber::containing(self.at)));
                    self.at = until.next_multiple_of(BLOCK_SIZE as u64);
                }
            }
        }
        let start = begun?;
        Some(Run::new(start, ByteSize(self.at).blocks() - start.0))
    }
}

/// Walks the extents of one image.
struct Walk<'a> {
    extents: Peekable<Extents<'a>>,
    size: u64,
    /// The offset from which the image's extents do not tell the content of its blocks.
    clear: u64,
    /// The end of the last extent: the next must not begin before.
    passed: u64,
    failed: bool,
}

impl<'a> Walk<'a> {
    fn new(ByteSize(size): ByteSize, extents: Extents<'a>, is_clear: bool) -> Self {
        let clear = if is_clear { size } else { size - size % BLOCK_SIZE as u64 };
        Self { extents: extents.peekable(), size, clear, passed: 0, failed: false }
    }

    /// Returns the content of the image from `at` on, and the end of that range. Calls must not go backwards.
    fn piece(&mut self, at: u64) -> (Held, u64) {
        if at >= self.size {
            return (Held::Zeros, u64::MAX);
        }
        if at >= self.clear {
            return (Held::Unknown, self.size);
        }
        while let Some(Ok(extent)) = self.extents.peek()
            && extent.range.end <= at
        {
            self.failed |= extent.range.start < self.passed || extent.range.is_empty();
            self.passed = extent.range.end;
            self.extents.next();
        }
        let (held, until) = match self.extents.peek() {
            _ if self.failed => (Held::Unknown, self.size),
            Some(Err(_)) => (Held::Unknown, self.size),
            Some(Ok(extent)) if extent.range.start < self.passed => (Held::Unknown, self.size),
            Some(Ok(Extent { range, held })) if range.start <= at => match held {
                Held::At(place) => (Held::At(place.saturating_add(at - range.start)), range.end),
                other => (*other, range.end),
            },
            Some(Ok(extent)) => (Held::Zeros, extent.range.start),
            None => (Held::Zeros, self.size),
        };
        (held, until.min(self.clear))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BLOCK: u64 = BLOCK_SIZE as u64;

    fn extent(range: std::ops::Range<u64>, held: Held) -> io::Result<Extent> {
        Ok(Extent { range, held })
    }

    fn runs(old: (u64, Vec<io::Result<Extent>>), new: (u64, Vec<io::Result<Extent>>)) -> Vec<(u64, u64)> {
        let side = |(size, extents): (u64, Vec<io::Result<Extent>>)| -> (ByteSize, Extents<'static>) {
            (ByteSize(size), Box::new(extents.into_iter()))
        };
        Changes::new(side(old), side(new)).map(|run| (run.start.0, run.length)).collect()
    }

    #[test]
    fn places_are_compared_and_doubt_is_difference() {
        let whole = |held| vec![extent(0..4 * BLOCK, held)];
        let size = 4 * BLOCK;
        assert_eq!(runs((size, whole(Held::At(9))), (size, whole(Held::At(9)))), []);
        assert_eq!(runs((size, whole(Held::At(9))), (size, whole(Held::At(10)))), [(0, 4)]);
        assert_eq!(runs((size, whole(Held::Zeros)), (size, vec![])), []);
        assert_eq!(runs((size, whole(Held::Zeros)), (size, whole(Held::At(9)))), [(0, 4)]);
        assert_eq!(runs((size, whole(Held::Unknown)), (size, whole(Held::Unknown))), [(0, 4)]);
        let split = vec![
            extent(0..BLOCK, Held::At(9)),
            extent(BLOCK..BLOCK + 4096, Held::At(70_000_000)),
            extent(BLOCK + 4096..4 * BLOCK, Held::At(9 + BLOCK + 4096)),
        ];
        assert_eq!(runs((size, whole(Held::At(9))), (size, split)), [(1, 1)]);
    }

    #[test]
    fn ends_are_read_where_sizes_differ() {
        let whole = |size| (size, vec![extent(0..4 * BLOCK, Held::At(9))]);
        assert_eq!(runs(whole(4 * BLOCK - 100), whole(4 * BLOCK - 100)), []);
        assert_eq!(runs(whole(4 * BLOCK - 100), whole(4 * BLOCK)), [(3, 1)]);
        assert_eq!(runs(whole(2 * BLOCK + 1), whole(4 * BLOCK)), [(2, 2)]);
        assert_eq!(runs(whole(2 * BLOCK), whole(4 * BLOCK)), [(2, 2)]);
        assert_eq!(runs(whole(4 * BLOCK), whole(BLOCK / 2)), [(0, 4)]);
        assert_eq!(runs((BLOCK, vec![]), (1 << 50, vec![])), []);
    }

    #[test]
    fn trouble_makes_the_rest_different() {
        let size = 4 * BLOCK;
        let good = || vec![extent(0..BLOCK, Held::At(9)), extent(BLOCK..size, Held::At(9 + BLOCK))];
        let failing = vec![extent(0..BLOCK, Held::At(9)), Err(io::Error::other("no"))];
        assert_eq!(runs((size, good()), (size, failing)), [(1, 3)]);
        let backwards = vec![extent(0..2 * BLOCK, Held::At(9)), extent(BLOCK..size, Held::At(9 + BLOCK))];
        assert_eq!(runs((size, good()), (size, backwards)), [(2, 2)]);
    }

    /// A model: the content of each 4 KiB of an image.
    fn pieces() -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(0..4u8, 0..200)
    }

    fn extents_of(pieces: &[u8]) -> Vec<io::Result<Extent>> {
        let held = |at: u64, kind: u8| match kind {
            0 => None,
            1 => Some(Held::Zeros),
            kind => Some(Held::At((u64::from(kind) << 40) + at)),
        };
        let all = (0u64..).map(|number| number * 4096).zip(pieces);
        all.filter_map(|(at, kind)| held(at, *kind).map(|held| extent(at..at + 4096, held))).collect()
    }

    proptest! {
        #[test]
        fn what_differs_is_found_and_nothing_else(old in pieces(), new in pieces()) {
            let size = |pieces: &[u8]| pieces.len() as u64 * 4096;
            let found = runs((size(&old), extents_of(&old)), (size(&new), extents_of(&new)));
            let at = |pieces: &[u8], piece: usize| pieces.get(piece).map_or(0, |kind| (*kind).max(1));
            let shorter = size(&old).min(size(&new));
            let mut expected = Vec::new();
            for block in 0..size(&old).max(size(&new)).div_ceil(BLOCK) {
                let differs = (block * 16..block * 16 + 16)
                    .any(|piece| at(&old, piece as usize).max(1) != at(&new, piece as usize).max(1));
                let is_cut = old.len() != new.len() && !shorter.is_multiple_of(BLOCK) && shorter / BLOCK == block;
                if differs || is_cut {
                    expected.push(block);
                }
            }
            let blocks: Vec<u64> = found.iter().flat_map(|(start, length)| *start..start + length).collect();
            // The last block of the longer image can be read without need.
            let longer = size(&old).max(size(&new)) / BLOCK;
            let but_last = |blocks: Vec<u64>| -> Vec<u64> {
                blocks.into_iter().filter(|block| old.len() == new.len() || *block != longer || expected.contains(block)).collect()
            };
            prop_assert_eq!(but_last(blocks), expected.clone());
        }
    }
}

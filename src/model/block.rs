//! Blocks, runs of blocks, slots, hashes and digests.

use std::fmt;

/// The bytes in a block. A block is an aligned piece of a disk. The last block of a disk can reach past the disk's
/// end, and counts as filled up with zeros.
pub const BLOCK_SIZE: usize = 64 * 1024;

/// The number of a block of a disk, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockNumber(pub u64);

impl BlockNumber {
    /// Returns the offset of the block's first byte on its disk.
    pub fn offset(self) -> u64 {
        self.0 * BLOCK_SIZE as u64
    }

    /// Returns the block that holds byte `offset`.
    pub fn containing(offset: u64) -> Self {
        Self(offset / BLOCK_SIZE as u64)
    }

    /// Returns the block `count` further on.
    pub fn plus(self, count: u64) -> Self {
        Self(self.0 + count)
    }
}

/// A run of neighbouring blocks of a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first block.
    pub start: BlockNumber,
    /// The number of blocks; at least 1.
    pub length: u64,
}

impl Run {
    /// Returns the run of `length` blocks from `start`.
    pub fn new(start: BlockNumber, length: u64) -> Self {
        Self { start, length }
    }

    /// Returns the block just after the run.
    pub fn end(&self) -> BlockNumber {
        self.start.plus(self.length)
    }

    /// Returns true if the runs have a block in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end() && other.start < self.end()
    }
}

/// The place of a block in a pack, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(pub u32);

impl Slot {
    /// Returns the slot `count` further on.
    pub fn plus(self, count: u64) -> Self {
        Self(self.0.saturating_add(u32::try_from(count).unwrap_or(u32::MAX)))
    }
}

/// Where a stored block lies: a slot of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The pack.
    pub pack: PackName,
    /// The slot in it.
    pub slot: Slot,
}

impl Location {
    /// Returns the location `count` slots further on in the same pack.
    #[must_use]
    pub fn plus(self, count: u64) -> Self {
        Self { slot: self.slot.plus(count), ..self }
    }
}

/// The number of a snapshot in its chain, from 1. No number is used twice in a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sequence(pub u32);

/// A size in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct ByteSize(pub u64);

impl ByteSize {
    const GIB: u64 = 1 << 30;

    /// Returns a size of `gib` GiB.
    pub fn from_gib(gib: u64) -> Self {
        Self(gib.saturating_mul(Self::GIB))
    }

    /// Returns the size in GiB, rounded up: the service's size of a disk.
    pub fn gib(self) -> u64 {
        self.0.div_ceil(Self::GIB)
    }

    /// Returns the number of blocks that hold the size; the last one can be partial.
    pub fn blocks(self) -> u64 {
        self.0.div_ceil(BLOCK_SIZE as u64)
    }
}

/// The BLAKE3 hash of the 65,536 bytes of a block.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Hashes a block.
    pub fn of(block: &[u8]) -> Self {
        Self(*blake3::hash(block).as_bytes())
    }
}

/// The first half of a hash: enough to find a block by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortHash(pub [u8; 16]);

impl Hash {
    /// Returns the first half of the hash.
    pub fn short(&self) -> ShortHash {
        ShortHash(*self.0.first_chunk().unwrap_or(&[0; 16]))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0[..8]))
    }
}

/// A fingerprint of the whole content of a snapshot: a sum modulo 2^256 over its non-zero blocks. Each term is
/// BLAKE3(block number as 8 bytes little-endian ‖ block hash).
///
/// The order does not matter, and a term can be removed again. So a capture updates the digest from the change alone.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Digest([u64; 4]);

impl Digest {
    fn term(block: BlockNumber, hash: &Hash) -> [u64; 4] {
        let mut input = [0u8; 40];
        input[..8].copy_from_slice(&block.0.to_le_bytes());
        input[8..].copy_from_slice(&hash.0);
        Self::from_bytes(blake3::hash(&input).as_bytes()).0
    }

    /// Adds a block.
    pub fn add(&mut self, block: BlockNumber, hash: &Hash) {
        *self = self.plus(Self(Self::term(block, hash)));
    }

    /// Removes a block that was added before.
    pub fn remove(&mut self, block: BlockNumber, hash: &Hash) {
        *self = self.minus(Self(Self::term(block, hash)));
    }

    /// Returns the digest of both contents together.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        let mut carry = false;
        for (limb, term) in self.0.iter_mut().zip(other.0) {
            let (sum, first) = limb.overflowing_add(term);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            *limb = sum;
            carry = first || second;
        }
        self
    }

    /// Returns the digest of this content without the other, which is part of it.
    #[must_use]
    pub fn minus(mut self, other: Self) -> Self {
        let mut borrow = false;
        for (limb, term) in self.0.iter_mut().zip(other.0) {
            let (rest, first) = limb.overflowing_sub(term);
            let (rest, second) = rest.overflowing_sub(u64::from(borrow));
            *limb = rest;
            borrow = first || second;
        }
        self
    }

    /// Returns the digest as 32 bytes, least significant first.
    pub fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for (chunk, limb) in bytes.chunks_exact_mut(8).zip(self.0) {
            chunk.copy_from_slice(&limb.to_le_bytes());
        }
        bytes
    }

    /// Reads the bytes of [`Digest::to_bytes`].
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        let mut limbs = [0; 4];
        for (limb, chunk) in limbs.iter_mut().zip(bytes.chunks_exact(8)) {
            let mut word = [0; 8];
            word.copy_from_slice(chunk);
            *limb = u64::from_le_bytes(word);
        }
        Self(limbs)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.to_bytes()))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.to_bytes()))
    }
}

/// The name of a pack: 16 random bytes, written as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackName(pub [u8; 16]);

impl PackName {
    /// Reads 32 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 32 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0; 16];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let digit = |c: u8| match c {
                b'0'..=b'9' => Some(c - b'0'),
                b'a'..=b'f' => Some(c - b'a' + 10),
                _ => None,
            };
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for PackName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for PackName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl serde::Serialize for PackName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_digest_forgets_history(blocks in prop::collection::vec((any::<u64>(), any::<[u8; 32]>()), 0..20)) {
            let mut forwards = Digest::default();
            let mut backwards = Digest::default();
            for (number, hash) in &blocks {
                forwards.add(BlockNumber(*number), &Hash(*hash));
            }
            for (number, hash) in blocks.iter().rev() {
                backwards.add(BlockNumber(*number), &Hash(*hash));
            }
            prop_assert_eq!(forwards, backwards);
            prop_assert_eq!(Digest::from_bytes(&forwards.to_bytes()), forwards);
            for (number, hash) in &blocks {
                forwards.remove(BlockNumber(*number), &Hash(*hash));
            }
            prop_assert_eq!(forwards, Digest::default());
        }

        #[test]
        fn pack_names_survive_text(bytes in any::<[u8; 16]>()) {
            let name = PackName(bytes);
            prop_assert_eq!(PackName::parse(&name.to_string()), Some(name));
        }
    }

    #[test]
    fn pack_names_are_strict() {
        for bad in ["", "../../etc/passwd", "ABCDEFABCDEFABCDEFABCDEFABCDEFAB", "é"] {
            assert_eq!(PackName::parse(bad), None);
        }
    }
}

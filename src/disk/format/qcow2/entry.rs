//! An entry of an L2 table.

use super::header::Header;
use super::{OFFSET, SECTOR};

const COMPRESSED: u64 = 1 << 62;
const ZERO: u64 = 1;

/// An entry of an L2 table, as stored in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry(pub(super) u64);

/// The place of a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// No place: the cluster is zeros.
    Hole,
    /// At an offset, uncompressed.
    Plain(u64),
    /// At `offset`, compressed, in no more than `length` bytes.
    Compressed { offset: u64, length: u64 },
}

impl Entry {
    /// Returns true if the cluster can hold data.
    pub(super) fn is_data(self) -> bool {
        self.0 & COMPRESSED != 0 || (self.0 & OFFSET != 0 && self.0 & ZERO == 0)
    }

    /// Returns true if the entry has the mark of zeros, which version 2 does not know.
    pub(super) fn is_marked_zero(self) -> bool {
        self.0 & COMPRESSED == 0 && self.0 & ZERO != 0
    }

    /// Returns the place of the cluster.
    pub(super) fn place(self, header: &Header) -> Place {
        if self.0 & COMPRESSED != 0 {
            let bits = 70 - header.cluster_bits;
            let offset = self.0 & ((1 << bits) - 1);
            let sectors = (self.0 & (COMPRESSED - 1)) >> bits;
            Place::Compressed { offset, length: (sectors + 1) * SECTOR - offset % SECTOR }
        } else if self.is_data() {
            Place::Plain(self.0 & OFFSET)
        } else {
            Place::Hole
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::inflate::Compression;
    use super::*;

    #[test]
    fn entries_are_read() {
        let header = Header {
            version: 3,
            cluster_bits: 16,
            size: 1 << 30,
            l1_entries: 2,
            l1_offset: 1 << 16,
            compression: Compression::Deflate,
        };
        let place = |entry| Entry(entry).place(&header);
        assert_eq!(place(0), Place::Hole);
        assert_eq!(place(ZERO), Place::Hole);
        assert_eq!(place(1 << 63 | 5 << 16), Place::Plain(5 << 16));
        assert_eq!(place(1 << 63 | 5 << 16 | ZERO), Place::Hole);
        assert_eq!(place(COMPRESSED | 1000), Place::Compressed { offset: 1000, length: 24 });
        let two_more = COMPRESSED | 2 << 54 | 1024;
        assert_eq!(place(two_more), Place::Compressed { offset: 1024, length: 1536 });
        assert_eq!(place(u64::MAX), Place::Compressed { offset: (1 << 54) - 1, length: (1 << 17) - 511 });
    }
}

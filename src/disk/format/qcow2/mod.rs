//! qcow2 images, versions 2 and 3, as QEMU writes them.
//!
//! The file is a sequence of clusters of 2^`cluster_bits` bytes; every number in it is big-endian. The L1 table lists
//! L2 tables. An L2 table is one cluster of entries, one entry for each cluster of the disk.
//!
//! | header at | bytes | holds |
//! |---|---|---|
//! | 0 | 4 | `QFI\xfb` |
//! | 4 | 4 | version: 2 or 3 |
//! | 8 | 8 | offset of the name of a backing file, or 0 |
//! | 16 | 4 | length of that name |
//! | 20 | 4 | `cluster_bits` |
//! | 24 | 8 | size of the disk in bytes |
//! | 32 | 4 | encryption: 0 none |
//! | 36 | 4 | entries of the L1 table |
//! | 40 | 8 | offset of the L1 table |
//! | 48 | 8 | offset of the refcount table |
//! | 56 | 4 | clusters of the refcount table |
//! | 60 | 4 | number of internal snapshots |
//! | 64 | 8 | offset of their table |
//! | 72 | 8 | version 3: features that a reader must know |
//! | 80 | 8 | version 3: features that it need not know |
//! | 88 | 8 | version 3: features that a writer which does not know them clears |
//! | 96 | 4 | version 3: a refcount has 2^this bits |
//! | 100 | 4 | version 3: length of the header |
//! | 104 | 1 | if the header is that long: compression, 0 deflate, 1 zstd |
//!
//! An entry of an L1 table has the offset of an L2 table in bits 9–55, or 0. An entry of an L2 table:
//!
//! | bits | mean |
//! |---|---|
//! | 63 | the cluster is used once (for writers in place) |
//! | 62 | the cluster is compressed |
//! | 9–55 | not compressed: offset of its bytes, or 0: a hole |
//! | 0 | not compressed, version 3: it reads as zeros, whatever the offset |
//! | 0 … x−1 | compressed: offset of its bytes, x = 70 − `cluster_bits` |
//! | x … 61 | compressed: sectors of 512 bytes that they reach into, after the first |
//!
//! A file is written as version 3 with clusters of 64 KiB. The header and the L1 table come first, then each L2 table
//! with the clusters it lists. The refcounts, which are all 1, come last.

mod entry;
mod header;
mod inflate;
mod reader;
mod writer;

pub use reader::Qcow2;
pub(super) use writer::Draft;

/// The first bytes of a qcow2 file.
pub(super) const MAGIC: [u8; 4] = *b"QFI\xfb";

/// The bytes in the unit that compressed clusters are counted in.
const SECTOR: u64 = 512;

/// In an entry: the cluster is used once.
const COPIED: u64 = 1 << 63;

/// In an entry: the offset.
const OFFSET: u64 = 0x00ff_ffff_ffff_fe00;

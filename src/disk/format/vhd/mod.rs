//! VHD images: fixed and dynamic.
//!
//! Every number in the file is big-endian; offsets in tables count sectors of 512 bytes. A fixed image is the bytes of
//! the disk and a footer. A dynamic image is a copy of the footer, a header, the block allocation table, blocks, and
//! the footer. Each block is a bitmap of its sectors and its data.
//!
//! | footer at | bytes | holds |
//! |---|---|---|
//! | 0 | 8 | `conectix` |
//! | 8 | 4 | features: 2 |
//! | 12 | 4 | version: 1.0 |
//! | 16 | 8 | offset of the dynamic header; all ones in a fixed image |
//! | 24 | 4 | seconds since 2000 |
//! | 28 | 4 | the program that wrote it |
//! | 32 | 4 | its version |
//! | 36 | 4 | the system it ran on |
//! | 40 | 8 | size of the disk when it was made |
//! | 48 | 8 | size of the disk now |
//! | 56 | 4 | geometry: cylinders (2), heads (1), sectors (1) |
//! | 60 | 4 | 2 fixed, 3 dynamic, 4 differencing |
//! | 64 | 4 | checksum: the complement of the sum of all other bytes |
//! | 68 | 16 | a UUID |
//! | 84 | 1 | 1 if the machine was suspended |
//!
//! | dynamic header at | bytes | holds |
//! |---|---|---|
//! | 0 | 8 | `cxsparse` |
//! | 8 | 8 | all ones |
//! | 16 | 8 | offset of the block allocation table |
//! | 24 | 4 | version: 1.0 |
//! | 28 | 4 | entries of that table |
//! | 32 | 4 | bytes in a block |
//! | 36 | 4 | checksum of these 1024 bytes |
//!
//! An entry of the table is the sector where a block begins, or all ones: a hole. A sector is zeros if its bit in the
//! bitmap of its block is 0. The first sector is the highest bit of the first byte.
//!
//! # The size
//!
//! Old programs took the size of a disk from the geometry, which can express few sizes, and cut off the rest. Here the
//! size is always the current size; it is never smaller than the size that the geometry expresses. An image is written
//! with the creator `win `, Hyper-V's. From it every program in use, also qemu-img, knows that the current size
//! counts. The geometry is the one that the specification computes from the size. The size is a multiple of 512 bytes.

mod footer;
mod reader;
mod writer;

pub(super) use footer::has_footer;
pub use reader::Vhd;
pub(super) use writer::Draft;

/// The largest disk that is written to a VHD image: 2040 GiB, as for other programs. An offset in the file is a 32-bit
/// number of sectors. So bytes and bitmaps of a dynamic image must fit in 2 TiB.
pub const MAX_SIZE: u64 = 2040 << 30;

/// The first bytes of a dynamic header.
const SPARSE_MAGIC: [u8; 8] = *b"cxsparse";

/// In the block allocation table: no such block.
const HOLE: u32 = u32::MAX;

/// The bytes of a dynamic header.
const SPARSE_LENGTH: usize = 1024;

/// Returns the bytes in the bitmap of a block, which fills whole sectors.
fn bitmap_length(block: u64) -> u64 {
    (block / 512).div_ceil(8).next_multiple_of(512)
}

/// Returns the checksum of bytes that contain it, 4 bytes long, at `at`.
pub(super) fn checksum(bytes: &[u8], at: usize) -> u32 {
    let others = bytes.iter().enumerate().filter(|(place, _)| !(at..at + 4).contains(place));
    !others.fold(0u32, |sum, (_, byte)| sum.wrapping_add(u32::from(*byte)))
}

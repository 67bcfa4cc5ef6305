//! Writes an image file of any [`Source`], in one pass.

use super::output::{Output, PIECE, set_length};
use super::{Format, FormatError, Result, Source, index, qcow2, raw, vhd};
use crate::disk::is_zero;
use crate::model::{BLOCK_SIZE, BlockNumber};
use crate::sys;
use crate::sys::direct::AlignedBuffer;
use std::fs::File;

/// The number of pieces that are read at once.
const READ: u64 = 16;

/// Writes the content of `source` into `file` in that format, and makes it durable. The previous content of `file` is
/// lost. Blocks of zeros are left out. The size can grow a little: [`Format::padded`]. `advance` is called with the
/// number of bytes read.
///
/// An incomplete file is no image: the part that makes it one is written last. Raw has no such part.
/// raw, which has no such mark.
///
/// # Errors
/// When the source cannot be read or is too large for the format, or the file cannot be written.
pub fn write(
    source: &mut dyn Source,
    format: Format,
    file: &File,
    advance: &mut dyn FnMut(u64),
) -> Result<()> {
    let size = format.padded(source.size())?;
    set_length(file, 0)?;
    let output: &mut dyn Output = match format {
        Format::Raw => &mut raw::Draft::new(file, size),
        Format::Qcow2 => &mut qcow2::Draft::new(file, size),
        Format::Vhd => &mut vhd::Draft::new(file, size)?,
    };
    each_block(source, advance, &mut |block, bytes| output.put(block.offset(), bytes))?;
    output.finish()?;
    sys::file::sync(file).map_err(FormatError::Write)
}

/// Visits the blocks of `source` that are not all zeros, once each and in their order. The last block is filled up
/// with zeros. The blocks are aligned in memory for direct writes. `advance` is called with the number of bytes read.
///
/// # Errors
/// When the source cannot be read, and when `visit` fails.
pub fn each_block(
    source: &mut dyn Source,
    advance: &mut dyn FnMut(u64),
    visit: &mut dyn FnMut(BlockNumber, &[u8; BLOCK_SIZE]) -> Result<()>,
) -> Result<()> {
    let mut buffer = AlignedBuffer::with_capacity(index(READ * PIECE));
    buffer.resize(index(READ * PIECE));
    let mut at = 0;
    while let Some(range) = source.next_data(at)? {
        // A block in which the last range ended was visited whole already.
        at = at.max(range.start / PIECE * PIECE);
        let end = range.end.min(source.size()).next_multiple_of(PIECE);
        if range.is_empty() || end <= at {
            let stuck = format!("the source has data at {range:?}, asked for what is after {at}");
            return Err(FormatError::Read(std::io::Error::other(stuck)));
        }
        while at < end {
            let bytes = buffer.as_mut_slice().split_at_mut(index((end - at).min(READ * PIECE))).0;
            source.read_at(at, bytes)?;
            for (block, bytes) in (at / PIECE..).zip(bytes.as_chunks().0) {
                if !is_zero(bytes) {
                    visit(BlockNumber(block), bytes)?;
                }
            }
            at += bytes.len() as u64;
            advance(bytes.len() as u64);
        }
    }
    Ok(())
}

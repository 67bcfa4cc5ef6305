//! Writing a dynamic VHD file.

use super::footer::{Footer, Kind, LENGTH};
use super::{HOLE, SPARSE_LENGTH, SPARSE_MAGIC, bitmap_length, checksum};
use crate::disk::format::input::{index, put};
use crate::disk::format::output::{Output, set_length, write_at};
use crate::disk::format::{Format, FormatError, Result};
use crate::sys;
use std::fs::File;

/// The bytes in a block.
const BLOCK: u64 = 2 << 20;
/// The offset of the dynamic header and the table.
const HEADER: u64 = LENGTH as u64;
const TABLE: u64 = HEADER + SPARSE_LENGTH as u64;

/// A VHD file that is being written.
pub(in super::super) struct Draft<'a> {
    file: &'a File,
    footer: [u8; LENGTH],
    /// The sector of each block, or [`HOLE`]: at most 4 MiB.
    table: Vec<u32>,
    /// The file's length so far, in bytes.
    end: u64,
}

impl<'a> Draft<'a> {
    pub(in super::super) fn new(file: &'a File, size: u64) -> Result<Self> {
        let mut uuid = [0; 16];
        sys::random::fill(&mut uuid).map_err(FormatError::Write)?;
        let footer = Footer { kind: Kind::Dynamic(HEADER), size };
        let footer = footer.bytes(sys::clock::machine_nanoseconds(), uuid);
        let table = vec![HOLE; index(size.div_ceil(BLOCK))];
        let end = (TABLE + table.len() as u64 * 4).next_multiple_of(512);
        Ok(Self { file, footer, table, end })
    }

    /// Returns the offset for the data of a block. All sectors of a new block are marked as used: unwritten sectors
    /// are holes of the file, and zeros.
    fn block(&mut self, number: u64) -> Result<u64> {
        let full = || Format::Vhd.damaged("a block past its end");
        let entry = self.table.get_mut(index(number)).ok_or_else(full)?;
        if *entry == HOLE {
            *entry = u32::try_from(self.end / 512).map_err(|_| full())?;
            write_at(self.file, self.end, &vec![0xff; index(bitmap_length(BLOCK))])?;
            self.end += bitmap_length(BLOCK) + BLOCK;
        }
        Ok(u64::from(*entry) * 512 + bitmap_length(BLOCK))
    }

    fn header(&self) -> [u8; SPARSE_LENGTH] {
        let mut bytes = [0; SPARSE_LENGTH];
        put(&mut bytes, 0, &SPARSE_MAGIC);
        put(&mut bytes, 8, &u64::MAX.to_be_bytes());
        put(&mut bytes, 16, &TABLE.to_be_bytes());
        put(&mut bytes, 24, &0x0001_0000u32.to_be_bytes());
        put(&mut bytes, 28, &u32::try_from(self.table.len()).unwrap_or(HOLE).to_be_bytes());
        put(&mut bytes, 32, &u32::try_from(BLOCK).unwrap_or(0).to_be_bytes());
        let sum = checksum(&bytes, 36);
        put(&mut bytes, 36, &sum.to_be_bytes());
        bytes
    }
}

impl Output for Draft<'_> {
    fn put(&mut self, offset: u64, piece: &[u8]) -> Result<()> {
        let block = self.block(offset / BLOCK)?;
        write_at(self.file, block + offset % BLOCK, piece)
    }

    fn finish(&mut self) -> Result<()> {
        let mut table: Vec<u8> = self.table.iter().flat_map(|sector| sector.to_be_bytes()).collect();
        table.resize(table.len().next_multiple_of(512), 0xff);
        write_at(self.file, TABLE, &table)?;
        write_at(self.file, HEADER, &self.header())?;
        set_length(self.file, self.end)?;
        sys::file::sync_data(self.file).map_err(FormatError::Write)?;
        write_at(self.file, self.end, &self.footer)?;
        write_at(self.file, 0, &self.footer)
    }
}

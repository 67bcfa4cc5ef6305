//! Reading a VHD file.

use super::footer::{Footer, Kind, LENGTH, footer_at_end};
use super::{HOLE, SPARSE_LENGTH, SPARSE_MAGIC, bitmap_length, checksum};
use crate::disk::format::input::{be32, be64, by_units, index};
use crate::disk::format::{Format, Input, Result, Source};
use std::fs::File;
use std::ops::Range;

const SECTOR: u64 = 512;

/// The largest block that is read, in bytes; writers use 512 KiB and 2 MiB.
const MAX_BLOCK: u64 = 256 << 20;

/// The disk in a VHD file.
///
/// Memory holds the block allocation table (at most 32 MiB) and the bitmap of one block (at most 64 KiB).
#[derive(Debug)]
pub struct Vhd {
    input: Input,
    size: u64,
    /// `None` in a fixed image.
    blocks: Option<Blocks>,
}

/// The places of the blocks of a dynamic image.
#[derive(Debug)]
struct Blocks {
    length: u64,
    /// The sector of each block, or [`HOLE`].
    table: Vec<u32>,
    /// The bitmap read last, and the number of its block.
    bitmap: (Option<u64>, Vec<u8>),
}

impl Vhd {
    /// Opens the disk in a VHD file.
    ///
    /// # Errors
    /// When the file cannot be read, is damaged, is differencing, or is larger than
    /// [`MAX_SIZE`](crate::disk::format::MAX_SIZE).
    pub fn open(file: File) -> Result<Self> {
        let input = Input::new(file, Format::Vhd)?;
        let Footer { kind, size } = Footer::read(&input)?;
        let blocks = match kind {
            Kind::Dynamic(header) => Some(Blocks::read(&input, header, size)?),
            Kind::Fixed if input.holds(size, LENGTH as u64) => None,
            Kind::Fixed => return Err(Format::Vhd.damaged("the file is shorter than the disk")),
        };
        Ok(Self { input, size, blocks })
    }
}

impl Blocks {
    /// Reads and checks the dynamic header at `offset` and the table, for a disk of `size` bytes.
    fn read(input: &Input, offset: u64, size: u64) -> Result<Self> {
        let header = input.table(offset, SPARSE_LENGTH as u64, "dynamic header")?;
        if !header.starts_with(&SPARSE_MAGIC) || be32(&header, 36) != checksum(&header, 36) {
            return Err(Format::Vhd.damaged("no dynamic header with the right checksum"));
        }
        let length = u64::from(be32(&header, 32));
        if !length.is_power_of_two() || !(SECTOR..=MAX_BLOCK).contains(&length) {
            return Err(Format::Vhd.unsupported(format!("has blocks of {length} bytes")));
        }
        let blocks = size.div_ceil(length);
        if u64::from(be32(&header, 28)) < blocks {
            return Err(Format::Vhd.damaged("the block allocation table is too short for the size"));
        }
        let table = input.table(be64(&header, 16), blocks * 4, "block allocation table")?;
        let table: Vec<u32> = table.as_chunks().0.iter().map(|bytes| u32::from_be_bytes(*bytes)).collect();
        let blocks = Self { length, table, bitmap: (None, Vec::new()) };
        let of_table = be64(&header, 16);
        let mut headers = vec![
            0..LENGTH as u64,
            offset..offset + SPARSE_LENGTH as u64,
            of_table..of_table + blocks.table.len() as u64 * 4,
        ];
        headers.extend(footer_at_end(input)?);
        blocks.must_lie_apart(size, &headers)?;
        Ok(blocks)
    }

    /// Checks that no two blocks share bytes of the file, and none overlaps the `headers`. Otherwise the headers would
    /// be read as the disk's content, and a small file could be a huge disk.
    fn must_lie_apart(&self, size: u64, headers: &[Range<u64>]) -> Result<()> {
        // The last block can be partial.
        let last = size.div_ceil(self.length).saturating_sub(1);
        let cut = self.offset(last).map(|offset| (offset, size - last * self.length));
        let end = |offset: u64| {
            let data = cut.filter(|(of_last, _)| *of_last == offset).map_or(self.length, |(_, data)| data);
            offset + bitmap_length(self.length) + data
        };
        let mut used: Vec<u32> = self.table.iter().copied().filter(|sector| *sector != HOLE).collect();
        used.sort_unstable();
        let start = |sector: u32| u64::from(sector) * SECTOR;
        let share =
            used.windows(2).any(|pair| matches!(pair, [one, next] if end(start(*one)) > start(*next)));
        let hit = |header: &Range<u64>| {
            let before = used.get(..used.partition_point(|sector| start(*sector) < header.end));
            before.and_then(<[u32]>::last).is_some_and(|sector| end(start(*sector)) > header.start)
        };
        if share || headers.iter().any(hit) {
            return Err(Format::Vhd.damaged("its table places a block where a header or another block is"));
        }
        Ok(())
    }

    /// Returns the offset of a block's bitmap; `None` for a hole.
    fn offset(&self, block: u64) -> Option<u64> {
        let sector = self.table.get(index(block)).copied().filter(|sector| *sector != HOLE)?;
        Some(u64::from(sector) * SECTOR)
    }

    /// Reads the bitmap of a block, and returns the offset of the block's data; `None` for a hole.
    fn enter(&mut self, input: &Input, block: u64) -> Result<Option<u64>> {
        let Some(offset) = self.offset(block) else { return Ok(None) };
        let length = bitmap_length(self.length);
        if self.bitmap.0 != Some(block) {
            self.bitmap.0 = None;
            self.bitmap.1.resize(index(length), 0);
            input.read(offset, &mut self.bitmap.1, "the bitmap of a block")?;
            self.bitmap.0 = Some(block);
        }
        Ok(Some(offset + length))
    }

    /// Returns true if a sector of the block that was entered last holds data.
    fn is_data(&self, sector: u64) -> bool {
        let byte = self.bitmap.1.get(index(sector / 8)).copied().unwrap_or(0);
        byte & (0x80 >> (sector % 8)) != 0
    }

    /// Returns the next sectors of the block that was entered last, from `first` on, that hold data.
    fn next_sectors(&self, first: u64) -> Option<Range<u64>> {
        let end = self.length / SECTOR;
        let start = (first..end).find(|sector| self.is_data(*sector))?;
        Some(start..(start..end).find(|sector| !self.is_data(*sector)).unwrap_or(end))
    }

    fn next_data(&mut self, input: &Input, from: u64, size: u64) -> Result<Option<Range<u64>>> {
        let first = from / self.length;
        for block in first..size.div_ceil(self.length) {
            if self.enter(input, block)?.is_none() {
                continue;
            }
            let start = block * self.length;
            if let Some(sectors) = self.next_sectors(from.saturating_sub(start) / SECTOR) {
                let range = start + sectors.start * SECTOR..start + sectors.end * SECTOR;
                let range = range.start.max(from)..range.end.min(size);
                return Ok(Some(range).filter(|range| !range.is_empty()));
            }
        }
        Ok(None)
    }

    /// Reads a piece of one block.
    fn read_in_block(&mut self, input: &Input, at: u64, piece: &mut [u8]) -> Result<()> {
        let Some(data) = self.enter(input, at / self.length)? else {
            piece.fill(0);
            return Ok(());
        };
        let within = at % self.length;
        input.read(data + within, piece, "a block")?;
        // Most blocks are whole: they are not read sector by sector.
        if self.bitmap.1.iter().any(|byte| *byte != 0xff) {
            by_units(self.length, SECTOR, within, piece, |at, sector| {
                if !self.is_data(at / SECTOR) {
                    sector.fill(0);
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

impl Source for Vhd {
    fn size(&self) -> u64 {
        self.size
    }

    fn next_data(&mut self, from: u64) -> Result<Option<Range<u64>>> {
        match &mut self.blocks {
            None => self.input.next_data(from, self.size),
            Some(blocks) => blocks.next_data(&self.input, from, self.size),
        }
    }

    fn read_at(&mut self, offset: u64, bytes: &mut [u8]) -> Result<()> {
        let Self { input, size, blocks } = self;
        match blocks {
            None => by_units(*size, u64::MAX, offset, bytes, |at, piece| input.read(at, piece, "the disk")),
            Some(blocks) => by_units(*size, blocks.length, offset, bytes, |at, piece| {
                blocks.read_in_block(input, at, piece)
            }),
        }
    }
}

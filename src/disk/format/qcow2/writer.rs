//! Writing a qcow2 file.

use super::{COPIED, MAGIC};
use crate::disk::format::input::{index, put};
use crate::disk::format::output::{Output, PIECE, set_length, write_at};
use crate::disk::format::{FormatError, Result};
use crate::sys;
use std::fs::File;

/// Bytes in a cluster: a piece.
const CLUSTER: u64 = PIECE;
const L2_ENTRIES: u64 = CLUSTER / 8;
/// Refcounts of 16 bits in a cluster.
const REFCOUNTS: u64 = CLUSTER / 2;
const HEADER_LENGTH: u32 = 112;

/// A qcow2 file that is being written.
pub(in super::super) struct Draft<'a> {
    file: &'a File,
    size: u64,
    l1: Vec<u64>,
    /// The number and content of the L2 table that is being filled.
    l2: Vec<u8>,
    number: Option<u64>,
    /// The number of clusters of the file that are in use.
    clusters: u64,
}

impl<'a> Draft<'a> {
    pub(in super::super) fn new(file: &'a File, size: u64) -> Self {
        let tables = size.div_ceil(CLUSTER * L2_ENTRIES).max(1);
        let clusters = 1 + (tables * 8).div_ceil(CLUSTER);
        let l2 = vec![0; index(CLUSTER)];
        Self { file, size, l1: vec![0; index(tables)], l2, number: None, clusters }
    }

    /// Returns the offset of a new cluster.
    fn allocate(&mut self) -> u64 {
        self.clusters += 1;
        (self.clusters - 1) * CLUSTER
    }

    /// Writes the L2 table that is being filled.
    fn close_table(&mut self) -> Result<()> {
        let Some(number) = self.number.take() else { return Ok(()) };
        let offset = self.l1.get(index(number)).copied().unwrap_or(0);
        write_at(self.file, offset, &self.l2)?;
        self.l2.fill(0);
        Ok(())
    }

    /// Writes refcounts of 1 for all clusters, also those of the refcounts. Returns the table's offset and length.
    fn write_refcounts(&mut self) -> Result<(u64, u64)> {
        let (mut blocks, mut tables) = (0, 0);
        loop {
            let needed = (self.clusters + blocks + tables).div_ceil(REFCOUNTS);
            if needed <= blocks {
                break;
            }
            (blocks, tables) = (needed, needed.div_ceil(CLUSTER / 8));
        }
        let first = self.clusters;
        self.clusters += blocks + tables;
        let mut offsets = Vec::with_capacity(index(blocks * 8));
        for number in 0..blocks {
            let here = (self.clusters - number * REFCOUNTS).min(REFCOUNTS);
            let mut block = 1u16.to_be_bytes().repeat(index(here));
            block.resize(index(CLUSTER), 0);
            let offset = (first + number) * CLUSTER;
            write_at(self.file, offset, &block)?;
            offsets.extend_from_slice(&offset.to_be_bytes());
        }
        let table = (first + blocks) * CLUSTER;
        write_at(self.file, table, &offsets)?;
        Ok((table, tables))
    }

    fn header(&self, refcounts: (u64, u64)) -> [u8; HEADER_LENGTH as usize] {
        let mut bytes = [0; HEADER_LENGTH as usize];
        put(&mut bytes, 0, &MAGIC);
        put(&mut bytes, 4, &3u32.to_be_bytes());
        put(&mut bytes, 20, &CLUSTER.ilog2().to_be_bytes());
        put(&mut bytes, 24, &self.size.to_be_bytes());
        put(&mut bytes, 36, &u32::try_from(self.l1.len()).unwrap_or(u32::MAX).to_be_bytes());
        put(&mut bytes, 40, &CLUSTER.to_be_bytes());
        put(&mut bytes, 48, &refcounts.0.to_be_bytes());
        put(&mut bytes, 56, &u32::try_from(refcounts.1).unwrap_or(u32::MAX).to_be_bytes());
        put(&mut bytes, 96, &4u32.to_be_bytes());
        put(&mut bytes, 100, &HEADER_LENGTH.to_be_bytes());
        bytes
    }
}

impl Output for Draft<'_> {
    fn put(&mut self, offset: u64, piece: &[u8]) -> Result<()> {
        let number = offset / CLUSTER / L2_ENTRIES;
        if self.number != Some(number) {
            self.close_table()?;
            let table = self.allocate();
            if let Some(entry) = self.l1.get_mut(index(number)) {
                *entry = table;
            }
            self.number = Some(number);
        }
        let place = self.allocate();
        put(&mut self.l2, index(offset / CLUSTER % L2_ENTRIES) * 8, &(place | COPIED).to_be_bytes());
        write_at(self.file, place, piece)
    }

    fn finish(&mut self) -> Result<()> {
        self.close_table()?;
        let refcounts = self.write_refcounts()?;
        let used = |offset: &u64| if *offset == 0 { 0 } else { offset | COPIED };
        let l1: Vec<u8> = self.l1.iter().flat_map(|offset| used(offset).to_be_bytes()).collect();
        write_at(self.file, CLUSTER, &l1)?;
        set_length(self.file, self.clusters * CLUSTER)?;
        sys::file::sync_data(self.file).map_err(FormatError::Write)?;
        write_at(self.file, 0, &self.header(refcounts))
    }
}

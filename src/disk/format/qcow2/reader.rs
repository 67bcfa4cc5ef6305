//! Reading a qcow2 file.

use super::entry::{Entry, Place};
use super::header::Header;
use super::inflate::inflate;
use super::{OFFSET, SECTOR};
use crate::disk::format::input::{by_units, index};
use crate::disk::format::{Format, Input, Result, Source};
use std::fs::File;
use std::ops::Range;

/// The number of L2 tables that are held in memory, each at most 2 MiB.
const HELD: usize = 8;

/// The disk in a qcow2 file.
///
/// Memory holds the L1 table (at most 32 MiB), a copy of its offsets, and the L2 tables used last (at most 16 MiB).
/// Memory also holds the compressed cluster read last.
#[derive(Debug)]
pub struct Qcow2 {
    input: Input,
    header: Header,
    /// The offset of each L2 table; 0 for none.
    l1: Vec<u64>,
    /// The bytes of the file that the L1 table takes.
    of_l1: Range<u64>,
    /// The offsets of all L2 tables, in their order.
    tables: Vec<u64>,
    /// L2 tables by their number, the most recently used first.
    held: Vec<(usize, Vec<Entry>)>,
    /// True for each L2 table that was loaded before, and whose clusters are counted.
    counted: Vec<bool>,
    /// The bytes of clusters that the tables loaded so far use in the file.
    used: u64,
    /// The compressed cluster read last, by its entry.
    inflated: (Entry, Vec<u8>),
    /// Room for compressed bytes.
    scratch: Vec<u8>,
}

impl Qcow2 {
    /// Opens the disk in a qcow2 file.
    ///
    /// # Errors
    /// When the file cannot be read, is damaged or marked as such, or is larger than
    /// [`MAX_SIZE`](crate::disk::format::MAX_SIZE). Also when it has a backing file, encryption, data in another file,
    /// subclusters or unknown features. Internal snapshots are ignored.
    pub fn open(file: File) -> Result<Self> {
        let input = Input::new(file, Format::Qcow2)?;
        let header = Header::read(&input)?;
        let tables = header.size.div_ceil(header.cluster() * header.l2_entries());
        let mut l1 = input.numbers(header.l1_offset, tables, "L1 table")?;
        l1.iter_mut().for_each(|entry| *entry &= OFFSET);
        if l1.iter().any(|offset| offset % header.cluster() != 0) {
            return Err(Format::Qcow2.damaged("an L2 table does not begin at a cluster"));
        }
        // No table is used twice, so all of them together are no larger than the file.
        let mut tables: Vec<u64> = l1.iter().copied().filter(|offset| *offset != 0).collect();
        tables.sort_unstable();
        if tables.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(Format::Qcow2.damaged("an L2 table is listed twice"));
        }
        let of_l1 = header.l1_offset..header.l1_offset + l1.len() as u64 * 8;
        if !l1.is_empty() && of_l1.start < header.cluster() {
            return Err(Format::Qcow2.damaged("the L1 table is where the header is"));
        }
        if tables.first().is_some_and(|first| *first < header.cluster())
            || tables.iter().any(|table| *table < of_l1.end && *table + header.cluster() > of_l1.start)
        {
            return Err(Format::Qcow2.damaged("an L2 table is where the header or the L1 table is"));
        }
        let counted = vec![false; l1.len()];
        let inflated = (Entry(0), Vec::new());
        let (held, scratch) = (Vec::new(), Vec::new());
        Ok(Self { input, header, l1, of_l1, tables, held, counted, used: 0, inflated, scratch })
    }

    /// Returns true if the header or a table uses bytes of the cluster at an offset.
    fn is_taken(&self, offset: u64) -> bool {
        let end = offset + self.header.cluster();
        offset < self.header.cluster()
            || (offset < self.of_l1.end && end > self.of_l1.start)
            || self.tables.binary_search(&offset).is_ok()
    }

    /// Returns the L2 table with that number; empty where there is none.
    fn table(&mut self, number: u64) -> Result<&[Entry]> {
        let number = index(number);
        let offset = self.l1.get(number).copied().unwrap_or(0);
        if offset == 0 {
            return Ok(&[]);
        }
        match self.held.iter().position(|(held, _)| *held == number) {
            Some(place) => {
                if let Some(up_to_it) = self.held.get_mut(..=place) {
                    up_to_it.rotate_right(1);
                }
            }
            None => {
                let table = self.load(number, offset)?;
                self.held.truncate(HELD - 1);
                self.held.insert(0, (number, table));
            }
        }
        Ok(self.held.first().map_or(&[], |(_, table)| table))
    }

    fn load(&mut self, number: usize, offset: u64) -> Result<Vec<Entry>> {
        let table = self.input.numbers(offset, self.header.l2_entries(), "L2 table")?;
        let table: Vec<Entry> = table.into_iter().map(Entry).collect();
        if self.header.version == 2 && table.iter().any(|entry| entry.is_marked_zero()) {
            return Err(
                Format::Qcow2.damaged("an entry of an L2 table has a bit that version 2 does not know")
            );
        }
        let is_wrong = |entry: &Entry| match entry.place(&self.header) {
            Place::Hole => false,
            Place::Plain(offset) => self.is_taken(offset),
            Place::Compressed { offset, .. } => {
                self.is_taken(offset / self.header.cluster() * self.header.cluster())
            }
        };
        if table.iter().any(is_wrong) {
            return Err(Format::Qcow2.damaged("an L2 table places a cluster where the header or a table is"));
        }
        if let Some(counted) = self.counted.get_mut(number)
            && !std::mem::replace(counted, true)
        {
            // Clusters that are used twice would make a small file a huge disk.
            self.used += table.iter().map(|entry| self.bytes_of(*entry)).sum::<u64>();
            if self.used > self.input.length().next_multiple_of(self.header.cluster()) {
                return Err(Format::Qcow2.damaged("its tables list more clusters than the file has"));
            }
        }
        Ok(table)
    }

    /// Returns the number of bytes of the file that only this cluster uses.
    fn bytes_of(&self, entry: Entry) -> u64 {
        match entry.place(&self.header) {
            Place::Hole => 0,
            Place::Plain(_) => self.header.cluster(),
            // The last sector can be the first one of another cluster.
            Place::Compressed { length, .. } => length.saturating_sub(SECTOR - 1),
        }
    }

    /// Reads a piece of one cluster.
    fn read_in_cluster(&mut self, at: u64, piece: &mut [u8]) -> Result<()> {
        let (cluster, entries) = (self.header.cluster(), self.header.l2_entries());
        let (number, within) = (at / cluster, at % cluster);
        let table = self.table(number / entries)?;
        let entry = table.get(index(number % entries)).copied().unwrap_or(Entry(0));
        match entry.place(&self.header) {
            Place::Hole => piece.fill(0),
            Place::Plain(offset) => {
                if offset % cluster != 0 || offset >= self.input.length() {
                    return Err(Format::Qcow2.damaged(format!("cluster {number} is not inside the file")));
                }
                // The last cluster of a file can be cut short where the rest of the cluster is zeros.
                self.input.read_padded(offset + within, piece)?;
            }
            Place::Compressed { offset, length } => {
                self.inflate(number, entry, offset, length)?;
                let cluster = self.inflated.1.get(index(within)..).unwrap_or(&[]);
                for (to, from) in piece.iter_mut().zip(cluster) {
                    *to = *from;
                }
            }
        }
        Ok(())
    }

    /// Inflates a compressed cluster, which becomes the one read last.
    fn inflate(&mut self, number: u64, entry: Entry, offset: u64, length: u64) -> Result<()> {
        if self.inflated.0 == entry {
            return Ok(());
        }
        if offset >= self.input.length() {
            return Err(Format::Qcow2.damaged(format!("cluster {number} is not inside the file")));
        }
        self.inflated.0 = Entry(0);
        self.inflated.1.resize(index(self.header.cluster()), 0);
        // At most two clusters; the last sector can be cut short by the end of the file.
        self.scratch.resize(index(length.min(self.input.length() - offset)), 0);
        self.input.read(offset, &mut self.scratch, "a compressed cluster")?;
        if !inflate(self.header.compression, &self.scratch, &mut self.inflated.1) {
            return Err(Format::Qcow2.damaged(format!("cluster {number} cannot be decompressed")));
        }
        self.inflated.0 = entry;
        Ok(())
    }
}

impl Source for Qcow2 {
    fn size(&self) -> u64 {
        self.header.size
    }

    fn next_data(&mut self, from: u64) -> Result<Option<Range<u64>>> {
        let (cluster, entries, size) = (self.header.cluster(), self.header.l2_entries(), self.size());
        let mut number = from / cluster;
        while number < size.div_ceil(cluster) {
            let rest = self.table(number / entries)?.get(index(number % entries)..).unwrap_or(&[]);
            if let Some(holes) = rest.iter().position(|entry| entry.is_data()) {
                let data = rest.iter().skip(holes).take_while(|entry| entry.is_data()).count();
                let start = (number + holes as u64) * cluster;
                let range = start.max(from)..(start + data as u64 * cluster).min(size);
                return Ok(Some(range).filter(|range| !range.is_empty()));
            }
            number = (number / entries + 1) * entries;
        }
        Ok(None)
    }

    fn read_at(&mut self, offset: u64, bytes: &mut [u8]) -> Result<()> {
        let (size, cluster) = (self.header.size, self.header.cluster());
        by_units(size, cluster, offset, bytes, |at, piece| self.read_in_cluster(at, piece))
    }
}

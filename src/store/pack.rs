//! Packs: immutable files of stored blocks.
//!
//! A pack is laid out as follows; numbers are little-endian.
//!
//! | part | bytes | content |
//! |---|---|---|
//! | header | 8 | `SNAPPACK` |
//! | records | … | the stored blocks, one after the other, without gaps |
//! | footer | 48 × slots | one entry for each slot |
//! | trailer | 64 | see below |
//!
//! A footer entry:
//!
//! | bytes | content |
//! |---|---|
//! | 32 | BLAKE3 hash of the block (65,536 bytes, decoded) |
//! | 4 | offset of its record in the file |
//! | 4 | length of its record |
//! | 1 | encoding: 0 raw, 1 zstd frame, 2 delta (see `codec`; the location of the base is not stored) |
//! | 7 | seal: the first 7 bytes of the BLAKE3 hash of the record, as stored |
//!
//! The seal finds damage that the hash alone does not find: a flipped bit that the decoder does not read.
//!
//! The trailer:
//!
//! | bytes | content |
//! |---|---|
//! | 8 | `SNAPTAIL` |
//! | 4 | version, 1 |
//! | 4 | number of slots |
//! | 8 | offset of the footer |
//! | 8 | the first 8 bytes of the pack's name; older packs have 0 here, and are accepted without this check |
//! | 32 | BLAKE3 hash of the footer and the trailer's first 32 bytes |
//!
//! So every byte of a pack is under a magic word, a seal or a checksum. A file that holds another pack counts as
//! damaged.

use super::backend::{Backend, ObjectKind};
use super::codec::{Codec, Encoding};
use super::{Result, StoreError};
use crate::model::{BLOCK_SIZE, Hash, PackName, Slot};
use crate::sys;
use crate::sys::direct::AlignedBuffer;
use std::io;
use std::ops::Range;
use std::sync::Arc;

const HEADER: &[u8; 8] = b"SNAPPACK";
const TRAILER_MAGIC: &[u8; 8] = b"SNAPTAIL";
const VERSION: u32 = 1;
const SEAL: usize = 7;
/// The number of bytes of its name that a pack holds.
const BORNE: usize = 8;

/// The first bytes of the hash of a record.
pub type Seal = [u8; SEAL];

/// The size of a footer entry in bytes.
const FOOTER_ENTRY: usize = 48;
/// The size of the trailer in bytes.
const TRAILER: usize = 64;
/// The number of slots at which a pack is sealed.
pub const TARGET_SLOTS: usize = 1024;
/// The number of bytes of records at which a pack is sealed.
const TARGET_BYTES: usize = 16 << 20;
/// The largest size of a pack in bytes: the last record and the footer are added to the target.
const CAPACITY: usize = TARGET_BYTES + BLOCK_SIZE + TARGET_SLOTS * FOOTER_ENTRY + TRAILER;

/// A slot's entry in the footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FooterEntry {
    /// The hash of the block.
    pub hash: Hash,
    /// The offset of its record in bytes.
    pub offset: u32,
    /// The length of its record in bytes.
    pub length: u32,
    /// The encoding of the record.
    pub encoding: Encoding,
    /// The seal of the record.
    pub seal: Seal,
}

/// The footer of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footer {
    /// The entries of the slots.
    pub entries: Vec<FooterEntry>,
    /// The length of the pack's file in bytes.
    pub file_length: u64,
}

impl FooterEntry {
    /// Returns true if a record matches its seal.
    pub fn seals(&self, record: &[u8]) -> bool {
        seal(record) == self.seal
    }

    /// Returns the record in the form to be stored again, if it matches its seal.
    pub fn sealed<'a>(&self, record: &'a [u8]) -> Option<Record<'a>> {
        let stored = Record { encoding: self.encoding, bytes: record, seal: self.seal };
        self.seals(record).then_some(stored)
    }

    /// Decodes the slot's record into `block`, and checks the hash. For a delta, `block` holds the base at the call.
    ///
    /// # Errors
    /// The damage of the record; the content of `block` is then invalid.
    pub fn decode(
        &self,
        codec: &mut Codec,
        record: &[u8],
        block: &mut [u8; BLOCK_SIZE],
    ) -> Result<(), &'static str> {
        codec.decode(self.encoding, record, block).map_err(|_| "it does not decode")?;
        if Hash::of(block) == self.hash { Ok(()) } else { Err("its hash is another") }
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.hash.0);
        out.extend_from_slice(&self.offset.to_le_bytes());
        out.extend_from_slice(&self.length.to_le_bytes());
        out.push(self.encoding.to_byte());
        out.extend_from_slice(&self.seal);
    }

    fn read(bytes: &[u8; FOOTER_ENTRY]) -> Option<Self> {
        Some(Self {
            hash: Hash(array(&bytes[..32])?),
            offset: u32::from_le_bytes(array(&bytes[32..36])?),
            length: u32::from_le_bytes(array(&bytes[36..40])?),
            encoding: Encoding::from_byte(bytes[40])?,
            seal: array(&bytes[41..])?,
        })
    }
}

fn array<const N: usize>(bytes: &[u8]) -> Option<[u8; N]> {
    bytes.try_into().ok()
}

/// A stored block.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// Its encoding.
    pub encoding: Encoding,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The seal of the bytes.
    pub seal: Seal,
}

/// Returns the seal of a record.
pub fn seal(record: &[u8]) -> Seal {
    seal_of(&Hash::of(record))
}

/// Returns the seal of a record with this hash.
pub fn seal_of(hash: &Hash) -> Seal {
    let mut seal = [0; SEAL];
    seal.copy_from_slice(&hash.0[..SEAL]);
    seal
}

impl Footer {
    /// Reads and checks the footer of a pack.
    ///
    /// # Errors
    /// When the pack is missing or its framing is damaged.
    pub fn read(backend: &dyn Backend, pack: PackName) -> Result<Self> {
        let name = pack.to_string();
        let failed = StoreError::of_pack(pack, backend);
        let damaged = |what: &str| StoreError::Damaged { pack, what: what.to_owned() };
        let file_length = match backend.length(ObjectKind::Pack, &name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(damaged("it is missing")),
            other => other.map_err(&failed)?,
        };
        let least = (HEADER.len() + TRAILER) as u64;
        if file_length < least {
            return Err(damaged("it is cut off"));
        }
        // One read returns the trailer and, in most cases, the whole footer.
        let guess = file_length.min((TARGET_SLOTS * FOOTER_ENTRY + TRAILER) as u64);
        let mut tail = vec![0; usize::try_from(guess).unwrap_or(TRAILER)];
        backend.read(ObjectKind::Pack, &name, file_length - guess, &mut tail).map_err(&failed)?;
        let trailer = &tail[tail.len() - TRAILER..];
        let number = |range| array(&trailer[range]).map_or(0, u64::from_le_bytes);
        let short = |range| array(&trailer[range]).map_or(0, u32::from_le_bytes);
        if &trailer[..8] != TRAILER_MAGIC {
            return Err(damaged("it does not end like a pack"));
        }
        if short(8..12) != VERSION {
            return Err(damaged("its version is unknown"));
        }
        let (slots, footer_offset) = (u64::from(short(12..16)), number(16..24));
        let footer_length = slots * FOOTER_ENTRY as u64;
        if footer_offset.checked_add(footer_length + TRAILER as u64) != Some(file_length) {
            return Err(damaged("its parts do not add up"));
        }
        let mut footer = vec![0; usize::try_from(footer_length).unwrap_or(0)];
        if footer.len() + TRAILER <= tail.len() {
            let start = tail.len() - TRAILER - footer.len();
            footer.copy_from_slice(&tail[start..start + footer_length as usize]);
        } else {
            backend.read(ObjectKind::Pack, &name, footer_offset, &mut footer).map_err(&failed)?;
        }
        if checksum(&footer, &trailer[..32]) != trailer[32..] {
            return Err(damaged("its footer has another checksum"));
        }
        if ![[0; BORNE], borne(pack)].contains(&array(&trailer[24..32]).unwrap_or_default()) {
            return Err(damaged("it holds another pack"));
        }
        let entries: Option<Vec<FooterEntry>> = footer
            .chunks_exact(FOOTER_ENTRY)
            .map(|bytes| array(bytes).and_then(|bytes| FooterEntry::read(&bytes)))
            .collect();
        let entries = entries.ok_or_else(|| damaged("its footer holds an unknown encoding"))?;
        let mut end = HEADER.len() as u64;
        for entry in &entries {
            if u64::from(entry.offset) != end || entry.length as usize > BLOCK_SIZE {
                return Err(damaged("its records do not follow each other"));
            }
            end += u64::from(entry.length);
        }
        if end != footer_offset {
            return Err(damaged("its records do not follow each other"));
        }
        Ok(Self { entries, file_length })
    }

    /// Splits bytes that were read together into the records of neighbouring slots, each with its footer entry. A
    /// record is empty if its bytes were not read.
    pub fn split<'a>(
        &'a self,
        slots: Range<u32>,
        records: &'a [u8],
    ) -> impl Iterator<Item = (Slot, &'a FooterEntry, &'a [u8])> {
        let entries = self.entries.get(slots.start as usize..slots.end as usize).unwrap_or_default();
        let start = entries.first().map_or(0, |first| first.offset as usize);
        slots.zip(entries).map(move |(slot, entry)| {
            let begin = entry.offset as usize - start;
            let record = records.get(begin..begin + entry.length as usize).unwrap_or_default();
            (Slot(slot), entry, record)
        })
    }

    /// Checks that the pack begins with the header.
    ///
    /// # Errors
    /// When the header is missing.
    pub fn check_header(backend: &dyn Backend, pack: PackName) -> Result<()> {
        let mut header = [0; HEADER.len()];
        backend
            .read(ObjectKind::Pack, &pack.to_string(), 0, &mut header)
            .map_err(StoreError::of_pack(pack, backend))?;
        if &header != HEADER {
            return Err(StoreError::Damaged { pack, what: "it does not begin like a pack".into() });
        }
        Ok(())
    }
}

/// Returns the part of its name that a pack holds.
fn borne(PackName(name): PackName) -> [u8; BORNE] {
    array(&name[..BORNE]).unwrap_or_default()
}

fn checksum(footer: &[u8], trailer: &[u8]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(footer);
    hasher.update(trailer);
    *hasher.finalize().as_bytes()
}

/// A pack that is being filled.
#[derive(Debug)]
pub struct PackBuilder {
    name: PackName,
    bytes: AlignedBuffer,
    entries: Vec<FooterEntry>,
}

/// A complete pack that is not yet part of a store.
#[derive(Debug)]
pub struct SealedPack {
    /// Its name.
    pub name: PackName,
    /// The whole file.
    pub bytes: AlignedBuffer,
    /// Its footer.
    pub footer: Arc<Footer>,
}

impl PackBuilder {
    /// Returns an empty pack with a new name.
    ///
    /// # Errors
    /// When the kernel has no randomness to give.
    pub fn new() -> io::Result<Self> {
        Self::reusing(AlignedBuffer::with_capacity(CAPACITY))
    }

    /// Returns an empty pack with a new name, in the memory of a pack that is no longer needed.
    ///
    /// # Errors
    /// When the kernel has no randomness to give.
    pub fn reusing(mut bytes: AlignedBuffer) -> io::Result<Self> {
        let mut name = [0; 16];
        sys::random::fill(&mut name)?;
        bytes.clear();
        bytes.extend_from_slice(HEADER);
        Ok(Self { name: PackName(name), bytes, entries: Vec::new() })
    }

    /// Returns the pack's name.
    pub fn name(&self) -> PackName {
        self.name
    }

    /// Returns true if the pack has no blocks yet.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns true if the pack is to be sealed.
    pub fn is_full(&self) -> bool {
        self.entries.len() >= TARGET_SLOTS || self.bytes.len() >= TARGET_BYTES
    }

    /// Appends a block, given as its record. Returns its slot.
    pub fn push(&mut self, hash: Hash, record: Record<'_>) -> Slot {
        let slot = Slot(u32::try_from(self.entries.len()).unwrap_or(u32::MAX));
        self.entries.push(FooterEntry {
            hash,
            offset: u32::try_from(self.bytes.len()).unwrap_or(u32::MAX),
            length: u32::try_from(record.bytes.len()).unwrap_or(u32::MAX),
            encoding: record.encoding,
            seal: record.seal,
        });
        self.bytes.extend_from_slice(record.bytes);
        slot
    }

    /// Completes the pack.
    pub fn seal(mut self) -> SealedPack {
        let footer_offset = self.bytes.len();
        let mut footer = Vec::with_capacity(self.entries.len() * FOOTER_ENTRY);
        for entry in &self.entries {
            entry.write(&mut footer);
        }
        let mut trailer = Vec::with_capacity(TRAILER);
        trailer.extend_from_slice(TRAILER_MAGIC);
        trailer.extend_from_slice(&VERSION.to_le_bytes());
        trailer.extend_from_slice(&u32::try_from(self.entries.len()).unwrap_or(u32::MAX).to_le_bytes());
        trailer.extend_from_slice(&(footer_offset as u64).to_le_bytes());
        trailer.extend_from_slice(&borne(self.name));
        let checksum = checksum(&footer, &trailer);
        trailer.extend_from_slice(&checksum);
        self.bytes.extend_from_slice(&footer);
        self.bytes.extend_from_slice(&trailer);
        let footer = Footer { entries: self.entries, file_length: self.bytes.len() as u64 };
        SealedPack { name: self.name, bytes: self.bytes, footer: Arc::new(footer) }
    }
}

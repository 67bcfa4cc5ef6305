//! Disk image files of other programs: raw, qcow2 and VHD, read and written.
//!
//! A [`Reader`] gives the content of an image, and where its holes are; [`write()`] makes an image file of
//! anything that is a [`Source`]. Both move a piece at a time: an image of many TiB takes no more memory
//! than one of a few bytes.
//!
//! # Files of strangers
//!
//! An image may come from anywhere, so nothing in it is believed: every offset and length is checked
//! before it is used, no size above [`MAX_SIZE`] is taken, no table above 32 MiB is loaded, and no other
//! file than the one that was given is ever opened. A reader holds less than 112 MiB, whatever the file
//! says. A file that is wrong is an error, at once or when the wrong part is read.

mod error;
mod input;
mod output;
pub mod qcow2;
pub mod raw;
#[cfg(test)]
mod tests;
pub mod vhd;
mod writer;

pub use error::{FormatError, Result};
pub use qcow2::Qcow2;
pub use raw::Raw;
pub use vhd::Vhd;
pub use writer::{each_block, write};

use input::{Input, index};
use std::fmt;
use std::fs::File;
use std::ops::Range;
use std::str::FromStr;

/// The largest disk in an image that is read or written: 64 TiB.
pub const MAX_SIZE: u64 = 64 << 40;

/// Bytes in a sector: what sizes in qcow2 and VHD images are multiples of.
const SECTOR: u64 = 512;

/// How images of other formats begin; as raw disks they would be nonsense.
const FOREIGN: [(&[u8], &str); 5] =
    [(b"vhdxfile", "VHDX"), (b"KDMV", "VMDK"), (b"QED\0", "QED"), (b"<<< ", "VDI"), (b"# Disk D", "VMDK")];

/// How a disk is kept in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Format {
    /// The bytes of the disk, one after the other.
    Raw,
    /// QEMU's format, version 2 or 3.
    Qcow2,
    /// Microsoft's first format, fixed or dynamic.
    Vhd,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Raw, Self::Qcow2, Self::Vhd];

    /// Its name, as the service writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Raw => "RAW",
            Self::Qcow2 => "qcow2",
            Self::Vhd => "VHD",
        }
    }

    /// What a file looks like: qcow2 by its first bytes, VHD by a footer at its end or the copy of it at
    /// its start, else raw. Whoever could write to a raw disk can make it look like anything, so where
    /// the format is known it is better said than guessed.
    ///
    /// # Errors
    /// When the file cannot be read, or is of a known other format.
    pub fn detect(file: &File) -> Result<Self> {
        let input = Input::new(file.try_clone().map_err(FormatError::Read)?, Self::Raw)?;
        let mut start = [0; 8];
        input.read_padded(0, &mut start)?;
        if start.starts_with(&qcow2::MAGIC) {
            Ok(Self::Qcow2)
        } else if let Some((_, name)) = FOREIGN.iter().find(|(magic, _)| start.starts_with(magic)) {
            Err(FormatError::Foreign(name))
        } else if vhd::has_footer(&input)? {
            Ok(Self::Vhd)
        } else {
            Ok(Self::Raw)
        }
    }

    /// The size of the disk in an image that is written from `size` bytes: the same for raw; for qcow2
    /// and VHD, which count in sectors, the next multiple of 512.
    ///
    /// # Errors
    /// When the format has no room for so many bytes: [`MAX_SIZE`], for VHD [`vhd::MAX_SIZE`].
    pub fn padded(self, size: u64) -> Result<u64> {
        let (limit, unit) = match self {
            Self::Raw => (MAX_SIZE, 1),
            Self::Qcow2 => (MAX_SIZE, SECTOR),
            Self::Vhd => (vhd::MAX_SIZE, SECTOR),
        };
        self.limit(size, limit)?;
        Ok(size.next_multiple_of(unit))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = FormatError;

    /// Reads a name, in any case.
    fn from_str(word: &str) -> Result<Self> {
        let format = Self::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(word));
        format.ok_or_else(|| FormatError::Unknown(word.to_owned()))
    }
}

/// The content of a disk, wherever it is kept.
pub trait Source {
    /// Its size in bytes.
    fn size(&self) -> u64;

    /// The next range at or after `from` that may hold data, not empty, inside the size; all between is
    /// zeros. The next range may begin where this one ends. `None`: the rest is zeros.
    ///
    /// # Errors
    /// When that cannot be found out.
    fn next_data(&mut self, from: u64) -> Result<Option<Range<u64>>>;

    /// Fills `bytes` from `offset`; what lies past the end reads as zeros.
    ///
    /// # Errors
    /// When the content cannot be read.
    fn read_at(&mut self, offset: u64, bytes: &mut [u8]) -> Result<()>;
}

/// The disk in an image file.
#[derive(Debug)]
pub enum Reader {
    /// In a raw file.
    Raw(Raw),
    /// In a qcow2 file.
    Qcow2(Box<Qcow2>),
    /// In a VHD file.
    Vhd(Vhd),
}

impl Reader {
    /// Opens the disk in `file`, which is of that format.
    ///
    /// # Errors
    /// When it cannot be read, is damaged, too large, or of a kind that is not supported.
    pub fn open(file: File, format: Format) -> Result<Self> {
        Ok(match format {
            Format::Raw => Self::Raw(Raw::open(file)?),
            Format::Qcow2 => Self::Qcow2(Box::new(Qcow2::open(file)?)),
            Format::Vhd => Self::Vhd(Vhd::open(file)?),
        })
    }

    /// Opens the disk in `file`, which may be of any format; see [`Format::detect`].
    ///
    /// # Errors
    /// As [`Reader::open`].
    pub fn detect(file: File) -> Result<Self> {
        let format = Format::detect(&file)?;
        Self::open(file, format)
    }

    /// The format of the file.
    pub fn format(&self) -> Format {
        match self {
            Self::Raw(_) => Format::Raw,
            Self::Qcow2(_) => Format::Qcow2,
            Self::Vhd(_) => Format::Vhd,
        }
    }

    fn source(&mut self) -> &mut dyn Source {
        match self {
            Self::Raw(raw) => raw,
            Self::Qcow2(qcow2) => qcow2.as_mut(),
            Self::Vhd(vhd) => vhd,
        }
    }
}

impl Source for Reader {
    fn size(&self) -> u64 {
        match self {
            Self::Raw(raw) => raw.size(),
            Self::Qcow2(qcow2) => qcow2.size(),
            Self::Vhd(vhd) => vhd.size(),
        }
    }

    fn next_data(&mut self, from: u64) -> Result<Option<Range<u64>>> {
        self.source().next_data(from)
    }

    fn read_at(&mut self, offset: u64, bytes: &mut [u8]) -> Result<()> {
        self.source().read_at(offset, bytes)
    }
}

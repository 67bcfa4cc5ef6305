//! Disk image files of other programs: raw, qcow2 and VHD, read and written.
//!
//! A [`Reader`] returns the content of an image, and where its holes are. [`write()`] makes an image file of any
//! [`Source`]. Both move a piece at a time: an image of many TiB takes no more memory than one of a few bytes.
//!
//! # Files of strangers
//!
//! An image can come from anywhere, so nothing in it is trusted. Every offset and length is checked before use. No
//! size above [`MAX_SIZE`] is accepted, and no table above 32 MiB is loaded. No file other than the given one is ever
//! opened. A reader holds less than 112 MiB for any file. An invalid file is an error, at once or when its invalid
//! part is read.

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

/// The bytes in a sector: sizes in qcow2 and VHD images are multiples of this number.
const SECTOR: u64 = 512;

/// The first bytes of images of other formats; as raw disks they would be nonsense.
const FOREIGN: [(&[u8], &str); 5] =
    [(b"vhdxfile", "VHDX"), (b"KDMV", "VMDK"), (b"QED\0", "QED"), (b"<<< ", "VDI"), (b"# Disk D", "VMDK")];

/// A format of image files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Format {
    /// The bytes of the disk, in their order.
    Raw,
    /// QEMU's format, version 2 or 3.
    Qcow2,
    /// Microsoft's first format, fixed or dynamic.
    Vhd,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Raw, Self::Qcow2, Self::Vhd];

    /// Returns the format's name, as the service writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Raw => "RAW",
            Self::Qcow2 => "qcow2",
            Self::Vhd => "VHD",
        }
    }

    /// Detects the format of a file: qcow2 by its first bytes, VHD by a footer at its end or the copy at its start
    /// (default: raw). A user who can write to a raw disk can imitate any format. So a known format is better named
    /// than detected.
    ///
    /// # Errors
    /// When the file cannot be read, or has another known format.
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

    /// Returns the size of the disk in an image that is written from `size` bytes. Raw keeps the size; qcow2 and VHD
    /// count in sectors, so they take the next multiple of 512 bytes.
    ///
    /// # Errors
    /// When the size exceeds the format's limit: [`MAX_SIZE`], for VHD [`vhd::MAX_SIZE`].
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

    /// Reads a format's name, in any case.
    fn from_str(word: &str) -> Result<Self> {
        let format = Self::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(word));
        format.ok_or_else(|| FormatError::Unknown(word.to_owned()))
    }
}

/// The content of a disk, wherever it is kept.
pub trait Source {
    /// Returns the size in bytes.
    fn size(&self) -> u64;

    /// Returns the next range at or after `from`, not empty and inside the size, that can hold data. All bytes between
    /// are zeros. The next range can begin where this one ends. `None`: the rest is zeros.
    ///
    /// # Errors
    /// When the range cannot be found.
    fn next_data(&mut self, from: u64) -> Result<Option<Range<u64>>>;

    /// Fills `bytes` from `offset`; bytes past the end read as zeros.
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
    /// Opens the disk in `file`, which has that format.
    ///
    /// # Errors
    /// When the file cannot be read, is damaged, too large, or of an unsupported kind.
    pub fn open(file: File, format: Format) -> Result<Self> {
        Ok(match format {
            Format::Raw => Self::Raw(Raw::open(file)?),
            Format::Qcow2 => Self::Qcow2(Box::new(Qcow2::open(file)?)),
            Format::Vhd => Self::Vhd(Vhd::open(file)?),
        })
    }

    /// Opens the disk in `file` of any format; see [`Format::detect`].
    ///
    /// # Errors
    /// As [`Reader::open`].
    pub fn detect(file: File) -> Result<Self> {
        let format = Format::detect(&file)?;
        Self::open(file, format)
    }

    /// Returns the format of the file.
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

//! Where the extents of a file lie on its file system (FIEMAP).

use fiemap::{Fiemap, FiemapExtentFlags, FiemapFlags};
use std::fs::File;
use std::io;
use std::ops::Range;

/// The file systems whose answers are places: two files that show the same place share what is there, and
/// what is shared is never overwritten. Others that clone files may answer something else (the SMB client
/// gives a file's own offsets).
const PLACES_TELL: [u64; 2] = [XFS, BTRFS];
const XFS: u64 = 0x5846_5342;
const BTRFS: u64 = 0x9123_683e;

/// What an extent of a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// What lies at this place of the file system, in bytes, and further on.
    At(u64),
    /// Zeros: space is reserved, and nothing is written yet.
    Zeros,
    /// Only reading tells: it is not on the disk yet, or in no place of its own, or encoded.
    Unknown,
}

/// A range of a file, in bytes, and what it holds. What lies between extents is a hole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The range.
    pub range: Range<u64>,
    /// What it holds.
    pub held: Held,
}

/// The extents of a file in their order, asked for a few at a time, after what is written to it is on the
/// disk; `None` where the file system does not tell places that can be compared.
///
/// # Errors
/// When the file system cannot be asked; the iterator's items, when the extents cannot.
pub fn of(file: &File) -> io::Result<Option<impl Iterator<Item = io::Result<Extent>>>> {
    let kind = u64::try_from(rustix::fs::fstatfs(file)?.f_type).unwrap_or(0);
    if !PLACES_TELL.contains(&kind) {
        return Ok(None);
    }
    // Without SYNC, what is written but not allocated yet would show the old extents.
    let extents = Fiemap::with_flags(file, FiemapFlags::SYNC);
    Ok(Some(extents.map(|extent| {
        extent.map(|extent| {
            let end = extent.fe_logical.saturating_add(extent.fe_length);
            Extent { range: extent.fe_logical..end, held: held(extent.fe_flags, extent.fe_physical) }
        })
    })))
}

fn held(flags: FiemapExtentFlags, place: u64) -> Held {
    // What says no more than how the extents were put together, or that others share it.
    let harmless = FiemapExtentFlags::LAST | FiemapExtentFlags::MERGED | FiemapExtentFlags::SHARED;
    match flags.difference(harmless).bits() {
        0 => Held::At(place),
        alone if alone == FiemapExtentFlags::UNWRITTEN.bits() => Held::Zeros,
        _ => Held::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_extents_have_places() {
        use FiemapExtentFlags as Flags;
        assert_eq!(held(Flags::empty(), 7), Held::At(7));
        assert_eq!(held(Flags::SHARED | Flags::LAST | Flags::MERGED, 7), Held::At(7));
        assert_eq!(held(Flags::UNWRITTEN | Flags::LAST, 7), Held::Zeros);
        for doubtful in [
            Flags::UNKNOWN,
            Flags::DELALLOC | Flags::UNKNOWN,
            Flags::ENCODED,
            Flags::DATA_ENCRYPTED | Flags::ENCODED,
            Flags::NOT_ALIGNED,
            Flags::DATA_INLINE | Flags::NOT_ALIGNED,
            Flags::DATA_TAIL,
            Flags::UNWRITTEN | Flags::DELALLOC,
            Flags::from_bits_retain(1 << 20),
        ] {
            assert_eq!(held(doubtful, 7), Held::Unknown, "{doubtful:?}");
        }
    }
}

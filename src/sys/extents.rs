//! The positions of a file's extents on its file system (FIEMAP).

use fiemap::{Fiemap, FiemapExtentFlags, FiemapFlags};
use std::fs::File;
use std::io;
use std::ops::Range;

/// The file systems whose answers are positions on the file system. Two files that show the same position share the
/// data there, and shared data is never overwritten. Others that clone files can answer something else (the SMB client
/// gives a file's own offsets).
const PLACES_TELL: [u64; 2] = [XFS, BTRFS];
const XFS: u64 = 0x5846_5342;
const BTRFS: u64 = 0x9123_683e;

/// The content of an extent of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// The data from this position of the file system on, in bytes.
    At(u64),
    /// Zeros: space is reserved, and nothing is written yet.
    Zeros,
    /// Unknown without reading: not on the disk yet, without a position of its own, or encoded.
    Unknown,
}

/// A range of a file, in bytes, and its content. Gaps between extents are holes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The range.
    pub range: Range<u64>,
    /// The content of the range.
    pub held: Held,
}

/// Returns the extents of a file in their order, queried a few at a time. Pending writes go to the disk first. `None`
/// where the file system does not tell positions that can be compared.
///
/// # Errors
/// When the file system cannot be queried; the iterator's items, when the extents cannot.
pub fn of(file: &File) -> io::Result<Option<impl Iterator<Item = io::Result<Extent>>>> {
    let kind = u64::try_from(rustix::fs::fstatfs(file)?.f_type).unwrap_or(0);
    if !PLACES_TELL.contains(&kind) {
        return Ok(None);
    }
    // Without SYNC, written data that is not allocated yet would show the old extents.
    let extents = Fiemap::with_flags(file, FiemapFlags::SYNC);
    Ok(Some(extents.map(|extent| {
        extent.map(|extent| {
            let end = extent.fe_logical.saturating_add(extent.fe_length);
            Extent { range: extent.fe_logical..end, held: held(extent.fe_flags, extent.fe_physical) }
        })
    })))
}

fn held(flags: FiemapExtentFlags, place: u64) -> Held {
    // The flags that only tell how the extents were put together, or that others share them.
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

//! File operations that the standard library lacks: holes, durable renames, identity stamps, clones, notes.

use rustix::fs::{Access, Advice, FallocateFlags, SeekFrom, XattrFlags};
use rustix::io::Errno;
use std::fs::{File, Metadata};
use std::io;
use std::num::NonZeroU64;
use std::ops::Range;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// Makes a file durable: its content, its length and its other attributes.
///
/// # Errors
/// When durability cannot be promised.
pub fn sync(file: &File) -> io::Result<()> {
    file.sync_all()
}

/// Makes the content of a file durable, and the part of its length that reading needs.
///
/// # Errors
/// When durability cannot be promised.
pub fn sync_data(file: &File) -> io::Result<()> {
    file.sync_data()
}

/// Makes the names in a directory durable.
///
/// # Errors
/// When the directory cannot be opened or synced.
pub fn sync_directory(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Asks the kernel to read a range of a file ahead.
pub fn read_ahead(file: &File, range: Range<u64>) {
    let length = NonZeroU64::new(range.end.saturating_sub(range.start));
    // Advice that is not taken costs only time.
    let _ = rustix::fs::fadvise(file, range.start, length, Advice::WillNeed);
}

/// Returns the next range of `file` at or after `offset`, before `end`, that can hold data; `None` if the rest is a
/// hole. Where the file system cannot tell, the rest is one range of data.
///
/// # Errors
/// When the file cannot be queried.
pub fn next_data(file: &File, offset: u64, end: u64) -> io::Result<Option<Range<u64>>> {
    if offset >= end {
        return Ok(None);
    }
    let start = match rustix::fs::seek(file, SeekFrom::Data(offset)) {
        Ok(start) => start,
        Err(Errno::NXIO) => return Ok(None),
        Err(Errno::INVAL | Errno::OPNOTSUPP) => return Ok(Some(offset..end)),
        Err(error) => return Err(error.into()),
    };
    if start >= end {
        return Ok(None);
    }
    let stop = rustix::fs::seek(file, SeekFrom::Hole(start))?;
    Ok(Some(start..stop.min(end)))
}

/// Makes `range` of `file`, whose length is `size` bytes, a hole that reads as zeros. Zeros are written where the file
/// system or device has no holes. A range past the end leaves the size as it is.
///
/// # Errors
/// When neither works.
pub fn punch_hole(file: &File, range: Range<u64>, size: u64) -> io::Result<()> {
    if range.start >= range.end.min(size) {
        return Ok(());
    }
    let flags = FallocateFlags::PUNCH_HOLE | FallocateFlags::KEEP_SIZE;
    if allocate(file, flags, &range)? {
        return Ok(());
    }
    write_zeros(file, range.start..range.end.min(size))
}

/// Reserves room for a range of bytes within a file, where the file system can. The range reads as zeros until it is
/// written.
///
/// # Errors
/// When there is no room, or the file cannot be changed.
pub fn reserve(file: &File, range: Range<u64>) -> io::Result<()> {
    allocate(file, FallocateFlags::KEEP_SIZE, &range).map(drop)
}

/// Extends a file to the end of a range, and reserves room for the range. Returns false where the file system cannot.
///
/// # Errors
/// When there is no room; a part can be reserved then.
pub fn keep_room(file: &File, range: Range<u64>) -> io::Result<bool> {
    allocate(file, FallocateFlags::empty(), &range)
}

/// Allocates a range. Returns false where the file system cannot.
fn allocate(file: &File, flags: FallocateFlags, range: &Range<u64>) -> io::Result<bool> {
    match rustix::fs::fallocate(file, flags, range.start, range.end.saturating_sub(range.start)) {
        Ok(()) => Ok(true),
        Err(Errno::OPNOTSUPP | Errno::NODEV | Errno::NOSYS) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn write_zeros(file: &File, range: Range<u64>) -> io::Result<()> {
    use std::os::unix::fs::FileExt;
    let zeros = vec![0u8; 1 << 20];
    let mut offset = range.start;
    while offset < range.end {
        let length = (range.end - offset).min(zeros.len() as u64);
        file.write_all_at(&zeros[..usize::try_from(length).unwrap_or(zeros.len())], offset)?;
        offset += length;
    }
    Ok(())
}

/// A mark that shows changes of a file. Equal stamps mean equal content if two conditions hold when the first is
/// taken: it tells of changes (see [`Stamp::tells_from`]), and no write to the file is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Stamp {
    device: u64,
    inode: u64,
    size: u64,
    modified: i128,
    changed: i128,
}

impl Stamp {
    /// Takes the stamp of an open file.
    ///
    /// # Errors
    /// When the file cannot be queried.
    pub fn of(file: &File) -> io::Result<Self> {
        Ok(Self::from(&file.metadata()?))
    }

    /// Takes the stamp of the file at a path.
    ///
    /// # Errors
    /// When the file does not exist or cannot be queried.
    pub fn at(path: &Path) -> io::Result<Self> {
        Ok(Self::from(&std::fs::metadata(path)?))
    }

    /// Returns true if both stamps tell of the same file with the same content. The device number is ignored: it can
    /// change when the machine restarts.
    pub fn is_like(&self, other: &Self) -> bool {
        *self == Self { device: self.device, ..*other }
    }

    /// Returns the time of the last change of the file, in nanoseconds since 1970 by the machine's clock.
    pub fn last_change(&self) -> i128 {
        self.modified.max(self.changed)
    }

    /// Returns the time from which every change of the file shows in another stamp. The unit is nanoseconds since 1970
    /// by the machine's clock. File times advance in steps: up to 10 ms, or up to 2 s on file systems without parts of
    /// a second. A change in the same step as the last change looks like it.
    pub fn tells_from(&self) -> i128 {
        let is_whole = self.modified % SECOND == 0 && self.changed % SECOND == 0;
        let step = if is_whole { 2 * SECOND } else { SECOND / 100 };
        self.last_change() + step + SECOND / 100
    }
}

impl From<&Metadata> for Stamp {
    fn from(metadata: &Metadata) -> Self {
        let nanoseconds = |seconds: i64, rest: i64| i128::from(seconds) * SECOND + i128::from(rest);
        Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            size: metadata.len(),
            modified: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
            changed: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
        }
    }
}

/// Returns true if every write after a sync changes the times of the file. This includes a write through an older
/// memory map. The file systems of Linux for disks do so; a file system in memory (tmpfs) does not.
pub fn tells_of_maps(file: &File) -> bool {
    rustix::fs::fstatfs(file).is_ok_and(|state| TELLING.contains(&state.f_type))
}

/// The magic numbers of ext4, XFS, Btrfs and F2FS.
const TELLING: [rustix::fs::FsWord; 4] = [0xef53, 0x5846_5342, 0x9123_683e, 0xf2f5_2010];

/// A second in nanoseconds.
const SECOND: i128 = 1_000_000_000;

/// Makes a directory and its missing parents, durably.
///
/// # Errors
/// When a directory cannot be made.
pub fn create_directories(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let parent = path.parent().unwrap_or(Path::new("/"));
    create_directories(parent)?;
    match std::fs::create_dir(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    sync_directory(parent)
}

/// Returns the length of a file or block device in bytes.
///
/// # Errors
/// When the file cannot be queried.
pub fn length(file: &File) -> io::Result<u64> {
    let metadata = file.metadata()?;
    if metadata.is_file() {
        return Ok(metadata.len());
    }
    Ok(rustix::fs::seek(file, SeekFrom::End(0))?)
}

/// Returns the total length, and the total size on the file system, of all files below a directory, in bytes. Links
/// are not followed; files removed meanwhile do not count.
///
/// # Errors
/// When a directory cannot be listed.
pub fn sizes_below(directory: &Path) -> io::Result<(u64, u64)> {
    let (mut apparent, mut used) = (0, 0);
    let mut directories = vec![directory.to_owned()];
    while let Some(directory) = directories.pop() {
        let entries = match std::fs::read_dir(&directory) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            other => other?,
        };
        for entry in entries {
            let entry = entry?;
            let Ok(metadata) = entry.metadata() else { continue };
            if metadata.is_dir() {
                directories.push(entry.path());
            } else if metadata.is_file() {
                apparent += metadata.len();
                used += metadata.blocks() * 512;
            }
        }
    }
    Ok((apparent, used))
}

/// Makes `to` (empty) share all blocks of `from`. Returns false where the file system cannot.
pub fn clone_whole(from: &File, to: &File) -> bool {
    rustix::fs::ioctl_ficlone(to, from).is_ok()
}

/// Returns true if an existing directory can be read but not written: its file system is mounted read-only, or another
/// user owns it.
pub fn is_read_only(directory: &Path) -> bool {
    let writable = rustix::fs::access(directory, Access::WRITE_OK);
    matches!(writable, Err(Errno::ROFS | Errno::ACCESS | Errno::PERM))
        && rustix::fs::access(directory, Access::READ_OK | Access::EXEC_OK).is_ok()
}

/// Returns true if the file system of a path has too little room to open a database.
pub fn is_full(path: &Path) -> bool {
    room(path).is_some_and(|room| room < LITTLE_ROOM)
}

/// The room that opening a database needs, in bytes.
pub const LITTLE_ROOM: u64 = 1 << 20;

/// Returns true if the file system of a path can hold too few further files to open a database.
pub fn is_crowded(path: &Path) -> bool {
    files_left(path).is_some_and(|left| left < FEW_FILES)
}

const FEW_FILES: u64 = 8;

/// Returns the room on the file system of a path in bytes; `None` if it cannot be queried.
pub fn room(path: &Path) -> Option<u64> {
    let state = rustix::fs::statvfs(path).ok()?;
    Some(state.f_bavail.saturating_mul(state.f_frsize))
}

/// Returns the number of further files that the file system of a path can hold; `None` if unlimited or unknown.
pub fn files_left(path: &Path) -> Option<u64> {
    let state = rustix::fs::statvfs(path).ok()?;
    (state.f_files > 0).then_some(state.f_favail)
}

/// The extended attribute that holds a file's note.
const NOTE: &str = "user.snap.note";

/// The longest note in bytes.
const LONGEST_NOTE: usize = 1024;

/// Writes a note on a file, not durably. A note is no part of the content. Returns false where the file system cannot.
pub fn note(file: &File, note: &str) -> bool {
    rustix::fs::fsetxattr(file, NOTE, note.as_bytes(), XattrFlags::empty()).is_ok()
}

/// Returns the note on a file, if there is one.
pub fn read_note(file: &File) -> Option<String> {
    let mut note = vec![0; LONGEST_NOTE];
    let length = rustix::fs::fgetxattr(file, NOTE, &mut note).ok()?;
    note.truncate(length);
    String::from_utf8(note).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_tell_when_their_tick_is_over() {
        let stamp = |modified, changed| Stamp { device: 1, inode: 2, size: 3, modified, changed };
        let fine = 7 * SECOND + 5;
        assert_eq!(stamp(fine, fine).tells_from(), fine + SECOND / 50);
        assert_eq!(stamp(3 * SECOND, fine).tells_from(), fine + SECOND / 50, "a time that somebody set");
        let whole = 7 * SECOND;
        assert_eq!(stamp(whole, whole).tells_from(), whole + 2 * SECOND + SECOND / 100);
        assert_eq!(stamp(9 * SECOND, fine).tells_from(), 9 * SECOND + SECOND / 50, "the later of the two");
    }
}

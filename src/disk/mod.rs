//! Disk images: sparse raw files or block devices, and their blocks that can hold data.

mod changes;
pub mod format;

pub use changes::Changes;

use crate::model::{BLOCK_SIZE, BlockNumber, ByteSize, Run};
use crate::sys;
use crate::sys::direct::DirectFile;
use crate::sys::file::Stamp;
use crate::sys::place::{Access, Place};
use std::fs::{File, Metadata, Permissions};
use std::io;
use std::os::unix::fs::{FileExt, FileTypeExt, MetadataExt, PermissionsExt};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// A time longer than any write takes, in nanoseconds: five minutes.
const LONGEST_WRITE: i128 = 300_000_000_000;

/// The longest single wait until a stamp tells of every further change.
const LONGEST_WAIT: Duration = Duration::from_secs(3);

/// The number of waits for a file that is written again meanwhile.
const WAITS: usize = 3;

/// An open image.
#[derive(Debug)]
pub struct Image {
    file: File,
    /// A handle past the page cache, for an image that is written whole.
    direct: Option<DirectFile>,
    size: ByteSize,
    is_device: bool,
}

impl Image {
    fn of(file: File) -> io::Result<Self> {
        let kind = file.metadata()?.file_type();
        if !kind.is_file() && !kind.is_block_device() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "neither a file nor a block device"));
        }
        let size = ByteSize(sys::file::length(&file)?);
        Ok(Self { file, direct: None, size, is_device: kind.is_block_device() })
    }

    /// Opens an image for reading.
    ///
    /// # Errors
    /// When the image does not exist, or is neither a file nor a block device.
    pub fn open(place: &Place) -> io::Result<Self> {
        Self::of(place.open(Access::Read)?)
    }

    /// Opens an image for reading and writing.
    ///
    /// # Errors
    /// When the image does not exist, or is neither a file nor a block device.
    pub fn open_for_writing(place: &Place) -> io::Result<Self> {
        Self::of(place.open(Access::Write)?)
    }

    /// Makes an empty image, which is one hole. The name of the image is not durable yet.
    ///
    /// # Errors
    /// When the file exists, or none can be made of that size.
    pub fn create(place: &Place, size: ByteSize) -> io::Result<Self> {
        let file = place.open(Access::New)?;
        let made = file.set_len(size.0).and_then(|()| Self::of(file));
        match made {
            Ok(image) => Ok(Self { direct: DirectFile::open(place), ..image }),
            Err(error) => {
                // No other process knows of the file.
                let _ = place.remove();
                Err(error)
            }
        }
    }

    /// Makes an empty image without a name. Nothing of the image is left unless [`Image::appear`] gives it a name.
    ///
    /// # Errors
    /// When the file system has no such files, or none can be made of that size.
    pub fn create_unnamed(directory: &Path, size: ByteSize) -> io::Result<Self> {
        let file = sys::unnamed::create(directory)?;
        file.set_len(size.0)?;
        let direct = DirectFile::open(&Place::anywhere(sys::unnamed::path(&file)));
        Ok(Self { direct, ..Self::of(file)? })
    }

    /// Gives an image without a name one that no other file has, durable except for the directory.
    ///
    /// # Errors
    /// When a file of that name exists, or the image cannot be named.
    pub fn appear(&self, path: &Path) -> io::Result<()> {
        sys::unnamed::name(&self.file, path)?;
        sys::file::sync(&self.file)
    }

    /// Returns the size of the image.
    pub fn size(&self) -> ByteSize {
        self.size
    }

    /// Returns true if the image is a block device, which cannot change its size.
    pub fn is_device(&self) -> bool {
        self.is_device
    }

    /// Returns the bytes that take space on the file system; the whole size of a device.
    ///
    /// # Errors
    /// When the file cannot be queried.
    pub fn allocated(&self) -> io::Result<u64> {
        if self.is_device { Ok(self.size.0) } else { Ok(self.file.metadata()?.blocks() * 512) }
    }

    /// Makes the content durable and takes the image's stamp. Every write that begins later changes the stamp, also
    /// through a memory map (except in tmpfs). A device has no stamp: its times say nothing about its content.
    ///
    /// # Errors
    /// When the file cannot be synced or queried.
    pub fn settle(&self) -> io::Result<Option<Stamp>> {
        sys::file::sync_data(&self.file)?;
        self.stamp()
    }

    /// Returns the image's stamp now; `None` for a device.
    ///
    /// # Errors
    /// When the file cannot be queried.
    pub fn stamp(&self) -> io::Result<Option<Stamp>> {
        if self.is_device { Ok(None) } else { Stamp::of(&self.file).map(Some) }
    }

    /// Works like [`Image::settle`], once the stamp tells of every change from here on. A file that was written a
    /// moment ago is waited for; a file that is written all the time is not.
    ///
    /// # Errors
    /// When the file cannot be synced or queried.
    pub fn settle_telling(&self) -> io::Result<Option<Stamp>> {
        for _ in 0..WAITS {
            let now = sys::clock::machine_nanoseconds();
            let Some(stamp) = self.settle()? else { return Ok(None) };
            match u64::try_from(stamp.tells_from() - now).map(Duration::from_nanos) {
                // A longer rest means that the file's time was set explicitly.
                Ok(left) if left <= LONGEST_WAIT => thread::sleep(left + Duration::from_nanos(1)),
                _ => return Ok(Some(stamp)),
            }
        }
        self.settle()
    }

    /// Returns true if no write that began before the image had this stamp can still be under way. Either no process
    /// must have the image open for writing, or the last change must be too long ago for such a write.
    pub fn rests(&self, stamp: &Stamp) -> bool {
        let rest = sys::clock::machine_nanoseconds() - stamp.last_change();
        sys::lease::nobody_writes(&self.file) || rest > LONGEST_WRITE && sys::file::tells_of_maps(&self.file)
    }

    /// Writes a note on the image, where the file system can. The note lasts until the machine stops.
    pub fn note(&self, note: &str) {
        sys::file::note(&self.file, note);
    }

    /// Returns the note on the image, if there is one.
    pub fn read_note(&self) -> Option<String> {
        sys::file::read_note(&self.file)
    }

    /// Makes content and size durable.
    ///
    /// # Errors
    /// When durability cannot be promised.
    pub fn sync(&self) -> io::Result<()> {
        sys::file::sync(&self.file)
    }

    /// Returns true if the image is the file at a path.
    pub fn is_at(&self, path: &Path) -> bool {
        let same = |own: Metadata, there: Metadata| (own.dev(), own.ino()) == (there.dev(), there.ino());
        self.file.metadata().and_then(|own| Ok(same(own, std::fs::metadata(path)?))).unwrap_or_default()
    }

    /// Gives the file to a user and a group, with these permissions.
    ///
    /// # Errors
    /// When that is not allowed.
    pub fn belong_to(&self, owner: u32, group: u32, mode: u32) -> io::Result<()> {
        let now = self.file.metadata()?;
        if (now.uid(), now.gid()) != (owner, group) {
            std::os::unix::fs::fchown(&self.file, Some(owner), Some(group))?;
        }
        self.file.set_permissions(Permissions::from_mode(mode))
    }

    /// Reads whole blocks into `buffer`; bytes past the end read as zeros.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read(&self, start: BlockNumber, buffer: &mut [u8]) -> io::Result<()> {
        let inside = self.size.0.saturating_sub(start.offset()).min(buffer.len() as u64);
        let (inside, outside) = buffer.split_at_mut(usize::try_from(inside).unwrap_or(0));
        self.file.read_exact_at(inside, start.offset())?;
        outside.fill(0);
        Ok(())
    }

    /// Writes neighbouring blocks; bytes past the end are dropped.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, start: BlockNumber, blocks: &[u8]) -> io::Result<()> {
        let inside = self.size.0.saturating_sub(start.offset()).min(blocks.len() as u64);
        let blocks = &blocks[..usize::try_from(inside).unwrap_or(0)];
        let done = self.direct.as_ref().map_or(Ok(0), |direct| direct.write(blocks, start.offset()))?;
        self.file.write_all_at(&blocks[done..], start.offset() + done as u64)
    }

    /// Reserves room for a run of a new image on the file system, in one place if possible. Then several threads that
    /// write there past the page cache need not wait for each other.
    ///
    /// # Errors
    /// When there is no room, or the file cannot be changed.
    pub fn reserve(&self, run: Run) -> io::Result<()> {
        sys::file::reserve(&self.file, run.start.offset()..run.end().offset().min(self.size.0))
    }

    /// Punches a hole: the blocks of a run become zero.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn punch(&self, run: Run) -> io::Result<()> {
        // The whole last block is punched, so the page that holds the end of a file is freed, too.
        let end = if self.is_device { run.end().offset().min(self.size.0) } else { run.end().offset() };
        sys::file::punch_hole(&self.file, run.start.offset()..end, self.size.0)
    }

    /// Changes the size.
    ///
    /// # Errors
    /// When the image is a device of another size, or the file cannot be resized.
    pub fn resize(&mut self, size: ByteSize) -> io::Result<()> {
        self.can_become(size)?;
        if size != self.size {
            self.file.set_len(size.0)?;
            self.size = size;
        }
        Ok(())
    }

    /// Checks that the image can have this size.
    ///
    /// # Errors
    /// When the image is a device of another size.
    pub fn can_become(&self, size: ByteSize) -> io::Result<()> {
        if size == self.size || !self.is_device {
            return Ok(());
        }
        Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            format!("a block device of {} bytes cannot become one of {}", self.size.0, size.0),
        ))
    }

    /// Returns the next run of blocks at or after `from`, before `end`, that can hold data.
    ///
    /// # Errors
    /// When the file cannot be queried.
    pub fn next_data(&self, from: BlockNumber, end: BlockNumber) -> io::Result<Option<Run>> {
        let limit = end.offset().min(self.size.0);
        let Some(range) = sys::file::next_data(&self.file, from.offset(), limit)? else { return Ok(None) };
        let start = BlockNumber::containing(range.start);
        Ok(Some(Run::new(start, ByteSize(range.end).blocks() - start.0)))
    }

    /// Returns true if another image is on the same file system, so positions mean the same for both.
    pub fn is_beside(&self, other: &Self) -> bool {
        let device = |image: &Self| image.file.metadata().map(|metadata| metadata.dev());
        matches!((device(self), device(other)), (Ok(one), Ok(two)) if one == two)
    }

    /// Returns the blocks in which this image can differ from another. The positions of their extents tell, without
    /// reading; `None` where they do not. The other image must be one that this image or its origin was cloned from or
    /// to. The result is valid while both files exist and no process writes to the other.
    ///
    /// # Errors
    /// When a file system cannot be queried.
    pub fn changes_since<'a>(&'a self, other: &'a Self) -> io::Result<Option<Changes<'a>>> {
        if !self.is_beside(other) {
            return Ok(None);
        }
        let (Some(old), Some(new)) = (sys::extents::of(&other.file)?, sys::extents::of(&self.file)?) else {
            return Ok(None);
        };
        Ok(Some(Changes::new((other.size, Box::new(old)), (self.size, Box::new(new)))))
    }

    /// Returns true if the positions of the image's extents tell its differences from a clone.
    ///
    /// # Errors
    /// When the file system cannot be queried.
    pub fn tells_changes(&self) -> io::Result<bool> {
        Ok(!self.is_device && sys::extents::of(&self.file)?.is_some())
    }

    /// Makes a clone of an image at a new place, which shares its blocks, whole and durable; `None` where the file
    /// system cannot.
    ///
    /// # Errors
    /// When the file there cannot be made. An existing file is replaced.
    pub fn clone_of(other: &Self, place: &Place) -> io::Result<Option<Self>> {
        if other.is_device {
            return Ok(None);
        }
        // Cloning takes a while where there are many extents: a partial clone never has the name.
        let draft = place.with_extension("draft");
        draft.remove()?;
        let file = draft.open(Access::New)?;
        if !sys::file::clone_whole(&other.file, &file) {
            draft.remove()?;
            return Ok(None);
        }
        sys::crash::point("clone-drafted");
        draft.rename(place)?;
        // The sync comes after the rename, so one commit of the file system's journal takes both.
        sys::file::sync(&file)?;
        place.parent().map_or(Ok(()), |directory| directory.sync_directory())?;
        Self::of(file).map(Some)
    }

    /// Returns true if clones of the image can be made in a directory. A file whose name is removed at once is the
    /// test.
    ///
    /// # Errors
    /// When no file can be made there.
    pub fn clones_into(&self, directory: &Place) -> io::Result<bool> {
        let trial = directory.join(format!("trial-{}.draft", std::process::id()));
        trial.remove()?;
        let file = trial.open(Access::New)?;
        trial.remove()?;
        Ok(sys::file::clone_whole(&self.file, &file))
    }

    /// Makes this image a clone of another image on the same file system, with at least `size`.
    ///
    /// # Errors
    /// When the image cannot be cloned.
    pub fn become_like(&mut self, other: &Self, size: ByteSize) -> io::Result<()> {
        self.resize(other.size)?;
        if !sys::file::clone_whole(&other.file, &self.file) {
            return Err(io::Error::new(io::ErrorKind::Unsupported, "the file system cannot clone it"));
        }
        self.resize(size)
    }
}

/// Returns true if a block holds only zeros.
pub fn is_zero(block: &[u8; BLOCK_SIZE]) -> bool {
    // Lines of 256 bytes: long enough to be vectorised, short enough to stop early on data.
    block.as_chunks::<256>().0.iter().all(|line| line.iter().fold(0, |all, byte| all | byte) == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_and_tails_read_as_zeros() {
        let directory = tempfile::tempdir().unwrap();
        let path = Place::anywhere(directory.path().join("image"));
        let image = Image::create(&path, ByteSize(3 * BLOCK_SIZE as u64 + 100)).unwrap();
        image.write(BlockNumber(3), &[7; BLOCK_SIZE]).unwrap();
        assert_eq!(image.size().blocks(), 4);
        let run = image.next_data(BlockNumber(0), BlockNumber(4)).unwrap().unwrap();
        assert_eq!(run.end(), BlockNumber(4));
        let mut block = vec![1; 2 * BLOCK_SIZE];
        image.read(BlockNumber(2), &mut block).unwrap();
        assert!(block[..BLOCK_SIZE].iter().all(|byte| *byte == 0));
        assert!(block[BLOCK_SIZE..][..100].iter().all(|byte| *byte == 7));
        assert!(block[BLOCK_SIZE + 100..].iter().all(|byte| *byte == 0));
        image.punch(Run::new(BlockNumber(3), 1)).unwrap();
        assert_eq!(image.next_data(BlockNumber(0), BlockNumber(4)).unwrap(), None);
        assert_eq!(std::fs::metadata(&path).unwrap().len(), 3 * BLOCK_SIZE as u64 + 100);
    }
}

//! Disk images: sparse raw files, or block devices, and which of their blocks may hold data.

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

/// Longer than any write takes, in nanoseconds: five minutes.
const LONGEST_WRITE: i128 = 300_000_000_000;

/// How long it is waited at most, each time, until a stamp tells of every further change.
const LONGEST_WAIT: Duration = Duration::from_secs(3);

/// How often it is waited for a file that is written again meanwhile.
const WAITS: usize = 3;

/// An open image.
#[derive(Debug)]
pub struct Image {
    file: File,
    /// Past the page cache, for an image that is written whole.
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
    /// When it is not there, or is neither a file nor a block device.
    pub fn open(place: &Place) -> io::Result<Self> {
        Self::of(place.open(Access::Read)?)
    }

    /// Opens an image for reading and writing.
    ///
    /// # Errors
    /// When it is not there, or is neither a file nor a block device.
    pub fn open_for_writing(place: &Place) -> io::Result<Self> {
        Self::of(place.open(Access::Write)?)
    }

    /// Makes an empty image: one hole. Its name is not durable yet.
    ///
    /// # Errors
    /// When there is a file already, or none can be made of that size.
    pub fn create(place: &Place, size: ByteSize) -> io::Result<Self> {
        let file = place.open(Access::New)?;
        let made = file.set_len(size.0).and_then(|()| Self::of(file));
        match made {
            Ok(image) => Ok(Self { direct: DirectFile::open(place), ..image }),
            Err(error) => {
                // Nobody else knows of it.
                let _ = place.remove();
                Err(error)
            }
        }
    }

    /// Makes an empty image without a name: nothing of it is left unless [`Image::appear`] gives it one.
    ///
    /// # Errors
    /// When the file system has no such files, or none can be made of that size.
    pub fn create_unnamed(directory: &Path, size: ByteSize) -> io::Result<Self> {
        let file = sys::unnamed::create(directory)?;
        file.set_len(size.0)?;
        let direct = DirectFile::open(&Place::anywhere(sys::unnamed::path(&file)));
        Ok(Self { direct, ..Self::of(file)? })
    }

    /// Gives an image without a name one that no other file has, durably but for the directory.
    ///
    /// # Errors
    /// When there is a file of that name, or it cannot be named.
    pub fn appear(&self, path: &Path) -> io::Result<()> {
        sys::unnamed::name(&self.file, path)?;
        sys::file::sync(&self.file)
    }

    /// Its size.
    pub fn size(&self) -> ByteSize {
        self.size
    }

    /// Whether it is a block device, which cannot change its size.
    pub fn is_device(&self) -> bool {
        self.is_device
    }

    /// Bytes that take space on the file system; the whole size of a device.
    ///
    /// # Errors
    /// When the file cannot be asked.
    pub fn allocated(&self) -> io::Result<u64> {
        if self.is_device { Ok(self.size.0) } else { Ok(self.file.metadata()?.blocks() * 512) }
    }

    /// Makes the content durable and takes the image's stamp. From here on every write that begins, also
    /// through a memory map (but in tmpfs), changes the stamp. A device has none: its times say nothing of its
    /// content.
    ///
    /// # Errors
    /// When the file cannot be synced or asked.
    pub fn settle(&self) -> io::Result<Option<Stamp>> {
        sys::file::sync_data(&self.file)?;
        self.stamp()
    }

    /// The image's stamp now; none for a device.
    ///
    /// # Errors
    /// When the file cannot be asked.
    pub fn stamp(&self) -> io::Result<Option<Stamp>> {
        if self.is_device { Ok(None) } else { Stamp::of(&self.file).map(Some) }
    }

    /// The same as [`Image::settle`], once the stamp tells of every change from here on: a file that was written a moment
    /// ago is waited for, one that is written all the time is not.
    ///
    /// # Errors
    /// When the file cannot be synced or asked.
    pub fn settle_telling(&self) -> io::Result<Option<Stamp>> {
        for _ in 0..WAITS {
            let now = sys::clock::machine_nanoseconds();
            let Some(stamp) = self.settle()? else { return Ok(None) };
            match u64::try_from(stamp.tells_from() - now).map(Duration::from_nanos) {
                // One that has longer to go was set by somebody.
                Ok(left) if left <= LONGEST_WAIT => thread::sleep(left + Duration::from_nanos(1)),
                _ => return Ok(Some(stamp)),
            }
        }
        self.settle()
    }

    /// Whether no write that began before the image had this stamp can still be under way: nobody has the image
    /// open for writing, or it was changed so long ago that whoever has it open does not write to it.
    pub fn rests(&self, stamp: &Stamp) -> bool {
        let rest = sys::clock::machine_nanoseconds() - stamp.last_change();
        sys::lease::nobody_writes(&self.file) || rest > LONGEST_WRITE && sys::file::tells_of_maps(&self.file)
    }

    /// Writes a note on the image, which lasts until the machine stops, where the file system can.
    pub fn note(&self, note: &str) {
        sys::file::note(&self.file, note);
    }

    /// The note on the image, if there is one.
    pub fn read_note(&self) -> Option<String> {
        sys::file::read_note(&self.file)
    }

    /// Makes content and size durable.
    ///
    /// # Errors
    /// When that cannot be promised.
    pub fn sync(&self) -> io::Result<()> {
        sys::file::sync(&self.file)
    }

    /// Whether it is what lies at a path.
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

    /// Reads blocks into `buffer` (whole blocks); what lies past the end reads as zeros.
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

    /// Writes neighbouring blocks; what lies past the end is dropped.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, start: BlockNumber, blocks: &[u8]) -> io::Result<()> {
        let inside = self.size.0.saturating_sub(start.offset()).min(blocks.len() as u64);
        let blocks = &blocks[..usize::try_from(inside).unwrap_or(0)];
        let done = self.direct.as_ref().map_or(Ok(0), |direct| direct.write(blocks, start.offset()))?;
        self.file.write_all_at(&blocks[done..], start.offset() + done as u64)
    }

    /// Has room for a run of a new image on the file system, in one place if that can be: what several threads write
    /// past the page cache there then need not wait for each other.
    ///
    /// # Errors
    /// When there is no room, or the file cannot be changed.
    pub fn reserve(&self, run: Run) -> io::Result<()> {
        sys::file::reserve(&self.file, run.start.offset()..run.end().offset().min(self.size.0))
    }

    /// Makes blocks zero, as a hole.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn punch(&self, run: Run) -> io::Result<()> {
        // The whole last block, so that the page which the end of a file lies in is freed, too.
        let end = if self.is_device { run.end().offset().min(self.size.0) } else { run.end().offset() };
        sys::file::punch_hole(&self.file, run.start.offset()..end, self.size.0)
    }

    /// Changes the size.
    ///
    /// # Errors
    /// When it is a device of another size, or the file cannot be resized.
    pub fn resize(&mut self, size: ByteSize) -> io::Result<()> {
        self.can_become(size)?;
        if size != self.size {
            self.file.set_len(size.0)?;
            self.size = size;
        }
        Ok(())
    }

    /// Checks that it can have this size.
    ///
    /// # Errors
    /// When it is a device of another size.
    pub fn can_become(&self, size: ByteSize) -> io::Result<()> {
        if size == self.size || !self.is_device {
            return Ok(());
        }
        Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            format!("a block device of {} bytes cannot become one of {}", self.size.0, size.0),
        ))
    }

    /// The next run of blocks at or after `from` that may hold data, before `end`.
    ///
    /// # Errors
    /// When the file cannot be asked.
    pub fn next_data(&self, from: BlockNumber, end: BlockNumber) -> io::Result<Option<Run>> {
        let limit = end.offset().min(self.size.0);
        let Some(range) = sys::file::next_data(&self.file, from.offset(), limit)? else { return Ok(None) };
        let start = BlockNumber::containing(range.start);
        Ok(Some(Run::new(start, ByteSize(range.end).blocks() - start.0)))
    }

    /// Whether another image is on the same file system, so that places mean the same for both.
    pub fn is_beside(&self, other: &Self) -> bool {
        let device = |image: &Self| image.file.metadata().map(|metadata| metadata.dev());
        matches!((device(self), device(other)), (Ok(one), Ok(two)) if one == two)
    }

    /// In what this image may differ from another, told by where their extents lie, which needs no
    /// reading; `None` where that cannot be told. Holds while both files are there and nobody writes to
    /// the other, which this one or its origin was cloned from or to.
    ///
    /// # Errors
    /// When a file system cannot be asked.
    pub fn changes_since<'a>(&'a self, other: &'a Self) -> io::Result<Option<Changes<'a>>> {
        if !self.is_beside(other) {
            return Ok(None);
        }
        let (Some(old), Some(new)) = (sys::extents::of(&other.file)?, sys::extents::of(&self.file)?) else {
            return Ok(None);
        };
        Ok(Some(Changes::new((other.size, Box::new(old)), (self.size, Box::new(new)))))
    }

    /// Whether the places of its extents tell in what it differs from a clone.
    ///
    /// # Errors
    /// When the file system cannot be asked.
    pub fn tells_changes(&self) -> io::Result<bool> {
        Ok(!self.is_device && sys::extents::of(&self.file)?.is_some())
    }

    /// A clone of an image at a new place, that shares its blocks, whole and durable; `None` where the file
    /// system cannot.
    ///
    /// # Errors
    /// When the file there cannot be made; one that is there is replaced.
    pub fn clone_of(other: &Self, place: &Place) -> io::Result<Option<Self>> {
        if other.is_device {
            return Ok(None);
        }
        // Cloning takes a while where there are many extents: a part of a clone never has the name.
        let draft = place.with_extension("draft");
        draft.remove()?;
        let file = draft.open(Access::New)?;
        if !sys::file::clone_whole(&other.file, &file) {
            draft.remove()?;
            return Ok(None);
        }
        sys::crash::point("clone-drafted");
        draft.rename(place)?;
        // After the rename, so that one commit of the file system's journal takes it all.
        sys::file::sync(&file)?;
        place.parent().map_or(Ok(()), |directory| directory.sync_directory())?;
        Self::of(file).map(Some)
    }

    /// Whether clones of it can be made in a directory: tried with a file that has no name any more.
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

    /// Becomes a clone of another image on the same file system, with at least `size`.
    ///
    /// # Errors
    /// When it cannot.
    pub fn become_like(&mut self, other: &Self, size: ByteSize) -> io::Result<()> {
        self.resize(other.size)?;
        if !sys::file::clone_whole(&other.file, &self.file) {
            return Err(io::Error::new(io::ErrorKind::Unsupported, "the file system cannot clone it"));
        }
        self.resize(size)
    }
}

/// Whether a block holds only zeros.
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

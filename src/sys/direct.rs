//! Writes past the page cache, for data that is written once and not read again soon. Measured on ext4, such a write
//! takes a fifteenth of the processor time.

use super::place::{Access, Place};
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;

/// The alignment of memory, offsets and lengths, in bytes.
const ALIGNMENT: usize = 4096;

/// The largest piece that goes to the kernel at once, in bytes.
const PIECE: usize = 4 << 20;

/// A growing buffer whose first byte is aligned for direct writes.
#[derive(Debug, Default)]
pub struct AlignedBuffer {
    /// The storage: a little more than the content, which begins at the first aligned byte.
    storage: Vec<u8>,
    start: usize,
}

impl AlignedBuffer {
    /// Returns an empty buffer with room for `capacity` bytes.
    pub fn with_capacity(capacity: usize) -> Self {
        let mut storage: Vec<u8> = Vec::with_capacity(capacity + ALIGNMENT);
        let start = storage.as_ptr().align_offset(ALIGNMENT);
        storage.resize(start, 0);
        Self { storage, start }
    }

    /// Returns the content.
    pub fn as_slice(&self) -> &[u8] {
        &self.storage[self.start..]
    }

    /// Returns the content for changes.
    pub fn as_mut_slice(&mut self) -> &mut [u8] {
        &mut self.storage[self.start..]
    }

    /// Returns the number of bytes in the buffer.
    pub fn len(&self) -> usize {
        self.storage.len() - self.start
    }

    /// Returns true if the buffer is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Makes room for `more` bytes without moving the memory later.
    fn reserve(&mut self, more: usize) {
        if self.storage.len() + more > self.storage.capacity() {
            let mut larger = Self::with_capacity((self.len() + more) * 2);
            larger.storage.extend_from_slice(self.as_slice());
            *self = larger;
        }
    }

    /// Appends bytes.
    pub fn extend_from_slice(&mut self, bytes: &[u8]) {
        self.reserve(bytes.len());
        self.storage.extend_from_slice(bytes);
    }

    /// Sets the length to `length` bytes; new bytes are zero.
    pub fn resize(&mut self, length: usize) {
        self.reserve(length.saturating_sub(self.len()));
        self.storage.resize(self.start + length, 0);
    }

    /// Empties the buffer; the memory stays.
    pub fn clear(&mut self) {
        self.storage.truncate(self.start);
    }
}

/// A second handle on a file, past the page cache.
#[derive(Debug)]
pub struct DirectFile(File);

impl DirectFile {
    /// Opens the file; `None` where the file system has no direct writes.
    pub fn open(place: &Place) -> Option<Self> {
        place.open(Access::Direct).ok().map(Self)
    }

    /// Writes the longest beginning of `bytes` that a direct write can take. Returns its length in bytes.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, bytes: &[u8], offset: u64) -> io::Result<usize> {
        if !is_aligned(bytes) || !offset.is_multiple_of(ALIGNMENT as u64) {
            return Ok(0);
        }
        let whole = bytes.len() / ALIGNMENT * ALIGNMENT;
        let mut written = 0;
        for piece in bytes[..whole].chunks(PIECE) {
            match self.0.write_all_at(piece, offset + written as u64) {
                Ok(()) => written += piece.len(),
                // Some file systems accept the flag and then refuse the write.
                Err(error) if error.kind() == io::ErrorKind::InvalidInput => break,
                Err(error) => return Err(error),
            }
        }
        Ok(written)
    }
}

fn is_aligned(bytes: &[u8]) -> bool {
    bytes.as_ptr().align_offset(ALIGNMENT) == 0
}

/// Writes a new file whole, past the page cache where possible, and makes its content durable. An existing file is
/// replaced.
///
/// # Errors
/// When any of that fails; a part of the file can exist then.
pub fn write_new(place: &Place, bytes: &[u8]) -> io::Result<()> {
    place.remove()?;
    let file = place.open(Access::New)?;
    let direct = DirectFile::open(place).map_or(Ok(0), |direct| direct.write(bytes, 0))?;
    file.write_all_at(&bytes[direct..], direct as u64)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn files_hold_what_was_written(lengths in prop::collection::vec(0..20_000usize, 1..4)) {
            let directory = tempfile::tempdir().unwrap();
            let mut buffer = AlignedBuffer::with_capacity(100);
            let mut expected = Vec::new();
            for (seed, length) in (1u8..).zip(lengths) {
                let bytes = vec![seed; length];
                buffer.extend_from_slice(&bytes);
                expected.extend_from_slice(&bytes);
                prop_assert_eq!(buffer.as_slice(), &expected[..]);
                prop_assert!(is_aligned(buffer.as_slice()));
            }
            let path = Place::root(directory.path(), false).join("file");
            write_new(&path, buffer.as_slice()).unwrap();
            prop_assert_eq!(std::fs::read(&path).unwrap(), expected);
        }
    }
}

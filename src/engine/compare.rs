//! Compares the content of an image with that of a snapshot, by the digest.

use super::spread::{cores, spread};
use super::{Engine, EngineError, Result};
use crate::catalog::{Chain, Disk, Snapshot};
use crate::disk::{Image, is_zero};
use crate::model::{BLOCK_SIZE, BlockNumber, Digest, Hash, Run, SnapshotId};
use crate::sys::direct::AlignedBuffer;
use crate::sys::place::Place;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::{io, iter};

/// The number of blocks of an image that are read together.
const PIECE: u64 = 16;

impl Engine {
    /// Returns the newest snapshot of a disk, and true if the image at a path has its size and content. Returns `None`
    /// if no snapshot can be compared with.
    ///
    /// # Errors
    /// When the image cannot be read or the catalog fails.
    pub fn compare_with_newest(&self, disk: &Disk, path: &Path) -> Result<Option<(SnapshotId, bool)>> {
        let newest = self.newest_of(disk)?;
        let Some((newest, digest)) = newest.and_then(|newest| newest.digest.map(|digest| (newest, digest)))
        else {
            return Ok(None);
        };
        let failed = || EngineError::io(format!("reading {}", path.display()));
        let image = Image::open(&Place::anywhere(path)).map_err(failed())?;
        let is_same = image.size() == newest.disk_size && self.digest_of(&image, path)? == digest;
        Ok(Some((newest.id, is_same)))
    }

    /// Returns the newest living snapshot of a disk.
    pub(super) fn newest_of(&self, disk: &Disk) -> Result<Option<Snapshot>> {
        let connection = &self.catalog.read();
        let Some(chain) = Chain::of_disk(connection, &disk.id)? else { return Ok(None) };
        let Some(sequence) = chain.newest(connection)? else { return Ok(None) };
        Ok(Snapshot::at(connection, chain.number, sequence)?)
    }

    /// Computes the digest of an image's content.
    fn digest_of(&self, image: &Image, path: &Path) -> Result<Digest> {
        let failed = || EngineError::io(format!("reading {}", path.display()));
        let all = Mutex::new(Digest::default());
        let end = BlockNumber(image.size().blocks());
        let mut at = BlockNumber(0);
        let mut next = || -> io::Result<Option<Run>> {
            let Some(data) = image.next_data(at, end)? else { return Ok(None) };
            let piece = Run::new(data.start, data.length.min(PIECE));
            at = piece.end();
            Ok(Some(piece))
        };
        let pieces = iter::from_fn(|| next().transpose());
        let progress = &*self.progress;
        progress.start(&format!("reading {}", path.display()), image.allocated().map_err(failed())?);
        let buffer = || Ok(AlignedBuffer::with_capacity(PIECE as usize * BLOCK_SIZE));
        let read = spread(pieces, cores(), buffer, |buffer, piece| {
            let piece = piece.map_err(failed())?;
            buffer.resize(piece.length as usize * BLOCK_SIZE);
            image.read(piece.start, buffer.as_mut_slice()).map_err(failed())?;
            let mut digest = Digest::default();
            for (step, block) in (0..).zip(buffer.as_slice().as_chunks::<BLOCK_SIZE>().0) {
                if !is_zero(block) {
                    digest.add(piece.start.plus(step), &Hash::of(block));
                }
            }
            let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
            *all = all.plus(digest);
            progress.advance(buffer.as_slice().len() as u64);
            Ok(())
        });
        progress.finish();
        read?;
        Ok(all.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

//! Writes a snapshot to a new file: whole, or, on request, all that can still be read.

use super::capture::pack_row;
use super::content::digest_of;
use super::exchange::draft_of;
use super::heal::remembered;
use super::writer::Writer;
use super::{Engine, EngineError, Result};
use crate::catalog::{PackRow, Placed, Snapshot};
use crate::disk::Image;
use crate::model::{
    BLOCK_SIZE, BlockNumber, ByteSize, Location, PackName, Run, Slot, SnapshotId, SnapshotStatus,
};
use crate::store::{Manifest, Store};
use crate::sys::place::Place;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io;

/// A range of bytes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ByteRange {
    /// The offset of the first byte.
    pub offset: u64,
    /// The number of bytes.
    pub length: u64,
}

/// A snapshot that was written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestoredFile {
    /// The length of the file: the size of the disk at that point in time.
    pub size: ByteSize,
    /// The ranges that could not be read; they are zeros in the file.
    pub unreadable: Vec<ByteRange>,
    /// The number of bytes that are zeros in the file at unknown places. The catalog and the manifest have lost them.
    pub lost: u64,
    /// True if the content of the file does not come to the digest of the snapshot: some unknown part differs.
    pub differs: bool,
}

impl RestoredFile {
    /// Returns true if all of the snapshot is in the file.
    pub fn is_whole(&self) -> bool {
        self.unreadable.is_empty() && self.lost == 0 && !self.differs
    }
}

impl Engine {
    /// Writes a snapshot to a new, sparse file, which appears when it is complete. With `despite_damage`, writes
    /// zeros for unreadable blocks.
    ///
    /// # Errors
    /// When the file exists already, the machine or the catalog fails, or a block is damaged without
    /// `despite_damage`. No file appears then.
    pub fn restore_file(&self, id: &SnapshotId, path: &Place, despite_damage: bool) -> Result<RestoredFile> {
        let (snapshot, _) = self.snapshot_and_chain(id)?;
        if path.symlink_metadata().is_ok() {
            return Err(exists(path));
        }
        let region = self.regions.shared(&snapshot.region)?;
        let written = match Image::create_unnamed(&directory_of(path), snapshot.disk_size) {
            Ok(image) => self
                .fill_file(&snapshot, &region.store, &image, path, despite_damage)
                .and_then(|file| image.appear(path).map_err(making(path)).map(|()| file)),
            // The file system has no files without a name.
            Err(_) => self.restore_by_draft(&snapshot, &region.store, path, despite_damage),
        };
        self.progress.finish();
        if let Err(error) = &written {
            self.note_damage(&region, error);
        }
        let written = written?;
        directory_of(path).sync_directory().map_err(making(path))?;
        Ok(written)
    }

    /// Writes the snapshot to a draft, which has another name until it is complete.
    fn restore_by_draft(
        &self,
        snapshot: &Snapshot,
        store: &Store,
        path: &Place,
        despite_damage: bool,
    ) -> Result<RestoredFile> {
        let draft = draft_of(path);
        let failed = || format!("writing {}", draft.display());
        draft.remove().map_err(EngineError::io(failed()))?;
        let image = Image::create(&draft, snapshot.disk_size).map_err(EngineError::io(failed()))?;
        let written = self.fill_file(snapshot, store, &image, path, despite_damage);
        let written = written.and_then(|file| appear(&draft, path).map(|()| file));
        draft.remove().map_err(EngineError::io(format!("removing {}", draft.display())))?;
        written
    }

    /// Writes a snapshot into an empty image, durably. Messages call the image `path`.
    fn fill_file(
        &self,
        snapshot: &Snapshot,
        store: &Store,
        image: &Image,
        path: &Place,
        despite_damage: bool,
    ) -> Result<RestoredFile> {
        let size = snapshot.disk_size;
        let content = match self.content(store, &snapshot.id) {
            Err(error) if despite_damage && (error.is_damage() || matches!(error, EngineError::Store(_))) => {
                self.remains(snapshot, store)?
            }
            content => content?,
        };
        let progress = &*self.progress;
        progress.start(&format!("restoring {}", snapshot.id), snapshot.full_blocks * BLOCK_SIZE as u64);
        let writer = Writer { image, path, store, progress, point: "restore-piece-written" };
        let mut differs = false;
        let unreadable = if despite_damage {
            let doubts = self.doubts(snapshot, store, &content)?;
            let is_all = blocks(&content) == snapshot.full_blocks && doubts.is_empty();
            let digest = digest_of(store, &content).ok().map(Some);
            differs = is_all && digest.is_some_and(|digest| digest != snapshot.digest);
            writer.write_readable(&content, &doubts)?
        } else {
            writer.write_new(&content).map(|()| Vec::new())?
        };
        image.sync().map_err(EngineError::io(format!("writing {}", path.display())))?;
        let lost = snapshot.full_blocks.saturating_sub(blocks(&content)) * BLOCK_SIZE as u64;
        Ok(RestoredFile { size, unreadable: ranges(&unreadable, size), lost, differs })
    }

    /// Returns the known content of a snapshot that is not whole. The source is the catalog, or the manifest if that
    /// knows more.
    fn remains(&self, snapshot: &Snapshot, store: &Store) -> Result<Vec<Placed>> {
        let (snapshot, chain) = self.snapshot_and_chain(&snapshot.id)?;
        if snapshot.status != SnapshotStatus::Accomplished {
            return Err(EngineError::Gone { what: format!("the content of {}", snapshot.id) });
        }
        let content = chain.sound_content(&self.catalog.read(), snapshot.sequence)?;
        let told = Manifest::read(store.backend(), snapshot.id.as_str());
        let told = told.ok().and_then(|manifest| told_content(&manifest)).unwrap_or_default();
        let is_better = blocks(&content) != snapshot.full_blocks && blocks(&told) > blocks(&content);
        Ok(if is_better { told } else { content })
    }

    /// Returns the packs that differ from what was written, if a content does not come to its snapshot's digest.
    /// Those differ from the catalog's row, or hold other blocks than the dedupe index says.
    fn doubts(&self, snapshot: &Snapshot, store: &Store, content: &[Placed]) -> Result<BTreeSet<PackName>> {
        let mut doubts = BTreeSet::new();
        if digest_of(store, content).is_ok_and(|digest| snapshot.digest == Some(digest)) {
            return Ok(doubts);
        }
        let places = content.iter().flat_map(|placed| [Some(placed.at), placed.base]).flatten();
        let packs: BTreeSet<PackName> = places.map(|at| at.pack).collect();
        for row in PackRow::sound_of_region(&self.catalog.read(), &snapshot.region)? {
            // An unreadable pack is found when its blocks are read.
            let is_other = || store.footer(row.name).is_ok_and(|footer| row != pack_row(row.name, &footer));
            if packs.contains(&row.name) && is_other() {
                doubts.insert(row.name);
            }
        }
        for (Location { pack, slot }, hash) in remembered(store, &packs)? {
            let Ok(footer) = store.footer(pack) else { continue };
            if footer.entries.get(slot.0 as usize).is_none_or(|entry| entry.hash.short() != hash) {
                doubts.insert(pack);
            }
        }
        Ok(doubts)
    }
}

fn making(path: &Place) -> impl FnOnce(io::Error) -> EngineError {
    EngineError::io(format!("making {}", path.display()))
}

fn exists(path: &Place) -> EngineError {
    making(path)(io::ErrorKind::AlreadyExists.into())
}

fn directory_of(path: &Place) -> Place {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    directory.unwrap_or(Place::anywhere("."))
}

/// Gives a complete draft its name, unless another file has that name by now.
fn appear(draft: &Place, path: &Place) -> Result<()> {
    let named = match std::fs::hard_link(draft, path) {
        // The file system has no second names for a file.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && path.symlink_metadata().is_err() => {
            std::fs::rename(draft, path)
        }
        other => other,
    };
    named.map_err(making(path))
}

fn blocks(content: &[Placed]) -> u64 {
    content.iter().map(|placed| placed.run.length).sum()
}

/// Returns the blocks as byte ranges of a file of this size.
fn ranges(blocks: &[BlockNumber], size: ByteSize) -> Vec<ByteRange> {
    let neighbours = blocks.chunk_by(|one, next| one.plus(1) == *next);
    neighbours
        .map(|run| {
            let offset = run[0].offset();
            let end = run[0].plus(run.len() as u64).offset().min(size.0);
            ByteRange { offset, length: end.saturating_sub(offset) }
        })
        .collect()
}

/// Returns the content that a manifest tells. `None` if it contradicts itself.
pub(super) fn told_content(manifest: &Manifest) -> Option<Vec<Placed>> {
    let content = &manifest.content;
    let location = |pack: u32, slot| {
        let pack = PackName::parse(content.packs.get(pack as usize)?)?;
        Some(Location { pack, slot: Slot(slot) })
    };
    let placed = |(start, length, pack, slot): &(u64, u64, u32, u32)| {
        let base = match content.bases.iter().find(|(block, _, _)| block == start) {
            Some((_, pack, slot)) => Some(location(*pack, *slot)?),
            None => None,
        };
        let run = Run::new(BlockNumber(*start), *length);
        Some(Placed { run, at: location(*pack, *slot)?, base })
    };
    content.extents.iter().map(placed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_one_range_and_the_file_ends_where_it_ends() {
        let blocks = [2, 3, 7].map(BlockNumber);
        let block = BLOCK_SIZE as u64;
        let range = |offset, length| ByteRange { offset, length };
        assert_eq!(
            ranges(&blocks, ByteSize(8 * block)),
            [range(2 * block, 2 * block), range(7 * block, block)]
        );
        assert_eq!(ranges(&blocks, ByteSize(7 * block + 9))[1], range(7 * block, 9));
        assert_eq!(ranges(&[], ByteSize(block)), []);
    }
}

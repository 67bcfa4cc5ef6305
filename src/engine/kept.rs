//! Kept clones: make captures cost only as much as has changed, and restores and rollbacks almost nothing.
//!
//! A frozen clone that outlives its capture shows where the image's blocks lay then. The file system copies a shared
//! block before either file writes to it. So blocks written since lie elsewhere in a new clone of the image, and only
//! these are read. A disk's clone is kept if the disk's setting demands it and the file system reports block places. A
//! kept clone has the content of the newest snapshot of the disk's chain; otherwise it is removed:
//!
//! | event | the kept clone |
//! |---|---|
//! | the next capture is done | is removed; the new clone takes its place in the same transaction |
//! | a capture finds the image unchanged | stays, as the new snapshot's |
//! | its snapshot is deleted, or its disk | is removed with the row |
//! | the disk is re-initialised | is removed: it would only take space |
//! | the disk is rolled back, or resized | stays: the next capture compares it with the image |
//! | the setting is switched off | is removed |
//!
//! The catalog's row is the truth, and the row is deleted first. A file that no row names is removed by the process
//! that deleted the row, or by the next run. A kept file is not used if its inode, size or time differs from
//! the row, or its snapshot is not the newest. Then everything is read.

use super::capture::Taken;
use super::change_source::{ChangeSource, EqualStamp, KeptExtents};
use super::content::Cursor;
use super::point::Memory;
use super::{Engine, EngineError, Result};
use crate::catalog::{CatalogError, Disk, KeptClone, Placed, Snapshot};
use crate::disk::Image;
use crate::model::{DiskId, RegionId, Run, SnapshotId, SnapshotStatus};
use crate::sys::file::Stamp;

/// A frozen clone that can be kept.
#[derive(Clone, Debug)]
pub(super) struct MadeClone {
    /// The snapshot whose capture made the clone; its id names the file.
    pub file: SnapshotId,
    /// The stamp that identifies the file.
    pub stamp: Stamp,
}

impl Engine {
    /// Returns true if clones of a disk are kept after its captures, where its file system allows it.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn keeps_clones(&self, disk: &DiskId) -> Result<bool> {
        Ok(KeptClone::is_wanted(&self.catalog.read(), disk)?)
    }

    /// Returns true if clones of a disk's image can be made in the home, and compared with the image.
    ///
    /// # Errors
    /// When the image or the home cannot be looked at.
    pub fn can_keep_clones(&self, disk: &Disk) -> Result<bool> {
        let path = self.image_path(disk);
        let frozen = self.home.frozen(&disk.region);
        let failed = || format!("trying to clone {}", path.display());
        let image = Image::open(&path).map_err(EngineError::io(failed()))?;
        let can = frozen
            .make_directories()
            .and_then(|()| Ok(image.tells_changes()? && image.clones_into(&frozen)?));
        can.map_err(EngineError::io(failed()))
    }

    /// Sets whether clones of a disk are kept. Removes the kept clone if `is_wanted` is false.
    ///
    /// # Errors
    /// When the catalog fails or the clone cannot be removed.
    pub fn keep_clones(&self, disk: &DiskId, is_wanted: bool) -> Result<()> {
        self.catalog.write(|transaction| {
            if Disk::find(transaction, disk)?.is_none() {
                return Err(EngineError::Gone { what: disk.to_string() });
            }
            Ok(KeptClone::set_wanted(transaction, disk, is_wanted)?)
        })?;
        crate::sys::crash::point("clone-forgotten");
        self.sweep_frozen()
    }

    /// Returns the kept clone of a disk, if it is that of the `newest` snapshot.
    pub(super) fn kept_clone(&self, disk: &DiskId, newest: Option<&Snapshot>) -> Result<Option<Image>> {
        let Some((kept, newest)) = KeptClone::of_disk(&self.catalog.read(), disk)?.zip(newest) else {
            return Ok(None);
        };
        if kept.snapshot != newest.id {
            return Ok(None);
        }
        let image = self.open_kept(&newest.region, &kept);
        Ok(image.map(|(image, _)| image).filter(|image| image.size() == newest.disk_size))
    }

    /// Returns a clone with the content of a snapshot, if `image` can share its blocks. While the snapshot is
    /// progressing, this is its frozen image, as for a snapshot that failed during a rollback to it. Otherwise it is
    /// the kept clone of its disk.
    pub(super) fn clone_beside(&self, snapshot: &Snapshot, image: &Image) -> Result<Option<Image>> {
        let clone = match snapshot.status {
            SnapshotStatus::Progressing | SnapshotStatus::Failed => {
                self.frozen(snapshot)?.map(|(clone, _)| clone)
            }
            _ => self.kept_clone(&snapshot.disk_id(&self.catalog.read())?, Some(snapshot))?,
        };
        Ok(clone.filter(|clone| clone.is_beside(image)))
    }

    /// Returns the kept clone of the `newest` snapshot, for another snapshot with the same content.
    pub(super) fn made_clone(&self, disk: &Disk, newest: Option<&Snapshot>) -> Result<Option<MadeClone>> {
        let kept = KeptClone::of_disk(&self.catalog.read(), &disk.id)?;
        let kept = kept.zip(newest).filter(|(kept, newest)| kept.snapshot == newest.id);
        Ok(kept.and_then(|(kept, newest)| self.open_kept(&newest.region, &kept)).map(|(_, made)| made))
    }

    /// Opens the file that a row means; returns `None` if the file is missing, or its identity is in doubt.
    pub(super) fn open_kept(&self, region: &RegionId, kept: &KeptClone) -> Option<(Image, MadeClone)> {
        let image = Image::open(&self.frozen_path(region, &kept.file)).ok()?;
        let stamp: Stamp = serde_json::from_str(&kept.stamp).ok()?;
        let is_it = image.stamp().ok()? == Some(stamp);
        is_it.then(|| (image, MadeClone { file: kept.file.clone(), stamp }))
    }

    /// Returns the files of the kept clones of the disks that were captured, with their regions.
    pub(super) fn kept_of(&self, taken: &[Taken]) -> Result<Vec<(RegionId, SnapshotId)>, CatalogError> {
        let mut all = Vec::new();
        for chain in taken.iter().map(|taken| &taken.chain).filter(|chain| !chain.copies) {
            let kept = KeptClone::of_disk(&self.catalog.read(), &chain.id.disk())?;
            all.extend(kept.map(|kept| (chain.region.clone(), kept.file)));
        }
        Ok(all)
    }

    /// Returns the parts of `content` that the image can lack. The image's stamp or a kept clone tells how the image
    /// differs from the newest snapshot. If neither does, returns all of `content`.
    pub(super) fn suspects(&self, disk: &Disk, image: &Image, content: Vec<Placed>) -> Result<Vec<Placed>> {
        let Some(newest) = self.newest_of(disk)? else { return Ok(content) };
        let (_, chain) = self.snapshot_and_chain(&newest.id)?;
        let path = self.image_path(disk);
        let source: Box<dyn ChangeSource> = match self.kept_clone(&disk.id, Some(&newest))? {
            Some(kept) => Box::new(KeptExtents { image, path: &path, kept }),
            None => {
                let memory = Memory::of(disk).filter(|memory| memory.is_of(&newest));
                let failed = || format!("reading {}", path.display());
                let now = image.settle().map_err(EngineError::io(failed()))?;
                Box::new(EqualStamp { then: memory.map(|memory| memory.stamp), now })
            }
        };
        let Some(changed) = source.changes()? else { return Ok(content) };
        let changed: Vec<Run> = changed.collect();
        // If the catalog's rows are damaged, all blocks are compared.
        match self.sound_current(&chain)? {
            Some(current) => Ok(differing(&content, &current, &changed)),
            None => Ok(content),
        }
    }
}

/// Returns the parts of `content` that lie elsewhere in `newest`, or in a `changed` run.
pub(super) fn differing(content: &[Placed], newest: &[Placed], changed: &[Run]) -> Vec<Placed> {
    let mut newest = Cursor::new(newest);
    let mut changed = changed.iter().peekable();
    let mut all: Vec<Placed> = Vec::new();
    for placed in content {
        let mut at = placed.run.start;
        while at < placed.run.end() {
            while changed.next_if(|run| run.end() <= at).is_some() {}
            let mut piece = placed.from(at);
            let mut is_same = false;
            match newest.next(at) {
                Some(there) if there.run.start == at => {
                    piece = piece.first(there.run.length);
                    is_same = there.at == piece.at;
                }
                Some(there) => piece = piece.first(there.run.start.0 - at.0),
                None => {}
            }
            match changed.peek() {
                Some(run) if run.start <= at => {
                    piece = piece.first(run.end().0 - at.0);
                    is_same = false;
                }
                Some(run) => piece = piece.first(run.start.0 - at.0),
                None => {}
            }
            if !is_same {
                all.push(piece);
            }
            at = piece.run.end();
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlockNumber, Location, PackName, Slot};
    use proptest::prelude::*;

    /// Generates runs of content: gaps and lengths, pack, and first slot in the pack.
    fn content() -> impl Strategy<Value = Vec<Placed>> {
        let run = (0..3u64, 1..6u64, 0..2u8, 0..2u32);
        prop::collection::vec(run, 0..8).prop_map(|runs| {
            let mut at = 0;
            let placed = |(gap, length, pack, shift): (u64, u64, u8, u32)| {
                let start = at + gap;
                at = start + length;
                // The place is often the same in both contents.
                let slot = Slot(u32::try_from(start).unwrap() + shift);
                let at = Location { pack: PackName([pack; 16]), slot };
                Placed { run: Run::new(BlockNumber(start), length), at, base: None }
            };
            runs.into_iter().map(placed).collect()
        })
    }

    fn blocks(content: &[Placed]) -> Vec<(u64, Location)> {
        let each = |placed: &Placed| {
            let Placed { run, at, .. } = *placed;
            (0..run.length).map(move |step| (run.start.0 + step, at.plus(step)))
        };
        content.iter().flat_map(each).collect()
    }

    proptest! {
        #[test]
        fn what_lies_elsewhere_or_changed_differs(
            target in content(),
            newest in content(),
            changed in prop::collection::vec((1..5u64, 1..4u64), 0..5),
        ) {
            let mut at = 0;
            let run = |(gap, length)| {
                let start = at + gap;
                at = start + length;
                Run::new(BlockNumber(start), length)
            };
            let changed: Vec<Run> = changed.into_iter().map(run).collect();
            let there = blocks(&newest);
            let is_changed = |block: u64| changed.iter().any(|run| run.start.0 <= block && block < run.end().0);
            let mut expected = blocks(&target);
            expected.retain(|one| is_changed(one.0) || !there.contains(one));
            prop_assert_eq!(blocks(&differing(&target, &newest, &changed)), expected);
        }
    }
}

//! Restore and rollback: chain → disk. The module `rollback` ends rollbacks.

use super::presence::is_missing;
use super::writer::Writer;
use super::{Engine, EngineError, Result};
use crate::catalog::{CatalogError, Disk, Placed, Snapshot};
use crate::disk::Image;
use crate::model::{BLOCK_SIZE, BlockNumber, ByteSize, Digest, Hash, SnapshotStatus};
use crate::store::Store;
use crate::sys;

impl Engine {
    /// Makes the image of a new disk, and writes a snapshot's content into it. The caller holds the disk's lock, and
    /// the disk's row is `Creating`.
    ///
    /// # Errors
    /// When a block is damaged, or the machine or the catalog fails; the image is removed then.
    pub fn restore(&self, snapshot: &Snapshot, disk: &Disk) -> Result<()> {
        let region = self.regions.shared(&snapshot.region)?;
        let mut image = self.new_image(disk)?;
        let written = self.write_content(&mut image, disk, snapshot, &region.store);
        let written = written.and_then(|()| self.finish_image(disk, &image));
        let written = written.map_err(|error| error.needing(snapshot.full_blocks * BLOCK_SIZE as u64));
        if let Err(error) = &written {
            self.note_damage(&region, error);
            self.remove_image(disk)?;
        }
        written
    }

    /// Fills the empty image of a disk with a snapshot's content. Uses a clone if there is one, else the store.
    pub(super) fn write_content(
        &self,
        image: &mut Image,
        disk: &Disk,
        snapshot: &Snapshot,
        store: &Store,
    ) -> Result<()> {
        if let Some(clone) = self.clone_beside(snapshot, image)?
            && self.share(&clone, snapshot, disk, image, disk.size.max(clone.size()))?
        {
            return Ok(());
        }
        let path = self.image_path(disk);
        let writer =
            Writer { image, path: &path, store, progress: &self.progress, point: "restore-piece-written" };
        self.progress.start(&format!("restoring {}", snapshot.id), snapshot.full_blocks * BLOCK_SIZE as u64);
        let written = self.content(store, &snapshot.id).and_then(|content| writer.write_new(&content));
        self.progress.finish();
        written
    }

    /// Brings the image of a `ReIniting` disk to the content of its row's `rollback_to` (`None`: empty). Writes only
    /// blocks that differ. Returns the new size of the disk. Can be repeated.
    pub(super) fn bring_back(&self, disk: &Disk) -> Result<ByteSize> {
        let path = self.image_path(disk);
        let failed = || format!("rolling {} back", path.display());
        let mut image = match Image::open_for_writing(&path) {
            Err(error) if is_missing(&error) => return self.make_anew(disk, &path),
            opened => opened.map_err(|error| self.cannot_open(disk, &path, error))?,
        };
        let region = self.regions.shared(&disk.region)?;
        if let Some(size) = self.rollback_to_clone(disk, &mut image)? {
            return Ok(size);
        }
        let Target { content, readable, size } = self.target(disk, &image, &region.store)?;
        image.can_become(size).map_err(EngineError::io(failed()))?;
        let total = image.allocated().map_err(EngineError::io(failed()))?;
        self.progress.start(&format!("rolling {} back", disk.id), 2 * total);
        // Every block to write is read and checked before the image is touched.
        let writer = Writer::back(&image, &path, &region.store, &self.progress);
        let suspects = self.suspects(disk, &image, readable)?;
        let differing = match writer.differing(&suspects) {
            Err(error) => {
                self.note_damage(&region, &error);
                return Err(error);
            }
            differing => differing?,
        };
        sys::crash::point("rollback-compared");
        self.catalog.write(|transaction| disk.begin_rewriting(transaction))?;
        image.resize(size).map_err(EngineError::io(failed()))?;
        let writer = Writer::back(&image, &path, &region.store, &self.progress);
        writer.punch_outside(&content)?;
        writer.write_all(&differing)?;
        image.sync().map_err(EngineError::io(failed()))?;
        Ok(size)
    }

    /// Brings the image to a clone with the target's content, if there is one. Returns the image's new size.
    fn rollback_to_clone(&self, disk: &Disk, image: &mut Image) -> Result<Option<ByteSize>> {
        let Some(target) = &disk.rollback_to else { return Ok(None) };
        let Some(snapshot) = Snapshot::find(&self.catalog.read(), target)? else { return Ok(None) };
        let Some(clone) = self.clone_beside(&snapshot, image)? else { return Ok(None) };
        let size = self.size_at(disk, &snapshot)?;
        self.catalog.write(|transaction| disk.begin_rewriting(transaction))?;
        if !self.share(&clone, &snapshot, disk, image, size)? {
            return Ok(None);
        }
        sys::crash::point("rollback-cloned");
        image.sync().map_err(EngineError::io(format!("syncing {}", self.image_path(disk).display())))?;
        Ok(Some(size))
    }

    /// Makes the image of a disk a clone with a snapshot's content, of this size. Returns false if that fails and the
    /// store also has the content; the image then holds a part of the content.
    fn share(
        &self,
        clone: &Image,
        snapshot: &Snapshot,
        disk: &Disk,
        image: &mut Image,
        size: ByteSize,
    ) -> Result<bool> {
        let is_stored = snapshot.status == SnapshotStatus::Accomplished;
        let shared = match image.become_like(clone, size) {
            Err(_) if is_stored => image.resize(size).map(|()| false),
            other => other.map(|()| true),
        };
        shared.map_err(EngineError::io(format!("writing {}", self.image_path(disk).display())))
    }

    /// Returns the size of a disk after a rollback to a snapshot. This is the snapshot's size if it is of this disk,
    /// else the disk's size.
    pub(super) fn size_at(&self, disk: &Disk, snapshot: &Snapshot) -> Result<ByteSize, CatalogError> {
        let is_its_own = snapshot.disk_id(&self.catalog.read())? == disk.id;
        Ok(if is_its_own { snapshot.disk_size } else { disk.size })
    }

    /// Returns the content and size that a `ReIniting` disk is to have by its row.
    fn target(&self, disk: &Disk, image: &Image, store: &Store) -> Result<Target> {
        let Some(target) = &disk.rollback_to else {
            return Ok(Target { content: Vec::new(), readable: Vec::new(), size: disk.size });
        };
        let snapshot = Snapshot::find(&self.catalog.read(), target)?
            .ok_or_else(|| EngineError::Gone { what: target.to_string() })?;
        let size = self.size_at(disk, &snapshot)?;
        match self.content(store, target) {
            Err(error @ EngineError::Store(_)) => {
                let there = self.content_beside(image, &snapshot, store)?;
                there.map(|(content, readable)| Target { content, readable, size }).ok_or(error)
            }
            content => content.map(|content| Target { readable: content.clone(), content, size }),
        }
    }

    /// Returns the content of a snapshot with lost packs, and the part of it that the store still has. `None` if the
    /// image's blocks in the other places do not come to the digest with it.
    fn content_beside(
        &self,
        image: &Image,
        snapshot: &Snapshot,
        store: &Store,
    ) -> Result<Option<(Vec<Placed>, Vec<Placed>)>> {
        let (snapshot, chain) = self.snapshot_and_chain(&snapshot.id)?;
        let content = chain.sound_content(&self.catalog.read(), snapshot.sequence)?;
        let (mut digest, mut readable) = (Digest::default(), Vec::with_capacity(content.len()));
        let mut block = vec![0; BLOCK_SIZE];
        for placed in &content {
            let stored = store.hashes(placed.at, placed.run.length);
            let is_readable = stored.is_ok();
            readable.extend(is_readable.then_some(*placed));
            let mut stored = stored.unwrap_or_default().into_iter();
            for number in (placed.run.start.0..placed.run.end().0).map(BlockNumber) {
                let hash = match stored.next() {
                    Some(hash) => hash,
                    None => {
                        image.read(number, &mut block).map_err(EngineError::io("reading the image"))?;
                        Hash::of(&block)
                    }
                };
                digest.add(number, &hash);
            }
        }
        Ok((snapshot.digest == Some(digest)).then_some((content, readable)))
    }
}

/// The target of a rollback.
struct Target {
    /// All of the content.
    content: Vec<Placed>,
    /// The part of the content that the store still has; the image holds the rest.
    readable: Vec<Placed>,
    /// The size of the disk after the rollback.
    size: ByteSize,
}

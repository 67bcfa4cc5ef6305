//! Capture: disk → chain.
//!
//! # Write order
//! records → fsync of the pack → rename → fsync of the directory → manifest, likewise → one transaction
//! that makes the snapshot accomplished. A crash before the last step leaves a progressing snapshot
//! whose lock is free (failed by the next run) and objects nobody refers to (swept then).

use super::pipeline::{Base, Found, Pipeline};
use super::{Engine, EngineError, Result};
use crate::catalog::{
    Catalog, CatalogError, Chain, Change, Disk, KnownDamage, PackRow, Placed, SizeSample, Snapshot,
    SnapshotLock, Unswept,
};
use crate::disk::Image;
use crate::model::{ByteSize, Digest, Sequence, SnapshotId, SnapshotStatus};
use crate::store::{MANIFEST_VERSION, Manifest, Store};
use crate::sys;
use crate::sys::file::Stamp;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A stamp is trusted later only if the image last changed so long before it was taken: file times
/// tick in steps of up to 10 ms.
const STAMP_MARGIN: i128 = 100_000_000;

/// What a capture knows of the image for the next one.
#[derive(serde::Serialize, serde::Deserialize)]
struct Memory {
    /// The snapshot whose content the image had.
    sequence: u32,
    /// The image's stamp then.
    stamp: Stamp,
}

impl Engine {
    /// Captures the progressing snapshot `id` of its disk. The caller holds the disk's lock. On success
    /// the snapshot is accomplished; on an error it is failed, or gone if it was cancelled.
    ///
    /// # Errors
    /// When the image changes under the capture, or something fails.
    pub fn capture(&mut self, id: &SnapshotId) -> Result<()> {
        let captured = self.try_capture(id);
        self.progress.finish();
        if captured.is_err() {
            self.fail_capture(id)?;
        }
        captured
    }

    /// Marks a capture that will not end as failed, and has its leftovers swept.
    pub(super) fn fail_capture(&mut self, id: &SnapshotId) -> Result<()> {
        let region = self.catalog.write(|transaction| -> Result<_, CatalogError> {
            let Some(mut snapshot) = Snapshot::find(transaction, id)? else { return Ok(None) };
            if snapshot.status != SnapshotStatus::Progressing {
                return Ok(None);
            }
            Unswept::Everything.note(transaction, &snapshot.region)?;
            snapshot.status = SnapshotStatus::Failed;
            snapshot.worker = None;
            snapshot.update(transaction)?;
            Ok(Some(snapshot.region))
        })?;
        if let Some(region) = region {
            self.sweep(&region)?;
        }
        Ok(())
    }

    fn try_capture(&mut self, id: &SnapshotId) -> Result<()> {
        let (snapshot, chain) = self.snapshot_and_chain(id)?;
        let disk = self.disk(&chain.id.disk())?;
        let path = self.image_path(&disk);
        let failed = || format!("reading {}", path.display());
        let image = Image::open(&path).map_err(EngineError::io(failed()))?;
        if image.size() != disk.size && disk.adopted.is_none() {
            return Err(EngineError::WrongSize {
                path: path.display().to_string(),
                found: image.size().0,
                expected: disk.size.0,
            });
        }
        let before = image.settle().map_err(EngineError::io(failed()))?;
        let settled = sys::clock::machine_nanoseconds();
        let (store, _shared) = self.shared_store(&snapshot.region)?;
        let (base, newest) = self.base(&chain)?;
        let found =
            match newest.filter(|newest| base.damage.is_empty() && is_still(newest, &image, &disk, before)) {
                Some(newest) => as_found(&newest),
                None => {
                    let total = image.allocated().map_err(EngineError::io(failed()))?;
                    self.progress.start(&format!("capturing {id}"), total);
                    let progress = Arc::clone(&self.progress);
                    let mut beat = Heartbeat::new(&mut self.catalog, id, total);
                    let found = Pipeline { image: &image, path: &path, store: &store, progress: &*progress }
                        .run(base, &mut |bytes| beat.tick(bytes))?;
                    if image.stamp().map_err(EngineError::io(failed()))? != before {
                        return Err(EngineError::Changed { path: path.display().to_string() });
                    }
                    found
                }
            };
        sys::crash::point("capture-packs-written");
        store.sync()?;
        let memory = before
            .filter(|stamp| stamp.changed() + STAMP_MARGIN < settled)
            .map(|stamp| Memory { sequence: snapshot.sequence.0, stamp });
        let memory = memory.and_then(|memory| serde_json::to_string(&memory).ok());
        self.accomplish(id, &chain, &store, image.size(), memory, found)
    }

    /// What the newest living snapshot of a chain is, to compare with.
    fn base(&self, chain: &Chain) -> Result<(Base, Option<Snapshot>)> {
        let connection = self.catalog.read();
        let content = chain.current(connection)?;
        let newest = match chain.newest(connection)? {
            Some(sequence) => Snapshot::at(connection, chain.number, sequence)?,
            None => None,
        };
        let base = Base { content, damage: KnownDamage::of_region(connection, &chain.region)? };
        Ok((base, newest))
    }

    /// The last step: everything is durable, now say so.
    fn accomplish(
        &mut self,
        id: &SnapshotId,
        chain: &Chain,
        store: &Store,
        size: ByteSize,
        memory: Option<String>,
        found: Found,
    ) -> Result<()> {
        let mut packs = BTreeMap::new();
        for change in &found.changes {
            if let Change::Stored(placed) = change
                && !packs.contains_key(&placed.pack)
            {
                let footer = store.footer(placed.pack)?;
                let slots = u32::try_from(footer.entries.len()).unwrap_or(u32::MAX);
                packs.insert(placed.pack, PackRow { name: placed.pack, slots, bytes: footer.file_length });
            }
        }
        let now = sys::clock::now()?;
        self.catalog.write(|transaction| {
            let mut snapshot = Snapshot::find(transaction, id)?
                .filter(|snapshot| snapshot.status == SnapshotStatus::Progressing)
                .ok_or(EngineError::Cancelled)?;
            for pack in packs.values() {
                pack.register(transaction, &snapshot.region)?;
            }
            chain.record(transaction, snapshot.sequence, &found.changes)?;
            snapshot.status = SnapshotStatus::Accomplished;
            snapshot.progress = 100;
            snapshot.worker = None;
            snapshot.disk_size = size;
            snapshot.full_blocks = found.full_blocks;
            snapshot.digest = Some(found.digest.to_bytes().to_vec());
            snapshot.update(transaction)?;
            SnapshotLock::begin(transaction, &snapshot.id, now)?;
            SizeSample::record(transaction, &snapshot.region, now)?;
            if let Some(mut disk) = Disk::find(transaction, &chain.id.disk())? {
                disk.stamp = memory;
                disk.size = size;
                disk.update(transaction)?;
            }
            manifest(transaction, chain, &snapshot)?.write(store.backend())?;
            store.sync()?;
            sys::crash::point("capture-before-commit");
            Ok(())
        })
    }
}

/// The manifest of an accomplished snapshot, from the catalog.
pub(super) fn manifest(
    connection: &rusqlite::Connection,
    chain: &Chain,
    snapshot: &Snapshot,
) -> Result<Manifest, CatalogError> {
    let mut packs = Vec::new();
    let mut places = HashMap::new();
    let mut extents: Vec<(u64, u64, u32, u32)> = Vec::new();
    for Placed { run, pack, first_slot } in chain.content(connection, snapshot.sequence)? {
        let place = *places.entry(pack).or_insert_with(|| {
            packs.push(pack.to_string());
            u32::try_from(packs.len() - 1).unwrap_or(u32::MAX)
        });
        match extents.last_mut() {
            // Extents that were split and still lie together are told as one.
            Some((start, length, last, slot))
                if *last == place
                    && *start + *length == run.start.0
                    && u64::from(*slot) + *length == u64::from(first_slot.0) =>
            {
                *length += run.length;
            }
            _ => extents.push((run.start.0, run.length, place, first_slot.0)),
        }
    }
    let digest: Option<[u8; 32]> = snapshot.digest.as_deref().and_then(|digest| digest.try_into().ok());
    Ok(Manifest {
        version: MANIFEST_VERSION,
        snapshot: snapshot.id.to_string(),
        chain: chain.id.to_string(),
        sequence: snapshot.sequence.0,
        name: snapshot.name.clone(),
        description: snapshot.description.clone(),
        kind: snapshot.kind.to_string(),
        created: snapshot.created.0,
        disk_size: snapshot.disk_size.0,
        disk_kind: snapshot.disk_kind.to_string(),
        disk_category: snapshot.disk_category.to_string(),
        full_blocks: snapshot.full_blocks,
        digest: digest.map(|digest| Digest::from_bytes(&digest).to_string()).unwrap_or_default(),
        packs,
        extents,
    })
}

/// Whether the image's stamp says that it is as this snapshot saw it.
fn is_still(newest: &Snapshot, image: &Image, disk: &Disk, stamp: Option<Stamp>) -> bool {
    let memory: Option<Memory> = disk.stamp.as_deref().and_then(|text| serde_json::from_str(text).ok());
    memory.is_some_and(|memory| {
        Sequence(memory.sequence) == newest.sequence
            && stamp == Some(memory.stamp)
            && image.size() == newest.disk_size
            && newest.digest.is_some()
    })
}

/// What a capture of the same content finds.
fn as_found(newest: &Snapshot) -> Found {
    let digest = newest.digest.as_deref().and_then(|digest| digest.try_into().ok());
    Found {
        changes: Vec::new(),
        digest: digest.map(|digest| Digest::from_bytes(&digest)).unwrap_or_default(),
        full_blocks: newest.full_blocks,
    }
}

/// How often a capture writes down how far it is, and looks whether it was cancelled.
const HEARTBEAT: Duration = Duration::from_millis(500);

/// Tells the catalog how far a capture is.
struct Heartbeat<'a> {
    catalog: &'a mut Catalog,
    id: &'a SnapshotId,
    total: u64,
    done: u64,
    last: Instant,
}

impl<'a> Heartbeat<'a> {
    fn new(catalog: &'a mut Catalog, id: &'a SnapshotId, total: u64) -> Self {
        Self { catalog, id, total: total.max(1), done: 0, last: Instant::now() }
    }

    /// So many more bytes are done.
    fn tick(&mut self, bytes: u64) -> Result<()> {
        self.done += bytes;
        if self.last.elapsed() < HEARTBEAT {
            return Ok(());
        }
        self.last = Instant::now();
        let percent = u32::try_from(self.done.saturating_mul(100) / self.total).unwrap_or(99).min(99);
        self.catalog.write(|transaction| {
            let mut snapshot = Snapshot::find(transaction, self.id)?
                .filter(|snapshot| snapshot.status == SnapshotStatus::Progressing)
                .ok_or(EngineError::Cancelled)?;
            snapshot.progress = percent;
            Ok(snapshot.update(transaction)?)
        })
    }
}

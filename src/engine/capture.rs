//! Capture: disk → chain.
//!
//! # Write order
//! records → fsync of the pack → rename → fsync of the directory → manifest, likewise → one transaction
//! that makes the snapshot accomplished. A crash before the last step leaves a progressing snapshot
//! whose lock is free (failed by the next run) and objects nobody refers to (swept then).

use super::found::{Base, Found};
use super::pipeline::Pipeline;
use super::{Engine, EngineError, Result};
use crate::catalog::{
    Catalog, CatalogError, Chain, Change, Disk, KnownDamage, PackRow, Placed, SizeSample, Snapshot,
    SnapshotLock, Unswept,
};
use crate::disk::Image;
use crate::model::{ByteSize, Digest, PackName, RegionId, Sequence, SnapshotId, SnapshotStatus, Time};
use crate::store::{MANIFEST_VERSION, Manifest, Store};
use crate::sys;
use crate::sys::file::Stamp;
use rusqlite::Transaction;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
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
        let (snapshot, _) = self.snapshot_and_chain(id)?;
        let captured = self.try_capture(id);
        self.progress.finish();
        self.thaw(&snapshot.region, id)?;
        if captured.is_err() {
            self.fail_snapshot(id, &snapshot.region)?;
        }
        captured
    }

    /// Marks a progressing snapshot that will not be accomplished as failed, and has its leftovers swept,
    /// also if it was cancelled.
    pub(super) fn fail_snapshot(&mut self, id: &SnapshotId, region: &RegionId) -> Result<()> {
        let has_leftovers = self.catalog.write(|transaction| -> Result<_, CatalogError> {
            if let Some(snapshot) = Snapshot::find(transaction, id)? {
                if snapshot.status != SnapshotStatus::Progressing {
                    return Ok(false);
                }
                Snapshot { status: SnapshotStatus::Failed, worker: None, ..snapshot }.update(transaction)?;
            }
            Unswept::Everything.note(transaction, region)?;
            Ok(true)
        })?;
        if has_leftovers {
            self.sweep(region)?;
        }
        Ok(())
    }

    fn try_capture(&mut self, id: &SnapshotId) -> Result<()> {
        let mut point = self.point_in_time(id)?;
        if !point.is_frozen && !self.is_unchanged(&point)? {
            self.freeze_point(&mut point)?;
        }
        sys::crash::point("capture-frozen");
        let (store, _shared) = self.shared_store(&point.chain.region)?;
        let taken = self.take(&point, &store)?;
        sys::crash::point("capture-packs-written");
        store.sync()?;
        self.accomplish(&store, &[taken], |_| Ok(()))
    }

    /// Fixes the point in time of the progressing snapshot `id`: what is written to the image is on it.
    pub(super) fn point_in_time(&self, id: &SnapshotId) -> Result<PointInTime> {
        let (snapshot, chain) = self.snapshot_and_chain(id)?;
        let disk = self.disk(&chain.id.disk())?;
        let settled = sys::clock::machine_nanoseconds();
        if let Some((image, path)) = self.frozen(&snapshot)? {
            let read = image.stamp().map_err(EngineError::io(format!("reading {}", path.display())))?;
            return Ok(PointInTime {
                snapshot,
                chain,
                disk,
                path,
                image,
                live: None,
                read,
                is_frozen: true,
                settled,
            });
        }
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
        let live = image.settle().map_err(EngineError::io(failed()))?;
        let settled = sys::clock::machine_nanoseconds();
        Ok(PointInTime { snapshot, chain, disk, path, image, live, read: live, is_frozen: false, settled })
    }

    /// Whether the image is as the newest living snapshot saw it, so that nothing needs to be read.
    fn is_unchanged(&self, point: &PointInTime) -> Result<bool> {
        let (base, newest) = self.base(&point.chain)?;
        Ok(newest.is_some_and(|newest| base.damage.is_empty() && is_still(&newest, point)))
    }

    /// Brings what is new at a point in time into the store. The image must not have changed since.
    pub(super) fn take(&mut self, point: &PointInTime, store: &Store) -> Result<Taken> {
        let PointInTime { snapshot, chain, path, image, live, read, settled, .. } = point;
        let failed = || format!("reading {}", path.display());
        let (base, newest) = self.base(chain)?;
        let found = match newest.filter(|newest| base.damage.is_empty() && is_still(newest, point)) {
            Some(newest) => as_found(&newest),
            None => {
                let total = image.allocated().map_err(EngineError::io(failed()))?;
                self.progress.start(&format!("capturing {}", snapshot.id), total);
                let progress = Arc::clone(&self.progress);
                let mut beat = Heartbeat::new(&mut self.catalog, &snapshot.id, total);
                Pipeline { image, path, store, compression: self.compression, progress: &*progress }
                    .run(base, &mut |bytes| beat.tick(bytes))?
            }
        };
        if image.stamp().map_err(EngineError::io(failed()))? != *read {
            return Err(EngineError::Changed { path: path.display().to_string() });
        }
        let memory = live
            .filter(|stamp| stamp.changed() + STAMP_MARGIN < *settled)
            .map(|stamp| Memory { sequence: snapshot.sequence.0, stamp });
        let memory = memory.and_then(|memory| serde_json::to_string(&memory).ok());
        Ok(Taken { id: snapshot.id.clone(), chain: chain.clone(), size: image.size(), memory, found })
    }

    /// What the newest living snapshot of a chain is, to compare with.
    pub(super) fn base(&self, chain: &Chain) -> Result<(Base, Option<Snapshot>)> {
        let connection = self.catalog.read();
        let content = chain.current(connection)?;
        let newest = match chain.newest(connection)? {
            Some(sequence) => Snapshot::at(connection, chain.number, sequence)?,
            None => None,
        };
        let base = Base { content, damage: KnownDamage::of_region(connection, &chain.region)? };
        Ok((base, newest))
    }

    /// The last step: everything is durable, now say so, in one transaction with what `also` says.
    pub(super) fn accomplish(
        &mut self,
        store: &Store,
        taken: &[Taken],
        also: impl FnOnce(&Transaction<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut packs = BTreeMap::new();
        for change in taken.iter().flat_map(|taken| &taken.found.changes) {
            let Change::Stored(placed) = change else { continue };
            for name in [Some(placed.at), placed.base].into_iter().flatten().map(|location| location.pack) {
                if let Entry::Vacant(vacant) = packs.entry(name) {
                    let footer = store.footer(name)?;
                    let slots = u32::try_from(footer.entries.len()).unwrap_or(u32::MAX);
                    vacant.insert(PackRow { name, slots, bytes: footer.file_length });
                }
            }
        }
        let now = sys::clock::now()?;
        self.catalog.write(|transaction| {
            for taken in taken {
                for pack in packs.values() {
                    pack.register(transaction, &taken.chain.region)?;
                }
                taken.record(transaction, store, now)?;
            }
            also(transaction)?;
            for region in taken.iter().map(|taken| &taken.chain.region).collect::<BTreeSet<_>>() {
                SizeSample::record(transaction, region, now)?;
            }
            store.sync()?;
            sys::crash::point("capture-before-commit");
            Ok(())
        })
    }
}

/// An image at a point in time.
pub(super) struct PointInTime {
    /// The snapshot that is captured.
    pub snapshot: Snapshot,
    chain: Chain,
    disk: Disk,
    /// The path of what is read.
    pub path: PathBuf,
    /// What is read: the disk's image, or a frozen clone of it.
    pub image: Image,
    /// The stamp of the disk's image; none if a frozen clone was all that there was.
    live: Option<Stamp>,
    /// The stamp of what is read; it must not change.
    pub read: Option<Stamp>,
    /// Whether what is read is a frozen clone.
    pub is_frozen: bool,
    /// When the image's stamp was taken.
    settled: i128,
}

/// What a snapshot holds, durable but for the catalog's word on it.
pub(super) struct Taken {
    /// The snapshot.
    pub id: SnapshotId,
    /// Its chain.
    pub chain: Chain,
    /// The disk's size.
    pub size: ByteSize,
    /// What the disk is to remember of it.
    pub memory: Option<String>,
    /// What is not as it was.
    pub found: Found,
}

impl Taken {
    /// Makes the snapshot accomplished.
    fn record(&self, transaction: &Transaction<'_>, store: &Store, now: Time) -> Result<()> {
        let mut snapshot = Snapshot::find(transaction, &self.id)?
            .filter(|snapshot| snapshot.status == SnapshotStatus::Progressing)
            .ok_or(EngineError::Cancelled)?;
        self.chain.record(transaction, snapshot.sequence, &self.found.changes)?;
        snapshot.status = SnapshotStatus::Accomplished;
        snapshot.progress = 100;
        snapshot.worker = None;
        snapshot.disk_size = self.size;
        snapshot.full_blocks = self.found.full_blocks;
        snapshot.digest = Some(self.found.digest.to_bytes().to_vec());
        snapshot.update(transaction)?;
        SnapshotLock::begin(transaction, &snapshot.id, now)?;
        if !self.chain.copies
            && let Some(mut disk) = Disk::find(transaction, &self.chain.id.disk())?
        {
            disk.stamp = self.memory.clone();
            disk.size = self.size;
            disk.update(transaction)?;
        }
        Ok(manifest(transaction, &self.chain, &snapshot)?.write(store.backend())?)
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
    let mut place = |pack: PackName| {
        *places.entry(pack).or_insert_with(|| {
            packs.push(pack.to_string());
            u32::try_from(packs.len() - 1).unwrap_or(u32::MAX)
        })
    };
    // Extents that were split and still lie together are told as one.
    let mut content: Vec<Placed> = Vec::new();
    for placed in chain.content(connection, snapshot.sequence)? {
        if !content.last_mut().is_some_and(|last| last.join(&placed)) {
            content.push(placed);
        }
    }
    let (mut extents, mut bases) = (Vec::new(), Vec::new());
    for Placed { run, at, base } in content {
        extents.push((run.start.0, run.length, place(at.pack), at.slot.0));
        bases.extend(base.map(|base| (run.start.0, place(base.pack), base.slot.0)));
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
        bases,
    })
}

/// Whether the image's stamp says that it is as this snapshot saw it.
fn is_still(newest: &Snapshot, point: &PointInTime) -> bool {
    let text = point.disk.stamp.as_deref();
    let memory: Option<Memory> = text.and_then(|text| serde_json::from_str(text).ok());
    memory.is_some_and(|memory| {
        Sequence(memory.sequence) == newest.sequence
            && point.live == Some(memory.stamp)
            && point.image.size() == newest.disk_size
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
pub(super) struct Heartbeat<'a> {
    catalog: &'a mut Catalog,
    id: &'a SnapshotId,
    total: u64,
    done: u64,
    last: Instant,
}

impl<'a> Heartbeat<'a> {
    pub(super) fn new(catalog: &'a mut Catalog, id: &'a SnapshotId, total: u64) -> Self {
        Self { catalog, id, total: total.max(1), done: 0, last: Instant::now() }
    }

    /// So many more bytes are done.
    pub(super) fn tick(&mut self, bytes: u64) -> Result<()> {
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

//! Reads a snapshot from its manifest, and checks against the packs that its content is complete.

use super::capture::pack_row;
use super::content::Cursor;
use super::region::Region;
use super::{EngineError, Result};
use crate::catalog::{Change, PackRow, Placed, Snapshot};
use crate::model::{
    BlockNumber, ByteSize, ChainId, Digest, DiskCategory, DiskType, Location, PackName, Run, Sequence, Slot,
    SnapshotCategory, SnapshotId, SnapshotStatus, SnapshotType, Time,
};
use crate::store::{Manifest, Store, StoreError};
use std::collections::BTreeMap;

/// A snapshot with complete content, as its manifest tells.
pub(super) struct Told {
    /// The snapshot's row; the number of its chain is not known yet.
    pub snapshot: Snapshot,
    /// The chain's id.
    pub chain: ChainId,
    /// True if the snapshot is a copy (`None`: the manifest is too old to tell).
    pub copies: Option<bool>,
    /// The snapshot's content, by block.
    pub content: Vec<Placed>,
    /// The packs of the content.
    pub packs: Vec<PackRow>,
}

impl Told {
    /// Reads the manifest `name`, and compares it with the footers of the packs that it names. Every block must be
    /// there, and the hashes of all blocks must come to the snapshot's digest. Does not read the blocks themselves.
    ///
    /// # Errors
    /// A damage error, when the manifest or a pack is missing or differs from what was written.
    pub(super) fn read(region: &Region, name: &str) -> Result<Self> {
        let Region { id: region, store, .. } = region;
        let manifest = Manifest::read(store.backend(), name).map_err(as_damage(name))?;
        let damaged =
            |what: &str| StoreError::DamagedManifest { name: name.to_owned(), what: what.to_owned() };
        let about = &manifest.about;
        let size = ByteSize(about.disk_size);
        let (content, packs) = content(store, &manifest)?;
        let mut digest = Digest::default();
        let mut full_blocks = 0;
        let mut end = BlockNumber(0);
        for Placed { run, at, .. } in &content {
            if run.start < end || run.end().0 > size.blocks() {
                return Err(damaged("its blocks are not in order").into());
            }
            end = run.end();
            full_blocks += run.length;
            let hashes = store.hashes(*at, run.length).map_err(as_damage(name))?;
            (0..).zip(&hashes).for_each(|(step, hash)| digest.add(run.start.plus(step), hash));
        }
        if digest.to_string() != about.digest || full_blocks != about.full_blocks {
            return Err(damaged("the packs hold another content than its digest tells").into());
        }
        let unknown = || damaged("it has a word that is not known");
        let id = SnapshotId::parse(&about.snapshot).filter(|id| id.as_str() == name).ok_or_else(unknown)?;
        let created = Time(about.created);
        let snapshot = Snapshot {
            id,
            chain: 0,
            sequence: Sequence(about.sequence),
            region: region.clone(),
            status: SnapshotStatus::Accomplished,
            category: SnapshotCategory::Standard,
            kind: SnapshotType::parse(&about.kind).ok_or_else(unknown)?,
            name: about.name.clone(),
            description: about.description.clone(),
            resource_group: String::new(),
            created,
            modified: created,
            retention_days: None,
            instant_access: false,
            instant_access_days: None,
            progress: 100,
            disk_size: size,
            disk_kind: DiskType::parse(&about.disk_kind).ok_or_else(unknown)?,
            disk_category: DiskCategory::parse(&about.disk_category).ok_or_else(unknown)?,
            instance: None,
            full_blocks,
            digest: Some(digest),
            worker: None,
        };
        let chain = ChainId::parse(&about.chain).ok_or_else(unknown)?;
        Ok(Self { snapshot, chain, copies: about.copies, content, packs })
    }

    /// Returns the new row of the snapshot. Keeps the facts of the existing row that the manifest does not decide.
    pub(super) fn row(&self, there: Option<Snapshot>) -> Snapshot {
        let told = self.snapshot.clone();
        let there = there.unwrap_or_else(|| told.clone());
        Snapshot {
            status: told.status,
            progress: told.progress,
            disk_size: told.disk_size,
            full_blocks: told.full_blocks,
            digest: told.digest,
            worker: None,
            ..there
        }
    }
}

/// Returns the content by the manifest, and the packs of the content.
fn content(store: &Store, manifest: &Manifest) -> Result<(Vec<Placed>, Vec<PackRow>)> {
    let name = &manifest.about.snapshot;
    let damaged = |what: &str| StoreError::DamagedManifest { name: name.clone(), what: what.to_owned() };
    let mut packs = Vec::new();
    for pack in &manifest.content.packs {
        let pack = PackName::parse(pack).ok_or_else(|| damaged("it names no pack"))?;
        packs.push(pack_row(pack, &*store.footer(pack).map_err(as_damage(name))?));
    }
    let place = |place: u32, slot: u32| {
        let pack = packs.get(place as usize).ok_or_else(|| damaged("it names no pack"))?;
        Ok::<_, StoreError>(Location { pack: pack.name, slot: Slot(slot) })
    };
    let bases: BTreeMap<u64, (u32, u32)> =
        manifest.content.bases.iter().map(|(start, pack, slot)| (*start, (*pack, *slot))).collect();
    let mut content = Vec::with_capacity(manifest.content.extents.len());
    for (start, length, pack, slot) in &manifest.content.extents {
        let base = bases.get(start).map(|(pack, slot)| place(*pack, *slot)).transpose()?;
        let at = place(*pack, *slot)?;
        if let Some(base) = base {
            store.hashes(base, *length).map_err(as_damage(name))?;
        }
        let footer = store.footer(at.pack).map_err(as_damage(name))?;
        let slots = at.slot.0 as usize..at.plus(*length).slot.0 as usize;
        let are_whole =
            footer.entries.get(slots).map(|entries| entries.iter().all(|one| one.encoding.is_whole()));
        if *length == 0 || are_whole != Some(base.is_none()) {
            return Err(damaged("the packs hold other blocks than it tells").into());
        }
        content.push(Placed { run: Run::new(BlockNumber(*start), *length), at, base });
    }
    Ok((content, packs))
}

/// Turns errors of missing or unreadable files into damage; other errors stay as they are.
fn as_damage(name: &str) -> impl Fn(StoreError) -> EngineError {
    let lost = rustix::io::Errno::IO.raw_os_error();
    move |error| match &error {
        StoreError::Io { source, .. }
            if source.raw_os_error() == Some(lost)
                || matches!(
                    source.kind(),
                    std::io::ErrorKind::NotFound | std::io::ErrorKind::UnexpectedEof
                ) =>
        {
            StoreError::DamagedManifest { name: name.to_owned(), what: error.to_string() }.into()
        }
        _ => error.into(),
    }
}

/// Returns the changes from `old` to `new`, in the order of the blocks.
pub(super) fn changes(old: &[Placed], new: &[Placed]) -> Vec<Change> {
    let mut changes: Vec<Change> =
        super::kept::differing(new, old, &[]).into_iter().map(Change::Stored).collect();
    let mut there = Cursor::new(new);
    for placed in old {
        let mut at = placed.run.start;
        while at < placed.run.end() {
            let rest = placed.from(at);
            at = match there.next(at) {
                Some(covered) if covered.run.start == at => rest.first(covered.run.length).run.end(),
                next => {
                    let gap = next.map_or(rest.run.length, |next| next.run.start.0 - at.0);
                    let run = rest.first(gap).run;
                    changes.push(Change::Zero(run));
                    run.end()
                }
            };
        }
    }
    changes.sort_by_key(|change| match change {
        Change::Stored(placed) => placed.run.start,
        Change::Zero(run) => run.start,
    });
    changes
}

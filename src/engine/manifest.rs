//! Manifests: written and synced before the catalog says that their snapshots are accomplished.

use super::capture::Taken;
use super::{Engine, EngineError, Result};
use crate::catalog::{CatalogError, Chain, Change, Placed, ReadTx, Snapshot};
use crate::model::{PackName, Run, SnapshotStatus};
use crate::store::{MANIFEST_VERSION, Manifest, ManifestAbout, ManifestContent, Store};
use std::collections::HashMap;

impl Engine {
    /// Writes the manifest of a captured snapshot. Returns it, unless its content is that of the manifest before it.
    pub(super) fn tell_taken(&self, store: &Store, taken: &Taken) -> Result<Option<Manifest>> {
        let chain = &taken.chain;
        let (snapshot, before) = {
            let connection = &self.catalog.read();
            (taken.accomplished(connection)?, taken.before(connection)?)
        };
        if let Some(before) = &before
            && taken.found.changes.is_empty()
            && about(chain, &snapshot).write_like(before.id.as_str(), store.backend())?
        {
            return Ok(None);
        }
        let content = match before {
            Some(before) => chain.content(&self.catalog.read(), before.sequence)?,
            None => Vec::new(),
        };
        let manifest = told(chain, &snapshot, changed(&content, &taken.found.changes));
        manifest.write(store.backend())?;
        Ok(Some(manifest))
    }
}

impl Taken {
    /// Returns the snapshot's row as it is when the snapshot is accomplished.
    pub(super) fn accomplished(&self, connection: &ReadTx) -> Result<Snapshot> {
        let snapshot = Snapshot::find(connection, &self.id)?
            .filter(|snapshot| snapshot.status == SnapshotStatus::Progressing)
            .ok_or(EngineError::Cancelled)?;
        Ok(Snapshot {
            status: SnapshotStatus::Accomplished,
            progress: 100,
            worker: None,
            disk_size: self.size,
            full_blocks: self.found.full_blocks,
            digest: Some(self.found.digest),
            ..snapshot
        })
    }

    /// Returns the snapshot with which this one was compared.
    fn before(&self, connection: &ReadTx) -> Result<Option<Snapshot>> {
        match self.chain.newest(connection)? {
            Some(sequence) if !self.found.begins_anew => {
                Ok(Snapshot::at(connection, self.chain.number, sequence)?)
            }
            _ => Ok(None),
        }
    }
}

/// Returns the content `before` with these changes, in the order of the blocks.
fn changed(before: &[Placed], changes: &[Change]) -> Vec<Placed> {
    let mut replaced: Vec<Run> = changes
        .iter()
        .map(|change| match change {
            Change::Stored(placed) => placed.run,
            Change::Zero(run) => *run,
        })
        .collect();
    replaced.sort_unstable_by_key(|run| run.start);
    let mut content: Vec<Placed> = changes.iter().filter_map(Change::stored).collect();
    for placed in before {
        let mut at = placed.run.start;
        let first = replaced.partition_point(|run| run.end() <= at);
        for run in replaced[first..].iter().take_while(|run| run.start < placed.run.end()) {
            if run.start > at {
                content.push(placed.from(at).first(run.start.0 - at.0));
            }
            at = run.end();
        }
        if at < placed.run.end() {
            content.push(placed.from(at));
        }
    }
    content.sort_unstable_by_key(|placed| placed.run.start);
    content
}

/// Returns the manifest of an accomplished snapshot, from the catalog.
pub(super) fn manifest(
    connection: &ReadTx,
    chain: &Chain,
    snapshot: &Snapshot,
) -> Result<Manifest, CatalogError> {
    Ok(told(chain, snapshot, chain.content(connection, snapshot.sequence)?))
}

/// Returns the manifest of a snapshot with this content.
fn told(chain: &Chain, snapshot: &Snapshot, all: Vec<Placed>) -> Manifest {
    let mut packs = Vec::new();
    let mut places = HashMap::new();
    let mut place = |pack: PackName| {
        *places.entry(pack).or_insert_with(|| {
            packs.push(pack.to_string());
            u32::try_from(packs.len() - 1).unwrap_or(u32::MAX)
        })
    };
    // Extents that were split and still lie together are joined.
    let mut content: Vec<Placed> = Vec::new();
    for placed in all {
        if !content.last_mut().is_some_and(|last| last.join(&placed)) {
            content.push(placed);
        }
    }
    let (mut extents, mut bases) = (Vec::new(), Vec::new());
    for Placed { run, at, base } in content {
        extents.push((run.start.0, run.length, place(at.pack), at.slot.0));
        bases.extend(base.map(|base| (run.start.0, place(base.pack), base.slot.0)));
    }
    Manifest { about: about(chain, snapshot), content: ManifestContent { packs, extents, bases } }
}

/// Returns the facts about an accomplished snapshot that its manifest tells.
fn about(chain: &Chain, snapshot: &Snapshot) -> ManifestAbout {
    ManifestAbout {
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
        digest: snapshot.digest.map(|digest| digest.to_string()).unwrap_or_default(),
        copies: Some(chain.copies),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlockNumber, Location, Slot};

    fn placed(start: u64, length: u64, slot: u32) -> Placed {
        let at = Location { pack: PackName::parse(&"0".repeat(32)).unwrap(), slot: Slot(slot) };
        Placed { run: Run::new(BlockNumber(start), length), at, base: None }
    }

    #[test]
    fn changes_cut_what_was_there() {
        let before = [placed(0, 10, 0), placed(20, 5, 50), placed(30, 2, 70)];
        let zero = |start, length| Change::Zero(Run::new(BlockNumber(start), length));
        let changes =
            [Change::Stored(placed(2, 3, 100)), zero(7, 1), zero(9, 12), Change::Stored(placed(24, 7, 200))];
        let after = [
            placed(0, 2, 0),
            placed(2, 3, 100),
            placed(5, 2, 5),
            placed(8, 1, 8),
            placed(21, 3, 51),
            placed(24, 7, 200),
            placed(31, 1, 71),
        ];
        assert_eq!(changed(&before, &changes), after);
        assert_eq!(changed(&before, &[]), before);
        assert_eq!(changed(&[], &changes[..1]), [placed(2, 3, 100)]);
    }
}

//! Mends the catalog: rows that differ from what was written.
//!
//! A single flipped bit of a row can be found by the row's seal. The manifests tell the extents, also those that are
//! lost. The manifests of all snapshots of a chain are enough to record the chain again. The digests tell whether the
//! result is right.

use super::capture::pack_row;
use super::content::digest_of;
use super::region::Region;
use super::rescue::told_content;
use super::strangers::told_chain;
use super::told::Told;
use super::{Engine, EngineError, Result};
use crate::catalog::WriteTx;
use crate::catalog::{
    Chain, Change, PackRow, Placed, Snapshot, WrongTally, count_again, mend_rows, unsound_rows, wrong_tallies,
};
use crate::model::{BlockNumber, Location, PackName, RegionId, Run, SnapshotStatus};
use crate::store::Manifest;
use std::collections::{BTreeMap, BTreeSet};

/// The result of mending the catalog.
pub(super) struct Mended {
    /// The number of rows and lists that were mended, and of chains that were recorded or counted again.
    pub rows: u64,
    /// The lists that have fewer rows than were counted.
    pub lost: Vec<WrongTally>,
}

/// The places of the blocks of a content, and of their bases.
type Blocks = BTreeMap<BlockNumber, (Location, Option<Location>)>;

impl Engine {
    /// Mends the catalog as far as possible.
    pub(super) fn mend_catalog(&self) -> Result<Mended> {
        let mended = self.catalog.write(mend_rows)?;
        let mut count = mended.len() as u64 + self.mend_told()?;
        let lost = self.catalog.write(|transaction| {
            // While there are unsound rows, they can be those that the lists lack.
            let is_sound = unsound_rows(transaction)?.is_empty();
            let wrong = if is_sound { wrong_tallies(transaction)? } else { Vec::new() };
            if !wrong.is_empty() {
                count_again(transaction)?;
            }
            count += wrong.len() as u64;
            Ok::<_, EngineError>(wrong.into_iter().filter(|one| one.found < one.counted).collect())
        })?;
        for region in self.regions.list()? {
            for chain in Chain::sound_of_region(&self.catalog.read(), &region)? {
                count += u64::from(self.record_again(&region, &chain)?);
            }
        }
        let counted = self.catalog.write(Chain::count_again)?;
        Ok(Mended { rows: count + counted as u64, lost })
    }

    /// Mends the rows of snapshots from their manifests, if the row in the manifest has the seal that was written.
    fn mend_told(&self) -> Result<u64> {
        let mut count = 0;
        let unsound = unsound_rows(&self.catalog.read())?;
        for id in unsound.iter().filter(|row| row.table == "snapshot").map(|row| &row.key) {
            for region in self.regions.list()? {
                let region = self.regions.shared(&region)?;
                let Ok(told) = Told::read(&region, id) else { continue };
                let is_mended =
                    self.catalog.write(|transaction| match told_chain(transaction, &told, &region.id) {
                        Ok(Some(chain)) => {
                            Snapshot { chain: chain.number, ..told.snapshot }.mend_as_told(transaction)
                        }
                        Err(error) if !error.is_damage() => Err(error),
                        _ => Ok(false),
                    })?;
                count += u64::from(is_mended);
            }
        }
        Ok(count)
    }

    /// Records a chain again from the manifests of its snapshots. Does so only if the catalog's record does not come
    /// to the digests, and the manifests' does. Returns true if it did.
    fn record_again(&self, region: &RegionId, chain: &Chain) -> Result<bool> {
        let region = self.regions.shared(region)?;
        let state = self.catalog.read();
        let connection = &state;
        let Ok(snapshots) = Snapshot::of_chain(connection, chain.number) else { return Ok(false) };
        let living: Vec<Snapshot> =
            snapshots.into_iter().filter(|one| one.status == SnapshotStatus::Accomplished).collect();
        let is_told = |told: &[Placed], snapshot: &Snapshot| {
            digest_of(&region.store, told).is_ok_and(|digest| snapshot.digest == Some(digest))
        };
        let mut is_sound = true;
        for snapshot in &living {
            let blocks = |content: &[Placed]| content.iter().map(|placed| placed.run.length).sum::<u64>();
            let content = chain.content(connection, snapshot.sequence);
            // Blocks that cannot be looked at are no fault of the catalog.
            is_sound &= content.is_ok_and(|content| {
                blocks(&content) == snapshot.full_blocks
                    && digest_of(&region.store, &content)
                        .map_or(true, |digest| snapshot.digest == Some(digest))
            });
        }
        drop(state);
        if is_sound {
            return Ok(false);
        }
        let mut contents = Vec::new();
        for snapshot in &living {
            let manifest = Manifest::read(region.store.backend(), snapshot.id.as_str());
            let told = manifest.ok().and_then(|manifest| told_content(&manifest));
            match told.filter(|told| is_told(told, snapshot)) {
                Some(told) => contents.push((snapshot.sequence, told)),
                None => return Ok(false),
            }
        }
        self.catalog.write(|transaction| {
            if Snapshot::progressing(transaction, chain.number)?.is_some() {
                return Ok(false);
            }
            chain.clear(transaction)?;
            let mut before = Blocks::new();
            for (sequence, content) in &contents {
                register(transaction, &region, content)?;
                let now = blocks(content);
                chain.record(transaction, *sequence, &changes(&before, &now))?;
                before = now;
            }
            Ok::<_, EngineError>(true)
        })
    }
}

/// Makes sure that the catalog knows the packs of a content.
fn register(transaction: &WriteTx, region: &Region, content: &[Placed]) -> Result<()> {
    let places = content.iter().flat_map(|placed| [Some(placed.at), placed.base]).flatten();
    let packs: BTreeSet<PackName> = places.map(|location| location.pack).collect();
    for pack in packs {
        if PackRow::number(transaction, pack)?.is_none() {
            pack_row(pack, &*region.store.footer(pack)?).register(transaction, &region.id)?;
        }
    }
    Ok(())
}

fn blocks(content: &[Placed]) -> Blocks {
    let each = |placed: &Placed| {
        let Placed { run, at, base } = *placed;
        (0..run.length)
            .map(move |step| (run.start.plus(step), (at.plus(step), base.map(|base| base.plus(step)))))
    };
    content.iter().flat_map(each).collect()
}

/// Returns the changes from `before` to `now`, in the order of the blocks.
fn changes(before: &Blocks, now: &Blocks) -> Vec<Change> {
    let numbers: BTreeSet<BlockNumber> = before.keys().chain(now.keys()).copied().collect();
    let mut changes: Vec<Change> = Vec::new();
    for number in numbers {
        let run = Run::new(number, 1);
        let change = match (before.get(&number), now.get(&number)) {
            (old, new) if old == new => continue,
            (_, Some((at, base))) => Change::Stored(Placed { run, at: *at, base: *base }),
            (_, None) => Change::Zero(run),
        };
        let joined = match (changes.last_mut(), &change) {
            (Some(Change::Stored(last)), Change::Stored(next)) => last.join(next),
            _ => false,
        };
        if !joined {
            changes.push(change);
        }
    }
    changes
}

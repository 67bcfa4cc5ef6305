//! Repair: looks for copies of damaged blocks in all places, and heals the snapshots that need them.
//!
//! A block is known by its hash. The hash is in the footer of its pack, or, if the pack is lost, in the dedupe index.
//! If neither has it, repair tries the blocks with the same number in the disk's image and in other snapshots. The
//! digest of the snapshot tells whether such a block is the right one. Then repair looks for the block in all packs
//! of all regions, and in all images of disks. It also reads damaged packs. It puts the found blocks into new packs,
//! and one transaction moves the extents that need them. Before all that, repair mends the rows of the catalog: see
//! `mend`.

use super::capture::pack_row;
use super::heal::{Healed, Places, heal};
use super::mend::Mended;
use super::packing::Packing;
use super::region::{Region, Shared};
use super::{Engine, Result, VerifyReport};
use crate::catalog::{Bases, Chain, Disk, KnownDamage, PackRow, Placed, SizeSample, Snapshot, Unswept};
use crate::disk::{Image, is_zero};
use crate::model::{
    BLOCK_SIZE, BlockNumber, Digest, Hash, Location, PackName, RegionId, Run, ShortHash, SnapshotId,
    SnapshotStatus,
};
use crate::store::{BlockReader, Codec, Encoding, Record, Store, seal, seal_of};
use crate::sys::place::Place;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The number of neighbouring blocks of an image that are read together.
const TOGETHER: u64 = 16;

/// The result of a repair, and of the verify after it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct RepairReport {
    /// Rows of the catalog that are mended, and chains that were recorded or counted again.
    pub mended_rows: u64,
    /// Rows of the catalog that are lost: the lists that had more rows, as text for people. The lists are counted
    /// anew.
    pub lost_rows: Vec<String>,
    /// Damaged blocks of which a copy was found.
    pub healed_blocks: u64,
    /// The snapshots that are whole again.
    pub healed_snapshots: BTreeSet<SnapshotId>,
    /// The result of the verify after the repair.
    #[serde(flatten)]
    pub verified: VerifyReport,
}

impl Engine {
    /// Reads all blocks, heals the damaged ones if it can, and reads all blocks again if any were healed.
    ///
    /// # Errors
    /// When the machine or the catalog fails; blocks that were healed before stay so.
    pub fn repair(&self) -> Result<RepairReport> {
        let Mended { rows: mended_rows, lost } = self.mend_catalog()?;
        let lost_rows = lost.iter().map(ToString::to_string).collect();
        let mut report =
            RepairReport { mended_rows, lost_rows, verified: self.verify()?, ..RepairReport::default() };
        for region in self.regions.list()? {
            if KnownDamage::of_region(&self.catalog.read(), &region)?.is_harmless() {
                continue;
            }
            let healed = self.repair_region(&region);
            self.progress.finish();
            let Healed { blocks, snapshots } = healed?;
            if blocks > 0 {
                report.healed_blocks += blocks;
                report.healed_snapshots.extend(snapshots);
                self.sweep_noted(&region);
            }
        }
        if report.healed_blocks > 0 {
            report.verified = self.verify()?;
        }
        Ok(report)
    }

    fn repair_region(&self, region: &RegionId) -> Result<Healed> {
        // In the order of their names, as copies lock them.
        let mut regions = self.regions.list()?;
        regions.sort();
        let all: Vec<Shared> =
            regions.iter().map(|region| self.regions.shared(region)).collect::<Result<_>>()?;
        let Some(damaged) = all.iter().find(|one| one.id == *region) else {
            return Ok(Healed::default());
        };
        let store = &damaged.store;
        self.recall_hashes(damaged)?;
        let damage = KnownDamage::of_region(&self.catalog.read(), region)?;
        let mut search = Search {
            wanted: damage.wanted().map(|(_, hash)| hash).collect(),
            places: Places::new(),
            packing: Packing::new()?,
            packs: Vec::new(),
            store,
            codec: Codec::new(self.compression).map_err(super::EngineError::io("setting zstd up"))?,
        };
        if search.wanted.is_empty() {
            return Ok(Healed::default());
        }
        // No sweep takes the note before this process releases the store.
        self.catalog.write(|transaction| Unswept::Everything.note(transaction, region))?;
        for other in &all {
            self.search_store(other, &mut search)?;
        }
        self.search_images(&mut search)?;
        search.seal()?;
        store.sync()?;
        let now = crate::sys::clock::now()?;
        let Search { places, packs, .. } = search;
        let rows = packs.iter().map(|pack| Ok(pack_row(*pack, &*store.footer(*pack)?)));
        let rows: Vec<PackRow> = rows.collect::<Result<_>>()?;
        let healed = self.catalog.write(|transaction| {
            for pack in &rows {
                pack.register(transaction, region)?;
            }
            let healed = heal(transaction, damaged, &places)?;
            SizeSample::record(transaction, region, now)?;
            Ok::<_, super::EngineError>(healed)
        })?;
        crate::sys::crash::point("repair-committed");
        Ok(healed)
    }

    /// Looks for the wanted blocks in the packs of a store, also in damaged ones. Checks each block that it reads.
    fn search_store(&self, other: &Region, search: &mut Search<'_>) -> Result<()> {
        let (region, other) = (&other.id, &*other.store);
        let connection = &self.catalog.read();
        let damage = KnownDamage::of_region(connection, region)?;
        let bases = Bases::of_region(connection, region)?;
        let mut reader = BlockReader::new(other)?;
        let mut block = Box::new([0; BLOCK_SIZE]);
        for pack in other.packs()? {
            if search.is_done() {
                break;
            }
            let Ok(footer) = other.footer(pack) else { continue };
            for (slot, entry) in (0..).zip(&footer.entries) {
                let at = Location { pack, slot: crate::model::Slot(slot) };
                let is_bad = damage.slots.get(&pack).is_some_and(|slots| slots.contains(&at.slot));
                if is_bad || !search.wants(&entry.hash) {
                    continue;
                }
                let base = bases.find(at);
                // An unreadable block is of no use here; verify reports it.
                if reader.read(at, base, std::slice::from_mut(&mut *block)).is_ok() {
                    search.put(entry.hash, &block)?;
                }
            }
        }
        Ok(())
    }

    /// Looks for the wanted blocks in the images of all disks, and in clones of them.
    fn search_images(&self, search: &mut Search<'_>) -> Result<()> {
        for path in self.images()? {
            if search.is_done() {
                break;
            }
            // A capture reports an image that cannot be read.
            let Ok(image) = Image::open(&path) else { continue };
            self.progress.start(&format!("searching {}", path.display()), image.allocated().unwrap_or(0));
            let end = BlockNumber(image.size().blocks());
            let mut at = BlockNumber(0);
            let mut blocks = vec![0; TOGETHER as usize * BLOCK_SIZE];
            while let Ok(Some(data)) = image.next_data(at, end) {
                let piece = Run::new(data.start, data.length.min(TOGETHER));
                at = piece.end();
                let blocks = &mut blocks[..piece.length as usize * BLOCK_SIZE];
                if image.read(piece.start, blocks).is_err() {
                    continue;
                }
                for block in blocks.as_chunks::<BLOCK_SIZE>().0 {
                    if !is_zero(block) {
                        search.put(Hash::of(block), block)?;
                    }
                }
                self.progress.advance(blocks.len() as u64);
            }
            self.progress.finish();
        }
        Ok(())
    }

    /// Returns the images of all disks, and their clones.
    fn images(&self) -> Result<Vec<Place>> {
        let mut paths = Vec::new();
        for region in self.regions.list()? {
            match Disk::of_region(&self.catalog.read(), &region) {
                // If the catalog is unsound, only the other images are searched.
                Err(error) if error.is_damage() => {}
                disks => paths.extend(disks?.iter().map(|disk| self.image_path(disk))),
            }
            let frozen = self.home.frozen(&region);
            paths.extend(frozen.list().unwrap_or_default().iter().map(|name| frozen.join(name)));
        }
        Ok(paths)
    }

    /// Finds the hashes of damaged blocks that are recorded nowhere any more. Tries the blocks that have the same
    /// number elsewhere.
    pub(super) fn recall_hashes(&self, region: &Region) -> Result<()> {
        let Region { id: region, store, .. } = region;
        let connection = &self.catalog.read();
        let mut damage = KnownDamage::of_region(connection, region)?;
        if damage.packs.is_empty() {
            return Ok(());
        }
        let damaged = damage.snapshots(connection)?;
        let mut is_changed = false;
        for id in damaged {
            let Some(snapshot) = Snapshot::find(connection, &id)? else { continue };
            let Some(chain) = Chain::by_number(connection, snapshot.chain)? else { continue };
            let content = chain.sound_content(connection, snapshot.sequence)?;
            let mut known = Digest::default();
            let mut unknown = BTreeMap::new();
            let mut is_hopeless = false;
            for (block, at) in blocks(&content) {
                if damage.packs.contains(&at.pack) {
                    unknown.insert(block, at);
                    continue;
                }
                match store.hashes(at, 1) {
                    Ok(hashes) => hashes.iter().for_each(|hash| known.add(block, hash)),
                    Err(_) => is_hopeless = true,
                }
            }
            if is_hopeless || unknown.values().all(|at| damage.hashes.contains_key(at)) {
                continue;
            }
            for candidate in self.candidates(store, &damage, &chain, &snapshot, &unknown)? {
                let mut digest = known;
                candidate.iter().for_each(|(block, hash)| digest.add(*block, hash));
                if snapshot.digest == Some(digest) {
                    for (block, hash) in candidate {
                        damage.hashes.extend(unknown.get(&block).map(|at| (*at, hash.short())));
                    }
                    is_changed = true;
                    break;
                }
            }
        }
        if is_changed {
            self.catalog.write(|transaction| damage.replace(transaction, region))?;
        }
        Ok(())
    }

    /// Returns the blocks that can have stood at these numbers of a snapshot: from the disk's image and other
    /// snapshots.
    fn candidates(
        &self,
        store: &Store,
        damage: &KnownDamage,
        chain: &Chain,
        snapshot: &Snapshot,
        unknown: &BTreeMap<BlockNumber, Location>,
    ) -> Result<Vec<Vec<(BlockNumber, Hash)>>> {
        let connection = &self.catalog.read();
        let mut all = Vec::new();
        if let Some(disk) = Disk::find(connection, &chain.id.disk())?
            && let Ok(image) = Image::open(&self.image_path(&disk))
        {
            let mut block = vec![0; BLOCK_SIZE];
            let hash = |number: &BlockNumber| {
                image.read(*number, &mut block).ok()?;
                Some((*number, Hash::of(&block)))
            };
            all.extend(unknown.keys().map(hash).collect::<Option<Vec<_>>>());
        }
        for other in Snapshot::sound_of_chain(connection, chain.number)? {
            if other.id == snapshot.id || other.status != SnapshotStatus::Accomplished {
                continue;
            }
            let content = chain.sound_content(connection, other.sequence)?;
            let there: BTreeMap<BlockNumber, Location> =
                blocks(&content).filter(|(block, _)| unknown.contains_key(block)).collect();
            let hash = |number: &BlockNumber| {
                let at = there.get(number).filter(|at| !damage.packs.contains(&at.pack))?;
                Some((*number, *store.hashes(*at, 1).ok()?.first()?))
            };
            all.extend(unknown.keys().map(hash).collect::<Option<Vec<_>>>());
        }
        Ok(all)
    }
}

/// Returns the blocks of a content, each with its place.
fn blocks(content: &[Placed]) -> impl Iterator<Item = (BlockNumber, Location)> {
    content.iter().flat_map(|placed| {
        let Placed { run, at, .. } = *placed;
        (0..run.length).map(move |step| (run.start.plus(step), at.plus(step)))
    })
}

/// The blocks that are looked for, and the new places of those that were found.
struct Search<'a> {
    wanted: HashSet<ShortHash>,
    places: Places,
    packing: Packing,
    packs: Vec<PackName>,
    store: &'a Store,
    codec: Codec,
}

impl Search<'_> {
    fn is_done(&self) -> bool {
        self.wanted.is_empty()
    }

    fn wants(&self, hash: &Hash) -> bool {
        self.wanted.contains(&hash.short())
    }

    /// Stores a block, if it is wanted.
    fn put(&mut self, hash: Hash, block: &[u8; BLOCK_SIZE]) -> Result<()> {
        if !self.wanted.remove(&hash.short()) {
            return Ok(());
        }
        let mut frame = Vec::new();
        let encoding = self.codec.encode(block, &mut frame).map_err(super::EngineError::io("compressing"))?;
        let record = match encoding {
            Encoding::Raw => Record { encoding, bytes: block, seal: seal_of(&hash) },
            _ => Record { encoding, bytes: &frame, seal: seal(&frame) },
        };
        let place = self.packing.put(hash, record, None);
        self.places.insert(hash.short(), place);
        if self.packing.is_full() { self.seal() } else { Ok(()) }
    }

    fn seal(&mut self) -> Result<()> {
        let Some(pack) = self.packing.seal(None)? else { return Ok(()) };
        self.store.put(&pack)?;
        self.packs.push(pack.name);
        crate::sys::crash::point("repair-pack-put");
        Ok(self.store.index()?.add(pack.name, &pack.footer)?)
    }
}

//! What the stores hold.

use super::{Engine, EngineError, Result};
use crate::catalog::{Chain, PackRow, Snapshot};
use crate::model::{BLOCK_SIZE, SnapshotStatus};
use crate::sys;
use serde::Serialize;

/// What the store of a region holds. Sizes are bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct RegionStatistics {
    /// The region.
    pub region_id: String,
    /// Chains with snapshots.
    pub chains: u64,
    /// Accomplished snapshots.
    pub snapshots: u64,
    /// What the snapshots would take as full copies without empty blocks.
    pub full_size: u64,
    /// What the chains hold: each block of a chain once.
    pub chain_size: u64,
    /// Packs.
    pub packs: u64,
    /// What the packs' files take.
    pub stored_size: u64,
    /// Blocks in packs.
    pub stored_blocks: u64,
    /// Blocks in packs that no snapshot sees any more; `snap store reclaim` frees them.
    pub dead_blocks: u64,
}

/// How much the files of a home are. Sizes are bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct HomeStatistics {
    /// Where the home is.
    pub path: String,
    /// How long its files are, with their holes: what a copy takes that fills them.
    pub apparent_size: u64,
    /// What its files take on the file system; what several share is counted for each.
    pub used_size: u64,
    /// How to copy it, with the holes, while no `snap` runs.
    pub copy_command: String,
}

impl Engine {
    /// How much the files of the home are.
    ///
    /// # Errors
    /// When the home cannot be listed.
    pub fn home_statistics(&self) -> Result<HomeStatistics> {
        let root = self.home.root();
        let failed = || EngineError::io(format!("listing {}", root.display()));
        let (apparent_size, used_size) = sys::file::sizes_below(root).map_err(failed())?;
        let path = root.display().to_string();
        let copy_command = format!("tar -C {} -cSf COPY.tar .", quoted(&path));
        Ok(HomeStatistics { path, apparent_size, used_size, copy_command })
    }

    /// What each region's store holds.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn statistics(&self) -> Result<Vec<RegionStatistics>> {
        let connection = &self.catalog.read();
        let mut all = Vec::new();
        for region in self.regions.list()? {
            let chains = Chain::of_region(connection, &region)?;
            let mut chain_blocks = 0;
            for chain in &chains {
                chain_blocks += chain.blocks(connection)?;
            }
            let snapshots: Vec<Snapshot> = Snapshot::of_region(connection, &region)?
                .into_iter()
                .filter(|snapshot| snapshot.status == SnapshotStatus::Accomplished)
                .collect();
            let packs = PackRow::of_region(connection, &region)?;
            let mut live = 0;
            for pack in &packs {
                live += PackRow::live_slots(connection, pack.name)?.len() as u64;
            }
            let stored_blocks: u64 = packs.iter().map(|pack| u64::from(pack.slots)).sum();
            all.push(RegionStatistics {
                region_id: region.to_string(),
                chains: chains.len() as u64,
                snapshots: snapshots.len() as u64,
                full_size: snapshots.iter().map(|one| one.full_blocks).sum::<u64>() * BLOCK_SIZE as u64,
                chain_size: chain_blocks * BLOCK_SIZE as u64,
                packs: packs.len() as u64,
                stored_size: packs.iter().map(|pack| pack.bytes).sum(),
                stored_blocks,
                dead_blocks: stored_blocks.saturating_sub(live),
            });
        }
        Ok(all)
    }
}

/// A path as a shell takes it for one word.
fn quoted(path: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-+".contains(letter);
    if path.chars().all(is_plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

//! Sizes and counts of the stores and of the home.

use super::{Engine, EngineError, Result};
use crate::catalog::{Chain, PackRow, Snapshot};
use crate::model::{BLOCK_SIZE, SnapshotStatus};
use crate::sys;
use serde::Serialize;

/// The content of a region's store. Sizes are in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct RegionStatistics {
    /// The region.
    pub region_id: String,
    /// The number of chains with snapshots.
    pub chains: u64,
    /// The number of accomplished snapshots.
    pub snapshots: u64,
    /// The size of the snapshots as full copies without empty blocks.
    pub full_size: u64,
    /// The size of the chains, which counts each block of a chain once.
    pub chain_size: u64,
    /// The number of packs.
    pub packs: u64,
    /// The size of the packs' files.
    pub stored_size: u64,
    /// The number of blocks in packs.
    pub stored_blocks: u64,
    /// The number of blocks in packs that no snapshot sees any more; `snap store reclaim` frees them.
    pub dead_blocks: u64,
}

/// The size of the files of a home. Sizes are in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct HomeStatistics {
    /// The path of the home.
    pub path: String,
    /// The length of the files with their holes: the size of a copy that fills the holes.
    pub apparent_size: u64,
    /// The size of the files on the file system; blocks that several files share are counted for each.
    pub used_size: u64,
    /// The command that copies the home with the holes, while no `snap` runs.
    pub copy_command: String,
}

impl Engine {
    /// Returns the size of the files of the home.
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

    /// Returns the statistics of each region's store.
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

/// Quotes a path, so that a shell takes it as a single word.
fn quoted(path: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-+".contains(letter);
    if path.chars().all(is_plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

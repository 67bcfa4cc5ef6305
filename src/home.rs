//! Where everything lives.
//!
//! ```text
//! $SNAP_HOME/
//!   catalog.db                        the truth: resources and chains (SQLite)
//!   config.json                       what people set, see `config`; need not be there
//!   reserve                           room that is kept for when there is none, see `engine`
//!   buckets/<bucket>/<object>         image files that are imported, and exported ones
//!   locks/<name>                      files for kernel locks, without content
//!   regions/<region>/disks/<id>.img   disk images, sparse and raw
//!   regions/<region>/frozen/<id>.img  clones of images that are captured, or kept, see `engine`
//!   regions/<region>/store/           the region's block store, see `store`
//! ```

use crate::model::{DiskId, RegionId};
use std::io;
use std::path::{Path, PathBuf};

/// The variable that names the home.
pub const HOME_VARIABLE: &str = "SNAP_HOME";

/// A home that cannot be found.
#[derive(Debug, thiserror::Error)]
#[error("no home: set {HOME_VARIABLE} to a directory")]
pub struct HomeError;

/// The directory that holds everything, and the paths in it.
#[derive(Clone, Debug)]
pub struct Home {
    root: PathBuf,
}

impl Home {
    /// The home at `root`, which need not exist yet.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The home that `SNAP_HOME` names, else the platform's data directory for `snap`.
    ///
    /// # Errors
    /// When neither is known.
    pub fn find() -> Result<Self, HomeError> {
        match std::env::var_os(HOME_VARIABLE) {
            Some(root) if !root.is_empty() => {
                std::path::absolute(PathBuf::from(root)).map(Self::new).map_err(|_| HomeError)
            }
            _ => directories::ProjectDirs::from("", "", "snap")
                .map(|places| Self::new(places.data_dir()))
                .ok_or(HomeError),
        }
    }

    /// The directory itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The regions that have a store.
    ///
    /// # Errors
    /// When they cannot be listed.
    pub fn regions(&self) -> io::Result<Vec<RegionId>> {
        let mut regions = Vec::new();
        let entries = match std::fs::read_dir(self.root.join("regions")) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(regions),
            entries => entries?,
        };
        for entry in entries {
            let region = entry?.file_name().to_str().and_then(RegionId::parse);
            regions.extend(region.filter(|region| self.store(region).is_dir()));
        }
        regions.sort();
        Ok(regions)
    }

    /// The catalog's file.
    pub fn catalog(&self) -> PathBuf {
        self.root.join("catalog.db")
    }

    /// The configuration's file; it need not be there.
    pub fn config(&self) -> PathBuf {
        self.root.join("config.json")
    }

    /// The directory of lock files.
    pub fn locks(&self) -> PathBuf {
        self.root.join("locks")
    }

    /// The file that keeps room.
    pub fn reserve(&self) -> PathBuf {
        self.root.join("reserve")
    }

    /// The directory of buckets, which people make; it need not be there.
    pub fn buckets(&self) -> PathBuf {
        self.root.join("buckets")
    }

    /// The directory of a region.
    pub fn region(&self, region: &RegionId) -> PathBuf {
        self.root.join("regions").join(region.as_str())
    }

    /// The directory of a region's disk images.
    pub fn disks(&self, region: &RegionId) -> PathBuf {
        self.region(region).join("disks")
    }

    /// The image of a disk that was not adopted.
    pub fn image(&self, region: &RegionId, disk: &DiskId) -> PathBuf {
        self.disks(region).join(format!("{disk}.img"))
    }

    /// The directory of a region's frozen images.
    pub fn frozen(&self, region: &RegionId) -> PathBuf {
        self.region(region).join("frozen")
    }

    /// The directory of a region's block store.
    pub fn store(&self, region: &RegionId) -> PathBuf {
        self.region(region).join("store")
    }
}

//! The home and the places in it.
//!
//! ```text
//! $SNAP_HOME/
//!   catalog.db                        the truth: resources and chains (SQLite)
//!   config.json                       the settings, see `config`; need not exist
//!   reserve                           room that is kept for a full file system, see `engine`
//!   spare/                            empty files that are kept for lack of inodes, see `engine`
//!   buckets/<bucket>/<object>         image files for import, and exported ones
//!   locks/<name>                      files for kernel locks, without content
//!   regions/<region>/disks/<id>.img   disk images, sparse and raw
//!   regions/<region>/frozen/<id>.img  clones of images: being captured, or kept, see `engine`
//!   regions/<region>/store/           the region's block store, see `store`
//! ```
//!
//! No link is followed below the root, see [`crate::sys::place`].

use crate::model::{DiskId, RegionId};
use crate::sys::lack::{Lack, told};
use crate::sys::place::{Place, Refused};
use std::io;
use std::path::{Path, PathBuf};

/// The variable that names the home.
pub const HOME_VARIABLE: &str = "SNAP_HOME";

/// The variable that, with `1`, trusts other users who own the home or can write to it.
pub const TRUST_VARIABLE: &str = "SNAP_TRUST_HOME";

/// A home that cannot be found, or is not used.
#[derive(Debug, thiserror::Error)]
pub enum HomeError {
    /// The place of the home is unknown.
    #[error("no home: set {HOME_VARIABLE} to a directory")]
    Unknown,
    /// The home is no directory, or the caller cannot enter it.
    #[error("cannot use the home {}: {}", path.display(), why(error))]
    Unusable {
        /// The home.
        path: PathBuf,
        /// The reason.
        error: io::Error,
    },
    /// Other users could do harm with the home.
    #[error(transparent)]
    Refused(#[from] Refused),
}

fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotADirectory => "it, or what is above it, is not a directory".to_owned(),
        _ => told(error, "").to_string(),
    }
}

impl HomeError {
    /// Returns the remedy, where the message does not say it.
    pub fn hint(&self) -> Option<String> {
        let Self::Unusable { error, .. } = self else { return None };
        match error.kind() {
            io::ErrorKind::NotADirectory => {
                Some(format!("Set {HOME_VARIABLE} to a directory; one that is missing is made."))
            }
            io::ErrorKind::PermissionDenied => Some(format!(
                "Run it as the owner of the home, or set {HOME_VARIABLE} to a directory of your own."
            )),
            _ => Lack::of(error).map(|lack| lack.remedy().to_owned()),
        }
    }
}

/// The directory that holds everything, and the places in it. No link below it is followed.
#[derive(Clone, Debug)]
pub struct Home {
    root: Place,
}

/// A part of a home that is open to other users of the machine.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Exposure {
    /// Other users can list the home.
    #[error("other users may read the home {} (mode {mode:o}); `chmod 711` or `chmod 700` it", path.display())]
    Readable {
        /// The home.
        path: PathBuf,
        /// The home's permission bits.
        mode: u32,
    },
    /// Other users cannot list the home, but can read a file in it whose name they know.
    #[error(
        "other users may read files of the home {}, such as {} (mode {mode:o}); `find {} -type f -exec chmod go= {{}} +` closes \
         them", home.display(), path.display(), home.display()
    )]
    File {
        /// The home.
        home: PathBuf,
        /// One of the files.
        path: PathBuf,
        /// The file's permission bits.
        mode: u32,
    },
    /// Other users can replace files of the home.
    #[error("other users may write to {} (mode {mode:o}); `chmod go-w` it", path.display())]
    Writable {
        /// The directory.
        path: PathBuf,
        /// The directory's permission bits.
        mode: u32,
    },
}

impl Home {
    /// Returns the home at `root`, which need not exist yet.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: Place::root(root, false) }
    }

    /// Returns the home at `root`. `SNAP_TRUST_HOME` decides if other users who own the home, or can write to it, are
    /// trusted.
    fn trusted_as_told(root: impl Into<PathBuf>) -> Self {
        let trusts = std::env::var(TRUST_VARIABLE).is_ok_and(|value| matches!(value.as_str(), "1" | "true"));
        Self { root: Place::root(root, trusts) }
    }

    /// Returns the home that `SNAP_HOME` names (default: the platform's data directory for `snap`).
    ///
    /// # Errors
    /// When neither is known, or the caller cannot use or should not trust the home.
    pub fn find() -> Result<Self, HomeError> {
        let root = match std::env::var_os(HOME_VARIABLE) {
            Some(root) if !root.is_empty() => std::path::absolute(PathBuf::from(root)).ok(),
            _ => directories::ProjectDirs::from("", "", "snap").map(|places| places.data_dir().to_owned()),
        };
        let home = Self::trusted_as_told(root.ok_or(HomeError::Unknown)?);
        home.root.must_be_trusted()?;
        match home.root.is_directory() {
            Ok(_) => Ok(home),
            Err(error) => Err(HomeError::Unusable { path: home.root.to_path_buf(), error }),
        }
    }

    /// Returns the parts of the home that are open to other users. A directory that cannot be queried is skipped.
    pub fn exposures(&self) -> Vec<Exposure> {
        let Ok(mode) = self.root.mode() else { return Vec::new() };
        let mut found = Vec::new();
        if mode & 0o044 != 0 {
            found.push(Exposure::Readable { path: self.root.to_path_buf(), mode });
        }
        if mode & 0o044 == 0 && mode & 0o011 != 0 {
            found.extend(self.open_file());
        }
        let mut directories = vec![self.root.clone()];
        // A home that other users cannot enter is closed.
        if mode & 0o011 != 0 {
            directories.extend([self.locks(), self.buckets(), self.root.join("regions")]);
            for region in self.regions().unwrap_or_default() {
                let store = self.store(&region);
                let objects = ["packs", "manifests", "draft"].map(|folder| store.join(folder));
                directories.extend([self.region(&region), self.disks(&region), self.frozen(&region), store]);
                directories.extend(objects);
            }
        }
        found.extend(directories.iter().filter_map(|directory| {
            let mode = directory.mode().ok().filter(|mode| mode & 0o022 != 0)?;
            Some(Exposure::Writable { path: directory.to_path_buf(), mode })
        }));
        found
    }

    /// Returns a file that other users can read: the catalog or an image. Older versions made them so.
    fn open_file(&self) -> Option<Exposure> {
        let regions = self.regions().unwrap_or_default();
        let images = regions
            .iter()
            .map(|region| self.disks(region))
            .flat_map(|disks| disks.list().unwrap_or_default().into_iter().map(move |name| disks.join(name)));
        std::iter::once(self.catalog()).chain(images).find_map(|place| {
            let mode = place.file_mode().ok().filter(|mode| mode & 0o044 != 0)?;
            Some(Exposure::File { home: self.root.to_path_buf(), path: place.to_path_buf(), mode })
        })
    }

    /// Returns the place of the home's directory.
    pub fn place(&self) -> &Place {
        &self.root
    }

    /// Returns the path of the home's directory.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the regions that have a store.
    ///
    /// # Errors
    /// When the regions cannot be listed.
    pub fn regions(&self) -> io::Result<Vec<RegionId>> {
        let mut regions = Vec::new();
        let names = match self.root.join("regions").list() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(regions),
            names => names?,
        };
        for name in names {
            if let Some(region) = name.to_str().and_then(RegionId::parse)
                && self.store(&region).is_directory()?
            {
                regions.push(region);
            }
        }
        regions.sort();
        Ok(regions)
    }

    /// Returns the place of the catalog's file.
    pub fn catalog(&self) -> Place {
        self.root.join("catalog.db")
    }

    /// Returns the place of the configuration's file, which need not exist.
    pub fn config(&self) -> Place {
        self.root.join("config.json")
    }

    /// Returns the directory of lock files.
    pub fn locks(&self) -> Place {
        self.root.join("locks")
    }

    /// Returns the place of the file that keeps room.
    pub fn reserve(&self) -> Place {
        self.root.join("reserve")
    }

    /// Returns the directory of spare files, kept for lack of inodes.
    pub fn spare(&self) -> Place {
        self.root.join("spare")
    }

    /// Returns the directory of buckets. Users make it; it need not exist.
    pub fn buckets(&self) -> Place {
        self.root.join("buckets")
    }

    /// Returns the directory of a region.
    pub fn region(&self, region: &RegionId) -> Place {
        self.root.join("regions").join(region.as_str())
    }

    /// Returns the directory of a region's disk images.
    pub fn disks(&self, region: &RegionId) -> Place {
        self.region(region).join("disks")
    }

    /// Returns the image of a disk that was not adopted.
    pub fn image(&self, region: &RegionId, disk: &DiskId) -> Place {
        self.disks(region).join(format!("{disk}.img"))
    }

    /// Returns the directory of a region's frozen images.
    pub fn frozen(&self, region: &RegionId) -> Place {
        self.region(region).join("frozen")
    }

    /// Returns the directory of a region's block store.
    pub fn store(&self, region: &RegionId) -> Place {
        self.region(region).join("store")
    }
}

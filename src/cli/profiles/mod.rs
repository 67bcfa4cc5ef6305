//! The configuration that `aliyun` keeps: profiles in `~/.aliyun/config.json`.
//!
//! Both names of the program read and write the same file, so an existing one counts. Unknown keys are kept as they
//! are.

mod private;
mod profile;
mod settings;

pub use private::{change, read};
pub use profile::{Profile, key_of, keys};
pub use settings::{Settings, help_language, is_region, named_by_environment};

use super::flags::name;
use super::grammar::Given;
use crate::sys::lack::told;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::io;
use std::path::{Path, PathBuf};

/// A configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each message says it")]
pub enum ProfilesError {
    #[error("no home directory: set HOME")]
    NoHome,
    #[error("load current configuration failed init config failed {reason}")]
    Broken { path: PathBuf, reason: String },
    #[error("cannot read {}: {}", path.display(), told(source, ""))]
    Read { path: PathBuf, source: io::Error },
    #[error("cannot write {}: {}", path.display(), told(source, ""))]
    Write { path: PathBuf, source: io::Error },
    #[error("unknown profile {0}, run configure to check")]
    UnknownProfile(String),
    #[error("invalid region {0}")]
    Region(String),
}

/// The content of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Config {
    /// The name of the profile that counts where none is named.
    #[serde(default)]
    pub current: String,
    /// The profiles.
    #[serde(default)]
    pub profiles: Vec<Profile>,
    /// The path where `aliyun` would look for other declarations of operations; only kept.
    #[serde(default)]
    meta_path: String,
    #[serde(flatten)]
    others: Map<String, Value>,
}

/// The profile that counts where the file names none.
pub const DEFAULT_PROFILE: &str = "default";

/// Returns the file that the flags name (default: the usual one). The file need not exist.
///
/// # Errors
/// When none is named and there is no home directory.
pub fn path(named: Option<&str>) -> Result<PathBuf, ProfilesError> {
    if let Some(path) = named {
        return Ok(path.into());
    }
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty()).ok_or(ProfilesError::NoHome)?;
    Ok(Path::new(&home).join(".aliyun/config.json"))
}

impl Config {
    /// Reads the file at `path`; `None` if it does not exist.
    ///
    /// # Errors
    /// When the file cannot be read, or is no configuration.
    pub fn load(path: &Path) -> Result<Option<Self>, ProfilesError> {
        read(path)
    }

    /// Reads the file that the flags name (default: the usual one). Without a home directory the configuration is
    /// empty.
    ///
    /// # Errors
    /// When the file cannot be read, or is no configuration.
    pub fn find(flags: &Given) -> Result<Self, ProfilesError> {
        match path(flags.value(name::CONFIG_PATH)) {
            Err(ProfilesError::NoHome) => Ok(Self::default()),
            path => Ok(Self::load(&path?)?.unwrap_or_default()),
        }
    }

    /// Returns the profile of this name.
    pub fn profile(&self, name: &str) -> Option<&Profile> {
        self.profiles.iter().find(|profile| profile.name() == name)
    }

    /// Returns the name of the profile that counts where none is named.
    pub fn current(&self) -> &str {
        let is_named = !self.current.is_empty() || self.profile("").is_some();
        if is_named { &self.current } else { DEFAULT_PROFILE }
    }

    /// Adds a profile, or replaces the profile of the same name, and makes it current.
    pub fn put(&mut self, profile: Profile) {
        profile.name().clone_into(&mut self.current);
        match self.profiles.iter_mut().find(|other| other.name() == profile.name()) {
            Some(place) => *place = profile,
            None => self.profiles.push(profile),
        }
    }
}

//! The settings of a home: `$SNAP_HOME/config.json`, which need not exist.
//!
//! ```json
//! { "quotas": { "max-manual-snapshots-per-disk": 512 } }
//! ```
//!
//! The file is read once, when the home is opened. [`crate::ecs::Quotas`] decides which quotas exist.

use crate::home::Home;
use crate::sys::lack::told;
use crate::sys::place::Access;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// A configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}: {problem}", path.display())]
pub struct ConfigError {
    path: PathBuf,
    problem: String,
}

/// The configuration of a home.
#[derive(Clone, Debug, Default)]
pub struct Config {
    path: PathBuf,
    quotas: BTreeMap<String, serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    #[serde(default)]
    quotas: BTreeMap<String, serde_json::Value>,
}

impl Config {
    /// Reads the configuration of a home; a missing file is an empty configuration.
    ///
    /// # Errors
    /// When the file cannot be read, is no JSON, or has an unknown setting.
    pub fn read(home: &Home) -> Result<Self, ConfigError> {
        let place = home.config();
        let path = place.to_path_buf();
        let trouble = |problem: String| ConfigError { path: path.clone(), problem };
        let mut bytes = Vec::new();
        let read = place.open(Access::Read).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
        match read {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            other => other.map_err(|error| trouble(told(&error, "").to_string()))?,
        };
        if bytes.len() as u64 > LARGEST {
            return Err(trouble(format!("the file is larger than {LARGEST} bytes")));
        }
        let content: Content = serde_json::from_slice(&bytes).map_err(|error| trouble(error.to_string()))?;
        Ok(Self { path, quotas: content.quotas })
    }

    /// Returns the settings of quotas, by name.
    pub fn quotas(&self) -> impl Iterator<Item = (&str, &serde_json::Value)> {
        self.quotas.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Returns the path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the error of an entry in the file.
    pub fn error(&self, problem: impl Into<String>) -> ConfigError {
        ConfigError { path: self.path.clone(), problem: problem.into() }
    }
}

//! Files that only their owner may read, as JSON.

use super::ProfilesError;
use crate::cli::output;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, Write};
use std::path::Path;

/// Reads a file; `None` where there is none.
///
/// # Errors
/// When it cannot be read, or does not hold what it should.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, ProfilesError> {
    let text = match std::fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(ProfilesError::Read { path: path.to_owned(), source }),
    };
    serde_json::from_slice(&text).map(Some).map_err(|error| ProfilesError::Broken {
        path: path.to_owned(),
        reason: if error.is_eof() { "unexpected end of JSON input".to_owned() } else { error.to_string() },
    })
}

/// Writes a file: a reader sees the old one or the new one, and nobody else sees either.
///
/// # Errors
/// When it cannot be written; the old file is then untouched.
pub fn write(path: &Path, content: &impl Serialize) -> Result<(), ProfilesError> {
    let put = || -> io::Result<()> {
        let directory =
            path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::create_dir_all(directory)?;
        let mut draft = tempfile::NamedTempFile::new_in(directory)?;
        draft.write_all(output::json(&serde_json::to_value(content)?)?.as_bytes())?;
        draft.as_file().sync_all()?;
        draft.persist(path)?;
        Ok(())
    };
    put().map_err(|source| ProfilesError::Write { path: path.to_owned(), source })
}

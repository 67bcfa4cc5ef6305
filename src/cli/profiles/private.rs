//! JSON files that only their owner can read.

use super::ProfilesError;
use crate::cli::output;
use crate::sys;
use crate::sys::lock;
use crate::sys::place::Place;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Reads a file; `None` if it does not exist.
///
/// # Errors
/// When the file cannot be read, or its content is invalid.
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

/// Changes a file: `change` maps its content (`None` if there is no file) to the new one. Changes of the same file
/// wait for each other, on the lock `<file>.lock` beside it.
///
/// # Errors
/// When the file cannot be read or written, or `change` fails; the file is then untouched.
pub fn change<T, E>(path: &Path, change: impl Fn(Option<T>) -> Result<T, E>) -> Result<(), E>
where
    T: DeserializeOwned + Serialize,
    E: From<ProfilesError>,
{
    let failed = |source| ProfilesError::Write { path: path.to_owned(), source };
    let directory = directory(path);
    if !directory.is_dir() {
        // The directory for the lock is missing, and a change that fails makes none.
        change(None)?;
        std::fs::create_dir_all(directory).map_err(failed)?;
    }
    let _alone = lock::wait(&Place::anywhere(lock_beside(path)), lock::Mode::Exclusive).map_err(failed)?;
    let content = change(read(path)?)?;
    Ok(write(path, &content)?)
}

fn directory(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn lock_beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    name.into()
}

/// Writes a file: a reader sees the old content or the new one, and no other user sees either.
fn write(path: &Path, content: &impl Serialize) -> Result<(), ProfilesError> {
    let put = || -> io::Result<()> {
        let directory = directory(path);
        let mut draft = tempfile::NamedTempFile::new_in(directory)?;
        draft.write_all(output::json(content)?.as_bytes())?;
        sys::file::sync(draft.as_file())?;
        draft.persist(path)?;
        Ok(())
    };
    put().map_err(|source| ProfilesError::Write { path: path.to_owned(), source })
}

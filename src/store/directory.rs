//! A store in a local directory.

use super::backend::{Backend, ObjectKind};
use crate::sys;
use std::fs::{self, File};
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Where objects are written before they get their names.
const DRAFT: &str = "draft";

/// The backend over a directory of the local file system. An object is written to `draft/`, synced,
/// and renamed.
#[derive(Debug)]
pub struct Directory {
    root: PathBuf,
    /// The pack that was read last, kept open: readers come back for its neighbours.
    last_read: Mutex<Option<(PathBuf, std::sync::Arc<File>)>>,
}

impl Directory {
    /// The backend at `root`, making its folders where missing.
    ///
    /// # Errors
    /// When a folder cannot be made.
    pub fn open(root: &Path) -> io::Result<Self> {
        if !root.join(DRAFT).is_dir() {
            for folder in [ObjectKind::Pack.folder(), ObjectKind::Manifest.folder(), DRAFT] {
                fs::create_dir_all(root.join(folder))?;
            }
            sys::file::sync_directory(root)?;
        }
        Ok(Self { root: root.to_owned(), last_read: Mutex::default() })
    }

    fn path(&self, kind: ObjectKind, name: &str) -> PathBuf {
        self.root.join(kind.folder()).join(name)
    }

    fn open_for_reading(&self, path: &Path) -> io::Result<std::sync::Arc<File>> {
        let mut last = self.last_read.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((known, file)) = last.as_ref()
            && known == path
        {
            return Ok(file.clone());
        }
        let file = std::sync::Arc::new(File::open(path)?);
        *last = Some((path.to_owned(), file.clone()));
        Ok(file)
    }
}

impl Backend for Directory {
    fn put(&self, kind: ObjectKind, name: &str, bytes: &[u8]) -> io::Result<()> {
        let draft = self.root.join(DRAFT).join(format!("{name}.{}", std::process::id()));
        let written =
            sys::direct::write_new(&draft, bytes).and_then(|()| fs::rename(&draft, self.path(kind, name)));
        if written.is_err() {
            // Nothing refers to the draft; a sweep would find it, too.
            let _ = fs::remove_file(&draft);
        }
        written
    }

    fn sync(&self) -> io::Result<()> {
        for kind in [ObjectKind::Pack, ObjectKind::Manifest] {
            sys::file::sync_directory(&self.root.join(kind.folder()))?;
        }
        Ok(())
    }

    fn read(&self, kind: ObjectKind, name: &str, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.open_for_reading(&self.path(kind, name))?.read_exact_at(buffer, offset)
    }

    fn read_ahead(&self, kind: ObjectKind, name: &str, range: Range<u64>) {
        if let Ok(file) = self.open_for_reading(&self.path(kind, name)) {
            sys::file::read_ahead(&file, range);
        }
    }

    fn length(&self, kind: ObjectKind, name: &str) -> io::Result<u64> {
        Ok(fs::metadata(self.path(kind, name))?.len())
    }

    fn list(&self, kind: ObjectKind) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.root.join(kind.folder()))? {
            if let Ok(name) = entry?.file_name().into_string() {
                names.push(name);
            }
        }
        names.sort_unstable();
        Ok(names)
    }

    fn delete(&self, kind: ObjectKind, name: &str) -> io::Result<()> {
        *self.last_read.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = None;
        match fs::remove_file(self.path(kind, name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn sweep_drafts(&self) -> io::Result<()> {
        for entry in fs::read_dir(self.root.join(DRAFT))? {
            fs::remove_file(entry?.path())?;
        }
        Ok(())
    }
}

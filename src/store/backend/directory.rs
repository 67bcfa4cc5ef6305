//! A store in a local directory.

use super::{Backend, Backends, ObjectKind};
use crate::sys;
use crate::sys::place::{Access, Place};
use std::collections::VecDeque;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The folder in which objects are written before they get their names.
const DRAFT: &str = "draft";

/// The folder of objects that the user moved out of the store.
const ASIDE: &str = "aside";

/// The number of packs that are kept open. Several threads read at different places in the packs of one part of a disk.
const KEPT_OPEN: usize = 32;

/// The backend over a directory of the local file system. An object is written to `draft/`, synced, and renamed.
#[derive(Debug)]
pub struct Directory {
    root: Place,
    /// The packs that were read last, newest first. Manifests are not kept open, because they can be replaced.
    open: Mutex<VecDeque<(PathBuf, Arc<File>)>>,
}

impl Directory {
    /// Opens the backend at `root`, and makes missing folders.
    ///
    /// # Errors
    /// When a folder cannot be made.
    pub fn open(root: &Place) -> io::Result<Self> {
        if !root.join(DRAFT).is_directory()? {
            for folder in [ObjectKind::Pack.folder(), ObjectKind::Manifest.folder(), DRAFT] {
                root.join(folder).make_directories()?;
            }
        }
        Ok(Self { root: root.clone(), open: Mutex::default() })
    }

    fn place(&self, kind: ObjectKind, name: &str) -> Place {
        self.root.join(kind.folder()).join(name)
    }

    fn kept_open(&self) -> MutexGuard<'_, VecDeque<(PathBuf, Arc<File>)>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open_for_reading(&self, kind: ObjectKind, name: &str) -> io::Result<Arc<File>> {
        let place = &self.place(kind, name);
        if kind == ObjectKind::Manifest {
            return Ok(Arc::new(place.open(Access::Read)?));
        }
        let mut open = self.kept_open();
        let known = open
            .iter()
            .position(|(known, _)| known.as_os_str() == place.as_os_str())
            .and_then(|at| open.remove(at));
        let (path, file) = match known {
            Some(known) => known,
            None => {
                let file = Arc::new(place.open(Access::Read)?);
                (place.to_path_buf(), file)
            }
        };
        open.push_front((path, Arc::clone(&file)));
        open.truncate(KEPT_OPEN);
        Ok(file)
    }
}

impl Backend for Directory {
    fn place(&self) -> String {
        self.root.display().to_string()
    }

    fn put(&self, kind: ObjectKind, name: &str, bytes: &[u8]) -> io::Result<()> {
        let draft = self.root.join(DRAFT).join(format!("{name}.{}", std::process::id()));
        let written =
            sys::direct::write_new(&draft, bytes).and_then(|()| draft.rename(&self.place(kind, name)));
        if written.is_err() {
            // Nothing refers to the draft. If this fails, a sweep removes the draft.
            let _ = draft.remove();
        }
        written
    }

    fn sync(&self) -> io::Result<()> {
        for kind in [ObjectKind::Pack, ObjectKind::Manifest] {
            self.root.join(kind.folder()).sync_directory()?;
        }
        Ok(())
    }

    fn read(&self, kind: ObjectKind, name: &str, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.open_for_reading(kind, name)?.read_exact_at(buffer, offset)
    }

    fn read_ahead(&self, kind: ObjectKind, name: &str, range: Range<u64>) {
        if let Ok(file) = self.open_for_reading(kind, name) {
            sys::file::read_ahead(&file, range);
        }
    }

    fn length(&self, kind: ObjectKind, name: &str) -> io::Result<u64> {
        self.place(kind, name).length()
    }

    fn list(&self, kind: ObjectKind) -> io::Result<Vec<String>> {
        let names = self.root.join(kind.folder()).list()?;
        let mut names: Vec<String> = names.into_iter().filter_map(|name| name.into_string().ok()).collect();
        names.sort_unstable();
        Ok(names)
    }

    fn delete(&self, kind: ObjectKind, name: &str) -> io::Result<()> {
        let place = self.place(kind, name);
        self.kept_open().retain(|(known, _)| known.as_os_str() != place.as_os_str());
        match place.remove() {
            // The store does not remove a directory that the user put in place of a pack.
            Err(error) if kind == ObjectKind::Pack && error.kind() == io::ErrorKind::IsADirectory => {
                self.set_aside(kind, name)
            }
            other => other,
        }
    }

    fn set_aside(&self, kind: ObjectKind, name: &str) -> io::Result<()> {
        let aside = self.root.join(ASIDE);
        aside.make_directories()?;
        self.place(kind, name).rename(&aside.join(name))?;
        aside.sync_directory()?;
        self.sync()
    }

    fn sweep_drafts(&self) -> io::Result<()> {
        let drafts = self.root.join(DRAFT);
        drafts.list()?.iter().try_for_each(|name| drafts.join(name).remove())
    }
}

/// Opens a [`Directory`] for each store.
#[derive(Clone, Copy, Debug)]
pub struct Directories;

impl Backends for Directories {
    fn open(&self, root: &Place) -> io::Result<Box<dyn Backend>> {
        Ok(Box::new(Directory::open(root)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_read_whichever_are_kept_open() {
        let directory = tempfile::tempdir().unwrap();
        let store = Directory::open(&Place::root(directory.path(), false)).unwrap();
        let names: Vec<String> = (0..2 * KEPT_OPEN).map(|number| format!("{number:03}")).collect();
        for name in &names {
            store.put(ObjectKind::Pack, name, name.as_bytes()).unwrap();
        }
        let read = |name: &str| {
            let mut content = vec![0; name.len()];
            store.read(ObjectKind::Pack, name, 0, &mut content).map(|()| content)
        };
        // Neighbours first, then packs that lie far apart.
        for name in names.iter().chain(&names).chain(names.iter().step_by(7)).chain(names.iter().rev()) {
            assert_eq!(read(name).unwrap(), name.as_bytes());
            assert!(store.kept_open().len() <= KEPT_OPEN);
        }
        store.delete(ObjectKind::Pack, "003").unwrap();
        assert_eq!(read("003").unwrap_err().kind(), io::ErrorKind::NotFound);
        assert_eq!(read("004").unwrap(), b"004");
    }
}

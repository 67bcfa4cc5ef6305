//! A store in the memory of the process.

use super::{Backend, Backends, ObjectKind};
use crate::sys::place::Place;
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

type Objects = BTreeMap<(&'static str, String), Arc<[u8]>>;

/// The backend over the memory of the process. Clones of it show the same objects.
#[derive(Clone, Debug, Default)]
pub struct MemoryBackend {
    objects: Arc<Mutex<Objects>>,
}

impl MemoryBackend {
    fn objects(&self) -> MutexGuard<'_, Objects> {
        self.objects.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn object(&self, kind: ObjectKind, name: &str) -> io::Result<Arc<[u8]>> {
        self.objects().get(&(kind.folder(), name.to_owned())).cloned().ok_or(io::ErrorKind::NotFound.into())
    }
}

impl Backend for MemoryBackend {
    fn place(&self) -> String {
        "memory".to_owned()
    }

    fn put(&self, kind: ObjectKind, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.objects().insert((kind.folder(), name.to_owned()), bytes.into());
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        Ok(())
    }

    fn read(&self, kind: ObjectKind, name: &str, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let object = self.object(kind, name)?;
        let start = usize::try_from(offset).unwrap_or(usize::MAX);
        let end = start.saturating_add(buffer.len());
        buffer.copy_from_slice(object.get(start..end).ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }

    fn read_ahead(&self, _: ObjectKind, _: &str, _: Range<u64>) {}

    fn length(&self, kind: ObjectKind, name: &str) -> io::Result<u64> {
        Ok(self.object(kind, name)?.len() as u64)
    }

    fn list(&self, kind: ObjectKind) -> io::Result<Vec<String>> {
        let objects = self.objects();
        let names = objects.keys().filter(|(folder, _)| *folder == kind.folder());
        Ok(names.map(|(_, name)| name.clone()).collect())
    }

    fn delete(&self, kind: ObjectKind, name: &str) -> io::Result<()> {
        self.objects().remove(&(kind.folder(), name.to_owned()));
        Ok(())
    }

    fn set_aside(&self, kind: ObjectKind, name: &str) -> io::Result<()> {
        let mut objects = self.objects();
        let object = objects.remove(&(kind.folder(), name.to_owned())).ok_or(io::ErrorKind::NotFound)?;
        objects.insert(("aside", name.to_owned()), object);
        Ok(())
    }

    fn sweep_drafts(&self) -> io::Result<()> {
        Ok(())
    }
}

/// Opens a [`MemoryBackend`] for each store. Clones of this value open the same backends.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    stores: Arc<Mutex<HashMap<PathBuf, MemoryBackend>>>,
}

impl Backends for Memory {
    fn open(&self, root: &Place) -> io::Result<Box<dyn Backend>> {
        let mut stores = self.stores.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Box::new(stores.entry(root.to_path_buf()).or_default().clone()))
    }
}

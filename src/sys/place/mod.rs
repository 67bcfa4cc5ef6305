//! Places of files. A file of a home is reached without following links, and belongs to the home's owner. Another user
//! who can write there must not replace a file of the home by a file of a third user.
//!
//! Below the root of a home, each directory on the way is opened from its parent and checked. The way to the root, and
//! any place outside, is the caller's own choice: there links are followed.

mod access;
mod owner;

pub use access::Access;
pub use owner::{Refused, narrow_umask};

use access::patiently;
use owner::{Owner, Root, permissions};
use rustix::fd::{AsFd, OwnedFd};
use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, Stat};
use rustix::io::Errno;
use std::ffi::{OsStr, OsString};
use std::fs::{DirBuilder, File};
use std::io;
use std::ops::Deref;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The permissions of a new file of a home: only its owner can read and write it.
const OWN: Mode = Mode::RUSR.union(Mode::WUSR);

/// The path of a file or directory, and the directory below which no link is followed. As a plain path, for messages
/// and other programs, a place does not show that directory.
#[derive(Clone, Debug)]
pub struct Place {
    path: PathBuf,
    root: Option<Arc<Root>>,
}

impl Deref for Place {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.path
    }
}

impl AsRef<Path> for Place {
    fn as_ref(&self) -> &Path {
        &self.path
    }
}

/// Names of places.
impl Place {
    /// Returns a place that the caller chose: links are followed, and any owner is accepted.
    pub fn anywhere(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), root: None }
    }

    /// Returns the root of a home, which need not exist. `trusts_others` also accepts a root that others own or can
    /// write to.
    pub fn root(path: impl Into<PathBuf>, trusts_others: bool) -> Self {
        let path = path.into();
        Self { root: Some(Arc::new(Root { path: path.clone(), trusts_others })), path }
    }

    /// Returns the place of an entry of this directory.
    #[must_use]
    pub fn join(&self, name: impl AsRef<Path>) -> Self {
        Self { path: self.path.join(name), root: self.root.clone() }
    }

    /// Returns the place of another name in the same directory.
    #[must_use]
    pub fn with_file_name(&self, name: impl AsRef<OsStr>) -> Self {
        Self { path: self.path.with_file_name(name), root: self.root.clone() }
    }

    /// Returns the place with another extension of its name.
    #[must_use]
    pub fn with_extension(&self, extension: &str) -> Self {
        Self { path: self.path.with_extension(extension), root: self.root.clone() }
    }

    /// Returns the place with a suffix after its name.
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> Self {
        let mut path = self.path.clone().into_os_string();
        path.push(suffix);
        Self { path: path.into(), root: self.root.clone() }
    }

    /// Returns the directory of the place; `None` for a root.
    pub fn parent(&self) -> Option<Self> {
        let is_root = self.root.as_ref().is_some_and(|root| root.path == self.path);
        let parent = self.path.parent().filter(|_| !is_root)?;
        Some(Self { path: parent.to_owned(), root: self.root.clone() })
    }

    /// Returns the names on the way from the root.
    fn below(&self, root: &Root) -> io::Result<Vec<&OsStr>> {
        let outside = || Refused::Outside(self.path.clone());
        let below = self.path.strip_prefix(&root.path).map_err(|_| outside())?;
        let name = |part| match part {
            Component::Normal(name) => Ok(name),
            _ => Err(outside().into()),
        };
        below.components().map(name).collect()
    }

    /// Returns the path without links, and true if the place is below a root. Links on the way to a root are followed,
    /// and none below it.
    pub(super) fn resolved(&self) -> io::Result<(PathBuf, bool)> {
        let Some(root) = &self.root else { return Ok((self.path.clone(), false)) };
        let names = self.below(root)?;
        Ok((root.path.canonicalize()?.join(PathBuf::from_iter(names)), true))
    }
}

/// Operations on files.
impl Place {
    /// Opens a file: in a home a regular file of its owner, elsewhere any file.
    ///
    /// # Errors
    /// When the file cannot be opened, or is [`Refused`].
    pub fn open(&self, access: Access) -> io::Result<File> {
        let Some(root) = &self.root else {
            return match access {
                Access::Create => {
                    let flags = access.flags() | OFlags::CREATE;
                    Ok(rustix::fs::open(&self.path, flags, Mode::from(0o666))?.into())
                }
                _ => patiently(|| rustix::fs::open(&self.path, access.flags(), Mode::from(0o666))),
            };
        };
        let (directory, name, owner) = self.reach(root)?;
        let existing = || -> io::Result<File> {
            owner.must_own_file(&self.look(&directory, name)?, &self.path)?;
            let flags = access.flags() | OFlags::NOFOLLOW;
            let file = patiently(|| rustix::fs::openat(&directory, name, flags, Mode::empty()))?;
            // The file can have been replaced since it was checked.
            owner.must_own_file(&rustix::fs::fstat(&file)?, &self.path)?;
            Ok(file)
        };
        let new = || -> io::Result<File> {
            let flags = Access::New.flags() | OFlags::NOFOLLOW;
            let file = rustix::fs::openat(&directory, name, flags, OWN)?;
            owner.give(|user, group| rustix::fs::fchown(&file, user, group))?;
            Ok(file.into())
        };
        match access {
            Access::Read | Access::Write | Access::Direct => existing(),
            Access::New => new(),
            Access::Create => loop {
                match existing() {
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    other => return other,
                }
                match new() {
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                    other => return other,
                }
            },
        }
    }

    /// Makes an empty file if none exists, or checks the existing file. The file is not opened, so the locks that this
    /// process has on it stay. Returns false if no file exists and `makes` is false.
    ///
    /// # Errors
    /// When the file cannot be made, or is [`Refused`].
    pub(super) fn tend(&self, makes: bool) -> io::Result<bool> {
        let Some(root) = &self.root else { return Ok(true) };
        let (directory, name, owner) = self.reach(root)?;
        match self.look(&directory, name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && makes => {
                match rustix::fs::mknodat(&directory, name, FileType::RegularFile, OWN, 0) {
                    Ok(()) => owner.give(|user, group| {
                        rustix::fs::chownat(&directory, name, user, group, AtFlags::SYMLINK_NOFOLLOW)
                    })?,
                    Err(Errno::EXIST) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error),
            Ok(_) => {}
        }
        let state = self.look(&directory, name)?;
        owner.must_own_file(&state, &self.path)?;
        owner.must_be_alone_to_write(&state, &self.path)?;
        Ok(true)
    }

    /// Returns the length of a file in bytes.
    ///
    /// # Errors
    /// When the file does not exist, or is [`Refused`].
    pub fn length(&self) -> io::Result<u64> {
        let Some(root) = &self.root else { return Ok(self.path.metadata()?.len()) };
        let (directory, name, owner) = self.reach(root)?;
        let state = self.look(&directory, name)?;
        owner.must_own_file(&state, &self.path)?;
        Ok(u64::try_from(state.st_size).unwrap_or(0))
    }

    /// Returns the permission bits of a file.
    ///
    /// # Errors
    /// When the file does not exist, or a directory on the way is [`Refused`].
    pub fn file_mode(&self) -> io::Result<u32> {
        let Some(root) = &self.root else { return Ok(self.path.metadata()?.mode() & 0o7777) };
        let (directory, name, _) = self.reach(root)?;
        Ok(permissions(&self.look(&directory, name)?))
    }

    /// Removes a file, or a link in its place. A missing file is no error.
    ///
    /// # Errors
    /// When the file still exists afterwards, or a directory on the way is [`Refused`].
    pub fn remove(&self) -> io::Result<()> {
        let removed = match &self.root {
            None => std::fs::remove_file(&self.path),
            Some(root) => self.reach(root).and_then(|(directory, name, _)| {
                Ok(rustix::fs::unlinkat(&directory, name, AtFlags::empty())?)
            }),
        };
        match removed {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Renames a file within the same home; an existing file of the new name is replaced.
    ///
    /// # Errors
    /// When the file cannot be renamed, or a directory on the way is [`Refused`].
    pub fn rename(&self, to: &Self) -> io::Result<()> {
        match (&self.root, &to.root) {
            (Some(root), Some(other)) => {
                let (from, name, _) = self.reach(root)?;
                let (into, new, _) = to.reach(other)?;
                Ok(rustix::fs::renameat(&from, name, &into, new)?)
            }
            _ => std::fs::rename(&self.path, &to.path),
        }
    }
}

/// Operations on directories.
impl Place {
    /// Returns true if the directory exists.
    ///
    /// # Errors
    /// When the place is no directory, or is [`Refused`].
    pub fn is_directory(&self) -> io::Result<bool> {
        match self.mode() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            other => other.map(|_| true),
        }
    }

    /// Returns the permission bits of a directory.
    ///
    /// # Errors
    /// When the directory does not exist, or is [`Refused`].
    pub fn mode(&self) -> io::Result<u32> {
        Ok(permissions(&rustix::fs::fstat(self.directory(OFlags::PATH)?)?))
    }

    /// Returns the names in a directory.
    ///
    /// # Errors
    /// When the directory cannot be listed, or is [`Refused`].
    pub fn list(&self) -> io::Result<Vec<OsString>> {
        let mut names = Vec::new();
        for entry in Dir::new(self.directory(OFlags::RDONLY)?)? {
            let name = entry?.file_name().to_bytes().to_owned();
            if name != b"." && name != b".." {
                names.push(OsString::from_vec(name));
            }
        }
        Ok(names)
    }

    /// Opens a directory.
    ///
    /// # Errors
    /// When the directory cannot be opened, or is [`Refused`].
    pub fn open_directory(&self) -> io::Result<File> {
        Ok(self.directory(OFlags::RDONLY)?.into())
    }

    /// Makes the names in a directory durable.
    ///
    /// # Errors
    /// When the directory cannot be synced, or is [`Refused`].
    pub fn sync_directory(&self) -> io::Result<()> {
        Ok(rustix::fs::fsync(self.directory(OFlags::RDONLY)?)?)
    }

    /// Makes a directory and its missing parents, durably. A new root of a home is open to its owner only; an existing
    /// one is left as it is.
    ///
    /// # Errors
    /// When a directory cannot be made, or is [`Refused`].
    pub fn make_directories(&self) -> io::Result<()> {
        let Some(root) = &self.root else { return super::file::create_directories(&self.path) };
        if !root.path.is_dir() {
            make_private(&root.path)?;
        }
        let (mut directory, owner) = root.enter()?;
        let mut path = root.path.clone();
        for name in self.below(root)? {
            path.push(name);
            let made = match rustix::fs::mkdirat(&directory, name, Mode::from(0o777)) {
                Ok(()) => true,
                Err(Errno::EXIST) => false,
                Err(error) => return Err(error.into()),
            };
            if made {
                owner.give(|user, group| {
                    rustix::fs::chownat(&directory, name, user, group, AtFlags::SYMLINK_NOFOLLOW)
                })?;
                let parent = rustix::fs::openat(&directory, ".", OFlags::CLOEXEC, Mode::empty())?;
                rustix::fs::fsync(parent)?;
            }
            directory = owner.enter(&directory, name, &path, OFlags::PATH)?;
        }
        Ok(())
    }

    fn directory(&self, flags: OFlags) -> io::Result<OwnedFd> {
        let open = |base, path: &Path| {
            let flags = flags | OFlags::DIRECTORY | OFlags::CLOEXEC;
            Ok(rustix::fs::openat(base, path, flags, Mode::empty())?)
        };
        let Some(root) = &self.root else { return open(CWD, &self.path) };
        if self.below(root)?.is_empty() {
            let (directory, _) = root.enter()?;
            return open(directory.as_fd(), Path::new("."));
        }
        let (directory, name, owner) = self.reach(root)?;
        owner.enter(&directory, name, &self.path, flags)
    }
}

/// The way from the root.
impl Place {
    /// Opens the directory of the place. Returns it with the name in it and the owner.
    fn reach(&self, root: &Root) -> io::Result<(OwnedFd, &OsStr, Owner)> {
        let mut names = self.below(root)?;
        let last = names.pop().ok_or_else(|| Refused::Outside(self.path.clone()))?;
        let (mut directory, owner) = root.enter()?;
        let mut path = root.path.clone();
        for name in names {
            path.push(name);
            directory = owner.enter(&directory, name, &path, OFlags::PATH)?;
        }
        Ok((directory, last, owner))
    }

    fn look(&self, directory: &OwnedFd, name: &OsStr) -> io::Result<Stat> {
        Ok(rustix::fs::statat(directory, name, AtFlags::SYMLINK_NOFOLLOW)?)
    }

    /// Checks that the caller may trust the home. A missing home is no error.
    ///
    /// # Errors
    /// When the home belongs to another user, or root would work where others can write.
    pub fn must_be_trusted(&self) -> Result<(), Refused> {
        let entered = self.root.as_ref().map(|root| root.enter());
        let refused = entered.and_then(Result::err).and_then(|error| Refused::of(&error).cloned());
        refused.map_or(Ok(()), Err)
    }
}

/// Makes a directory that only its owner can enter, and its missing parents, durably.
fn make_private(path: &Path) -> io::Result<()> {
    let parent = path.parent().unwrap_or(Path::new("/"));
    super::file::create_directories(parent)?;
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    super::file::sync_directory(parent)
}

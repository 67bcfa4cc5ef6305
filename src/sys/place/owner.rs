//! The owners of the files of a home, and the files that are refused.

use rustix::fd::OwnedFd;
use rustix::fs::{AtFlags, FileType, Gid, Mode, OFlags, Stat, Uid};
use rustix::io::Errno;
use rustix::process::geteuid;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// The permission bits by which users other than the owner can write.
const WRITABLE: u32 = 0o022;
/// The permission bits by which other users can reach the entries of a directory.
const ENTERABLE: u32 = 0o011;

/// The reason why a file of a home is not used. Users are named by their numbers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "each message says it")]
pub enum Refused {
    #[error(
        "{} is a symbolic link; snap follows none inside its home (adopt an image that lies elsewhere: `snap disk import \
         --adopt`)",
        .0.display()
    )]
    Link(PathBuf),
    #[error("{} is not a regular file", .0.display())]
    NoFile(PathBuf),
    #[error("{} is not a directory", .0.display())]
    NoDirectory(PathBuf),
    #[error("{} leads out of the home", .0.display())]
    Outside(PathBuf),
    #[error("{} belongs to user {owner}, but the home belongs to user {home}; chown it or remove it", path.display())]
    Foreign { path: PathBuf, owner: u32, home: u32 },
    #[error("other users may write to {}; run `chmod go-w` on it", .0.display())]
    Writable(PathBuf),
    #[error(
        "the home {} belongs to user {owner}; run snap as that user, or set SNAP_TRUST_HOME=1 if you trust that user",
        path.display()
    )]
    HomeOfOther { path: PathBuf, owner: u32 },
    #[error(
        "other users may write to the home {}; run `chmod go-w` on it, or set SNAP_TRUST_HOME=1 if you trust them",
        .0.display()
    )]
    HomeWritable(PathBuf),
}

impl Refused {
    /// Returns the refusal that an error carries.
    pub fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }
}

impl From<Refused> for io::Error {
    fn from(refused: Refused) -> Self {
        Self::other(refused)
    }
}

/// The root of a home.
#[derive(Debug)]
pub(super) struct Root {
    pub path: PathBuf,
    pub trusts_others: bool,
}

/// The owner of the files of a home.
pub(super) struct Owner {
    user: Uid,
    group: Gid,
    caller: Uid,
    trusts_others: bool,
    /// True if write permission of others on a directory matters.
    is_strict: bool,
}

impl Root {
    pub(super) fn enter(&self) -> io::Result<(OwnedFd, Owner)> {
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let directory = rustix::fs::open(&self.path, flags, Mode::empty())?;
        let state = rustix::fs::fstat(&directory)?;
        let (user, caller) = (Uid::from_raw(state.st_uid), geteuid());
        let trusts_others = self.trusts_others;
        if !trusts_others && user != caller && !user.is_root() {
            return Err(Refused::HomeOfOther { path: self.path.clone(), owner: state.st_uid }.into());
        }
        let is_strict = caller.is_root() && !trusts_others;
        if is_strict && permissions(&state) & WRITABLE != 0 {
            return Err(Refused::HomeWritable(self.path.clone()).into());
        }
        let is_strict = is_strict && permissions(&state) & ENTERABLE != 0;
        let group = Gid::from_raw(state.st_gid);
        Ok((directory, Owner { user, group, caller, trusts_others, is_strict }))
    }
}

impl Owner {
    /// Opens a directory in another.
    pub(super) fn enter(
        &self,
        parent: &OwnedFd,
        name: &OsStr,
        path: &Path,
        flags: OFlags,
    ) -> io::Result<OwnedFd> {
        let flags = flags | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let directory = match rustix::fs::openat(parent, name, flags, Mode::empty()) {
            Err(Errno::LOOP | Errno::NOTDIR) => {
                let state = rustix::fs::statat(parent, name, AtFlags::SYMLINK_NOFOLLOW)?;
                let is_link = kind(&state) == FileType::Symlink;
                let why = if is_link { Refused::Link } else { Refused::NoDirectory };
                return Err(why(path.to_owned()).into());
            }
            other => other?,
        };
        let state = rustix::fs::fstat(&directory)?;
        self.must_own(&state, path)?;
        self.must_be_alone_to_write(&state, path)?;
        Ok(directory)
    }

    pub(super) fn must_own_file(&self, state: &Stat, path: &Path) -> io::Result<()> {
        match kind(state) {
            FileType::RegularFile => self.must_own(state, path),
            FileType::Symlink => Err(Refused::Link(path.to_owned()).into()),
            _ => Err(Refused::NoFile(path.to_owned()).into()),
        }
    }

    /// Checks the owner. Users who share a home, and trust each other, own the files that they made.
    fn must_own(&self, state: &Stat, path: &Path) -> io::Result<()> {
        let owner = Uid::from_raw(state.st_uid);
        let is_shared = !self.caller.is_root() && (self.trusts_others || owner == self.caller);
        if owner == self.user || is_shared {
            return Ok(());
        }
        let (owner, home) = (owner.as_raw(), self.user.as_raw());
        Err(Refused::Foreign { path: path.to_owned(), owner, home }.into())
    }

    pub(super) fn must_be_alone_to_write(&self, state: &Stat, path: &Path) -> io::Result<()> {
        if self.is_strict && permissions(state) & WRITABLE != 0 {
            return Err(Refused::Writable(path.to_owned()).into());
        }
        Ok(())
    }

    /// Gives a file that root made to the home's owner.
    pub(super) fn give(
        &self,
        change_owner: impl FnOnce(Option<Uid>, Option<Gid>) -> rustix::io::Result<()>,
    ) -> io::Result<()> {
        if self.caller.is_root() && self.user != self.caller {
            change_owner(Some(self.user), Some(self.group))?;
        }
        Ok(())
    }
}

fn kind(state: &Stat) -> FileType {
    FileType::from_raw_mode(state.st_mode)
}

pub(super) fn permissions(state: &Stat) -> u32 {
    Mode::from_raw_mode(state.st_mode).bits()
}

/// Sets the umask: only the owner can write to new files of this process. The previous umask does not count. Users who
/// can write to a directory with these permission bits can write to the files, too.
pub fn narrow_umask(permissions: u32) {
    let before = rustix::process::umask(Mode::from(0o077));
    let others = Mode::from(0o077) & before;
    rustix::process::umask(others | Mode::from(WRITABLE & !permissions));
}

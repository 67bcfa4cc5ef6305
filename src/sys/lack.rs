//! Resources that the machine lacks or does not allow, told in words, with a remedy.
//!
//! Every message about an error of the machine is worded here, once. So no message is a bare number.

use super::file;
use rusqlite::ErrorCode;
use rustix::fs::{Access, StatVfsMountFlags};
use rustix::io::Errno;
use rustix::process::{Resource, getrlimit};
use std::fmt;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// The least that the catalog and its files need: the length of a file in bytes, and the number of open files.
const LEAST_LENGTH: u64 = 1 << 20;
const LEAST_FILES: u64 = 16;

/// A lack that the user can do something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Room on a file system.
    Room,
    /// Inodes on a file system: it holds as many files as it can.
    Inodes,
    /// Room within the quota of a user or project.
    Quota,
    /// Room within a file: the file system or the process allows no larger files.
    Length,
    /// Open files.
    OpenFiles,
    /// Memory.
    Memory,
    /// Threads or processes.
    Threads,
    /// The right to write to a file system at all.
    Writing,
    /// A file that should exist.
    Presence,
    /// The right to a file.
    Permission,
}

impl Lack {
    /// Returns the lack that an error tells of.
    pub fn of(error: &io::Error) -> Option<Self> {
        Some(match Errno::from_io_error(error) {
            Some(Errno::NOSPC) => Self::Room,
            Some(Errno::DQUOT) => Self::Quota,
            Some(Errno::FBIG) => Self::Length,
            Some(Errno::MFILE | Errno::NFILE) => Self::OpenFiles,
            Some(Errno::NOMEM) => Self::Memory,
            Some(Errno::AGAIN) => Self::Threads,
            Some(Errno::ROFS) => Self::Writing,
            Some(Errno::NOENT | Errno::NOTDIR) => Self::Presence,
            Some(Errno::ACCESS | Errno::PERM) => Self::Permission,
            Some(_) => return None,
            // An error with a message of its own keeps that message.
            None if error.get_ref().is_some() => return None,
            None => match error.kind() {
                io::ErrorKind::NotFound => Self::Presence,
                io::ErrorKind::PermissionDenied => Self::Permission,
                _ => return None,
            },
        })
    }

    /// Returns the lack that an error of SQLite tells of. Many errors do not name the machine's error: see
    /// [`Lack::at`].
    pub fn of_database(error: &rusqlite::Error) -> Option<Self> {
        Some(match error.sqlite_error_code()? {
            ErrorCode::DiskFull => Self::Room,
            ErrorCode::OutOfMemory => Self::Memory,
            ErrorCode::PermissionDenied => Self::Permission,
            _ => return None,
        })
    }

    /// Returns the lack that keeps files from being made and written in a directory, as far as it can be seen.
    pub fn at(directory: &Path) -> Option<Self> {
        if let Err(error) = File::open(directory) {
            return Self::of(&error);
        }
        let state = rustix::fs::statvfs(directory).ok()?;
        if state.f_flag.contains(StatVfsMountFlags::RDONLY) {
            Some(Self::Writing)
        } else if file::is_full(directory) {
            Some(Self::Room)
        } else if state.f_files > 0 && state.f_favail == 0 {
            Some(Self::Inodes)
        } else {
            let access = rustix::fs::access(directory, Access::WRITE_OK);
            access.err().and_then(|error| Self::of(&error.into())).or_else(Self::of_limits)
        }
    }

    /// Returns the limit of the process that is too low for anything to work.
    fn of_limits() -> Option<Self> {
        let is_below = |limit, least| getrlimit(limit).current.is_some_and(|current| current < least);
        if is_below(Resource::Fsize, LEAST_LENGTH) {
            Some(Self::Length)
        } else if is_below(Resource::Nofile, LEAST_FILES) {
            Some(Self::OpenFiles)
        } else {
            None
        }
    }

    /// Returns true if the process is at a limit of its own, for every file.
    pub fn is_of_process(self) -> bool {
        matches!(self, Self::OpenFiles | Self::Memory | Self::Threads)
    }

    /// Returns the remedy, in sentences.
    pub fn remedy(self) -> &'static str {
        match self {
            Self::Room => {
                "Make room there. DeleteSnapshot and `snap store reclaim` free what snapshots take, DeleteDisk frees \
                 what a disk takes."
            }
            Self::Inodes => {
                "Remove files there. DeleteSnapshot, `snap store reclaim` and DeleteDisk remove files of the home."
            }
            Self::Quota => {
                "Free what the quota counts, or have it raised. DeleteSnapshot, `snap store reclaim` and DeleteDisk free \
                 room in the home."
            }
            Self::Length => {
                "Raise the limit of the process (ulimit -f), or use a file system that has larger files."
            }
            Self::OpenFiles => "Raise the limit of open files (ulimit -n).",
            Self::Memory => "Raise the limit of the process (ulimit -v), or end other programs.",
            Self::Threads => {
                "Raise the limits of memory and of processes (ulimit -v, ulimit -u), or end other programs."
            }
            Self::Writing => "Mount the file system for writing, or use a home elsewhere (SNAP_HOME).",
            Self::Presence => {
                "Check its name. If it was there before, put it back, or mount the file system that it is on."
            }
            Self::Permission => {
                "Run it as the owner of the file, or change the owner or the mode of the file."
            }
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Room => "no room is left on the file system",
            Self::Inodes => "no inodes are left on the file system: it has as many files as it can have",
            Self::Quota => "the disk quota is used up",
            Self::Length => {
                "the file would be larger than the file system or the limit of the process allows"
            }
            Self::OpenFiles => "no more files can be open at the same time",
            Self::Memory => "there is no memory left",
            Self::Threads => "the memory, or the number of threads and processes, is at its limit",
            Self::Writing => "the file system is mounted for reading only",
            Self::Presence => "no such file or directory",
            Self::Permission => "permission denied",
        }
    }
}

/// An error of the machine in words. The path in the description names the file system, whose free room is also shown.
#[derive(Debug)]
pub struct Told<'a> {
    error: &'a io::Error,
    what: &'a str,
}

/// Words an error of the machine in the action `what`, which names the path of a file.
pub fn told<'a>(error: &'a io::Error, what: &'a str) -> Told<'a> {
    Told { error, what }
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(lack) = Lack::of(self.error) else { return f.write_str(&plain(self.error)) };
        let place = if lack == Lack::Room { place_in(self.what) } else { None };
        let Some(state) = place.as_deref().and_then(|place| rustix::fs::statvfs(place).ok()) else {
            return f.write_str(lack.words());
        };
        if state.f_files > 0 && state.f_favail == 0 {
            return f.write_str(Lack::Inodes.words());
        }
        let free = state.f_bavail.saturating_mul(state.f_frsize);
        write!(
            f,
            "{} ({} of {} are free)",
            lack.words(),
            amount(free),
            amount(state.f_blocks * state.f_frsize)
        )
    }
}

/// Words an error of SQLite.
pub fn told_database(error: &rusqlite::Error) -> String {
    Lack::of_database(error).map_or_else(|| error.to_string(), |lack| lack.words().to_owned())
}

/// Returns an error in the machine's words, without its number.
fn plain(error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::UnexpectedEof && error.raw_os_error().is_none() {
        return "the file is shorter than it was".to_owned();
    }
    let text = error.to_string();
    let number = error.raw_os_error().map(|number| format!(" (os error {number})"));
    number.and_then(|number| text.strip_suffix(&number).map(str::to_owned)).unwrap_or(text)
}

/// Returns the existing directory of the path that a text names. Paths can have blanks, and words can follow.
fn place_in(what: &str) -> Option<PathBuf> {
    let start = if what.starts_with('/') { 0 } else { what.find(" /")? + 1 };
    let named = what.get(start..)?;
    let ends = named.match_indices([' ', ':', ',']).map(|(end, _)| end).chain([named.len()]);
    let candidates: Vec<&str> = ends.filter_map(|end| named.get(..end)).collect();
    let existing = |path: &&str| Path::new(path).exists();
    let longest = candidates.iter().rev().copied().find(existing);
    longest
        .or(candidates.first().copied())
        .and_then(|path| Path::new(path).ancestors().find(|path| path.exists()).map(Path::to_owned))
}

/// Formats an amount of bytes for people.
pub fn amount(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
    let (mut value, mut unit) = (bytes as f64, "bytes");
    for larger in UNITS {
        if value < 1024.0 {
            break;
        }
        (value, unit) = (value / 1024.0, larger);
    }
    if unit == "bytes" { format!("{bytes} bytes") } else { format!("{value:.1} {unit}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(errno: Errno, what: &str) -> String {
        told(&errno.into(), what).to_string()
    }

    #[test]
    fn nothing_is_a_bare_number() {
        for errno in
            [Errno::NOSPC, Errno::DQUOT, Errno::FBIG, Errno::MFILE, Errno::NOMEM, Errno::ROFS, Errno::NOENT]
        {
            let error = io::Error::from(errno);
            let told = at(errno, "writing");
            assert!(!told.contains("os error") && Lack::of(&error).is_some(), "{told}");
        }
        assert_eq!(at(Errno::IO, "reading"), "Input/output error");
        let short = io::Read::read_exact(&mut io::empty(), &mut [0]).unwrap_err();
        assert_eq!(told(&short, "").to_string(), "the file is shorter than it was");
    }

    #[test]
    fn room_is_told_of_the_place_that_is_named() {
        let directory = tempfile::tempdir().unwrap();
        let place = directory.path().join("a b");
        std::fs::create_dir(&place).unwrap();
        for what in [
            format!("writing {}", place.join("new.img").display()),
            format!("rolling {} back", place.display()),
            format!("copying {}, which takes 3 bytes", place.display()),
        ] {
            let found = place_in(&what).unwrap();
            assert!(place.starts_with(&found) && found.starts_with(directory.path()), "{what}: {found:?}");
            assert!(at(Errno::NOSPC, &what).contains(" are free)"), "{what}");
        }
        assert_eq!(place_in("naming a pack"), None);
    }

    #[test]
    fn amounts_have_units() {
        assert_eq!(amount(0), "0 bytes");
        assert_eq!(amount(12 << 10), "12.0 KiB");
        assert_eq!(amount((5 << 30) + (1 << 29)), "5.5 GiB");
    }
}

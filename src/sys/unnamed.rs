//! Files without a name: a process that dies before it names such a file leaves nothing.

use rustix::fs::{AtFlags, CWD, Mode, OFlags};
use std::fs::File;
use std::io;
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};

/// Makes a file without a name in a directory, for reading and writing.
///
/// # Errors
/// When the file system has no such files, `/proc` is missing, or the file cannot be made.
pub fn create(directory: &Path) -> io::Result<File> {
    let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
    let file = File::from(rustix::fs::openat(CWD, directory, flags, Mode::from(0o666))?);
    path(&file).symlink_metadata()?;
    Ok(file)
}

/// Returns a path by which this process can open an open file once more.
pub fn path(file: &File) -> PathBuf {
    format!("/proc/self/fd/{}", file.as_raw_fd()).into()
}

/// Gives the file a name that no other file has.
///
/// # Errors
/// When a file of that name exists, or the file cannot be named.
pub fn name(file: &File, name: &Path) -> io::Result<()> {
    Ok(rustix::fs::linkat(CWD, path(file), CWD, name, AtFlags::SYMLINK_FOLLOW)?)
}

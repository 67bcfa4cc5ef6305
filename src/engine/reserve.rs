//! The reserve: the way out of a full file system.
//!
//! Without any room SQLite cannot open the catalog, so that nothing could be deleted any more to make some. A file in the
//! home keeps a little. A run that finds the file system full gives that back before it opens the catalog, and a later one
//! that finds room keeps some again.

use crate::home::Home;
use crate::sys;
use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;

/// What is kept, in bytes: enough to delete a snapshot of many extents.
const KEPT: u64 = 4 << 20;

/// Gives the reserve back, or sees to it that there is one, as the room on the home's file system asks for. It is worth
/// no error: whoever needs room that is not there will tell.
pub(super) fn tend(home: &Home) {
    let path = home.reserve();
    let kept = fs::metadata(&path).ok().map(|metadata| metadata.len());
    let has_room = || sys::file::room(home.root()).is_some_and(|room| room >= 2 * KEPT);
    let _ = match kept {
        Some(1..) if sys::file::is_full(home.root()) => give_back(&path),
        None if has_room() => keep(&path),
        _ => Ok(()),
    };
}

fn give_back(path: &Path) -> io::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    file.set_len(0)?;
    // What it gives back can be had when that is on the disk.
    file.sync_all()?;
    fs::remove_file(path)
}

/// Where the file system cannot, an empty file says so.
fn keep(path: &Path) -> io::Result<()> {
    let file = OpenOptions::new().write(true).create_new(true).open(path)?;
    match sys::file::keep_room(&file, KEPT) {
        Err(_) => fs::remove_file(path),
        Ok(_) => Ok(()),
    }
}

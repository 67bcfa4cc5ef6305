//! The reserve: the way out of a full file system.
//!
//! Without any room SQLite cannot open the catalog, so that nothing could be deleted any more to make some. A file in the
//! home keeps a little. A run that finds the file system full gives that back before it opens the catalog, and a later one
//! that finds room keeps some again. Where the file system cannot keep room for a file there is no reserve.

use crate::home::Home;
use crate::sys;
use std::fs::{self, OpenOptions};
use std::io;

/// What is kept, in bytes: enough to delete a snapshot of many extents.
const KEPT: u64 = 4 << 20;

/// With less room than this the file system counts as full.
const FULL: u64 = 1 << 20;

/// Gives the reserve back, or sees to it that there is one, as the room on the home's file system asks for. It is worth
/// no error: whoever needs room that is not there will tell.
pub(super) fn tend(home: &Home) {
    let path = home.reserve();
    let kept = fs::metadata(&path).map_or(0, |metadata| metadata.len());
    let _ = match sys::file::room(home.root()) {
        Some(room) if room < FULL && kept > 0 => resize(&path, 0),
        Some(room) if room >= 2 * KEPT && kept < KEPT => resize(&path, KEPT),
        _ => Ok(()),
    };
}

fn resize(path: &std::path::Path, size: u64) -> io::Result<()> {
    let file = OpenOptions::new().write(true).create(true).truncate(true).open(path)?;
    if size > 0 && !sys::file::keep_room(&file, size).unwrap_or(false) {
        file.set_len(0)?;
    }
    // What a file gives back can be had when that is on the disk.
    file.sync_all()
}

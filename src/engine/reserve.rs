//! The reserve: the way out of a full file system.
//!
//! Without any room SQLite cannot open the catalog, so that nothing could be deleted any more to make some. A file in the
//! home keeps a little. A run that finds the file system full gives that back before it opens the catalog, and a later one
//! that finds room keeps some again.

use crate::home::Home;
use crate::sys;
use crate::sys::place::{Access, Place};
use std::io;

/// What is kept, in bytes: enough to delete a snapshot of many extents.
const KEPT: u64 = 4 << 20;

/// Gives the reserve back, or sees to it that there is one, as the room on the home's file system asks for. It is worth
/// no error: whoever needs room that is not there will tell.
pub(super) fn tend(home: &Home) {
    let place = home.reserve();
    // What is refused there is neither given back nor made.
    let kept = match place.length() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Ok(length) => Some(length),
        Err(_) => return,
    };
    let has_room = || sys::file::room(home.root()).is_some_and(|room| room >= 2 * KEPT);
    let _ = match kept {
        Some(1..) if sys::file::is_full(home.root()) => give_back(&place),
        None if has_room() => keep(&place),
        _ => Ok(()),
    };
}

/// Gives the reserve back.
pub(super) fn release(home: &Home) {
    let _ = give_back(&home.reserve());
}

fn give_back(place: &Place) -> io::Result<()> {
    let file = place.open(Access::Write)?;
    file.set_len(0)?;
    // What it gives back can be had when that is on the disk.
    file.sync_all()?;
    place.remove()
}

/// Where the file system cannot, an empty file says so.
fn keep(place: &Place) -> io::Result<()> {
    let file = place.open(Access::New)?;
    match sys::file::keep_room(&file, KEPT) {
        Err(_) => place.remove(),
        Ok(_) => Ok(()),
    }
}

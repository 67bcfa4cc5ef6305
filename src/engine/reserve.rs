//! The reserve: the way out of a full file system.
//!
//! Without any room SQLite cannot open the catalog, so that nothing could be deleted any more to make some. A file in the
//! home keeps a little. A run that is to free room, and finds the file system full, gives that back before it opens the
//! catalog; one that finds room keeps some again. All others leave it: they only read the catalog, which takes no room. So
//! it is with the number of files, where the file system sets a limit: some spare ones are there.

use crate::home::Home;
use crate::sys;
use crate::sys::place::{Access, Place};
use std::io;

/// What is kept, in bytes: enough to delete a snapshot of many extents.
const KEPT: u64 = 4 << 20;

/// How many spare files are kept: SQLite makes two beside each database, and a sweep writes manifests anew.
const SPARE: u64 = 16;

/// With so few left, there can be no more files.
const FEW: u64 = 8;

/// Sees to it that there is a reserve, or gives it back if it may be spent, as the room on the home's file system asks
/// for. It is worth no error: whoever needs room that is not there will tell. Whether there is no room, and none was given
/// back.
pub(super) fn tend(home: &Home, may_be_spent: bool) -> bool {
    let is_full = sys::file::is_full(home.root());
    let files = sys::file::files_left(home.root());
    let is_short = is_full || files.is_some_and(|left| left < FEW);
    if is_short && !may_be_spent {
        return true;
    }
    let place = home.reserve();
    // What is refused there is neither given back nor made.
    let kept = match place.length() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Ok(length) => Some(length),
        Err(_) => return false,
    };
    let has_room = || sys::file::room(home.root()).is_some_and(|room| room >= 2 * KEPT);
    let _ = match kept {
        Some(1..) if is_full => give_room_back(&place),
        None if has_room() => keep_room(&place),
        _ => Ok(()),
    };
    let spare = home.spare();
    let has_spare = || spare.list().is_ok_and(|names| !names.is_empty());
    let _ = match files {
        Some(left) if left < FEW => give_files_back(&spare),
        Some(left) if left > FEW + 4 * SPARE && !has_spare() => keep_files(&spare),
        _ => Ok(()),
    };
    false
}

/// Gives the reserve back; whether there was one.
pub(super) fn give_back(home: &Home) -> bool {
    let has_spare = home.spare().list().is_ok_and(|names| !names.is_empty());
    let room = give_room_back(&home.reserve()).is_ok();
    give_files_back(&home.spare()).is_ok() && has_spare || room
}

fn give_room_back(place: &Place) -> io::Result<()> {
    let file = place.open(Access::Write)?;
    file.set_len(0)?;
    // What it gives back can be had when that is on the disk.
    file.sync_all()?;
    place.remove()
}

/// Where the file system cannot, an empty file says so.
fn keep_room(place: &Place) -> io::Result<()> {
    let file = place.open(Access::New)?;
    match sys::file::keep_room(&file, KEPT) {
        Err(_) => place.remove(),
        Ok(_) => Ok(()),
    }
}

fn give_files_back(spare: &Place) -> io::Result<()> {
    (0..SPARE).try_for_each(|number| spare.join(number.to_string()).remove())
}

fn keep_files(spare: &Place) -> io::Result<()> {
    spare.make_directories()?;
    (0..SPARE).try_for_each(|number| spare.join(number.to_string()).open(Access::New).map(drop))
}

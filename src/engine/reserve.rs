//! The reserve: the way out of a full file system.
//!
//! Without free room SQLite cannot open the catalog, so no snapshot could be deleted to free some. A file in the home
//! keeps a little room. A run that frees room on a full file system gives that back before it opens the catalog. At
//! its end it keeps room again at once. All other runs leave the reserve: they only read the catalog, which takes no
//! room. The reserve also has spare files, for file systems that limit the number of files.

use crate::home::Home;
use crate::sys;
use crate::sys::place::{Access, Place};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::sync::atomic::{AtomicBool, Ordering};

/// The size of the kept room, in bytes: enough to delete a snapshot of many extents.
const KEPT: u64 = 4 << 20;

/// The steps, in bytes, in which room is kept up to the available amount.
const STEPS: [u64; 3] = [1 << 20, 64 << 10, 4 << 10];

/// The number of spare files: SQLite makes two beside each database, and a sweep writes manifests anew.
const SPARE: u64 = 16;

/// Spare files are kept if more than this number of files can be made.
const MANY: u64 = 5 * SPARE;

/// The reserve of a home. On drop, it keeps again the room that it gave back, as far as that is still free. Drop it
/// after the catalog is closed, whose log takes room until then.
#[derive(Debug)]
pub(super) struct Reserve {
    home: Home,
    /// True if room or files were given back.
    is_given: AtomicBool,
}

impl Reserve {
    /// Returns the reserve of `home`, and makes it if there is ample room.
    pub(super) fn of(home: Home) -> Self {
        let reserve = Self { home, is_given: AtomicBool::new(false) };
        let _ = reserve.keep_in_plenty();
        reserve
    }

    /// Returns true if only the reserve helps: the room or the number of files is almost used up.
    pub(super) fn is_needed(&self) -> bool {
        let root = self.home.root();
        sys::file::is_full(root) || sys::file::is_crowded(root)
    }

    /// Gives the reserve back. Returns true if there was a reserve.
    pub(super) fn give_back(&self) -> bool {
        let spare = self.home.spare();
        let has_spare = spare.list().is_ok_and(|names| !names.is_empty());
        let room = kept(&self.home.reserve()).is_ok_and(|kept| kept.is_some_and(|bytes| bytes > 0));
        let is_given = room && give_room_back(&self.home.reserve()).is_ok();
        let is_given = has_spare && give_files_back(&spare).is_ok() || is_given;
        self.is_given.fetch_or(is_given, Ordering::Relaxed);
        is_given
    }

    /// Keeps the missing part of the reserve, if far more than that is free. Callers ignore the error: work that
    /// lacks room reports it.
    fn keep_in_plenty(&self) -> io::Result<()> {
        let place = self.home.reserve();
        let is_whole = match kept(&place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            other => other?.is_none_or(|bytes| bytes >= KEPT),
        };
        if !is_whole && sys::file::room(self.home.root()).is_some_and(|room| room >= 2 * KEPT) {
            keep_room(&place)?;
        }
        let spare = self.home.spare();
        let has_all = || spare.list().is_ok_and(|names| names.len() as u64 >= SPARE);
        let left = sys::file::files_left(self.home.root());
        if left.is_some_and(|left| left > MANY) && !has_all() {
            keep_files(&spare)?;
        }
        Ok(())
    }
}

impl Drop for Reserve {
    fn drop(&mut self) {
        if self.is_given.load(Ordering::Relaxed) {
            let _ = keep_room(&self.home.reserve());
            let _ = keep_files(&self.home.spare());
        }
    }
}

fn give_room_back(place: &Place) -> io::Result<()> {
    let file = place.open(Access::Write)?;
    file.set_len(0)?;
    // The room is free once the new length is on the disk.
    sys::file::sync(&file)?;
    place.remove()
}

/// Returns the size of a reserve on the file system, in bytes; a copy of a reserve can be a hole. Returns `None` for
/// an empty file, which says that the file system cannot keep room.
fn kept(place: &Place) -> io::Result<Option<u64>> {
    let metadata = place.open(Access::Read)?.metadata()?;
    Ok((metadata.len() > 0).then(|| metadata.blocks() * 512))
}

/// Keeps as much room as there is; room that is kept already takes no more. On a file system that cannot keep room,
/// leaves an empty file.
fn keep_room(place: &Place) -> io::Result<()> {
    let file = place.open(Access::Create)?;
    let mut length = 0;
    for step in STEPS {
        while length < KEPT {
            let end = KEPT.min(length + step);
            match sys::file::keep_room(&file, length..end) {
                Ok(true) => length = end,
                Ok(false) => return file.set_len(0),
                Err(_) => break,
            }
        }
    }
    if length == 0 { place.remove() } else { Ok(()) }
}

fn give_files_back(spare: &Place) -> io::Result<()> {
    (0..SPARE).try_for_each(|number| spare.join(number.to_string()).remove())
}

/// Keeps as many spare files as possible.
fn keep_files(spare: &Place) -> io::Result<()> {
    spare.make_directories()?;
    (0..SPARE).try_for_each(|number| spare.join(number.to_string()).open(Access::Create).map(drop))
}

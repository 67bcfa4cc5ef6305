//! The reserve: the way out of a full file system.
//!
//! Without any room SQLite cannot open the catalog, so that nothing could be deleted any more to make some. A file in the
//! home keeps a little. A run that is to free room, and finds the file system full, gives that back before it opens the
//! catalog, and takes it again at its end, before anybody else does. All others leave it: they only read the catalog, which
//! takes no room. So it is with the number of files, where the file system sets a limit: some spare ones are there.

use crate::home::Home;
use crate::sys;
use crate::sys::place::{Access, Place};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is kept, in bytes: enough to delete a snapshot of many extents.
const KEPT: u64 = 4 << 20;

/// In such steps as much is kept as there is, where there is not room for all.
const STEPS: [u64; 3] = [1 << 20, 64 << 10, 4 << 10];

/// How many spare files are kept: SQLite makes two beside each database, and a sweep writes manifests anew.
const SPARE: u64 = 16;

/// They are kept where there can be so many more files.
const MANY: u64 = 5 * SPARE;

/// The reserve of a home. When this is dropped, what was given back is kept again, as far as it is still there: so it is
/// dropped after the catalog is closed, whose log takes room until then.
#[derive(Debug)]
pub(super) struct Reserve {
    home: Home,
    /// Room or files were given back.
    is_given: AtomicBool,
}

impl Reserve {
    /// The reserve of `home`, which is made if there is ample room for it.
    pub(super) fn of(home: Home) -> Self {
        let reserve = Self { home, is_given: AtomicBool::new(false) };
        let _ = reserve.keep_in_plenty();
        reserve
    }

    /// Whether there is so little room, or so few files are left, that only the reserve helps.
    pub(super) fn is_needed(&self) -> bool {
        let root = self.home.root();
        sys::file::is_full(root) || sys::file::is_crowded(root)
    }

    /// Gives the reserve back; whether there was one.
    pub(super) fn give_back(&self) -> bool {
        let spare = self.home.spare();
        let has_spare = spare.list().is_ok_and(|names| !names.is_empty());
        let room = kept(&self.home.reserve()).is_ok_and(|kept| kept.is_some_and(|bytes| bytes > 0));
        let is_given = room && give_room_back(&self.home.reserve()).is_ok();
        let is_given = has_spare && give_files_back(&spare).is_ok() || is_given;
        self.is_given.fetch_or(is_given, Ordering::Relaxed);
        is_given
    }

    /// Keeps what is missing of it, if there is far more than that. It is worth no error: whoever needs room that is not
    /// there will tell.
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
    // What it gives back can be had when that is on the disk.
    sys::file::sync(&file)?;
    place.remove()
}

/// What a reserve takes on the file system, in bytes: a copy of it may be a hole. `None` of an empty one, which says that
/// the file system cannot keep room.
fn kept(place: &Place) -> io::Result<Option<u64>> {
    let metadata = place.open(Access::Read)?.metadata()?;
    Ok((metadata.len() > 0).then(|| metadata.blocks() * 512))
}

/// Keeps as much as there is; what is kept already takes no more. Where the file system cannot, an empty file says so.
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

/// Keeps as many as there can be.
fn keep_files(spare: &Place) -> io::Result<()> {
    spare.make_directories()?;
    (0..SPARE).try_for_each(|number| spare.join(number.to_string()).open(Access::Create).map(drop))
}

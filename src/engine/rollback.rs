//! Rollbacks: how they end.
//!
//! A rollback that succeeds leaves the disk usable. A rollback that failed reported its error, and is never carried
//! out later. If the image was not touched, the disk is as it was. If the image is half written, the disk stays
//! `ReIniting`, with the reason. It stays so until the user repeats the rollback, makes another one, or takes the
//! image as it is. A rollback whose process was killed reported nothing: the next run does it to its end, and tells
//! that.
//!
//! A requested rollback makes a missing image anew, at its old place. The run after a killed rollback never does. An
//! image that is possibly only away, because its file system is not mounted, is not made anew.

use super::job::{DiskRollback, Job};
use super::{Engine, EngineError, Result};
use crate::catalog::WriteTx;
use crate::catalog::{CatalogError, Chain, Disk, KeptClone, Snapshot, Task};
use crate::disk::Image;
use crate::model::{ByteSize, DiskId, DiskStatus, Seen, Sequence, TaskStatus};
use crate::sys;
use crate::sys::place::{Access, Place};
use std::io;
use std::path::Path;

/// The state in which a failed rollback left the disk.
enum Left {
    /// As it was before.
    Untouched,
    /// Half written.
    HalfWritten,
}

/// A disk whose rollback was cancelled.
#[derive(Clone, Copy, Debug)]
pub struct Cancelled {
    /// The disk's status now.
    pub status: DiskStatus,
    /// True if the rollback had begun to write.
    pub was_half_written: bool,
}

impl Engine {
    /// Brings a `ReIniting` disk to the content of its row's `rollback_to` (`None`: empty). Sets its status back to
    /// `Available` or `In_use`. A snapshot of the disk itself also sets the disk's size. A disk that is emptied, or
    /// that goes back to the snapshot it was made from, keeps its size. The caller holds the disk's lock. Can be
    /// repeated.
    ///
    /// # Errors
    /// When the machine or the catalog fails. The disk is as it was then. If its image is half written, the disk
    /// stays `ReIniting`, and no later run goes on by itself.
    pub fn rollback(&self, id: &DiskId) -> Result<()> {
        let disk = self.disk(id)?;
        if disk.status != DiskStatus::ReIniting {
            return Err(EngineError::Gone { what: format!("the rollback of {id}") });
        }
        let done = self.bring_back(&disk).and_then(|size| {
            // The image is complete: that is worth another attempt, with the room of the reserve.
            self.end_rollback(&disk, size).or_else(|_| {
                self.reserve.give_back();
                self.end_rollback(&disk, size)
            })
        });
        self.progress.finish();
        done.map_err(|error| self.give_up(id, error))
    }

    /// Does a rollback that was cut off to its end, and tells that. Does not make a missing image anew.
    ///
    /// # Errors
    /// When the machine or the catalog fails; the rollback is given up then, as in [`Engine::rollback`].
    pub(super) fn finish_rollback(&self, id: &DiskId) -> Result<()> {
        let disk = self.disk(id)?;
        if let Some(error) = self.cut_off_refresh(&disk)? {
            return Err(self.give_up(id, error));
        }
        if self.has_word(id) {
            let error = self.give_up(id, EngineError::FailedBefore { disk: id.to_string() });
            if !matches!(error, EngineError::NotGivenUp { .. }) {
                self.take_word(id);
            }
            return Err(error);
        }
        if let Some(trouble) = self.image_trouble(&disk) {
            let error = EngineError::NoImage { disk: id.to_string(), trouble };
            return Err(self.give_up(id, error));
        }
        self.rollback(id)?;
        self.tell(format!("the rollback of {id} to {}, which was cut off, was done to its end", goal(&disk)));
        Ok(())
    }

    /// Takes the image of a `ReIniting` disk, whose rollback failed half way or was killed, as the disk's content.
    /// Returns `None`, and changes nothing, if the disk is not `ReIniting`. The caller holds the disk's lock.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn cancel_rollback(&self, id: &DiskId) -> Result<Option<Cancelled>> {
        let cancelled = self.catalog.write(|transaction| {
            let disk = Disk::find(transaction, id)?.filter(|disk| disk.status == DiskStatus::ReIniting);
            let Some(disk) = disk else { return Ok(None) };
            let was_half_written = disk.is_rewritten(transaction)?;
            fail_task(transaction, id, "the rollback was cancelled")?;
            let status = usable_again(disk, transaction)?;
            Ok::<_, EngineError>(Some(Cancelled { status, was_half_written }))
        })?;
        self.take_word(id);
        self.clear_frozen();
        Ok(cancelled)
    }

    /// Commits a rollback, after its image is complete and durable.
    fn end_rollback(&self, disk: &Disk, size: ByteSize) -> Result<()> {
        sys::crash::point("rollback-before-commit");
        let seen = self.seen(disk);
        self.catalog.write(|transaction| {
            let mut disk = Disk::find(transaction, &disk.id)?
                .ok_or_else(|| EngineError::Gone { what: disk.id.to_string() })?;
            if is_new_beginning(&disk, transaction)? {
                disk.begun_after = newest_number(transaction, &disk)?.or(disk.begun_after);
            }
            disk.size = size;
            disk.stamp = None;
            disk.seen = seen.or(disk.seen);
            if disk.rollback_to.is_none() {
                KeptClone::forget(transaction, &disk.id)?;
            }
            usable_again(disk, transaction)?;
            Ok::<_, EngineError>(())
        })?;
        self.clear_frozen();
        Ok(())
    }

    /// Removes frozen images that are needed no more, after the commit that made them so. The next run removes the
    /// images that cannot be removed now.
    fn clear_frozen(&self) {
        let _ = self.sweep_frozen();
    }

    /// Ends a rollback that failed with this error, so that no later run carries it out. Returns the error that tells
    /// the state of the disk.
    pub(super) fn give_up(&self, id: &DiskId, error: EngineError) -> EngineError {
        let why = error.to_string();
        let noted = self.note_given_up(id, &why).or_else(|_| {
            // The catalog can have no room left.
            self.reserve.give_back();
            self.note_given_up(id, &why)
        });
        let left = match noted {
            Ok(left) => left,
            Err(_) if self.leave_word(id).is_ok() => self.left(id),
            Err(trouble) => {
                return EngineError::NotGivenUp {
                    disk: id.to_string(),
                    source: Box::new(error),
                    trouble: Box::new(trouble),
                };
            }
        };
        match left {
            Left::Untouched => {
                self.clear_frozen();
                error
            }
            Left::HalfWritten => EngineError::HalfWritten { disk: id.to_string(), source: Box::new(error) },
        }
    }

    /// Returns the state of a disk after the catalog could not be written.
    fn left(&self, id: &DiskId) -> Left {
        let connection = &self.catalog.read();
        let disk = Disk::find(connection, id).ok().flatten();
        match disk.map(|disk| disk.is_rewritten(connection)) {
            None | Some(Ok(false)) => Left::Untouched,
            _ => Left::HalfWritten,
        }
    }

    /// Leaves word in the lock file of a disk that its rollback failed and reported that. Call it if the catalog
    /// cannot be written. The word makes that file longer than 0 bytes, which takes no room.
    /// [`sys::limit::LeavesWord`] does the same if memory runs out. Also call it if the transaction failed that was
    /// to begin a rollback. SQLite can find that transaction in its log later, as if it had been committed.
    ///
    /// # Errors
    /// When the lock file cannot be changed.
    pub fn leave_word(&self, id: &DiskId) -> io::Result<()> {
        self.home.locks().join(id.as_str()).open(Access::Write)?.set_len(1)
    }

    /// Returns true if [`Engine::leave_word`] left word.
    fn has_word(&self, id: &DiskId) -> bool {
        self.home.locks().join(id.as_str()).length().is_ok_and(|length| length > 0)
    }

    /// Removes the word of [`Engine::leave_word`], before another rollback begins.
    pub fn take_word(&self, id: &DiskId) {
        if self.has_word(id) {
            let file = self.home.locks().join(id.as_str()).open(Access::Write);
            let _ = file.and_then(|file| file.set_len(0));
        }
    }

    fn note_given_up(&self, id: &DiskId, why: &str) -> Result<Left> {
        self.catalog.write(|transaction| {
            let Some(disk) = Disk::find(transaction, id)? else { return Ok(Left::Untouched) };
            if disk.status != DiskStatus::ReIniting {
                return Ok(Left::Untouched);
            }
            fail_task(transaction, id, why)?;
            if !disk.is_rewritten(transaction)? {
                usable_again(disk, transaction)?;
                return Ok(Left::Untouched);
            }
            disk.stop_rewriting(transaction, why)?;
            Disk { worker: None, ..disk }.update(transaction)?;
            Ok(Left::HalfWritten)
        })
    }

    /// Makes the missing image of a `ReIniting` disk anew, with the content that the disk is to hold. Returns the
    /// disk's new size. On an error there is no image, as before.
    pub(super) fn make_anew(&self, disk: &Disk, path: &Place) -> Result<ByteSize> {
        self.must_not_be_away(disk, path)?;
        let snapshot = match &disk.rollback_to {
            None => None,
            Some(id) => Some(
                Snapshot::find(&self.catalog.read(), id)?
                    .ok_or_else(|| EngineError::Gone { what: id.to_string() })?,
            ),
        };
        let size = match &snapshot {
            None => disk.size,
            Some(snapshot) => self.size_at(disk, snapshot)?,
        };
        self.catalog.write(|transaction| disk.begin_rewriting(transaction))?;
        let made = self.fill_anew(&Disk { size, ..disk.clone() }, path, snapshot.as_ref());
        match &made {
            Ok(()) => {
                self.tell(format!(
                    "the image {} of {} was missing, and was made anew",
                    path.display(),
                    disk.id
                ));
            }
            Err(_) => self.catalog.write(|transaction| disk.end_rewriting(transaction))?,
        }
        made.map(|()| size)
    }

    /// Makes a missing image with its content. On an error there is no image.
    fn fill_anew(&self, disk: &Disk, path: &Place, snapshot: Option<&Snapshot>) -> Result<()> {
        let above = Path::ancestors(path).skip(1);
        let missing: Vec<&Path> = above.take_while(|parent| !parent.exists()).collect();
        let filled = self.try_fill_anew(disk, path, snapshot);
        if filled.is_err() {
            // Removes the directories that were made, except those in which other files are by now.
            let _ = missing.iter().try_for_each(std::fs::remove_dir);
        }
        filled
    }

    fn try_fill_anew(&self, disk: &Disk, path: &Place, snapshot: Option<&Snapshot>) -> Result<()> {
        let mut image = path
            .parent()
            .map_or(Ok(()), |directory| directory.make_directories())
            .and_then(|()| Image::create(path, disk.size))
            .map_err(EngineError::io(format!("making {}", path.display())))?;
        let filled = self.fill_new(&mut image, disk, path, snapshot);
        // Another file can have that name by now, if its file system was mounted meanwhile.
        if filled.is_err() && image.is_at(path) {
            path.remove().map_err(EngineError::io(format!("removing {}", path.display())))?;
        }
        filled
    }

    fn fill_new(
        &self,
        image: &mut Image,
        disk: &Disk,
        path: &Place,
        snapshot: Option<&Snapshot>,
    ) -> Result<()> {
        let failed = || EngineError::io(format!("making {}", path.display()));
        // The owner is set first, so that no other user can read the content.
        if let Some(Seen::File(file)) = &disk.seen {
            match image.belong_to(file.owner, file.group, file.mode) {
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied => self.tell(format!(
                    "{} belonged to user {} and group {} with mode {:o}; it is yours now, since only root can give it away",
                    path.display(),
                    file.owner,
                    file.group,
                    file.mode
                )),
                given => given.map_err(failed())?,
            }
        }
        if let Some(snapshot) = snapshot {
            let region = self.regions.shared(&snapshot.region)?;
            self.write_content(image, disk, snapshot, &region.store)?;
        }
        let named = image.sync().and_then(|()| path.parent().map_or(Ok(()), |above| above.sync_directory()));
        named.map_err(failed())?;
        if image.is_at(path) {
            Ok(())
        } else {
            Err(EngineError::Changed { path: path.display().to_string() })
        }
    }
}

/// Returns true if a `ReIniting` disk goes back to its beginning, and not to a snapshot of its own.
fn is_new_beginning(disk: &Disk, transaction: &WriteTx) -> Result<bool, CatalogError> {
    let Some(target) = &disk.rollback_to else { return Ok(true) };
    match Snapshot::find(transaction, target)? {
        Some(snapshot) => Ok(snapshot.disk_id(transaction)? != disk.id),
        None => Ok(false),
    }
}

/// Returns the newest sequence number in a disk's chain.
fn newest_number(transaction: &WriteTx, disk: &Disk) -> Result<Option<Sequence>, CatalogError> {
    match Chain::of_disk(transaction, &disk.id)? {
        Some(chain) => chain.newest(transaction),
        None => Ok(None),
    }
}

/// Sets the disk usable again. Returns its status.
pub(super) fn usable_again(mut disk: Disk, transaction: &WriteTx) -> Result<DiskStatus, CatalogError> {
    disk.status = if disk.instance.is_some() { DiskStatus::InUse } else { DiskStatus::Available };
    disk.rollback_to = None;
    disk.worker = None;
    disk.end_rewriting(transaction)?;
    disk.update(transaction)?;
    Ok(disk.status)
}

/// Ends the task of a disk's rollback, if it has one, with an error.
fn fail_task(transaction: &WriteTx, id: &DiskId, why: &str) -> Result<()> {
    let now = sys::clock::now()?;
    let job = DiskRollback(id.clone()).into();
    for task in Task::with_worker(transaction)? {
        if Job::parse(&task.job).as_ref() == Some(&job) {
            let failed = Task {
                status: TaskStatus::Failed,
                finished: Some(now),
                error: Some(why.to_owned()),
                worker: None,
                ..task
            };
            failed.update(transaction)?;
        }
    }
    Ok(())
}

/// Returns the target of a `ReIniting` disk, as text for people.
pub(super) fn goal(disk: &Disk) -> String {
    disk.rollback_to.as_ref().map_or_else(|| "empty".to_owned(), ToString::to_string)
}

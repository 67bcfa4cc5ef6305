//! Rollbacks: how they end.
//!
//! A rollback that came to its end leaves the disk usable. One that failed told so, and is never carried out
//! later: if the image was not touched, the disk is as it was; if it is half written, the disk stays `ReIniting`,
//! with the reason, until somebody repeats the rollback, makes another one, or takes the image as it is. One whose
//! process was killed told nobody: the next run does it to its end, and tells that.
//!
//! An image that is not there is made anew by whoever asks for the rollback, where it was; never by the run after a
//! killed one. Where it may only be away, because its file system is not mounted, nothing is made.

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

/// How a rollback that failed left the disk.
enum Left {
    /// As it was before.
    Untouched,
    /// Half written.
    HalfWritten,
}

/// A disk whose rollback was cancelled.
#[derive(Clone, Copy, Debug)]
pub struct Cancelled {
    /// What the disk is now.
    pub status: DiskStatus,
    /// Whether the rollback had begun to write.
    pub was_half_written: bool,
}

impl Engine {
    /// Brings a `ReIniting` disk to what its row's `rollback_to` says (`None`: empty), and sets its status back to
    /// `Available` or `In_use`. A snapshot of the disk itself brings its size too; a disk that is emptied, or that
    /// goes back to the snapshot it was made from, keeps its size. The caller holds the disk's lock. Can be repeated.
    ///
    /// # Errors
    /// When something fails. The disk is as it was then; or, if its image is half written, it stays `ReIniting`, and
    /// nobody goes on by itself.
    pub fn rollback(&self, id: &DiskId) -> Result<()> {
        let disk = self.disk(id)?;
        if disk.status != DiskStatus::ReIniting {
            return Err(EngineError::Gone { what: format!("the rollback of {id}") });
        }
        let done = self.bring_back(&disk).and_then(|size| {
            // The image is what it is to be: that is worth another try, with what room there is in reserve.
            self.end_rollback(&disk, size).or_else(|_| {
                self.reserve.give_back();
                self.end_rollback(&disk, size)
            })
        });
        self.progress.finish();
        done.map_err(|error| self.give_up(id, error))
    }

    /// Does a rollback to its end that was cut off, and tells that. An image that is not there now is not made anew.
    ///
    /// # Errors
    /// When something fails; it is given up then, as [`Engine::rollback`] does.
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

    /// Takes the image of a disk whose rollback failed half way, or was killed, for what the disk is to hold. The caller
    /// holds the disk's lock. `None`, and nothing is changed, if the disk is not `ReIniting`.
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

    /// The last step of a rollback: the image is what it is to be, and durable.
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

    /// Removes frozen images that nobody needs any more, after what made it so is committed: what cannot be removed
    /// now, the next run removes.
    fn clear_frozen(&self) {
        let _ = self.sweep_frozen();
    }

    /// Ends a rollback that failed with this error, so that nobody carries it out later. Gives the error that says how
    /// the disk is left.
    pub(super) fn give_up(&self, id: &DiskId, error: EngineError) -> EngineError {
        let why = error.to_string();
        let noted = self.note_given_up(id, &why).or_else(|_| {
            // The catalog may have no room left.
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

    /// How a disk is that the catalog could not be told of.
    fn left(&self, id: &DiskId) -> Left {
        let connection = &self.catalog.read();
        let disk = Disk::find(connection, id).ok().flatten();
        match disk.map(|disk| disk.is_rewritten(connection)) {
            None | Some(Ok(false)) => Left::Untouched,
            _ => Left::HalfWritten,
        }
    }

    /// Leaves word, where the catalog cannot be written, that a rollback failed and told so: the lock file of its disk is
    /// no longer empty. That takes no room. [`sys::limit::LeavesWord`] does the same where there is no memory. Also where a transaction failed that was to begin one: SQLite may come upon
    /// it in its log later, as if it had been committed.
    ///
    /// # Errors
    /// When the lock file cannot be changed.
    pub fn leave_word(&self, id: &DiskId) -> io::Result<()> {
        self.home.locks().join(id.as_str()).open(Access::Write)?.set_len(1)
    }

    /// Whether word was left.
    fn has_word(&self, id: &DiskId) -> bool {
        self.home.locks().join(id.as_str()).length().is_ok_and(|length| length > 0)
    }

    /// Takes the word away again, before another rollback begins.
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

    /// Makes the image of a `ReIniting` disk anew that is not there, with what the disk is to hold. Gives the disk's
    /// size then. On an error there is no image, as before.
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

    /// Makes an image that is not there, with its content. On an error there is none.
    fn fill_anew(&self, disk: &Disk, path: &Place, snapshot: Option<&Snapshot>) -> Result<()> {
        let above = Path::ancestors(path).skip(1);
        let missing: Vec<&Path> = above.take_while(|parent| !parent.exists()).collect();
        let filled = self.try_fill_anew(disk, path, snapshot);
        if filled.is_err() {
            // What was made on the way goes again; what others put into it meanwhile stays.
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
        // Another file of that name may have come meanwhile, with its file system.
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
        // Before anything is in it that others are not to read.
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

/// Whether a `ReIniting` disk goes back to how it began, and not to a snapshot of its own.
fn is_new_beginning(disk: &Disk, transaction: &WriteTx) -> Result<bool, CatalogError> {
    let Some(target) = &disk.rollback_to else { return Ok(true) };
    match Snapshot::find(transaction, target)? {
        Some(snapshot) => Ok(snapshot.disk_id(transaction)? != disk.id),
        None => Ok(false),
    }
}

/// The newest number in a disk's chain.
fn newest_number(transaction: &WriteTx, disk: &Disk) -> Result<Option<Sequence>, CatalogError> {
    match Chain::of_disk(transaction, &disk.id)? {
        Some(chain) => chain.newest(transaction),
        None => Ok(None),
    }
}

/// Shows the disk as usable again.
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

/// What a `ReIniting` disk goes back to, for people.
pub(super) fn goal(disk: &Disk) -> String {
    disk.rollback_to.as_ref().map_or_else(|| "empty".to_owned(), ToString::to_string)
}

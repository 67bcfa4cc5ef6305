//! Jobs: long work whose rows are already decided. A request does its job itself, or hands it to a worker
//! and answers; then a [task](super::task) tells how far the worker is.
//!
//! All rows that a job works on name locks that whoever does it holds, so that it is seen when nobody
//! does it any more. What a worker cannot read in the rows stands in the job.

use super::{Engine, EngineError, Result};
use crate::catalog::{Catalog, Disk, Snapshot, Tag, Task};
use crate::disk::format::Format;
use crate::model::{ByteSize, DiskId, GroupId, ImageId, InstanceId, SnapshotId, TaskId};
use crate::sys;
use crate::sys::lock::Lock;
use serde::{Deserialize, Serialize};
use std::io;

/// Long work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Job {
    /// Capture a progressing snapshot.
    Capture(SnapshotId),
    /// Capture the progressing snapshots of a group.
    Group(GroupId),
    /// Fill a progressing copy of a snapshot.
    Copy(SnapshotId),
    /// Capture or copy the progressing snapshots of an image that is `Creating`.
    Image(ImageId),
    /// Fill the disks and snapshots of an image that is `Creating` from files.
    Import(Import),
    /// Write the snapshots of an image to files.
    Export(Export),
    /// Fill a disk that is `Creating`.
    Fill(DiskId),
    /// Make instances that are `Pending`, and their disks.
    Instances(Instances),
    /// Bring a `ReIniting` disk to what its row says.
    Rollback(DiskId),
}

/// What becomes an image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The image; its snapshots are progressing.
    pub image: ImageId,
    /// What its snapshots are to hold.
    pub files: Vec<ImportedFile>,
}

/// A file that becomes a snapshot, by way of a disk that goes again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedFile {
    /// The file's bucket.
    pub bucket: String,
    /// The file in the bucket.
    pub object: String,
    /// Its format, if it is not to be recognised.
    pub format: Option<Format>,
    /// The disk on the way; it is `Creating`.
    pub disk: DiskId,
    /// That disk's snapshot.
    pub snapshot: SnapshotId,
}

/// What is written out of an image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// The image.
    pub image: ImageId,
    /// The bucket that the files come to.
    pub bucket: String,
    /// The format of the files.
    pub format: Format,
    /// The files.
    pub files: Vec<ExportedFile>,
}

/// A file that a snapshot is written to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedFile {
    /// The file's name in the bucket.
    pub name: String,
    /// What it holds. Older versions wrote a disk, and named that instead: such a job is only cleared up after.
    #[serde(default)]
    pub content: Option<ExportedContent>,
}

/// What a file is to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedContent {
    /// The snapshot.
    pub snapshot: SnapshotId,
    /// The size of the disk in the file, at least that of the snapshot's.
    pub size: ByteSize,
}

/// Instances that are made together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instances {
    /// The first of them; its id is the `worker` of all their rows.
    pub first: InstanceId,
    /// Whether they come to be Running, rather than Stopped.
    pub start: bool,
}

impl Job {
    /// Reads what [`Job::to_text`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The job as a worker is told of it.
    ///
    /// # Errors
    /// Never, but for a fault in the program.
    pub fn to_text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|error| EngineError::io("telling of a job")(error.into()))
    }

    /// The resource it works on.
    pub fn subject(&self) -> &str {
        match self {
            Self::Capture(id) | Self::Copy(id) => id.as_str(),
            Self::Group(id) => id.as_str(),
            Self::Image(id)
            | Self::Import(Import { image: id, .. })
            | Self::Export(Export { image: id, .. }) => id.as_str(),
            Self::Instances(Instances { first, .. }) => first.as_str(),
            Self::Fill(id) | Self::Rollback(id) => id.as_str(),
        }
    }
}

impl Engine {
    /// Does a job. The caller holds the locks that the rows name.
    ///
    /// # Errors
    /// When it fails; the rows say how far it came.
    pub fn perform(&self, job: &Job) -> Result<()> {
        let done = sys::panic::caught(|| match job {
            Job::Capture(id) => self.capture(id),
            Job::Group(id) => self.capture_group(id),
            Job::Copy(id) => self.copy_snapshot(id),
            Job::Image(id) => self.make_custom_image(id),
            Job::Import(import) => self.import(import),
            Job::Export(export) => self.export(export),
            Job::Fill(id) => self.fill(id),
            Job::Instances(instances) => self.make_instances(instances),
            Job::Rollback(id) => self.rollback(id),
        });
        done.unwrap_or_else(|fault| Err(self.abandon(job, fault.into())))
    }

    /// Hands a task that [has begun](Engine::begin_task) to a worker, with its locks. Where none can be
    /// started, the job is done here: its rows promise it already. Whether it is done.
    ///
    /// # Errors
    /// When the job fails here, or something fails before; the next run settles it then.
    pub fn hand_over(&self, task: &TaskId, locks: Vec<Lock>) -> Result<bool> {
        let handed = locks.iter().map(Lock::duplicate).collect::<io::Result<Vec<_>>>();
        let started = handed.and_then(|locks| sys::worker::spawn(&["task", "run", task.as_str()], locks));
        let Ok(process) = started else {
            self.run_task(task)?;
            drop(locks);
            return Ok(true);
        };
        drop(locks);
        // The worker is at it, whether this can be noted or not: without, it cannot be cancelled.
        let _ = self.catalog.write(|transaction| {
            let Some(task) = Task::find(transaction, task)? else { return Ok(()) };
            Ok::<_, EngineError>(Task { process: Some(process), ..task }.update(transaction)?)
        });
        Ok(false)
    }

    /// Takes a job back that its rows promise, and that nobody begins now: whoever asked for it is told this error, so
    /// nobody may do it later. Gives the error. The caller holds the locks that the rows name.
    pub fn abandon(&self, job: &Job, error: EngineError) -> EngineError {
        // What fails here, the next run settles.
        match job {
            Job::Capture(id) => self.abandon_capture(id),
            Job::Group(id) => self.abandon_group(id),
            Job::Image(id) => drop(self.end_custom_image(id, Err(EngineError::Cancelled))),
            Job::Rollback(id) => return self.give_up(id, error),
            // What is left of these is never done later: the next run removes it.
            Job::Copy(_) | Job::Import(_) | Job::Export(_) | Job::Fill(_) | Job::Instances(_) => {}
        }
        error
    }

    /// Makes the image of a disk that is `Creating`, and makes the disk `Available`; if that fails the
    /// disk goes.
    fn fill(&self, id: &DiskId) -> Result<()> {
        let disk = self.disk(id)?;
        let made = self.fill_image(&disk);
        if made.is_err() {
            self.remove_image(&disk)?;
        }
        self.catalog.write(|transaction| {
            match &made {
                Ok(()) => disk.become_available(transaction)?,
                Err(_) => {
                    Tag::remove_all(transaction, disk.id.as_str())?;
                    Catalog::forget_answers(transaction, disk.id.as_str())?;
                    disk.delete(transaction)?;
                }
            }
            Ok::<_, EngineError>(())
        })?;
        made
    }

    /// Makes the image of a disk: empty, or from the snapshot that the disk's row names.
    pub(super) fn fill_image(&self, disk: &Disk) -> Result<()> {
        match &disk.source_snapshot {
            None => self.create_image(disk),
            Some(source) => {
                let snapshot = Snapshot::find(&self.catalog.read(), source)?
                    .ok_or_else(|| EngineError::Gone { what: source.to_string() })?;
                self.restore(&snapshot, disk)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_are_told_and_understood() {
        let disk = DiskId::parse("d-1").unwrap();
        let snapshot = SnapshotId::parse("s-1").unwrap();
        let image = ImageId::parse("m-1").unwrap();
        let files = vec![ImportedFile {
            bucket: "b".into(),
            object: "a \"b\"/c".into(),
            format: Some(Format::Qcow2),
            disk: disk.clone(),
            snapshot: snapshot.clone(),
        }];
        for job in [
            Job::Capture(snapshot),
            Job::Rollback(disk),
            Job::Import(Import { image, files }),
            Job::Instances(Instances { first: InstanceId::parse("i-1").unwrap(), start: true }),
        ] {
            assert_eq!(Job::parse(&job.to_text().unwrap()), Some(job));
        }
        let old =
            r#"{"export":{"image":"m-1","bucket":"b","format":"Raw","files":[{"disk":"d-1","name":"f"}]}}"#;
        let Some(Job::Export(export)) = Job::parse(old) else { panic!("the job of an older version") };
        assert_eq!(export.files, [ExportedFile { name: "f".into(), content: None }]);
        for bad in ["", "{}", "{\"capture\":\"../x\"}", "{\"fill\":\"s-1\"}"] {
            assert_eq!(Job::parse(bad), None, "{bad}");
        }
    }
}

//! Jobs: long work whose rows are already decided. Each kind is a type with one [`Work`].
//!
//! All rows that a job works on name locks that the thread or process at work holds, so that its death is noticed. What
//! cannot be read in the rows stands in the job, whose text is kept in its [task].

mod disk;
mod group;
mod image;
mod instances;
mod runner;
mod snapshot;
mod task;

pub use disk::{DiskFill, DiskRollback};
pub use group::GroupCapture;
pub use image::{ExportedContent, ExportedFile, ImageBuild, ImageExport, ImageImport, ImportedFile};
pub use instances::InstanceBatch;
pub use runner::{Pool, Runner};
pub use snapshot::{SnapshotCapture, SnapshotCopy};

use super::{Engine, EngineError, Result};
use crate::catalog::Snapshot;
use crate::model::{SnapshotStatus, TaskId};
use crate::sys;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One kind of long work.
pub(super) trait Work {
    /// The id of the resource that it works on.
    fn subject(&self) -> &str;

    /// Does it. The caller holds the locks that the rows name.
    fn run(&self, engine: &Engine) -> Result<()>;

    /// Takes it back: its rows promise it, and its caller is told this error, so that nobody may do it later. Gives the
    /// error to tell. By default the next run removes what is left.
    fn abandon(&self, _engine: &Engine, error: EngineError) -> EngineError {
        error
    }

    /// Returns true if it can still come to its end after its worker died: its points in time are frozen, or it can be done
    /// again. Called for jobs that have a task: before there is one, not all points in time need be fixed.
    fn is_resumable(&self, _engine: &Engine) -> Result<bool> {
        Ok(false)
    }

    /// Brings it to its end after its worker died, and tells that.
    fn resume(&self, engine: &Engine) -> Result<()> {
        self.run(engine)?;
        engine.tell(format!("{}, whose making was cut off, was made", self.subject()));
        Ok(())
    }

    /// Returns true if the rows say that it came to its end.
    fn is_done(&self, engine: &Engine) -> Result<bool>;

    /// Removes what a dead worker left where no row tells of it.
    fn clear_up(&self, _engine: &Engine) -> Result<()> {
        Ok(())
    }
}

/// Declares the kinds: the names of the variants are those of the text, in kebab case.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident($work:ty),)*) => {
        /// A job of any kind, as its task keeps it.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Job {
            $($(#[$doc])* $name($work),)*
        }

        impl Job {
            pub(super) fn work(&self) -> &dyn Work {
                match self {
                    $(Self::$name(work) => work,)*
                }
            }
        }

        $(impl From<$work> for Job {
            fn from(work: $work) -> Self {
                Self::$name(work)
            }
        })*
    };
}

kinds! {
    /// Captures a snapshot.
    Capture(SnapshotCapture),
    /// Captures the snapshots of a group.
    Group(GroupCapture),
    /// Fills a copy of a snapshot.
    Copy(SnapshotCopy),
    /// Captures or copies the snapshots of an image.
    Image(ImageBuild),
    /// Makes an image from files.
    Import(ImageImport),
    /// Writes the snapshots of an image to files.
    Export(ImageExport),
    /// Fills a new disk.
    Fill(DiskFill),
    /// Makes instances and their disks.
    Instances(InstanceBatch),
    /// Brings a disk back to a snapshot.
    Rollback(DiskRollback),
}

impl Job {
    /// Reads the text that [`Job::to_text`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The text of its task.
    ///
    /// # Errors
    /// Never, but for a fault in the program.
    pub fn to_text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|error| EngineError::io("writing a job")(error.into()))
    }
}

impl Engine {
    /// Does a job. The caller holds the locks that the rows name.
    ///
    /// # Errors
    /// When it fails; the rows say how far it came.
    pub fn perform(&self, job: &Job) -> Result<()> {
        self.attempt(job, None, |work, engine| work.run(engine))
    }

    /// Brings a job without a task to its end whose process died.
    pub(super) fn resume_job(&self, job: &Job) -> Result<()> {
        self.attempt(job, None, |work, engine| work.resume(engine))
    }

    /// Takes back a job that its rows promise, and that nobody begins now: its caller is told this error, so that nobody
    /// may do it later. Gives the error to tell. The caller holds the locks that the rows name.
    pub fn abandon(&self, job: &Job, error: EngineError) -> EngineError {
        job.work().abandon(self, error)
    }

    /// Does a step of a job, with a meter of its own, which also tells its task. A fault in the step takes the job back.
    fn attempt(
        &self,
        job: &Job,
        task: Option<TaskId>,
        step: impl FnOnce(&dyn Work, &Self) -> Result<()>,
    ) -> Result<()> {
        let engine = Self { progress: Arc::new(self.progress.for_job(task)), ..self.clone() };
        let done = sys::panic::caught(|| step(job.work(), &engine));
        done.unwrap_or_else(|fault| Err(job.work().abandon(&engine, fault.into())))
    }

    /// Returns true if the points in time of all these snapshots are frozen, or captured already.
    fn are_fixed(&self, snapshots: &[Snapshot]) -> Result<bool> {
        for snapshot in snapshots {
            if snapshot.status != SnapshotStatus::Accomplished && !self.is_frozen(snapshot)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::format::Format;
    use crate::model::{ByteSize, DiskId, GroupId, ImageId, InstanceId, SnapshotId};

    /// The texts stand in the catalogs of old homes.
    #[test]
    fn every_kind_has_the_text_that_it_always_had() {
        let disk = DiskId::parse("d-1").unwrap();
        let snapshot = SnapshotId::parse("s-1").unwrap();
        let image = ImageId::parse("m-1").unwrap();
        let file = |format| ImportedFile {
            bucket: "b".into(),
            object: "a \"b\"/c".into(),
            format,
            snapshot: snapshot.clone(),
        };
        let import = ImageImport { image: image.clone(), files: vec![file(Some(Format::Qcow2)), file(None)] };
        let export = ImageExport {
            image: image.clone(),
            bucket: "b".into(),
            format: Format::Raw,
            files: vec![ExportedFile {
                name: "n.raw".into(),
                content: Some(ExportedContent { snapshot: snapshot.clone(), size: ByteSize(1) }),
            }],
        };
        let instances = InstanceBatch { first: InstanceId::parse("i-1").unwrap(), start: true };
        let jobs: [(Job, &str); 9] = [
            (SnapshotCapture(snapshot.clone()).into(), r#"{"capture":"s-1"}"#),
            (GroupCapture(GroupId::parse("ssg-1").unwrap()).into(), r#"{"group":"ssg-1"}"#),
            (SnapshotCopy(snapshot.clone()).into(), r#"{"copy":"s-1"}"#),
            (ImageBuild(image).into(), r#"{"image":"m-1"}"#),
            (import.into(), IMPORT),
            (export.into(), EXPORT),
            (DiskFill(disk.clone()).into(), r#"{"fill":"d-1"}"#),
            (instances.into(), r#"{"instances":{"first":"i-1","start":true}}"#),
            (DiskRollback(disk).into(), r#"{"rollback":"d-1"}"#),
        ];
        for (job, text) in jobs {
            assert_eq!(job.to_text().unwrap(), text);
            assert_eq!(Job::parse(text), Some(job));
        }
        let named = IMPORT.replace(r#","snapshot""#, r#","disk":"d-1","snapshot""#);
        assert_eq!(Job::parse(&named), Job::parse(IMPORT));
        let old =
            r#"{"export":{"image":"m-1","bucket":"b","format":"Raw","files":[{"disk":"d-1","name":"f"}]}}"#;
        let Some(Job::Export(export)) = Job::parse(old) else { panic!("the job of an older version") };
        assert_eq!(export.files, [ExportedFile { name: "f".into(), content: None }]);
        for bad in ["", "{}", "{\"capture\":\"../x\"}", "{\"fill\":\"s-1\"}"] {
            assert_eq!(Job::parse(bad), None, "{bad}");
        }
    }

    const IMPORT: &str = concat!(
        r#"{"import":{"image":"m-1","files":[{"bucket":"b","object":"a \"b\"/c","format":"Qcow2","#,
        r#""snapshot":"s-1"},{"bucket":"b","object":"a \"b\"/c","format":null,"snapshot":"s-1"}]}}"#
    );
    const EXPORT: &str = concat!(
        r#"{"export":{"image":"m-1","bucket":"b","format":"Raw","files":[{"name":"n.raw","#,
        r#""content":{"snapshot":"s-1","size":1}}]}}"#
    );
}

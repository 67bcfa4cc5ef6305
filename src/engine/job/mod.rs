//! Jobs: long work whose rows are already decided. Each kind is a type with one [`Work`].
//!
//! All rows of a job name locks. The thread or process that does the job holds these, so that its death is noticed.
//! The job has the facts that are not in the rows, and its [task] keeps the job's text.

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

/// A kind of job.
pub(super) trait Work {
    /// Returns the id of the resource of the job.
    fn subject(&self) -> &str;

    /// Does the job. The caller holds the locks that the rows name.
    fn run(&self, engine: &Engine) -> Result<()>;

    /// Takes the job back. The rows promise the job, and its caller gets this error, so no later run may do it.
    /// Returns the error to report. By default, the next run removes what is left.
    fn abandon(&self, _engine: &Engine, error: EngineError) -> EngineError {
        error
    }

    /// Returns true if the job can still be completed after its worker died. Then its points in time are frozen, or
    /// it can be repeated. Called only for jobs with a task: before the task exists, some points in time can be
    /// unfixed.
    fn is_resumable(&self, _engine: &Engine) -> Result<bool> {
        Ok(false)
    }

    /// Completes the job after its worker died, and tells that.
    fn resume(&self, engine: &Engine) -> Result<()> {
        self.run(engine)?;
        engine.tell(format!("{}, whose making was cut off, was made", self.subject()));
        Ok(())
    }

    /// Returns true if the rows say that the job is complete.
    fn is_done(&self, engine: &Engine) -> Result<bool>;

    /// Removes the objects of a dead worker that no row tells of.
    fn clear_up(&self, _engine: &Engine) -> Result<()> {
        Ok(())
    }
}

/// Declares the kinds. The text of a job names its variant in kebab case.
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
    /// Reads the text that [`Job::to_text`] returned.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Returns the text of the job, for its task.
    ///
    /// # Errors
    /// Only on a fault in the program.
    pub fn to_text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|error| EngineError::io("writing a job")(error.into()))
    }
}

impl Engine {
    /// Does a job. The caller holds the locks that the rows name.
    ///
    /// # Errors
    /// When the job fails; the rows tell how far it came.
    pub fn perform(&self, job: &Job) -> Result<()> {
        self.attempt(job, None, |work, engine| work.run(engine))
    }

    /// Completes a job without a task whose process died.
    pub(super) fn resume_job(&self, job: &Job) -> Result<()> {
        self.attempt(job, None, |work, engine| work.resume(engine))
    }

    /// Takes back a job that its rows promise, and that is not begun now. Its caller gets this error, so no later run
    /// may do the job. Returns the error to report. The caller holds the locks that the rows name.
    pub fn abandon(&self, job: &Job, error: EngineError) -> EngineError {
        job.work().abandon(self, error)
    }

    /// Does a step of a job, with a meter of its own, which also updates its task. A fault in the step takes the job
    /// back.
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

    /// Old homes have these texts in their catalogs.
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

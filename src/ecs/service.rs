//! The entry: takes a request, and returns an answer or an error.

use super::code::Code;
use super::declaration::common::DRY_RUN_NAME;
use super::declaration::{Declaration, Operation};
use super::error::ApiError;
use super::parameter::{Decoder, Parameters};
use super::quotas::Quotas;
use super::{effect, ids, places, table, unbuilt};
use crate::catalog::ReadTx;
use crate::catalog::Snapshot;
use crate::engine::{Engine, EngineError, Job, Runner};
use crate::home::Home;
use crate::model::{ClockRun, RegionId, SnapshotStatus, TaskId, Time};
use crate::sys;
use crate::sys::lack::Lack;
use crate::sys::lock::Lock;
use serde_json::Value;

/// A request.
#[derive(Clone, Debug)]
pub struct Request {
    /// The operation's name.
    pub operation: String,
    /// Its parameters.
    pub parameters: Parameters,
    /// The requested region.
    pub region: String,
}

/// A failed request.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The error.
    pub error: ApiError,
    /// Its HTTP status.
    pub status: u16,
    /// The request's id.
    pub request_id: String,
    /// The host that would have answered.
    pub host_id: String,
}

impl Failure {
    /// Returns the page that the service recommends for the error.
    pub fn recommend(&self) -> String {
        let Self { error, request_id, .. } = self;
        format!("https://api.aliyun.com/troubleshoot?q={}&product=Ecs&requestId={request_id}", error.code)
    }

    /// Returns the body of the service's answer.
    pub fn body(&self) -> Value {
        serde_json::json!({
            "Code": self.error.code,
            "HostId": self.host_id,
            "Message": self.error.message,
            "Recommend": self.recommend(),
            "RequestId": self.request_id,
        })
    }
}

/// The service over one home.
#[derive(Debug)]
pub struct Service {
    engine: Engine,
    quotas: Quotas,
    runner: Runner,
}

/// The context of an operation.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The requested region.
    pub region: RegionId,
    /// The engine, and the catalog through it.
    pub engine: &'a Engine,
    /// The time of the request.
    pub now: Time,
    /// The limits.
    pub quotas: Quotas,
    declaration: &'static Declaration,
    parameters: &'a Parameters,
    dry_run: bool,
    /// The runner of long work.
    runner: &'a Runner,
}

/// The request's values without the engine, so that a transaction can read them.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The requested region.
    pub region: RegionId,
    /// The time of the request.
    pub now: Time,
    /// The limits.
    pub quotas: Quotas,
    /// The home, with the images of disks.
    pub home: Home,
    pub(super) declaration: &'static Declaration,
    pub(super) parameters: &'a Parameters,
}

impl Service {
    /// Builds the service over an open engine, with the service's own limits.
    pub fn new(engine: Engine) -> Self {
        Self { engine, quotas: Quotas::default(), runner: Runner::Inline }
    }

    /// Returns the service with other limits.
    #[must_use]
    pub fn with_quotas(self, quotas: Quotas) -> Self {
        Self { quotas, ..self }
    }

    /// Returns the service with `runner` for long work. Unless the runner is inline, the service answers at once, as
    /// the real one does.
    #[must_use]
    pub fn with_runner(self, runner: Runner) -> Self {
        Self { runner, ..self }
    }

    /// Returns the engine.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Switches off instant access whose time is over.
    fn end_instant_access(&self, now: Time) -> Result<(), EngineError> {
        let ended = Snapshot::with_ended_instant_access(&self.engine.catalog().read(), now)?;
        if ended.is_empty() || self.engine.catalog().is_read_only() {
            return Ok(());
        }
        self.engine.catalog().write(|catalog| {
            let ended = Snapshot::with_ended_instant_access(catalog, now)?;
            Ok(ended.into_iter().try_for_each(|snapshot| snapshot.end_instant_access(catalog))?)
        })
    }

    /// Settles the unfinished work of dead processes. A failure of one disk or store, or damage, is kept for
    /// [`Service::troubles`] and does not stop the others.
    ///
    /// # Errors
    /// When the catalog or the machine fails.
    pub fn settle(&self) -> Result<(), EngineError> {
        let recovered = self.engine.recover().map(|()| Vec::new());
        for outcome in [recovered, self.engine.resume()] {
            match outcome {
                Err(error) if !error.is_damage() => return Err(error),
                outcome => self.engine.keep_troubles(outcome.unwrap_or_else(|error| vec![error])),
            }
        }
        Ok(())
    }

    /// Looks at the clock, which says `now`, and reports a clock that went back.
    pub(super) fn see_clock(
        &self,
        now: Time,
        look: fn(ClockRun, Time) -> ClockRun,
    ) -> Result<ClockRun, EngineError> {
        let (before, after) = self.engine.catalog().see_clock(now, look)?;
        if before.goes_back(now) {
            self.engine.tell(format!(
                "the clock went back: it says {}, and said {} before; what was made meanwhile has times that are wrong, and \
                 stands in lists where it was made",
                now.to_seconds(),
                before.last.to_seconds()
            ));
        }
        Ok(after)
    }

    /// Returns the quotas.
    pub(super) fn quotas(&self) -> &Quotas {
        &self.quotas
    }

    /// Returns the failures that occurred while requests settled the work of dead processes; they do not stop
    /// answers.
    pub fn troubles(&self) -> Vec<EngineError> {
        self.engine.troubles()
    }

    /// Answers a request.
    ///
    /// # Errors
    /// The service's error, with the fields of its answer.
    pub fn call(&self, request: &Request) -> Result<Value, Box<Failure>> {
        let request_id = sys::random::uuid().unwrap_or_default();
        let entry = table::find(&request.operation);
        let outcome = match entry {
            Some(entry) => sys::panic::caught(|| self.run(entry, request))
                .unwrap_or_else(|fault| Err(ApiError::internal(fault))),
            None => Err(unbuilt::error(&request.operation)),
        };
        let outcome = outcome.map_err(|error| self.explained(error));
        match outcome {
            Ok(Value::Object(mut answer)) => {
                answer.insert("RequestId".into(), request_id.into());
                Ok(Value::Object(answer))
            }
            Ok(other) => Ok(other),
            Err(error) => Err(Box::new(Failure {
                status: error.status.unwrap_or_else(|| {
                    entry
                        .map_or_else(|| unbuilt::status(&error), |entry| entry.declaration.status(error.code))
                }),
                error,
                request_id,
                host_id: format!("ecs.{}.aliyuncs.com", request.region),
            })),
        }
    }

    /// Adds a visible shortage of the home, as a hint, to a failure without a hint.
    fn explained(&self, error: ApiError) -> ApiError {
        if error.hint.is_some() || !error.is_internal() {
            return error;
        }
        let root = self.engine.home().root();
        match Lack::at(root) {
            Some(lack) => error.hint(format!("Of the home {}: {}", root.display(), lack.remedy())),
            None => error,
        }
    }

    fn run(&self, entry: &table::Entry, request: &Request) -> Result<Value, ApiError> {
        // The older operations on policies spell the name with a small letter.
        let named = ["RegionId", "regionId"].iter().find_map(|name| request.parameters.get(*name));
        let region = named.unwrap_or(&request.region);
        let now = sys::clock::now().map_err(ApiError::internal)?;
        let only_reads = entry.declaration.only_reads();
        match self.engine.recover().and_then(|()| self.end_instant_access(now)) {
            // The data to read can lie elsewhere in the catalog.
            Err(error) if only_reads && error.is_unreadable() => self.engine.keep_troubles([error]),
            other => other?,
        }
        if !only_reads {
            self.engine.catalog().must_be_writable()?;
            // A missing record does no harm: it only affects which snapshots the schedule deletes.
            if let Err(error) = self.see_clock(now, ClockRun::seen) {
                self.engine.keep_troubles([error]);
            }
            self.engine.keep_troubles(self.engine.resume()?);
        }
        let context = Context {
            region: places::region(region)?,
            engine: &self.engine,
            now,
            quotas: self.quotas,
            declaration: entry.declaration,
            parameters: &request.parameters,
            dry_run: false,
            runner: &self.runner,
        };
        (entry.call)(&context)
    }
}

/// Decodes, runs and encodes an operation: the only function behind every entry of the table.
pub(super) fn call<O: Operation>(context: &Context<'_>) -> Result<Value, ApiError> {
    effect::refuse(O::DECLARATION, context.parameters)?;
    let decoder = Decoder::new(context.parameters);
    let operation = O::decode(&decoder)?;
    let can_be_dry = O::DECLARATION.parameter(DRY_RUN_NAME).is_some();
    let dry_run = can_be_dry && decoder.scalar(DRY_RUN_NAME)? == Some(true);
    let context = &Context { dry_run, ..context.clone() };
    if let Some(answer) = context.answered_before(O::DECLARATION)? {
        return Ok(answer);
    }
    let answer = operation.run(context)?;
    serde_json::to_value(answer).map_err(ApiError::internal)
}

impl<'a> Context<'a> {
    /// Returns the request's values without the engine.
    pub fn asked(&self) -> Asked<'a> {
        Asked {
            region: self.region.clone(),
            now: self.now,
            quotas: self.quotas,
            home: self.engine.home().clone(),
            declaration: self.declaration,
            parameters: self.parameters,
        }
    }

    /// Returns true if long work goes on after the answer.
    pub fn in_background(&self) -> bool {
        !matches!(self.runner, Runner::Inline)
    }

    /// Returns the context with long work in the request, unless `in_background` is true.
    #[must_use]
    pub fn with_background(&self, in_background: bool) -> Self {
        let runner = if in_background { self.runner } else { &Runner::Inline };
        Self { runner, ..self.clone() }
    }

    /// Carries out a job in the request or in another runner. `locks` are the locks that the job's rows name;
    /// `worker` is the name of one of them. Returns true if the job is done.
    ///
    /// # Errors
    /// When the job fails or cannot be handed over.
    pub fn carry_out(
        &self,
        job: impl Into<Job>,
        worker: &str,
        locks: Vec<Lock>,
    ) -> Result<bool, EngineError> {
        let job = job.into();
        if self.in_background() {
            return match self.begin_task(&job, worker) {
                Ok(task) => self.engine.carry_out(&task, self.runner, locks),
                Err(error) => Err(self.engine.abandon(&job, error)),
            };
        }
        self.engine.perform(&job)?;
        drop(locks);
        Ok(true)
    }

    /// Records the beginning of a job; the answer names its task.
    ///
    /// # Errors
    /// When the catalog, the clock or the randomness fails.
    pub fn begin_task(&self, job: &Job, worker: &str) -> Result<TaskId, EngineError> {
        let id = ids::task(&self.region).map_err(|error| EngineError::Io {
            what: "naming a task".to_owned(),
            source: std::io::Error::other(error),
        })?;
        self.engine.begin_task(&id, self.declaration.name, &self.region, job, worker, self.now)?;
        Ok(id)
    }

    /// Carries out the job of a task in the request or in another runner, with its locks.
    ///
    /// # Errors
    /// When the job fails or cannot be handed over.
    pub fn carry_out_task(&self, task: &TaskId, locks: Vec<Lock>) -> Result<(), EngineError> {
        self.engine.carry_out(task, self.runner, locks).map(drop)
    }

    /// Returns true if a snapshot can be used now: it is accomplished, or it is progressing with instant access and
    /// its point in time is frozen. This single rule holds for the shown snapshots and for new disks and images.
    ///
    /// # Errors
    /// When its frozen image cannot be opened.
    pub fn is_available(&self, snapshot: &Snapshot) -> Result<bool, EngineError> {
        Ok(match snapshot.status {
            SnapshotStatus::Accomplished => true,
            SnapshotStatus::Progressing => snapshot.instant_access && self.engine.is_frozen(snapshot)?,
            SnapshotStatus::Failed => false,
        })
    }

    /// Returns the catalog, for reading.
    pub fn catalog(&self) -> ReadTx {
        self.engine.catalog().read()
    }

    /// Ends a dry run after all checks passed.
    ///
    /// # Errors
    /// `DryRunOperation`, if the request is only to be checked.
    pub fn stop_if_dry(&self) -> Result<(), ApiError> {
        if self.dry_run {
            return Err(ApiError::new(
                Code::DryRunOperation,
                "Request validation has been passed with DryRun flag set.",
            ));
        }
        Ok(())
    }

    fn answered_before(&self, declaration: &Declaration) -> Result<Option<Value>, ApiError> {
        if declaration.parameter("ClientToken").is_none() {
            return Ok(None);
        }
        self.asked().look_up_token(&self.catalog())
    }
}

impl Asked<'_> {
    /// Returns the values for resources that the request makes in another region: their tags belong there.
    #[must_use]
    pub fn in_region(&self, region: &RegionId) -> Self {
        Self { region: region.clone(), ..self.clone() }
    }
}

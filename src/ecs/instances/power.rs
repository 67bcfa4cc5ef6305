//! Starting, stopping and restarting one instance or many at once.

use super::states;
use crate::catalog::WriteTx;
use crate::catalog::{Disk, Group, Instance};
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Kind, Need};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::{Decoder, Parameter, Scalar, Texts};
use crate::ecs::rules::existing::{self, shown};
use crate::ecs::service::{Asked, Context};
use crate::model::{InstanceId, InstanceStatus};
use serde::Serialize;

/// The maximum number of instances that a request can name.
const INSTANCES: usize = 100;

/// An action on an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Power {
    /// Changes Stopped to Running.
    Start,
    /// Changes Running to Stopped, in this mode.
    Stop(&'static str),
    /// Restarts: Running to Running.
    Reboot,
}

impl Power {
    /// Reads the mode in which an instance is to be stopped.
    ///
    /// # Errors
    /// `InvalidParameter` for another word.
    pub fn stop(mode: Option<&str>) -> Result<Self, ApiError> {
        match mode {
            None | Some("KeepCharging") => Ok(Self::Stop("KeepCharging")),
            Some("StopCharging") => Ok(Self::Stop("StopCharging")),
            Some(other) => Err(ApiError::new(
                Code::InvalidParameter,
                format!("The specified StoppedMode \"{}\" is not valid.", shown(other)),
            )
            .hint("It can be KeepCharging or StopCharging.")),
        }
    }

    /// Applies the action to one instance, or only checks if `dry` is an error. Returns the status before and after.
    ///
    /// # Errors
    /// `IncorrectInstanceStatus`, `DiskError`, the error in `dry`, or when the catalog fails.
    pub fn switch(
        self,
        catalog: &WriteTx,
        asked: &Asked<'_>,
        id: &InstanceId,
        dry: Result<(), ApiError>,
    ) -> Result<Switched, ApiError> {
        let mut instance = existing::instance(catalog, &asked.region, id)?;
        let before = match self {
            Self::Start => InstanceStatus::Stopped,
            Self::Stop(_) | Self::Reboot => InstanceStatus::Running,
        };
        states::must_be(&instance, before)?;
        // A broken disk does not stop an instance from being stopped.
        if !matches!(self, Self::Stop(_)) {
            states::disks_are_whole(catalog, &asked.home, &instance)?;
        }
        if self == Self::Start {
            states::has_system_disk(catalog, &instance)?;
        }
        dry?;
        for disk in Disk::of_instance(catalog, id)? {
            Group::disturb(catalog, &disk.id)?;
        }
        match self {
            Self::Start | Self::Reboot => {
                instance.status = InstanceStatus::Running;
                instance.stopped_mode = states::NOT_STOPPED.to_owned();
                instance.started = Some(asked.now);
            }
            Self::Stop(mode) => {
                instance.status = InstanceStatus::Stopped;
                instance.stopped_mode = mode.to_owned();
            }
        }
        instance.update(catalog)?;
        Ok(Switched::done(id, before, instance.status))
    }
}

/// `InstanceId.N`: 1 to 100 instances.
#[derive(Clone, Debug)]
pub struct InstanceIds(pub Vec<InstanceId>);

impl Parameter for InstanceIds {
    const KIND: Kind = Kind::RepeatList;
    const NEED: Need = Need::Required;

    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, ApiError> {
        let ids = Texts::decode(decoder, name)?.0;
        if ids.is_empty() {
            return Err(ApiError::missing(name));
        }
        if ids.len() > INSTANCES {
            return Err(ApiError::invalid(name).hint(format!("A request can name {INSTANCES} instances.")));
        }
        ids.iter().map(|id| Scalar::parse(id, name)).collect::<Result<_, _>>().map(Self)
    }
}

/// The procedure when one of many instances refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Batch {
    /// No instance is changed.
    AllTogether,
    /// The other instances go on.
    SuccessFirst,
}

impl Scalar for Batch {
    const KIND: Kind = Kind::String;

    fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
        match text {
            "AllTogether" => Ok(Self::AllTogether),
            "SuccessFirst" => Ok(Self::SuccessFirst),
            _ => Err(ApiError::invalid(name).hint("It can be AllTogether or SuccessFirst.")),
        }
    }
}

/// The result for one instance.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Switched {
    code: &'static str,
    current_status: &'static str,
    instance_id: InstanceId,
    message: String,
    previous_status: &'static str,
}

impl Switched {
    fn done(id: &InstanceId, before: InstanceStatus, after: InstanceStatus) -> Self {
        Self {
            code: "200",
            message: "success".to_owned(),
            instance_id: id.clone(),
            previous_status: before.as_str(),
            current_status: after.as_str(),
        }
    }

    fn refused(id: &InstanceId, instance: Option<Instance>, error: ApiError) -> Self {
        let status = instance.map_or("", |instance| instance.status.as_str());
        Self {
            code: error.code.as_str(),
            message: error.message,
            instance_id: id.clone(),
            previous_status: status,
            current_status: status,
        }
    }
}

/// The answer about many instances.
pub type Responses = Field<Field<Vec<Switched>>>;

/// Applies the action to many instances.
///
/// # Errors
/// With `AllTogether` the error of the first instance that refuses; then nothing has changed. `DryRunOperation` for a
/// dry run, or when the catalog fails.
pub fn switch_all(
    context: &Context<'_>,
    ids: &InstanceIds,
    power: Power,
    batch: Option<Batch>,
) -> Result<Responses, ApiError> {
    let dry = context.stop_if_dry();
    let asked = context.asked();
    let instance_response = match batch.unwrap_or(Batch::AllTogether) {
        Batch::AllTogether => context.engine.catalog().write(|catalog| {
            let switched: Result<_, ApiError> =
                ids.0.iter().map(|id| power.switch(catalog, &asked, id, Ok(()))).collect();
            // An error undoes all changes so far.
            switched.and_then(|all: Vec<_>| dry.map(|()| all))
        })?,
        Batch::SuccessFirst => {
            dry?;
            let mut all = Vec::with_capacity(ids.0.len());
            for id in &ids.0 {
                let switched =
                    context.engine.catalog().write(|catalog| power.switch(catalog, &asked, id, Ok(())));
                all.push(match switched {
                    Ok(switched) => switched,
                    Err(error) if error.is_internal() => return Err(error),
                    Err(error) => {
                        Switched::refused(id, Instance::get(&context.catalog(), &asked.region, id)?, error)
                    }
                });
            }
            all
        }
    };
    Ok(Field("InstanceResponses", Field("InstanceResponse", instance_response)))
}

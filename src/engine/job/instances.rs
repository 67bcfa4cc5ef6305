//! The job that makes instances.

use super::{Engine, Result, Work};
use crate::catalog::Instance;
use crate::model::{InstanceId, InstanceStatus};
use serde::{Deserialize, Serialize};

/// Makes instances that are `Pending`, and their disks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceBatch {
    /// The first instance, whose id is the `worker` of all their rows.
    pub first: InstanceId,
    /// True if the instances become Running, false if Stopped.
    pub start: bool,
}

impl Work for InstanceBatch {
    fn subject(&self) -> &str {
        self.first.as_str()
    }

    fn run(&self, engine: &Engine) -> Result<()> {
        engine.make_instances(self)
    }

    fn is_done(&self, engine: &Engine) -> Result<bool> {
        let instance = Instance::find(&engine.catalog.read(), &self.first)?;
        Ok(instance.is_some_and(|instance| instance.status != InstanceStatus::Pending))
    }
}

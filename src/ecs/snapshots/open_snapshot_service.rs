//! `OpenSnapshotService`.

use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;

operation! {
    /// Opens the snapshot service.
    ///
    /// Here it is always open; the operation is there for scripts that call it first.
    OpenSnapshotService in Snapshots "开通快照服务。" {}
    common { REGION_ID }
    errors {}
}

impl Operation for OpenSnapshotService {
    type Answer = Empty;

    fn run(self, _: &Context<'_>) -> Result<Empty, ApiError> {
        Ok(Empty {})
    }
}

//! `DescribeDiskEncryptionByDefaultStatus`.

use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use serde::Serialize;

operation! {
    /// Says whether new disks are encrypted: no.
    DescribeDiskEncryptionByDefaultStatus in Misc "查询新建云盘是否默认加密；此处为否。" {}
    common { REGION_ID }
    errors {}
}

/// The answer.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Status {
    encrypted: bool,
}

impl Operation for DescribeDiskEncryptionByDefaultStatus {
    type Answer = Status;

    fn run(self, _: &Context<'_>) -> Result<Status, ApiError> {
        Ok(Status { encrypted: false })
    }
}

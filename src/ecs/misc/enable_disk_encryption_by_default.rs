//! `EnableDiskEncryptionByDefault`.

use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;

operation! {
    /// Always refused: encryption of new disks is not built here yet.
    EnableDiskEncryptionByDefault in Misc "开启默认加密；此处尚不支持，始终拒绝。" {}
    common { REGION_ID }
    errors {
        InvalidOperationKMSServiceNotOpen,
    }
}

impl Operation for EnableDiskEncryptionByDefault {
    type Answer = Empty;

    fn run(self, _: &Context<'_>) -> Result<Empty, ApiError> {
        Err(ApiError::new(
            Code::InvalidOperationKMSServiceNotOpen,
            "There is no key service here: encryption of new disks is not built yet.",
        ))
    }
}

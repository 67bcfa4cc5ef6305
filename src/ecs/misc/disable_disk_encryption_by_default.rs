//! `DisableDiskEncryptionByDefault`.

use super::encryption::is_off;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;

operation! {
    /// Always refused: encryption of new disks is not on.
    DisableDiskEncryptionByDefault in Misc "关闭默认加密；此处未开启加密，始终拒绝。" {}
    common { REGION_ID }
    errors {
        InvalidDefaultEncryptionNotFound,
    }
}

impl Operation for DisableDiskEncryptionByDefault {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        Err(is_off(context))
    }
}

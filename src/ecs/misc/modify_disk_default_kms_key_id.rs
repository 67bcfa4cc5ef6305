//! `ModifyDiskDefaultKMSKeyId`.

use super::encryption::is_off;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing::shown;
use crate::ecs::service::Context;

operation! {
    /// Always refused: encryption of new disks is not on.
    ModifyDiskDefaultKMSKeyId in Misc "修改云盘默认加密密钥；此处未开启加密，始终拒绝。" {
        /// The key.
        "KMSKeyId" key: String,
    }
    common { REGION_ID }
    errors {
        InvalidDefaultEncryptionNotFound,
    }
}

impl Operation for ModifyDiskDefaultKMSKeyId {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        Err(is_off(context).hint(format!("The key {} would have no effect.", shown(&self.key))))
    }
}

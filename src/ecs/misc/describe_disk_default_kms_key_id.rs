//! `DescribeDiskDefaultKMSKeyId`.

use super::encryption::is_off;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;

operation! {
    /// Always refused: encryption of new disks is not on.
    DescribeDiskDefaultKMSKeyId in Misc "查询云盘默认加密密钥；此处未开启加密，始终拒绝。" {}
    common { REGION_ID }
    errors {
        InvalidDefaultEncryptionNotFound,
    }
}

impl Operation for DescribeDiskDefaultKMSKeyId {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        Err(is_off(context))
    }
}

//! `DescribeDiskEncryptionByDefaultStatus`.

use crate::ecs::answer::Field;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;

operation! {
    /// Says whether new disks are encrypted: no.
    DescribeDiskEncryptionByDefaultStatus in Misc "查询新建云盘是否默认加密；此处为否。" {}
    common { REGION_ID }
    errors {}
}

impl Operation for DescribeDiskEncryptionByDefaultStatus {
    type Answer = Field<bool>;

    fn run(self, _: &Context<'_>) -> Result<Self::Answer, ApiError> {
        Ok(Field("Encrypted", false))
    }
}

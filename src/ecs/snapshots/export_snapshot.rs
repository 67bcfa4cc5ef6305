//! `ExportSnapshot`.

use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::service::Context;
use crate::model::SnapshotId;

operation! {
    /// Always refused: the service has withdrawn it.
    ///
    /// An image made from the snapshot (CreateImage) can be exported to a bucket (ExportImage): a directory of
    /// the home. A disk made from it (CreateDisk) is a plain image file; `snap disk path` names it.
    ExportSnapshot in Snapshots "导出快照；服务已下线该接口，始终拒绝。" {
        /// The snapshot.
        "SnapshotId" snapshot_id: SnapshotId,
        /// The bucket.
        "OssBucket" bucket: String,
    }
    common { REGION_ID }
    ignored { "RoleName": String }
    errors {
        UnsupportedOperation "always",
    }
}

impl Operation for ExportSnapshot {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        existing::snapshot(&context.catalog(), &context.region, &self.snapshot_id)?;
        Err(ApiError::new(
            Code::UnsupportedOperation,
            format!(
                "The service has withdrawn ExportSnapshot; nothing is exported to {}.",
                existing::shown(&self.bucket)
            ),
        )
        .hint("CreateDisk makes a disk from the snapshot, and `snap disk path` names its image. CreateImage and ExportImage write it to a bucket."))
    }
}

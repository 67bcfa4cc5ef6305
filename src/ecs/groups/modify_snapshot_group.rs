//! `ModifySnapshotGroup`.

use crate::catalog::Group;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::rules::name::{GroupDescription, GroupName};
use crate::ecs::service::Context;
use crate::model::GroupId;

operation! {
    /// Changes the name and the description of a snapshot-consistent group.
    ///
    /// Its snapshots keep theirs.
    ModifySnapshotGroup in Groups "修改快照一致性组的名称和描述。" {
        /// The group.
        "SnapshotGroupId" group: GroupId,
        /// The new name: 2 to 128 characters, a letter first, then letters, digits and : _ . -.
        "Name" name: Option<GroupName>,
        /// The new description: 2 to 256 characters, not beginning with http:// or https://.
        "Description" description: Option<GroupDescription>,
    }
    common { REGION_ID }
    errors {}
}

impl Operation for ModifySnapshotGroup {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let region = context.region.clone();
        context.engine.catalog().write(|catalog| {
            let group = existing::group(catalog, &region, &self.group)?;
            let changed = Group {
                name: self.name.map_or(group.name, |name| name.0),
                description: self.description.map_or(group.description, |text| text.0),
                ..group
            };
            changed.update(catalog)?;
            Ok(Empty {})
        })
    }
}

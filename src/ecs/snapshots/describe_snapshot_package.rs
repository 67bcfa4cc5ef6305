//! `DescribeSnapshotPackage`.

use crate::ecs::answer::Field;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::paging::{PageFields, Paging};
use crate::ecs::service::Context;
use crate::model::Time;
use serde::Serialize;

operation! {
    /// Lists storage plans for snapshots: none, since none can be bought here.
    DescribeSnapshotPackage in Snapshots "查询快照存储包；此处无法购买，结果为空。" {
        /// The page, from 1.
        "PageNumber" page_number: Option<i64>,
        /// Plans on a page: 1 to 100, 10 without.
        "PageSize" page_size: Option<i64>,
    }
    common { REGION_ID }
    errors {}
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Packages {
    snapshot_packages: Field<[String; 0]>,
    #[serde(flatten)]
    page: PageFields,
}

impl Operation for DescribeSnapshotPackage {
    type Answer = Packages;

    fn run(self, _: &Context<'_>) -> Result<Packages, ApiError> {
        let paging = Paging::numbered(self.page_number, self.page_size)?;
        let page = paging.cut(Vec::<String>::new(), |_| (Time(0), String::new()));
        Ok(Packages { snapshot_packages: Field("SnapshotPackage", []), page: page.fields() })
    }
}

//! `DescribeImageSharePermission`.

use crate::ecs::answer::Field;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::rules::paging::{PageFields, Paging};
use crate::ecs::service::Context;
use crate::model::{ImageId, RegionId};
use serde::Serialize;

operation! {
    /// Lists who else may use a custom image, the newest share first.
    DescribeImageSharePermission in Images "查询自定义镜像的共享对象，最新的在前。" {
        /// The image.
        "ImageId" image_id: ImageId,
        /// The page, from 1.
        "PageNumber" page_number: Option<i64>,
        /// Accounts on a page: 1 to 100, 10 without.
        "PageSize" page_size: Option<i64>,
    }
    common { REGION_ID }
    errors {}
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Shares {
    accounts: Field<Vec<Account>>,
    image_id: ImageId,
    #[serde(flatten)]
    page: PageFields,
    region_id: RegionId,
    share_groups: Field<Vec<Field<&'static str>>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Account {
    aliyun_id: String,
    shared_time: String,
}

impl Operation for DescribeImageSharePermission {
    type Answer = Shares;

    fn run(self, context: &Context<'_>) -> Result<Shares, ApiError> {
        let paging = Paging::numbered(self.page_number, self.page_size)?;
        let image = existing::image(&context.catalog(), &context.region, &self.image_id)?;
        let shares = image.shares(&context.catalog())?;
        let page = paging.cut(shares, |share| (share.shared, share.account.clone()));
        let fields = page.fields();
        let account = page
            .items
            .into_iter()
            .map(|share| Account { aliyun_id: share.account, shared_time: share.shared.to_seconds() });
        let everybody = image.is_public.then_some(Field("Group", "all"));
        Ok(Shares {
            accounts: Field("Account", account.collect()),
            image_id: image.id,
            page: fields,
            region_id: image.region,
            share_groups: Field("ShareGroup", everybody.into_iter().collect()),
        })
    }
}

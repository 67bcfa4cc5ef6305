//! `ModifyImageSharePermission`.

use crate::catalog::{Image, ImageShare};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Texts;
use crate::ecs::rules::existing::{self, shown};
use crate::ecs::service::Context;
use crate::model::{ImageId, ImageStatus};

/// The maximum number of accounts that a request can add, and remove.
const AT_ONCE: usize = 10;

/// The maximum number of accounts that an image can be shared with.
const ACCOUNTS: usize = 50;

operation! {
    /// Says who else may use a custom image.
    ///
    /// There are no other accounts here: what is shared is noted, shown, and protects the image from
    /// being deleted.
    ModifyImageSharePermission in Images "修改自定义镜像的共享对象。" {
        /// The image.
        "ImageId" image_id: ImageId,
        /// Accounts that may use the image from now on, at most 10 at once and 50 in all.
        "AddAccount" add: Texts,
        /// Accounts that may no longer use it, at most 10 at once.
        "RemoveAccount" remove: Texts,
        /// Whether everybody may use it.
        "IsPublic" is_public: Option<bool>,
    }
    common { REGION_ID, DRY_RUN }
    ignored { "LaunchPermission": String }
    errors {
        IncorrectImageStatus, InvalidAccountNotFound, QuotaExceedShareImageUser,
    }
}

impl Operation for ModifyImageSharePermission {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        check_accounts(&self.add, "AddAccount")?;
        check_accounts(&self.remove, "RemoveAccount")?;
        let dry_run = context.stop_if_dry();
        let asked = context.asked();
        context.engine.catalog().write(|catalog| {
            let image = existing::image(catalog, &asked.region, &self.image_id)?;
            if !matches!(image.status, ImageStatus::Available | ImageStatus::Deprecated) {
                return Err(ApiError::new(
                    Code::IncorrectImageStatus,
                    format!("The image {} is {}.", image.id, image.status),
                ));
            }
            for account in self.add.0 {
                image.share(catalog, &ImageShare { account, shared: asked.now })?;
            }
            for account in &self.remove.0 {
                image.unshare(catalog, account)?;
            }
            if image.shares(catalog)?.len() > ACCOUNTS {
                return Err(ApiError::new(
                    Code::QuotaExceedShareImageUser,
                    format!("The image {} cannot be shared with more than {ACCOUNTS} accounts.", image.id),
                ));
            }
            let is_public = self.is_public.unwrap_or(image.is_public);
            dry_run?;
            Image { is_public, ..image }.update(catalog)?;
            Ok(Empty {})
        })
    }
}

fn check_accounts(accounts: &Texts, name: &str) -> Result<(), ApiError> {
    if accounts.0.len() > AT_ONCE {
        return Err(ApiError::new(
            Code::InvalidParameter,
            format!("The specified {name} holds more than {AT_ONCE} accounts."),
        ));
    }
    let is_account = |text: &str| (1..=20).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit());
    match accounts.0.iter().find(|account| !is_account(account)) {
        None => Ok(()),
        Some(other) => Err(ApiError::new(
            Code::InvalidAccountNotFound,
            format!("The specified {name} \"{}\" does not exist: it is no account number.", shown(other)),
        )),
    }
}

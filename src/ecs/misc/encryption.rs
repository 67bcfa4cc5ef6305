//! The operations about encryption by default. There is none here: that it is off can be asked, that it
//! be on cannot.

use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing::shown;
use crate::ecs::service::Context;
use serde::Serialize;

/// The answer of `DescribeDiskEncryptionByDefaultStatus`.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Status {
    encrypted: bool,
}

operation! {
    /// Says whether new disks are encrypted: no.
    DescribeDiskEncryptionByDefaultStatus in Misc {}
    common { REGION_ID }
    errors {}
}

impl Operation for DescribeDiskEncryptionByDefaultStatus {
    type Answer = Status;

    fn run(self, _: &mut Context<'_>) -> Result<Status, ApiError> {
        Ok(Status { encrypted: false })
    }
}

operation! {
    /// Always refused: encryption of new disks is not built here yet.
    EnableDiskEncryptionByDefault in Misc {}
    common { REGION_ID }
    errors {
        403 "InvalidOperation.KMSServiceNotOpen" "always: there is no key service here",
    }
}

impl Operation for EnableDiskEncryptionByDefault {
    type Answer = Empty;

    fn run(self, _: &mut Context<'_>) -> Result<Empty, ApiError> {
        Err(ApiError::new(
            "InvalidOperation.KMSServiceNotOpen",
            "There is no key service here: encryption of new disks is not built yet.",
        ))
    }
}

fn is_off(context: &Context<'_>) -> ApiError {
    ApiError::new(
        "InvalidDefaultEncryption.NotFound",
        format!("Encryption by default is not on in {}: it is not built here yet.", context.region),
    )
}

macro_rules! needs_encryption {
    ($($name:ident)+) => { $(
        operation! {
            /// Always refused: encryption of new disks is not on.
            $name in Misc {}
            common { REGION_ID }
            errors {
                403 "InvalidDefaultEncryption.NotFound" "always: encryption by default is off",
            }
        }

        impl Operation for $name {
            type Answer = Empty;

            fn run(self, context: &mut Context<'_>) -> Result<Empty, ApiError> {
                Err(is_off(context))
            }
        }
    )+ };
}

needs_encryption! {
    DisableDiskEncryptionByDefault
    DescribeDiskDefaultKMSKeyId
    ResetDiskDefaultKMSKeyId
}

operation! {
    /// Always refused: encryption of new disks is not on.
    ModifyDiskDefaultKMSKeyId in Misc {
        /// The key.
        "KMSKeyId" key: String,
    }
    common { REGION_ID }
    errors {
        403 "InvalidDefaultEncryption.NotFound" "always: encryption by default is off",
    }
}

impl Operation for ModifyDiskDefaultKMSKeyId {
    type Answer = Empty;

    fn run(self, context: &mut Context<'_>) -> Result<Empty, ApiError> {
        Err(is_off(context).hint(format!("The key {} would have no effect.", shown(&self.key))))
    }
}

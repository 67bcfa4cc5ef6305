//! Roles of other accounts, which do not exist here.

use crate::ecs::declaration::ignored_item;

ignored_item!(
    /// `Arn.N`: a role of another account.
    Arn {
        "AssumeRoleFor": Integer,
        "RoleType": String,
        "Rolearn": String,
    }
);

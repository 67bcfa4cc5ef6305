//! Roles of other accounts, of which there are none here.

use crate::ecs::declaration::item;

item! {
    /// `Arn.N`: a role of another account.
    Arn {
        /// Whom the role is for.
        "AssumeRoleFor" _assume_role_for: Option<i64>,
        /// The type of the role.
        "RoleType" _role_type: Option<String>,
        /// The role.
        "Rolearn" _rolearn: Option<String>,
    }
}

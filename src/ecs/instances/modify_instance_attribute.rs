//! `ModifyInstanceAttribute`.

use super::attributes::{self, CHANGEABLE, OF_MODIFY};
use super::names;
use crate::catalog::Instance;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::ecs::rules::name::{InstanceName, NewDescription};
use crate::ecs::rules::password::Password;
use crate::ecs::service::Context;
use crate::model::{InstanceId, InstanceStatus};

attributes::attributes! {
    /// The attributes that ModifyInstanceAttribute takes.
    ModifyAttributes: OF_MODIFY, CHANGEABLE
}

operation! {
    /// Changes an instance's name, description, host name, protection or attributes.
    ///
    /// Attributes are shown, and have no further effect.
    ModifyInstanceAttribute in Instances "修改实例的名称、描述、主机名或释放保护。" {
        /// The instance.
        "InstanceId" instance_id: InstanceId,
        /// The new name: 2 to 128 characters, a letter first, then letters, digits and : _ . -.
        "InstanceName" name: Option<InstanceName>,
        /// The new description: empty, or 2 to 256 characters not beginning with http:// or https://.
        "Description" description: Option<NewDescription>,
        /// The new host name: 2 to 64 letters, digits, . and -.
        "HostName" host_name: Option<String>,
        /// Sets the password: 8 to 30 characters of three kinds. It has no effect.
        "Password" _password: Option<Password>,
        /// true protects the instance from being deleted.
        "DeletionProtection" deletion_protection: Option<bool>,
    }
    blocks { attributes: ModifyAttributes }
    ignored {
        "NetworkInterfaceQueueNumber": i64, "RemoteConnectionOptions.Password": String,
        "RemoteConnectionOptions.Type": String, "UserData": String,
    }
    errors {
        InvalidHostNameMalformed, InvalidParameterCreditSpecification, InvalidPasswordMalformed,
        InvalidSecurityGroupIdNotFound,
        IncorrectInstanceStatus "the instance is still being made",
    }
}

impl Operation for ModifyInstanceAttribute {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let host_name = match &self.host_name {
            None => None,
            Some(text) => names::of_hosts(Some(text), 1, false)?.pop(),
        };
        let region = context.region.clone();
        context.engine.catalog().write(|catalog| {
            let instance = existing::instance(catalog, &region, &self.instance_id)?;
            if instance.status == InstanceStatus::Pending {
                return Err(ApiError::new(
                    Code::IncorrectInstanceStatus,
                    format!("The instance {} is still being made.", instance.id),
                ));
            }
            let mut attributes = instance.attributes;
            attributes.merge(self.attributes.0);
            let changed = Instance {
                attributes,
                name: self.name.map_or(instance.name, |name| name.0),
                description: self.description.map_or(instance.description, |text| text.0),
                host_name: host_name.unwrap_or(instance.host_name),
                deletion_protection: self.deletion_protection.unwrap_or(instance.deletion_protection),
                ..instance
            };
            changed.update(catalog)?;
            Ok(Empty {})
        })
    }
}

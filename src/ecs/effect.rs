//! The effects of parameters: most work as in the service, some have no effect, and some are not built.

use super::code::Code;
use super::declaration::{Declaration, ParameterDeclaration};
use super::error::ApiError;
use super::parameter::{Parameters, find_parameter};

/// The effect of a parameter here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The same effect as in the service.
    Full,
    /// No effect: the request goes on as without the parameter. [`reason`] explains why nothing is lost.
    Nothing,
    /// The parameter is not built: a request that gives it is refused, since the answer would mean something else.
    Refusal,
}

/// The help of parameters that are accepted without effect; the reason follows.
pub const IGNORED: &str = "Accepted, without effect here.";

/// The help of parameters that are refused.
pub const REFUSED: &str = "Not built here: a request that gives it is refused.";

/// The reasons why parameters have no effect, each with the names that it covers. `Operation/Name` covers one
/// operation, `Name` covers all others.
static REASONS: &[(&str, &[&str])] = &[
    (
        "nobody signs in to an instance",
        &[
            "KeyPairName",
            "PasswordInherit",
            "RemoteConnectionOptions.Password",
            "RemoteConnectionOptions.Type",
        ],
    ),
    ("instances run no software", &["SecurityEnhancementStrategy", "UseAdditionalService", "UserData"]),
    ("images are not examined", &["DetectionStrategy"]),
    ("no image expires", &["ShowExpired"]),
    ("AddAccount and RemoveAccount say all", &["LaunchPermission"]),
    ("the order of the files says which device each is", &["DiskDeviceMapping.n.Device"]),
    ("the image says it", &["ReplaceSystemDisk/Architecture", "ReplaceSystemDisk/Platform"]),
    ("an instance has one system disk", &["ReplaceSystemDisk/DiskId"]),
    ("nothing is encrypted", &["EncryptAlgorithm"]),
    (
        "everything is allowed to everybody who may read the home",
        &["Arn", "CopyEncryptionConfiguration.Arn", "RamRoleName", "RoleName"],
    ),
    ("there is one machine", &["DestinationStorageLocationArn", "NodeControllerId", "StorageLocationArn"]),
    (
        "nothing is paid",
        &["AutoPay", "AutoRenew", "AutoRenewPeriod", "NeedSaleCycle", "TerminateSubscription"],
    ),
    ("instances have no network", &["Ipv6AddressCount", "NetworkInterface", "NetworkInterfaceQueueNumber"]),
    (
        "instances have no processor",
        &["SecurityOptions.ConfidentialComputingMode", "SecurityOptions.TrustedSystemMode"],
    ),
    ("instances have no memory that could be kept", &["Hibernate"]),
    ("instances start and stop at once", &["ConfirmStop", "ForceReboot", "ForceStop"]),
    ("there are no local disks", &["InitLocalDisk"]),
    ("every field is shown anyway", &["AdditionalAttributes"]),
    (
        "it is about resources that have no price",
        &[
            "DescribePrice/AssuranceTimes",
            "DescribePrice/DataDisk",
            "DescribePrice/DedicatedHostType",
            "DescribePrice/ImageId",
            "DescribePrice/InstanceAmount",
            "DescribePrice/InstanceCpuCoreCount",
            "DescribePrice/InstanceNetworkType",
            "DescribePrice/InstanceType",
            "DescribePrice/InstanceTypeList",
            "DescribePrice/InternetChargeType",
            "DescribePrice/InternetMaxBandwidthOut",
            "DescribePrice/IoOptimized",
            "DescribePrice/Isp",
            "DescribePrice/OfferingType",
            "DescribePrice/Platform",
            "DescribePrice/RecurrenceRules",
            "DescribePrice/SchedulerOptions.DedicatedHostId",
            "DescribePrice/SchedulerOptions.DeploymentSetStrategy",
            "DescribePrice/Scope",
            "DescribePrice/SpotDuration",
            "DescribePrice/SpotStrategy",
            "DescribePrice/StartTime",
            "DescribePrice/SystemDisk.Category",
            "DescribePrice/SystemDisk.PerformanceLevel",
            "DescribePrice/SystemDisk.Size",
            "DescribePrice/SystemDisk.StorageClusterId",
            "DescribePrice/ZoneId",
        ],
    ),
];

/// Returns the reason why a parameter of an operation has no effect. An item of a list is written with `n`, as in
/// help: `DataDisk.n.KMSKeyId`. The reason of a list also covers its fields.
pub fn reason(operation: &str, name: &str) -> Option<&'static str> {
    let mut known = Some(name);
    while let Some(name) = known {
        let one = format!("{operation}/{name}");
        let of = |wanted: &str| REASONS.iter().find(|(_, names)| names.contains(&wanted));
        if let Some((reason, _)) = of(&one).or_else(|| of(name)) {
            return Some(reason);
        }
        known = name.rsplit_once('.').map(|(list, _)| list);
    }
    None
}

/// Returns every name that has a reason.
pub fn reasoned() -> impl Iterator<Item = &'static str> {
    REASONS.iter().flat_map(|(_, names)| names.iter().copied())
}

/// Returns the help of a parameter of an operation, one line per element; `name` is the written name.
pub fn help(operation: &Declaration, name: &str, parameter: &ParameterDeclaration) -> Vec<String> {
    let why = match parameter.effect {
        Effect::Nothing => reason(operation.name, name),
        Effect::Full | Effect::Refusal => None,
    };
    match why {
        Some(why) => vec![format!("{}: {why}.", IGNORED.trim_end_matches('.'))],
        None => parameter.help.iter().map(|line| line.trim().to_owned()).collect(),
    }
}

/// Refuses a request that gives a parameter which is not built.
///
/// # Errors
/// `InvalidParameter`, which names the parameter.
pub(super) fn refuse(declaration: &Declaration, parameters: &Parameters) -> Result<(), ApiError> {
    let refused = |name: &str| {
        find_parameter(declaration.parameters, name)
            .is_some_and(|parameter| parameter.effect == Effect::Refusal)
    };
    match parameters.iter().find(|(name, value)| !value.is_empty() && refused(name)) {
        None => Ok(()),
        Some((name, _)) => Err(ApiError::new(
            Code::InvalidParameter,
            format!("The parameter \"{name}\" of {} is not built here yet.", declaration.name),
        )
        .hint("Leave it out, if the answer is right without it.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ecs::{Kind, OPERATIONS};

    /// Returns the names of parameters without effect, as help writes them.
    fn without_effect(parameters: &'static [ParameterDeclaration], prefix: &str) -> Vec<String> {
        let names = parameters.iter().flat_map(|parameter| {
            let name = format!("{prefix}{}", parameter.name);
            let fields = match parameter.kind {
                Kind::RepeatStruct(fields) => without_effect(fields, &format!("{name}.n.")),
                _ => Vec::new(),
            };
            fields.into_iter().chain((parameter.effect == Effect::Nothing).then_some(name))
        });
        names.collect()
    }

    #[test]
    fn every_reason_is_that_of_a_parameter() {
        let mut all = Vec::new();
        for declaration in OPERATIONS.iter().map(|entry| entry.declaration) {
            for name in without_effect(declaration.parameters, "") {
                all.push(format!("{}/{name}", declaration.name));
                all.push(name);
            }
        }
        let is_used = |name: &&str| all.iter().any(|one| one == name || one.starts_with(&format!("{name}.")));
        let unused: Vec<&str> =
            REASONS.iter().flat_map(|(_, names)| *names).copied().filter(|name| !is_used(name)).collect();
        assert_eq!(unused, Vec::<&str>::new());
    }
}

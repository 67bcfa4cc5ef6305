//! The limits that the service has changed over time, or raises on request, in one table.
//!
//! Limits of the form of a request, such as 20 tags, are not here.

use crate::config::{Config, ConfigError};

/// A limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Its name in the configuration and in `DescribeAccountAttributes`.
    pub name: &'static str,
    /// Its value.
    pub value: u32,
    /// The source of the default.
    pub source: &'static str,
}

macro_rules! quotas {
    ($($(#[$doc:meta])* $field:ident $name:literal = $default:literal, $source:literal;)+) => {
        /// Every limit.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Quotas { $($(#[$doc])* pub $field: u32,)+ }

        impl Default for Quotas {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        impl Quotas {
            /// Returns the limits, one by one.
            pub fn list(&self) -> Vec<Quota> {
                vec![$(Quota { name: $name, value: self.$field, source: $source },)+]
            }

            fn field(&mut self, name: &str) -> Option<&mut u32> {
                match name {
                    $($name => Some(&mut self.$field),)+
                    _ => None,
                }
            }
        }
    };
}

quotas! {
    /// Manual snapshots of a disk.
    manual_snapshots_per_disk "max-manual-snapshots-per-disk" = 256, "documentation of 2021 and 2024";
    /// Automatic snapshots of a disk; the oldest goes for the next.
    automatic_snapshots_per_disk "max-automatic-snapshots-per-disk" = 1000,
        "documentation of 2021, SDK of 2026";
    /// Snapshots of a disk with instant access.
    instant_access_per_disk "max-instant-access-snapshots-per-disk" = 10, "documentation of 2024";
    /// Local snapshots of a disk.
    local_snapshots_per_disk "max-local-snapshots-per-disk" = 10, "documentation of 2022";
    /// Disks in a snapshot-consistent group.
    disks_per_group "max-disks-per-snapshot-group" = 16, "documentation of 2021 to 2025; 128 in the SDK of 2026";
    /// The size of all disks in a group, in TiB.
    tib_per_group "max-tib-per-snapshot-group" = 32, "documentation of 2021 to 2025; 256 in the SDK of 2026";
    /// Automatic snapshot policies in a region.
    policies_per_region "max-auto-snapshot-policies" = 100, "documentation, SDK of 2026";
    /// Data disks on an instance.
    data_disks_per_instance "max-data-disks-per-instance" = 16, "documentation of 2021";
    /// Tags on a resource.
    tags_per_resource "max-tags-per-resource" = 20, "documentation";
    /// Resources that one request can tag.
    resources_per_tagging "max-resources-per-tagging" = 50, "SDK of 2026";
    /// Ids that one Describe request can name.
    ids_per_describe "max-ids-per-describe" = 100, "documentation";
    /// Points of `DescribeSnapshotMonitorData`.
    monitor_points "max-snapshot-monitor-points" = 400, "SDK of 2026";
    /// How many days back `DescribeSnapshotMonitorData` looks, at most 30.
    monitor_days "max-snapshot-monitor-days" = 15, "documentation of 2021; 30 in the SDK of 2026";
}

impl Quotas {
    /// Returns the limits: those in the configuration, else the defaults.
    ///
    /// # Errors
    /// When the configuration sets an unknown limit, or a value that is not a whole number from 1 on.
    pub fn new(config: &Config) -> Result<Self, ConfigError> {
        let mut quotas = Self::default();
        for (name, value) in config.quotas() {
            let Some(field) = quotas.field(name) else {
                let names: Vec<&str> = Self::default().list().iter().map(|quota| quota.name).collect();
                return Err(config
                    .error(format!("there is no quota \"{name}\"; the quotas are {}", names.join(", "))));
            };
            let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
            *field = number.filter(|number| *number > 0).ok_or_else(|| {
                config.error(format!("the quota \"{name}\" must be a whole number from 1 to {}", u32::MAX))
            })?;
        }
        Ok(quotas)
    }
}

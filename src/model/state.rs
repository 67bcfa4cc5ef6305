//! States and kinds: closed sets of words that the service uses in parameters and answers.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the service's word.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// Reads the service's word; the case must match.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

words!(
    /// The status of a disk.
    DiskStatus {
        /// Being made; not usable yet.
        Creating = "Creating",
        /// Attached to no instance.
        Available = "Available",
        /// On its way to an instance.
        Attaching = "Attaching",
        /// Attached to an instance.
        InUse = "In_use",
        /// On its way from an instance.
        Detaching = "Detaching",
        /// Being rolled back or re-initialised; its content is neither old nor new.
        ReIniting = "ReIniting",
        /// The image of the disk is missing. No row says so: each request looks for the image.
        Unavailable = "Unavailable",
    }
);

words!(
    /// The status of a snapshot.
    SnapshotStatus {
        /// Being captured.
        Progressing = "progressing",
        /// Complete: every block lies in a sealed, synced pack.
        Accomplished = "accomplished",
        /// The capture of the snapshot ended without a result.
        Failed = "failed",
    }
);

words!(
    /// The status of an instance.
    InstanceStatus {
        /// Being made.
        Pending = "Pending",
        /// On its way up.
        Starting = "Starting",
        /// Up.
        Running = "Running",
        /// On its way down.
        Stopping = "Stopping",
        /// Down.
        Stopped = "Stopped",
    }
);

words!(
    /// The use of a disk.
    DiskType {
        /// The disk that an instance boots from.
        System = "system",
        /// Any other disk.
        Data = "data",
    }
);

words!(
    /// The maker of a snapshot.
    SnapshotType {
        /// An automatic policy.
        Auto = "auto",
        /// A person or a script.
        User = "user",
    }
);

words!(
    /// The storage of a snapshot.
    SnapshotCategory {
        /// In the region's store.
        Standard = "standard",
        /// A local snapshot, beside its disk.
        Flash = "flash",
        /// Moved to archive storage.
        Archive = "archive",
    }
);

words!(
    /// The kind of hardware a disk stands for.
    DiskCategory {
        /// Basic disk.
        Cloud = "cloud",
        /// Ultra disk.
        CloudEfficiency = "cloud_efficiency",
        /// Standard SSD.
        CloudSsd = "cloud_ssd",
        /// ESSD, with a performance level.
        CloudEssd = "cloud_essd",
        /// ESSD AutoPL.
        CloudAuto = "cloud_auto",
        /// ESSD Entry.
        CloudEssdEntry = "cloud_essd_entry",
        /// Regional ESSD.
        CloudRegionalDiskAuto = "cloud_regional_disk_auto",
        /// Standard elastic ephemeral disk.
        EphemeralStandard = "elastic_ephemeral_disk_standard",
        /// Premium elastic ephemeral disk.
        EphemeralPremium = "elastic_ephemeral_disk_premium",
    }
);

impl DiskCategory {
    /// Returns true if disks of this category are ESSDs.
    pub fn is_essd(self) -> bool {
        matches!(self, Self::CloudEssd | Self::CloudAuto | Self::CloudEssdEntry | Self::CloudRegionalDiskAuto)
    }

    /// Returns true if disks of this category live and die with their instance, and cannot be captured.
    pub fn is_ephemeral(self) -> bool {
        matches!(self, Self::EphemeralStandard | Self::EphemeralPremium)
    }
}

words!(
    /// The performance level of an ESSD.
    PerformanceLevel {
        /// Up to 10,000 IOPS.
        Pl0 = "PL0",
        /// Up to 50,000 IOPS.
        Pl1 = "PL1",
        /// Up to 100,000 IOPS.
        Pl2 = "PL2",
        /// Up to 1,000,000 IOPS.
        Pl3 = "PL3",
    }
);

words!(
    /// The status of a task.
    TaskStatus {
        /// In progress.
        Processing = "Processing",
        /// Done.
        Finished = "Finished",
        /// Ended without a result.
        Failed = "Failed",
    }
);

words!(
    /// The strictness of the lock of a snapshot.
    LockStatus {
        /// The lock can still be changed and removed.
        CoolOff = "compliance-cooloff",
        /// The lock can only be made longer.
        Compliance = "compliance",
        /// The lock has expired.
        Expired = "expired",
    }
);

words!(
    /// A kind of resource that carries tags.
    ResourceType {
        /// An instance.
        Instance = "instance",
        /// A disk.
        Disk = "disk",
        /// A snapshot.
        Snapshot = "snapshot",
        /// An image.
        Image = "image",
        /// A snapshot-consistent group.
        SnapshotGroup = "snapshotgroup",
        /// An automatic snapshot policy.
        Policy = "snapshotpolicy",
    }
);

words!(
    /// The status of an image.
    ImageStatus {
        /// Being made; not usable yet.
        Creating = "Creating",
        /// Waiting until those before it are done.
        Waiting = "Waiting",
        /// Ready.
        Available = "Available",
        /// Not usable for now.
        UnAvailable = "UnAvailable",
        /// The creation of the image ended without a result.
        CreateFailed = "CreateFailed",
        /// Still usable by its id, but no longer the one of its family.
        Deprecated = "Deprecated",
    }
);

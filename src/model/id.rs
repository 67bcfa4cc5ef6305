//! Ids of resources. A parsed id is safe as a file name: a prefix, a dash, letters and digits.

use std::fmt;

const TAIL_MAXIMUM: usize = 40;

fn tail_is_well_formed(tail: &str) -> bool {
    !tail.is_empty()
        && tail.len() <= TAIL_MAXIMUM
        && tail.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
}

macro_rules! resource_id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The prefix of ids of this kind.
            pub const PREFIX: &'static str = $prefix;

            /// Reads an id; `None` if the text is no valid id of this kind.
            pub fn parse(text: &str) -> Option<Self> {
                let tail = text.strip_prefix($prefix)?;
                tail_is_well_formed(tail).then(|| Self(text.to_owned()))
            }

            /// Returns the id with a given tail of lower-case letters and digits.
            pub fn with_tail(tail: &str) -> Self {
                debug_assert!(tail_is_well_formed(tail));
                Self(format!("{}{tail}", $prefix))
            }

            /// Returns the id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Returns the part after the prefix.
            pub fn tail(&self) -> &str {
                &self.0[$prefix.len()..]
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| serde::de::Error::custom("no id of this kind"))
            }
        }
    };
}

resource_id!(
    /// A disk: `d-…`. Its chain has the same tail.
    DiskId,
    "d-"
);
resource_id!(
    /// A snapshot: `s-…`.
    SnapshotId,
    "s-"
);
resource_id!(
    /// A snapshot chain: `sl-…`, with the tail of its disk's id.
    ChainId,
    "sl-"
);
resource_id!(
    /// An instance: `i-…`.
    InstanceId,
    "i-"
);
resource_id!(
    /// A custom image: `m-…`. Public images have names that look like files.
    ImageId,
    "m-"
);

resource_id!(
    /// A snapshot-consistent group: `ssg-…`.
    GroupId,
    "ssg-"
);

resource_id!(
    /// An automatic snapshot policy: `sp-…`.
    PolicyId,
    "sp-"
);

resource_id!(
    /// A task: `t-…`.
    TaskId,
    "t-"
);

impl DiskId {
    /// Returns the id of the disk's chain.
    pub fn chain(&self) -> ChainId {
        ChainId::with_tail(self.tail())
    }
}

impl ChainId {
    /// Returns the chain that a text names, by its own id (`sl-…`) or by that of its disk (`d-…`). A disk and its
    /// chain share the part after the prefix.
    pub fn named_by(text: &str) -> Option<Self> {
        Self::parse(text).or_else(|| DiskId::parse(text).map(|disk| disk.chain()))
    }

    /// Returns the id of the disk whose snapshots the chain holds.
    pub fn disk(&self) -> DiskId {
        DiskId::with_tail(self.tail())
    }
}

macro_rules! place {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Reads the id; letters, digits and dashes only, at most 64 characters.
            pub fn parse(text: &str) -> Option<Self> {
                let fits = !text.is_empty()
                    && text.len() <= 64
                    && text.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-');
                fits.then(|| Self(text.to_owned()))
            }

            /// Returns the id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    };
}

place!(
    /// A region, such as `cn-hangzhou`: a namespace with its own disks and its own block store.
    RegionId
);
place!(
    /// A zone of a region, such as `cn-hangzhou-h`.
    ZoneId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_ids_are_no_ids() {
        for bad in ["", "d-", "d-../x", "d-a/b", "d-a\0b", "s-abc", "d-ABC", "d-é", "D-abc", "d-a b", "d-'--"]
        {
            assert_eq!(DiskId::parse(bad), None, "{bad:?}");
        }
        assert_eq!(DiskId::parse(&format!("d-{}", "a".repeat(1 << 20))), None);
        assert_eq!(RegionId::parse("../cn"), None);
    }

    #[test]
    fn a_disk_and_its_chain_share_their_tail() {
        let disk = DiskId::parse("d-bp1abc").unwrap();
        assert_eq!(disk.chain().as_str(), "sl-bp1abc");
        assert_eq!(disk.chain().disk(), disk);
    }
}

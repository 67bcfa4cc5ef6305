//! The last known state of an image that is used in place: it is needed to make the image anew.

use std::fmt;

/// The last known state of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A block device, which is never made anew.
    Device,
    /// A file.
    File(SeenFile),
}

/// The owner of an image's file, and its location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenFile {
    /// The user that owned it.
    pub owner: u32,
    /// The group that owned it.
    pub group: u32,
    /// Its permissions.
    pub mode: u32,
    /// The inode of its directory: another directory of that name can be a mount point.
    pub directory: u64,
    /// The path that its file system was mounted on.
    pub mount: String,
}

impl Seen {
    /// Reads the text of [`fmt::Display`].
    pub fn parse(text: &str) -> Option<Self> {
        if text == "device" {
            return Some(Self::Device);
        }
        let mut words = text.strip_prefix("file ")?.splitn(5, ' ');
        let mut next = || words.next();
        Some(Self::File(SeenFile {
            owner: next()?.parse().ok()?,
            group: next()?.parse().ok()?,
            mode: u32::from_str_radix(next()?, 8).ok()?,
            directory: next()?.parse().ok()?,
            mount: next()?.to_owned(),
        }))
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Device => f.write_str("device"),
            Self::File(SeenFile { owner, group, mode, directory, mount }) => {
                write!(f, "file {owner} {group} {mode:o} {directory} {mount}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_is_told_and_understood() {
        let file = SeenFile { owner: 64055, group: 108, mode: 0o640, directory: 7, mount: "/a b/c".into() };
        for seen in [Seen::Device, Seen::File(file)] {
            assert_eq!(Seen::parse(&seen.to_string()), Some(seen));
        }
        for bad in ["", "file", "file 1 2 999 4 /", "file 1 2 644", "pipe"] {
            assert_eq!(Seen::parse(bad), None, "{bad}");
        }
    }
}

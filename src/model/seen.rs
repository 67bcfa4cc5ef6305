//! What an image that is used in place was when it was last seen: what it takes to make it anew.

use std::fmt;

/// What an image was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A block device, which nobody makes anew.
    Device,
    /// A file.
    File(SeenFile),
}

/// Whose the file of an image was, and where it lay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenFile {
    /// The user that owned it.
    pub owner: u32,
    /// The group that owned it.
    pub group: u32,
    /// Its permissions.
    pub mode: u32,
    /// The inode of its directory: another directory of that name may be what a file system is mounted on.
    pub directory: u64,
    /// The path that its file system was mounted on.
    pub mount: String,
}

impl Seen {
    /// Reads what [`fmt::Display`] wrote.
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

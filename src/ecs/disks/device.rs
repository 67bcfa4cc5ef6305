//! Names of devices on an instance: `/dev/xvda` is the system disk's, data disks have the others.

use crate::catalog::Disk;
use crate::model::DiskType;

const PREFIX: &str = "/dev/xvd";
const DATA_LETTERS: std::ops::RangeInclusive<char> = 'b'..='z';

/// Whether a disk of this kind can have the name.
pub fn fits(name: &str, kind: DiskType) -> bool {
    let mut letters = name.strip_prefix(PREFIX).unwrap_or_default().chars();
    match (letters.next(), letters.next()) {
        (Some('a'), None) => kind == DiskType::System,
        (Some(letter), None) => kind == DiskType::Data && DATA_LETTERS.contains(&letter),
        _ => false,
    }
}

/// The first name that none of the disks on the instance has.
pub fn free(kind: DiskType, disks: &[Disk]) -> Option<String> {
    let letters = match kind {
        DiskType::System => 'a'..='a',
        DiskType::Data => DATA_LETTERS,
    };
    letters
        .map(|letter| format!("{PREFIX}{letter}"))
        .find(|name| disks.iter().all(|disk| disk.device != *name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_their_kind() {
        assert!(fits("/dev/xvda", DiskType::System) && !fits("/dev/xvda", DiskType::Data));
        assert!(fits("/dev/xvdb", DiskType::Data) && !fits("/dev/xvdb", DiskType::System));
        assert!(fits("/dev/xvdz", DiskType::Data));
        for bad in
            ["", "xvdb", "/dev/xvd", "/dev/xvdB", "/dev/xvdbb", "/dev/../xvdb", "/dev/xvdb\0", "/dev/xvdé"]
        {
            assert!(!fits(bad, DiskType::Data), "{bad:?}");
        }
        assert_eq!(free(DiskType::Data, &[]).as_deref(), Some("/dev/xvdb"));
        assert_eq!(free(DiskType::System, &[]).as_deref(), Some("/dev/xvda"));
    }
}

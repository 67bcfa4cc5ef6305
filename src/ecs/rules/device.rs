//! Device names on an instance: the system disk has `/dev/xvda`, data disks have `/dev/xvdb` to `/dev/xvdz`.

use super::existing::shown;
use crate::ecs::code::Code;
use crate::ecs::error::ApiError;
use crate::model::DiskType;

/// The name of the system disk.
pub const SYSTEM: &str = "/dev/xvda";

/// Returns true if a disk of this kind can have the name.
pub fn fits(name: &str, kind: DiskType) -> bool {
    names(kind).any(|one| one == name)
}

/// Returns the free names for a disk of this kind, in their order; `taken` are the names in use.
pub fn free<'a>(kind: DiskType, taken: &'a [&str]) -> impl Iterator<Item = String> + use<'a> {
    names(kind).filter(|name| !taken.contains(&name.as_str()))
}

/// Returns the names that a request gives.
///
/// # Errors
/// `InvalidDevice.InUse` when the request gives a name twice.
pub fn given<'a>(names: impl Iterator<Item = &'a str>) -> Result<Vec<&'a str>, ApiError> {
    let mut all = Vec::new();
    for name in names {
        if all.contains(&name) {
            return Err(ApiError::new(
                Code::InvalidDeviceInUse,
                format!("The device name {} is given twice.", shown(name)),
            ));
        }
        all.push(name);
    }
    Ok(all)
}

fn names(kind: DiskType) -> impl Iterator<Item = String> {
    let letters = match kind {
        DiskType::System => 'a'..='a',
        DiskType::Data => 'b'..='z',
    };
    letters.map(|letter| format!("/dev/xvd{letter}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_their_kind() {
        assert!(fits(SYSTEM, DiskType::System) && !fits(SYSTEM, DiskType::Data));
        assert!(fits("/dev/xvdb", DiskType::Data) && !fits("/dev/xvdb", DiskType::System));
        assert!(fits("/dev/xvdz", DiskType::Data));
        for bad in
            ["", "xvdb", "/dev/xvd", "/dev/xvdB", "/dev/xvdbb", "/dev/../xvdb", "/dev/xvdb\0", "/dev/xvdé"]
        {
            assert!(!fits(bad, DiskType::Data), "{bad:?}");
        }
        assert_eq!(free(DiskType::Data, &["/dev/xvdb"]).next().as_deref(), Some("/dev/xvdc"));
        assert_eq!(free(DiskType::System, &[]).collect::<Vec<_>>(), [SYSTEM]);
    }

    #[test]
    fn a_name_is_given_once() {
        assert_eq!(given(["a", "b"].into_iter()).unwrap(), ["a", "b"]);
        assert_eq!(given(["a", "b", "a"].into_iter()).unwrap_err().code, "InvalidDevice.InUse");
    }
}

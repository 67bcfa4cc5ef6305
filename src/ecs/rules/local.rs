//! The rules for disks from local snapshots.

use crate::catalog::Snapshot;
use crate::ecs::code::Code;
use crate::ecs::error::ApiError;
use crate::model::{DiskCategory, SnapshotCategory};

/// The codes of an operation for a new disk that does not suit a local snapshot.
#[derive(Clone, Copy, Debug)]
pub struct Codes {
    /// The code for a disk that is no ESSD.
    pub category: Code,
    /// The code for a disk of another size.
    pub size: Code,
}

/// Checks that a local snapshot becomes an ESSD of its disk's size; other snapshots pass. `gib` is the requested
/// size, if any.
///
/// # Errors
/// One of `codes`.
pub fn must_suit_local(
    snapshot: &Snapshot,
    category: DiskCategory,
    gib: Option<i64>,
    codes: Codes,
) -> Result<(), ApiError> {
    if snapshot.category != SnapshotCategory::Flash {
        return Ok(());
    }
    if !category.is_essd() {
        return Err(ApiError::new(
            codes.category,
            format!("The local snapshot {} can only become an ESSD, not a {category} disk.", snapshot.id),
        ));
    }
    let size = snapshot.disk_size.gib();
    match gib {
        Some(gib) if u64::try_from(gib) != Ok(size) => Err(ApiError::new(
            codes.size,
            format!("A disk from the local snapshot {} must have its size, {size} GiB.", snapshot.id),
        )),
        _ => Ok(()),
    }
}

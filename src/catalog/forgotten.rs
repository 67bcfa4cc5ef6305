//! Snapshots whose manifests no longer count.

use super::Result;
use crate::catalog::{ReadTx, WriteTx};
use crate::model::SnapshotId;

/// A snapshot that was deleted or has failed. Its manifest is removed if it is found later, since a power failure can
/// bring a removed file back.
#[derive(Clone, Copy, Debug)]
pub struct Forgotten;

/// The number of snapshots kept here. The oldest entries are removed by their order, not by their time: a clock that
/// jumps would expire them at once.
const KEPT: u32 = 10_000;

impl Forgotten {
    /// Records that the manifest of a snapshot no longer counts.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn note(connection: &WriteTx, id: &SnapshotId) -> Result<()> {
        connection
            .prepare_cached("INSERT INTO forgotten (id) VALUES (?1) ON CONFLICT DO NOTHING")?
            .execute([id])?;
        connection
            .prepare_cached("DELETE FROM forgotten WHERE number <= (SELECT max(number) FROM forgotten) - ?1")?
            .execute([KEPT])?;
        Ok(())
    }

    /// Returns true if the manifest of a snapshot no longer counts.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn has(connection: &ReadTx, id: &SnapshotId) -> Result<bool> {
        let mut statement =
            connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM forgotten WHERE id = ?1)")?;
        Ok(statement.query_row([id], |row| row.get(0))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::sys::place::Place;

    #[test]
    fn only_the_newest_are_kept() {
        let directory = tempfile::tempdir().unwrap();
        let catalog = Catalog::open(&Place::root(directory.path(), false).join("catalog.db")).unwrap();
        let id = |number: u32| SnapshotId::parse(&format!("s-{number}")).unwrap();
        catalog
            .write(|transaction| {
                (0..KEPT + 2).try_for_each(|number| Forgotten::note(transaction, &id(number)))
            })
            .unwrap();
        let has = |number| Forgotten::has(&catalog.read(), &id(number)).unwrap();
        assert!(!has(0) && !has(1) && has(2) && has(KEPT + 1));
    }
}

//! What waits to be removed from a region's store.

use super::Result;
use crate::catalog::{ReadTx, WriteTx};
use crate::model::RegionId;
use std::collections::HashSet;

/// Something to sweep, as it is noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unswept {
    /// An object with this name: a pack or a manifest.
    Object(String),
    /// A process died at work: everything is to be looked at.
    Everything,
}

impl Unswept {
    fn text(&self) -> &str {
        match self {
            Self::Object(name) => name,
            Self::Everything => "",
        }
    }

    /// Notes it. Must commit before, or with, what makes it garbage.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn note(&self, connection: &WriteTx, region: &RegionId) -> Result<()> {
        connection
            .prepare_cached("INSERT INTO unswept (region, object) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute((region, self.text()))?;
        Ok(())
    }

    /// Forgets it.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn clear(&self, connection: &WriteTx, region: &RegionId) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM unswept WHERE region = ?1 AND object = ?2")?
            .execute((region, self.text()))?;
        Ok(())
    }

    /// What is noted for a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        let mut statement = connection.prepare_cached("SELECT object FROM unswept WHERE region = ?1")?;
        let rows = statement.query_map([region], |row| {
            let name: String = row.get(0)?;
            Ok(if name.is_empty() { Self::Everything } else { Self::Object(name) })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The names of the objects that are noted for a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn names(connection: &ReadTx, region: &RegionId) -> Result<HashSet<String>> {
        let notes = Self::of_region(connection, region)?.into_iter();
        Ok(notes.map(|note| note.text().to_owned()).filter(|name| !name.is_empty()).collect())
    }

    /// The regions for which something is noted.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn regions(connection: &ReadTx) -> Result<Vec<RegionId>> {
        let mut statement = connection.prepare_cached("SELECT DISTINCT region FROM unswept")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

//! The list of objects to be swept from a region's store.

use super::Result;
use crate::catalog::{ReadTx, WriteTx};
use crate::model::RegionId;
use std::collections::HashSet;

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unswept {
    /// The name of an object: a pack or a manifest.
    Object(String),
    /// A process died during its work, so all objects are to be checked.
    Everything,
}

impl Unswept {
    fn text(&self) -> &str {
        match self {
            Self::Object(name) => name,
            Self::Everything => "",
        }
    }

    /// Adds the entry. The commit must come before, or with, the change that makes the object unneeded.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn note(&self, connection: &WriteTx, region: &RegionId) -> Result<()> {
        connection
            .prepare_cached("INSERT INTO unswept (region, object) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute((region, self.text()))?;
        Ok(())
    }

    /// Deletes the entry.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn clear(&self, connection: &WriteTx, region: &RegionId) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM unswept WHERE region = ?1 AND object = ?2")?
            .execute((region, self.text()))?;
        Ok(())
    }

    /// Returns the entries of a region.
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

    /// Returns the names of the objects in the entries of a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn names(connection: &ReadTx, region: &RegionId) -> Result<HashSet<String>> {
        let notes = Self::of_region(connection, region)?.into_iter();
        Ok(notes.map(|note| note.text().to_owned()).filter(|name| !name.is_empty()).collect())
    }

    /// Returns the regions that have entries.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn regions(connection: &ReadTx) -> Result<Vec<RegionId>> {
        let mut statement = connection.prepare_cached("SELECT DISTINCT region FROM unswept")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

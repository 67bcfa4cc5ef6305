//! Tags of resources.

use super::Result;
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{RegionId, ResourceType};
use std::collections::HashMap;

/// A tag on a resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The resource's id.
    pub resource: String,
    /// Its key, which is unique on the resource.
    pub key: String,
    /// Its value, or empty.
    pub value: String,
}

impl Tag {
    /// Sets a tag; a tag with the same key on the same resource is overwritten.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn set(&self, connection: &WriteTx, region: &RegionId, kind: ResourceType) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO tag (resource, kind, region, key, value) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (resource, key) DO UPDATE SET value = excluded.value",
            )?
            .execute((&self.resource, kind, region, &self.key, &self.value))?;
        Ok(())
    }

    /// Deletes the tag with `key` from a resource.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn remove(connection: &WriteTx, resource: &str, key: &str) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM tag WHERE resource = ?1 AND key = ?2")?
            .execute((resource, key))?;
        Ok(())
    }

    /// Deletes all tags of a resource.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn remove_all(connection: &WriteTx, resource: &str) -> Result<()> {
        connection.prepare_cached("DELETE FROM tag WHERE resource = ?1")?.execute([resource])?;
        Ok(())
    }

    /// Returns the tags of a resource, ordered by key.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of(connection: &ReadTx, resource: &str) -> Result<Vec<Self>> {
        let mut statement = connection
            .prepare_cached("SELECT resource, key, value FROM tag WHERE resource = ?1 ORDER BY key")?;
        let rows = statement.query_map([resource], Self::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns all tags of one kind of resource in a region, ordered by resource and key.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId, kind: ResourceType) -> Result<Vec<Self>> {
        let mut statement = connection.prepare_cached(
            "SELECT resource, key, value FROM tag WHERE region = ?1 AND kind = ?2 ORDER BY resource, key",
        )?;
        let rows = statement.query_map((region, kind), Self::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns all tags of one kind of resource in a region, grouped by resource.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn by_resource(
        connection: &ReadTx,
        region: &RegionId,
        kind: ResourceType,
    ) -> Result<HashMap<String, Vec<Self>>> {
        let mut groups: HashMap<String, Vec<Self>> = HashMap::new();
        for tag in Self::of_region(connection, region, kind)? {
            groups.entry(tag.resource.clone()).or_default().push(tag);
        }
        Ok(groups)
    }

    fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { resource: row.get(0)?, key: row.get(1)?, value: row.get(2)? })
    }
}

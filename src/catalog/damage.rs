//! Blocks that verify found damaged. Nothing new may build on them: a capture stores such a block anew.

use super::Result;
use crate::model::{Location, PackName, RegionId, Slot};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// What is known to be damaged in a region's store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownDamage {
    /// Packs that cannot be used at all.
    pub packs: BTreeSet<PackName>,
    /// Bad slots of others.
    pub slots: BTreeMap<PackName, BTreeSet<Slot>>,
}

impl KnownDamage {
    /// Whether a slot is known to be damaged.
    pub fn holds(&self, Location { pack, slot }: Location) -> bool {
        self.packs.contains(&pack) || self.slots.get(&pack).is_some_and(|slots| slots.contains(&slot))
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.packs.is_empty() && self.slots.is_empty()
    }

    /// Whether anything in a pack is known to be damaged.
    pub fn touches(&self, pack: PackName) -> bool {
        self.packs.contains(&pack) || self.slots.contains_key(&pack)
    }

    /// What is known for a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &Connection, region: &RegionId) -> Result<Self> {
        let mut statement = connection.prepare_cached("SELECT pack, slot FROM damage WHERE region = ?1")?;
        let rows = statement.query_map([region], |row| Ok((row.get(0)?, row.get::<_, Option<Slot>>(1)?)))?;
        let mut known = Self::default();
        for row in rows {
            match row? {
                (pack, None) => {
                    known.packs.insert(pack);
                }
                (pack, Some(slot)) => {
                    known.slots.entry(pack).or_default().insert(slot);
                }
            }
        }
        Ok(known)
    }

    /// Replaces what is known for a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn replace(&self, connection: &Connection, region: &RegionId) -> Result<()> {
        connection.prepare_cached("DELETE FROM damage WHERE region = ?1")?.execute([region])?;
        let mut insert =
            connection.prepare_cached("INSERT INTO damage (region, pack, slot) VALUES (?1, ?2, ?3)")?;
        for pack in &self.packs {
            insert.execute((region, pack, None::<Slot>))?;
        }
        for (pack, slots) in &self.slots {
            for slot in slots {
                insert.execute((region, pack, Some(slot)))?;
            }
        }
        Ok(())
    }
}

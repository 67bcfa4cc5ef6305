//! The packs that extents refer to.

use super::extent::{Extent, Placed, Table, select};
use super::{CatalogError, Result};
use crate::model::{Location, PackName, RegionId, Run, Slot};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::{BTreeMap, BTreeSet};

/// A pack that extents refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackRow {
    /// Its name.
    pub name: PackName,
    /// How many blocks it holds.
    pub slots: u32,
    /// The length of its file in bytes.
    pub bytes: u64,
}

/// The number of a pack in this catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackNumber(pub(super) i64);

impl PackRow {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { name: row.get(0)?, slots: row.get(1)?, bytes: row.get(2)? })
    }

    /// Makes sure that the catalog knows the pack.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn register(&self, connection: &Connection, region: &RegionId) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO pack (region, name, slots, bytes) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?
            .execute((region, self.name, self.slots, self.bytes))?;
        Ok(())
    }

    /// The packs of a region, by name.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &Connection, region: &RegionId) -> Result<Vec<Self>> {
        let mut statement = connection
            .prepare_cached("SELECT name, slots, bytes FROM pack WHERE region = ?1 ORDER BY name")?;
        let rows = statement.query_map([region], Self::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The slots of the pack that extents refer to, as blocks or as what deltas are against, each once, in
    /// order.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn live_slots(connection: &Connection, name: PackName) -> Result<BTreeSet<u32>> {
        let mut statement = connection.prepare_cached(
            "WITH this AS (SELECT number FROM pack WHERE name = ?1)
             SELECT first_slot, length FROM extent WHERE pack = (SELECT number FROM this)
             UNION ALL
             SELECT base_slot, length FROM extent WHERE base_pack = (SELECT number FROM this)",
        )?;
        let rows = statement.query_map([name], |row| Ok((row.get::<_, u32>(0)?, row.get::<_, u32>(1)?)))?;
        let mut live = BTreeSet::new();
        for row in rows {
            let (first, length) = row?;
            live.extend(first..first.saturating_add(length));
        }
        Ok(live)
    }

    /// Points every extent of this pack at other packs: `place` gives the new place of what lies in it.
    ///
    /// # Errors
    /// When the catalog fails, or `place` does not know a slot.
    pub fn move_extents(
        connection: &Connection,
        name: PackName,
        place: impl Fn(Location) -> Option<Location>,
    ) -> Result<()> {
        let mut select = connection.prepare_cached(select!(
            "WHERE extent.pack = (SELECT number FROM pack WHERE name = ?1)
             OR extent.base_pack = (SELECT number FROM pack WHERE name = ?1)"
        ))?;
        let rows = Table::new(connection)?.read(select.query([name])?, Table::stored)?;
        let moved = |location: Location| {
            if location.pack != name {
                return Ok(location);
            }
            place(location).ok_or_else(|| {
                let slot = location.slot.0;
                CatalogError::Inconsistent(format!("slot {slot} of pack {name} has no new place"))
            })
        };
        let mut table = Table::new(connection)?;
        for stored in rows {
            let Extent { placed, born, died } = stored.extent;
            // Slots that followed each other need not do so any more.
            let mut pieces: Vec<Placed> = Vec::new();
            for step in 0..placed.run.length {
                let old = placed.from(placed.run.start.plus(step));
                let run = Run::new(old.run.start, 1);
                let piece = Placed { run, at: moved(old.at)?, base: old.base.map(moved).transpose()? };
                if !pieces.last_mut().is_some_and(|last| last.join(&piece)) {
                    pieces.push(piece);
                }
            }
            table.replace(&stored, pieces.into_iter().map(|placed| Extent { placed, born, died }))?;
        }
        Ok(())
    }

    /// Removes the rows of those packs that no extent refers to any more, with what is known of their damage, and
    /// names them.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn drop_unneeded(
        connection: &Connection,
        packs: impl IntoIterator<Item = PackNumber>,
    ) -> Result<Vec<PackName>> {
        let mut statement = connection.prepare_cached(
            "DELETE FROM pack WHERE number = ?1
             AND NOT EXISTS (SELECT 1 FROM extent WHERE extent.pack = ?1)
             AND NOT EXISTS (SELECT 1 FROM extent WHERE extent.base_pack = ?1)
             RETURNING name",
        )?;
        let mut dropped = Vec::new();
        for PackNumber(number) in packs {
            let name: Option<PackName> = statement.query_row([number], |row| row.get(0)).optional()?;
            if let Some(name) = name {
                connection.prepare_cached("DELETE FROM damage WHERE pack = ?1")?.execute([name])?;
                dropped.push(name);
            }
        }
        Ok(dropped)
    }

    /// The number of the pack in the catalog.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn number(connection: &Connection, name: PackName) -> Result<Option<PackNumber>> {
        let mut statement = connection.prepare_cached("SELECT number FROM pack WHERE name = ?1")?;
        Ok(statement.query_row([name], |row| row.get(0).map(PackNumber)).optional()?)
    }
}

/// What the deltas in the packs of a region are against.
#[derive(Clone, Debug, Default)]
pub struct Bases {
    /// By where a run of deltas begins: its length, and where what the first is against lies.
    runs: BTreeMap<Location, (u64, Location)>,
}

impl Bases {
    /// Those of all deltas that extents refer to.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &Connection, region: &RegionId) -> Result<Self> {
        let mut statement = connection
            .prepare_cached(select!("WHERE base_pack IN (SELECT number FROM pack WHERE region = ?1)"))?;
        let mut runs = BTreeMap::new();
        for placed in Table::new(connection)?.read(statement.query([region])?, Table::placed)? {
            let Placed { run, at, base } = placed;
            runs.extend(base.map(|base| (at, (run.length, base))));
        }
        Ok(Self { runs })
    }

    /// What the delta at `location` is against, if an extent says so.
    pub fn find(&self, location: Location) -> Option<Location> {
        let start = Location { slot: Slot(0), ..location };
        let (first, (length, base)) = self.runs.range(start..=location).next_back()?;
        let step = u64::from(location.slot.0 - first.slot.0);
        (step < *length).then(|| base.plus(step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delta_is_found_in_its_run_and_pack_alone() {
        let at = |pack, slot| Location { pack: PackName([pack; 16]), slot: Slot(slot) };
        let bases = Bases { runs: BTreeMap::from([(at(1, 7), (3, at(5, 0))), (at(3, 2), (1, at(5, 9)))]) };
        for (location, base) in [
            (at(1, 6), None),
            (at(1, 7), Some(at(5, 0))),
            (at(1, 9), Some(at(5, 2))),
            (at(1, 10), None),
            (at(2, 3), None),
            (at(2, 8), None),
            (at(3, 2), Some(at(5, 9))),
            (at(4, 1), None),
        ] {
            assert_eq!(bases.find(location), base, "{location:?}");
        }
    }
}

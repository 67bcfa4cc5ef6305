//! The packs that extents refer to.

use super::extent::{Placed, StoredExtent, Table, select};
use super::seal::Sealed;
use super::{CatalogError, Result, SeenExtent};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{Location, PackName, RegionId, Slot};
use rusqlite::OptionalExtension;
use std::collections::{BTreeMap, BTreeSet};

/// Selects the extents of a pack: those whose blocks lie in it, and those whose bases do.
macro_rules! of_pack {
    () => {
        select!(
            "WHERE extent.pack = (SELECT number FROM pack WHERE name = ?1)
             OR extent.base_pack = (SELECT number FROM pack WHERE name = ?1)"
        )
    };
}

/// A pack that extents refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackRow {
    /// Its name.
    pub name: PackName,
    /// The number of its blocks.
    pub slots: u32,
    /// The length of its file in bytes.
    pub bytes: u64,
}

/// The number of a pack in this catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackNumber(pub(super) i64);

impl PackRow {
    /// The sealed columns of a pack's row.
    pub(super) const SEALED: Sealed =
        Sealed { table: "pack", key: "number", columns: &["number", "region", "name", "slots", "bytes"] };

    /// Returns the packs that match `condition`, with their numbers. `keeps` decides about packs with a wrong seal.
    pub(super) fn select(
        connection: &ReadTx,
        condition: &str,
        values: impl rusqlite::Params,
        keeps: impl Fn(Result<()>) -> Result<bool>,
    ) -> Result<Vec<(PackNumber, Self)>> {
        let sql = format!("SELECT number, region, name, slots, bytes, seal FROM pack {condition}");
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query(values)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            if keeps(Self::SEALED.check(row))? {
                let pack = Self { name: row.get(2)?, slots: row.get(3)?, bytes: row.get(4)? };
                all.push((PackNumber(row.get(0)?), pack));
            }
        }
        Ok(all)
    }

    /// Returns the only pack that matches `condition`.
    pub(super) fn one(
        connection: &ReadTx,
        condition: &str,
        values: impl rusqlite::Params,
    ) -> Result<Option<(PackNumber, Self)>> {
        Ok(Self::select(connection, condition, values, |checked| checked.map(|()| true))?.pop())
    }

    /// Adds the pack to the catalog if it is missing.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn register(&self, connection: &WriteTx, region: &RegionId) -> Result<()> {
        let added = connection
            .prepare_cached(
                "INSERT INTO pack (region, name, slots, bytes) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?
            .execute((region, self.name, self.slots, self.bytes))?;
        if added > 0 {
            let number = connection.last_insert_rowid()?;
            let seal = Self::SEALED.of_values(&[&number, region, &self.name, &self.slots, &self.bytes])?;
            connection
                .prepare_cached("UPDATE pack SET seal = ?2 WHERE number = ?1")?
                .execute((number, seal))?;
        }
        Ok(())
    }

    /// Returns the packs of a region, ordered by name.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        Self::by_name(connection, region, |checked| checked.map(|()| true))
    }

    /// Returns the packs of a region without damaged rows, ordered by name.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn sound_of_region(connection: &ReadTx, region: &RegionId) -> Result<Vec<Self>> {
        Self::by_name(connection, region, |checked| Ok(checked.is_ok()))
    }

    fn by_name(
        connection: &ReadTx,
        region: &RegionId,
        keeps: impl Fn(Result<()>) -> Result<bool>,
    ) -> Result<Vec<Self>> {
        let packs = Self::select(connection, "WHERE region = ?1 ORDER BY name", [region], keeps)?;
        Ok(packs.into_iter().map(|(_, pack)| pack).collect())
    }

    /// Returns the slots of the pack that extents refer to, as blocks or as bases. Each slot comes once, in order.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn live_slots(connection: &ReadTx, name: PackName) -> Result<BTreeSet<u32>> {
        let mut live = BTreeSet::new();
        for extent in Self::extents(connection, name)? {
            let Placed { run, at, base } = extent.extent.placed;
            for first in [Some(at), base].into_iter().flatten().filter(|location| location.pack == name) {
                live.extend(first.slot.0..first.slot.plus(run.length).0);
            }
        }
        Ok(live)
    }

    /// Returns the extents that refer to the pack.
    fn extents(connection: &ReadTx, name: PackName) -> Result<Vec<StoredExtent>> {
        let mut select = connection.prepare_cached(of_pack!())?;
        Table::new(connection)?.read(select.query([name])?)
    }

    /// Returns the undamaged extents that refer to the pack.
    pub(super) fn sound_extents(connection: &ReadTx, name: PackName) -> Result<Vec<SeenExtent>> {
        let mut select = connection.prepare_cached(of_pack!())?;
        let all = Table::new(connection)?.read_sound(select.query([name])?)?;
        Ok(all.iter().map(StoredExtent::seen).collect())
    }

    /// Changes the locations in extents that need blocks of this pack, for the blocks that `places` has. Each entry of
    /// `places` is the new location of the block, and the base of the delta there. Returns the changed extents in their
    /// old state.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn replace_blocks(
        connection: &ReadTx,
        name: PackName,
        places: &BTreeMap<Location, (Location, Option<Location>)>,
    ) -> Result<Vec<SeenExtent>> {
        let mut select = connection.prepare_cached(of_pack!())?;
        let rows = Table::new(connection)?.read_sound(select.query([name])?)?;
        let replaced = |old: Placed| {
            if let Some((at, base)) = places.get(&old.at) {
                return Ok(Placed { at: *at, base: *base, ..old });
            }
            // A base is stored whole.
            let base = old.base.map(|base| match places.get(&base) {
                Some((at, None)) => *at,
                _ => base,
            });
            Ok(Placed { base, ..old })
        };
        let mut table = Table::new(connection)?;
        let mut changed = Vec::new();
        for stored in rows {
            if table.rewrite(&stored, replaced)? {
                changed.push(stored.seen());
            }
        }
        Ok(changed)
    }

    /// Changes every extent of this pack to refer to other packs. `place` returns the new location of each slot.
    ///
    /// # Errors
    /// When the catalog fails, or `place` does not know a slot.
    pub fn move_extents(
        connection: &ReadTx,
        name: PackName,
        place: impl Fn(Location) -> Option<Location>,
    ) -> Result<()> {
        let rows = Self::extents(connection, name)?;
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
            table.rewrite(&stored, |old| {
                Ok(Placed { at: moved(old.at)?, base: old.base.map(moved).transpose()?, ..old })
            })?;
        }
        Ok(())
    }

    /// Deletes the rows of the packs that no extent refers to any more, with their known damage. Returns their names.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn drop_unneeded(
        connection: &WriteTx,
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

    /// Returns the number of the pack in the catalog.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn number(connection: &ReadTx, name: PackName) -> Result<Option<PackNumber>> {
        Ok(Self::one(connection, "WHERE name = ?1", [name])?.map(|(number, _)| number))
    }
}

/// The bases of the deltas in the packs of a region.
#[derive(Clone, Debug, Default)]
pub struct Bases {
    /// The key is the location of a run of deltas; the value is its length and the location of its first base.
    runs: BTreeMap<Location, (u64, Location)>,
}

impl Bases {
    /// Reads the bases of all deltas that extents refer to.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn of_region(connection: &ReadTx, region: &RegionId) -> Result<Self> {
        let mut statement = connection
            .prepare_cached(select!("WHERE base_pack IN (SELECT number FROM pack WHERE region = ?1)"))?;
        let mut runs = BTreeMap::new();
        // A delta whose row is damaged has no base here. The damage is reported where the row is read.
        for stored in Table::new(connection)?.read_sound(statement.query([region])?)? {
            let Placed { run, at, base } = stored.extent.placed;
            runs.extend(base.map(|base| (at, (run.length, base))));
        }
        Ok(Self { runs })
    }

    /// Returns the base of the delta at `location`, if an extent has it.
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

//! Tallies: the number of rows of each list.
//!
//! A row with a damaged region is missing from the list of its region, and its seal is not checked. So triggers count
//! the rows of each list as they are added and deleted. A list with another number of rows is an error. The cost is two
//! rows of a small table for each added row, and one lookup for each list.
//!
//! A migration that makes one of the tables anew has to make its triggers anew, too.

use super::{CatalogError, Result};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::RegionId;
use rusqlite::OptionalExtension;

/// A list whose rows are counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    /// The name of the list in the table `tally`.
    pub name: &'static str,
    table: &'static str,
    /// The column that names the owner of a row.
    owner: &'static str,
}

impl List {
    const fn of_regions(table: &'static str) -> Self {
        Self { name: table, table, owner: "region" }
    }
}

/// The chains of a region.
pub(super) const CHAINS: List = List::of_regions("chain");
/// The disks of a region.
pub(super) const DISKS: List = List::of_regions("disk");
/// The images of a region.
pub(super) const IMAGES: List = List::of_regions("image");
/// The instances of a region.
pub(super) const INSTANCES: List = List::of_regions("instance");
/// The policies of a region.
pub(super) const POLICIES: List = List::of_regions("policy");
/// The snapshots of a region.
pub(super) const SNAPSHOTS: List = List::of_regions("snapshot");
/// The groups of a region.
pub(super) const GROUPS: List = List::of_regions("snapshot_group");
/// The tasks of a region.
pub(super) const TASKS: List = List::of_regions("task");
/// The snapshots of a chain.
pub(super) const OF_CHAIN: List = List { name: "chain_snapshot", table: "snapshot", owner: "chain" };

const ALL: [List; 9] = [CHAINS, DISKS, IMAGES, INSTANCES, POLICIES, SNAPSHOTS, GROUPS, TASKS, OF_CHAIN];

/// Returns the tables whose rows are counted.
pub(super) fn tables() -> impl Iterator<Item = &'static str> {
    ALL.iter().filter(|list| list.name == list.table).map(|list| list.table)
}

/// A list with a number of rows other than its tally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongTally {
    /// The list.
    pub list: &'static str,
    /// The owner of the list: a region, or the number of a chain.
    pub owner: String,
    /// The tally: the number of counted rows.
    pub counted: i64,
    /// The number of rows found.
    pub found: i64,
}

impl std::fmt::Display for WrongTally {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { list, owner, counted, found } = self;
        write!(formatter, "the catalog counts {counted} rows of the list {list} of {owner}, and has {found}")
    }
}

impl List {
    /// Reads the list of an owner, and checks its number of rows against the tally.
    ///
    /// # Errors
    /// When the numbers differ, or `read` fails.
    pub fn read<T>(
        self,
        connection: &ReadTx,
        owner: &str,
        read: impl FnOnce() -> Result<Vec<T>>,
    ) -> Result<Vec<T>> {
        let all = read()?;
        let mut statement =
            connection.prepare_cached("SELECT number FROM tally WHERE list = ?1 AND owner = ?2")?;
        let counted = statement.query_row((self.name, owner), |row| row.get(0)).optional()?;
        self.check(owner, counted.unwrap_or(0), i64::try_from(all.len()).unwrap_or(i64::MAX))?;
        Ok(all)
    }

    /// Reads the list of a region, and checks its number of rows against the tally.
    pub fn of_region<T>(
        self,
        connection: &ReadTx,
        region: &RegionId,
        read: impl FnOnce() -> Result<Vec<T>>,
    ) -> Result<Vec<T>> {
        self.read(connection, region.as_str(), read)
    }

    /// Returns the number of rows in the list of an owner, checked against the tally.
    pub fn count(self, connection: &ReadTx, owner: &str) -> Result<u64> {
        let Self { name, table, owner: column } = self;
        let sql = format!(
            "SELECT (SELECT count(*) FROM {table} WHERE {column} = ?2),
                    coalesce((SELECT number FROM tally WHERE list = ?1 AND owner = ?2), 0)"
        );
        let (found, counted): (i64, i64) = connection
            .prepare_cached(&sql)?
            .query_row((name, owner), |row| Ok((row.get(0)?, row.get(1)?)))?;
        self.check(owner, counted, found)?;
        Ok(u64::try_from(found).unwrap_or(0))
    }

    fn check(self, owner: &str, counted: i64, found: i64) -> Result<()> {
        if counted == found {
            return Ok(());
        }
        let owner = owner.to_owned();
        Err(CatalogError::Incomplete(WrongTally { list: self.name, owner, counted, found }))
    }

    /// Returns the SQL that counts the rows by owner.
    fn rows(self) -> String {
        let Self { table, owner, .. } = self;
        format!(
            "SELECT CAST({owner} AS TEXT) AS owner, count(*) AS number FROM {table} NOT INDEXED GROUP BY 1"
        )
    }

    fn find_wrong(self, connection: &ReadTx, all: &mut Vec<WrongTally>) -> Result<()> {
        let sql = format!(
            "SELECT coalesce(there.owner, counted.owner), coalesce(counted.number, 0), coalesce(there.number, 0)
             FROM ({}) AS there
             FULL JOIN (SELECT owner, number FROM tally WHERE list = ?1) AS counted ON counted.owner = there.owner
             WHERE coalesce(counted.number, 0) <> coalesce(there.number, 0)",
            self.rows()
        );
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([self.name])?;
        while let Some(row) = rows.next()? {
            let owner =
                row.get_ref(0)?.as_bytes().map(String::from_utf8_lossy).unwrap_or_default().into_owned();
            all.push(WrongTally { list: self.name, owner, counted: row.get(1)?, found: row.get(2)? });
        }
        Ok(())
    }
}

/// Returns the lists with a number of rows other than their tally.
///
/// # Errors
/// When the catalog fails.
pub fn wrong_tallies(connection: &ReadTx) -> Result<Vec<WrongTally>> {
    let mut all = Vec::new();
    ALL.iter().try_for_each(|list| list.find_wrong(connection, &mut all))?;
    Ok(all)
}

/// Counts all lists again. The caller must be in a transaction.
///
/// # Errors
/// When the catalog fails.
pub fn count_again(connection: &WriteTx) -> Result<()> {
    connection.execute("DELETE FROM tally", [])?;
    for list in ALL {
        let sql = format!("INSERT INTO tally SELECT ?1, owner, number FROM ({})", list.rows());
        connection.execute(&sql, [list.name])?;
    }
    Ok(())
}

//! Migrations: changes of the schema of an older catalog to the schema of this version.

use super::transaction::{Pool, WriteTx};
use super::{CatalogError, Result, count_again, seal};
use crate::sys;
use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;

/// The migrations. Each raises the schema by one version, and new ones are only appended.
const MIGRATIONS: &[&str] = &[
    include_str!("schema.sql"),
    include_str!("work.sql"),
    include_str!("misc.sql"),
    include_str!("images.sql"),
    include_str!("copies.sql"),
    include_str!("groups.sql"),
    include_str!("policies.sql"),
    include_str!("deltas.sql"),
    include_str!("kept_clones.sql"),
    include_str!("uses.sql"),
    include_str!("sizes.sql"),
    include_str!("portable.sql"),
    include_str!("kept_fields.sql"),
    include_str!("clock.sql"),
    include_str!("rollbacks.sql"),
    include_str!("attributes.sql"),
    SEALS,
    include_str!("damage.sql"),
    include_str!("sources.sql"),
    include_str!("group_points.sql"),
    include_str!("replaced_policies.sql"),
    include_str!("forgotten.sql"),
    include_str!("paid_until.sql"),
    TALLIES,
    WHOLE_ROWS,
];

/// The migration that adds seals. Existing rows are sealed when it runs.
const SEALS: &str = include_str!("seals.sql");

/// The migration that seals all columns, and the rows of more tables.
const WHOLE_ROWS: &str = include_str!("whole_rows.sql");

/// The migration that adds tallies. Existing rows are counted when it runs.
const TALLIES: &str = include_str!("tallies.sql");

/// The number of prepared statements that a connection keeps.
const STATEMENTS: usize = 64;

/// Opens another connection of a pool. Makes or migrates the catalog if needed.
pub(super) fn connect(pool: &Arc<Pool>) -> Result<Connection> {
    let opening = CatalogError::opening(&pool.place);
    let connection = match pool.read_only {
        Some(_) => {
            let connection = sys::database::open_to_read(&pool.place).map_err(&opening)?;
            if version(&connection)? == known_version() {
                connection
            } else {
                migrate(pool, sys::database::open_copy(&pool.place).map_err(&opening)?, &pool.place)?
            }
        }
        None => {
            let connection = sys::database::open(&pool.place).map_err(&opening)?;
            connection.pragma_update(None, "synchronous", "FULL")?;
            // Temporary data of a statement needs no file.
            connection.pragma_update(None, "temp_store", "MEMORY")?;
            // A migration can make a table anew that other tables refer to.
            connection.pragma_update(None, "foreign_keys", false)?;
            let connection = migrate(pool, connection, &pool.place)?;
            connection.pragma_update(None, "foreign_keys", true)?;
            connection
        }
    };
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Returns the version of the schema after all migrations.
fn known_version() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX)
}

/// Migrates the schema to the version of this program.
pub(super) fn migrate(pool: &Arc<Pool>, connection: Connection, path: &Path) -> Result<Connection> {
    let known = known_version();
    if version(&connection)? == known {
        return Ok(connection);
    }
    // Another process can be migrating, so the version is read again under the write lock.
    let transaction = WriteTx::over(pool, connection)?;
    let found = transaction.with_connection(version)?;
    if found > known {
        return Err(CatalogError::TooNew { path: path.to_owned(), found, known });
    }
    for migration in MIGRATIONS.iter().skip(found as usize) {
        transaction.execute_batch(migration)?;
    }
    let is_made = |one: &str| MIGRATIONS.iter().skip(found as usize).any(|migration| *migration == one);
    if is_made(SEALS) {
        seal::seal_everything(&transaction)?;
    } else if is_made(WHOLE_ROWS) {
        seal::seal_whole_rows(&transaction)?;
    }
    if is_made(TALLIES) {
        count_again(&transaction)?;
    }
    transaction.with_connection(|connection| connection.pragma_update(None, "user_version", known))?;
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use super::super::{Catalog, Chain, Snapshot, Tag, unsound_rows};
    use super::*;
    use crate::sys::place::Place;

    #[test]
    fn the_blocks_of_chains_from_before_they_were_counted_are_counted() {
        let directory = tempfile::tempdir().unwrap();
        let path = Place::root(directory.path(), false).join("catalog.db");
        let connection = Connection::open(&path).unwrap();
        let counting = MIGRATIONS.iter().position(|one| one.contains("ADD COLUMN blocks")).unwrap();
        MIGRATIONS[..counting].iter().for_each(|one| connection.execute_batch(one).unwrap());
        connection.pragma_update(None, "user_version", counting).unwrap();
        let rows = "INSERT INTO chain (number, id, region, last_sequence)
                    VALUES (1, 'sl-one', 'cn-hangzhou', 2), (2, 'sl-two', 'cn-hangzhou', 0);
                    INSERT INTO pack VALUES (1, 'cn-hangzhou', '00', 9, 9);
                    INSERT INTO extent (chain, start, length, born, died, pack, first_slot)
                    VALUES (1, 0, 5, 1, 2, 1, 0), (1, 0, 5, 2, NULL, 1, 5), (1, 9, 1, 1, NULL, 1, 10)";
        connection.execute_batch(rows).unwrap();
        drop(connection);
        let catalog = Catalog::open(&path).unwrap();
        let blocks = |number| {
            let chain = Chain::by_number(&catalog.read(), number).unwrap().unwrap();
            chain.blocks(&catalog.read()).unwrap()
        };
        assert_eq!((blocks(1), blocks(2)), (11, 0));
    }

    #[test]
    fn tags_of_copied_images_move_to_the_region_of_the_copy() {
        let directory = tempfile::tempdir().unwrap();
        let path = Place::root(directory.path(), false).join("catalog.db");
        let connection = Connection::open(&path).unwrap();
        let moving = MIGRATIONS.iter().position(|one| one.contains("UPDATE tag SET region")).unwrap();
        MIGRATIONS[..moving].iter().for_each(|one| connection.execute_batch(one).unwrap());
        connection.pragma_update(None, "user_version", moving).unwrap();
        let rows =
            "INSERT INTO image VALUES ('m-2zecopy', 'cn-beijing', 'Available', 'copy', '', '', '', 'Others',
                        'x86_64', 'BIOS', 'v1', '', 'Auto', '', 1, 0, 5, NULL);
                    INSERT INTO tag (resource, kind, region, key, value)
                    VALUES ('m-2zecopy', 'image', 'cn-hangzhou', 'k', 'v'),
                           ('d-bp1disk', 'disk', 'cn-hangzhou', 'k', 'v')";
        connection.execute_batch(rows).unwrap();
        drop(connection);
        let catalog = Catalog::open(&path).unwrap();
        let tagged = |region: &str, kind| {
            let region = crate::model::RegionId::parse(region).unwrap();
            Tag::of_region(&catalog.read(), &region, kind).unwrap().len()
        };
        use crate::model::ResourceType::{Disk, Image};
        assert_eq!((tagged("cn-beijing", Image), tagged("cn-hangzhou", Image)), (1, 0));
        assert_eq!(tagged("cn-hangzhou", Disk), 1);
    }

    #[test]
    fn rows_from_before_there_were_seals_are_sealed() {
        let directory = tempfile::tempdir().unwrap();
        let path = Place::root(directory.path(), false).join("catalog.db");
        let connection = Connection::open(&path).unwrap();
        let sealing = MIGRATIONS.iter().position(|one| *one == SEALS).unwrap();
        MIGRATIONS[..sealing].iter().for_each(|one| connection.execute_batch(one).unwrap());
        connection.pragma_update(None, "user_version", sealing).unwrap();
        let name = "00112233445566778899aabbccddeeff";
        let rows = format!(
            "INSERT INTO chain (number, id, region, last_sequence) VALUES (1, 'sl-one', 'cn-hangzhou', 2);
             INSERT INTO pack VALUES (1, 'cn-hangzhou', '{name}', 9, 9);
             INSERT INTO extent (chain, start, length, born, died, pack, first_slot)
             VALUES (1, 0, 5, 1, 2, 1, 0), (1, 0, 5, 2, NULL, 1, 5);
             INSERT INTO image (id, region, status, name, description, family, version, platform, architecture, boot_mode,
                                imds_support, nvme_support, license, resource_group, is_copy, is_public, created)
             VALUES ('m-1', 'cn-hangzhou', 'Available', 'n', '', '', '', '', '', '', '', '', '', '', 0, 0, 0);
             INSERT INTO image_disk (image, device, kind, size) VALUES ('m-1', '/dev/xvda', 'system', 5)"
        );
        connection.execute_batch(&rows).unwrap();
        drop(connection);
        let catalog = Catalog::open(&path).unwrap();
        assert_eq!(unsound_rows(&catalog.read()).unwrap(), []);
        let chain = Chain::by_number(&catalog.read(), 1).unwrap().unwrap();
        assert_eq!(chain.content(&catalog.read(), crate::model::Sequence(1)).unwrap().len(), 1);
        // Later changes are detected.
        for sql in [
            "UPDATE chain SET last_sequence = 3",
            "UPDATE pack SET slots = 8",
            "UPDATE extent SET first_slot = 4 WHERE died = 2",
            "UPDATE image_disk SET size = 4",
            "DELETE FROM image_disk",
        ] {
            let changed: Result<()> = catalog.write(|transaction| {
                transaction.execute_batch(sql)?;
                assert_eq!(unsound_rows(transaction)?.len(), 1, "{sql}");
                Err(CatalogError::Inconsistent("not to be committed".into()))
            });
            assert!(matches!(changed, Err(CatalogError::Inconsistent(_))));
        }
    }

    #[test]
    fn what_was_sealed_in_part_is_sealed_as_a_whole_if_it_was_sound() {
        let directory = tempfile::tempdir().unwrap();
        let path = Place::root(directory.path(), false).join("catalog.db");
        let connection = Connection::open(&path).unwrap();
        let whole = MIGRATIONS.iter().position(|one| *one == WHOLE_ROWS).unwrap();
        let counted = MIGRATIONS.iter().position(|one| *one == TALLIES).unwrap();
        MIGRATIONS[..whole.min(counted)].iter().for_each(|one| connection.execute_batch(one).unwrap());
        connection.pragma_update(None, "user_version", whole.min(counted)).unwrap();
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        for (number, id) in [(1, "s-bp1sound"), (2, "s-bp1flipped")] {
            connection
                .execute(
                    "INSERT INTO snapshot (id, chain, sequence, region, status, category, kind, name, description, resource_group,
                         created, modified, instant_access, progress, disk_size, disk_kind, disk_category, full_blocks)
                     VALUES (?2, 1, ?1, 'cn-hangzhou', 'failed', 'standard', 'user', 'n', '', '', 1, 1, 0, 0, 5, 'data',
                         'cloud_essd', 0)",
                    (number, id),
                )
                .unwrap();
        }
        let transaction = WriteTx::over(&Pool::new(&path, None, connect), connection).unwrap();
        seal::SNAPSHOT_BEFORE.seal_rows(&transaction, None).unwrap();
        transaction.execute("UPDATE snapshot SET disk_size = 4 WHERE id = 's-bp1flipped'", []).unwrap();
        transaction.commit().unwrap();
        let catalog = Catalog::open(&path).unwrap();
        let unsound = unsound_rows(&catalog.read()).unwrap();
        assert_eq!(unsound.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["s-bp1flipped"]);
        let sound = crate::model::SnapshotId::parse("s-bp1sound").unwrap();
        assert!(Snapshot::find(&catalog.read(), &sound).unwrap().is_some());
        // Rows without a seal have one after the migration.
        catalog.write(|transaction| transaction.execute("UPDATE snapshot SET name = 'm'", [])).unwrap();
        assert!(Snapshot::find(&catalog.read(), &sound).is_err());
        assert_eq!(super::super::wrong_tallies(&catalog.read()).unwrap(), []);
    }

    #[test]
    fn a_newer_catalog_is_refused_and_untouched() {
        let directory = tempfile::tempdir().unwrap();
        let path = Place::root(directory.path(), false).join("catalog.db");
        drop(Catalog::open(&path).unwrap());
        let connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        drop(connection);
        assert!(matches!(Catalog::open(&path), Err(CatalogError::TooNew { found: 99, .. })));
    }
}
